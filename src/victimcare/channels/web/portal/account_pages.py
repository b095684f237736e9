"""Shows the victim's account and its safety: where it was used, who looked, the menu, other cases, the duress code, and
pages for print."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.portal.code_entry import CODE_REFUSED, SignInForm, require_code_again
from victimcare.channels.web.portal.page_delivery import ANSWER_PARAMETER, redirect_to_answer
from victimcare.channels.web.portal.victim_access import (
    clear_browser,
    portal_page,
    public_page,
    read_browser_cookie,
    refuse_visitor,
    set_visit_cookies,
)
from victimcare.channels.web.ui.browser_requests import visitors_address
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.access_codes import devices
from victimcare.rules.contact.communication_needs import PageWording
from victimcare.rules.force import Force
from victimcare.services.access import Act
from victimcare.services.access_codes import duress_codes
from victimcare.services.messages.message_languages import list_page_languages
from victimcare.services.portal import own_record, victim_page
from victimcare.services.sessions import session_history, site_navigation
from victimcare.wording import say


@require_POST
@portal_page(Act.COME_IN)
def keep_visit_open(request: Request) -> HttpResponse:
    """Keep the visit open: the request itself has counted as use
    (`services.sessions.victim_sessions.find_session_actor`)."""
    return HttpResponse(status=204)


@require_safe
@public_page(Act.SEE_PUBLIC_PAGE)
def leave_unused_page(request: Request) -> HttpResponse:
    """Leave a page that was not used. Another window of the same visit may still be in use, so the visit is not ended,
    and its cookie stays."""
    force: Force = settings.FORCE
    response = HttpResponseRedirect(force.neutral_place, status=303)
    response["Clear-Site-Data"] = '"cache"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SEE_OWN_CASE)
def print_own_page(request: Request) -> HttpResponse:
    """Ask first; then show the victim's page for print or for saving."""
    if request.method != "POST":
        return render_page(request, "portal/print.jinja")
    own_page = victim_page.load_victim_page(actor=request.actor, now=request.now)
    is_easy = request.POST.get("words") == "easy" or own_page.words is PageWording.EASY
    template = "portal/easy.jinja" if is_easy else "portal/on_paper.jinja"
    return render_page(request, template, {"page": own_page, "on_paper": True})


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SEE_OWN_CASE)
@require_code_again
def show_reference_sheet(request: Request) -> HttpResponse:
    """Show the crime reference number, after the last six numbers of the code; once the form is sent, as a sheet for
    paper."""
    sheet = own_record.load_reference_sheet(actor=request.actor, now=request.now)
    template = "portal/reference_paper.jinja" if request.method == "POST" else "portal/reference.jinja"
    return render_page(request, template, {"sheet": sheet})


