"""What the engine answers: the duties of a case as they can be stored, and the ledger as it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from victimcare.rules.clock import london_date
from victimcare.rules.rights.catalogue import Reason, Unit
from victimcare.rules.rights.facts import EventRef
from victimcare.rules.rights.promises import Promise


class Status(StrEnum):
    """Where a duty stands at a moment (ledger rules 23 to 26)."""

    DUE = "due"
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    HELD = "held"
    DECLINED = "declined"
    NOT_OWED = "not_owed"


@dataclass(frozen=True, slots=True)
class Ending:
    """Takes a duty off the clock: held, declined or not owed. A duty that is met is met all the same.

    `since` when it has been off the clock without a break; where its time was over before, it is missed all the same.
    A hold with a day of review ends with that day in London: from then on it counts as if it had never been.
    """

    status: Status
    reason: Reason
    since: datetime
    review_on: date | None = None

    def stands_at(self, as_of: datetime) -> bool:
        return self.review_on is None or london_date(as_of) <= self.review_on


@dataclass(frozen=True, slots=True)
class Duty:
    """One owed thing, as a row: nothing in it depends on the moment of asking.

    It is listed once `starts_at` has come. `unit` is that of its time limit, None where the Code gives no number.
    `due_on` and `due_at` are None there too, and where the calendar does not reach (`note` then says so). `met_at` may
    lie ahead (a planned receipt by witness care): until then it is unmet. `explained_by` is where a named person says
    why it was late; it changes nothing of how it stands. (`victim_id`, `id`, `triggered_by`) names the row.
    """

    victim_id: str
    id: str
    edition: str
    right: int
    triggered_by: EventRef
    starts_at: datetime
    starts_on: date
    unit: Unit | None
    due_on: date | None
    due_at: datetime | None
    met_at: datetime | None
    met_by: EventRef | None
    is_window: bool
    ending: Ending | None
    note: Reason | None
    explained_by: EventRef | None = None


@dataclass(frozen=True, slots=True)
class VictimDuties:
    """A victim's duties by (`starts_on`, `id`, `triggered_by`), those that start later among them.

    `grounds` are the recorded ones in the feed schema's order; she is also enhanced by age, kind or offence alone.
    `promise` is the force's own to her, where one stands.
    """

    victim_id: str
    is_enhanced: bool
    grounds: tuple[str, ...]
    duties: tuple[Duty, ...]
    promise: Promise | None = None


@dataclass(frozen=True, slots=True)
class CaseDuties:
    """All duties of a case, worked out from the events up to some moment.

    They hold for every moment of asking in [`good_from`, `good_until`): from the last event that was counted until
    the first that was not (None: no event lies ahead). At any moment outside, the timeline must be worked out anew.
    Before `case.recorded` there are no victims. `edition` is then None.
    """

    edition: str | None
    victims: tuple[VictimDuties, ...]
    good_from: datetime | None
    good_until: datetime | None

    def holds_at(self, as_of: datetime) -> bool:
        begun = self.good_from is None or self.good_from <= as_of
        return begun and (self.good_until is None or as_of < self.good_until)

    def started_by(self, event: EventRef) -> tuple[Duty, ...]:
        """The duties that this event started, of every victim; planned ones among them."""
        return tuple(duty for victim in self.victims for duty in victim.duties if duty.triggered_by == event)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one duty stands at the moment of asking."""

    duty: Duty
    status: Status
    met_at: datetime | None
    met_by: EventRef | None
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class VictimLedger:
    victim_id: str
    is_enhanced: bool
    grounds: tuple[str, ...]
    duties: tuple[Standing, ...]
    promise: Promise | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The answer of the ledger contract for one crime at one moment. No victims: not recorded by then."""

    as_of: datetime
    victims: tuple[VictimLedger, ...]
