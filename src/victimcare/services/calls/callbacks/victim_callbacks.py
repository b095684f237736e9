"""Lets the victim ask for a call back on their page, and keep or cancel one when they ring in: the same promises, times
and rules as on the line.

At the short level they are shown no promise and can move none, as with such a code on the line: a person looks at the
request and decides how to reach them. What they read then is the same whether or not a call is promised.

The same holds at the full level until the last six numbers of the code were typed again in this visit: the times are
the victim's safe hours, and the number is theirs (ADR 29).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from victimcare.records.annotations import read_annotations
from victimcare.records.models import Call, Callback, CallbackNotice, TaskChange
from victimcare.records.models.telephone.callbacks import CallbackAttemptOutcome as CallbackAttemptOutcome
from victimcare.records.models.telephone.callbacks import CallbackOutcome as CallbackOutcome
from victimcare.records.models.telephone.callbacks import CallbackReason as CallbackReason
from victimcare.rules.calls.callback_times import CallbackWindow
from victimcare.rules.clock import LONDON, london_date
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.access_codes import step_up
from victimcare.services.audit import note
from victimcare.services.calls import call_access
from victimcare.services.calls.callbacks import callback_requests, callback_slots
from victimcare.services.calls.callbacks.callback_requests import CallbackRequest
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.services.calls.callbacks.callback_slots import SlotGone as SlotGone
from victimcare.services.conversations.identity_checks import has_confirmed_number
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.contact_context import with_contact_facts
from victimcare.services.safe_contact.page_access import PageAccess, authorise_victim_page
from victimcare.wording import current_reading, tell


class CallbackMissing(LookupError):
    """The victim has no promised call that they could change or give up."""


@dataclass(frozen=True, slots=True)
class CallbackOptions:
    """What the victim can choose. `asks_again`: the last six numbers of the code open the rest. `promised`: the call
    that they wait for; `times`: those they can choose. Both are missing if they may be told nothing, or no person may
    ring them: then a person finds the way. `has_number`: a number is agreed; without one a person looks at the request
    before they ring at the chosen time. `ends_with`: the last digits of the only number that we ring; never shown for a
    guarded victim, whose telephone must stay unknown to people around them."""

    is_short: bool
    asks_again: bool
    has_number: bool
    ends_with: str
    promised: Slot | None
    times: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class _SoonestCallback:
    stands: Mapping[str, Any] | None


@transaction.atomic
def load_callback_options(*, actor: Actor, now: datetime) -> CallbackOptions:
    """Return what the victim can choose. Raises PermissionRefused."""
    access = authorise_victim_page(
        actor=actor,
        act=Act.ASK_FOR_CALLBACK,
        noted="own_call.see",
        now=now,
        may_be_short=True,
        also=lambda victims: with_contact_facts(victims, now).annotate(stands=Subquery(_SOONEST_CALLBACK)),
    )
    if not _is_reconfirmed(access, actor, now):
        is_short = access.opened.is_short
        return CallbackOptions(
            is_short, asks_again=not is_short, has_number=False, ends_with="", promised=None, times=()
        )
    stands = read_annotations(access.victim, _SoonestCallback).stands
    ringing = gate.load_calling_options(access.victim, now=now)
    besides = [stands["id"]] if stands else []
    suits = (
        callback_slots.gate_hours_check(ringing.at, now=now)
        if ringing.numbers
        else callback_slots.victim_hours_check(None, now=now)
    )
    times = (
        callback_slots.list_free_slots(suits, now=now, besides=besides)
        if ringing.numbers or ringing.is_call_discretionary
        else ()
    )
    ends_with = ringing.numbers[0].strip()[-2:] if len(ringing.numbers) == 1 and not access.is_guarded else ""
    return CallbackOptions(False, False, bool(ringing.numbers), ends_with, _to_slot(stands) if stands else None, times)


@transaction.atomic
def request_callback_online(*, actor: Actor, slot: Slot | None, now: datetime) -> Sentence:
    """Promise that a person rings at this time; without a time, that a person looks at the request and finds a way.
    Returns the sentence that the victim is told. Raises PermissionRefused, SlotGone."""
    access = authorise_victim_page(
        actor=actor, act=Act.ASK_FOR_CALLBACK, noted="own_call.ask", now=now, may_be_short=True
    )
    if actor.quiet is not None:
        if slot is not None:
            raise SlotGone(slot)
        return _page_sentence(callback_requests.request_duress_callback(actor, actor.quiet, now), is_chosen=False)
    is_open = _is_reconfirmed(access, actor, now)
    has_number = is_open and has_confirmed_number(access.victim.id)
    may_choose = has_number or (is_open and gate.is_call_discretionary(access.victim, now=now))
    if slot is not None and not may_choose:
        raise SlotGone(slot)
    why = CallbackReason.BACK if slot is not None and has_number else CallbackReason.GUARDED
    earlier = list(_open_callbacks(access).select_for_update(of=("self",)).order_by("id"))
    promise = callback_requests.find_callback_window(access.victim.id, why, slot, earlier, now, is_known=True)
    asked = CallbackRequest(None, earlier, access.victim.id, "", why, promise, is_chosen=slot is not None)
    callback = callback_requests.apply_callback_request(asked, now, may_move=may_choose)
    said = _page_sentence(promise, is_chosen=slot is not None)
    _record_told(callback, said, promise, now)
    _note_on_page(access, actor, "callback.asked", callback, now)
    return said


@transaction.atomic
def cancel_callback_online(*, actor: Actor, now: datetime) -> None:
    """End the call back because the victim no longer needs it. Raises CallbackMissing, and PermissionRefused at the
    short level and until the last six numbers were typed again."""
    access = authorise_victim_page(actor=actor, act=Act.ASK_FOR_CALLBACK, noted="own_call.give_up", now=now)
    if not _is_reconfirmed(access, actor, now):
        raise PermissionRefused("the last six numbers of the code were not typed again")
    found = list(_open_callbacks(access).select_for_update(of=("self",)).order_by("id"))
    if not found:
        raise CallbackMissing
    for callback in found:
        callback_requests.settle_callback(callback, by=None, now=now)
        _note_on_page(access, actor, "callback.settled", callback, now)


def _is_reconfirmed(access: PageAccess, actor: Actor, now: datetime) -> bool:
    """Whether this visit may see the victim's times and number, and change the call."""
    return not access.opened.is_short and step_up.is_code_reconfirmed(actor, now)


