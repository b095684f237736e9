"""Random families: cases with several victims, suspects who are victims elsewhere, and people who help, as strategies;
and such a world in rows, with words planted in it that say whose they are."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from hypothesis import strategies as st

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people.helping import code_of
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import LinkedPerson, LinkedPoint, Staff, Supporter, SupporterNote, Victim
from victimcare.rules.clock import birthday
from victimcare.rules.people.supporters import OFFERED_SCOPES, SupporterKind, SupporterScope
from victimcare.services.access import Actor, ActorKind, WebVisit
from victimcare.services.access_codes import victim_codes
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.contact_plans import guard_marks
from victimcare.services.conversations import identity_checks
from victimcare.services.court import victim_statements
from victimcare.services.people import supporter_agreements, supporter_pages, supporter_shapes
from victimcare.services.people.supporter_roles import supporter_phone_key
from victimcare.services.people.supporter_shapes import SupporterEntry, SupporterNotOffered
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient
from victimcare.services.preferences import own_notes

PEOPLE, CASES = 6, 2
_HELPING = [kind for kind in SupporterKind if kind is not SupporterKind.BUSINESS_CONTACT]
_number = itertools.count(1)


@dataclass(frozen=True)
class Helps:
    """A person who is to help a victim: the place of the victim in the world, who it is, and how far it came."""

    place: int
    who: int
    kind: SupporterKind
    sees: tuple[SupporterScope, ...]
    by_victim: bool
    though_guarded: bool
    is_ended: bool


@dataclass(frozen=True)
class Plan:
    """`victims`: by case, who they are. `suspects`: by case, who is suspected, and for which of the victims entered.
    `ages`: of each person; only a child has a parent beside them."""

    victims: tuple[tuple[int, ...], ...]
    suspects: tuple[tuple[int, int], ...]
    ages: tuple[int, ...]
    guarded: frozenset[int]  # by place
    helping: tuple[Helps, ...]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Each victim of the world: case and person."""
        return [(case, who) for case, victims in enumerate(self.victims) for who in victims]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    people = st.integers(0, PEOPLE - 1)
    victims = tuple(tuple(draw(st.lists(people, min_size=1, max_size=2, unique=True))) for _ in range(CASES))
    suspects = tuple((draw(_other_than(of)), draw(st.integers(0, len(of) - 1))) for of in victims)
    places = sum(len(of) for of in victims)
    place = st.integers(0, places - 1)
    helping = st.builds(
        lambda kind, sees, **rest: Helps(kind=kind, sees=tuple(s for s in OFFERED_SCOPES[kind] if s in sees), **rest),
        kind=st.sampled_from(_HELPING),
        sees=st.sets(
            st.sampled_from([SupporterScope.STANDS, SupporterScope.RIGHTS, SupporterScope.WRITE, SupporterScope.RING]),
            min_size=1,
        ),
        place=place,
        who=people,
        by_victim=st.booleans(),
        though_guarded=st.booleans(),
        is_ended=st.booleans(),
    )
    return Plan(
        victims,
        suspects,
        tuple(draw(st.lists(st.sampled_from([40, 14, 9]), min_size=PEOPLE, max_size=PEOPLE))),
        frozenset(draw(st.sets(place, max_size=1))),
        tuple(draw(st.lists(helping, min_size=2, max_size=3))),
    )


def _other_than(victims: tuple[int, ...]) -> st.SearchStrategy[int]:
    return st.sampled_from([who for who in range(PEOPLE) if who not in victims])


def name_of(who: int) -> str:
    return f"Quillan{who}zz"


def phone_of(who: int) -> str:
    return f"07700 900{who}{who}{who}"


@dataclass
class Visitor:
    """One who signs in. `sees`: the planted words that are theirs to see; `helps`: it is a person who helps."""

    name: str
    code: str
    sees: frozenset[str]
    helps: bool


@dataclass
class World:
    visitors: list[Visitor] = field(default_factory=list)
    planted: set[str] = field(default_factory=set)
    refused: int = 0


def built(plan: Plan) -> World:
    """The world in rows, through the services that people use."""
    world = World()
    victims = _victims(plan, world)
    _suspects(plan, victims)
    rows = [(each, _helping(each, plan, victims, world)) for each in plan.helping]
    for place, victim in victims.items():
        _visitor_who_is_the_victim(
            plan, place, victim, [(each, row) for each, row in rows if each.place == place], world
        )
    for each, row in rows:
        if row is not None and row.agreed_at and row.ended_at is None and row.sees != [SupporterScope.RING]:
            _visitor_who_helps(plan, each, row, victims[each.place], world)
    return world


def _victims(plan: Plan, world: World) -> dict[int, Victim]:
    found: dict[int, Victim] = {}
    place = 0
    for case, of in enumerate(plan.victims):
        reference = f"44/{30000 + next(_number)}/26"
        people = [
            a_person(
                f"V{who}",
                given_name=name_of(who),
                family_name="Marsh",
                mobile=phone_of(who),
                date_of_birth=birthday(NOW.date(), -plan.ages[who]).isoformat(),
            )
            for who in of
        ]
        loaded = load(
            reference,
            recorded(*people),
            fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref=f"S{plan.suspects[case][0]}"),
        )
        for who in of:
            found[place] = loaded[f"V{who}"]
            if place in plan.guarded:
                guard_marks.mark_guarded(actor=staff(), victim_id=found[place].id, reason="afraid of him", now=NOW)
            _write_as(found[place], place)
            world.planted |= {*_of_place(place), reference, name_of(who), phone_of(who)}
            place += 1
    return found


