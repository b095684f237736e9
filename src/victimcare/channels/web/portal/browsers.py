"""The cookie by which a browser that opened a right code is known again, for the brake on wrong codes alone.

Every visitor of a public page gets one of the same kind and for the same time, whether or not they ever sign in: that
it is there says no more than that the front door was opened. A page never tells whether it is known. Leaving and
signing out take it away with the rest: whatever stays on a device is a trace, and a browser without it is let through
by a small proof of work.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from victimcare.channels.web.ui.cookies import cookie_name
from victimcare.rules.access_codes.attempt_limits import BROWSER_REMEMBERED
from victimcare.services.access_codes import attempt_sources

_LONGEST = 64


def browser_cookie() -> str:
    """Its name. Where there is https no other site of the force's can set it (`__Host-`)."""
    return cookie_name("door")


def browser_of(request: HttpRequest) -> str:
    """What the cookie holds; empty for a visitor who has none."""
    return request.COOKIES.get(browser_cookie(), "")[:_LONGEST]


def give_cookie(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The one that the visitor has, for another while, or a new one."""
    response.set_cookie(
        browser_cookie(),
        browser_of(request) or attempt_sources.draw_browser_value(),
        max_age=BROWSER_REMEMBERED,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def take_cookie(response: HttpResponse) -> None:
    """As if nobody had been at the front door."""
    response.set_cookie(
        browser_cookie(), "", max_age=0, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict"
    )
