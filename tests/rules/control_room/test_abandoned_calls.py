"""Which calls are rung back, and how soon. Times of day and numbers are invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from victimcare.rules.control_room.calls.abandoned_calls import (
    CallBack,
    CallBackReason,
    CallerHistory,
    CallFacts,
    decide_call_back,
    is_ring_off,
)
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.rules.control_room.incidents.incident_kinds import CallEnd, CallService

RANG = datetime(2026, 10, 25, 0, 59, 58, tzinfo=UTC)  # two seconds before the clocks go back
UNKNOWN = CallerHistory()


def call(service: CallService, end: CallEnd | None, *, seconds: float = 20) -> CallFacts:
    return CallFacts(service, RANG, None, RANG + timedelta(seconds=seconds), end)


def test_an_abandoned_999_call_is_rung_back_at_once_even_after_one_second() -> None:
    found = decide_call_back(call(CallService.EMERGENCY, CallEnd.ABANDONED, seconds=1), UNKNOWN)

    assert found == CallBack(ContactPriority.HIGH, (CallBackReason.ABANDONED_999,))


def test_a_silent_999_call_counts_as_an_abandoned_one() -> None:
    found = decide_call_back(call(CallService.EMERGENCY, CallEnd.SILENT), UNKNOWN)

    assert found == CallBack(ContactPriority.HIGH, (CallBackReason.SILENT_999,))


@pytest.mark.parametrize(
    ("history", "reasons"),
    [
        (CallerHistory(has_rung_999=True), (CallBackReason.REPEATED_999,)),
        (CallerHistory(has_been_in_danger=True), (CallBackReason.DANGER_BEFORE,)),
        (CallerHistory(True, True), (CallBackReason.DANGER_BEFORE, CallBackReason.REPEATED_999)),
    ],
)
def test_a_second_999_call_or_danger_before_makes_it_danger(
    history: CallerHistory, reasons: tuple[CallBackReason, ...]
) -> None:
    found = decide_call_back(call(CallService.EMERGENCY, CallEnd.ABANDONED), history)

    assert found == CallBack(ContactPriority.DANGER, (*reasons, CallBackReason.ABANDONED_999))


@pytest.mark.parametrize(
    ("seconds", "priority"),
    [(5, ContactPriority.ROUTINE), (119, ContactPriority.ROUTINE), (120, ContactPriority.SOON)],
)
def test_a_101_caller_who_waited_long_is_rung_back_sooner(seconds: int, priority: ContactPriority) -> None:
    found = decide_call_back(call(CallService.NON_EMERGENCY, CallEnd.ABANDONED, seconds=seconds), UNKNOWN)

    assert found == CallBack(priority, (CallBackReason.ABANDONED_101,))


def test_a_101_call_rung_off_within_five_seconds_is_counted_apart() -> None:
    rung_off = call(CallService.NON_EMERGENCY, CallEnd.ABANDONED, seconds=4.9)

    assert is_ring_off(rung_off)
    assert decide_call_back(rung_off, UNKNOWN) is None
    assert not is_ring_off(call(CallService.EMERGENCY, CallEnd.ABANDONED, seconds=1))


@pytest.mark.parametrize("end", [None, CallEnd.ANSWERED, CallEnd.TRANSFERRED])
@pytest.mark.parametrize("service", CallService)
def test_a_call_that_was_answered_or_still_goes_on_is_not_rung_back(service: CallService, end: CallEnd | None) -> None:
    assert decide_call_back(call(service, end), CallerHistory(True, True)) is None
