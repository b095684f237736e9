"""The line in which callers wait: its order, and what a force may set about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

ENGLISH = "en"
HOSTED = "hosted"  # the line of a call that a hosted carrier holds, whichever process answers it


class Need(StrEnum):
    """What a caller asks for by a key or by where she comes from in the call. Nothing of a record is in it."""

    ANYTHING = ""  # she asked for a person
    SEXUAL_OFFENCE = "sexual_offence"
    DOMESTIC_ABUSE = "domestic_abuse"
    BEREAVED = "bereaved"
    CHILD = "child"
    HATE = "hate"
    CANNOT_TALK = "cannot_talk"  # she pressed the key for that, or said nothing


# Calls of these needs are heavy before a word is said.
HEAVY_NEEDS = frozenset({Need.SEXUAL_OFFENCE, Need.DOMESTIC_ABUSE, Need.BEREAVED, Need.CHILD, Need.CANNOT_TALK})
HEAVY_OUTCOMES = frozenset({"danger", "abuse"})  # of records.models.queue.CallOutcome: heavy whatever she asked for
# Needs that one must be trained for. Of the others anybody takes care.
TRAINED_NEEDS = frozenset({Need.SEXUAL_OFFENCE, Need.DOMESTIC_ABUSE, Need.BEREAVED, Need.CHILD})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a force sets about its queue (`[queue]` in force.toml).

    `reserve`: how many of those who are ready are kept for reserved lines, besides whoever signed on for that alone.
    """

    most_wait: timedelta = timedelta(minutes=20)  # then she is promised a call back
    answers_within: timedelta = timedelta(seconds=20)  # an offer; then whoever it rings for is away
    wrap_up: timedelta = timedelta(minutes=2)
    another_language: timedelta = timedelta(minutes=2)  # then somebody takes her in English, with an interpreter
    untrained: timedelta = timedelta(minutes=5)  # then somebody takes her who is not trained for her need
    reserve: int = 0
    heavy_in_a_row: int = 2
    rest: timedelta = timedelta(minutes=15)  # after that many, unless a lighter call came between


USUAL_LIMITS = Limits()
GONE_HOME = timedelta(hours=2)  # that somebody may be away, or talk a call over, and count as there to answer
SOUND_LASTS = timedelta(seconds=5)  # that a browser's sound stands unless the line says it again: a line may have died
SOUND_IS_TOLD_AGAIN = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody in the line. `key`: hers in the table. `is_place_kept`: she has hung up and is rung when her turn
    comes. `is_back`: she was with somebody, and was lost or passed on in the same call."""

    key: int
    entered_at: datetime
    language: str = ENGLISH
    need: str = Need.ANYTHING
    is_reserved: bool = False
    is_place_kept: bool = False
    is_back: bool = False
    line: str = ""  # the process that holds her call; blank: any

    @property
    def is_heavy(self) -> bool:
        return self.need in HEAVY_NEEDS


def order(standing: Standing) -> tuple[bool, bool, datetime, int]:
    """Sorts the line: reserved lines first, then who has had her turn and lost it, then who has waited longest. Who
    keeps her place stands where she stood."""
    return (not standing.is_reserved, not standing.is_back, standing.entered_at, standing.key)


def place(of: Standing, line: list[Standing]) -> int:
    """Which she is in the line, from 1, as she is told it: as if none were reserved. Whoever rings from two telephones,
    and shows a number with one, must not hear on either that it is known to be safe."""
    return 1 + sum(_told(other) < _told(of) for other in line)


def _told(standing: Standing) -> tuple[bool, bool, datetime, int]:
    return order(replace(standing, is_reserved=False))
