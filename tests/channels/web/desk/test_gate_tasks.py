"""On the work list: the code word before anything is said, and one message that two people let through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser, task_of
from tests.services import plans
from tests.services.people_and_cases import NOW
from victimcare.records.models import GateOverride, Notification, SafeContactPlan, Task, Victim
from victimcare.services.contact_plans import linked_people
from victimcare.services.contact_plans.linked_people import LinkedPersonEntry
from victimcare.services.contact_plans.plan_rows import WRONG_TRIES, hash_code_word
from victimcare.services.safe_contact.plan_shapes import RelationToVictim


@pytest.fixture
def taken(sol: StaffBrowser, marta: Victim) -> Task:

    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    return task


def shown(person: StaffBrowser, task: Task) -> str:
    return person.get(f"/desk/tasks?task={task.public_id}").content.decode()


def test_the_code_word_is_checked_by_the_task_owner(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim, taken: Task
) -> None:
    assert "Their code word" not in shown(sol, taken)
    plans.agreed(marta, code_word_hash=hash_code_word("Blue Heron"))
    address = f"/desk/tasks/{taken.public_id}/word"
    assert "Their code word" in shown(sol, taken)

    right, wrong = (sol.post(address, word=word).content.decode() for word in ("blue heron", "robin"))

    assert "That is the word." in right
    assert "That is not the word." in wrong
    for page in (right, wrong):
        assert "heron" not in page.lower()
        assert "robin" not in page.lower()
    assert sign_in("Ewa Tomala").post(address, word="blue heron").status_code == 409
    for _ in range(WRONG_TRIES):
        last = sol.post(address, word="wren")
    assert last.status_code == 429
    assert "Too many wrong words today" in last.content.decode()


def test_one_message_passes_when_a_second_person_agrees(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim, taken: Task
) -> None:
    assert "Let one message pass" in shown(sol, taken)
    address = f"/desk/tasks/{taken.public_id}/override"
    assert "Say why it can’t wait" in sol.post(address, reason=" ").content.decode()

    assert "A second person is asked" in sol.post(address, reason="He is out tonight").content.decode()

    second, ewa = Task.objects.get(kind="second_person"), sign_in("Ewa Tomala")
    ewa.post(f"/desk/tasks/{second.public_id}/take")
    page = shown(ewa, second)
    assert "He is out tonight" in page
    assert "They would be told only that there is something new" in page
    ewa.post(f"/desk/tasks/{second.public_id}/second", agrees="yes")
    assert GateOverride.objects.exists()
    assert Notification.objects.filter(victim=marta, template="news").exists()


@pytest.mark.parametrize("hours", [[], [{"days": ["sun"], "from": "10:00", "to": "11:00"}]])
def test_what_the_victim_said_can_not_be_let_pass(
    sol: StaffBrowser, marta: Victim, taken: Task, hours: list[dict[str, object]]
) -> None:
    wording = "neutral" if hours else "none"
    plans.agreed(marta, plans.by("text", marta.person.contact_points.get(kind="mobile"), wording=wording, hours=hours))

    assert "Let one message pass" not in shown(sol, taken)
    answer = sol.post(f"/desk/tasks/{taken.public_id}/override", reason="It is urgent")
    assert (answer.status_code, GateOverride.objects.exists()) == (409, False)


def test_outside_the_victims_hours_their_number_comes_after_the_words_not_now(
    sol: StaffBrowser, marta: Victim, taken: Task
) -> None:
    number = marta.person.contact_points.get(kind="mobile")
    plans.agreed(marta, plans.by("call", number, hours=[{"days": ["sun"], "from": "10:00", "to": "11:00"}]))
    not_now = shown(sol, taken)
    plans.agreed(marta, plans.by("call", number))
    now = shown(sol, taken)

    ring = f"Ring {number.value}"
    assert "Not now: these are not their hours." in not_now[: not_now.index(ring)]
    assert "Not now" not in now[: now.index(ring)]


def test_a_plan_that_is_past_its_day_says_so(sol: StaffBrowser, marta: Victim, taken: Task) -> None:
    plans.agreed(marta, review_on=(NOW - timedelta(days=1)).date())

    assert "It should have been looked at again by 24 November." in shown(sol, taken)
    assert SafeContactPlan.objects.get().review_on is not None


def test_a_number_that_is_the_suspects_too_is_not_shown_as_one_to_ring(
    sol: StaffBrowser, marta: Victim, taken: Task
) -> None:
    plans.agreed(marta, plans.by("call", marta.person.contact_points.get(kind="mobile")))
    assert "Calls to 07700 900123" in shown(sol, taken)

    him = LinkedPersonEntry(RelationToVictim.SUSPECT, name="Baris Demir", numbers=["07700 900123"])
    actor = replace(sol.actor, reason="She named him")
    linked_people.add_linked_person(actor=actor, victim_id=marta.public_id, link=him, now=NOW)

    assert "900123" not in shown(sol, taken)
