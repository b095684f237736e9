"""The stages of a case, in the order in which they come, and the ends it can have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from victimcare.rules.clock import london_date
from victimcare.rules.rights import Fact


class Stage(StrEnum):
    """How far it has come with one other person (or with none known yet). The values are parts of sentence ids."""

    NOT_INVESTIGATED = "not-investigated"
    YOU_STOPPED = "you-stopped"
    CLOSED = "closed"
    REPORTED = "reported"
    FOUND = "found"
    ARRESTED = "arrested"
    INTERVIEWED = "interviewed"
    RELEASED = "released"
    LET_GO = "let-go"
    BAILED = "bailed"
    WITH_LAWYERS = "with-lawyers"
    NO_CHARGE = "no-charge"
    OUT_OF_COURT = "out-of-court"
    STOPPED = "stopped"
    NOT_GUILTY = "not-guilty"
    TO_COURT = "to-court"
    COURT = "court"
    FOUND_GUILTY = "found-guilty"
    SENTENCED = "sentenced"
    APPEAL = "appeal"
    APPEAL_DECIDED = "appeal-decided"
    RELEASE = "release"

    @property
    def is_end(self) -> bool:
        """Nothing more is expected, unless new facts come."""
        return self in _ENDS

    @property
    def goes_on(self) -> bool:
        """Not over for this person. One who was let go without a charge is out of it unless nobody else is in it."""
        return not self.is_end and self is not Stage.RELEASED

    @property
    def is_in_court(self) -> bool:
        """From the charge until the courts are done: a day in court can be set."""
        return self in _IN_COURT

    @property
    def has_been_charged(self) -> bool:
        return self in _IN_COURT or self in _AFTER_COURT

    @property
    def rank(self) -> tuple[bool, int]:
        """Of several persons the one with the highest rank says where the case stands: going on before over."""
        return (self.goes_on, list(Stage).index(self))


_ENDS = frozenset(
    {
        Stage.NOT_INVESTIGATED,
        Stage.YOU_STOPPED,
        Stage.CLOSED,
        Stage.NO_CHARGE,
        Stage.OUT_OF_COURT,
        Stage.STOPPED,
        Stage.NOT_GUILTY,
        Stage.SENTENCED,
        Stage.APPEAL_DECIDED,
        Stage.RELEASE,
    }
)
_IN_COURT = frozenset({Stage.TO_COURT, Stage.COURT, Stage.FOUND_GUILTY, Stage.APPEAL})
_AFTER_COURT = frozenset({Stage.STOPPED, Stage.NOT_GUILTY, Stage.SENTENCED, Stage.APPEAL_DECIDED, Stage.RELEASE})


# Where a case waits: which events begin and end each wait, and since when one victim's case has waited.
#
# A wait is a stretch of the way in which she can only wait, whoever it is for. What begins and ends it is data, so that
# the past cases are counted with the very definitions that her page uses (`case_stages`).


class WaitKind(StrEnum):
    """The values are parts of sentence ids."""

    LOOKING = "looking"  # until somebody is questioned, or it is closed
    DECIDING = "deciding"  # from the first questioning until it is passed on or ended
    LAWYERS = "lawyers"
    COURT = "court"  # from the charge until the court decides
    SENTENCE = "sentence"
    APPEAL = "appeal"

    @property
    def is_ours(self) -> bool:
        """We can end it ourselves; with the others all that we can do is to ask."""
        return self in (WaitKind.LOOKING, WaitKind.DECIDING)


@dataclass(frozen=True, slots=True)
class EventMark:
    """An event of this type; with a `field`, only where that has one of `values`."""

    type: str
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


def _when(kind: str, field: str, *values: str) -> EventMark:
    return EventMark(kind, field, frozenset(values))


# Every Home Office outcome but "0", which is none, and the charges, which begin the next wait as they end this one.
_OUTCOMES = ("1", "1A", "2", "2A", "3", "3A", *(str(code) for code in range(4, 23)))
_QUESTIONED = tuple(
    EventMark(f"suspect.{what}")
    for what in ("arrested", "interviewed", "bailed", "released_under_investigation", "released_without_charge")
)
_SETTLED = (
    EventMark("suspect.charged"),
    EventMark("suspect.out_of_court_disposal"),
    EventMark("prosecution.decision"),
    EventMark("hearing.listed"),
    EventMark("case.withdrawn"),
    _when("case.outcome", "outcome", *_OUTCOMES),
)
_PASSED_ON = EventMark("case.sent_to_cps")
_SET_ASIDE = EventMark("case.not_investigated")
_STOPPED = _when("prosecution.decision", "decision", "discontinued")

BOUNDS_OF_WAIT: Mapping[WaitKind, WaitBounds] = {
    WaitKind.LOOKING: WaitBounds((EventMark("case.recorded"),), (*_QUESTIONED, _PASSED_ON, _SET_ASIDE, *_SETTLED)),
    WaitKind.DECIDING: WaitBounds(_QUESTIONED, (_PASSED_ON, _SET_ASIDE, *_SETTLED)),
    WaitKind.LAWYERS: WaitBounds((_PASSED_ON,), _SETTLED),
    WaitKind.COURT: WaitBounds(
        (
            EventMark("suspect.charged"),
            _when("prosecution.decision", "decision", "charge"),
            _when("case.outcome", "outcome", "1", "1A"),
        ),
        (
            _when("hearing.resulted", "result", "guilty_plea", "convicted", "acquitted", "discontinued", "sentenced"),
            _STOPPED,
        ),
    ),
    WaitKind.SENTENCE: WaitBounds(
        (_when("hearing.resulted", "result", "guilty_plea", "convicted"),),
        (_when("hearing.resulted", "result", "sentenced", "acquitted", "discontinued"), _STOPPED),
    ),
    WaitKind.APPEAL: WaitBounds((EventMark("appeal.lodged"),), (EventMark("appeal.resulted"),)),
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
    """Where this case waits now and since when. `facts`: up to the moment of asking.

    None where it does not wait, and where it is like no other case: opened again, or with somebody for whom this is
    over already.
    """
    wait = _OF_STAGE.get(stage)
    known = list(facts)
    if wait is None or any(fact.type == "case.reopened" for fact in known):
        return None
    bounds = BOUNDS_OF_WAIT[wait]
    begun = min((fact.time for fact in known if any(mark.is_on(fact) for mark in bounds.begins)), default=None)
    if begun is None:
        return None
    is_over = any(fact.time >= begun and any(mark.is_on(fact) for mark in bounds.ends) for fact in known)
    return None if is_over else CurrentWait(wait, london_date(begun))


# How long the middle of the past cases waited: Kaplan and Meier's estimate, from ended and from open waits alike.
#
# Waits that go on are counted for as long as they have lasted. To leave them out would count mostly the short ones, and
# tell her too soon a day.

FEWEST_WAITS = 30  # ended waits; of fewer the middle half says too little
_LOW, _HIGH = 0.25, 0.75
_ABOUT_HALF = (45, 55)  # of 100: said as "half"


@dataclass(frozen=True, slots=True)
class PastWait:
    """`count` cases that waited so many days: until the wait ended, or until now and on."""

    days: int
    is_over: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class WaitSpread:
    """Of 100 other cases, `share` wait from `low` to `high` days. Days are whole, so it can be more than half."""

    low: int
    high: int
    share: int
    count: int  # waits that have ended

    @property
    def is_half(self) -> bool:
        return _ABOUT_HALF[0] <= self.share <= _ABOUT_HALF[1]


def estimate_wait_spread(waits: Iterable[PastWait]) -> WaitSpread | None:
    """The middle half. None for fewer than FEWEST ended waits; where so many still wait that nobody knows how long the
    longer ones take; and where nearly all take the same."""
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
    # Both ends are waits of these very cases: of other cases one less of so many lies between them.
    return WaitSpread(low, high, round(100 * (inside * count - 1) / (count + 1)), count)


def _ended_by(over: Counter[int], left: Counter[int]) -> Iterator[tuple[int, float]]:
    """By day, in order: the share of all waits that has ended by then. One that was left open on a day was still there
    when others ended on it."""
    waiting, still = over.total() + left.total(), 1.0
    for day in sorted(over.keys() | left.keys()):
        if over[day]:
            still *= 1 - over[day] / waiting
            yield day, 1 - still
        waiting -= over[day] + left[day]
