"""A person at the desk says whether several crimes are against one person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Browser

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.site import Desk, busy_desk, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import WIDTHS, _is_sound_at, _page
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, SamePersonDecision, Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.desk import recorded_grounds


def a_question() -> Task:
    for number, (days, name) in enumerate([(90, "Ada"), (30, "Adah"), (2, "Ada")]):
        person = a_person("P7", given_name=name, date_of_birth="1980-01-01")
        if number == 1:
            del person["date_of_birth"]
        load(f"07/{number}/26", recorded(person, time=NOW - timedelta(days=days)))
    assert recorded_grounds.ask_about_same_person(now=NOW) == 1
    return Task.objects.get(kind=TaskKind.CONFIRM_GROUNDS)


def address(task: Task) -> str:
    return f"/desk/tasks/{task.public_id}/one-person"


@pytest.mark.django_db
def test_the_owner_of_the_task_sees_what_speaks_for_it_and_no_name(sol: StaffBrowser) -> None:
    task = a_question()
    before = sol.get(address(task)).status_code
    sol.post(f"/desk/tasks/{task.public_id}/take")

    shown = sol.get(address(task)).content.decode()
    listed = sol.get(f"/desk/tasks?task={task.public_id}").content.decode()

    assert before == 404
    assert shown.count("the same") == 4  # two names and two dates of birth
    assert ("another" in shown, "not known" in shown) == (True, True)
    assert all(f"07/{number}/26" in shown for number in range(3))
    assert "Marsh" not in shown
    assert "Look at the crimes" in listed
    assert AuditEntry.objects.filter(act="one_person.see").count() == 1


@pytest.mark.django_db
def test_saying_yes_takes_how_they_know_and_gives_each_the_ground(sol: StaffBrowser) -> None:
    task = a_question()
    sol.post(f"/desk/tasks/{task.public_id}/take")

    missing = sol.post(address(task), is_same="", words="").content.decode()
    done = sol.post(address(task), is_same="yes", words="She told the officer.")

    assert "Say whether it is one person" in missing
    assert "Write how you know" in missing
    assert (done.status_code, done["Location"]) == (303, "/desk/tasks")
    grounds = Victim.objects.filter(record_id="P7").values_list("enhanced_grounds", flat=True)
    assert list(grounds) == [["persistently_targeted"]] * 3
    task.refresh_from_db()
    assert task.closed_at == NOW
    assert sol.get(address(task)).status_code == 404


@pytest.mark.django_db
def test_saying_no_gives_no_victim_anything(sol: StaffBrowser) -> None:
    task = a_question()
    sol.post(f"/desk/tasks/{task.public_id}/take")

    sol.post(address(task), is_same="no", words="Two sisters.")

    assert [one.is_same for one in SamePersonDecision.objects.all()] == [False]
    assert not Victim.objects.exclude(enhanced_grounds=[]).exists()


def test_the_page_is_accessible_and_fits(real_database: object) -> None:
    with served() as address:
        desk = busy_desk(address)
        task = a_question()
        Task.objects.filter(id=task.id).update(owner=Staff.objects.get(name="Sol Pereira"))
        in_a_browser(lambda browser: _look(browser, desk, f"{desk.address}/desk/tasks/{task.public_id}/one-person"))


def _look(browser: Browser, desk: Desk, address: str) -> None:
    page = _page(browser, desk, width=WIDTHS[0])
    page.goto(address)
    _is_sound_at(WIDTHS, page, address)
