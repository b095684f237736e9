"""What the danger rules find in a message: when a match asks a colleague to look, which passage is kept, and in what
order people in danger are listed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar


class DangerRule(StrEnum):
    """All rules, the most urgent first."""

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
    SIGNS_TOGETHER = "signs_together"  # weighs words that mean no danger on their own


@dataclass(frozen=True, slots=True)
class TextSpan:
    """From this character of the message up to, not including, that one."""

    start: int
    end: int


RuleName = TypeVar("RuleName", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RuleMatch(Generic[RuleName]):
    """A rule that matched, and where."""

    rule: RuleName
    spans: tuple[TextSpan, ...]


DangerMatch = RuleMatch[DangerRule]


# Rules that raise an alarm from an account on their own; any others only two together.
_ALARM_ALONE = frozenset(
    {
        DangerRule.OUTSIDE_NOW,
        DangerRule.WEAPON,
        DangerRule.THREAT_TO_KILL,
        DangerRule.STRANGLING,
        DangerRule.SUICIDE,
        DangerRule.CHILD_IN_DANGER,
        DangerRule.SEXUAL_ASSAULT,
        DangerRule.FIRE,
    }
)


def find_alarms(matches: Sequence[DangerMatch], *, is_account: bool) -> tuple[DangerMatch, ...]:
    """Return the matches for which a colleague is asked to look; none if too little was found.

    A message raises an alarm on any match. An account of what happened, a description of a person, or a note by a
    member of staff (who can press "danger now" while they speak with the victim) tells of past violence by its nature:
    it raises an alarm on one rule of danger to life, or on two others, and never on weighed words alone.
    """
    named = [match.rule for match in matches if match.rule is not DangerRule.SIGNS_TOGETHER]
    if is_account and len(named) < 2 and _ALARM_ALONE.isdisjoint(named):
        return ()
    return tuple(matches)


# What is kept of a text with words of danger, for the colleague who is asked to help: all of a short text, or the
# sentences around these words in a long one.


KEPT_WHOLE_TO = 2_000  # characters: a text up to this length is kept whole
_AROUND = 300  # in a long text, the most characters before and after the matching words
_ENOUGH = 4_000  # in a long text, enough characters to keep; the most urgent rules come first
_SENTENCE_END = re.compile(r"[.!?\n]+\s*")
_LEFT_OUT = " […] "


@dataclass(frozen=True, slots=True)
class Passage:
    """`is_whole`: the text as it was written, not just sentences from it."""

    text: str
    is_whole: bool


def choose_passage(text: str, matches: Sequence[DangerMatch]) -> Passage:
    """Return the text, or from a long one each sentence with matching words, the one before and the one after."""
    if len(text) <= KEPT_WHOLE_TO:
        return Passage(text.strip(), is_whole=True)
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    chosen: list[TextSpan] = []
    for match in matches:
        for span in match.spans:
            if sum(one.end - one.start for one in chosen) < _ENOUGH:
                chosen = _join([*chosen, _widen(span, ends)])
    passages = [text[one.start : one.end].strip() for one in chosen]
    before = _LEFT_OUT.lstrip() if chosen and chosen[0].start else ""
    after = _LEFT_OUT.rstrip() if chosen and chosen[-1].end < len(text) else ""
    return Passage(before + _LEFT_OUT.join(passages) + after, is_whole=False)


def _widen(span: TextSpan, ends: Sequence[int]) -> TextSpan:
    """Extend the span from the sentence before the words to the sentence after them, up to a limit on each side."""
    start = ends[max(bisect_right(ends, span.start) - 2, 0)]
    end = ends[min(bisect_left(ends, span.end) + 1, len(ends) - 1)]
    return TextSpan(max(start, span.start - _AROUND), min(end, span.end + _AROUND))


def _join(spans: Sequence[TextSpan]) -> list[TextSpan]:
    """Sort the spans, and merge those that overlap."""
    joined: list[TextSpan] = []
    for span in sorted(spans, key=lambda one: one.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = TextSpan(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


# The order in which people who may be in danger are listed, when each must be looked at, and which rules weigh most.
#
# This is the single order of the band "Danger now". Lateness does not count: an old task left open must not be listed
# above a message from this minute.


DANGER_LOOKED_AT_WITHIN = timedelta(minutes=5)  # for each message with words of danger

# The rules of each weight, the worst first: they are named in this order.
LIFE_RULES = (
    DangerRule.OUTSIDE_NOW,
    DangerRule.WEAPON,
    DangerRule.STRANGLING,
    DangerRule.CHILD_IN_DANGER,
    DangerRule.THREAT_TO_KILL,
    DangerRule.TAKEN,
    DangerRule.SUICIDE,
    DangerRule.SEXUAL_ASSAULT,
    DangerRule.FIRE,
)
BREACH_RULES = (DangerRule.ORDER_BREACHED, DangerRule.CALL_999)
SIGN_RULES = (DangerRule.HELP, DangerRule.TRACKING, DangerRule.SIGNS_TOGETHER)
_NAMED: dict[str, int] = {rule: place for place, rule in enumerate((*LIFE_RULES, *BREACH_RULES, *SIGN_RULES))}


class DangerWeight(IntEnum):
    """How much danger the matching rules stand for."""

    SIGNS = 1
    BREACH = 2  # also for news that may put a victim in danger, without any written words
    LIFE = 3


@dataclass(frozen=True, slots=True)
class DangerItem:
    """What decides where a person in danger is listed. `is_heard`: a colleague heard it themselves, or a duress code
    was used; `is_own`: the reader of the list has it; `last_at`: when its newest message came, or it was created;
    `is_of_victim`: it is about a victim on record, or came from a number or address in a victim's record rather than a
    stranger's."""

    is_heard: bool
    is_own: bool
    rules: tuple[str, ...]
    last_at: datetime
    last_step_at: datetime | None = None
    is_of_victim: bool = True

    @property
    def is_answered(self) -> bool:
        """Whether a colleague has acted since the newest message."""
        return self.last_step_at is not None and self.last_step_at >= self.last_at


def weigh_rules(rules: Iterable[str]) -> DangerWeight:
    """Return the weight of the worst rule. Without any rule it is news."""
    found = set(rules)
    if found & set(LIFE_RULES):
        return DangerWeight.LIFE
    return DangerWeight.SIGNS if found and not found & set(BREACH_RULES) else DangerWeight.BREACH


def name_worst_first(rules: Iterable[str]) -> tuple[str, ...]:
    """List each rule once, the worst first. Rules that no longer exist come last."""
    return tuple(sorted(set(rules), key=lambda rule: (_NAMED.get(rule, len(_NAMED)), rule)))


def danger_order(danger: DangerItem) -> tuple[bool, bool, int, bool, bool, float]:
    """Sort key: the smaller is listed higher. Danger that was heard comes first; then the reader's own; then by weight;
    then victims on record before strangers, since anyone can send a hundred e-mails with words of danger from as many
    addresses; then what is unanswered; then the newest."""
    return (
        not danger.is_heard,
        not danger.is_own,
        -weigh_rules(danger.rules),
        not danger.is_of_victim,
        danger.is_answered,
        -danger.last_at.timestamp(),
    )


def danger_look_due_at(due_at: datetime, last_at: datetime) -> datetime:
    """Return when danger must be looked at: the minutes start again with each message. `due_at`: as its task says,
    which is the next step where one was agreed."""
    return max(due_at, last_at + DANGER_LOOKED_AT_WITHIN)
