"""A person entered for one victim of a crime is compared for all its victims, whichever came first, and none learns
about another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.feed.feed_lines import a_victim, an_event, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import (
    ContactPoint,
    LinkedPerson,
    LinkedPoint,
    Notification,
    PointChange,
    SamePersonDecision,
    SamePersonVictim,
    Staff,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.linked_people import RelationToVictim
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactMethod, ContactNow, StaffOnlyReason
from victimcare.rules.safe_contact.contact_points import CoolingOff, PointProposal, TwoPersonApproval
from victimcare.services.access import Actor, Role
from victimcare.services.contact import task_panels
from victimcare.services.contact_plans import contact_ways, linked_people, point_changes, point_waits
from victimcare.services.contact_plans.linked_people import LinkedPersonEntry
from victimcare.services.desk import linked_points, task_actions
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.contact_context import load_contact_contexts

pytestmark = pytest.mark.django_db

VICTIMS, THEIRS, HIS = "07700 900123", "07700 900124", "07700 900999"
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


@pytest.fixture
def nia() -> Actor:
    return replace(staff("Nia Rowe", Role.SUPERVISOR), reason="The officer rang")


def victim_of(record_id: str) -> Victim:
    return Victim.objects.filter(record_id=record_id).latest("id")


def keep(actor: Actor, record_id: str, link: LinkedPersonEntry) -> None:
    linked_people.add_linked_person(actor=actor, victim_id=victim_of(record_id).public_id, link=link, now=NOW)


def held(record_id: str) -> list[str]:
    return sorted(
        PointChange.objects.filter(victim=victim_of(record_id), ended_at=None).values_list(
            "held_points__value", flat=True
        )
    )


def may_be_told(record_id: str, now: datetime = NOON) -> object:
    victim = victim_of(record_id)
    gate.lock_victims([victim.id])
    return gate.decide_contact([victim], now=now, channels={ContactMethod.TEXT})[victim.id].decision


TEXTS = {"safe_contact": {"may_text": True}}


@pytest.mark.parametrize("relation", [RelationToVictim.SUSPECT, RelationToVictim.EX_PARTNER, RelationToVictim.CONFLICT])
def test_whom_one_victim_must_be_kept_safe_from_holds_the_number_of_another(
    nia: Actor, relation: RelationToVictim
) -> None:
    load(recorded(a_victim("V1", mobile=VICTIMS, **TEXTS), a_victim("V2", mobile="+44 7700 900124", **TEXTS)))
    assert isinstance(may_be_told("V2"), ContactNow)

    keep(nia, "V1", LinkedPersonEntry(relation, name="Dean Holt", numbers=[THEIRS]))

    assert (held("V1"), held("V2")) == ([], ["+44 7700 900124"])
    assert may_be_told("V2") == ContactByStaff(StaffOnlyReason.NO_POINT)
    assert isinstance(may_be_told("V1"), ContactNow)
    task = Task.objects.get(kind=TaskKind.CLASH)
    assert (task.victim_id, task.reason) == (victim_of("V2").id, "clash")


def test_also_when_that_number_comes_only_in_another_crime_against_the_victim(nia: Actor) -> None:
    """The suspect of the first crime is known for the second victim; he is compared wherever they are a victim."""
    load(recorded(a_victim("V1", mobile=VICTIMS), a_victim("V2", mobile=VICTIMS)))
    load(recorded(a_victim("V2", mobile=THEIRS, **TEXTS), subject="44/00002/26"))

    keep(nia, "V1", LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[THEIRS]))

    assert held("V2") == [THEIRS]


@pytest.mark.parametrize("is_history", [True, False])
@pytest.mark.parametrize(
    ("points", "his"),
    [
        ({"mobile": "+44 (0)7700 900 999"}, LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[HIS])),
        ({"mobile": HIS}, LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=["0044 7700 900999"])),
        (
            {"email": "Sam.Holt+bills@Post.example"},
            LinkedPersonEntry(RelationToVictim.PARTNER, email="sam.holt@post.example"),
        ),
        (
            {"email": "sam.holt@post.example"},
            LinkedPersonEntry(RelationToVictim.PARTNER, email="SAM.HOLT+shared@post.example"),
        ),
    ],
)
def test_a_victims_recorded_number_that_is_the_suspects_is_held_whichever_comes_first(
    nia: Actor, points: dict[str, str], his: LinkedPersonEntry, is_history: bool
) -> None:
    may = {"safe_contact": {"may_text": True, "may_email": True}}
    load(recorded(a_victim("V1"), a_victim("V2", **points, **may)), is_history=is_history)
    keep(nia, "V1", his)
    first = held("V2")

    load(recorded(a_victim("V1", **points, **may), subject="44/00002/26"), is_history=is_history)

    assert first == held("V1") == list(points.values())
    victim = victim_of("V1")
    gate.lock_victims([victim.id])
    assert gate.decide_contact([victim], now=NOON)[victim.id].decision == ContactByStaff(StaffOnlyReason.NO_POINT)
    assert Task.objects.filter(kind=TaskKind.CLASH, closed_at=None).count() == 2


def test_no_invitation_goes_to_a_suspects_number(nia: Actor) -> None:
    load(recorded(a_victim("V1", mobile=VICTIMS)))
    keep(nia, "V1", LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[HIS]))
    load(recorded(a_victim("V1", mobile="+447700900999"), subject="44/00002/26"), now=NOON, is_history=False)
    arrest = an_event("suspect.arrested", {"suspect_ref": "S1"}, "44/00002/26", time=NOON.isoformat())

    load(arrest, is_history=False, now=NOON)

    victim = victim_of("V1")
    assert not Notification.objects.filter(victim=victim).exists()
    assert gate.decide_invitations(load_contact_contexts([victim], NOON), now=NOON, channels={ContactMethod.TEXT}) == {}


def test_a_victim_added_to_a_case_later_is_compared_too(nia: Actor) -> None:
    load(recorded(a_victim("V1", mobile=VICTIMS)))
    keep(nia, "V1", LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[HIS]))

    load(an_event("victim.added", {"victim": a_victim("V2", mobile=HIS, **TEXTS)}))

    assert held("V2") == [HIS]


def test_a_stranger_with_the_same_number_in_another_case_is_left_alone(nia: Actor) -> None:
    """A suspect in one case may be a victim in another: that alone holds nothing, and no one learns of it."""
    load(recorded(a_victim("V1", mobile=VICTIMS)))
    keep(nia, "V1", LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[HIS]))

    load(recorded(a_victim("V9", mobile=HIS, **TEXTS), subject="44/00009/26"))

    assert held("V9") == []
    assert isinstance(may_be_told("V9"), ContactNow)


def test_a_shop_that_is_robbed_every_day_carries_no_suspect_from_one_crime_to_another(nia: Actor) -> None:
    shop = {"victim_id": "B1", "kind": "business", "business_name": "Tern Stores"}
    load(recorded(shop, a_victim("V1", mobile=VICTIMS)))
    load(recorded(shop, a_victim("V2", mobile=HIS, **TEXTS), subject="44/00002/26"))

    keep(nia, "B1", LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[HIS]))
    keep(nia, "V1", LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[HIS]))

    # The last crime against the shop is the second: there he is a suspect, and only from there is V2 concerned.
    assert held("V2") == [HIS]
    assert held("V1") == []


def test_the_gate_compares_once_more_and_a_person_is_asked_soon_after() -> None:
    """Two people were entered at the same moment and neither entry saw the other: nothing held the number yet."""
    load(recorded(a_victim("V1", mobile=HIS, **TEXTS), a_victim("V2")))
    him = LinkedPerson.objects.create(
        victim=victim_of("V2"), relation=RelationToVictim.SUSPECT, record_id="P1", name="Dean Holt", entered_at=NOW
    )
    LinkedPoint.objects.create(person=him, kind="mobile", value=HIS, match_key="+447700900999", added_at=NOW)

    assert held("V1") == []
    assert may_be_told("V1") == ContactByStaff(StaffOnlyReason.NO_POINT)
    assert contact_ways.load_safe_contact(victim_of("V1"), with_number=True, now=NOON).number == "", (
        "nor does a person ring it"
    )

    assert (point_changes.compare_all_points(now=NOW), point_changes.compare_all_points(now=NOW)) == (1, 0)
    assert held("V1") == [HIS]


def test_what_is_held_or_decided_or_somebodys_elsewhere_is_not_looked_at_again_every_ten_minutes(nia: Actor) -> None:
    load(recorded(a_victim("V1", mobile=HIS), a_victim("V2")))
    load(recorded(a_victim("V3", mobile=HIS), subject="44/00003/26"))
    keep(nia, "V2", LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[HIS]))
    assert (held("V1"), held("V3")) == ([HIS], [])

    assert linked_points.list_all_victims_to_compare() == []

    row = PointChange.objects.get(victim=victim_of("V1"))
    for name in ("Ewa Tomala", "Jo Lind"):
        point_changes.decide_point_clash(
            actor=staff(name, Role.SUPERVISOR), change_id=row.id, use_it=True, reason="They share it", now=NOW
        )
    assert held("V1") == []
    assert linked_points.list_all_victims_to_compare() == []


def test_two_victims_whom_people_know_to_be_one_are_compared_within_minutes(nia: Actor) -> None:
    load(recorded(a_victim("V1", mobile=VICTIMS)))
    load(recorded(a_victim("V7", email="sam+x@post.example", safe_contact={"may_email": True}), subject="44/00007/26"))
    keep(nia, "V1", LinkedPersonEntry(RelationToVictim.SUSPECT, email="sam@post.example"))
    decision = SamePersonDecision.objects.create(
        is_same=True, decided_at=NOW, decided_by=Staff.objects.get(id=nia.staff_id or 0)
    )
    for record_id in ("V1", "V7"):
        SamePersonVictim.objects.create(decision=decision, victim=victim_of(record_id), added_at=NOW)

    point_changes.compare_all_points(now=NOW)

    assert held("V7") == ["sam+x@post.example"]


@pytest.mark.parametrize(
    ("relation", "seen"),
    [(RelationToVictim.SUSPECT, ("suspect", "Dean Holt")), (RelationToVictim.EX_PARTNER, ("other", ""))],
)
def test_the_page_of_one_says_nothing_of_the_life_of_the_other(
    nia: Actor, relation: RelationToVictim, seen: tuple[str, str]
) -> None:
    load(recorded(a_victim("V1", mobile=VICTIMS), a_victim("V2", mobile=THEIRS)))
    keep(nia, "V1", LinkedPersonEntry(relation, name="Dean Holt", numbers=[THEIRS], email="dean@holt.example"))
    task = Task.objects.get(kind=TaskKind.CLASH)
    ewa = replace(staff("Ewa Tomala", Role.SUPERVISOR), reason="A task about her")
    task_actions.take_task(actor=ewa, task_id=task.public_id, now=NOW)

    panel = task_panels.open_task_panel(actor=ewa, task_id=task.public_id, now=NOW)

    assert panel is not None
    assert panel.clash is not None
    assert panel.clash.points == ((*seen, "mobile", THEIRS),)
    of_the_other = linked_people.list_linked_people(actor=ewa, victim_id=victim_of("V2").public_id, now=NOW)
    assert (of_the_other.people_count, of_the_other.points_count, of_the_other.people) == (0, 0, ())


def test_a_person_entered_for_one_victim_is_not_known_to_another(nia: Actor) -> None:
    """Another number of the victim's own still takes two people: no one has said whom the victim has to fear."""
    offence = {"group": "sexual", "title": "Sexual assault"}
    load(recorded(a_victim("V1", mobile=VICTIMS), a_victim("V2", mobile=THEIRS), offence=offence))
    keep(nia, "V1", LinkedPersonEntry(RelationToVictim.EX_PARTNER, numbers=[HIS]))
    point = ContactPoint.objects.get(person=victim_of("V2").person)

    found = point_waits.decide_wait(
        victim_of("V2").id, PointProposal(others=frozenset({"+447700900555"})), now=NOW, by=None
    )
    assert found == TwoPersonApproval()

    keep(nia, "V1", LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=["07700 900998"]))
    found = point_waits.decide_wait(
        victim_of("V2").id, PointProposal(others=frozenset({"+447700900555"})), now=NOW, by=None
    )
    assert found == CoolingOff(NOW + timedelta(hours=24))
    assert point.value == THEIRS


def test_a_load_without_linked_people_asks_one_question_for_all_its_cases() -> None:
    with CaptureQueriesContext(connection) as queries:
        load(*(recorded(a_victim(f"V{n}", mobile=f"07700 9001{n:02}"), subject=f"44/001{n:02}/26") for n in range(9)))

    assert sum("records_linkedpoint" in one["sql"] for one in queries) == 1
