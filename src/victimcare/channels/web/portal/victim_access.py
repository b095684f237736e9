"""Keeps a visit in the browser: a random token in two cookies, both gone when the browser closes.

Only both halves together open the visit. Scripts cannot read the first. They can delete the second, so that the device
alone can hide the visit: leaving works without a network, even if our server never hears about it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import wraps
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.ui.cookies import cookie_name
from victimcare.channels.web.ui.page_language import localised_address, set_page_language
from victimcare.channels.web.ui.pages import P, Request, ServedView, View, make_page
from victimcare.rules.access_codes.attempt_limits import BROWSER_REMEMBERED
from victimcare.services import clock
from victimcare.services.access import Act, Actor, PermissionRefused
from victimcare.services.access_codes import attempt_sources
from victimcare.services.sessions import victim_sessions

# The cookie that recognises a browser in which a right code was entered before, only for the brake on wrong codes.
#
# Every visitor of a public page gets one of the same kind and for the same time, whether or not they ever sign in: it
# only shows that the front door was opened. No page reveals whether the browser is recognised. Leaving and signing out
# delete it with the rest, because anything left on a device is a trace; a browser without it gets through by a small
# proof of work.

_LONGEST_COOKIE = 64


def browser_cookie_name() -> str:
    """Return the cookie's name. Over https no other site of the force's can set it (`__Host-`)."""
    return cookie_name("door")


def read_browser_cookie(request: HttpRequest) -> str:
    """Return the cookie's value; empty for a visitor who has none."""
    return request.COOKIES.get(browser_cookie_name(), "")[:_LONGEST_COOKIE]


def set_browser_cookie(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Renew the visitor's cookie, or set a new one."""
    response.set_cookie(
        browser_cookie_name(),
        read_browser_cookie(request) or attempt_sources.draw_browser_value(),
        max_age=BROWSER_REMEMBERED,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def delete_browser_cookie(response: HttpResponse) -> None:
    """Delete the cookie, as if the front door had never been opened."""
    response.set_cookie(
        browser_cookie_name(), "", max_age=0, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict"
    )


VISIT_COOKIE = "visit"
SECOND_HALF_COOKIE = "here"  # the cookie that `leave.mjs` reads and deletes
_FIRST_LETTERS = 22  # letters of a token in the first cookie


def visit_cookies(token: str) -> dict[str, str]:
    """The two halves of a visit's token, by the names of their cookies."""
    return {cookie_name(VISIT_COOKIE): token[:_FIRST_LETTERS], cookie_name(SECOND_HALF_COOKIE): token[_FIRST_LETTERS:]}


def visit_token(request: HttpRequest, *, second_half: str = "") -> str | None:
    """Return the token of the visit, if the browser has both halves. `second_half`: sent separately from the
    cookies."""
    first = request.COOKIES.get(cookie_name(VISIT_COOKIE), "")
    second = second_half or request.COOKIES.get(cookie_name(SECOND_HALF_COOKIE), "")
    return first + second if first and second else None


def sent_second_half(request: HttpRequest) -> str:
    """Return the second half as `leave.mjs` sends it, in a form field, after deleting it from the cookies."""
    return request.POST.get("half", "")[:64]


def set_visit_cookies(response: HttpResponse, token: str) -> None:
    for name, half in visit_cookies(token).items():
        is_hidden = name == cookie_name(VISIT_COOKIE)
        response.set_cookie(name, half, secure=settings.SESSION_COOKIE_SECURE, httponly=is_hidden, samesite="Strict")


def end_visit(request: HttpRequest, response: HttpResponse, now: datetime, *, second_half: str = "") -> None:
    """End the visit here and in the browser. Does nothing if there is none."""
    if token := visit_token(request, second_half=second_half):
        victim_sessions.sign_out_victim(token=token, now=now)
    clear_browser(response)


def clear_browser(response: HttpResponse) -> HttpResponse:
    """Remove every trace of the visit from the browser: our cookies, and the cache. Cookies of other pages of the force
    stay, because their absence would be noticed."""
    response.delete_cookie(cookie_name(VISIT_COOKIE), samesite="Strict")
    response.delete_cookie(cookie_name(SECOND_HALF_COOKIE), samesite="Strict")
    delete_browser_cookie(response)
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite=settings.CSRF_COOKIE_SAMESITE)
    response["Clear-Site-Data"] = '"cache"'
    return response


def _find_stranger(request: HttpRequest, now: datetime) -> Actor:
    return Actor.anonymous("web")


def find_visitor(request: HttpRequest, now: datetime) -> Actor:
    token = visit_token(request)
    if token is None:
        return Actor.anonymous("web")
    actor = victim_sessions.find_session_actor(token=token, now=now)
    set_page_language(
        request, actor.visit.read_in if actor and actor.visit else victim_sessions.find_session_language(token=token)
    )
    return actor or Actor.anonymous("web")


def refuse_visitor(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Redirect to the sign-in, as if there were no visit; also for a visit that is open when the victim's plan changes
    so that their page shows nothing."""
    return HttpResponseRedirect(localised_address("portal:sign-in"), status=303)


RefuseVisitor = Callable[[HttpRequest, Actor], HttpResponse]
SaveLate = Callable[[HttpRequest, Actor, datetime], None]

public_page = make_page(find=_find_stranger, refuse=refuse_visitor)


def _make_portal_page(refuse: RefuseVisitor) -> Callable[[Act], Callable[[View[P]], ServedView[P]]]:
    """Make a page of the victim's site. At the end of the visit a header makes the browser leave the page, even if no
    script of ours was loaded; the script closes unused pages earlier, which the visitor can delay."""
    opened = make_page(find=find_visitor, refuse=refuse)

    def page(act: Act) -> Callable[[View[P]], ServedView[P]]:
        def open_to(view: View[P]) -> ServedView[P]:
            served = opened(act)(view)

            @wraps(served)
            def closing(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
                response = served(request, *args, **kwargs)
                asked = cast(Request, request)
                if asked.actor.visit and response.get("Content-Type", "").startswith("text/html"):
                    response["Refresh"] = f"{asked.actor.visit.left(asked.now)}; url={reverse('portal:over')}"
                return response

            return closing

        return open_to

    return page


portal_page = _make_portal_page(refuse_visitor)


def page_saving_late(keep: SaveLate) -> Callable[[Act], Callable[[View[P]], ServedView[P]]]:
    """As `portal_page`, but `keep` stores what a victim sends after their visit ran out; it may raise
    PermissionRefused. The answer is the same for all."""

    def keep_and_refuse(request: HttpRequest, actor: Actor) -> HttpResponse:
        late = find_late_writer(request) if request.method == "POST" else None
        if late is not None:
            with suppress(PermissionRefused):
                keep(request, late, clock.current_time())
        return refuse_visitor(request, actor)

    return _make_portal_page(keep_and_refuse)


def find_late_writer(request: HttpRequest) -> Actor | None:
    """Return the owner of the visit, also of one that ran out, as long as their words are still stored."""
    token = visit_token(request)
    return victim_sessions.find_expired_session_actor(token=token, now=clock.current_time()) if token else None
