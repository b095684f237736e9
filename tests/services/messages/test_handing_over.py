"""The gate at the moment of sending, the provider's answers, and what happens when there is none."""

from __future__ import annotations

import time
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db.models.functions import Now

from tests.outside import Outside, eventually
from tests.services.messages.tellings import (
    NOW,
    SYSTEM,
    a_plan,
    a_queued_text,
    a_reachable_victim,
    a_victim,
    hand_over,
    look_up,
    news_for,
    planned,
    resting_for,
    rests,
    steps,
)
from tests.services.people_and_cases import staff
from victimcare.records.models import (
    AuditEntry,
    Duty,
    GuardDecision,
    Installation,
    Notification,
    SafeContactPlan,
    Staff,
    Task,
)
from victimcare.services import port_registry, suppliers
from victimcare.services.access import Role
from victimcare.services.messages import batch_preparation, delivery_checks, message_states, notifications
from victimcare.services.messages.message_reports import list_messages

pytestmark = pytest.mark.django_db


def sent(outside: Outside, telling: Any) -> list[dict[str, Any]]:
    return outside.handed_over(str(telling.reference))


def test_a_neutral_text_leaves_and_is_accepted(outside: Outside) -> None:
    telling = hand_over(a_queued_text())

    [entry] = sent(outside, telling)
    assert (entry["to"], entry["id"]) == ("+447700900123", telling.provider_id)
    assert entry["body"].startswith("We have something new for you.")
    assert steps(telling) == ["queued", "handed_over", "accepted"]
    assert (telling.status, telling.handed_over_at, telling.template) == ("accepted", NOW, "news")
    assert AuditEntry.objects.filter(act="message.handed_over", victim_id=telling.victim_id).count() == 1


def test_what_was_handed_over_is_not_taken_again(outside: Outside) -> None:
    telling = hand_over(a_queued_text())

    hand_over(telling)

    assert len(sent(outside, telling)) == 1


def change_plan(telling: Any, **values: Any) -> None:
    SafeContactPlan.objects.filter(victim=telling.victim).update(**values)


def mark_guarded(telling: Any) -> None:
    GuardDecision.objects.create(
        victim=telling.victim,
        is_guarded=True,
        decided_at=NOW,
        decided_by=Staff.objects.get(id=staff().staff_id or 0),
    )


def forget_number(telling: Any) -> None:
    telling.victim.person.contact_points.update(retired_at=NOW)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda telling: change_plan(telling, stated={}), "not_agreed"),
        (mark_guarded, "guarded"),
        (forget_number, "no_point"),
        (lambda telling: SafeContactPlan.objects.all().delete(), "not_asked"),
    ],
)
def test_what_changed_before_it_left_wins(outside: Outside, change: Any, reason: str) -> None:
    telling = a_queued_text()
    change(telling)

    hand_over(telling)

    assert (telling.status, telling.held_reason) == ("held", reason)
    assert sent(outside, telling) == []
    assert Task.objects.get(victim=telling.victim).reason == reason


def test_news_that_has_been_told_since_is_not_sent(outside: Outside) -> None:
    telling = a_queued_text()
    duty = Duty.objects.get()
    Duty.objects.update(met_at=NOW, met_by=duty.triggered_by)

    hand_over(telling)

    assert telling.status == "not_needed"
    assert sent(outside, telling) == []


def test_news_that_is_no_longer_owed_is_not_sent(outside: Outside) -> None:
    telling = a_queued_text()
    Duty.objects.update(ending="not_owed", ending_at=NOW, reason="opted_out")

    hand_over(telling)

    assert telling.status == "not_needed"
    assert sent(outside, telling) == []


def test_outside_the_victims_hours_it_waits_and_is_decided_again(outside: Outside) -> None:
    telling = a_queued_text()

    hand_over(telling, now=NOW.replace(hour=21))

    assert (telling.status, telling.not_before) == ("queued", NOW.replace(day=26, hour=8))
    assert sent(outside, telling) == []


