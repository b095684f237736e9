"""Victim personal statements, as victims write them on their page: saved as often as they like, sent when ready.

Each save is a version of its own, sealed, so that text typed in another window or after the visit expired is never
lost, and writing over it cannot delete it. A sent statement can be changed until a person has taken it formally; after
that the victim can make another one (Victims' Code, right 7).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from victimcare.records.models import Statement, StatementVersion, Victim
from victimcare.records.models.court import StatementDelivery as StatementDelivery
from victimcare.records.models.court import StatementUse as StatementUse
from victimcare.records.models.people import VictimKind
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.event_effects import effect_of_event
from victimcare.rules.clock import london_date
from victimcare.services.access import Act, Actor
from victimcare.services.court import court_records
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.person_keys import open_person_words, seal_for_victim
from victimcare.services.safe_contact.page_access import authorise_victim_page

LONGEST = 20_000  # characters
_WITHOUT_COURT = frozenset({Stage.OUT_OF_COURT, Stage.NO_CHARGE, Stage.CLOSED, Stage.NOT_INVESTIGATED})
TASK = "statement"


class StatementEmpty(ValueError):
    """There are no words to save, to send or to restore."""


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """The statement that the victim is writing, or has sent and we have not taken yet. Without its words, which are
    opened separately."""

    saved_at: datetime
    sent_at: datetime | None
    answer_on: date | None  # by when a person gets in touch to take it
    changed_since: bool  # saved again since it was sent, and not sent again
    wish: StatementDelivery


@dataclass(frozen=True, slots=True)
class TakenStatement:
    """`use`: what the court did with it, on `used_on`; None while that is not known."""

    taken_at: datetime
    by: str
    wish: StatementDelivery
    use: StatementUse | None
    used_on: date | None


@dataclass(frozen=True, slots=True)
class VictimStatements:
    """`has_no_court`: the victim knows that the case ended without a court, so no court will read what they write."""

    is_business: bool
    begun: StatementDraft | None
    taken: tuple[TakenStatement, ...]
    has_no_court: bool = False


@dataclass(frozen=True, slots=True)
class StatementVersionRow:
    number: int
    saved_at: datetime
    saved_after: bool  # the visit had expired while the victim wrote: stored all the same


@dataclass(frozen=True, slots=True)
class StatementText:
    """The current words, and the earlier versions, the newest first."""

    is_business: bool
    words: str
    last: StatementVersionRow | None
    earlier: tuple[StatementVersionRow, ...]
    wish: StatementDelivery
    is_sent: bool


@transaction.atomic
def read_own_statements(*, actor: Actor, now: datetime) -> VictimStatements:
    """The state of the victim's statements. Raises PermissionRefused at the short level."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE_STATEMENT, noted="own_statement.see", now=now).victim
    rows: list[Any] = list(
        Statement.objects.filter(victim=victim, ended_at=None)
        .select_related("taken_by")
        .annotate(saved_at=Max("versions__saved_at"))
        .order_by("-begun_at")
    )
    being = next((row for row in rows if row.taken_at is None), None)
    return VictimStatements(
        is_business=_is_business(victim),
        begun=_begun(being) if being else None,
        taken=tuple(as_taken_statement(row) for row in rows if row.taken_at),
        has_no_court=_ended_without_court(victim, now),
    )


@transaction.atomic
def read_own_draft(*, actor: Actor, now: datetime) -> StatementText:
    """The victim's current draft. Raises PermissionRefused at the short level."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE_STATEMENT, noted="own_statement.open", now=now).victim
    versions = list(
        StatementVersion.objects.filter(_being(), statement__victim=victim)
        .select_related("statement")
        .order_by("-number")
    )
    if not versions:
        return StatementText(_is_business(victim), "", None, (), StatementDelivery.UNDECIDED, is_sent=False)
    last = versions[0]
    return StatementText(
        _is_business(victim),
        open_statement_words(last),
        _version(last),
        tuple(map(_version, versions[1:])),
        StatementDelivery(last.statement.wish),
        is_sent=last.statement.sent_at is not None,
    )


@transaction.atomic
def save_statement(*, actor: Actor, words: str, now: datetime, is_after: bool = False) -> None:
    """Save these words as another version; unchanged words make none. `is_after`: the visit has expired, and the victim
    is shown nothing. Raises StatementEmpty, PermissionRefused."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE_STATEMENT, noted="own_statement.save", now=now).victim
    _keep(victim, words, now, is_after=is_after)


