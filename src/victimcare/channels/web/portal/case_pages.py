"""Serves the front door, signing in and out, and the victim's case in each kind of wording."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from victimcare.channels.web.portal import front_door_forms
from victimcare.channels.web.portal.code_entry import CODE_REFUSED, HELD_BACK, SignInForm
from victimcare.channels.web.portal.page_delivery import ANSWER_PARAMETER, redirect_to_answer, seen_check_for
from victimcare.channels.web.portal.victim_access import (
    end_visit,
    portal_page,
    public_page,
    read_browser_cookie,
    sent_second_half,
    set_browser_cookie,
    set_visit_cookies,
)
from victimcare.channels.web.ui import page_language
from victimcare.channels.web.ui.browser_requests import is_own_press, visitors_address
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.access_codes import attempt_limits, devices
from victimcare.rules.cases.page_shapes import VictimPage
from victimcare.rules.contact.communication_needs import PageWording
from victimcare.rules.force import Force
from victimcare.services.access import Act
from victimcare.services.access_codes import attempt_sources, code_rate_limits
from victimcare.services.access_codes.code_rate_limits import AttemptContext
from victimcare.services.people import supporter_pages
from victimcare.services.people.front_door import list_national_lines
from victimcare.services.portal import victim_page
from victimcare.services.sessions import site_navigation, victim_sessions


@require_safe
@public_page(Act.SEE_PUBLIC_PAGE)
def show_front_door(request: Request) -> HttpResponse:
    return set_browser_cookie(
        request, render_page(request, "portal/front_door.jinja", {"languages": page_language.list_offered_languages()})
    )


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@public_page(Act.SIGN_IN)
def sign_in(request: Request) -> HttpResponse:
    """Sign in. The answer is always a redirect: a page as the response to the form would keep the typed code in the
    browser (`page_delivery`)."""
    if request.method != "POST":
        return set_browser_cookie(request, _render_sign_in(request, request.GET.get(ANSWER_PARAMETER, "")))
    form = SignInForm(request.POST)
    if not form.is_valid():
        return redirect_to_answer(request, form.mistake)
    result = victim_sessions.try_victim_sign_in(
        code=form.cleaned_data["code"],
        now=request.now,
        beside=AttemptContext(
            attempt_sources.address_source(visitors_address(request)),
            read_browser_cookie(request),
            front_door_forms.read_answered_challenge(request),
        ),
        device=devices.parse_user_agent(request.headers.get("User-Agent", "")),
        language=page_language.requested_language(request),
    )
    if result.token is None:
        return redirect_to_answer(request, HELD_BACK if result.is_held_back else CODE_REFUSED)
    response = HttpResponseRedirect(reverse("portal:case"), status=303)
    set_visit_cookies(response, result.token)
    return response


def _render_sign_in(request: Request, answer: str) -> HttpResponse:
    """Render the sign-in. Each page has a challenge, which its script solves while the code is typed. Where a brake
    holds, the code is then read all the same, and the visitor notices nothing."""
    address = visitors_address(request)
    bits = code_rate_limits.find_work_bits(address, request.now) if answer == HELD_BACK else attempt_limits.LEAST_BITS
    context = {
        "form": SignInForm.after(answer),
        "languages": page_language.list_offered_languages(),
        **front_door_forms.make_challenge(request, bits=bits),
    }
    return render_page(request, "portal/sign_in.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@public_page(Act.SEE_PUBLIC_PAGE)
def sign_out(request: Request) -> HttpResponse:
    if request.method != "POST":
        return render_page(request, "portal/sign_out.jinja")
    response = render_page(request, "portal/signed_out.jinja")
    end_visit(request, response, request.now, second_half=sent_second_half(request))
    return response


@csrf_exempt  # public pages have no form token
@front_door_forms.require_own_origin
@require_http_methods(["GET", "HEAD", "POST"])
@public_page(Act.SEE_PUBLIC_PAGE)
def leave_site(request: Request) -> HttpResponse:
    """End the visit, and lead the browser to a neutral place, so that going back shows nothing.

    With script, the browser is already there when the script sends the request that ends the visit. Without script it
    is a link; requests from another site, from a picture or by HEAD end nothing.
    """
    if request.method == "POST":
        response = HttpResponse(status=204)
        end_visit(request, response, request.now, second_half=sent_second_half(request))
        return response
    force: Force = settings.FORCE
    response = HttpResponseRedirect(force.neutral_place, status=303)
    if request.method == "GET" and is_own_press(request):
        end_visit(request, response, request.now)
    return response


def _load_own_page(request: Request) -> VictimPage:
    return victim_page.load_victim_page(actor=request.actor, now=request.now, is_seen=seen_check_for(request))


# The template of the victim's page for each kind of wording
_TEMPLATES_BY_WORDS = {
    PageWording.EASY: "portal/easy.jinja",
    PageWording.YOUNG: "portal/young.jinja",
    PageWording.NEARLY_GROWN: "portal/young.jinja",
}


@require_GET  # not HEAD: a page that is shown counts as telling its news, and a HEAD shows nothing
@portal_page(Act.COME_IN)
def show_case(request: Request) -> HttpResponse:
    """Show the case in the victim's own wording. The short view does not read their passport: it is in full wording, or
    for a child of 12 to 17 in wording for their age, with links to the others. A person who has only the code learns
    nothing from it, and cannot tell it from the page that shows nothing. A supporter sees their own page: they sign in
    in the same way, at the same address."""
    if request.actor.helps is not None:
        beside = supporter_pages.load_supporter_page(
            actor=request.actor, now=request.now, is_seen=seen_check_for(request)
        )
        return render_page(request, "portal/beside.jinja", {"beside": beside, "to_confirm": beside.to_confirm})
    own_page = _load_own_page(request)
    return _render_case(request, own_page, own_page.words)


@require_GET
@portal_page(Act.SEE_OWN_CASE)
def show_all_words(request: Request) -> HttpResponse:
    return _render_case(request, _load_own_page(request), PageWording.ALL)


@require_GET
@portal_page(Act.SEE_OWN_CASE)
def show_easy_words(request: Request) -> HttpResponse:
    return _render_case(request, _load_own_page(request), PageWording.EASY)


@require_GET
@portal_page(Act.SEE_OWN_CASE)
def show_young_words(request: Request) -> HttpResponse:
    own_page = _load_own_page(request)
    is_older = own_page.words is PageWording.NEARLY_GROWN
    return _render_case(request, own_page, PageWording.NEARLY_GROWN if is_older else PageWording.YOUNG)


def _render_case(request: Request, own_page: VictimPage, words: PageWording) -> HttpResponse:
    template = _TEMPLATES_BY_WORDS.get(words, "portal/short.jinja" if own_page.is_short else "portal/case.jinja")
    others = () if own_page.is_short else site_navigation.list_other_cases(actor=request.actor, now=request.now)
    context = {
        "page": own_page,
        "older": words is PageWording.NEARLY_GROWN,
        "others": others,
        "to_confirm": own_page.to_confirm,
    }
    return render_page(request, template, context)


@require_GET
@portal_page(Act.SEE_OWN_CASE)
def show_journey(request: Request) -> HttpResponse:
    own_page = victim_page.load_victim_page(
        actor=request.actor, now=request.now, in_full=True, is_journey=True, is_seen=seen_check_for(request)
    )
    context = {"page": own_page, "to_confirm": own_page.to_confirm, "confirms": "journey"}
    return render_page(request, "portal/journey.jinja", context)


@require_safe
@public_page(Act.SEE_PUBLIC_PAGE)
def show_help_lines(request: Request) -> HttpResponse:
    return render_page(request, "portal/get_help.jinja", {"lines": list_national_lines()})


@require_safe
@public_page(Act.SEE_PUBLIC_PAGE)
def show_how_to_get_code(request: Request) -> HttpResponse:
    return render_page(request, "portal/how_to_get_a_code.jinja")


@require_safe
@public_page(Act.SEE_PUBLIC_PAGE)
def show_safer_use(request: Request) -> HttpResponse:
    return render_page(request, "portal/use_more_safely.jinja")


@require_safe
@public_page(Act.SEE_PUBLIC_PAGE)
def show_easy_front(request: Request) -> HttpResponse:
    return render_page(request, "portal/front_easy.jinja")


@require_safe
@public_page(Act.SEE_PUBLIC_PAGE)
def show_young_front(request: Request) -> HttpResponse:
    return render_page(request, "portal/front_young.jinja")
