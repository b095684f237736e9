"""A needs assessment as data: which victims are asked which questions, in which order, and what each answer raises.

The order protects the victim. Whether they can talk safely is asked first in every conversation, and until they have
said yes nothing else is asked: a question overheard tells the suspect what was asked. A missing answer is never taken
as an answer: "not said" raises nothing and removes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AssessmentForm(StrEnum):
    SHORT = "short"  # a few minutes, for every victim
    FULL = "full"


class AnswerType(StrEnum):
    """The form of an answer."""

    YES_NO = "yes_no"
    CHOICE = "choice"  # one of the question's own answers
    WORDS = "words"  # in the victim's own words


NOT_SAID = "not_said"
YES_NO = ("yes", "no", "unsure", NOT_SAID)

Answers = Mapping[str, str]  # by question id


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """One answer and what follows from it. `points` count only in risk questions. `words` are those of a choice.
    `language`: the code of the language that everyone who gives this answer speaks."""

    id: str
    words: str = ""
    needs: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()  # of Enhanced Rights, for a colleague to confirm
    points: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class AssessmentQuestion:
    """`only`: the `victim_tags` of those who are asked; empty: every victim is asked. `forms`: the forms that contain
    the question."""

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
    """A level of risk and the points it starts at. `hours`: how soon a colleague must act; 0: no task of its own."""

    id: str
    at_least: int
    harm: int
    hours: int = 0


@dataclass(frozen=True, slots=True)
class QuestionPack:
    """A set of questions with its version. `is_example`: shipped to show the format, and validated by no one. `levels`,
    the lowest first, exist only in a pack of risk questions. `ask_again`: parts that are asked anew in each assessment.
    """

    id: str
    title: str
    is_example: bool
    questions: tuple[AssessmentQuestion, ...]
    levels: tuple[RiskLevel, ...] = ()
    ask_again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RaisedNeed:
    """A need, and the question whose answer raised it."""

    need: str
    question: str


def victim_tags(*, group: str, flags: Collection[str], kind: str, is_guarded: bool, is_child: bool) -> frozenset[str]:
    """What is known of the victim and the crime, in the terms that packs use."""
    said = {group, *flags, kind}
    if is_guarded:
        said.add("guarded")
    if is_child:
        said.add("child")
    return frozenset(said)


def select_questions(pack: QuestionPack, form: AssessmentForm, own: Collection[str]) -> tuple[AssessmentQuestion, ...]:
    """Select the questions of this form for this victim, in the pack's order. A pack of risk questions has one form."""
    known = set(own)
    return tuple(
        each for each in pack.questions if form in each.forms and (not each.only or not known.isdisjoint(each.only))
    )


def is_safe_to_ask(safe_at: datetime | None, proved_at: datetime) -> bool:
    """Whether the victim has said in this conversation that they can talk. An earlier answer says nothing about now."""
    return safe_at is not None and safe_at >= proved_at


def keep_valid_answers(questions: Iterable[AssessmentQuestion], answers: Answers) -> dict[str, str]:
    """Keep the answers that are valid for these questions, without empty ones."""
    found = {}
    for each in questions:
        said = answers.get(each.id, "").strip()
        if said and (each.asks is AnswerType.WORDS or said in each.options):
            found[each.id] = said
    return found


def reusable_answers(pack: QuestionPack, answers: Answers) -> dict[str, str]:
    """Keep the earlier answers that need not be asked again: clear ones, to questions that keep their answer."""
    return {
        each.id: answers[each.id]
        for each in pack.questions
        if each.part not in pack.ask_again
        and each.asks is not AnswerType.WORDS
        and answers.get(each.id, NOT_SAID) not in (NOT_SAID, "unsure")
    }


def list_unanswered(questions: Iterable[AssessmentQuestion], answers: Answers) -> tuple[str, ...]:
    """List the questions with nothing recorded, not even "not said". Questions in the victim's own words may stay
    empty."""
    return tuple(each.id for each in questions if each.asks is not AnswerType.WORDS and not answers.get(each.id))


def list_raised_needs(questions: Iterable[AssessmentQuestion], answers: Answers) -> tuple[RaisedNeed, ...]:
    """List every need that these answers raise, once each, in the order asked."""
    found: dict[str, RaisedNeed] = {}
    for each, follows in _following(questions, answers):
        for need in follows.needs:
            found.setdefault(need, RaisedNeed(need, each.id))
    return tuple(found.values())


def list_suggested_grounds(questions: Iterable[AssessmentQuestion], answers: Answers) -> dict[str, tuple[str, ...]]:
    """List the grounds for Enhanced Rights that these answers suggest, each with its questions, for a colleague to
    confirm."""
    found: dict[str, list[str]] = {}
    for each, follows in _following(questions, answers):
        for ground in follows.grounds:
            found.setdefault(ground, []).append(each.id)
    return {ground: tuple(ids) for ground, ids in found.items()}


def risk_points(questions: Iterable[AssessmentQuestion], answers: Answers) -> int:
    return sum(follows.points for _, follows in _following(questions, answers))


def risk_level_of(pack: QuestionPack, answers: Answers) -> RiskLevel | None:
    """Return the risk level of these answers; None for a pack without levels."""
    reached = risk_points(pack.questions, answers)
    found = [level for level in pack.levels if reached >= level.at_least]
    return found[-1] if found else (pack.levels[0] if pack.levels else None)


def agreed_level(pack: QuestionPack, counted: RiskLevel, chosen: str) -> RiskLevel:
    """Return the level that a colleague settles on: the counted one or higher, never lower. The colleague who spoke
    with the victim knows better than any count; and no haste may lower what the victim has said."""
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
