"""Each thing that the flow asks, answered by the service that knows: one function each. What leads to a person,
now or later, is beside it in `reaching.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from victimcare.channels.phone import reaching
from victimcare.channels.phone.desk import NOT_LISTED, NOT_OPENED, Answer
from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.channels.phone.reaching import Way, press, when_rung
from victimcare.rules.calls import AskDesk, DeskQuery, Reply, SpokenPart
from victimcare.rules.calls.flow.without_code import FIRST_AREA, LAST_AREA, LINE_NEEDS
from victimcare.rules.calls.steps import ReadingPart, find_part_end
from victimcare.rules.clock import london_date
from victimcare.rules.referrals.opening_times import ServiceOpening
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import NotPermitted
from victimcare.services.calls import actions, challenging, general
from victimcare.services.calls.sounds import voicemail
from victimcare.services.calls.waiting import queueing
from victimcare.services.portal.victim_page import LineSummary
from victimcare.wording import opening_hours, tell
from victimcare.wording.fluent import language_of
from victimcare.wording.languages import ENGLISH
from victimcare.wording.numbers import spoken_number

SOMETHING_ELSE = "7"
_MOST_LISTED = 6  # more than this nobody keeps in mind


def answer(call: DeskMemory, ask: AskDesk, sound: bytes, now: datetime) -> Answer:
    """What the product replies to this call. Whatever is raised is for the flow a service that failed."""
    return _WAYS[ask.what](call, ask, sound, now)


# Her case: each time it is told the gate is asked.


def _check_code(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    heard = actions.check_code(
        call_id=call.row, digits=ask.keyed, now=now, rings_from=call.rings_from, carrier=call.line
    )
    return _case(call, ask, heard, now)


def _read_again(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    return _case(call, ask, actions.hear_again(call_id=call.row, now=now), now)


def _case(call: DeskMemory, ask: AskDesk, heard: LineSummary | None, now: datetime) -> Answer:
    if heard is None:
        return NOT_OPENED
    call.news = heard.news
    spoken = heard.spoken
    by_when = (spoken.by_when,) if spoken.by_when else ()
    promised = () if heard.is_short else when_rung(call, now)  # more than whether there is news
    offered = (*promised, sentence("calls-promised-press")) if promised else ()
    next_ = (spoken.next_step, *by_when, *spoken.how_long, *spoken.cover)
    review = (sentence("calls-review-press"),) if heard.reviews else ()
    beside = (*spoken.beside, *review, *spoken.danger)
    said = (*spoken.status, *spoken.fresh, *spoken.news, *beside, *next_, *offered)
    is_spoken = heard.language in ("", ENGLISH, ask.language, *ask.languages)
    interpreted = () if is_spoken else (sentence("calls-interpreter-press"),)
    opened = Reply.OPENED_SHORT if heard.is_short else Reply.OPENED
    slower = (sentence("calls-slower-press"),) if heard.wants_slow else ()
    return Answer(opened, {SpokenPart.CASE: (*interpreted, *slower, *said)}, heard.language)


def _about(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    """The officer, the last news again, and what can be asked for: all that the page says and the status does not."""
    heard = _whole(call, now)
    if heard is None or heard.carer is None:
        return NOT_OPENED
    who = sentence(f"calls-about-{'team' if heard.carer.is_team else 'officer'}", name=heard.carer.name)
    last = (sentence("calls-about-last"), *heard.spoken.last) if heard.spoken.last else ()
    can = tuple(part for row in heard.reviews for part in (row.what, row.line)) or heard.spoken.can
    nothing = sentence("calls-about-nothing-to-ask")
    said = (who, *heard.spoken.cover, *last, *heard.spoken.complaints, *(can or (nothing,)))
    return Answer(Reply.OPENED, {SpokenPart.ABOUT: said})


def _hearing(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    heard = _whole(call, now)
    if heard is None:
        return NOT_OPENED
    return Answer(Reply.OPENED, {SpokenPart.HEARING: heard.spoken.hearing or (sentence("calls-no-hearing"),)})


def _kept(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    heard = _whole(call, now)
    if heard is None:
        return NOT_OPENED
    said, is_last = _part(call, _each_once([(row.what, row.line) for row in heard.kept], now), ask.part, now)
    return Answer(Reply.OPENED if is_last else Reply.MORE, {SpokenPart.KEPT: said or (sentence("calls-no-rights"),)})


def _each_once(rows: Sequence[tuple[Sentence, Sentence]], now: datetime) -> list[tuple[Sentence, ...]]:
    """Duties that share their words are one right to her: it is read out once, and then how each of them stands."""
    read: dict[str, dict[str, Sentence]] = {}
    for row in rows:
        right = read.setdefault(_as_spoken(row[:1], now), {})
        for one in row:
            right.setdefault(_as_spoken((one,), now), one)
    return [tuple(right.values()) for right in read.values()]


def _part(
    call: DeskMemory, items: Sequence[tuple[Sentence, ...]], wanted: ReadingPart, now: datetime
) -> tuple[tuple[Sentence, ...], bool]:
    """What is said of these now, and whether that is the last of them. They may be others than when the part before
    was read out: then nothing is left out, and something may be heard twice."""
    start = min(
        {ReadingPart.FIRST: 0, ReadingPart.SAME: call.part[0], ReadingPart.NEXT: call.part[1]}[wanted],
        max(0, len(items) - 1),
    )
    end = find_part_end([_as_spoken(item, now) for item in items], start)
    call.part = (start, end)
    return tuple(one for item in items[start:end] for one in item), end >= len(items)


def _as_spoken(item: tuple[Sentence, ...], now: datetime) -> str:
    return " ".join(tell(one, manner="spoken", today=london_date(now)) for one in item)


def _list_rights(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    heard = _whole(call, now)
    if heard is None:
        call.rights = {}
        return NOT_OPENED
    by_words = {_as_spoken((row.what,), now): row for row in reversed(heard.rights)}  # of each the first
    listed = [row for row in heard.rights if row in by_words.values()][:_MOST_LISTED]
    call.rights = {str(place): row for place, row in enumerate(listed, start=1)}
    said = tuple(part for key, row in call.rights.items() for part in (row.what, press(key)))
    return Answer(Reply.LISTED, {SpokenPart.RIGHTS: said})


def _whole(call: DeskMemory, now: datetime) -> LineSummary | None:
    heard = actions.hear_again(call_id=call.row, now=now)
    return None if heard is None or heard.is_short else heard


def _leave_challenge(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    right = call.rights.get(ask.keyed)
    if right is None and ask.keyed != SOMETHING_ELSE:
        return NOT_LISTED
    try:
        received = challenging.leave(call_id=call.row, right=right, now=now)
    except NotPermitted:
        return NOT_OPENED
    by = sentence("calls-not-done-kept", holding=received.holding_on, answer=received.answer_on)
    return Answer(Reply.PROMISED, {SpokenPart.PROMISE: (by,)})


# Without a code.


def _digest(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    rights = (sentence("calls-digest"), *general.rights(now=now))
    said, is_last = _part(call, [(one,) for one in rights], ask.part, now)
    return Answer(Reply.LISTED if is_last else Reply.MORE, {SpokenPart.DIGEST: said})


def _areas(call: DeskMemory, ask: AskDesk, _sound: bytes, _now: datetime) -> Answer:
    call.need = LINE_NEEDS[int(ask.keyed) - 1]
    found = general.areas(need=call.need)
    call.areas = {str(keys): area.code for keys, area in zip(range(FIRST_AREA, LAST_AREA + 1), found, strict=False)}
    if not found:
        return NOT_LISTED
    keyed = zip(found, call.areas, strict=False)  # those beyond the last are in the list of all
    said = [
        (sentence("calls-area", name=area.name), sentence("calls-press", key=" ".join(keys))) for area, keys in keyed
    ]
    return Answer(Reply.LISTED, {SpokenPart.AREAS: tuple(part for pair in said for part in pair)})


def _services(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    if ask.keyed and ask.keyed not in call.areas:
        return NOT_LISTED
    said: list[Sentence] = []
    for service in general.services(need=call.need, area=call.areas.get(ask.keyed, ""), now=now):
        facts = service.facts
        said.append(sentence("calls-service", name=facts.name, number=spoken_number(facts.telephone)))
        said += [_hours_said(facts.hours, now)] if facts.hours else []
    return Answer(Reply.LISTED, {SpokenPart.SERVICES: tuple(said) or (sentence("calls-no-service"),)})


def _hours_said(openings: tuple[ServiceOpening, ...], now: datetime) -> Sentence:
    name = "calls-service-hours"
    words = opening_hours.said(openings, manner="spoken", today=london_date(now), language=language_of(name))
    return sentence(name, hours=words)


# What she leaves with us.


def _voicemail(call: DeskMemory, ask: AskDesk, sound: bytes, now: datetime) -> Answer:
    for_whom = voicemail.ForWhom(ask.whom.value)
    try:
        kept = voicemail.keep(call_id=call.row, sound=sound, for_whom=for_whom, now=now)
    except voicemail.NothingSaid:
        return NOT_LISTED
    if call.waits:
        queueing.leave(call_id=call.row, why=queueing.LeftHow.VOICEMAIL, now=now)
        call.waits = False
    return Answer(Reply.KEPT, {SpokenPart.PROMISE: (sentence("calls-message-kept", due=kept.listened_by),)})


def _feedback(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    actions.mark(call_id=call.row, mark=int(ask.keyed), now=now)
    return Answer(Reply.KEPT)


_WAYS: Mapping[DeskQuery, Way] = {
    DeskQuery.CODE: _check_code,
    DeskQuery.CASE: _read_again,
    DeskQuery.ABOUT: _about,
    DeskQuery.HEARING: _hearing,
    DeskQuery.KEPT: _kept,
    DeskQuery.RIGHTS: _list_rights,
    DeskQuery.CHALLENGE: _leave_challenge,
    DeskQuery.DIGEST: _digest,
    DeskQuery.AREAS: _areas,
    DeskQuery.SERVICES: _services,
    **reaching.WAYS,
    DeskQuery.VOICEMAIL: _voicemail,
    DeskQuery.FEEDBACK: _feedback,
}
