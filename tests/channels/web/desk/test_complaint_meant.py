"""However a colleague's name is written, on each channel: they find no sign of a complaint about them; and until it is
said who is meant, only supervisors and professional standards do."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.challenges.conftest import as_victim
from tests.services.desk.rota_world import a_lead, at_work
from tests.services.people_and_cases import NOW, a_team
from victimcare.channels.jobs.staff_rounds import exclude_renamed_colleague
from victimcare.config import supplier_wiring
from victimcare.records.models import AuditEntry, Complaint, Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import NotFound
from victimcare.services import port_registry
from victimcare.services.access import Actor, Role
from victimcare.services.challenges.complaint_intake import ComplaintTarget, record_who_is_meant
from victimcare.services.challenges.complaint_levels import ComplaintSubject
from victimcare.services.challenges.complaint_lists import list_complaints
from victimcare.services.challenges.complaint_receipt import ComplaintWords, open_complaint, open_own_complaint
from victimcare.services.contact import contact_thread
from victimcare.services.danger.danger_findings import list_danger_findings
from victimcare.services.desk import rota, staff_sessions, task_actions
from victimcare.services.desk.late_duties import DutyHolderGroup, LateListKind, list_late_duties
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.desk.work_list import count_danger
from victimcare.services.job_queue import Job
from victimcare.services.ports import ConfirmedAccount, StaffClaims
from victimcare.services.supervision.team_loads import read_team_load

pytestmark = pytest.mark.django_db
SignIn = Callable[..., StaffBrowser]
FEAR = "He is outside my house with a knife."
WORDS = f"They told him where I live. {FEAR}"

WAYS: dict[str, Callable[[str, str], str]] = {
    "in full": lambda first, last: f"{first} {last}",
    "turned round": lambda first, last: f"mr {last}, {first}",
    "first name and team": lambda first, last: f"{first} from victim care",
    "surname": lambda first, last: last,
    "misspelled": lambda first, last: f"{first[:-2]}{first[-1]}{first[-2]} {last}",
    "initials": lambda first, last: f"{first[0]}{last[0]}",
    "collar number": lambda first, last: "the one with number 7341",
    "before the @": lambda first, last: f"{first[0]}.7341x",
}


def text(answer: object) -> str:
    return html.unescape(answer.content.decode())  # type: ignore[attr-defined]


def by_the_public(whom: str, writer: StaffBrowser, victim: Victim) -> None:
    Client().post("/complain", {"words": WORDS, "about": "person", "whom": whom})


def at_the_desk(whom: str, writer: StaffBrowser, victim: Victim) -> None:
    writer.post("/desk/complaints/new", came_by="phone", about="person", words=WORDS, whom=whom)


def by_the_victim(whom: str, writer: StaffBrowser, victim: Victim) -> None:
    said = ComplaintWords(WORDS, about=ComplaintSubject.PERSON, whom=whom)
    open_own_complaint(actor=as_victim(victim), said=said, now=NOW)


def danger_of(row: Complaint) -> Task:
    return Task.objects.get(kind=TaskKind.DANGER_WORDS, danger_readings__about__startswith=f"complaint:{row.public_id}")


def work_of(row: Complaint) -> Task:
    return Task.objects.get(kind=TaskKind.FRONT_DOOR, subject_key=f"complaint:{row.public_id}", closed_at=None)


def signs_of(person: StaffBrowser, row: Complaint) -> list[str]:
    """The places where this person finds the complaint or its danger, or where a press does or says something about
    them."""
    found = []
    page = text(person.get("/desk/tasks?which=all"))
    for task in (work_of(row), danger_of(row)):
        found += ["list"] * (str(task.public_id) in page)
    found += ["list of complaints"] * (row.number in text(person.get("/desk/complaints")))
    found += ["page"] * (person.get(f"/desk/complaints/{row.public_id}").status_code != 404)
    found += ["answer"] * (person.post(f"/desk/complaints/{row.public_id}", act="answer").status_code != 404)
    for task in (work_of(row), danger_of(row)):
        found += [f"take {task.kind}"] * (refusal(person.post(f"/desk/tasks/{task.public_id}/take")) != (409, True))
        task.refresh_from_db()
        found += ["has it"] * (task.owner_id == person.actor.staff_id)
        found += ["words"] * bool(list_danger_findings(actor=person.actor, task_id=task.public_id, now=NOW))
    found += ["bar"] * bool(count_danger(actor=person.actor).tasks)
    late = list_late_duties(actor=person.actor, which=LateListKind.LATE, whose=DutyHolderGroup.POLICE, now=NOW)
    found += ["late"] * bool(late.complaints.open)
    team = rota.load_team(actor=person.actor, now=NOW)
    found += ["team"] * bool(team and team.untaken)
    if Role.SUPERVISOR in person.actor.roles:
        load = read_team_load(actor=person.actor, now=NOW)
        found += ["load"] * bool(load.complaints.open or load.whole.total)
    return found


def refusal(answer: HttpResponse) -> tuple[int, bool]:
    return answer.status_code, "Somebody closed that, or it was never there." in text(answer)


@pytest.mark.parametrize(
    ("door", "name", "role"),
    [
        (by_the_public, "Yaw Boateng", Role.DESK),
        (at_the_desk, "Bernice Samuel", Role.SUPERVISOR),
        (by_the_victim, "Yaw Boateng", Role.DESK),
    ],
)
def test_a_colleague_finds_no_sign_of_a_complaint_about_them_however_their_name_is_written(
    sign_in: SignIn, marta: Victim, name: str, role: Role, door: Callable[[str, StaffBrowser, Victim], None]
) -> None:
    writer, lead, person = sign_in("Una Tully"), sign_in("Nia Reyes", Role.SUPERVISOR), sign_in(name, role)
    email = f"{name[0]}.7341x@force.example"
    Staff.objects.filter(id=person.actor.staff_id or 0).update(email=email, username="PC7341")
    for way, write in WAYS.items():
        Task.objects.filter(closed_at=None).update(closed_at=NOW, outcome="done")
        Complaint.objects.all().update(meant="", concerned=[person.actor.staff_id])
        before = set(Complaint.objects.values_list("id", flat=True))
        door(write(*name.split()), writer, marta)
        row = Complaint.objects.exclude(id__in=before).get()

        assert signs_of(person, row) == [], way
        assert person.actor.staff_id in row.concerned
        assert row.meant == ("" if way in ("in full", "turned round") else "open"), way
        assert (row.number in text(writer.get("/desk/complaints"))) is (row.meant == ""), way
        assert row.number in text(lead.get("/desk/complaints"))
        danger = danger_of(row)
        task_actions.take_task(
            actor=writer.actor, task_id=danger.public_id, now=NOW
        )  # danger does not wait until it is said who is meant
        assert FEAR in list_danger_findings(actor=writer.actor, task_id=danger.public_id, now=NOW)[0].text


def complain(whom: str, words: str = WORDS) -> Complaint:
    said = ComplaintWords(words, about=ComplaintSubject.PERSON, whom=whom)
    open_complaint(actor=Actor.anonymous("web"), said=said, now=NOW)
    return Complaint.objects.latest("id")


def test_a_supervisor_says_who_is_meant_and_then_others_answer(sign_in: SignIn) -> None:
    sol, lead = sign_in(), sign_in("Nia Reyes", Role.SUPERVISOR)
    yaw, yara = sign_in("Yaw Boateng"), sign_in("Yawa Mensah")
    row = complain("Yaw from victim care", "Rude to me.")
    address = f"/desk/complaints/{row.public_id}"
    with pytest.raises(NotFound):
        task_actions.take_task(actor=sol.actor, task_id=work_of(row).public_id, now=NOW)
    lead.post(f"/desk/tasks/{work_of(row).public_id}/take", which="all")
    page = text(lead.get(address))
    assert "Say who is meant" in page
    assert "Record the answer" not in page
    assert "checked" not in page
    one_of_us = {"act": "meant", "meant-meant": "colleague"}
    assert "Choose the colleague who is meant" in text(lead.post(address, **one_of_us))
    refused = lead.post(address, **{"act": "answer", "answer-outcome": "answered", "answer-words": "Sorry."})
    assert "Record the answer" not in text(refused)

    meant = Staff.objects.get(id=yaw.actor.staff_id or 0).public_id
    assert lead.post(address, **one_of_us, **{"meant-near": str(meant)}).status_code == 303

    row.refresh_from_db()
    assert (row.meant, row.meant_by_id, row.concerned) == ("colleague", lead.actor.staff_id, [yaw.actor.staff_id])
    assert "Record the answer" in text(lead.get(address))
    for person, sees in ((sol, True), (yara, True), (yaw, False)):
        assert (row.number in text(person.get("/desk/complaints"))) is sees
    assert AuditEntry.objects.filter(act="complaint.meant", detail__colleagues=[str(meant)]).count() == 1


def test_a_complaint_about_the_supervisor_is_settled_by_no_supervisor(sign_in: SignIn) -> None:
    """The harm: the only supervisor reads what is said about them, and says that no one here is meant."""
    lead, standards = sign_in("Nia Reyes", Role.SUPERVISOR), sign_in("Noor Aziz")
    Staff.objects.filter(id=standards.actor.staff_id or 0).update(team=a_team("standards"))

    row = complain("the supervisor")

    assert signs_of(lead, row) == []
    assert row.meant == "open"


@pytest.mark.parametrize(("whom", "finds"), [("Yaw from victim care", False), ("Carys Penry", True)])
def test_a_colleague_who_first_comes_in_afterwards_finds_no_complaint_about_them(
    sign_in: SignIn, whom: str, finds: bool
) -> None:
    sign_in("Nia Reyes", Role.SUPERVISOR), sign_in("Carys Penry")
    row = complain(whom, "Rude to me.")
    claims = StaffClaims("sub-yaw", "Yaw Boateng", "yb@force.example", frozenset({"desk"}), "victim-care")

    staff_id, _ = supplier_wiring._sign_in(claims, "")

    row.refresh_from_db()
    came = staff_actor(Staff.objects.get(id=staff_id))
    assert (row.number in [one.number for one in list_complaints(actor=came, now=NOW).open]) is finds
    assert (staff_id in row.concerned) is not finds


def test_a_colleague_whose_name_changes_while_they_are_here_finds_no_complaint_about_the_new_name(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in("Nia Reyes", Role.SUPERVISOR)
    row = complain("Carys Morgan", "Rude to me.")
    claims = StaffClaims("sub-carys", "Carys Penry", "cp@force.example", frozenset({"desk"}), "victim-care")
    staff_id, session = supplier_wiring._sign_in(claims, "kept")
    married = replace(claims, name="Carys Morgan")
    monkeypatch.setattr(
        port_registry.ports, "staff_provider", SimpleNamespace(again=lambda _: ConfirmedAccount(married, "kept"))
    )

    staff_sessions.check_staff_session(session_id=session, now=NOW + timedelta(minutes=5))
    job = ProcrastinateJob.objects.get(task_name=Job.KEEP_OUT_RENAMED)
    exclude_renamed_colleague(**job.args)

    row.refresh_from_db()
    assert staff_id in row.concerned
    assert not list_complaints(actor=staff_actor(Staff.objects.get(id=staff_id)), now=NOW).open


def test_a_complaint_about_us_that_names_a_colleague_is_nowhere_in_the_record(sign_in: SignIn, marta: Victim) -> None:
    """The harm: after an identity check they would read on the timeline that a complaint came minutes ago."""
    carys = sign_in("Carys Penry")
    said = ComplaintWords("Carys put the phone down on me.", about=ComplaintSubject.SERVICE)
    open_own_complaint(actor=as_victim(marta), said=said, now=NOW)
    carys.look_up(marta)
    carys.prove(marta)

    pages = [text(carys.get(f"/desk/cases/{marta.public_id}{part}")) for part in ("", "/looks", "/asked", "/rights")]

    assert not [page for page in pages if "omplaint received" in page or "complaint answered" in page]


@pytest.mark.parametrize("meant", ["nobody", "outside"])
def test_where_no_one_here_is_meant_those_with_a_like_name_stay_kept_out(sign_in: SignIn, meant: str) -> None:
    sol, lead, yaw = sign_in(), sign_in("Nia Reyes", Role.SUPERVISOR), sign_in("Yaw Boateng")
    row = complain("PC Yaw", "Rude to me.")
    task_actions.take_task(actor=lead.actor, task_id=work_of(row).public_id, now=NOW)

    lead.post(f"/desk/complaints/{row.public_id}", **{"act": "meant", "meant-meant": meant})

    listed = [row.number in text(person.get("/desk/complaints")) for person in (sol, lead, yaw)]
    assert listed == [True, True, False]


def test_a_supervisor_who_finds_that_they_are_meant_has_it_no_more(sign_in: SignIn) -> None:
    lead, other = sign_in("Nia Reyes", Role.SUPERVISOR), sign_in("Ada Lang", Role.SUPERVISOR)
    row = complain("the tall one", "Rude to me.")
    task_actions.take_task(actor=lead.actor, task_id=work_of(row).public_id, now=NOW)
    record_who_is_meant(
        actor=lead.actor,
        complaint_id=row.public_id,
        meant=ComplaintTarget.COLLEAGUE,
        colleagues=[Staff.objects.get(id=lead.actor.staff_id or 0).public_id],
        now=NOW,
    )

    assert work_of(row).owner is None
    assert lead.get(f"/desk/complaints/{row.public_id}").status_code == 404
    task_actions.take_task(actor=other.actor, task_id=work_of(row).public_id, now=NOW)


def test_danger_goes_by_name_to_another_where_all_at_work_are_kept_from_it() -> None:
    lead = a_lead()
    yaw = at_work(lead, "Yaw Boateng")
    row = complain("Yaw")

    danger = danger_of(row)
    assert danger.owner_id == lead.staff_id
    with pytest.raises(NotFound):
        task_actions.take_task(actor=yaw, task_id=danger.public_id, now=NOW)


def test_danger_that_a_colleague_at_work_may_take_waits_for_them() -> None:
    lead = a_lead()
    at_work(lead, "Yaw Boateng")
    una = at_work(lead, "Una Tully")
    danger = danger_of(complain("Yaw"))

    assert danger.owner_id is None
    task_actions.take_task(actor=una, task_id=danger.public_id, now=NOW)


def test_danger_about_the_lead_who_is_asked_first_goes_to_another_supervisor() -> None:
    lead = a_lead("Bernice Samuel")
    at_work(lead, "Yaw Boateng")
    other = a_lead("Nia Reyes")

    assert danger_of(complain("Yaw and Bernise")).owner_id == other.staff_id


def test_the_record_does_not_show_that_danger_to_the_colleague_it_is_about(sign_in: SignIn, marta: Victim) -> None:
    yaw, una = sign_in("Yaw Boateng"), sign_in("Una Tully")
    by_the_victim("Yaw", una, marta)
    for person, seen in ((yaw, 0), (una, 1)):
        person.prove(marta)
        lines = contact_thread.list_thread_events(actor=person.actor, victim_id=marta.public_id, now=NOW)
        assert len([line for line in lines if line.kind == "danger"]) == seen


def test_the_page_of_a_complaint_leads_to_its_danger_and_the_list_only_to_pages_that_are_there(
    sign_in: SignIn,
) -> None:
    sol, lead = sign_in(), sign_in("Nia Reyes", Role.SUPERVISOR)
    row = complain("Dan Marsh", WORDS)
    address = f"/desk/complaints/{row.public_id}"
    assert address in text(lead.get("/desk/complaints"))
    lead.post(f"/desk/tasks/{work_of(row).public_id}/take", which="all")
    lead.post(address, **{"act": "meant", "meant-meant": "outside"})

    assert str(danger_of(row).public_id) in text(lead.get(address))
    listed = text(sol.get("/desk/complaints"))
    assert (row.number in listed, address in listed) == (True, False)
    assert "Complaints that are kept from you are neither listed nor counted." in listed
