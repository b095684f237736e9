"""Raises contacts in danger that wait for a person: to the supervisors of the room, then to the duty number.

The minutes count from when the contact began to wait unopened: further messages do not postpone them. Opening it ends
the first rise only: it rises again while no handler has taken it, or where the one who took it does nothing.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q
from django.db.models.functions import Greatest

from victimcare.records.models import RoomContact, RoomContactChange
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority, ContactState
from victimcare.rules.control_room.contact_order import (
    RisingStep,
    RoomClocks,
    WaitingDanger,
    list_rising_steps,
    name_queue,
)
from victimcare.rules.force import Force
from victimcare.services.control_room.alarms import unseen_transfers
from victimcare.services.control_room.contacts.waiting_danger import (
    add_danger_facts,
    is_danger_met,
    list_open_danger,
)
from victimcare.services.follow_up.unanswered_work import text_duty_number
from victimcare.services.job_queue import Job, queue_job
from victimcare.wording import say

AT_ONCE = 500
TOLD = "told_duty_number"


@transaction.atomic
def raise_unseen_danger(*, now: datetime) -> int:
    """Raise each contact and message between control rooms that is due, possible danger to danger first; the job that
    texts the duty number commits with it. Returns how many steps were taken. Safe to run twice, and concurrently."""
    clocks = _clocks()
    raised = _raise_possible_danger(clocks, now)
    soonest = min(clocks.rises_after, clocks.take_within, clocks.act_within)
    waiting = list_open_danger().filter(waits_since__lte=now - soonest)
    is_in_hand = Q(owner__isnull=False, first_seen_at__isnull=False) & is_danger_met()
    waiting = waiting.exclude(is_in_hand).select_for_update(skip_locked=True, of=("self",))
    # Those that never rose come first: a flood hides none for long.
    waiting = add_danger_facts(waiting)
    unrisen = list(waiting.order_by(F("rose_at").asc(nulls_first=True), "waits_since", "id")[:AT_ONCE])
    unrung = waiting.filter(waits_since__lte=now - clocks.rings_after).exclude(
        _has_rung()
    )  # these have places of their own
    contacts = list({each.id: each for each in (*unrisen, *unrung.order_by("waits_since", "id")[:AT_ONCE])}.values())
    rang = _list_rung([contact.id for contact in contacts])
    rang_lately = RoomContactChange.objects.filter(what=RisingStep.DUTY_NUMBER, at__gt=now - clocks.rises_after)
    may_ring = not rang_lately.exists()  # a flood of strangers would text the duty number each minute
    steps = [
        (contact, step)
        for contact in contacts
        for step in list_rising_steps(_facts(contact, rang.get(contact.id)), clocks, now=now)
        if may_ring or step is not RisingStep.DUTY_NUMBER
    ]
    for contact, step in steps:
        if step is RisingStep.SUPERVISORS:
            contact.rose_at = now
    RoomContact.objects.bulk_update([one for one, step in steps if step is RisingStep.SUPERVISORS], ["rose_at"])
    RoomContactChange.objects.bulk_create(RoomContactChange(contact=one, what=step, at=now) for one, step in steps)
    transfers, transfers_ring = unseen_transfers.raise_unseen_transfers(clocks, now=now)
    if transfers_ring or any(step is RisingStep.DUTY_NUMBER for _, step in steps):
        queue_job(Job.TEXT_ROOM_DUTY, at=now.isoformat())
    return len(steps) + raised + transfers


def _raise_possible_danger(clocks: RoomClocks, now: datetime) -> int:
    """Possible danger that no person opened within the minutes of danger is danger from then on."""
    contacts = list(
        RoomContact.objects.select_for_update(skip_locked=True).filter(
            state=ContactState.OPEN,
            is_possible_danger=True,
            priority__lt=ContactPriority.DANGER,
            first_seen_at=None,
            waits_since__lte=now - clocks.look_within[ContactPriority.DANGER],
        )[:AT_ONCE]
    )
    for contact in contacts:
        contact.priority, contact.version = ContactPriority.DANGER, contact.version + 1
        contact.queue = name_queue(ContactClass(contact.contact_class), ContactPriority.DANGER)
    RoomContact.objects.bulk_update(contacts, ["priority", "queue", "version"])
    RoomContactChange.objects.bulk_create(
        RoomContactChange(contact=each, what="raised", at=now, detail=each.contact_class) for each in contacts
    )
    return len(contacts)


def send_room_duty_text(*, at: datetime, now: datetime) -> bool:
    """Send one text for all that rose to the duty number at `at`, and that no person has opened or no handler has taken
    since. False if none waits any more, or no text can go. Raises SendDeferred, SendInDoubt."""
    rang = RoomContactChange.objects.filter(contact=OuterRef("id"), what=RisingStep.DUTY_NUMBER, at=at)
    waiting = list(
        RoomContact.objects.filter(
            Q(first_seen_at=None) | Q(owner=None), Exists(rang), state=ContactState.OPEN
        ).values_list("id", flat=True)
    )
    minutes = int(_clocks().rings_after.total_seconds() // 60)
    words = say("control-room-sorting-duty-text", count=len(waiting), minutes=minutes)
    transfers = unseen_transfers.count_rung_transfers(at=at, now=now)
    told = [words] if waiting else []
    if transfers:
        told.append(say("control-room-incidents-duty-text", count=transfers))
    if not told or not text_duty_number(reference=f"room-duty-{at.timestamp():.0f}", words=" ".join(told)):
        return False
    RoomContactChange.objects.bulk_create(RoomContactChange(contact_id=each, what=TOLD, at=now) for each in waiting)
    return True


def _has_rung() -> Q:
    """The duty number was rung since it began to wait, and since it was opened."""
    rang = RoomContactChange.objects.filter(
        contact=OuterRef("id"),
        what=RisingStep.DUTY_NUMBER,
        at__gt=Greatest(OuterRef("waits_since"), OuterRef("first_seen_at")),
    )
    return Q(Exists(rang))


def _list_rung(ids: list[int]) -> dict[int, datetime]:
    """When each rose to the duty number since it began to wait."""
    rung = Max("changes__at", filter=Q(changes__what=RisingStep.DUTY_NUMBER, changes__at__gt=F("waits_since")))
    return {
        contact_id: at
        for contact_id, at in RoomContact.objects.filter(id__in=ids).annotate(rung=rung).values_list("id", "rung")
        if at is not None
    }


def _facts(contact: RoomContact, rang_at: datetime | None) -> WaitingDanger:
    """Of a row to which `add_danger_facts` added what is asked."""
    worked = [at for at in (contact.changed_at, contact.typed_at) if at is not None]  # type: ignore[attr-defined]
    return WaitingDanger(
        waits_since=contact.waits_since,
        first_seen_at=contact.first_seen_at,
        has_owner=contact.owner_id is not None,
        is_met=contact.is_met,  # type: ignore[attr-defined]
        free_since=contact.free_since,  # type: ignore[attr-defined]
        worked_at=max(worked, default=None),
        rose_at=contact.rose_at,
        rang_at=rang_at,
    )


def _clocks() -> RoomClocks:
    force: Force = settings.FORCE
    return force.control_room
