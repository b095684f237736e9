"""Who is at work, who is away and who covers for them, and to whom work is assigned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from victimcare.rules.calls.call_queue import ENGLISH, CallerNeed
from victimcare.rules.clock import ONE_DAY, london_date, london_moment

LONGEST_COVER_CHAIN = 5  # at most this many cover for one another in turn; after that the work is the team's
_SOONEST = timedelta(hours=4)  # late work goes to a colleague who is at work within this time
_FARTHEST = timedelta(days=14)  # how far ahead usual working times are considered
_WEIGHT = {3: 4, 2: 2, 1: 1}  # what one piece of work weighs, by its harm


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift on a weekday, 0 for Monday; past midnight if it ends before it starts."""

    weekday: int
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class StaffAbsence:
    """`until` None: the end is not known. `cover`: who covers; None: the team."""

    start: datetime
    until: datetime | None
    cover: int | None = None

    def holds(self, at: datetime) -> bool:
        return self.start <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class RotaMember:
    """A colleague who can be given work. `load`: the weight of what they have; `room`: how many more pieces they can be
    given now, None for no limit. `open`, `danger`: how many open tasks they have, and how many of those are danger;
    `given_at`: when they were last given one."""

    key: int
    team: int
    languages: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    shifts: tuple[Shift, ...] = ()
    load: int = 0
    room: int | None = None
    open: int = 0
    danger: int = 0
    given_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AssignableWork:
    """A piece of work. `language`, `skill`: what it needs, empty for none; `known`: who has looked after the victim
    before; `not_for`: who must not have it."""

    key: int
    team: int
    harm: int
    due_at: datetime
    language: str = ""
    skill: str = ""
    known: frozenset[int] = frozenset()
    not_for: frozenset[int] = frozenset()


class AssignmentReason(StrEnum):
    """Why a colleague was given the work: the first reason that holds."""

    KNOWN = "known"  # has looked after this victim before
    LANGUAGE = "language"
    SKILL = "skill"
    LEAST = "least"  # is at work in time, and has the least work


@dataclass(frozen=True, slots=True)
class WorkAssignment:
    work: int
    to: int
    because: AssignmentReason


def workload_weight(harm: int) -> int:
    return _WEIGHT[harm]


def skill_needed(*, offence_group: str, flags: Collection[str], victim_kind: str) -> str:
    """Return the training that a colleague who looks after this victim should have; empty: none in particular."""
    if victim_kind == "bereaved_relative" or "homicide" in flags:
        return CallerNeed.BEREAVED
    if offence_group == "sexual":
        return CallerNeed.SEXUAL_OFFENCE
    if "domestic_abuse" in flags:
        return CallerNeed.DOMESTIC_ABUSE
    return CallerNeed.CHILD if "child" in flags else ""


def next_working_moment(shifts: Iterable[Shift], now: datetime) -> datetime | None:
    """Return when the colleague is next at work; now if they are. None: no usual shift in the next fortnight."""
    today = london_date(now)
    coming = _spans(shifts, today - ONE_DAY, today + _FARTHEST)
    return min((max(start, now) for start, end in coming if end > now), default=None)


def assign_work(
    work: Iterable[AssignableWork], people: Sequence[RotaMember], now: datetime
) -> tuple[WorkAssignment, ...]:
    """Assign the work, the worst and soonest first. Work that no colleague is there for in time stays with its team.

    `people`: those who get work and are not away. First comes a colleague whom the victim knows; then one who speaks
    the language, is trained, is at work now, has the least work. No colleague gets more than there is room for.
    """
    load = {person.key: person.load for person in people}
    room = {person.key: person.room for person in people}
    there = {person.key: next_working_moment(person.shifts, now) for person in people}
    given = []
    for one in sorted(work, key=lambda each: (-each.harm, each.due_at, each.key)):
        latest = max(one.due_at, now + _SOONEST)
        fit = [
            person
            for person in people
            if room[person.key] != 0 and _may_have(person, one) and _is_in_time(there[person.key], latest)
        ]
        if not fit:
            continue
        chosen = min(fit, key=lambda each: (*_fitness(each, one), there[each.key] != now, load[each.key], each.key))
        load[chosen.key] += workload_weight(one.harm)
        left = room[chosen.key]
        room[chosen.key] = None if left is None else left - 1
        given.append(WorkAssignment(one.key, chosen.key, _because(chosen, one)))
    return tuple(given)


