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

from victimcare.channels.web.portal.browsers import take_cookie
from victimcare.channels.web.ui.cookies import cookie_name
from victimcare.channels.web.ui.language import address, read_in
from victimcare.channels.web.ui.pages import P, Request, Served, View, door
from victimcare.services import clock
from victimcare.services.access import Act, Actor, NotPermitted
from victimcare.services.sessions import victim_sessions

COOKIE = "visit"
SECOND_HALF = "here"  # the cookie that `leave.mjs` reads and takes away
_FIRST = 22  # letters of a token that stand in the first cookie


def cookies_of(token: str) -> dict[str, str]:
    """The two halves of a visit's token, by the names of their cookies."""
    return {cookie_name(COOKIE): token[:_FIRST], cookie_name(SECOND_HALF): token[_FIRST:]}


def token_of(request: HttpRequest, *, second_half: str = "") -> str | None:
    """The token of the visit, where the browser has both halves. `second_half`: sent beside the cookies."""
    first = request.COOKIES.get(cookie_name(COOKIE), "")
    second = second_half or request.COOKIES.get(cookie_name(SECOND_HALF), "")
    return first + second if first and second else None


def half_sent(request: HttpRequest) -> str:
    """The second half as `leave.mjs` sends it: beside cookies from which it has taken it away."""
    return request.POST.get("half", "")[:64]


def remember(response: HttpResponse, token: str) -> None:
    for name, half in cookies_of(token).items():
        is_hidden = name == cookie_name(COOKIE)
        response.set_cookie(name, half, secure=settings.SESSION_COOKIE_SECURE, httponly=is_hidden, samesite="Strict")


def forget(request: HttpRequest, response: HttpResponse, now: datetime, *, second_half: str = "") -> None:
    """End the visit here and in the browser. Silent when there is none."""
    if token := token_of(request, second_half=second_half):
        victim_sessions.sign_out_victim(token=token, now=now)
    take_back(response)


def take_back(response: HttpResponse) -> HttpResponse:
    """Nothing of the visit stays in the browser: no cookie of ours, and nothing that it kept to be quicker. Not all
    cookies of the place: others of the force's own pages may be there, and would show by being gone."""
    response.delete_cookie(cookie_name(COOKIE), samesite="Strict")
    response.delete_cookie(cookie_name(SECOND_HALF), samesite="Strict")
    take_cookie(response)
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite=settings.CSRF_COOKIE_SAMESITE)
    response["Clear-Site-Data"] = '"cache"'
    return response


def _nobody(request: HttpRequest, now: datetime) -> Actor:
    return Actor.nobody("web")


def find(request: HttpRequest, now: datetime) -> Actor:
    token = token_of(request)
    if token is None:
        return Actor.nobody("web")
    actor = victim_sessions.find_session_actor(token=token, now=now)
    read_in(
        request, actor.visit.read_in if actor and actor.visit else victim_sessions.find_session_language(token=token)
    )
    return actor or Actor.nobody("web")


def refuse(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Also for a visit that lasts while her plan has come to say that her page shows nothing: as if there were none."""
    return HttpResponseRedirect(address("portal:sign-in"), status=303)


Refuse = Callable[[HttpRequest, Actor], HttpResponse]
Keep = Callable[[HttpRequest, Actor, datetime], None]

public_page = door(find=_nobody, refuse=refuse)


def _page(refuse: Refuse) -> Callable[[Act], Callable[[View[P]], Served[P]]]:
    """A page of hers. When the visit is over the browser leaves it, also where no script of ours was read: what closes
    it before, when nobody uses it, can be put off and a header cannot."""
    opened = door(find=find, refuse=refuse)

    def page(act: Act) -> Callable[[View[P]], Served[P]]:
        def open_to(view: View[P]) -> Served[P]:
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


page = _page(refuse)


def page_that_keeps(keep: Keep) -> Callable[[Act], Callable[[View[P]], Served[P]]]:
    """As `page`; what she sends while her visit ran out is kept by `keep`, which may raise NotPermitted. The answer is
    the one that everybody gets."""

    def keep_and_refuse(request: HttpRequest, actor: Actor) -> HttpResponse:
        late = writer(request) if request.method == "POST" else None
        if late is not None:
            with suppress(NotPermitted):
                keep(request, late, clock.current_time())
        return refuse(request, actor)

    return _page(keep_and_refuse)


def writer(request: HttpRequest) -> Actor | None:
    """Whose visit it is or was, while what she sends is still kept."""
    token = token_of(request)
    return victim_sessions.find_expired_session_actor(token=token, now=clock.current_time()) if token else None
