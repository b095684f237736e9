"""How the sites of staff know who asks: somebody whom the force's provider vouched for within the last minutes."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.ui import pages, typed
from victimcare.channels.web.ui.staff import idle
from victimcare.services import clock
from victimcare.services.access import Actor, ActorKind
from victimcare.services.calls.agents import agent_duty
from victimcare.services.desk import staff_sessions
from victimcare.services.desk.staff_sessions import current_staff_actor

SESSION = "vouched"  # which session of ours a browser's is: the adapter that signs in writes it
_UNTIL = "vouched_until"


def find_staff(request: HttpRequest, now: datetime) -> Actor:
    """Disabled, or no longer vouched for, they are nobody at once, and take no more calls."""
    if not request.user.is_authenticated:
        return Actor.nobody("staff")
    actor = current_staff_actor(request.user, now=now)
    if idle.lock_when_idle(request, actor, session_id=request.session.get(SESSION, ""), now=now):
        return Actor.nobody("staff")
    if _is_vouched(request, now):
        return actor
    agent_duty.leave_shift(actor=actor, now=now)
    auth.logout(request)
    return Actor.nobody("staff")


def refuse(request: HttpRequest, actor: Actor) -> HttpResponse:
    """To sign-in for somebody we do not know; for everybody else it is not there."""
    if actor.kind is ActorKind.NOBODY:
        if idle.is_locked(request) and request.headers.get("Sec-Fetch-Dest") != "empty":
            idle.keep_typed(request, request.path, typed.from_form(request), clock.current_time())
        return HttpResponseRedirect(reverse("staff_sign_in"))
    return pages.not_found(request)


def _is_vouched(request: HttpRequest, now: datetime) -> bool:
    """Asked of the database only when it is time again."""
    session = cast(str | None, request.session.get(SESSION))
    if session is None:  # signed in by no provider: the demonstration's cast
        return bool(settings.VICTIMCARE_ENV != "production")
    until = request.session.get(_UNTIL)
    if until and now < datetime.fromisoformat(until):
        return True
    try:
        request.session[_UNTIL] = staff_sessions.check_staff_session(session_id=session, now=now).isoformat()
    except staff_sessions.StaffSessionOver:
        return False
    return True
