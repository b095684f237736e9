"""What callers of the line hear first while a major incident is open: fixed words, with the name that a supervisor gave
it for the public."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import MajorIncident
from victimcare.rules.errors import FieldRequired
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.major.major_incidents import LONGEST_NAME, lock_open_major
from victimcare.wording import say

_SAYABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,'’-]*")


@transaction.atomic
def set_line_greeting(*, actor: Actor, major_id: UUID, name: str, now: datetime) -> None:
    """Have the line name this incident to all callers, or stop it with an empty name. Raises NotFound, StaleVersion,
    and FieldRequired for a name that a voice cannot say."""
    permit(actor, Act.DECLARE_MAJOR)
    major = lock_open_major(major_id)
    spoken = name.strip()[:LONGEST_NAME]
    if spoken and not _SAYABLE.fullmatch(spoken):
        raise FieldRequired("greeting")
    major.greeting = spoken
    major.version += 1
    major.save(update_fields=["greeting", "version"])
    note(actor, "major_incident.greeting", at=now, detail={"major": str(major_id), "is_on": bool(spoken)})


def find_line_greeting() -> str:
    """The words now, of the newest major incident that is open and has any; empty: none."""
    rows = MajorIncident.objects.filter(closed_at=None).exclude(greeting="")
    name = rows.order_by("-opened_at", "-id").values_list("greeting", flat=True).first()
    return say("calls-major", name=name) if name else ""
