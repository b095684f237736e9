"""Numbers known to be safe: refuges, hospitals, members of staff under attack. Some colleagues are kept free for them.

Such a number proves no identity, since anyone can show it: it shortens the wait, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import ReservedNumber
from victimcare.records.models.queue import ReservedKind as ReservedKind
from victimcare.rules.calls.outbound_calls import dialable_number
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.calls.known_safe import in_force
from victimcare.services.calls.known_safe import is_reserved as is_reserved


class NotANumber(ValueError):
    """Not a telephone number of the United Kingdom."""


class KnownAlready(ValueError):
    """This number is reserved already."""


class UnknownNumber(LookupError):
    """This number is not reserved."""


@dataclass(frozen=True, slots=True)
class Reserved:
    id: UUID
    number: str
    kind: ReservedKind
    note: str
    added_by: str
    until: datetime


@transaction.atomic
def listed(*, actor: Actor, now: datetime) -> tuple[Reserved, ...]:
    permit(actor, Act.KEEP_RESERVED)
    rows = in_force(now).select_related("added_by").order_by("until_at", "id")
    found = tuple(
        Reserved(row.public_id, row.match_key, ReservedKind(row.kind), row.note, row.added_by.name, row.until_at)
        for row in rows
    )
    note(actor, "reserved_lines.see", at=now, detail={"numbers": len(found)})
    return found


@transaction.atomic
def keep(*, actor: Actor, number: str, kind: ReservedKind, remark: str, until: datetime, now: datetime) -> None:
    """Reserve the number until then. Raises NotANumber, KnownAlready."""
    permit(actor, Act.KEEP_RESERVED)
    key = dialable_number(number)
    if key is None or actor.staff_id is None:
        raise NotANumber
    ReservedNumber.objects.filter(match_key=key, ended_at=None, until_at__lte=now).update(
        ended_at=now, ended_by=actor.staff_id
    )
    if ReservedNumber.objects.filter(match_key=key, ended_at=None).exists():
        raise KnownAlready
    made = ReservedNumber.objects.create(
        match_key=key, kind=kind, note=remark, added_at=now, added_by_id=actor.staff_id, until_at=until
    )
    note(actor, "reserved_lines.kept", at=now, detail={"number": made.id, "kind": kind})


@transaction.atomic
def end(*, actor: Actor, number_id: UUID, now: datetime) -> None:
    """Raises UnknownNumber."""
    permit(actor, Act.KEEP_RESERVED)
    if actor.staff_id is None:
        raise NotPermitted("a person keeps the reserved lines")
    rows = ReservedNumber.objects.filter(public_id=number_id, ended_at=None)
    if not rows.update(ended_at=now, ended_by=actor.staff_id):
        raise UnknownNumber(number_id)
    note(actor, "reserved_lines.ended", at=now, detail={"number": str(number_id)})
