"""Staffing advice of the control room: what it measures, what it leaves out, and who sees it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.services.control_room.room_staff import NOW, a_contact, a_handler, a_room_supervisor
from tests.services.control_room.test_half_hours import call, record
from victimcare.records.models import AuditEntry, RoomContact, RoomContactChange, Staff
from victimcare.rules.control_room.calls.call_records import GivenCall
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.rules.control_room.figures.staffing import StaffingInputs
from victimcare.rules.control_room.incidents.incident_kinds import CallService
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.control_room.figures.room_staffing import load_room_staffing

pytestmark = pytest.mark.django_db
TOMORROW = date(2026, 12, 3)  # a Thursday
INPUTS = StaffingInputs(shrinkage=0.3, after_call=60)


def thursdays_calls(patience: float) -> Iterator[GivenCall]:
    """Three earlier Thursdays, 24 calls of 101 from 09:00 to 09:30; every fourth caller gives up."""
    draw = random.Random(4)
    for week in (1, 2, 3):
        nine = datetime(2026, 12, 3, 9, 0, tzinfo=UTC) - timedelta(weeks=week)
        for number in range(24):
            gives_up = number % 4 == 0
            yield call(
                100 * week + number,
                nine + timedelta(seconds=60 * number),
                waits=draw.uniform(0.5, 1.5) * patience / (4 if gives_up else 5),
                service=CallService.NON_EMERGENCY,
                end="abandoned" if gives_up else "answered",
            )


def test_people_are_advised_from_like_days_and_the_rest_is_named_as_unknown() -> None:
    record(*thursdays_calls(patience=120))

    advice = load_room_staffing(actor=a_room_supervisor(), on=TOMORROW, inputs=INPUTS, now=NOW)

    found = advice.measured[CallService.NON_EMERGENCY]
    assert (found.presented, found.handled, found.abandoned) == (72, 54, 18)
    assert found.handling == pytest.approx(240)
    assert found.patience is None, "eighteen who gave up are too few"
    assert advice.unknown == ("calls_999", "written")
    nine = advice.half_hours[18].calls[CallService.NON_EMERGENCY]
    assert nine.calls == pytest.approx(12, rel=0.01)  # smoothed by its neighbours
    assert nine.people is not None
    assert not nine.has_patience
    assert advice.half_hours[18].rostered > nine.people
    assert advice.half_hours[4].rostered == 0


def test_patience_is_all_waiting_time_by_those_who_gave_up() -> None:
    calls = [*thursdays_calls(patience=120)]
    record(*calls, *(call(number, NOW - timedelta(days=8), waits=60, service=CallService.NON_EMERGENCY, end="abandoned")
                     for number in range(1000, 1004)))  # fmt: skip
    waited = sum(((each.answered_at or each.ended_at or NOW) - each.presented_at).total_seconds() for each in calls)

    advice = load_room_staffing(actor=a_room_supervisor(), on=TOMORROW, inputs=INPUTS, now=NOW)

    assert advice.measured[CallService.NON_EMERGENCY].patience == pytest.approx((waited + 4 * 60) / 22)


def test_a_day_without_a_record_is_no_quiet_day() -> None:
    """The Thursday a week ago has no record: the two before it count alone."""
    record(*(each for each in thursdays_calls(patience=120) if each.source_id[0] != "1"))

    advice = load_room_staffing(actor=a_room_supervisor(), on=TOMORROW, inputs=INPUTS, now=NOW)

    assert advice.half_hours[18].calls[CallService.NON_EMERGENCY].calls == pytest.approx(12, rel=0.01)


def test_written_work_is_measured_by_the_handler_who_took_and_closed_it() -> None:
    handler = Staff.objects.create(username="tunde", name="Tunde")
    for number in range(20):
        came = NOW - timedelta(days=7, hours=2, minutes=-number)
        row = a_contact("Thank you for the leaflet.", at=came)
        RoomContact.objects.filter(id=row.id).update(
            state="closed", outcome="answered", closed_at=NOW, closed_by=handler, priority=ContactPriority.ROUTINE
        )
        for what, minutes in (("claimed", 60), ("closed", 66)):
            at = came + timedelta(minutes=minutes)
            RoomContactChange.objects.create(contact=row, what=what, at=at, by=handler)

    advice = load_room_staffing(actor=a_room_supervisor(), on=date(2026, 12, 9), inputs=INPUTS, now=NOW)

    assert advice.written.closed == 20
    assert advice.written.handling == pytest.approx(360)
    expected = sum(half.written or 0 for half in advice.half_hours)
    people = sum(half.written_people or 0 for half in advice.half_hours)
    assert expected == pytest.approx(20, rel=0.01)
    assert people * 1800 == pytest.approx(expected * 360)
    assert advice.unknown == ("calls_999", "calls_101")


def test_nothing_recorded_gives_no_figure() -> None:
    advice = load_room_staffing(actor=a_room_supervisor(), on=TOMORROW, inputs=INPUTS, now=NOW)

    assert advice.half_hours == ()
    assert advice.unknown == ("calls_999", "calls_101", "written")


def test_a_handler_does_not_see_it_and_a_supervisors_look_is_recorded() -> None:
    with pytest.raises(PermissionRefused):
        load_room_staffing(actor=a_handler(), on=TOMORROW, inputs=INPUTS, now=NOW)

    load_room_staffing(actor=Actor.operator("planner"), on=TOMORROW, inputs=INPUTS, now=NOW)

    assert AuditEntry.objects.filter(act="control_room.staffing_seen").count() == 1
