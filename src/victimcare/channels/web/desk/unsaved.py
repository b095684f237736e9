"""What was typed on a page of hers when its proof had ended: kept with the visit, and shown after her next proof.

Sealed, on the server, for an hour: nothing of it is in any answer before she is proved again to whoever typed it."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from victimcare.channels.web.ui import typed
from victimcare.channels.web.ui.pages import Request
from victimcare.services.sealing import Unopened, seal_bytes, unseal_bytes

KEPT_FOR = timedelta(hours=1)
_UNSAVED = "unsaved"  # in the session


@dataclass(frozen=True, slots=True)
class Unsaved:
    path: str  # where it was sent
    at: datetime
    fields: typed.Fields

    @property
    def words(self) -> list[str]:
        return typed.words(self.fields)


def keep(request: Request, victim_id: UUID) -> None:
    """Nothing where no words were typed: a press can be pressed again."""
    keep_of_page(request, victim_id, Unsaved(request.path, request.now, typed.fields(request)))


def keep_of_page(request: Request, victim_id: UUID, one: Unsaved) -> None:
    """The same, of a page on which they were."""
    if not one.words:
        return
    said = json.dumps([one.path, one.at.isoformat(), one.fields]).encode()
    request.session[_UNSAVED] = [str(victim_id), b64encode(seal_bytes(said, _about(victim_id))).decode()]


def of(request: Request, victim_id: UUID) -> Unsaved | None:
    kept: list[str] = request.session.get(_UNSAVED, [])
    if len(kept) != 2 or kept[0] != str(victim_id):
        return None
    try:
        path, at, fields = json.loads(unseal_bytes(b64decode(kept[1]), _about(victim_id)))
    except Unopened:
        return None
    one = Unsaved(path, datetime.fromisoformat(at), [(name, value) for name, value in fields])
    return one if request.now - one.at < KEPT_FOR else None


def forget(request: Request, victim_id: UUID, *, path: str = "") -> None:
    """The contact is finished, or (`path`) what was typed there has been taken."""
    found = of(request, victim_id)
    if found is not None and path in ("", found.path):
        del request.session[_UNSAVED]


def _about(victim_id: UUID) -> str:
    return f"unsaved:{victim_id}"
