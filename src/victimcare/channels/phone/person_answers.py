"""Answers the questions of the flow that lead the caller to a person, now or later: call backs and the queue, in one
function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from victimcare.channels.phone.desk_memory import (
    CALLBACK_LIMIT_REACHED,
    NOT_LISTED,
    NOT_OPENED,
    NUMBER_HIDDEN,
    NUMBER_NEEDED,
    SLOT_GONE,
    DeskAnswer,
    DeskMemory,
)
from victimcare.rules.calls import AskDesk, CallbackReason, DeskQuery, Reply, SpokenPart
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.rules.calls.outbound_calls import is_barred_number
from victimcare.rules.calls.service_level import WaitEstimate
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.calls import call_access, caller_actions
from victimcare.services.calls.call_queue import caller_queue, line_opening
from victimcare.services.calls.callbacks import callback_slots, victim_callbacks
from victimcare.wording.spoken_numbers import spoken_number

AnswerFunction = Callable[[DeskMemory, AskDesk, bytes, datetime], DeskAnswer]


def press_sentence(key: str) -> Sentence:
    return sentence("calls-press", key=key)


# Call backs. A time that the caller chose is remembered until there is a number to ring.


def _ask_callback(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    is_for_a_number = bool(ask.keyed) or ask.this_phone
    if not is_for_a_number:
        call.wish, call.slot = ask.wish.value, None
    return _promise_callback(call, ask, CallbackReason(call.wish or ask.wish), now)


def _list_slots(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    if not call_access.may_choose_callback_time(call_id=call.row):
        return NOT_OPENED
    found = callback_slots.list_open_slots(call_id=call.row, now=now)
    call.slots = {str(place): slot for place, slot in enumerate(found, start=1)}
    said = tuple(
        part
        for key, slot in call.slots.items()
        for part in (sentence("calls-slot", start=slot.start, until=slot.until), press_sentence(key))
    )
    return DeskAnswer(Reply.LISTED, {SpokenPart.SLOTS: said}) if found else NOT_LISTED


def _take_slot(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    chosen = call.slots.get(ask.keyed)
    if chosen is None:
        return NOT_LISTED
    call.wish, call.slot = ask.wish.value, chosen
    return _promise_callback(call, AskDesk(ask.what, wish=ask.wish), ask.wish, now)


def _promise_callback(call: DeskMemory, ask: AskDesk, wish: CallbackReason, now: datetime) -> DeskAnswer:
    """Promise a call back. `rings_from` is only rung if the caller said so, or after a person has looked whether it is
    safe."""
    may_ring_this = ask.this_phone or wish is CallbackReason.SILENT
    try:
        promised = caller_actions.request_callback(
            call_id=call.row,
            wish=wish.value,
            keyed_number=ask.keyed,
            caller_number=call.rings_from if may_ring_this else "",
            now=now,
            slot=call.slot,
        )
    except caller_actions.NumberNeeded:
        may_be_rung = bool(call.rings_from) and not is_barred_number(call.rings_from)
        return NUMBER_NEEDED if may_be_rung else NUMBER_HIDDEN
    except caller_actions.CallbackLimitReached:
        return CALLBACK_LIMIT_REACHED
    except callback_slots.SlotGone:
        call.slot = None
        return SLOT_GONE
    if call.waits:
        caller_queue.leave_queue(
            call_id=call.row, why=caller_queue.QueueExit.CALLBACK, now=now, keeps_place=promised.keeps_place
        )
        call.waits = False
    return DeskAnswer(Reply.PROMISED, {SpokenPart.PROMISE: (promised.said,)})


# The victim waits for a call back, and rings in


def promised_times(call: DeskMemory, now: datetime) -> tuple[Sentence, ...]:
    found = victim_callbacks.list_own_callbacks(call_id=call.row, now=now)
    return tuple(sentence("calls-promised", start=one.start, until=one.until) for one in found)


def _tell_promised(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    if not call_access.may_hear_callback(call_id=call.row, now=now):
        return NOT_OPENED
    said = promised_times(call, now)
    return DeskAnswer(Reply.LISTED, {SpokenPart.PROMISED: said}) if said else NOT_LISTED


def _change_promised(do: Callable[..., object]) -> AnswerFunction:
    """Keep or cancel the victim's call backs, where the caller may hear about them."""

    def done(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
        if not call_access.may_hear_callback(call_id=call.row, now=now):
            return NOT_OPENED
        if not victim_callbacks.list_own_callbacks(call_id=call.row, now=now):
            return NOT_LISTED
        do(call_id=call.row, now=now)
        return DeskAnswer(Reply.KEPT)

    return done


# A person


def _check_staffing(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    if line_opening.is_line_staffed(now=now, line=call.line, rings_from=call.rings_from):
        return DeskAnswer(Reply.STAFFED)
    return (
        DeskAnswer(Reply.NO_STAFF_ON_DUTY)
        if call.rings_from or call_access.is_caller_identified(call_id=call.row)
        else NUMBER_NEEDED
    )


def _enter_queue(call: DeskMemory, ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    wants = caller_queue.QueueRequest(
        language=ask.language, need=CallerNeed(ask.need), rings_from=call.rings_from, line=call.line
    )
    entered = caller_queue.enter_queue(call_id=call.row, wants=wants, now=now)
    call.waits = entered.how is caller_queue.AdmissionResult.WAITS
    said = (
        {SpokenPart.WAIT: _wait_sentences(entered.place, entered.wait)}
        if call.waits
        else {SpokenPart.OPENING: _opening_sentences(call, now)}
    )
    return DeskAnswer(Reply(entered.how.value), said)


def _opening_sentences(call: DeskMemory, now: datetime) -> tuple[Sentence, ...]:
    """Why the line is closed, when it opens again, and which number answers until then."""
    said = _closed_sentences(now)
    if call.puts_through and line_opening.line_settings().puts_through:
        said.append(sentence("calls-closed-elsewhere"))
    elif overflow := line_opening.line_settings().overflow:
        said.append(sentence("calls-closed-overflow", number=spoken_number(overflow)))
    return (*said, sentence("calls-closed-danger"))


def _closed_sentences(now: datetime) -> list[Sentence]:
    """Empty while the line is open."""
    found = line_opening.find_line_opening(now=now)
    if found.is_open:
        return []
    why = f"calls-closed-why-{found.reason.replace('_', '-')}" if found.reason else "calls-closed"
    again = sentence("calls-closed-until", moment=found.opens_at) if found.opens_at else None
    return [sentence(why), again or sentence("calls-closed-not-known")]


def _put_elsewhere(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    is_put_through = call.puts_through and line_opening.put_through_elsewhere(call_id=call.row, now=now)
    return DeskAnswer(Reply.LISTED) if is_put_through else NOT_LISTED


def _enter_without_elsewhere(call: DeskMemory, ask: AskDesk, sound: bytes, now: datetime) -> DeskAnswer:
    """For the rest of this call the caller hears the number instead of a key: the line would not ring it a second time,
    but the caller's own telephone can."""
    call.puts_through = False
    return _enter_queue(call, ask, sound, now)


def _check_turn(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    turn = caller_queue.check_turn(call_id=call.row, now=now)
    if turn.how is caller_queue.TurnState.CLOSED:
        return DeskAnswer(
            Reply.CLOSED, {SpokenPart.OPENING: (*_closed_sentences(now), sentence("calls-closed-danger"))}
        )
    return DeskAnswer(
        Reply(turn.how.value), {SpokenPart.WAIT: _wait_sentences(turn.place, turn.wait)} if turn.place else {}
    )


def _wait_sentences(place: int, wait: WaitEstimate | None) -> tuple[Sentence, ...]:
    if wait is None:
        how_long = sentence("calls-wait-not-known")
    elif wait.least == wait.most:
        how_long = sentence("calls-wait-about", minutes=wait.most)
    else:
        how_long = sentence("calls-wait-between", least=wait.least, most=wait.most)
    return (sentence("calls-wait-place", place=place), how_long)


def _leave_queue(call: DeskMemory, _ask: AskDesk, _sound: bytes, now: datetime) -> DeskAnswer:
    if call.waits:
        caller_queue.leave_queue(call_id=call.row, why=caller_queue.QueueExit.ABANDONED, now=now)
        call.waits = False
    return DeskAnswer(Reply.KEPT)


PERSON_ANSWERS: Mapping[DeskQuery, AnswerFunction] = {
    DeskQuery.CALLBACK: _ask_callback,
    DeskQuery.SLOTS: _list_slots,
    DeskQuery.SLOT: _take_slot,
    DeskQuery.PROMISED: _tell_promised,
    DeskQuery.KEEP: _change_promised(victim_callbacks.keep_own_callbacks),
    DeskQuery.SETTLE: _change_promised(victim_callbacks.cancel_own_callbacks),
    DeskQuery.ANYBODY: _check_staffing,
    DeskQuery.PERSON: _enter_queue,
    DeskQuery.ELSEWHERE: _put_elsewhere,
    DeskQuery.WITHOUT_ELSEWHERE: _enter_without_elsewhere,
    DeskQuery.TURN: _check_turn,
    DeskQuery.LEAVE: _leave_queue,
}
