"""Words about people are nowhere in the tables in the clear, and read the same where a row of before has them so."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.services.people_and_cases import NOW, a_point, a_victim, staff
from victimcare.records.models import (
    Call,
    ClosingCall,
    Contact,
    GuardDecision,
    HandoverItem,
    HandoverPacket,
    HandoverStep,
    KeptSound,
    Need,
    NeedsAssessment,
    PersonKey,
    PlanPoint,
    QueueEntry,
    ReachAttempt,
    SafeContactPlan,
    TaskChange,
    TellOnceNote,
    Victim,
)
from victimcare.records.models.desk import TaskKind
from victimcare.services import sealed_words
from victimcare.services.desk.actions import make_task
from victimcare.services.person_keys import ERASED, erase_person_keys, fetch_victim_key
from victimcare.services.sealed_words import SEALED_COLUMNS, TASK_NOTE, SealedColumn, blank_words

NAME_OF = operator.attrgetter("place")
pytestmark = pytest.mark.django_db

WORDS = "They stay at their sister's in Hexham"


def a_contact(victim: Victim, **words: Any) -> Contact:
    made_by = staff().staff_id or 0
    return Contact(
        public_id=uuid4(), victim=victim, channel="call", reached=True, made_at=NOW, made_by_id=made_by, **words
    )


def a_task_change(victim: Victim, **words: Any) -> TaskChange:
    task_id = make_task(
        kind=TaskKind.MAKE_FIRST_CONTACT, victim_id=victim.id, reason="not_asked", harm=1, due_at=NOW, now=NOW
    )
    return TaskChange(task_id=task_id, what="closed", at=NOW, **words)


def a_queue_entry(victim: Victim, **words: Any) -> QueueEntry:
    call = Call.objects.create(victim=victim, carrier_call_id="c", direction="in", started_at=NOW)
    return QueueEntry(call=call, entered_at=NOW, seen_at=NOW, **words)


def a_reach_attempt(victim: Victim, **words: Any) -> ReachAttempt:
    later = NOW + timedelta(hours=1)
    times = {"at": NOW, "next_due_at": later}
    task_id, by_id = a_task_change(victim).task_id, staff().staff_id or 0
    return ReachAttempt(
        public_id=uuid4(), task_id=task_id, way="number", came_of="no_answer", by_id=by_id, **times, **words
    )


def a_tell_once_note(victim: Victim, **words: Any) -> TellOnceNote:
    version = TellOnceNote.objects.filter(victim=victim).count() + 1
    return TellOnceNote(victim=victim, version=version, written_at=NOW, proved_how="page", **words)


def a_guard_decision(victim: Victim, **words: Any) -> GuardDecision:
    return GuardDecision(victim=victim, is_guarded=True, decided_at=NOW, decided_by_id=staff().staff_id or 0, **words)


def a_plan_point(victim: Victim, **words: Any) -> PlanPoint:
    SafeContactPlan.objects.get_or_create(victim=victim)
    point = a_point(victim, "07700 900123")
    return PlanPoint(plan_id=victim.id, point=point, channel="text", place=1, wording="neutral", **words)


def a_closing_call(victim: Victim, **words: Any) -> ClosingCall:
    usual: dict[str, Any] = {"moment": "released", "events": [], "crime": "other", "opened_at": NOW, "due_at": NOW}
    return ClosingCall(victim=victim, ended_at=NOW, ended_as="not_needed", **usual, **words)


def a_need(victim: Victim, **words: Any) -> Need:
    asked: dict[str, Any] = {"pack": "1", "form": "short", "moment": "asked", "begun_at": NOW, "written_at": NOW}
    by_id = staff().staff_id or 0
    assessment = NeedsAssessment.objects.create(
        victim=victim, begun_by_id=by_id, written_by_id=by_id, dropped_at=NOW, **asked
    )
    return Need(assessment=assessment, victim=victim, code="c", question="q", ends_as="not_met", **words)


def a_packet(victim: Victim) -> HandoverPacket:
    number = HandoverPacket.objects.filter(victim=victim).count() + 1
    return HandoverPacket.objects.create(
        victim=victim,
        agency="probation",
        way="file",
        number=number,
        state="recalled",
        prepared_at=NOW,
        prepared_by_id=staff().staff_id or 0,
    )


def a_packet_step(victim: Victim, **words: Any) -> HandoverStep:
    return HandoverStep(packet=a_packet(victim), what="sent", at=NOW, how="desk", **words)


def a_packet_item(victim: Victim, **words: Any) -> HandoverItem:
    return HandoverItem(packet=a_packet(victim), item="case", **words)


def a_sound(victim: Victim, **words: Any) -> KeptSound:
    call = a_queue_entry(victim).call
    return KeptSound(public_id=uuid4(), kind="conversation", call=call, victim=victim, began_at=NOW, **words)


ROWS: dict[type[Model], Callable[..., Any]] = {
    Contact: a_contact,
    TaskChange: a_task_change,
    QueueEntry: a_queue_entry,
    ReachAttempt: a_reach_attempt,
    TellOnceNote: a_tell_once_note,
    GuardDecision: a_guard_decision,
    PlanPoint: a_plan_point,
    ClosingCall: a_closing_call,
    Need: a_need,
    HandoverStep: a_packet_step,
    HandoverItem: a_packet_item,
    KeptSound: a_sound,
}


def dump(table: type[Model]) -> str:
    """The table as PostgreSQL writes it into a dump, bytes as hexadecimal digits."""
    with connection.cursor() as cursor, cursor.copy(f"COPY {table._meta.db_table} TO STDOUT") as copy:
        return b"".join(bytes(block) for block in copy).decode()


def stored(column: SealedColumn, victim: Victim, words: str) -> Any:
    row = ROWS[column.table](victim)
    column.put_words(row, words, fetch_victim_key(victim.id))
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
            assert getattr(row, column.name) == ""


@pytest.mark.parametrize("column", SEALED_COLUMNS, ids=NAME_OF)
def test_words_of_a_row_of_before_are_read_and_sealed_once(column: SealedColumn) -> None:
    victim = a_victim()
    row = ROWS[column.table](victim, **{column.name: WORDS})
    row.save()
    assert column.open_words(row) == WORDS
    assert sealed_words.count_old_words() == 1

    assert (sealed_words.seal_old_words(), sealed_words.seal_old_words()) == (1, 0)

    row.refresh_from_db()
    assert sealed_words.count_old_words() == 0
    assert WORDS not in dump(column.table)
    assert column.open_words(row) == WORDS
    assert PersonKey.objects.get().person_id == victim.person_id


def test_many_rows_of_before_are_sealed_some_at_a_time_with_one_key_for_each_person() -> None:
    victims = [a_victim(), a_victim()]
    Contact.objects.bulk_create([a_contact(victim, note=WORDS) for victim in victims * 3])

    assert [sealed_words.seal_old_words(most=4) for _ in range(3)] == [4, 2, 0]
    assert PersonKey.objects.count() == 2


@pytest.mark.parametrize("column", SEALED_COLUMNS, ids=NAME_OF)
def test_blanked_words_are_gone_and_erased_ones_are_told_so(column: SealedColumn) -> None:
    victim, other = a_victim(), a_victim()
    blanked, erased = stored(column, other, WORDS), stored(column, victim, WORDS)

    assert blank_words(column.table._base_manager.filter(pk=blanked.pk), column) == 1
    assert blank_words(column.table._base_manager.filter(pk=blanked.pk), column) == 0
    erase_person_keys(actor=staff(), person_id=victim.person_id, now=NOW)

    blanked.refresh_from_db()
    assert column.open_words(blanked) == ""
    assert column.open_words(erased) == ERASED


def test_a_note_of_a_task_can_be_sealed_or_blanked_and_never_replaced() -> None:
    victim = a_victim()
    row = stored(TASK_NOTE, victim, WORDS)
    other = fetch_victim_key(victim.id).seal_words("other", f"task:{row.task_id}:note")

    for change in ({"sealed_note": other}, {"note": "other"}, {"sealed_note": None}, {"what": "made", "note": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TaskChange.objects.filter(id=row.id).update(**change)
