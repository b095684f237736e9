"""What agencies do with a report: read it, acknowledge it, refuse it as not theirs, or ask. Also our recall of a
report.

It comes from the agency's own system with a token, by the single-use page, or by telephone, entered by our staff.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import HandoverReport
from victimcare.records.models.other_agencies.handovers import HandoverReplyChannel
from victimcare.rules.agency_handovers import CLOSED_HANDOVERS, READABLE_HANDOVERS, HandoverMove, HandoverStatus
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, permit
from victimcare.services.danger.danger_detection import DangerSource, check_for_danger
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.handovers import report_exchange, report_links, report_printing, report_records
from victimcare.services.ports import PrintedFile


class AgencyReply(StrEnum):
    """What an agency says about a report besides acknowledging it."""

    NOT_OURS = "not_ours"
    QUESTION = "question"
    TOLD_VICTIM = "told_her"  # they told the victim what we asked them to, or something of their own
    NOTE = "note"


class ReportWithdrawn(Exception):
    """The report was recalled or replaced. `newer` names the newer one, if there is one."""

    def __init__(self, state: HandoverStatus, newer: UUID | None) -> None:
        super().__init__(state)
        self.state, self.newer = state, newer


_ASKS_FOR_US = {AgencyReply.NOT_OURS: "handover_not_ours", AgencyReply.QUESTION: "handover_question"}


@transaction.atomic
def fetch_report(*, actor: Actor, packet_id: UUID, now: datetime) -> bytes:
    """The signed report, for the agency's own system. Raises NotFound, ReportWithdrawn."""
    packet = find_agency_report(actor, packet_id)
    if _is_first(packet, "fetched"):
        report_records.add_report_step(packet, "fetched", by=None, now=now, how=HandoverReplyChannel.API)
    report_records.note_report(actor, "handover.fetched", packet, now)
    return report_exchange.sign_report(open_current_content(packet))


def open_current_content(packet: HandoverReport) -> bytes:
    """The content for the agency. Raises ReportWithdrawn."""
    read = (
        report_records.open_report_content(packet)
        if packet.state in {state.value for state in READABLE_HANDOVERS}
        else b""
    )
    if not read:
        raise ReportWithdrawn(HandoverStatus(packet.state), find_newer_report(packet))
    return read


@transaction.atomic
def acknowledge_report(*, actor: Actor, packet_id: UUID, who: str, now: datetime) -> datetime:
    """The agency's system acknowledges the report for a named person. A repeat changes nothing. Returns when it was
    first acknowledged.

    Raises NotFound, ReportWithdrawn, FieldRequired.
    """
    packet = find_agency_report(actor, packet_id)
    return record_acknowledgement(actor, packet, who=who, how=HandoverReplyChannel.API, now=now)


@transaction.atomic
def record_agency_reply(
    *, actor: Actor, packet_id: UUID, said: AgencyReply, who: str, words: str, now: datetime
) -> None:
    """The agency's system replies otherwise. Raises NotFound, ReportWithdrawn, FieldRequired."""
    packet = find_agency_report(actor, packet_id)
    _read_words(actor, packet, words, now)
    _add_reply(actor, packet, said, who=who, words=words, how=HandoverReplyChannel.API, now=now)


