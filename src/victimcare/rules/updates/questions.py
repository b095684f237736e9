"""The questions an officer is asked, and what each answer sets going. The questions themselves are data
(`services/updates/questions.toml`); here is what may stand in them, and what they have to hold together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_CHOICES = 4  # of one question; after them comes "not mine any more"
NOT_MINE = "not_mine"


class Kind(StrEnum):
    """What is asked. The values are parts of sentence ids."""

    AFTER_CUSTODY = "after_custody"  # somebody was arrested or interviewed, and nothing was heard since
    BAIL_OVER = "bail_over"  # the day on which they had to come back has passed
    HAS_SHE_HEARD = "has_she_heard"  # news that a person must bring: the officer may have brought it
    HOW_IT_STANDS = "how_it_stands"  # she asked, or was promised to be told, and the timeline has nothing new
    LOSS_LIST = "loss_list"  # a victim listed what was taken or broken: it belongs on the crime record


class Does(StrEnum):
    RECORDS = "records"  # an event onto the timeline; the telling follows from it
    TOLD = "told"  # she has been told by the officer: a contact that meets her duties
    HANDS_OVER = "hands_over"  # the care team tells her
    HOLDS = "holds"  # nothing yet: what she is owed is held until a day
    ADDS_LIST = "adds_list"  # the list is on the crime record: the victim's page says so
    ASKS_VICTIM = "asks_victim"  # a care officer puts the officer's question to the victim


class Hears(StrEnum):
    """Who brings what was recorded."""

    BY_GATE = "gate"  # a message if her plan allows one, else a person
    BY_PERSON = "person"  # a person first, always: nothing is sent


class Wants(StrEnum):
    """What the answer is asked for besides."""

    NOTHING = "nothing"  # a line, if they like
    RULES = "rules"  # of the bail, in their words
    DAY = "day"  # and nothing else, such as the new day to come back on
    REVIEW = "review"  # why, and the day to look again
    QUESTION = "question"  # what the victim is asked, in the officer's words


_WITHOUT_HOLD = frozenset({Kind.LOSS_LIST})  # no news for the victim, so nothing to keep from them


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. `event`: what it records. `says`: more of that event's data. `channel`: how she was told."""

    id: str
    does: Does
    event: str = ""
    says: Mapping[str, str] | None = None
    hears: Hears = Hears.BY_GATE
    wants: Wants = Wants.NOTHING
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """`ask_after_hours`: so long the record system may say it first. `urgent_days` and `usual_days`: working days from
    what it is about in which the answer is due, with Enhanced Rights and without."""

    kind: Kind
    choices: tuple[Choice, ...]
    ask_after_hours: int
    urgent_days: int
    usual_days: int

    @property
    def not_mine(self) -> int:
        """The number of "not mine any more": the one after the choices."""
        return len(self.choices) + 1

    def choice(self, number: int) -> Choice | None:
        """By its number from 1; None: there is no such."""
        return self.choices[number - 1] if 1 <= number <= len(self.choices) else None

    def named(self, choice_id: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.id == choice_id), None)


def wrong_with(questions: Sequence[Question]) -> Iterator[str]:
    """What does not hold together, in words for whoever writes the pack."""
    if sorted(question.kind for question in questions) != sorted(Kind):
        yield "every kind of question stands in the pack once"
    for question in questions:
        ids = [choice.id for choice in question.choices]
        if not 1 <= len(ids) <= MOST_CHOICES or len(set(ids)) != len(ids) or NOT_MINE in ids:
            yield f"{question.kind}: from one to {MOST_CHOICES} choices, each with an id of its own"
        if question.kind not in _WITHOUT_HOLD and question.choices[-1].does is not Does.HOLDS:
            yield f"{question.kind}: the last choice is that it cannot be told yet"
        yield from _wrong_choices(question)


def _wrong_choices(question: Question) -> Iterator[str]:
    for choice in question.choices:
        if (choice.does is Does.RECORDS) != bool(choice.event):
            yield f"{question.kind}.{choice.id}: what records names its event, and nothing else does"
        if (choice.does is Does.TOLD) != bool(choice.channel):
            yield f"{question.kind}.{choice.id}: who was told says by which channel"
        if (choice.does is Does.HOLDS) != (choice.wants is Wants.REVIEW):
            yield f"{question.kind}.{choice.id}: a hold asks why and until when, and nothing else does"
        if (choice.does is Does.ASKS_VICTIM) != (choice.wants is Wants.QUESTION):
            yield f"{question.kind}.{choice.id}: who asks the victim writes the question, and nothing else does"
        if choice.does in (Does.ADDS_LIST, Does.ASKS_VICTIM) and question.kind is not Kind.LOSS_LIST:
            yield f"{question.kind}.{choice.id}: only a list of losses is added, or asked about"
