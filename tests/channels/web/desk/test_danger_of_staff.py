"""Danger in words about a member of staff: they neither read, own, change nor end the task that it made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.pages import text
from tests.services.challenges.conftest import as_victim
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW, a_team, an_event, staff
from victimcare.records.models import Challenge, ReachAttempt, Staff, Task, TaskChange, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import NotFound
from victimcare.services.access import Role
from victimcare.services.challenges.complaint_receipt import ComplaintWords, open_own_complaint
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.danger.danger_findings import list_danger_findings
from victimcare.services.desk import task_actions, task_steps
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient

pytestmark = pytest.mark.django_db
FEAR = "He is outside my house with a knife"
MANY = {"many-to": "team:victim-care", "many-note": "Yours"}


def complain_about_sol(victim: Victim, sol: StaffBrowser) -> Task:
    open_own_complaint(actor=as_victim(victim), said=ComplaintWords(FEAR, whom="Sol Pereira"), now=NOW)
    return Task.objects.get(kind=TaskKind.DANGER_WORDS)


def challenge_about_sol(victim: Victim, sol: StaffBrowser) -> Task:
    row = Challenge.objects.create(
        victim=victim,
        asked=an_event(victim.case, "challenge.made"),
        channel="web",
        received_at=NOW,
        recorded_at=NOW,
        team=a_team(),
        concerned=[sol.actor.staff_id or 0],
        holding_due_at=NOW + timedelta(days=1),
        answer_due_at=NOW + timedelta(days=10),
    )
    about = f"challenge:{row.public_id}:{uuid4()}"
    check_typed_words(
        actor=signed_in_victim(victim), about=about, texts=(f"Sol laughed at me. {FEAR}",), victim_id=victim.id, now=NOW
    )
    return Task.objects.get(kind=TaskKind.DANGER_WORDS)


def stands(task: Task) -> dict[str, object]:
    """Everything that an act on a task can change."""
    row = Task.objects.filter(id=task.id).values().get()
    return {**row, "steps": TaskChange.objects.filter(task=task).count(), "attempts": ReachAttempt.objects.count()}


ACTS: dict[str, dict[str, object]] = {
    "take": {},
    "have-it": {},
    "take-over": {},
    "hand-on": {"hand-to": "team:victim-care", "hand-note": "Yours"},
    "close": {"close-outcome": "false_alarm", "close-note": "Known, no danger"},
    "reach": {
        "attempt": str(uuid4()),
        "way": "visit",
        "about": "",
        "came_of": "cannot",
        "note": "No colleague free",
        "next_in": 60,
    },
    "quiet-hours": {"why": "It is urgent"},
    "wake": {},
}


@pytest.mark.parametrize("raised_by", [complain_about_sol, challenge_about_sol])
@pytest.mark.parametrize("has_risen", [False, True])
def test_the_person_it_is_about_can_do_nothing_with_it(
    sol: StaffBrowser, marta: Victim, has_risen: bool, raised_by: Callable[[Victim, StaffBrowser], Task]
) -> None:
    task = raised_by(marta, sol)
    if has_risen:
        task_actions.take_task(actor=staff("Ewa Tomala"), task_id=task.public_id, now=NOW)
        Task.objects.filter(id=task.id).update(rose_at=NOW)
    before = stands(task)

    for act, typed in ACTS.items():
        answer = sol.post(f"/desk/tasks/{task.public_id}/{act}", **typed)

        assert answer.status_code in (403, 409), act
        assert stands(task) == before, act


def test_a_supervisor_it_is_about_cannot_end_it_either(sol: StaffBrowser, marta: Victim) -> None:
    task = complain_about_sol(marta, sol)
    Staff.objects.filter(id=sol.actor.staff_id or 0).update(roles=[Role.SUPERVISOR])

    assert sol.post(f"/desk/tasks/{task.public_id}/close", **ACTS["close"]).status_code == 409
    assert sol.post("/desk/tasks/hand-on", ticked=str(task.public_id), **MANY).status_code in (200, 303, 409, 422)
    with pytest.raises(NotFound):
        task_steps.snooze_task(
            actor=sol.actor, task_id=task.public_id, until=NOW + timedelta(hours=1), why="Later", now=NOW
        )
    assert Task.objects.filter(id=task.id, closed_at=None, owner=None).exists()


def test_danger_that_turns_out_to_be_about_its_owner_goes_back_to_the_team(sol: StaffBrowser, marta: Victim) -> None:
    victim_messages.write_own_message(
        actor=signed_in_victim(marta), once=uuid4(), to=WrittenMessageRecipient.CARE, words=FEAR, now=NOW
    )
    task = Task.objects.get(kind=TaskKind.DANGER_WORDS)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    challenge_about_sol(marta, sol)

    task.refresh_from_db()
    assert task.owner is None
    page = text(sol.get(f"/desk/tasks?which=all&task={task.public_id}"))
    assert "laughed at me" not in page


def test_words_that_came_after_the_page_was_drawn_are_read_before_danger_ends(sol: StaffBrowser, marta: Victim) -> None:
    victim_messages.write_own_message(
        actor=signed_in_victim(marta), once=uuid4(), to=WrittenMessageRecipient.CARE, words=FEAR, now=NOW
    )
    task = Task.objects.get(kind=TaskKind.DANGER_WORDS)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    sol.get(f"/desk/tasks?which=mine&task={task.public_id}")
    later = NOW + timedelta(seconds=20)
    victim_messages.write_own_message(
        actor=signed_in_victim(marta),
        once=uuid4(),
        to=WrittenMessageRecipient.CARE,
        words=f"He is strangling me. {FEAR}",
        now=later,
    )

    page = text(sol.post(f"/desk/tasks/{task.public_id}/close", **ACTS["close"]))

    task.refresh_from_db()
    assert task.closed_at is None
    assert "1 message came that you had not read." in page
    assert "strangling me" in page
    sol.post(f"/desk/tasks/{task.public_id}/close", **ACTS["close"])
    task.refresh_from_db()
    assert task.closed_at is not None, "once it was read, the danger ends as its owner says"


def test_danger_that_was_not_taken_cannot_be_ended(sol: StaffBrowser, marta: Victim) -> None:
    victim_messages.write_own_message(
        actor=signed_in_victim(marta), once=uuid4(), to=WrittenMessageRecipient.CARE, words=FEAR, now=NOW
    )
    task = Task.objects.get(kind=TaskKind.DANGER_WORDS)

    page = text(sol.post(f"/desk/tasks/{task.public_id}/close", **ACTS["close"]))

    task.refresh_from_db()
    assert task.closed_at is None
    assert "Nobody has taken this yet." in page


def test_words_about_a_colleague_are_read_by_another(sol: StaffBrowser, marta: Victim) -> None:
    other = challenge_about_sol(marta, sol)
    ewa = staff("Ewa Tomala")

    task_actions.take_task(actor=ewa, task_id=other.public_id, now=NOW)
    [shown] = list_danger_findings(actor=ewa, task_id=other.public_id, now=NOW)

    assert "laughed at me" in shown.text
    assert list_danger_findings(actor=sol.actor, task_id=other.public_id, now=NOW) == ()