def test_a_confirmed_plan_says_number_sender_and_words(outside: Outside) -> None:
    victim = a_victim(mobile="07700 900456", is_guarded_by_facts=True)
    a_plan(victim, is_confirmed=True, wording="ring_us", sender_name="Rowan")

    telling = hand_over(a_queued_text(victim))

    [entry] = sent(outside, telling)
    assert entry["to"] == "+447700900456"
    assert entry["body"].startswith("Hello. Please call us when it suits you: free on 0808 157 0142, or by text")
    assert (telling.plan_version, telling.template) == (1, "ring-us")


def test_the_news_itself_is_sent_only_where_allowed_and_one_at_a_time(outside: Outside) -> None:
    told = a_victim(mobile="07700 900456")
    a_plan(told, is_confirmed=True, wording="full", say_police=True)
    twice = a_victim(mobile="07700 900457")
    a_plan(twice, is_confirmed=True, wording="full", say_police=True)
    planned(twice, news_for(twice), news_for(twice, "suspect.interviewed"))

    assert hand_over(a_queued_text(told)).template == "told-suspect-arrested"
    assert hand_over(twice.tellings.get()).template == "news"


# --- what the provider answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["429", "5xx"])
def test_a_fault_that_passes_is_tried_again_later(outside: Outside, mode: str) -> None:
    telling = a_queued_text()
    outside.misbehave(mode, count=1)

    with resting_for(15, telling):
        hand_over(telling)

    assert (telling.status, telling.handed_over_at) == ("queued", None)
    assert hand_over(telling).status == "accepted"
    assert len(sent(outside, telling)) == 1


def test_a_fault_that_does_not_pass_ends_with_a_person(outside: Outside) -> None:
    telling = a_queued_text()
    outside.misbehave("5xx")

    for _ in range(len(message_states.BACK_OFF) + 1):
        assert telling.status == "queued"
        hand_over(telling)

    assert telling.status == "failed"
    assert Task.objects.get(victim=telling.victim).kind == "message_failed"


def test_a_number_the_provider_refuses_is_a_matter_for_a_person(outside: Outside) -> None:
    telling = hand_over(a_queued_text(a_reachable_victim(mobile="01632 960123")))

    assert (telling.status, steps(telling)[-1]) == ("failed", "failed")
    assert Task.objects.get(victim=telling.victim).kind == "message_failed"


def test_no_answer_and_never_there_is_looked_up_and_sent_once(outside: Outside, impatient: None) -> None:
    telling = a_queued_text()
    outside.misbehave("hang", count=1)
    assert hand_over(telling).status == "in_doubt"
    hand_over(telling)  # it is not sent again
    assert sent(outside, telling) == []

    assert look_up(telling).status == "queued"
    assert rests(telling) == 0

    assert hand_over(telling).status == "accepted"
    assert len(sent(outside, telling)) == 1


def test_no_answer_but_taken_in_is_looked_up_and_not_sent_again(outside: Outside) -> None:
    telling = a_queued_text()
    outside.misbehave("accept_then_drop", count=1)
    assert hand_over(telling).status == "in_doubt"

    look_up(telling)

    [entry] = sent(outside, telling)
    assert telling.provider_id == entry["id"]
    assert telling.status in {"accepted", "sending", "delivered"}


def test_a_provider_that_cannot_be_asked_is_asked_again(outside: Outside, impatient: None) -> None:
    telling = a_queued_text()
    outside.misbehave("hang", count=1)
    hand_over(telling)
    outside.misbehave("5xx", count=2)

    with resting_for(15, telling):
        assert look_up(telling).status == "in_doubt"
    assert telling.unanswered_questions == 1
    Notification.objects.update(unanswered_questions=len(message_states.BACK_OFF))
    with resting_for(3600, telling):
        look_up(telling)

    assert telling.unanswered_questions == 11
    assert Task.objects.get(victim=telling.victim).reason == "message_in_doubt"


