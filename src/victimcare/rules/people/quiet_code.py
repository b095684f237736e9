"""The quiet code: a second code that she may give to whoever makes her give one (ADR 32)."""

from __future__ import annotations

from datetime import datetime, timedelta

# As good as for ever: it must not have run out on the day on which the victim has to use it.
LIFE = timedelta(days=3650)
# How long after it was used the desk is warned: some time between these, so that whatever we do cannot be seen to begin
# with the sign-in. No longer, since she may be in danger.
SOONEST, LATEST = timedelta(minutes=1), timedelta(minutes=4)
DUE_IN = timedelta(minutes=15)
WARNED_WITHIN = timedelta(days=7)  # a use is warned of so long afterwards: longer than any worker has ever stood still


def warned_at(used_at: datetime, drawn: int) -> datetime:
    """When the desk is warned of a use at this moment. `drawn`: any number that whoever used it cannot know."""
    seconds = int((LATEST - SOONEST).total_seconds())
    return used_at + SOONEST + timedelta(seconds=drawn % (seconds + 1))
