"""Prepares and releases a handover report: part by part, with reasons where needed, then submitted to a second person,
who releases or returns it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from victimcare.records.models import HandoverReport, HandoverReportPart, Victim
from victimcare.records.models.other_agencies.handovers import HandoverDelivery
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.agency_handovers import (
    LONGEST_HANDOVER_NOTE,
    READABLE_HANDOVERS,
    RECIPIENTS,
    REQUIRED_PARTS,
    HandoverFault,
    HandoverMove,
    HandoverStatus,
    find_handover_faults,
    parts_to_name,
    take_up_due_at,
)
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, permit
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.desk.timeline_acts import lock_victim, next_version
from victimcare.services.handovers import report_content, report_links, report_records
from victimcare.services.handovers.report_records import (
    DutyHolder,
    HandoverPart,
    ReportStepClosed,
    SecondReaderRequired,
)
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.sealed_columns import PACKET_ITEM_REASON


class ReportIncomplete(ValueError):
    """A required part is missing, or a part that needs a reason has none."""

    def __init__(self, wrong: tuple[HandoverFault, ...]) -> None:
        super().__init__(", ".join(f"{one.item}: {one.why}" for one in wrong))
        self.wrong = wrong


def list_delivery_ways(agency: DutyHolder) -> tuple[HandoverDelivery, ...]:
    """How a report can reach this agency: by e-mail if the force has named its address."""
    force: Force = settings.FORCE
    has_address = any(one.agency == agency and one.email for one in force.agencies)
    return tuple(way for way in HandoverDelivery if has_address or way is not HandoverDelivery.EMAIL)


@transaction.atomic
def begin_report(*, actor: Actor, victim_id: UUID, agency: DutyHolder, now: datetime) -> UUID:
    """Begin a report, continue the open one, or begin the next version. Returns its id.

    The actor has taken a handover task for the victim, or has done an identity check. Raises NotFound.
    """
    permit(actor, Act.PREPARE_HANDOVER)
    by = report_records.find_report_author(actor)
    row = Victim.objects.filter(public_id=victim_id).values_list("id", flat=True).first()
    if row is None or agency not in RECIPIENTS or not report_records.may_prepare_report(actor, row, now=now):
        raise NotFound("no such handover report")
    return _begin_or_resume(actor, row, agency, by, now)


@transaction.atomic
def begin_next_version(*, actor: Actor, packet_id: UUID, now: datetime) -> UUID:
    """Begin the next version of this report, with nothing chosen yet, for staff who may read it. Returns its id. Raises
    NotFound."""
    packet = report_records.require_readable_report(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    return _begin_or_resume(
        actor, packet.victim_id, DutyHolder(packet.agency), report_records.find_report_author(actor), now
    )


def _begin_or_resume(actor: Actor, row: int, agency: DutyHolder, by: int, now: datetime) -> UUID:
    """The open report, or a new one with only the required parts."""
    lock_victim(actor, row)
    reports = HandoverReport.objects.filter(victim_id=row, agency=agency.value)
    if (open_one := reports.filter(state__in=(HandoverStatus.DRAFT, HandoverStatus.TO_CHECK)).first()) is not None:
        return open_one.public_id
    last = reports.exclude(sent_at=None).order_by("-number").first()
    packet = HandoverReport.objects.create(
        public_id=uuid4(),
        victim_id=row,
        agency=agency.value,
        number=1 + (reports.aggregate(last=Max("number"))["last"] or 0),
        way=last.way if last and last.way in list_delivery_ways(agency) else list_delivery_ways(agency)[0],
        prepared_at=now,
        prepared_by_id=by,
    )
    _choose(packet, dict.fromkeys(REQUIRED_PARTS, ""))  # a person chooses each part anew in each version
    report_records.add_report_step(packet, "begun", by=by, now=now)
    report_records.note_report(actor, "handover.begun", packet, now)
    return packet.public_id


@transaction.atomic
def choose_parts(
    *,
    actor: Actor,
    packet_id: UUID,
    items: Mapping[HandoverPart, str],
    words: str,
    way: HandoverDelivery,
    after: int | None = None,
    now: datetime,
) -> None:
    """Choose the parts, their reasons, the message to the agency and the way of delivery. Raises NotFound,
    ReportStepClosed, ValueError, StaleVersion."""
    packet = report_records.lock_readable_report(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    if packet.state != HandoverStatus.DRAFT:
        raise ReportStepClosed(packet.state)
    if way not in list_delivery_ways(DutyHolder(packet.agency)):
        raise ValueError("this agency takes no report in this way")
    packet.version = next_version(packet.version, after=after)
    _choose(packet, items)
    packet.sealed_words, packet.way = report_records.seal_report_words(packet, words[:LONGEST_HANDOVER_NOTE]), way
    # the last person to choose cannot be the second person
    packet.prepared_by_id = report_records.find_report_author(actor)
    packet.save(update_fields=["sealed_words", "way", "prepared_by", "version"])
    report_records.note_report(actor, "handover.chosen", packet, now, items=sorted(items))


@transaction.atomic
def choose_parts_and_submit(
    *,
    actor: Actor,
    packet_id: UUID,
    items: Mapping[HandoverPart, str],
    words: str,
    way: HandoverDelivery,
    after: int | None,
    now: datetime,
) -> None:
    """Both or neither: if it cannot be submitted, the choice is not saved either, so that the author continues from the
    version they have. Raises what the two raise."""
    choose_parts(actor=actor, packet_id=packet_id, items=items, words=words, way=way, after=after, now=now)
    submit_report(actor=actor, packet_id=packet_id, now=now)


@transaction.atomic
def submit_report(*, actor: Actor, packet_id: UUID, now: datetime) -> None:
    """Fix the content for a second person to read before it is sent. Raises NotFound, ReportStepClosed,
    ReportIncomplete."""
    packet = report_records.lock_readable_report(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    picked = report_records.list_chosen_parts(packet)
    if wrong := find_handover_faults(picked):
        raise ReportIncomplete(wrong)
    report_records.advance_report(packet, HandoverMove.SUBMIT)
    packet.replaces = find_last_report(packet)
    subject = report_content.load_report_subject(packet.victim, now=now)
    made = report_content.build_report_json(
        packet,
        report_content.build_report_parts(subject, picked),
        words=report_records.open_report_words(packet),
        now=now,
    )
    packet.sealed_content, packet.digest = (
        report_records.seal_report_content(packet, made),
        hashlib.sha256(made).hexdigest(),
    )
    packet.prepared_by_id, packet.prepared_at = report_records.find_report_author(actor), now
    packet.save(update_fields=["state", "replaces", "sealed_content", "digest", "prepared_by", "prepared_at"])
    task_actions.make_task(
        kind=TaskKind.CHECK_HANDOVER,
        victim_id=packet.victim_id,
        reason="handover_second",
        harm=load_harm_levels([packet.victim_id])[packet.victim_id],
        due_at=None,
        now=now,
        subject_key=report_records.check_task_key(packet),
    )
    report_records.add_report_step(packet, "submitted", by=packet.prepared_by_id, now=now)
    report_records.note_report(actor, "handover.submitted", packet, now, sha256=packet.digest)


@transaction.atomic
def discard_report(*, actor: Actor, packet_id: UUID, words: str, now: datetime) -> None:
    """Discard a report that is never sent; any handover task stays open. Raises NotFound, ReportStepClosed."""
    packet = report_records.lock_readable_report(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    report_records.advance_report(packet, HandoverMove.DROP)
    packet.ended_at, packet.replaces, packet.sealed_content, packet.sealed_words = now, None, b"", b""
    packet.save(update_fields=["state", "ended_at", "replaces", "sealed_content", "sealed_words"])
    close_check_task(packet, now, by=actor.staff_id)
    report_records.add_report_step(packet, "dropped", by=actor.staff_id, now=now, words=words)
    report_records.note_report(actor, "handover.dropped", packet, now)


def find_last_report(packet: HandoverReport) -> HandoverReport | None:
    """The report about the victim that this agency was last sent."""
    sent = HandoverReport.objects.filter(victim_id=packet.victim_id, agency=packet.agency, sent_at__isnull=False)
    return sent.order_by("-number").first()


def close_check_task(packet: HandoverReport, now: datetime, *, by: int | None) -> None:
    task_actions.close_settled_tasks(
        kind=TaskKind.CHECK_HANDOVER,
        victim_id=packet.victim_id,
        subject_key=report_records.check_task_key(packet),
        now=now,
        by=by,
    )


def _choose(packet: HandoverReport, items: Mapping[HandoverPart, str]) -> None:
    packet.items.all().delete()
    key = fetch_victim_key(packet.victim_id if any(reason.strip() for reason in items.values()) else None)
    rows = [HandoverReportPart(packet=packet, item=item.value) for item in HandoverPart if item in items]
    for row in rows:
        PACKET_ITEM_REASON.put_words(row, items[HandoverPart(row.item)].strip()[:500], key)
    HandoverReportPart.objects.bulk_create(rows)


# The second person reads what is to be sent, names the parts that reveal where the victim can be found, and releases or
# returns it.


class RiskPartsUnnamed(ValueError):
    """A part reveals where the victim can be found, and the second person has not named it."""

    def __init__(self, items: tuple[HandoverPart, ...]) -> None:
        super().__init__(", ".join(items))
        self.items = items


@transaction.atomic
def release_report(*, actor: Actor, packet_id: UUID, named: Collection[HandoverPart], now: datetime) -> None:
    """Release the report. It replaces the one that the agency has; the agency has until the end of the next working day
    to acknowledge it.

    `named`: the parts revealing where the victim can be found that the second person has ticked. Raises NotFound,
    ReportStepClosed, SecondReaderRequired, RiskPartsUnnamed.
    """
    packet = report_records.lock_readable_report(actor, Act.CHECK_HANDOVER, packet_id, now=now)
    by = report_records.find_report_author(actor)
    if packet.prepared_by_id == by:
        raise SecondReaderRequired
    if left := tuple(item for item in parts_to_name(report_records.list_chosen_parts(packet)) if item not in named):
        raise RiskPartsUnnamed(left)
    report_records.advance_report(packet, HandoverMove.RELEASE)
    _replace_last_report(packet, now, by=by)
    packet.checked_at, packet.checked_by_id, packet.sent_at, packet.looked_at = now, by, now, now
    packet.take_up_by = take_up_due_at(now, working_days())
    packet.save()
    close_check_task(packet, now, by=by)
    report_records.close_agency_task(packet, now, by=by)
    report_records.add_report_step(packet, "released", by=by, now=now)
    report_records.add_report_event(actor, packet, EventType.HANDOVER_SENT, now)
    report_records.note_report(actor, "handover.released", packet, now, sha256=packet.digest, named=sorted(named))
    if packet.way == HandoverDelivery.EMAIL:
        report_links.create_link(packet, now=now)


@transaction.atomic
def return_report(*, actor: Actor, packet_id: UUID, words: str, now: datetime) -> None:
    """Return the report to its author, with a reason. Raises NotFound, ReportStepClosed, FieldRequired."""
    packet = report_records.lock_readable_report(actor, Act.CHECK_HANDOVER, packet_id, now=now)
    if not words.strip():
        raise FieldRequired("words")
    report_records.advance_report(packet, HandoverMove.SEND_BACK)
    packet.replaces, packet.sealed_content, packet.digest = None, b"", ""
    packet.save(update_fields=["state", "replaces", "sealed_content", "digest"])
    close_check_task(packet, now, by=actor.staff_id)
    report_records.add_report_step(packet, "sent_back", by=actor.staff_id, now=now, words=words)
    report_records.create_agency_task(
        packet.victim_id, DutyHolder(packet.agency), "handover_sent_back", due_at=None, now=now
    )
    report_records.note_report(actor, "handover.sent_back", packet, now)


def _replace_last_report(packet: HandoverReport, now: datetime, *, by: int) -> None:
    """Replace the report that the agency has: it can no longer be read."""
    last = HandoverReport.objects.select_for_update().filter(id=packet.replaces_id or 0).first()
    if last is None or last.state not in {state.value for state in READABLE_HANDOVERS}:
        return
    report_records.advance_report(last, HandoverMove.REPLACE)
    last.ended_at = now
    last.save(update_fields=["state", "ended_at"])
    report_links.close_links(last, now=now)
    report_records.add_report_step(last, "replaced", by=by, now=now)
