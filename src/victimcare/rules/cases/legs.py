"""The whole way of a case, from the first report to leaving prison, in legs: who leads each, and in which one it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from victimcare.rules.cases.stages import Stage
from victimcare.rules.cases.standing import Happened, Standing


class Leg(StrEnum):
    """In the order in which they come. The values are parts of sentence ids."""

    TOLD = "told"
    LOOKING = "looking"
    DECISION = "decision"
    COURT = "court"
    SENTENCE = "sentence"
    AFTER = "after"
    RELEASE = "release"


class LegState(StrEnum):
    DONE = "done"
    NOW = "now"
    ENDED = "ended"  # here it ended: what stands after it does not come, unless there are new facts
    LATER = "later"
    NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class OnTheWay:
    leg: Leg
    state: LegState
    happened: tuple[Happened, ...]


# By the beginning of a step's id, the first that fits. Whatever is in none of them happened on the leg before.
_OF_STEP: tuple[tuple[str, Leg], ...] = (
    ("case-recorded", Leg.TOLD),
    ("victim-added", Leg.TOLD),
    ("suspect-charged", Leg.DECISION),
    ("suspect-", Leg.LOOKING),
    ("case-not-investigated", Leg.LOOKING),
    ("case-reopened", Leg.LOOKING),
    ("case-outcome-to-court", Leg.DECISION),
    ("case-outcome-no-charge", Leg.DECISION),
    ("case-outcome", Leg.LOOKING),
    ("case-sent-to-cps", Leg.DECISION),
    ("prosecution-decision-charge-altered", Leg.COURT),
    ("prosecution-decision-discontinued", Leg.COURT),
    ("prosecution-decision", Leg.DECISION),
    ("hearing-listed-appeal", Leg.AFTER),
    ("hearing-listed-sentence", Leg.SENTENCE),
    ("hearing-resulted-sentenced", Leg.SENTENCE),
    ("hearing-", Leg.COURT),
    ("appeal-", Leg.AFTER),
    ("offender-release-planned", Leg.RELEASE),
)
_OF_STAGE: Mapping[Stage, Leg] = {
    Stage.NO_CHARGE: Leg.DECISION,
    Stage.WITH_LAWYERS: Leg.DECISION,
    Stage.TO_COURT: Leg.COURT,
    Stage.COURT: Leg.COURT,
    Stage.STOPPED: Leg.COURT,
    Stage.NOT_GUILTY: Leg.COURT,
    Stage.FOUND_GUILTY: Leg.SENTENCE,
    Stage.SENTENCED: Leg.AFTER,
    Stage.APPEAL: Leg.AFTER,
    Stage.APPEAL_DECIDED: Leg.AFTER,
    Stage.RELEASE: Leg.RELEASE,
}
# An end of the work on it, after which more of the way still comes by itself.
_COMES_ALL_THE_SAME = frozenset({Stage.SENTENCED, Stage.APPEAL_DECIDED, Stage.RELEASE})


def the_way(standing: Standing) -> tuple[OnTheWay, ...]:
    """Every leg, those that never come among them."""
    happened: dict[Leg, list[Happened]] = {leg: [] for leg in Leg}
    leg = Leg.TOLD
    for step in standing.happened:
        leg = _leg_of(step, leg)
        happened[leg].append(step)
    here = _here(standing.stage, [leg for leg in Leg if happened[leg]])
    ends = standing.stage.is_end and standing.stage not in _COMES_ALL_THE_SAME
    return tuple(OnTheWay(leg, _state(leg, here, ends=ends), tuple(happened[leg])) for leg in Leg)


def _leg_of(step: Happened, before: Leg) -> Leg:
    name = step.title.id.removeprefix("cases-step-")
    return next((leg for begins, leg in _OF_STEP if name.startswith(begins)), before)


def _here(stage: Stage, been: Iterable[Leg]) -> Leg:
    """An end of which the stage does not say where, such as that she stopped, is where the case had come to."""
    if stage in _OF_STAGE:
        return _OF_STAGE[stage]
    if stage.is_end:
        return max(been, key=list(Leg).index, default=Leg.TOLD)
    return Leg.LOOKING


def _state(leg: Leg, here: Leg, *, ends: bool) -> LegState:
    if leg is here:
        return LegState.ENDED if ends else LegState.NOW
    if list(Leg).index(leg) < list(Leg).index(here):
        return LegState.DONE
    return LegState.NOT_NOW if ends else LegState.LATER
