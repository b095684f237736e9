"""With a code: what her plan lets the line say, and what she wants of us. The gate is asked each time it is said."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.flow.keys import EVERYWHERE
from victimcare.rules.calls.steps import AGAIN, BACK, DIGIT, MISKEYED, Asks, Part, Reply, Said, Step

_REACHING = {"4": "reaching", "5": "feedback", "6": "promise"}
# Key 7 says what 2 and 3 are: too many choices at once are not kept in mind.
_MENU = {**EVERYWHERE, "1": "status", "2": "hearing", "3": "rights", **_REACHING, "7": "more"}
_MORE_KEYS = {**EVERYWHERE, "1": "about", "2": "hearing", "3": "rights"}
_ABOUT_KEYS = {**EVERYWHERE, "1": "about", "2": "listing"}
_SHORT_MENU = {**EVERYWHERE, "1": "status", **_REACHING}
_RIGHTS_MENU = {**EVERYWHERE, "2": "listing"}
_RIGHTS_KEYS = {**EVERYWHERE, **dict.fromkeys("1234567", "chosen")}  # 7: something else
_NOT_SAID = {Reply.NOT_OPENED: "not_opened", Reply.FAILED: "not_opened"}  # her plan has changed in the call
_MORE = {**_RIGHTS_MENU, "1": "rights_next", "9": "rights_same"}
_KEPT = {Reply.OPENED: "rights_told", Reply.MORE: "rights_part", **_NOT_SAID}
_NO_PROMISE = {
    Reply.NOT_LISTED: "no_promise",
    Reply.NOT_OPENED: "promise_not_said",
    Reply.FAILED: "did_not_work",
}
_STATUS = {Reply.OPENED: "case", Reply.OPENED_SHORT: "short_case", **_NOT_SAID}

STEPS: Mapping[str, Step] = {
    # Where it stands, what happens next and by when.
    "case": Step(says=(Said.CASE,), anew="status", keys={**_MENU, DIGIT: "menu"}, after="heard", home="menu"),
    "heard": Step(says=("calls-case-menu",), keys=_MENU, silence=AGAIN, quiet="cant_talk", heard=True),
    "menu": Step(says=("calls-case-menu",), keys=_MENU, silence=AGAIN, quiet="cant_talk"),
    "status": Step(says=("calls-one-moment",), asks=Asks.CASE, replies=_STATUS),
    # The same where she may only hear whether there is news.
    "short_case": Step(
        says=(Said.CASE,),
        anew="status",
        keys={**_SHORT_MENU, DIGIT: "short_menu"},
        after="short_heard",
        home="short_menu",
    ),
    "short_heard": Step(says=("calls-short-menu",), keys=_SHORT_MENU, silence=AGAIN, quiet="cant_talk", heard=True),
    "short_menu": Step(says=("calls-short-menu",), keys=_SHORT_MENU, silence=AGAIN, quiet="cant_talk"),
    # More about the case, by short steps.
    "more": Step(says=("calls-more-of-case-menu",), keys=_MORE_KEYS, silence=AGAIN, quiet="cant_talk"),
    "about": Step(says=("calls-one-moment",), asks=Asks.ABOUT, replies={Reply.OPENED: "about_told", **_NOT_SAID}),
    "about_told": Step(says=(Said.ABOUT,), anew="about", keys={**_ABOUT_KEYS, DIGIT: "about_menu"}, after="about_menu"),
    "about_menu": Step(says=("calls-about-menu",), keys=_ABOUT_KEYS, silence=AGAIN, quiet="cant_talk"),
    # The next day in court.
    "hearing": Step(says=("calls-one-moment",), asks=Asks.HEARING, replies={Reply.OPENED: "hearing_told", **_NOT_SAID}),
    "hearing_told": Step(says=(Said.HEARING,), anew="hearing", keys={**_MENU, DIGIT: "menu"}, after="menu"),
    # Her rights, and whether each was kept: as many at a time as can be kept in mind.
    "rights": Step(says=("calls-one-moment",), asks=Asks.KEPT, replies=_KEPT),
    "rights_same": Step(says=("calls-one-moment",), asks=Asks.KEPT, part=Part.SAME, replies=_KEPT),
    "rights_next": Step(says=("calls-one-moment",), asks=Asks.KEPT, part=Part.NEXT, replies=_KEPT),
    "rights_part": Step(
        says=(Said.KEPT,), anew="rights_same", keys={**_MORE, DIGIT: "rights_more"}, after="rights_more"
    ),
    "rights_more": Step(says=("calls-rights-more-menu",), keys=_MORE, silence=AGAIN, quiet="cant_talk"),
    "rights_told": Step(
        says=(Said.KEPT,), anew="rights_same", keys={**_RIGHTS_MENU, DIGIT: "rights_menu"}, after="rights_menu"
    ),
    "rights_menu": Step(says=("calls-rights-menu",), keys=_RIGHTS_MENU, silence=AGAIN, quiet="cant_talk"),
    # Something was not done, or she asks for a second look: she chooses which, or "something else".
    "listing": Step(
        says=("calls-one-moment",),
        asks=Asks.RIGHTS,
        replies={Reply.LISTED: "choosing", **_NOT_SAID},
        forgets=True,
    ),
    "choosing": Step(
        says=("calls-not-done", Said.RIGHTS, "calls-not-done-else"),
        anew="listing",
        keys={**_RIGHTS_KEYS, DIGIT: "not_listed"},
        silence="choosing_again",
        forgets=True,
    ),
    "choosing_again": Step(
        says=("calls-choose-again",),
        keys={**_RIGHTS_KEYS, "9": "listing"},
        silence="cant_talk",
        forgets=True,
    ),
    "chosen": Step(takes=1, full="leaving", silence="choosing_again"),
    "leaving": Step(
        says=("calls-one-moment",),
        asks=Asks.CHALLENGE,
        replies={
            Reply.PROMISED: "left",
            Reply.NOT_LISTED: "not_listed",
            Reply.NOT_OPENED: "not_opened",
            Reply.FAILED: "not_promised",
        },
    ),
    "not_listed": Step(
        says=("calls-not-a-choice", "calls-choose-again"),
        keys={**_RIGHTS_KEYS, "9": "listing"},
        silence="cant_talk",
        forgets=True,
    ),
    "left": Step(says=(Said.PROMISE, "calls-done-menu"), keys={**EVERYWHERE, DIGIT: "goodbye"}, silence="goodbye"),
    # A call back is open already: she keeps it, ends it, or moves it. Silence changes nothing.
    "promise": Step(
        says=("calls-one-moment",),
        asks=Asks.PROMISED,
        replies={Reply.LISTED: "promise_told", **_NO_PROMISE},
    ),
    "promise_told": Step(
        says=(Said.PROMISED, "calls-promised-menu"),
        anew="promise",
        keys={**EVERYWHERE, "1": "keeping_promise", "2": "ending_promise", "3": "slots", DIGIT: "promise"},
        silence=BACK,
    ),
    "keeping_promise": Step(
        says=("calls-one-moment",),
        asks=Asks.KEEP,
        replies={Reply.KEPT: "promise_kept", **_NO_PROMISE},
    ),
    "ending_promise": Step(
        says=("calls-one-moment",),
        asks=Asks.SETTLE,
        replies={Reply.KEPT: "promise_ended", **_NO_PROMISE},
    ),
    "promise_kept": Step(says=("calls-promised-kept",), after=BACK),
    "promise_ended": Step(says=("calls-promised-ended",), after=BACK),
    "no_promise": Step(says=("calls-promised-none",), after=BACK),
    # Whether one stands or not, as where it is not for this line to say.
    "promise_not_said": Step(says=("calls-promised-not-said",), after=BACK),
    # How we did.
    "feedback": Step(
        says=("calls-feedback",),
        keys={**EVERYWHERE, **dict.fromkeys("12345", "mark_chosen")},
        silence=AGAIN,
        quiet="goodbye",
        forgets=True,
    ),
    "mark_chosen": Step(takes=1, full="keeping_mark", silence="goodbye"),
    "keeping_mark": Step(
        says=("calls-one-moment",),
        asks=Asks.FEEDBACK,
        replies={Reply.KEPT: "thanked", Reply.FAILED: "did_not_work"},
    ),
    "thanked": Step(
        says=("calls-thanked", "calls-back-menu"),
        keys={**EVERYWHERE, "#": BACK, DIGIT: MISKEYED},
        silence="goodbye",
    ),
}
