"""Emergency access to a restricted record: it takes two people of different teams, ends after some minutes, and is
reviewed afterwards by a third.

The person who asks gets the same answer whether or not the case exists, and whether or not it is restricted. A request
at the machine's terminal works the same way.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import AuditEntry, ConflictOfInterest, EmergencyAccess, RestrictedRecord, Staff
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.contact.record_lookup import spell_reference
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, ActorKind, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.sealed_columns import OPENING_NOTE, OPENING_REASON

DECIDE_WITHIN = timedelta(minutes=10)
MINUTES = (15, 30, 60)
_MOST_DONE = 1000  # shown at most; high, so that many acts cannot hide the last ones


@dataclass(frozen=True, slots=True)
class EmergencyRequest:
    """A request for emergency access to a restricted record, made at the desk or at the machine's terminal."""

    id: UUID
    reference: str
    by: str
    team: str
    is_at_terminal: bool
    reason: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class AccessedItem:
    """One act during the access."""

    at: datetime
    act: str


@dataclass(frozen=True, slots=True)
class EmergencyAccessDetail:
    """One granted access, for its later review."""

    asked: EmergencyRequest
    let_by: str
    opened_at: datetime
    until_at: datetime
    done: tuple[AccessedItem, ...]


@transaction.atomic
def request_emergency_access(*, actor: Actor, reference: str, reason: str, now: datetime) -> None:
    """The first of the two people asks. Answers the same whatever the reference is. Raises FieldRequired."""
    permit(actor, Act.ASK_TO_OPEN)
    if not reason.strip():
        raise FieldRequired("reason")
    seal = RestrictedRecord.objects.filter(case__reference__in=spell_reference(reference), lifted_at=None).first()
    row = None
    if seal is not None and _is_shut_by_its_seal(actor, seal):
        # Asked again, the colleague reads the new reason, not that of last week.
        RestrictedRecord.objects.select_for_update(no_key=True).get(id=seal.id)  # one request at a time
        waits = EmergencyAccess.objects.select_for_update().filter(seal=seal, **_asker(actor), decided_at=None)
        row = waits.first() or EmergencyAccess(public_id=uuid4(), seal=seal, **_asker(actor))
        row.asked_at = now
        OPENING_REASON.put_words(row, reason.strip())
        row.save()
        task_actions.make_task(
            kind=TaskKind.WATCH,
            victim_id=None,
            reason="opening_asked",
            harm=HarmLevel.HIGH,
            due_at=now + DECIDE_WITHIN,
            now=now,
            subject_key=_asked_key(row),
            team=_another_team(actor),
        )
    detail = {"opening": row.id} if row else {}
    note(actor, "seal.asked_to_open", at=now, case_id=seal.case_id if seal else None, detail=detail)


def with_terminal_access(actor: Actor, *, now: datetime) -> Actor:
    """The same actor, with the restricted cases that are open to them at this moment."""
    rows = EmergencyAccess.objects.filter(asked_at_terminal_by=actor.id, until_at__gt=now, seal__lifted_at=None)
    return replace(actor, opened=frozenset(rows.values_list("seal__case_id", flat=True)))


@transaction.atomic
def list_emergency_requests(*, actor: Actor, now: datetime) -> tuple[EmergencyRequest, ...]:
    """The requests that this actor may decide, the oldest first. The listing is audited."""
    permit(actor, Act.LET_OPEN)
    found = tuple(_asked(row) for row in _to_decide(actor).order_by("asked_at", "id")[:50])
    note(actor, "seal.openings_seen", at=now, detail={"shown": len(found)})
    return found


@transaction.atomic
def decide_emergency_access(*, actor: Actor, opening_id: UUID, lets: bool, minutes: int, now: datetime) -> None:
    """The second person, of another team, grants the access for some minutes, or refuses it. Raises NotFound."""
    permit(actor, Act.LET_OPEN)
    row = _to_decide(actor).select_for_update(of=("self",)).filter(public_id=opening_id).first()
    if row is None or minutes not in MINUTES:
        raise NotFound("no such emergency access to decide")
    row.decided_by_id, row.decided_at = _staff(actor), now
    row.until_at = now + timedelta(minutes=minutes) if lets else None
    row.save(update_fields=["decided_by", "decided_at", "until_at"])
    by = actor.staff_id
    task_actions.close_settled_tasks(kind=TaskKind.WATCH, victim_id=None, subject_key=_asked_key(row), now=now, by=by)
    if row.until_at is not None:
        if row.asked_by is not None:
            Staff.objects.filter(id=row.asked_by.id).update(opened_until_at=_latest(row.asked_by, row.until_at))
        task_actions.make_task(
            kind=TaskKind.WATCH,
            victim_id=None,
            reason="opening_used",
            harm=HarmLevel.MEDIUM,
            due_at=None,
            now=now,
            subject_key=_used_key(row),
        )
    act = "seal.let_open" if lets else "seal.not_let_open"
    note(actor, act, at=now, case_id=row.seal.case_id, detail={"opening": row.id, "minutes": minutes if lets else 0})


