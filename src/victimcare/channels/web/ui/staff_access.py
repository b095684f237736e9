"""Identifies users of the staff sites, for whom the force's provider vouched within the last minutes, and locks idle
desks."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.ui import pages
from victimcare.services import clock
from victimcare.services.access import Actor, ActorKind
from victimcare.services.calls.agents import agent_duty, agent_presence
from victimcare.services.desk import staff_sessions
from victimcare.services.desk.staff_sessions import current_staff_actor
from victimcare.services.sealing import Unopened, seal_bytes, unseal_bytes

# Changes a browser's session on top of its current contents.
#
# Pages send several requests at once, and a session is written whole when a request ends: the last answer would undo
# what another wrote.


@contextmanager
def change_session(request: HttpRequest) -> Iterator[SessionBase]:
    """Open the session with what other requests have written; they wait until this one is written."""
    session = request.session
    with transaction.atomic():
        if not Session.objects.select_for_update().filter(session_key=session.session_key).exists():
            yield session  # it has ended since: the end of the request says so
            return
        for name, value in SessionStore(session.session_key).items():
            session[name] = value
        yield session
        session.save()
        session.modified = False


# Locks an idle desk, and keeps what was typed there, so that the same person can continue.
#
# Use is what a person does: a page they ask for, a form they send, a key or a press (`idle.mjs` reports those).
# Requests that a page repeats by itself do not count. What was typed is sealed in the session on the server; if another
# person signs in there, the session is emptied.

TYPED_KEPT_FOR = timedelta(hours=1)
LOCK_PATH, HERE_PATH = "/staff/lock", "/staff/here"
LOCKED_KEY = "locked_at"  # in the session; the sign-in adapter removes it
_USED_KEY, _KEPT_KEY = "used_at", "kept_at_lock"  # the same adapter keeps the second for the same person alone
_NOTED_EVERY = timedelta(minutes=1)
# Sent by pages themselves while nobody presses a key: no use of the desk.
_BY_ITSELF = re.compile(r"/control-room/contacts/[0-9a-f-]{36}/presence")
_SITES = ("/desk/", "/officer/", "/control-room")


@dataclass(frozen=True, slots=True)
class LeftPage:
    """The page that was open when the desk was locked, and the contents of its forms."""

    path: str
    at: datetime
    fields: pages.PostedFields

    @property
    def words(self) -> list[str]:
        return pages.list_typed_words(self.fields)


def is_locked(request: HttpRequest) -> bool:
    return LOCKED_KEY in request.session


def lock_when_idle(request: HttpRequest, actor: Actor, *, session_id: str, now: datetime) -> bool:
    """Whether this desk is locked, now or before. Records use, once a minute at most."""
    if is_locked(request):
        return True
    used = _session_moment(request, _USED_KEY)
    if used is not None and now - used >= settings.STAFF_IDLE:
        needed = agent_presence.find_last_needed(actor=actor, now=now)
        if needed is None or now - needed >= settings.STAFF_IDLE:
            _lock_session(request, actor, session_id, now)
            return True
        _note_use(request, needed)
    elif _is_use(request) and (used is None or now - used >= _NOTED_EVERY):
        _note_use(request, now)
    return False


def _lock_session(request: HttpRequest, actor: Actor, session_id: str, now: datetime) -> None:
    """Lock once, however many windows ask."""
    with change_session(request) as session:
        if LOCKED_KEY not in session:
            agent_presence.lock_idle_desk(actor=actor, session_id=session_id, now=now)
            session[LOCKED_KEY] = now.isoformat()


def _note_use(request: HttpRequest, at: datetime) -> None:
    with change_session(request) as session:
        session[_USED_KEY] = at.isoformat()


def unlock_desk(request: HttpRequest) -> None:
    """Unlock after the user has signed in anew."""
    for name in (LOCKED_KEY, _USED_KEY):
        request.session.pop(name, None)


def keep_typed_fields(request: HttpRequest, path: str, fields: pages.PostedFields, now: datetime) -> None:
    """Store what was typed on the page, except codes, code words and passwords. The first of several windows counts."""
    if not path.startswith(_SITES):
        return
    safe = [(name, value) for name, value in fields if name not in pages.NEVER_SHOWN]
    said = json.dumps([path, now.isoformat(), safe]).encode()
    with change_session(request) as session:
        kept = _read_left_page(request)
        if kept is None or not kept.words or now - kept.at >= TYPED_KEPT_FOR:
            session[_KEPT_KEY] = b64encode(seal_bytes(said, _left_page_label(request))).decode()


def take_typed_fields(request: HttpRequest, now: datetime) -> LeftPage | None:
    """Return the typed fields once, to the same person."""
    kept = _read_left_page(request)
    request.session.pop(_KEPT_KEY, None)
    return kept if kept is not None and now - kept.at < TYPED_KEPT_FOR else None


def _read_left_page(request: HttpRequest) -> LeftPage | None:
    try:
        path, at, fields = json.loads(
            unseal_bytes(b64decode(request.session.get(_KEPT_KEY, "")), _left_page_label(request))
        )
    except (Unopened, ValueError):
        return None
    return LeftPage(path, datetime.fromisoformat(at), [(name, value) for name, value in fields])


def _is_use(request: HttpRequest) -> bool:
    by_script = request.method in ("GET", "HEAD") and request.headers.get("Sec-Fetch-Dest") == "empty"
    by_itself = request.headers.get("Sec-Fetch-Mode") == "navigate" and "Sec-Fetch-User" not in request.headers
    return (
        not by_script
        and not (by_itself and request.method == "GET")
        and request.path != LOCK_PATH
        and not _BY_ITSELF.fullmatch(request.path)
    )


def _session_moment(request: HttpRequest, name: str) -> datetime | None:
    kept = request.session.get(name)
    return datetime.fromisoformat(kept) if kept else None


def _left_page_label(request: HttpRequest) -> str:
    return f"left-page:{request.user.pk}"


SESSION_KEY = "vouched"  # the id of our session for this browser, written by the sign-in adapter
_VOUCHED_UNTIL = "vouched_until"


def find_staff(request: HttpRequest, now: datetime) -> Actor:
    """Find the member of staff. One who is disabled, or no longer vouched for, becomes unknown at once, and takes no
    more calls."""
    if not request.user.is_authenticated:
        return Actor.anonymous("staff")
    actor = current_staff_actor(request.user, now=now)
    if lock_when_idle(request, actor, session_id=request.session.get(SESSION_KEY, ""), now=now):
        return Actor.anonymous("staff")
    if _is_vouched(request, now):
        return actor
    agent_duty.leave_shift(actor=actor, now=now)
    auth.logout(request)
    return Actor.anonymous("staff")


def refuse_staff(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Redirect unknown users to the sign-in; answer all others as if the page did not exist."""
    if actor.kind is ActorKind.ANONYMOUS:
        if is_locked(request) and request.headers.get("Sec-Fetch-Dest") != "empty":
            keep_typed_fields(request, request.path, pages.list_form_fields(request), clock.current_time())
        return HttpResponseRedirect(reverse("staff_sign_in"))
    return pages.answer_not_found(request)


def _is_vouched(request: HttpRequest, now: datetime) -> bool:
    """Whether the provider still vouches for the user. Queries the database only when a new check is due."""
    session = cast(str | None, request.session.get(SESSION_KEY))
    if session is None:  # signed in without a provider: the demonstration's cast
        return bool(settings.VICTIMCARE_ENV != "production")
    until = request.session.get(_VOUCHED_UNTIL)
    if until and now < datetime.fromisoformat(until):
        return True
    try:
        request.session[_VOUCHED_UNTIL] = staff_sessions.check_staff_session(session_id=session, now=now).isoformat()
    except staff_sessions.StaffSessionOver:
        return False
    return True


# Paths that the staff sites share, and victims never see: in English alone
