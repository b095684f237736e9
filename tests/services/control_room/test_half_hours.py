"""The half-hours of the control room: what they count, what they leave unknown, and the days when clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.services.control_room.room_staff import NOW, a_contact, a_handler
from victimcare.records.models import AuditEntry, RoomContact
from victimcare.rules.control_room.calls.call_records import GivenCall
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactOutcome
from victimcare.rules.control_room.figures.room_figures import ContactWay, list_half_hours_begun
from victimcare.rules.control_room.incidents.incident_kinds import CallEnd, CallService
from victimcare.services.access import Actor
from victimcare.services.control_room.calls.emergency_calls import record_calls
from victimcare.services.control_room.contacts.contact_actions import claim_contact, close_contact
from victimcare.services.control_room.contacts.contact_detail import open_contact
from victimcare.services.control_room.figures.half_hours import CallFigures, WrittenFigures, load_half_hours

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 2)


def call(
    number: int, at: datetime, *, waits: float, service: CallService = CallService.EMERGENCY, end: str = "answered"
) -> GivenCall:
    ended = CallEnd(end)
    turned = at + timedelta(seconds=waits)
    is_answered = ended is CallEnd.ANSWERED
    return GivenCall(
        source="switch",
        source_id=str(number),
        service=service,
        presented_at=at,
        answered_at=turned if is_answered else None,
        ended_at=turned + timedelta(minutes=4) if is_answered else turned,
        end=ended,
    )


def record(*calls: GivenCall, now: datetime = NOW) -> None:
    record_calls(actor=Actor.operator("tester"), calls=calls, now=now, is_history=True)


def test_a_call_counts_in_the_half_hour_in_which_it_was_presented() -> None:
    eight = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
    record(
        call(1, eight, waits=3),
        call(2, eight + timedelta(minutes=29, seconds=59), waits=10),
        call(3, eight + timedelta(minutes=10), waits=40, end="abandoned"),
        call(4, eight + timedelta(minutes=30), waits=5),
    )

    table = load_half_hours(actor=a_handler(), on=DAY, way=ContactWay.CALLS_999, now=NOW)

    first, second = table.rows[16].figures, table.rows[17].figures
    assert first == CallFigures(
        offered=3, answered=2, abandoned=1, rung_off=0, in_time=1, counted=3,
        median=timedelta(seconds=6.5), slowest_tenth=timedelta(seconds=9.3),
    )  # fmt: skip
    assert isinstance(second, CallFigures)
    assert second.offered == 1
    assert isinstance(table.total, CallFigures)
    assert (table.total.offered, table.total.part_in_time) == (4, 0.5)


def test_a_half_hour_without_a_record_is_not_known_and_never_nought() -> None:
    record(call(1, datetime(2026, 12, 2, 8, 5, tzinfo=UTC), waits=3))

    table = load_half_hours(actor=a_handler(), on=DAY, way=ContactWay.CALLS_999, now=NOW)

    assert [row.start.hour for row in table.rows if row.figures] == [8]
    assert load_half_hours(actor=a_handler(), on=DAY, way=ContactWay.CALLS_101, now=NOW).total is None


def test_a_101_caller_who_rings_off_at_once_is_counted_apart() -> None:
    eight = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
    record(
        call(1, eight, waits=2, service=CallService.NON_EMERGENCY, end="abandoned"),
        call(2, eight, waits=90, service=CallService.NON_EMERGENCY, end="abandoned"),
    )

    total = load_half_hours(actor=a_handler(), on=DAY, way=ContactWay.CALLS_101, now=NOW).total

    assert isinstance(total, CallFigures)
    assert (total.offered, total.abandoned, total.rung_off, total.median) == (2, 1, 1, None)


def test_a_call_that_has_rung_for_three_seconds_is_neither_kept_nor_missed() -> None:
    rings = GivenCall("switch", "1", CallService.EMERGENCY, NOW - timedelta(seconds=3))
    record(rings, call(2, NOW - timedelta(minutes=2), waits=4))

    total = load_half_hours(actor=a_handler(), on=DAY, way=ContactWay.CALLS_999, now=NOW).total

    assert isinstance(total, CallFigures)
    assert (total.offered, total.in_time, total.counted) == (2, 1, 1)


@pytest.mark.parametrize(("day", "count"), [(date(2026, 10, 25), 50), (date(2026, 3, 29), 46), (DAY, 48)])
def test_a_day_has_the_half_hours_that_its_clocks_show(day: date, count: int) -> None:
    starts = list_half_hours_begun(day, datetime(2026, 12, 31, tzinfo=UTC))

    assert len(starts) == len(set(starts)) == count


def test_the_hour_that_comes_twice_is_two_rows() -> None:
    """On 25 October 01:15 comes at 00:15 and again at 01:15 of universal time."""
    record(
        call(1, datetime(2026, 10, 25, 0, 15, tzinfo=UTC), waits=1),
        call(2, datetime(2026, 10, 25, 1, 15, tzinfo=UTC), waits=1),
    )

    table = load_half_hours(actor=a_handler(), on=date(2026, 10, 25), way=ContactWay.CALLS_999, now=NOW)

    assert [(row.start.hour, row.start.utcoffset()) for row in table.rows if row.figures] == [
        (1, timedelta(hours=1)),
        (1, timedelta(0)),
    ]


def test_a_contact_waits_until_its_first_answer_or_close_and_stands_in_the_backlog_till_then() -> None:
    handler = a_handler()
    came = NOW.replace(hour=7, minute=10)
    row = a_contact("Thank you for the leaflet.", at=came)
    a_contact("Nobody picks up the phone.", at=NOW.replace(hour=8, minute=10))
    claim_contact(actor=handler, contact_id=row.public_id, now=came)
    opened = open_contact(actor=handler, contact_id=row.public_id, now=came + timedelta(minutes=5))
    close_contact(
        actor=handler,
        contact_id=row.public_id,
        outcome=ContactOutcome.ADVICE_GIVEN,
        why="",
        after=opened.version,
        now=came + timedelta(minutes=40),
    )

    table = load_half_hours(actor=handler, on=DAY, way=ContactWay.EMAIL, now=NOW)

    known = {f"{row.start:%H:%M}": row.figures for row in table.rows if row.figures}
    wait = timedelta(minutes=40)
    assert known == {
        "07:00": WrittenFigures(1, 1, wait, wait, 1, 1, 1, timedelta(minutes=20)),
        "07:30": WrittenFigures(0, 0, None, None, 0, 0, 0, None),
        "08:00": WrittenFigures(1, 0, None, None, 0, 0, 1, timedelta(minutes=20)),
        "08:30": WrittenFigures(0, 0, None, None, 0, 0, 1, timedelta(minutes=50)),
        "09:00": WrittenFigures(0, 0, None, None, 0, 0, 1, timedelta(minutes=50)),
    }
    assert table.total == WrittenFigures(2, 1, wait, wait, 1, 1, 1, timedelta(minutes=50))


def test_minutes_that_are_over_count_as_not_kept_before_any_person_opens_it() -> None:
    a_contact(at=NOW - timedelta(hours=5))

    total = load_half_hours(actor=a_handler(), on=DAY, way=ContactWay.EMAIL, now=NOW).total

    assert isinstance(total, WrittenFigures)
    assert (total.promised, total.kept) == (1, 0)


def test_the_table_can_be_of_one_class_and_each_look_is_recorded() -> None:
    row = a_contact()
    RoomContact.objects.filter(id=row.id).update(contact_class=ContactClass.COMPLAINT)
    handler = a_handler()

    found = {
        which: load_half_hours(actor=handler, on=DAY, way=ContactWay.EMAIL, contact_class=which, now=NOW).total
        for which in (ContactClass.COMPLAINT, ContactClass.COMPLIMENT)
    }

    assert [each.came for each in found.values() if isinstance(each, WrittenFigures)] == [1, 0]
    assert AuditEntry.objects.filter(act="control_room.half_hours_seen").count() == 2
