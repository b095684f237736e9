"""The times at which she can be rung back: in the force's hours, in hers, and no more in each than can be kept.

Whoever takes a place holds one lock until its transaction ends, and counts the promises that are open: there is no
second number that could differ from them, and two cannot take the last place.
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

from victimcare.records.models import Call, Callback, Victim
from victimcare.records.models.callbacks import CallbackOutcome
from victimcare.rules.callbacks import Promise, Suits, has_place, promises
from victimcare.rules.clock import LONDON
from victimcare.rules.force import Force
from victimcare.rules.people.contact_decision import Decision, Send, Wait, Why
from victimcare.services.messages import gate
from victimcare.services.rights.working_days import working_days

_PROVED = Q(victim__isnull=False) | Q(call__victim__isnull=False)
MOST = 6  # that are read out to her


class SlotGone(Exception):
    """Its last place was taken, or it no longer lies in her hours or in ours."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that she can choose. Moments in London; `until` is the due time."""

    start: datetime
    until: datetime


def open_slots(*, call_id: UUID, now: datetime) -> tuple[Slot, ...]:
    """At most six, the soonest first. After proof within her safe hours; without, within ours."""
    victim_id = Call.objects.filter(public_id=call_id).values_list("victim_id", flat=True).first()
    return free(suits(victim_id, now=now), now=now, is_known=victim_id is not None)


def free(suits_her: Suits, *, now: datetime, besides: Collection[int] = (), is_known: bool = True) -> tuple[Slot, ...]:
    """The same, where it is known what suits her. `is_known`: here and below, she has proved who she is, or one of us
    asks; a share of the places is kept for them, so that whoever rings again and again takes not the last one."""
    found = _with_room(_promises(suits_her, now), besides, is_known)
    return tuple(Slot(one.start, one.until) for one in islice(found, MOST))


def take(
    slot: Slot, suits_her: Suits, *, now: datetime, besides: Collection[int] = (), is_known: bool = True
) -> Promise:
    """A place in the time that she chose from `open_slots`, until the caller's transaction ends, which keeps it by
    writing the promise. `besides`: the rows of promises that this one takes the place of. Raises SlotGone."""
    _one_at_a_time()
    for one in _with_room(_promises(suits_her, now), besides, is_known):
        # The one that was open then begins now: a quarter of an hour may have gone while it was read out.
        if one.until == slot.until and one.start >= slot.start:
            return one
    raise SlotGone(slot)


def first(suits_her: Suits, *, now: datetime, besides: Collection[int] = (), is_known: bool = True) -> Promise | None:
    """The first time with a place, taken as by `take`. None: there is none in the next two weeks."""
    _one_at_a_time()
    return next(_with_room(_promises(suits_her, now), besides, is_known), None)


def soonest(suits_her: Suits, *, now: datetime) -> Promise | None:
    """The first time, whether or not it has a place: it takes one, and leaves one less for others."""
    return next(_promises(suits_her, now), None)


def suits(victim_id: int | None, *, now: datetime) -> Suits:
    """Whether the gate would let a person ring her at a moment, as far as is known now. Where it leaves that to a
    person, every moment that is not quiet will do: the person decides."""
    force: Force = settings.FORCE
    victim = Victim.objects.filter(id=victim_id).first() if victim_id else None
    if victim is None:
        return lambda at: not force.quiet_hours.hold(at.astimezone(LONDON).time())
    return as_rung(gate.when_rung(victim, now=now), now=now)


def as_rung(answer: Callable[[datetime], Decision], *, now: datetime) -> Suits:
    """The same of what the gate answers."""
    shut = (now, now)  # from and until when it is known that she waits: not asked of each quarter of an hour again

    def would_ring(at: datetime) -> bool:
        nonlocal shut
        if shut[0] <= at < shut[1]:
            return False
        decision = answer(at.astimezone(UTC))
        if isinstance(decision, Wait):
            shut = (at, decision.until)
            return False
        return isinstance(decision, Send) or decision.why is not Why.NO_HOUR

    return would_ring


def _promises(suits_her: Suits, now: datetime) -> Iterator[Promise]:
    force: Force = settings.FORCE
    return promises(now, force.callback_slots, working_days(), suits_her)


def _with_room(found: Iterator[Promise], besides: Collection[int], is_known: bool) -> Iterator[Promise]:
    force: Force = settings.FORCE
    open_ones = Callback.objects.filter(outcome=CallbackOutcome.PROMISED, slot_at__isnull=False)
    counted = open_ones.exclude(id__in=besides).order_by().values_list("slot_at")
    counts = counted.annotate(known=Count("id", filter=_PROVED), unproved=Count("id", filter=~_PROVED))
    taken = {at: (known, unproved) for at, known, unproved in counts}
    for one in found:
        known, unproved = taken.get(one.slot_at, (0, 0))
        if has_place(force.callbacks_in_a_slot, known=known, unproved=unproved, is_known=is_known):
            yield one


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('calls.slots'))")
