"""Another crime of the same person: its code is typed inside a visit, which then shows either page (ADR 49)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.portal.answers import ANSWER, see_answer
from victimcare.channels.web.portal.browsers import browser_of
from victimcare.channels.web.portal.forms import REFUSED, SignIn
from victimcare.channels.web.portal.visits import page, remember
from victimcare.channels.web.ui.pages import Request, render
from victimcare.channels.web.ui.proxies import visitors_address
from victimcare.rules.access_codes import devices
from victimcare.services.access import Act
from victimcare.services.sessions import site_navigation


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
def add_case(request: Request) -> HttpResponse:
    """The code of another crime, answered as at the front door; no page answers what was typed."""
    site_navigation.ask_for_other_code(actor=request.actor, now=request.now)
    if request.method != "POST":
        return render(request, "portal/another.jinja", {"form": SignIn.after(request.GET.get(ANSWER, ""))})
    form = SignIn(request.POST)
    token = None
    if form.is_valid():
        token = site_navigation.add_case_to_session(
            actor=request.actor,
            code=form.cleaned_data["code"],
            now=request.now,
            address=visitors_address(request),
            browser=browser_of(request),
            device=devices.parse_user_agent(request.headers.get("User-Agent", "")),
        )
    if token is None:
        return see_answer(request, REFUSED if form.is_valid() else form.mistake)
    return _shows(request, token)


@require_POST
@page(Act.SEE_OWN_CASE)
def switch_case(request: Request) -> HttpResponse:
    """A case that is not open in this visit any more leads back to the page that is shown, which lists it no longer."""
    token = site_navigation.switch_case(actor=request.actor, to=_chosen(request), now=request.now)
    return _shows(request, token) if token else HttpResponseRedirect(reverse("portal:case"), status=303)


def _chosen(request: Request) -> UUID:
    try:
        return UUID(request.POST.get("to", ""))
    except ValueError:
        return UUID(int=0)


def _shows(request: Request, token: str) -> HttpResponse:
    """The page of this token. A form of the page before, in another window, is refused from now on: what was written
    about one crime never goes to the other."""
    rotate_token(request)
    response = HttpResponseRedirect(reverse("portal:case"), status=303)
    remember(response, token)
    return response
