"""What has been late for weeks has an owner: entered whole, a share a day assigned, ended as duties end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.people_and_cases import NOW, a_case, a_duty, a_team, a_victim, an_event, staff
from victimcare.records.models import (
    AuditEntry,
    BacklogDay,
    BacklogEntry,
    ContactPromise,
    Duty,
    Staff,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.services import installation_health
from victimcare.services.access import PermissionRefused, Role
from victimcare.services.desk import task_actions
from victimcare.services.desk.late_duties import DutyHolderGroup, LateListKind, list_late_duties
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.follow_up import backlog_lists, backlog_work, silence_checks
from victimcare.services.follow_up.backlog_work import BacklogResult

pytestmark = pytest.mark.django_db
TEAM = "victim-care"


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def owed(days_late: int = 40, *, victim: Victim | None = None, harm: int = 1, **values: Any) -> Duty:
    """News of an arrest that a victim should have had so many days ago."""
    victim = victim or a_victim(is_guarded_by_facts=harm == 3, is_enhanced=harm == 2)
    due_at = end_of_day((NOW - timedelta(days=days_late)).date())
    event = an_event(victim.case, "suspect.arrested", time=due_at - timedelta(days=6))
    return a_duty(victim, event, due_on=due_at.date(), due_at=due_at, harm=harm, **values)


def a_share(per_day: int, **values: Any) -> int:
    return backlog_lists.set_share(
        actor=staff("Dee Cole", Role.DESK, Role.SUPERVISOR), team=TEAM, per_day=per_day, now=NOW, **values
    )


def keep(now: datetime = NOW, **values: Any) -> BacklogResult:
    return backlog_work.update_backlog(now=now, **values)


def work() -> set[int]:
    """The victims for whom there are tasks: one each."""
    tasks = list(Task.objects.filter(kind=TaskKind.SILENCE, closed_at=None).values_list("victim_id", flat=True))
    assert len(tasks) == len({*tasks})
    return {victim_id or 0 for victim_id in tasks}


def told(duty: Duty, at: datetime = NOW) -> None:
    duty.met_at, duty.met_by = at, duty.triggered_by
    duty.save()


def test_what_has_been_late_for_weeks_becomes_work_the_worst_harm_and_the_longest_wait_first() -> None:
    a_share(3)
    standard, worst, longest, older = owed(300), owed(35, harm=3), owed(60, harm=3), owed(90, harm=2)
    owed(10, harm=3)  # late, and found by the silence check

    kept = keep()

    assert kept == BacklogResult(handed_out=3)
    assert work() == {longest.victim_id, worst.victim_id, older.victim_id}
    shown = backlog_lists.list_backlog(actor=staff(), now=NOW)
    assert [row.reference for row in shown.rows] == [
        one.victim.case.reference for one in (longest, worst, older, standard)
    ]
    assert [row.task is not None for row in shown.rows] == [True, True, True, False]
    assert {row.team for row in shown.rows} == {"Victim care"}


def test_a_day_hands_out_one_share_however_often_it_is_looked_at() -> None:
    a_share(2)
    for days_late in range(40, 45):
        owed(days_late)

    for _ in range(3):
        keep()
    assert len(work()) == 2

    keep(NOW + timedelta(days=1))
    assert len(work()) == 4
    days = BacklogDay.objects.filter(team__code=TEAM).order_by("day")
    assert list(days.values_list("left", "handed_out")) == [(5, 2), (5, 2)]


@pytest.mark.parametrize(
    ("moment", "handed_out"),
    [
        (datetime(2026, 11, 28, 9, 0, tzinfo=NOW.tzinfo), 0),  # a Saturday
        (datetime(2026, 12, 25, 9, 0, tzinfo=NOW.tzinfo), 0),
        (datetime(2026, 11, 26, 0, 5, tzinfo=NOW.tzinfo), 0),  # before the desk opens
        (datetime(2026, 11, 26, 5, 0, tzinfo=NOW.tzinfo), 1),
        (datetime(2027, 6, 1, 4, 30, tzinfo=NOW.tzinfo), 1),  # in summer London is an hour ahead
    ],
)
def test_it_becomes_work_on_working_days_once_the_day_has_begun(moment: datetime, handed_out: int) -> None:
    owed(40)

    assert keep(moment).handed_out == handed_out


def test_old_records_are_in_the_backlog_at_once_on_any_day() -> None:
    sunday = datetime(2026, 11, 29, 13, 0, tzinfo=NOW.tzinfo)
    keep(sunday)
    owed(400)

    keep(sunday, is_whole=True)

    assert len(backlog_lists.list_backlog(actor=staff(), now=sunday).rows) == 1
    assert work() == set()


@pytest.mark.parametrize("ends", ["told", "held", "declined", "not_owed"])
def test_it_ends_as_duties_end_and_its_task_with_it(ends: str) -> None:
    duty = owed(40)
    keep()
    if ends == "told":
        told(duty)
    else:
        Duty.objects.filter(id=duty.id).update(ending=ends, reason="other", ending_at=NOW)

    later = NOW + timedelta(minutes=10)
    assert keep(later) == BacklogResult(ended=1)

    assert work() == set()
    assert BacklogEntry.objects.get().ended_at == later
    assert backlog_lists.list_backlog(actor=staff(), now=later).teams[0].done == 1


def test_a_row_not_handed_out_ends_with_the_next_days_look() -> None:
    a_share(0)
    duty = owed(40)
    keep()
    told(duty)
    assert backlog_lists.list_backlog(actor=staff(), now=NOW).rows == ()

    assert keep(NOW + timedelta(days=1)).ended == 1


def test_a_task_that_is_closed_while_it_is_owed_gives_its_entry_back_behind_the_untried() -> None:
    a_share(1)
    first, second = owed(60), owed(50)
    keep()
    task = Task.objects.get(closed_at=None)
    task_actions.close_task(
        actor=staff(), task_id=task.public_id, outcome=TaskOutcome.NOT_NEEDED, note="No answer.", now=NOW
    )

    assert keep(NOW + timedelta(minutes=10)) == BacklogResult(given_back=1)
    assert work() == set()  # today's share was handed out

    keep(NOW + timedelta(days=1))
    assert work() == {second.victim_id}
    keep(NOW + timedelta(days=2))
    assert work() == {first.victim_id, second.victim_id}


def test_the_owner_of_a_victims_work_has_their_old_duties_too() -> None:
    a_share(1)
    duty = owed(40)
    task_actions.make_task(
        kind=TaskKind.SILENCE,
        victim_id=duty.victim_id,
        reason="silence_tell",
        harm=1,
        due_at=NOW,
        now=NOW,
    )
    other = owed(35)

    keep()

    assert work() == {duty.victim_id, other.victim_id}  # one task each, and the share is for victims without one


def test_the_look_for_silence_lets_no_task_of_the_backlog_go() -> None:
    duty = owed(40)
    keep()

    silence_checks.create_silence_tasks(now=NOW)
    assert work() == {duty.victim_id}

    told(duty)
    silence_checks.create_silence_tasks(now=NOW)
    assert work() == set()


def test_a_promise_that_was_forgotten_for_weeks_is_in_it() -> None:
    victim = a_victim()
    event = an_event(victim.case, "contact.promised")
    ContactPromise.objects.create(
        victim=victim,
        agreed_by=event,
        every_days=14,
        channel="phone",
        starts_on=date(2026, 9, 1),
        next_due_on=date(2026, 10, 1),
    )

    keep()

    assert work() == {victim.id}


def test_each_area_has_its_team_and_each_team_its_own_share(settings: Any) -> None:
    owed(40, victim=a_victim(a_case(area="nowhere that a team names")))

    keep()

    assert [one.code for one in backlog_lists.list_backlog(actor=staff(), now=NOW).teams] == [
        settings.FORCE.default_team().code
    ]


def test_progress_is_counted_from_the_first_day() -> None:
    a_share(2)
    duties = [owed(days) for days in range(40, 45)]
    keep()
    told(duties[4])  # the longest late was handed out
    keep(NOW + timedelta(minutes=10))
    owed(50)
    tomorrow = NOW + timedelta(days=1)
    keep(tomorrow)

    (team,) = backlog_lists.list_backlog(actor=staff(), now=tomorrow).teams

    assert (team.at_start, team.came, team.done, team.left) == (5, 1, 1, 5)
    assert (team.share, team.handed_out_today, team.days) == (2, 2, 3)
    assert team.last_day == date(2026, 12, 1)


def test_a_share_that_is_set_higher_is_handed_out_at_once_and_audited() -> None:
    a_share(1)
    for days in range(40, 45):
        owed(days)
    keep()

    assert a_share(3, after=1) == 2

    assert len(work()) == 3
    entry = AuditEntry.objects.filter(act="backlog.share_set").latest("id")
    assert entry.detail == {"team": TEAM, "from": 1, "to": 3}


def test_only_a_supervisor_sets_a_share_and_none_is_overwritten_unseen() -> None:
    with pytest.raises(PermissionRefused):
        backlog_lists.set_share(actor=staff(), team=TEAM, per_day=5, now=NOW)
    a_share(5, after=0)
    with pytest.raises(StaleVersion):
        a_share(6, after=0)
    with pytest.raises(NotFound):
        backlog_lists.set_share(actor=staff("Dee", Role.SUPERVISOR), team="nowhere", per_day=5, now=NOW)
    for wrong in (-1, 501):
        with pytest.raises(ValueError, match="tasks a day"):
            a_share(wrong)


def test_every_figure_of_lateness_is_the_same_and_each_duty_in_one_of_them() -> None:
    owed(40)
    owed(300, harm=3)
    owed(10)
    held = owed(45)
    Duty.objects.filter(id=held.id).update(
        ending="held", reason="other", ending_at=NOW - timedelta(days=60), review_on=date(2026, 10, 1)
    )
    keep()

    found = installation_health.load_health_figures(now=NOW)
    listed = list_late_duties(actor=staff(), which=LateListKind.LATE, whose=DutyHolderGroup.POLICE, now=NOW)

    assert found.duties_late == listed.counts[LateListKind.LATE] == len(listed.duties) == 1
    figure = backlog_lists.count_backlog(staff(), now=NOW)
    assert (found.backlog_victims, found.backlog_duties) == (figure.victims, figure.rights) == (3, 3)


def test_pages_of_it_show_each_entry_once() -> None:
    a_share(0)
    for number in range(55):
        owed(40 + number % 3, harm=1 + number % 3)
    keep()

    first = backlog_lists.list_backlog(actor=staff(), now=NOW)
    second = backlog_lists.list_backlog(actor=staff(), after=first.after, now=NOW)

    references = [row.reference for row in (*first.rows, *second.rows)]
    assert len(references) == len(set(references)) == 55
    assert second.after == ""


def test_a_list_of_three_asks_as_often_as_a_list_of_one() -> None:
    a_share(5)

    def asked() -> int:
        keep(is_whole=True)
        with CaptureQueriesContext(connection) as queries:
            backlog_lists.list_backlog(actor=staff(), now=NOW)
        return len(queries)

    owed(40)
    one = asked()
    owed(50)
    owed(60, harm=3)

    assert asked() == one


def test_no_other_role_reads_it() -> None:
    engineer = staff("Ed", Role.ENGINEER)
    with pytest.raises(PermissionRefused):
        backlog_lists.list_backlog(actor=engineer, now=NOW)
    assert Staff.objects.filter(name="Ed").exists()
