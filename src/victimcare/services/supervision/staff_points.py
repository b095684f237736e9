"""Numbers and addresses of staff and of their households, by which a conflict is found.

They are kept in the one form in which victims' are compared, and shown to nobody: what somebody gave can be ended by
themselves as a whole, and is never read back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from victimcare.records.models import Staff, StaffPoint
from victimcare.records.models.contact import PointKind as PointKind
from victimcare.rules.safe_contact.contact_points import address_key, email_key, find_postcode, telephone_key
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.supervision import conflicts


class NotAPoint(ValueError):
    """It is no number, no e-mail address and no address with a postcode."""


@dataclass(frozen=True, slots=True)
class Given:
    """One line of the force's list. `subject`: as the force's provider names them."""

    subject: str
    kind: str
    value: str


@transaction.atomic
def keep_mine(*, actor: Actor, kind: PointKind, value: str, now: datetime) -> None:
    """Somebody says where they and their household can be reached, so that they are shown no record of theirs.
    Raises NotAPoint."""
    permit(actor, Act.DECLARE_CONFLICT)
    if actor.staff_id is None:
        raise NotPermitted("a person says where they live")
    _keep(actor.staff_id, kind, key_of(kind, value), by_themselves=True, now=now)
    note(actor, "staff_point.kept", at=now, detail={"kind": kind})
    conflicts.find(now=now)


@transaction.atomic
def load(*, actor: Actor, given: Iterable[Given], now: datetime) -> tuple[int, list[tuple[Given, str]]]:
    """The force's list, whole: what it no longer names is ended, and what people said themselves stays. Answers how
    many stand and the refused ones, each with a word for why: `nobody`, `kind` or `value`."""
    permit(actor, Act.KEEP_STAFF_POINTS)
    known = dict(Staff.objects.values_list("username", "id"))
    refused: list[tuple[Given, str]] = []
    standing: set[tuple[int, str]] = set()
    for one in given:
        why = _refused(one, known)
        if why:
            refused.append((one, why))
            continue
        key = key_of(PointKind(one.kind), one.value)
        _keep(known[one.subject], PointKind(one.kind), key, by_themselves=False, now=now)
        standing.add((known[one.subject], key))
    for row in StaffPoint.objects.filter(ended_at=None, by_themselves=False):
        if (row.staff_id, row.match_key) not in standing:
            StaffPoint.objects.filter(id=row.id).update(ended_at=now)
    note(actor, "staff_point.loaded", at=now, detail={"kept": len(standing), "refused": len(refused)})
    conflicts.find(now=now)
    return len(standing), refused


def key_of(kind: PointKind, value: str) -> str:
    """Raises NotAPoint."""
    if kind is PointKind.EMAIL:
        key = email_key(value) if "@" in value else ""
    elif kind is PointKind.ADDRESS:
        lines = [line.strip() for line in value.replace("\n", ",").split(",") if line.strip()]
        key = address_key(lines, find_postcode(lines))
    else:
        key = telephone_key(value)
    if not key:
        raise NotAPoint(kind)
    return key


def _refused(one: Given, known: dict[str, int]) -> str:
    if one.subject not in known:
        return "nobody"
    if one.kind not in PointKind.values:
        return "kind"
    try:
        key_of(PointKind(one.kind), one.value)
    except NotAPoint:
        return "value"
    return ""


def _keep(staff_id: int, kind: PointKind, key: str, *, by_themselves: bool, now: datetime) -> None:
    StaffPoint.objects.get_or_create(
        staff_id=staff_id,
        match_key=key,
        ended_at=None,
        defaults={"kind": kind, "by_themselves": by_themselves, "kept_at": now},
    )
