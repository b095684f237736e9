"""To be rung back: as soon as we can or at a time she chooses, on a number that is safe; and the promise said aloud."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.flow.keys import EVERYWHERE
from victimcare.rules.calls.steps import (
    AGAIN,
    DIGIT,
    ENOUGH_FOR_A_NUMBER,
    NUMBER_DIGITS,
    Asks,
    Pause,
    Reply,
    Said,
    Step,
    Wish,
)

# Which question a number is asked by: the phone she rings from is offered only where it can be rung.
ASKS_NUMBER = {Reply.NUMBER_NEEDED: "ask_number", Reply.NUMBER_HIDDEN: "number_needed"}
_PROMISES = {Reply.PROMISED: "promised", **ASKS_NUMBER, Reply.FAILED: "not_promised"}
# Where there is a number to ring. Only then, and without proof, can too many have been asked for; and a time that she
# chose before can have been taken while she keyed it.
_ON_A_NUMBER = {
    **_PROMISES,
    Reply.NUMBER_NEEDED: "number_needed",
    Reply.TOO_MANY: "too_many",
    Reply.GONE: "slot_gone",
}
_TIMES = {**EVERYWHERE, **dict.fromkeys("123456", "slot_chosen"), "9": "slots"}


def _number_asked_for(words: str, *, done: str) -> Step:
    """`done`: where hash leads before any figure."""
    return Step(
        says=(words,),
        keys={DIGIT: "keying_number", "#": done},
        silence=AGAIN,
        quiet="no_number_keyed",
        forgets=True,
        waits=12,
    )


STEPS: Mapping[str, Step] = {
    "calling_back": Step(
        says=("calls-one-moment",), asks=Asks.CALLBACK, wish=Wish.BACK, replies=_PROMISES, forgets=True
    ),
    "calling_person": Step(
        says=("calls-one-moment",), asks=Asks.CALLBACK, wish=Wish.PERSON, replies=_PROMISES, forgets=True
    ),
    # The queue failed. Where no call back is promised either, there is no use in looking for a person again.
    "calling_instead": Step(
        says=("calls-one-moment",),
        asks=Asks.CALLBACK,
        wish=Wish.PERSON,
        replies={**_PROMISES, Reply.TOO_MANY: "not_promised"},
        forgets=True,
    ),
    # At a time she chooses.
    "slots": Step(
        says=("calls-one-moment",),
        asks=Asks.SLOTS,
        replies={
            Reply.LISTED: "choosing_slot",
            Reply.NOT_LISTED: "no_slots",
            Reply.NOT_OPENED: "no_choice",
            Reply.FAILED: "no_slots",
        },
        forgets=True,
    ),
    "choosing_slot": Step(
        says=("calls-slots", Said.SLOTS, "calls-slots-end"), keys=_TIMES, silence="slots_again", forgets=True
    ),
    "slots_again": Step(says=("calls-slots-again",), keys=_TIMES, silence="cant_talk", forgets=True),
    "slot_chosen": Step(takes=1, full="taking_slot", silence="slots_again"),
    "taking_slot": Step(
        says=("calls-one-moment",),
        asks=Asks.SLOT,
        wish=Wish.BACK,
        replies={**_PROMISES, Reply.NOT_LISTED: "slots_again", Reply.GONE: "slot_gone"},
    ),
    "slot_gone": Step(says=("calls-slot-gone",), after="slots"),
    "no_slots": Step(says=("calls-no-slots",), after="calling_back"),
    "no_choice": Step(says=("calls-no-choice",), after="calling_back"),
    # On which number. What she keys is read back before it is used; the phone she rings from only when she says so. A 0
    # can begin a number: with nothing after it it is for a person.
    "ask_number": _number_asked_for("calls-ask-number", done="calling_this_phone"),
    "calling_this_phone": Step(
        says=("calls-one-moment",),
        asks=Asks.CALLBACK,
        this_phone=True,
        replies=_ON_A_NUMBER,
    ),
    "number_needed": _number_asked_for("calls-number-needed", done=AGAIN),
    "keying_number": Step(
        takes=NUMBER_DIGITS,
        full="number_read",
        keys={DIGIT: "keying_number", "#": "number_read"},
        silence="number_read",
    ),
    "number_read": Step(
        says=("calls-you-keyed", Said.KEYED, "calls-check-number"),
        keys={**EVERYWHERE, "1": "calling_number", "2": "number_needed", "#": "calling_number"},
        silence="calling_number",
        needs=ENOUGH_FOR_A_NUMBER,
        otherwise="number_short",
        zero_alone="person",
        instead_of_code="number_needed",
    ),
    "number_short": _number_asked_for("calls-number-short", done=AGAIN),
    # No figure was keyed, twice. Doing nothing leads to no person here, but to one who looks at the call: whoever has
    # waited in the queue in vain is asked for a number as well, and would go round.
    "no_number_keyed": Step(
        says=(Pause(1.0),),
        asks=Asks.ANYBODY,
        replies={
            Reply.STAFFED: "cant_talk_number",
            Reply.NOBODY_ON_DUTY: "cant_talk_nobody",
            Reply.NUMBER_NEEDED: "cant_talk_hidden",
            Reply.FAILED: "cant_talk_nobody",
        },
        forgets=True,
    ),
    "cant_talk_number": Step(
        says=("calls-cant-talk-number",), keys={**EVERYWHERE, "1": "quiet_help"}, silence="calling_silent"
    ),
    "calling_number": Step(
        says=("calls-one-moment",),
        asks=Asks.CALLBACK,
        replies=_ON_A_NUMBER,
    ),
    # Without proof no more are promised now. Whoever waits in the queue still stands in it.
    "too_many": Step(says=("calls-too-many",), keys=EVERYWHERE, after="person"),
    # The promise, said aloud, and the end.
    "promised": Step(says=(Said.PROMISE, "calls-done-menu"), keys={**EVERYWHERE, DIGIT: "goodbye"}, silence="goodbye"),
}
