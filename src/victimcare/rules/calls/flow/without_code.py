"""Without a code: help and rights in general, who supports people near her, how to get a code, a person."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.flow.keys import EVERYWHERE
from victimcare.rules.calls.steps import AGAIN, DIGIT, MISKEYED, Asks, Part, Reply, Said, Step

AREA_DIGITS = 2
FIRST_AREA = 11  # no area begins with 0 or 9: those keys mean here what they mean everywhere
LAST_AREA = 89
# What help can be for, by its key. `support_services` of a force's file names them so.
NEEDS = ("talk", "domestic_abuse", "sexual_offence", "child", "bereaved", "hate", "fraud")
_HELP = {"1": "digest", "2": "services", "3": "get_code", "4": "reaching", "5": "cant_talk"}
_AREA = {**EVERYWHERE, **dict.fromkeys("12345678", "keying_area"), "#": "services_everywhere"}
_MORE = {**EVERYWHERE, "1": "digest_next"}
_DIGEST = {Reply.LISTED: "digest_told", Reply.MORE: "digest_part", Reply.FAILED: "did_not_work"}
_NEEDS = {str(key): "need_chosen" for key in range(1, len(NEEDS) + 1)}

STEPS: Mapping[str, Step] = {
    # Hash leads to where the call began: she may have a code after all, or have meant a language.
    "help": Step(
        says=("calls-help-menu",),
        keys={**EVERYWHERE, **_HELP, "#": "language"},
        silence=AGAIN,
        quiet="cant_talk",
        too_soon=True,
        home="help",
    ),
    # What everybody has a right to.
    "digest": Step(says=("calls-one-moment",), asks=Asks.DIGEST, replies=_DIGEST),
    "digest_part": Step(says=(Said.DIGEST, "calls-more-menu"), keys=_MORE, silence=AGAIN, quiet="help"),
    "digest_next": Step(says=("calls-one-moment",), asks=Asks.DIGEST, part=Part.NEXT, replies=_DIGEST),
    "digest_told": Step(says=(Said.DIGEST,), keys=EVERYWHERE, after="help"),
    "get_code": Step(says=("calls-get-code",), keys=EVERYWHERE, after="help"),
    # Who supports people: first what she needs, then where.
    "services": Step(
        says=("calls-services-needs",),
        keys={**EVERYWHERE, **_NEEDS},
        silence=AGAIN,
        quiet="cant_talk",
        forgets=True,
    ),
    "need_chosen": Step(takes=1, full="areas", silence="services"),
    "areas": Step(
        says=("calls-one-moment",),
        asks=Asks.AREAS,
        replies={
            Reply.LISTED: "choosing_area",
            Reply.NOT_LISTED: "services_everywhere",
            Reply.FAILED: "did_not_work",
        },
    ),
    "choosing_area": Step(
        says=("calls-services-areas", Said.AREAS),
        keys=_AREA,
        silence=AGAIN,
        quiet="services_everywhere",
        forgets=True,
    ),
    "keying_area": Step(
        takes=AREA_DIGITS,
        full="services_there",
        keys={DIGIT: "keying_area", "#": "services_everywhere"},
        silence="services_everywhere",
    ),
    "services_there": Step(
        says=("calls-one-moment",),
        asks=Asks.SERVICES,
        replies={
            Reply.LISTED: "services_told",
            Reply.NOT_LISTED: "no_such_area",
            Reply.FAILED: "did_not_work",
        },
    ),
    "no_such_area": Step(
        says=("calls-no-such-area", "calls-services-areas", Said.AREAS),
        keys=_AREA,
        silence=AGAIN,
        quiet="services_everywhere",
        forgets=True,
    ),
    "services_everywhere": Step(
        says=("calls-one-moment",),
        asks=Asks.SERVICES,
        replies={
            Reply.LISTED: "services_told",
            Reply.NOT_LISTED: "did_not_work",
            Reply.FAILED: "did_not_work",
        },
        forgets=True,
    ),
    "services_told": Step(
        says=(Said.SERVICES, "calls-services-end"),
        keys={**EVERYWHERE, "1": "services", DIGIT: MISKEYED},
        silence=AGAIN,
        quiet="help",
    ),
}
