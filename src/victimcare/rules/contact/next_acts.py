"""What could come next, from what she is owed, the moment and how the contact ended. A person ticks it or does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from victimcare.rules.contact.endings import Ending
from victimcare.rules.contact.families import Family
from victimcare.rules.contact.moments import Moment, Phase, phase_of


class Step(StrEnum):
    """Each is the end of a sentence id, and of the reason of the task that it becomes."""

    SECOND_CALL = "second_call"
    TRY_AGAIN = "try_again"  # at a time and in a way that is safe
    RISK_QUESTIONS = "risk_questions"
    AGREE_PLAN = "agree_plan"  # nobody has agreed with her how she may be reached, or it has to be looked at again
    OFFER_SUPPORT = "offer_support"
    INTERPRETER = "interpreter"
    GET_READY_FOR_COURT = "get_ready_for_court"
    SAY_HOW_TO_REVIEW = "say_how_to_review"
    ASK_OFFICER = "ask_officer"  # something she asked, that only they can answer
    RING_AGAIN = "ring_again"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known while somebody speaks with her."""

    family: Family
    moment: Moment
    is_guarded: bool
    has_plan: bool  # confirmed, and not overtaken or past its day of review
    speaks: str  # the language she needs; empty: English
    wants_support: bool  # she has not said that she wants none


@dataclass(frozen=True, slots=True)
class Proposed:
    step: Step
    due_on: date


# What follows by itself on how a contact ended: nobody has to tick it, and nothing that was to be told is lost.
_FOLLOWS: Mapping[Ending, Step] = {Ending.SECOND_CALL: Step.SECOND_CALL, Ending.NOT_SAFE: Step.TRY_AGAIN}
_AT_RISK = frozenset({Family.DOMESTIC, Family.STALKING, Family.SEXUAL, Family.EXPLOITED, Family.HATE})
_WITHIN: Mapping[Step, int] = {  # days
    Step.SECOND_CALL: 1,
    Step.TRY_AGAIN: 1,
    Step.RISK_QUESTIONS: 0,
    Step.AGREE_PLAN: 1,
    Step.OFFER_SUPPORT: 3,
    Step.INTERPRETER: 1,
    Step.GET_READY_FOR_COURT: 3,
    Step.SAY_HOW_TO_REVIEW: 7,
    Step.ASK_OFFICER: 3,
    Step.RING_AGAIN: 3,
}


def propose(facts: Facts, *, today: date) -> tuple[Proposed, ...]:
    """What can be ticked, the most pressing first. Whoever sets the task takes the next day on which we are open."""
    return tuple(Proposed(step, due_on(step, today=today)) for step in _steps(facts))


def follows(ending: Ending) -> Step | None:
    return _FOLLOWS.get(ending)


def due_on(step: Step, *, today: date) -> date:
    return today + timedelta(days=_WITHIN[step])


def _steps(facts: Facts) -> Iterator[Step]:
    if phase_of(facts.moment) is Phase.RISK and (facts.is_guarded or facts.family in _AT_RISK):
        yield Step.RISK_QUESTIONS
    if not facts.has_plan:
        yield Step.AGREE_PLAN
    if facts.speaks:
        yield Step.INTERPRETER
    if phase_of(facts.moment) is Phase.COURT:
        yield Step.GET_READY_FOR_COURT
    if facts.moment in (Moment.CLOSED, Moment.ACQUITTED):
        yield Step.SAY_HOW_TO_REVIEW
    if facts.wants_support:
        yield Step.OFFER_SUPPORT
    yield Step.ASK_OFFICER
    yield Step.RING_AGAIN
