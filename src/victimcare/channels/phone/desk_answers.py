"""Answers each question of the flow from the service that knows, in one function each. Questions that lead to a person,
now or later, are in `person_answers.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from victimcare.channels.phone import person_answers
from victimcare.channels.phone.desk_memory import NOT_LISTED, NOT_OPENED, DeskAnswer, DeskMemory
from victimcare.channels.phone.person_answers import AnswerFunction, press_sentence, promised_times
from victimcare.rules.calls import AskDesk, DeskQuery, Reply, SpokenPart
from victimcare.rules.calls.flow.without_code import FIRST_AREA, LAST_AREA, LINE_NEEDS
from victimcare.rules.calls.steps import ReadingPart, find_part_end
from victimcare.rules.clock import london_date
from victimcare.rules.referrals.opening_times import ServiceOpening
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.calls import caller_actions, voicemail
from victimcare.services.calls.call_queue import caller_queue
from victimcare.services.control_room.calls import room_voicemails
from victimcare.services.portal.victim_page import LineSummary
from victimcare.wording import service_hours, tell
from victimcare.wording.fluent import language_of
from victimcare.wording.languages import ENGLISH
from victimcare.wording.spoken_numbers import spoken_number

SOMETHING_ELSE_KEY = "7"
_MOST_LISTED = 6  # callers cannot remember more choices than this


def answer_query(call: DeskMemory, ask: AskDesk, sound: bytes, now: datetime) -> DeskAnswer:
    """Return the product's reply to this call. To the flow, any exception is a service that failed."""
    return _ANSWERS[ask.what](call, ask, sound, now)


# The victim's case: the contact gate decides anew each time that the case is read out.


