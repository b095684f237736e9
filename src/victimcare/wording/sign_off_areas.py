"""Which sentences leave in messages and which appear on victims' pages: a language is signed off for each separately.

A sentence can belong to both (a day of the week, a step of the victim's journey). Those of the desk, of the line and of
the terminal belong to neither.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from victimcare.wording.fluent import ENGLISH, list_sentence_ids


class Area(StrEnum):
    MESSAGES = "messages"
    PAGES = "pages"
    FIRST = "first"  # the one sentence that says in a language that we can speak it


# Rooms whose sentences are all for victims' pages, except those for the desk; from other rooms, only sentences with
# these prefixes.
ROOMS_OF_PAGES = (
    "ui",
    "dates",
    "portal",
    "cases",
    "journey",
    "front-door",
    "account",
    "writing",
    "contact",
    "second-step",
    "court",
    "losses",
    "more-help",
    "of-herself",
    "files",
    "supporters",
    "quiet-code",
    "easy",
    "young",
    "in-touch",
    "bereaved",
    "report",
)
_PARTS_OF_PAGES = (
    "passport-language-",
    "passport-other-",
    "passport-hers-",
    "challenges-page-",
    "challenges-something",
    "challenges-between-offices",
    "challenges-challenge-",
    "challenges-next-",
    "challenges-review-",
    "challenges-why-not-",
    "callbacks-page-",
    "callbacks-promise-slot",
    "leaflet-page",
    "referred-line-",  # what leaves for a service: in English, and as the victim reads it
)
_SPOKEN = re.compile(
    r"\.(?:spoken|text)$|^cases-spoken-|^dates-(?:ordinal|hour|spoken|day-(?:spoken|text))|^dates-weekday-\d\.short$"
)
_DESK_SENTENCES = re.compile(
    r"^(?:contact|writing|more-help|quiet-code)-desk-|^quiet-code-warned-|^ui-(?:harm|site-parts)|^files-not-scanned"
)
# Labels of keys; and a mark for the presenter of a demonstration.
_THE_SAME_IN_ALL = ("ui-leave-key", "ui-not-checked-page")

# The parts of a text, an e-mail or a letter, including the sheet given by hand and the line, since all of them follow
# from the same sign-off.
_MESSAGES = re.compile(
    r"^(?:messages|written|leaflet|calls)-"
    r"|^dates-(?:day|weekday|month|with-year|day-and-time|midday|midnight|morning|afternoon|evening)\b"
)
FIRST_LINE = "messages-we-speak"
_TOLD_STEP = "messages-told-"
_ALONE = ("messages-", "written-")  # what leaves by itself; the sheet and the line are used only when complete


def belongs_to_area(name: str, area: Area) -> bool:
    """Whether the sentence with this id, or one of its forms (`id.form`), belongs to this area."""
    if name == FIRST_LINE or area is Area.FIRST:
        return name == FIRST_LINE and area is Area.FIRST
    if area is Area.PAGES:
        is_read = not _SPOKEN.search(name) and not _DESK_SENTENCES.search(name) and name not in _THE_SAME_IN_ALL
        return is_read and bool(_page_room(name))
    return bool(_MESSAGES.match(name)) or name.partition(".")[0] in _told_steps()


@cache
def area_sentence_ids(area: Area, language: str = ENGLISH) -> tuple[str, ...]:
    """The sentences that a language has in an area, in file order."""
    return tuple(name for name in list_sentence_ids(language) if belongs_to_area(name, area))


def required_sentence_ids(area: Area, language: str = ENGLISH) -> frozenset[str]:
    """The sentences by which a language's completeness is measured."""
    of_area = area_sentence_ids(area, language)
    return frozenset(of_area if area is Area.PAGES else (name for name in of_area if name.startswith(_ALONE)))


def room_of_sentence(name: str) -> str:
    """The room of a sentence on victims' pages."""
    return _page_room(name).rstrip("-")


def _page_room(name: str) -> str:
    for room in ROOMS_OF_PAGES:
        if name.startswith(f"{room}-"):
            return room
    return name.partition("-")[0] if name.startswith(_PARTS_OF_PAGES) else ""


@cache
def _told_steps() -> frozenset[str]:
    """The steps of a journey that a message can tell."""
    told = (name.partition(".")[0] for name in list_sentence_ids(ENGLISH) if name.startswith(_TOLD_STEP))
    return frozenset(f"cases-step-{name.removeprefix(_TOLD_STEP)}" for name in told)
