"""The lock of a desk that nobody has touched, and what was typed there, for the same person to go on with.

Use is what a person does: a page they ask for, a form they send, a key or a press (`idle.mjs` tells of those). What a
page asks for by itself, again and again, is none. What was typed lies sealed in the session on the server; another
person who signs in there empties the session.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from victimcare.channels.web.ui import typed
from victimcare.channels.web.ui.staff.sessions import change_session
from victimcare.services.access import Actor
from victimcare.services.calls.agents import agent_presence
from victimcare.services.sealing import Unopened, seal_bytes, unseal_bytes

KEPT_FOR = timedelta(hours=1)
LOCK, HERE = "/staff/lock", "/staff/here"
LOCKED = "locked_at"  # in the session; the adapter that signs in takes it out
_USED, _KEPT = "used_at", "kept_at_lock"  # the same adapter keeps the second for the same person alone
_NOTED_EVERY = timedelta(minutes=1)
_SITES = ("/desk/", "/officer/")


@dataclass(frozen=True, slots=True)
class LeftPage:
    """Where somebody was when their desk was locked, and what stood in its forms."""

    path: str
    at: datetime
    fields: typed.Fields

    @property
    def words(self) -> list[str]:
        return typed.words(self.fields)


def is_locked(request: HttpRequest) -> bool:
    return LOCKED in request.session


def lock_when_idle(request: HttpRequest, actor: Actor, *, session_id: str, now: datetime) -> bool:
    """Whether this desk is locked, now or before. Notes use, once a minute at the most."""
    if is_locked(request):
        return True
    used = _moment(request, _USED)
    if used is not None and now - used >= settings.STAFF_IDLE:
        needed = agent_presence.find_last_needed(actor=actor, now=now)
        if needed is None or now - needed >= settings.STAFF_IDLE:
            _lock(request, actor, session_id, now)
            return True
        _note_use(request, needed)
    elif _is_use(request) and (used is None or now - used >= _NOTED_EVERY):
        _note_use(request, now)
    return False


def _lock(request: HttpRequest, actor: Actor, session_id: str, now: datetime) -> None:
    """Once, however many windows ask."""
    with change_session(request) as session:
        if LOCKED not in session:
            agent_presence.lock_idle_desk(actor=actor, session_id=session_id, now=now)
            session[LOCKED] = now.isoformat()


def _note_use(request: HttpRequest, at: datetime) -> None:
    with change_session(request) as session:
        session[_USED] = at.isoformat()


def unlock_desk(request: HttpRequest) -> None:
    """They have signed in anew."""
    for name in (LOCKED, _USED):
        request.session.pop(name, None)


def keep_typed(request: HttpRequest, path: str, fields: typed.Fields, now: datetime) -> None:
    """What stood on the page, but no code, code word or password. The first of several windows is kept."""
    if not path.startswith(_SITES):
        return
    safe = [(name, value) for name, value in fields if name not in typed.NEVER_SHOWN]
    said = json.dumps([path, now.isoformat(), safe]).encode()
    with change_session(request) as session:
        kept = _read(request)
        if kept is None or not kept.words or now - kept.at >= KEPT_FOR:
            session[_KEPT] = b64encode(seal_bytes(said, _about(request))).decode()


def take_typed(request: HttpRequest, now: datetime) -> LeftPage | None:
    """Once, by the same person."""
    kept = _read(request)
    request.session.pop(_KEPT, None)
    return kept if kept is not None and now - kept.at < KEPT_FOR else None


def _read(request: HttpRequest) -> LeftPage | None:
    try:
        path, at, fields = json.loads(unseal_bytes(b64decode(request.session.get(_KEPT, "")), _about(request)))
    except (Unopened, ValueError):
        return None
    return LeftPage(path, datetime.fromisoformat(at), [(name, value) for name, value in fields])


def _is_use(request: HttpRequest) -> bool:
    by_script = request.method in ("GET", "HEAD") and request.headers.get("Sec-Fetch-Dest") == "empty"
    by_itself = request.headers.get("Sec-Fetch-Mode") == "navigate" and "Sec-Fetch-User" not in request.headers
    return not by_script and not (by_itself and request.method == "GET") and request.path != LOCK


def _moment(request: HttpRequest, name: str) -> datetime | None:
    kept = request.session.get(name)
    return datetime.fromisoformat(kept) if kept else None


def _about(request: HttpRequest) -> str:
    return f"left-page:{request.user.pk}"
