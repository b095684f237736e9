from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import auth
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.partners import partner_access
from victimcare.channels.web.portal.victim_access import set_visit_cookies
from victimcare.channels.web.ui import staff_access
from victimcare.channels.web.ui.pages import Request, answer_not_found, make_page, render_page
from victimcare.demo import cast, demo_referrals, demo_supporters
from victimcare.demo.cast import Member
from victimcare.demo.demo_loading import DOOR, staff_of_member, victim_of_member
from victimcare.demo.own_pages import current_second_step_number
from victimcare.installation.installation_environment import Environment
from victimcare.records.models import AccessGrant, ContactPoint, PartnerUser, Staff, Supporter, Victim, VictimSession
from victimcare.services.access import Act, Actor
from victimcare.services.access_codes import victim_codes
from victimcare.services.access_codes.victim_codes import NewCode
from victimcare.services.audit import note
from victimcare.services.desk import staff_sessions
from victimcare.services.sessions import victim_sessions

# Signs in as one of the cast without their code or identity provider.

DEMO_REASON = "demonstration"


@transaction.atomic
def begin_member_visit(member: Member, now: datetime) -> str:
    """A session token, on the member's existing code, so that one already given goes on working; otherwise on a new
    one."""
    victim = victim_of_member(member)
    if (grant := _live_grant(victim, now)) is None:
        replace_victim_code(member, now)
        grant = AccessGrant.objects.of_victims().get(victim=victim, ended_at=None)
    note(Actor.anonymous(DOOR), "demonstration.signed_in", at=now, case_id=victim.case_id, victim_id=victim.id)
    token = victim_sessions.begin_victim_session(grant=grant, now=now)
    # No code was typed that could be asked for again: it counts as entered.
    VictimSession.objects.filter(grant=grant, started_at=now).update(again_at=now)
    return token


@transaction.atomic
def begin_member_supporter_visit(member: Member, now: datetime) -> str:
    supporter = _supporter(member)
    note(Actor.anonymous(DOOR), "demonstration.signed_in", at=now, victim_id=supporter.victim_id)
    return demo_supporters.begin_supporter_visit(supporter, with_person=_carys_actor(), now=now)


@transaction.atomic
def begin_member_partner_visit(member: Member, now: datetime) -> str:
    return demo_referrals.begin_partner_visit(member.name, now=now)


def replace_supporter_code(member: Member, now: datetime) -> str:
    """Make a supporter's own code to type on the page. The old one ends."""
    return demo_supporters.make_supporter_code(_supporter(member), with_person=_carys_actor(), now=now)


def _supporter(member: Member) -> Supporter:
    return Supporter.objects.get(victim=victim_of_member(member), name=member.name, ended_at=None)


def _carys_actor() -> Actor:
    return staff_sessions.staff_actor(staff_of_member(cast.find_member("carys")))


def replace_victim_code(member: Member, now: datetime) -> NewCode:
    """Make a code to type on the page or key on the line. The old one ends."""
    victim_id = victim_of_member(member).id
    actor = Actor.operator(DOOR, reason=DEMO_REASON)
    return victim_codes.make_victim_code(
        actor=actor, victim_id=victim_id, opens=victim_codes.find_code_scope(victim_id), now=now, keeps_second=True
    )


def _live_grant(victim: Victim, now: datetime) -> AccessGrant | None:
    return AccessGrant.objects.of_victims().filter(victim=victim, ended_at=None, expires_at__gt=now).first()


# The start page for each role. Members whose site is not built yet are not shown.
SITES = {
    "victim": "/my/case",
    "supporter": "/my/case",
    "desk": "/desk/tasks",
    "supervisor": "/desk/tasks",
    "officer": "/officer/",
    "partner": "/partner",
    "control_room": "/control-room",
}
_STAFF_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class MemberCard:
    """A member as the page shows them."""

    member: Member
    phone: str  # where their messages arrive: an address of the make-believe outside world, or empty


def _anonymous_actor(request: HttpRequest, now: datetime) -> Actor:
    return Actor.anonymous("demo")


demo_page = make_page(find=_anonymous_actor, refuse=lambda request, actor: answer_not_found(request))


@require_safe
@demo_page(Act.SEE_PUBLIC_PAGE)
def show_cast(request: Request) -> HttpResponse:
    """Show the cast, each with a button to sign in as them."""
    return _render_cast(request)


@require_safe
@demo_page(Act.SEE_PUBLIC_PAGE)
def list_cast(request: Request) -> HttpResponse:
    """List the cast for programs."""
    return JsonResponse(
        [
            {
                "id": member.id,
                "name": member.name,
                "role": member.role,
                "site": SITES[member.role],
                "story": member.story,
            }
            for member in _shown_members()
        ],
        safe=False,
    )


@require_POST
@demo_page(Act.SIGN_IN)
def sign_in_as_member(request: Request) -> HttpResponse:
    member = _chosen_member(request)
    response = HttpResponseRedirect(SITES[member.role], status=303)
    if member.role == "victim":
        set_visit_cookies(response, begin_member_visit(member, request.now))
    elif member.role == "supporter":
        set_visit_cookies(response, begin_member_supporter_visit(member, request.now))
    elif member.role == "partner":
        partner_access.set_session_cookie(response, begin_member_partner_visit(member, request.now))
    else:
        person = staff_of_member(member)
        staff_sessions.record_sign_in(actor=staff_sessions.staff_actor(person), now=request.now)
        auth.login(request, person, backend=_STAFF_BACKEND)
        staff_access.unlock_desk(request)
    return response


@require_POST
@demo_page(Act.SIGN_IN)
def make_member_code(request: Request) -> HttpResponse:
    """Make a code for a visitor to type, or to key on the line."""
    member = _chosen_member(request)
    if member.role == "supporter":
        return _render_cast(request, coded=member, code=replace_supporter_code(member, request.now))
    if member.role != "victim":
        raise Http404
    code = replace_victim_code(member, request.now).code
    return _render_cast(
        request, coded=member, code=code, second=current_second_step_number(victim_of_member(member), now=request.now)
    )


def _render_cast(request: Request, *, coded: Member | None = None, code: str = "", second: str = "") -> HttpResponse:
    environment: Environment = settings.ENVIRONMENT
    cards = [MemberCard(member, _message_address(request, member)) for member in _shown_members()]
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


def _shown_members() -> list[Member]:
    """Members whose site is built and who are loaded."""
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


def _chosen_member(request: Request) -> Member:
    found = next((member for member in _shown_members() if member.id == request.POST.get("id")), None)
    if found is None:
        raise Http404
    return found


def _message_address(request: Request, member: Member) -> str:
    outside = _outside(request)
    if not outside or member.role != "victim":
        return ""
    points = ContactPoint.objects.filter(person_id=victim_of_member(member).person_id, kind="mobile", retired_at=None)
    number = points.values_list("match_key", flat=True).first()
    return f"{outside}?{urlencode({'to': number})}" if number else ""


def _outside(request: Request) -> str:
    environment: Environment = settings.ENVIRONMENT
    return f"http://{_host(request)}:{environment.outside_port}/" if environment.outside_port else ""


def _host(request: Request) -> str:
    return request.get_host().rsplit(":", 1)[0]