def test_an_old_look_up_leaves_a_newer_hand_over_alone(outside: Outside, impatient: None) -> None:
    telling = a_queued_text()
    outside.misbehave("hang", count=1)
    hand_over(telling)
    Notification.objects.update(rests_until=Now())
    [question] = delivery_checks.claim_status_queries(now=NOW, at_most=1)
    answer = delivery_checks.ask_for_status(question)
    suppliers.return_slot(question.channel, question.provider)
    Notification.objects.update(attempts=2)  # as if another sender had asked before, and handed it over anew

    delivery_checks.apply_status_replies(actor=SYSTEM, found=[answer])

    telling.refresh_from_db()
    assert (telling.status, answer.answer) == ("in_doubt", delivery_checks.LookupFailure.NEVER_HAD_IT)


def test_a_gate_that_took_too_long_is_asked_again_before_the_call(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    telling = a_queued_text()
    asked = time.monotonic()
    with monkeypatch.context() as slow:
        slow.setattr(
            batch_preparation, "time", SimpleNamespace(monotonic=lambda: asked - 6)
        )  # the gate takes six seconds
        hand_over(telling)
    assert (steps(telling), sent(outside, telling)) == (["queued", "handed_over", "queued"], [])

    hand_over(telling)

    assert steps(telling) == ["queued", "handed_over", "queued", "handed_over", "accepted"]
    assert len(sent(outside, telling)) == 1


# --- what holds messages back ---------------------------------------------------------------------------------------


def test_a_worker_whose_clock_is_behind_waits_until_the_news_is_owed(outside: Outside) -> None:
    telling = a_queued_text()
    begins = telling.victim.duties.get().starts_at
    Notification.objects.update(not_before=begins - timedelta(minutes=1))

    assert hand_over(telling, now=begins - timedelta(seconds=2)).status == "queued"
    assert telling.not_before == begins
    assert hand_over(telling, now=begins).status == "accepted"


def test_after_a_restore_nothing_leaves_until_a_person_says_so(outside: Outside) -> None:
    Installation.objects.update_or_create(
        only=True, defaults={"environment": "test", "created_at": NOW, "sending_held_since": NOW}
    )
    telling = hand_over(a_queued_text())
    assert (telling.status, telling.held_reason) == ("held", "sending_held")
    assert sent(outside, telling) == []

    assert notifications.release_sending(actor=staff("Sam Okoye", Role.SUPERVISOR), now=NOW) == 1

    telling.refresh_from_db()
    assert hand_over(telling).status == "accepted"
    assert Task.objects.get().closed_at is not None


def test_without_a_provider_messages_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_registry.ports, "texts", {})

    telling = hand_over(a_queued_text())

    assert (telling.status, telling.held_reason) == ("held", "no_provider")
    assert Task.objects.get().subject_key == "sending:no_provider"


# --- what receipts say ----------------------------------------------------------------------------------------------


def test_the_list_has_the_contracts_keys_and_the_look_is_in_the_audit(outside: Outside) -> None:
    telling = hand_over(a_queued_text())
    a_queued_text(a_reachable_victim(mobile="07700 900100"))
    clerk = staff()

    [message] = list_messages(actor=clerk, crime_reference=telling.victim.case.reference, now=NOW)

    assert list(message.__dataclass_fields__) == [
        "id", "crime_reference", "victim_id", "channel", "template", "state", "queued_at", "handed_over_at",
        "delivered_at", "held_reason", "reference",
    ]  # fmt: skip
    assert (message.state, message.victim_id) == ("accepted", telling.victim.record_id)
    assert len(list_messages(actor=clerk, now=NOW)) == 2
    seen = AuditEntry.objects.filter(act="messages.seen").order_by("id").values_list("case_id", "detail")
    assert list(seen) == [(telling.victim.case_id, {"messages": 1}), (None, {"messages": 2})]


def test_what_arrived_is_found_delivered(outside: Outside) -> None:
    telling = a_queued_text()
    outside.misbehave("accept_then_drop", count=1)
    hand_over(telling)
    eventually(lambda: [entry for entry in sent(outside, telling) if entry["state"] == "delivered"])

    assert look_up(telling).status == "delivered"
    assert telling.delivered_at is not None
