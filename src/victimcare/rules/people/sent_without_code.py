"""How much may be sent at the front door by whoever it is. Beyond it nothing is kept, and the telephone is named."""

from __future__ import annotations

from datetime import timedelta

WITHIN = timedelta(hours=1)
OF_ONE_SOURCE = 6  # a household, a refuge or a library may share an address
OF_ALL = 300  # more than a force hears in a week; a flood from everywhere stops here
KEPT_FOR = timedelta(days=1)  # that something came from a source


def is_too_much(*, from_source: int, from_all: int) -> bool:
    """Whether one more is not taken, where so many were sent within the hour."""
    return from_source >= OF_ONE_SOURCE or from_all >= OF_ALL
