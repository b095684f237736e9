"""Calls of 999 and 101 are recorded once, and each that was abandoned or silent is rung back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.control_room.room_staff import NOW
from victimcare.records.models import EmergencyCall, RoomContact, RoomMessage
from victimcare.rules.control_room.calls.call_records import GivenCall, InvalidCall
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority, ContactRoute
from victimcare.rules.control_room.incidents.incident_kinds import CallEnd, CallService
from victimcare.services.access import Actor, ActorKind, PermissionRefused
from victimcare.services.control_room.calls.emergency_calls import CallRecord, open_caller, record_calls
from victimcare.services.control_room.contacts.contact_intake import IncomingContactMessage, take_contact_messages
from victimcare.services.control_room.contacts.contact_words import open_contact_heads, open_message_words

pytestmark = pytest.mark.django_db
SWITCH = Actor(ActorKind.MACHINE, "token:1", sources=frozenset({"switch"}))
NUMBER = "07700 900123"
SECOND = timedelta(seconds=1)


def call(
    source_id: str, end: CallEnd | None = CallEnd.ABANDONED, *, service: CallService = CallService.EMERGENCY,
    number: str = NUMBER, minutes: float = 0, seconds: int = 20, place: str = "",
) -> GivenCall:  # fmt: skip
    rang = NOW + timedelta(minutes=minutes)
    answered = rang + SECOND if end in (CallEnd.ANSWERED, CallEnd.SILENT) else None
    ended = rang + seconds * SECOND if end else None
    return GivenCall("switch", source_id, service, rang, answered, ended, end, number, place)


def record(*calls: GivenCall) -> list[CallRecord]:
    return record_calls(actor=SWITCH, calls=calls, now=NOW + timedelta(hours=1))


def contact_of(record: CallRecord) -> RoomContact:
    assert record.contact is not None
    return RoomContact.objects.get(public_id=record.contact)


def test_a_call_that_is_told_three_times_is_one_and_its_end_is_not_forgotten() -> None:
    [begun] = record(call("a", None))
    [ended] = record(call("a", CallEnd.ANSWERED, place="14 Mill Bank"))
    record(call("a", None, number=""))

    assert (begun.is_new, ended.is_new, ended.contact) == (True, False, None)
    row = EmergencyCall.objects.get()
    assert (row.end, row.answered_at, row.ended_at) == ("answered", NOW + SECOND, NOW + 20 * SECOND)
    assert open_caller(row) == (NUMBER, "14 Mill Bank")
    assert b"900123" not in bytes(row.sealed_caller)


def test_an_abandoned_999_call_is_a_call_back_within_the_minutes_of_high() -> None:
    [made] = record(call("a", place="Harbour Street"))
    [again] = record(call("a", place="Harbour Street"))

    contact = contact_of(made)
    assert again.contact == made.contact
    assert (contact.route, contact.contact_class, contact.priority, contact.queue) == (
        ContactRoute.CALL_999,
        ContactClass.ABANDONED_CALL,
        ContactPriority.HIGH,
        "call_backs",
    )
    assert contact.due_at == NOW + 20 * SECOND + timedelta(minutes=30)
    message = RoomMessage.objects.get()
    assert "Harbour Street" in open_message_words([message])[message.public_id].words
    assert open_contact_heads([contact])[contact.public_id].sender == NUMBER


def test_a_second_999_call_within_a_day_joins_the_first_and_makes_it_danger() -> None:
    [first] = record(call("a"))
    [second] = record(call("b", number="+44 7700 900123", minutes=23 * 60 + 59))

    contact = contact_of(second)
    assert first.contact == second.contact
    assert contact.priority == ContactPriority.DANGER
    assert contact.queue == "danger"
    assert "call_999_again" in contact.rules


def test_a_second_999_call_after_a_day_is_a_call_back_of_its_own() -> None:
    [first] = record(call("a"))
    [second] = record(call("b", minutes=24 * 60 + 1))

    assert first.contact != second.contact
    assert contact_of(second).priority == ContactPriority.HIGH


def test_an_answered_999_call_before_counts_too() -> None:
    [_, abandoned] = record(call("a", CallEnd.ANSWERED), call("b", minutes=30))

    assert contact_of(abandoned).priority == ContactPriority.DANGER


def test_danger_by_text_before_makes_an_abandoned_call_danger() -> None:
    text = IncomingContactMessage(ContactRoute.TEXT, NUMBER, "", "he is outside my house with a knife")
    take_contact_messages(actor=Actor.system("texts"), incoming=[text], now=NOW - timedelta(hours=2))

    [made] = record(call("a"))

    assert contact_of(made).priority == ContactPriority.DANGER
    assert contact_of(made).rules[0] == "call_999_after_danger"


def test_withheld_numbers_are_never_taken_for_one_caller() -> None:
    first, second = record(call("a", number=""), call("b", number="", minutes=1))

    assert first.contact != second.contact
    assert contact_of(second).priority == ContactPriority.HIGH


def test_101_callers_are_rung_back_by_how_long_they_waited_and_ring_offs_are_not() -> None:
    slow, quick, off = record(
        call("a", service=CallService.NON_EMERGENCY, seconds=150),
        call("b", service=CallService.NON_EMERGENCY, number="01632 960002", seconds=30),
        call("c", service=CallService.NON_EMERGENCY, number="01632 960003", seconds=4),
    )

    assert contact_of(slow).priority == ContactPriority.SOON
    assert contact_of(quick).priority == ContactPriority.ROUTINE
    assert off.contact is None
    assert EmergencyCall.objects.count() == 3


def test_old_calls_are_counted_and_open_nothing() -> None:
    record_calls(actor=SWITCH, calls=[call("a")], now=NOW, is_history=True)

    assert EmergencyCall.objects.count() == 1
    assert not RoomContact.objects.exists()


def test_forty_calls_take_as_many_queries_as_two() -> None:
    def count(*ids: str) -> int:
        calls = [call(each, number=f"01632 96{len(ids):02}{place:02}") for place, each in enumerate(ids)]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            record(*calls)
        return len(queries)

    count("warm")
    two = count("a", "b")
    assert count(*(f"n{number}" for number in range(40))) == two


@pytest.mark.parametrize(
    ("field", "times"),
    [
        ("answered_at", {"answered_at": NOW - SECOND}),
        ("ended_at", {"ended_at": NOW - SECOND, "end": CallEnd.ABANDONED}),
        ("end", {"ended_at": NOW}),
        ("end", {"answered_at": NOW, "ended_at": NOW, "end": CallEnd.ABANDONED}),
        ("answered_at", {"ended_at": NOW, "end": CallEnd.ANSWERED}),
    ],
)
def test_a_call_that_cannot_be_so_names_the_wrong_field(field: str, times: dict[str, object]) -> None:
    with pytest.raises(InvalidCall) as wrong:
        GivenCall("switch", "a", CallService.EMERGENCY, NOW, **times)  # type: ignore[arg-type]

    assert wrong.value.field == field


def test_a_visitor_records_no_call() -> None:
    with pytest.raises(PermissionRefused):
        record_calls(actor=Actor.anonymous("web"), calls=[call("a")], now=NOW)
