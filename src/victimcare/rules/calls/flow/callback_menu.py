"""Callbacks: as soon as we can or at a time the caller chooses, on a safe number, with the promise said aloud; and
messages for the officer or the desk."""

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

# Which step asks for a number: the phone the caller rings from is offered only where we can ring it.
ASKS_NUMBER = {Reply.NUMBER_NEEDED: "ask_number", Reply.NUMBER_HIDDEN: "number_needed"}
_PROMISES = {Reply.PROMISED: "promised", **ASKS_NUMBER, Reply.FAILED: "not_promised"}
# Replies once there is a number to ring. Only then, and only without an identity check, can there be too many requests;
# and a time chosen earlier can be taken while the number is keyed.
_ON_A_NUMBER = {
    **_PROMISES,
    Reply.NUMBER_NEEDED: "number_needed",
    Reply.TOO_MANY: "too_many",
    Reply.GONE: "slot_gone",
}
_TIMES = {**KEYS_EVERYWHERE, **dict.fromkeys("123456", "slot_chosen"), "9": "slots"}


def _number_asked_for(words: str, *, done: str) -> CallStep:
    """`done`: where hash leads before any digit."""
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
    # The queue failed. If no callback can be promised either, there is no point in trying for a person again.
    "calling_instead": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.CALLBACK,
        wish=CallbackReason.PERSON,
        replies={**_PROMISES, Reply.TOO_MANY: "not_promised"},
        forgets=True,
    ),
    # At a time the caller chooses.
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
    # On which number. A keyed number is read back before it is used; the phone the caller rings from is used only if
    # they say so. A 0 can begin a number; on its own it asks for a person.
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
    # No digit was keyed, twice. Silence does not lead back to the queue here, but to a colleague who looks at the call:
    # a caller who waited in the queue in vain is also asked for a number, and would go round in a loop.
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
    # No more callbacks are promised now without an identity check. A caller in the queue keeps their place.
    "too_many": CallStep(says=("calls-too-many",), keys=KEYS_EVERYWHERE, after="person"),
    # The promise, said aloud, and the end.
    "promised": CallStep(
        says=(SpokenPart.PROMISE, "calls-done-menu"), keys={**KEYS_EVERYWHERE, DIGIT: "goodbye"}, silence="goodbye"
    ),
}


# Voicemail: the caller hears what will happen to a message before a word is recorded.

LONGEST_VOICEMAIL = 180

_SPEAK_FIRST = {**KEYS_EVERYWHERE, DIGIT: AGAIN}


def _announcing(whom: str, then: str) -> CallStep:
    """Say whom the message is for and what will happen to it."""
    return CallStep(
        says=(whom, "calls-message-consent"), keys={**_SPEAK_FIRST, "1": then}, silence=AGAIN, quiet="cant_talk"
    )


def _speaking(then: str) -> CallStep:
    return CallStep(says=("calls-message-speak",), records=LONGEST_VOICEMAIL, recorded=then)


def _keeping(whom: VoicemailRecipient, nothing: str) -> CallStep:
    replies = {Reply.KEPT: "message_kept", Reply.NOT_LISTED: nothing, Reply.FAILED: "not_promised"}
    return CallStep(says=("calls-one-moment",), asks=DeskQuery.VOICEMAIL, whom=whom, replies=replies)


def _heard_nothing(then: str) -> CallStep:
    """Ask the caller once more; if nothing is heard again, they may be unable to speak."""
    return CallStep(says=("calls-message-nothing",), keys={**_SPEAK_FIRST, "1": then}, silence="cant_talk")


VOICEMAIL_STEPS: Mapping[str, CallStep] = {
    # How to reach us.
    "reaching": CallStep(
        says=("calls-reaching-menu",),
        keys={**KEYS_EVERYWHERE, "1": "message_officer", "2": "calling_back", "3": "slots", "4": "message_desk"},
        silence=AGAIN,
        quiet="cant_talk",
    ),
    # For the officer in the case.
    "message_officer": _announcing("calls-message-officer", "speaking_to_officer"),
    "speaking_to_officer": _speaking("keeping_for_officer"),
    "keeping_for_officer": _keeping(VoicemailRecipient.OFFICER, "officer_heard_nothing"),
    "officer_heard_nothing": _heard_nothing("speaking_to_officer_again"),
    "speaking_to_officer_again": _speaking("keeping_for_officer_again"),
    "keeping_for_officer_again": _keeping(VoicemailRecipient.OFFICER, "heard_nothing_again"),
    # For any colleague at the desk.
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
