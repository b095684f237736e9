"""The page of the backlog: what officers see, what a supervisor sets, and its line on every page that tells of
lateness."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.people_and_cases import NOW, a_duty, a_team, a_victim, an_event
from victimcare.records.models import BacklogShare, Duty, Task
from victimcare.rules.clock import end_of_day
from victimcare.services.access import Role
from victimcare.services.follow_up import backlog_work


def words(reply: object) -> str:
    return " ".join(reply.content.decode().split())  # type: ignore[attr-defined]


@pytest.fixture
def lead(sign_in: Callable[..., StaffBrowser]) -> StaffBrowser:
    return sign_in("Ines Moreau", Role.SUPERVISOR)


def owed(days_late: int, **values: Any) -> Duty:
    due_at = end_of_day((NOW - timedelta(days=days_late)).date())
    victim = a_victim(**values)
    event = an_event(victim.case, "suspect.arrested", time=due_at - timedelta(days=6))
    return a_duty(victim, event, due_on=due_at.date(), due_at=due_at, harm=3 if values else 1)


def test_an_officer_sees_who_is_in_it_and_whose_turn_it_is_and_sets_nothing(sol: StaffBrowser) -> None:
    a_team()
    worst, other = owed(50, is_guarded_by_facts=True), owed(400)
    Duty.objects.exclude(id__in=[worst.id, other.id]).update(met_at=NOW, met_by=worst.triggered_by)
    backlog_work.update_backlog(now=NOW)

    page = words(sol.get("/desk/backlog"))

    assert page.index(worst.victim.case.reference) < page.index(other.victim.case.reference)
    assert "Told of an arrest" in page
    assert "Marsh" not in page
    assert f"task={Task.objects.get(victim=worst.victim).public_id}" in page
    assert "2 have become work today." in page
    assert 'name="per_day"' not in page
    assert sol.post("/desk/backlog/share", team="victim-care", per_day="3", after="0").status_code == 404


def test_a_supervisor_sets_the_share_and_reads_until_when_it_lasts(lead: StaffBrowser) -> None:
    for days in range(40, 60):
        owed(days)
    backlog_work.update_backlog(now=NOW)
    page = "/desk/backlog?team=victim-care"

    reply = lead.save("/desk/backlog/share", of_page=page, team="victim-care", per_day="12")

    assert reply.status_code == 303
    assert "2 more have become work today." in words(lead.get(reply["Location"]))
    assert BacklogShare.objects.get().per_day == 12
    assert "in 2 working days" in words(lead.get(page))
    wrong = lead.save("/desk/backlog/share", of_page=page, team="victim-care", per_day="many")
    assert wrong.status_code == 422
    assert "Enter a number from 0 to 500" in words(wrong)


def test_two_supervisors_at_one_share_the_second_sees_what_the_first_set(lead: StaffBrowser) -> None:
    owed(50)
    backlog_work.update_backlog(now=NOW)
    lead.post("/desk/backlog/share", team="victim-care", per_day="4", after="0")

    second = lead.post("/desk/backlog/share", team="victim-care", per_day="7", after="0")

    assert second.status_code == 409
    assert BacklogShare.objects.get().per_day == 4


def test_the_piece_says_what_is_owed_and_since_when(sol: StaffBrowser) -> None:
    duty = owed(50)
    backlog_work.update_backlog(now=NOW)
    task = Task.objects.get(victim=duty.victim)

    page = words(sol.get(f"/desk/tasks?which=all&task={task.public_id}"))

    assert "Late: " in page
    assert "From the backlog" in page
    assert "What is owed" in page


@pytest.mark.parametrize("address", ["/desk/late", "/desk/late?whose=others", "/desk/team/load?team=victim-care"])
def test_every_page_of_lateness_has_its_line_and_says_how_it_counts(lead: StaffBrowser, address: str) -> None:
    owed(50)
    backlog_work.update_backlog(now=NOW)

    assert "Backlog: 1 victim, 1 right late for more than 28 days" in words(lead.get(address))


def test_load_says_how_long_a_victim_has_waited_and_not_when_the_work_was_made(lead: StaffBrowser) -> None:
    owed(50)
    backlog_work.update_backlog(now=NOW)

    page = words(lead.get("/desk/team/load?team=victim-care"))

    assert "The longest wait of a victim" in page
    assert "49 days" in page
    assert "one piece may be for several rights" in page
