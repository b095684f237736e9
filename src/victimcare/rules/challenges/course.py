"""The course of a challenge: received, held, answered with reasons, put right, told, ended. It only goes forward."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from victimcare.rules import clock


class Step(StrEnum):
    """What is owed next."""

    READ = "read"  # a person reads it, where the day of that was promised by itself
    HOLDING = "holding"  # she hears that it has come, and by when she is answered
    ANSWER = "answer"  # the answer with reasons
    PUT_RIGHT = "put_right"  # what the answer promised is to be done
    TELL = "tell"  # all is done but that she knows it
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Course:
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


def step(course: Course) -> tuple[Step, datetime | None]:
    """What is owed next, and by when; no moment once it has ended. An answer needs no holding answer before it."""
    if course.answered_at is None:
        if course.read_by is not None:
            return Step.READ, course.read_by
        if course.acknowledged_at is None:
            return Step.HOLDING, course.holding_by
        return Step.ANSWER, course.answer_by
    if course.put_right_on is not None and course.put_right_at is None:
        return Step.PUT_RIGHT, clock.end_of_day(course.put_right_on)
    return (Step.ENDED, None) if course.tell_by is None else (Step.TELL, course.tell_by)


def may_disagree(course: Course) -> bool:
    """Whether she may ask once more: of an answer, once. After the second she is told who else decides."""
    return course.answered_at is not None and not course.is_second and not course.is_asked_again
