"""Makes the promise when a caller on the line asks to be rung back: a window, a team that owns it, and the sentence
that the caller was told. A request on a victim's page (`by_page`) comes to the same promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcare.records.models import Call, Callback, CallbackTold
from victimcare.records.models.callbacks import LOOKED_AT, CallbackOutcome, CallbackWish
from victimcare.records.models.desk import TaskKind
from victimcare.rules.access_codes import access_code
from victimcare.rules.calls.callback_times import CallbackWindow, Suits
from victimcare.rules.calls.outbound_calls import is_barred_number
from victimcare.rules.clock import LONDON, london_date
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.calls import on_call
from victimcare.services.calls.callbacks import flooding, giving, slots, standing
from victimcare.services.calls.callbacks.giving import about as about
from victimcare.services.calls.callbacks.slots import Slot
from victimcare.services.calls.shapes import Promised
from victimcare.services.conversations import written_messages as quietly_kept
from victimcare.services.conversations.identity_checks import has_confirmed_number
from victimcare.services.conversations.written_messages import QuietWhat
from victimcare.services.desk import steps
from victimcare.services.desk.actions import team_row
from victimcare.services.safe_contact import gate
from victimcare.wording import tell

SOMEBODY_LOOKS_WITHIN = timedelta(days=1)  # where none of our times suits the victim
_SENTENCES = {**dict.fromkeys(LOOKED_AT, "calls-promise-silent"), CallbackWish.PLACE: "callbacks-promise-place"}


class NumberNeeded(Exception):
    """We have no number to ring back: none is confirmed, none was keyed, and none may be taken from the network."""


class TooMany(Exception):
    """No more are promised now without an identity check, to any number. The caller may still reach a person on the
    line."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for in this call (None: on the victim's page): by whom (None: linked to no case), to what number,
    and the time it comes to. `earlier`: what is open for the same caller, and held."""

    call: Call | None
    earlier: Sequence[Callback]
    victim_id: int | None
    number: str
    why: CallbackWish
    promise: CallbackWindow
    is_chosen: bool


@transaction.atomic
def ask_callback(
    *,
    call_id: UUID,
    wish: str,
    keyed_number: str,
    caller_number: str,
    now: datetime,
    slot: Slot | None = None,
    is_said: bool = True,
) -> Promised:
    """Promise that a person rings. After the identity check they ring the victim's confirmed number within the victim's
    hours; otherwise the promise is linked to no case, and the number is only a note for the colleague who rings. Raises
    NumberNeeded, SlotGone, TooMany.

    A caller who asks again is promised anew, and rung once: the open promise moves. `slot`: the time that the caller
    chose; None: the first that suits. `is_said` false: the caller's line has died, and they are told nothing. A code
    keyed in place of a number is not kept, nor is a number that costs the colleague who rings it and earns money for
    its owner. The record system's numbers are never rung back on (contracts/feed.md): after the identity check, with
    none confirmed, the victim keys one, or says that it may be the phone they ring from. If the code may move nothing
    (`standing`), a person looks at the call, whatever is asked for.
    """
    _hold_her(call_id)
    call = on_call.locked(call_id)
    permit(on_call.caller(call), Act.ASK_FOR_CALLBACK if call.victim_id else Act.ANSWER_CALL)
    if call.quiet_code_id is not None:
        return _asked_quietly(call, call.quiet_code_id, keyed_number, now)
    may_move = standing.is_to_be_moved(call)
    why, slot = (CallbackWish(wish), slot) if may_move else (_guarded(wish), None)
    victim_id, number = _whom(call, why, keyed_number, caller_number)
    earlier = open_of(call)
    if call.victim_id is None and why is not CallbackWish.SILENT and flooding.are_too_many(call, now=now):
        raise TooMany
    promise = window(victim_id, why, slot, earlier, now, is_known=call.victim_id is not None)
    asked = Asked(call, earlier, victim_id, number, why, promise, is_chosen=slot is not None)
    said = _sentence(why, promise, is_chosen=asked.is_chosen)
    stands = _stands_already(call, asked, now)
    callback = stands or changed(asked, now, may_move=may_move)
    if stands is None:
        _note_asked(call, callback, wish, now)
    if is_said:
        tell_her(callback, said, promise, call=call, now=now)
    start, until = promise.start.astimezone(LONDON), promise.until.astimezone(LONDON)
    return Promised(start, until, said, keeps_place=stands is None and why is CallbackWish.PLACE)


def quietly(actor: Actor, grant_id: int, now: datetime) -> CallbackWindow:
    """Record a request made with a duress code: no number is rung, the warning says that a call back was asked for, and
    the caller is told by when a person looks, as with any code that may move nothing."""
    promise = window(None, CallbackWish.GUARDED, None, (), now, is_known=True)
    quietly_kept.keep_duress_submission(grant_id, QuietWhat.CALL_BACK, now=now)
    note(actor, "callback.asked", at=now, detail={"quiet": grant_id})
    return promise


def _asked_quietly(call: Call, grant_id: int, keyed_number: str, now: datetime) -> Promised:
    if access_code.looks_like_access_code(keyed_number):
        raise NumberNeeded
    promise = quietly(on_call.caller(call), grant_id, now)
    start, until = promise.start.astimezone(LONDON), promise.until.astimezone(LONDON)
    said = _sentence(CallbackWish.GUARDED, promise, is_chosen=False)
    return Promised(start, until, said, keeps_place=False)


def _stands_already(call: Call, asked: Asked, now: datetime) -> Callback | None:
    """Without an identity check, return the promise already kept for this number: it takes the place of what was open
    in this call. The caller hears what the first to ask would hear."""
    if call.victim_id is not None or (asked.why is CallbackWish.SILENT and asked.earlier):
        return None
    stands = flooding.stands_already(asked.number, asked.why, asked.promise, is_chosen=asked.is_chosen, now=now)
    if stands is not None:
        for other in asked.earlier:
            settle(other, by=None, now=now)
    return stands


def changed(asked: Asked, now: datetime, *, may_move: bool) -> Callback:
    """Promise what is asked for. `may_move` false: the caller's code may move nothing of what stands."""
    if asked.why in LOOKED_AT and asked.earlier and not asked.is_chosen:
        return _looked_at_sooner(asked, now, may_move=may_move)
    return _promised(asked, now)


