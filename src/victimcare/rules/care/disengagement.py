"""Finds victims who may be about to give up on us, so that a colleague rings before they do; and records why victims
leave.

The score is a sum of named weights, so that anyone who reads the task can follow it: each sign present adds its weight,
and from `RING_FROM` a colleague rings. It predicts nothing about the victim: all signs but one are things that we did
or left undone. The weights are the product's first proposal, to be changed by experience.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class DisengagementSign(StrEnum):
    """A sign that the score counts."""

    MISSED = "missed"  # news that the victim had a right to by a day, and did not have by then
    MISSED_OFTEN = "missed_often"  # three times or more
    PROMISE_BROKEN = "promise_broken"  # we said that we would be in touch
    GAP = "gap"  # we have not reached the victim for a long time
    NEED_UNMET = "need_unmet"  # a need of the victim that we said we cannot meet, or did not meet in time
    UNANSWERED = "unanswered"  # the victim wrote, asked or complained, and has waited longer than we said
    NOT_REACHED = "not_reached"  # we tried several times: the victim may not want to be found


# The score is a plain sum: nothing is subtracted, and no sign counts twice.
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
LOOK_BACK_DAYS = 90  # older events have been reviewed before
AGAIN_AFTER_DAYS = 28  # after a colleague rang, or decided that no call is needed
DAYS_TO_RING = 1  # working days
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class DisengagementCounts:
    """Counts from the records of one victim. `gap_days` None: we have never reached the victim, counted from when the
    case was recorded."""

    missed: int = 0
    promises_broken: int = 0
    gap_days: int = 0
    needs_unmet: int = 0
    unanswered: int = 0
    tries: int = 0


@dataclass(frozen=True, slots=True)
class EarlyCallScore:
    """`signs`: the heaviest first. `points`: their sum."""

    points: int
    signs: tuple[DisengagementSign, ...]

    @property
    def is_due(self) -> bool:
        return self.points >= RING_FROM

    @property
    def shown(self) -> tuple[DisengagementSign, ...]:
        """The signs that a colleague can take in at a glance."""
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
    """What the victim stops."""

    THE_CASE = "the_case"  # the victim no longer supports it
    UPDATES = "updates"
    SUPPORT = "support"


class LeavingReason(StrEnum):
    """Why the victim stopped, in words they agree to have recorded. More than one may be true."""

    FEAR = "fear"
    PRESSURE = "pressure"  # from the suspect, or from either family
    TOO_LONG = "too_long"
    NOT_TOLD = "not_told"  # the victim did not hear from us
    NOT_BELIEVED = "not_believed"
    COURT = "court"  # the victim does not want to go there
    HEALTH = "health"  # it makes the victim ill
    WORK_OR_FAMILY = "work_or_family"
    SETTLED = "settled"  # it is over for the victim, or was put right
    NEVER_WANTED = "never_wanted"  # another person reported it
    OTHER = "other"


class LeavingAnswer(StrEnum):
    """How the question went. No answer is better than another, and the question is asked once."""

    SAID = "said"
    RATHER_NOT = "rather_not"
    NOT_REACHED = "not_reached"
    NOT_SAFE = "not_safe"  # the suspect may be beside the victim


DAYS_TO_ASK = 5  # working days: soon enough to help, late enough not to press
TOLD_DOOR_STAYS_OPEN = (
    LeavingAnswer.SAID,
    LeavingAnswer.RATHER_NOT,
)  # every victim we spoke with was told that they can come back


def hide_small_counts(counts: Mapping[str, int], *, fewest: int) -> Mapping[str, int | None]:
    """Hide counts that could identify a victim. A count below `fewest`, zero included, becomes None: among zeros a
    single hidden count would reveal the answer. A lone hidden count could be worked out from the total, so the next
    smallest is hidden with it."""
    small = {name for name, count in counts.items() if count < fewest}
    if len(small) == 1:
        others = {name: count for name, count in counts.items() if count >= fewest}
        if others:
            small.add(min(others, key=lambda name: (others[name], name)))
    return {name: None if name in small else count for name, count in counts.items()}


def is_leaving_answer_consistent(asked: LeavingAnswer, reasons: Collection[LeavingReason], words: str) -> bool:
    """Whether the record has content if the victim answered, and none if they did not."""
    has_said = bool(reasons) or bool(words.strip())
    return has_said if asked is LeavingAnswer.SAID else not has_said
