"""Handover reports for the desk: lists without names, and each in full for staff who work on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from victimcare.records.annotations import read_joined_row
from victimcare.records.models import HandoverReport, HandoverReportPart, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.agency_handovers import (
    PARTS_NEEDING_REASON,
    READABLE_HANDOVERS,
    RECIPIENTS,
    REQUIRED_PARTS,
    UNSENT_HANDOVERS,
    HandoverStatus,
    parts_to_name,
    usual_handover_parts,
)
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.contact_plans import contact_ways
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.handovers import report_content, report_exchange, report_printing, report_records
from victimcare.services.handovers.report_preparation import find_last_report, list_delivery_ways
from victimcare.services.handovers.report_records import (
    DutyHolder,
    HandoverPart,
    ReportDetail,
    ReportPart,
    ReportRow,
    ReportStep,
)
from victimcare.services.ports import PrintedFile
from victimcare.services.sealed_columns import PACKET_STEP_WORDS

PAGE = 50
_WAITS = (HandoverStatus.SENT, HandoverStatus.NOT_OURS, HandoverStatus.DRAFT, HandoverStatus.TO_CHECK)


@transaction.atomic
def list_waiting_reports(*, actor: Actor, start: int = 0, now: datetime) -> tuple[tuple[ReportRow, ...], bool]:
    """Reports that wait for an action, the soonest due first: `PAGE` of them, and whether there are more. Shows no
    name."""
    permit(actor, Act.SEE_HANDOVERS)
    rows = (
        access_scopes.filter_visible_rows(actor, _rows())
        .filter(state__in=_WAITS)
        .order_by("take_up_by", "prepared_at", "id")
    )
    found = list(rows[start : start + PAGE + 1])
    note(actor, "handovers.see", at=now, detail={"shown": len(found[:PAGE])})
    return _as_rows(found[:PAGE]), len(found) > PAGE


@transaction.atomic
def list_recent_reports(*, actor: Actor, now: datetime) -> tuple[ReportRow, ...]:
    """The reports acknowledged last."""
    permit(actor, Act.SEE_HANDOVERS)
    seen = access_scopes.filter_visible_rows(actor, _rows())
    return _as_rows(seen.filter(state=HandoverStatus.TAKEN_UP).order_by("-taken_up_at", "-id")[:20])


@transaction.atomic
def list_reports_on_victim(*, actor: Actor, victim_id: UUID, now: datetime) -> tuple[ReportRow, ...]:
    """All reports about the victim, the newest first. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    permit(actor, Act.SEE_HANDOVERS)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    note(actor, "handovers.seen_of", at=now, case_id=victim.case_id, victim_id=victim.id)
    return _as_rows(_rows().filter(victim=victim).order_by("-id"))


@transaction.atomic
def list_reports_with_needs(*, actor: Actor, victim_id: UUID, now: datetime) -> tuple[ReportRow, ...]:
    """The current report of each agency that includes the victim's needs. Raises NotFound, IdentityCheckMissing."""
    permit(actor, Act.SEE_HANDOVERS)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    has_needs = HandoverReportPart.objects.filter(packet=OuterRef("id"), item=HandoverPart.NEEDS.value)
    there = _rows().filter(Exists(has_needs), victim=victim, state__in=[state.value for state in READABLE_HANDOVERS])
    note(actor, "handovers.seen_of", at=now, case_id=victim.case_id, victim_id=victim.id)
    return _as_rows(there.order_by("agency", "-id"))


