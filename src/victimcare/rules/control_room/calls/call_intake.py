"""What a call taker asks and writes down, and how far their grade raises the contact that the call becomes."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from victimcare.rules.control_room.contact_kinds import ContactClass, ContactOutcome, ContactPriority, ContactRoute
from victimcare.rules.control_room.incidents.incident_codes import CodeCategory
from victimcare.rules.control_room.incidents.incident_kinds import CallService, IncidentGrade

CALL_ROUTES = {CallService.EMERGENCY: ContactRoute.CALL_999, CallService.NON_EMERGENCY: ContactRoute.CALL_101}

# The contact stands at least so high. A grade never lowers it.
GRADE_PRIORITIES = {
    IncidentGrade.EMERGENCY: ContactPriority.DANGER,
    IncidentGrade.PRIORITY: ContactPriority.HIGH,
    IncidentGrade.SCHEDULED: ContactPriority.SOON,
    IncidentGrade.WITHOUT_DEPLOYMENT: ContactPriority.ROUTINE,
}

# What the category of an incident's code says of the call.
CATEGORY_CLASSES = {
    CodeCategory.DOMESTIC: ContactClass.DOMESTIC_ABUSE,
    CodeCategory.MISSING: ContactClass.MISSING_PERSON,
    CodeCategory.HATE: ContactClass.HATE,
}

# How a call can end without an incident. A complaint is passed on from the contact's page, which keeps its words.
CALL_OUTCOMES = (
    ContactOutcome.ADVICE_GIVEN,
    ContactOutcome.CRIME_RECORDED,
    ContactOutcome.STEERED,
    ContactOutcome.PASSED_TO_CARE,
    ContactOutcome.OTHER_AGENCY,
    ContactOutcome.NO_REPLY_NEEDED,
    ContactOutcome.ABUSE,
)


class RingBack(StrEnum):
    """What the caller says to "Is it safe to ring back on this number?"."""

    SAFE = "safe"
    NOT_SAFE = "not_safe"
    NOT_ASKED = "not_asked"  # counts as not safe


def list_missing_fields(
    filled: Collection[str], *, grade: IncidentGrade | None, opens_incident: bool
) -> tuple[str, ...]:
    """Return all fields that the end of a call still needs, in the order of the form. An emergency waits for no form:
    its incident opens with what happens, a code and the grade, and the assessment follows."""
    needed = ["words"]
    if grade is not None and not (opens_incident and grade is IncidentGrade.EMERGENCY):
        needed += ["threat", "reason"]
    if opens_incident:
        needed += ["grade", "opening_code"]
    is_feared = "risk" in filled
    return tuple(each for each in needed if each not in filled and not (each == "threat" and is_feared))


def name_ring_back_rules(answer: RingBack, number: str) -> tuple[str, ...]:
    """The rules that an answer makes match, as the contact shows them. A withheld number is rung by nobody."""
    if not number.strip() or answer is RingBack.SAFE:
        return ()
    return ("no_reply",) if answer is RingBack.NOT_SAFE else ("no_reply", "ring_back_not_asked")
