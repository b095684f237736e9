"""Identifies the users of the partners' site: one cookie with a random token, for the session of a user who may come in
now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.cookies import cookie_name
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Actor, ActorKind
from victimcare.services.referrals import partner_sign_in, partner_site
from victimcare.wording import say

SESSION_COOKIE = "partner"


def set_session_cookie(response: HttpResponse, token: str) -> HttpResponse:
    response.set_cookie(
        cookie_name(SESSION_COOKIE), token, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict"
    )
    return response


def end_session(request: Request, response: HttpResponse) -> HttpResponse:
    if token := session_token(request):
        partner_sign_in.sign_out_partner(actor=request.actor, token=token, now=request.now)
    response.delete_cookie(cookie_name(SESSION_COOKIE), samesite="Strict")
    response["Clear-Site-Data"] = '"cache"'
    return response


def session_token(request: HttpRequest) -> str:
    """Return the token of the session in this browser; empty if there is none."""
    return request.COOKIES.get(cookie_name(SESSION_COOKIE), "")


def find_partner(request: HttpRequest, now: datetime) -> Actor:
    token = session_token(request)
    found = partner_sign_in.find_partner_session(token=token, now=now) if token else None
    return found or Actor.anonymous("partner")


def _refuse_partner(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Redirect unknown users to the sign-in; for all others the page does not exist."""
    if actor.kind is ActorKind.ANONYMOUS:
        return HttpResponseRedirect(reverse("partners:sign-in"), status=303)
    return pages.answer_not_found(request)


partner_page = pages.make_page(find=find_partner, refuse=_refuse_partner)
# Before sign-in: the same for all visitors.
public_page = pages.make_page(find=lambda request, now: Actor.anonymous("partner"), refuse=_refuse_partner)


def show_partner_page(
    request: Request, template: str, context: Mapping[str, Any], *, tab: str = "", status: int = 200
) -> HttpResponse:
    names = []
    if request.actor.kind is ActorKind.PARTNER:
        names = ["referrals", "asked", "capacity"] + (["people"] if partner_site.is_partner_lead(request.actor) else [])
        names += ["password", "sessions"]
    tabs = [
        {"text": say(f"partners-tab-{name}"), "href": reverse(f"partners:{name}"), "current": name == tab}
        for name in names
    ]
    frame = {"site": say("partners-site"), "tabs": tabs}
    return pages.render_page(request, f"partners/{template}.jinja", {**frame, **context}, status=status)
