"""Work goes to no colleague who may not have it, and not all at once to one; several pieces are handed on together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from pytest_django import Settings

from tests.services.desk.rota_world import a_lead, at_work, goes_away, public
from tests.services.desk.test_tasks import tell
from tests.services.people_and_cases import NOW, a_team, a_victim, an_event, staff
from victimcare.records.models import Challenge, Complaint, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Actor
from victimcare.services.challenges.complaint_receipt import ComplaintWords
from victimcare.services.desk import direct_assignment, task_actions, task_assignment, work_list
from victimcare.services.desk.direct_assignment import HandOnRefusal, hand_on_tasks
from victimcare.services.desk.task_shapes import OwnerFilter
from victimcare.services.people import front_door

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def a_challenge(*concerned: Actor, again_of: Challenge | None = None) -> Task:
    """A challenge about something that these colleagues did not do; with its task, which has no owner."""
    victim = again_of.victim if again_of else a_victim()
    row = Challenge.objects.create(
        victim=victim,
        asked=an_event(victim.case, "challenge.made"),
        channel="web",
        received_at=NOW,
        recorded_at=NOW,
        team=a_team(),
        concerned=[one.staff_id or 0 for one in concerned],
        again_of=again_of,
        holding_due_at=NOW + timedelta(days=1),
        answer_due_at=NOW + timedelta(days=10),
    )
    return tell(victim, kind=TaskKind.CHALLENGE, subject_key=f"challenge:{row.public_id}")


def owner_of(task: Task) -> str:
    task.refresh_from_db()
    return task.owner.name if task.owner else ""


def owned(name: str) -> int:
    return Task.objects.filter(owner__name=name, closed_at=None).count()


def test_a_challenge_never_goes_to_a_colleague_it_is_about() -> None:
    lead = a_lead()
    sol = at_work(lead, "Sol")
    task = a_challenge(sol)

    assert owner_of(task) == "", "the share-out gives it to no one, as no one else is there"
    with pytest.raises(task_actions.OwnWork):
        task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    with pytest.raises(direct_assignment.ColleagueUnavailable):
        direct_assignment.hand_on_task(
            actor=lead, task_id=task.public_id, to_person=public(sol), note="Yours?", now=NOW
        )
    ewa = at_work(lead, "Ewa")
    task_assignment.assign_waiting_tasks(now=NOW)
    assert owner_of(task) == "Ewa"
    goes_away(lead, ewa, cover=sol, days=30)
    assert owner_of(task) == "", "nor the person who stands in"


def test_a_second_look_is_given_to_a_colleague_who_did_not_answer_first() -> None:
    lead = a_lead()
    sol = at_work(lead, "Sol")
    first = a_challenge()
    row = Challenge.objects.get(public_id=first.subject_key.partition(":")[2])
    answer = an_event(row.victim.case, "challenge.answered")
    Challenge.objects.filter(id=row.id).update(
        answer=answer, answered_at=NOW, answered_by_id=sol.staff_id, outcome="met"
    )
    second = a_challenge(sol, again_of=row)
    assert owner_of(second) == "", "no one else is there"
    with pytest.raises(task_actions.OwnFirstAnswer):
        task_actions.take_task(actor=sol, task_id=second.public_id, now=NOW)
    with pytest.raises(direct_assignment.ColleagueUnavailable):
        direct_assignment.hand_on_task(
            actor=lead, task_id=second.public_id, note="Yours", to_person=public(sol), now=NOW
        )

    at_work(lead, "Tess")
    task_assignment.share_out_tasks(now=NOW)

    assert owner_of(second) == "Tess"


def test_a_complaint_about_one_colleague_is_taken_by_another_and_handed_on() -> None:
    lead, sol = a_lead(), staff("Sol Pereira")
    ewa, ada = staff("Ewa Tomala"), staff("Ada Lang")
    front_door.send_complaint(
        actor=Actor.anonymous("web"), said=ComplaintWords("The officer laughed"), address="", now=NOW
    )
    Complaint.objects.update(concerned=[sol.staff_id])
    task = Task.objects.get(kind=TaskKind.FRONT_DOOR)

    with pytest.raises(NotFound):
        task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    task_actions.take_task(actor=ewa, task_id=task.public_id, now=NOW)
    direct_assignment.hand_on_task(actor=lead, task_id=task.public_id, to_person=public(ada), note="Yours", now=NOW)

    assert owner_of(task) == "Ada Lang"


def test_each_colleague_has_an_hourly_limit_and_the_rest_waits_for_the_team() -> None:
    lead = a_lead()
    for _ in range(41):
        tell(a_victim())

    at_work(lead, "Sol")
    task_assignment.assign_waiting_tasks(now=NOW)
    task_assignment.assign_waiting_tasks(now=NOW + timedelta(minutes=1))
    assert owned("Sol") == 12

    task_assignment.assign_waiting_tasks(now=NOW + HOUR + timedelta(minutes=2))
    assert owned("Sol") == 24


def test_a_lump_is_spread_evenly_over_those_who_are_there(settings: Settings) -> None:
    settings.FORCE = replace(settings.FORCE, new_work_an_hour=5)
    lead = a_lead()
    for _ in range(20):
        tell(a_victim())
    for name in ("Sol", "Ewa", "Bo"):
        at_work(lead, name)

    task_assignment.assign_waiting_tasks(now=NOW)

    assert [owned(name) for name in ("Sol", "Ewa", "Bo")] == [5, 5, 5]
    assert len(work_list.load_work_list(actor=lead, which=OwnerFilter.UNOWNED, now=NOW).items) == 5


def test_a_share_out_is_shown_to_the_new_owner_and_to_the_supervisor_of_the_team() -> None:
    lead = a_lead()
    for _ in range(3):
        tell(a_victim())
    sol, ewa = at_work(lead, "Sol"), staff("Ewa")
    task_assignment.assign_waiting_tasks(now=NOW)

    def given(actor: Actor, which: OwnerFilter, hours: int = 0) -> tuple[tuple[str, int], ...]:
        found = work_list.load_recent_share_out(actor=actor, which=which, now=NOW + hours * HOUR)
        return found.to if found else ()

    assert given(sol, OwnerFilter.MINE) == (("Sol", 3),)
    assert given(lead, OwnerFilter.TEAM) == (("Sol", 3),)
    assert given(ewa, OwnerFilter.TEAM) == given(ewa, OwnerFilter.MINE) == ()
    assert given(sol, OwnerFilter.MINE, hours=1) == ()


def test_work_without_an_owner_is_one_list_over_all_teams() -> None:
    first, second, taken = (tell(a_victim()) for _ in range(3))
    Task.objects.filter(id=second.id).update(team=a_team("another"))
    sol = staff("Sol")
    task_actions.take_task(actor=sol, task_id=taken.public_id, now=NOW)

    listed = work_list.load_work_list(actor=sol, which=OwnerFilter.UNOWNED, now=NOW)

    assert {item.id for item in listed.items} == {first.public_id, second.public_id}
    assert listed.counts[OwnerFilter.UNOWNED] == 2


def test_several_are_handed_on_at_once_and_what_cannot_go_stays() -> None:
    lead, sol, ewa = a_lead(), staff("Sol"), staff("Ewa")
    mine, nobodys, of_another, danger = (tell(a_victim()) for _ in range(4))
    about_ewa = a_challenge(ewa)
    task_actions.take_task(actor=sol, task_id=mine.public_id, now=NOW)
    task_actions.take_task(actor=lead, task_id=of_another.public_id, now=NOW)
    Task.objects.filter(id=danger.id).update(is_danger=True)
    ticked = [each.public_id for each in (mine, nobodys, of_another, danger, about_ewa)]

    went = hand_on_tasks(actor=sol, task_ids=[*ticked, uuid4()], note="For tomorrow", to_person=public(ewa), now=NOW)

    assert (went.to, went.handed, went.gone) == ("Ewa", 2, 1)
    assert {(one.item.id, one.why) for one in went.left} == {
        (of_another.public_id, HandOnRefusal.TAKEN),
        (danger.public_id, HandOnRefusal.DANGER),
        (about_ewa.public_id, HandOnRefusal.CANNOT),
    }
    assert [owner_of(each) for each in (mine, nobodys, of_another, danger, about_ewa)] == [
        "Ewa",
        "Ewa",
        "Nia Reyes",
        "",
        "",
    ]
    with pytest.raises(FieldRequired):
        hand_on_tasks(actor=sol, task_ids=ticked, note=" ", to_person=public(ewa), now=NOW)
