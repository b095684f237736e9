"""The pages of following up: who will be let down, one victim's promise and escalations, who stands in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.people_and_cases import NOW
from victimcare.records.models import (
    Case,
    ContactPromise,
    DeliveryEscalation,
    Duty,
    Event,
    Officer,
    OfficerCover,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.follow_up import EscalationUrgency
from victimcare.rules.clock import end_of_day
from victimcare.services.access import Role
from victimcare.services.follow_up import delivery_escalations, duty_escalations, silence_checks


def words(reply: object) -> str:
    return " ".join(reply.content.decode().split())  # type: ignore[attr-defined]


def an_officer(name: str, number: str) -> Officer:
    return Officer.objects.create(
        source="urn:test:records", record_id=number, name=name, named_at=NOW, named_sequence=1, named_by_id="E1"
    )


@pytest.fixture
def lead(sign_in: Callable[..., StaffBrowser]) -> StaffBrowser:
    return sign_in("Ines Moreau", Role.SUPERVISOR)


@pytest.fixture
def proved(sol: StaffBrowser, marta: Victim) -> Victim:
    sol.look_up(marta)
    sol.prove(marta)
    return marta


def test_a_silence_is_listed_with_one_act_and_no_name(sol: StaffBrowser, marta: Victim) -> None:
    silence_checks.create_silence_tasks(now=NOW)

    page = words(sol.get("/desk/silence"))

    assert "Do what is owed:" in page
    assert "nothing under way will keep it" in page
    assert "44/10307/26" in page
    assert f"task={Task.objects.get(kind='silence').public_id}" in page
    assert "Kowal" not in page


def test_the_task_says_what_is_owed_and_where_it_was_escalated(lead: StaffBrowser, proved: Victim) -> None:
    late = NOW.date() - timedelta(days=1)
    Duty.objects.filter(victim=proved, code="r4_needs_assessment").update(due_on=late, due_at=end_of_day(late))
    silence_checks.create_silence_tasks(now=NOW)
    duty_escalations.escalate_duties(now=NOW)
    task = Task.objects.get(victim=proved, kind="silence", closed_at=None)

    page = words(lead.get(f"/desk/tasks?which=all&task={task.public_id}"))

    assert page.count("Late: ") >= 2, "the row and the piece say what is late"
    assert "What is owed" in page
    assert "With a supervisor" in page
    assert "Late: open to a supervisor now" in page
    lead.look_up(proved)
    lead.prove(proved)
    assert "Nobody yet" in words(lead.get(f"/desk/cases/{proved.public_id}/follow-up"))


def test_no_silence_is_good_news(sol: StaffBrowser) -> None:
    assert "Nobody is about to be let down" in words(sol.get("/desk/silence"))


def test_a_promise_is_recorded_as_agreed_and_ended_with_a_reason(sol: StaffBrowser, proved: Victim) -> None:
    address = f"/desk/cases/{proved.public_id}/follow-up"
    assert "None is agreed" in words(sol.get(address))

    page = words(sol.save(address, every_days="14", channel="phone", agree="1"))

    assert "Every 14 days, by telephone" in page
    row = ContactPromise.objects.get()
    assert (row.victim_id, row.next_due_on) == (proved.id, date(2026, 12, 9))
    event = Event.objects.get(type="promise.agreed")
    assert (event.source, event.facts["every_days"]) == ("urn:victimcare:desk", 14)
    assert "Say why" in words(sol.save(address, **{"end-reason": "", "end": "1"}))
    sol.save(address, **{"end-reason": "The case is closed.", "end": "1"})
    assert not ContactPromise.objects.exists()


@pytest.mark.parametrize("days", ["", "0", "400", "often"])
def test_a_promise_without_a_number_of_days_is_none(sol: StaffBrowser, proved: Victim, days: str) -> None:
    page = words(sol.save(f"/desk/cases/{proved.public_id}/follow-up", every_days=days, channel="phone", agree="1"))

    assert "Type a number of days from 1 to 366" in page
    assert not ContactPromise.objects.exists()


def test_nothing_of_it_before_a_check(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)

    reply = sol.get(f"/desk/cases/{marta.public_id}/follow-up")

    assert reply.status_code == 303


def test_how_far_each_way_came_and_only_a_supervisor_stops_it(
    sol: StaffBrowser, lead: StaffBrowser, proved: Victim
) -> None:
    duty = Duty.objects.get(victim=proved, code="r6_suspect_arrested")
    delivery_escalations.open_escalation(
        victim_id=proved.id, urgency=EscalationUrgency.SOON, event_ids=[duty.triggered_by_id], now=NOW
    )
    pursuit = DeliveryEscalation.objects.get()
    address = f"/desk/cases/{proved.public_id}/follow-up"

    page = words(sol.get(address))
    assert "Left out: nobody has asked them yet." in page
    assert "Attempted 0 · delivered 0 · confirmed by them 0" in page
    assert "Suspect arrested (25 November)" in page  # with several, which news it is
    assert "Stop reaching for them" not in page
    assert sol.post(f"{address}/stop", pursuit=pursuit.public_id, **{"stop-reason": "Abroad."}).status_code == 404

    lead.look_up(proved)
    lead.prove(proved)
    assert "Say why we stop reaching for them" in words(
        lead.post(f"{address}/stop", pursuit=pursuit.public_id, **{"stop-reason": ""})
    )
    lead.post(f"{address}/stop", pursuit=pursuit.public_id, **{"stop-reason": "Abroad until March."})

    assert "Stopped by Ines Moreau" in words(lead.get(address))
    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM, closed_at=None).exists()


def test_cover_is_entered_by_a_supervisor_and_the_victim_told_once(
    sol: StaffBrowser, lead: StaffBrowser, proved: Victim
) -> None:
    cole, reed = an_officer("PC Amara Cole", "1204"), an_officer("PC Tom Reed", "3311")
    sol.save(f"/desk/cases/{proved.public_id}/follow-up", every_days="14", channel="phone", agree="1")
    Case.objects.filter(id=proved.case_id).update(officer=cole, officer_since=NOW - timedelta(days=2))
    assert sol.get("/desk/covers").status_code == 404
    typed = {
        "officer": "1204",
        "why": "off",
        "from_on": "20/11/2026",
        "until_on": "4/12/2026",
        "by_officer": "PC Tom Reed",
        "by_team": "",
    }

    page = words(lead.post("/desk/covers", **typed))

    assert "20 November to 4 December" in page
    cover = OfficerCover.objects.get()
    assert (cover.officer, cover.by_officer, cover.until_on) == (cole, reed, date(2026, 12, 4))
    assert "PC Tom Reed, in place of PC Amara Cole until" in words(sol.get(f"/desk/cases/{proved.public_id}/follow-up"))
    lead.post(f"/desk/covers/{cover.public_id}/withdraw")
    assert "Nobody stands in for anybody" in words(lead.get("/desk/covers"))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"officer": "9999"}, "No officer has this number or name"),
        ({"by_officer": "1204"}, "Nobody stands in for themselves"),
        ({"by_officer": "", "by_team": ""}, "Name an officer, or choose a team"),
        ({"until_on": "19/11/2026"}, "the last day is not before the first"),
        ({"from_on": "soon"}, "Type a day, such as 4/12/2026"),
    ],
)
def test_what_is_no_standing_in_is_refused(lead: StaffBrowser, changed: dict[str, str], told: str) -> None:
    an_officer("PC Amara Cole", "1204")
    an_officer("PC Tom Reed", "3311")
    typed = {"officer": "1204", "why": "off", "from_on": "20/11/2026", "until_on": "4/12/2026", "by_officer": "3311"}

    page = words(lead.post("/desk/covers", **{"by_team": "", **typed, **changed}))

    assert told in page
    assert not OfficerCover.objects.exists()
