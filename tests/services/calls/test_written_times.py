"""How long written messages take, measured from the moments at which colleagues open and end them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from tests.services.conversations.test_incoming import a_text, take_in
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import ReceivedMessage, Task, Victim, WrittenMessage
from victimcare.services.access import Actor
from victimcare.services.calls import written_figures
from victimcare.services.calls.written_figures import WrittenMeasurements, load_written_log, measure_written_handling
from victimcare.services.conversations import received_replies, written_answers
from victimcare.services.desk import direct_assignment, task_actions
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
TEN = NOW - timedelta(days=1)  # on the day before, at the same hour


@pytest.fixture
def sol() -> Actor:
    return staff("Sol Pereira", team=a_team())


def write(victim: Victim, at: datetime = TEN) -> Task:
    """A message on the victim's page; with the task to read it."""
    victim_messages.write_own_message(
        actor=signed_in_victim(victim),
        once=uuid4(),
        to=WrittenMessageRecipient.CARE,
        words=f"When is it? {uuid4()}",
        now=at,
    )
    return Task.objects.get(victim=victim, kind="read_written", closed_at=None)


def answer(victim: Victim, by: Actor, *, opened: list[datetime], at: datetime) -> None:
    """A colleague takes the task, opens the conversation at these moments, and answers."""
    task = Task.objects.get(victim=victim, kind="read_written", closed_at=None)
    task_actions.take_task(actor=by, task_id=task.public_id, now=opened[0])
    for moment in opened:
        written_answers.read_conversation(actor=by, victim_id=victim.public_id, now=moment)
    written_answers.answer_victim(actor=by, victim_id=victim.public_id, once=uuid4(), words="On Friday.", now=at)


@pytest.mark.parametrize(
    ("opened", "took", "cut"),
    [
        ([-6], 6, 0),
        ([-12, -3], 12, 0),  # the colleague looked something up in between
        ([-200, -4], 4, 0),  # the colleague looked in hours before, and then worked on it
        ([-50], 30, 1),  # the page was left open: never more than half an hour
        ([-300], None, 0),  # it is not known when the work began
    ],
    ids=["once", "twice", "hours before", "stood open", "not known"],
)
def test_it_counts_from_opening_to_answering(
    sol: Actor, monkeypatch: pytest.MonkeyPatch, opened: list[int], took: int | None, cut: int
) -> None:
    monkeypatch.setattr(written_figures, "ENOUGH_MESSAGES", 1)
    victim = a_victim()
    write(victim, TEN - timedelta(hours=6))
    answer(victim, sol, opened=[TEN + minutes * MINUTE for minutes in opened], at=TEN)

    found = measure_written_handling(now=NOW)

    assert found == WrittenMeasurements(took * 60 if took else None, 1 if took else 0, 1, cut)


def test_two_messages_that_one_answer_ends_share_its_time(sol: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written_figures, "ENOUGH_MESSAGES", 2)
    victim = a_victim()
    write(victim, TEN - 60 * MINUTE)
    write(victim, TEN - 50 * MINUTE)
    answer(victim, sol, opened=[TEN - 8 * MINUTE], at=TEN)

    assert measure_written_handling(now=NOW) == WrittenMeasurements(240, 2, 2, 0)


def test_what_a_colleague_opened_before_it_was_handed_on_is_no_time_of_the_next(
    sol: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written_figures, "ENOUGH_MESSAGES", 1)
    victim, tess = a_victim(), staff("Tess", team=a_team())
    task = write(victim, TEN - 60 * MINUTE)
    task_actions.take_task(actor=sol, task_id=task.public_id, now=TEN - 25 * MINUTE)
    written_answers.read_conversation(actor=sol, victim_id=victim.public_id, now=TEN - 25 * MINUTE)
    direct_assignment.hand_on_task(
        actor=sol, task_id=task.public_id, to_team=task.team.code, note="Yours", now=TEN - 20 * MINUTE
    )
    answer(victim, tess, opened=[TEN - 5 * MINUTE], at=TEN)

    assert measure_written_handling(now=NOW).handling == 300


def test_a_text_of_an_unknown_sender_counts_from_its_opening_to_its_closing(
    sol: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written_figures, "ENOUGH_MESSAGES", 1)
    row = take_in(a_text("Please ring me", sender="447700900999"))
    ReceivedMessage.objects.filter(id=row.id).update(received_at=TEN - 60 * MINUTE)
    task = Task.objects.get(received=row)
    task_actions.take_task(actor=sol, task_id=task.public_id, now=TEN - 9 * MINUTE)
    received_replies.read_reply(actor=sol, received_id=row.public_id, now=TEN - 7 * MINUTE)
    received_replies.close_reply_task(
        actor=sol, task_id=task.public_id, outcome=TaskOutcome.DONE, note="Rung.", now=TEN
    )

    assert measure_written_handling(now=NOW) == WrittenMeasurements(420, 1, 1, 0)


def test_too_few_are_no_average(sol: Actor) -> None:
    for _ in range(written_figures.ENOUGH_MESSAGES - 1):
        victim = a_victim()
        write(victim, TEN - 60 * MINUTE)
        answer(victim, sol, opened=[TEN - 5 * MINUTE], at=TEN)
    assert measure_written_handling(now=NOW) == WrittenMeasurements(None, 19, 19, 0)

    victim = a_victim()
    write(victim, TEN - 60 * MINUTE)
    answer(victim, sol, opened=[TEN - 5 * MINUTE], at=TEN)

    assert measure_written_handling(now=NOW) == WrittenMeasurements(300, 20, 20, 0)


def test_what_is_expected_is_the_average_of_the_same_weekday_since_the_first(sol: Actor) -> None:
    """Today is Wednesday 25 November 2026: of Tuesdays the last two are known, of Sundays one without a message."""
    for _ in range(3):
        write(a_victim(), datetime(2026, 11, 17, 9, tzinfo=NOW.tzinfo))
    write(a_victim(), datetime(2026, 11, 24, 23, 59, tzinfo=NOW.tzinfo))
    write(a_victim(), NOW)  # today is not over

    log = load_written_log(now=NOW)

    assert log.expect_on(date(2026, 12, 1), is_holiday=False) == 2.0
    assert log.expect_on(date(2026, 12, 2), is_holiday=False) == 0.0
    assert log.expect_on(date(2026, 12, 1), is_holiday=True) == 0.0


def test_of_a_weekday_that_has_not_come_yet_nothing_is_known(sol: Actor) -> None:
    # no message was ever written
    assert load_written_log(now=NOW).expect_on(date(2026, 12, 1), is_holiday=False) == 0.0

    write(a_victim(), TEN)

    assert load_written_log(now=NOW).expect_on(date(2026, 11, 27), is_holiday=False) is None
    assert WrittenMessage.objects.count() == 1
