"""One thread of all that was between her and us, in any channel, newest first, in the words of staff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from victimcare.channels.web.desk import said, said_earlier
from victimcare.channels.web.desk.said import dashed
from victimcare.services.calls.call_history import EarlierContact
from victimcare.services.contact.victim_record import RecordEvent
from victimcare.services.conversations.contact_sessions import OpenContact
from victimcare.wording import has, say

_SAID = {
    "written": "one-contact-written-",
    "received": "one-contact-received-",
    "message_kept": "one-contact-message-kept-",
    "danger": "one-contact-danger-",
    "danger_end": "desk-close-",
    "reach": "danger-did-",
}
_WITH_NOTE = frozenset({"danger_end", "reach"})  # the record shows what a colleague typed there
AT_ONCE = 8  # lines that stand open; the rest behind a press, so that nothing typed beside it is lost


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    what: str
    by: str
    more: str
    is_now: bool = False  # it goes on


@dataclass(frozen=True, slots=True)
class Thread:
    latest: tuple[Line, ...]
    earlier: tuple[Line, ...]


def thread(
    so_far: Iterable[RecordEvent],
    besides: Iterable[RecordEvent],
    calls: Iterable[EarlierContact],
    *,
    going_on: OpenContact | None,
    now: datetime,
) -> Thread:
    """`so_far`: the timeline's own; `besides`: what she wrote and what did not leave; `calls`: the line's, which say
    what became of them; `going_on`: this very contact, which stands before all."""
    lines = [*_timeline(so_far, now), *_besides(besides), *_calls(calls)]
    lines.sort(key=lambda line: line.at, reverse=True)
    first = [_now(going_on)] if going_on is not None else []
    return Thread((*first, *lines[:AT_ONCE]), tuple(lines[AT_ONCE:]))


def _now(contact: OpenContact) -> Line:
    way = "call-out" if contact.we_rang else "call-in" if contact.call_id else "contact"
    more = say("one-contact-now-on-call" if contact.call_id else "one-contact-now-open")
    return Line(contact.since, say(f"one-contact-now-{way}"), say("one-contact-now-you"), more, is_now=True)


def _timeline(so_far: Iterable[RecordEvent], now: datetime) -> Iterator[Line]:
    for one in so_far:
        if one.kind == "call":  # those of the line stand there with what they came to
            continue
        by = one.by or (say("one-contact-record-system") if one.kind == "event" and not one.is_ours else "")
        yield Line(one.at, said.happened(one), by, one.note or said.facts(one.data, now))


def _besides(besides: Iterable[RecordEvent]) -> Iterator[Line]:
    for one in besides:
        why = f"desk-why-{dashed(one.note)}"
        more = one.note if one.kind in _WITH_NOTE else say(why) if has(why) else ""
        yield Line(one.at, say(_SAID[one.kind] + dashed(one.what)), one.by, more)


def _calls(calls: Iterable[EarlierContact]) -> Iterator[Line]:
    for line in said_earlier.calls(calls):
        yield Line(line.at, line.what, line.by, "")
