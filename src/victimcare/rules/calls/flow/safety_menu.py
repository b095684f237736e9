"""How every call to us begins: safety first, then a language, then whether she has a code; and how it ends."""

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

START = "greeting"  # she rings us
STAR = "star"  # she pressed star
PERHAPS_SLOW = "perhaps_slow"  # one figure more makes a 1 and a whole code of it
PERHAPS_TORN = "perhaps_torn"  # more figures may make choices and a whole code of it
TORN = "torn"  # a code was keyed before it was asked for
GONE = "gone"  # she hung up, or the connection broke

_START = {**KEYS_EVERYWHERE, "1": "ask_code", "2": "help", "3": "cant_talk", "4": "interpreter", "#": "person"}
# The first language beside English is at 2, and there can be seven.
_LANGUAGES = {"1": "start", "9": AGAIN, "0": "person", "#": "start", DIGIT: "in_her_language"}
_CODE = {DIGIT: "keying_code", "#": "person"}
_SLOW_KEYING = 12  # seconds for the next figure of a code

SAFETY_STEPS: Mapping[str, CallStep] = {
    START: CallStep(says=("calls-safety", "calls-welcome"), keys=_START, after="language", too_soon=True),
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
    # The menus go on in it; hash leads back to the languages.
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
    # The line has no menus in it. Her choice is said in her language, and then all of them once more: the key may have
    # been meant for the menu that comes next, and nobody is to stay in words that she does not know.
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
    # Of a language that nobody has signed off the line says nothing: a person comes, with an interpreter.
    "interpreter": CallStep(
        says=("calls-language-kept",), in_language=OTHER_LANGUAGE, keys=KEYS_EVERYWHERE, after="person"
    ),
    # She has a code.
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
    # Never stood at. With a 0 alone a person was meant: the greeting has said that 0 is one at any time.
    "code_not_finished": CallStep(needs=CODE_DIGITS, zero_alone="person", otherwise="cant_talk", after="cant_talk"),
    # Her code was keyed before it was asked for. As many figures as it has were keyed, the first of them taken for
    # choices: with more they are choices and a whole code, with none a torn one. After a 1 alone the last figure may
    # come as slowly as the others.
    PERHAPS_SLOW: CallStep(
        keys=_CODE, silence="untearing", waits=_SLOW_KEYING, needs=CODE_DIGITS - 1, otherwise=PERHAPS_TORN
    ),
    PERHAPS_TORN: CallStep(keys=_CODE, silence="untearing", waits=3),
    # The rest of it goes nowhere, until she pauses. A person whom its 0 has called is not kept for her.
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
    # A 0 can begin her code, and no code begins with two: with nothing or a 0 after it it is for a person.
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
    # Nothing was keyed, twice; or she cannot talk. What comes of doing nothing is said as it is now.
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
    # Her number is hidden and she proved nothing: there is nobody whom anybody could look for.
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
