"""She leaves a message: what becomes of it is said before a word of hers is kept."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.flow.keys import EVERYWHERE
from victimcare.rules.calls.steps import AGAIN, DIGIT, Asks, Reply, Said, Step, Whom

MOST_SECONDS = 180

_SPEAK_FIRST = {**EVERYWHERE, DIGIT: AGAIN}


def _kept(again: str) -> Mapping[Reply, str]:
    return {Reply.KEPT: "message_kept", Reply.NOT_LISTED: again, Reply.FAILED: "not_promised"}


STEPS: Mapping[str, Step] = {
    # How she can reach us.
    "reaching": Step(
        says=("calls-reaching-menu",),
        keys={**EVERYWHERE, "1": "message_officer", "2": "calling_back", "3": "slots", "4": "message_desk"},
        silence=AGAIN,
        quiet="cant_talk",
    ),
    # For her officer.
    "message_officer": Step(
        says=("calls-message-officer", "calls-message-consent"),
        keys={**_SPEAK_FIRST, "1": "speaking_to_officer"},
        silence=AGAIN,
        quiet="cant_talk",
    ),
    "speaking_to_officer": Step(says=("calls-message-speak",), records=MOST_SECONDS, recorded="keeping_for_officer"),
    "keeping_for_officer": Step(
        says=("calls-one-moment",), asks=Asks.VOICEMAIL, whom=Whom.OFFICER, replies=_kept("officer_heard_nothing")
    ),
    "officer_heard_nothing": Step(
        says=("calls-message-nothing",),
        keys={**_SPEAK_FIRST, "1": "speaking_to_officer"},
        silence="cant_talk",
    ),
    # For whoever is at the desk.
    "message_desk": Step(
        says=("calls-message-desk", "calls-message-consent"),
        keys={**_SPEAK_FIRST, "1": "speaking_to_desk"},
        silence=AGAIN,
        quiet="calling_silent",
    ),
    "speaking_to_desk": Step(says=("calls-message-speak",), records=MOST_SECONDS, recorded="keeping_for_desk"),
    "keeping_for_desk": Step(
        says=("calls-one-moment",), asks=Asks.VOICEMAIL, whom=Whom.DESK, replies=_kept("desk_heard_nothing")
    ),
    "desk_heard_nothing": Step(
        says=("calls-message-nothing",),
        keys={**_SPEAK_FIRST, "1": "speaking_to_desk"},
        silence="calling_silent",
    ),
    "message_kept": Step(
        says=(Said.PROMISE, "calls-done-menu"), keys={**EVERYWHERE, DIGIT: "goodbye"}, silence="goodbye"
    ),
}
