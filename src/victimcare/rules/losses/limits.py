"""How much of a list we take from one victim. The page says it before anything is chosen."""

from __future__ import annotations

from enum import StrEnum

MOST_THINGS = 60
MOST_FILES_OF_ONE = 5  # with one thing
MOST_FILES = 40  # on all lists of one victim
MOST_MEGABYTES = 200  # of all these files together
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_SENT_A_DAY = 5  # lists, so that a broken browser does not fill the desk


class LimitExceeded(StrEnum):
    """Which limit more files would go beyond."""

    OF_ONE = "of_one"
    COUNT = "count"
    SIZE = "size"


def exceeded_limit(*, of_one: int, count: int, size: int, new: int, new_size: int) -> LimitExceeded | None:
    """Which limit `new` files of `new_size` bytes go beyond, where a thing has `of_one` files and the victim `count`,
    of `size` bytes together. None: they may come."""
    if of_one + new > MOST_FILES_OF_ONE:
        return LimitExceeded.OF_ONE
    if count + new > MOST_FILES:
        return LimitExceeded.COUNT
    return LimitExceeded.SIZE if size + new_size > MOST_BYTES else None
