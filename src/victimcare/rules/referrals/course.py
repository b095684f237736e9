"""How a referral goes on, and that it never ends nowhere: at each moment somebody owes the next step by a time, until a
person or the service has settled it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    READY = "ready"  # she agreed, and a person hands it over: the service has no door of its own here
    SENT = "sent"
    SEEN = "seen"
    ACCEPTED = "accepted"
    WAITING = "waiting"  # accepted, and she waits for a place
    IN_CONTACT = "in_contact"
    REFUSED = "refused"
    ENDED = "ended"
    RECALLED = "recalled"  # she or we took it back: the service sees it no more
    EXPIRED = "expired"  # what she agreed to has run out


class Move(StrEnum):
    HAND_OVER = "hand_over"
    SEE = "see"
    ACCEPT = "accept"
    WAIT = "wait"
    MEET = "meet"
    REFUSE = "refuse"
    END = "end"
    RECALL = "recall"
    EXPIRE = "expire"


class Refusal(StrEnum):
    FULL = "full"
    AREA = "area"
    CRITERIA = "criteria"  # not whom they are for
    LANGUAGE = "language"
    SAFETY = "safety"  # they cannot reach or see her safely
    OTHER = "other"


class CameOf(StrEnum):
    """What came of it, when a service has ended it."""

    HELPED = "helped"
    STAYS = "stays"  # they go on supporting her, without us
    SHE_STOPPED = "she_stopped"
    NOT_REACHED = "not_reached"
    PASSED_ON = "passed_on"  # to another service, as she wanted
    NOT_RIGHT = "not_right"  # they could not help after all


class Settled(StrEnum):
    """Why nothing more is owed."""

    MET = "met"
    SHE_STOPPED = "she_stopped"
    REPLACED = "replaced"  # by the next referral
    NO_SERVICE = "no_service"  # nobody for this need: it counts as unmet
    NOT_WANTED = "not_wanted"  # asked, she wants nobody else
    MISTAKE = "mistake"


class Why(StrEnum):
    """Why a person must act."""

    HAND_OVER = "hand_over"
    LEFT = "left"  # it works with us no more
    SILENT = "silent"
    NO_CONTACT = "no_contact"
    WAIT_OVER = "wait_over"
    HOW_GOES_IT = "how_goes_it"
    REFUSED = "refused"
    NOT_HELPED = "not_helped"
    RECALLED = "recalled"
    EXPIRED = "expired"


_AT_SERVICE = frozenset({State.SENT, State.SEEN, State.ACCEPTED, State.WAITING, State.IN_CONTACT})
OPEN = _AT_SERVICE | {State.READY}
_TAKEN = frozenset({State.ACCEPTED, State.WAITING})
_FROM: Mapping[Move, frozenset[State]] = {
    Move.HAND_OVER: frozenset({State.READY}),
    Move.SEE: frozenset({State.SENT}),
    Move.ACCEPT: frozenset({State.SENT, State.SEEN, State.WAITING}),
    Move.WAIT: frozenset({State.SENT, State.SEEN}) | _TAKEN,
    Move.MEET: _AT_SERVICE,
    Move.REFUSE: frozenset({State.SENT, State.SEEN}) | _TAKEN,
    Move.END: _TAKEN | {State.IN_CONTACT},
    Move.RECALL: OPEN,
    Move.EXPIRE: OPEN,
}
TO: Mapping[Move, State] = {
    Move.HAND_OVER: State.SENT,
    Move.SEE: State.SEEN,
    Move.ACCEPT: State.ACCEPTED,
    Move.WAIT: State.WAITING,
    Move.MEET: State.IN_CONTACT,
    Move.REFUSE: State.REFUSED,
    Move.END: State.ENDED,
    Move.RECALL: State.RECALLED,
    Move.EXPIRE: State.EXPIRED,
}
_SETTLES: Mapping[CameOf, Settled] = {
    CameOf.HELPED: Settled.MET,
    CameOf.STAYS: Settled.MET,
    CameOf.PASSED_ON: Settled.MET,
    CameOf.SHE_STOPPED: Settled.SHE_STOPPED,
}
# What the next step may take, in working days: a service answers within two, and a person within one.
ANSWERS_IN, HANDED_OVER_IN, MEETS_IN, WAITS_OVER_BY, ASKED_AFTER = 2, 1, 5, 2, 30
SEEN_TO_IN = 1  # what was refused, ended, taken back or ran out
DAYS: Mapping[State, int] = {
    State.READY: HANDED_OVER_IN,
    State.SENT: ANSWERS_IN,
    State.SEEN: ANSWERS_IN,  # counted from when it was sent: reading it buys no time
    State.ACCEPTED: MEETS_IN,
    State.WAITING: WAITS_OVER_BY,  # after the weeks that they named
    State.IN_CONTACT: ASKED_AFTER,
}
_LATE: Mapping[State, Why] = {
    State.READY: Why.HAND_OVER,
    State.SENT: Why.SILENT,
    State.SEEN: Why.SILENT,
    State.ACCEPTED: Why.NO_CONTACT,
    State.WAITING: Why.WAIT_OVER,
    State.IN_CONTACT: Why.HOW_GOES_IT,
}
_CLOSED: Mapping[State, Why] = {
    State.REFUSED: Why.REFUSED,
    State.ENDED: Why.NOT_HELPED,
    State.RECALLED: Why.RECALLED,
    State.EXPIRED: Why.EXPIRED,
}
_UNANSWERED = frozenset({Why.LEFT, Why.SILENT, Why.NO_CONTACT, Why.WAIT_OVER})
# When the next best service is proposed to whoever sees to it.
GOES_ON = _UNANSWERED | {Why.REFUSED, Why.NOT_HELPED, Why.RECALLED, Why.EXPIRED}
MOST_WEEKS = 52
# What she is told became of it. That it was read, or handed over, is no news.
NEWS = frozenset({State.ACCEPTED, State.WAITING, State.REFUSED, State.ENDED, State.EXPIRED})


class NotNow(Exception):
    """It cannot go on like this from where it stands."""


@dataclass(frozen=True, slots=True)
class Course:
    """`due_at`: by when the next step is owed. While it is open that is the service's, but for READY; after that, ours.
    `settled` None: something is owed. `has_left`: the service works with us no more."""

    state: State
    due_at: datetime
    settled: Settled | None = None
    has_left: bool = False


def moved(
    course: Course, move: Move, *, due_at: datetime, came_of: CameOf | None = None, by_her: bool = False
) -> Course:
    """How it stands after this. What is said twice changes nothing. `due_at`: of the next step. Raises NotNow."""
    to = TO[move]
    if course.state not in _FROM[move]:
        if course.state is to or (move is Move.SEE and course.state in _AT_SERVICE):
            return course
        raise NotNow(f"{move} when it is {course.state}")
    if (came_of is not None) != (move is Move.END):
        raise NotNow("an end says what came of it, and nothing else does")
    settled = _SETTLES.get(came_of) if came_of else None
    if move is Move.RECALL and by_her:
        settled = Settled.SHE_STOPPED
    return Course(to, course.due_at if move is Move.SEE else due_at, settled, course.has_left)


def settle(course: Course, how: Settled) -> Course:
    """A person says why nothing more is owed, once it is with no service any more. Raises NotNow."""
    if course.state in OPEN or course.settled is not None:
        raise NotNow("it is still with a service, or settled already")
    return replace(course, settled=how)


def owed_by_us(course: Course, now: datetime) -> Why | None:
    """Why a person of ours must act now; None: the service has its time, or nothing is owed."""
    if course.settled is not None:
        return None
    if course.state in _CLOSED:
        return _CLOSED[course.state]
    if course.state is State.READY:
        return Why.HAND_OVER
    if now <= course.due_at:
        return None
    return Why.LEFT if course.has_left else _LATE[course.state]


def gives_way(course: Course, now: datetime) -> bool:
    """It is with a service that lets it lie: when she agrees to the next one, it is taken back from there."""
    return owed_by_us(course, now) in _UNANSWERED


def may(state: State) -> tuple[Move, ...]:
    """What a service may say of it, from where it stands. That it waits, or is in touch, can be said again."""
    says = (Move.ACCEPT, Move.WAIT, Move.MEET, Move.REFUSE, Move.END)
    again = (Move.WAIT, Move.MEET)
    return tuple(move for move in says if state in _FROM[move] and (move in again or TO[move] is not state))
