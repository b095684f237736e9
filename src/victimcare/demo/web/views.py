from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import auth
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.partners import partner_access as partners
from victimcare.channels.web.portal.victim_access import set_visit_cookies
from victimcare.channels.web.ui import staff_access
from victimcare.channels.web.ui.pages import Request, answer_not_found, make_page, render_page
from victimcare.demo import cast
from victimcare.demo.cast import Member
from victimcare.demo.load import staff_of, victim_of
from victimcare.demo.second_step import number_now
from victimcare.demo.web import signing_in
from victimcare.installation.environment import Environment
from victimcare.records.models import ContactPoint, PartnerUser, Staff, Victim
from victimcare.services.access import Act, Actor
from victimcare.services.desk import staff_sessions

# Where each role's site begins. Members whose site is not built yet are not shown.
SITES = {
    "victim": "/my/case",
    "supporter": "/my/case",
    "desk": "/desk/tasks",
    "supervisor": "/desk/tasks",
    "officer": "/officer/",
    "partner": "/partner",
}
_STAFF_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Card:
    """A member as the page shows them."""

    member: Member
    phone: str  # where their messages arrive: an address of the make-believe outside, or empty


def _nobody(request: HttpRequest, now: datetime) -> Actor:
    return Actor.nobody("demo")


page = make_page(find=_nobody, refuse=lambda request, actor: answer_not_found(request))


@require_safe
@page(Act.SEE_PUBLIC_PAGE)
def people(request: Request) -> HttpResponse:
    """The cast, each with a press to be them."""
    return _page(request)


@require_safe
@page(Act.SEE_PUBLIC_PAGE)
def cast_list(request: Request) -> HttpResponse:
    """For programs."""
    return JsonResponse(
        [
            {
                "id": member.id,
                "name": member.name,
                "role": member.role,
                "site": SITES[member.role],
                "story": member.story,
            }
            for member in _shown()
        ],
        safe=False,
    )


@require_POST
@page(Act.SIGN_IN)
def sign_in(request: Request) -> HttpResponse:
    member = _chosen(request)
    response = HttpResponseRedirect(SITES[member.role], status=303)
    if member.role == "victim":
        set_visit_cookies(response, signing_in.visit_of(member, request.now))
    elif member.role == "supporter":
        set_visit_cookies(response, signing_in.visit_of_supporter(member, request.now))
    elif member.role == "partner":
        partners.set_session_cookie(response, signing_in.visit_of_partner(member, request.now))
    else:
        person = staff_of(member)
        staff_sessions.record_sign_in(actor=staff_sessions.staff_actor(person), now=request.now)
        auth.login(request, person, backend=_STAFF_BACKEND)
        staff_access.unlock_desk(request)
    return response


@require_POST
@page(Act.SIGN_IN)
def make_code(request: Request) -> HttpResponse:
    """A code for whoever wants to type it, or key it on the line."""
    member = _chosen(request)
    if member.role == "supporter":
        return _page(request, coded=member, code=signing_in.new_code_of_supporter(member, request.now))
    if member.role != "victim":
        raise Http404
    code = signing_in.new_code(member, request.now).code
    return _page(request, coded=member, code=code, second=number_now(victim_of(member), now=request.now))


def _page(request: Request, *, coded: Member | None = None, code: str = "", second: str = "") -> HttpResponse:
    environment: Environment = settings.ENVIRONMENT
    cards = [Card(member, _messages_of(request, member)) for member in _shown()]
    context = {
        "page_title": "Demo",
        "is_for_staff": True,
        "victims": [card for card in cards if card.member.role == "victim"],
        "supporters": [card for card in cards if card.member.role == "supporter"],
        "staff": [card for card in cards if card.member.role not in ("victim", "supporter")],
        "outside": _outside(request),
        "line": f"sip:line@{_host(request)}:{environment.sip_port}",
        "coded": coded,
        "code": code,
        "second": second,
    }
    return render_page(request, "demo/people.jinja", context)


def _shown() -> list[Member]:
    """Those whose site is built and who are loaded."""
    victims = set(Victim.objects.values_list("case__reference", "record_id").filter(case__reference__in=_REFERENCES))
    staff = set(Staff.objects.filter(is_active=True).values_list("username", flat=True))
    of_partners = set(PartnerUser.objects.filter(ended_at=None).values_list("name", flat=True))
    return [
        member
        for member in cast.MEMBERS
        if member.role in SITES
        and (
            (member.crime_reference, member.victim_id) in victims
            or member.staff_number in staff
            or (member.role == "partner" and member.name in of_partners)
        )
    ]


_REFERENCES = [member.crime_reference for member in cast.MEMBERS if member.crime_reference]


def _chosen(request: Request) -> Member:
    found = next((member for member in _shown() if member.id == request.POST.get("id")), None)
    if found is None:
        raise Http404
    return found


def _messages_of(request: Request, member: Member) -> str:
    outside = _outside(request)
    if not outside or member.role != "victim":
        return ""
    points = ContactPoint.objects.filter(person_id=victim_of(member).person_id, kind="mobile", retired_at=None)
    number = points.values_list("match_key", flat=True).first()
    return f"{outside}?{urlencode({'to': number})}" if number else ""


def _outside(request: Request) -> str:
    environment: Environment = settings.ENVIRONMENT
    return f"http://{_host(request)}:{environment.outside_port}/" if environment.outside_port else ""


def _host(request: Request) -> str:
    return request.get_host().rsplit(":", 1)[0]
