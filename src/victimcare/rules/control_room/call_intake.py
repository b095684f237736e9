"""What a call taker asks and writes down, and how far their grade raises the contact that the call becomes."""

from __future__ import annotations

from enum import StrEnum

from victimcare.rules.control_room.contact_kinds import ContactOutcome, ContactPriority, ContactRoute
from victimcare.rules.control_room.incident_kinds import CallService, IncidentGrade

CALL_ROUTES = {CallService.EMERGENCY: ContactRoute.CALL_999, CallService.NON_EMERGENCY: ContactRoute.CALL_101}

# The contact stands at least so high. A grade never lowers it.
GRADE_PRIORITIES = {
    IncidentGrade.EMERGENCY: ContactPriority.DANGER,
    IncidentGrade.PRIORITY: ContactPriority.HIGH,
    IncidentGrade.SCHEDULED: ContactPriority.SOON,
    IncidentGrade.WITHOUT_DEPLOYMENT: ContactPriority.ROUTINE,
}

# How a call can end without an incident.
CALL_OUTCOMES = (
    ContactOutcome.ADVICE_GIVEN,
    ContactOutcome.CRIME_RECORDED,
    ContactOutcome.STEERED,
    ContactOutcome.PASSED_TO_CARE,
    ContactOutcome.PASSED_TO_STANDARDS,
    ContactOutcome.OTHER_AGENCY,
    ContactOutcome.NO_REPLY_NEEDED,
    ContactOutcome.ABUSE,
)


class RingBack(StrEnum):
    """What the caller says to "Is it safe to ring back on this number?"."""

    SAFE = "safe"
    NOT_SAFE = "not_safe"
    NOT_ASKED = "not_asked"  # counts as not safe


def name_ring_back_rules(answer: RingBack, number: str) -> tuple[str, ...]:
    """The rules that an answer makes match, as the contact shows them. A withheld number is rung by nobody."""
    if not number.strip() or answer is RingBack.SAFE:
        return ()
    return ("no_reply",) if answer is RingBack.NOT_SAFE else ("no_reply", "ring_back_not_asked")
