"""The shapes into which a timeline is projected: a case, its officers, and each victim with what the record system
states about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from victimcare.rules.desk.task_policy import harm_level
from victimcare.rules.rights import EventRef

Payload = Mapping[str, Any]


class OfficerRow(NamedTuple):
    """An officer as one event names them."""

    source: str
    record_id: str
    name: str
    email: str
    phone: str
    team: str
    named_at: datetime
    named_sequence: int
    named_by_id: str

    @property
    def key(self) -> tuple[str, str]:
        return self.source, self.record_id


class CaseRow(NamedTuple):
    source: str
    recorded_at: datetime
    reported_at: datetime
    offence_group: str
    offence_title: str
    offence_code: str
    flags: tuple[str, ...]
    area: str
    borough: str
    reported_by: str
    officer_key: tuple[str, str] | None
    officer_since: datetime | None
    edition: str
    is_guarded_by_offence: bool
    duties_until: datetime | None


class PersonRow(NamedTuple):
    given_name: str
    family_name: str
    business_name: str
    date_of_birth: date | None
    ethnicity: str
    sex: str
    disability: bool | None


class PointRow(NamedTuple):
    kind: str
    match_key: str
    value: str


class PlanRow(NamedTuple):
    """A plan as the feed states it; it permits neutral wording only (contracts/feed.md)."""

    may_text: bool
    may_email: bool
    may_call: bool
    may_post: bool
    may_leave_voicemail: bool
    say_police: bool
    hours: list[Payload]
    note: str

    @property
    def stated(self) -> dict[str, Any]:
        """What is stored of the plan beside the note, in the feed's own words."""
        said = self._asdict()
        del said["note"]
        return said


class VictimRow(NamedTuple):
    position: int
    kind: str
    added_at: datetime
    language: str
    formats: tuple[str, ...]
    referral_choice: str
    is_enhanced: bool
    enhanced_grounds: tuple[str, ...]
    is_guarded_by_facts: bool


class DetailsProposalKey(NamedTuple):
    """What the record system proposes for a victim in this event; it waits for a person to decide."""

    event: EventRef
    record_id: str


@dataclass(frozen=True, slots=True)
class VictimProjection:
    record_id: str
    row: VictimRow
    person: PersonRow
    points: frozenset[PointRow]
    plan: PlanRow | None


@dataclass(frozen=True, slots=True)
class CaseProjection:
    """A case, all officers that its events have named, and its victims in order of first mention."""

    case: CaseRow
    officers: tuple[OfficerRow, ...]
    victims: tuple[VictimProjection, ...]
    proposals: frozenset[DetailsProposalKey]

    @property
    def harm(self) -> dict[str, int]:
        """By victims' ids in the record system (rules.desk.task_policy)."""
        by_offence = self.case.is_guarded_by_offence
        return {
            victim.record_id: harm_level(
                is_guarded=by_offence or victim.row.is_guarded_by_facts, is_enhanced=victim.row.is_enhanced
            )
            for victim in self.victims
        }


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
