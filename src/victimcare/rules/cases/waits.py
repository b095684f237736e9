"""Where a case waits: which events begin and end each wait, and since when one victim's case has waited.

A wait is a stretch of the way in which she can only wait, whoever it is for. What begins and ends it is data, so that
the past cases are counted with the very definitions that her page uses (`spread`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from victimcare.rules.cases.stages import Stage
from victimcare.rules.clock import london_date
from victimcare.rules.rights import Fact


class Wait(StrEnum):
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
        return self in (Wait.LOOKING, Wait.DECIDING)


@dataclass(frozen=True, slots=True)
class Mark:
    """An event of this type; with a `field`, only where that has one of `values`."""

    type: str
    field: str = ""
    values: frozenset[str] = frozenset()

    def is_on(self, fact: Fact) -> bool:
        return fact.type == self.type and (not self.field or fact.data.get(self.field) in self.values)


@dataclass(frozen=True, slots=True)
class Bounds:
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    wait: Wait
    since: date


def _when(kind: str, field: str, *values: str) -> Mark:
    return Mark(kind, field, frozenset(values))


# Every Home Office outcome but "0", which is none, and the charges, which begin the next wait as they end this one.
_OUTCOMES = ("1", "1A", "2", "2A", "3", "3A", *(str(code) for code in range(4, 23)))
_QUESTIONED = tuple(
    Mark(f"suspect.{what}")
    for what in ("arrested", "interviewed", "bailed", "released_under_investigation", "released_without_charge")
)
_SETTLED = (
    Mark("suspect.charged"),
    Mark("suspect.out_of_court_disposal"),
    Mark("prosecution.decision"),
    Mark("hearing.listed"),
    Mark("case.withdrawn"),
    _when("case.outcome", "outcome", *_OUTCOMES),
)
_PASSED_ON = Mark("case.sent_to_cps")
_SET_ASIDE = Mark("case.not_investigated")
_STOPPED = _when("prosecution.decision", "decision", "discontinued")

BOUNDS: Mapping[Wait, Bounds] = {
    Wait.LOOKING: Bounds((Mark("case.recorded"),), (*_QUESTIONED, _PASSED_ON, _SET_ASIDE, *_SETTLED)),
    Wait.DECIDING: Bounds(_QUESTIONED, (_PASSED_ON, _SET_ASIDE, *_SETTLED)),
    Wait.LAWYERS: Bounds((_PASSED_ON,), _SETTLED),
    Wait.COURT: Bounds(
        (
            Mark("suspect.charged"),
            _when("prosecution.decision", "decision", "charge"),
            _when("case.outcome", "outcome", "1", "1A"),
        ),
        (
            _when("hearing.resulted", "result", "guilty_plea", "convicted", "acquitted", "discontinued", "sentenced"),
            _STOPPED,
        ),
    ),
    Wait.SENTENCE: Bounds(
        (_when("hearing.resulted", "result", "guilty_plea", "convicted"),),
        (_when("hearing.resulted", "result", "sentenced", "acquitted", "discontinued"), _STOPPED),
    ),
    Wait.APPEAL: Bounds((Mark("appeal.lodged"),), (Mark("appeal.resulted"),)),
}
_OF_STAGE: Mapping[Stage, Wait] = {
    Stage.REPORTED: Wait.LOOKING,
    Stage.FOUND: Wait.LOOKING,
    Stage.ARRESTED: Wait.DECIDING,
    Stage.INTERVIEWED: Wait.DECIDING,
    Stage.RELEASED: Wait.DECIDING,
    Stage.LET_GO: Wait.DECIDING,
    Stage.BAILED: Wait.DECIDING,
    Stage.WITH_LAWYERS: Wait.LAWYERS,
    Stage.TO_COURT: Wait.COURT,
    Stage.COURT: Wait.COURT,
    Stage.FOUND_GUILTY: Wait.SENTENCE,
    Stage.APPEAL: Wait.APPEAL,
}


def waiting(stage: Stage, facts: Iterable[Fact]) -> Waiting | None:
    """Where this case waits now and since when. `facts`: up to the moment of asking.

    None where it does not wait, and where it is like no other case: opened again, or with somebody for whom this is
    over already.
    """
    wait = _OF_STAGE.get(stage)
    known = list(facts)
    if wait is None or any(fact.type == "case.reopened" for fact in known):
        return None
    bounds = BOUNDS[wait]
    begun = min((fact.time for fact in known if any(mark.is_on(fact) for mark in bounds.begins)), default=None)
    if begun is None:
        return None
    is_over = any(fact.time >= begun and any(mark.is_on(fact) for mark in bounds.ends) for fact in known)
    return None if is_over else Waiting(wait, london_date(begun))
