"""A major incident: each person is reached once, by a message where their plan allows it and else by a person."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import product

import pytest

from tests.services.control_room.room_staff import NOW, a_handler, a_room_supervisor, an_incident
from tests.services.people_and_cases import a_point, a_team, a_victim
from tests.services.plans import agreed, by
from victimcare.records.models import MajorIncident, MajorIncidentPerson, Notification, Task, Victim
from victimcare.rules.control_room.incidents.incident_kinds import InvolvementCategory
from victimcare.rules.control_room.major_people import (
    COLUMNS,
    MethaneTopic,
    PersonReason,
    UnreadablePeople,
    find_person_reason,
    make_person_key,
    read_listed_people,
)
from victimcare.rules.errors import FieldRequired, PermissionRefused, StaleVersion
from victimcare.services.access import Actor
from victimcare.services.control_room.major import major_incidents
from victimcare.services.control_room.major.major_incidents import GivenMajorIncident, SameReleaser
from victimcare.services.control_room.major.major_messages import reach_major_people

JOB = Actor.system("control_room.reach_major_people")
HEAD = ",".join(COLUMNS) + "\n"
LATER = NOW + timedelta(minutes=5)


def test_rows_about_one_person_are_found_however_the_name_is_written() -> None:
    key = make_person_key("Zoë", "Okafor-Lind", "1988-03-04")

    assert key == make_person_key("OKAFOR LIND", "zoe", "1988-03-04")
    assert key != make_person_key("Zoë", "Okafor-Lind", "1988-03-05")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("stranger,Ada,Marsh,,,,,,", "line 2: category"),
        ("victim,,,,,,,,", "line 2: expected a name"),
        ("victim,Ada,Marsh,4 March,,,,,", "line 2: birth_date"),
        ("victim,Ada,Marsh,,,,,,maybe", "line 2: in_bureau"),
        ("", "1 to 5000"),
    ],
)
def test_a_faulty_list_is_refused_whole_and_names_no_person(row: str, said: str) -> None:
    with pytest.raises(UnreadablePeople, match=said) as refused:
        read_listed_people(HEAD + row)

    assert "Ada" not in str(refused.value)


def test_a_machine_writes_to_nobody_of_whom_it_is_not_known_that_all_live() -> None:
    by_machine = {
        category
        for category, is_in_bureau, is_in_record, is_bereaved in product(
            InvolvementCategory, (True, False), (True, False), (True, False)
        )
        if find_person_reason(category, is_in_bureau=is_in_bureau, is_in_record=is_in_record, is_bereaved=is_bereaved)
        is None
    }

    assert by_machine == {
        InvolvementCategory.VICTIM,
        InvolvementCategory.SURVIVOR,
        InvolvementCategory.EVACUEE,
        InvolvementCategory.WITNESS,
    }
    assert (
        find_person_reason(InvolvementCategory.VICTIM, is_in_bureau=True, is_in_record=True, is_bereaved=False)
        is PersonReason.IN_BUREAU
    )


def declare(actor: Actor, **more: object) -> MajorIncident:
    methane = dict.fromkeys(MethaneTopic, "as reported")
    given = GivenMajorIncident("Dock Lane", methane, **more)  # type: ignore[arg-type]
    major_id = major_incidents.declare_major_incident(actor=actor, given=given, now=NOW)
    return MajorIncident.objects.get(public_id=major_id)


def release(major: MajorIncident, first: Actor, second: Actor) -> None:
    major_incidents.ask_for_release(actor=first, major_id=major.public_id, now=LATER)
    major_incidents.release_messages(actor=second, major_id=major.public_id, now=LATER)


def row_of(victim: Victim, category: str = "victim", *, in_bureau: str = "") -> str:
    return f"{category},Ada,Marsh,,,,{victim.case.reference},{victim.record_id},{in_bureau}\n"


def load(actor: Actor, major: MajorIncident, *rows: str) -> int:
    return major_incidents.load_people(actor=actor, major_id=major.public_id, text=HEAD + "".join(rows), now=NOW)


@pytest.mark.django_db
def test_each_person_is_reached_once_by_their_plan_or_by_a_person() -> None:
    a_team()
    first, second = a_room_supervisor(), a_room_supervisor()
    major = declare(first)
    rows, allowed = [], set()
    for number, (is_guarded, has_plan, is_bereaved, in_bureau) in enumerate(product((False, True), repeat=4)):
        victim = a_victim(kind="bereaved_relative" if is_bereaved else "person", is_guarded_by_facts=is_guarded)
        if has_plan:
            agreed(victim, by("text", a_point(victim, f"07700 9001{number:02}")))
        if has_plan and not is_bereaved and not in_bureau:
            allowed.add(victim.id)
        rows.append(row_of(victim, in_bureau="yes" if in_bureau else ""))
    rows.append("survivor,Ben,Lowe,1990-01-02,,,,,\n")
    assert load(first, major, *rows) == 17
    assert reach_major_people(actor=JOB, now=LATER) == 0  # not before two have released it
    release(major, first, second)

    assert [reach_major_people(actor=JOB, now=LATER) for _ in range(2)] == [17, 0]

    written = set(Notification.objects.filter(template="major-incident").values_list("victim_id", flat=True))
    tasks = set(Task.objects.filter(kind="major_incident").values_list("victim_id", flat=True))
    assert written == allowed
    assert not written & tasks
    assert len(written | tasks) == 16
    assert Counter(major.people.values_list("reached_by", flat=True)) == {
        "message": len(allowed),
        "person": 17 - len(allowed),
    }


@pytest.mark.django_db
def test_the_first_person_cannot_be_the_second_and_a_handler_neither() -> None:
    first = a_room_supervisor()
    major = declare(first)

    with pytest.raises(FieldRequired):
        major_incidents.release_messages(actor=a_room_supervisor(), major_id=major.public_id, now=LATER)
    major_incidents.ask_for_release(actor=first, major_id=major.public_id, now=LATER)
    with pytest.raises(SameReleaser):
        major_incidents.release_messages(actor=first, major_id=major.public_id, now=LATER)
    with pytest.raises(PermissionRefused):
        major_incidents.release_messages(actor=a_handler(), major_id=major.public_id, now=LATER)


@pytest.mark.django_db
def test_who_is_added_after_the_release_waits_for_the_next_one() -> None:
    first, second = a_room_supervisor(), a_room_supervisor()
    major = declare(first)
    release(major, first, second)
    major_incidents.load_people(
        actor=first, major_id=major.public_id, text=f"{HEAD}witness,Ben,Lowe,,,,,,\n", now=LATER + timedelta(minutes=1)
    )

    assert reach_major_people(actor=JOB, now=LATER + timedelta(minutes=2)) == 0


@pytest.mark.django_db
def test_a_name_at_the_bureau_stops_a_message_that_has_not_left() -> None:
    a_team()
    first, second = a_room_supervisor(), a_room_supervisor()
    major = declare(first)
    victim = a_victim()
    agreed(victim, by("text", a_point(victim, "07700 900101")))
    load(first, major, row_of(victim))
    release(major, first, second)
    reach_major_people(actor=JOB, now=LATER)
    person = MajorIncidentPerson.objects.get()

    major_incidents.mark_in_bureau(actor=first, person_id=person.public_id, now=LATER)
    reach_major_people(actor=JOB, now=LATER)

    person.refresh_from_db()
    assert (person.reached_by, person.why, person.notification) == ("person", "in_bureau", None)
    assert Notification.objects.get(template="major-incident").status == "not_needed"
    assert Task.objects.get(kind="major_incident").victim_id == victim.id


@pytest.mark.django_db
def test_a_double_is_one_person_once_a_colleague_says_so() -> None:
    first, second = a_room_supervisor(), a_room_supervisor()
    major = declare(first)
    load(first, major, "survivor,Ben,Lowe,1990-01-02,,,,,\n", "evacuee,Lowe,BEN,1990-01-02,,,,,yes\n")
    one, other = major.people.order_by("id")
    assert one.match_key == other.match_key
    assert one.same_as is None

    major_incidents.mark_same_person(actor=first, person_id=other.public_id, same_as=one.public_id, now=NOW)
    release(major, first, second)

    assert reach_major_people(actor=JOB, now=LATER) == 1
    one.refresh_from_db()
    assert (one.is_in_bureau, one.why) == (True, "in_bureau")


@pytest.mark.django_db
def test_victims_of_the_incidents_crime_are_found_once() -> None:
    first = a_room_supervisor()
    victim = a_victim()
    incident_id = an_incident(first)
    major = declare(first, incident_id=incident_id)
    assert major.incident is not None
    type(major.incident).objects.update(crime_reference=victim.case.reference)

    added = [major_incidents.add_victims_of_incident(actor=first, major_id=major.public_id, now=NOW) for _ in range(2)]

    assert added == [1, 0]


@pytest.mark.django_db
def test_nobody_is_reached_after_its_end() -> None:
    first, second = a_room_supervisor(), a_room_supervisor()
    major = declare(first)
    load(first, major, "witness,Ben,Lowe,,,,,,\n")
    release(major, first, second)

    major_incidents.end_major_incident(actor=first, major_id=major.public_id, now=LATER)

    assert reach_major_people(actor=JOB, now=LATER) == 0
    with pytest.raises(StaleVersion):
        load(first, major, "witness,Cai,Rees,,,,,,\n")
