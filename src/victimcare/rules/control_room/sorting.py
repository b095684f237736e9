"""Sorts a contact by what the rules found in its words: its class, its priority, and the words that decided it.

The danger rules decide what is danger to life; the control room's own rules name the rest. A contact without any match
is `other`, and a person reads it all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from victimcare.rules.control_room.contact_kinds import CLASS_PRIORITIES, ContactClass, ContactPriority
from victimcare.rules.danger.matches import DangerMatch, DangerRule, TextSpan


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A rule that matched, the class that it names, and where in the text."""

    rule: str
    contact_class: ContactClass
    spans: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class SortedWords:
    """`matches`: worst first. `priority`: of the worst class, or higher where a rule says so."""

    contact_class: ContactClass
    priority: ContactPriority
    matches: tuple[WordMatch, ...]


# What each danger rule means for the control room. Every one of them raises the contact to danger.
DANGER_CLASSES: Mapping[DangerRule, ContactClass] = {
    DangerRule.OUTSIDE_NOW: ContactClass.THREAT_TO_LIFE,
    DangerRule.WEAPON: ContactClass.WEAPON,
    DangerRule.THREAT_TO_KILL: ContactClass.THREAT_TO_LIFE,
    DangerRule.STRANGLING: ContactClass.DOMESTIC_ABUSE,
    DangerRule.SUICIDE: ContactClass.SUICIDE,
    DangerRule.CHILD_IN_DANGER: ContactClass.CHILD,
    DangerRule.TAKEN: ContactClass.THREAT_TO_LIFE,
    DangerRule.SEXUAL_ASSAULT: ContactClass.SEXUAL_OFFENCE,
    DangerRule.FIRE: ContactClass.THREAT_TO_LIFE,
    DangerRule.TRACKING: ContactClass.STALKING,
    DangerRule.ORDER_BREACHED: ContactClass.ORDER_BREACHED,
    DangerRule.HELP: ContactClass.THREAT_TO_LIFE,
    DangerRule.CALL_999: ContactClass.THREAT_TO_LIFE,
    DangerRule.SIGNS_TOGETHER: ContactClass.THREAT_TO_LIFE,
}
_CLASS_ORDER = {each: place for place, each in enumerate(ContactClass)}


def sort_words(
    danger: Iterable[DangerMatch], others: Iterable[WordMatch] = (), *, said: ContactClass | None = None
) -> SortedWords:
    """Sort by what was found. `said`: what the sender chose on a form, which a rule can only raise."""
    dangers = [WordMatch(match.rule.value, DANGER_CLASSES[match.rule], match.spans) for match in danger]
    named = list(others)
    classes = [each.contact_class for each in (*dangers, *named)]
    if said is not None:
        classes.append(said)
    worst = min(classes, key=_urgency, default=ContactClass.OTHER)
    priority = CLASS_PRIORITIES.get(worst, ContactPriority.ROUTINE)
    if dangers:
        worst, priority = min((each.contact_class for each in dangers), key=_urgency), ContactPriority.DANGER
    matches = sorted((*dangers, *named), key=lambda each: _urgency(each.contact_class))
    return SortedWords(worst, priority, tuple(matches))


def _urgency(contact_class: ContactClass) -> tuple[int, int]:
    priority = CLASS_PRIORITIES.get(contact_class, ContactPriority.ROUTINE)
    return -priority.value, _CLASS_ORDER[contact_class]


def list_rule_names(matches: Sequence[WordMatch]) -> list[str]:
    """Return the name of each rule once, the worst first."""
    return list(dict.fromkeys(each.rule for each in matches))
