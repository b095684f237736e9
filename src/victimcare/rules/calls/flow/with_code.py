"""With a code: what the victim's plan lets the line say, and what the victim asks of us, in calls to us and from us.
The gate is asked each time before the line says it."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.steps import (
    AGAIN,
    BACK,
    CODE_DIGITS,
    DIGIT,
    KEYS_EVERYWHERE,
    WRONG_KEY,
    CallStep,
    DeskQuery,
    Pause,
    ReadingPart,
    Reply,
    SpokenPart,
)

_REACHING = {"4": "reaching", "5": "feedback", "6": "promise"}
# Key 7 explains 2 and 3: too many choices at once are hard to remember.
_MENU = {**KEYS_EVERYWHERE, "1": "status", "2": "hearing", "3": "rights", **_REACHING, "7": "more"}
_MORE_KEYS = {**KEYS_EVERYWHERE, "1": "about", "2": "hearing", "3": "rights"}
_ABOUT_KEYS = {**KEYS_EVERYWHERE, "1": "about", "2": "listing"}
_SHORT_MENU = {**KEYS_EVERYWHERE, "1": "status", **_REACHING}
_RIGHTS_MENU = {**KEYS_EVERYWHERE, "2": "listing"}
_RIGHTS_KEYS = {**KEYS_EVERYWHERE, **dict.fromkeys("1234567", "chosen")}  # 7: something else
_NOT_SAID = {Reply.NOT_OPENED: "not_opened", Reply.FAILED: "not_opened"}  # the plan has changed during the call
_MORE = {**_RIGHTS_MENU, "1": "rights_next", "9": "rights_same"}
_KEPT = {Reply.OPENED: "rights_told", Reply.MORE: "rights_part", **_NOT_SAID}
_NO_PROMISE = {
    Reply.NOT_LISTED: "no_promise",
    Reply.NOT_OPENED: "promise_not_said",
    Reply.FAILED: "did_not_work",
}
_STATUS = {Reply.OPENED: "case", Reply.OPENED_SHORT: "short_case", **_NOT_SAID}

CODE_STEPS: Mapping[str, CallStep] = {
    # Where the case stands, what happens next and by when.
    "case": CallStep(says=(SpokenPart.CASE,), anew="status", keys={**_MENU, DIGIT: "menu"}, after="heard", home="menu"),
    "heard": CallStep(says=("calls-case-menu",), keys=_MENU, silence=AGAIN, quiet="cant_talk", heard=True),
    "menu": CallStep(says=("calls-case-menu",), keys=_MENU, silence=AGAIN, quiet="cant_talk"),
    "status": CallStep(says=("calls-one-moment",), asks=DeskQuery.CASE, replies=_STATUS),
    # The same, where the victim may only be told whether there is news.
    "short_case": CallStep(
        says=(SpokenPart.CASE,),
        anew="status",
        keys={**_SHORT_MENU, DIGIT: "short_menu"},
        after="short_heard",
        home="short_menu",
    ),
    "short_heard": CallStep(says=("calls-short-menu",), keys=_SHORT_MENU, silence=AGAIN, quiet="cant_talk", heard=True),
    "short_menu": CallStep(says=("calls-short-menu",), keys=_SHORT_MENU, silence=AGAIN, quiet="cant_talk"),
    # More about the case, in short steps.
    "more": CallStep(says=("calls-more-of-case-menu",), keys=_MORE_KEYS, silence=AGAIN, quiet="cant_talk"),
    "about": CallStep(
        says=("calls-one-moment",), asks=DeskQuery.ABOUT, replies={Reply.OPENED: "about_told", **_NOT_SAID}
    ),
    "about_told": CallStep(
        says=(SpokenPart.ABOUT,), anew="about", keys={**_ABOUT_KEYS, DIGIT: "about_menu"}, after="about_menu"
    ),
    "about_menu": CallStep(says=("calls-about-menu",), keys=_ABOUT_KEYS, silence=AGAIN, quiet="cant_talk"),
    # The next hearing.
    "hearing": CallStep(
        says=("calls-one-moment",), asks=DeskQuery.HEARING, replies={Reply.OPENED: "hearing_told", **_NOT_SAID}
    ),
    "hearing_told": CallStep(says=(SpokenPart.HEARING,), anew="hearing", keys={**_MENU, DIGIT: "menu"}, after="menu"),
    # The victim's rights, and whether each was met: only as many at a time as one can remember.
    "rights": CallStep(says=("calls-one-moment",), asks=DeskQuery.KEPT, replies=_KEPT),
    "rights_same": CallStep(says=("calls-one-moment",), asks=DeskQuery.KEPT, part=ReadingPart.SAME, replies=_KEPT),
    "rights_next": CallStep(says=("calls-one-moment",), asks=DeskQuery.KEPT, part=ReadingPart.NEXT, replies=_KEPT),
    "rights_part": CallStep(
        says=(SpokenPart.KEPT,), anew="rights_same", keys={**_MORE, DIGIT: "rights_more"}, after="rights_more"
    ),
    "rights_more": CallStep(says=("calls-rights-more-menu",), keys=_MORE, silence=AGAIN, quiet="cant_talk"),
    "rights_told": CallStep(
        says=(SpokenPart.KEPT,), anew="rights_same", keys={**_RIGHTS_MENU, DIGIT: "rights_menu"}, after="rights_menu"
    ),
    "rights_menu": CallStep(says=("calls-rights-menu",), keys=_RIGHTS_MENU, silence=AGAIN, quiet="cant_talk"),
    # Something was not done, or the victim asks for a review: they choose which right, or "something else".
    "listing": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.RIGHTS,
        replies={Reply.LISTED: "choosing", **_NOT_SAID},
        forgets=True,
    ),
    "choosing": CallStep(
        says=("calls-not-done", SpokenPart.RIGHTS, "calls-not-done-else"),
        anew="listing",
        keys={**_RIGHTS_KEYS, DIGIT: "not_listed"},
        silence="choosing_again",
        forgets=True,
    ),
    "choosing_again": CallStep(
        says=("calls-choose-again",),
        keys={**_RIGHTS_KEYS, "9": "listing"},
        silence="cant_talk",
        forgets=True,
    ),
    "chosen": CallStep(takes=1, full="leaving", silence="choosing_again"),
    "leaving": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.CHALLENGE,
        replies={
            Reply.PROMISED: "left",
            Reply.NOT_LISTED: "not_listed",
            Reply.NOT_OPENED: "not_opened",
            Reply.FAILED: "not_promised",
        },
    ),
    "not_listed": CallStep(
        says=("calls-not-a-choice", "calls-choose-again"),
        keys={**_RIGHTS_KEYS, "9": "listing"},
        silence="cant_talk",
        forgets=True,
    ),
    "left": CallStep(
        says=(SpokenPart.PROMISE, "calls-done-menu"), keys={**KEYS_EVERYWHERE, DIGIT: "goodbye"}, silence="goodbye"
    ),
    # A callback is already open: the victim keeps, cancels or moves it. Silence changes nothing.
    "promise": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.PROMISED,
        replies={Reply.LISTED: "promise_told", **_NO_PROMISE},
    ),
    "promise_told": CallStep(
        says=(SpokenPart.PROMISED, "calls-promised-menu"),
        anew="promise",
        keys={**KEYS_EVERYWHERE, "1": "keeping_promise", "2": "ending_promise", "3": "slots", DIGIT: "promise"},
        silence=BACK,
    ),
    "keeping_promise": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.KEEP,
        replies={Reply.KEPT: "promise_kept", **_NO_PROMISE},
    ),
    "ending_promise": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.SETTLE,
        replies={Reply.KEPT: "promise_ended", **_NO_PROMISE},
    ),
    "promise_kept": CallStep(says=("calls-promised-kept",), after=BACK),
    "promise_ended": CallStep(says=("calls-promised-ended",), after=BACK),
    "no_promise": CallStep(says=("calls-promised-none",), after=BACK),
    # This line may not say whether a callback is open: it says the same either way.
    "promise_not_said": CallStep(says=("calls-promised-not-said",), after=BACK),
    # How we did.
    "feedback": CallStep(
        says=("calls-feedback",),
        keys={**KEYS_EVERYWHERE, **dict.fromkeys("12345", "mark_chosen")},
        silence=AGAIN,
        quiet="goodbye",
        forgets=True,
    ),
    "mark_chosen": CallStep(takes=1, full="keeping_mark", silence="goodbye"),
    "keeping_mark": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.FEEDBACK,
        replies={Reply.KEPT: "thanked", Reply.FAILED: "did_not_work"},
    ),
    "thanked": CallStep(
        says=("calls-thanked", "calls-back-menu"),
        keys={**KEYS_EVERYWHERE, "#": BACK, DIGIT: WRONG_KEY},
        silence="goodbye",
    ),
}


# We ring the victim. Until the victim's own code is keyed, the line says only that a call was asked for; any other
# person who picks up learns nothing, and leaves nothing.

CALLED = "called"  # a person has answered
TO_A_MACHINE = "leaving_message"  # a machine is ready for a message, and the victim agreed to one

_CALLED_KEYS = {DIGIT: "called_keying"}
_CALLED_MENU = {**KEYS_EVERYWHERE, "1": "called_status", "2": "calling_back", "3": "slots", "6": "promise"}
_CALLED_WHOLE_MENU = {**_CALLED_MENU, "7": "more"}
_CALLED_REPLIES = {Reply.OPENED: "called_case", Reply.OPENED_SHORT: "called_short", Reply.NOT_OPENED: "called_over"}

CALLED_STEPS: Mapping[str, CallStep] = {
    CALLED: CallStep(says=("calls-called",), keys=_CALLED_KEYS, silence="called_again"),
    "called_again": CallStep(says=("calls-called",), keys=_CALLED_KEYS, silence="called_over", waits=12),
    "called_keying": CallStep(
        takes=CODE_DIGITS, full="called_checking", keys=_CALLED_KEYS, silence="called_over", waits=12
    ),
    "called_checking": CallStep(
        says=("calls-one-moment", Pause(2.0)), asks=DeskQuery.CODE, replies=_CALLED_REPLIES, late=Reply.NOT_OPENED
    ),
    "called_case": CallStep(
        says=(SpokenPart.CASE,),
        anew="called_status",
        keys={**_CALLED_WHOLE_MENU, DIGIT: "called_menu"},
        after="called_heard",
        home="called_menu",
    ),
    "called_heard": CallStep(says=("calls-called-menu",), keys=_CALLED_WHOLE_MENU, silence="goodbye", heard=True),
    "called_menu": CallStep(says=("calls-called-menu",), keys=_CALLED_WHOLE_MENU, silence="goodbye"),
    # The same, where the victim may only be told whether there is news.
    "called_short": CallStep(
        says=(SpokenPart.CASE,),
        anew="called_status",
        keys={**_CALLED_MENU, DIGIT: "called_short_menu"},
        after="called_short_heard",
        home="called_short_menu",
    ),
    "called_short_heard": CallStep(says=("calls-called-short-menu",), keys=_CALLED_MENU, silence="goodbye", heard=True),
    "called_short_menu": CallStep(says=("calls-called-short-menu",), keys=_CALLED_MENU, silence="goodbye"),
    "called_status": CallStep(
        says=("calls-one-moment",), asks=DeskQuery.CASE, replies=_CALLED_REPLIES, late=Reply.NOT_OPENED
    ),
    "called_over": CallStep(says=("calls-called-over",), after="over"),
    TO_A_MACHINE: CallStep(says=(SpokenPart.MESSAGE,), after="message_left"),
    "message_left": CallStep(hangs_up=True, ends=True),
}
