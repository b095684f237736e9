"""Assigns unowned tasks to colleagues at work; reassigns tasks of absent staff to their cover; no task is ever left
without an owner or a team."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.conf import settings

from tests.examples import examples
from tests.services.desk.rota_world import a_lead, at_work, goes_away, public
from tests.services.desk.test_tasks import tell
from tests.services.people_and_cases import NOW, a_case, a_team, a_victim, staff
from victimcare.records.models import AuditEntry, Staff, Task, TaskChange, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.desk import (
    direct_assignment,
    rota,
    rota_changes,
    task_actions,
    task_assignment,
    task_steps,
    work_list,
)
from victimcare.services.desk.task_shapes import HarmLevel, NewTask, OwnerFilter, StateFilter, TaskOutcome

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def owner_of(task: Task) -> str:
    task.refresh_from_db()
    return task.owner.name if task.owner else ""


def test_new_work_goes_at_once_to_a_colleague_who_speaks_the_language_or_knows_the_victim() -> None:
    lead = a_lead()
    ewa, sol = at_work(lead, "Ewa", languages=("pl",)), at_work(lead, "Sol")
    polish = a_victim(language="pl-PL")

    first = tell(polish)
    assert owner_of(first) == "Ewa"
    assert (
        TaskChange.objects.filter(task=first).order_by("id").values_list("what", flat=True).last() == "given_language"
    )

    direct_assignment.hand_on_task(
        actor=ewa, task_id=first.public_id, to_person=public(sol), note="He knows her", now=NOW
    )
    assert owner_of(tell(polish, kind=TaskKind.MESSAGE_FAILED)) in ("Ewa", "Sol")
    assert owner_of(tell(a_victim())) == "Ewa"  # Ewa has less work now


def test_without_anybody_at_work_it_is_its_teams_and_its_lead_answers() -> None:
    lead = a_lead()
    task = tell(a_victim())

    found = work_list.load_work_list(actor=lead, now=NOW).items[0]

    assert (owner_of(task), found.owner, found.lead) == ("", "", "Nia Reyes")
    at_work(lead, "Sol")
    assert task_assignment.assign_waiting_tasks(now=NOW) == task_assignment.AssignmentCounts(given=1)
    assert owner_of(task) == "Sol"


def test_work_that_needs_a_name_has_one_also_where_the_team_takes_what_it_likes() -> None:
    lead = a_lead()
    at_work(lead, "Sol", gets_work=False)
    usual, needs_one = a_victim(), a_victim()
    task_actions.make_tasks([_to_tell(usual), _to_tell(needs_one, needs_owner=True)], now=NOW)

    assert owner_of(Task.objects.get(victim=usual)) == ""
    assert owner_of(Task.objects.get(victim=needs_one)) == "Sol"


def test_work_that_needs_a_name_goes_to_a_colleague_at_work_before_a_lead_who_went_home() -> None:
    lead = a_lead()
    rota_changes.name_team_lead(actor=lead, team=a_team().code, person_id=public(lead), now=NOW)
    at_work(lead, "Sol")
    for _ in range(settings.FORCE.new_work_an_hour):  # all that a colleague is given in one hour
        tell(a_victim())
    one_more = a_victim()

    task_actions.make_tasks([_to_tell(one_more, needs_owner=True)], now=NOW)

    assert owner_of(Task.objects.get(victim=one_more)) == "Sol"


def test_without_kept_hours_it_goes_to_the_team_lead_unless_they_are_away() -> None:
    lead = a_lead()
    rota_changes.name_team_lead(actor=lead, team=a_team().code, person_id=public(lead), now=NOW)
    there, away = a_victim(), a_victim()

    task_actions.make_tasks([_to_tell(there, needs_owner=True)], now=NOW)
    assert owner_of(Task.objects.get(victim=there)) == "Nia Reyes"

    goes_away(lead, lead, days=2)
    task_actions.make_tasks([_to_tell(away, needs_owner=True)], now=NOW)
    assert owner_of(Task.objects.get(victim=away)) == ""


def test_what_needs_a_name_and_has_one_keeps_it() -> None:
    lead, victim = a_lead(), a_victim()
    at_work(lead, "Ewa")
    task = tell(victim)
    at_work(lead, "Sol")

    task_actions.make_tasks([_to_tell(victim, needs_owner=True)], now=NOW)

    assert owner_of(task) == "Ewa"


def _to_tell(victim: Victim, *, needs_owner: bool = False) -> NewTask:
    return NewTask(TaskKind.TELL_VICTIM, victim.id, "guarded", HarmLevel.HIGH, NOW + 12 * HOUR, needs_owner=needs_owner)


def test_some_work_is_never_assigned_by_itself() -> None:
    at_work(a_lead(), "Sol")

    for kind in (TaskKind.CALL_BACK, TaskKind.SECOND_PERSON, TaskKind.CLASH, TaskKind.QUIET_CODE):
        assert owner_of(tell(a_victim(), kind=kind, reason="callback_back")) == ""


def test_going_away_hands_over_what_cannot_wait_and_keeps_the_rest() -> None:
    lead = a_lead()
    sol, ewa = at_work(lead, "Sol"), staff("Ewa")
    due = [NOW + HOUR, NOW + timedelta(days=9), NOW + timedelta(days=9)]
    tasks = [tell(a_victim(), harm=harm, due_at=at) for harm, at in zip((1, 1, 3), due, strict=True)]

    own = tell(a_victim(), kind=TaskKind.WATCH, reason="reader_named", due_at=NOW + HOUR)
    Task.objects.filter(id=own.id).update(owner=sol.staff_id)

    moved = goes_away(lead, sol, cover=ewa, days=5)

    assert (moved, [owner_of(task) for task in (*tasks, own)]) == (2, ["Ewa", "Sol", "Ewa", "Sol"])
    seen = [work_list.load_task_detail(ewa, each.public_id, now=NOW) for each in tasks[::2]]
    assert [detail and detail.item.handed_by for detail in seen] == ["Sol"] * 2
    with pytest.raises(direct_assignment.ColleagueUnavailable):
        direct_assignment.hand_on_task(
            actor=ewa, task_id=tasks[0].public_id, to_person=public(sol), note="Back", now=NOW
        )


def test_work_of_staff_who_left_or_have_no_cover_goes_back_to_the_team() -> None:
    lead = a_lead()
    sol, ewa = at_work(lead, "Sol"), at_work(lead, "Ewa")
    task = tell(a_victim())
    first = owner_of(task)
    Staff.objects.filter(name=first).update(is_active=False)

    kept = task_assignment.assign_waiting_tasks(now=NOW)

    other = next(each for each in (sol, ewa) if each.name != first)
    assert (kept.covered, kept.given, owner_of(task)) == (1, 1, other.name)
    goes_away(lead, other)
    assert owner_of(task) == ""


def test_work_handed_on_is_received_or_escalated() -> None:
    lead, sol, ewa = a_lead(), staff("Sol"), staff("Ewa")
    taken, not_taken = (tell(a_victim(), harm=2, due_at=NOW + 9 * HOUR) for _ in range(2))
    for task in (taken, not_taken):
        task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
        direct_assignment.hand_on_task(actor=sol, task_id=task.public_id, to_person=public(ewa), note="Yours", now=NOW)

    listed = work_list.load_work_list(actor=lead, which=OwnerFilter.ALL, show=StateFilter.HANDED, now=NOW)
    assert {item.handed_by for item in listed.items} == {"Sol"}
    with pytest.raises(task_actions.TaskTaken):
        task_actions.acknowledge_task(actor=sol, task_id=taken.public_id, now=NOW)
    task_actions.acknowledge_task(actor=ewa, task_id=taken.public_id, now=NOW + HOUR)

    assert task_assignment.assign_waiting_tasks(now=NOW + 3 * HOUR).risen == 0
    assert task_assignment.assign_waiting_tasks(now=NOW + 4 * HOUR).risen == 1
    assert (owner_of(taken), owner_of(not_taken)) == ("Ewa", "")
    at_work(lead, "Bo")
    assert (
        task_assignment.assign_waiting_tasks(now=NOW + 4 * HOUR).given == 0
    )  # it waits for a supervisor, and is given to no other colleague
    assert AuditEntry.objects.filter(act="task.received").count() == 1


def test_work_put_off_is_listed_apart_and_comes_back_by_itself() -> None:
    sol, ewa = staff("Sol"), staff("Ewa")
    task = tell(a_victim(), harm=1, due_at=NOW + HOUR)

    task_steps.snooze_task(actor=sol, task_id=task.public_id, until=NOW + 5 * HOUR, why="She is in surgery", now=NOW)

    def shown(show: StateFilter, at: int) -> int:
        return len(work_list.load_work_list(actor=sol, which=OwnerFilter.MINE, show=show, now=NOW + at * HOUR).items)

    assert (owner_of(task), shown(StateFilter.NOW, 1), shown(StateFilter.SNOOZED, 1), shown(StateFilter.NOW, 5)) == (
        "Sol",
        0,
        1,
        1,
    )
    with pytest.raises(task_actions.TaskTaken):
        task_steps.wake_task(actor=ewa, task_id=task.public_id, now=NOW)
    assert task_assignment.assign_waiting_tasks(now=NOW + 5 * HOUR).woken == 1
    with pytest.raises(FieldRequired):
        task_steps.snooze_task(actor=sol, task_id=task.public_id, until=NOW + 5 * HOUR, why=" ", now=NOW)
    with pytest.raises(task_steps.SnoozeRefused):
        task_steps.snooze_task(actor=sol, task_id=task.public_id, until=NOW - HOUR, why="x", now=NOW)


def test_high_harm_is_put_off_past_its_time_by_a_supervisor_alone_and_worse_news_wakes_it() -> None:
    sol, lead, victim = staff("Sol"), a_lead(), a_victim()
    task = tell(victim, harm=3, due_at=NOW + HOUR)

    with pytest.raises(task_steps.SnoozeRefused):
        task_steps.snooze_task(actor=sol, task_id=task.public_id, until=NOW + 2 * HOUR, why="Asleep", now=NOW)
    task_steps.snooze_task(actor=lead, task_id=task.public_id, until=NOW + 2 * HOUR, why="Asleep", now=NOW)
    tell(victim, harm=3, due_at=NOW + 9 * HOUR)  # the same again, and later
    assert Task.objects.get(id=task.id).snoozed_until == NOW + 2 * HOUR

    tell(victim, harm=3, due_at=NOW + HOUR / 2)

    woken = Task.objects.get(id=task.id)
    assert (woken.snoozed_until, woken.sealed_snoozed_why, woken.owner_id) == (None, None, lead.staff_id)


def test_only_a_supervisor_keeps_the_rota_and_the_second_to_save_is_told() -> None:
    lead, sol = a_lead(), staff("Sol")

    with pytest.raises(PermissionRefused):
        at_work(sol, "Ewa")
    ewa = at_work(lead, "Bo")
    with pytest.raises(StaleVersion):
        rota_changes.save_work_profile(
            actor=lead,
            person_id=public(ewa),
            languages=(),
            skills=(),
            shifts=(),
            gets_work=False,
            after=0,
            now=NOW,
        )
    with pytest.raises(NotFound):
        rota.load_team_member(actor=lead, person_id=uuid4(), now=NOW)


def test_what_a_supervisor_keeps_holds_on_the_telephone_too() -> None:
    ewa = at_work(a_lead(), "Ewa", languages=("pl",), skills=("domestic_abuse",))

    agent_duty.sign_on_agent(actor=ewa, way=AgentEndpointKind.NONE, languages=("ur",), skills=(), now=NOW)

    mine = agent_duty.find_own_duty(actor=ewa, now=NOW)
    assert mine is not None
    assert (sorted(mine.languages), [*mine.skills]) == (["en", "pl"], ["domestic_abuse"])


@pytest.mark.parametrize("seed", range(examples(2, long=20)))
def test_no_task_is_ever_without_an_owner_or_team_and_a_time(seed: int) -> None:
    """Tasks are made, taken, handed on, put off, received and closed, and colleagues go away or leave, in any order."""
    dice, now = random.Random(seed), NOW
    lead = a_lead()
    south = a_team("victim-care-south")
    people: list[Actor] = [lead, a_lead("Lea", south), *(at_work(lead, name) for name in ("Sol", "Ewa", "Bo"))]
    people.append(at_work(lead, "Ifa", team=south))
    victims = [a_victim(a_case(area=area)) for area in ("CE", "AS", "nowhere")]
    for _ in range(40):
        now += timedelta(minutes=dice.choice((1, 20, 200)))
        _something(dice, lead, people, victims, now)
        if dice.random() < 0.4:
            task_assignment.assign_waiting_tasks(now=now)
        _holds(now)


def _something(dice: random.Random, lead: Actor, people: list[Actor], victims: list[Victim], now: datetime) -> None:
    who = dice.choice(people)
    task = dice.choice([*Task.objects.filter(closed_at=None).order_by("id")] or [None])
    what = dice.choice(("make", "make", "take", "hand", "team", "snooze", "have", "close", "away", "gone"))
    if what == "make" or task is None:
        kind = dice.choice((TaskKind.MESSAGE_FAILED, TaskKind.READ_REPLY, TaskKind.CALL_BACK))
        due = now + timedelta(hours=dice.choice((-1, 2, 60)))
        made = NewTask(kind, dice.choice(victims).id, "wrote_back", dice.choice((1, 2, 3)), due, str(dice.random()))
        task_actions.make_tasks([made], now=now)
        return
    about = {"actor": who, "task_id": task.public_id, "now": now}
    try:
        if what == "take":
            task_actions.take_task(**about)  # type: ignore[arg-type]
        elif what == "hand":
            direct_assignment.hand_on_task(to_person=public(dice.choice(people)), note="x", **about)  # type: ignore[arg-type]
        elif what == "team":
            direct_assignment.hand_on_task(to_team="victim-care-south", note="x", **about)  # type: ignore[arg-type]
        elif what == "snooze":
            until = now + timedelta(hours=dice.choice((1, 30)))
            task_steps.snooze_task(until=until, why="x", **about)  # type: ignore[arg-type]
        elif what == "have":
            task_actions.acknowledge_task(**about)  # type: ignore[arg-type]
        elif what == "close":
            task_actions.close_task(outcome=TaskOutcome.DONE, note="x", **about)  # type: ignore[arg-type]
        elif what == "away" and who is not lead:
            goes_away(lead, who, cover=dice.choice([None, *people]), days=dice.choice((None, 1)), now=now)
        elif what == "gone" and dice.random() < 0.1 and who is not lead:
            Staff.objects.filter(id=who.staff_id or 0).update(is_active=False)
    except (
        task_actions.TaskTaken,
        direct_assignment.ColleagueUnavailable,
        task_actions.NewsStillOwed,
        task_steps.SnoozeRefused,
        rota_changes.InvalidAbsence,
        NotFound,
    ):
        pass  # it is refused, and nothing has changed


def _holds(now: datetime) -> None:
    away = rota.find_absences(now)
    for task in Task.objects.filter(closed_at=None).select_related("owner"):
        lead = rota.find_team_leads([task.team_id], now=now).get(task.team_id)
        assert task.owner is not None or lead is not None
        assert task.due_at is not None
        if task.snoozed_until is not None:
            assert task.owner is not None
            assert task.kind != TaskKind.CALL_BACK
    task_assignment.assign_waiting_tasks(now=now)
    for task in Task.objects.filter(closed_at=None, owner__isnull=False).select_related("owner"):
        assert task.owner is not None
        assert task.owner.is_active
        absence = away.get(task.owner_id or 0)
        if absence is not None:  # only work that can wait until they are back stays with them
            assert absence.until is not None
            assert task.due_at >= absence.until
            assert task.harm < HarmLevel.HIGH
