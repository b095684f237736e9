"""The levels of a complaint: who looks at it, by when the person who complained hears, and what comes after the answer.

First, those who gave the service answer. Then professional standards record it as a formal complaint. Then a body
outside the force reviews how we dealt with it. Times to reply are those of `clocks`; what is added here is named below.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum

from victimcare.rules import clock
from victimcare.rules.challenges.clocks import HOLDING, clocks, end_of
from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights.catalogue import Span, Unit
from victimcare.rules.sentences import Sentence, sentence

IOPC_TELEPHONE = "0300 020 0096"
OMBUDSMAN_TELEPHONE = "0345 015 4033"

# While no day is named for the answer, the person hears how it stands at least so often: Police (Complaints and
# Misconduct) Regulations 2020 [from memory].
FORMAL_NEWS = Span(28, Unit.CALENDAR_DAY)
# By when the review body has our papers. The force's own aim.
PAPERS = Span(5, Unit.WORKING_DAY)
# By when a person reads it where one of us is said to have committed a crime. The force's own aim.
CRIME_READ_WITHIN = timedelta(hours=1)
# The body must have the request within 28 days, counted from the day after that of the answer:
# https://www.policeconduct.gov.uk/complaints-reviews-and-appeals/reviews-and-appeals [looked up 1 December 2026].
REVIEW_WITHIN = timedelta(days=28)


class Level(IntEnum):
    FIRST_ANSWER = 1  # those who gave the service
    STANDARDS = 2  # professional standards: recorded as a formal complaint
    REVIEW = 3  # the IOPC or the local policing body


class ReviewBody(StrEnum):
    """Who reviews how a formal complaint was dealt with; the answer to it says which."""

    IOPC = "iopc"  # what would be a crime or misconduct if it were so
    LOCAL = "local"  # the police and crime commissioner, or the mayor


@dataclass(frozen=True, slots=True)
class LevelClocks:
    """A person has read it, has replied with the day of an answer, has answered. Ends of days in London, but for what
    is read within the hour."""

    read_by: datetime
    holding_by: datetime
    answer_by: datetime


def level_clocks(
    level: Level, opened_at: datetime, span: Span | None, calendar: WorkingDays, *, is_crime: bool = False
) -> LevelClocks:
    """`span`: the Code's for complaints (Victims' Code, right 12). A complaint is read in the same time at each level,
    one of a crime by one of us (`is_crime`) within the hour; at the first, the holding reply is due with the reading
    of any other, as for every challenge of a right."""
    first = clocks(opened_at, span, calendar)
    read_by = min(first.holding_by, opened_at + CRIME_READ_WITHIN) if is_crime else first.holding_by
    if level is Level.FIRST_ANSWER:
        return LevelClocks(read_by, first.holding_by, first.answer_by)
    holding = first.answer_by if level is Level.STANDARDS else end_of(opened_at, PAPERS, calendar) or read_by
    news = end_of(opened_at, FORMAL_NEWS, calendar) or holding
    return LevelClocks(read_by, max(read_by, holding), max(holding, news))


def read_by(opened_at: datetime, calendar: WorkingDays) -> datetime:
    """By when a person reads what is said at the front door: the day that everybody is told there."""
    return end_of(opened_at, HOLDING, calendar) or clocks(opened_at, None, calendar).holding_by


def level_after(level: Level) -> Level | None:
    """Where somebody goes who is not satisfied with the answer; None: a body outside the force has decided."""
    return None if level is Level.REVIEW else Level(level + 1)


def review_asked_by(answered_at: datetime) -> date:
    """The last day on which the review body must have the request."""
    return clock.london_date(answered_at) + REVIEW_WITHIN


def way_on(level: Level, answered_at: datetime, body: ReviewBody | None) -> tuple[Sentence, ...]:
    """What every answer says of where to go next, with its limits of time."""
    ombudsman = sentence("challenges-next-ombudsman", number=OMBUDSMAN_TELEPHONE)
    if level is Level.FIRST_ANSWER:
        return sentence("challenges-next-standards"), ombudsman
    if level is Level.STANDARDS and body is not None:
        day = review_asked_by(answered_at)
        return sentence(f"challenges-next-review-{body}", day=day, number=IOPC_TELEPHONE), ombudsman
    return (ombudsman,)