def assign_danger_work(
    work: Iterable[AssignableWork], people: Sequence[RotaMember], now: datetime
) -> tuple[WorkAssignment, ...]:
    """Assign danger that no colleague took. Colleagues at work now come first, then those who will be within hours; of
    these the one with the fewest open tasks of danger, then the fewest open tasks, then the longest since being given
    one.

    `people`: those who are not away. Neither `room` nor knowing the victim counts: otherwise one colleague would get
    most of a bad day.
    """
    having = {person.key: person for person in people}
    there = {person.key: next_working_moment(person.shifts, now) for person in people}
    given = []
    for one in sorted(work, key=lambda each: (-each.harm, each.due_at, each.key)):
        latest = max(one.due_at, now + _SOONEST)
        fit = [each for each in having.values() if _may_have(each, one) and _is_in_time(there[each.key], latest)]
        if not fit:
            continue
        chosen = min(fit, key=lambda each: (there[each.key] != now, *_has_of_danger(each)))
        having[chosen.key] = replace(chosen, open=chosen.open + 1, danger=chosen.danger + 1, given_at=now)
        given.append(WorkAssignment(one.key, chosen.key, AssignmentReason.LEAST))
    return tuple(given)


def find_cover(key: int, away: Mapping[int, StaffAbsence]) -> int | None:
    """Return who has a colleague's work while they are away: their cover, or that person's own cover. None: the
    team."""
    seen = {key}
    for _ in range(LONGEST_COVER_CHAIN):
        absence = away.get(key)
        if absence is None:
            return key
        if absence.cover is None or absence.cover in seen:
            return None
        key = absence.cover
        seen.add(key)
    return None


def find_team_lead(named: int | None, supervisors: Sequence[int], away: Mapping[int, StaffAbsence]) -> int | None:
    """Return who answers for a team's unowned work: the named lead or their cover; else the first supervisor who is not
    away; else the named lead or a supervisor even while away, since work must have an owner. None: the team has
    neither."""
    stand_in = find_cover(named, away) if named is not None else None
    if stand_in is not None:
        return stand_in
    there = next((each for each in supervisors if each not in away), None)
    return there if there is not None else next((each for each in (named, *supervisors) if each is not None), None)


def _may_have(person: RotaMember, work: AssignableWork) -> bool:
    return person.team == work.team and person.key not in work.not_for


def _is_in_time(there: datetime | None, latest: datetime) -> bool:
    return there is not None and there < latest


def _fitness(person: RotaMember, work: AssignableWork) -> tuple[bool, bool, bool]:
    return person.key not in work.known, not _speaks(person, work), not _is_trained(person, work)


def _has_of_danger(person: RotaMember) -> tuple[int, int, bool, float, int]:
    since = person.given_at.timestamp() if person.given_at else 0.0
    return person.danger, person.open, person.given_at is not None, since, person.key


def _speaks(person: RotaMember, work: AssignableWork) -> bool:
    return work.language in ("", ENGLISH) or work.language in person.languages


def _is_trained(person: RotaMember, work: AssignableWork) -> bool:
    return not work.skill or work.skill in person.skills


def _because(person: RotaMember, work: AssignableWork) -> AssignmentReason:
    if person.key in work.known:
        return AssignmentReason.KNOWN
    if work.language in person.languages:
        return AssignmentReason.LANGUAGE
    return AssignmentReason.SKILL if work.skill and work.skill in person.skills else AssignmentReason.LEAST


def _spans(shifts: Iterable[Shift], first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    of_day: dict[int, list[Shift]] = {}
    for shift in shifts:
        of_day.setdefault(shift.weekday, []).append(shift)
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        for shift in of_day.get(day.weekday(), ()):
            ends_on = day + ONE_DAY if shift.end <= shift.start else day
            yield london_moment(day, shift.start), london_moment(ends_on, shift.end)
