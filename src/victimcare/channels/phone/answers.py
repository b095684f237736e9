"""Each thing that the flow asks, answered by the service that knows: one function each, in the order of `Asks`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from victimcare.channels.phone.desk import GONE, NOT_LISTED, NOT_OPENED, NUMBER_NEEDED, TOO_MANY, Answer
from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.rules.calls import Ask, Asks, Reply, Said, Wish
from victimcare.rules.calls.flow.without_code import FIRST_AREA, LAST_AREA, NEEDS
from victimcare.rules.calls.parts import end_of_part
from victimcare.rules.calls.queue import Need
from victimcare.rules.calls.queue_wait import Wait
from victimcare.rules.calls.steps import Part
from victimcare.rules.clock import london_date
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import NotPermitted
from victimcare.services.calls import actions, challenging, general
from victimcare.services.calls.callbacks import ringing_in, slots, standing
from victimcare.services.calls.sounds import voicemail
from victimcare.services.calls.waiting import opening, queueing
from victimcare.services.people.queries import Heard
from victimcare.wording import tell
from victimcare.wording.numbers import spoken_number

SOMETHING_ELSE = "7"
_MOST_LISTED = 6  # more than this nobody keeps in mind

Way = Callable[[DeskMemory, Ask, bytes, datetime], Answer]


def answer(call: DeskMemory, ask: Ask, sound: bytes, now: datetime) -> Answer:
    """What the product replies to this call. Whatever is raised is for the flow a service that failed."""
    return _WAYS[ask.what](call, ask, sound, now)


# Her case: each time it is told the gate is asked.


def _check_code(call: DeskMemory, ask: Ask, _sound: bytes, now: datetime) -> Answer:
    heard = actions.check_code(
        call_id=call.row, digits=ask.keyed, now=now, rings_from=call.rings_from, carrier=call.line
    )
    return _case(call, heard, now)


def _read_again(call: DeskMemory, _ask: Ask, _sound: bytes, now: datetime) -> Answer:
    return _case(call, actions.hear_again(call_id=call.row, now=now), now)


def _case(call: DeskMemory, heard: Heard | None, now: datetime) -> Answer:
    if heard is None:
        return NOT_OPENED
    call.news = heard.news
    spoken = heard.spoken
    by_when = (spoken.by_when,) if spoken.by_when else ()
    promised = () if heard.is_short else _when_rung(call, now)  # more than whether there is news
    offered = (*promised, sentence("calls-promised-press")) if promised else ()
    said = (*spoken.status, *spoken.news, spoken.next_step, *by_when, *offered)
    return Answer(Reply.OPENED_SHORT if heard.is_short else Reply.OPENED, {Said.CASE: said})


def _hearing(call: DeskMemory, _ask: Ask, _sound: bytes, now: datetime) -> Answer:
    heard = _whole(call, now)
    if heard is None:
        return NOT_OPENED
    return Answer(Reply.OPENED, {Said.HEARING: heard.spoken.hearing or (sentence("calls-no-hearing"),)})


def _kept(call: DeskMemory, ask: Ask, _sound: bytes, now: datetime) -> Answer:
    heard = _whole(call, now)
    if heard is None:
        return NOT_OPENED
    said, is_last = _part(call, [(row.what, row.line) for row in heard.kept], ask.part, now)
    return Answer(Reply.OPENED if is_last else Reply.MORE, {Said.KEPT: said or (sentence("calls-no-rights"),)})


def _part(
    call: DeskMemory, items: Sequence[tuple[Sentence, ...]], wanted: Part, now: datetime
) -> tuple[tuple[Sentence, ...], bool]:
    """What is said of these now, and whether that is the last of them. They may be others than when the part before
    was read out: then nothing is left out, and something may be heard twice."""
    start = min({Part.FIRST: 0, Part.SAME: call.part[0], Part.NEXT: call.part[1]}[wanted], max(0, len(items) - 1))
    end = end_of_part([_as_spoken(item, now) for item in items], start)
    call.part = (start, end)
    return tuple(one for item in items[start:end] for one in item), end >= len(items)


def _as_spoken(item: tuple[Sentence, ...], now: datetime) -> str:
    return " ".join(tell(one, manner="spoken", today=london_date(now)) for one in item)


def _list_rights(call: DeskMemory, _ask: Ask, _sound: bytes, now: datetime) -> Answer:
    heard = _whole(call, now)
    if heard is None:
        call.rights = {}
        return NOT_OPENED
    call.rights = {str(place): row for place, row in enumerate(heard.rights[:_MOST_LISTED], start=1)}
    said = tuple(part for key, row in call.rights.items() for part in (row.what, _press(key)))
    return Answer(Reply.LISTED, {Said.RIGHTS: said})


def _whole(call: DeskMemory, now: datetime) -> Heard | None:
    heard = actions.hear_again(call_id=call.row, now=now)
    return None if heard is None or heard.is_short else heard


def _leave_challenge(call: DeskMemory, ask: Ask, _sound: bytes, now: datetime) -> Answer:
    right = call.rights.get(ask.keyed)
    if right is None and ask.keyed != SOMETHING_ELSE:
        return NOT_LISTED
    try:
        received = challenging.leave(call_id=call.row, right=right, now=now)
    except NotPermitted:
        return NOT_OPENED
    by = sentence("calls-not-done-kept", holding=received.holding_on, answer=received.answer_on)
    return Answer(Reply.PROMISED, {Said.PROMISE: (by,)})


# Without a code.


def _digest(call: DeskMemory, ask: Ask, _sound: bytes, now: datetime) -> Answer:
    rights = (sentence("calls-digest"), *general.rights(now=now))
    said, is_last = _part(call, [(one,) for one in rights], ask.part, now)
    return Answer(Reply.LISTED if is_last else Reply.MORE, {Said.DIGEST: said})


def _areas(call: DeskMemory, ask: Ask, _sound: bytes, _now: datetime) -> Answer:
    call.need = NEEDS[int(ask.keyed) - 1]
    found = general.areas(need=call.need)
    call.areas = {str(keys): area.code for keys, area in zip(range(FIRST_AREA, LAST_AREA + 1), found, strict=False)}
    if not found:
        return NOT_LISTED
    keyed = zip(found, call.areas, strict=False)  # those beyond the last are in the list of all
    said = [
        (sentence("calls-area", name=area.name), sentence("calls-press", key=" ".join(keys))) for area, keys in keyed
    ]
    return Answer(Reply.LISTED, {Said.AREAS: tuple(part for pair in said for part in pair)})


def _services(call: DeskMemory, ask: Ask, _sound: bytes, _now: datetime) -> Answer:
    if ask.keyed and ask.keyed not in call.areas:
        return NOT_LISTED
    said: list[Sentence] = []
    for service in general.services(need=call.need, area=call.areas.get(ask.keyed, "")):
        said.append(sentence("calls-service", name=service.name, number=spoken_number(service.telephone)))
        said += [sentence("calls-service-hours", hours=service.hours)] if service.hours else []
    return Answer(Reply.LISTED, {Said.SERVICES: tuple(said) or (sentence("calls-no-service"),)})


# To be rung back. A time that she chose is kept in mind until there is a number to ring.


def _ask_callback(call: DeskMemory, ask: Ask, _sound: bytes, now: datetime) -> Answer:
    is_for_a_number = bool(ask.keyed) or ask.this_phone
    if not is_for_a_number:
        call.wish, call.slot = ask.wish.value, None
    return _promise(call, ask, Wish(call.wish or ask.wish), now)


def _list_slots(call: DeskMemory, _ask: Ask, _sound: bytes, now: datetime) -> Answer:
    if not standing.may_be_moved(call_id=call.row):
        return NOT_OPENED
    found = slots.open_slots(call_id=call.row, now=now)
    call.slots = {str(place): slot for place, slot in enumerate(found, start=1)}
    said = tuple(
        part
        for key, slot in call.slots.items()
        for part in (sentence("calls-slot", start=slot.start, until=slot.until), _press(key))
    )
    return Answer(Reply.LISTED, {Said.SLOTS: said}) if found else NOT_LISTED


def _take_slot(call: DeskMemory, ask: Ask, _sound: bytes, now: datetime) -> Answer:
    chosen = call.slots.get(ask.keyed)
    if chosen is None:
        return NOT_LISTED
    call.wish, call.slot = ask.wish.value, chosen
    return _promise(call, Ask(ask.what, wish=ask.wish), ask.wish, now)


def _promise(call: DeskMemory, ask: Ask, wish: Wish, now: datetime) -> Answer:
    """`rings_from` is rung only where she said so, or where a person first looks whether it is safe."""
    may_ring_this = ask.this_phone or wish is Wish.SILENT
    try:
        promised = actions.ask_callback(
            call_id=call.row,
            wish=wish.value,
            keyed_number=ask.keyed,
            caller_number=call.rings_from if may_ring_this else "",
            now=now,
            slot=call.slot,
        )
    except actions.NumberNeeded:
        return NUMBER_NEEDED
    except actions.TooMany:
        return TOO_MANY
    except slots.SlotGone:
        call.slot = None
        return GONE
    if call.waits:
        queueing.leave(call_id=call.row, why=queueing.LeftHow.CALLBACK, now=now, keeps_place=promised.keeps_place)
        call.waits = False
    return Answer(Reply.PROMISED, {Said.PROMISE: (promised.said,)})


# She waits for a call back, and rings in herself.


def _when_rung(call: DeskMemory, now: datetime) -> tuple[Sentence, ...]:
    found = ringing_in.mine(call_id=call.row, now=now)
    return tuple(sentence("calls-promised", start=one.start, until=one.until) for one in found)


def _tell_promised(call: DeskMemory, _ask: Ask, _sound: bytes, now: datetime) -> Answer:
    if not standing.may_be_told(call_id=call.row, now=now):
        return NOT_OPENED
    said = _when_rung(call, now)
    return Answer(Reply.LISTED, {Said.PROMISED: said}) if said else NOT_LISTED


def _keep_promised(call: DeskMemory, _ask: Ask, _sound: bytes, now: datetime) -> Answer:
    if not standing.may_be_told(call_id=call.row, now=now):
        return NOT_OPENED
    if not ringing_in.mine(call_id=call.row, now=now):
        return NOT_LISTED
    ringing_in.keep(call_id=call.row, now=now)
    return Answer(Reply.KEPT)


def _end_promised(call: DeskMemory, _ask: Ask, _sound: bytes, now: datetime) -> Answer:
    if not standing.may_be_told(call_id=call.row, now=now):
        return NOT_OPENED
    if not ringing_in.mine(call_id=call.row, now=now):
        return NOT_LISTED
    ringing_in.settle(call_id=call.row, now=now)
    return Answer(Reply.KEPT)


# A person.


def _is_anybody_there(call: DeskMemory, _ask: Ask, _sound: bytes, now: datetime) -> Answer:
    if opening.is_staffed(now=now, line=call.line, rings_from=call.rings_from):
        return Answer(Reply.STAFFED)
    return Answer(Reply.NOBODY_ON_DUTY) if call.rings_from or standing.has_proved(call_id=call.row) else NUMBER_NEEDED


def _enter_queue(call: DeskMemory, ask: Ask, _sound: bytes, now: datetime) -> Answer:
    wants = queueing.Wants(language=ask.language, need=Need(ask.need), rings_from=call.rings_from, line=call.line)
    entered = queueing.enter(call_id=call.row, wants=wants, now=now)
    call.waits = entered.how is queueing.How.WAITS
    said = {Said.WAIT: _wait(entered.place, entered.wait)} if call.waits else {Said.OPENING: _opening(call, now)}
    return Answer(Reply(entered.how.value), said)


def _opening(call: DeskMemory, now: datetime) -> tuple[Sentence, ...]:
    """Why nobody answers and when somebody does, where the line is closed; who does meanwhile."""
    found, said = opening.state(now=now), []
    if not found.is_open:
        why = f"calls-closed-why-{found.reason.replace('_', '-')}" if found.reason else "calls-closed"
        again = sentence("calls-closed-until", moment=found.opens_at) if found.opens_at else None
        said = [sentence(why), again or sentence("calls-closed-not-known")]
    if call.puts_through and opening.line().puts_through:
        said.append(sentence("calls-closed-elsewhere"))
    elif overflow := opening.line().overflow:
        said.append(sentence("calls-closed-overflow", number=spoken_number(overflow)))
    return (*said, sentence("calls-closed-danger"))


def _put_elsewhere(call: DeskMemory, _ask: Ask, _sound: bytes, now: datetime) -> Answer:
    is_put_through = call.puts_through and opening.puts_through(call_id=call.row, now=now)
    return Answer(Reply.LISTED) if is_put_through else NOT_LISTED


def _turn(call: DeskMemory, _ask: Ask, _sound: bytes, now: datetime) -> Answer:
    turn = queueing.turn(call_id=call.row, now=now)
    return Answer(Reply(turn.how.value), {Said.WAIT: _wait(turn.place, turn.wait)} if turn.place else {})


def _wait(place: int, wait: Wait | None) -> tuple[Sentence, ...]:
    if wait is None:
        how_long = sentence("calls-wait-not-known")
    elif wait.least == wait.most:
        how_long = sentence("calls-wait-about", minutes=wait.most)
    else:
        how_long = sentence("calls-wait-between", least=wait.least, most=wait.most)
    return (sentence("calls-wait-place", place=place), how_long)


def _leave_queue(call: DeskMemory, _ask: Ask, _sound: bytes, now: datetime) -> Answer:
    queueing.leave(call_id=call.row, why=queueing.LeftHow.ABANDONED, now=now)
    call.waits = False
    return Answer(Reply.KEPT)


# What she leaves with us.


def _voicemail(call: DeskMemory, ask: Ask, sound: bytes, now: datetime) -> Answer:
    for_whom = voicemail.ForWhom(ask.whom.value)
    try:
        kept = voicemail.keep(call_id=call.row, sound=sound, for_whom=for_whom, now=now)
    except voicemail.NothingSaid:
        return NOT_LISTED
    if call.waits:
        queueing.leave(call_id=call.row, why=queueing.LeftHow.VOICEMAIL, now=now)
        call.waits = False
    return Answer(Reply.KEPT, {Said.PROMISE: (sentence("calls-message-kept", due=kept.listened_by),)})


def _feedback(call: DeskMemory, ask: Ask, _sound: bytes, now: datetime) -> Answer:
    actions.mark(call_id=call.row, mark=int(ask.keyed), now=now)
    return Answer(Reply.KEPT)


def _press(key: str) -> Sentence:
    return sentence("calls-press", key=key)


_WAYS: Mapping[Asks, Way] = {
    Asks.CODE: _check_code,
    Asks.CASE: _read_again,
    Asks.HEARING: _hearing,
    Asks.KEPT: _kept,
    Asks.RIGHTS: _list_rights,
    Asks.CHALLENGE: _leave_challenge,
    Asks.DIGEST: _digest,
    Asks.AREAS: _areas,
    Asks.SERVICES: _services,
    Asks.CALLBACK: _ask_callback,
    Asks.SLOTS: _list_slots,
    Asks.SLOT: _take_slot,
    Asks.PROMISED: _tell_promised,
    Asks.KEEP: _keep_promised,
    Asks.SETTLE: _end_promised,
    Asks.ANYBODY: _is_anybody_there,
    Asks.PERSON: _enter_queue,
    Asks.ELSEWHERE: _put_elsewhere,
    Asks.TURN: _turn,
    Asks.LEAVE: _leave_queue,
    Asks.VOICEMAIL: _voicemail,
    Asks.FEEDBACK: _feedback,
}
