"""How fast a backlog is worked down: what is still to hand out today, and on which day the last of it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

MOST_A_DAY = 500  # a larger share is a slip of the keyboard, not work for a team


def still_to_hand_out(*, share: int, handed_out: int) -> int:
    """Of today's share; none where a supervisor has set it lower since."""
    return max(share - handed_out, 0)


def working_days_left(*, left: int, share: int) -> int | None:
    """How many working days a backlog takes at this share a day. None: nothing is handed out, so that it never ends."""
    if left == 0:
        return 0
    return -(-left // share) if share > 0 else None


def last_day(
    *, left: int, share: int, today: date, working_day_after: Callable[[date, int], date | None]
) -> date | None:
    """On which day the last of it is handed out, counted from the next working day. None: never at this share, or
    later than the calendar of bank holidays reaches."""
    days = working_days_left(left=left, share=share)
    return working_day_after(today, days) if days is not None else None
