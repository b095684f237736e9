"""The whole call, from top to bottom: what each step says, what it asks of the line, and where each thing leads.

Read it as a conversation. `walk.step` is the only reader; a test keeps three promises about this table: star ends the
call from everywhere, every step leads on by itself to an end (no silence and no fault can leave her in a loop), and
whatever does not open sounds the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.steps import (
    CODE_DIGITS,
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

START = "greeting"  # she rings us
CALLED = "called"  # we ring her, and a person has picked up
TO_A_MACHINE = "leaving_message"  # we ring her, a machine waits for a message, and she agreed to one
STAR = "star"  # she pressed star
GONE = "gone"  # she hung up, or the connection broke

_MENU = {
    "1": "case",
    "2": "calling_back",
    "3": "listing",
    "0": "calling_person",
    DIGIT: "not_a_choice",
    "#": "not_a_choice",
}
_SHORT_MENU = {
    "1": "short_case",
    "2": "calling_back",
    "0": "calling_person",
    DIGIT: "short_not_a_choice",
    "#": "short_not_a_choice",
}
_RIGHTS_KEYS = {"0": "calling_person", DIGIT: "chosen", "#": "menu_again"}
_CALLED_MENU = {
    "1": "called_case",
    "2": "calling_back",
    "0": "calling_person",
    DIGIT: "called_not_a_choice",
    "#": "called_not_a_choice",
}
_NUMBER_KEYS = {DIGIT: "keying_number", "#": "calling_number"}
_CALLBACK_REPLIES = {
    Reply.PROMISED: "promised",
    Reply.NUMBER_NEEDED: "number_needed",
    Reply.FAILED: "not_promised",
}

FLOW: Mapping[str, Step] = {
    # Safety first, then the code if she has one.
    "greeting": Step(
        says=("calls-safety", "calls-welcome", "calls-ask-code"),
        keys={DIGIT: "keying_code", "#": "person"},
        silence="asked_again",
    ),
    "asked_again": Step(says=("calls-ask-code",), keys={DIGIT: "keying_code", "#": "person"}, silence="person"),
    "keying_code": Step(
        takes=CODE_DIGITS,
        full="checking_code",
        keys={DIGIT: "keying_code", "#": "person"},
        silence="keying_code_again",
        waits=12,  # slow keying is allowed
    ),
    "keying_code_again": Step(
        says=("calls-take-your-time",),
        keys={DIGIT: "keying_code", "#": "person"},
        silence="person",
        waits=12,
    ),
    "checking_code": Step(
        says=("calls-one-moment", Pause(2.0)),
        asks=Asks.CODE,
        replies={Reply.OPENED: "case", Reply.OPENED_SHORT: "short_case", Reply.NOT_OPENED: "not_opened"},
        late=Reply.NOT_OPENED,
    ),
    # The code opened her case.
    "case": Step(says=(Said.CASE,), keys=_MENU, after="heard"),
    "heard": Step(says=("calls-menu-case",), keys=_MENU, silence="menu_again", waits=8, heard=True),
    "menu_again": Step(says=("calls-menu-case",), keys=_MENU, silence="calling_silent", waits=8),
    "not_a_choice": Step(says=("calls-not-a-choice", "calls-menu-case"), keys=_MENU, silence="menu_again", waits=8),
    # The same where she may only hear whether there is news.
    "short_case": Step(says=(Said.CASE,), keys=_SHORT_MENU, after="short_heard"),
    "short_heard": Step(says=("calls-menu",), keys=_SHORT_MENU, silence="short_menu_again", waits=8, heard=True),
    "short_menu_again": Step(says=("calls-menu",), keys=_SHORT_MENU, silence="calling_silent", waits=8),
    "short_not_a_choice": Step(
        says=("calls-not-a-choice", "calls-menu"), keys=_SHORT_MENU, silence="short_menu_again", waits=8
    ),
    # Something was not done, or she asks for a second look: she chooses which, or "something else".
    "listing": Step(
        says=("calls-one-moment",),
        asks=Asks.RIGHTS,
        replies={Reply.LISTED: "choosing", Reply.FAILED: "not_promised"},
        forgets=True,
    ),
    "choosing": Step(
        says=("calls-not-done", Said.RIGHTS, "calls-not-done-else"),
        keys=_RIGHTS_KEYS,
        silence="choosing_again",
        forgets=True,
        waits=8,
    ),
    "choosing_again": Step(
        says=(Said.RIGHTS, "calls-not-done-else"), keys=_RIGHTS_KEYS, silence="menu_again", forgets=True, waits=8
    ),
    "chosen": Step(takes=1, full="leaving", silence="menu_again"),
    "leaving": Step(
        says=("calls-one-moment",),
        asks=Asks.CHALLENGE,
        replies={Reply.PROMISED: "left", Reply.NOT_LISTED: "not_listed", Reply.FAILED: "not_promised"},
    ),
    "not_listed": Step(
        says=("calls-not-a-choice", Said.RIGHTS, "calls-not-done-else"),
        keys=_RIGHTS_KEYS,
        silence="menu_again",
        forgets=True,
        waits=8,
    ),
    "left": Step(
        says=(Said.PROMISE, "calls-hear-promise-again"),
        keys={"1": "left", DIGIT: "goodbye", "#": "goodbye"},
        silence="goodbye",
    ),
    "calling_back": Step(
        says=("calls-one-moment",), asks=Asks.CALLBACK, wish=Wish.BACK, replies=_CALLBACK_REPLIES, forgets=True
    ),
    "calling_person": Step(
        says=("calls-one-moment",), asks=Asks.CALLBACK, wish=Wish.PERSON, replies=_CALLBACK_REPLIES, forgets=True
    ),
    # We ring her. Nothing is said but that a call was asked for, until the code is keyed that is hers; whoever else has
    # picked up learns nothing, and leaves nothing.
    CALLED: Step(says=("calls-called",), keys={DIGIT: "called_keying"}, silence="called_again", waits=8),
    "called_again": Step(says=("calls-called",), keys={DIGIT: "called_keying"}, silence="called_over", waits=12),
    "called_keying": Step(
        takes=CODE_DIGITS,
        full="called_checking",
        keys={DIGIT: "called_keying"},
        silence="called_over",
        waits=12,
    ),
    "called_checking": Step(
        says=("calls-one-moment", Pause(2.0)),
        asks=Asks.CODE,
        replies={
            Reply.OPENED: "called_case",
            Reply.OPENED_SHORT: "called_case",
            Reply.NOT_OPENED: "called_over",
        },
        late=Reply.NOT_OPENED,
    ),
    "called_case": Step(says=(Said.CASE,), keys=_CALLED_MENU, after="called_heard"),
    "called_heard": Step(says=("calls-menu",), keys=_CALLED_MENU, silence="goodbye", waits=8, heard=True),
    "called_not_a_choice": Step(
        says=("calls-not-a-choice", "calls-menu"), keys=_CALLED_MENU, silence="goodbye", waits=8
    ),
    "called_over": Step(says=("calls-called-over",), after="over"),
    TO_A_MACHINE: Step(says=(Said.MESSAGE,), after="message_left"),
    "message_left": Step(hangs_up=True, ends=True),
    # Nothing was opened, or she has no code: a person, who knows only what she leaves.
    "not_opened": Step(
        says=("calls-not-opened", "calls-ask-number"), keys=_NUMBER_KEYS, silence="number_again", forgets=True, waits=8
    ),
    "person": Step(
        says=("calls-person", "calls-ask-number"), keys=_NUMBER_KEYS, silence="number_again", forgets=True, waits=8
    ),
    "number_again": Step(
        says=("calls-ask-number",), keys=_NUMBER_KEYS, silence="calling_silent", forgets=True, waits=8
    ),
    "number_needed": Step(
        says=("calls-number-needed",),
        keys={DIGIT: "keying_number", "#": "number_short"},
        silence="calling_silent",
        forgets=True,
        waits=12,
    ),
    "keying_number": Step(
        takes=NUMBER_DIGITS,
        full="number_read",
        keys={DIGIT: "keying_number", "#": "number_read"},
        silence="number_read",
        waits=8,
    ),
    "number_read": Step(
        says=("calls-you-keyed", Said.KEYED, "calls-check-number"),
        keys={"1": "calling_number", "2": "number_over", DIGIT: "number_read", "#": "calling_number"},
        silence="calling_number",
        needs=ENOUGH_FOR_A_NUMBER,
        otherwise="number_short",
        instead_of_code="number_needed",
    ),
    "number_over": Step(
        says=("calls-ask-number",), keys=_NUMBER_KEYS, silence="calling_silent", forgets=True, waits=12
    ),
    "number_short": Step(
        says=("calls-number-short",),
        keys={DIGIT: "keying_number", "#": "calling_number"},
        silence="calling_silent",
        forgets=True,
        waits=12,
    ),
    "calling_number": Step(says=("calls-one-moment",), asks=Asks.CALLBACK, replies=_CALLBACK_REPLIES),
    "calling_silent": Step(
        says=("calls-one-moment",),
        asks=Asks.CALLBACK,
        wish=Wish.SILENT,
        replies={**_CALLBACK_REPLIES, Reply.NUMBER_NEEDED: "not_promised"},
        forgets=True,
    ),
    # The promise, said aloud, and the end.
    "promised": Step(
        says=(Said.PROMISE, "calls-hear-promise-again"),
        keys={"1": "promised", DIGIT: "goodbye", "#": "goodbye"},
        silence="goodbye",
    ),
    "not_promised": Step(says=("calls-not-promised",), keys={"1": "not_promised"}, after="over"),
    "goodbye": Step(says=("calls-goodbye",), after="over"),
    "over": Step(hangs_up=True, ends=True),
    STAR: Step(hangs_up=True, ends=True),
    GONE: Step(ends=True),
}


def outcome(path: tuple[str, ...]) -> str:
    """What a call with this path came to, in one word for the record."""
    for step, word in _OUTCOMES:
        if step in path:
            return word
    return "hung_up" if path and path[-1] in (STAR, GONE) else "ended"


_OUTCOMES = (
    ("promised", "callback"),
    ("left", "challenge"),
    ("not_promised", "not_promised"),
    ("heard", "told"),
    ("short_heard", "told"),
    ("called_heard", "told"),
    ("message_left", "message_left"),
)