@transaction.atomic
def restore_version(*, actor: Actor, number: int, now: datetime) -> None:
    """Make the words of an earlier version the newest. Raises StatementEmpty where there is no such version."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE_STATEMENT, noted="own_statement.go_back", now=now).victim
    version = StatementVersion.objects.filter(_being(), statement__victim=victim, number=number).first()
    if version is None:
        raise StatementEmpty
    _keep(victim, open_statement_words(version), now)


@transaction.atomic
def send_statement(*, actor: Actor, wish: StatementDelivery, now: datetime) -> date:
    """Send the statement to be taken formally. Returns by when a person gets in touch. Sent again after a change, it
    keeps its task. Raises StatementEmpty."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE_STATEMENT, noted="own_statement.send", now=now).victim
    statement = Statement.objects.select_for_update().filter(_open(), victim=victim).first()
    if statement is None:
        raise StatementEmpty
    due_at, due_for_us = court_records.victim_answer_due(victim, now), court_records.staff_answer_due(victim, now)
    statement.wish, statement.sent_at, statement.answer_by = wish, now, due_at
    statement.save(update_fields=["wish", "sent_at", "answer_by"])
    last = StatementVersion.objects.filter(statement=statement).order_by("-number").first()
    if last is not None:  # checked for danger only on sending: unsent words are private
        about = _about(statement.id, last.number)
        check_typed_words(
            actor=actor, about=about, texts=(open_statement_words(last),), victim_id=victim.id, now=now, is_account=True
        )
    court_records.create_court_task(
        victim, TaskKind.TAKE_STATEMENT, "statement-sent", subject=TASK, due_at=min(due_at, due_for_us), now=now
    )
    return london_date(due_at)


@transaction.atomic
def withdraw_statement(*, actor: Actor, now: datetime) -> None:
    """Withdraw the open statement: it is not taken, and its task ends. Does nothing where there is none."""
    victim = authorise_victim_page(
        actor=actor, act=Act.WRITE_STATEMENT, noted="own_statement.take_back", now=now
    ).victim
    Statement.objects.filter(_open(), victim=victim).update(ended_at=now)
    close_settled_tasks(kind=TaskKind.TAKE_STATEMENT, victim_id=victim.id, subject_key=TASK, now=now, by=None)


def open_statement_words(version: StatementVersion) -> str:
    """The words; empty once redacted."""
    return open_person_words(version.sealed, _about(version.statement_id, version.number))


def is_changed_since_sent(row: Any) -> bool:
    """Whether it was saved again since it was sent, and not sent again. `row` has `saved_at`."""
    return bool(row.sent_at and not row.taken_at and row.saved_at > row.sent_at)


def as_taken_statement(row: Statement) -> TakenStatement:
    assert row.taken_at is not None
    assert row.taken_by is not None  # the table holds both or neither
    use = StatementUse(row.use) if row.use else None
    return TakenStatement(row.taken_at, row.taken_by.name, StatementDelivery(row.wish), use, row.used_on)


def _begun(row: Any) -> StatementDraft:
    answer_on = london_date(row.answer_by) if row.answer_by else None
    return StatementDraft(row.saved_at, row.sent_at, answer_on, is_changed_since_sent(row), StatementDelivery(row.wish))


def _keep(victim: Victim, words: str, now: datetime, *, is_after: bool = False) -> None:
    words = words.strip()
    if not words:
        raise StatementEmpty
    statement = Statement.objects.select_for_update().filter(_open(), victim=victim).first()
    if statement is None:
        statement = Statement.objects.create(victim=victim, begun_at=now)
    last = StatementVersion.objects.filter(statement=statement).order_by("-number").first()
    if last is not None and open_statement_words(last) == words:
        return
    number = last.number + 1 if last else 1
    StatementVersion.objects.create(
        statement=statement,
        number=number,
        sealed=seal_for_victim(victim.id, words, _about(statement.id, number)),
        saved_at=now,
        saved_after=is_after,
    )


def _open() -> Q:
    return Q(taken_at=None, ended_at=None)


def _being() -> Q:
    return Q(statement__taken_at=None, statement__ended_at=None)


def _about(statement_id: int, number: int) -> str:
    return f"statement:{statement_id}:{number}"


def _version(row: StatementVersion) -> StatementVersionRow:
    return StatementVersionRow(row.number, row.saved_at, row.saved_after)


def _ended_without_court(victim: Victim, now: datetime) -> bool:
    """Uses only what the victim has been told: the page must not be the first to say that the case ended."""
    told = court_records.load_told_events(victim, court_records.ENDS, now=now)
    if told.has_news or not told.facts:
        return False
    return effect_of_event(told.facts[-1], victim.record_id).stage in _WITHOUT_COURT


def _is_business(victim: Victim) -> bool:
    return victim.kind == VictimKind.BUSINESS
