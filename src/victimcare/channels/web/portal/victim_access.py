"""A visit as the browser knows it: a random token in two cookies, both gone when the browser closes.

Only both halves together open the visit. Scripts cannot read the first. They can take the second away, so that the
device alone ends what it shows: leaving works without a network, also where our server never hears of it.
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

# The cookie by which a browser that opened a right code is known again, for the brake on wrong codes alone.
#
# Every visitor of a public page gets one of the same kind and for the same time, whether or not they ever sign in: that
# it is there says no more than that the front door was opened. A page never tells whether it is known. Leaving and
# signing out take it away with the rest: whatever stays on a device is a trace, and a browser without it is let through
# by a small proof of work.

_LONGEST_COOKIE = 64


def browser_cookie_name() -> str:
    """Its name. Where there is https no other site of the force's can set it (`__Host-`)."""
    return cookie_name("door")


def read_browser_cookie(request: HttpRequest) -> str:
    """What the cookie holds; empty for a visitor who has none."""
    return request.COOKIES.get(browser_cookie_name(), "")[:_LONGEST_COOKIE]


def set_browser_cookie(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The one that the visitor has, for another while, or a new one."""
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
    """As if nobody had been at the front door."""
    response.set_cookie(
        browser_cookie_name(), "", max_age=0, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict"
    )


VISIT_COOKIE = "visit"
SECOND_HALF_COOKIE = "here"  # the cookie that `leave.mjs` reads and takes away
_FIRST_LETTERS = 22  # letters of a token that stand in the first cookie


def visit_cookies(token: str) -> dict[str, str]:
    """The two halves of a visit's token, by the names of their cookies."""
    return {cookie_name(VISIT_COOKIE): token[:_FIRST_LETTERS], cookie_name(SECOND_HALF_COOKIE): token[_FIRST_LETTERS:]}


def visit_token(request: HttpRequest, *, second_half: str = "") -> str | None:
    """The token of the visit, where the browser has both halves. `second_half`: sent beside the cookies."""
    first = request.COOKIES.get(cookie_name(VISIT_COOKIE), "")
    second = second_half or request.COOKIES.get(cookie_name(SECOND_HALF_COOKIE), "")
    return first + second if first and second else None


def sent_second_half(request: HttpRequest) -> str:
    """The second half as `leave.mjs` sends it: beside cookies from which it has taken it away."""
    return request.POST.get("half", "")[:64]


def set_visit_cookies(response: HttpResponse, token: str) -> None:
    for name, half in visit_cookies(token).items():
        is_hidden = name == cookie_name(VISIT_COOKIE)
        response.set_cookie(name, half, secure=settings.SESSION_COOKIE_SECURE, httponly=is_hidden, samesite="Strict")


def end_visit(request: HttpRequest, response: HttpResponse, now: datetime, *, second_half: str = "") -> None:
    """End the visit here and in the browser. Silent when there is none."""
    if token := visit_token(request, second_half=second_half):
        victim_sessions.sign_out_victim(token=token, now=now)
    clear_browser(response)


def clear_browser(response: HttpResponse) -> HttpResponse:
    """Nothing of the visit stays in the browser: no cookie of ours, and nothing that it kept to be quicker. Not all
    cookies of the place: others of the force's own pages may be there, and would show by being gone."""
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
    """Also for a visit that lasts while her plan has come to say that her page shows nothing: as if there were none."""
    return HttpResponseRedirect(localised_address("portal:sign-in"), status=303)


RefuseVisitor = Callable[[HttpRequest, Actor], HttpResponse]
SaveLate = Callable[[HttpRequest, Actor, datetime], None]

public_page = make_page(find=_find_stranger, refuse=refuse_visitor)


def _make_portal_page(refuse: RefuseVisitor) -> Callable[[Act], Callable[[View[P]], ServedView[P]]]:
    """A page of hers. When the visit is over the browser leaves it, also where no script of ours was read: what closes
    it before, when nobody uses it, can be put off and a header cannot."""
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
    """As `portal_page`; what she sends while her visit ran out is kept by `keep`, which may raise NotPermitted. The
    answer is the one that everybody gets."""

    def keep_and_refuse(request: HttpRequest, actor: Actor) -> HttpResponse:
        late = find_late_writer(request) if request.method == "POST" else None
        if late is not None:
            with suppress(PermissionRefused):
                keep(request, late, clock.current_time())
        return refuse_visitor(request, actor)

    return _make_portal_page(keep_and_refuse)


def find_late_writer(request: HttpRequest) -> Actor | None:
    """Whose visit it is or was, while what she sends is still kept."""
    token = visit_token(request)
    return victim_sessions.find_expired_session_actor(token=token, now=clock.current_time()) if token else None
