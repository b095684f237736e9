"""Types that the ledger of one victim gives its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from victimcare.rules.rights import DutyHolder, DutyStanding, Entitlement
from victimcare.rules.rights.deadline_explanation import DeadlineExplanation
from victimcare.services.desk.agency_waiting import AgencyRequestDetail


class DutyAction(StrEnum):
    """What a person may decide about a duty in its present status."""

    HOLD = "hold"
    RENEW_HOLD = "renew_hold"
    END_HOLD = "end_hold"
    DECLINE = "decline"
    TAKE_BACK = "take_back"
    NOT_OWED = "not_owed"
    OWED_AFTER_ALL = "owed_after_all"
    EXPLAIN = "explain"
    ASK = "ask"  # the agency whose duty it is


@dataclass(frozen=True, slots=True)
class DutyFulfilment:
    """The event that met a duty. `channel` and `by` for a contact, as far as they are known."""

    kind: str
    at: datetime
    channel: str
    by: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One row of the ledger. `key` names the duty in an address; `duty_id` is its row.

    `hands`: who is responsible for it now. `before` and `after`: the keys of the clocks in the same chain.
    `our_standard` is the force's own time where the Code gives no number: working days, and the day on which they end.
    """

    key: UUID
    duty_id: int
    entry: Entitlement
    standing: DutyStanding
    event_type: str
    event_at: datetime
    met_by: DutyFulfilment | None
    hands: tuple[DutyHolder, ...]
    before: UUID | None
    after: tuple[UUID, ...]
    our_standard: tuple[int, date | None] | None


@dataclass(frozen=True, slots=True)
class EarlierReading:
    """An earlier reading of the duty. `why` it changed is one of records' `DeadlineExplanation`; `caused_by` is the
    event's type."""

    until: datetime
    why: str
    caused_by: str
    is_gone: bool
    due_on: date | None
    met_at: datetime | None
    ending: str
    reason: str


@dataclass(frozen=True, slots=True)
class DutyDecision:
    """What a person decided about the duty. `words` are the victim's own where they said them."""

    what: str
    at: datetime
    by: str
    reason: str
    words: str
    channel: str
    review_on: date | None


@dataclass(frozen=True, slots=True)
class DutyDetail:
    """`version`: how many decisions were made about it; the next decision must name it."""

    row: DutyRow
    why: DeadlineExplanation
    holidays: Mapping[date, str]
    event_recorded_at: datetime
    trigger_data: Mapping[str, object]
    readings: tuple[EarlierReading, ...]
    decided: tuple[DutyDecision, ...]
    can: tuple[DutyAction, ...]
    review_days: tuple[date, ...]  # days on which a hold may be reviewed: working days ahead
    asked: tuple[AgencyRequestDetail, ...]  # requests to another agency, newest first
    chain: tuple[DutyRow, ...]  # the clocks in its chain, itself among them, in their order

    @property
    def version(self) -> int:
        return len(self.decided)
