"""In which words her own page stands when she opens it: by what she asked for, and by how old she is."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from victimcare.rules.clock import birthday
from victimcare.rules.people.passport import Need
from victimcare.rules.people.supporters import GROWN_UP, OWN_WAY_FROM

NEARLY_GROWN_FROM = 16  # agrees to care alone (Family Law Reform Act 1969, section 8)


class PageWords(StrEnum):
    ALL = "all"
    EASY = "easy"  # one idea a line, with pictures
    YOUNG = "young"  # of 12 to 15
    NEARLY_GROWN = "nearly_grown"  # of 16 and 17


def page_words(needs: Collection[str], born: date | None, today: date) -> PageWords:
    """What she chose goes before her age. A grown-up who asks for words for a child gets easy words: the other page
    speaks of parents."""
    if Need.EASY_READ in needs:
        return PageWords.EASY
    if Need.CHILD_WORDS in needs:
        return _of_child(born, today) or (PageWords.YOUNG if born is None else PageWords.EASY)
    is_old_enough = born is not None and today >= birthday(born, OWN_WAY_FROM)
    return (is_old_enough and _of_child(born, today)) or PageWords.ALL


def is_young(born: date | None, today: date) -> bool:
    """Whether the person is known to be under 18."""
    return _of_child(born, today) is not None


def _of_child(born: date | None, today: date) -> PageWords | None:
    """None: an adult, or the age is unknown."""
    if born is None or today >= birthday(born, GROWN_UP):
        return None
    return PageWords.NEARLY_GROWN if today >= birthday(born, NEARLY_GROWN_FROM) else PageWords.YOUNG
