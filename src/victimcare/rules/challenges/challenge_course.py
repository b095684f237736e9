"""The course and the deadlines of a challenge and of a complaint. A challenge only moves forward: received,
acknowledged, answered with reasons, put right, told, ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum

from victimcare.rules import clock
from victimcare.rules.clock import ONE_DAY, WorkingDays
from victimcare.rules.rights.catalogue import Span, Unit
from victimcare.rules.sentences import Sentence, sentence

# When the victim hears about a challenge: first that it has arrived, then an answer with reasons.
#
# The time for the answer is the edition's own for complaints (Victims' Code, right 12), and is read from there. Hearing
# within a working day is this force's own standard and not a right: it is never called one.

HOLDING_SPAN = Span(1, Unit.WORKING_DAY)


@dataclass(frozen=True, slots=True)
class ChallengeDeadlines:
    """Both moments are ends of days in London; the holding answer is never due after the answer."""

    holding_by: datetime
    answer_by: datetime


def challenge_deadlines(received_at: datetime, span: Span | None, calendar: WorkingDays) -> ChallengeDeadlines:
    """`span`: the edition's for complaints. If it gives none, or the calendar does not reach that far, the answer is
    due with the holding answer, which then says by when."""
    holding = span_ends_at(received_at, HOLDING_SPAN, calendar) or clock.end_of_day(
        clock.london_date(received_at) + ONE_DAY
    )
    answer = span_ends_at(received_at, span, calendar) or holding
    return ChallengeDeadlines(min(holding, answer), answer)


def span_ends_at(start: datetime, span: Span | None, calendar: WorkingDays) -> datetime | None:
    """Return when a span that began at `start` ends (ledger rules 2 to 6). None without a span, or past the
    calendar."""
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

    READ = "read"  # a colleague reads it, where a day for that was promised separately
    HOLDING = "holding"  # the victim hears that it has arrived, and when the answer is due
    ANSWER = "answer"  # the answer with reasons
    PUT_RIGHT = "put_right"  # what the answer promised must be done
    TELL = "tell"  # all is done, but the victim does not know it yet
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ChallengeCourse:
    """How far a challenge has come. `put_right_on`: when something is promised to be put right, None for nothing.
    `tell_by`: when the victim should have read or heard our answer; None once they have, and while there is none.
    `is_second`: the victim disagreed with a first answer, and this challenge reviews it. `is_asked_again`: such a
    second challenge follows this one. `read_by`: when a colleague must have read it; None once one has, and where no
    day was promised."""

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
    """Return what is owed next, and by when; no moment once the challenge has ended. An answer can be given without a
    holding answer."""
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
    """Whether the victim may challenge this answer: once. After the second answer we tell them who else decides."""
    return course.answered_at is not None and not course.is_second and not course.is_asked_again


# The stages of a complaint: who looks at it, when the complainant hears, and what follows the answer.
#
# First, those who gave the service answer. Then professional standards record it as a formal complaint. Then a body
# outside the force reviews how we dealt with it. Times to reply are those of `challenge_deadlines`; further times are
# named below.

IOPC_TELEPHONE = "0300 020 0096"
OMBUDSMAN_TELEPHONE = "0345 015 4033"

# Until a day is set for the answer, the complainant hears how things stand at least this often: Police (Complaints and
# Misconduct) Regulations 2020 [from memory].
FORMAL_NEWS_SPAN = Span(28, Unit.CALENDAR_DAY)
# When the review body gets our papers. The force's own aim.
PAPERS_SPAN = Span(5, Unit.WORKING_DAY)
# When a colleague reads a complaint that one of our staff committed a crime. The force's own aim.
CRIME_READ_WITHIN = timedelta(hours=1)
# The body must receive the request within 28 days, counted from the day after the answer:
# https://www.policeconduct.gov.uk/complaints-reviews-and-appeals/reviews-and-appeals [looked up 1 December 2026].
REVIEW_WITHIN = timedelta(days=28)


class ComplaintStage(IntEnum):
    FIRST_ANSWER = 1  # those who gave the service
    STANDARDS = 2  # professional standards: recorded as a formal complaint
    REVIEW = 3  # the IOPC or the local policing body


class ReviewBody(StrEnum):
    """Who reviews how a formal complaint was dealt with; the answer to it says which body."""

    IOPC = "iopc"  # for a complaint that, if true, would be a crime or misconduct
    LOCAL = "local"  # the police and crime commissioner, or the mayor


@dataclass(frozen=True, slots=True)
class StageDeadlines:
    """When a colleague has read the complaint, has replied with the day of an answer, and has answered. Ends of days in
    London, except for a complaint that is read within the hour."""

    read_by: datetime
    holding_by: datetime
    answer_by: datetime


def stage_deadlines(
    level: ComplaintStage, opened_at: datetime, span: Span | None, calendar: WorkingDays, *, is_crime: bool = False
) -> StageDeadlines:
    """`span`: the Code's for complaints (Victims' Code, right 12). A complaint is read within the same time at each
    stage, but within the hour where it reports a crime by our staff (`is_crime`). At the first stage the holding reply
    is due when any other complaint is read, as for every challenge of a right."""
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
    """Return when a colleague reads a complaint made at the front door: the day that everyone is told there."""
    return span_ends_at(opened_at, HOLDING_SPAN, calendar) or challenge_deadlines(opened_at, None, calendar).holding_by


def next_complaint_stage(level: ComplaintStage) -> ComplaintStage | None:
    """Return the stage for a complainant who is not satisfied with the answer; None: a body outside the force has
    decided."""
    return None if level is ComplaintStage.REVIEW else ComplaintStage(level + 1)


def review_request_due_on(answered_at: datetime) -> date:
    """Return the last day on which the review body must receive the request."""
    return clock.london_date(answered_at) + REVIEW_WITHIN


def next_stage_sentences(level: ComplaintStage, answered_at: datetime, body: ReviewBody | None) -> tuple[Sentence, ...]:
    """Return what every answer says about where to go next, with the deadlines."""
    ombudsman = sentence("challenges-next-ombudsman", number=OMBUDSMAN_TELEPHONE)
    if level is ComplaintStage.FIRST_ANSWER:
        return sentence("challenges-next-standards"), ombudsman
    if level is ComplaintStage.STANDARDS and body is not None:
        day = review_request_due_on(answered_at)
        return sentence(f"challenges-next-review-{body}", day=day, number=IOPC_TELEPHONE), ombudsman
    return (ombudsman,)
