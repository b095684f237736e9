"""Handover reports for tests: prepared by one colleague, released by another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from tests.services.people_and_cases import NOW
from victimcare.records.models import Staff, Victim
from victimcare.rules.agency_handovers import usual_handover_parts
from victimcare.services.access import Actor
from victimcare.services.conversations import identity_checks
from victimcare.services.handovers import report_preparation
from victimcare.services.handovers.report_records import DutyHolder, HandoverDelivery, HandoverPart

WCU = DutyHolder.WITNESS_CARE


def prove(actor: Actor, victim: Victim, colleague: Actor, now: datetime = NOW) -> None:
    there = Staff.objects.get(id=colleague.staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=actor, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=there, now=now
    )


def draft(
    actor: Actor,
    victim: Victim,
    *,
    agency: DutyHolder = WCU,
    items: Mapping[HandoverPart, str] | None = None,
    way: HandoverDelivery = HandoverDelivery.API,
    now: datetime = NOW,
) -> UUID:
    """Makes a draft; the actor has checked the victim's identity."""
    packet = report_preparation.begin_report(actor=actor, victim_id=victim.public_id, agency=agency, now=now)
    chosen = dict.fromkeys(usual_handover_parts(agency), "") | dict(items or {})
    report_preparation.choose_parts(
        actor=actor, packet_id=packet, items=chosen, words="Ring us first.", way=way, now=now
    )
    return packet


def sent(actor: Actor, second: Actor, victim: Victim, **more: object) -> UUID:
    packet = draft(actor, victim, **more)  # type: ignore[arg-type]
    now = more.get("now", NOW)
    assert isinstance(now, datetime)
    report_preparation.submit_report(actor=actor, packet_id=packet, now=now)
    items = more.get("items") or {}
    assert isinstance(items, dict)
    report_preparation.release_report(actor=second, packet_id=packet, named=tuple(items), now=now)
    return packet
