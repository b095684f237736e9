"""What the demonstration's agencies received: witness care has accepted Denise Bartley's report, and probation has not
opened the one about Grace. One of last month's contacts was drawn by lot."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import uuid4

from victimcare.records.models import HandoverReport, QualityDraw, Victim
from victimcare.rules.agency_handovers import usual_handover_parts
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.handovers import report_preparation, report_receipt
from victimcare.services.handovers.report_records import DutyHolder, HandoverDelivery
from victimcare.services.supervision import quality_reviews

AgreementContext = Callable[[Victim, datetime], AbstractContextManager[Actor]]
_HANDOVER_WORDS = "Please ring us before her day in court is moved. She plans her night shifts round it."


def send_handovers(victims: dict[str, Victim], *, agreeing: AgreementContext, second: Actor, now: datetime) -> None:
    """For those who have no handover report yet. `second`: the colleagues who check each before it leaves."""
    taken_up, waits = now - timedelta(days=6), now - timedelta(days=3)
    if not HandoverReport.objects.filter(victim=victims["denise"]).exists():
        packet = _send_handover(victims["denise"], DutyHolder.WITNESS_CARE, _HANDOVER_WORDS, agreeing, second, taken_up)
        report_receipt.record_agency_call(
            actor=second,
            packet_id=packet.public_id,
            said=None,
            who="T. Amadi, witness care",
            words="",
            now=taken_up + timedelta(hours=3),
        )
    if not HandoverReport.objects.filter(victim=victims["grace"]).exists():
        _send_handover(victims["grace"], DutyHolder.PROBATION, "", agreeing, second, waits)
    if not QualityDraw.objects.exists():
        _record_last_month_contact(victims["grace"], agreeing, now)
        quality_reviews.draw_quality_reviews(now=now, seed="demonstration")


def _record_last_month_contact(victim: Victim, agreeing: AgreementContext, now: datetime) -> None:
    """Contacts from which the draw is made."""
    at = now.replace(day=1, hour=11, minute=10) - timedelta(days=3)
    with agreeing(victim, at) as actor:
        contact_recording.record_contact(
            actor=actor,
            victim_id=victim.id,
            contact_id=uuid4(),
            channel=contact_recording.ContactChannel.PHONE,
            reached=True,
            told=(),
            note="She asked when her things come back. I rang the store while she waited: the week after next.",
            now=at,
        )


def _send_handover(
    victim: Victim, agency: DutyHolder, words: str, agreeing: AgreementContext, second: Actor, at: datetime
) -> HandoverReport:
    with agreeing(victim, at) as actor:
        packet_id = report_preparation.begin_report(actor=actor, victim_id=victim.public_id, agency=agency, now=at)
        report_preparation.choose_parts(
            actor=actor,
            packet_id=packet_id,
            items=dict.fromkeys(usual_handover_parts(agency), ""),
            words=words,
            way=HandoverDelivery.API,
            now=at,
        )
        report_preparation.submit_report(actor=actor, packet_id=packet_id, now=at)
    report_preparation.release_report(actor=second, packet_id=packet_id, named=(), now=at + timedelta(minutes=20))
    return HandoverReport.objects.get(public_id=packet_id)
