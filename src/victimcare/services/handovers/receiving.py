"""What comes back: the agency has read it, has taken it up, says that it is not theirs, asks; or we take it back.

By its own system with a token, by the page that opens once, or by a person who rang and one of us who writes it down.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import HandoverPacket
from victimcare.records.models.handovers import HandoverHow, HandoverState
from victimcare.rules.agency_handovers import CLOSED_HANDOVERS, READABLE_HANDOVERS, HandoverMove, HandoverStatus
from victimcare.services.access import Act, Actor, permit
from victimcare.services.danger.danger_detection import DangerDoor, check_for_danger
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.handovers import doors, keeping, signing
from victimcare.services.handovers.shapes import UnknownPacket, WordsMissing


class Said(StrEnum):
    """What an agency says of a packet besides that it has taken it up."""

    NOT_OURS = "not_ours"
    QUESTION = "question"
    TOLD_HER = "told_her"  # what we asked them to tell, or what they told of themselves
    NOTE = "note"


class NoLonger(Exception):
    """It was recalled, or a newer one has come. `newer` names that, if there is one."""

    def __init__(self, state: HandoverStatus, newer: UUID | None) -> None:
        super().__init__(state)
        self.state, self.newer = state, newer


_ASKS_FOR_US = {Said.NOT_OURS: "handover_not_ours", Said.QUESTION: "handover_question"}


@transaction.atomic
def fetch(*, actor: Actor, packet_id: UUID, now: datetime) -> bytes:
    """The signed packet, for the agency's own system. Raises UnknownPacket, NoLonger."""
    packet = of_agency(actor, packet_id)
    if _is_first(packet, "fetched"):
        keeping.kept(packet, "fetched", by=None, now=now, how=HandoverHow.API)
    keeping.noted(actor, "handover.fetched", packet, now)
    return signing.sign(readable_content(packet))


def readable_content(packet: HandoverPacket) -> bytes:
    """What the agency reads. Raises NoLonger."""
    read = keeping.content_of(packet) if packet.state in {state.value for state in READABLE_HANDOVERS} else b""
    if not read:
        raise NoLonger(HandoverStatus(packet.state), newer_than(packet))
    return read


@transaction.atomic
def take_up(*, actor: Actor, packet_id: UUID, who: str, now: datetime) -> datetime:
    """The agency's system says that somebody there has it. Says it again: nothing changes. Gives when it was taken up.

    Raises UnknownPacket, NoLonger, WordsMissing.
    """
    packet = of_agency(actor, packet_id)
    return taken_up(actor, packet, who=who, how=HandoverHow.API, now=now)


@transaction.atomic
def reply(*, actor: Actor, packet_id: UUID, said: Said, who: str, words: str, now: datetime) -> None:
    """The agency's system says something else of it. Raises UnknownPacket, NoLonger, WordsMissing."""
    packet = of_agency(actor, packet_id)
    _read_words(actor, packet, words, now)
    _say(actor, packet, said, who=who, words=words, how=HandoverHow.API, now=now)


