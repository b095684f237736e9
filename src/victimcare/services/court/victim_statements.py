"""Her words to the court, as she writes them on her page: saved as often as she likes, sent once she is ready.

Each save is a version of its own, sealed, so that what was typed in another window or after her visit had run out is
never lost and nobody who writes over it can make it gone. Sent words can be changed until a person has taken them
formally; after that she can make another statement (Victims' Code, right 7).
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
    """There is no word to keep, to send or to go back to."""


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """What she is writing, or has sent and nobody has taken. Without its words: those she opens by themselves."""

    saved_at: datetime
    sent_at: datetime | None
    answer_on: date | None  # by when somebody is in touch to take it
    changed_since: bool  # saved again after it was sent, and not sent again
    wish: StatementDelivery


@dataclass(frozen=True, slots=True)
class TakenStatement:
    """`use`: what the court did with it, None while that is not known; on `used_on`."""

    taken_at: datetime
    by: str
    wish: StatementDelivery
    use: StatementUse | None
    used_on: date | None


@dataclass(frozen=True, slots=True)
class VictimStatements:
    """`has_no_court`: they know that the case ended without a court, so none reads what they would write."""

    is_business: bool
    begun: StatementDraft | None
    taken: tuple[TakenStatement, ...]
    has_no_court: bool = False


@dataclass(frozen=True, slots=True)
class StatementVersionRow:
    number: int
    saved_at: datetime
    saved_after: bool  # her visit had run out while she wrote: kept all the same


@dataclass(frozen=True, slots=True)
class StatementText:
    """The words she goes on with, and the versions before them, the newest first."""

    is_business: bool
    words: str
    last: StatementVersionRow | None
    earlier: tuple[StatementVersionRow, ...]
    wish: StatementDelivery
    is_sent: bool


@transaction.atomic
def read_own_statements(*, actor: Actor, now: datetime) -> VictimStatements:
    """How her words to the court stand. Raises NotPermitted at the short level."""
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
    """Her words, to go on with. Raises NotPermitted at the short level."""
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
    """Keep these words as another version; the same words again are none. `is_after`: her visit has run out, and she is
    shown nothing. Raises NothingWritten, NotPermitted."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE_STATEMENT, noted="own_statement.save", now=now).victim
    _keep(victim, words, now, is_after=is_after)


@transaction.atomic
def restore_version(*, actor: Actor, number: int, now: datetime) -> None:
    """The words of an earlier version become the newest. Raises NothingWritten where there is no such version."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE_STATEMENT, noted="own_statement.go_back", now=now).victim
    version = StatementVersion.objects.filter(_being(), statement__victim=victim, number=number).first()
    if version is None:
        raise StatementEmpty
    _keep(victim, open_statement_words(version), now)


@transaction.atomic
def send_statement(*, actor: Actor, wish: StatementDelivery, now: datetime) -> date:
    """Give her words to whoever takes them formally. Returns by when that person is in touch. Sent again after a
    change, it is the same task. Raises NothingWritten."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE_STATEMENT, noted="own_statement.send", now=now).victim
    statement = Statement.objects.select_for_update().filter(_open(), victim=victim).first()
    if statement is None:
        raise StatementEmpty
    due_at, due_for_us = court_records.victim_answer_due(victim, now), court_records.staff_answer_due(victim, now)
    statement.wish, statement.sent_at, statement.answer_by = wish, now, due_at
    statement.save(update_fields=["wish", "sent_at", "answer_by"])
    last = StatementVersion.objects.filter(statement=statement).order_by("-number").first()
    if last is not None:  # what is saved and not sent is nobody's to read
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
    """She does not want it to go on: nobody takes it, and its task ends. Silent where there is none."""
    victim = authorise_victim_page(
        actor=actor, act=Act.WRITE_STATEMENT, noted="own_statement.take_back", now=now
    ).victim
    Statement.objects.filter(_open(), victim=victim).update(ended_at=now)
    close_settled_tasks(kind=TaskKind.TAKE_STATEMENT, victim_id=victim.id, subject_key=TASK, now=now, by=None)


def open_statement_words(version: StatementVersion) -> str:
    """Empty once a redaction has emptied it."""
    return open_person_words(version.sealed, _about(version.statement_id, version.number))


def is_changed_since_sent(row: Any) -> bool:
    """Whether it was saved again after it was sent, and not sent again. `row` has `saved_at`."""
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
    """Only from what they have been told: the page must not be the first to say that the case ended."""
    told = court_records.load_told_events(victim, court_records.ENDS, now=now)
    if told.has_news or not told.facts:
        return False
    return effect_of_event(told.facts[-1], victim.record_id).stage in _WITHOUT_COURT


def _is_business(victim: Victim) -> bool:
    return victim.kind == VictimKind.BUSINESS
