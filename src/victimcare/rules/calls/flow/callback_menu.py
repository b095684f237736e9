"""To be rung back: as soon as we can or at a time she chooses, on a number that is safe; and the promise said aloud."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.steps import (
    AGAIN,
    DIGIT,
    ENOUGH_FOR_A_NUMBER,
    KEYS_EVERYWHERE,
    NUMBER_DIGITS,
    CallbackReason,
    CallStep,
    DeskQuery,
    Pause,
    Reply,
    SpokenPart,
    VoicemailRecipient,
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
_TIMES = {**KEYS_EVERYWHERE, **dict.fromkeys("123456", "slot_chosen"), "9": "slots"}


def _number_asked_for(words: str, *, done: str) -> CallStep:
    """`done`: where hash leads before any figure."""
    return CallStep(
        says=(words,),
        keys={DIGIT: "keying_number", "#": done},
        silence=AGAIN,
        quiet="no_number_keyed",
        forgets=True,
        waits=12,
    )


CALLBACK_STEPS: Mapping[str, CallStep] = {
    "calling_back": CallStep(
        says=("calls-one-moment",), asks=DeskQuery.CALLBACK, wish=CallbackReason.BACK, replies=_PROMISES, forgets=True
    ),
    "calling_person": CallStep(
        says=("calls-one-moment",), asks=DeskQuery.CALLBACK, wish=CallbackReason.PERSON, replies=_PROMISES, forgets=True
    ),
    # The queue failed. Where no call back is promised either, there is no use in looking for a person again.
    "calling_instead": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.CALLBACK,
        wish=CallbackReason.PERSON,
        replies={**_PROMISES, Reply.TOO_MANY: "not_promised"},
        forgets=True,
    ),
    # At a time she chooses.
    "slots": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.SLOTS,
        replies={
            Reply.LISTED: "choosing_slot",
            Reply.NOT_LISTED: "no_slots",
            Reply.NOT_OPENED: "no_choice",
            Reply.FAILED: "no_slots",
        },
        forgets=True,
    ),
    "choosing_slot": CallStep(
        says=("calls-slots", SpokenPart.SLOTS, "calls-slots-end"), keys=_TIMES, silence="slots_again", forgets=True
    ),
    "slots_again": CallStep(says=("calls-slots-again",), keys=_TIMES, silence="cant_talk", forgets=True),
    "slot_chosen": CallStep(takes=1, full="taking_slot", silence="slots_again"),
    "taking_slot": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.SLOT,
        wish=CallbackReason.BACK,
        replies={**_PROMISES, Reply.NOT_LISTED: "slots_again", Reply.GONE: "slot_gone"},
    ),
    "slot_gone": CallStep(says=("calls-slot-gone",), after="slots"),
    "no_slots": CallStep(says=("calls-no-slots",), after="calling_back"),
    "no_choice": CallStep(says=("calls-no-choice",), after="calling_back"),
    # On which number. What she keys is read back before it is used; the phone she rings from only when she says so. A 0
    # can begin a number: with nothing after it it is for a person.
    "ask_number": _number_asked_for("calls-ask-number", done="calling_this_phone"),
    "calling_this_phone": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.CALLBACK,
        this_phone=True,
        replies=_ON_A_NUMBER,
    ),
    "number_needed": _number_asked_for("calls-number-needed", done=AGAIN),
    "keying_number": CallStep(
        takes=NUMBER_DIGITS,
        full="number_read",
        keys={DIGIT: "keying_number", "#": "number_read"},
        silence="number_read",
    ),
    "number_read": CallStep(
        says=("calls-you-keyed", SpokenPart.KEYED, "calls-check-number"),
        keys={**KEYS_EVERYWHERE, "1": "calling_number", "2": "number_needed", "#": "calling_number"},
        silence="calling_number",
        needs=ENOUGH_FOR_A_NUMBER,
        otherwise="number_short",
        zero_alone="person",
        instead_of_code="number_needed",
    ),
    "number_short": _number_asked_for("calls-number-short", done=AGAIN),
    # No figure was keyed, twice. Doing nothing leads to no person here, but to one who looks at the call: whoever has
    # waited in the queue in vain is asked for a number as well, and would go round.
    "no_number_keyed": CallStep(
        says=(Pause(1.0),),
        asks=DeskQuery.ANYBODY,
        replies={
            Reply.STAFFED: "cant_talk_number",
            Reply.NO_STAFF_ON_DUTY: "cant_talk_nobody",
            Reply.NUMBER_NEEDED: "cant_talk_hidden",
            Reply.FAILED: "cant_talk_nobody",
        },
        forgets=True,
    ),
    "cant_talk_number": CallStep(
        says=("calls-cant-talk-number",), keys={**KEYS_EVERYWHERE, "1": "quiet_help"}, silence="calling_silent"
    ),
    "calling_number": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.CALLBACK,
        replies=_ON_A_NUMBER,
    ),
    # Without proof no more are promised now. Whoever waits in the queue still stands in it.
    "too_many": CallStep(says=("calls-too-many",), keys=KEYS_EVERYWHERE, after="person"),
    # The promise, said aloud, and the end.
    "promised": CallStep(
        says=(SpokenPart.PROMISE, "calls-done-menu"), keys={**KEYS_EVERYWHERE, DIGIT: "goodbye"}, silence="goodbye"
    ),
}


# She leaves a message: what becomes of it is said before a word of hers is kept.

LONGEST_VOICEMAIL = 180

_SPEAK_FIRST = {**KEYS_EVERYWHERE, DIGIT: AGAIN}


def _announcing(whom: str, then: str) -> CallStep:
    """For whom it is and what becomes of it."""
    return CallStep(
        says=(whom, "calls-message-consent"), keys={**_SPEAK_FIRST, "1": then}, silence=AGAIN, quiet="cant_talk"
    )


def _speaking(then: str) -> CallStep:
    return CallStep(says=("calls-message-speak",), records=LONGEST_VOICEMAIL, recorded=then)


def _keeping(whom: VoicemailRecipient, nothing: str) -> CallStep:
    replies = {Reply.KEPT: "message_kept", Reply.NOT_LISTED: nothing, Reply.FAILED: "not_promised"}
    return CallStep(says=("calls-one-moment",), asks=DeskQuery.VOICEMAIL, whom=whom, replies=replies)


def _heard_nothing(then: str) -> CallStep:
    """She is asked once more; where nothing is heard then either, she may not be able to speak."""
    return CallStep(says=("calls-message-nothing",), keys={**_SPEAK_FIRST, "1": then}, silence="cant_talk")


VOICEMAIL_STEPS: Mapping[str, CallStep] = {
    # How she can reach us.
    "reaching": CallStep(
        says=("calls-reaching-menu",),
        keys={**KEYS_EVERYWHERE, "1": "message_officer", "2": "calling_back", "3": "slots", "4": "message_desk"},
        silence=AGAIN,
        quiet="cant_talk",
    ),
    # For her officer.
    "message_officer": _announcing("calls-message-officer", "speaking_to_officer"),
    "speaking_to_officer": _speaking("keeping_for_officer"),
    "keeping_for_officer": _keeping(VoicemailRecipient.OFFICER, "officer_heard_nothing"),
    "officer_heard_nothing": _heard_nothing("speaking_to_officer_again"),
    "speaking_to_officer_again": _speaking("keeping_for_officer_again"),
    "keeping_for_officer_again": _keeping(VoicemailRecipient.OFFICER, "heard_nothing_again"),
    # For whoever is at the desk.
    "message_desk": _announcing("calls-message-desk", "speaking_to_desk"),
    "speaking_to_desk": _speaking("keeping_for_desk"),
    "keeping_for_desk": _keeping(VoicemailRecipient.DESK, "desk_heard_nothing"),
    "desk_heard_nothing": _heard_nothing("speaking_to_desk_again"),
    "speaking_to_desk_again": _speaking("keeping_for_desk_again"),
    "keeping_for_desk_again": _keeping(VoicemailRecipient.DESK, "heard_nothing_again"),
    "heard_nothing_again": CallStep(says=("calls-message-nothing-again",), after="cant_talk"),
    "message_kept": CallStep(
        says=(SpokenPart.PROMISE, "calls-done-menu"), keys={**KEYS_EVERYWHERE, DIGIT: "goodbye"}, silence="goodbye"
    ),
}
