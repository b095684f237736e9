"""Keeps digests of staff members' own telephone numbers and addresses, so that a conflict with a victim is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from victimcare.records.models import Staff, StaffContactPoint
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind as ContactPointKind
from victimcare.rules.safe_contact.contact_points import address_key, email_key, find_postcode, telephone_key
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.supervision.staff_conflicts import find_new_conflicts


class PointInvalid(ValueError):
    """It is not a telephone number, an e-mail address or a postal address with a postcode."""


@dataclass(frozen=True, slots=True)
class StaffPointLine:
    """One line of the force's list. `subject`: the provider's name for the member of staff."""

    subject: str
    kind: str
    value: str


@transaction.atomic
def add_own_point(*, actor: Actor, kind: ContactPointKind, value: str, now: datetime) -> None:
    """Add a contact point of the actor's household, so that they are never shown a record of their own. Raises
    PointInvalid."""
    permit(actor, Act.DECLARE_CONFLICT)
    if actor.staff_id is None:
        raise PermissionRefused("a person says where they live")
    _save_point(actor.staff_id, kind, point_match_key(kind, value), by_themselves=True, now=now)
    note(actor, "staff_point.kept", at=now, detail={"kind": kind})
    find_new_conflicts(now=now)


@transaction.atomic
def load_staff_points(
    *, actor: Actor, given: Iterable[StaffPointLine], now: datetime
) -> tuple[int, list[tuple[StaffPointLine, str]]]:
    """Load the force's whole list: points it no longer names are ended, and those that staff entered themselves stay.
    Returns how many are in force, and the refused lines, each with a word for why: `nobody`, `kind` or `value`."""
    permit(actor, Act.KEEP_STAFF_POINTS)
    known = dict(Staff.objects.values_list("username", "id"))
    refused: list[tuple[StaffPointLine, str]] = []
    standing: set[tuple[int, str]] = set()
    for one in given:
        why = _refused(one, known)
        if why:
            refused.append((one, why))
            continue
        key = point_match_key(ContactPointKind(one.kind), one.value)
        _save_point(known[one.subject], ContactPointKind(one.kind), key, by_themselves=False, now=now)
        standing.add((known[one.subject], key))
    for row in StaffContactPoint.objects.filter(ended_at=None, by_themselves=False):
        if (row.staff_id, row.match_key) not in standing:
            StaffContactPoint.objects.filter(id=row.id).update(ended_at=now)
    note(actor, "staff_point.loaded", at=now, detail={"kept": len(standing), "refused": len(refused)})
    find_new_conflicts(now=now)
    return len(standing), refused


def point_match_key(kind: ContactPointKind, value: str) -> str:
    """Raises PointInvalid."""
    if kind is ContactPointKind.EMAIL:
        key = email_key(value) if "@" in value else ""
    elif kind is ContactPointKind.ADDRESS:
        lines = [line.strip() for line in value.replace("\n", ",").split(",") if line.strip()]
        key = address_key(lines, find_postcode(lines))
    else:
        key = telephone_key(value)
    if not key:
        raise PointInvalid(kind)
    return key


def _refused(one: StaffPointLine, known: dict[str, int]) -> str:
    if one.subject not in known:
        return "nobody"
    if one.kind not in ContactPointKind.values:
        return "kind"
    try:
        point_match_key(ContactPointKind(one.kind), one.value)
    except PointInvalid:
        return "value"
    return ""


def _save_point(staff_id: int, kind: ContactPointKind, key: str, *, by_themselves: bool, now: datetime) -> None:
    StaffContactPoint.objects.get_or_create(
        staff_id=staff_id,
        match_key=key,
        ended_at=None,
        defaults={"kind": kind, "by_themselves": by_themselves, "kept_at": now},
    )
