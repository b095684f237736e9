"""`up --demo` fills an empty installation: everybody of the cast is there, and a second start changes nothing."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from click.testing import CliRunner

from tests.demo.conftest import NOW, FilledDemonstration
from victimcare.demo import call_history, cast
from victimcare.demo.cast import cast_members
from victimcare.demo.demo_commands import demo_group
from victimcare.demo.demo_loading import LATELY, load_demonstration, staff_of_member, victim_of_member
from victimcare.demo.own_pages import current_second_step_number
from victimcare.demo.web import cast_pages
from victimcare.records.models import (
    Absence,
    AuditEntry,
    Call,
    Case,
    Complaint,
    DeliveryEscalation,
    Event,
    FeedLoad,
    Notification,
    PlanPoint,
    PublicFeedback,
    SafeContactPlan,
    Staff,
    Task,
    TellOnceNote,
)
from victimcare.rules.access_codes import second_factor
from victimcare.rules.clock import london_date
from victimcare.services.access_codes import step_up
from victimcare.services.calls import line_wallboard, staffing_plan
from victimcare.services.care import leaving_reasons
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.follow_up import delivery_outcomes
from victimcare.services.sessions import victim_sessions


def rows() -> dict[str, int]:
    counted = (Case, Event, Staff, Task, Notification, SafeContactPlan, TellOnceNote)
    return {model.__name__: model.objects.count() for model in counted}


@pytest.mark.usefixtures("loaded")
def test_every_line_is_applied_and_a_second_start_changes_nothing(filled_once: FilledDemonstration) -> None:
    first = filled_once.reports
    loaded = rows()
    second = load_demonstration(now=NOW + timedelta(hours=3))

    assert [(report["quarantined"], report["conflict"]) for report in first] == [(0, 0), (0, 0)]
    assert (
        sum(report["lines"] for report in first) == Event.objects.exclude(source__startswith="urn:victimcare:").count()
    )
    assert loaded["Case"] > 300
    assert second == []
    assert rows() == loaded


@pytest.mark.usefixtures("loaded")
def test_one_that_an_earlier_version_made_is_shown_as_it_stands() -> None:
    """As one from before Grace joined the cast."""
    Case.objects.filter(reference=cast.find_member("grace").crime_reference).update(reference="44/00000/00")

    ran = CliRunner().invoke(demo_group, ["load"])

    assert ran.exit_code == 3
    assert "was made by an earlier version and could not be brought up to date (DoesNotExist)" in ran.output
    assert "stop it, delete that folder and start again" in ran.output.splitlines()[-1]


@pytest.mark.usefixtures("loaded")
def test_a_start_that_was_cut_off_is_finished_with_the_same_story() -> None:
    whole = rows()
    FeedLoad.objects.filter(name=LATELY).update(ended_at=None)  # as if killed just before its end

    again = load_demonstration(now=NOW + timedelta(days=1))

    assert [report.as_json()["duplicate"] for report in again] == [again[0].tally.lines]
    assert rows() == whole


@pytest.mark.usefixtures("loaded")
def test_the_cast_stands_as_its_stories_say() -> None:
    victims = {member.id: victim_of_member(member).id for member in cast.MEMBERS if member.role == "victim"}
    guarded = find_guarded_victims(victims.values())
    confirmed = set(SafeContactPlan.objects.filter(confirmed_at__isnull=False).values_list("victim_id", flat=True))
    tasks = Counter(Task.objects.filter(victim_id__in=victims.values()).values_list("victim_id", flat=True))

    assert {name for name, victim_id in victims.items() if victim_id in guarded} == {
        "elif",
        "folake",
        "temitope",
        "kai",
        "ruby",  # the victim lives where he does
    }
    assert {name for name, victim_id in victims.items() if victim_id in confirmed} == {
        "elif",
        "folake",
        "denise",
        "walter",
        "marian",
        "rhona",
    }
    assert "he is guarded" in cast.find_member("ruby").story
    assert {victims[name] for name in ("elif", "kai", "ruby", "omar")} <= set(tasks)
    assert victims["folake"] not in tasks
    assert set(Task.objects.filter(victim_id=victims["callum"]).values_list("kind", flat=True)) <= {"assess_needs"}
    assert {task.reason for task in Task.objects.filter(victim_id=victims["naomi"])} == {
        "written_officer",
        "supporter_wrote",
    }
    sent = Notification.objects.filter(victim_id__in=victims.values()).exclude(template="invitation")
    assert set(sent.values_list("victim_id", flat=True)) == {victims["denise"], victims["grace"], victims["rhona"]}


@pytest.mark.usefixtures("loaded")
def test_what_was_agreed_was_agreed_by_people_after_proof() -> None:
    carys = staff_of_member(cast.find_member("carys"))
    elif_plan = SafeContactPlan.objects.get(victim=victim_of_member(cast.find_member("elif")))
    acts = AuditEntry.objects.filter(victim_id=elif_plan.victim_id, actor=f"staff:{carys.public_id}")

    assert elif_plan.confirmed_by == carys
    assert elif_plan.line_may_say == "nothing"
    assert list(elif_plan.points.values_list("channel", "point__value")) == [("call", "020 7946 0033")]
    acts = acts.exclude(act="danger.found")  # what is typed is read for words of danger beside ...
    acts = acts.exclude(act__in=("task.taken", "rungs.seen", "task.reach_officer", "task.closed"))  # ... and looked at
    assert list(acts.order_by("id").values_list("act", flat=True)) == [
        "proof.recorded",
        "plan.confirmed",
        "proof.finished",
        "proof.recorded",
        "tell_once.written",
        "proof.finished",
        "proof.recorded",
        "second_step.window_opened",
        "proof.finished",
        "proof.recorded",
        "supporters.agreed",
        "proof.finished",
        "event.victim.contacted",
        "contact.recorded",
    ]
    told = TellOnceNote.objects.values_list("victim_id", "written_by__username", "proved_how")
    by_own_team = {"elif": "RPV101", "denise": "RPV102"}
    assert set(told) == {
        (victim_of_member(cast.find_member(name)).id, who, "introduced") for name, who in by_own_team.items()
    }
    assert {person.username for person in Staff.objects.filter(roles=["desk"])} >= {"RPV101", "RPV102"}


@pytest.mark.usefixtures("loaded")
def test_elif_has_an_app_that_opens_all_of_the_victims_page() -> None:
    own = victim_of_member(cast.find_member("elif"))
    later = NOW + timedelta(minutes=2)
    visit = victim_sessions.find_session_actor(
        token=cast_pages.begin_member_visit(cast.find_member("elif"), later), now=later
    )
    shown = second_factor.parse_factor_number(current_second_step_number(own, now=later))
    assert visit is not None
    assert shown is not None

    assert step_up.verify_second_factor(actor=visit, number=shown, now=later) is step_up.StepUpResult.RIGHT


@pytest.mark.usefixtures("loaded")
def test_a_few_hundred_crimes_of_the_last_year_are_around_them() -> None:
    recorded = Case.objects.exclude(reference__startswith="44/10").values_list("recorded_at", flat=True)

    assert len(recorded) == 400
    assert min(recorded) >= NOW - timedelta(days=365)
    assert cast_members.NAOMI in Case.objects.values_list("reference", flat=True)


@pytest.mark.usefixtures("loaded")
def test_somebody_has_complained_and_some_said_what_they_thought() -> None:
    tasks = Task.objects.filter(kind="front_door", closed_at=None)

    assert sorted(tasks.values_list("reason", flat=True)) == [
        "complaint_read",
        "complaint_review_read",
        "complaint_standards_read",
    ]
    assert Complaint.objects.count() == 3
    assert set(PublicFeedback.objects.values_list("score", flat=True)) >= {2, 4, 5}


@pytest.mark.usefixtures("loaded")
def test_the_figures_of_who_stopped_show_some_counts_and_hide_the_small_ones() -> None:
    bernice = staff_actor(staff_of_member(cast.find_member("bernice")))

    found = leaving_reasons.count_leaving_reasons(actor=bernice, days=365, now=NOW)

    assert found.left > 3 * leaving_reasons.FEWEST
    for counts in (found.reasons, found.asked):
        assert {count is None for count in counts.values()} == {True, False}


@pytest.mark.usefixtures("loaded")
def test_four_weeks_of_calls_can_be_judged_and_a_colleague_is_away() -> None:
    bernice = staff_actor(staff_of_member(cast.find_member("bernice")))
    yesterday = london_date(NOW) - timedelta(days=1)

    halves = line_wallboard.list_half_hours(actor=bernice, on=yesterday, now=NOW)
    days = staffing_plan.load_staffing_plan(actor=bernice, now=NOW).days

    assert sum(half.figures.asked for half in halves) > 20
    assert 3 < sum(half.written.came for half in halves) < 40
    assert any(day.needs for day in days)
    assert Absence.objects.filter(why="sick", from_at__lte=NOW, until_at__gt=NOW).count() == 1
    assert not Call.objects.filter(victim__isnull=False).exists()
    assert call_history.play_calls(now=NOW) == 0


@pytest.mark.usefixtures("loaded")
def test_the_machine_may_ring_marian_alone_and_folake_only_a_person() -> None:
    calls = PlanPoint.objects.filter(channel="call", plan__confirmed_at__isnull=False)
    by_machine = set(calls.filter(machine_may_ring=True).values_list("plan__victim", flat=True))

    assert by_machine == {victim_of_member(cast.find_member("marian")).id}
    assert set(calls.filter(person_may_ring=True).values_list("plan__victim", flat=True)) == {
        victim_of_member(cast.find_member(name)).id
        for name in ("elif", "folake", "denise", "walter", "marian", "rhona")
    }


@pytest.mark.usefixtures("loaded")
def test_nobody_stops_looking_for_elif_before_a_person_has_told_the_victim_of_his_bail() -> None:
    delivery_outcomes.settle_escalations(now=NOW + timedelta(minutes=1))

    pursuit = DeliveryEscalation.objects.get(victim=victim_of_member(cast.find_member("elif")))
    assert pursuit.ended_at is None
