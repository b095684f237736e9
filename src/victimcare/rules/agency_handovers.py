"""The course of a packet: two people before it leaves, and somebody who waits until the agency has taken it up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from victimcare.rules.clock import WorkingDays, end_of_day, london_date
from victimcare.rules.rights import DutyEnd, DutyHolder, Edition, Entitlement

# What a packet to another agency may hold: chosen part by part, and nothing by which she is found unless somebody says
# why.

# The agencies that take over, in the order in which they come to it.
RECIPIENTS = (DutyHolder.WITNESS_CARE, DutyHolder.CPS, DutyHolder.PROBATION)
LONGEST_HANDOVER_NOTE = 2000  # characters of what whoever prepares it adds
_SCHEME_MONTHS = 12  # Victims' Code, right 11: sentences from which the Victim Contact Scheme is offered


class HandoverPart(StrEnum):
    """A part of a packet, in the order in which it is read."""

    CASE = "case"
    PERSON = "person"  # who she is, and what in the case: nothing by which she is found
    PREFERENCES = "preferences"  # how often, by which kind of way, and what she wants nothing of
    RIGHTS = "rights"  # faster news and more help, and why
    PASSPORT = "passport"  # how to speak with her, as a list
    PASSPORT_WORDS = "passport_words"  # the same in her own words, in which somebody may be named
    NEEDS = "needs"
    COURT = "court"  # her days there, and what she asked for
    DUTIES = "duties"  # what she is owed and does not have yet
    TOLD = "told"  # what she knows already
    SAFE_CONTACT = "safe_contact"  # numbers and hours that were agreed with her
    SAFE_ADDRESS = "safe_address"


REQUIRED_PARTS: frozenset[HandoverPart] = frozenset({HandoverPart.CASE, HandoverPart.PERSON})
# With these she is found. They are never inside unless somebody says why, and a second person names them too.
LOCATING_PARTS: frozenset[HandoverPart] = frozenset({HandoverPart.SAFE_CONTACT, HandoverPart.SAFE_ADDRESS})
PARTS_NEEDING_REASON: frozenset[HandoverPart] = LOCATING_PARTS | {HandoverPart.PASSPORT_WORDS}

_NOT_FOR: Mapping[DutyHolder, frozenset[HandoverPart]] = {
    DutyHolder.WITNESS_CARE: frozenset(),
    DutyHolder.CPS: frozenset({HandoverPart.TOLD, HandoverPart.PREFERENCES}),
    DutyHolder.PROBATION: frozenset({HandoverPart.COURT, HandoverPart.TOLD}),
}


@dataclass(frozen=True, slots=True)
class HandoverFault:
    """What keeps a choice from leaving: `missing`, or `reason` where nobody says why it is inside."""

    item: HandoverPart
    why: str


def usual_handover_parts(agency: DutyHolder) -> tuple[HandoverPart, ...]:
    """What this agency usually works with, said beside each part and never ticked beforehand: nothing that needs a
    reason."""
    left_out = PARTS_NEEDING_REASON | _NOT_FOR.get(agency, frozenset())
    return tuple(item for item in HandoverPart if item not in left_out)


def find_handover_faults(chosen: Mapping[HandoverPart, str]) -> tuple[HandoverFault, ...]:
    """By part: why it is inside. Empty: it may go to the second person."""
    missing = [HandoverFault(item, "missing") for item in HandoverPart if item in REQUIRED_PARTS and item not in chosen]
    unreasoned = [
        HandoverFault(item, "reason")
        for item in HandoverPart
        if item in chosen and item in PARTS_NEEDING_REASON and not chosen[item].strip()
    ]
    return (*missing, *unreasoned)


def parts_to_name(chosen: Collection[HandoverPart]) -> tuple[HandoverPart, ...]:
    """What the second person ticks by name before it leaves: else it is not read, only agreed to."""
    return tuple(item for item in HandoverPart if item in LOCATING_PARTS and item in chosen)


def agencies_taking_over(event_type: str, data: Mapping[str, Any]) -> tuple[DutyHolder, ...]:
    """Who takes over with this event, and so needs a packet."""
    if event_type == "suspect.charged":
        return (DutyHolder.WITNESS_CARE, DutyHolder.CPS)
    if event_type == "hearing.resulted" and data.get("result") == "sentenced":
        return (DutyHolder.PROBATION,) if data.get("sentence_months", 0) >= _SCHEME_MONTHS else ()
    return ()


TAKEOVER_EVENTS = frozenset({"suspect.charged", "hearing.resulted"})


TAKEN_UP_WITHIN = 1  # working days from the one on which it left; then somebody rings
AGENCY_PAGE_OPEN_FOR = timedelta(days=7)  # that the page for an agency without an account stays open


class HandoverStatus(StrEnum):
    DRAFT = "draft"
    TO_CHECK = "to_check"  # what is inside stands still, and a second person reads it
    SENT = "sent"
    TAKEN_UP = "taken_up"
    NOT_OURS = "not_ours"  # the agency says that it is not theirs
    RECALLED = "recalled"
    REPLACED = "replaced"  # by a newer one
    DROPPED = "dropped"  # before it left


class HandoverMove(StrEnum):
    SUBMIT = "submit"
    SEND_BACK = "send_back"
    RELEASE = "release"
    TAKE_UP = "take_up"
    REFUSE = "refuse"
    RECALL = "recall"
    REPLACE = "replace"
    DROP = "drop"


class HandoverConflict(Exception):
    """A packet that stands like this has no such step."""


_COURSE: Mapping[tuple[HandoverStatus, HandoverMove], HandoverStatus] = {
    (HandoverStatus.DRAFT, HandoverMove.SUBMIT): HandoverStatus.TO_CHECK,
    (HandoverStatus.DRAFT, HandoverMove.DROP): HandoverStatus.DROPPED,
    (HandoverStatus.TO_CHECK, HandoverMove.SEND_BACK): HandoverStatus.DRAFT,
    (HandoverStatus.TO_CHECK, HandoverMove.RELEASE): HandoverStatus.SENT,
    (HandoverStatus.TO_CHECK, HandoverMove.DROP): HandoverStatus.DROPPED,
    (HandoverStatus.SENT, HandoverMove.TAKE_UP): HandoverStatus.TAKEN_UP,
    (HandoverStatus.SENT, HandoverMove.REFUSE): HandoverStatus.NOT_OURS,
    (HandoverStatus.SENT, HandoverMove.RECALL): HandoverStatus.RECALLED,
    (HandoverStatus.SENT, HandoverMove.REPLACE): HandoverStatus.REPLACED,
    (HandoverStatus.NOT_OURS, HandoverMove.TAKE_UP): HandoverStatus.TAKEN_UP,
    (HandoverStatus.NOT_OURS, HandoverMove.RECALL): HandoverStatus.RECALLED,
    (HandoverStatus.NOT_OURS, HandoverMove.REPLACE): HandoverStatus.REPLACED,
    (HandoverStatus.TAKEN_UP, HandoverMove.REFUSE): HandoverStatus.NOT_OURS,
    (HandoverStatus.TAKEN_UP, HandoverMove.RECALL): HandoverStatus.RECALLED,
    (HandoverStatus.TAKEN_UP, HandoverMove.REPLACE): HandoverStatus.REPLACED,
}

UNSENT_HANDOVERS = frozenset({HandoverStatus.DRAFT, HandoverStatus.TO_CHECK})
READABLE_HANDOVERS = frozenset(
    {HandoverStatus.SENT, HandoverStatus.NOT_OURS, HandoverStatus.TAKEN_UP}
)  # the agency may read it
CLOSED_HANDOVERS = frozenset({HandoverStatus.RECALLED, HandoverStatus.REPLACED, HandoverStatus.DROPPED})


def next_handover_status(state: HandoverStatus, step: HandoverMove) -> HandoverStatus:
    """Raises NoSuchStep."""
    try:
        return _COURSE[state, step]
    except KeyError:
        raise HandoverConflict(f"{step} of a packet that is {state}") from None


def take_up_due_at(sent_at: datetime, calendar: WorkingDays) -> datetime:
    """The end of the next working day. Where the calendar does not reach: of the next day."""
    return end_of_day(calendar.later(london_date(sent_at), TAKEN_UP_WITHIN))


# When another agency is asked for what it owes a victim, and asked again.


@dataclass(frozen=True, slots=True)
class ChaseRule:
    """For one agency: somebody asks `near` working days before its day at the latest, and again `every` so many."""

    agency: DutyHolder
    near: int
    every: int


def is_agency_duty(entry: Entitlement) -> bool:
    """Whether nobody but another agency can do it. News is not: whoever learns it first tells her."""
    return entry.is_of_another_agency and entry.ends is not DutyEnd.TELLING


def duties_of_agency(edition: Edition, agency: DutyHolder) -> frozenset[str]:
    """The ids of what is asked of this agency: it mostly does them."""
    entries = edition.entitlements.values()
    return frozenset(entry.id for entry in entries if is_agency_duty(entry) and entry.holders[0] is agency)


def chase_cut_off(rule: ChaseRule, today: date, calendar: WorkingDays) -> date:
    """Duties due up to this day are near. Where the calendar does not reach, none but those due today."""
    return calendar.after(today, rule.near) or today


def next_chase_on(rule: ChaseRule, today: date, calendar: WorkingDays) -> date | None:
    """By when it is asked again. None where the calendar does not reach."""
    return calendar.after(today, rule.every)


# What goes to another agency when it takes over: the parts of a packet, its course, its clock.
