"""The whole journey of a case in legs, from the first report to release from prison, and which leg the case is on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from victimcare.rules.cases.case_progress import CaseProgress, ProgressStep
from victimcare.rules.cases.case_stages import Stage

# What comes after each stage: the steps still to come, and the news whose clock starts when it happens.

_LOOKING = ("decide", "hear-decision", "second-look")
_DECIDING = ("hear-decision", "first-day", "speak")
_COURT = ("speak", "court-decides", "sentence")

_AHEAD: Mapping[Stage, tuple[str, ...]] = {
    Stage.REPORTED: ("find", "decide", "hear-decision"),
    Stage.FOUND: _LOOKING,
    Stage.ARRESTED: _LOOKING,
    Stage.INTERVIEWED: _LOOKING,
    Stage.RELEASED: _LOOKING,
    Stage.LET_GO: _LOOKING,
    Stage.BAILED: _LOOKING,
    Stage.WITH_LAWYERS: _DECIDING,
    Stage.TO_COURT: _COURT,
    Stage.COURT: _COURT,
    Stage.FOUND_GUILTY: ("sentence", "hear-sentence", "after-sentence"),
    Stage.SENTENCED: ("after-sentence", "help-stays"),
    Stage.APPEAL: ("appeal", "hear-appeal", "help-stays"),
    Stage.APPEAL_DECIDED: ("after-sentence", "help-stays"),
    Stage.RELEASE: ("before-release", "help-stays"),
    Stage.NO_CHARGE: ("ask-second-look", "ask-why", "help-stays"),
    Stage.CLOSED: ("new-facts", "ask-why", "help-stays"),
    Stage.NOT_INVESTIGATED: ("new-facts", "ask-why", "help-stays"),
    Stage.OUT_OF_COURT: ("ask-why", "help-stays"),
    Stage.STOPPED: ("ask-second-look", "ask-why", "help-stays"),
    Stage.NOT_GUILTY: ("ask-why", "help-stays"),
    Stage.YOU_STOPPED: ("come-back", "help-stays"),
}


@dataclass(frozen=True, slots=True)
class AwaitedNews:
    """News that is still to come: its name in the sentences, and the duty whose clock it will start."""

    name: str
    duty: str


_AWAITED: Mapping[Stage, AwaitedNews] = {
    Stage.REPORTED: AwaitedNews("anything-new", "r6_suspect_arrested"),
    Stage.FOUND: AwaitedNews("anything-new", "r6_suspect_arrested"),
    Stage.ARRESTED: AwaitedNews("anything-new", "r6_suspect_released_without_charge"),
    Stage.INTERVIEWED: AwaitedNews("anything-new", "r6_suspect_released_without_charge"),
    Stage.RELEASED: AwaitedNews("anything-new", "r6_suspect_arrested"),
    Stage.LET_GO: AwaitedNews("anything-new", "r6_suspect_arrested"),
    Stage.BAILED: AwaitedNews("anything-new", "r6_police_bail_changed"),
    Stage.WITH_LAWYERS: AwaitedNews("decision", "r6_charge_decision_prosecute"),
    Stage.TO_COURT: AwaitedNews("court-date", "r8_hearing_date"),
    Stage.COURT: AwaitedNews("court-result", "r9_case_outcome"),
    Stage.FOUND_GUILTY: AwaitedNews("sentence", "r9_sentence"),
    Stage.APPEAL: AwaitedNews("appeal", "r9_appeal_hearing_and_result"),
}


_IF_CALLED = "speak"


def list_steps_ahead(stage: Stage, *, is_called: bool) -> tuple[str, ...]:
    """List the ends of the ids `cases-ahead-…`, in the order in which the steps may come. At most three: more would not
    be read. "If you are asked to speak" is left out for a victim who has been asked."""
    return tuple(name for name in _AHEAD[stage] if not (is_called and name == _IF_CALLED))


def next_awaited_news(standing: CaseProgress) -> AwaitedNews | None:
    """Return the news that the victim will get next, by the clock that it will start. None where nothing more is
    expected."""
    if standing.next_hearing is not None and standing.stage is Stage.TO_COURT:
        return _AWAITED[Stage.COURT]
    return _AWAITED.get(standing.stage)


class JourneyLeg(StrEnum):
    """The legs in order. The values are parts of sentence ids."""

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
    ENDED = "ended"  # the case ended here: later legs do not come, unless there are new facts
    LATER = "later"
    NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class LegProgress:
    leg: JourneyLeg
    state: LegState
    happened: tuple[ProgressStep, ...]


# By the beginning of a step's id; the first match counts. Any other step belongs to the leg before it.
_OF_STEP: tuple[tuple[str, JourneyLeg], ...] = (
    ("case-recorded", JourneyLeg.TOLD),
    ("victim-added", JourneyLeg.TOLD),
    ("suspect-charged", JourneyLeg.DECISION),
    ("suspect-", JourneyLeg.LOOKING),
    ("case-not-investigated", JourneyLeg.LOOKING),
    ("case-reopened", JourneyLeg.LOOKING),
    ("case-outcome-to-court", JourneyLeg.DECISION),
    ("case-outcome-no-charge", JourneyLeg.DECISION),
    ("case-outcome", JourneyLeg.LOOKING),
    ("case-sent-to-cps", JourneyLeg.DECISION),
    ("prosecution-decision-charge-altered", JourneyLeg.COURT),
    ("prosecution-decision-discontinued", JourneyLeg.COURT),
    ("prosecution-decision", JourneyLeg.DECISION),
    ("hearing-listed-appeal", JourneyLeg.AFTER),
    ("hearing-listed-sentence", JourneyLeg.SENTENCE),
    ("hearing-resulted-sentenced", JourneyLeg.SENTENCE),
    ("hearing-", JourneyLeg.COURT),
    ("appeal-", JourneyLeg.AFTER),
    ("offender-release-planned", JourneyLeg.RELEASE),
)
_OF_STAGE: Mapping[Stage, JourneyLeg] = {
    Stage.NO_CHARGE: JourneyLeg.DECISION,
    Stage.WITH_LAWYERS: JourneyLeg.DECISION,
    Stage.TO_COURT: JourneyLeg.COURT,
    Stage.COURT: JourneyLeg.COURT,
    Stage.STOPPED: JourneyLeg.COURT,
    Stage.NOT_GUILTY: JourneyLeg.COURT,
    Stage.FOUND_GUILTY: JourneyLeg.SENTENCE,
    Stage.SENTENCED: JourneyLeg.AFTER,
    Stage.APPEAL: JourneyLeg.AFTER,
    Stage.APPEAL_DECIDED: JourneyLeg.AFTER,
    Stage.RELEASE: JourneyLeg.RELEASE,
}
# Endings after which later legs still come.
_COMES_ALL_THE_SAME = frozenset({Stage.SENTENCED, Stage.APPEAL_DECIDED, Stage.RELEASE})


def list_legs(standing: CaseProgress) -> tuple[LegProgress, ...]:
    """List every leg, including those that will not come."""
    happened: dict[JourneyLeg, list[ProgressStep]] = {leg: [] for leg in JourneyLeg}
    leg = JourneyLeg.TOLD
    for step in standing.happened:
        leg = _leg_of(step, leg)
        happened[leg].append(step)
    here = _here(standing.stage, [leg for leg in JourneyLeg if happened[leg]])
    ends = standing.stage.is_end and standing.stage not in _COMES_ALL_THE_SAME
    return tuple(LegProgress(leg, _state(leg, here, ends=ends), tuple(happened[leg])) for leg in JourneyLeg)


def _leg_of(step: ProgressStep, before: JourneyLeg) -> JourneyLeg:
    name = step.title.id.removeprefix("cases-step-")
    return next((leg for begins, leg in _OF_STEP if name.startswith(begins)), before)


def _here(stage: Stage, been: Iterable[JourneyLeg]) -> JourneyLeg:
    """Return the leg of this stage. An ending that names no leg, such as the victim stopping, is on the furthest leg
    reached."""
    if stage in _OF_STAGE:
        return _OF_STAGE[stage]
    if stage.is_end:
        return max(been, key=list(JourneyLeg).index, default=JourneyLeg.TOLD)
    return JourneyLeg.LOOKING


def _state(leg: JourneyLeg, here: JourneyLeg, *, ends: bool) -> LegState:
    if leg is here:
        return LegState.ENDED if ends else LegState.NOW
    if list(JourneyLeg).index(leg) < list(JourneyLeg).index(here):
        return LegState.DONE
    return LegState.NOT_NOW if ends else LegState.LATER
