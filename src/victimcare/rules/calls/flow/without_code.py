"""Without a code: general help and rights, local support services, how to get a code, and a person."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.steps import (
    AGAIN,
    DIGIT,
    KEYS_EVERYWHERE,
    WRONG_KEY,
    CallStep,
    DeskQuery,
    ReadingPart,
    Reply,
    SpokenPart,
)

AREA_DIGITS = 2
FIRST_AREA = 11  # no area begins with 0 or 9: those keys keep their usual meaning here
LAST_AREA = 89
# What help can be for, by its key. `support_services` in a force's file uses these names.
LINE_NEEDS = ("talk", "domestic_abuse", "sexual_offence", "child", "bereaved", "hate", "fraud")
_HELP = {"1": "digest", "2": "services", "3": "get_code", "4": "reaching", "5": "cant_talk"}
_AREA = {**KEYS_EVERYWHERE, **dict.fromkeys("12345678", "keying_area"), "#": "services_everywhere"}
_MORE = {**KEYS_EVERYWHERE, "1": "digest_next"}
_DIGEST = {Reply.LISTED: "digest_told", Reply.MORE: "digest_part", Reply.FAILED: "did_not_work"}
_NEEDS = {str(key): "need_chosen" for key in range(1, len(LINE_NEEDS) + 1)}

NO_CODE_STEPS: Mapping[str, CallStep] = {
    # Hash leads back to the start of the call: the caller may have a code after all, or have meant a language.
    "help": CallStep(
        says=("calls-help-menu",),
        keys={**KEYS_EVERYWHERE, **_HELP, "#": "language"},
        silence=AGAIN,
        quiet="cant_talk",
        too_soon=True,
        home="help",
    ),
    # The rights of every victim.
    "digest": CallStep(says=("calls-one-moment",), asks=DeskQuery.DIGEST, replies=_DIGEST),
    "digest_part": CallStep(says=(SpokenPart.DIGEST, "calls-more-menu"), keys=_MORE, silence=AGAIN, quiet="help"),
    "digest_next": CallStep(says=("calls-one-moment",), asks=DeskQuery.DIGEST, part=ReadingPart.NEXT, replies=_DIGEST),
    "digest_told": CallStep(says=(SpokenPart.DIGEST,), keys=KEYS_EVERYWHERE, after="help"),
    "get_code": CallStep(says=("calls-get-code",), keys=KEYS_EVERYWHERE, after="help"),
    # Support services: first what the caller needs, then where.
    "services": CallStep(
        says=("calls-services-needs",),
        keys={**KEYS_EVERYWHERE, **_NEEDS},
        silence=AGAIN,
        quiet="cant_talk",
        forgets=True,
    ),
    "need_chosen": CallStep(takes=1, full="areas", silence="services"),
    "areas": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.AREAS,
        replies={
            Reply.LISTED: "choosing_area",
            Reply.NOT_LISTED: "services_everywhere",
            Reply.FAILED: "did_not_work",
        },
    ),
    "choosing_area": CallStep(
        says=("calls-services-areas", SpokenPart.AREAS),
        keys=_AREA,
        silence=AGAIN,
        quiet="services_everywhere",
        forgets=True,
    ),
    "keying_area": CallStep(
        takes=AREA_DIGITS,
        full="services_there",
        keys={DIGIT: "keying_area", "#": "services_everywhere"},
        silence="services_everywhere",
    ),
    "services_there": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.SERVICES,
        replies={
            Reply.LISTED: "services_told",
            Reply.NOT_LISTED: "no_such_area",
            Reply.FAILED: "did_not_work",
        },
    ),
    "no_such_area": CallStep(
        says=("calls-no-such-area", "calls-services-areas", SpokenPart.AREAS),
        keys=_AREA,
        silence=AGAIN,
        quiet="services_everywhere",
        forgets=True,
    ),
    "services_everywhere": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.SERVICES,
        replies={
            Reply.LISTED: "services_told",
            Reply.NOT_LISTED: "did_not_work",
            Reply.FAILED: "did_not_work",
        },
        forgets=True,
    ),
    "services_told": CallStep(
        says=(SpokenPart.SERVICES, "calls-services-end"),
        keys={**KEYS_EVERYWHERE, "1": "services", DIGIT: WRONG_KEY},
        silence=AGAIN,
        quiet="help",
    ),
}
