"""Limits how many messages of one kind leave, shares messages among suppliers, and says when a message is stuck.

If far more of one kind leaves than usual, that kind stops until people have looked: a record system that says by
mistake that eight thousand people were released must frighten twenty victims at most. So each message is counted under
its kinds: the event it tells of, the area of the case, the sentence it uses. The kind that reaches its limit first
stops, and only that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median_high

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.safe_contact.contact_plan import ContactMethod

COUNTED_OVER = timedelta(hours=1)
COUNT_STEP = timedelta(minutes=10)  # counts are kept in steps of this; the present step counts whole
LEARNS_FROM = timedelta(days=28)
NEEDS_DAYS = 7  # with messages; fewer are too little to learn from
ABOVE_USUAL = 2  # times the usual busiest hour: this much is still an ordinary busy day
# on a genuinely busy day messages must not wait longer than this for people
BRAKE_LOOKED_AT_WITHIN = timedelta(minutes=15)
LIFTED_FOR = timedelta(hours=24)  # after people have let a kind through


class BrakeAxis(StrEnum):
    EVENT_TYPE = "event_type"
    AREA = "area"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True, order=True)
class BrakeKind:
    """One way in which messages are alike, such as the area `E09000028`."""

    axis: BrakeAxis
    value: str


def brake_kinds(*, template: str, event_types: Iterable[EventType], area: str) -> tuple[BrakeKind, ...]:
    """Return the kinds of one message, always in the same order, so that two processes never deadlock."""
    found = {BrakeKind(BrakeAxis.TEMPLATE, template), BrakeKind(BrakeAxis.AREA, area)}
    return tuple(sorted(found | {BrakeKind(BrakeAxis.EVENT_TYPE, event_type) for event_type in event_types}))


def usual_busiest_hour(sent: Mapping[date, Sequence[int]]) -> int:
    """Return the busiest hour of an ordinary day, from the hourly counts of the days with messages; 0: not known.

    It is the median of all days, so that one day on which something went wrong changes little.
    """
    busiest = [max(hours) for hours in sent.values() if any(hours)]
    return median_high(busiest) if len(busiest) >= NEEDS_DAYS else 0


def hourly_limit(*, ceiling: int, learned: int, lifted: int = 0) -> int:
    """Return how many of a kind may leave in an hour: the force's own ceiling, or more if its past shows more.

    `learned`: the usual busiest hour. `lifted`: what people have let through for a day.
    """
    return max(ceiling, learned * ABOVE_USUAL, lifted)


def lifted_limit(*, sent: int, held: int) -> int:
    """Return the limit for a day once people have confirmed that the messages are right: room for as much again, and no
    more."""
    return (sent + held) * ABOVE_USUAL


# How messages are shared among the suppliers of one channel: by how well each answers, changing gradually, and never
# down to nothing.
#
# A supplier that answers well has the score 1. A bad answer takes away a part of the score, a good one gives a little
# back: traffic leaves a failing or hanging supplier within a few messages, and returns over some dozens. Unanswered
# messages count against a supplier too, so that traffic leaves a hanging one before its timeout.

BEST_SCORE = 1.0  # for a supplier that answers well, and for one not known yet
LEAST_SCORE = 0.02  # two messages in a hundred still test whether it has recovered
GIVEN_BACK = 0.05  # by each good answer: twenty lead from the lowest score to the highest
SLOW_FROM = 2.0  # seconds from request to answer
ANSWERS_SHOWN = 20  # answers shown to people


class SupplierGrade(StrEnum):
    """How a supplier took a message. A permanent refusal of a message says nothing about the supplier."""

    GOOD = "good"
    SLOW = "slow"
    FAILING = "failing"  # it certainly did not take the message
    HANGING = "hanging"  # no answer came, or none that says what became of the message


_KEPT = {SupplierGrade.SLOW: 0.8, SupplierGrade.FAILING: 0.5, SupplierGrade.HANGING: 0.25}  # factor on the score


@dataclass(frozen=True, slots=True)
class SupplierScore:
    """A supplier at the moment when a message is about to be sent."""

    name: str
    score: float
    unanswered: int  # messages that it was given and has not answered


def grade_answer_time(seconds: float) -> SupplierGrade:
    """Grade an answer by how long it took."""
    return SupplierGrade.GOOD if seconds < SLOW_FROM else SupplierGrade.SLOW


def score_after_answer(score: float, answer: SupplierGrade) -> float:
    """Return the score after this answer."""
    changed = score + GIVEN_BACK if answer is SupplierGrade.GOOD else score * _KEPT[answer]
    return min(BEST_SCORE, max(LEAST_SCORE, changed))


def supplier_shares(suppliers: Sequence[SupplierScore]) -> Mapping[str, float]:
    """Return each supplier's share of the next messages, by name; together 1."""
    weights = {supplier.name: max(LEAST_SCORE, supplier.score) / (1 + supplier.unanswered) for supplier in suppliers}
    whole = sum(weights.values())
    return {name: weight / whole for name, weight in weights.items()}


def choose_supplier(suppliers: Sequence[SupplierScore], draw: float) -> str:
    """Return the supplier for the next message. `draw`: a number from 0 up to 1, new for each message."""
    reached = 0.0
    for name, share in supplier_shares(suppliers).items():
        reached += share
        if draw < reached:
            return name
    return suppliers[-1].name  # rounding may leave the last sum a hair below 1


# When a message has been too long in one state, and what is done about it.

# for messages in progress: due and queued, or given to a supplier that has not answered
STUCK_AFTER = timedelta(minutes=10)
STAFF_LOOK_AFTER = timedelta(hours=1)  # after this a person looks, whatever happens automatically
# A receipt may be lost: a silent supplier is asked about a message at these ages.
SUPPLIER_ASKED_AT = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(hours=48))
# How long a supplier goes on trying. Texts and e-mails: GOV.UK Notify, "Temporary failure", 72 hours.
DELIVERY_WINDOW: Mapping[ContactMethod, timedelta] = {
    ContactMethod.TEXT: timedelta(hours=72),
    ContactMethod.EMAIL: timedelta(hours=72),
    ContactMethod.CALL: timedelta(hours=24),
    ContactMethod.LETTER: timedelta(days=14),
}


@dataclass(frozen=True, slots=True)
class AgeRange:
    """Messages handed over after one moment and up to another."""

    after: datetime
    up_to: datetime


def ages_due_for_query(channel: ContactMethod, *, since: datetime, now: datetime) -> tuple[AgeRange, ...]:
    """Return the ages at which a channel's messages have become due for a query to their supplier since the last run;
    the last query comes at the end of the delivery window."""
    return tuple(AgeRange(since - age, now - age) for age in (*SUPPLIER_ASKED_AT, DELIVERY_WINDOW[channel]))


def is_delivery_given_up(channel: ContactMethod, *, handed_over_at: datetime, now: datetime) -> bool:
    """Whether the supplier has had all the time that it takes to deliver."""
    return now - handed_over_at >= DELIVERY_WINDOW[channel]
