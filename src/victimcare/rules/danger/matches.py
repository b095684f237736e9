"""What the rules of danger find in a message, and when that is enough to ask a person to look."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum


class DangerRule(StrEnum):
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
class TextSpan:
    """From this character of the message to before that one."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DangerMatch:
    """A rule that found something, and where."""

    rule: DangerRule
    spans: tuple[TextSpan, ...]


# Of an account one of these alarms; of the others only two together.
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
    """The matches for which a person is asked to look; none where too little was found.

    A message alarms by any match. An account of what has happened, a description of somebody, or a note by a member of
    staff, who can press "danger now" while they speak with the victim, tells of past violence by its nature: it alarms
    by a rule of danger to life, or by two others, and never by words that are only weighed.
    """
    named = [match.rule for match in matches if match.rule is not DangerRule.SIGNS_TOGETHER]
    if is_account and len(named) < 2 and _ALARM_ALONE.isdisjoint(named):
        return ()
    return tuple(matches)


# What is kept of a text with words of danger, for the person who is asked to help: all of it, or what stands around
# these words where it is long.


KEPT_WHOLE_TO = 2_000  # characters: a text up to this long is kept whole
_AROUND = 300  # of a long text, the most characters before and after the words that matched
_ENOUGH = 4_000  # of a long text, how many characters are enough; the most urgent rules come first
_SENTENCE_END = re.compile(r"[.!?\n]+\s*")
_LEFT_OUT = " […] "


@dataclass(frozen=True, slots=True)
class Passage:
    """`is_whole`: it is the text as it was written, and not only sentences of it."""

    text: str
    is_whole: bool


def choose_passage(text: str, matches: Sequence[DangerMatch]) -> Passage:
    """This text, or where it is long each sentence with words that matched, the one before and the one after."""
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
    """From the sentence before these words to the sentence after them, and at most some characters of each."""
    start = ends[max(bisect_right(ends, span.start) - 2, 0)]
    end = ends[min(bisect_left(ends, span.end) + 1, len(ends) - 1)]
    return TextSpan(max(start, span.start - _AROUND), min(end, span.end + _AROUND))


def _join(spans: Sequence[TextSpan]) -> list[TextSpan]:
    """These in their order, those that overlap as one."""
    joined: list[TextSpan] = []
    for span in sorted(spans, key=lambda one: one.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = TextSpan(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


# In which order people who may be in danger stand, by when each is to be looked at, and which rules weigh most.
#
# It is the one order of the band "Danger now". Days of lateness are no part of it: an old piece of work that nobody
# ended must not stand above a message of this minute.


DANGER_LOOKED_AT_WITHIN = timedelta(minutes=5)  # of each message with words of danger

# The rules of each weight, the worst first: so they are named.
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
    """How much danger the rules that matched stand for."""

    SIGNS = 1
    BREACH = 2  # also news that may put a victim in danger, in which nobody wrote anything
    LIFE = 3


@dataclass(frozen=True, slots=True)
class DangerItem:
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


def weigh_rules(rules: Iterable[str]) -> DangerWeight:
    """The weight of the worst of them. Without any rule it is news."""
    found = set(rules)
    if found & set(LIFE_RULES):
        return DangerWeight.LIFE
    return DangerWeight.SIGNS if found and not found & set(BREACH_RULES) else DangerWeight.BREACH


def name_worst_first(rules: Iterable[str]) -> tuple[str, ...]:
    """Each once, the worst first. A rule that there is no more stands last."""
    return tuple(sorted(set(rules), key=lambda rule: (_NAMED.get(rule, len(_NAMED)), rule)))


def danger_order(danger: DangerItem) -> tuple[bool, bool, int, bool, bool, float]:
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


def danger_look_due_at(due_at: datetime, last_at: datetime) -> datetime:
    """By when a piece of danger is to be looked at: with each message its minutes begin anew. `due_at`: as its task
    says it, which is the next step where one was agreed."""
    return max(due_at, last_at + DANGER_LOOKED_AT_WITHIN)
