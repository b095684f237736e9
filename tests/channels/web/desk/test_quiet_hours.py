"""Quiet hours yield to a named colleague who says why; the hours that a victim agreed to do not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test.utils import override_settings

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.pages import text
from tests.services.people_and_cases import an_event
from tests.services.plans import agreed, by
from victimcare.records.models import AuditEntry, ContactPoint, DeliveryEscalation, ReachAttempt, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.follow_up import EscalationUrgency
from victimcare.services.follow_up import delivery_escalations
from victimcare.services.sealed_columns import QUIET_LIFTED_WHY

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)
WHY = "He is out, and lives in the next street."


@pytest.fixture
def at_night(_clock: None) -> Iterator[None]:
    with override_settings(VICTIMCARE_NOW=NIGHT):
        yield


def released(victim: Victim) -> Task:
    bail = an_event(victim.case, "suspect.bailed", time=NIGHT, suspect_ref="S1", conditions_protect_victim=True)
    delivery_escalations.open_escalation(
        victim_id=victim.id,
        urgency=EscalationUrgency.RISK,
        event_ids=[bail.id],
        now=NIGHT,
        due_at=NIGHT + timedelta(minutes=15),
    )
    return Task.objects.get(kind=TaskKind.REACH_VICTIM, closed_at=None)


def tried(sol: StaffBrowser, task: Task, point: ContactPoint) -> int:
    return sol.post(
        f"/desk/tasks/{task.public_id}/reach",
        attempt=uuid4(),
        way="number",
        about=f"point:{point.id}",
        came_of="no_answer",
        next_in=15,
    ).status_code


@pytest.mark.usefixtures("at_night")
def test_ring_now_in_quiet_hours_because(sol: StaffBrowser, marta: Victim) -> None:
    mobile = ContactPoint.objects.get(person=marta.person, kind="mobile")
    agreed(marta, by("call", mobile))
    task = released(marta)
    here = f"/desk/tasks?task={task.public_id}"
    sol.post(f"/desk/tasks/{task.public_id}/take")
    assert "Only our quiet hours are against it." in text(sol.get(here))
    assert tried(sol, task, mobile) == 409

    assert "Write why we ring now" in text(sol.post(f"/desk/tasks/{task.public_id}/quiet-hours", why=" "))
    sol.post(f"/desk/tasks/{task.public_id}/quiet-hours", why=WHY)

    page = text(sol.get(here))
    assert "to ring in quiet hours:" in page
    assert WHY in page
    pursuit = DeliveryEscalation.objects.get()
    assert (pursuit.quiet_lifted_at, pursuit.quiet_lifted_by_id, QUIET_LIFTED_WHY.open_words(pursuit)) == (
        NIGHT,
        sol.actor.staff_id,
        WHY,
    )
    assert AuditEntry.objects.filter(act="quiet_hours.lifted", victim_id=marta.id).exists()
    assert tried(sol, task, mobile) == 303
    assert ReachAttempt.objects.get().came_of == "no_answer"


@pytest.mark.usefixtures("at_night")
def test_the_hours_that_the_victim_agreed_to_do_not_yield(sol: StaffBrowser, marta: Victim) -> None:
    mobile = ContactPoint.objects.get(person=marta.person, kind="mobile")
    days = [{"days": ["mon", "tue", "wed", "thu", "fri"], "from": "10:00", "to": "12:00"}]
    agreed(marta, by("call", mobile, hours=days))
    task = released(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = text(sol.get(f"/desk/tasks?task={task.public_id}"))

    assert "Do not ring now: these are not the hours that were agreed." in page
    assert "Ring now in quiet hours" not in page
    assert sol.post(f"/desk/tasks/{task.public_id}/quiet-hours", why=WHY).status_code == 409
    assert DeliveryEscalation.objects.get().quiet_lifted_at is None
    assert tried(sol, task, mobile) == 409
