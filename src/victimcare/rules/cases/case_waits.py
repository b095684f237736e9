"""Where a case waits: which events begin and end each wait, since when one victim's case has waited, and how long past
cases waited.

A wait is a stretch of the case in which the victim can only wait, for us or for others. Its bounds are data, so that
past cases are counted by the same definitions as the victim's page uses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.outcome_codes import OUTCOME_EFFECTS
from victimcare.rules.clock import london_date
from victimcare.rules.rights import Fact


class WaitKind(StrEnum):
    """The values are parts of sentence ids."""

    LOOKING = "looking"  # until a suspect is questioned, or the case is closed
    DECIDING = "deciding"  # from the first questioning until the case is passed on or ended
    LAWYERS = "lawyers"
    COURT = "court"  # from the charge until the court decides
    SENTENCE = "sentence"
    APPEAL = "appeal"

    @property
    def is_ours(self) -> bool:
        """We can end this wait ourselves; the others we can only ask about."""
        return self in (WaitKind.LOOKING, WaitKind.DECIDING)


@dataclass(frozen=True, slots=True)
class EventMark:
    """Matches events of this type; with a `field`, only those where it has one of `values`."""

    type: EventType
    field: str = ""
    values: frozenset[str] = frozenset()

    def is_on(self, fact: Fact) -> bool:
        return fact.type == self.type and (not self.field or fact.data.get(self.field) in self.values)


@dataclass(frozen=True, slots=True)
class WaitBounds:
    begins: tuple[EventMark, ...]
    ends: tuple[EventMark, ...]


@dataclass(frozen=True, slots=True)
class CurrentWait:
    wait: WaitKind
    since: date


def _when(kind: EventType, field: str, *values: str) -> EventMark:
    return EventMark(kind, field, frozenset(values))


# A charge ends this wait and begins the next.
_OUTCOMES = tuple(code for code, effect in OUTCOME_EFFECTS.items() if effect.stage is not None)
_QUESTIONED = tuple(
    EventMark(kind)
    for kind in (
        EventType.SUSPECT_ARRESTED,
        EventType.SUSPECT_INTERVIEWED,
        EventType.SUSPECT_BAILED,
        EventType.SUSPECT_RELEASED_UNDER_INVESTIGATION,
        EventType.SUSPECT_RELEASED_WITHOUT_CHARGE,
    )
)
_SETTLED = (
    EventMark(EventType.SUSPECT_CHARGED),
    EventMark(EventType.SUSPECT_OUT_OF_COURT_DISPOSAL),
    EventMark(EventType.PROSECUTION_DECISION),
    EventMark(EventType.HEARING_LISTED),
    EventMark(EventType.CASE_WITHDRAWN),
    _when(EventType.CASE_OUTCOME, "outcome", *_OUTCOMES),
)
_PASSED_ON = EventMark(EventType.CASE_SENT_TO_CPS)
_SET_ASIDE = EventMark(EventType.CASE_NOT_INVESTIGATED)
_STOPPED = _when(EventType.PROSECUTION_DECISION, "decision", "discontinued")

BOUNDS_OF_WAIT: Mapping[WaitKind, WaitBounds] = {
    WaitKind.LOOKING: WaitBounds(
        (EventMark(EventType.CASE_RECORDED),), (*_QUESTIONED, _PASSED_ON, _SET_ASIDE, *_SETTLED)
    ),
    WaitKind.DECIDING: WaitBounds(_QUESTIONED, (_PASSED_ON, _SET_ASIDE, *_SETTLED)),
    WaitKind.LAWYERS: WaitBounds((_PASSED_ON,), _SETTLED),
    WaitKind.COURT: WaitBounds(
        (
            EventMark(EventType.SUSPECT_CHARGED),
            _when(EventType.PROSECUTION_DECISION, "decision", "charge"),
            _when(EventType.CASE_OUTCOME, "outcome", "1", "1A"),
        ),
        (
            _when(
                EventType.HEARING_RESULTED,
                "result",
                "guilty_plea",
                "convicted",
                "acquitted",
                "discontinued",
                "sentenced",
            ),
            _STOPPED,
        ),
    ),
    WaitKind.SENTENCE: WaitBounds(
        (_when(EventType.HEARING_RESULTED, "result", "guilty_plea", "convicted"),),
        (_when(EventType.HEARING_RESULTED, "result", "sentenced", "acquitted", "discontinued"), _STOPPED),
    ),
    WaitKind.APPEAL: WaitBounds((EventMark(EventType.APPEAL_LODGED),), (EventMark(EventType.APPEAL_RESULTED),)),
}
_OF_STAGE: Mapping[Stage, WaitKind] = {
    Stage.REPORTED: WaitKind.LOOKING,
    Stage.FOUND: WaitKind.LOOKING,
    Stage.ARRESTED: WaitKind.DECIDING,
    Stage.INTERVIEWED: WaitKind.DECIDING,
    Stage.RELEASED: WaitKind.DECIDING,
    Stage.LET_GO: WaitKind.DECIDING,
    Stage.BAILED: WaitKind.DECIDING,
    Stage.WITH_LAWYERS: WaitKind.LAWYERS,
    Stage.TO_COURT: WaitKind.COURT,
    Stage.COURT: WaitKind.COURT,
    Stage.FOUND_GUILTY: WaitKind.SENTENCE,
    Stage.APPEAL: WaitKind.APPEAL,
}


def find_current_wait(stage: Stage, facts: Iterable[Fact]) -> CurrentWait | None:
    """Return where this case waits now and since when. `facts`: up to the moment of asking.

    None where it does not wait, or is unlike other cases: reopened, or its wait has already ended for one of the
    suspects.
    """
    wait = _OF_STAGE.get(stage)
    known = list(facts)
    if wait is None or any(fact.type == EventType.CASE_REOPENED for fact in known):
        return None
    bounds = BOUNDS_OF_WAIT[wait]
    begun = min((fact.time for fact in known if any(mark.is_on(fact) for mark in bounds.begins)), default=None)
    if begun is None:
        return None
    is_over = any(fact.time >= begun and any(mark.is_on(fact) for mark in bounds.ends) for fact in known)
    return None if is_over else CurrentWait(wait, london_date(begun))


# How long the middle half of past cases waited: the Kaplan-Meier estimate, from ended and open waits alike.
#
# Open waits count for as long as they have lasted. Leaving them out would count mostly short waits and tell the victim
# too early a day.

FEWEST_WAITS = 30  # ended waits; with fewer the middle half says too little
_LOW, _HIGH = 0.25, 0.75
_ABOUT_HALF = (45, 55)  # per cent: said as "half"


@dataclass(frozen=True, slots=True)
class PastWait:
    """`count` cases that waited this many days: until the wait ended, or so far."""

    days: int
    is_over: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class WaitSpread:
    """Of 100 other cases, `share` wait from `low` to `high` days. Days are whole, so the share can be more than
    half."""

    low: int
    high: int
    share: int
    count: int  # waits that have ended

    @property
    def is_half(self) -> bool:
        return _ABOUT_HALF[0] <= self.share <= _ABOUT_HALF[1]


def estimate_wait_spread(waits: Iterable[PastWait]) -> WaitSpread | None:
    """Estimate the middle half of the waits. None for fewer than FEWEST_WAITS ended waits; where so many still wait
    that the longer times are unknown; and where nearly all take the same time."""
    over, left = Counter[int](), Counter[int]()
    for waited in waits:
        (over if waited.is_over else left)[waited.days] += waited.count
    count = over.total()
    if count < FEWEST_WAITS:
        return None
    ended_by = dict(_ended_by(over, left))
    low = next((day for day, share in ended_by.items() if share >= _LOW), None)
    high = next((day for day, share in ended_by.items() if share >= _HIGH), None)
    if low is None or high is None or low == high:
        return None
    before = max((share for day, share in ended_by.items() if day < low), default=0.0)
    inside = ended_by[high] - before
    # Both ends are waits of these very cases: among other cases one fewer lies between them.
    return WaitSpread(low, high, round(100 * (inside * count - 1) / (count + 1)), count)


def _ended_by(over: Counter[int], left: Counter[int]) -> Iterator[tuple[int, float]]:
    """Yield by day, in order, the share of all waits that had ended by then. A wait left open on a day counts as still
    waiting when others ended on it."""
    waiting, still = over.total() + left.total(), 1.0
    for day in sorted(over.keys() | left.keys()):
        if over[day]:
            still *= 1 - over[day] / waiting
            yield day, 1 - still
        waiting -= over[day] + left[day]
