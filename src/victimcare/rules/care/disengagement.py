"""Who may be about to give up on us, so that somebody rings her before she does.

A rule with named weights, so that whoever reads the task can follow it: each sign that is there adds its weight, and
from `RING_FROM` on somebody rings. It is no forecast of her and says nothing about her: all signs but one are things
that we did or left undone. The weights are the product's own first word, written down to be changed by what is learned.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class DisengagementSign(StrEnum):
    """What is looked for."""

    MISSED = "missed"  # news that she had a right to by a day, and did not have by then
    MISSED_OFTEN = "missed_often"  # three times or more
    PROMISE_BROKEN = "promise_broken"  # we said that we would be in touch
    GAP = "gap"  # nobody has reached her for long
    NEED_UNMET = "need_unmet"  # something she needs that we said we cannot do, or did not do in time
    UNANSWERED = "unanswered"  # she wrote, asked or complained, and waits longer than we said
    NOT_REACHED = "not_reached"  # we tried several times: she may not want to be found


# The sum is all there is to it: nothing is taken away, and no sign counts twice.
SIGN_WEIGHTS: Mapping[DisengagementSign, int] = {
    DisengagementSign.MISSED: 2,
    DisengagementSign.MISSED_OFTEN: 2,
    DisengagementSign.PROMISE_BROKEN: 3,
    DisengagementSign.GAP: 2,
    DisengagementSign.NEED_UNMET: 2,
    DisengagementSign.UNANSWERED: 3,
    DisengagementSign.NOT_REACHED: 1,
}
RING_FROM = 5
MISSED_OFTEN_FROM = 3  # times
GAP_DAYS = 42
FAILED_TRIES = 2
LOOK_BACK_DAYS = 90  # older things were seen before
AGAIN_AFTER_DAYS = 28  # once somebody rang, or said that nobody need
DAYS_TO_RING = 1  # working days
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class DisengagementCounts:
    """What the records say of one victim. `gap_days` None: nobody has ever reached her, counted from when the case
    was recorded."""

    missed: int = 0
    promises_broken: int = 0
    gap_days: int = 0
    needs_unmet: int = 0
    unanswered: int = 0
    tries: int = 0


@dataclass(frozen=True, slots=True)
class EarlyCallScore:
    """`signs`: the heaviest first. `points`: what they come to."""

    points: int
    signs: tuple[DisengagementSign, ...]

    @property
    def is_due(self) -> bool:
        return self.points >= RING_FROM

    @property
    def shown(self) -> tuple[DisengagementSign, ...]:
        """As many as a person reads at a glance."""
        return self.signs[:MOST_SHOWN]


def judge_disengagement(counted: DisengagementCounts) -> EarlyCallScore:
    found = [sign for sign, is_there in _there(counted).items() if is_there]
    ordered = tuple(sorted(found, key=lambda sign: (-SIGN_WEIGHTS[sign], [*DisengagementSign].index(sign))))
    return EarlyCallScore(sum(SIGN_WEIGHTS[sign] for sign in ordered), ordered)


def _there(counted: DisengagementCounts) -> Mapping[DisengagementSign, bool]:
    return {
        DisengagementSign.MISSED: counted.missed > 0,
        DisengagementSign.MISSED_OFTEN: counted.missed >= MISSED_OFTEN_FROM,
        DisengagementSign.PROMISE_BROKEN: counted.promises_broken > 0,
        DisengagementSign.GAP: counted.gap_days >= GAP_DAYS,
        DisengagementSign.NEED_UNMET: counted.needs_unmet > 0,
        DisengagementSign.UNANSWERED: counted.unanswered > 0,
        DisengagementSign.NOT_REACHED: counted.tries >= FAILED_TRIES,
    }


class LeavingScope(StrEnum):
    """What she stops."""

    THE_CASE = "the_case"  # she does not support it any more
    UPDATES = "updates"
    SUPPORT = "support"


class LeavingReason(StrEnum):
    """Why she stopped, by her words and as she agrees that it is put down. More than one may be true."""

    FEAR = "fear"
    PRESSURE = "pressure"  # from him, his family or hers
    TOO_LONG = "too_long"
    NOT_TOLD = "not_told"  # she did not hear from us
    NOT_BELIEVED = "not_believed"
    COURT = "court"  # she does not want to go there
    HEALTH = "health"  # it makes her ill
    WORK_OR_FAMILY = "work_or_family"
    SETTLED = "settled"  # it is over for her, or was put right
    NEVER_WANTED = "never_wanted"  # somebody else reported it
    OTHER = "other"


class LeavingAnswer(StrEnum):
    """How the question went. None is better than another, and it is put once."""

    SAID = "said"
    RATHER_NOT = "rather_not"
    NOT_REACHED = "not_reached"
    NOT_SAFE = "not_safe"  # he may be beside her


DAYS_TO_ASK = 5  # working days: soon enough to help, late enough not to press
TOLD_DOOR_STAYS_OPEN = (
    LeavingAnswer.SAID,
    LeavingAnswer.RATHER_NOT,
)  # whom somebody spoke with was told that the door stays open


def hide_small_counts(counts: Mapping[str, int], *, fewest: int) -> Mapping[str, int | None]:
    """Figures in which nobody is found again: a count below `fewest` is hidden (None), nothing too, since among zeros
    the one that is hidden would say what somebody gave; and never one alone, which the total would give away, but the
    next smallest with it."""
    small = {name for name, count in counts.items() if count < fewest}
    if len(small) == 1:
        others = {name: count for name, count in counts.items() if count >= fewest}
        if others:
            small.add(min(others, key=lambda name: (others[name], name)))
    return {name: None if name in small else count for name, count in counts.items()}


def is_leaving_answer_consistent(asked: LeavingAnswer, reasons: Collection[LeavingReason], words: str) -> bool:
    """Whether what is put down says something where she said something, and nothing where she did not."""
    has_said = bool(reasons) or bool(words.strip())
    return has_said if asked is LeavingAnswer.SAID else not has_said
