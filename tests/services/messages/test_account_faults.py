"""When our account with Notify is at fault, messages wait, one task is made, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outside import ROWAN, TEMPLATE, Outside
from tests.services.messages.handing import hand_over_due
from tests.services.messages.tellings import NOW, SYSTEM, a_queued_text, a_reachable_victim, steps
from victimcare.adapters.texts.notify import NotifyTexts
from victimcare.records.models import ContactPoint, Notification, Task
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.messages import delivery_checks, notifications

pytestmark = pytest.mark.django_db

NO_SUCH = "00000000-0000-4000-8000-000000000000"
MINUTE = timedelta(minutes=1)


def bind_texts(outside: Outside, monkeypatch: pytest.MonkeyPatch, *, key: str = "", **changed: object) -> None:
    values = {"template_id": TEMPLATE, "sender_ids": {"Rowan": ROWAN}} | changed
    texts = NotifyTexts(base_url=outside.url, api_key=key or outside.api_key, timeout=60, **values)  # type: ignore[arg-type]
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": texts})


def revoked(outside: Outside) -> str:
    """A key of the same service that Notify no longer knows."""
    return outside.api_key[:-36] + NO_SUCH


def three_texts() -> list[Notification]:
    return [a_queued_text(a_reachable_victim(mobile=f"07700 90012{n}")) for n in range(3)]


def states(tellings: list[Notification]) -> list[tuple[str, str]]:
    for telling in tellings:
        telling.refresh_from_db()
    return [(telling.status, telling.held_reason) for telling in tellings]


def alarms() -> list[Task]:
    return list(Task.objects.filter(kind="messages_held", closed_at=None))


@pytest.mark.parametrize("fault", ["key", "template"])
def test_every_message_waits_under_one_alarm(outside: Outside, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    tellings = three_texts()
    changed = {"key": revoked(outside)} if fault == "key" else {"template_id": NO_SUCH}
    bind_texts(outside, monkeypatch, **changed)

    for _ in range(3):
        hand_over_due(now=NOW)

    assert states(tellings) == [("held", "account")] * 3
    assert [task.reason for task in alarms()] == ["account"]
    assert not Task.objects.filter(kind="message_failed").exists()
    assert outside.handed_over(str(tellings[0].reference)) == []


def test_once_the_account_is_right_the_oldest_tries_and_all_the_others_follow(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    tellings = three_texts()
    bind_texts(outside, monkeypatch, key=revoked(outside))
    hand_over_due(now=NOW)
    for hours in range(1, 40):  # longer than any supplier's silence is borne
        delivery_checks.chase_stuck_messages(actor=SYSTEM, now=NOW + hours * MINUTE)
        hand_over_due(now=NOW + hours * MINUTE)
    assert states(tellings) == [("held", "account")] * 3

    bind_texts(outside, monkeypatch)
    later = NOW + 41 * MINUTE
    delivery_checks.chase_stuck_messages(actor=SYSTEM, now=later)
    for minutes in range(4):
        hand_over_due(now=later + minutes * MINUTE)

    assert [status for status, _ in states(tellings)] == ["accepted"] * 3
    references = {str(telling.reference) for telling in tellings}
    went = [entry["reference"] for entry in outside.journal() if entry["reference"] in references]
    assert went[0] == str(tellings[0].reference)
    assert sorted(went) == sorted(references)  # the others are handed over side by side, each once
    assert alarms() == []


@pytest.mark.parametrize("answer", ["trial_mode", "team_only_key", "daily_limit", "service_suspended"])
def test_what_notify_answers_of_the_account_holds_the_queue_in_order_and_loses_nothing(
    outside: Outside, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    tellings = three_texts()
    bind_texts(outside, monkeypatch)
    outside.misbehave(answer)
    for minutes in range(3):
        hand_over_due(now=NOW + minutes * MINUTE)
    assert states(tellings) == [("held", "account")] * 3
    assert [task.reason for task in alarms()] == ["account"]
    assert not Task.objects.filter(kind="message_failed").exists()

    outside.misbehave("ok")
    notifications.release_sending(actor=Actor.operator("tester"), now=NOW + 5 * MINUTE)
    due = Notification.objects.filter(status="queued").order_by("not_before", "id").values_list("id", flat=True)
    assert list(due) == [telling.id for telling in tellings]
    for minutes in range(5, 8):
        hand_over_due(now=NOW + minutes * MINUTE)

    assert [status for status, _ in states(tellings)] == ["accepted"] * 3
    for telling in tellings:
        assert len(outside.handed_over(str(telling.reference))) == 1
    assert alarms() == []


def test_a_rate_that_is_over_in_a_minute_is_no_fault_of_the_account(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    tellings = three_texts()
    bind_texts(outside, monkeypatch)
    outside.misbehave("429")
    hand_over_due(now=NOW)
    outside.misbehave("ok")

    assert [status for status, _ in states(tellings)] == ["queued"] * 3
    assert alarms() == []


def test_what_waited_passes_the_gate_again(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    telling = a_queued_text()
    bind_texts(outside, monkeypatch, key=revoked(outside))
    hand_over_due(now=NOW)
    ContactPoint.objects.update(retired_at=NOW)  # in this time the victim gave the number up
    bind_texts(outside, monkeypatch)

    notifications.release_sending(actor=Actor.operator("tester"), now=NOW + MINUTE)
    hand_over_due(now=NOW + MINUTE)

    telling.refresh_from_db()
    assert telling.status == "held"
    assert telling.held_reason != "account"
    assert outside.handed_over(str(telling.reference)) == []


def test_a_refusal_that_speaks_of_the_message_alone_is_no_fault_of_the_account(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    telling = a_queued_text(a_reachable_victim(mobile="01632 960123"))

    hand_over_due(now=NOW)

    telling.refresh_from_db()
    assert "account" not in telling.held_reason
    assert "accepted" not in steps(telling)
