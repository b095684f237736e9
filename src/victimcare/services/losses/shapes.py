from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from victimcare.rules.court.belongings import LossFault, LossKind, LossLimit, LossTotal, ValueSource
from victimcare.services.files.shapes import Shown

LONGEST = 200  # characters of one answer
LONGEST_VALUE = 20
NO_FILES: tuple[Shown, ...] = ()


class UnknownThing(LookupError):
    """Nothing on this victim's list has this id, or it was taken away."""


class UnknownList(LookupError):
    """This victim sent no such list."""


class TooManyThings(Exception):
    """The list is full; a person can still be rung."""


class TooManyFiles(Exception):
    """These files would go beyond a limit, and none of them was kept. `which`: of the limits."""

    def __init__(self, which: LossLimit) -> None:
        super().__init__(which)
        self.which = which


class NothingToSend(ValueError):
    """The list is empty, or a thing on it must be mended first."""


class TooManySent(Exception):
    """So many lists were sent in a day that no more is taken; a person can still be rung."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a victim says of one thing. Every answer but the name can be left open: then it is not known."""

    what: str = ""
    happened: LossKind = LossKind.NOT_KNOWN
    value: str = ""  # in pounds, as it was typed
    known_by: ValueSource = ValueSource.NOT_KNOWN
    bought: str = ""
    mark: str = ""  # a serial number, or another mark by which it is known again


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing on a list. `pence` None: its value is not known."""

    id: UUID
    answers: Answers
    pence: int | None
    to_mend: LossFault | None
    files: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class SentList:
    """A list as it was sent. `added_at`: when it was added to the crime record, by `added_by`, an officer or a
    colleague here. `things` None: they are gone. `with_second_factor`: more than a code was shown when it was sent.
    `is_news_to_victim`: they have not read on their page that their officer added it."""

    id: UUID
    number: int
    sent_at: datetime
    answer_by: date | None
    things: tuple[Thing, ...] | None
    total: LossTotal
    added_at: datetime | None
    added_by: str
    is_added_by_officer: bool
    is_news_to_victim: bool
    with_second_factor: bool

    @property
    def has_media(self) -> bool:
        return any(thing.files for thing in self.things or ())