@require_safe
@portal_page(Act.SEE_OWN_CASE)
def list_own_visits(request: Request) -> HttpResponse:
    seen = session_history.list_own_visits(actor=request.actor, now=request.now)
    return render_page(request, "portal/visits.jinja", {"visits": seen})


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.END_OWN_VISITS)
def end_own_visits(request: Request) -> HttpResponse:
    """End other visits. A GET, as when the page is loaded again, leads back to the list."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("portal:visits"), status=303)
    this_too = "this" in request.POST
    ended = session_history.end_own_visits(actor=request.actor, this_too=this_too, now=request.now)
    if this_too:
        return clear_browser(render_page(request, "portal/signed_out.jinja"))
    return render_page(request, "portal/visits_ended.jinja", {"ended": ended})


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SEE_OWN_CASE)
def list_record_accesses(request: Request) -> HttpResponse:
    """List who looked at the record. The page number is sent by a form, so that no address says how much was looked
    at."""
    asked = request.POST.get("page", "")[:4]
    number = int(asked) if asked.isdecimal() and int(asked) > 0 else 1
    seen = own_record.list_staff_accesses(actor=request.actor, page=number, now=request.now)
    return render_page(request, "portal/who_looked.jinja", {"seen": seen})


# All pages of the victim's site, as the menu lists them: pages that a visit may not open are left out (ADR 29).


@dataclass(frozen=True, slots=True)
class MenuItem:
    """`name`: that of its address in this site, and of its words: `portal-menu-<name>` with `.more`. `is_short`: the
    short level opens it too."""

    name: str
    is_short: bool = False


# Heading (`portal-menu-<heading>`) and the items under it
MENU_GROUPS: tuple[tuple[str, tuple[MenuItem, ...]], ...] = (
    (
        "of-case",
        (
            MenuItem("case", is_short=True),
            MenuItem("easy", is_short=True),
            MenuItem("young", is_short=True),
            MenuItem("journey"),
            MenuItem("reference"),
            MenuItem("another"),
            MenuItem("second-look"),
            MenuItem("more-help"),
        ),
    ),
    ("of-court", (MenuItem("statement"), MenuItem("court"), MenuItem("compensation"), MenuItem("property"))),
    (
        "of-talk",
        (
            MenuItem("messages", is_short=True),
            MenuItem("update"),
            MenuItem("call-me", is_short=True),
            MenuItem("not-done", is_short=True),
            MenuItem("get-help", is_short=True),
            MenuItem("support"),
        ),
    ),
    ("of-us-two", (MenuItem("contact"), MenuItem("tell-once"), MenuItem("passport"), MenuItem("family"))),
    (
        "of-you",
        (
            MenuItem("second-step", is_short=True),
            MenuItem("visits", is_short=True),
            MenuItem("who-looked"),
            MenuItem("your-code"),
            MenuItem("print", is_short=True),
            MenuItem("use-more-safely", is_short=True),
        ),
    ),
)


@require_safe
@portal_page(Act.SEE_OWN_CASE)
def show_menu(request: Request) -> HttpResponse:
    level = site_navigation.find_menu_level(actor=request.actor, now=request.now)
    hidden = set() if duress_codes.is_duress_code_offered() else {"your-code"}
    hidden |= set() if level.is_young else {"young"}
    groups = [
        (heading, [item.name for item in items if (item.is_short or not level.is_short) and item.name not in hidden])
        for heading, items in MENU_GROUPS
    ]
    context = {"groups": [group for group in groups if group[1]], "languages": list_page_languages()}
    return render_page(request, "portal/menu.jinja", context)


@require_POST
@portal_page(Act.SEE_OWN_CASE)
def choose_language(request: Request) -> HttpResponse:
    """Set the language for the rest of this visit."""
    site_navigation.set_session_language(
        actor=request.actor, language=request.POST.get("language", "")[:8], now=request.now
    )
    return HttpResponseRedirect(reverse("portal:menu"), status=303)


# Another crime against the same person: its code is typed inside a visit, which then shows either page (ADR 49).


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SEE_OWN_CASE)
def add_case(request: Request) -> HttpResponse:
    """Take the code of another crime, with the answers of the front door. The response to the form is a redirect, so
    that the browser keeps no code."""
    site_navigation.ask_for_other_code(actor=request.actor, now=request.now)
    if request.method != "POST":
        return render_page(
            request, "portal/another.jinja", {"form": SignInForm.after(request.GET.get(ANSWER_PARAMETER, ""))}
        )
    form = SignInForm(request.POST)
    token = None
    if form.is_valid():
        token = site_navigation.add_case_to_session(
            actor=request.actor,
            code=form.cleaned_data["code"],
            now=request.now,
            address=visitors_address(request),
            browser=read_browser_cookie(request),
            device=devices.parse_user_agent(request.headers.get("User-Agent", "")),
        )
    if token is None:
        return redirect_to_answer(request, CODE_REFUSED if form.is_valid() else form.mistake)
    return _open_case(request, token)


@require_POST
@portal_page(Act.SEE_OWN_CASE)
def switch_case(request: Request) -> HttpResponse:
    """Switch to another case of this visit. One that is no longer open leads back to the current page, which no longer
    lists it."""
    token = site_navigation.switch_case(actor=request.actor, to=_chosen_case(request), now=request.now)
    return _open_case(request, token) if token else HttpResponseRedirect(reverse("portal:case"), status=303)


def _chosen_case(request: Request) -> UUID:
    try:
        return UUID(request.POST.get("to", ""))
    except ValueError:
        return UUID(int=0)


def _open_case(request: Request, token: str) -> HttpResponse:
    """Open the page of this token. Forms of the page before, in other windows, are refused from now on: words about one
    crime never reach the other."""
    rotate_token(request)
    response = HttpResponseRedirect(reverse("portal:case"), status=303)
    set_visit_cookies(response, token)
    return response


# The victim's duress code, for when they are made to show their page: offered where the force gives it out


@sensitive_variables("code")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.WRITE_OWN_WORDS)
@require_code_again
def manage_duress_code(request: Request) -> HttpResponse:
    """Make or withdraw the duress code. The code is in this one answer and nowhere else."""
    if not duress_codes.is_duress_code_offered():
        return refuse_visitor(request, request.actor)
    pressed = request.POST.get("do", "")
    if pressed == "make":
        code = duress_codes.make_own_duress_code(actor=request.actor, now=request.now)
        return render_page(request, "portal/your_code_made.jinja", {"code": code})
    told = ""
    if pressed == "end" and duress_codes.withdraw_own_duress_code(actor=request.actor, now=request.now):
        told = say("quiet-code-ended")
    elif request.method == "POST":
        return HttpResponseRedirect(reverse("portal:your-code"), status=303)
    stands = duress_codes.load_own_duress_code(actor=request.actor, now=request.now)
    return render_page(request, "portal/your_code.jinja", {"stands": stands, "told": told})
