"""Another number of hers: nothing leaves for a day, his goes to two people, and whoever rang to change it learns
nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import wanted
from victimcare.records.models import (
    ContactPoint,
    DetailsProposal,
    LinkedPerson,
    PlanProposal,
    PointChange,
    ReceivedMessage,
    SafeContactPlan,
    Staff,
    Task,
    Victim,
)
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.links import Relation
from victimcare.rules.people.safe_contact import Channel as Gate
from victimcare.rules.people.safe_contact import Person, Send, Wait, Why
from victimcare.services.access import Actor, Role
from victimcare.services.contact import actions, changes, guards, incoming, links, proofs, ways
from victimcare.services.contact.incoming import Incoming
from victimcare.services.contact.links import NewLink
from victimcare.services.contact.shapes import Channel, PlanSaved, WantedPlan
from victimcare.services.messages import gate

pytestmark = pytest.mark.django_db

DAY = timedelta(hours=24)
HERS, NEW, HIS = "07700 900123", "07700 900666", "07700 900999"
JOB = Actor.system("contact.apply_cooled")


@pytest.fixture
def sol() -> Actor:
    return replace(staff("Sol Pereira"), reason="She rang")


@pytest.fixture
def ewa() -> Actor:
    return replace(staff("Ewa Tomala"), reason="A task about her")


@pytest.fixture
def nia() -> Actor:
    return replace(staff("Nia Rowe", Role.SUPERVISOR), reason="A task about her")


@pytest.fixture
def victim() -> Victim:
    return load("44/00001/26", recorded(a_person()))["V1"]


@pytest.fixture
def guarded() -> Victim:
    return load("44/00002/26", recorded(a_person("V2"), group="sexual"))["V2"]


def mobile(victim: Victim) -> ContactPoint:
    return victim.person.contact_points.get(kind="mobile", retired_at=None)


def agree(
    actor: Actor,
    victim: Victim,
    now: datetime = NOW,
    *,
    text: ContactPoint | str | None = None,
    call: ContactPoint | str | None = None,
) -> PlanSaved:
    """Texts and calls to a number of hers, or to one that she gives now."""
    chosen = [
        wanted(channel, given=to) if isinstance(to, str) else wanted(channel, to)
        for channel, to in ((Channel.TEXT, text), (Channel.CALL, call))
        if to is not None
    ]
    colleague = Staff.objects.get(id=staff("Somebody there").staff_id or 0).public_id
    proofs.record(actor=actor, victim_id=victim.id, how=proofs.How.IN_PERSON, colleague=colleague, now=now)
    return actions.confirm_plan(actor=actor, victim_id=victim.id, plan=WantedPlan(ways=tuple(chosen)), now=now)


def keep(actor: Actor, victim: Victim, number: str = HIS, now: datetime = NOW) -> LinkedPerson:
    link = NewLink(Relation.SUSPECT, name="Baris Demir", numbers=[number])
    link_id = links.enter(actor=actor, victim_id=victim.public_id, link=link, now=now)
    return LinkedPerson.objects.get(public_id=link_id)


def decision(victim: Victim, now: datetime) -> Any:
    with transaction.atomic():
        return gate.ways([gate.lock([victim.id])[victim.id]], now=now)[victim.id].decision


def cooled(now: datetime) -> int:
    return changes.come_in_force(actor=JOB, now=now)


def open_tasks() -> set[str]:
    return set(Task.objects.filter(closed_at=None).values_list("kind", flat=True)) - {"tell_her", "make_first_contact"}


def clash() -> PointChange:
    return PointChange.objects.get(waits_for="clash")


def test_nothing_leaves_for_a_day_and_then_the_new_number_is_in_force(sol: Actor, victim: Victim) -> None:
    agree(sol, victim, text=mobile(victim))
    assert isinstance(decision(victim, NOW), Send)

    agree(sol, victim, text=NEW)

    for hours in (0, 1, 12, 23):
        later = NOW + timedelta(hours=hours)
        assert cooled(later) == 0
        assert decision(victim, later) == Wait(NOW + DAY, decision(victim, later).channel)
    assert cooled(NOW + DAY) == 1
    sent = decision(victim, NOW + DAY)
    assert isinstance(sent, Send)
    assert ContactPoint.objects.get(id=sent.point).match_key == "+447700900666"
    assert cooled(NOW + DAY) == 0, "safe to run twice"
    assert open_tasks() == set()


def test_a_second_person_may_put_it_in_force_at_once(sol: Actor, ewa: Actor, victim: Victim) -> None:
    agree(sol, victim, text=mobile(victim))
    agree(sol, victim, text=NEW)

    actions.second_plan(actor=ewa, proposal_id=PlanProposal.objects.get().id, agrees=True, now=NOW)

    assert isinstance(decision(victim, NOW), Send)
    assert cooled(NOW + DAY) == 0


def test_what_makes_a_plan_narrower_holds_at_once(sol: Actor, victim: Victim) -> None:
    agree(sol, victim, text=mobile(victim), call=mobile(victim))

    assert agree(sol, victim, call=mobile(victim)).version == 2

    assert decision(victim, NOW) == Person(Why.NOT_AGREED)
    assert open_tasks() == set()


def test_nothing_comes_in_force_by_itself_for_a_guarded_victim_of_whom_nobody_is_known(
    sol: Actor, ewa: Actor, guarded: Victim
) -> None:
    agree(sol, guarded, text=mobile(guarded))
    agree(sol, guarded, text=NEW)

    assert cooled(NOW + 10 * DAY) == 0
    assert decision(guarded, NOW + 10 * DAY) == Person(Why.NOT_AGREED)
    actions.second_plan(
        actor=ewa, proposal_id=PlanProposal.objects.get(accepted=None).id, agrees=True, now=NOW + 10 * DAY
    )
    assert isinstance(decision(guarded, NOW + 10 * DAY), Send)


def test_a_guarded_victims_number_cools_from_the_moment_at_which_it_could_be_compared(
    sol: Actor, nia: Actor, guarded: Victim
) -> None:
    agree(sol, guarded, text=NEW)

    keep(nia, guarded, now=NOW + 5 * DAY)

    assert cooled(NOW + 6 * DAY - timedelta(seconds=1)) == 0
    assert cooled(NOW + 6 * DAY) == 1


def test_naming_anybody_to_whoever_records_the_change_does_not_spare_him_the_second_person(
    sol: Actor, ewa: Actor, guarded: Victim
) -> None:
    """He rings as her, gives his number as hers, and some other one as that of the man she is afraid of."""
    agree(sol, guarded, text=mobile(guarded))
    agree(sol, guarded, text=NEW)
    keep(sol, guarded, HIS)
    agree(sol, guarded, text=NEW)

    assert cooled(NOW + 10 * DAY) == 0
    keep(ewa, guarded, HIS, NOW + 10 * DAY)
    assert cooled(NOW + 11 * DAY) == 1, "a colleague knows of him too"


def test_she_who_is_marked_guarded_meanwhile_waits_for_two_people(sol: Actor, ewa: Actor, victim: Victim) -> None:
    agree(sol, victim, text=NEW)
    actions.mark_guarded(actor=ewa, victim_id=victim.id, reason="He came back", now=NOW + timedelta(hours=2))

    assert cooled(NOW + DAY) == 0
    assert PointChange.objects.get().waits_for == "two_people"


def test_whoever_rings_to_have_it_changed_to_his_number_gets_nowhere(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim
) -> None:
    """He rings as her, with what he found in her papers; the desk believes him."""
    agree(sol, victim, text=mobile(victim))
    keep(nia, victim)

    answer = agree(sol, victim, text="+44 7700 900999", call="+44 7700 900999")

    harmless = load("44/00003/26", recorded(a_person("V3", mobile="07700 900444")))["V3"]
    assert answer == agree(sol, harmless, text=NEW, call=NEW), "the same as for anybody"
    for days in (0, 1, 2, 30):
        cooled(NOW + days * DAY)
        assert decision(victim, NOW + days * DAY) == Person(Why.NOT_AGREED)
    assert not victim.person.contact_points.filter(match_key="+447700900999").exists()
    [task] = Task.objects.filter(victim=victim, kind=TaskKind.CLASH)
    assert (task.harm, task.closed_at, task.reason) == (3, None, "clash")
    proposal = PlanProposal.objects.get(victim=victim, accepted=None)
    with pytest.raises(guards.NothingWaits):
        actions.second_plan(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)


def test_his_number_is_used_only_when_two_people_say_so_who_did_not_propose_it(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim
) -> None:
    keep(nia, victim)
    agree(sol, victim, text=HIS)
    change = clash().id

    with pytest.raises(guards.SamePerson):
        changes.decide_clash(actor=sol, change_id=change, use_it=True, reason="She says so", now=NOW)
    with pytest.raises(guards.ReasonMissing):
        changes.decide_clash(actor=ewa, change_id=change, use_it=True, reason=" ", now=NOW)
    assert not changes.decide_clash(actor=ewa, change_id=change, use_it=True, reason="It was hers first", now=NOW)
    with pytest.raises(guards.SamePerson):
        changes.decide_clash(actor=ewa, change_id=change, use_it=True, reason="Again", now=NOW)
    with pytest.raises(guards.SamePerson):
        changes.decide_clash(actor=sol, change_id=change, use_it=True, reason="", now=NOW)
    assert decision(victim, NOW) == Person(Why.NOT_AGREED)
    assert changes.decide_clash(actor=nia, change_id=change, use_it=True, reason="", now=NOW)

    assert isinstance(decision(victim, NOW), Send)
    assert open_tasks() == set()
    with pytest.raises(guards.NothingWaits):
        changes.decide_clash(actor=nia, change_id=change, use_it=False, reason="", now=NOW)


def test_one_person_is_enough_to_refuse_it(sol: Actor, ewa: Actor, nia: Actor, victim: Victim) -> None:
    keep(nia, victim)
    agree(sol, victim, text=HIS)

    assert not changes.decide_clash(actor=ewa, change_id=clash().id, use_it=False, reason="", now=NOW)

    assert open_tasks() == set()
    assert PlanProposal.objects.get().accepted is False


def test_he_becomes_known_while_it_cools(sol: Actor, ewa: Actor, nia: Actor, victim: Victim) -> None:
    agree(sol, victim, text=HIS)
    assert open_tasks() == {"second_person"}

    keep(nia, victim, now=NOW + timedelta(hours=20))

    assert cooled(NOW + 2 * DAY) == 0
    assert open_tasks() == {"clash"}


def test_ending_him_does_not_let_his_number_through(sol: Actor, nia: Actor, victim: Victim) -> None:
    him = keep(nia, victim)
    agree(sol, victim, text=HIS)

    links.end(actor=nia, victim_id=victim.public_id, link_id=him.public_id, reason="A mistake", now=NOW)

    assert cooled(NOW + 2 * DAY) == 0
    assert clash().ended_at is None


def test_a_number_of_hers_that_turns_out_to_be_his_is_used_by_no_machine_and_her_plan_looks_as_before(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim
) -> None:
    agree(sol, victim, text=mobile(victim))
    before = SafeContactPlan.objects.values().get(victim=victim)

    keep(nia, victim, HERS)

    assert decision(victim, NOW) == Person(Why.NO_POINT)
    assert SafeContactPlan.objects.values().get(victim=victim) == before
    assert not proofs.has_confirmed_number(victim.id)
    keep(nia, victim, HERS)
    assert PointChange.objects.count() == 1, "asked about once"


def test_agreeing_for_the_first_time_on_his_number_says_what_any_first_agreement_says(
    sol: Actor, nia: Actor, guarded: Victim
) -> None:
    keep(nia, guarded, HERS)

    assert agree(sol, guarded, text=mobile(guarded)) == PlanSaved(1, 0)

    assert decision(guarded, NOW) == Person(Why.NO_POINT)


@pytest.mark.parametrize("use_it", [True, False])
def test_two_people_decide_on_a_number_of_hers_that_is_his_too(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim, use_it: bool
) -> None:
    agree(sol, victim, text=mobile(victim))
    keep(nia, victim, HERS)
    change = clash().id

    changes.decide_clash(actor=ewa, change_id=change, use_it=use_it, reason="They share it, and she wants it", now=NOW)
    if use_it:
        changes.decide_clash(actor=sol, change_id=change, use_it=True, reason="", now=NOW)

    if use_it:
        assert isinstance(decision(victim, NOW), Send)
    else:
        assert decision(victim, NOW) == Person(Why.NO_POINT)
    assert open_tasks() == set()


def test_whoever_was_told_that_her_number_is_his_cannot_let_it_go_alone(ewa: Actor, nia: Actor, victim: Victim) -> None:
    """He rings as her and asks to be kept safe from somebody with the number that she really has."""
    keep(ewa, victim, HERS)

    with pytest.raises(guards.OwnEntry):
        changes.decide_clash(actor=ewa, change_id=clash().id, use_it=False, reason="", now=NOW)

    assert mobile(victim).match_key == "+447700900123"
    changes.decide_clash(actor=nia, change_id=clash().id, use_it=False, reason="", now=NOW)
    assert not victim.person.contact_points.filter(kind="mobile", retired_at=None).exists()


def proposed(victim: Victim, **new: Any) -> DetailsProposal:
    load(
        victim.case.reference,
        fact("victim.details_proposed", NOW - timedelta(hours=1), victim_id=victim.record_id, changes=new),
    )
    return DetailsProposal.objects.get(victim=victim, event__type="victim.details_proposed")


def test_another_number_from_the_record_system_cools_and_nothing_goes_to_the_old_one(
    sol: Actor, victim: Victim
) -> None:
    agree(sol, victim, text=mobile(victim))
    proposal = proposed(victim, mobile=NEW)
    assert isinstance(decision(victim, NOW), Send), "what nobody has looked at changes nothing"

    assert not actions.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)

    assert isinstance(decision(victim, NOW + timedelta(hours=23)), Wait)
    assert cooled(NOW + DAY) == 1
    proposal.refresh_from_db()
    assert (proposal.applied_at, proposal.seconded_by_id) == (NOW + DAY, None)
    sent = decision(victim, NOW + DAY)
    assert isinstance(sent, Send)
    assert ContactPoint.objects.get(id=sent.point).match_key == "+447700900123", "what she agreed stands"


def test_his_number_from_the_record_system_goes_to_two_people(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim
) -> None:
    keep(nia, victim)
    proposal = proposed(victim, mobile=HIS)

    assert not actions.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)

    with pytest.raises(guards.NothingWaits):
        actions.second_details(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)
    assert cooled(NOW + 2 * DAY) == 0
    changes.decide_clash(actor=ewa, change_id=clash().id, use_it=False, reason="", now=NOW)
    proposal.refresh_from_db()
    assert (proposal.accepted, proposal.applied_at) == (False, None)
    assert mobile(victim).match_key == "+447700900123"


def test_what_she_agrees_to_later_takes_the_place_of_what_cools(sol: Actor, victim: Victim) -> None:
    agree(sol, victim, text=NEW)

    assert agree(sol, victim, text=mobile(victim)).version is None
    assert PointChange.objects.filter(end="replaced").count() == 1

    assert cooled(NOW + DAY) == 1
    sent = decision(victim, NOW + DAY)
    assert isinstance(sent, Send)
    assert sent.point == mobile(victim).id


def test_the_table_lets_nothing_come_in_force_against_the_rule(sol: Actor, ewa: Actor, victim: Victim) -> None:
    agree(sol, victim, text=NEW)
    row = PointChange.objects.get()

    def end(**values: Any) -> None:
        with pytest.raises(IntegrityError, match="point_change_in_force"), transaction.atomic():
            PointChange.objects.filter(id=row.id).update(end="in_force", **values)

    end(ended_at=NOW + timedelta(hours=23))
    end(ended_at=NOW, ended_by_id=sol.staff_id)
    end(ended_at=NOW, ended_by_id=ewa.staff_id, waits_for="clash", cools_until=None)
    end(ended_at=NOW + DAY, waits_for="two_people", cools_until=None)


def test_a_change_whose_number_is_let_go_while_it_waits_stops_nothing_and_never_comes_in_force(
    sol: Actor, nia: Actor, victim: Victim
) -> None:
    agree(sol, victim, call=mobile(victim))
    other = ContactPoint.objects.create(
        person=victim.person, kind="mobile", value=NEW, match_key="+447700900666", is_from_feed=True
    )
    agree(sol, victim, text=other)
    ContactPoint.objects.filter(id=other.id).update(retired_at=NOW)

    keep(nia, victim)

    assert cooled(NOW + DAY) == 0
    assert PointChange.objects.get().end == "replaced"
    assert open_tasks() == set()


def test_whoever_has_the_task_to_reach_her_is_given_no_number_that_is_his_too(
    sol: Actor, nia: Actor, victim: Victim
) -> None:
    agree(sol, victim, call=mobile(victim))
    assert ways.safe_way(victim, with_number=True, now=NOW).number == HERS

    keep(nia, victim, HERS)

    way = ways.safe_way(victim, with_number=True, now=NOW)
    assert (way.number, way.has_point_waiting) == ("", False)


def test_a_plan_that_cooled_was_agreed_before_she_was_marked_guarded(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim
) -> None:
    keep(nia, victim)
    agree(sol, victim, text=mobile(victim))
    agree(sol, victim, text=NEW)
    actions.mark_guarded(actor=ewa, victim_id=victim.id, reason="He came back", now=NOW + timedelta(hours=2))

    assert cooled(NOW + DAY) == 1

    assert decision(victim, NOW + DAY) == Person(Why.GUARDED), "nobody has asked her since"
    agree(sol, victim, NOW + DAY, text=ContactPoint.objects.get(match_key="+447700900666"))
    assert isinstance(decision(victim, NOW + DAY), Send)


def stop(number: str, now: datetime) -> None:
    """Somebody answers STOP from there."""
    door = Actor.system("hooks.notify")
    text = Incoming("text", "notify", "S1", number, "STOP", "0" * 64)
    incoming.take_in(actor=door, incoming=text, now=now)
    received = ReceivedMessage.objects.get().id
    incoming.sort(actor=door, received_id=received, answers="", is_automatic=False, report=None, now=now)


@pytest.mark.parametrize("by_two_people", [True, False])
def test_what_comes_in_force_after_a_stop_does_not_lift_it(
    sol: Actor, ewa: Actor, victim: Victim, by_two_people: bool
) -> None:
    agree(sol, victim, text=mobile(victim), call=NEW)
    stop("07700 900123", NOW + timedelta(hours=2))

    if by_two_people:
        proposal = PlanProposal.objects.get().id
        actions.second_plan(actor=ewa, proposal_id=proposal, agrees=True, now=NOW + timedelta(hours=3))
    cooled(NOW + DAY)

    assert PointChange.objects.get().end == "in_force"
    with transaction.atomic():
        way = gate.ways([gate.lock([victim.id])[victim.id]], now=NOW + DAY, channels={Gate.TEXT})[victim.id]
    assert way.decision == Person(Why.NO_POINT)


def in_another_case(victim: Victim) -> Victim:
    """The record system files both under one id."""
    same = a_person(victim.record_id, mobile="07700 900444")
    return load("44/00009/26", recorded(same))[victim.record_id]


def test_he_who_is_known_in_one_case_of_hers_gets_nowhere_about_another(
    sol: Actor, nia: Actor, guarded: Victim
) -> None:
    other = in_another_case(guarded)
    keep(nia, guarded)
    keep(nia, other, "07700 900111")

    agree(sol, other, text=HIS)

    assert cooled(NOW + DAY) == 0
    assert clash().victim_id == other.id


def test_entering_him_in_one_case_of_hers_holds_his_number_in_another(sol: Actor, nia: Actor, guarded: Victim) -> None:
    other = in_another_case(guarded)
    agree(sol, other, text=mobile(other))
    assert isinstance(decision(other, NOW), Send)

    keep(nia, guarded, "07700 900444")

    assert decision(other, NOW) == Person(Why.NO_POINT)


def test_what_she_agreed_in_one_case_counts_no_more_once_she_is_marked_guarded_in_another(
    sol: Actor, ewa: Actor, victim: Victim
) -> None:
    other = in_another_case(victim)
    agree(sol, other, text=mobile(other))
    assert isinstance(decision(other, NOW), Send)

    actions.mark_guarded(actor=ewa, victim_id=victim.id, reason="He came back", now=NOW + timedelta(hours=1))

    assert decision(other, NOW + timedelta(hours=1)) == Person(Why.GUARDED)
    assert ways.safe_way(other, with_number=False, now=NOW + timedelta(hours=1)).is_overtaken
    agree(sol, other, NOW + timedelta(hours=2), text=mobile(other))
    assert isinstance(decision(other, NOW + timedelta(hours=2)), Send)
