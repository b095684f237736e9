"""Promises a call back to a caller on the line who asks for one: a window, a team that owns it, and the sentence that
the caller hears. A request on a victim's page (`victim_callbacks`) makes the same kind of promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcare.records.models import Call, Callback
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.telephone.callbacks import REASONS_FOR_REVIEW, CallbackOutcome, CallbackReason
from victimcare.rules.access_codes import access_code
from victimcare.rules.calls.callback_times import CallbackWindow, Suits
from victimcare.rules.calls.outbound_calls import is_barred_number
from victimcare.rules.clock import LONDON
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.calls import call_access
from victimcare.services.calls.call_history import PromisedCallback
from victimcare.services.calls.callbacks import callback_slots, callback_tasks
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.services.calls.callbacks.callback_tasks import callback_subject as callback_subject
from victimcare.services.conversations import written_messages
from victimcare.services.conversations.identity_checks import has_confirmed_number
from victimcare.services.conversations.written_messages import DuressSubmissionKind
from victimcare.services.desk import task_steps
from victimcare.services.desk.task_actions import ensure_team_row
from victimcare.services.safe_contact import gate

REVIEWED_WITHIN = timedelta(days=1)  # if none of our times suits the victim
_SENTENCES = {
    **dict.fromkeys(REASONS_FOR_REVIEW, "calls-promise-silent"),
    CallbackReason.PLACE: "callbacks-promise-place",
}


class NumberNeeded(Exception):
    """We have no number to ring back: none is confirmed, none was keyed, and none may be taken from the network."""


class CallbackLimitReached(Exception):
    """No more call backs are promised now without an identity check, to any number. The caller may still reach a person
    on the line."""


@dataclass(frozen=True, slots=True)
class CallbackRequest:
    """A request in this call (None: on the victim's page): for which victim (None: linked to no case), to what number,
    and the promised time. `earlier`: the open promises to the same caller, locked."""

    call: Call | None
    earlier: Sequence[Callback]
    victim_id: int | None
    number: str
    why: CallbackReason
    promise: CallbackWindow
    is_chosen: bool


@transaction.atomic
def request_callback(
    *,
    call_id: UUID,
    wish: str,
    keyed_number: str,
    caller_number: str,
    now: datetime,
    slot: Slot | None = None,
    is_said: bool = True,
) -> PromisedCallback:
    """Promise that a person rings. After the identity check they ring the victim's confirmed number within the victim's
    hours; otherwise the promise is linked to no case, and the number is only a note for the colleague who rings. Raises
    NumberNeeded, SlotGone, CallbackLimitReached.

    A caller who asks again gets a new promise but is rung once: the open promise moves. `slot`: the time that the
    caller chose; None: the first that suits. `is_said` false: the caller's line has died, and they hear nothing. A code
    keyed in place of a number is not stored; nor is a premium-rate number, which costs the colleague who rings it and
    earns money for its owner. The record system's numbers are never used for call backs (contracts/feed.md): after the
    identity check, with no number confirmed, the victim keys one, or says that we may ring the telephone they are
    calling from. If the code may move nothing (`call_access`), a person looks at the call, whatever is asked for.
    """
    _lock_victim(call_id)
    call = call_access.lock_call(call_id)
    permit(call_access.caller_actor(call), Act.ASK_FOR_CALLBACK if call.victim_id else Act.ANSWER_CALL)
    if call.quiet_code_id is not None:
        return _request_in_duress(call, call.quiet_code_id, keyed_number, now)
    may_move = call_access.may_move_callback(call)
    why, slot = (CallbackReason(wish), slot) if may_move else (_wish_without_access(wish), None)
    victim_id, number = _find_recipient(call, why, keyed_number, caller_number)
    earlier = lock_open_callbacks(call)
    if (
        call.victim_id is None
        and why is not CallbackReason.SILENT
        and callback_tasks.exceeds_callback_limit(call, now=now)
    ):
        raise CallbackLimitReached
    promise = find_callback_window(victim_id, why, slot, earlier, now, is_known=call.victim_id is not None)
    asked = CallbackRequest(call, earlier, victim_id, number, why, promise, is_chosen=slot is not None)
    said = _promise_sentence(why, promise, is_chosen=asked.is_chosen)
    stands = _find_standing(call, asked, now)
    callback = stands or apply_callback_request(asked, now, may_move=may_move)
    if stands is None:
        _note_request(call, callback, wish, now)
    if is_said:
        callback_slots.record_told_text(callback, said, promise, call=call, now=now)
    start, until = promise.start.astimezone(LONDON), promise.until.astimezone(LONDON)
    return PromisedCallback(start, until, said, keeps_place=stands is None and why is CallbackReason.PLACE)


def request_duress_callback(actor: Actor, grant_id: int, now: datetime) -> CallbackWindow:
    """Record a request made with a duress code: no number is rung, the warning says that a call back was asked for, and
    the caller hears by when a person looks, as with any code that may move nothing."""
    promise = find_callback_window(None, CallbackReason.GUARDED, None, (), now, is_known=True)
    written_messages.keep_duress_submission(grant_id, DuressSubmissionKind.CALL_BACK, now=now)
    note(actor, "callback.asked", at=now, detail={"quiet": grant_id})
    return promise


def _request_in_duress(call: Call, grant_id: int, keyed_number: str, now: datetime) -> PromisedCallback:
    if access_code.looks_like_access_code(keyed_number):
        raise NumberNeeded
    promise = request_duress_callback(call_access.caller_actor(call), grant_id, now)
    start, until = promise.start.astimezone(LONDON), promise.until.astimezone(LONDON)
    said = _promise_sentence(CallbackReason.GUARDED, promise, is_chosen=False)
    return PromisedCallback(start, until, said, keeps_place=False)


def _find_standing(call: Call, asked: CallbackRequest, now: datetime) -> Callback | None:
    """Without an identity check, return the promise that exists for this number: it replaces what was open in this
    call. The caller hears what the first caller with this request would hear."""
    if call.victim_id is not None or (asked.why is CallbackReason.SILENT and asked.earlier):
        return None
    stands = callback_tasks.find_same_callback(
        asked.number, asked.why, asked.promise, is_chosen=asked.is_chosen, now=now
    )
    if stands is not None:
        for other in asked.earlier:
            settle_callback(other, by=None, now=now)
    return stands


def apply_callback_request(asked: CallbackRequest, now: datetime, *, may_move: bool) -> Callback:
    """Promise what is asked for. `may_move` false: the caller's code may move no earlier promise."""
    if asked.why in REASONS_FOR_REVIEW and asked.earlier and not asked.is_chosen:
        return _advance_review(asked, now, may_move=may_move)
    return _create_or_move(asked, now)


def _note_request(call: Call, callback: Callback, wish: str, now: datetime) -> None:
    note(
        call_access.caller_actor(call),
        "callback.asked",
        at=now,
        case_id=call_access.find_case_of_victim(call.victim_id),
        victim_id=call.victim_id,
        detail={"callback": str(callback.public_id), "wish": wish},
    )


def _wish_without_access(wish: str) -> CallbackReason:
    """With a code that may move nothing, only a silent caller is recorded as silent; all other wishes become
    GUARDED."""
    return CallbackReason.SILENT if wish == CallbackReason.SILENT else CallbackReason.GUARDED


def _find_recipient(call: Call, why: CallbackReason, keyed_number: str, caller_number: str) -> tuple[int | None, str]:
    """Return the victim, or else a number. Raises NumberNeeded."""
    victim_id = call.victim_id
    if victim_id and why not in REASONS_FOR_REVIEW and not has_confirmed_number(victim_id):
        victim_id = None
    number = "" if victim_id else keyed_number or caller_number
    if (not victim_id and not number) or access_code.looks_like_access_code(keyed_number):
        raise NumberNeeded
    if why is not CallbackReason.SILENT and is_barred_number(
        number
    ):  # a person looks at a silent call, whatever the number
        raise NumberNeeded
    return victim_id, number


def own_open_callbacks(call: Call) -> QuerySet[Callback]:
    """Return this caller's open promises: the victim's after an identity check, otherwise those made in this call.

    A number proves nothing: a caller who only rings from one, or keys it, hears of no promise and moves none.
    """
    asked = Q(call=call)
    if call.victim_id is not None:
        asked |= Q(victim=call.victim_id) | Q(call__victim=call.victim_id)
    return Callback.objects.filter(asked, outcome=CallbackOutcome.PROMISED)


def lock_open_callbacks(call: Call) -> list[Callback]:
    """Return this caller's open promises, locked until the transaction ends."""
    ids = list(own_open_callbacks(call).values_list("id", flat=True))
    rows = Callback.objects.select_for_update().filter(id__in=ids, outcome=CallbackOutcome.PROMISED)
    return list(rows.order_by("id"))


def find_next_window(
    suits_victim: Suits, *, besides: Sequence[int], now: datetime, is_known: bool = True
) -> CallbackWindow:
    """Return the first time that suits; if there is none, a person looks by the end of tomorrow."""
    return callback_slots.take_first_slot(suits_victim, now=now, besides=besides, is_known=is_known) or _review_window(
        now
    )


def _lock_victim(call_id: UUID) -> None:
    """Lock the victim's plan before the call's row, the order used everywhere."""
    victim_id = Call.objects.filter(public_id=call_id).values_list("victim_id", flat=True).first()
    if victim_id is not None:
        gate.lock_victims([victim_id])


def find_callback_window(
    victim_id: int | None,
    why: CallbackReason,
    slot: Slot | None,
    earlier: Sequence[Callback],
    now: datetime,
    *,
    is_known: bool,
) -> CallbackWindow:
    """Return the time at which a person rings, or looks at the call. Raises SlotGone."""
    # A caller who has only the code hears by when a person looks, in our hours: a linked person who holds the code
    # would otherwise learn the victim's hours.
    hours_of = None if why is CallbackReason.GUARDED else victim_id
    suits_victim, besides = callback_slots.victim_hours_check(hours_of, now=now), [one.id for one in earlier]
    if slot is not None:
        return callback_slots.take_slot(slot, suits_victim, now=now, besides=besides, is_known=is_known)
    if why in REASONS_FOR_REVIEW:  # the caller may be in danger, so a full slot must not delay the review
        return callback_slots.find_soonest_window(suits_victim, now=now) or _review_window(now)
    return find_next_window(suits_victim, besides=besides, now=now, is_known=is_known)


def _review_window(now: datetime) -> CallbackWindow:
    start = now.astimezone(LONDON)
    return CallbackWindow(start, start + REVIEWED_WITHIN, slot_at=None)


def _create_or_move(asked: CallbackRequest, now: datetime) -> Callback:
    """Move the open promise if it leads to the same number; replace one to another number by this one."""
    same = next((one for one in asked.earlier if one.victim_id == asked.victim_id), None)
    for other in asked.earlier:
        if other is not same:
            settle_callback(other, by=None, now=now)
    callback = same or Callback(call=asked.call, victim_id=asked.victim_id, team=ensure_team_row(None), asked_at=now)
    callback.number_note, callback.wish, callback.is_turn_reached = asked.number, asked.why, False
    chosen = (asked.promise.start, asked.promise.until) if asked.is_chosen else (None, None)
    callback.chosen_from, callback.chosen_until = chosen
    reschedule_callback(callback, asked.promise)
    callback.save()
    if same:
        callback_tasks.unbatch_callback(same, now=now)
        _move_task(same, asked.why, asked.promise.until, now)
    else:
        callback_tasks.assign_callback(callback, asked.call, now=now)
    return callback


def _advance_review(asked: CallbackRequest, now: datetime, *, may_move: bool) -> Callback:
    """Bring the review forward because the caller went silent: a person looks at the call no later than at a new one,
    and the time that the victim chose stands. With a code that may move nothing, the whole promise stands."""
    callback, until = asked.earlier[0], asked.promise.until
    due_at = min(until, callback.due_at)
    if may_move:
        if until < callback.due_at and not callback.is_chosen:
            reschedule_callback(callback, asked.promise)
        callback.wish = asked.why
        callback.save()
    if asked.call is None or asked.call.victim_id is not None:
        callback_tasks.unbatch_callback(callback, now=now)
    if callback_tasks.is_batched_callback(callback):
        callback_tasks.batch_callback(callback, now=now)
    else:
        _move_task(callback, asked.why, due_at, now)
    return callback


def _move_task(callback: Callback, why: CallbackReason, due_at: datetime, now: datetime) -> None:
    task_steps.reschedule_task(
        kind=TaskKind.CALL_BACK,
        subject_key=callback_subject(callback),
        reason=f"callback_{why}",
        due_at=due_at,
        now=now,
    )


def reschedule_callback(callback: Callback, promise: CallbackWindow) -> None:
    """Promise another window; escalation starts again. The caller of this function saves the row."""
    callback.starts_at, callback.due_at, callback.slot_at = promise.start, promise.until, promise.slot_at
    callback.risen_to = ""


def settle_callback(callback: Callback, *, by: int | None, now: datetime) -> None:
    """End this promise and its task: the victim has been in touch, or is rung for another promise. The row is
    locked."""
    callback.outcome, callback.made_at, callback.made_by_id = CallbackOutcome.SETTLED, now, by
    callback.save(update_fields=["outcome", "made_at", "made_by"])
    callback_tasks.end_callback_task(callback, by=by, now=now)


def _promise_sentence(why: CallbackReason, promise: CallbackWindow, *, is_chosen: bool) -> Sentence:
    if is_chosen:
        return callback_slots.chosen_time_sentence(promise)
    return sentence(_SENTENCES.get(why, "calls-promise"), due=promise.until.astimezone(LONDON))
