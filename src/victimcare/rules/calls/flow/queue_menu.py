"""Reaching a person: the caller waits in the queue and is told honestly where they stand, or hears what else is
possible."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.flow.callback_menu import ASKS_NUMBER
from victimcare.rules.calls.steps import (
    AGAIN,
    BACK,
    DIGIT,
    KEYS_EVERYWHERE,
    SLOWER,
    CallbackReason,
    CallStep,
    DeskQuery,
    HoldMusic,
    Reply,
    SpokenPart,
)

JOINING = "joining"  # an agent has answered for this caller
JOINED = "joined"
# of music: an hour. The queue itself ends the wait long before (`services.calls.call_queue.caller_queue`)
MOST_ROUNDS = 120

_WAITING = {
    "1": "keeping_place",
    "2": "slots",
    "3": "message_desk",
    "8": SLOWER,
    "9": "waits",
    "#": "leaving_queue",
    DIGIT: "still",
}
_TURN = {
    Reply.STILL: "still",
    Reply.YOURS: JOINING,
    Reply.TOO_LONG: "too_long",
    Reply.CLOSED: "closed_meanwhile",
    Reply.FAILED: "still",
}
# Steps where the caller only listens: closing the line cuts them short, and the caller's position is asked at once.
IN_THE_QUEUE = frozenset({"waits", "waiting", "still", "still_here"})
LOOKING_AGAIN = "looking_again"
OVERFLOW_NUMBER = "elsewhere"  # the caller is put through to the force's other number
_CLOSED = {
    **KEYS_EVERYWHERE,
    "0": "calling_person",
    "1": "calling_person",
    "2": "slots",
    "3": "message_desk",
    "4": "help",
    "5": "asking_elsewhere",
}

QUEUE_STEPS: Mapping[str, CallStep] = {
    "person": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.PERSON,
        replies={
            Reply.WAITS: "waits",
            Reply.CLOSED: "closed",
            Reply.NO_STAFF_ON_DUTY: "nobody",
            Reply.FAILED: "calling_instead",
        },
        forgets=True,
    ),
    "silent_person": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.PERSON,
        need="cannot_talk",
        replies={
            Reply.WAITS: "waits",
            Reply.CLOSED: "calling_silent",
            Reply.NO_STAFF_ON_DUTY: "calling_silent",
            Reply.FAILED: "calling_silent",
        },
        forgets=True,
    ),
    # In the queue. An agent can answer at any of these steps.
    "waits": CallStep(says=(SpokenPart.WAIT, "calls-wait-menu"), keys=_WAITING, after="waiting"),
    "waiting": CallStep(
        says=(HoldMusic(25.0),),
        asks=DeskQuery.TURN,
        keys=_WAITING,
        replies=_TURN,
        late=Reply.STILL,
        most=MOST_ROUNDS,
        spent="too_long",
    ),
    "still": CallStep(says=(SpokenPart.WAIT, "calls-wait-again"), keys=_WAITING, after="waiting"),
    LOOKING_AGAIN: CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.TURN,
        keys=_WAITING,
        replies=_TURN,
        late=Reply.STILL,
        most=MOST_ROUNDS,
        spent="too_long",
    ),
    "leaving_queue": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.LEAVE,
        replies={Reply.KEPT: BACK, Reply.FAILED: BACK},
    ),
    JOINING: CallStep(says=("calls-joining",), after=JOINED),
    JOINED: CallStep(joins=True, left="after_person", passed="passed_on"),
    "passed_on": CallStep(
        says=("calls-passed-on",),
        asks=DeskQuery.TURN,
        keys=_WAITING,
        replies=_TURN,
        late=Reply.STILL,
        most=MOST_ROUNDS,
        spent="too_long",
    ),
    "after_person": CallStep(
        says=("calls-after-person",),
        keys={**KEYS_EVERYWHERE, "1": "feedback"},
        silence="goodbye",
    ),
    # The caller keeps their place, and is rung when their turn comes.
    "keeping_place": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.CALLBACK,
        wish=CallbackReason.PLACE,
        replies={
            Reply.PROMISED: "promised",
            **ASKS_NUMBER,
            Reply.TOO_MANY: "too_many",
            Reply.FAILED: "still_here",
        },
    ),
    "still_here": CallStep(says=("calls-did-not-work-wait",), keys=_WAITING, after="waiting"),
    "too_long": CallStep(says=("calls-too-long",), after="calling_too_long"),
    "closed_meanwhile": CallStep(says=(SpokenPart.OPENING, "calls-closed-meanwhile"), after="calling_too_long"),
    "calling_too_long": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.CALLBACK,
        wish=CallbackReason.PLACE,
        replies={
            Reply.PROMISED: "promised",
            **ASKS_NUMBER,
            Reply.FAILED: "not_promised",
        },
    ),
    # No agent is on duty: when one will be, and what is possible now.
    "closed": CallStep(says=(SpokenPart.OPENING, "calls-closed-menu"), keys=_CLOSED, silence=AGAIN, quiet="cant_talk"),
    "nobody": CallStep(
        says=("calls-nobody", SpokenPart.OPENING, "calls-closed-menu"), keys=_CLOSED, silence=AGAIN, quiet="cant_talk"
    ),
    # The force's own overflow number, if it has one. The caller is told who answers there; staff there know nothing
    # about the caller.
    "asking_elsewhere": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.ELSEWHERE,
        replies={Reply.LISTED: "ringing_elsewhere", Reply.NOT_LISTED: "not_elsewhere", Reply.FAILED: "not_elsewhere"},
    ),
    "ringing_elsewhere": CallStep(says=("calls-elsewhere",), after=OVERFLOW_NUMBER),
    OVERFLOW_NUMBER: CallStep(
        joins=True, left="after_person", passed="nobody_elsewhere", not_rung="not_rung_elsewhere"
    ),
    # The line has reached its limit of outgoing calls or of their cost: the caller can ring that number themselves.
    "not_rung_elsewhere": CallStep(
        says=("calls-elsewhere-not-rung",),
        asks=DeskQuery.WITHOUT_ELSEWHERE,
        replies={
            Reply.WAITS: "waits",
            Reply.CLOSED: "closed",
            Reply.NO_STAFF_ON_DUTY: "nobody",
            Reply.FAILED: "calling_instead",
        },
        forgets=True,
    ),
    "nobody_elsewhere": CallStep(says=("calls-elsewhere-nobody",), keys=_CLOSED, after="person"),
    "not_elsewhere": CallStep(says=("calls-elsewhere-not",), keys=_CLOSED, after="person"),
}
