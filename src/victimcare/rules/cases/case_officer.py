"""Who looks after a case on a day, as the victim's page and the desk name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class OfficerKind(StrEnum):
    OFFICER = "officer"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class OfficerInCase:
    """`key` names who it is, whatever they are called. `instead_of`: the officer whom they replace, empty where they
    are the officer of the case. `until_on`: their last day; none where the cover is for good or its end is not known.
    `begun_at`: when it was both due and entered, since a promise of the same day may have been made before it."""

    by: OfficerKind
    key: str
    name: str
    phone: str
    since_on: date | None
    instead_of: str = ""
    until_on: date | None = None
    is_for_good: bool = True
    begun_at: datetime | None = None
