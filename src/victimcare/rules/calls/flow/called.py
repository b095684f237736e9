"""We ring her. Nothing is said but that a call was asked for, until the code is keyed that is hers; whoever else has
picked up learns nothing, and leaves nothing."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.flow.keys import EVERYWHERE
from victimcare.rules.calls.steps import CODE_DIGITS, DIGIT, Asks, Pause, Reply, Said, Step

CALLED = "called"  # a person has picked up
TO_A_MACHINE = "leaving_message"  # a machine waits for a message, and she agreed to one

_KEYS = {DIGIT: "called_keying"}
_MENU = {**EVERYWHERE, "1": "called_status", "2": "calling_back", "3": "slots", "6": "promise"}
_WHOLE_MENU = {**_MENU, "7": "more"}
_OPENS = {Reply.OPENED: "called_case", Reply.OPENED_SHORT: "called_short", Reply.NOT_OPENED: "called_over"}

STEPS: Mapping[str, Step] = {
    CALLED: Step(says=("calls-called",), keys=_KEYS, silence="called_again"),
    "called_again": Step(says=("calls-called",), keys=_KEYS, silence="called_over", waits=12),
    "called_keying": Step(takes=CODE_DIGITS, full="called_checking", keys=_KEYS, silence="called_over", waits=12),
    "called_checking": Step(
        says=("calls-one-moment", Pause(2.0)), asks=Asks.CODE, replies=_OPENS, late=Reply.NOT_OPENED
    ),
    "called_case": Step(
        says=(Said.CASE,),
        anew="called_status",
        keys={**_WHOLE_MENU, DIGIT: "called_menu"},
        after="called_heard",
        home="called_menu",
    ),
    "called_heard": Step(says=("calls-called-menu",), keys=_WHOLE_MENU, silence="goodbye", heard=True),
    "called_menu": Step(says=("calls-called-menu",), keys=_WHOLE_MENU, silence="goodbye"),
    # The same where no more may be heard than whether there is news.
    "called_short": Step(
        says=(Said.CASE,),
        anew="called_status",
        keys={**_MENU, DIGIT: "called_short_menu"},
        after="called_short_heard",
        home="called_short_menu",
    ),
    "called_short_heard": Step(says=("calls-called-short-menu",), keys=_MENU, silence="goodbye", heard=True),
    "called_short_menu": Step(says=("calls-called-short-menu",), keys=_MENU, silence="goodbye"),
    "called_status": Step(says=("calls-one-moment",), asks=Asks.CASE, replies=_OPENS, late=Reply.NOT_OPENED),
    "called_over": Step(says=("calls-called-over",), after="over"),
    TO_A_MACHINE: Step(says=(Said.MESSAGE,), after="message_left"),
    "message_left": Step(hangs_up=True, ends=True),
}