@transaction.atomic
def read_report(*, actor: Actor, packet_id: UUID, now: datetime) -> ReportDetail:
    """A draft with all parts that could be included; else the included ones. Raises NotFound."""
    packet = report_records.require_readable_report(actor, Act.SEE_HANDOVERS, packet_id, now=now)
    report_records.note_report(actor, "handover.opened", packet, now)
    subject = report_content.load_report_subject(packet.victim, now=now)
    picked = report_records.list_chosen_parts(packet)
    read = report_records.parse_report_content(packet)
    is_live = HandoverStatus(packet.state) in READABLE_HANDOVERS
    newer = HandoverReport.objects.filter(victim_id=packet.victim_id, agency=packet.agency, number__gt=packet.number)
    open_one = newer.filter(state__in=[state.value for state in UNSENT_HANDOVERS]).first()
    return ReportDetail(
        id=packet.public_id,
        victim_id=packet.victim.public_id,
        reference=packet.victim.case.reference,
        name=contact_ways.victim_name(packet.victim),
        is_guarded=subject.is_guarded,
        agency=DutyHolder(packet.agency),
        number=packet.number,
        state=HandoverStatus(packet.state),
        way=packet.way,
        ways=tuple(way.value for way in list_delivery_ways(DutyHolder(packet.agency))),
        words=report_records.open_report_words(packet),
        parts=_could_be(packet, subject, picked) if packet.state == HandoverStatus.DRAFT else _is_inside(picked, read),
        to_be_named=parts_to_name(picked),
        prepared_by=packet.prepared_by.name,
        prepared_at=packet.prepared_at,
        checked_by=packet.checked_by.name if packet.checked_by else "",
        sent_at=packet.sent_at,
        take_up_by=packet.take_up_by,
        steps=_steps(packet),
        is_mine=packet.prepared_by_id == actor.staff_id,
        changed=report_content.list_changed_parts(read, subject) if is_live and read else (),
        newer=newer.filter(sent_at__isnull=False).values_list("public_id", flat=True).first(),
        open_one=open_one.public_id if open_one else None,
        version=packet.version,
    )


@transaction.atomic
def download_report(*, actor: Actor, packet_id: UUID, now: datetime) -> bytes:
    """The report as a file, for the colleague who takes it to the agency. Raises NotFound."""
    packet = _find_sent_report(actor, packet_id, now)
    return report_exchange.sign_report(report_records.open_report_content(packet))


@transaction.atomic
def print_report_at_desk(*, actor: Actor, packet_id: UUID, now: datetime) -> PrintedFile:
    """The report on paper. Raises NotFound, PortUnbound."""
    packet = _find_sent_report(actor, packet_id, now)
    return report_printing.print_report(report_records.parse_report_content(packet) or {})


@transaction.atomic
def find_task_report(*, actor: Actor, task_id: UUID, now: datetime) -> tuple[UUID | None, UUID, DutyHolder]:
    """For an open task to hand over or to check: its report, if there is one, the victim and the agency. Raises
    NotFound."""
    permit(actor, Act.SEE_HANDOVERS)
    kinds = (TaskKind.HAND_OVER, TaskKind.CHECK_HANDOVER)
    task = Task.objects.select_related("victim").filter(public_id=task_id, kind__in=kinds, closed_at=None).first()
    if task is None or task.victim is None or access_scopes.is_victim_hidden(actor, task.victim_id):
        raise NotFound("no such task")
    kind, _, name = task.subject_key.partition(":")
    reports = HandoverReport.objects.filter(victim=task.victim)
    packets = reports.filter(public_id=name) if kind == "packet" else reports.filter(agency=name)
    newest = packets.exclude(state=HandoverStatus.DROPPED).order_by("-number").first()
    agency = DutyHolder(newest.agency if kind == "packet" and newest else name)
    return (newest.public_id if newest else None), task.victim.public_id, agency


def list_agencies() -> tuple[DutyHolder, ...]:
    return RECIPIENTS


def _find_sent_report(actor: Actor, packet_id: UUID, now: datetime) -> HandoverReport:
    packet = report_records.require_readable_report(actor, Act.PREPARE_HANDOVER, packet_id, now=now)
    if HandoverStatus(packet.state) not in READABLE_HANDOVERS or not report_records.open_report_content(packet):
        raise NotFound("no such handover report")
    report_records.note_report(actor, "handover.taken_along", packet, now)
    return packet


def _rows() -> QuerySet[HandoverReport]:
    return HandoverReport.objects.select_related("victim__case", "prepared_by")


