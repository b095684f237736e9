"""The engine's results: the duties of a case as they can be stored, the ledger at one moment, and the force's
promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date
from victimcare.rules.rights.case_facts import EventRef, Fact, RecordedCase, order_facts
from victimcare.rules.rights.catalogue import DutyReason, Unit

# The force's own promise to a victim: how often and by which channel we contact them. Never a duty of the Code.
#
# It follows from the timeline: `promise.agreed` makes or replaces it, `promise.ended` ends it, and each contact of ours
# that reached the victim keeps it. What the victim looks up alone (the page, the line) keeps nothing: we promised to
# contact them.

OWN_CHANNELS = frozenset({"page", "line"})


class PromiseStatus(StrEnum):
    DUE = "due"  # no contact since it was agreed, and there is still time
    KEPT = "kept"  # the last contact was made, and the next is not yet overdue
    LATE = "late"


@dataclass(frozen=True, slots=True)
class StandingPromise:
    """The promise in force, as a row: only its status depends on the moment of asking.

    `agreed_by` is the event that made it. `due_on` counts calendar days from the last contact that kept it, or from the
    day of the agreement; it is never moved.
    """

    victim_id: str
    agreed_by: EventRef
    every_days: int
    channel: str
    starts_on: date
    due_on: date
    last_kept_at: datetime | None
    last_kept_by: EventRef | None

    def status(self, as_of: datetime) -> PromiseStatus:
        """Late once the day on which it was due is over in London."""
        if clock.london_date(as_of) > self.due_on:
            return PromiseStatus.LATE
        return PromiseStatus.DUE if self.last_kept_at is None else PromiseStatus.KEPT


def find_promise(victim_id: str, facts: Sequence[Fact]) -> StandingPromise | None:
    """Return the promise in force for this victim after these facts, which are in order and all counted."""
    agreed: Fact | None = None
    kept: Fact | None = None
    for fact in facts:
        if fact.data.get("victim_id") != victim_id:
            continue
        if fact.type == EventType.PROMISE_AGREED:
            agreed, kept = fact, None
        elif fact.type == EventType.PROMISE_ENDED:
            agreed = None
        elif agreed is not None and keeps_promise(fact):
            kept = fact
    return None if agreed is None else _promise(victim_id, agreed, kept)


def keeps_promise(fact: Fact) -> bool:
    """Whether this fact is a contact of ours that reached the victim."""
    if fact.type != EventType.VICTIM_CONTACTED or fact.data.get("reached") is False:
        return False
    return fact.data["channel"] not in OWN_CHANNELS


def promises_by_victim(case: RecordedCase) -> dict[str, StandingPromise]:
    """Return the promises in force, by victim. Empty if none was ever made, as in any case that comes from the feed
    alone."""
    victims = {fact.data["victim_id"] for fact in case.facts(EventType.PROMISE_AGREED)}
    if not victims:
        return {}
    facts = order_facts(
        [
            fact
            for kind in (EventType.PROMISE_AGREED, EventType.PROMISE_ENDED, EventType.VICTIM_CONTACTED)
            for fact in case.facts(kind)
        ]
    )
    standing = ((victim_id, find_promise(victim_id, facts)) for victim_id in victims)
    return {victim_id: promise for victim_id, promise in standing if promise is not None}


def _promise(victim_id: str, agreed: Fact, kept: Fact | None) -> StandingPromise:
    every_days, starts_on = agreed.data["every_days"], clock.london_date(agreed.time)
    counted_from = clock.london_date(kept.time) if kept else starts_on
    return StandingPromise(
        victim_id=victim_id,
        agreed_by=agreed.ref,
        every_days=every_days,
        channel=agreed.data["channel"],
        starts_on=starts_on,
        due_on=counted_from + timedelta(days=every_days),
        last_kept_at=kept.time if kept else None,
        last_kept_by=kept.ref if kept else None,
    )


# How often a victim may ask on their page to be contacted, even if nothing is new.

ONLY_NEWS = 0
OFFERED_PROMISE_DAYS = (7, 14, 28, ONLY_NEWS)  # days


class DutyStatus(StrEnum):
    """The status of a duty at a moment (ledger rules 23 to 26)."""

    DUE = "due"
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    HELD = "held"
    DECLINED = "declined"
    NOT_OWED = "not_owed"


@dataclass(frozen=True, slots=True)
class DutyEnding:
    """Takes a duty off the clock: held, declined or not owed. A duty that is met counts as met even so.

    `since`: when it went off the clock without a break; if its time was already over, it is missed even so. A hold with
    a review day ends with that day in London: from then on it counts as if it had never been.
    """

    status: DutyStatus
    reason: DutyReason
    since: datetime
    review_on: date | None = None

    def stands_at(self, as_of: datetime) -> bool:
        return self.review_on is None or london_date(as_of) <= self.review_on


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty, as a row: nothing in it depends on the moment of asking.

    It is listed once `starts_at` has come. `unit` is that of its time limit, None if the Code gives no number. `due_on`
    and `due_at` are None then too, and where the calendar does not reach (`note` then says so). `met_at` may be in the
    future (a planned receipt by witness care): until then the duty is unmet. `explained_by`: where a named person says
    why it was late; it does not change the status. (`victim_id`, `id`, `triggered_by`) identifies the row.
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
    ending: DutyEnding | None
    note: DutyReason | None
    explained_by: EventRef | None = None


@dataclass(frozen=True, slots=True)
class VictimDuties:
    """A victim's duties by (`starts_on`, `id`, `triggered_by`), including those that start later.

    `grounds` are the recorded ones in the feed schema's order; a victim is also enhanced by age, kind or offence alone.
    `promise` is the force's own to the victim, if one is in force.
    """

    victim_id: str
    is_enhanced: bool
    grounds: tuple[str, ...]
    duties: tuple[Duty, ...]
    promise: StandingPromise | None = None


@dataclass(frozen=True, slots=True)
class CaseDuties:
    """All duties of a case, worked out from the events up to some moment.

    They hold for every moment of asking in [`good_from`, `good_until`): from the last event that was counted until the
    first that was not (None: no event is ahead). For any other moment the timeline must be worked out again. Before
    `case.recorded` there are no victims, and `edition` is None.
    """

    edition: str | None
    victims: tuple[VictimDuties, ...]
    good_from: datetime | None
    good_until: datetime | None

    def holds_at(self, as_of: datetime) -> bool:
        begun = self.good_from is None or self.good_from <= as_of
        return begun and (self.good_until is None or as_of < self.good_until)

    def started_by(self, event: EventRef) -> tuple[Duty, ...]:
        """The duties that this event started, for every victim, including planned ones."""
        return tuple(duty for victim in self.victims for duty in victim.duties if duty.triggered_by == event)


@dataclass(frozen=True, slots=True)
class DutyStanding:
    """The status of one duty at the moment of asking."""

    duty: Duty
    status: DutyStatus
    met_at: datetime | None
    met_by: EventRef | None
    reason: DutyReason | None


@dataclass(frozen=True, slots=True)
class VictimLedger:
    victim_id: str
    is_enhanced: bool
    grounds: tuple[str, ...]
    duties: tuple[DutyStanding, ...]
    promise: StandingPromise | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The answer of the ledger contract for one crime at one moment. No victims: the crime was not yet recorded."""

    as_of: datetime
    victims: tuple[VictimLedger, ...]
