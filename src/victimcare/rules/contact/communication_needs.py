"""How we can speak with a person: the needs that a communication passport names, where each is used, and the wording of
their page."""

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
    STILL = "still"  # nothing moves on a page
    AUDIO = "audio"  # written documents as sound
    CHILD_WORDS = "child_words"
    WITH_SOMEONE = "with_someone"  # a companion is present when we speak
    SLOWLY = "slowly"
    BREAKS = "breaks"
    WRITTEN_AFTER = "written_after"  # what was said is also sent in writing


# Needs that must be known before a word is said: without them there is no conversation. They say nothing about the case
# and identify no one.
BEFORE_SPEAKING = (
    CommunicationNeed.INTERPRETER,
    CommunicationNeed.BSL,
    CommunicationNeed.LIP_READING,
    CommunicationNeed.RELAY,
)
_BY_TEXT = frozenset({CommunicationNeed.BSL, CommunicationNeed.RELAY})
_SLOWLY = frozenset({CommunicationNeed.EASY_READ, CommunicationNeed.CHILD_WORDS, CommunicationNeed.SLOWLY})
# The formats that a letter can have, in the terms of the record feed (contracts/feed.md, `written_formats`).
WRITTEN_NEEDS = (CommunicationNeed.LARGE_PRINT, CommunicationNeed.EASY_READ, CommunicationNeed.BSL)


# Needs that concern our own pages alone: we share them with no one.
_ON_OUR_PAGES = frozenset({CommunicationNeed.HIGH_CONTRAST, CommunicationNeed.STILL})
# Needs that change how every page looks.
_ON_SCREEN = (CommunicationNeed.LARGE_PRINT, CommunicationNeed.HIGH_CONTRAST, CommunicationNeed.STILL)


def screen_needs(needs: Collection[str]) -> tuple[CommunicationNeed, ...]:
    return tuple(need for need in _ON_SCREEN if need in needs)


def shareable_needs(needs: Collection[CommunicationNeed]) -> tuple[CommunicationNeed, ...]:
    """Select the needs that another service or agency must know."""
    return tuple(need for need in needs if need not in _ON_OUR_PAGES)


def speaking_needs(needs: Collection[str]) -> tuple[CommunicationNeed, ...]:
    return tuple(need for need in BEFORE_SPEAKING if need in needs)


def uses_relay(needs: Collection[str]) -> bool:
    """Whether a person with these needs, or formats of the record feed, reaches us by text and not by voice."""
    return not _BY_TEXT.isdisjoint(needs)


def uses_slow_speech(needs: Collection[str]) -> bool:
    """Whether we offer a person with these needs, or formats of the record feed, slower speech on the telephone."""
    return not _SLOWLY.isdisjoint(needs)


def written_formats(needs: Collection[str], other: Collection[str] = ()) -> tuple[str, ...]:
    """List the formats for written documents; `other`: formats in a plan besides those that a passport names."""
    named = tuple(need.value for need in WRITTEN_NEEDS if need in needs)
    return (*named, *(each for each in other if each not in set(WRITTEN_NEEDS)))


# The wording of the victim's own page: by what they asked for, and by their age.

NEARLY_ADULT_FROM = 16  # can consent to care on their own (Family Law Reform Act 1969, section 8)


class PageWording(StrEnum):
    ALL = "all"
    EASY = "easy"  # one idea per line, with pictures
    YOUNG = "young"  # for ages 12 to 15
    NEARLY_GROWN = "nearly_grown"  # for ages 16 and 17


def choose_page_wording(needs: Collection[str], born: date | None, today: date) -> PageWording:
    """Choose the wording of the page; the victim's choice outweighs their age. An adult who asks for child-friendly
    words gets easy words: the other page speaks of parents."""
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
    """Return the wording for a minor's age. None: an adult, or the age is unknown."""
    if born is None or today >= birthday(born, SUPPORTED_UNTIL):
        return None
    return PageWording.NEARLY_GROWN if today >= birthday(born, NEARLY_ADULT_FROM) else PageWording.YOUNG
