"""Restricted records, emergencies and conflicts of interest: a restricted record looks the same as a missing one, and
no work on it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.channels.web.desk.conftest import news_for, task_of
from tests.services.people_and_cases import NOW, a_point, a_team, staff
from victimcare.records.models import (
    AuditEntry,
    ConflictOfInterest,
    EmergencyAccess,
    LinkedPerson,
    LinkedPoint,
    Staff,
    StaffContactPoint,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired, NotFound, VictimNotFound
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.contact import victim_search
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import direct_assignment, rota, task_actions, work_list
from victimcare.services.desk.staff_sessions import current_staff_actor
from victimcare.services.desk.task_shapes import OwnerFilter
from victimcare.services.supervision import (
    emergency_access,
    restricted_records,
    restriction_readers,
    staff_conflicts,
    staff_points,
    team_loads,
)
from victimcare.services.supervision.restricted_records import RestrictionKind
from victimcare.services.supervision.staff_conflicts import ContactPointKind
from victimcare.services.supervision.staff_points import StaffPointLine

pytestmark = pytest.mark.django_db


@pytest.fixture
def marta(db: None) -> Victim:
    a_team()
    return news_for()


@pytest.fixture
def sol(db: None) -> Actor:
    return staff("Sol Pereira")


@pytest.fixture
def ines(db: None) -> Actor:
    return staff("Ines Moreau", Role.DESK, Role.SUPERVISOR, team=a_team("safeguarding"))


def sealed(marta: Victim, ines: Actor) -> None:
    second = Staff.objects.get(id=staff("Bea Marsh", Role.SUPERVISOR).staff_id or 0).public_id
    asked: dict[str, Any] = {"actor": ines, "reference": marta.case.reference, "kind": RestrictionKind.STAFF_VICTIM}
    with pytest.raises(FieldRequired):
        restricted_records.restrict_record(**asked, why="A colleague", readers=[], now=NOW)
    restricted_records.restrict_record(**asked, why="A colleague", readers=[second], now=NOW)


def is_there(actor: Actor, victim: Victim) -> bool:
    try:
        identity_checks.find_visible_victim(actor, victim.public_id)
    except VictimNotFound:
        return False
    return True


def look_up(actor: Actor, victim: Victim) -> bool:
    looking = replace(actor, reason="She rang")
    found = victim_search.search_victim(actor=looking, reference=victim.case.reference, name="", now=NOW).found
    return found is victim_search.SearchOutcome.EXACT_MATCH


def again(actor: Actor, after: timedelta = timedelta()) -> Actor:
    """The same person, with their rights loaded again."""
    return current_staff_actor(Staff.objects.get(id=actor.staff_id or 0), now=NOW + after)


def test_a_sealed_case_is_there_for_its_readers_alone_and_its_work_comes_to_them(
    marta: Victim, sol: Actor, ines: Actor
) -> None:
    task = task_of(marta)
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)

    sealed(marta, ines)

    assert [is_there(sol, marta), look_up(sol, marta), is_there(ines, marta), look_up(ines, marta)] == [
        False, False, True, True,
    ]  # fmt: skip
    assert work_list.load_work_list(actor=sol, which=OwnerFilter.ALL, now=NOW).items == ()
    task.refresh_from_db()
    assert (task.owner_id, task.team_id) == (ines.staff_id, ines.team_id)
    with pytest.raises(NotFound):
        task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    bea = Staff.objects.get(name="Bea Marsh")
    direct_assignment.hand_on_task(
        actor=ines, task_id=task.public_id, to_person=bea.public_id, note="You know her", now=NOW
    )
    assert Task.objects.get(id=task.id).owner_id == bea.id
    task_actions.make_task(
        kind=TaskKind.SILENCE, victim_id=marta.id, reason="silence_do", harm=1, due_at=None, now=NOW, team="victim-care"
    )
    assert Task.objects.get(kind=TaskKind.SILENCE).team_id == ines.team_id, "where its readers are"
    [row] = restricted_records.list_restricted_records(actor=ines, now=NOW)
    with pytest.raises(restricted_records.LastReader):
        restricted_records.end_reader(actor=ines, seal_id=row.id, staff_id=row.readers[0].id, now=NOW)
    restricted_records.lift_restriction(actor=ines, seal_id=row.id, why="It was another", now=NOW)
    assert is_there(sol, marta)


def test_a_reader_who_is_named_has_a_task_until_they_confirm_that_they_know(
    marta: Victim, sol: Actor, ines: Actor
) -> None:
    sealed(marta, ines)
    bea = current_staff_actor(Staff.objects.get(name="Bea Marsh"), now=NOW)
    task = Task.objects.get(kind=TaskKind.WATCH)

    assert (task.owner_id, task.reason, task.victim_id) == (bea.staff_id, "reader_named", marta.id)
    assert [work_list.load_work_list(actor=who, which=OwnerFilter.ALL, now=NOW).items == () for who in (sol, bea)] == [
        True,
        False,
    ]
    assert [restriction_readers.list_reader_tasks(actor=who, now=NOW) for who in (sol, ines)] == [(), ()]
    [reading] = restriction_readers.list_reader_tasks(actor=bea, now=NOW)
    assert (reading.reference, reading.why, reading.by) == (marta.case.reference, "A colleague", "Ines Moreau")
    with pytest.raises(NotFound):
        restriction_readers.confirm_reader_task(actor=ines, task_id=reading.id, now=NOW)
    restriction_readers.confirm_reader_task(actor=bea, task_id=reading.id, now=NOW)
    task.refresh_from_db()
    assert (task.outcome, restriction_readers.list_reader_tasks(actor=bea, now=NOW)) == ("done", ())
    assert AuditEntry.objects.get(act="seal.reader_knows").actor == bea.id

    [row] = restricted_records.list_restricted_records(actor=ines, now=NOW)
    third = Staff.objects.get(id=sol.staff_id or 0)
    for _ in range(2):
        restricted_records.add_reader(actor=ines, seal_id=row.id, staff_id=third.public_id, now=NOW)
    assert Task.objects.get(kind=TaskKind.WATCH, closed_at=None).owner_id == third.id
    restricted_records.end_reader(actor=ines, seal_id=row.id, staff_id=third.public_id, now=NOW)
    assert not Task.objects.filter(kind=TaskKind.WATCH, closed_at=None).exists()
    restricted_records.add_reader(actor=ines, seal_id=row.id, staff_id=third.public_id, now=NOW)
    staff_conflicts.declare_conflict(actor=again(sol), reference=marta.case.reference, words="My cousin", now=NOW)
    assert not Task.objects.filter(kind=TaskKind.WATCH, closed_at=None).exists()


def test_two_active_readers_without_a_conflict_go_on_reading_it(marta: Victim, sol: Actor, ines: Actor) -> None:
    sealed(marta, ines)
    [row] = restricted_records.list_restricted_records(actor=ines, now=NOW)
    bea = next(one.id for one in row.readers if one.name == "Bea Marsh")
    officer = Staff.objects.get(id=staff("PC Amara Cole", Role.OFFICER).staff_id or 0)
    with pytest.raises(NotFound):
        restricted_records.add_reader(actor=ines, seal_id=row.id, staff_id=officer.public_id, now=NOW)
    third = Staff.objects.get(id=sol.staff_id or 0)
    restricted_records.add_reader(actor=ines, seal_id=row.id, staff_id=third.public_id, now=NOW)
    task = Task.objects.exclude(reason="reader_named").get(victim=marta)
    Task.objects.filter(id=task.id).update(owner=third)
    Staff.objects.filter(id=third.id).update(is_active=False)
    with pytest.raises(restricted_records.LastReader):  # a reader who has left reads nothing
        restricted_records.end_reader(actor=ines, seal_id=row.id, staff_id=bea, now=NOW)
    Staff.objects.filter(id=third.id).update(is_active=True)

    restricted_records.end_reader(actor=ines, seal_id=row.id, staff_id=third.public_id, now=NOW)

    task.refresh_from_db()
    assert (is_there(sol, marta), task.owner_id) == (False, ines.staff_id)
    with pytest.raises(restricted_records.LastReader):
        restricted_records.end_reader(actor=ines, seal_id=row.id, staff_id=bea, now=NOW)


def test_a_team_counts_no_restricted_record_for_those_who_may_not_read_it(marta: Victim, ines: Actor) -> None:
    sealed(marta, ines)
    other = staff("Noor Aziz", Role.DESK, Role.SUPERVISOR, team=a_team("safeguarding"))
    Task.objects.filter(victim=marta).update(owner=None)

    def counted(actor: Actor) -> tuple[int, int, int, list[int]]:
        found, shown = team_loads.read_team_load(actor=actor, now=NOW), rota.load_team(actor=actor, now=NOW)
        assert shown is not None
        return found.whole.total, sum(found.by_harm.values()), shown.untaken, [one.open for one in shown.people]

    assert counted(ines) == (2, 2, 2, [0, 0])
    assert counted(other) == (0, 0, 0, [0, 0])
    Task.objects.filter(victim=marta).update(owner=ines.staff_id)
    assert sorted(counted(ines)[3]) == [0, 2]
    assert counted(other) == (0, 0, 0, [0, 0])


def test_a_supervisor_who_does_not_read_it_does_not_know_of_it(marta: Victim, ines: Actor) -> None:
    sealed(marta, ines)
    other = staff("Noor Aziz", Role.DESK, Role.SUPERVISOR)

    assert restricted_records.list_restricted_records(actor=other, now=NOW) == ()
    with pytest.raises(NotFound):
        restricted_records.restrict_record(
            actor=other,
            reference=marta.case.reference,
            kind=RestrictionKind.SPECIAL,
            why="x",
            readers=[Staff.objects.get(id=ines.staff_id or 0).public_id],
            now=NOW,
        )


def test_in_an_emergency_two_of_different_teams_open_it_for_minutes_and_a_third_looks(
    marta: Victim, sol: Actor, ines: Actor
) -> None:
    sealed(marta, ines)
    same_team, other_team = staff("Ewa Tomala"), staff("Noor Aziz", Role.DESK, Role.SUPERVISOR, team=a_team("north"))
    for reference in (marta.case.reference, "99/99999/26"):
        emergency_access.request_emergency_access(
            actor=sol, reference=reference, reason="He is at her door", now=NOW - timedelta(minutes=1)
        )
    row = EmergencyAccess.objects.get()
    assert [emergency_access.list_emergency_requests(actor=who, now=NOW) for who in (sol, same_team)] == [(), ()]
    for anonymous in (sol, same_team):
        with pytest.raises(NotFound):
            emergency_access.decide_emergency_access(
                actor=anonymous, opening_id=row.public_id, lets=True, minutes=15, now=NOW
            )
    assert not is_there(again(sol), marta)

    emergency_access.decide_emergency_access(actor=other_team, opening_id=row.public_id, lets=True, minutes=15, now=NOW)

    assert is_there(again(sol), marta)
    assert look_up(again(sol), marta)
    assert not is_there(again(sol, timedelta(minutes=15)), marta)
    assert emergency_access.list_accesses_to_review(actor=other_team, now=NOW) == ()
    [seen] = emergency_access.list_accesses_to_review(actor=ines, now=NOW + timedelta(minutes=20))
    assert [each.act for each in seen.done] == ["case.look_up"]
    with pytest.raises(FieldRequired):
        emergency_access.review_emergency_access(
            actor=ines, opening_id=row.public_id, was_right=False, words="", now=NOW
        )
    emergency_access.review_emergency_access(actor=ines, opening_id=row.public_id, was_right=True, words="", now=NOW)
    watched = Task.objects.filter(kind=TaskKind.WATCH, closed_at=None)
    assert not watched.exclude(reason="reader_named").exists()


def test_a_colleague_who_declares_a_conflict_has_no_way_in_and_their_work_goes_back(
    marta: Victim, sol: Actor, ines: Actor
) -> None:
    task = task_of(marta)
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    identity_checks.record_identity_check(
        actor=sol,
        victim_id=marta.id,
        how=identity_checks.CheckMethod.INTRODUCED,
        colleague=Staff.objects.get(id=ines.staff_id or 0).public_id,
        now=NOW,
    )

    for reference in (marta.case.reference, "99/99999/26", marta.case.reference):
        staff_conflicts.declare_conflict(actor=sol, reference=reference, words="My cousin", now=NOW)

    task.refresh_from_db()
    assert (is_there(sol, marta), look_up(sol, marta), task.owner_id) == (False, False, None)
    sealed(marta, ines)
    emergency_access.request_emergency_access(actor=sol, reference=marta.case.reference, reason="Let me in", now=NOW)
    assert not EmergencyAccess.objects.exists(), "an emergency is a colleague's"
    ([row], _) = staff_conflicts.list_conflicts(actor=ines, now=NOW)
    staff_conflicts.end_conflict(actor=ines, conflict_id=row.id, why="Another of that name", now=NOW)
    assert not ConflictOfInterest.objects.filter(ended_at=None).exists()


def test_conflicts_are_found_by_number_address_and_name_and_not_again_once_ended(marta: Victim, ines: Actor) -> None:
    jan, ada, home, kin = staff("Jan Kowal"), staff("Ada Hale"), staff("Ola Tomala"), staff("Ben Frost")
    lev = staff("Lev Orr")  # who signs in by the address that the suspect has
    Staff.objects.filter(id=lev.staff_id or 0).update(email="Lev@police.example")
    suspect = LinkedPerson.objects.create(victim=marta, relation="suspect", record_id="P1", entered_at=NOW)
    LinkedPoint.objects.create(
        person=suspect, kind="phone", value="01632 960044", match_key="+441632960044", added_at=NOW
    )
    LinkedPoint.objects.create(person=suspect, kind="email", value="x", match_key="lev@police.example", added_at=NOW)
    a_point(marta, "rv14qz/3larkmead", kind="address")
    number = "+447700900123"
    marta.person.contact_points.filter(kind="mobile").update(match_key=number)
    given = [
        StaffPointLine(Staff.objects.get(id=who.staff_id or 0).username, kind, value)
        for who, kind, value in (
            (jan, "address", "5 Larkmead, RV1 4QZ"),
            (ada, "address", "5 Larkmead, RV1 4QZ"),
            (home, "address", "3 Larkmead, Riverside, RV1 4QZ"),
            (ines, "mobile", "07700 900123"),
            (kin, "phone", "01632 960044"),  # he lives where the suspect does
            (jan, "mobile", "none"),
        )
    ] + [StaffPointLine("nobody", "mobile", "07700 900123")]

    kept, refused = staff_points.load_staff_points(actor=Actor.operator("dana"), given=given, now=NOW)

    assert (kept, [why for _, why in refused]) == (5, ["value", "nobody"])
    found = {row.staff_id: row.how for row in ConflictOfInterest.objects.all()}
    assert found == {
        jan.staff_id: "same_name_near", home.staff_id: "same_address", ines.staff_id: "same_point",
        kin.staff_id: "same_point", lev.staff_id: "same_point",
    }  # fmt: skip
    assert [is_there(who, marta) for who in (jan, ada, home, ines, kin, lev)] == [False, True, *[False] * 4]
    lead = staff("Noor Aziz", Role.DESK, Role.SUPERVISOR)
    shown, _ = staff_conflicts.list_conflicts(actor=lead, now=NOW)
    staff_conflicts.end_conflict(
        actor=lead, conflict_id=next(one.id for one in shown if one.who == "Jan Kowal"), why="No", now=NOW
    )
    assert staff_conflicts.find_new_conflicts(now=NOW) == 0
    staff_points.load_staff_points(actor=Actor.operator("dana"), given=given[:1], now=NOW)
    assert StaffContactPoint.objects.filter(ended_at=None).count() == 1


def test_no_one_ends_their_own_and_only_supervisors_end_any(marta: Victim, sol: Actor) -> None:
    lead = staff("Noor Aziz", Role.DESK, Role.SUPERVISOR)
    staff_conflicts.declare_conflict(actor=lead, reference=marta.case.reference, words="x", now=NOW)
    row = ConflictOfInterest.objects.get()

    with pytest.raises(NotFound):
        staff_conflicts.end_conflict(actor=lead, conflict_id=row.public_id, why="It is fine", now=NOW)
    with pytest.raises(PermissionRefused):
        staff_conflicts.end_conflict(actor=sol, conflict_id=row.public_id, why="It is fine", now=NOW)


def test_ones_own_number_is_kept_and_shuts_what_it_is_in(marta: Victim, sol: Actor) -> None:
    marta.person.contact_points.filter(kind="mobile").update(match_key="+447700900123")
    with pytest.raises(staff_points.PointInvalid):
        staff_points.add_own_point(actor=sol, kind=ContactPointKind.ADDRESS, value="Riverside", now=NOW)

    staff_points.add_own_point(actor=sol, kind=ContactPointKind.MOBILE, value="07700 900123", now=NOW)

    assert not is_there(sol, marta)
