"""A support service as everybody who looks for one reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from victimcare.rules.referrals.capacity import Room
from victimcare.rules.referrals.distance import Point
from victimcare.rules.referrals.hours import Opening


class Access(StrEnum):
    """What makes it possible to come, as far as an entry says it."""

    STEP_FREE = "step_free"
    HEARING_LOOP = "hearing_loop"
    SIGN_LANGUAGE = "sign_language"
    QUIET_ROOM = "quiet_room"
    REMOTE = "remote"  # by telephone or on a screen: nobody need come


@dataclass(frozen=True, slots=True)
class Facts:
    """What its entry says. `areas` empty and `is_everywhere` false: for places that the force has no name for.
    `is_free` None: it does not say. Ages None: no limit. `languages`: codes, beside English."""

    name: str
    telephone: str = ""
    website: str = ""
    email: str = ""
    description: str = ""
    needs: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    is_everywhere: bool = True
    hours: tuple[Opening, ...] = ()
    languages: frozenset[str] = frozenset()
    youngest: int | None = None
    oldest: int | None = None
    is_free: bool | None = None
    access: frozenset[str] = frozenset()
    takes_self_referral: bool = True
    is_open: bool = True  # not closed, for now or for good
    assured_on: date | None = None  # when its facts were last looked at, as the entry says
    stands_at: tuple[Point, ...] = ()
    terms: str = ""  # what its taxonomies call it, in small letters


@dataclass(frozen=True, slots=True)
class Listed:
    """One service of the directory. `room` None: it has never said how full it is."""

    id: UUID
    organisation: str
    facts: Facts
    room: Room | None = None
    checked_on: date | None = None  # by us, or as the entry says, whichever came last

    @property
    def name(self) -> str:
        return self.facts.name