@transaction.atomic
def list_accesses_to_review(*, actor: Actor, now: datetime) -> tuple[EmergencyAccessDetail, ...]:
    """Granted accesses not yet reviewed, with what was done, for a reviewer who was neither of the two."""
    permit(actor, Act.KEEP_SEALS)
    found = tuple(_opened(row) for row in _to_see(actor).order_by("decided_at", "id")[:50])
    note(actor, "seal.opened_seen", at=now, detail={"shown": len(found)})
    return found


@transaction.atomic
def review_emergency_access(*, actor: Actor, opening_id: UUID, was_right: bool, words: str, now: datetime) -> None:
    """Record whether the access was right. Raises NotFound; FieldRequired where it was not right and no reason is
    given."""
    permit(actor, Act.KEEP_SEALS)
    if not was_right and not words.strip():
        raise FieldRequired("words")
    row = _to_see(actor).select_for_update(of=("self",)).filter(public_id=opening_id).first()
    if row is None:
        raise NotFound("no such emergency access to decide")
    row.seen_by_id, row.seen_at, row.was_right = _staff(actor), now, was_right
    OPENING_NOTE.put_words(row, words.strip())
    row.save(update_fields=["seen_by", "seen_at", "was_right", "sealed_seen_note"])
    by = actor.staff_id
    task_actions.close_settled_tasks(kind=TaskKind.WATCH, victim_id=None, subject_key=_used_key(row), now=now, by=by)
    note(actor, "seal.opening_looked_at", at=now, case_id=row.seal.case_id, detail={"right": was_right})


def _is_shut_by_its_seal(actor: Actor, seal: RestrictedRecord) -> bool:
    """Whether only the restriction hides the case: staff with a conflict of interest get no emergency access either."""
    readers = seal.readers.filter(staff_id=actor.staff_id or 0, ended_at=None)
    conflicts = seal.case.conflicts.filter(staff_id=actor.staff_id or 0, ended_at=None)
    return not readers.exists() and not conflicts.exists()


def _to_decide(actor: Actor) -> QuerySet[EmergencyAccess]:
    """Requests by members of other teams, in cases where this actor has no conflict of interest."""
    if actor.team_id is None:
        return EmergencyAccess.objects.none()
    asked = EmergencyAccess.objects.filter(decided_at=None, seal__lifted_at=None).exclude(
        asked_by_id=actor.staff_id or 0
    )
    others = asked.exclude(asked_by__team_id=actor.team_id)
    return _of_strangers(actor, others).select_related("seal__case", "asked_by__team")


def _to_see(actor: Actor) -> QuerySet[EmergencyAccess]:
    mine = actor.staff_id or 0
    rows = EmergencyAccess.objects.filter(until_at__isnull=False, seen_at=None)
    rows = rows.exclude(asked_by_id=mine).exclude(decided_by_id=mine)
    return _of_strangers(actor, rows).select_related("seal__case", "asked_by__team", "decided_by")


def _of_strangers(actor: Actor, rows: QuerySet[EmergencyAccess]) -> QuerySet[EmergencyAccess]:
    known = ConflictOfInterest.objects.filter(staff_id=actor.staff_id or 0, ended_at=None)
    return rows.exclude(seal__case__in=known.values("case"))


def _latest(person: Staff, until: datetime) -> datetime:
    return max(person.opened_until_at or until, until)


def _another_team(actor: Actor) -> str | None:
    """The first team that is not theirs."""
    force: Force = settings.FORCE
    own = Staff.objects.filter(id=actor.staff_id or 0).values_list("team__code", flat=True).first()
    return next((team.code for team in force.teams if team.code != own), None)


def _asked(row: EmergencyAccess) -> EmergencyRequest:
    return EmergencyRequest(
        id=row.public_id,
        reference=row.seal.case.reference,
        by=row.asked_by.name if row.asked_by else row.asked_at_terminal_by.partition(":")[2],
        team=row.asked_by.team.name if row.asked_by and row.asked_by.team else "",
        is_at_terminal=row.asked_by is None,
        reason=OPENING_REASON.open_words(row),
        asked_at=row.asked_at,
    )


def _opened(row: EmergencyAccess) -> EmergencyAccessDetail:
    assert row.decided_by is not None, "a colleague let them in"
    assert row.decided_at is not None
    assert row.until_at is not None
    who = f"staff:{row.asked_by.public_id}" if row.asked_by else row.asked_at_terminal_by
    entries = AuditEntry.objects.filter(
        case_id=row.seal.case_id, at__gte=row.decided_at, at__lt=row.until_at, actor=who
    )
    done = tuple(
        AccessedItem(at, act) for at, act in entries.order_by("at", "id").values_list("at", "act")[:_MOST_DONE]
    )
    return EmergencyAccessDetail(_asked(row), row.decided_by.name, row.decided_at, row.until_at, done)


def _asked_key(row: EmergencyAccess) -> str:
    return f"opening:{row.public_id}"


def _used_key(row: EmergencyAccess) -> str:
    return f"opened:{row.public_id}"


def _asker(actor: Actor) -> dict[str, Any]:
    """A member of staff, or a person at the terminal."""
    if actor.kind is ActorKind.OPERATOR:
        return {"asked_by": None, "asked_at_terminal_by": actor.id}
    return {"asked_by_id": _staff(actor), "asked_at_terminal_by": ""}


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise PermissionRefused("two people open it")
    return actor.staff_id