def _note_asked(call: Call, callback: Callback, wish: str, now: datetime) -> None:
    note(
        on_call.caller(call),
        "callback.asked",
        at=now,
        case_id=on_call.case_id(call.victim_id),
        victim_id=call.victim_id,
        detail={"callback": str(callback.public_id), "wish": wish},
    )


def _guarded(wish: str) -> CallbackWish:
    """With a code that may move nothing: only a caller who was silent is recorded as silent."""
    return CallbackWish.SILENT if wish == CallbackWish.SILENT else CallbackWish.GUARDED


def _whom(call: Call, why: CallbackWish, keyed_number: str, caller_number: str) -> tuple[int | None, str]:
    """Return the victim, or else a number. Raises NumberNeeded."""
    victim_id = call.victim_id
    if victim_id and why not in LOOKED_AT and not has_confirmed_number(victim_id):
        victim_id = None
    number = "" if victim_id else keyed_number or caller_number
    if (not victim_id and not number) or access_code.looks_like_access_code(keyed_number):
        raise NumberNeeded
    if why is not CallbackWish.SILENT and is_barred_number(
        number
    ):  # a person looks at a silent call, whatever the number
        raise NumberNeeded
    return victim_id, number


def hers(call: Call) -> QuerySet[Callback]:
    """Return the promises that are open for this caller: the victim's after an identity check, else what was asked for
    in this call.

    A number proves nothing: a caller who only rings from one, or keys it, is told of no promise and moves none.
    """
    asked = Q(call=call)
    if call.victim_id is not None:
        asked |= Q(victim=call.victim_id) | Q(call__victim=call.victim_id)
    return Callback.objects.filter(asked, outcome=CallbackOutcome.PROMISED)


def open_of(call: Call) -> list[Callback]:
    """Return the same promises, held until the transaction ends."""
    ids = list(hers(call).values_list("id", flat=True))
    rows = Callback.objects.select_for_update().filter(id__in=ids, outcome=CallbackOutcome.PROMISED)
    return list(rows.order_by("id"))


def next_window(suits_her: Suits, *, besides: Sequence[int], now: datetime, is_known: bool = True) -> CallbackWindow:
    """Return the first time that suits; where there is none, a person looks by the end of tomorrow."""
    return slots.first(suits_her, now=now, besides=besides, is_known=is_known) or _somebody_looks(now)


def _hold_her(call_id: UUID) -> None:
    """Lock the victim's plan before the call's row, as everywhere."""
    victim_id = Call.objects.filter(public_id=call_id).values_list("victim_id", flat=True).first()
    if victim_id is not None:
        gate.lock_victims([victim_id])


