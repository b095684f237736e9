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


class UnknownReferral(LookupError):
    """No such referral, or not for whoever asks."""


@dataclass(frozen=True, slots=True)
class ReferralStepDetail:
    """`who`: a colleague, somebody of the service, or empty: the product, or their own system."""

    what: str
    state: ReferralState
    at: datetime
    who: str
    is_theirs: bool
    is_by_victim: bool
    words: str


@dataclass(frozen=True, slots=True)
class ConsentDetail:
    """What she agreed to. `asked_by` empty: she read it herself, on her page. `ended_at`: she took it back."""

    kind: ConsentKind
    how: str
    asked_by: str
    given_at: datetime
    ends_on: date
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A row of a list. Nothing of her but the case's reference, and so not the service: a refuge's name beside it would
    tell everybody who looks at a list where she is. `why`: a person must act."""

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
    """One referral for staff, without a field of hers: what she agreed to stands on her record, after a proof.
    `service`, its `telephone` and `partner` are empty for whoever has neither work with it nor said why."""

    row: ReferralRow
    service: str
    victim: UUID
    telephone: str
    partner: str  # empty: the service has no door here
    way: str
    refusal: ReferralRefusal | None
    came_of: ReferralOutcome | None
    made_by: str
    consent: ConsentDetail
    steps: tuple[ReferralStepDetail, ...]
    notes: tuple[OfficerNote, ...]
    reads: bool  # this actor reads what the service said and wrote
    officer: str
    must_hear: bool  # the service holds it on paper, and it is theirs no more
    tells: bool  # she is to be told by a person what became of it
    task: UUID | None  # the open one about it, if this actor has taken it
    open_task: UUID | None  # whoever has it
    task_of: str  # who that is; empty: nobody
    may: tuple[ReferralMove, ...]  # what may be written down that the service said
    replaced_by: UUID | None
    goes_on: bool  # she is to be put in touch with the next one
    proposed: tuple[RankedService, ...]  # which, the best first; for whoever reads
    version: int  # to be named by whoever writes the next
    has_left: bool  # the service works with us no more


@dataclass(frozen=True, slots=True)
class OfficerNote:
    """What a service wants the officer to know."""

    id: UUID
    at: datetime
    by: str
    words: str
    passed_on_at: datetime | None
    passed_on_by: str
    read_at: datetime | None  # by the officer


@dataclass(frozen=True, slots=True)
class PartnerNoteStatus:
    """What they wrote for the officer, to them: whether a person has passed it on, and when the officer read it."""

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
    """One referral for the service: what she agreed to, and what may be said of it. `lines` empty: it is with them no
    more. `may_download`: the force has allowed that it leaves the page."""

    row: PartnerReferralRow
    lines: tuple[str, ...]
    fields: dict[str, object]
    ends_on: date
    may: tuple[ReferralMove, ...]
    said: tuple[PartnerNoteStatus, ...]  # for the officer
    may_download: bool
    version: int  # to be named by whoever says the next