@transaction.atomic
def record_agency_call(
    *, actor: Actor, packet_id: UUID, said: AgencyReply | None, who: str, words: str, now: datetime
) -> None:
    """Enter what a person at the agency said by telephone or in writing. `said` None: they acknowledge the report.
    Raises NotFound, ReportWithdrawn, FieldRequired."""
    packet = report_records.require_readable_report(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    report_records.find_report_author(actor)
    _read_words(actor, packet, words, now)
    if said is None:
        record_acknowledgement(actor, packet, who=who, how=HandoverReplyChannel.DESK, now=now, words=words)
    else:
        _add_reply(actor, packet, said, who=who, words=words, how=HandoverReplyChannel.DESK, now=now)


@transaction.atomic
def recall_report(*, actor: Actor, packet_id: UUID, words: str, now: datetime) -> None:
    """Recall the report: the agency can no longer read it. If the agency had it, a task is made to ring them. Raises
    NotFound, ReportStepClosed, FieldRequired."""
    packet = report_records.lock_readable_report(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    if not words.strip():
        raise FieldRequired("words")
    had_it = packet.taken_up_at is not None or not _is_first(packet, "fetched", "opened")
    report_records.advance_report(packet, HandoverMove.RECALL)
    packet.ended_at = now
    packet.save(update_fields=["state", "ended_at"])
    report_links.close_links(packet, now=now)
    report_records.add_report_step(packet, "recalled", by=actor.staff_id, now=now, words=words)
    report_records.close_agency_task(packet, now, by=actor.staff_id)
    if had_it:
        report_records.create_report_task(packet, "handover_recalled", due_at=now, now=now, at_least=HarmLevel.MEDIUM)
    report_records.add_report_event(actor, packet, EventType.HANDOVER_RECALLED, now)
    report_records.note_report(actor, "handover.recalled", packet, now)


def _read_words(actor: Actor, packet: HandoverReport, words: str, now: datetime) -> None:
    """Check an agency's words for signs of danger, from its system or entered by staff."""
    is_ours = actor.staff_id is not None
    check_for_danger(
        actor=actor,
        door=DangerSource.DESK if is_ours else DangerSource.PARTNER,
        about=f"handover:{packet.id}:{uuid4()}",
        texts=(words,),
        victim_id=packet.victim_id,
        now=now,
    )


def record_acknowledgement(
    actor: Actor, packet: HandoverReport, *, who: str, how: HandoverReplyChannel, now: datetime, words: str = ""
) -> datetime:
    """Raises ReportWithdrawn, FieldRequired (no person named)."""
    if not who.strip():
        raise FieldRequired("who")
    packet = report_records.lock_report(actor, packet)
    if packet.state in {state.value for state in CLOSED_HANDOVERS}:
        raise ReportWithdrawn(HandoverStatus(packet.state), find_newer_report(packet))
    if packet.state == HandoverStatus.TAKEN_UP and packet.taken_up_at is not None:
        return packet.taken_up_at
    report_records.advance_report(packet, HandoverMove.TAKE_UP)
    packet.taken_up_at = packet.taken_up_at or now
    packet.save(update_fields=["state", "taken_up_at"])
    report_records.add_report_step(packet, "taken_up", by=actor.staff_id, now=now, how=how, who=who, words=words)
    report_records.close_agency_task(packet, now, by=actor.staff_id)
    report_records.add_report_event(actor, packet, EventType.HANDOVER_TAKEN_UP, now)
    report_records.note_report(actor, "handover.taken_up", packet, now, how=how)
    return packet.taken_up_at


def find_agency_report(actor: Actor, packet_id: UUID) -> HandoverReport:
    """A report sent to this token's agency; hidden and missing look the same. Raises NotFound."""
    permit(actor, Act.RECEIVE_HANDOVER)
    packet = (
        HandoverReport.objects.select_related("victim__case", "victim__person")
        .filter(public_id=packet_id, agency__in=actor.sources, sent_at__isnull=False)
        .first()
    )
    if packet is None:
        raise NotFound("no such handover report")
    return packet


def find_newer_report(packet: HandoverReport) -> UUID | None:
    return (
        HandoverReport.objects.filter(replaces=packet, sent_at__isnull=False)
        .values_list("public_id", flat=True)
        .first()
    )


def _add_reply(
    actor: Actor,
    packet: HandoverReport,
    said: AgencyReply,
    *,
    who: str,
    words: str,
    how: HandoverReplyChannel,
    now: datetime,
) -> None:
    if not words.strip() or not who.strip():
        raise FieldRequired("words", "a reply has words and a name")
    packet = report_records.lock_report(actor, packet)
    if packet.state not in {state.value for state in READABLE_HANDOVERS}:
        raise ReportWithdrawn(HandoverStatus(packet.state), find_newer_report(packet))
    if said is AgencyReply.NOT_OURS and packet.state != HandoverStatus.NOT_OURS:
        report_records.advance_report(packet, HandoverMove.REFUSE)
        packet.save(update_fields=["state"])
    report_records.add_report_step(packet, said.value, by=actor.staff_id, now=now, how=how, who=who, words=words)
    if said in _ASKS_FOR_US:
        report_records.create_report_task(packet, _ASKS_FOR_US[said], due_at=None, now=now)
    report_records.add_report_event(actor, packet, EventType.HANDOVER_ANSWERED, now)
    report_records.note_report(actor, "handover.answered", packet, now, said=said.value, how=how)


def _is_first(packet: HandoverReport, *what: str) -> bool:
    return not packet.steps.filter(what__in=what).exists()


# The single-use page: a person at an agency opens it, reads the report there, and takes it away.

MAY_BE_READ_FOR = timedelta(minutes=30)  # in the visit that opened it


@dataclass(frozen=True, slots=True)
class LinkVisit:
    """The content of the visit: which report, and until when it can be read."""

    packet_id: UUID
    until: datetime


@transaction.atomic
def enter_report_link(*, token: str, who: str, now: datetime) -> LinkVisit:
    """The visitor gives their name, which acknowledges the report. Raises NotFound (wrong, used or expired),
    FieldRequired."""
    door = (
        report_links.open_links(now)
        .select_for_update(of=("self",))
        .filter(token_hash=report_links.hash_link_token(token))
        .first()
    )
    if door is None:
        raise NotFound("no such handover report")
    actor = report_links.agency_actor(door.packet)
    permit(actor, Act.RECEIVE_HANDOVER)
    try:
        record_acknowledgement(actor, door.packet, who=who, how=HandoverReplyChannel.PAGE, now=now)
    except ReportWithdrawn:
        raise NotFound("no such handover report") from None
    door.used_at, door.sealed_token = now, b""
    door.save(update_fields=["used_at", "sealed_token"])
    report_records.add_report_step(door.packet, "opened", by=None, now=now, how=HandoverReplyChannel.PAGE, who=who)
    return LinkVisit(door.packet.public_id, now + MAY_BE_READ_FOR)


@transaction.atomic
def read_report_by_link(*, opened: LinkVisit, now: datetime) -> dict[str, Any]:
    """The report's text, in the visit that opened it. Raises NotFound once the visit or the report has ended."""
    packet = _find_visited_report(opened, now)
    return report_records.parse_report_content(packet) or {}


@transaction.atomic
def download_by_link(*, opened: LinkVisit, now: datetime) -> bytes:
    return report_exchange.sign_report(report_records.open_report_content(_find_visited_report(opened, now)))


@transaction.atomic
def print_by_link(*, opened: LinkVisit, now: datetime) -> PrintedFile:
    return report_printing.print_report(report_records.parse_report_content(_find_visited_report(opened, now)) or {})


def _find_visited_report(opened: LinkVisit, now: datetime) -> HandoverReport:
    packet = HandoverReport.objects.select_related("victim__case").filter(public_id=opened.packet_id).first()
    if packet is None or now >= opened.until:
        raise NotFound("no such handover report")
    try:
        open_current_content(packet)
    except ReportWithdrawn:
        raise NotFound("no such handover report") from None
    actor = report_links.agency_actor(packet)
    permit(actor, Act.RECEIVE_HANDOVER)
    report_records.note_report(actor, "handover.read", packet, now)
    return packet
