"""Her earlier calls in words, for whoever speaks with her now. Conversations stand among what was done so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from victimcare.channels.web.desk.said import dashed
from victimcare.services.calls.call_history import EarlierContact, EarlierContactKind
from victimcare.wording import say

_CAME_TO = {
    EarlierContactKind.CALL: frozenset({"callback", "message", "challenge", "told", "elsewhere"}),
    EarlierContactKind.PLACED: frozenset({"told"}),
}


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    what: str
    by: str


def calls(found: Iterable[EarlierContact]) -> list[Line]:
    return list(_lines(found))


def _lines(found: Iterable[EarlierContact]) -> Iterator[Line]:
    for one in found:
        if one.was in _CAME_TO:
            yield Line(one.at, _call(one), one.by)
        elif one.was is EarlierContactKind.CALL_BACK:
            yield Line(one.at, _call_back(one), one.by)


def _call(one: EarlierContact) -> str:
    """Whether one of us spoke with her stands in it, or that this is not known."""
    came_to = one.how if one.how in _CAME_TO[one.was] else "other"
    what = say(f"desk-earlier-{one.was}-{'person' if one.is_reached else came_to}")
    if not one.is_reached and came_to != "elsewhere":
        what = say("desk-earlier-nobody", what=what)
    return what if one.mark is None else say("desk-earlier-call-marked", what=what, mark=one.mark)


def _call_back(one: EarlierContact) -> str:
    if one.how == "promised":
        return say("desk-earlier-call-back-open")
    return say("desk-earlier-call-back", how=say(f"callbacks-ended-{dashed(one.how)}"))
