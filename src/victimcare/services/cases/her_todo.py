"""Says the one thing that the victim can do now, on the first screen, or that they need do nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from victimcare.rules.cases.case_progress import CaseProgress
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.cases.her_rights import reviews_on_offer
from victimcare.services.cases.shapes import Asked, AskedState, Right, RightState

_AT: Mapping[Stage, str] = {
    Stage.BAILED: "rules",
    Stage.FOUND_GUILTY: "speak",
    Stage.SENTENCED: "explained",
    Stage.RELEASE: "safer",
    Stage.YOU_STOPPED: "come-back",
    Stage.CLOSED: "ask-why",
    Stage.NOT_INVESTIGATED: "ask-why",
    Stage.NO_CHARGE: "ask-why",
    Stage.OUT_OF_COURT: "ask-why",
    Stage.STOPPED: "ask-why",
    Stage.NOT_GUILTY: "talk-about-it",
    Stage.APPEAL_DECIDED: "explained",
}

_LONGER = "cases-right-r9_uls_request"
_PROPERTY = "cases-right-r10_property"  # due since it can come back


def her_todo(
    case: CaseProgress,
    rights: Sequence[Right],
    asked: Sequence[Asked] = (),
    *,
    waits_to_be_told: bool,
    is_held: bool,
    is_rung: bool = False,
) -> Sentence:
    """Choose the victim's own time limits first, then what their place on the way asks for; after the end, their
    property that can come home. `is_held`: what waits cannot be told yet, also if they ring. `is_rung`: a person rings
    the victim to tell it."""
    if is_rung:
        return sentence("cases-todo-rung")
    if is_held:
        return sentence("cases-todo-held")
    if waits_to_be_told:
        return sentence("cases-todo-ring")
    look = next(iter(reviews_on_offer(rights, asked)), None)
    if look is not None and look.due_on and look.line.id == "cases-right-line-window":
        return sentence("cases-todo-second-look", day=look.due_on)
    if look is not None:
        return sentence("cases-todo-second-look-early")
    if review_under_way(asked) is not None:
        return sentence("cases-todo-review-asked")
    if case.is_called and case.stage.is_in_court:
        return sentence("cases-todo-called")
    if case.stage is Stage.SENTENCED and can_be_longer(rights):
        return sentence("cases-todo-too-short")
    if case.stage.is_end and any(row.what.id == _PROPERTY and row.state is RightState.DUE for row in rights):
        return sentence("cases-step-property-ready")
    return sentence(f"cases-todo-{_AT.get(case.stage, 'nothing')}")


def review_under_way(asked: Iterable[Asked]) -> Asked | None:
    """Return the review that the victim asked for and has no answer to."""
    return next((one for one in asked if one.is_review and one.state is not AskedState.ENDED), None)


def can_be_longer(rights: Iterable[Right]) -> bool:
    """Whether there is time left to ask for a longer sentence: some weeks, and not a day more."""
    return any(row.what.id == _LONGER and row.state is RightState.OPEN for row in rights)
