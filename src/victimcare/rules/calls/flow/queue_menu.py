"""A person: she waits for one in the queue and is told honestly how she stands, or hears what is possible instead."""

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

JOINING = "joining"  # somebody has answered for her
MOST_ROUNDS = 120  # of music: an hour. The queue itself ends her waiting long before (services.calls.waiting.queueing)

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
# Where she only listens: a line that is closed cuts that short, for how she stands to be asked at once.
IN_THE_QUEUE = frozenset({"waits", "waiting", "still", "still_here"})
LOOKING_AGAIN = "looking_again"
OVERFLOW_NUMBER = "elsewhere"  # she is put through to the force's other number
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
    # In the queue. Her turn comes wherever she is in it.
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
    JOINING: CallStep(says=("calls-joining",), after="joined"),
    "joined": CallStep(joins=True, left="after_person", passed="passed_on"),
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
    # She keeps her place, and is rung when her turn comes.
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
    # Nobody is there: when somebody is, and what is possible now.
    "closed": CallStep(says=(SpokenPart.OPENING, "calls-closed-menu"), keys=_CLOSED, silence=AGAIN, quiet="cant_talk"),
    "nobody": CallStep(
        says=("calls-nobody", SpokenPart.OPENING, "calls-closed-menu"), keys=_CLOSED, silence=AGAIN, quiet="cant_talk"
    ),
    # Where the force says so: to a number of its own. Who answers there, she has been told; nobody there knows of her.
    "asking_elsewhere": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.ELSEWHERE,
        replies={Reply.LISTED: "ringing_elsewhere", Reply.NOT_LISTED: "not_elsewhere", Reply.FAILED: "not_elsewhere"},
    ),
    "ringing_elsewhere": CallStep(says=("calls-elsewhere",), after=OVERFLOW_NUMBER),
    OVERFLOW_NUMBER: CallStep(
        joins=True, left="after_person", passed="nobody_elsewhere", not_rung="not_rung_elsewhere"
    ),
    # The line has as many calls out as it may, or what they may cost is spent: she can ring there herself.
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
