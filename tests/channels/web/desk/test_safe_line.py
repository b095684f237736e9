"""The safe way is one line at the top of every page from which something can be sent or said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.channels.web.desk.conftest import StaffBrowser, task_of
from tests.channels.web.desk.pages import text
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW
from tests.services.plans import agreed, by
from victimcare.channels.web.desk.record.record_parts import _PARTS
from victimcare.records.models import SafeContactPlan, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.contact_plans import guard_marks, plan_summaries
from victimcare.services.desk.task_actions import make_task
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import PLAN_NOTE

pytestmark = pytest.mark.django_db
HOURS = [{"days": ["tue", "thu"], "from": "12:30", "to": "13:30"}]
NOT_NOW = "Do not ring now: these are not the hours for it. "
SAID = (
    "Tuesdays and Thursdays, 12:30 to 13:30, by a person, never the machine, withhold the number. "
    "No texts. No e-mail. No post. No voicemail. Do not say police."
)


@pytest.fixture
def planned(sol: StaffBrowser, marta: Victim) -> Victim:
    point = marta.person.contact_points.get(kind="mobile")
    agreed(marta, by("call", point, hours=HOURS))
    return marta


def line(page: str) -> str:
    found = re.search(r'<p class="safe-line">(.*?)</p>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


@pytest.mark.parametrize("part", [*(part for part in _PARTS if part not in ("written", "looks")), "tell-once", "reply"])
def test_it_is_on_every_tab_of_a_record(sol: StaffBrowser, planned: Victim, part: str) -> None:
    sol.look_up(planned)
    sol.prove(planned)

    page = sol.get(reverse(f"desk:{part}", args=[planned.public_id]))

    assert page.status_code == 200
    number = "the mobile" if part == "links" else "07700 900123"
    assert line(page.content.decode()) == f"Safe way: {NOT_NOW}Ring {number} only, {SAID}"


def test_without_a_check_it_says_how_and_not_where(sol: StaffBrowser, planned: Victim) -> None:
    plan = plan_summaries.load_plan_summary(actor=sol.actor, by=plan_summaries.VICTIM, value=planned.public_id, now=NOW)

    assert plan is not None
    assert "07700" not in repr(plan)


@pytest.mark.parametrize("page", ["support", "written"])
def test_a_plan_from_before_they_were_guarded_is_not_given_as_safe(
    sol: StaffBrowser, planned: Victim, page: str
) -> None:
    guard_marks.mark_guarded(
        actor=sol.actor, victim_id=planned.id, reason="He has their phone", now=NOW + timedelta(seconds=1)
    )
    sol.post(f"/desk/tasks/{task_of(planned).public_id}/take")
    sol.look_up(planned)
    sol.prove(planned)

    shown = line(sol.get(f"/desk/cases/{planned.public_id}/{page}").content.decode())

    assert shown.startswith(f"Safe way: {NOT_NOW}Guarded since they agreed to this: a person asks them anew first.")


@pytest.mark.parametrize("page", ["support", "written"])
def test_what_another_person_stated_is_not_given_as_safe(sol: StaffBrowser, page: str) -> None:
    crime = recorded(a_person("V1", safe_contact={"may_text": True}), group="sexual")
    victim = load("44/00002/26", replace(crime, data={**crime.data, "reported_by": "third_party"}))["V1"]
    make_task(kind=TaskKind.TELL_VICTIM, victim_id=victim.id, reason="not_asked", harm=3, due_at=None, now=NOW)
    sol.post(f"/desk/tasks/{task_of(victim).public_id}/take")
    sol.look_up(victim)
    sol.prove(victim)

    shown = line(sol.get(f"/desk/cases/{victim.public_id}/{page}").content.decode())

    assert shown.startswith("Safe way: Nobody has asked them yet")


def test_it_costs_one_query(sol: StaffBrowser, planned: Victim) -> None:
    with CaptureQueriesContext(connection) as asked:
        plan_summaries.load_plan_summary(actor=sol.actor, by=plan_summaries.VICTIM, value=planned.public_id, now=NOW)

    assert len(asked) <= 2  # including whether the case is restricted for them


def test_a_victim_not_yet_asked_is_sent_nothing(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)

    page = sol.get(f"/desk/cases/{marta.public_id}/support")

    assert "Nobody has asked them yet how it is safe to reach them. Send nothing" in text(page)


def test_the_answer_to_what_a_victim_wrote_has_it(sol: StaffBrowser, planned: Victim) -> None:
    sol.post(f"/desk/tasks/{task_of(planned).public_id}/take")
    sol.look_up(planned)
    sol.prove(planned)

    page = sol.get(f"/desk/cases/{planned.public_id}/written")

    assert line(page.content.decode()) == f"Safe way: {NOT_NOW}Ring the mobile only, {SAID}"


NOTE = "Her number at work. Hang up if anyone else answers."


@pytest.fixture
def noted(planned: Victim) -> Victim:
    write_note(planned, NOTE)
    return planned


def write_note(victim: Victim, note: str) -> None:
    row = SafeContactPlan.objects.get(victim=victim)
    PLAN_NOTE.put_words(row, note, fetch_victim_key(victim.id))
    row.save()


@pytest.mark.parametrize("part", ["case", "plan", "links", "reply"])
def test_after_a_check_it_begins_with_the_note_on_the_plan(sol: StaffBrowser, noted: Victim, part: str) -> None:
    sol.look_up(noted)
    sol.prove(noted)

    page = sol.get(reverse(f"desk:{part}", args=[noted.public_id]))

    assert line(page.content.decode()).startswith(f"Safe way: {NOT_NOW}Note: “{NOTE}” Ring ")


def test_of_a_long_note_it_gives_the_beginning_and_says_where_the_rest_stands(
    sol: StaffBrowser, planned: Victim
) -> None:
    write_note(planned, "Ask for the night nurse. " * 20)
    sol.look_up(planned)
    sol.prove(planned)

    shown = line(sol.get(reverse("desk:case", args=[planned.public_id])).content.decode())

    assert f"Safe way: {NOT_NOW}Note: “Ask for the night nurse." in shown
    assert "…” The whole note stands on the safe plan. Ring" in shown
    assert len(shown) < 500


def test_before_a_check_a_note_is_not_given_but_said_to_be_there(sol: StaffBrowser, noted: Victim) -> None:
    plan = plan_summaries.load_plan_summary(actor=sol.actor, by=plan_summaries.VICTIM, value=noted.public_id, now=NOW)

    assert plan is not None
    assert plan.has_hidden_note
    assert NOTE not in repr(plan)


def test_it_names_the_code_word_and_who_may_ring(sol: StaffBrowser, marta: Victim) -> None:
    point = marta.person.contact_points.get(kind="mobile")
    agreed(marta, by("call", point, machine_may_ring=True, number_shown="neutral"), code_word_hash="x")
    sol.look_up(marta)
    sol.prove(marta)

    shown = line(sol.get(reverse("desk:case", args=[marta.public_id])).content.decode())

    assert "They say their code word first. Ring 07700 900123 only, at any hour, show the number that says" in shown
    assert "never the machine" not in shown
