"""Messages that are stuck in any state are found."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outside import Outside, eventually
from tests.services.messages.tellings import NOW, SYSTEM, a_queued_text, hand_over
from victimcare.records.models import Notification, Task
from victimcare.services import port_registry
from victimcare.services.messages import delivery_checks
from victimcare.services.messages.delivery_checks import StuckMessageReport

pytestmark = pytest.mark.django_db
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def swept(*, after: timedelta) -> StuckMessageReport:
    return delivery_checks.chase_stuck_messages(actor=SYSTEM, now=NOW + after)


def tasks_of(telling: Notification) -> list[str]:
    return list(Task.objects.filter(victim=telling.victim, kind="message_failed").values_list("reason", flat=True))


def ask(telling: Notification, *, after: timedelta) -> Notification:
    delivery_checks.ask_for_delivery_status(actor=SYSTEM, telling_id=telling.id, now=NOW + after)
    telling.refresh_from_db()
    return telling


def test_what_moves_is_left_alone(outside: Outside) -> None:
    a_queued_text()
    hand_over(a_queued_text())

    assert swept(after=9 * MINUTE) == StuckMessageReport(0, 0)


def test_a_message_for_a_later_hour_is_not_stuck(outside: Outside) -> None:
    a_queued_text()
    Notification.objects.update(not_before=NOW + 9 * HOUR)

    assert swept(after=8 * HOUR) == StuckMessageReport(0, 0)


def test_after_an_hour_a_person_looks_once(outside: Outside) -> None:
    telling = a_queued_text()

    assert swept(after=61 * MINUTE).tasks == 1
    assert tasks_of(telling) == ["message_stuck"]
    Task.objects.update(closed_at=NOW + 62 * MINUTE, outcome="done")
    assert swept(after=66 * MINUTE).tasks == 0


def test_a_supplier_that_said_nothing_more_is_asked(outside: Outside) -> None:
    telling = hand_over(a_queued_text())

    assert swept(after=62 * MINUTE) == StuckMessageReport(1, 0)
    assert swept(after=66 * MINUTE) == StuckMessageReport(0, 0), "it is being asked"
    eventually(lambda: {entry["state"] for entry in outside.handed_over(str(telling.reference))} == {"delivered"})
    assert ask(telling, after=63 * MINUTE).status == "delivered"


def test_what_never_arrives_fails_at_the_end_of_its_window_and_comes_to_a_person(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    telling = hand_over(a_queued_text())
    outside.misbehave("5xx")  # it does not answer the question either

    assert ask(telling, after=71 * HOUR).status == "accepted"
    assert ask(telling, after=72 * HOUR + MINUTE).status == "failed"
    assert telling.states.latest("id").reason == "no word from the provider"
    assert tasks_of(telling) == ["message_failed"]


def test_what_is_held_without_anybody_asked_comes_to_people_again(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(port_registry.ports, "texts", {})
    hand_over(a_queued_text())
    assert swept(after=MINUTE) == StuckMessageReport(0, 0)
    Task.objects.filter(kind="messages_held").update(closed_at=NOW, outcome="done")

    assert swept(after=MINUTE) == StuckMessageReport(0, 1)
    assert Task.objects.get(kind="messages_held", closed_at=None).reason == "no_provider"