def _check_code(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    heard = caller_actions.check_caller_code(
        call_id=call.row, digits=ask.keyed, now=now, rings_from=call.rings_from, carrier=call.line
    )
    return _case_answer(call, ask, heard, now)


def _read_again(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    return _case_answer(call, ask, caller_actions.read_case_again(call_id=call.row, now=now), now)


def _case_answer(call: DeskMemory, ask: AskDesk, heard: LineSummary | None, now: datetime) -> DeskAnswer:
    if heard is None:
        return NOT_OPENED
    call.news = heard.news
    spoken = heard.spoken
    by_when = (spoken.by_when,) if spoken.by_when else ()
    promised = () if heard.is_short else promised_times(call, now)  # these say more than whether there is news
    offered = (*promised, sentence("calls-promised-press")) if promised else ()
    next_ = (spoken.next_step, *by_when, *spoken.how_long, *spoken.cover)
    review = (sentence("calls-review-press"),) if heard.reviews else ()
    beside = (*spoken.beside, *review, *spoken.danger)
    said = (*spoken.status, *spoken.fresh, *spoken.news, *beside, *next_, *offered)
    is_spoken = heard.language in ("", ENGLISH, ask.language, *ask.languages)
    interpreted = () if is_spoken else (sentence("calls-interpreter-press"),)
    opened = Reply.OPENED_SHORT if heard.is_short else Reply.OPENED
    slower = (sentence("calls-slower-press"),) if heard.needs_slow_speech else ()
    return DeskAnswer(opened, {SpokenPart.CASE: (*interpreted, *slower, *said)}, heard.language)


def _read_about(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    """Read out the officer, the last news again, and what the victim can ask for: all that their page says and the
    status does not."""
    heard = _read_whole_case(call, now)
    if heard is None or heard.carer is None:
        return NOT_OPENED
    who = sentence(f"calls-about-{'team' if heard.carer.is_team else 'officer'}", name=heard.carer.name)
    last = (sentence("calls-about-last"), *heard.spoken.last) if heard.spoken.last else ()
    can = tuple(part for row in heard.reviews for part in (row.what, row.line)) or heard.spoken.can
    nothing = sentence("calls-about-nothing-to-ask")
    said = (who, *heard.spoken.cover, *last, *heard.spoken.complaints, *(can or (nothing,)))
    return DeskAnswer(Reply.OPENED, {SpokenPart.ABOUT: said})


def _read_hearing(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    heard = _read_whole_case(call, now)
    if heard is None:
        return NOT_OPENED
    return DeskAnswer(Reply.OPENED, {SpokenPart.HEARING: heard.spoken.hearing or (sentence("calls-no-hearing"),)})


def _read_kept_rights(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    heard = _read_whole_case(call, now)
    if heard is None:
        return NOT_OPENED
    said, is_last = _next_part(
        call, _merge_equal_rights([(row.what, row.line) for row in heard.kept], now), ask.part, now
    )
    return DeskAnswer(
        Reply.OPENED if is_last else Reply.MORE, {SpokenPart.KEPT: said or (sentence("calls-no-rights"),)}
    )


def _merge_equal_rights(rows: Sequence[tuple[Sentence, Sentence]], now: datetime) -> list[tuple[Sentence, ...]]:
    """Duties with the same words are one right to the victim: read it out once, followed by the state of each duty."""
    read: dict[str, dict[str, Sentence]] = {}
    for row in rows:
        right = read.setdefault(_as_spoken(row[:1], now), {})
        for one in row:
            right.setdefault(_as_spoken((one,), now), one)
    return [tuple(right.values()) for right in read.values()]


def _next_part(
    call: DeskMemory, items: Sequence[tuple[Sentence, ...]], wanted: ReadingPart, now: datetime
) -> tuple[tuple[Sentence, ...], bool]:
    """Return the sentences of the wanted part, and whether it is the last one. The items may have changed since the
    part before was read out: then nothing is left out, and something may be heard twice."""
    start = min(
        {ReadingPart.FIRST: 0, ReadingPart.SAME: call.part[0], ReadingPart.NEXT: call.part[1]}[wanted],
        max(0, len(items) - 1),
    )
    end = find_part_end([_as_spoken(item, now) for item in items], start)
    call.part = (start, end)
    return tuple(one for item in items[start:end] for one in item), end >= len(items)


def _as_spoken(item: tuple[Sentence, ...], now: datetime) -> str:
    return " ".join(tell(one, manner="spoken", today=london_date(now)) for one in item)


def _list_rights(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    heard = _read_whole_case(call, now)
    if heard is None:
        call.rights = {}
        return NOT_OPENED
    by_words = {_as_spoken((row.what,), now): row for row in reversed(heard.rights)}  # the first of each
    listed = [row for row in heard.rights if row in by_words.values()][:_MOST_LISTED]
    call.rights = {str(place): row for place, row in enumerate(listed, start=1)}
    said = tuple(part for key, row in call.rights.items() for part in (row.what, press_sentence(key)))
    return DeskAnswer(Reply.LISTED, {SpokenPart.RIGHTS: said})


def _read_whole_case(call: DeskMemory, now: datetime) -> LineSummary | None:
    heard = caller_actions.read_case_again(call_id=call.row, now=now)
    return None if heard is None or heard.is_short else heard


def _leave_challenge(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    right = call.rights.get(ask.keyed)
    if right is None and ask.keyed != SOMETHING_ELSE_KEY:
        return NOT_LISTED
    try:
        received = caller_actions.leave_challenge(call_id=call.row, right=right, now=now)
    except PermissionRefused:
        return NOT_OPENED
    by = sentence("calls-not-done-kept", holding=received.holding_on, answer=received.answer_on)
    return DeskAnswer(Reply.PROMISED, {SpokenPart.PROMISE: (by,)})


# Without a code


def _read_rights(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    rights = (sentence("calls-digest"), *caller_actions.list_line_rights(now=now))
    said, is_last = _next_part(call, [(one,) for one in rights], ask.part, now)
    return DeskAnswer(Reply.LISTED if is_last else Reply.MORE, {SpokenPart.DIGEST: said})


def _list_areas(call: DeskMemory, ask: AskDesk, _sound: bytes, _now: datetime) -> DeskAnswer:
    call.need = LINE_NEEDS[int(ask.keyed) - 1]
    found = caller_actions.list_service_areas(need=call.need)
    call.areas = {str(keys): area.code for keys, area in zip(range(FIRST_AREA, LAST_AREA + 1), found, strict=False)}
    if not found:
        return NOT_LISTED
    keyed = zip(found, call.areas, strict=False)  # places beyond the last key are only in the list of all
    said = [
        (sentence("calls-area", name=area.name), sentence("calls-press", key=" ".join(keys))) for area, keys in keyed
    ]
    return DeskAnswer(Reply.LISTED, {SpokenPart.AREAS: tuple(part for pair in said for part in pair)})


def _list_services(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    if ask.keyed and ask.keyed not in call.areas:
        return NOT_LISTED
    said: list[Sentence] = []
    for service in caller_actions.list_line_services(need=call.need, area=call.areas.get(ask.keyed, ""), now=now):
        facts = service.facts
        said.append(sentence("calls-service", name=facts.name, number=spoken_number(facts.telephone)))
        said += [_hours_sentence(facts.hours, now)] if facts.hours else []
    return DeskAnswer(Reply.LISTED, {SpokenPart.SERVICES: tuple(said) or (sentence("calls-no-service"),)})


def _hours_sentence(openings: tuple[ServiceOpening, ...], now: datetime) -> Sentence:
    name = "calls-service-hours"
    words = service_hours.describe_opening_hours(
        openings, manner="spoken", today=london_date(now), language=language_of(name)
    )
    return sentence(name, hours=words)


# What the caller leaves with us


def _keep_voicemail(call: DeskMemory, ask: AskDesk, sound: bytes, now: datetime) -> DeskAnswer:
    try:
        due = _keep_for_room(call, sound, now) if call.is_for_room else _keep_for_desk(call, ask, sound, now)
    except (voicemail.EmptyVoicemail, room_voicemails.EmptyMessage):
        return NOT_LISTED
    if call.waits:
        caller_queue.leave_queue(call_id=call.row, why=caller_queue.QueueExit.VOICEMAIL, now=now)
        call.waits = False
    return DeskAnswer(Reply.KEPT, {SpokenPart.PROMISE: (sentence("calls-message-kept", due=due),)})


def _keep_for_desk(call: DeskMemory, ask: AskDesk, sound: bytes, now: datetime) -> datetime:
    return voicemail.keep_voicemail(call_id=call.row, sound=sound, for_whom=ask.whom, now=now).listened_by


def _keep_for_room(call: DeskMemory, sound: bytes, now: datetime) -> datetime:
    kept = room_voicemails.keep_room_voicemail(
        actor=Actor.system("calls.line"), call_id=call.row, number=call.rings_from, sound=sound, now=now
    )
    return kept.due_at


def _rate_call(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    caller_actions.rate_call(call_id=call.row, mark=int(ask.keyed), now=now)
    return DeskAnswer(Reply.KEPT)


_ANSWERS: Mapping[DeskQuery, AnswerFunction] = {
    DeskQuery.CODE: _check_code,
    DeskQuery.CASE: _read_again,
    DeskQuery.ABOUT: _read_about,
    DeskQuery.HEARING: _read_hearing,
    DeskQuery.KEPT: _read_kept_rights,
    DeskQuery.RIGHTS: _list_rights,
    DeskQuery.CHALLENGE: _leave_challenge,
    DeskQuery.DIGEST: _read_rights,
    DeskQuery.AREAS: _list_areas,
    DeskQuery.SERVICES: _list_services,
    **person_answers.PERSON_ANSWERS,
    DeskQuery.VOICEMAIL: _keep_voicemail,
    DeskQuery.FEEDBACK: _rate_call,
}
