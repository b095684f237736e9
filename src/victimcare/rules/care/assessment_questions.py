"""A needs assessment as data: which questions are asked of whom, what each answer raises, and in which order.

The order protects her. Whether she can talk safely is asked first, every time that somebody speaks with her, and until
she has said yes nothing else is asked: a question overheard tells him what she was asked. What is left unanswered is
never an answer: "not said" raises nothing and takes nothing away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AssessmentForm(StrEnum):
    SHORT = "short"  # a few minutes, of everybody
    FULL = "full"


class AnswerType(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    CHOICE = "choice"  # one of its own answers
    WORDS = "words"  # in her words


NOT_SAID = "not_said"
YES_NO = ("yes", "no", "unsure", NOT_SAID)

Answers = Mapping[str, str]  # by question


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """One answer and what follows from it. `points` count only in risk questions. `words` are those of a choice.
    `language`: the code of the language that everybody who gives this answer speaks."""

    id: str
    words: str = ""
    needs: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()  # of Enhanced Rights, that a person may confirm
    points: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class AssessmentQuestion:
    """`only`: of whom it is asked, by `victim_tags`; empty: of everybody. `forms`: in which forms it stands."""

    id: str
    part: str
    ask: str
    hint: str = ""
    asks: AnswerType = AnswerType.YES_NO
    forms: tuple[AssessmentForm, ...] = (AssessmentForm.SHORT, AssessmentForm.FULL)
    only: tuple[str, ...] = ()
    answers: tuple[AnswerEffect, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        if self.asks is AnswerType.CHOICE:
            return (*(each.id for each in self.answers), NOT_SAID)
        return YES_NO if self.asks is AnswerType.YES_NO else ()

    def follows(self, answer: str) -> AnswerEffect | None:
        return next((each for each in self.answers if each.id == answer), None)


@dataclass(frozen=True, slots=True)
class RiskLevel:
    """How high a risk is from so many points. `hours`: within which somebody acts; 0: no task of its own."""

    id: str
    at_least: int
    harm: int
    hours: int = 0


@dataclass(frozen=True, slots=True)
class QuestionPack:
    """Questions as one body. `is_example`: shipped to show the form, and validated by nobody. Its `levels`, the lowest
    first, are there in a pack of risk questions alone. `ask_again`: parts that are asked anew in each assessment."""

    id: str
    title: str
    is_example: bool
    questions: tuple[AssessmentQuestion, ...]
    levels: tuple[RiskLevel, ...] = ()
    ask_again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RaisedNeed:
    """A need that an answer raises, and by which question."""

    need: str
    question: str


def victim_tags(*, group: str, flags: Collection[str], kind: str, is_guarded: bool, is_child: bool) -> frozenset[str]:
    """What is known of her and the crime, as packs name it."""
    said = {group, *flags, kind}
    if is_guarded:
        said.add("guarded")
    if is_child:
        said.add("child")
    return frozenset(said)


def select_questions(pack: QuestionPack, form: AssessmentForm, own: Collection[str]) -> tuple[AssessmentQuestion, ...]:
    """The questions of this form for her, in the pack's order. A pack of risk questions has one form."""
    known = set(own)
    return tuple(
        each for each in pack.questions if form in each.forms and (not each.only or not known.isdisjoint(each.only))
    )


def is_safe_to_ask(safe_at: datetime | None, proved_at: datetime) -> bool:
    """Whether she has said in this conversation that she can talk. That she could last time says nothing of now."""
    return safe_at is not None and safe_at >= proved_at


def keep_valid_answers(questions: Iterable[AssessmentQuestion], answers: Answers) -> dict[str, str]:
    """Of these answers those that are answers to these questions, without what was left out."""
    found = {}
    for each in questions:
        said = answers.get(each.id, "").strip()
        if said and (each.asks is AnswerType.WORDS or said in each.options):
            found[each.id] = said
    return found


def reusable_answers(pack: QuestionPack, answers: Answers) -> dict[str, str]:
    """Of earlier answers those that need not be asked again: clear ones, to questions that keep their answer."""
    return {
        each.id: answers[each.id]
        for each in pack.questions
        if each.part not in pack.ask_again
        and each.asks is not AnswerType.WORDS
        and answers.get(each.id, NOT_SAID) not in (NOT_SAID, "unsure")
    }


def list_unanswered(questions: Iterable[AssessmentQuestion], answers: Answers) -> tuple[str, ...]:
    """The questions of which nothing is written down, not even that she did not say. Her own words may stay empty."""
    return tuple(each.id for each in questions if each.asks is not AnswerType.WORDS and not answers.get(each.id))


def list_raised_needs(questions: Iterable[AssessmentQuestion], answers: Answers) -> tuple[RaisedNeed, ...]:
    """Every need that these answers raise, each once, in the order in which they were asked."""
    found: dict[str, RaisedNeed] = {}
    for each, follows in _following(questions, answers):
        for need in follows.needs:
            found.setdefault(need, RaisedNeed(need, each.id))
    return tuple(found.values())


def list_suggested_grounds(questions: Iterable[AssessmentQuestion], answers: Answers) -> dict[str, tuple[str, ...]]:
    """The grounds of Enhanced Rights that these answers speak for: each with the questions, for a person to confirm."""
    found: dict[str, list[str]] = {}
    for each, follows in _following(questions, answers):
        for ground in follows.grounds:
            found.setdefault(ground, []).append(each.id)
    return {ground: tuple(ids) for ground, ids in found.items()}


def risk_points(questions: Iterable[AssessmentQuestion], answers: Answers) -> int:
    return sum(follows.points for _, follows in _following(questions, answers))


def risk_level_of(pack: QuestionPack, answers: Answers) -> RiskLevel | None:
    """The level that these answers come to; None for a pack without levels."""
    reached = risk_points(pack.questions, answers)
    found = [level for level in pack.levels if reached >= level.at_least]
    return found[-1] if found else (pack.levels[0] if pack.levels else None)


def agreed_level(pack: QuestionPack, counted: RiskLevel, chosen: str) -> RiskLevel:
    """The level that a person settles on: what was counted or higher, never lower. No count knows her better than
    whoever spoke with her; and no haste lowers what she has said."""
    known = {level.id: place for place, level in enumerate(pack.levels)}
    place = max(known.get(chosen, 0), known[counted.id])
    return pack.levels[place]


def _following(
    questions: Iterable[AssessmentQuestion], answers: Answers
) -> Iterator[tuple[AssessmentQuestion, AnswerEffect]]:
    for each in questions:
        follows = each.follows(answers.get(each.id, ""))
        if follows is not None:
            yield each, follows