def _suspects(plan: Plan, victims: Mapping[int, Victim]) -> None:
    first = 0
    for case, (who, entered_for) in enumerate(plan.suspects):
        feared = LinkedPerson.objects.create(
            victim=victims[first + entered_for],
            relation="suspect",
            name=f"{name_of(who)} Marsh",
            entered_at=NOW,
            entered_by_id=staff().staff_id,
        )
        LinkedPoint.objects.create(
            person=feared,
            kind="mobile",
            value=phone_of(who),
            match_key=supporter_phone_key(phone_of(who)),
            added_at=NOW,
        )
        first += len(plan.victims[case])


def _write_as(victim: Victim, place: int) -> None:
    """What only the victim, and the person who works for us with the victim, may read."""
    own_victim = Actor(ActorKind.VICTIM, "grant:planted", victim_id=victim.id, opens="all", visit=WebVisit(0, NOW))
    note, message, statement = _of_place(place)
    own_notes.write_own_note(actor=own_victim, words=own_notes.NoteWords(avoid=note), after=0, now=NOW)
    victim_messages.write_own_message(
        actor=own_victim, once=uuid4(), to=WrittenMessageRecipient.CARE, words=message, now=NOW
    )
    victim_statements.save_statement(actor=own_victim, words=statement, now=NOW)


def _of_place(place: int) -> tuple[str, str, str]:
    return f"planted-note-{place}z", f"planted-message-{place}z", f"planted-statement-{place}z"


def _helping(each: Helps, plan: Plan, victims: Mapping[int, Victim], world: World) -> Supporter | None:
    """Brought in by one of us, or asked for by themselves and then agreed; refused where it must be."""
    victim, sol = victims[each.place], staff()
    colleague = staff("Colleague There")
    identity_checks.record_identity_check(
        actor=sol,
        victim_id=victim.id,
        how=identity_checks.CheckMethod.IN_PERSON,
        colleague=_public_id(colleague),
        now=NOW,
    )
    wanted = SupporterEntry(
        each.kind, f"{name_of(each.who)} Marsh", phone_of(each.who), each.sees, called=_called(each)
    )
    before = set(Supporter.objects.values_list("id", flat=True))
    with suppress(
        supporter_agreements.PersonMustDecide, supporter_agreements.SpokespersonExists, SupporterNotOffered
    ):  # the last: a grown-up's parent
        if each.by_victim:
            own_victim = Actor(
                ActorKind.VICTIM, "grant:planted", victim_id=victim.id, opens="all", visit=WebVisit(0, NOW)
            )
            supporter_pages.ask_for_supporter(actor=own_victim, wanted=wanted, now=NOW)
            asked = Supporter.objects.exclude(id__in=before).get()
            supporter_agreements.agree_supporter(
                actor=sol,
                victim_id=victim.public_id,
                supporter_id=asked.public_id,
                sees=each.sees,
                child_said=True,
                though_guarded=each.though_guarded,
                now=NOW,
            )
        else:
            supporter_agreements.bring_in_supporter(
                actor=sol,
                victim_id=victim.public_id,
                wanted=wanted,
                child_said=True,
                though_guarded=each.though_guarded,
                now=NOW,
            )
    row = Supporter.objects.exclude(id__in=before).first()
    if row is None:
        return None
    world.refused += row.agreed_at is None
    world.planted |= {_called(each), f"planted-beside-{row.id}z"}
    assert row.agreed_at is None or each.who != plan.suspects[_case(plan, each.place)][0], "a suspect was let in"
    if row.agreed_at:
        once = uuid4()
        supporter_shapes.store_supporter_note(row.id, once=once, words=f"planted-beside-{row.id}z", now=NOW)
        supporter_shapes.answer_supporter_note(
            row, once, words=f"planted-answer-{row.id}z", by=sol.staff_id or 0, now=NOW
        )
        assert SupporterNote.objects.filter(supporter=row).count() == 1
    if each.is_ended and row.agreed_at:
        supporter_agreements.end_supporter_agreement(
            actor=sol, victim_id=victim.public_id, supporter_id=row.public_id, now=NOW
        )
        row.refresh_from_db()
    return row


def _visitor_who_is_the_victim(
    plan: Plan, place: int, victim: Victim, helping: list[tuple[Helps, Supporter | None]], world: World
) -> None:
    _, who = plan.places[place]
    code = victim_codes.make_victim_code(
        actor=staff(), victim_id=victim.id, opens="short" if find_guarded_victims([victim.id]) else "case", now=NOW
    ).code
    help_victim = {name_of(each.who) for each, row in helping if row is not None}
    own = {*_of_place(place), victim.case.reference, name_of(who), phone_of(who)}
    world.visitors.append(Visitor(f"victim {place}", code, frozenset(own | help_victim), helps=False))


def _visitor_who_helps(plan: Plan, each: Helps, row: Supporter, victim: Victim, world: World) -> None:
    seen = {_called(each), f"planted-beside-{row.id}z", f"planted-answer-{row.id}z"}
    world.planted.add(f"planted-answer-{row.id}z")
    world.visitors.append(Visitor(f"helps {each.place}", code_of(row), frozenset(seen), helps=True))


def _called(each: Helps) -> str:
    return f"planted-called-{each.place}-{each.who}z"


def _case(plan: Plan, place: int) -> int:
    return plan.places[place][0]


def _public_id(actor: Actor) -> UUID:
    return Staff.objects.values_list("public_id", flat=True).get(id=actor.staff_id or 0)
