"""When far more of one kind of message leaves than usual, it stops until people have looked.

A record system that says by mistake that eight thousand people were released must frighten twenty victims at most. So
each message is counted under its kinds: the event it tells of, the area of the case, the sentence it uses. Whichever
kind comes to its limit first stops, and only that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median_high

from victimcare.rules.safe_contact.contact_plan import ContactMethod

COUNTED_OVER = timedelta(hours=1)
COUNT_STEP = timedelta(minutes=10)  # counts are kept in steps of this; the step that has begun counts whole
LEARNS_FROM = timedelta(days=28)
NEEDS_DAYS = 7  # with messages; fewer teach nothing
ABOVE_USUAL = 2  # so many times the usual busiest hour is still an ordinary busy day
BRAKE_LOOKED_AT_WITHIN = timedelta(minutes=15)  # a true busy day must not wait longer for people
LIFTED_FOR = timedelta(hours=24)  # after people have let a kind through


class BrakeAxis(StrEnum):
    EVENT_TYPE = "event_type"
    AREA = "area"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True, order=True)
class BrakeKind:
    """One way in which a message is like others, such as the area `E09000028`."""

    axis: BrakeAxis
    value: str


def brake_kinds(*, template: str, event_types: Iterable[str], area: str) -> tuple[BrakeKind, ...]:
    """The kinds of one message, always in the same order, so that two at once never wait for each other."""
    found = {BrakeKind(BrakeAxis.TEMPLATE, template), BrakeKind(BrakeAxis.AREA, area)}
    return tuple(sorted(found | {BrakeKind(BrakeAxis.EVENT_TYPE, event_type) for event_type in event_types}))


def usual_busiest_hour(sent: Mapping[date, Sequence[int]]) -> int:
    """The busiest hour of an ordinary day, from how many left in each hour of the days that had any; 0: not known.

    The middle of all days: one day on which something went wrong teaches nothing.
    """
    busiest = [max(hours) for hours in sent.values() if any(hours)]
    return median_high(busiest) if len(busiest) >= NEEDS_DAYS else 0


def hourly_limit(*, ceiling: int, learned: int, lifted: int = 0) -> int:
    """How many of a kind may leave in an hour: the force's own ceiling, or more where its past shows more.

    `learned`: the usual busiest hour. `lifted`: what people have let through for a day.
    """
    return max(ceiling, learned * ABOVE_USUAL, lifted)


def lifted_limit(*, sent: int, held: int) -> int:
    """The limit for a day once people have said that this is true: enough for as much again, and not for anything."""
    return (sent + held) * ABOVE_USUAL


# How messages are shared among the suppliers of one channel: each by how well it answers, gradually, and none never.
#
# A supplier that answers well has the score 1. Each bad answer takes a part of it away, each good one gives a little
# back, so that one that fails or hangs is left within a few messages and comes back in the course of some dozens. What
# is under way and not answered yet counts against it as well: a supplier that hangs is left before its time is up.

BEST_SCORE = 1.0  # the score of a supplier that answers, and of one that is not known yet
LEAST_SCORE = 0.02  # its least: two messages in a hundred go on asking whether it is well again
GIVEN_BACK = 0.05  # by each good answer: twenty lead from the least to the most
SLOW_FROM = 2.0  # seconds from asking to an answer
ANSWERS_SHOWN = 20  # answers that are shown to people


class SupplierGrade(StrEnum):
    """How a supplier took a message. A message that it refuses for good says nothing about the supplier."""

    GOOD = "good"
    SLOW = "slow"
    FAILING = "failing"  # it certainly did not take it
    HANGING = "hanging"  # no answer came, or none that says what became of it


_KEPT = {SupplierGrade.SLOW: 0.8, SupplierGrade.FAILING: 0.5, SupplierGrade.HANGING: 0.25}  # of the score


@dataclass(frozen=True, slots=True)
class SupplierScore:
    """A supplier at the moment at which a message is to be given to one."""

    name: str
    score: float
    unanswered: int  # messages that it was given and has not answered


def grade_answer_time(seconds: float) -> SupplierGrade:
    """What an answer is that took so long."""
    return SupplierGrade.GOOD if seconds < SLOW_FROM else SupplierGrade.SLOW


def score_after_answer(score: float, answer: SupplierGrade) -> float:
    """The score once this answer has come."""
    changed = score + GIVEN_BACK if answer is SupplierGrade.GOOD else score * _KEPT[answer]
    return min(BEST_SCORE, max(LEAST_SCORE, changed))


def supplier_shares(suppliers: Sequence[SupplierScore]) -> Mapping[str, float]:
    """Each one's part of the next messages, by name; together 1."""
    weights = {supplier.name: max(LEAST_SCORE, supplier.score) / (1 + supplier.unanswered) for supplier in suppliers}
    whole = sum(weights.values())
    return {name: weight / whole for name, weight in weights.items()}


def choose_supplier(suppliers: Sequence[SupplierScore], draw: float) -> str:
    """Who is given the next message. `draw` is a number from 0 up to 1, drawn anew for each."""
    reached = 0.0
    for name, share in supplier_shares(suppliers).items():
        reached += share
        if draw < reached:
            return name
    return suppliers[-1].name  # the last sum may stay a hair below 1


# When a message has stood too long in a state, and what is done about it.

STUCK_AFTER = timedelta(minutes=10)  # for what is in hand: due and queued, or given to a supplier that has not answered
STAFF_LOOK_AFTER = timedelta(hours=1)  # after so long somebody looks, whatever is done by itself
# A receipt may be lost: a supplier that has said nothing more is asked when a message is as old as this.
SUPPLIER_ASKED_AT = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(hours=48))
# So long a supplier goes on trying. Texts and e-mails: GOV.UK Notify, "Temporary failure", 72 hours.
DELIVERY_WINDOW: Mapping[ContactMethod, timedelta] = {
    ContactMethod.TEXT: timedelta(hours=72),
    ContactMethod.EMAIL: timedelta(hours=72),
    ContactMethod.CALL: timedelta(hours=24),
    ContactMethod.LETTER: timedelta(days=14),
}


@dataclass(frozen=True, slots=True)
class AgeRange:
    """Messages handed over from one moment up to another."""

    after: datetime
    up_to: datetime


def ages_due_for_query(channel: ContactMethod, *, since: datetime, now: datetime) -> tuple[AgeRange, ...]:
    """The messages of a channel that came, since the last time this was asked, to an age at which their supplier is
    asked what became of them; the last time at the end of the window."""
    return tuple(AgeRange(since - age, now - age) for age in (*SUPPLIER_ASKED_AT, DELIVERY_WINDOW[channel]))


def is_delivery_given_up(channel: ContactMethod, *, handed_over_at: datetime, now: datetime) -> bool:
    """Whether its supplier has had all the time that it takes to deliver."""
    return now - handed_over_at >= DELIVERY_WINDOW[channel]
