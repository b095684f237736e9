"""Decides how a referral proceeds, so that none is forgotten.

At each moment the service or the force owes the next step by a set time, until the referral is settled. Also says how
long an unread answer to the officer and a self-referral are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import WorkingDays, end_of_day, london_date


class ReferralState(StrEnum):
    READY = "ready"  # the victim agreed, and a person must pass it on: the service has no account here
    SENT = "sent"
    SEEN = "seen"
    ACCEPTED = "accepted"
    WAITING = "waiting"  # accepted; the victim waits for a place
    IN_CONTACT = "in_contact"
    REFUSED = "refused"
    ENDED = "ended"
    RECALLED = "recalled"  # the victim or the force took it back: the service no longer sees it
    EXPIRED = "expired"  # the victim's consent has run out


class ReferralMove(StrEnum):
    HAND_OVER = "hand_over"
    SEE = "see"
    ACCEPT = "accept"
    WAIT = "wait"
    MEET = "meet"
    REFUSE = "refuse"
    END = "end"
    RECALL = "recall"
    EXPIRE = "expire"


class ReferralRefusal(StrEnum):
    FULL = "full"
    AREA = "area"
    CRITERIA = "criteria"  # the service is not for people like them
    LANGUAGE = "language"
    SAFETY = "safety"  # the service cannot reach or see the victim safely
    OTHER = "other"


class ReferralOutcome(StrEnum):
    """How a referral that the service has ended turned out."""

    HELPED = "helped"
    STAYS = "stays"  # the service goes on supporting the victim, without us
    VICTIM_STOPPED = "she_stopped"
    NOT_REACHED = "not_reached"
    PASSED_ON = "passed_on"  # to another service, as the victim wanted
    NOT_RIGHT = "not_right"  # the service could not help after all


class ReferralSettlement(StrEnum):
    """Why nothing more is owed."""

    MET = "met"
    VICTIM_STOPPED = "she_stopped"
    REPLACED = "replaced"  # by the next referral
    NO_SERVICE = "no_service"  # no service for this need: it counts as unmet
    NOT_WANTED = "not_wanted"  # the victim was asked and wants no other service
    MISTAKE = "mistake"


class ReferralActionReason(StrEnum):
    """Why a person must act."""

    HAND_OVER = "hand_over"
    LEFT = "left"  # the service no longer works with us
    SILENT = "silent"
    NO_CONTACT = "no_contact"
    WAIT_OVER = "wait_over"
    HOW_GOES_IT = "how_goes_it"
    REFUSED = "refused"
    NOT_HELPED = "not_helped"
    RECALLED = "recalled"
    EXPIRED = "expired"


_AT_SERVICE = frozenset(
    {ReferralState.SENT, ReferralState.SEEN, ReferralState.ACCEPTED, ReferralState.WAITING, ReferralState.IN_CONTACT}
)
OPEN_REFERRALS = _AT_SERVICE | {ReferralState.READY}
_TAKEN = frozenset({ReferralState.ACCEPTED, ReferralState.WAITING})
_FROM: Mapping[ReferralMove, frozenset[ReferralState]] = {
    ReferralMove.HAND_OVER: frozenset({ReferralState.READY}),
    ReferralMove.SEE: frozenset({ReferralState.SENT}),
    ReferralMove.ACCEPT: frozenset({ReferralState.SENT, ReferralState.SEEN, ReferralState.WAITING}),
    ReferralMove.WAIT: frozenset({ReferralState.SENT, ReferralState.SEEN}) | _TAKEN,
    ReferralMove.MEET: _AT_SERVICE,
    ReferralMove.REFUSE: frozenset({ReferralState.SENT, ReferralState.SEEN}) | _TAKEN,
    ReferralMove.END: _TAKEN | {ReferralState.IN_CONTACT},
    ReferralMove.RECALL: OPEN_REFERRALS,
    ReferralMove.EXPIRE: OPEN_REFERRALS,
}
STATE_AFTER_MOVE: Mapping[ReferralMove, ReferralState] = {
    ReferralMove.HAND_OVER: ReferralState.SENT,
    ReferralMove.SEE: ReferralState.SEEN,
    ReferralMove.ACCEPT: ReferralState.ACCEPTED,
    ReferralMove.WAIT: ReferralState.WAITING,
    ReferralMove.MEET: ReferralState.IN_CONTACT,
    ReferralMove.REFUSE: ReferralState.REFUSED,
    ReferralMove.END: ReferralState.ENDED,
    ReferralMove.RECALL: ReferralState.RECALLED,
    ReferralMove.EXPIRE: ReferralState.EXPIRED,
}
_SETTLES: Mapping[ReferralOutcome, ReferralSettlement] = {
    ReferralOutcome.HELPED: ReferralSettlement.MET,
    ReferralOutcome.STAYS: ReferralSettlement.MET,
    ReferralOutcome.PASSED_ON: ReferralSettlement.MET,
    ReferralOutcome.VICTIM_STOPPED: ReferralSettlement.VICTIM_STOPPED,
}
# Working days for the next step: a service answers within two, and a person acts within one.
ANSWERS_IN, HANDED_OVER_IN, MEETS_IN, WAITS_OVER_BY, ASKED_AFTER = 2, 1, 5, 2, 30
SEEN_TO_IN = 1  # after a refusal, an end, a recall or an expiry
WORKING_DAYS_IN_STATE: Mapping[ReferralState, int] = {
    ReferralState.READY: HANDED_OVER_IN,
    ReferralState.SENT: ANSWERS_IN,
    ReferralState.SEEN: ANSWERS_IN,  # counted from when it was sent: reading it buys no time
    ReferralState.ACCEPTED: MEETS_IN,
    ReferralState.WAITING: WAITS_OVER_BY,  # after the weeks that the service named
    ReferralState.IN_CONTACT: ASKED_AFTER,
}
_LATE: Mapping[ReferralState, ReferralActionReason] = {
    ReferralState.READY: ReferralActionReason.HAND_OVER,
    ReferralState.SENT: ReferralActionReason.SILENT,
    ReferralState.SEEN: ReferralActionReason.SILENT,
    ReferralState.ACCEPTED: ReferralActionReason.NO_CONTACT,
    ReferralState.WAITING: ReferralActionReason.WAIT_OVER,
    ReferralState.IN_CONTACT: ReferralActionReason.HOW_GOES_IT,
}
_CLOSED: Mapping[ReferralState, ReferralActionReason] = {
    ReferralState.REFUSED: ReferralActionReason.REFUSED,
    ReferralState.ENDED: ReferralActionReason.NOT_HELPED,
    ReferralState.RECALLED: ReferralActionReason.RECALLED,
    ReferralState.EXPIRED: ReferralActionReason.EXPIRED,
}
_UNANSWERED = frozenset(
    {
        ReferralActionReason.LEFT,
        ReferralActionReason.SILENT,
        ReferralActionReason.NO_CONTACT,
        ReferralActionReason.WAIT_OVER,
    }
)
# The reasons for which staff are offered the next best service.
PROPOSES_NEXT_SERVICE = _UNANSWERED | {
    ReferralActionReason.REFUSED,
    ReferralActionReason.NOT_HELPED,
    ReferralActionReason.RECALLED,
    ReferralActionReason.EXPIRED,
}
MOST_WEEKS = 52
# The states that are news for the victim. That a service has read or received the referral is not.
NEWS_STATES = frozenset(
    {ReferralState.ACCEPTED, ReferralState.WAITING, ReferralState.REFUSED, ReferralState.ENDED, ReferralState.EXPIRED}
)


class ReferralConflict(Exception):
    """The move is not possible from this state."""


@dataclass(frozen=True, slots=True)
class ReferralCourse:
    """`due_at`: by when the next step is owed, by the service while the referral is open (by the force in READY), then
    by the force. `settled` None: something is still owed. `has_left`: the service no longer works with us."""

    state: ReferralState
    due_at: datetime
    settled: ReferralSettlement | None = None
    has_left: bool = False


def apply_move(
    course: ReferralCourse,
    move: ReferralMove,
    *,
    due_at: datetime,
    came_of: ReferralOutcome | None = None,
    by_victim: bool = False,
) -> ReferralCourse:
    """Return the course after this move. A repeated move changes nothing. `due_at`: of the next step. Raises
    ReferralConflict."""
    to = STATE_AFTER_MOVE[move]
    if course.state not in _FROM[move]:
        if course.state is to or (move is ReferralMove.SEE and course.state in _AT_SERVICE):
            return course
        raise ReferralConflict(f"{move} when it is {course.state}")
    if (came_of is not None) != (move is ReferralMove.END):
        raise ReferralConflict("an end says what came of it, and nothing else does")
    settled = _SETTLES.get(came_of) if came_of else None
    if move is ReferralMove.RECALL and by_victim:
        settled = ReferralSettlement.VICTIM_STOPPED
    return ReferralCourse(to, course.due_at if move is ReferralMove.SEE else due_at, settled, course.has_left)


def settle_referral(course: ReferralCourse, how: ReferralSettlement) -> ReferralCourse:
    """Record why nothing more is owed, once the referral is with no service. Raises ReferralConflict."""
    if course.state in OPEN_REFERRALS or course.settled is not None:
        raise ReferralConflict("it is still with a service, or settled already")
    return replace(course, settled=how)


def action_owed_by_staff(course: ReferralCourse, now: datetime) -> ReferralActionReason | None:
    """Why staff must act now; None: the service still has time, or nothing is owed."""
    if course.settled is not None:
        return None
    if course.state in _CLOSED:
        return _CLOSED[course.state]
    if course.state is ReferralState.READY:
        return ReferralActionReason.HAND_OVER
    if now <= course.due_at:
        return None
    return ReferralActionReason.LEFT if course.has_left else _LATE[course.state]


def is_replaceable(course: ReferralCourse, now: datetime) -> bool:
    """Whether the service has left the referral unanswered: once the victim agrees to the next service, it is
    recalled."""
    return action_owed_by_staff(course, now) in _UNANSWERED


def list_possible_moves(state: ReferralState) -> tuple[ReferralMove, ...]:
    """The moves that a service can make in this state. WAIT and MEET can be repeated."""
    says = (ReferralMove.ACCEPT, ReferralMove.WAIT, ReferralMove.MEET, ReferralMove.REFUSE, ReferralMove.END)
    again = (ReferralMove.WAIT, ReferralMove.MEET)
    return tuple(
        move for move in says if state in _FROM[move] and (move in again or STATE_AFTER_MOVE[move] is not state)
    )


# How long a service's message to the officer may stay unread.

OFFICER_READS_WITHIN = 5  # working days after it was passed on; then a person takes it to the officer


def officer_reads_by(passed_on_at: datetime, calendar: WorkingDays) -> datetime:
    return end_of_day(calendar.later(london_date(passed_on_at), OFFICER_READS_WITHIN))


# Self-referrals made on the public pages, without the police: how long they are kept.

UNREAD_KEPT_FOR = timedelta(days=30)
KEPT_AFTER_END = timedelta(days=14)
KEPT_IN_ALL = timedelta(days=90)


def is_self_referral_expired(
    *, sent_at: datetime, seen_at: datetime | None, ended_at: datetime | None, now: datetime
) -> bool:
    """Whether the text of the self-referral is to be deleted now."""
    if ended_at is not None and now >= ended_at + KEPT_AFTER_END:
        return True
    return now >= sent_at + (UNREAD_KEPT_FOR if seen_at is None else KEPT_IN_ALL)
