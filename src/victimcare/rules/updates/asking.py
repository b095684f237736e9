"""Whom to ask, how much at once, and when silence is no answer any more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from victimcare.rules.clock import LONDON, WorkingDays

MOST_IN_A_MAIL = 3  # the rest stands on the page
FROM, UNTIL = time(8), time(18)  # London's: between these an officer is written to, on a working day
UNANSWERED = 2  # mails in which a question stood; then a person asks
UNDO_FOR = timedelta(minutes=10)  # an answer changes nothing before
LETTERS = "ABC"

TOLD_WITHIN = 1  # working days before news that a person must bring is late: its officer is asked whether she heard
PROMISED_WITHIN = 3  # working days before a promise comes due: its officer is asked how it stands
READ_WITHIN = timedelta(hours=4)  # by a person, what an officer wrote and no machine understood
RULES_WITHIN = timedelta(hours=1)  # rules of bail keep her safe: somebody words them for her at once
ASKED_AGAIN_AFTER = 5  # working days in which a victim can answer what an officer asked about their list
A_PERSON_AFTER = timedelta(days=3)  # that she has not read it; then somebody tells her
SAID_BEFORE = timedelta(days=28)  # so long an officer's answer and the record's own line are one piece of news


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open question, as far as its place is decided."""

    id: int
    case_id: int
    harm: int
    due_at: datetime


def in_order(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Harm first, then what is due first: one question a case, its most urgent, before any second one of a case."""
    ordered = sorted(waiting, key=lambda one: (-one.harm, one.due_at, one.id))
    first: dict[int, Waiting] = {}
    for one in ordered:
        first.setdefault(one.case_id, one)
    firsts = {one.id for one in first.values()}
    return sorted(ordered, key=lambda one: one.id not in firsts)


def in_the_mail(waiting: Iterable[Waiting]) -> list[Waiting]:
    """The first of them, of different cases."""
    ordered = in_order(waiting)
    cases = {one.case_id for one in ordered}
    return ordered[: min(MOST_IN_A_MAIL, len(cases))]


def is_time_to_ask(now: datetime, calendar: WorkingDays) -> bool:
    local = now.astimezone(LONDON)
    return bool(calendar.is_working_day(local.date())) and FROM <= local.time() < UNTIL


def has_been_silent(*, asked: int, last_asked_on: date | None, today: date) -> bool:
    """Asked often enough, and a day has passed on which they could have answered."""
    return asked >= UNANSWERED and last_asked_on is not None and last_asked_on < today


def letters(count: int) -> Sequence[str]:
    return LETTERS[:count]
