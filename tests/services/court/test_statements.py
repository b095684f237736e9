"""Victim personal statements: written on the page, sent, taken by a person, used by the court."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, Statement, Task, Victim
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.conversations.identity_checks import IdentityCheckMissing
from victimcare.services.court import statement_records, victim_statements
from victimcare.services.court.victim_statements import StatementDelivery, StatementEmpty, StatementUse

WORDS = "I no longer go out after dark."
LATER = NOW + timedelta(minutes=5)


def send(ada: Actor, words: str = WORDS) -> Statement:
    victim_statements.save_statement(actor=ada, words=words, now=NOW)
    victim_statements.send_statement(actor=ada, wish=StatementDelivery.BY_READER, now=NOW)
    return Statement.objects.get(ended_at=None, taken_at=None)


def take(proved: Actor, victim: Victim, statement: Statement) -> None:
    statement_records.take_statement(
        actor=proved, victim_id=victim.public_id, statement_id=statement.public_id, now=LATER
    )


def use(proved: Actor, statement: Statement, of: Victim, after: int | None) -> None:
    statement_records.record_statement_use(
        actor=proved,
        victim_id=of.public_id,
        statement_id=statement.public_id,
        use=StatementUse.READ_BY_JUDGE,
        on=date(2026, 11, 24),
        after=after,
        now=LATER,
    )


def test_every_save_is_a_version_and_the_same_words_make_none(ada: Actor) -> None:
    for words in ("First.", "Second.", "Second. "):
        victim_statements.save_statement(actor=ada, words=words, now=NOW)

    draft = victim_statements.read_own_draft(actor=ada, now=NOW)

    assert (draft.words, [version.number for version in draft.earlier]) == ("Second.", [1])
    victim_statements.restore_version(actor=ada, number=1, now=LATER)
    assert victim_statements.read_own_draft(actor=ada, now=LATER).words == "First."


def test_nothing_empty_is_saved_sent_or_restored(ada: Actor) -> None:
    with pytest.raises(StatementEmpty):
        victim_statements.save_statement(actor=ada, words="  \n", now=NOW)
    with pytest.raises(StatementEmpty):
        victim_statements.send_statement(actor=ada, wish=StatementDelivery.NOT_ALOUD, now=NOW)
    with pytest.raises(StatementEmpty):
        victim_statements.restore_version(actor=ada, number=1, now=NOW)
    assert not Statement.objects.exists()


def test_the_short_level_writes_no_statement(victims: dict[str, Victim]) -> None:
    with pytest.raises(PermissionRefused):
        victim_statements.save_statement(actor=signed_in_victim(victims["V1"], "short"), words=WORDS, now=NOW)


def test_a_sent_statement_is_a_task_and_only_the_sent_words_are_read(
    ada: Actor, proved: Actor, victims: dict[str, Victim]
) -> None:
    statement = send(ada)
    victim_statements.save_statement(actor=ada, words="Words that are not sent.", now=LATER)

    read = statement_records.read_statement(
        actor=proved, victim_id=victims["V1"].public_id, statement_id=statement.public_id, now=LATER
    )

    assert read == WORDS
    assert Task.objects.get(kind="take_statement").closed_at is None
    assert AuditEntry.objects.filter(act="statement.read", victim_id=victims["V1"].id).count() == 1
    [row] = statement_records.list_statements(actor=proved, victim_id=victims["V1"].public_id, now=LATER)
    assert row.changed_since


def test_a_statement_is_taken_once_and_then_another_can_be_written(
    ada: Actor, proved: Actor, victims: dict[str, Victim]
) -> None:
    statement = send(ada)
    take(proved, victims["V1"], statement)

    with pytest.raises(NotFound):
        take(proved, victims["V1"], statement)

    assert Task.objects.get(kind="take_statement").closed_at == LATER
    assert send(ada, "What changed since.").id != statement.id
    own = victim_statements.read_own_statements(actor=ada, now=LATER)
    assert own.begun is not None
    assert [taken.by for taken in own.taken] == ["Sol Pereira"]


def test_a_statement_that_is_taken_back_is_neither_read_nor_taken(
    ada: Actor, proved: Actor, victims: dict[str, Victim]
) -> None:
    statement = send(ada)
    victim_statements.withdraw_statement(actor=ada, now=LATER)

    with pytest.raises(NotFound):
        take(proved, victims["V1"], statement)
    assert Task.objects.get(kind="take_statement").closed_at == LATER


def test_what_the_court_did_is_noted_by_one_who_read_the_latest(
    ada: Actor, proved: Actor, victims: dict[str, Victim]
) -> None:
    statement = send(ada)
    with pytest.raises(NotFound):  # it is not taken yet
        use(proved, statement, victims["V1"], after=0)
    take(proved, victims["V1"], statement)

    use(proved, statement, victims["V1"], after=0)

    with pytest.raises(StaleVersion):
        use(proved, statement, victims["V1"], after=0)
    [taken] = victim_statements.read_own_statements(actor=ada, now=LATER).taken
    assert (taken.use, taken.used_on) == (StatementUse.READ_BY_JUDGE, date(2026, 11, 24))


def test_without_an_identity_check_staff_read_nothing(sol: Actor, ada: Actor, victims: dict[str, Victim]) -> None:
    statement = send(ada)

    with pytest.raises(IdentityCheckMissing):
        statement_records.read_statement(
            actor=sol, victim_id=victims["V1"].public_id, statement_id=statement.public_id, now=NOW
        )


def test_a_statement_of_another_victim_looks_missing(ada: Actor, proved: Actor, victims: dict[str, Victim]) -> None:
    statement = send(ada)

    with pytest.raises((NotFound, IdentityCheckMissing)):
        take(proved, victims["V2"], statement)
    assert Statement.objects.get().taken_at is None
