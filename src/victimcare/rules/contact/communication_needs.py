"""How somebody can be spoken with: what a communication passport names, and where each of it is used."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from victimcare.rules.clock import birthday
from victimcare.rules.people.supporters import DECIDES_FROM, SUPPORTED_UNTIL


class CommunicationNeed(StrEnum):
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
BEFORE_SPEAKING = (
    CommunicationNeed.INTERPRETER,
    CommunicationNeed.BSL,
    CommunicationNeed.LIP_READING,
    CommunicationNeed.RELAY,
)
_BY_TEXT = frozenset({CommunicationNeed.BSL, CommunicationNeed.RELAY})
_SLOWLY = frozenset({CommunicationNeed.EASY_READ, CommunicationNeed.CHILD_WORDS, CommunicationNeed.SLOWLY})
# What a letter can be, in the words of the record feed (contracts/feed.md, `written_formats`).
WRITTEN_NEEDS = (CommunicationNeed.LARGE_PRINT, CommunicationNeed.EASY_READ, CommunicationNeed.BSL)


# What concerns our own pages alone: nobody else is told of it.
_ON_OUR_PAGES = frozenset({CommunicationNeed.HIGH_CONTRAST, CommunicationNeed.STILL})
# How each page looks for somebody who needs it so.
_ON_SCREEN = (CommunicationNeed.LARGE_PRINT, CommunicationNeed.HIGH_CONTRAST, CommunicationNeed.STILL)


def screen_needs(needs: Collection[str]) -> tuple[CommunicationNeed, ...]:
    return tuple(need for need in _ON_SCREEN if need in needs)


def shareable_needs(needs: Collection[CommunicationNeed]) -> tuple[CommunicationNeed, ...]:
    """Those that another service or agency has to know."""
    return tuple(need for need in needs if need not in _ON_OUR_PAGES)


def speaking_needs(needs: Collection[str]) -> tuple[CommunicationNeed, ...]:
    return tuple(need for need in BEFORE_SPEAKING if need in needs)


def uses_relay(needs: Collection[str]) -> bool:
    """Whether a person with these needs, or formats of the record feed, reaches us by text and not by voice."""
    return not _BY_TEXT.isdisjoint(needs)


def uses_slow_speech(needs: Collection[str]) -> bool:
    """Whether a person with these needs, or formats of the record feed, is offered slower speech on the telephone."""
    return not _SLOWLY.isdisjoint(needs)


def written_formats(needs: Collection[str], other: Collection[str] = ()) -> tuple[str, ...]:
    """Those of written things; `other`: what a plan has beside those that a passport names."""
    named = tuple(need.value for need in WRITTEN_NEEDS if need in needs)
    return (*named, *(each for each in other if each not in set(WRITTEN_NEEDS)))


# In which words her own page stands when she opens it: by what she asked for, and by how old she is.

NEARLY_ADULT_FROM = 16  # agrees to care alone (Family Law Reform Act 1969, section 8)


class PageWording(StrEnum):
    ALL = "all"
    EASY = "easy"  # one idea a line, with pictures
    YOUNG = "young"  # of 12 to 15
    NEARLY_GROWN = "nearly_grown"  # of 16 and 17


def choose_page_wording(needs: Collection[str], born: date | None, today: date) -> PageWording:
    """What she chose goes before her age. A grown-up who asks for words for a child gets easy words: the other page
    speaks of parents."""
    if CommunicationNeed.EASY_READ in needs:
        return PageWording.EASY
    if CommunicationNeed.CHILD_WORDS in needs:
        return _of_child(born, today) or (PageWording.YOUNG if born is None else PageWording.EASY)
    is_old_enough = born is not None and today >= birthday(born, DECIDES_FROM)
    return (is_old_enough and _of_child(born, today)) or PageWording.ALL


def is_known_minor(born: date | None, today: date) -> bool:
    """Whether the person is known to be under 18."""
    return _of_child(born, today) is not None


def _of_child(born: date | None, today: date) -> PageWording | None:
    """None: an adult, or the age is unknown."""
    if born is None or today >= birthday(born, SUPPORTED_UNTIL):
        return None
    return PageWording.NEARLY_GROWN if today >= birthday(born, NEARLY_ADULT_FROM) else PageWording.YOUNG
