"""The whole call as tables, each to be read from top to bottom as a conversation: what a step says, what it asks of the
desk, and where each thing leads.

`walk.step` is the only reader. Tests keep promises about the tables: star ends the call from everywhere, every step
leads on by itself to an end (no silence and no fault can leave her in a loop), whatever does not open sounds the same,
and nothing of her case is said but right after the gate was asked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from victimcare.rules.calls.flow import called, queue, ringing_back, safety, voicemail, with_code, without_code
from victimcare.rules.calls.steps import Step

TABLES: Mapping[str, Mapping[str, Step]] = {
    "Safety, language, code": safety.STEPS,
    "Without a code": without_code.STEPS,
    "With a code": with_code.STEPS,
    "A person": queue.STEPS,
    "To be rung back": ringing_back.STEPS,
    "To leave a message": voicemail.STEPS,
    "We ring her": called.STEPS,
}
FLOW: Mapping[str, Step] = {name: here for table in TABLES.values() for name, here in table.items()}


def outcome(path: tuple[str, ...]) -> str:
    """What a call with this path came to, in one word for the record."""
    for name, word in _OUTCOMES:
        if name in path:
            return word
    return "hung_up" if path and path[-1] in (safety.STAR, safety.GONE) else "ended"


def has_told(path: Collection[str]) -> bool:
    """Whether a call with this path said her news to its end, or left the message that she agreed to, whatever it came
    to after that."""
    return any(name in path for name in _TOLD)


_TOLD = frozenset({name for name, here in FLOW.items() if here.heard} | {"message_left"})

_OUTCOMES = (
    ("joined", "person"),
    (queue.ELSEWHERE, "elsewhere"),
    ("promised", "callback"),
    ("message_kept", "message"),
    ("left", "challenge"),
    ("not_promised", "not_promised"),
    ("heard", "told"),
    ("short_heard", "told"),
    ("called_heard", "told"),
    ("called_short_heard", "told"),
    ("message_left", "message_left"),
)
