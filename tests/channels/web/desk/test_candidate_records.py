"""Danger from an address that is in two records: its owner reads both references, and no colleague does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.pages import text
from tests.services.conversations.test_incoming import ADDRESS, a_text, an_email, take_in
from tests.services.people_and_cases import NOW, a_point
from tests.services.plans import agreed, by
from victimcare.records.models import AuditEntry, DangerFinding, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.danger.danger_detection import MOST_UNKNOWN_TASKS
from victimcare.services.supervision import staff_conflicts

pytestmark = pytest.mark.django_db
FEAR = "He is outside my house now"
ASKED = "stands in the records of 2 cases"


@pytest.fixture
def ines(marta: Victim) -> Victim:
    """Another victim whose record has Marta's address too."""
    found = news_for("44/09877/26", name="Ines", mobile="07700 900456")
    for victim in (marta, found):
        a_point(victim, ADDRESS, kind="email")
    return found


def page_of(sol: StaffBrowser) -> str:
    return page_of_task(sol, Task.objects.get(kind=TaskKind.DANGER_WORDS))


def page_of_task(sol: StaffBrowser, task: Task) -> str:
    return text(sol.get(f"/desk/tasks?which=all&task={task.public_id}"))


def test_the_owner_reads_both_references_and_no_name(sol: StaffBrowser, marta: Victim, ines: Victim) -> None:
    take_in(an_email(FEAR))
    task = Task.objects.get(kind=TaskKind.DANGER_WORDS)
    assert task.victim is None
    assert ASKED not in page_of(sol), "no colleague has taken it"

    sol.post(f"/desk/tasks/{task.public_id}/take")
    page = page_of(sol)

    found = page[page.index(ASKED) :]
    assert "44/10307/26" in found
    assert "44/09877/26" in found
    assert "Marta" not in page
    assert "900456" not in page
    looks = AuditEntry.objects.filter(act="danger.candidate_seen", actor=f"staff:{task_owner(task)}")
    assert {look.victim_id for look in looks} == {marta.id, ines.id}


def task_owner(task: Task) -> str:
    owner = Task.objects.select_related("owner").get(id=task.id).owner
    assert owner is not None
    return str(owner.public_id)


def test_a_colleague_without_the_task_reads_none(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], ines: Victim
) -> None:
    take_in(an_email(FEAR))
    sol.post(f"/desk/tasks/{Task.objects.get(kind=TaskKind.DANGER_WORDS).public_id}/take")

    assert ASKED not in page_of(sign_in("Ewa Tomala"))


def test_a_case_hidden_from_the_owner_is_not_among_them(sol: StaffBrowser, marta: Victim, ines: Victim) -> None:
    staff_conflicts.declare_conflict(actor=sol.actor, reference=marta.case.reference, words="My cousin", now=NOW)
    take_in(an_email(FEAR))
    sol.post(f"/desk/tasks/{Task.objects.get(kind=TaskKind.DANGER_WORDS).public_id}/take")

    page = page_of(sol)

    assert "stands in the record of 1 case" in page
    assert "44/10307/26" not in page[page.index("stands in the record") :]
    assert sol.get(f"/desk/cases/{marta.public_id}").status_code in (302, 303, 404)


def test_it_opens_the_safe_way_of_each_and_no_record(sol: StaffBrowser, ines: Victim) -> None:
    agreed(ines, by("call", ines.person.contact_points.get(kind="mobile")), note="Ask for the night nurse")
    sol.look_up(ines)
    assert "Ask for the night nurse" not in text(sol.get(f"/desk/cases/{ines.public_id}"))
    take_in(an_email(FEAR))
    sol.post(f"/desk/tasks/{Task.objects.get(kind=TaskKind.DANGER_WORDS).public_id}/take")

    sol.look_up(ines)
    gate = text(sol.get(f"/desk/cases/{ines.public_id}"))
    plan = sol.get(f"/desk/cases/{ines.public_id}/plan")

    assert "Ask for the night nurse" in gate
    assert "07700 900456" in gate
    assert plan.status_code == 303, "the record opens after a proof alone"


def test_of_a_telephone_that_two_share_it_is_the_same_and_of_a_stranger_there_is_none(
    sol: StaffBrowser, marta: Victim
) -> None:
    second = news_for("44/09877/26", name="Ines", mobile="07700 900123")
    take_in(a_text(FEAR, sender="447700900999"))
    task = Task.objects.get(kind=TaskKind.DANGER_WORDS)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    assert "This sender’s number or address" not in page_of(sol)
    Task.objects.filter(id=task.id).update(closed_at=NOW, outcome="safe")

    take_in(a_text(f"{FEAR} again"))
    shared = Task.objects.get(kind=TaskKind.DANGER_WORDS, closed_at=None)
    sol.post(f"/desk/tasks/{shared.public_id}/take")

    assert ASKED in text(sol.get(f"/desk/tasks?which=all&task={shared.public_id}"))
    assert second.person_id != marta.person_id


def test_it_stands_above_a_stranger_who_wrote_later_and_the_control_room_is_given_both_references(
    sol: StaffBrowser, ines: Victim
) -> None:
    take_in(an_email(FEAR))
    known = Task.objects.get(kind=TaskKind.DANGER_WORDS)
    Task.objects.filter(id=known.id).update(created_at=NOW - timedelta(minutes=9))
    DangerFinding.objects.filter(task=known).update(found_at=NOW - timedelta(minutes=9))
    take_in(an_email(f"{FEAR} too", sender="stranger@nowhere.example"))
    stranger = Task.objects.exclude(id=known.id).get(kind=TaskKind.DANGER_WORDS)

    listed = sol.get("/desk/tasks?which=all").content.decode()
    sol.post(f"/desk/tasks/{known.public_id}/take")
    page = page_of_task(sol, known)

    assert listed.index(str(known.public_id)) < listed.index(str(stranger.public_id))
    assert "It stands in cases 44/10307/26, 44/09877/26" in page
    assert "We have no case and no address" not in page


def test_however_many_strangers_write_such_a_sender_has_a_task_of_their_own(sol: StaffBrowser, ines: Victim) -> None:
    for n in range(MOST_UNKNOWN_TASKS + 1):
        take_in(an_email(f"{FEAR} {n}", sender=f"stranger{n}@nowhere.example"))

    take_in(an_email(FEAR))

    assert DangerFinding.objects.filter(is_sender_on_record=True).get().task.danger_readings.count() == 1
