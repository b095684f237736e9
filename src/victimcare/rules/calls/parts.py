"""What takes long to say is read out in parts: as many items at a time as can be kept in mind."""

from __future__ import annotations

from collections.abc import Sequence

MOST_SECONDS = 20
_LETTERS_A_SECOND = 15  # of the machine's voice over a telephone, measured; a person who reads aloud is hardly slower


def end_of_part(items: Sequence[str], start: int) -> int:
    """Where the part ends that begins with this item: after as many as are said in so many seconds, and at least
    one."""
    left = MOST_SECONDS * _LETTERS_A_SECOND
    for place in range(start, len(items)):
        left -= len(items[place])
        if left < 0:
            return max(place, start + 1)
    return len(items)
