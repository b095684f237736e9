"""Offers the times at which a victim can be rung back: within the force's hours and theirs, with no more promises in
each than we can keep.

To take a place, a transaction holds one lock until it ends, and counts the open promises: there is no second count that
could differ from them, and two callers cannot both take the last place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Count, Q

from victimcare.records.models import Call, Callback, CallbackNotice, Victim
from victimcare.records.models.telephone.callbacks import CallbackOutcome
from victimcare.rules.calls.callback_times import CallbackWindow, Suits, has_callback_place, list_callback_windows
from victimcare.rules.clock import LONDON, london_date
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_plan import ContactLater, ContactNow, GateAnswer, StaffOnlyReason
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import gate
from victimcare.wording import tell

_IDENTIFIED = Q(victim__isnull=False) | Q(call__victim__isnull=False)
MOST_SLOTS = 6  # as many as are read out to the caller


class SlotGone(Exception):
    """The last place was taken, or the time is no longer within the victim's hours or ours."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that the victim can choose. Moments in London; `until` is the due time."""

    start: datetime
    until: datetime


def list_open_slots(*, call_id: UUID, now: datetime) -> tuple[Slot, ...]:
    """Return at most six times, soonest first: within the victim's safe hours after an identity check, otherwise within
    ours."""
    victim_id = Call.objects.filter(public_id=call_id).values_list("victim_id", flat=True).first()
    return list_free_slots(victim_hours_check(victim_id, now=now), now=now, is_known=victim_id is not None)


def list_free_slots(
    suits_victim: Suits, *, now: datetime, besides: Collection[int] = (), is_known: bool = True
) -> tuple[Slot, ...]:
    """Return the free times, if it is known what suits the victim. `is_known`, here and below: the victim passed the
    identity check, or a member of staff asks; a share of the places is kept for them, so that a caller who rings again
    and again cannot take the last one."""
    found = _windows_with_place(_possible_windows(suits_victim, now), besides, is_known)
    return tuple(Slot(one.start, one.until) for one in islice(found, MOST_SLOTS))


def take_slot(
    slot: Slot, suits_victim: Suits, *, now: datetime, besides: Collection[int] = (), is_known: bool = True
) -> CallbackWindow:
    """Take a place in the time that the victim chose from `list_open_slots`. It is held until the transaction of the
    calling function ends, and kept by the promise written there. `besides`: the rows of promises that this one
    replaces. Raises SlotGone."""
    _lock_slots()
    for one in _windows_with_place(_possible_windows(suits_victim, now), besides, is_known):
        # A time that was open when it was read out begins now: reading it out may have taken a quarter of an hour.
        if one.until == slot.until and one.start >= slot.start:
            return one
    raise SlotGone(slot)


def take_first_slot(
    suits_victim: Suits, *, now: datetime, besides: Collection[int] = (), is_known: bool = True
) -> CallbackWindow | None:
    """Take the first time with a place, as `take_slot` does. None: there is none in the next two weeks."""
    _lock_slots()
    return next(_windows_with_place(_possible_windows(suits_victim, now), besides, is_known), None)


def find_soonest_window(suits_victim: Suits, *, now: datetime) -> CallbackWindow | None:
    """Return the first time, even if it is full: it takes a place, and leaves one fewer for others."""
    return next(_possible_windows(suits_victim, now), None)


def victim_hours_check(victim_id: int | None, *, now: datetime) -> Suits:
    """Return a check whether the gate would let a person ring the victim at a moment, as far as is known now. If the
    gate leaves that to a person, every moment that is not quiet passes: the person decides."""
    force: Force = settings.FORCE
    victim = Victim.objects.filter(id=victim_id).first() if victim_id else None
    if victim is None:
        return lambda at: not force.quiet_hours.hold(at.astimezone(LONDON).time())
    return gate_hours_check(gate.predict_call_decision(victim, now=now), now=now)


def gate_hours_check(answer: Callable[[datetime], GateAnswer], *, now: datetime) -> Suits:
    """Whether this answer of the gate allows the call."""
    # the span in which the gate is known to say wait, so that it is not asked again for each quarter of an hour
    shut = (now, now)

    def would_ring(at: datetime) -> bool:
        nonlocal shut
        if shut[0] <= at < shut[1]:
            return False
        decision = answer(at.astimezone(UTC))
        if isinstance(decision, ContactLater):
            shut = (at, decision.until)
            return False
        return isinstance(decision, ContactNow) or decision.why is not StaffOnlyReason.NO_HOUR

    return would_ring


def _possible_windows(suits_victim: Suits, now: datetime) -> Iterator[CallbackWindow]:
    force: Force = settings.FORCE
    return list_callback_windows(now, force.callback_slots, working_days(), suits_victim)


def _windows_with_place(
    found: Iterator[CallbackWindow], besides: Collection[int], is_known: bool
) -> Iterator[CallbackWindow]:
    force: Force = settings.FORCE
    open_ones = Callback.objects.filter(outcome=CallbackOutcome.PROMISED, slot_at__isnull=False)
    counted = open_ones.exclude(id__in=besides).order_by().values_list("slot_at")
    counts = counted.annotate(known=Count("id", filter=_IDENTIFIED), unproved=Count("id", filter=~_IDENTIFIED))
    taken = {at: (known, unproved) for at, known, unproved in counts}
    for one in found:
        known, unproved = taken.get(one.slot_at, (0, 0))
        if has_callback_place(force.callbacks_in_a_slot, known=known, unproved=unproved, is_known=is_known):
            yield one


def _lock_slots() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('calls.slots'))")


# The victim's words for a promised time


def record_told_text(
    callback: Callback, said: Sentence, promise: CallbackWindow, *, call: Call | None, now: datetime
) -> None:
    """Store the sentence with which the victim is told of this promise. `call`: the call in which it is said."""
    language = str(call.state.get("language") or "en") if call else "en"
    CallbackNotice.objects.create(
        callback=callback,
        call=call,
        at=now,
        language=language,
        words=tell(said, manner="spoken", today=london_date(now), language=language),
        starts_at=promise.start,
        due_at=promise.until,
    )


def chosen_time_sentence(promise: CallbackWindow) -> Sentence:
    """Return the sentence that the victim is rung at the time they chose."""
    start, due = promise.start.astimezone(LONDON), promise.until.astimezone(LONDON)
    return sentence("callbacks-promise-slot", start=start, due=due)
