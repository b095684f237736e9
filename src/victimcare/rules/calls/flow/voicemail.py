"""She leaves a message: what becomes of it is said before a word of hers is kept."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.flow.keys import EVERYWHERE
from victimcare.rules.calls.steps import AGAIN, DIGIT, Asks, Reply, Said, Step, Whom

MOST_SECONDS = 180

_SPEAK_FIRST = {**EVERYWHERE, DIGIT: AGAIN}


def _told(whom: str, then: str) -> Step:
    """For whom it is and what becomes of it."""
    return Step(
        says=(whom, "calls-message-consent"), keys={**_SPEAK_FIRST, "1": then}, silence=AGAIN, quiet="cant_talk"
    )


def _speaking(then: str) -> Step:
    return Step(says=("calls-message-speak",), records=MOST_SECONDS, recorded=then)


def _keeping(whom: Whom, nothing: str) -> Step:
    replies = {Reply.KEPT: "message_kept", Reply.NOT_LISTED: nothing, Reply.FAILED: "not_promised"}
    return Step(says=("calls-one-moment",), asks=Asks.VOICEMAIL, whom=whom, replies=replies)


def _heard_nothing(then: str) -> Step:
    """She is asked once more; where nothing is heard then either, she may not be able to speak."""
    return Step(says=("calls-message-nothing",), keys={**_SPEAK_FIRST, "1": then}, silence="cant_talk")


STEPS: Mapping[str, Step] = {
    # How she can reach us.
    "reaching": Step(
        says=("calls-reaching-menu",),
        keys={**EVERYWHERE, "1": "message_officer", "2": "calling_back", "3": "slots", "4": "message_desk"},
        silence=AGAIN,
        quiet="cant_talk",
    ),
    # For her officer.
    "message_officer": _told("calls-message-officer", "speaking_to_officer"),
    "speaking_to_officer": _speaking("keeping_for_officer"),
    "keeping_for_officer": _keeping(Whom.OFFICER, "officer_heard_nothing"),
    "officer_heard_nothing": _heard_nothing("speaking_to_officer_again"),
    "speaking_to_officer_again": _speaking("keeping_for_officer_again"),
    "keeping_for_officer_again": _keeping(Whom.OFFICER, "heard_nothing_again"),
    # For whoever is at the desk.
    "message_desk": _told("calls-message-desk", "speaking_to_desk"),
    "speaking_to_desk": _speaking("keeping_for_desk"),
    "keeping_for_desk": _keeping(Whom.DESK, "desk_heard_nothing"),
    "desk_heard_nothing": _heard_nothing("speaking_to_desk_again"),
    "speaking_to_desk_again": _speaking("keeping_for_desk_again"),
    "keeping_for_desk_again": _keeping(Whom.DESK, "heard_nothing_again"),
    "heard_nothing_again": Step(says=("calls-message-nothing-again",), after="cant_talk"),
    "message_kept": Step(
        says=(Said.PROMISE, "calls-done-menu"), keys={**EVERYWHERE, DIGIT: "goodbye"}, silence="goodbye"
    ),
}
