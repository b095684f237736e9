"""A packet is prepared: part by part, with a reason where one is needed, until it is given to the second person."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from victimcare.records.models import HandoverItem, HandoverPacket, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.handovers import HandoverState, HandoverWay
from victimcare.rules.agency_handovers import (
    LONGEST_HANDOVER_NOTE,
    RECIPIENTS,
    REQUIRED_PARTS,
    HandoverFault,
    HandoverMove,
    find_handover_faults,
)
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, permit
from victimcare.services.desk import task_actions as desk
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.desk.timeline_acts import lock_victim, next_version
from victimcare.services.handovers import content, keeping
from victimcare.services.handovers.shapes import DutyHolder, HandoverPart, NotNow, UnknownPacket
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import PACKET_ITEM_REASON


class NotReady(ValueError):
    """A part that must be inside is not, or one that needs a reason has none."""

    def __init__(self, wrong: tuple[HandoverFault, ...]) -> None:
        super().__init__(", ".join(f"{one.item}: {one.why}" for one in wrong))
        self.wrong = wrong


class NoWay(ValueError):
    """This agency cannot be given a packet in this way."""


def ways_to(agency: DutyHolder) -> tuple[HandoverWay, ...]:
    """How this agency may be given a packet: by e-mail where the force has named its address."""
    force: Force = settings.FORCE
    has_address = any(one.agency == agency and one.email for one in force.agencies)
    return tuple(way for way in HandoverWay if has_address or way is not HandoverWay.EMAIL)


@transaction.atomic
def begin(*, actor: Actor, victim_id: UUID, agency: DutyHolder, now: datetime) -> UUID:
    """Begin a packet, or go on with the one that is open, or begin the next version. Gives its name.

    Whoever begins has taken a task to hand over for her, or has proved who she is. Raises UnknownPacket.
    """
    permit(actor, Act.PREPARE_HANDOVER)
    by = keeping.member(actor)
    row = Victim.objects.filter(public_id=victim_id).values_list("id", flat=True).first()
    if row is None or agency not in RECIPIENTS or not keeping.may_work_for(actor, row, now=now):
        raise UnknownPacket(victim_id)
    return _begun(actor, row, agency, by, now)


@transaction.atomic
def anew(*, actor: Actor, packet_id: UUID, now: datetime) -> UUID:
    """The next version of this one, with nothing chosen yet, for a member of staff who may read it. Gives its name.
    Raises UnknownPacket."""
    packet = keeping.readable(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    return _begun(actor, packet.victim_id, DutyHolder(packet.agency), keeping.member(actor), now)


def _begun(actor: Actor, row: int, agency: DutyHolder, by: int, now: datetime) -> UUID:
    """The one that is open, or a new one with nothing chosen but what must be inside."""
    lock_victim(actor, row)
    hers = HandoverPacket.objects.filter(victim_id=row, agency=agency.value)
    if (open_one := hers.filter(state__in=(HandoverState.DRAFT, HandoverState.TO_CHECK)).first()) is not None:
        return open_one.public_id
    last = hers.exclude(sent_at=None).order_by("-number").first()
    packet = HandoverPacket.objects.create(
        public_id=uuid4(),
        victim_id=row,
        agency=agency.value,
        number=1 + (hers.aggregate(last=Max("number"))["last"] or 0),
        way=last.way if last and last.way in ways_to(agency) else ways_to(agency)[0],
        prepared_at=now,
        prepared_by_id=by,
    )
    _choose(packet, dict.fromkeys(REQUIRED_PARTS, ""))  # each part is chosen by a person, in each version anew
    keeping.kept(packet, "begun", by=by, now=now)
    keeping.noted(actor, "handover.begun", packet, now)
    return packet.public_id


@transaction.atomic
def choose(
    *,
    actor: Actor,
    packet_id: UUID,
    items: Mapping[HandoverPart, str],
    words: str,
    way: HandoverWay,
    after: int | None = None,
    now: datetime,
) -> None:
    """What is inside, why, what is said to the agency and how it goes. Raises UnknownPacket, NotNow, NoWay,
    WrittenSince."""
    packet = keeping.locked(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    if packet.state != HandoverState.DRAFT:
        raise NotNow(packet.state)
    if way not in ways_to(DutyHolder(packet.agency)):
        raise NoWay(way)
    packet.version = next_version(packet.version, after=after)
    _choose(packet, items)
    packet.sealed_words, packet.way = keeping.sealed_words(packet, words[:LONGEST_HANDOVER_NOTE]), way
    packet.prepared_by_id = keeping.member(actor)  # whoever chose last is not the second person
    packet.save(update_fields=["sealed_words", "way", "prepared_by", "version"])
    keeping.noted(actor, "handover.chosen", packet, now, items=sorted(items))


@transaction.atomic
def choose_and_submit(
    *,
    actor: Actor,
    packet_id: UUID,
    items: Mapping[HandoverPart, str],
    words: str,
    way: HandoverWay,
    after: int | None,
    now: datetime,
) -> None:
    """Both or neither: what is not ready is not kept either, so that whoever typed it goes on with the version they
    have. Raises what the two do."""
    choose(actor=actor, packet_id=packet_id, items=items, words=words, way=way, after=after, now=now)
    submit(actor=actor, packet_id=packet_id, now=now)


@transaction.atomic
def submit(*, actor: Actor, packet_id: UUID, now: datetime) -> None:
    """What is inside stands still now, and a second person reads it before it leaves. Raises UnknownPacket, NotNow,
    NotReady."""
    packet = keeping.locked(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    picked = keeping.chosen(packet)
    if wrong := find_handover_faults(picked):
        raise NotReady(wrong)
    keeping.step(packet, HandoverMove.SUBMIT)
    packet.replaces = last_of(packet)
    her = content.about(packet.victim, now=now)
    made = content.document(packet, content.parts(her, picked), words=keeping.words_of(packet), now=now)
    packet.sealed_content, packet.digest = keeping.sealed_content(packet, made), hashlib.sha256(made).hexdigest()
    packet.prepared_by_id, packet.prepared_at = keeping.member(actor), now
    packet.save(update_fields=["state", "replaces", "sealed_content", "digest", "prepared_by", "prepared_at"])
    desk.make_task(
        kind=TaskKind.CHECK_HANDOVER,
        victim_id=packet.victim_id,
        reason="handover_second",
        harm=load_harm_levels([packet.victim_id])[packet.victim_id],
        due_at=None,
        now=now,
        subject_key=keeping.check_matter(packet),
    )
    keeping.kept(packet, "submitted", by=packet.prepared_by_id, now=now)
    keeping.noted(actor, "handover.submitted", packet, now, sha256=packet.digest)


@transaction.atomic
def drop(*, actor: Actor, packet_id: UUID, words: str, now: datetime) -> None:
    """It never leaves; the task to hand over, where there is one, stays. Raises UnknownPacket, NotNow."""
    packet = keeping.locked(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    keeping.step(packet, HandoverMove.DROP)
    packet.ended_at, packet.replaces, packet.sealed_content, packet.sealed_words = now, None, b"", b""
    packet.save(update_fields=["state", "ended_at", "replaces", "sealed_content", "sealed_words"])
    no_check(packet, now, by=actor.staff_id)
    keeping.kept(packet, "dropped", by=actor.staff_id, now=now, words=words)
    keeping.noted(actor, "handover.dropped", packet, now)


def last_of(packet: HandoverPacket) -> HandoverPacket | None:
    """The one about her that this agency was given last."""
    sent = HandoverPacket.objects.filter(victim_id=packet.victim_id, agency=packet.agency, sent_at__isnull=False)
    return sent.order_by("-number").first()


def no_check(packet: HandoverPacket, now: datetime, *, by: int | None) -> None:
    desk.close_settled_tasks(
        kind=TaskKind.CHECK_HANDOVER,
        victim_id=packet.victim_id,
        subject_key=keeping.check_matter(packet),
        now=now,
        by=by,
    )


def _choose(packet: HandoverPacket, items: Mapping[HandoverPart, str]) -> None:
    packet.items.all().delete()
    key = fetch_victim_key(packet.victim_id if any(reason.strip() for reason in items.values()) else None)
    rows = [HandoverItem(packet=packet, item=item.value) for item in HandoverPart if item in items]
    for row in rows:
        PACKET_ITEM_REASON.put_words(row, items[HandoverPart(row.item)].strip()[:500], key)
    HandoverItem.objects.bulk_create(rows)
