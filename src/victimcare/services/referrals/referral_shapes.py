from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from victimcare.rules.referrals.ranking import RankedService
from victimcare.rules.referrals.referral_course import (
    ReferralActionReason,
    ReferralMove,
    ReferralOutcome,
    ReferralRefusal,
    ReferralSettlement,
    ReferralState,
)
from victimcare.rules.referrals.referral_details import ConsentKind as ConsentKind


@dataclass(frozen=True, slots=True)
class ReferralStepDetail:
    """`who`: a colleague or a person of the service; empty: the product, or their own system."""

    what: str
    state: ReferralState
    at: datetime
    who: str
    is_theirs: bool
    is_by_victim: bool
    words: str


@dataclass(frozen=True, slots=True)
class ConsentDetail:
    """What the victim agreed to. `asked_by` empty: they read it themselves, on their page. `ended_at`: when they
    withdrew consent."""

    kind: ConsentKind
    how: str
    asked_by: str
    given_at: datetime
    ends_on: date
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A row of a list. It shows nothing of the victim but the case's reference, and so not the service: a refuge's name
    beside it would tell every reader of the list where they are. `why`: staff must act."""

    id: UUID
    need: str
    state: ReferralState
    settled: ReferralSettlement | None
    why: ReferralActionReason | None
    due_at: datetime
    made_at: datetime
    reference: str
    weeks: int | None


@dataclass(frozen=True, slots=True)
class ReferralDetail:
    """One referral for staff, without a field of the victim: what they agreed to is on their record, after an identity
    check. `service`, its `telephone` and `partner` are empty for staff who have no task on it and gave no reason."""

    row: ReferralRow
    service: str
    victim: UUID
    telephone: str
    partner: str  # empty: the service has no account here
    way: str
    refusal: ReferralRefusal | None
    came_of: ReferralOutcome | None
    made_by: str
    consent: ConsentDetail
    steps: tuple[ReferralStepDetail, ...]
    notes: tuple[OfficerNote, ...]
    reads: bool  # this actor may read what the service said and wrote
    officer: str
    must_hear: bool  # the service holds it on paper, and must be told that it is no longer theirs
    tells: bool  # a person must tell the victim the outcome
    task: UUID | None  # the open one about it, if this actor has taken it
    open_task: UUID | None  # the open task, no matter which colleague owns it
    task_of: str  # its owner's name; empty: no owner
    may: tuple[ReferralMove, ...]  # answers of the service that may be recorded
    replaced_by: UUID | None
    goes_on: bool  # the victim is to be referred to the next one
    proposed: tuple[RankedService, ...]  # the next services, the best first; for those who may read it
    version: int  # must be named by the next change
    has_left: bool  # the service no longer works with us


@dataclass(frozen=True, slots=True)
class OfficerNote:
    """A note from a service for the officer."""

    id: UUID
    at: datetime
    by: str
    words: str
    passed_on_at: datetime | None
    passed_on_by: str
    read_at: datetime | None  # by the officer


@dataclass(frozen=True, slots=True)
class PartnerNoteStatus:
    """For the service, its note for the officer: whether staff have passed it on, and when the officer read it."""

    at: datetime
    words: str
    is_passed_on: bool
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class PartnerReferralRow:
    """A row of a service's own list."""

    id: UUID
    service: str
    need: str
    state: ReferralState
    sent_at: datetime | None
    due_at: datetime
    is_open: bool
    is_late: bool
    weeks: int | None


@dataclass(frozen=True, slots=True)
class PartnerReferralDetail:
    """One referral for the service: what the victim agreed to, and what may be answered. `lines` empty: it is no longer
    theirs. `may_download`: the force allows it to leave the page."""

    row: PartnerReferralRow
    lines: tuple[str, ...]
    fields: dict[str, object]
    ends_on: date
    may: tuple[ReferralMove, ...]
    said: tuple[PartnerNoteStatus, ...]  # for the officer
    may_download: bool
    version: int  # must be named by the next answer
