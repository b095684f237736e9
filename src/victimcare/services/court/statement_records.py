"""Victim personal statements at the desk, after an identity check: read, taken formally, and what the court did with
them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from victimcare.records.models import Statement, StatementVersion
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import NotFound
from victimcare.services.access import Actor, require_staff_id
from victimcare.services.court import court_records
from victimcare.services.court.victim_statements import (
    TASK,
    StatementDelivery,
    StatementUse,
    TakenStatement,
    as_taken_statement,
    is_changed_since_sent,
    open_statement_words,
)
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.desk.timeline_acts import next_version


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement without its words. What the victim has not sent is private: staff see only that they are writing."""

    id: UUID
    wish: StatementDelivery
    saved_at: datetime
    sent_at: datetime | None
    changed_since: bool  # saved again since it was sent, and not sent again
    taken: TakenStatement | None
    version: int  # of the court's use of it, passed back by the caller who records it again


@transaction.atomic
def list_statements(*, actor: Actor, victim_id: UUID, now: datetime) -> tuple[StatementRow, ...]:
    """The newest first. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    court_records.note_court_act(actor, "statements.see", victim, now)
    rows: Any = (
        Statement.objects.filter(victim=victim, ended_at=None)
        .select_related("taken_by")
        .annotate(saved_at=Max("versions__saved_at"))
        .order_by("-begun_at")
    )
    return tuple(_shown(row) for row in rows)


@transaction.atomic
def read_statement(*, actor: Actor, victim_id: UUID, statement_id: UUID, now: datetime) -> str:
    """The words as the victim sent them, for the colleague who takes the statement. Every reading is audited. Raises
    NotFound."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    statement = _sent(victim.id, statement_id)
    assert statement.sent_at is not None
    version = (
        StatementVersion.objects.filter(statement=statement, saved_at__lte=statement.sent_at)
        .order_by("-number")
        .first()
    )
    court_records.note_court_act(
        actor, "statement.read", victim, now, statement=statement.id, version=version.number if version else 0
    )
    return open_statement_words(version) if version else ""


@transaction.atomic
def take_statement(*, actor: Actor, victim_id: UUID, statement_id: UUID, now: datetime) -> None:
    """Record that it was taken formally and signed: nothing in it changes after this, and its task ends. Raises
    NotFound."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    statement = _sent(victim.id, statement_id)
    if statement.taken_at is not None:
        raise NotFound("no such statement")
    statement.taken_at, statement.taken_by_id = now, require_staff_id(actor)
    statement.save(update_fields=["taken_at", "taken_by"])
    close_settled_tasks(kind=TaskKind.TAKE_STATEMENT, victim_id=victim.id, subject_key=TASK, now=now, by=actor.staff_id)
    court_records.note_court_act(actor, "statement.taken", victim, now, statement=statement.id)


@transaction.atomic
def record_statement_use(
    *,
    actor: Actor,
    victim_id: UUID,
    statement_id: UUID,
    use: StatementUse,
    on: date,
    after: int | None = None,
    now: datetime,
) -> None:
    """Record what the court did with it; a later entry replaces an earlier one. Raises NotFound, StaleVersion."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    statement = _sent(victim.id, statement_id)
    if statement.taken_at is None:
        raise NotFound("no such statement")
    statement.version = next_version(statement.version, after=after)
    statement.use, statement.used_on, statement.use_noted_by_id = use, on, require_staff_id(actor)
    statement.save(update_fields=["use", "used_on", "use_noted_by", "version"])
    court_records.note_court_act(actor, "statement.used", victim, now, statement=statement.id, use=use)


def _sent(victim_id: int, statement_id: UUID) -> Statement:
    found = (
        Statement.objects.select_for_update(of=("self",))
        .filter(public_id=statement_id, victim_id=victim_id, ended_at=None, sent_at__isnull=False)
        .first()
    )
    if found is None:
        raise NotFound("no such statement")
    return found


def _shown(row: Any) -> StatementRow:
    return StatementRow(
        id=row.public_id,
        wish=StatementDelivery(row.wish),
        saved_at=row.saved_at,
        sent_at=row.sent_at,
        changed_since=is_changed_since_sent(row),
        taken=as_taken_statement(row) if row.taken_at else None,
        version=row.version,
    )
