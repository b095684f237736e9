"""Finds gaps in a timeline: a suspect was arrested, interviewed or bailed, and what came of it was never recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.rights import EventRef, Fact
from victimcare.rules.rights.clock_starts import was_under_caution
from victimcare.rules.updates.officer_questions import OfficerQuestionKind

_CUSTODY = frozenset({EventType.SUSPECT_ARRESTED, EventType.SUSPECT_INTERVIEWED})
_BAIL = frozenset({EventType.SUSPECT_BAILED, EventType.SUSPECT_BAIL_CHANGED})
_BAIL_ENDS = frozenset({"cancelled", "ended"})
# Outcomes for one suspect.
_CAME_OF_IT = frozenset(
    {
        EventType.SUSPECT_RELEASED_WITHOUT_CHARGE,
        EventType.SUSPECT_RELEASED_UNDER_INVESTIGATION,
        EventType.SUSPECT_CHARGED,
        EventType.SUSPECT_OUT_OF_COURT_DISPOSAL,
    }
)
# Outcomes for all suspects in the case, unless the event names one.
_ENDS = frozenset(
    {EventType.CASE_OUTCOME, EventType.CASE_NOT_INVESTIGATED, EventType.PROSECUTION_DECISION, EventType.HEARING_LISTED}
)
_GOES_ON = frozenset({"0"})  # an outcome that decides nothing
# Only an event of these types can open or close a gap, so only then must the case be checked.
GAP_EVENT_TYPES = _CUSTODY | _BAIL | _CAME_OF_IT | _ENDS | {EventType.CASE_REOPENED}
GAP_STARTING_TYPES = _CUSTODY | _BAIL


@dataclass(frozen=True, slots=True)
class TimelineGap:
    """`about` is the suspect's last event; `person`: the record system's opaque name for the suspect."""

    kind: OfficerQuestionKind
    about: EventRef
    type: EventType
    person: str
    since: datetime


def find_timeline_gaps(ordered: Sequence[Fact], *, now: datetime) -> tuple[TimelineGap, ...]:
    """From an ordered timeline, return each suspect whose last event leaves the outcome open, oldest first."""
    last: dict[str, Fact] = {}
    for fact in ordered:
        if fact.time > now:
            break
        for person in _concerned(fact, last):
            last[person] = fact
    found = (_lack(person, fact, london_date(now)) for person, fact in last.items())
    return tuple(sorted((lack for lack in found if lack), key=lambda lack: (lack.since, lack.person)))


def may_gap_appear(ordered: Sequence[Fact], *, now: datetime) -> bool:
    """Whether a gap can appear by waiting alone: bail that is running, or an event in the future."""
    last: dict[str, Fact] = {}
    for fact in ordered:
        for person in _concerned(fact, last):
            last[person] = fact
    return any(fact.time > now or _runs(fact) for fact in last.values())


def _runs(fact: Fact) -> bool:
    return fact.type in _BAIL and fact.data.get("change") not in _BAIL_ENDS and fact.data.get("return_on") is not None


def _concerned(fact: Fact, known: Iterable[str]) -> Iterator[str]:
    """Yield the people for whom this is now the last event."""
    person = fact.data.get("suspect_ref")
    if fact.type in _CUSTODY | _BAIL | _CAME_OF_IT:
        if person is not None and not (fact.type == EventType.SUSPECT_INTERVIEWED and not was_under_caution(fact)):
            yield person
    elif fact.type in _ENDS and fact.data.get("outcome") not in _GOES_ON:
        yield from [person] if person else list(known)


def _lack(person: str, fact: Fact, today: date) -> TimelineGap | None:
    if fact.type in _CUSTODY:
        return TimelineGap(OfficerQuestionKind.AFTER_CUSTODY, fact.ref, fact.type, person, fact.time)
    if fact.type not in _BAIL or fact.data.get("change") in _BAIL_ENDS:
        return None
    back = fact.data.get("return_on")
    if back is None or date.fromisoformat(back) >= today:
        return None
    return TimelineGap(OfficerQuestionKind.BAIL_OVER, fact.ref, fact.type, person, end_of_day(date.fromisoformat(back)))
