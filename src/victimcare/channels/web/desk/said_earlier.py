"""Her earlier calls in words, for whoever speaks with her now. Conversations stand among what was done so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from victimcare.channels.web.desk.said import dashed
from victimcare.services.calls.taking.earlier import Earlier, Was
from victimcare.wording import say

_CAME_TO = ("person", "callback", "message", "challenge", "told")


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    what: str
    by: str


def calls(found: Iterable[Earlier]) -> list[Line]:
    return list(_lines(found))


def _lines(found: Iterable[Earlier]) -> Iterator[Line]:
    for one in found:
        if one.was is Was.CALL:
            yield Line(one.at, _call(one), one.by)
        elif one.was is Was.CALL_BACK:
            yield Line(one.at, _call_back(one), one.by)


def _call(one: Earlier) -> str:
    came_to = say(f"desk-earlier-call-{one.how if one.how in _CAME_TO else 'other'}")
    return came_to if one.mark is None else say("desk-earlier-call-marked", what=came_to, mark=one.mark)


def _call_back(one: Earlier) -> str:
    if one.how == "promised":
        return say("desk-earlier-call-back-open")
    return say("desk-earlier-call-back", how=say(f"callbacks-ended-{dashed(one.how)}"))
