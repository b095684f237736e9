"""A restricted record and one that never was look the same, whichever page is asked for it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.people_and_cases import NOW
from victimcare.records.models import Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Role
from victimcare.services.desk import task_actions
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.supervision import restricted_records
from victimcare.services.supervision.restricted_records import RestrictionKind


@pytest.fixture
def restricted(sign_in: Callable[..., StaffBrowser], marta: Victim) -> Victim:
    """Her record, which Sol may not see."""
    lead, reader = sign_in("Ines Moreau", Role.SUPERVISOR), sign_in("Bea Marsh", Role.SUPERVISOR)
    task_actions.make_task(
        kind=TaskKind.HAND_OVER, victim_id=marta.id, reason="handover_owed", harm=1, due_at=None, now=NOW
    )
    restricted_records.restrict_record(
        actor=staff_actor(Staff.objects.get(id=lead.actor.staff_id or 0)),
        reference=marta.case.reference,
        kind=RestrictionKind.SPECIAL,
        why="Few may know",
        readers=[Staff.objects.get(id=reader.actor.staff_id or 0).public_id],
        now=NOW,
    )
    return marta


@pytest.mark.parametrize(
    "address",
    [
        "/desk/cases/{}",
        "/desk/cases/{}/rights",
        "/desk/cases/{}/court",
        "/desk/cases/{}/property",
        "/desk/cases/{}/handed-over",
        "/desk/cases/{}/follow-up",
    ],
)
def test_a_restricted_record_and_one_that_never_was_look_the_same(
    sol: StaffBrowser, restricted: Victim, address: str
) -> None:
    never_was = uuid4()
    session = sol.client.session
    session["reasons"] = dict.fromkeys([str(restricted.public_id), str(never_was)], "She rang")
    session.save()

    hidden, missing = (sol.get(address.format(one)) for one in (restricted.public_id, never_was))

    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
    assert hidden.status_code == 404


def test_a_task_about_a_restricted_record_and_one_that_never_was_look_the_same(
    sol: StaffBrowser, restricted: Victim
) -> None:
    task = Task.objects.get(victim=restricted, kind=TaskKind.HAND_OVER)

    hidden, missing = (sol.get(f"/desk/tasks/{one}/handover") for one in (task.public_id, uuid4()))

    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
    assert hidden.status_code == 404
