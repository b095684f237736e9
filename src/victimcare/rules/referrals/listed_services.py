"""A support service as the directory lists it: its facts, how full it is, its distance, and when it needs a review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from uuid import UUID

from victimcare.rules.clock import months_after
from victimcare.rules.referrals.opening_times import ServiceOpening

# How full a service says it is, and how long we believe it.

# days; places fill sooner than that, so an older statement is shown with its age and counts for nothing
BELIEVED_FOR = 14
MOST_PLACES = 500
MOST_WEEKS = 104


class CapacityStatus(StrEnum):
    """What a service says about its capacity, in one press."""

    OPEN = "open"  # takes new people
    WAITING = "waiting"  # takes people onto a waiting list
    FULL = "full"


@dataclass(frozen=True, slots=True)
class StatedCapacity:
    """`places`: how many are open, if stated; `weeks`: how long a person waits."""

    said: CapacityStatus
    said_on: date
    places: int | None = None
    weeks: int | None = None

    def days_old(self, today: date) -> int:
        return max(0, (today - self.said_on).days)

    def is_believed(self, today: date) -> bool:
        return self.days_old(today) <= BELIEVED_FOR


class ImpossibleCapacity(ValueError):
    """Places or weeks that are out of range, or do not fit the status."""


def make_capacity(*, said: CapacityStatus, places: int | None, weeks: int | None, on: date) -> StatedCapacity:
    """Build the stated capacity. Places go with "open" alone, weeks not with "full". Raises ImpossibleCapacity."""
    if places is not None and (said is not CapacityStatus.OPEN or not 1 <= places <= MOST_PLACES):
        raise ImpossibleCapacity("places")
    if weeks is not None and (said is CapacityStatus.FULL or not 1 <= weeks <= MOST_WEEKS):
        raise ImpossibleCapacity("weeks")
    if said is CapacityStatus.WAITING and weeks is None:
        raise ImpossibleCapacity("weeks")
    return StatedCapacity(said, on, places, weeks)


# Distance of a service from the middle of a person's area, as the crow flies: we never ask for an address.

GeoPoint = tuple[float, float]  # latitude and longitude, in degrees
_EARTH = 3958.8  # radius in miles


def miles_between(one: GeoPoint, other: GeoPoint) -> float:
    """Return the great-circle distance; taking the Earth as a sphere is accurate enough."""
    (north, east), (to_north, to_east) = (map(radians, point) for point in (one, other))
    half = sin((to_north - north) / 2) ** 2 + cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


def miles_to_nearest(start: GeoPoint | None, places: Iterable[GeoPoint]) -> float | None:
    """Return the miles to the nearest place. None: the start is unknown, or the service has no place to visit."""
    return min((miles_between(start, place) for place in places), default=None) if start else None


class AccessFeature(StrEnum):
    """What makes a service accessible, as far as an entry says it."""

    STEP_FREE = "step_free"
    HEARING_LOOP = "hearing_loop"
    SIGN_LANGUAGE = "sign_language"
    QUIET_ROOM = "quiet_room"
    REMOTE = "remote"  # by telephone or on a screen, with no need to travel


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What the entry of a service says.

    `areas` empty and `is_everywhere` false: the service is for places that the force has no name for. `is_free` None:
    not stated. Ages None: no limit. `languages`: codes, besides English.
    """

    name: str
    telephone: str = ""
    website: str = ""
    email: str = ""
    description: str = ""
    needs: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    is_everywhere: bool = True
    hours: tuple[ServiceOpening, ...] = ()
    languages: frozenset[str] = frozenset()
    youngest: int | None = None
    oldest: int | None = None
    is_free: bool | None = None
    access: frozenset[str] = frozenset()
    takes_self_referral: bool = True
    is_open: bool = True  # not closed, for now or for good
    assured_on: date | None = None  # when its facts were last checked, as the entry says
    stands_at: tuple[GeoPoint, ...] = ()
    terms: str = ""  # what its taxonomies call it, in lower case


@dataclass(frozen=True, slots=True)
class ListedService:
    """One service of the directory. `room` None: it has never said how full it is."""

    id: UUID
    organisation: str
    facts: ServiceFacts
    room: StatedCapacity | None = None
    checked_on: date | None = None  # by us, or as the entry says, whichever is later

    @property
    def name(self) -> str:
        return self.facts.name


# When an entry of the directory must be checked again.

USUAL_REVIEW_MONTHS = 6
MOST_ASKED_AT_ONCE = 20  # a day: a directory that was imported whole is checked in parts


def is_entry_review_due(checked_on: date | None, months: int, today: date) -> bool:
    """Whether the entry was last checked at least this many months ago, or never."""
    return checked_on is None or months_after(checked_on, months) <= today