@transaction.atomic
def record(*, actor: Actor, packet_id: UUID, said: Said | None, who: str, words: str, now: datetime) -> None:
    """Somebody there rang or wrote, and one of us writes it down. `said` None: they have taken it up. Raises
    UnknownPacket, NoLonger, WordsMissing."""
    packet = keeping.readable(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    keeping.member(actor)
    _read_words(actor, packet, words, now)
    if said is None:
        taken_up(actor, packet, who=who, how=HandoverHow.DESK, now=now, words=words)
    else:
        _say(actor, packet, said, who=who, words=words, how=HandoverHow.DESK, now=now)


@transaction.atomic
def recall(*, actor: Actor, packet_id: UUID, words: str, now: datetime) -> None:
    """Take it back: they read it no more. Whoever has printed it must be rung. Raises UnknownPacket, NotNow,
    WordsMissing."""
    packet = keeping.locked(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    if not words.strip():
        raise WordsMissing
    had_it = packet.taken_up_at is not None or not _is_first(packet, "fetched", "opened")
    keeping.step(packet, HandoverMove.RECALL)
    packet.ended_at = now
    packet.save(update_fields=["state", "ended_at"])
    doors.shut(packet, now=now)
    keeping.kept(packet, "recalled", by=actor.staff_id, now=now, words=words)
    keeping.nobody_need(packet, now, by=actor.staff_id)
    if had_it:
        keeping.ask_somebody(packet, "handover_recalled", due_at=now, now=now, at_least=HarmLevel.MEDIUM)
    keeping.onto_timeline(actor, packet, "handover.recalled", now)
    keeping.noted(actor, "handover.recalled", packet, now)


def _read_words(actor: Actor, packet: HandoverPacket, words: str, now: datetime) -> None:
    """An agency's words, whether its system sent them or one of us wrote them down."""
    is_ours = actor.staff_id is not None
    check_for_danger(
        actor=actor,
        door=DangerDoor.DESK if is_ours else DangerDoor.PARTNER,
        about=f"handover:{packet.id}:{uuid4()}",
        texts=(words,),
        victim_id=packet.victim_id,
        now=now,
    )


def taken_up(
    actor: Actor, packet: HandoverPacket, *, who: str, how: HandoverHow, now: datetime, words: str = ""
) -> datetime:
    """Raises NoLonger, WordsMissing (nobody named)."""
    if not who.strip():
        raise WordsMissing
    packet = keeping.hold(actor, packet)
    if packet.state in {state.value for state in CLOSED_HANDOVERS}:
        raise NoLonger(HandoverStatus(packet.state), newer_than(packet))
    if packet.state == HandoverState.TAKEN_UP and packet.taken_up_at is not None:
        return packet.taken_up_at
    keeping.step(packet, HandoverMove.TAKE_UP)
    packet.taken_up_at = packet.taken_up_at or now
    packet.save(update_fields=["state", "taken_up_at"])
    keeping.kept(packet, "taken_up", by=actor.staff_id, now=now, how=how, who=who, words=words)
    keeping.nobody_need(packet, now, by=actor.staff_id)
    keeping.onto_timeline(actor, packet, "handover.taken_up", now)
    keeping.noted(actor, "handover.taken_up", packet, now, how=how)
    return packet.taken_up_at


def of_agency(actor: Actor, packet_id: UUID) -> HandoverPacket:
    """One that was sent to the agency of this token; hidden and missing look the same. Raises UnknownPacket."""
    permit(actor, Act.RECEIVE_HANDOVER)
    packet = (
        HandoverPacket.objects.select_related("victim__case", "victim__person")
        .filter(public_id=packet_id, agency__in=actor.sources, sent_at__isnull=False)
        .first()
    )
    if packet is None:
        raise UnknownPacket(packet_id)
    return packet


def newer_than(packet: HandoverPacket) -> UUID | None:
    return (
        HandoverPacket.objects.filter(replaces=packet, sent_at__isnull=False)
        .values_list("public_id", flat=True)
        .first()
    )


def _say(
    actor: Actor, packet: HandoverPacket, said: Said, *, who: str, words: str, how: HandoverHow, now: datetime
) -> None:
    if not words.strip() or not who.strip():
        raise WordsMissing
    packet = keeping.hold(actor, packet)
    if packet.state not in {state.value for state in READABLE_HANDOVERS}:
        raise NoLonger(HandoverStatus(packet.state), newer_than(packet))
    if said is Said.NOT_OURS and packet.state != HandoverState.NOT_OURS:
        keeping.step(packet, HandoverMove.REFUSE)
        packet.save(update_fields=["state"])
    keeping.kept(packet, said.value, by=actor.staff_id, now=now, how=how, who=who, words=words)
    if said in _ASKS_FOR_US:
        keeping.ask_somebody(packet, _ASKS_FOR_US[said], due_at=None, now=now)
    keeping.onto_timeline(actor, packet, "handover.answered", now)
    keeping.noted(actor, "handover.answered", packet, now, said=said.value, how=how)


def _is_first(packet: HandoverPacket, *what: str) -> bool:
    return not packet.steps.filter(what__in=what).exists()
