"""How she comes to a person, now or later: what the flow asks of call backs and of the queue, one function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from victimcare.channels.phone.desk import GONE, NOT_LISTED, NOT_OPENED, NUMBER_HIDDEN, NUMBER_NEEDED, TOO_MANY, Answer
from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.rules.calls import AskDesk, CallbackReason, DeskQuery, Reply, SpokenPart
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.rules.calls.outbound_calls import is_barred_number
from victimcare.rules.calls.service_level import WaitEstimate
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.calls import actions
from victimcare.services.calls.callbacks import ringing_in, slots, standing
from victimcare.services.calls.waiting import opening, queueing
from victimcare.wording.numbers import spoken_number

Way = Callable[[DeskMemory, AskDesk, bytes, datetime], Answer]


def press(key: str) -> Sentence:
    return sentence("calls-press", key=key)


# To be rung back. A time that she chose is kept in mind until there is a number to ring.


def _ask_callback(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    is_for_a_number = bool(ask.keyed) or ask.this_phone
    if not is_for_a_number:
        call.wish, call.slot = ask.wish.value, None
    return _promise(call, ask, CallbackReason(call.wish or ask.wish), now)


def _list_slots(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    if not standing.may_be_moved(call_id=call.row):
        return NOT_OPENED
    found = slots.open_slots(call_id=call.row, now=now)
    call.slots = {str(place): slot for place, slot in enumerate(found, start=1)}
    said = tuple(
        part
        for key, slot in call.slots.items()
        for part in (sentence("calls-slot", start=slot.start, until=slot.until), press(key))
    )
    return Answer(Reply.LISTED, {SpokenPart.SLOTS: said}) if found else NOT_LISTED


def _take_slot(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    chosen = call.slots.get(ask.keyed)
    if chosen is None:
        return NOT_LISTED
    call.wish, call.slot = ask.wish.value, chosen
    return _promise(call, AskDesk(ask.what, wish=ask.wish), ask.wish, now)


def _promise(call: DeskMemory, ask: AskDesk, wish: CallbackReason, now: datetime) -> Answer:
    """`rings_from` is rung only where she said so, or where a person first looks whether it is safe."""
    may_ring_this = ask.this_phone or wish is CallbackReason.SILENT
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
        may_be_rung = bool(call.rings_from) and not is_barred_number(call.rings_from)
        return NUMBER_NEEDED if may_be_rung else NUMBER_HIDDEN
    except actions.TooMany:
        return TOO_MANY
    except slots.SlotGone:
        call.slot = None
        return GONE
    if call.waits:
        queueing.leave(call_id=call.row, why=queueing.LeftHow.CALLBACK, now=now, keeps_place=promised.keeps_place)
        call.waits = False
    return Answer(Reply.PROMISED, {SpokenPart.PROMISE: (promised.said,)})


# She waits for a call back, and rings in herself.


def when_rung(call: DeskMemory, now: datetime) -> tuple[Sentence, ...]:
    found = ringing_in.mine(call_id=call.row, now=now)
    return tuple(sentence("calls-promised", start=one.start, until=one.until) for one in found)


def _tell_promised(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    if not standing.may_be_told(call_id=call.row, now=now):
        return NOT_OPENED
    said = when_rung(call, now)
    return Answer(Reply.LISTED, {SpokenPart.PROMISED: said}) if said else NOT_LISTED


def _with_promised(do: Callable[..., object]) -> Way:
    """Keeping or ending what is promised to her, where she may be told of it."""

    def done(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
        if not standing.may_be_told(call_id=call.row, now=now):
            return NOT_OPENED
        if not ringing_in.mine(call_id=call.row, now=now):
            return NOT_LISTED
        do(call_id=call.row, now=now)
        return Answer(Reply.KEPT)

    return done


# A person.


def _is_anybody_there(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    if opening.is_staffed(now=now, line=call.line, rings_from=call.rings_from):
        return Answer(Reply.STAFFED)
    return Answer(Reply.NOBODY_ON_DUTY) if call.rings_from or standing.has_proved(call_id=call.row) else NUMBER_NEEDED


def _enter_queue(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    wants = queueing.Wants(language=ask.language, need=CallerNeed(ask.need), rings_from=call.rings_from, line=call.line)
    entered = queueing.enter(call_id=call.row, wants=wants, now=now)
    call.waits = entered.how is queueing.How.WAITS
    said = (
        {SpokenPart.WAIT: _wait(entered.place, entered.wait)}
        if call.waits
        else {SpokenPart.OPENING: _opening(call, now)}
    )
    return Answer(Reply(entered.how.value), said)


def _opening(call: DeskMemory, now: datetime) -> tuple[Sentence, ...]:
    """Why nobody answers and when somebody does, where the line is closed; who does meanwhile."""
    said = _why_closed(now)
    if call.puts_through and opening.line().puts_through:
        said.append(sentence("calls-closed-elsewhere"))
    elif overflow := opening.line().overflow:
        said.append(sentence("calls-closed-overflow", number=spoken_number(overflow)))
    return (*said, sentence("calls-closed-danger"))


def _why_closed(now: datetime) -> list[Sentence]:
    """Empty where it is open."""
    found = opening.state(now=now)
    if found.is_open:
        return []
    why = f"calls-closed-why-{found.reason.replace('_', '-')}" if found.reason else "calls-closed"
    again = sentence("calls-closed-until", moment=found.opens_at) if found.opens_at else None
    return [sentence(why), again or sentence("calls-closed-not-known")]


def _put_elsewhere(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    is_put_through = call.puts_through and opening.puts_through(call_id=call.row, now=now)
    return Answer(Reply.LISTED) if is_put_through else NOT_LISTED


def _without_elsewhere(call: DeskMemory, ask: AskDesk, sound: bytes, now: datetime) -> Answer:
    """For the rest of this call she is told the number instead of the key: the line would not ring it a second time
    either, and her own telephone does."""
    call.puts_through = False
    return _enter_queue(call, ask, sound, now)


def _turn(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    turn = queueing.turn(call_id=call.row, now=now)
    if turn.how is queueing.TurnIs.CLOSED:
        return Answer(Reply.CLOSED, {SpokenPart.OPENING: (*_why_closed(now), sentence("calls-closed-danger"))})
    return Answer(Reply(turn.how.value), {SpokenPart.WAIT: _wait(turn.place, turn.wait)} if turn.place else {})


def _wait(place: int, wait: WaitEstimate | None) -> tuple[Sentence, ...]:
    if wait is None:
        how_long = sentence("calls-wait-not-known")
    elif wait.least == wait.most:
        how_long = sentence("calls-wait-about", minutes=wait.most)
    else:
        how_long = sentence("calls-wait-between", least=wait.least, most=wait.most)
    return (sentence("calls-wait-place", place=place), how_long)


def _leave_queue(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> Answer:
    if call.waits:
        queueing.leave(call_id=call.row, why=queueing.LeftHow.ABANDONED, now=now)
        call.waits = False
    return Answer(Reply.KEPT)


WAYS: Mapping[DeskQuery, Way] = {
    DeskQuery.CALLBACK: _ask_callback,
    DeskQuery.SLOTS: _list_slots,
    DeskQuery.SLOT: _take_slot,
    DeskQuery.PROMISED: _tell_promised,
    DeskQuery.KEEP: _with_promised(ringing_in.keep),
    DeskQuery.SETTLE: _with_promised(ringing_in.settle),
    DeskQuery.ANYBODY: _is_anybody_there,
    DeskQuery.PERSON: _enter_queue,
    DeskQuery.ELSEWHERE: _put_elsewhere,
    DeskQuery.WITHOUT_ELSEWHERE: _without_elsewhere,
    DeskQuery.TURN: _turn,
    DeskQuery.LEAVE: _leave_queue,
}