def _as_rows(rows: Iterable[HandoverReport]) -> tuple[ReportRow, ...]:
    rows = list(rows)
    severity = load_harm_levels({row.victim_id for row in rows})
    return tuple(
        ReportRow(
            id=row.public_id,
            reference=row.victim.case.reference,
            agency=DutyHolder(row.agency),
            number=row.number,
            state=HandoverStatus(row.state),
            at=row.ended_at or row.taken_up_at or row.sent_at or row.prepared_at,
            due_at=row.take_up_by if row.state == HandoverStatus.SENT else None,
            by=row.prepared_by.name,
            harm=severity[row.victim_id],
        )
        for row in rows
    )


def _could_be(
    packet: HandoverReport, subject: report_content.ReportSubject, picked: dict[HandoverPart, str]
) -> tuple[ReportPart, ...]:
    expected, last = usual_handover_parts(DutyHolder(packet.agency)), find_last_report(packet)
    before = report_records.list_chosen_parts(last) if last else {}
    return tuple(
        ReportPart(
            item=item,
            content=said,
            is_in=item in picked,
            reason=picked.get(item, ""),
            must=item in REQUIRED_PARTS,
            needs_reason=item in PARTS_NEEDING_REASON,
            is_usual=item in expected,
            was_in_last=item in before,
        )
        for item, said in report_content.build_report_parts(subject, tuple(HandoverPart)).items()
    )


def _is_inside(picked: dict[HandoverPart, str], read: dict[str, Any] | None) -> tuple[ReportPart, ...]:
    inside = read["parts"] if read else {}
    return tuple(
        ReportPart(item, inside.get(item.value), True, reason, item in REQUIRED_PARTS, item in PARTS_NEEDING_REASON)
        for item, reason in picked.items()
        if item.value in inside
    )


def _steps(packet: HandoverReport) -> tuple[ReportStep, ...]:
    rows = packet.steps.select_related("by").order_by("-id")
    keys = PACKET_STEP_WORDS.load_keys(rows)
    return tuple(
        ReportStep(
            one.what,
            one.at,
            one.by.name if one.by else "",
            one.who,
            one.how,
            PACKET_STEP_WORDS.open_words(one, keys),
        )
        for one in rows
    )


AGENCY_PAGE = 100


class AgencyReportRow(NamedTuple):
    id: UUID
    number: int
    state: str
    sent_at: datetime
    take_up_by: datetime
    replaces: UUID | None
    replaced_by: UUID | None


@transaction.atomic
def list_agency_reports(*, actor: Actor, after: str, now: datetime) -> tuple[list[AgencyReportRow], str | None]:
    """`after`: as the last answer gave it; empty: from the first. Raises ValueError for anything else."""
    permit(actor, Act.RECEIVE_HANDOVER)
    if after and not (after.isascii() and after.isdecimal() and len(after) < 16):
        raise ValueError(after)
    rows = HandoverReport.objects.filter(agency__in=actor.sources, sent_at__isnull=False, id__gt=int(after or 0))
    found = list(rows.select_related("replaces", "replaced_by").order_by("id")[: AGENCY_PAGE + 1])
    note(actor, "handovers.listed", at=now, detail={"packets": len(found[:AGENCY_PAGE])})
    shown = [_as_row(row) for row in found[:AGENCY_PAGE]]
    return shown, str(found[AGENCY_PAGE - 1].id) if len(found) > AGENCY_PAGE else None


def _as_row(row: HandoverReport) -> AgencyReportRow:
    assert row.sent_at is not None and row.take_up_by is not None  # noqa: PT018  the table says so
    newer = read_joined_row(row, "replaced_by", HandoverReport)
    replaced_by = newer.public_id if newer is not None and newer.sent_at is not None else None
    replaces = row.replaces.public_id if row.replaces else None
    return AgencyReportRow(row.public_id, row.number, row.state, row.sent_at, row.take_up_by, replaces, replaced_by)
