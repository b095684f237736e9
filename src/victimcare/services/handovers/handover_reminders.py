"""Reminds staff of handovers: a report is due when an agency takes over, an unacknowledged report is followed up by
telephone, and a changed one gets a new version."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from victimcare.records.models import Event, HandoverReport, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.agency_handovers import READABLE_HANDOVERS, TAKEOVER_EVENTS, HandoverStatus, agencies_taking_over
from victimcare.rules.cases.event_types import EventType
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.handovers import report_content, report_records
from victimcare.services.handovers.report_records import DutyHolder

_AT_ONCE = 200
_EVERY = timedelta(days=1)  # how often a report is compared with what is known
_NOT_AFTER = timedelta(days=365)  # after so long an agency asks if it needs more


@transaction.atomic
def request_reports_for_news(*, event_ids: Collection[int], now: datetime) -> int:
    """Create tasks to prepare a report for each victim of these takeover events whom the agency has none for. Returns
    how many tasks were made or renewed. Safe to run twice."""
    asked = 0
    for event in Event.objects.filter(id__in=list(event_ids), type__in=TAKEOVER_EVENTS).select_related("case"):
        for agency in agencies_taking_over(EventType(event.type), event.facts):
            for victim_id in _victims_without_report(event, agency):
                report_records.create_agency_task(victim_id, agency, "handover_due", due_at=None, now=now)
                asked += 1
    return asked


@transaction.atomic
def raise_unacknowledged_reports(*, now: datetime) -> int:
    """Create a task to ring an agency that has not acknowledged a report within a working day. Returns how many."""
    late = HandoverReport.objects.filter(state=HandoverStatus.SENT, take_up_by__lt=now).order_by("take_up_by", "id")
    packets = _reports_without_task(list(late[:_AT_ONCE]))
    for packet in packets:
        report_records.create_report_task(
            packet, "handover_not_taken_up", due_at=packet.take_up_by, now=now, at_least=HarmLevel.MEDIUM
        )
    return len(packets)


def request_updated_reports(*, now: datetime) -> int:
    """Create a task for a new version where the facts of a report have since changed. Returns how many were asked
    for."""
    due = HandoverReport.objects.filter(
        state__in=[state.value for state in READABLE_HANDOVERS], looked_at__lt=now - _EVERY
    )
    due = due.filter(sent_at__gt=now - _NOT_AFTER).order_by("looked_at", "id")
    return sum(_request_if_changed(packet_id, now) for packet_id in list(due.values_list("id", flat=True)[:_AT_ONCE]))


@transaction.atomic
def _request_if_changed(packet_id: int, now: datetime) -> bool:
    packet = (
        HandoverReport.objects.select_for_update(of=("self",))
        .select_related("victim__case", "victim__person")
        .get(id=packet_id)
    )
    packet.looked_at = now
    read = report_records.parse_report_content(packet)
    subject = report_content.load_report_subject(packet.victim, now=now)
    found = report_content.list_changed_parts(read, subject) if read else ()
    said = (
        report_content.digest_part(
            [[item.value, part] for item, part in report_content.build_report_parts(subject, found).items()]
        )
        if found
        else ""
    )
    is_new = bool(said) and said != packet.raised_digest
    packet.raised_digest = said
    packet.save(update_fields=["looked_at", "raised_digest"])
    if is_new and _reports_without_task([packet]):
        report_records.create_report_task(packet, "handover_changed", due_at=None, now=now)
    return is_new


def _victims_without_report(event: Event, agency: DutyHolder) -> list[int]:
    victims = Victim.objects.filter(case_id=event.case_id).order_by("id")
    given = HandoverReport.objects.filter(victim__in=victims, agency=agency.value).exclude(
        state__in=(HandoverStatus.DROPPED, HandoverStatus.RECALLED)
    )
    return list(victims.exclude(id__in=given.values("victim_id")).values_list("id", flat=True))


def _reports_without_task(packets: list[HandoverReport]) -> list[HandoverReport]:
    """Reports without an open task."""
    open_ones = set(
        Task.objects.filter(
            kind=TaskKind.HAND_OVER, victim_id__in=[packet.victim_id for packet in packets], closed_at=None
        ).values_list("victim_id", "subject_key")
    )
    return [
        one
        for one in packets
        if (one.victim_id, report_records.agency_task_key(DutyHolder(one.agency))) not in open_ones
    ]
