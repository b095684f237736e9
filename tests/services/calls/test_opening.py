"""When people take calls: by the force's hours and by hand, and what callers are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import override_settings

from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, staff
from victimcare.channels.phone import desk_answers
from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.records.models import AuditEntry, LineClosing, QueueEntry
from victimcare.rules.calls import AskDesk, DeskQuery, Reply, SpokenPart
from victimcare.rules.calls.opening_hours import OpeningHours, OpeningWindow
from victimcare.rules.clock import LONDON
from victimcare.rules.force import ForceLine
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.calls import line_wallboard
from victimcare.services.calls.agents import agent_calls
from victimcare.services.calls.call_queue import caller_queue, line_opening
from victimcare.services.calls.call_queue.caller_queue import (
    AdmissionResult,
    QueueAdmission,
    QueueExit,
    QueueRequest,
    TurnState,
)
from victimcare.services.calls.call_queue.line_opening import LineClosingReason, LineOpening
from victimcare.wording.spoken_numbers import spoken_number

pytestmark = pytest.mark.django_db
OVERFLOW = "01632 960102"
WEEKDAYS = OpeningHours(dict.fromkeys(range(5), (OpeningWindow(time(8), time(20)),)))
EVENING = datetime(2026, 11, 27, 21, 0, tzinfo=LONDON)  # a Friday
MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def _hours() -> Iterator[None]:
    with override_settings(FORCE=replace(settings.FORCE, line=ForceLine(WEEKDAYS, OVERFLOW))):
        yield


@pytest.fixture
def lead() -> Actor:
    return staff("Sam Okoye", Role.SUPERVISOR)


def test_out_of_hours_no_caller_is_queued_and_all_are_told_when_we_are_open() -> None:
    on_duty(at=EVENING)

    entered = caller_queue.enter_queue(call_id=a_call(at=EVENING), wants=QueueRequest(), now=EVENING)
    said = desk_answers.answer_query(DeskMemory(a_call(at=EVENING)), AskDesk(DeskQuery.PERSON), b"", EVENING)

    assert entered == QueueAdmission(AdmissionResult.CLOSED)
    assert line_opening.find_line_opening(now=EVENING) == LineOpening(False, None, MONDAY)
    assert said.reply is Reply.CLOSED
    assert [(each.id, *each.values) for each in said.said[SpokenPart.OPENING]] == [
        ("calls-closed",),
        ("calls-closed-until", ("moment", MONDAY)),
        ("calls-closed-overflow", ("number", spoken_number(OVERFLOW))),
        ("calls-closed-danger",),
    ]


def test_where_the_force_says_so_a_caller_is_asked_whether_to_be_put_through(lead: Actor) -> None:
    on_duty()
    line_opening.close_line(actor=lead, reason=LineClosingReason.FAULT, now=NOW)
    ours, hosted = DeskMemory(a_call(), puts_through=True), DeskMemory(a_call())
    only_told = desk_answers.answer_query(ours, AskDesk(DeskQuery.ELSEWHERE), b"", NOW)
    with override_settings(FORCE=replace(settings.FORCE, line=ForceLine(WEEKDAYS, OVERFLOW, puts_through=True))):
        heard = [
            desk_answers.answer_query(call, AskDesk(DeskQuery.PERSON), b"", NOW).said[SpokenPart.OPENING]
            for call in (ours, hosted)
        ]
        put_through = [
            desk_answers.answer_query(call, AskDesk(DeskQuery.ELSEWHERE), b"", NOW).reply for call in (ours, hosted)
        ]

    assert only_told.reply is Reply.NOT_LISTED
    assert [[each.id for each in said][-2] for said in heard] == ["calls-closed-elsewhere", "calls-closed-overflow"]
    assert put_through == [Reply.LISTED, Reply.NOT_LISTED]
    [entry] = AuditEntry.objects.filter(act="call.put_elsewhere")
    assert entry.detail == {"call": str(ours.row)}


def test_a_caller_not_put_through_is_told_the_number_and_not_offered_the_key_again(lead: Actor) -> None:
    on_duty()
    line_opening.close_line(actor=lead, reason=LineClosingReason.FAULT, now=NOW)
    call = DeskMemory(a_call(), puts_through=True)
    with override_settings(FORCE=replace(settings.FORCE, line=ForceLine(WEEKDAYS, OVERFLOW, puts_through=True))):
        told = desk_answers.answer_query(call, AskDesk(DeskQuery.WITHOUT_ELSEWHERE), b"", NOW)
        asked_again = desk_answers.answer_query(call, AskDesk(DeskQuery.PERSON), b"", NOW)
        pressed_again = desk_answers.answer_query(call, AskDesk(DeskQuery.ELSEWHERE), b"", NOW)

    assert told.reply is Reply.CLOSED
    for heard in (told, asked_again):
        assert [each.id for each in heard.said[SpokenPart.OPENING]][-2:] == [
            "calls-closed-overflow",
            "calls-closed-danger",
        ]
    assert pressed_again.reply is Reply.NOT_LISTED


def test_closed_by_hand_a_caller_hears_why_and_that_the_end_is_not_known(lead: Actor) -> None:
    on_duty()
    line_opening.close_line(actor=lead, reason=LineClosingReason.LEFT_ROOM, now=NOW)

    said = desk_answers.answer_query(DeskMemory(a_call()), AskDesk(DeskQuery.PERSON), b"", NOW)

    assert [each.id for each in said.said[SpokenPart.OPENING]][:2] == [
        "calls-closed-why-left-room",
        "calls-closed-not-known",
    ]
    assert AuditEntry.objects.filter(act="line.closed", actor=lead.id).count() == 1


def test_callers_waiting_at_a_closing_by_hand_hear_why(lead: Actor) -> None:
    on_duty()
    call = DeskMemory(a_call())
    desk_answers.answer_query(call, AskDesk(DeskQuery.PERSON), b"", NOW)
    line_opening.close_line(actor=lead, reason=LineClosingReason.FAULT, now=NOW)

    turn = desk_answers.answer_query(call, AskDesk(DeskQuery.TURN), b"", NOW)

    assert turn.reply is Reply.CLOSED
    assert [each.id for each in turn.said[SpokenPart.OPENING]] == [
        "calls-closed-why-fault",
        "calls-closed-not-known",
        "calls-closed-danger",
    ]


def test_a_caller_who_waits_without_an_offer_counts_as_waiting_at_a_closed_line(lead: Actor) -> None:
    on_duty()
    waits, offered = a_call(), a_call()
    for call in (offered, waits):
        caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    before = agent_calls.take_queue_snapshot(line="", now=NOW)
    line_opening.close_line(actor=lead, reason=LineClosingReason.FAULT, now=NOW)
    after = agent_calls.take_queue_snapshot(line="", now=NOW)

    assert [offer.call_id for offer in after.offers] == [offered]
    assert (before.closed, after.closed) == (frozenset(), frozenset({waits}))


def test_callers_waiting_at_a_closing_by_hand_get_a_call_back_and_at_the_end_of_hours_are_still_answered(
    lead: Actor,
) -> None:
    on_duty(at=EVENING - timedelta(hours=2))
    call, before = a_call(at=EVENING - timedelta(hours=2)), EVENING - timedelta(hours=1, seconds=5)
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=before)
    after = before + timedelta(minutes=2)

    hours_ended = caller_queue.check_turn(call_id=call, now=after).how
    line_opening.close_line(actor=lead, reason=LineClosingReason.FAULT, now=after)
    by_hand = caller_queue.check_turn(call_id=call, now=after).how
    asked_twice = caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=after).how

    assert not line_opening.find_line_opening(now=after).is_open
    assert (hours_ended, by_hand, asked_twice) == (TurnState.STILL, TurnState.CLOSED, AdmissionResult.WAITS)


def test_a_caller_who_goes_since_it_was_closed_has_not_given_up(lead: Actor) -> None:
    on_duty()
    before, after = a_call(), a_call()
    for call in (before, after):
        caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    caller_queue.leave_queue(call_id=before, why=QueueExit.ABANDONED, now=NOW + timedelta(minutes=1))
    line_opening.close_line(actor=lead, reason=LineClosingReason.FAULT, now=NOW + timedelta(minutes=2))

    caller_queue.leave_queue(call_id=after, why=QueueExit.ABANDONED, now=NOW + timedelta(minutes=3))

    left = dict(QueueEntry.objects.values_list("call__public_id", "left_how"))
    assert left == {before: QueueExit.ABANDONED, after: QueueExit.CLOSED}
    figures = line_wallboard.load_wallboard(actor=lead, now=NOW + timedelta(minutes=4)).figures
    assert (figures.asked, figures.abandoned) == (2, 1)


def test_it_opens_by_itself_when_its_time_is_over_or_in_one_press(lead: Actor) -> None:
    hour, half = timedelta(hours=1), timedelta(minutes=30)
    line_opening.close_line(actor=lead, reason=LineClosingReason.TRAINING, lasts=hour, now=NOW)
    during, later = line_opening.find_line_opening(now=NOW + half), line_opening.find_line_opening(now=NOW + hour)
    line_opening.reopen_line(actor=lead, now=NOW + half)

    assert during == LineOpening(False, LineClosingReason.TRAINING, NOW + hour)
    assert (later.is_open, line_opening.find_line_opening(now=NOW + half).is_open) == (True, True)
    with pytest.raises(line_opening.LineAlreadyOpen):
        line_opening.reopen_line(actor=lead, now=NOW + half)


def test_closing_again_changes_why_and_leaves_one_closing(lead: Actor) -> None:
    line_opening.close_line(actor=lead, reason=LineClosingReason.TRAINING, now=NOW)
    line_opening.close_line(actor=lead, reason=LineClosingReason.FAULT, now=NOW)

    assert [row.reason for row in LineClosing.objects.standing()] == ["fault"]
    with pytest.raises(IntegrityError), transaction.atomic():
        LineClosing.objects.create(reason="fault", closed_at=NOW, closed_by_id=lead.staff_id or 0)


def test_only_a_supervisor_closes_the_line() -> None:
    with pytest.raises(PermissionRefused):
        line_opening.close_line(actor=staff("Sol Pereira"), reason=LineClosingReason.FAULT, now=NOW)
