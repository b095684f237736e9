"""A call that we place opens with the code of the victim whom it is for; its end is the message's end."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Call, Notification, Task, Victim
from victimcare.rules.calls import CallState
from victimcare.services.access import Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions, placed_calls
from victimcare.services.ports import MessageState

pytestmark = pytest.mark.django_db


@pytest.fixture
def victim() -> Victim:
    a_team()
    return load("50/1234/26", recorded(a_person()))["V1"]


@pytest.fixture
def message(victim: Victim) -> Notification:
    telling = Notification.objects.create(
        victim=victim,
        channel="call",
        template="news",
        queued_at=NOW,
        not_before=NOW,
        status="accepted",
        provider="line",
    )
    telling.refresh_from_db()
    return telling


def digits_for(victim: Victim) -> str:
    made = victim_codes.make_victim_code(
        actor=staff("Sol Pereira", Role.DESK), victim_id=victim.id, opens="case", now=NOW
    )
    return made.code.replace(" ", "")


def begun(message: Notification) -> UUID:
    return placed_calls.record_placed_call(reference=str(message.reference), now=NOW)


def test_the_victims_code_opens_the_call_that_is_for_them(victim: Victim, message: Notification) -> None:
    assert caller_actions.check_caller_code(call_id=begun(message), digits=digits_for(victim), now=NOW) is not None


def test_the_code_of_another_opens_nothing(message: Notification) -> None:
    another = load("50/1235/26", recorded(a_person("V2", mobile="07700 900456")))["V2"]

    assert caller_actions.check_caller_code(call_id=begun(message), digits=digits_for(another), now=NOW) is None


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("told", "delivered"),
        ("message_left", "delivered"),
        ("person", "failed"),
        ("machine", "failed"),
        ("nobody_spoke", "failed"),
        ("no_answer", "failed"),
        ("ended", "failed"),
    ],
)
def test_a_message_has_arrived_only_where_the_victim_was_told(message: Notification, outcome: str, status: str) -> None:
    call_id = begun(message)
    placed_calls.record_placed_answer(call_id=call_id, now=NOW)

    placed_calls.end_placed_call(reference=str(message.reference), outcome=outcome, now=NOW)

    message.refresh_from_db()
    call = Call.objects.get(public_id=call_id)
    assert (message.status, call.outcome, call.ended_at, call.direction) == (status, outcome, NOW, "out")


@pytest.mark.parametrize("came_to", ["message", "not_promised", "person"])
def test_news_heard_to_its_end_counts_as_told_whatever_came_after_it(message: Notification, came_to: str) -> None:
    path = ("called", "called_keying", "called_checking", "called_case", "called_heard", "person", "closed")
    caller_actions.end_call(call_id=begun(message), path=path, outcome=came_to, now=NOW)

    placed_calls.end_placed_call(reference=str(message.reference), outcome=came_to, now=NOW)

    message.refresh_from_db()
    found = placed_calls.find_placed_call(reference=str(message.reference))
    assert found is not None
    assert (message.status, found.state) == ("delivered", MessageState.DELIVERED)


def test_a_message_is_not_delivered_if_the_victim_heard_nothing(message: Notification) -> None:
    caller_actions.end_call(
        call_id=begun(message), path=("called", "called_case", "person"), outcome="message", now=NOW
    )

    placed_calls.end_placed_call(reference=str(message.reference), outcome="message", now=NOW)

    message.refresh_from_db()
    assert message.status == "failed"


def test_what_became_of_a_call_can_be_asked(message: Notification) -> None:
    reference = str(message.reference)
    assert placed_calls.find_placed_call(reference=reference) is None

    begun(message)
    going_on = placed_calls.find_placed_call(reference=reference)
    placed_calls.end_placed_call(reference=reference, outcome="told", now=NOW)
    over = placed_calls.find_placed_call(reference=reference)

    assert going_on is not None
    assert over is not None
    assert (going_on.state, over.state) == (MessageState.SENDING, MessageState.DELIVERED)


def status_after_its_line_died(message: Notification) -> str:
    placed_calls.settle_open_placed_calls(references=placed_calls.list_open_placed_calls(), now=NOW)
    message.refresh_from_db()
    return message.status


def test_a_call_cut_off_before_the_victim_heard_anything_goes_to_a_person(message: Notification) -> None:
    begun(message)

    assert status_after_its_line_died(message) == "failed"
    assert Call.objects.get().outcome == "cut_off"
    assert Task.objects.get(kind="message_failed").victim_id == message.victim_id


@pytest.mark.parametrize("step", ["called_heard", "message_left", "promised"])
def test_a_call_cut_off_after_it_told_the_victim_has_told_them(message: Notification, step: str) -> None:
    caller_actions.save_call_step(call_id=begun(message), state=CallState(at=step, path=("called", step)))

    assert status_after_its_line_died(message) == "delivered"
    assert not Task.objects.filter(kind="message_failed").exists()


def test_news_confirmed_by_hearing_it_counts_though_the_step_was_never_written(message: Notification) -> None:
    begun(message)
    Notification.objects.update(confirmed_at=NOW, confirmed_how="line")

    assert status_after_its_line_died(message) == "delivered"


def test_a_call_whose_end_was_written_and_not_its_message_is_settled_as_it_ended(message: Notification) -> None:
    caller_actions.end_call(call_id=begun(message), path=("called", "called_heard"), outcome="told", now=NOW)

    assert status_after_its_line_died(message) == "delivered"
    assert placed_calls.list_open_placed_calls() == ()


def test_a_message_whose_call_was_never_begun_is_left_to_the_look_up(message: Notification) -> None:
    assert placed_calls.list_open_placed_calls() == ()
    assert status_after_its_line_died(message) == "accepted"
