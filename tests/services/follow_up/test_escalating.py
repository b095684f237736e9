"""What is not done rises, once each step, until it is done or somebody has it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.services.people_and_cases import NOW, a_case, a_duty, a_team, a_victim, an_event, staff
from victimcare.records.models import ContactPromise, Duty, Escalation, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import end_of_day
from victimcare.services.desk import actions as desk
from victimcare.services.follow_up import escalating

pytestmark = pytest.mark.django_db
THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def owed(*, due_on: date = date(2026, 11, 26), **values: Any) -> Duty:
    victim = a_victim()
    event = an_event(victim.case, "suspect.arrested")
    return a_duty(victim, event, due_on=due_on, due_at=end_of_day(due_on), **values)


def risen() -> list[tuple[str, str]]:
    """To whom, and the task's reason, in the order in which it rose."""
    return [*Escalation.objects.order_by("id").values_list("to", "task__reason")]


def each_hour(start: datetime, end: datetime) -> None:
    while start < end:
        escalating.escalate(now=start)
        start += timedelta(hours=1)


def test_before_at_and_after_it_is_late_each_once() -> None:
    owed()

    each_hour(NOW - timedelta(days=4), NOW + timedelta(days=20))

    assert risen() == [
        ("officer", "escalated_officer"),
        ("supervisor", "escalated_supervisor"),
        ("care_team", "escalated_care_team"),
    ]
    made = [at.date() for at in Escalation.objects.order_by("id").values_list("made_at", flat=True)]
    assert made == [date(2026, 11, 25), date(2026, 11, 27), date(2026, 12, 1)]


def test_what_was_late_when_it_was_found_goes_where_it_should_be_by_now() -> None:
    owed(due_on=date(2026, 11, 18))

    assert (escalating.escalate(now=NOW), escalating.escalate(now=NOW)) == (1, 0)
    assert risen() == [("care_team", "escalated_care_team")]


def test_the_officers_step_is_the_task_that_is_open_already() -> None:
    duty = owed()
    task_id = desk.make_task(
        kind=TaskKind.TELL_HER, victim_id=duty.victim_id, reason="unread", harm=1, due_at=None, now=NOW
    )

    escalating.escalate(now=NOW)

    assert Escalation.objects.get().task_id == task_id
    assert Task.objects.count() == 1


@pytest.mark.parametrize("how", ["met", "held", "declined"])
def test_it_rises_no_further_once_it_has_ended_and_its_task_ends_with_it(how: str) -> None:
    duty = owed(due_on=date(2026, 11, 24))
    escalating.escalate(now=NOW)
    assert risen() == [("supervisor", "escalated_supervisor")]

    if how == "met":
        Duty.objects.update(met_at=NOW, met_by=duty.triggered_by)
    else:
        Duty.objects.update(ending=how, reason="told_otherwise", ending_at=NOW)
    escalating.settle(now=NOW)
    each_hour(NOW, NOW + timedelta(days=9))

    assert len(risen()) == 1
    assert Task.objects.get().closed_at == NOW


def test_whoever_takes_it_over_has_it_until_they_hand_it_back() -> None:
    owed(due_on=date(2026, 11, 24))
    escalating.escalate(now=NOW)
    nia = staff("Nia Rees")
    task = Task.objects.get()
    friday = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    desk.take(actor=nia, task_id=task.public_id, now=friday - timedelta(hours=2))
    assert escalating.escalate(now=friday) == 0

    desk.hand_on(actor=nia, task_id=task.public_id, note="Away from noon.", now=friday)

    assert escalating.escalate(now=friday) == 1
    assert risen()[-1] == ("care_team", "escalated_care_team")


def test_whoever_has_it_for_longer_than_their_days_has_it_alone_no_more() -> None:
    owed(due_on=date(2026, 11, 24))
    escalating.escalate(now=NOW)
    desk.take(actor=staff("Nia Rees"), task_id=Task.objects.get().public_id, now=NOW)

    each_hour(NOW, end_of_day(date(2026, 11, 26)))
    assert len(risen()) == 1
    each_hour(datetime(2026, 11, 27, 0, 5, tzinfo=UTC), NOW + timedelta(days=4))

    assert risen()[-1] == ("care_team", "escalated_care_team")


def test_the_care_team_is_the_forces_first_not_the_areas() -> None:
    victim = a_victim(a_case(area="SE"))
    due_on = date(2026, 11, 18)
    a_duty(victim, an_event(victim.case, "suspect.arrested"), due_on=due_on, due_at=end_of_day(due_on))

    escalating.escalate(now=NOW)

    task = Task.objects.select_related("team").get()
    assert (task.team.code, [*task.changes.values_list("what", flat=True)]) == ("victim-care", ["made", "handed_on"])


def test_each_period_of_a_promise_rises_by_itself() -> None:
    victim: Victim = a_victim()
    promise = ContactPromise.objects.create(
        victim=victim,
        agreed_by=an_event(victim.case, "promise.agreed"),
        every_days=7,
        channel="phone",
        starts_on=date(2026, 11, 17),
        next_due_on=date(2026, 11, 24),
    )
    escalating.escalate(now=NOW)
    promise.next_due_on = date(2026, 12, 1)
    promise.save()

    each_hour(NOW, datetime(2026, 12, 2, 9, 0, tzinfo=UTC))

    rows = Escalation.objects.order_by("id").values_list("code", "period_on", "to")
    assert [*rows] == [
        ("promise", date(2026, 11, 24), "supervisor"),
        ("promise", date(2026, 12, 1), "officer"),
        ("promise", date(2026, 12, 1), "supervisor"),
    ]


def test_a_step_that_was_made_stays_as_it_was_written() -> None:
    owed(due_on=date(2026, 11, 24))
    escalating.escalate(now=NOW)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Escalation.objects.update(to="officer")
