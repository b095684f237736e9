"""Words about people are nowhere in the tables in clear text."""

from __future__ import annotations

import operator
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.services.people_and_cases import NOW, a_victim, staff
from tests.services.rows_of_words import ROWS
from victimcare.records.models import DeliveryEscalation, TaskChange, Victim
from victimcare.services.person_keys import ERASED, erase_person_keys, fetch_victim_key
from victimcare.services.sealed_columns import (
    QUIET_LIFTED_WHY,
    SEALED_COLUMNS,
    STOP_REASON,
    TASK_NOTE,
    SealedColumn,
    blank_sealed_words,
)

NAME_OF = operator.attrgetter("place")
pytestmark = pytest.mark.django_db

WORDS = "They stay at their sister's in Hexham"


def dump(table: type[Model]) -> str:
    """The table as PostgreSQL writes it into a dump, bytes as hexadecimal digits."""
    with connection.cursor() as cursor, cursor.copy(f"COPY {table._meta.db_table} TO STDOUT") as copy:
        return b"".join(bytes(block) for block in copy).decode()


def stored(column: SealedColumn, victim: Victim, words: str) -> Any:
    row = ROWS[column.table](victim)
    column.put_words(row, words, fetch_victim_key(victim.id) if column.is_personal else None)
    row.save()
    row.refresh_from_db()
    return row


def test_each_sealed_column_is_tried_here() -> None:
    assert {column.table for column in SEALED_COLUMNS} == ROWS.keys()


class InADump(TestCase):
    @settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate])
    @given(words=st.text("ghijklmnopqrstuvwxyz ", min_size=12, max_size=300))
    def test_no_words_are_found_in_the_clear_or_as_bytes(self, words: str) -> None:
        victim = a_victim()
        for column in SEALED_COLUMNS:
            row = stored(column, victim, words)
            held = dump(column.table)
            assert words not in held
            assert words.encode().hex() not in held
            assert column.open_words(row) == words


@pytest.mark.parametrize("column", SEALED_COLUMNS, ids=NAME_OF)
def test_blanked_words_are_gone_and_erased_ones_are_told_so(column: SealedColumn) -> None:
    victim, other = a_victim(), a_victim()
    blanked, erased = stored(column, other, WORDS), stored(column, victim, WORDS)

    assert blank_sealed_words(column.table._base_manager.filter(pk=blanked.pk), column) == 1
    assert blank_sealed_words(column.table._base_manager.filter(pk=blanked.pk), column) == 0
    erase_person_keys(actor=staff(), person_id=victim.person_id, now=NOW)

    blanked.refresh_from_db()
    assert column.open_words(blanked) == ""
    assert column.open_words(erased) == (ERASED if column.is_personal else WORDS)


def test_a_column_that_never_held_words_stays_so_where_those_beside_it_are_blanked() -> None:
    """An escalation that was stopped, and whose quiet hours were never lifted: the table lets it hold one reason
    alone."""
    victim = a_victim()
    row = ROWS[DeliveryEscalation](victim)
    row.quiet_lifted_at = row.quiet_lifted_by_id = row.sealed_quiet_lifted_why = None
    STOP_REASON.put_words(row, WORDS, fetch_victim_key(victim.id))
    row.save()

    assert blank_sealed_words(DeliveryEscalation.objects.filter(pk=row.pk), STOP_REASON, QUIET_LIFTED_WHY) == 1

    row.refresh_from_db()
    assert (STOP_REASON.open_words(row), row.sealed_quiet_lifted_why) == ("", None)


def test_a_note_of_a_task_can_be_blanked_and_never_replaced() -> None:
    victim = a_victim()
    row = stored(TASK_NOTE, victim, WORDS)
    other = fetch_victim_key(victim.id).seal_words("other", f"task:{row.task_id}:note")

    for change in ({"sealed_note": other}, {"sealed_note": None}, {"what": "made", "sealed_note": b""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TaskChange.objects.filter(id=row.id).update(**change)
