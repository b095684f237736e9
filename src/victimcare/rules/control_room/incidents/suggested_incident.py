"""What the form of an incident is filled with when it comes from a contact. A person checks each first."""

from __future__ import annotations

from collections.abc import Iterable

from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.control_room.incidents.incident_codes import ListedCode
from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade

# Codes of the list that ships. A force whose list lacks one chooses by hand.
_OPENING_CODES = {
    ContactClass.THREAT_TO_LIFE: "CONCERN",
    ContactClass.SUICIDE: "SUICIDE",
    ContactClass.WEAPON: "ASLT-INPROG",
    ContactClass.CHILD: "CONCERN",
    ContactClass.DOMESTIC_ABUSE: "DOM-INPROG",
    ContactClass.SEXUAL_OFFENCE: "SEXOFF",
    ContactClass.MISSING_PERSON: "MISPER",
    ContactClass.STALKING: "STALK",
    ContactClass.ORDER_BREACHED: "STALK",
    ContactClass.HATE: "HATE-RPT",
    ContactClass.VULNERABLE_ADULT: "CONCERN",
    ContactClass.ABANDONED_CALL: "ABAND999",
    ContactClass.ANTISOCIAL_BEHAVIOUR: "ASB-PERS",
}
_GRADES = {ContactPriority.DANGER: IncidentGrade.EMERGENCY, ContactPriority.HIGH: IncidentGrade.PRIORITY}


def suggest_opening_code(contact_class: ContactClass, codes: Iterable[ListedCode]) -> str:
    """Return the code by which an incident of this class is mostly opened; empty: the list has none for it."""
    wanted = _OPENING_CODES.get(contact_class, "")
    return wanted if wanted in {each.code for each in codes if each.opens()} else ""


def suggest_grade(priority: ContactPriority, assessed: str) -> str:
    """Return the grade that a handler gave, or the one that goes with the priority; empty: neither."""
    return assessed or _GRADES.get(priority, "")
