"""The whole call as tables, each of which reads from top to bottom as a conversation: what a step says, what it asks of
the desk, and where each answer leads.

Only `state_machine.advance_call` reads them. Tests check what the tables promise: star ends the call from everywhere,
every step leads by itself to an end (no silence and no fault can trap the caller in a loop), every code that fails
sounds the same, and nothing about the case is said except right after the gate was asked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from victimcare.rules.calls.flow import callback_menu, queue_menu, room_menu, safety_menu, with_code, without_code
from victimcare.rules.calls.steps import NO_STEPS, CallStep

TABLES: Mapping[str, Mapping[str, CallStep]] = {
    "Safety, language, code": safety_menu.SAFETY_STEPS,
    "The control room": room_menu.ROOM_STEPS,
    "Without a code": without_code.NO_CODE_STEPS,
    "With a code": with_code.CODE_STEPS,
    "A person": queue_menu.QUEUE_STEPS,
    "To be rung back": callback_menu.CALLBACK_STEPS,
    "To leave a message": callback_menu.VOICEMAIL_STEPS,
    "We ring her": with_code.CALLED_STEPS,
}
FLOW: Mapping[str, CallStep] = {name: here for table in TABLES.values() for name, here in table.items()}


def call_outcome(path: tuple[str, ...]) -> str:
    """Return the outcome of a call with this path, in one word for the record."""
    for name, word in _OUTCOMES:
        if name in path:
            return word
    return "hung_up" if path and path[-1] in (safety_menu.STAR, safety_menu.GONE) else "ended"


def has_told_news(path: Collection[str]) -> bool:
    """Whether a call with this path read the news out to its end, or left the message that the victim agreed to,
    whatever happened afterwards."""
    return any(name in path for name in _TOLD)


_TOLD = frozenset({name for name, here in FLOW.items() if here.heard} | {"message_left"})

_OUTCOMES = (
    ("joined", "person"),
    (queue_menu.OVERFLOW_NUMBER, "elsewhere"),
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


# Digits in a row: tells choices from a code or a number keyed before it was asked for.

MOST_FOR_A_MENU = 2  # keyed while the desk is asked: a longer run is a code or a number, not meant for a menu
MOST_OF_CHOICES = 5  # with no words played to their end in between: from a menu to a message or an area


def is_digit(key: str) -> bool:
    return key.isdecimal() and key.isascii()


def is_code_run(run: str, most: int) -> bool:
    """Whether these digits are more than this many choices. One key pressed repeatedly is not a code."""
    return len(run) > most and len(set(run)) > 1


def gathers_digits(here: CallStep) -> bool:
    """Whether a code or a number is keyed at this step."""
    return any(FLOW[target].takes > 1 for target in here.keys.values() if target not in NO_STEPS)
