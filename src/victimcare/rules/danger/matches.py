"""What the rules of danger find in a message, and when that is enough to ask a person to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """Every rule there is, the most urgent first."""

    OUTSIDE_NOW = "outside_now"
    WEAPON = "weapon"
    THREAT_TO_KILL = "threat_to_kill"
    STRANGLING = "strangling"
    SUICIDE = "suicide"
    CHILD_IN_DANGER = "child_in_danger"
    TAKEN = "taken"
    SEXUAL_ASSAULT = "sexual_assault"
    FIRE = "fire"
    TRACKING = "tracking"
    ORDER_BREACHED = "order_breached"
    HELP = "help"
    CALL_999 = "call_999"
    SIGNS_TOGETHER = "signs_together"  # weighs words of which none means danger by itself


@dataclass(frozen=True, slots=True)
class Span:
    """From this character of the message to before that one."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that found something, and where."""

    rule: Rule
    spans: tuple[Span, ...]


# Of an account one of these alarms; of the others only two together.
_ALARM_ALONE = frozenset(
    {
        Rule.OUTSIDE_NOW,
        Rule.WEAPON,
        Rule.THREAT_TO_KILL,
        Rule.STRANGLING,
        Rule.SUICIDE,
        Rule.CHILD_IN_DANGER,
        Rule.SEXUAL_ASSAULT,
        Rule.FIRE,
    }
)


def find_alarms(matches: Sequence[Match], *, is_account: bool) -> tuple[Match, ...]:
    """The matches for which a person is asked to look; none where too little was found.

    A message alarms by any match. An account of what has happened, a description of somebody, or a note by a member of
    staff, who can press "danger now" while they speak with the victim, tells of past violence by its nature: it alarms
    by a rule of danger to life, or by two others, and never by words that are only weighed.
    """
    named = [match.rule for match in matches if match.rule is not Rule.SIGNS_TOGETHER]
    if is_account and len(named) < 2 and _ALARM_ALONE.isdisjoint(named):
        return ()
    return tuple(matches)
