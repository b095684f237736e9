"""The course of a handover report: what it may contain, who must check it, and when the agency must take it up.

Two people agree before it leaves, and the task stays open until the agency has taken it up. Also decides when another
agency is asked, and asked again, for what it owes a victim.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import WorkingDays, end_of_day, london_date
from victimcare.rules.rights import DutyEnd, DutyHolder, Edition, Entitlement

# What a handover report to another agency may contain: parts are chosen one by one, and none that shows where the
# victim can be found goes in without a reason.

# The agencies that take over, in the order in which they do.
RECIPIENTS = (DutyHolder.WITNESS_CARE, DutyHolder.CPS, DutyHolder.PROBATION)
LONGEST_HANDOVER_NOTE = 2000  # characters of the author's own note
_SCHEME_MONTHS = 12  # Victims' Code, right 11: sentences from which the Victim Contact Scheme is offered


class HandoverPart(StrEnum):
    """A part of a handover report, in reading order."""

    CASE = "case"
    PERSON = "person"  # who the victim is, and their role in the case: nothing by which they can be found
    PREFERENCES = "preferences"  # how often and how the victim wants to be contacted, and what they do not want
    RIGHTS = "rights"  # faster news and more help, and why
    PASSPORT = "passport"  # how to speak with the victim, as a list
    PASSPORT_WORDS = "passport_words"  # the same in the victim's own words, which may name other people
    NEEDS = "needs"
    COURT = "court"  # the victim's court dates, and what they asked for
    DUTIES = "duties"  # what the victim is owed and has not received
    TOLD = "told"  # what the victim knows already
    SAFE_CONTACT = "safe_contact"  # numbers and hours agreed with the victim
    SAFE_ADDRESS = "safe_address"


REQUIRED_PARTS: frozenset[HandoverPart] = frozenset({HandoverPart.CASE, HandoverPart.PERSON})
# These parts show where the victim can be found. They need a reason, and a second person must name them too.
LOCATING_PARTS: frozenset[HandoverPart] = frozenset({HandoverPart.SAFE_CONTACT, HandoverPart.SAFE_ADDRESS})
PARTS_NEEDING_REASON: frozenset[HandoverPart] = LOCATING_PARTS | {HandoverPart.PASSPORT_WORDS}

_NOT_FOR: Mapping[DutyHolder, frozenset[HandoverPart]] = {
    DutyHolder.WITNESS_CARE: frozenset(),
    DutyHolder.CPS: frozenset({HandoverPart.TOLD, HandoverPart.PREFERENCES}),
    DutyHolder.PROBATION: frozenset({HandoverPart.COURT, HandoverPart.TOLD}),
}


@dataclass(frozen=True, slots=True)
class HandoverFault:
    """What keeps the chosen parts from leaving: `missing`, or `reason` if a part needs one and has none."""

    item: HandoverPart
    why: str


def usual_handover_parts(agency: DutyHolder) -> tuple[HandoverPart, ...]:
    """Return the parts with which this agency usually works: shown as a hint, never ticked beforehand, and without
    parts that need a reason."""
    left_out = PARTS_NEEDING_REASON | _NOT_FOR.get(agency, frozenset())
    return tuple(item for item in HandoverPart if item not in left_out)


def find_handover_faults(chosen: Mapping[HandoverPart, str]) -> tuple[HandoverFault, ...]:
    """Check the chosen parts, each with its reason. Empty: the report may go to the second person."""
    missing = [HandoverFault(item, "missing") for item in HandoverPart if item in REQUIRED_PARTS and item not in chosen]
    unreasoned = [
        HandoverFault(item, "reason")
        for item in HandoverPart
        if item in chosen and item in PARTS_NEEDING_REASON and not chosen[item].strip()
    ]
    return (*missing, *unreasoned)


def parts_to_name(chosen: Collection[HandoverPart]) -> tuple[HandoverPart, ...]:
    """Return the parts that the second person ticks by name before the report leaves, to show that they read them."""
    return tuple(item for item in HandoverPart if item in LOCATING_PARTS and item in chosen)


def agencies_taking_over(event_type: EventType, data: Mapping[str, Any]) -> tuple[DutyHolder, ...]:
    """Return the agencies that take over with this event, and so need a handover report."""
    if event_type == EventType.SUSPECT_CHARGED:
        return (DutyHolder.WITNESS_CARE, DutyHolder.CPS)
    if event_type == EventType.HEARING_RESULTED and data.get("result") == "sentenced":
        return (DutyHolder.PROBATION,) if data.get("sentence_months", 0) >= _SCHEME_MONTHS else ()
    return ()


TAKEOVER_EVENTS = frozenset({EventType.SUSPECT_CHARGED, EventType.HEARING_RESULTED})


TAKEN_UP_WITHIN = 1  # working days from the one on which it left; then a colleague rings
AGENCY_PAGE_OPEN_FOR = timedelta(days=7)  # for an agency without an account


class HandoverStatus(StrEnum):
    DRAFT = "draft"
    TO_CHECK = "to_check"  # its contents are fixed, and a second person reads it
    SENT = "sent"
    TAKEN_UP = "taken_up"
    NOT_OURS = "not_ours"  # the agency says that the case is not theirs
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
    """The step is not possible for a handover report in this state."""


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
    """Return the status after this step; raises HandoverConflict."""
    try:
        return _COURSE[state, step]
    except KeyError:
        raise HandoverConflict(f"{step} of a packet that is {state}") from None


def take_up_due_at(sent_at: datetime, calendar: WorkingDays) -> datetime:
    """The end of the next working day; of the next calendar day if the calendar does not reach."""
    return end_of_day(calendar.later(london_date(sent_at), TAKEN_UP_WITHIN))


# When another agency is asked for what it owes a victim, and asked again.


@dataclass(frozen=True, slots=True)
class ChaseRule:
    """For one agency: staff ask at least `near` working days before the due day, and again every `every` working
    days."""

    agency: DutyHolder
    near: int
    every: int


def is_agency_duty(entry: Entitlement) -> bool:
    """Whether only another agency can do this. News is excluded: the first agency to learn it tells the victim."""
    return entry.is_of_another_agency and entry.ends is not DutyEnd.TELLING


def duties_of_agency(edition: Edition, agency: DutyHolder) -> frozenset[str]:
    """Return the ids of the duties to ask of this agency: those that it usually does."""
    entries = edition.entitlements.values()
    return frozenset(entry.id for entry in entries if is_agency_duty(entry) and entry.holders[0] is agency)


def chase_cut_off(rule: ChaseRule, today: date, calendar: WorkingDays) -> date:
    """Duties due up to this day are near. If the calendar does not reach, only those due today."""
    return calendar.after(today, rule.near) or today


def next_chase_on(rule: ChaseRule, today: date, calendar: WorkingDays) -> date | None:
    """The day by which we ask again. None if the calendar does not reach."""
    return calendar.after(today, rule.every)
