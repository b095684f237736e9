"""One task for each victim for all that is owed to them: what it says, and how earlier tasks became one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.services.people_and_cases import NOW, a_duty, a_team, a_victim, an_event, staff
from victimcare.records.models import Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day
from victimcare.rules.follow_up.unattended_duties import CommitmentKind
from victimcare.services.desk import work_list
from victimcare.services.desk.task_actions import make_task
from victimcare.services.follow_up import duty_escalations, follow_up_queries
from victimcare.services.follow_up.follow_up_shapes import OwedItem

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def owed_in(kind: TaskKind) -> tuple[OwedItem, ...]:
    nia = staff("Nia Rees")
    task = work_list.load_task_detail(nia, Task.objects.get(kind=kind, closed_at=None).public_id)
    assert task is not None
    return follow_up_queries.list_owed_in_task(actor=nia, task=task, now=NOW)


def test_it_says_each_thing_that_is_owed_and_to_whom_it_has_risen() -> None:
    victim = a_victim()
    for code, due_on in (("r4_needs_assessment", date(2026, 11, 24)), ("r4_support_referral", date(2026, 11, 27))):
        event = an_event(victim.case, "crime.reported")
        a_duty(victim, event, code=code, due_on=due_on, due_at=end_of_day(due_on))
    duty_escalations.escalate_duties(now=NOW)

    first, second = owed_in(TaskKind.SILENCE)

    assert (first.breaks, first.due_at, first.risen_to) == (
        CommitmentKind.RIGHT,
        end_of_day(date(2026, 11, 24)),
        "supervisor",
    )
    assert (second.due_at, second.risen_to) == (end_of_day(date(2026, 11, 27)), "")
    assert first.title != second.title


def test_a_task_to_reach_the_victim_says_what_has_risen_to_it() -> None:
    victim = a_victim()
    due_at = end_of_day(date(2026, 11, 24))
    a_duty(victim, an_event(victim.case, "suspect.arrested"), due_on=date(2026, 11, 24), due_at=due_at)
    make_task(kind=TaskKind.TELL_VICTIM, victim_id=victim.id, reason="unread", harm=1, due_at=None, now=NOW)
    assert owed_in(TaskKind.TELL_VICTIM) == ()

    duty_escalations.escalate_duties(now=NOW)

    assert [(one.due_at, one.risen_to) for one in owed_in(TaskKind.TELL_VICTIM)] == [(due_at, "supervisor")]
