"""The control room's own rules of words: what each names, and how far it raises a contact.

What is danger to life is for the danger rules. These never raise to danger, and none of them lowers.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority


class RoomRule(StrEnum):
    """All rules, the most urgent first."""

    SUICIDE = "suicide"
    WEAPON = "weapon"
    CHILD = "child"
    DOMESTIC_ABUSE = "domestic_abuse"
    SEXUAL_OFFENCE = "sexual_offence"
    MISSING_PERSON = "missing_person"
    STALKING = "stalking"
    ORDER_BREACHED = "order_breached"
    HATE = "hate"
    VULNERABLE_ADULT = "vulnerable_adult"
    FRAUD_IN_ACTION = "fraud_in_action"
    NEW_CRIME = "new_crime"
    NEW_INFORMATION = "new_information"
    ANY_NEWS = "any_news"
    ANTISOCIAL_BEHAVIOUR = "antisocial_behaviour"
    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    LOST_PROPERTY = "lost_property"
    NO_REPLY = "no_reply"  # do not ring or write back: its writer may not be alone


# `no_reply` says nothing of what the contact is about.
ROOM_CLASSES: Mapping[RoomRule, ContactClass] = {
    rule: ContactClass.OTHER if rule is RoomRule.NO_REPLY else ContactClass(rule.value) for rule in RoomRule
}
_HIGH = frozenset(
    {
        RoomRule.SUICIDE,
        RoomRule.WEAPON,
        RoomRule.CHILD,
        RoomRule.DOMESTIC_ABUSE,
        RoomRule.SEXUAL_OFFENCE,
        RoomRule.MISSING_PERSON,
        RoomRule.STALKING,
        RoomRule.ORDER_BREACHED,
        RoomRule.VULNERABLE_ADULT,
        RoomRule.FRAUD_IN_ACTION,
    }
)
_SOON = frozenset({RoomRule.HATE, RoomRule.NEW_CRIME, RoomRule.NEW_INFORMATION, RoomRule.NO_REPLY})


def rule_priority(rule: RoomRule) -> ContactPriority:
    """How far this rule raises a contact by itself."""
    if rule in _HIGH:
        return ContactPriority.HIGH
    return ContactPriority.SOON if rule in _SOON else ContactPriority.ROUTINE
