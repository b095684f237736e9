"""The course of a challenge: received, held, answered with reasons, put right, told, ended. It only goes forward."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum

from victimcare.rules import clock
from victimcare.rules.clock import ONE_DAY, WorkingDays
from victimcare.rules.rights.catalogue import Span, Unit
from victimcare.rules.sentences import Sentence, sentence

# By when she hears of what she challenged: first that it has come, then an answer with reasons.
#
# The answer's time is the edition's own for complaints (Victims' Code, right 12) and is read from there. That she hears
# within a working day is this force's word and not a right: it is never called one.

HOLDING_SPAN = Span(1, Unit.WORKING_DAY)


@dataclass(frozen=True, slots=True)
class ChallengeDeadlines:
    """Both moments are ends of days in London; the holding answer is never due after the answer."""

    holding_by: datetime
    answer_by: datetime


def challenge_deadlines(received_at: datetime, span: Span | None, calendar: WorkingDays) -> ChallengeDeadlines:
    """`span`: the edition's for complaints. Where it gives none, or the calendar does not reach, the answer is due with
    the holding answer, which then says by when."""
    holding = span_ends_at(received_at, HOLDING_SPAN, calendar) or clock.end_of_day(
        clock.london_date(received_at) + ONE_DAY
    )
    answer = span_ends_at(received_at, span, calendar) or holding
    return ChallengeDeadlines(min(holding, answer), answer)


def span_ends_at(start: datetime, span: Span | None, calendar: WorkingDays) -> datetime | None:
    """When a time that began at `start` is over (ledger rules 2 to 6). None without a number, or past the calendar."""
    if span is None:
        return None
    if span.unit is Unit.HOUR:
        return clock.hours_after(start, span.amount)
    day = clock.london_date(start)
    if span.unit is Unit.WORKING_DAY:
        last = calendar.after(day, span.amount)
    elif span.unit is Unit.CALENDAR_MONTH:
        last = clock.months_after(day, span.amount)
    else:
        last = day + ONE_DAY * span.amount
    return clock.end_of_day(last) if last else None


class ChallengeStep(StrEnum):
    """What is owed next."""

    READ = "read"  # a person reads it, where the day of that was promised by itself
    HOLDING = "holding"  # she hears that it has come, and by when she is answered
    ANSWER = "answer"  # the answer with reasons
    PUT_RIGHT = "put_right"  # what the answer promised is to be done
    TELL = "tell"  # all is done but that she knows it
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ChallengeCourse:
    """How far a challenge has come. `put_right_on`: by when something is promised to be put right, None for nothing.

    `tell_by`: by when she should have read or heard what we answered; None once she has, and while there is nothing.
    `is_second`: she did not agree with a first answer, and this is the look after it. `is_asked_again`: there is such
    a second look at this one. `read_by`: by when a person reads it; None once one has, and where no day was promised.
    """

    holding_by: datetime
    answer_by: datetime
    acknowledged_at: datetime | None = None
    answered_at: datetime | None = None
    put_right_on: date | None = None
    put_right_at: datetime | None = None
    tell_by: datetime | None = None
    is_second: bool = False
    is_asked_again: bool = False
    read_by: datetime | None = None


def next_challenge_step(course: ChallengeCourse) -> tuple[ChallengeStep, datetime | None]:
    """What is owed next, and by when; no moment once it has ended. An answer needs no holding answer before it."""
    if course.answered_at is None:
        if course.read_by is not None:
            return ChallengeStep.READ, course.read_by
        if course.acknowledged_at is None:
            return ChallengeStep.HOLDING, course.holding_by
        return ChallengeStep.ANSWER, course.answer_by
    if course.put_right_on is not None and course.put_right_at is None:
        return ChallengeStep.PUT_RIGHT, clock.end_of_day(course.put_right_on)
    return (ChallengeStep.ENDED, None) if course.tell_by is None else (ChallengeStep.TELL, course.tell_by)


def may_ask_once_more(course: ChallengeCourse) -> bool:
    """Whether she may ask once more: of an answer, once. After the second she is told who else decides."""
    return course.answered_at is not None and not course.is_second and not course.is_asked_again


# The levels of a complaint: who looks at it, by when the person who complained hears, and what comes after the answer.
#
# First, those who gave the service answer. Then professional standards record it as a formal complaint. Then a body
# outside the force reviews how we dealt with it. Times to reply are those of `challenge_deadlines`; what is added here
# is named below.

IOPC_TELEPHONE = "0300 020 0096"
OMBUDSMAN_TELEPHONE = "0345 015 4033"

# While no day is named for the answer, the person hears how it stands at least so often: Police (Complaints and
# Misconduct) Regulations 2020 [from memory].
FORMAL_NEWS_SPAN = Span(28, Unit.CALENDAR_DAY)
# By when the review body has our papers. The force's own aim.
PAPERS_SPAN = Span(5, Unit.WORKING_DAY)
# By when a person reads it where one of us is said to have committed a crime. The force's own aim.
CRIME_READ_WITHIN = timedelta(hours=1)
# The body must have the request within 28 days, counted from the day after that of the answer:
# https://www.policeconduct.gov.uk/complaints-reviews-and-appeals/reviews-and-appeals [looked up 1 December 2026].
REVIEW_WITHIN = timedelta(days=28)


class ComplaintStage(IntEnum):
    FIRST_ANSWER = 1  # those who gave the service
    STANDARDS = 2  # professional standards: recorded as a formal complaint
    REVIEW = 3  # the IOPC or the local policing body


class ReviewBody(StrEnum):
    """Who reviews how a formal complaint was dealt with; the answer to it says which."""

    IOPC = "iopc"  # what would be a crime or misconduct if it were so
    LOCAL = "local"  # the police and crime commissioner, or the mayor


@dataclass(frozen=True, slots=True)
class StageDeadlines:
    """A person has read it, has replied with the day of an answer, has answered. Ends of days in London, but for what
    is read within the hour."""

    read_by: datetime
    holding_by: datetime
    answer_by: datetime


def stage_deadlines(
    level: ComplaintStage, opened_at: datetime, span: Span | None, calendar: WorkingDays, *, is_crime: bool = False
) -> StageDeadlines:
    """`span`: the Code's for complaints (Victims' Code, right 12). A complaint is read in the same time at each level,
    one of a crime by one of us (`is_crime`) within the hour; at the first, the holding reply is due with the reading
    of any other, as for every challenge of a right."""
    first = challenge_deadlines(opened_at, span, calendar)
    read_by = min(first.holding_by, opened_at + CRIME_READ_WITHIN) if is_crime else first.holding_by
    if level is ComplaintStage.FIRST_ANSWER:
        return StageDeadlines(read_by, first.holding_by, first.answer_by)
    holding = (
        first.answer_by
        if level is ComplaintStage.STANDARDS
        else span_ends_at(opened_at, PAPERS_SPAN, calendar) or read_by
    )
    news = span_ends_at(opened_at, FORMAL_NEWS_SPAN, calendar) or holding
    return StageDeadlines(read_by, max(read_by, holding), max(holding, news))


def complaint_read_by(opened_at: datetime, calendar: WorkingDays) -> datetime:
    """By when a person reads what is said at the front door: the day that everybody is told there."""
    return span_ends_at(opened_at, HOLDING_SPAN, calendar) or challenge_deadlines(opened_at, None, calendar).holding_by


def next_complaint_stage(level: ComplaintStage) -> ComplaintStage | None:
    """Where somebody goes who is not satisfied with the answer; None: a body outside the force has decided."""
    return None if level is ComplaintStage.REVIEW else ComplaintStage(level + 1)


def review_request_due_on(answered_at: datetime) -> date:
    """The last day on which the review body must have the request."""
    return clock.london_date(answered_at) + REVIEW_WITHIN


def next_stage_sentences(level: ComplaintStage, answered_at: datetime, body: ReviewBody | None) -> tuple[Sentence, ...]:
    """What every answer says of where to go next, with its limits of time."""
    ombudsman = sentence("challenges-next-ombudsman", number=OMBUDSMAN_TELEPHONE)
    if level is ComplaintStage.FIRST_ANSWER:
        return sentence("challenges-next-standards"), ombudsman
    if level is ComplaintStage.STANDARDS and body is not None:
        day = review_request_due_on(answered_at)
        return sentence(f"challenges-next-review-{body}", day=day, number=IOPC_TELEPHONE), ombudsman
    return (ombudsman,)
