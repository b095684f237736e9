"""The second pair of eyes: reads what is to leave, names what finds her, and lets it go or sends it back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import HandoverPacket
from victimcare.records.models.handovers import HandoverWay
from victimcare.rules.agency_handovers import READABLE_HANDOVERS, HandoverMove, parts_to_name, take_up_due_at
from victimcare.services.access import Act, Actor
from victimcare.services.handovers import doors, keeping
from victimcare.services.handovers.preparing import no_check
from victimcare.services.handovers.shapes import DutyHolder, HandoverPart, SamePerson, WordsMissing
from victimcare.services.rights.working_days import working_days


class NotNamed(ValueError):
    """Something inside finds her, and the second person has not named it."""

    def __init__(self, items: tuple[HandoverPart, ...]) -> None:
        super().__init__(", ".join(items))
        self.items = items


@transaction.atomic
def release(*, actor: Actor, packet_id: UUID, named: Collection[HandoverPart], now: datetime) -> None:
    """Let it go. It replaces the one that the agency has; from now on they have until the end of the next working day.

    `named`: which of the parts that find her the second person has ticked. Raises UnknownPacket, NotNow, SamePerson,
    NotNamed.
    """
    packet = keeping.locked(actor, Act.CHECK_HANDOVER, packet_id, now=now)
    by = keeping.member(actor)
    if packet.prepared_by_id == by:
        raise SamePerson
    if left := tuple(item for item in parts_to_name(keeping.chosen(packet)) if item not in named):
        raise NotNamed(left)
    keeping.step(packet, HandoverMove.RELEASE)
    _let_go_of_the_last(packet, now, by=by)
    packet.checked_at, packet.checked_by_id, packet.sent_at, packet.looked_at = now, by, now, now
    packet.take_up_by = take_up_due_at(now, working_days())
    packet.save()
    no_check(packet, now, by=by)
    keeping.nobody_need(packet, now, by=by)
    keeping.kept(packet, "released", by=by, now=now)
    keeping.onto_timeline(actor, packet, "handover.sent", now)
    keeping.noted(actor, "handover.released", packet, now, sha256=packet.digest, named=sorted(named))
    if packet.way == HandoverWay.EMAIL:
        doors.open_for(packet, now=now)


@transaction.atomic
def send_back(*, actor: Actor, packet_id: UUID, words: str, now: datetime) -> None:
    """Not like this: whoever prepared it reads why. Raises UnknownPacket, NotNow, WordsMissing."""
    packet = keeping.locked(actor, Act.CHECK_HANDOVER, packet_id, now=now)
    if not words.strip():
        raise WordsMissing
    keeping.step(packet, HandoverMove.SEND_BACK)
    packet.replaces, packet.sealed_content, packet.digest = None, b"", ""
    packet.save(update_fields=["state", "replaces", "sealed_content", "digest"])
    no_check(packet, now, by=actor.staff_id)
    keeping.kept(packet, "sent_back", by=actor.staff_id, now=now, words=words)
    keeping.ask_for(packet.victim_id, DutyHolder(packet.agency), "handover_sent_back", due_at=None, now=now)
    keeping.noted(actor, "handover.sent_back", packet, now)


def _let_go_of_the_last(packet: HandoverPacket, now: datetime, *, by: int) -> None:
    """What they have is replaced: they read it no more."""
    last = HandoverPacket.objects.select_for_update().filter(id=packet.replaces_id or 0).first()
    if last is None or last.state not in {state.value for state in READABLE_HANDOVERS}:
        return
    keeping.step(last, HandoverMove.REPLACE)
    last.ended_at = now
    last.save(update_fields=["state", "ended_at"])
    doors.shut(last, now=now)
    keeping.kept(last, "replaced", by=by, now=now)
