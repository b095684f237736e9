"""What comes after each stage: the steps still to come, and the news whose clock starts when it happens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from victimcare.rules.cases.stages import Stage
from victimcare.rules.cases.standing import Standing

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
class Awaited:
    """News that will come: its name in the sentences, and the duty whose time limit it will start."""

    name: str
    duty: str


_AWAITED: Mapping[Stage, Awaited] = {
    Stage.REPORTED: Awaited("anything-new", "r6_suspect_arrested"),
    Stage.FOUND: Awaited("anything-new", "r6_suspect_arrested"),
    Stage.ARRESTED: Awaited("anything-new", "r6_suspect_released_without_charge"),
    Stage.INTERVIEWED: Awaited("anything-new", "r6_suspect_released_without_charge"),
    Stage.RELEASED: Awaited("anything-new", "r6_suspect_arrested"),
    Stage.LET_GO: Awaited("anything-new", "r6_suspect_arrested"),
    Stage.BAILED: Awaited("anything-new", "r6_police_bail_changed"),
    Stage.WITH_LAWYERS: Awaited("decision", "r6_charge_decision_prosecute"),
    Stage.TO_COURT: Awaited("court-date", "r8_hearing_date"),
    Stage.COURT: Awaited("court-result", "r9_case_outcome"),
    Stage.FOUND_GUILTY: Awaited("sentence", "r9_sentence"),
    Stage.APPEAL: Awaited("appeal", "r9_appeal_hearing_and_result"),
}


_IF_CALLED = "speak"


def ahead(stage: Stage, *, is_called: bool) -> tuple[str, ...]:
    """Ends of the ids `cases-ahead-…`, in the order in which they may come. At most three: more would not be read.

    "If you are asked to speak" is no question any more for one who is called.
    """
    return tuple(name for name in _AHEAD[stage] if not (is_called and name == _IF_CALLED))


def awaited(standing: Standing) -> Awaited | None:
    """The news that she hears next, by whichever clock it will start. None where nothing more is expected."""
    if standing.next_hearing is not None and standing.stage is Stage.TO_COURT:
        return _AWAITED[Stage.COURT]
    return _AWAITED.get(standing.stage)
