"""In which order people who may be in danger stand, by when each is to be looked at, and which rules weigh most.

It is the one order of the band "Danger now". Days of lateness are no part of it: an old piece of work that nobody ended
must not stand above a message of this minute.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from victimcare.rules.danger.matches import Rule

LOOKED_AT_WITHIN = timedelta(minutes=5)  # of each message with words of danger

# The rules of each weight, the worst first: so they are named.
LIFE = (
    Rule.OUTSIDE_NOW,
    Rule.WEAPON,
    Rule.STRANGLING,
    Rule.CHILD_IN_DANGER,
    Rule.THREAT_TO_KILL,
    Rule.TAKEN,
    Rule.SUICIDE,
    Rule.SEXUAL_ASSAULT,
    Rule.FIRE,
)
BREACH = (Rule.ORDER_BREACHED, Rule.CALL_999)
SIGNS = (Rule.HELP, Rule.TRACKING, Rule.SIGNS_TOGETHER)
_NAMED: dict[str, int] = {rule: place for place, rule in enumerate((*LIFE, *BREACH, *SIGNS))}


class Weight(IntEnum):
    """How much danger the rules that matched stand for."""

    SIGNS = 1
    BREACH = 2  # also news that may put a victim in danger, in which nobody wrote anything
    LIFE = 3


@dataclass(frozen=True, slots=True)
class DangerAtHand:
    """What decides where one person in danger stands. `is_heard`: a colleague heard it themselves, or a quiet code was
    used; `is_own`: the reader of the list has it; `last_at`: when its newest message came, or it was made;
    `is_of_victim`: it is about a victim on record, or a number or address in a victim's record wrote it, and not a
    stranger's."""

    is_heard: bool
    is_own: bool
    rules: tuple[str, ...]
    last_at: datetime
    last_step_at: datetime | None = None
    is_of_victim: bool = True

    @property
    def is_answered(self) -> bool:
        """Whether something was done since the newest message."""
        return self.last_step_at is not None and self.last_step_at >= self.last_at


def weigh_rules(rules: Iterable[str]) -> Weight:
    """The weight of the worst of them. Without any rule it is news."""
    found = set(rules)
    if found & set(LIFE):
        return Weight.LIFE
    return Weight.SIGNS if found and not found & set(BREACH) else Weight.BREACH


def name_worst_first(rules: Iterable[str]) -> tuple[str, ...]:
    """Each once, the worst first. A rule that there is no more stands last."""
    return tuple(sorted(set(rules), key=lambda rule: (_NAMED.get(rule, len(_NAMED)), rule)))


def place_in_band(danger: DangerAtHand) -> tuple[bool, bool, int, bool, bool, float]:
    """To sort by: the smaller stands higher. What was heard; then one's own; then the weight; then victims on record
    before strangers, since anybody can send a hundred mails with words of danger from as many addresses; then what
    nobody has answered; then the newest."""
    return (
        not danger.is_heard,
        not danger.is_own,
        -weigh_rules(danger.rules),
        not danger.is_of_victim,
        danger.is_answered,
        -danger.last_at.timestamp(),
    )


def look_is_due_at(due_at: datetime, last_at: datetime) -> datetime:
    """By when a piece of danger is to be looked at: with each message its minutes begin anew. `due_at`: as its task
    says it, which is the next step where one was agreed."""
    return max(due_at, last_at + LOOKED_AT_WITHIN)
