"""How somebody can be spoken with: what a communication passport names, and where each of it is used."""

from collections.abc import Collection
from enum import StrEnum


class Need(StrEnum):
    INTERPRETER = "interpreter"
    BSL = "bsl"  # British Sign Language
    LIP_READING = "lip_reading"
    RELAY = "relay"  # calls by text, through Relay UK
    EASY_READ = "easy_read"
    LARGE_PRINT = "large_print"
    HIGH_CONTRAST = "high_contrast"
    STILL = "still"  # nothing on a page moves
    AUDIO = "audio"  # written things as sound
    CHILD_WORDS = "child_words"
    WITH_SOMEONE = "with_someone"  # there when we speak
    SLOWLY = "slowly"
    BREAKS = "breaks"
    WRITTEN_AFTER = "written_after"  # what was said, once more in writing


# What whoever rings or meets somebody must know before a word is said: without it there is no conversation. It says
# nothing of the case, and nobody can be found by it.
BEFORE_A_WORD = (Need.INTERPRETER, Need.BSL, Need.LIP_READING, Need.RELAY)
_BY_TEXT = frozenset({Need.BSL, Need.RELAY})
_SLOWLY = frozenset({Need.EASY_READ, Need.CHILD_WORDS, Need.SLOWLY})
# What a letter can be, in the words of the record feed (contracts/feed.md, `formats`).
IN_WRITING = (Need.LARGE_PRINT, Need.EASY_READ, Need.BSL)


# What concerns our own pages alone: nobody else is told of it.
_ON_OUR_PAGES = frozenset({Need.HIGH_CONTRAST, Need.STILL})
# How each page looks for somebody who needs it so.
_ON_SCREEN = (Need.LARGE_PRINT, Need.HIGH_CONTRAST, Need.STILL)


def on_screen(needs: Collection[str]) -> tuple[Need, ...]:
    return tuple(need for need in _ON_SCREEN if need in needs)


def for_others(needs: Collection[Need]) -> tuple[Need, ...]:
    """Those that another service or agency has to know."""
    return tuple(need for need in needs if need not in _ON_OUR_PAGES)


def before_a_word(needs: Collection[str]) -> tuple[Need, ...]:
    return tuple(need for need in BEFORE_A_WORD if need in needs)


def uses_relay(needs: Collection[str]) -> bool:
    """Whether a person with these needs, or formats of the record feed, reaches us by text and not by voice."""
    return not _BY_TEXT.isdisjoint(needs)


def is_spoken_slowly(needs: Collection[str]) -> bool:
    """Whether a person with these needs, or formats of the record feed, is offered slower speech on the telephone."""
    return not _SLOWLY.isdisjoint(needs)


def formats(needs: Collection[str], other: Collection[str] = ()) -> tuple[str, ...]:
    """Those of written things; `other`: what a plan has beside those that a passport names."""
    named = tuple(need.value for need in IN_WRITING if need in needs)
    return (*named, *(each for each in other if each not in set(IN_WRITING)))
