"""A complaint by telephone or at the counter: staff write it down, and it takes the course of a written one."""

from __future__ import annotations

import html
import re

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, Complaint, DangerFinding, Event, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor
from victimcare.services.challenges.complaint_receipt import ComplaintWords, open_complaint

WORDS = "I rang three times and no officer rang back."
NEW = "/desk/complaints/new"
TOLD = {"came_by": "phone", "about": "service", "words": WORDS, "who": "Kim Ash", "way_back": "Ring 07700 900612"}


def text(answer: object) -> str:
    return html.unescape(answer.content.decode())  # type: ignore[attr-defined]


def take_work(person: StaffBrowser, row: Complaint) -> str:
    task = Task.objects.get(kind=TaskKind.FRONT_DOOR, subject_key=f"complaint:{row.public_id}", closed_at=None)
    person.post(f"/desk/tasks/{task.public_id}/take", which="all")
    return text(person.get(f"/desk/complaints/{row.public_id}"))


def test_a_complaint_by_telephone_gets_a_number_a_day_and_an_owner(sol: StaffBrowser) -> None:
    assert NEW in text(sol.get("/desk/complaints"))

    page = text(sol.post(NEW, **TOLD))

    row = Complaint.objects.get()
    assert re.search(rf"Your complaint has the number {row.number}\. A person reads it by [A-Za-z0-9 ]+\.”", page)
    assert (row.came_by, row.taken_by_id, row.victim) == ("phone", sol.actor.staff_id, None)
    assert sol.get(f"/desk/complaints/{row.public_id}").status_code == 404  # only its owner reads it
    shown = take_work(sol, row)
    for words in (WORDS, "Kim Ash", "Ring 07700 900612", "Told to Sol Pereira by telephone"):
        assert words in shown
    assert "Record the holding reply" in shown
    assert WORDS not in str(AuditEntry.objects.values_list("detail", flat=True))


def test_what_is_missing_is_asked_for_and_nothing_is_kept(sol: StaffBrowser) -> None:
    page = text(sol.post(NEW, who="Kim Ash"))

    assert "Write what they complain of" in page
    assert "Choose what it is about" in page
    assert 'value="Kim Ash"' in page
    assert not Complaint.objects.exists()


def test_a_complaint_about_a_colleague_never_reaches_them_though_they_wrote_it_down(sol: StaffBrowser) -> None:
    sol.post(NEW, **TOLD | {"about": "person", "whom": "Sol Pereira"})

    row = Complaint.objects.get()
    assert row.concerned == [sol.actor.staff_id]
    take_work(sol, row)
    assert sol.get(f"/desk/complaints/{row.public_id}").status_code == 404
    assert Task.objects.get().owner is None
    assert row.number not in text(sol.get("/desk/complaints"))


def test_a_number_of_an_earlier_complaint_is_answered_as_none_is(sol: StaffBrowser) -> None:
    said = ComplaintWords("Before", way_back="x")
    earlier = open_complaint(actor=Actor.anonymous("web"), said=said, now=NOW).number

    pages = [text(sol.post(NEW, **TOLD, earlier=number)) for number in (earlier, "ZZZZ-ZZZZ")]

    assert all("Saved. Its number is" in page for page in pages)
    assert Complaint.objects.count() == 3  # that one has no answer yet, so this is a complaint of its own


def test_danger_in_what_was_told_is_a_task_of_danger(sol: StaffBrowser) -> None:
    sol.post(NEW, **TOLD | {"words": "No officer came. He is outside my house with a knife"})

    assert DangerFinding.objects.get().task.is_danger


def test_a_victims_complaint_is_taken_after_a_check_and_starts_the_codes_clock(
    sol: StaffBrowser, marta: Victim
) -> None:
    address = f"/desk/cases/{marta.public_id}/complaint"
    sol.look_up(marta)
    assert sol.get(address).status_code == 303  # to the gate
    sol.prove(marta)
    form = text(sol.get(address))
    assert ("Who complains?" in form, "How they want the answer" in form) == (False, False)

    page = text(sol.post(address, came_by="desk", about="service", words=WORDS))

    row = Complaint.objects.get()
    assert f"Saved. Its number is {row.number}." in page
    assert (row.victim, row.came_by) == (marta, "desk")
    assert Event.objects.filter(case_id=marta.case_id, type="complaint.received").count() == 1
    asked = text(sol.get(f"/desk/cases/{marta.public_id}/asked"))
    assert (address in asked, WORDS in asked) == (True, False)
    assert "on their own page" in take_work(sol, row)
