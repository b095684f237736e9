"""The people from whom a victim must be kept safe: from the record system, whatever it does, and from staff."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import LinkedPerson, LinkedPersonLookup, LinkedPoint, PointChange, Staff, Victim
from victimcare.records.models.victim_contact.linked_people import RelationToVictim
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services import port_registry
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import linked_people
from victimcare.services.contact_plans.linked_people import LinkedPersonEntry
from victimcare.services.conversations import identity_checks
from victimcare.services.job_queue import Job
from victimcare.services.ports import NamedContactPoint, NamedLinkedPerson, PeopleLookupFailed
from victimcare.services.safe_contact.plan_shapes import ProposedPlan

pytestmark = pytest.mark.django_db

HIM = NamedLinkedPerson("P1", "suspect", "Baris Demir", (NamedContactPoint("mobile", "07700 900999"),))


@dataclass
class RecordSystem:
    """Names the people that the test says, or fails as it says."""

    people: tuple[NamedLinkedPerson, ...] | PeopleLookupFailed = ()
    asked: list[tuple[str, str]] = field(default_factory=list)

    def linked_people(self, *, reference: str, record_id: str) -> tuple[NamedLinkedPerson, ...]:
        self.asked.append((reference, record_id))
        if isinstance(self.people, PeopleLookupFailed):
            raise self.people
        return self.people


@pytest.fixture
def record_system(monkeypatch: pytest.MonkeyPatch) -> RecordSystem:
    system = RecordSystem()
    monkeypatch.setattr(port_registry.ports, "people", system)
    return system


def kept(victim: Victim) -> list[tuple[str, list[str]]]:
    people = LinkedPerson.objects.filter(victim=victim, ended_at=None).order_by("id")
    return [(one.name, sorted(one.points.values_list("match_key", flat=True))) for one in people]


def test_a_person_the_record_system_names_is_kept_and_later_additions_too(
    record_system: RecordSystem, victim: Victim
) -> None:
    record_system.people = (HIM,)
    assert linked_people.fetch_linked_people(victim_id=victim.id, now=NOW)

    record_system.people = (replace(HIM, points=(NamedContactPoint("address", "17 Curlew Road\nZZ9 4HT"),)),)
    assert linked_people.fetch_linked_people(victim_id=victim.id, now=NOW + timedelta(hours=1))

    assert record_system.asked[0] == ("44/00001/26", "V1")
    assert kept(victim) == [("Baris Demir", ["+447700900999", "zz94ht/17curlewroad"])]
    record_system.people = ()
    linked_people.fetch_linked_people(victim_id=victim.id, now=NOW + timedelta(hours=2))
    assert len(kept(victim)) == 1, "an answer takes no link away"


def test_a_link_that_staff_ended_stays_ended(record_system: RecordSystem, nia: Actor, victim: Victim) -> None:
    record_system.people = (HIM,)
    linked_people.fetch_linked_people(victim_id=victim.id, now=NOW)
    him = LinkedPerson.objects.get()
    linked_people.end_linked_person(
        actor=nia, victim_id=victim.public_id, link_id=him.public_id, reason="Another man", now=NOW
    )

    linked_people.fetch_linked_people(victim_id=victim.id, now=NOW)

    assert kept(victim) == []
    with pytest.raises(NotFound):
        linked_people.end_linked_person(
            actor=nia, victim_id=victim.public_id, link_id=him.public_id, reason="Again", now=NOW
        )


def test_a_record_system_that_says_nothing_makes_nothing_less_safe(
    record_system: RecordSystem, nia: Actor, victim: Victim
) -> None:
    record_system.people = (HIM,)
    linked_people.fetch_linked_people(victim_id=victim.id, now=NOW)

    record_system.people = PeopleLookupFailed("answered 503")
    assert not linked_people.fetch_linked_people(victim_id=victim.id, now=NOW + timedelta(hours=1))

    assert len(kept(victim)) == 1
    asked = LinkedPersonLookup.objects.get()
    assert (asked.asked_at, asked.answered_at) == (NOW + timedelta(hours=1), NOW)


def test_where_no_record_system_can_be_asked_nothing_happens(
    monkeypatch: pytest.MonkeyPatch, nia: Actor, victim: Victim
) -> None:
    monkeypatch.setattr(port_registry.ports, "people", None)

    assert not linked_people.fetch_linked_people(victim_id=victim.id, now=NOW)
    assert not linked_people.ask_for_linked_people(actor=nia, victim_id=victim.public_id, now=NOW)


def test_a_number_the_record_system_names_holds_the_same_number_of_the_victims(
    record_system: RecordSystem, victim: Victim
) -> None:
    record_system.people = (replace(HIM, points=(NamedContactPoint("phone", "+44 (0)7700 900123"),)),)

    linked_people.fetch_linked_people(victim_id=victim.id, now=NOW)

    change = PointChange.objects.get()
    assert [point.match_key for point in change.held_points.all()] == ["+447700900123"]
    assert [point.person.name for point in change.clashes_with.select_related("person")] == ["Baris Demir"]


def test_a_point_that_cannot_be_compared_is_left_out(record_system: RecordSystem, victim: Victim) -> None:
    record_system.people = (
        replace(HIM, points=(NamedContactPoint("address", "Somewhere\n"), NamedContactPoint("mobile", "unknown"))),
    )

    linked_people.fetch_linked_people(victim_id=victim.id, now=NOW)

    assert kept(victim) == [("Baris Demir", [])]


def test_one_victims_linked_people_are_not_anothers(nia: Actor, victim: Victim) -> None:
    other = load("44/00002/26", recorded(a_person("V2", mobile="07700 900456")))["V2"]
    him = LinkedPersonEntry(RelationToVictim.PARTNER, numbers=["07700 900456"])

    linked_people.add_linked_person(actor=nia, victim_id=victim.public_id, link=him, now=NOW)

    assert linked_people.list_linked_people(actor=nia, victim_id=other.public_id, now=NOW).people == ()
    assert not PointChange.objects.exists()


@pytest.mark.parametrize(
    "act",
    [
        lambda actor, victim: linked_people.list_linked_people(actor=actor, victim_id=victim, now=NOW),
        lambda actor, victim: linked_people.add_linked_person(
            actor=actor, victim_id=victim, link=LinkedPersonEntry(RelationToVictim.OTHER), now=NOW
        ),
        lambda actor, victim: linked_people.end_linked_person(
            actor=actor, victim_id=victim, link_id=victim, reason="x", now=NOW
        ),
        lambda actor, victim: linked_people.ask_for_linked_people(actor=actor, victim_id=victim, now=NOW),
    ],
)
def test_each_look_and_each_act_has_a_reason_and_is_the_desks_alone(
    victim: Victim, act: Callable[[Actor, object], object]
) -> None:
    with pytest.raises(FieldRequired):
        act(staff("Sol"), victim.public_id)
    for outsider in (staff("PC Aldous", Role.OFFICER), Actor.anonymous("portal"), Actor.operator("root", "x")):
        with pytest.raises(PermissionRefused):
            act(replace(outsider, reason="x"), victim.public_id)


def test_ending_a_link_needs_a_check_or_a_supervisor(nia: Actor, victim: Victim) -> None:
    link = linked_people.add_linked_person(
        actor=nia, victim_id=victim.public_id, link=LinkedPersonEntry(RelationToVictim.OTHER, "X"), now=NOW
    )
    sol = replace(staff("Sol"), reason="She rang")

    with pytest.raises(identity_checks.IdentityCheckMissing):
        linked_people.end_linked_person(actor=sol, victim_id=victim.public_id, link_id=link, reason="x", now=NOW)
    with pytest.raises(FieldRequired):
        linked_people.end_linked_person(actor=nia, victim_id=victim.public_id, link_id=link, reason=" ", now=NOW)


def test_a_code_alone_shows_no_linked_person_and_ends_none(nia: Actor, victim: Victim) -> None:
    """A suspect who made the victim give it up would hear who is kept away from them, and have himself taken off."""
    link = linked_people.add_linked_person(
        actor=nia, victim_id=victim.public_id, link=LinkedPersonEntry(RelationToVictim.OTHER, "X"), now=NOW
    )
    sol = replace(staff("Sol"), reason="She rang")
    identity_checks.record_identity_check(actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.CODE, now=NOW)

    assert linked_people.list_linked_people(actor=sol, victim_id=victim.public_id, now=NOW).people is None
    with pytest.raises(identity_checks.IdentityCheckMissing):
        linked_people.end_linked_person(
            actor=sol, victim_id=victim.public_id, link_id=link, reason="No danger any more", now=NOW
        )


def test_the_same_number_twice_is_kept_once(nia: Actor, victim: Victim) -> None:
    him = LinkedPersonEntry(
        RelationToVictim.SUSPECT, numbers=["07700 900999", "+44 7700 900999"], address=["1 Elm Row"], postcode="A1 1AA"
    )

    linked_people.add_linked_person(actor=nia, victim_id=victim.public_id, link=him, now=NOW)

    assert sorted(LinkedPoint.objects.values_list("kind", "match_key")) == [
        ("address", "a11aa/1elmrow"),
        ("mobile", "+447700900999"),
    ]


def test_the_record_system_is_asked_once_a_number_of_the_victims_matters(nia: Actor, victim: Victim) -> None:
    def asked() -> int:
        return ProcrastinateJob.objects.filter(task_name=Job.ASK_LINKED_PEOPLE, args={"victim_id": victim.id}).count()

    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=nia, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=NOW
    )
    contact_recording.confirm_plan(actor=nia, victim_id=victim.id, plan=ProposedPlan(), now=NOW)
    assert asked() == 1
    contact_recording.mark_guarded(actor=nia, victim_id=victim.id, reason="He came back", now=NOW)
    assert asked() == 2


@pytest.mark.parametrize("door", ["channels/web/portal", "channels/phone", "channels/api", "services/cases"])
def test_no_victims_channel_knows_of_them(door: str) -> None:
    """What a channel does not read it cannot show. `held` gives ids of the victim's own points and nothing else."""
    source = Path(linked_people.__file__).parents[2]
    told = re.compile(r"contact\.(?:links|changes|waiting)|LinkedPerson|LinkedPoint|PeopleAsked|clashes_with")

    assert [path.name for path in (source / door).rglob("*.py") if told.search(path.read_text())] == []
