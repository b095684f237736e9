"""How a contact ended, in one press; which news that counts as told; and which steps can follow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from victimcare.rules.contact.contact_guides import ContactMoment, ContactPhase, CrimeFamily, contact_phase_of


class ContactEnding(StrEnum):
    """How a contact ended, in the order of keys 1 to 6."""

    UNDERSTOOD = "understood"  # told, and the victim understood it
    SECOND_CALL = "second_call"  # told, and the victim needs another call to take it in
    NOT_SAFE = "not_safe"  # it was not safe to tell the victim
    NOT_WANTED = "not_wanted"  # the victim did not want to hear it
    SPOKE = "spoke"  # about other things: there was nothing to tell, or it was not the time
    NOT_REACHED = "not_reached"

    @property
    def is_told(self) -> bool:
        return self in (ContactEnding.UNDERSTOOD, ContactEnding.SECOND_CALL)

    @property
    def is_reached(self) -> bool:
        return self is not ContactEnding.NOT_REACHED


class EndingConflict(ValueError):
    """The ticked news and the chosen ending do not fit. `why`: tick (nothing is ticked as told), untick (something
    is)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def list_duties_told(
    ending: ContactEnding, *, ticked: Collection[int], news: Collection[int], of_risk: Collection[int] = ()
) -> tuple[int, ...]:
    """Return the duties that this contact told, by their rows. `news`: what the victim is owed to be told now;
    `of_risk`: those that may put the victim in danger.

    With one piece of news and nothing ticked, "told" means that one: two presses are enough. With several, the
    colleague says which, and news of risk counts as told only if ticked: we keep trying to reach the victim until it
    is. Raises EndingConflict.
    """
    if ending.is_told:
        only = tuple(news) if len(news) == 1 and not set(news) & set(of_risk) else ()
        chosen = tuple(sorted(ticked)) or only
        if not chosen:
            raise EndingConflict("tick")
        return chosen
    if ticked:
        raise EndingConflict("untick")
    return ()


# What could come next, from what the victim is owed, the moment and how the contact ended. A colleague chooses which to
# tick.


class NextStep(StrEnum):
    """A step that can follow. Each value ends a sentence id, and the reason of the task that it becomes."""

    SECOND_CALL = "second_call"
    TRY_AGAIN = "try_again"  # at a time and in a way that are safe
    RISK_QUESTIONS = "risk_questions"
    AGREE_PLAN = "agree_plan"  # no safe contact plan has been agreed with the victim, or it must be reviewed
    OFFER_SUPPORT = "offer_support"
    INTERPRETER = "interpreter"
    GET_READY_FOR_COURT = "get_ready_for_court"
    SAY_HOW_TO_REVIEW = "say_how_to_review"
    ASK_OFFICER = "ask_officer"  # a question of the victim that only the officer can answer
    RING_AGAIN = "ring_again"


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """What is known while a colleague speaks with the victim."""

    family: CrimeFamily
    moment: ContactMoment
    is_guarded: bool
    has_plan: bool  # confirmed, and neither overtaken nor past its review date
    speaks: str  # the language the victim needs; empty: English
    wants_support: bool  # the victim has not declined support


@dataclass(frozen=True, slots=True)
class ProposedStep:
    step: NextStep
    due_on: date


# Steps that follow automatically from how a contact ended: they need no tick, so no news is lost.
_FOLLOWS: Mapping[ContactEnding, NextStep] = {
    ContactEnding.SECOND_CALL: NextStep.SECOND_CALL,
    ContactEnding.NOT_SAFE: NextStep.TRY_AGAIN,
}
_AT_RISK = frozenset(
    {CrimeFamily.DOMESTIC, CrimeFamily.STALKING, CrimeFamily.SEXUAL, CrimeFamily.EXPLOITED, CrimeFamily.HATE}
)
_WITHIN: Mapping[NextStep, int] = {  # days
    NextStep.SECOND_CALL: 1,
    NextStep.TRY_AGAIN: 1,
    NextStep.RISK_QUESTIONS: 0,
    NextStep.AGREE_PLAN: 1,
    NextStep.OFFER_SUPPORT: 3,
    NextStep.INTERPRETER: 1,
    NextStep.GET_READY_FOR_COURT: 3,
    NextStep.SAY_HOW_TO_REVIEW: 7,
    NextStep.ASK_OFFICER: 3,
    NextStep.RING_AGAIN: 3,
}


def list_possible_steps(facts: ContactFacts, *, today: date) -> tuple[ProposedStep, ...]:
    """List the steps that can be ticked, the most pressing first. The service that creates the task moves it to the
    next day on which we are open."""
    return tuple(ProposedStep(step, next_step_due_on(step, today=today)) for step in _steps(facts))


def step_after_ending(ending: ContactEnding) -> NextStep | None:
    return _FOLLOWS.get(ending)


def next_step_due_on(step: NextStep, *, today: date) -> date:
    return today + timedelta(days=_WITHIN[step])


def _steps(facts: ContactFacts) -> Iterator[NextStep]:
    if contact_phase_of(facts.moment) is ContactPhase.RISK and (facts.is_guarded or facts.family in _AT_RISK):
        yield NextStep.RISK_QUESTIONS
    if not facts.has_plan:
        yield NextStep.AGREE_PLAN
    if facts.speaks:
        yield NextStep.INTERPRETER
    if contact_phase_of(facts.moment) is ContactPhase.COURT:
        yield NextStep.GET_READY_FOR_COURT
    if facts.moment in (ContactMoment.CLOSED, ContactMoment.ACQUITTED):
        yield NextStep.SAY_HOW_TO_REVIEW
    if facts.wants_support:
        yield NextStep.OFFER_SUPPORT
    yield NextStep.ASK_OFFICER
    yield NextStep.RING_AGAIN
