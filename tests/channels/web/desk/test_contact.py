"""What the victim was told, and what was tried: recorded with how it ended."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.channels.web.desk.conftest import StaffBrowser, task_of
from tests.channels.web.desk.pages import text
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW
from victimcare.records.models import Contact, Duty, Task, Victim

pytestmark = pytest.mark.django_db


def test_what_can_be_told_says_what_each_is(sol: StaffBrowser) -> None:
    """Two days in court that wait to be told, on one morning: the page says which is which."""
    victim = load(
        "44/10311/26",
        recorded(a_person("V-two", given_name="Ola", family_name="Ray")),
        fact(
            "hearing.listed",
            NOW - timedelta(hours=3),
            suspect_ref="S1",
            hearing_ref="H1",
            kind="first",
            court="Northvale",
            starts_at="2026-12-03T10:00:00Z",
            received_by_wcu_at="2026-11-25T08:30:00Z",
        ),
        fact(
            "hearing.listed",
            NOW - timedelta(hours=2),
            suspect_ref="S1",
            hearing_ref="H2",
            kind="trial",
            court="Northvale",
            starts_at="2026-12-10T10:00:00Z",
            received_by_wcu_at="2026-11-25T08:30:00Z",
        ),
    )["V-two"]
    sol.look_up(victim)
    sol.prove(victim)

    page = text(sol.get(f"/desk/cases/{victim.public_id}"))

    for day in ("3 December", "10 December"):
        label = f"Hearing listed (25 November, for {day} 10:00): Told when and where a hearing is"
        assert page.count(label) == 1  # each duty is ticked in its own place


def test_from_task_to_told(sol: StaffBrowser, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    address = f"/desk/cases/{marta.public_id}"
    gate = text(sol.get(address))
    assert "Ring 07700 900123" in gate, "the person who took the task needs no look-up"
    sol.prove(marta)

    page = text(sol.get(address))
    assert "Marta Kowal" in page
    assert "Suspect arrested" in page
    duty = Duty.objects.get(victim=marta, code="r6_suspect_arrested")
    answer = sol.post(
        f"{address}/contact",
        contact_id=uuid4(),
        ending="understood",
        channel="phone",
        told=[duty.id],
        note="She was glad to hear",
        then="finish",
    )

    assert answer.status_code == 303
    duty.refresh_from_db()
    assert duty.met_at == NOW
    assert Task.objects.get(id=task.id).outcome == "told"
    again = sol.client.get(address, follow=True)
    assert again.redirect_chain[-1][0] == "/desk/look-up", "finished: the person who looks again says why again"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"channel": "phone"}, "Say how it ended"),
        ({"channel": "phone", "ending": "not_safe", "told": "first"}, "Ticked, and not told"),
        ({"ending": "spoke"}, "Say how you were in touch"),
    ],
)
def test_no_outcome_is_preset(sol: StaffBrowser, marta: Victim, typed: dict[str, str], error: str) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}"
    if "told" in typed:
        typed = {**typed, "told": str(Duty.objects.get(victim=marta, code="r6_suspect_arrested").id)}

    assert " checked" not in text(sol.get(address))
    assert error in text(sol.post(f"{address}/contact", contact_id=uuid4(), note="Kept", **typed))
    assert not Contact.objects.exists()


def test_a_try_is_recorded_without_a_check_and_tells_nothing(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)

    answer = sol.post(f"/desk/cases/{marta.public_id}/try", contact_id=uuid4(), channel="phone", note="No answer")

    assert "The try is recorded." in text(sol.get(answer["Location"]))
    assert Contact.objects.get().reached is False
    task = task_of(marta)
    assert "1 time" not in text(sol.get(f"/desk/tasks?task={task.public_id}"))
    assert "tried today 09:00, no answer" in text(sol.get(f"/desk/tasks?task={task.public_id}"))


def test_a_try_that_could_not_be_kept_is_not_said_to_be_and_keeps_what_was_typed(
    sol: StaffBrowser, marta: Victim
) -> None:
    sol.look_up(marta)
    long_note = "No answer, no answer at all. " * 80

    answer = sol.post(f"/desk/cases/{marta.public_id}/try", contact_id=uuid4(), channel="phone", note=long_note)

    assert answer.status_code == 200
    assert "The try is recorded." not in text(answer)
    assert "Make this shorter." in text(answer)
    assert long_note.strip() in text(answer)
    assert not Contact.objects.exists()
