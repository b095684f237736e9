"""The course of a packet: two people before it leaves, and somebody who waits until the agency has taken it up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import WorkingDays, end_of_day, london_date

TAKEN_UP_IN = 1  # working days from the one on which it left; then somebody rings
DOOR_OPEN_FOR = timedelta(days=7)  # that the page for an agency without an account stays open


class State(StrEnum):
    DRAFT = "draft"
    TO_CHECK = "to_check"  # what is inside stands still, and a second person reads it
    SENT = "sent"
    TAKEN_UP = "taken_up"
    NOT_OURS = "not_ours"  # the agency says that it is not theirs
    RECALLED = "recalled"
    REPLACED = "replaced"  # by a newer one
    DROPPED = "dropped"  # before it left


class Step(StrEnum):
    SUBMIT = "submit"
    SEND_BACK = "send_back"
    RELEASE = "release"
    TAKE_UP = "take_up"
    REFUSE = "refuse"
    RECALL = "recall"
    REPLACE = "replace"
    DROP = "drop"


class NoSuchStep(Exception):
    """A packet that stands like this has no such step."""


_COURSE: Mapping[tuple[State, Step], State] = {
    (State.DRAFT, Step.SUBMIT): State.TO_CHECK,
    (State.DRAFT, Step.DROP): State.DROPPED,
    (State.TO_CHECK, Step.SEND_BACK): State.DRAFT,
    (State.TO_CHECK, Step.RELEASE): State.SENT,
    (State.TO_CHECK, Step.DROP): State.DROPPED,
    (State.SENT, Step.TAKE_UP): State.TAKEN_UP,
    (State.SENT, Step.REFUSE): State.NOT_OURS,
    (State.SENT, Step.RECALL): State.RECALLED,
    (State.SENT, Step.REPLACE): State.REPLACED,
    (State.NOT_OURS, Step.TAKE_UP): State.TAKEN_UP,
    (State.NOT_OURS, Step.RECALL): State.RECALLED,
    (State.NOT_OURS, Step.REPLACE): State.REPLACED,
    (State.TAKEN_UP, Step.REFUSE): State.NOT_OURS,
    (State.TAKEN_UP, Step.RECALL): State.RECALLED,
    (State.TAKEN_UP, Step.REPLACE): State.REPLACED,
}

BEFORE_IT_LEAVES = frozenset({State.DRAFT, State.TO_CHECK})
LIVE = frozenset({State.SENT, State.NOT_OURS, State.TAKEN_UP})  # the agency may read it
OVER = frozenset({State.RECALLED, State.REPLACED, State.DROPPED})


def after(state: State, step: Step) -> State:
    """Raises NoSuchStep."""
    try:
        return _COURSE[state, step]
    except KeyError:
        raise NoSuchStep(f"{step} of a packet that is {state}") from None


def take_up_by(sent_at: datetime, calendar: WorkingDays) -> datetime:
    """The end of the next working day. Where the calendar does not reach: of the next day."""
    return end_of_day(calendar.later(london_date(sent_at), TAKEN_UP_IN))
