"""What the provider reports by itself: states only move forward, and what follows from each."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from tests.outside import Outside
from tests.services.loading import a_person, fact, load, recorded
from tests.services.messages.tellings import (
    NOW,
    SYSTEM,
    a_plan,
    a_queued_text,
    hand_over,
    look_up,
    planned,
    steps,
)
from victimcare.records.models import Event, Notification, Task, Victim
from victimcare.rules.errors import NotFound
from victimcare.services.messages import delivery_checks, delivery_status
from victimcare.services.ports import DeliveryReceipt, MessageState

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=1)


def tell(telling: Notification, state: MessageState, *, at: datetime = LATER) -> bool:
    receipt = DeliveryReceipt(str(telling.reference), telling.provider_id or str(uuid4()), state, at)
    changed = delivery_status.record_delivery_receipt(
        actor=SYSTEM, supplier="notify", receipt=receipt, now=NOW + timedelta(minutes=2)
    )
    telling.refresh_from_db()
    return changed


def test_delivered_is_recorded_once_with_the_providers_moment(outside: Outside) -> None:
    telling = hand_over(a_queued_text())

    assert [tell(telling, MessageState.DELIVERED) for _ in range(3)] == [True, False, False]

    assert (telling.status, telling.delivered_at) == ("delivered", LATER)
    assert steps(telling) == ["queued", "handed_over", "accepted", "delivered"]


@pytest.mark.parametrize("older", [MessageState.ACCEPTED, MessageState.SENDING, MessageState.FAILED_FOR_NOW])
def test_older_news_that_comes_late_moves_nothing_back(outside: Outside, older: MessageState) -> None:
    telling = hand_over(a_queued_text())
    tell(telling, MessageState.DELIVERED)

    assert not tell(telling, older, at=NOW)

    assert telling.status == "delivered"
    assert not Task.objects.exists()


@pytest.mark.parametrize("state", [MessageState.FAILED, MessageState.FAILED_FOR_NOW])
def test_a_text_that_did_not_arrive_is_a_matter_for_a_person(outside: Outside, state: MessageState) -> None:
    telling = hand_over(a_queued_text())
    Victim.objects.filter(id=telling.victim_id).update(is_guarded_by_facts=True)

    tell(telling, state)

    task = Task.objects.get(victim=telling.victim)
    assert telling.status == "failed"
    assert (task.kind, task.harm) == ("message_failed", 3)


def test_a_text_that_arrived_after_all_asks_nothing_of_anybody(outside: Outside) -> None:
    telling = hand_over(a_queued_text())
    tell(telling, MessageState.FAILED_FOR_NOW)

    tell(telling, MessageState.DELIVERED)

    assert telling.status == "delivered"
    assert Task.objects.get().closed_at is not None


def test_a_receipt_that_overtakes_the_providers_answer_settles_the_doubt(outside: Outside) -> None:
    telling = a_queued_text()
    outside.misbehave("accept_then_drop", count=1)
    hand_over(telling)

    tell(telling, MessageState.DELIVERED)
    look_up(telling)

    assert steps(telling) == ["queued", "handed_over", "in_doubt", "delivered"]


def test_a_receipt_for_a_text_we_thought_refused_stops_it_from_going_twice(outside: Outside) -> None:
    telling = a_queued_text()
    outside.misbehave("5xx", count=1)
    hand_over(telling)

    tell(telling, MessageState.SENDING)
    hand_over(telling)

    assert telling.status == "sending"
    assert outside.handed_over(str(telling.reference)) == []


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (NOW - timedelta(days=1), NOW),  # a provider's clock that runs behind
        (NOW + timedelta(days=1), NOW + timedelta(minutes=2)),  # or ahead
    ],
)
def test_a_moment_that_cannot_be_is_brought_between_hand_over_and_now(
    outside: Outside, told: datetime, kept: datetime
) -> None:
    telling = hand_over(a_queued_text())

    tell(telling, MessageState.DELIVERED, at=told)

    assert telling.delivered_at == kept


@pytest.mark.parametrize("reference", ["", "not-a-uuid", "3f0b6c1e-5a86-4f0e-9c39-8f6f3b1d7a52"])
def test_a_message_that_is_not_ours_is_said_to_be_unknown(reference: str) -> None:
    receipt = DeliveryReceipt(reference, "1", MessageState.DELIVERED, NOW)

    with pytest.raises(NotFound):
        delivery_status.record_delivery_receipt(actor=SYSTEM, supplier="notify", receipt=receipt, now=LATER)


def test_a_text_that_carried_the_news_meets_its_duty_when_it_was_delivered(outside: Outside) -> None:
    arrest = fact("suspect.arrested", NOW - timedelta(hours=1), suspect_ref="S1")
    [victim] = load("44/20001/26", recorded(a_person()), arrest).values()
    a_plan(victim, is_confirmed=True, wording="full", say_police=True)
    duty = victim.duties.get(code="r6_suspect_arrested")
    planned(victim, duty)
    telling = hand_over(victim.tellings.get())
    assert telling.template == "told-suspect-arrested"
    duty.refresh_from_db()
    assert duty.met_at is None  # not by the hand-over

    tell(telling, MessageState.DELIVERED)

    duty = victim.duties.get(code="r6_suspect_arrested")
    assert duty.met_at == LATER
    assert duty.met_by is not None
    assert (duty.met_by.type, duty.met_by.source) == ("victim.contacted", "urn:victimcare:texts")


def test_a_text_that_says_only_that_there_is_news_tells_nothing(outside: Outside) -> None:
    telling = hand_over(a_queued_text())

    tell(telling, MessageState.DELIVERED)

    assert not Event.objects.filter(type="victim.contacted").exists()


def a_letter_at_notify() -> Notification:
    telling = a_queued_text()
    Notification.objects.filter(id=telling.id).update(
        channel="letter", status="accepted", handed_over_at=NOW, provider="notify"
    )
    telling.refresh_from_db()
    return telling


def test_time_never_turns_a_posted_letter_into_a_failed_one(outside: Outside) -> None:
    letter = a_letter_at_notify()
    tell(letter, MessageState.POSTED)

    for days in (1, 2, 14, 15, 60):
        delivery_checks.chase_stuck_messages(actor=SYSTEM, now=NOW + timedelta(days=days))
        delivery_checks.ask_for_delivery_status(actor=SYSTEM, telling_id=letter.id, now=NOW + timedelta(days=days))

    letter.refresh_from_db()
    assert steps(letter)[-1] == "sending"
    assert not Task.objects.filter(kind="message_failed").exists()


def test_a_letter_that_notify_never_printed_fails_as_before(outside: Outside) -> None:
    letter = a_letter_at_notify()

    tell(letter, MessageState.FAILED)

    assert (letter.status, Task.objects.get(kind="message_failed").reason) == ("failed", "message_failed")


def test_a_letter_that_came_back_is_for_a_person_once(outside: Outside) -> None:
    letter = a_letter_at_notify()
    tell(letter, MessageState.POSTED)
    reference = str(letter.reference)

    heard = [
        delivery_status.record_returned_letter(actor=SYSTEM, supplier="notify", reference=reference, now=LATER)
        for _ in range(2)
    ]

    assert heard == [True, False]

    letter.refresh_from_db()
    assert letter.status == "failed"
    assert [task.reason for task in Task.objects.filter(kind="message_failed")] == ["letter_came_back"]