# The soonest call that the victim waits for, with its row
_SOONEST_CALLBACK = (
    Callback.objects.filter(Q(victim=OuterRef("id")) | Q(call__victim=OuterRef("id")), outcome=CallbackOutcome.PROMISED)
    .order_by("due_at")
    .values(row=JSONObject(id="id", starts_at="starts_at", due_at="due_at"))[:1]
)


def _open_callbacks(access: PageAccess) -> QuerySet[Callback]:
    """Return the victim's open call backs, soonest first."""
    of_victim = Q(victim=access.victim) | Q(call__victim=access.victim)
    return Callback.objects.filter(of_victim, outcome=CallbackOutcome.PROMISED).order_by("due_at")


def _to_slot(stands: Mapping[str, Any]) -> Slot:
    start, until = (datetime.fromisoformat(stands[name]).astimezone(LONDON) for name in ("starts_at", "due_at"))
    return Slot(start, until)


def _page_sentence(promise: CallbackWindow, *, is_chosen: bool) -> Sentence:
    if is_chosen:
        return callback_slots.chosen_time_sentence(promise)
    return sentence("callbacks-page-looked-at", due=promise.until.astimezone(LONDON))


def _record_told(callback: Callback, said: Sentence, promise: CallbackWindow, now: datetime) -> None:
    CallbackNotice.objects.create(
        callback=callback,
        call=None,
        at=now,
        language=current_reading().language,
        words=tell(said, manner="page", today=london_date(now)),
        starts_at=promise.start,
        due_at=promise.until,
    )


def _note_on_page(access: PageAccess, actor: Actor, act: str, callback: Callback, now: datetime) -> None:
    note(
        actor,
        act,
        at=now,
        case_id=access.victim.case_id,
        victim_id=access.victim.id,
        detail={"callback": str(callback.public_id), "on": "page"},
    )


# Keeps or cancels an open call back, as the victim wishes, when they ring in.
#
# Only after an identity check: a caller who only rings from a number, or keys one, hears of no promise.


@dataclass(frozen=True, slots=True)
class OwnCallback:
    """A call back that the victim waits for. Moments in London."""

    id: UUID
    start: datetime
    until: datetime


def list_own_callbacks(*, call_id: UUID, now: datetime) -> tuple[OwnCallback, ...]:
    """Return the open call backs of the victim who passed the identity check in this call, soonest first; empty before
    the check, and if the line may no longer tell them anything."""
    call = Call.objects.filter(public_id=call_id).first()
    if call is None or not call_access.may_tell_callback(call, now):
        return ()
    return tuple(
        OwnCallback(one.public_id, one.starts_at.astimezone(LONDON), one.due_at.astimezone(LONDON))
        for one in sorted(callback_requests.own_open_callbacks(call), key=lambda one: one.due_at)
    )


@transaction.atomic
def keep_own_callbacks(*, call_id: UUID, now: datetime) -> None:
    """Keep the promise, because the victim still wants to be rung: it stands, and its owner sees that they rang in."""
    for call, callback in _lock_own_callbacks(call_id, now):
        assert callback.task_id is not None, "whoever is promised a call has a task"
        TaskChange.objects.create(task_id=callback.task_id, what="kept", at=now, team_id=callback.team_id)
        _note_in_call(call, callback, "callback.kept", now)


@transaction.atomic
def cancel_own_callbacks(*, call_id: UUID, now: datetime) -> int:
    """End every call back of a victim who no longer needs one. Returns how many; safe to run twice.

    A call back for which the victim is being rung at this moment ends as well: the colleague who rings is told when
    they report how it went.
    """
    found = _lock_own_callbacks(call_id, now)
    for call, callback in found:
        callback_requests.settle_callback(callback, by=None, now=now)
        _note_in_call(call, callback, "callback.settled", now)
    return len(found)


def _lock_own_callbacks(call_id: UUID, now: datetime) -> list[tuple[Call, Callback]]:
    """Return the victim's open call backs, locked after the victim's plan, the order used everywhere. Empty before the
    identity check."""
    victim_id = Call.objects.filter(public_id=call_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        return []
    gate.lock_victims([victim_id])
    call = call_access.lock_call(call_id)
    permit(call_access.caller_actor(call), Act.ASK_FOR_CALLBACK)
    if not call_access.may_tell_callback(call, now):
        return []
    return [(call, callback) for callback in callback_requests.lock_open_callbacks(call)]


def _note_in_call(call: Call, callback: Callback, act: str, now: datetime) -> None:
    note(
        call_access.caller_actor(call),
        act,
        at=now,
        case_id=call_access.find_case_of_victim(call.victim_id),
        victim_id=call.victim_id,
        detail={"callback": str(callback.public_id)},
    )
