"""What is not done is escalated, each step once, until it is done or a colleague has it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.services.people_and_cases import NOW, a_case, a_duty, a_team, a_victim, an_event, staff
from victimcare.records.models import ContactPromise, Duty, Escalation, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day
from victimcare.services.desk import direct_assignment, task_actions
from victimcare.services.follow_up import duty_escalations, silence_checks

pytestmark = pytest.mark.django_db
THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def owed(*, due_on: date = date(2026, 11, 26), **values: Any) -> Duty:
    victim = a_victim()
    event = an_event(victim.case, "suspect.arrested")
    return a_duty(victim, event, due_on=due_on, due_at=end_of_day(due_on), **values)


def risen() -> list[str]:
    """To whom it was escalated, in order."""
    return [*Escalation.objects.order_by("id").values_list("to", flat=True)]


def the_one_task() -> tuple[str, str, datetime]:
    """The only open task: kind, reason, due."""
    return Task.objects.filter(closed_at=None).values_list("kind", "reason", "due_at").get()


def each_hour(start: datetime, end: datetime) -> None:
    while start < end:
        duty_escalations.escalate_duties(now=start)
        start += timedelta(hours=1)


def test_before_at_and_after_it_is_late_each_once() -> None:
    owed()

    each_hour(NOW - timedelta(days=4), NOW + timedelta(days=20))

    assert risen() == ["officer", "supervisor", "care_team"]
    assert the_one_task() == ("silence", "escalated_care_team", end_of_day(date(2026, 11, 26)))
    made = [at.date() for at in Escalation.objects.order_by("id").values_list("made_at", flat=True)]
    assert made == [date(2026, 11, 25), date(2026, 11, 27), date(2026, 12, 1)]


def test_however_much_waits_what_is_due_today_is_escalated(monkeypatch: pytest.MonkeyPatch) -> None:
    """A force has more open at once than is read in one go, and the oldest of it has nothing due today."""
    monkeypatch.setattr(duty_escalations, "AT_ONCE", 2)
    for _ in range(5):
        owed(due_on=date(2026, 11, 27))
    duty_escalations.escalate_duties(now=THURSDAY)
    owed(due_on=date(2026, 11, 30))

    assert duty_escalations.escalate_duties(now=datetime(2026, 11, 27, 9, 0, tzinfo=UTC)) == 1


def test_what_was_late_when_it_was_found_goes_where_it_should_be_by_now() -> None:
    owed(due_on=date(2026, 11, 18))

    assert (duty_escalations.escalate_duties(now=NOW), duty_escalations.escalate_duties(now=NOW)) == (1, 0)
    assert risen() == ["care_team"]


def test_the_officers_step_is_the_task_that_is_open_already() -> None:
    duty = owed()
    task_id = task_actions.make_task(
        kind=TaskKind.TELL_VICTIM, victim_id=duty.victim_id, reason="unread", harm=1, due_at=None, now=NOW
    )

    duty_escalations.escalate_duties(now=NOW)

    assert Escalation.objects.get().task_id == task_id
    assert Task.objects.count() == 1


def test_the_silence_check_and_an_escalation_make_one_task() -> None:
    """An officer sees one task for one thing that is owed, with the more urgent reason; taking it leaves no other."""
    duty = owed(due_on=date(2026, 11, 24), code="r4_needs_assessment")
    silence_checks.create_silence_tasks(now=NOW)
    asked = Task.objects.get()
    assert asked.reason == "silence_do"

    duty_escalations.escalate_duties(now=NOW)

    assert the_one_task() == ("silence", "escalated_supervisor", duty.due_at)
    assert Escalation.objects.get().task_id == asked.id
    silence_checks.create_silence_tasks(now=NOW)
    assert the_one_task() == ("silence", "escalated_supervisor", duty.due_at)
    task_actions.take_task(actor=staff("Nia Rees"), task_id=asked.public_id, now=NOW)
    assert not Task.objects.filter(closed_at=None, owner=None).exists()


def test_news_that_a_person_is_to_tell_is_escalated_as_that_task() -> None:
    duty = owed(due_on=date(2026, 11, 24))
    told = task_actions.make_task(
        kind=TaskKind.TELL_VICTIM, victim_id=duty.victim_id, reason="guarded", harm=3, due_at=None, now=NOW
    )
    task_actions.take_task(actor=staff("Nia Rees"), task_id=Task.objects.get().public_id, now=NOW - timedelta(days=3))

    duty_escalations.escalate_duties(now=NOW)
    silence_checks.create_silence_tasks(now=NOW)

    assert the_one_task() == (
        TaskKind.TELL_VICTIM,
        "guarded",
        duty.due_at,
    )  # the reason why a person is to tell the victim stays
    task = Task.objects.get(id=told)
    assert task.owner is None
    assert [*task.changes.order_by("id").values_list("what", flat=True)] == ["made", "taken", "rose_supervisor"]


def test_the_colleague_who_took_it_this_morning_keeps_it_when_more_is_late() -> None:
    first = owed(due_on=date(2026, 11, 24), code="r4_needs_assessment")
    duty_escalations.escalate_duties(now=NOW)
    nia = staff("Nia Rees")
    task_actions.take_task(actor=nia, task_id=Task.objects.get().public_id, now=NOW)
    late = an_event(first.victim.case, "suspect.arrested")
    a_duty(
        first.victim, late, code="r4_needs_assessment", due_on=date(2026, 11, 18), due_at=end_of_day(date(2026, 11, 18))
    )

    duty_escalations.escalate_duties(now=NOW)

    assert risen() == ["supervisor", "care_team"]
    assert the_one_task() == ("silence", "escalated_care_team", end_of_day(date(2026, 11, 18)))
    assert Task.objects.get().owner_id == nia.staff_id


def test_when_the_late_one_is_done_the_task_says_what_is_left() -> None:
    late = owed(due_on=date(2026, 11, 24), code="r4_needs_assessment")
    next_one = an_event(late.victim.case, "suspect.arrested")
    a_duty(
        late.victim,
        next_one,
        code="r4_needs_assessment",
        due_on=date(2026, 11, 27),
        due_at=end_of_day(date(2026, 11, 27)),
    )
    duty_escalations.escalate_duties(now=NOW)
    assert the_one_task()[1] == "escalated_supervisor"

    Duty.objects.filter(id=late.id).update(met_at=NOW, met_by=late.triggered_by)

    assert (duty_escalations.settle_risen_tasks(now=NOW), duty_escalations.settle_risen_tasks(now=NOW)) == (1, 0)
    assert the_one_task()[1] == "silence_do"


@pytest.mark.parametrize("how", ["met", "held", "declined"])
def test_it_goes_no_further_once_it_has_ended_and_its_task_ends_with_it(how: str) -> None:
    duty = owed(due_on=date(2026, 11, 24))
    duty_escalations.escalate_duties(now=NOW)
    assert risen() == ["supervisor"]

    if how == "met":
        Duty.objects.update(met_at=NOW, met_by=duty.triggered_by)
    else:
        Duty.objects.update(ending=how, reason="told_otherwise", ending_at=NOW)
    duty_escalations.settle_risen_tasks(now=NOW)
    each_hour(NOW, NOW + timedelta(days=9))

    assert len(risen()) == 1
    assert Task.objects.get().closed_at == NOW


def test_a_colleague_who_takes_it_over_has_it_until_they_hand_it_back() -> None:
    owed(due_on=date(2026, 11, 24))
    duty_escalations.escalate_duties(now=NOW)
    nia = staff("Nia Rees")
    task = Task.objects.get()
    friday = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    task_actions.take_task(actor=nia, task_id=task.public_id, now=friday - timedelta(hours=2))
    assert duty_escalations.escalate_duties(now=friday) == 0

    direct_assignment.hand_on_task(actor=nia, task_id=task.public_id, note="Away from noon.", now=friday)

    assert duty_escalations.escalate_duties(now=friday) == 1
    assert risen()[-1] == "care_team"


def test_an_owner_who_has_it_for_longer_than_allowed_has_it_alone_no_more() -> None:
    owed(due_on=date(2026, 11, 24))
    duty_escalations.escalate_duties(now=NOW)
    task_actions.take_task(actor=staff("Nia Rees"), task_id=Task.objects.get().public_id, now=NOW)

    each_hour(NOW, end_of_day(date(2026, 11, 26)))
    assert len(risen()) == 1
    each_hour(datetime(2026, 11, 27, 0, 5, tzinfo=UTC), NOW + timedelta(days=4))

    assert risen()[-1] == "care_team"


def test_the_care_team_is_the_forces_first_not_the_areas() -> None:
    victim = a_victim(a_case(area="SE"))
    due_on = date(2026, 11, 18)
    a_duty(victim, an_event(victim.case, "suspect.arrested"), due_on=due_on, due_at=end_of_day(due_on))

    duty_escalations.escalate_duties(now=NOW)

    task = Task.objects.select_related("team").get()
    assert (task.team.code, [*task.changes.values_list("what", flat=True)]) == (
        "victim-care",
        ["made", "rose_care_team"],
    )


def test_each_period_of_a_promise_is_escalated_alone() -> None:
    victim: Victim = a_victim()
    promise = ContactPromise.objects.create(
        victim=victim,
        agreed_by=an_event(victim.case, "promise.agreed"),
        every_days=7,
        channel="phone",
        starts_on=date(2026, 11, 17),
        next_due_on=date(2026, 11, 24),
    )
    duty_escalations.escalate_duties(now=NOW)
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
    duty_escalations.escalate_duties(now=NOW)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Escalation.objects.update(to="officer")
