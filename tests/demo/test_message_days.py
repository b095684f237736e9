"""Four weeks of messages in the demonstration look like those of a force, in when they come and how they end."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from tests.demo.conftest import NOW
from victimcare.demo import cast, message_history, played_messages
from victimcare.demo.demo_loading import staff_of_member
from victimcare.demo.demo_staff import read_colleagues
from victimcare.demo.message_history import read_demo_messages
from victimcare.records.models import (
    DangerFinding,
    Notification,
    OfficerReply,
    PublicFeedback,
    ReceivedMessage,
    Task,
    TaskChange,
    WrittenMessage,
)
from victimcare.rules.clock import LONDON
from victimcare.services import port_registry
from victimcare.services.calls.written_figures import measure_written_handling
from victimcare.services.danger.danger_rules import load_rule_book
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.ports import AcceptedMessage, OutgoingText

READ_WITHIN = timedelta(hours=1)


def played() -> list[ReceivedMessage]:
    return list(ReceivedMessage.objects.filter(supplier_id__startswith="day-").select_related("task").order_by("id"))


@pytest.mark.usefixtures("loaded")
def test_messages_come_by_every_way_most_in_the_evening_and_few_at_night() -> None:
    hours = Counter(row.received_at.astimezone(LONDON).hour for row in played())
    evening, night = (sum(hours[hour] for hour in some) for some in (range(17, 22), range(5)))

    assert len(played()) > 80
    assert {row.channel for row in played()} == {"text", "email"}
    assert evening > 4 * night
    assert WrittenMessage.objects.filter(by=None).count() > 10
    assert PublicFeedback.objects.count() > 3
    assert OfficerReply.objects.exists()


@pytest.mark.usefixtures("loaded")
def test_most_are_dealt_with_within_the_hour_some_late_and_some_wait_now() -> None:
    tasks = {row.task for row in played() if row.task is not None}
    closed = {task.id: task.closed_at - task.due_at for task in tasks if task.closed_at is not None}
    late = [after for after in closed.values() if after > timedelta()]

    assert len(late) < len(closed) / 2
    assert late
    assert any(task.closed_at is None for task in tasks)
    assert all(task.created_at > NOW - timedelta(days=1) for task in tasks if task.closed_at is None)
    assert TaskChange.objects.filter(task__in=tasks, what="handed_on").exists()
    assert {change.by for change in TaskChange.objects.filter(task__in=closed, what="closed").select_related("by")} > {
        staff_of_member(cast.find_member("carys"))
    }


@pytest.mark.usefixtures("loaded")
def test_none_of_them_tells_of_danger_and_a_second_start_plays_nothing() -> None:
    words = read_demo_messages()
    said = [*words["texts"], *words["pages"], *words["page_answers"], *words["read_notes"]]
    said += [text for pair in (*words["emails"], *words["officers"]) for text in pair]
    said += [text for _, text in words["feedback"]]

    assert {text: found for text in said if (found := load_rule_book().read(text))} == {}
    assert not DangerFinding.objects.filter(about__in=[f"received:{row.public_id}" for row in played()]).exists()
    assert message_history.play_messages(colleagues=read_colleagues(), besides=(), now=NOW) == 0


@pytest.mark.usefixtures("loaded")
def test_work_handed_on_is_dealt_with_by_the_other_team() -> None:
    at = NOW - timedelta(minutes=30)
    first, then = (staff_actor(staff_of_member(cast.find_member(name))) for name in ("carys", "yaw"))
    received_id = played_messages.take_in_text(
        sender="07700 900555", supplier_id="handed", words="Please ring me", at=at
    )

    played_messages.read_message(actor=first, received_id=received_id, at=at)
    played_messages.hand_message_on(actor=first, received_id=received_id, note="They live in the south.", at=at)
    played_messages.read_message(actor=then, received_id=received_id, at=NOW)
    played_messages.end_message(actor=then, received_id=received_id, note="Rang them.", at=NOW)

    task = Task.objects.get(received__public_id=received_id)
    assert (task.team.code, task.closed_at, task.owner) == (
        "victim-care-south",
        NOW,
        staff_of_member(cast.find_member("yaw")),
    )


@pytest.mark.usefixtures("loaded")
def test_enough_of_them_are_measured_to_advise_people_for_messages() -> None:
    found = measure_written_handling(now=NOW)

    assert found.measured >= 0.9 * found.ended >= 50
    assert found.handling is not None
    assert 60 < found.handling < 15 * 60


class AcceptsTexts:
    """A supplier of texts that is never called: what it answers is played."""

    name = "notify"

    def send(self, message: OutgoingText) -> AcceptedMessage:
        raise AssertionError(message.reference)


@pytest.mark.usefixtures("loaded")
def test_an_answer_on_a_page_leaves_as_a_text_with_its_receipt(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: Any = AcceptsTexts()
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": texts})
    at = NOW - timedelta(hours=3)
    writer = played_messages.read_page_writers((), before=NOW - timedelta(days=40), now=at)[0]

    played_messages.write_letter(writer, words="What happens next?", at=at)
    carys = staff_actor(staff_of_member(cast.find_member("carys")))
    read_at, answered_at = at + timedelta(minutes=55), at + timedelta(hours=1)
    played_messages.answer_letter(writer, actor=carys, words="We ring you.", read_at=read_at, at=answered_at, now=NOW)

    text = Notification.objects.filter(victim=writer.victim_id).latest("id")
    assert (text.status, text.provider) == ("delivered", "notify")
    assert text.handed_over_at is not None
    assert text.handed_over_at < NOW
    assert [state.status for state in text.states.order_by("id")][-3:] == ["handed_over", "accepted", "delivered"]


@pytest.mark.usefixtures("loaded")
def test_in_the_middle_of_the_night_there_are_victims_who_wrote_on_their_pages() -> None:
    """Of texts nothing leaves at that hour, and the demonstration comes up all the same."""
    night = NOW.replace(hour=2, minute=10)

    assert played_messages.read_page_writers((), before=night - timedelta(days=29), now=night)
