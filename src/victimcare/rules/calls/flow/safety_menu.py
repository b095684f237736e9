"""How every call to us begins: safety first, then a language, then whether the caller has a code; and how it ends."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.call_protocol import OTHER_LANGUAGE
from victimcare.rules.calls.steps import (
    AGAIN,
    CODE_DIGITS,
    DIGIT,
    KEYS_EVERYWHERE,
    WRONG_KEY,
    CallbackReason,
    CallStep,
    DeskQuery,
    Pause,
    Reply,
    SpokenPart,
)

START = "greeting"  # the caller rings us
STAR = "star"  # the caller pressed star
PERHAPS_SLOW = "perhaps_slow"  # one more digit would make a 1 and a whole code
PERHAPS_TORN = "perhaps_torn"  # more digits may make choices and a whole code
TORN = "torn"  # a code was keyed before it was asked for
GONE = "gone"  # the caller hung up, or the connection broke

_START = {**KEYS_EVERYWHERE, "1": "ask_code", "2": "help", "3": "cant_talk", "4": "interpreter", "#": "person"}
# The first language besides English is at 2; there can be seven.
_LANGUAGES = {"1": "start", "9": AGAIN, "0": "person", "#": "start", DIGIT: "in_her_language"}
_CODE = {DIGIT: "keying_code", "#": "person"}
_SLOW_KEYING = 12  # seconds for the next digit of a code

SAFETY_STEPS: Mapping[str, CallStep] = {
    START: CallStep(
        says=("calls-safety", SpokenPart.GREETING, "calls-welcome"), keys=_START, after="language", too_soon=True
    ),
    "language": CallStep(
        says=(SpokenPart.LANGUAGES,),
        offers_languages=True,
        otherwise="start",
        keys=_LANGUAGES,
        silence="start",
        waits=4,
        forgets=True,
        too_soon=True,
    ),
    "in_her_language": CallStep(takes=1, full="language_spoken", silence="start"),
    # The menus continue in this language; hash leads back to the languages.
    "language_spoken": CallStep(
        says=("calls-welcome",),
        sets_language=True,
        needs_words=True,
        otherwise="language_chosen",
        keys={**_START, "#": "language"},
        after="start",
        forgets=True,
        too_soon=True,
    ),
    # The line has no menus in this language. The choice is confirmed in it, and then all languages are offered again:
    # the key may have been meant for the next menu, and no caller should be left with words they do not understand.
    "language_chosen": CallStep(
        says=("calls-language-kept", SpokenPart.LANGUAGES),
        sets_language=True,
        otherwise="language",
        keys={**_LANGUAGES, "1": "in_english", "#": "language"},
        silence="person",
        waits=4,
        forgets=True,
    ),
    "in_english": CallStep(says=("calls-welcome",), offers_languages=True, otherwise="start", after="start"),
    "start": CallStep(
        says=("calls-start-menu",), keys=_START, silence=AGAIN, quiet="cant_talk", forgets=True, too_soon=True
    ),
    # The line speaks only languages whose words are signed off; for any other a person comes, with an interpreter.
    "interpreter": CallStep(
        says=("calls-language-kept",), in_language=OTHER_LANGUAGE, keys=KEYS_EVERYWHERE, after="person"
    ),
    # The caller has a code.
    "ask_code": CallStep(says=("calls-ask-code",), keys=_CODE, silence=AGAIN, quiet="cant_talk", forgets=True),
    "keying_code": CallStep(
        takes=CODE_DIGITS,
        full="checking_code",
        keys=_CODE,
        silence="keying_code_again",
        waits=_SLOW_KEYING,
        torn=PERHAPS_SLOW,
    ),
    "keying_code_again": CallStep(
        says=("calls-take-your-time",), keys=_CODE, silence="code_not_finished", waits=_SLOW_KEYING
    ),
    # Never a resting place. A 0 on its own asked for a person: the greeting says that 0 does so at any time.
    "code_not_finished": CallStep(needs=CODE_DIGITS, zero_alone="person", otherwise="cant_talk", after="cant_talk"),
    # The code was keyed before it was asked for. As many digits as a code has were keyed, and the first were taken for
    # choices: if more follow, they were choices and a whole code; if none, a torn code. After a single 1 the last digit
    # may come as slowly as the others.
    PERHAPS_SLOW: CallStep(
        keys=_CODE, silence="untearing", waits=_SLOW_KEYING, needs=CODE_DIGITS - 1, otherwise=PERHAPS_TORN
    ),
    PERHAPS_TORN: CallStep(keys=_CODE, silence="untearing", waits=3),
    # The rest of the code is ignored until the caller pauses. If its 0 called for a person, that place in the queue is
    # given up.
    TORN: CallStep(keys={DIGIT: TORN, "#": "person"}, silence="untearing", waits=3, forgets=True),
    "untearing": CallStep(
        says=(Pause(1.0),),
        asks=DeskQuery.LEAVE,
        replies={Reply.KEPT: "code_too_soon", Reply.FAILED: "code_too_soon"},
        forgets=True,
    ),
    "code_too_soon": CallStep(
        says=("calls-code-too-soon",), keys={"0": "perhaps_person", DIGIT: TORN, "#": "person"}, after="ask_code"
    ),
    # A 0 can begin a code, but no code begins with two: followed by nothing or another 0, it asks for a person.
    "perhaps_person": CallStep(keys={"0": "person", DIGIT: TORN, "#": "person"}, silence="person", waits=3),
    "checking_code": CallStep(
        says=("calls-one-moment", Pause(2.0)),
        asks=DeskQuery.CODE,
        replies={Reply.OPENED: "case", Reply.OPENED_SHORT: "short_case", Reply.NOT_OPENED: "not_opened"},
        late=Reply.NOT_OPENED,
    ),
    "not_opened": CallStep(
        says=("calls-not-opened", "calls-not-opened-menu"),
        keys={**KEYS_EVERYWHERE, "1": "ask_code", "2": "help"},
        silence=AGAIN,
        quiet="cant_talk",
        forgets=True,
        too_soon=True,
        home="help",
    ),
    # No key was pressed, twice; or the caller cannot talk. The line says what silence will lead to at this moment.
    "cant_talk": CallStep(
        says=(Pause(1.0),),
        asks=DeskQuery.ANYBODY,
        replies={
            Reply.STAFFED: "cant_talk_person",
            Reply.NO_STAFF_ON_DUTY: "cant_talk_nobody",
            Reply.NUMBER_NEEDED: "cant_talk_hidden",
            Reply.FAILED: "cant_talk_nobody",
        },
        forgets=True,
    ),
    "cant_talk_person": CallStep(
        says=("calls-cant-talk",), keys={**KEYS_EVERYWHERE, "1": "quiet_help"}, silence="silent_person"
    ),
    "cant_talk_nobody": CallStep(
        says=("calls-cant-talk-nobody",), keys={**KEYS_EVERYWHERE, "1": "quiet_help_nobody"}, silence="calling_silent"
    ),
    # The number is hidden and there was no identity check: there is no case that a colleague could look for.
    "cant_talk_hidden": CallStep(
        says=("calls-cant-talk-hidden",),
        keys={**KEYS_EVERYWHERE, "1": "quiet_help_nobody", "2": "number_needed"},
        silence="number_hidden",
    ),
    "quiet_help": CallStep(
        says=("calls-quiet-emergency", "calls-quiet-text", "calls-quiet-menu"),
        keys={**KEYS_EVERYWHERE, "1": "calling_silent", "2": "silent_person"},
        silence="calling_silent",
    ),
    "quiet_help_nobody": CallStep(
        says=("calls-quiet-emergency", "calls-quiet-text", "calls-quiet-menu-nobody"),
        keys={**KEYS_EVERYWHERE, "1": "calling_silent"},
        silence="calling_silent",
    ),
    "calling_silent": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.CALLBACK,
        wish=CallbackReason.SILENT,
        replies={
            Reply.PROMISED: "promised",
            Reply.NUMBER_NEEDED: "number_hidden",
            Reply.FAILED: "not_promised",
        },
        forgets=True,
    ),
    "number_hidden": CallStep(says=("calls-number-hidden",), keys={"9": "number_hidden"}, after="over"),
    # The end.
    "did_not_work": CallStep(says=("calls-did-not-work",), keys={**KEYS_EVERYWHERE, DIGIT: WRONG_KEY}, after="start"),
    "not_promised": CallStep(says=("calls-not-promised",), keys={"9": "not_promised"}, after="over"),
    "goodbye": CallStep(says=("calls-goodbye",), after="over"),
    "over": CallStep(hangs_up=True, ends=True),
    STAR: CallStep(hangs_up=True, ends=True),
    GONE: CallStep(ends=True),
}
