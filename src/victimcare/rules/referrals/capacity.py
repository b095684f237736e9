"""How full a service is, as it said itself, and how long that is believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

BELIEVED_FOR = 14  # days; places fill sooner than that, so an older word is shown with its age and counts for nothing
MOST_PLACES = 500
MOST_WEEKS = 104


class Said(StrEnum):
    """In one press: what a service says of itself."""

    OPEN = "open"  # takes new people
    WAITING = "waiting"  # takes them onto a list
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Room:
    """`places`: how many are open, where it says so; `weeks`: how long a person waits."""

    said: Said
    said_on: date
    places: int | None = None
    weeks: int | None = None

    def days_old(self, today: date) -> int:
        return max(0, (today - self.said_on).days)

    def is_believed(self, today: date) -> bool:
        return self.days_old(today) <= BELIEVED_FOR


class NotCapacity(ValueError):
    """Places or weeks that cannot be, or that do not go with what was said."""


def room(*, said: Said, places: int | None, weeks: int | None, on: date) -> Room:
    """What is kept of a press. Places go with "open" alone, weeks not with "full". Raises NotCapacity."""
    if places is not None and (said is not Said.OPEN or not 1 <= places <= MOST_PLACES):
        raise NotCapacity("places")
    if weeks is not None and (said is Said.FULL or not 1 <= weeks <= MOST_WEEKS):
        raise NotCapacity("weeks")
    if said is Said.WAITING and weeks is None:
        raise NotCapacity("weeks")
    return Room(said, on, places, weeks)
