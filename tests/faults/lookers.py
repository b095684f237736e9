"""A desk's month of looks at records, honest ones and planted ones among them, as rows of the database.

Honest looks are at what a colleague works on, at who rings (one in two proves who the victim is), at who wrote or
stood at the counter (a contact follows); and five in a hundred leave no trace of their work: asked across the room.
Those too come several in an hour now and then, at night, and at the same victim on another day; in 3 of 1,000 calls a
wrong record is looked at first; names and postcodes meet by chance. Planted ones are of seven kinds, and fall into
calls as often as anything of that day does."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from victimcare.records.models import (
    Agent,
    AgentStatePeriod,
    AuditEntry,
    Call,
    Case,
    Contact,
    ContactPoint,
    Person,
    QueueEntry,
    Staff,
    StaffContactPoint,
    Team,
    Victim,
)

# Of the twenty most frequent family names of England and Wales, and as many rarer ones; frequent ones are drawn more.
_FAMILY = [
    "Smith",
    "Jones",
    "Taylor",
    "Brown",
    "Williams",
    "Wilson",
    "Johnson",
    "Davies",
    "Patel",
    "Robinson",
    "Wright",
    "Thompson",
    "Evans",
    "Walker",
    "White",
    "Roberts",
    "Green",
    "Hall",
    "Wood",
    "Jackson",
    "Kowal",
    "Tomala",
    "Pereira",
    "Moreau",
    "Aziz",
    "Fenn",
    "Marsh",
    "Prys",
    "Okafor",
    "Hale",
    "Larkin",
    "Vanterpool",
    "Osei",
    "Bako",
    "Nwosu",
    "Dziedzic",
    "Ferrari",
    "Haddad",
    "Iqbal",
    "Jurić",
]
_WEIGHTS = [12, 9, 8, 7, 7, 6, 6, 6, 6, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4] + [1] * 20
_RARE = [f"{a}{b}" for a in ("Ash", "Birch", "Corn", "Dun", "Elm", "Fair") for b in ("by", "den", "ford", "ham", "ley")]
_POSTCODES = [f"rv{a}{b}{c}{d}" for a in range(1, 10) for b in range(1, 10) for c in "abdefghj" for d in "lnpqrst"]
DAYS = 30


@dataclass
class Month:
    """What was put in: which entries were planted, by kind; and how many in all."""

    planted: dict[int, str] = field(default_factory=dict)  # entry id -> kind
    looks: int = 0


@dataclass
class _World:
    rng: random.Random
    since: datetime
    staff: list[Staff]
    homes: Mapping[int, str]
    victims: list[tuple[int, int, str, str]]  # victim, case, family name, postcode
    entries: list[AuditEntry] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)  # beside each entry: "" honest
    contacts: list[Contact] = field(default_factory=list)
    calls: list[tuple[Staff, datetime, int | None]] = field(default_factory=list)  # with whom, if that is known
    taken: set[tuple[int, datetime]] = field(default_factory=set)  # ten minutes of one person's, with a call or alike
    planted_at: set[int] = field(default_factory=set)  # victims


def a_month(*, looks: int, planted: int, people: int, victims: int, until: datetime, seed: int) -> Month:
    rng = random.Random(seed)
    world = _people(rng, people, victims, until - timedelta(days=DAYS))
    for _ in range(looks - planted):
        _honest(world)
    for kind in _kinds(planted):
        _PLANT[kind](world)
    return _written(world)


def _kinds(planted: int) -> Iterator[str]:
    """Of each kind its part, in whole stories."""
    for kind, share, size in (
        ("own name", 0.15, 1), ("near home", 0.15, 1), ("many watch one", 0.15, 10), ("comes back", 0.2, 5),
        ("one after the other", 0.15, 10), ("at night", 0.1, 1), ("in a call", 0.1, 1),
    ):  # fmt: skip
        yield from [kind] * max(1, round(planted * share / size))


def _people(rng: random.Random, people: int, victims: int, since: datetime) -> _World:
    team = Team.objects.get_or_create(code="victim-care", defaults={"name": "Victim care"})[0]
    names = [f"Given{n} {_family(rng)}" for n in range(people)]
    Staff.objects.bulk_create(
        Staff(username=f"looker-{n}", name=name, roles=["desk"], team=team) for n, name in enumerate(names)
    )
    staff = list(Staff.objects.filter(username__startswith="looker-").order_by("id"))
    homes = {one.id: rng.choice(_POSTCODES) for one in staff}
    StaffContactPoint.objects.bulk_create(
        StaffContactPoint(
            staff=one, kind="address", match_key=f"{homes[one.id]}/home{one.id}", by_themselves=False, kept_at=since
        )
        for one in staff
    )
    return _World(rng, since.replace(hour=0, minute=0), staff, homes, _victims(rng, victims, since))


def _victims(rng: random.Random, number: int, since: datetime) -> list[tuple[int, int, str, str]]:
    families = [_family(rng) for _ in range(number)]
    postcodes = [rng.choice(_POSTCODES) for _ in range(number)]
    cases = Case.objects.bulk_create(
        Case(
            reference=f"LK/{n:06}/26", source="urn:lookers", recorded_at=since, reported_at=since,
            offence_group="burglary", offence_title="Burglary", area="CE", edition="2021-04-01",
            is_guarded_by_offence=False,
        )
        for n in range(number)
    )  # fmt: skip
    persons = Person.objects.bulk_create(Person(given_name="Given", family_name=family) for family in families)
    ContactPoint.objects.bulk_create(
        ContactPoint(person=person, kind="address", value="", match_key=f"{postcode}/{n}street", is_from_feed=True)
        for n, (person, postcode) in enumerate(zip(persons, postcodes, strict=True))
    )
    rows = Victim.objects.bulk_create(
        Victim(
            case=case, person=person, record_id=f"L{n}", position=1, kind="person", added_at=since,
            is_enhanced=False, is_guarded_by_facts=False,
        )
        for n, (case, person) in enumerate(zip(cases, persons, strict=True))
    )  # fmt: skip
    return [(row.id, row.case_id, family, code) for row, family, code in zip(rows, families, postcodes, strict=True)]


def _family(rng: random.Random) -> str:
    """Every second is one of many rare names."""
    return rng.choices(_FAMILY, _WEIGHTS)[0] if rng.random() < 0.5 else f"{rng.choice(_RARE)}{rng.randrange(40)}"


def _moment(world: _World, person: Staff) -> datetime:
    """In a shift: one in ten works at night."""
    day = world.since + timedelta(days=world.rng.randrange(DAYS))
    first = 22 if person.id % 10 == 0 else 8
    return day.replace(hour=0, minute=0) + timedelta(hours=first, minutes=world.rng.randrange(480))


def _free(world: _World, person: Staff) -> datetime:
    """Ten minutes in which nothing else happens to them that they look for."""
    while True:
        at = _moment(world, person)
        at = at.replace(minute=at.minute // 10 * 10)
        if (person.id, at) not in world.taken:
            world.taken.add((person.id, at))
            return at


def _honest(world: _World) -> None:
    rng = world.rng
    person, victim = rng.choice(world.staff), rng.choice(world.victims)
    at, what = _moment(world, person), rng.random()
    if what < 0.55:
        _look(world, person, victim, at, act="contact.begun")
    elif what < 0.85:
        at = _call(world, person, victim if rng.random() < 0.5 else None)
        if rng.random() < 0.003:
            _look(world, person, rng.choice(world.victims), at + timedelta(minutes=1))
        _look(world, person, victim, at + timedelta(minutes=2))
    elif what < 0.92:
        _look(world, person, victim, at)
        world.contacts.append(
            Contact(
                victim_id=victim[0],
                channel="in_person",
                reached=True,
                made_at=at + timedelta(minutes=9),
                made_by=person,
            )
        )
    elif what < 0.95:
        at = _call(world, person, None)
        for _ in range(rng.choice([1, 1, 2])):
            _look(world, person, None, at + timedelta(minutes=2))
    else:
        _without_trace(world, person, victim, _free(world, person))


def _without_trace(world: _World, person: Staff, victim: tuple[int, int, str, str], at: datetime) -> None:
    rng = world.rng
    _look(world, person, victim, at)
    _look(world, person, rng.choice(world.victims), at + timedelta(minutes=20), act="contact.begun")
    if rng.random() < 0.01:  # a pile of letters
        for minutes in range(1, rng.choice([3, 4, 6])):
            _look_between_calls(world, person, rng.choice(world.victims), at + timedelta(minutes=7 * minutes))
    if rng.random() < 0.03:  # asked about the victim again
        for days in range(1, rng.choice([2, 2, 2, 3])):
            _look_between_calls(world, person, victim, at + timedelta(days=days))


def _look_between_calls(world: _World, person: Staff, victim: tuple[int, int, str, str], at: datetime) -> None:
    ten_minutes = (person.id, at.replace(minute=at.minute // 10 * 10))
    if ten_minutes not in world.taken:
        world.taken.add(ten_minutes)
        _look(world, person, victim, at)


def _own_name(world: _World) -> None:
    person = world.rng.choice(world.staff)
    name = person.name.split(" ")[-1]
    own = [victim for victim in world.victims if victim[2] == name] or [_renamed(world, name)]
    victim = world.rng.choice(own)
    world.planted_at.add(victim[0])
    _look(world, person, victim, _moment(world, person), kind="own name")


def _renamed(world: _World, name: str) -> tuple[int, int, str, str]:
    place = world.rng.randrange(len(world.victims))
    victim, case, _, postcode = world.victims[place]
    Person.objects.filter(victim__id=victim).update(family_name=name)
    world.victims[place] = (victim, case, name, postcode)
    return world.victims[place]


def _near_home(world: _World) -> None:
    person = world.rng.choice(world.staff)
    home = world.homes[person.id]
    place = world.rng.choice([n for n, own_victim in enumerate(world.victims) if own_victim[0] not in world.planted_at])
    world.planted_at.add(world.victims[place][0])
    victim, case, family, _ = world.victims[place]
    ContactPoint.objects.filter(person__victim__id=victim).update(match_key=f"{home}/next{victim}")
    world.victims[place] = (victim, case, family, home)
    _look(world, person, world.victims[place], _moment(world, person), kind="near home")


def _many_watch_one(world: _World) -> None:
    victim, day = world.rng.choice(world.victims), world.rng.randrange(DAYS - 5)
    for person in world.rng.sample(world.staff, 10):
        at = _moment(world, person)
        at = world.since + timedelta(days=day + world.rng.randrange(5), hours=at.hour, minutes=at.minute)
        _look(world, person, victim, at, kind="many watch one")


def _comes_back(world: _World) -> None:
    person, victim = world.rng.choice(world.staff), world.rng.choice(world.victims)
    for days in sorted(world.rng.sample(range(DAYS), 5)):
        at = _moment(world, person)
        at = world.since + timedelta(days=days, hours=at.hour, minutes=at.minute)
        _look(world, person, victim, at, kind="comes back")


def _one_after_the_other(world: _World) -> None:
    person = world.rng.choice(world.staff)
    at = _moment(world, person)
    for minute in range(10):
        _look(
            world,
            person,
            world.rng.choice(world.victims),
            at + timedelta(minutes=4 * minute),
            kind="one after the other",
        )


def _at_night(world: _World) -> None:
    """A person who works by day."""
    person = world.rng.choice([one for one in world.staff if one.id % 10])
    at = world.since + timedelta(days=world.rng.randrange(DAYS), hours=2, minutes=world.rng.randrange(90))
    _look(world, person, world.rng.choice(world.victims), at, kind="at night")


def _in_a_call(world: _World) -> None:
    """At another victim than the caller, whether or not the caller is checked."""
    person, at, _ = world.rng.choice(world.calls)
    _look(world, person, world.rng.choice(world.victims), at + timedelta(minutes=5), kind="in a call")


_PLANT: Mapping[str, Any] = {
    "own name": _own_name,
    "near home": _near_home,
    "many watch one": _many_watch_one,
    "comes back": _comes_back,
    "one after the other": _one_after_the_other,
    "at night": _at_night,
    "in a call": _in_a_call,
}


def _call(world: _World, person: Staff, victim: tuple[int, int, str, str] | None) -> datetime:
    """A call that they take. `the victim`: who rings, where the victim proves it."""
    at = _free(world, person)
    world.calls.append((person, at, victim[0] if victim else None))
    return at


def _look(
    world: _World,
    person: Staff,
    own_victim: tuple[int, int, str, str] | None,
    at: datetime,
    *,
    act: str = "",
    kind: str = "",
) -> None:
    victim, case = (own_victim[0], own_victim[1]) if own_victim else (None, None)
    world.entries.append(
        AuditEntry(
            at=at,
            actor_kind="staff",
            actor=f"staff:{person.public_id}",
            act=act or "case.look_up",
            case_id=case,
            victim_id=victim,
            reason="She rang",
            detail={"by": ["reference"], "found": int(own_victim is not None)},
        )
    )
    world.kinds.append(kind)


def _written(world: _World) -> Month:
    """In the order of time, as an audit is."""
    _write_calls(world)
    Contact.objects.bulk_create(world.contacts, batch_size=5_000)
    order = sorted(range(len(world.entries)), key=lambda place: world.entries[place].at)
    rows = AuditEntry.objects.bulk_create([world.entries[place] for place in order], batch_size=5_000)
    month = Month(looks=len(rows))
    for row, place in zip(rows, order, strict=True):
        if world.kinds[place]:
            month.planted[row.id] = world.kinds[place]
    return month


def _write_calls(world: _World) -> None:
    people = {person.id: person for person, _, _ in world.calls}
    Agent.objects.bulk_create(
        Agent(staff=person, way="none", since=world.since, idle_since=world.since) for person in people.values()
    )
    agents = dict(Agent.objects.filter(staff__in=people).values_list("staff", "id"))
    calls = Call.objects.bulk_create(
        [
            Call(carrier_call_id=f"look-{n}", direction="in", started_at=at, victim_id=victim_id)
            for n, (_, at, victim_id) in enumerate(world.calls)
        ],
        batch_size=5_000,
    )
    entries = QueueEntry.objects.bulk_create(
        [
            QueueEntry(
                call=call, entered_at=at, seen_at=at, answered_by_id=agents[person.id], answered_at=at, left_at=at,
                left_how="answered", ended_at=at + timedelta(minutes=8),
            )
            for call, (person, at, _) in zip(calls, world.calls, strict=True)
        ],
        batch_size=5_000,
    )  # fmt: skip
    AgentStatePeriod.objects.bulk_create(
        [
            AgentStatePeriod(
                agent_id=agents[person.id], state="on_a_call", entry=entry, began_at=at,
                ended_at=at + timedelta(minutes=8),
            )
            for entry, (person, at, _) in zip(entries, world.calls, strict=True)
        ],
        batch_size=5_000,
    )  # fmt: skip