def window(
    victim_id: int | None,
    why: CallbackWish,
    slot: Slot | None,
    earlier: Sequence[Callback],
    now: datetime,
    *,
    is_known: bool,
) -> CallbackWindow:
    """When a person rings, or looks at the call. Raises SlotGone."""
    # A caller who has only the code is told by when a person looks, in our hours: a linked person who holds the code
    # would otherwise learn the victim's hours.
    hours_of = None if why is CallbackWish.GUARDED else victim_id
    suits_her, besides = slots.suits(hours_of, now=now), [one.id for one in earlier]
    if slot is not None:
        return slots.take(slot, suits_her, now=now, besides=besides, is_known=is_known)
    if why in LOOKED_AT:  # the caller may be in danger: no full slot puts it off
        return slots.soonest(suits_her, now=now) or _somebody_looks(now)
    return next_window(suits_her, besides=besides, now=now, is_known=is_known)


def _somebody_looks(now: datetime) -> CallbackWindow:
    start = now.astimezone(LONDON)
    return CallbackWindow(start, start + SOMEBODY_LOOKS_WITHIN, slot_at=None)


def _promised(asked: Asked, now: datetime) -> Callback:
    """Move the open promise that leads to the same number; end one to another number in favour of this one."""
    same = next((one for one in asked.earlier if one.victim_id == asked.victim_id), None)
    for other in asked.earlier:
        if other is not same:
            settle(other, by=None, now=now)
    callback = same or Callback(call=asked.call, victim_id=asked.victim_id, team=team_row(None), asked_at=now)
    callback.number_note, callback.wish, callback.is_her_turn = asked.number, asked.why, False
    chosen = (asked.promise.start, asked.promise.until) if asked.is_chosen else (None, None)
    callback.chosen_from, callback.chosen_until = chosen
    put_off(callback, asked.promise)
    callback.save()
    if same:
        giving.take_out(same, now=now)
        _move(same, asked.why, asked.promise.until, now)
    else:
        giving.give(callback, asked.call, now=now)
    return callback


def _looked_at_sooner(asked: Asked, now: datetime, *, may_move: bool) -> Callback:
    """The caller went silent: a person looks at it no later than they would at a new one, and the time that the victim
    chose stands. With a code that may move nothing the whole promise stands."""
    callback, until = asked.earlier[0], asked.promise.until
    due_at = min(until, callback.due_at)
    if may_move:
        if until < callback.due_at and not callback.is_chosen:
            put_off(callback, asked.promise)
        callback.wish = asked.why
        callback.save()
    if asked.call is None or asked.call.victim_id is not None:
        giving.take_out(callback, now=now)
    if giving.is_together(callback):
        giving.put_together(callback, now=now)
    else:
        _move(callback, asked.why, due_at, now)
    return callback


def _move(callback: Callback, why: CallbackWish, due_at: datetime, now: datetime) -> None:
    steps.move(kind=TaskKind.CALL_BACK, subject_key=about(callback), reason=f"callback_{why}", due_at=due_at, now=now)


def put_off(callback: Callback, promise: CallbackWindow) -> None:
    """Promise another window; escalation starts anew. The caller saves the row."""
    callback.starts_at, callback.due_at, callback.slot_at = promise.start, promise.until, promise.slot_at
    callback.risen_to = ""


def settle(callback: Callback, *, by: int | None, now: datetime) -> None:
    """End this promise and its task: the victim has been in touch, or is rung for another promise. The row is held."""
    callback.outcome, callback.made_at, callback.made_by_id = CallbackOutcome.SETTLED, now, by
    callback.save(update_fields=["outcome", "made_at", "made_by"])
    giving.end_task(callback, by=by, now=now)


def tell_her(callback: Callback, said: Sentence, promise: CallbackWindow, *, call: Call | None, now: datetime) -> None:
    """Keep the sentence that the victim is told with this promise. `call`: the call in which it is said."""
    language = str(call.state.get("language") or "en") if call else "en"
    CallbackTold.objects.create(
        callback=callback,
        call=call,
        at=now,
        language=language,
        words=tell(said, manner="spoken", today=london_date(now), language=language),
        starts_at=promise.start,
        due_at=promise.until,
    )


def chosen(promise: CallbackWindow) -> Sentence:
    """Say that the victim is rung at the time that they chose."""
    start, due = promise.start.astimezone(LONDON), promise.until.astimezone(LONDON)
    return sentence("callbacks-promise-slot", start=start, due=due)


def _sentence(why: CallbackWish, promise: CallbackWindow, *, is_chosen: bool) -> Sentence:
    if is_chosen:
        return chosen(promise)
    return sentence(_SENTENCES.get(why, "calls-promise"), due=promise.until.astimezone(LONDON))
