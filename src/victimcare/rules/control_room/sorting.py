"""Sorts a contact by what the rules found in its words: its class, its priority, and the words that decided it.

The danger rules decide what is danger to life; the control room's own rules name the rest. A contact without any match
is `other`, and a person reads it all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from victimcare.rules.control_room.contact_kinds import CLASS_PRIORITIES, ContactClass, ContactPriority
from victimcare.rules.control_room.raising import Raise
from victimcare.rules.control_room.room_rules import ROOM_CLASSES, RoomRule, rule_priority
from victimcare.rules.danger.matches import DangerMatch, DangerRule, RuleMatch, TextSpan


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A rule that matched, the class that it names, how far it raises, and where in the text."""

    rule: str
    contact_class: ContactClass
    priority: ContactPriority
    spans: tuple[TextSpan, ...]
    is_danger_rule: bool = False


@dataclass(frozen=True, slots=True)
class SortedWords:
    """`matches`: worst first. `priority`: of the worst class, or higher where a rule says so. `reasons`: what besides
    words raised it."""

    contact_class: ContactClass
    priority: ContactPriority
    matches: tuple[WordMatch, ...]
    reasons: tuple[str, ...] = ()
    is_like_threat: bool = False  # as the learnt program reads it

    @property
    def has_danger_words(self) -> bool:
        return any(each.is_danger_rule for each in self.matches)

    @property
    def is_possible_danger(self) -> bool:
        """Whether words of danger were found, or words like those of threats, that are not enough for its alarm."""
        return (self.has_danger_words or self.is_like_threat) and self.priority < ContactPriority.DANGER


# What each danger rule means for the control room.
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
    DangerRule.SIGNS_TOGETHER: ContactClass.OTHER,  # weighed words name nothing
}
# Rules that are more often true without a threat to life, each with its reason in docs/control-room.md. They make
# possible danger: high, looked at within the minutes of danger, and danger once these are over.
POSSIBLE_DANGER = frozenset(
    {DangerRule.SIGNS_TOGETHER, DangerRule.TRACKING, DangerRule.ORDER_BREACHED, DangerRule.SEXUAL_ASSAULT}
)
# A long calm message holds words of danger too, so rules ring by themselves only in a message too short to say that all
# is over. In longer ones they make possible danger. Both chosen on invented stories (docs/control-room.md).
RINGS_ALONE = 60  # characters
RING_TOGETHER = 100  # characters, with two different rules
_CLASS_ORDER = {each: place for place, each in enumerate(ContactClass)}


# Who asks for news tells what the news would be of.
_REPORTED_BEFORE = frozenset({ContactClass.NEW_CRIME, ContactClass.NEW_INFORMATION})


def sort_words(
    danger: Iterable[DangerMatch],
    others: Iterable[RuleMatch[RoomRule]] = (),
    *,
    length: int,
    said: ContactClass | None = None,
) -> SortedWords:
    """Sort by what was found. `length`: of the text, in characters. `said`: what the sender chose on a form, which a
    rule can only raise."""
    dangers = list(danger)
    raised = ContactPriority.DANGER if _is_certain({each.rule for each in dangers}, length) else ContactPriority.HIGH
    matches = [
        *(WordMatch(each.rule.value, DANGER_CLASSES[each.rule], raised, each.spans, True) for each in dangers),
        *(WordMatch(each.rule.value, ROOM_CLASSES[each.rule], rule_priority(each.rule), each.spans) for each in others),
    ]
    named = [(each.contact_class, each.priority) for each in matches]
    if said is not None:
        named.append((said, CLASS_PRIORITIES.get(said, ContactPriority.ROUTINE)))
    worst, _ = min(named, key=_urgency, default=(ContactClass.OTHER, ContactPriority.ROUTINE))
    priority = max((each for _, each in named), default=ContactPriority.ROUTINE)
    if worst in _REPORTED_BEFORE and any(one is ContactClass.ANY_NEWS for one, _ in named):
        worst = ContactClass.ANY_NEWS
    return SortedWords(
        worst, priority, tuple(sorted(matches, key=lambda one: _urgency((one.contact_class, one.priority))))
    )


def _is_certain(rules: Set[DangerRule], length: int) -> bool:
    """Whether these rules ring at once. Each makes a person look within the minutes of danger all the same."""
    if rules <= POSSIBLE_DANGER:
        return length <= RINGS_ALONE and len(rules) > 1
    return length <= (RINGS_ALONE if len(rules) == 1 else RING_TOGETHER)


def _urgency(named: tuple[ContactClass, ContactPriority]) -> tuple[bool, int, int]:
    """`other` names nothing, so it comes last."""
    contact_class, priority = named
    return contact_class is ContactClass.OTHER, -priority.value, _CLASS_ORDER[contact_class]


def raise_by_sender(found: SortedWords, sender: Raise) -> SortedWords:
    """Raise what the words say by what is known of the sender. The class stays that of the words."""
    reasons = tuple(reason.value for reason in sender.reasons)
    return replace(found, priority=max(found.priority, sender.priority), reasons=reasons)


def name_reasons(found: SortedWords) -> list[str]:
    """Return the name of each rule and reason once, rules first."""
    return [*list_rule_names(found.matches), *found.reasons]


def name_for_learning(matches: Iterable[WordMatch]) -> frozenset[str]:
    """The names under which the learnt program knows the rules: two rules of one name are two."""
    return frozenset(f"{'danger' if each.is_danger_rule else 'room'}:{each.rule}" for each in matches)


def list_rule_names(matches: Sequence[WordMatch]) -> list[str]:
    """Return the name of each rule once, the worst first."""
    return list(dict.fromkeys(each.rule for each in matches))
