"""Builds each part of a handover report from what is known now. Staff choose which parts are sent, not this module."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from victimcare.records.models import (
    ContactPromise,
    CourtSupportRequest,
    HandoverReport,
    PlanPoint,
    SafeContactPlan,
    Victim,
)
from victimcare.records.models.court import OPEN_REQUEST_STATES
from victimcare.rules.agency_handovers import HandoverPart
from victimcare.rules.care.needs_assessment import NeedOutcome
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import birthday, london_date, london_text
from victimcare.rules.contact.communication_needs import shareable_needs
from victimcare.rules.court.hearings import list_court_days
from victimcare.rules.force import Force
from victimcare.rules.rights import DutyStanding, DutyStatus
from victimcare.rules.safe_contact.contact_plan import ContactMethod, WordingLevel
from victimcare.services.cases.case_officers import find_officer_in_case
from victimcare.services.cases.case_timeline import TimelineEntry, load_timelines
from victimcare.services.cases.guarded_victims import find_guarded_victims, held_point_ids
from victimcare.services.contact import communication_passports
from victimcare.services.contact_plans import contact_ways
from victimcare.services.desk import linked_points
from victimcare.services.handovers.needs_for_agencies import SharedNeed, load_shared_needs
from victimcare.services.person_keys import load_person_keys
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.ledger_queries import load_duty_standings
from victimcare.services.rights.opt_outs import load_current_opt_outs
from victimcare.services.sealed_columns import PLAN_NOTE, PLAN_SEEN_BY
from victimcare.wording import say

FORM = "victimcare-handover/1"
_OPEN = (DutyStatus.DUE, DutyStatus.MISSED, DutyStatus.HELD)
_KEPT = (DutyStatus.MET, DutyStatus.MET_LATE)
_GROWN = 18
# Parts whose change calls for a newer report. Duties, dates and news told change by themselves.
COMPARED = frozenset(HandoverPart) - {HandoverPart.DUTIES, HandoverPart.TOLD, HandoverPart.COURT, HandoverPart.CASE}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReportSubject:
    """The victim, and what several parts need, read once."""

    victim: Victim
    entries: tuple[TimelineEntry, ...]
    standings: tuple[DutyStanding, ...]
    is_guarded: bool
    now: datetime


def load_report_subject(victim: Victim, *, now: datetime) -> ReportSubject:
    """`victim` with their case and person. The caller has authorised the access."""
    return ReportSubject(
        victim,
        tuple(entry for entry in load_timelines([victim.case_id])[victim.case_id] if entry.fact.time <= now),
        load_duty_standings(victim.id, now=now),
        bool(find_guarded_victims([victim.id])),
        now,
    )


def build_report_parts(subject: ReportSubject, items: Collection[HandoverPart]) -> dict[HandoverPart, Any]:
    """Each of these parts as it would be sent now; None if it is empty."""
    return {item: _MADE[item](subject) for item in HandoverPart if item in items}


def build_report_json(packet: HandoverReport, said: Mapping[HandoverPart, Any], *, words: str, now: datetime) -> bytes:
    """The JSON that is signed: the same parts at the same moment give the same bytes."""
    force: Force = settings.FORCE
    whole = {
        "form": FORM,
        "packet": str(packet.public_id),
        "number": packet.number,
        "replaces": str(packet.replaces.public_id) if packet.replaces else None,
        "from": {"force": force.name, "telephone": force.telephones.other_ways},
        "to": packet.agency,
        "made_at": london_text(now),
        "crime_reference": packet.victim.case.reference,
        "message": words,
        "parts": {item.value: said[item] for item in HandoverPart if said.get(item) is not None},
        "left_out": [item.value for item in HandoverPart if said.get(item) is None],
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def list_changed_parts(before: Json, subject: ReportSubject) -> tuple[HandoverPart, ...]:
    """The parts of a sent report whose facts have since changed."""
    inside = [HandoverPart(name) for name in before["parts"]]
    today = build_report_parts(subject, [item for item in inside if item in COMPARED])
    return tuple(item for item, said in today.items() if _plain(said) != before["parts"][item.value])


def digest_part(said: object) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _plain(said: object) -> object:
    """The value as it would be read back from JSON."""
    return json.loads(json.dumps(said))


def _build_case(subject: ReportSubject) -> Json:
    case = subject.victim.case
    force: Force = settings.FORCE
    carer = find_officer_in_case(case, london_date(subject.now))
    return {
        "offence": case.offence_title,
        "offence_group": case.offence_group,
        "recorded_on": london_date(case.recorded_at).isoformat(),
        "area": force.area_name(case.area),
        "looked_after_by": carer.name,
    }


def _person(subject: ReportSubject) -> Json:
    victim, born = subject.victim, subject.victim.person.date_of_birth
    return {
        "name": contact_ways.victim_name(victim),
        "victim_id": victim.record_id,
        "kind": victim.kind,
        "is_child": born is not None and london_date(subject.now) < birthday(born, _GROWN),
        "ask_us_before_any_contact": subject.is_guarded,
    }


def _preferences(subject: ReportSubject) -> Json | None:
    promise = ContactPromise.objects.filter(victim=subject.victim).first()
    wants_none = load_current_opt_outs(subject.victim.case_id, subject.victim.record_id, now=subject.now)
    if promise is None and not wants_none:
        return None
    return {
        "in_touch_every_days": promise.every_days if promise else None,
        "in_touch_by": promise.channel if promise else None,
        "wants_nothing_of": sorted(wants_none),
    }


def _rights(subject: ReportSubject) -> Json:
    return {"is_enhanced": subject.victim.is_enhanced, "grounds": list(subject.victim.enhanced_grounds)}


def _passport(subject: ReportSubject) -> Json | None:
    said = communication_passports.find_current_passport(subject.victim.id)
    language = said.language or subject.victim.language
    if not language and not said.needs:
        return None
    return {"language": language or None, "needs": [need.value for need in shareable_needs(said.needs)]}


def _passport_words(subject: ReportSubject) -> Json | None:
    said = communication_passports.find_current_passport(subject.victim.id)
    words = {"someone": said.someone, "avoid": said.avoid, "helps": said.helps}
    return words if any(words.values()) else None


def _needs(subject: ReportSubject) -> Json | None:
    """When needs were last assessed, by the timeline, and what was found here. Its text is for people to read."""
    mine = [
        entry.fact
        for entry in subject.entries
        if entry.fact.type == EventType.VICTIM_NEEDS_ASSESSED
        and entry.fact.data.get("victim_id") == subject.victim.record_id
    ]
    found = load_shared_needs(subject.victim.id)
    said = [{"need": say(f"care-need-{_dashed(one.code)}"), "then": _then(one)} for one in found.needs]
    if not mine:
        return None
    return {"assessed_at": london_text(mine[-1].time), "risk_level": found.risk_level or None, "needs": said}


def _then(one: SharedNeed) -> str:
    is_done = one.is_done and one.end is not NeedOutcome.ADJUSTMENT
    return say("care-stands-done") if is_done else say(f"care-end-{_dashed(one.end)}")


def _dashed(code: str) -> str:
    return code.replace("_", "-")


def _court(subject: ReportSubject) -> Json | None:
    days = list_court_days(
        (entry.fact for entry in subject.entries), victim_id=subject.victim.record_id, now=subject.now
    )
    asked = CourtSupportRequest.objects.filter(victim=subject.victim, state__in=OPEN_REQUEST_STATES).order_by("kind")
    if not days and not asked:
        return None
    return {
        "days": [
            {"kind": day.kind, "starts_at": london_text(day.starts_at), "court": day.court, "is_called": day.is_called}
            for day in days
        ],
        "asked": [{"what": one.kind, "state": one.state} for one in asked],
    }


def _duties(subject: ReportSubject) -> list[Json] | None:
    """Duties with a due day first."""
    open_now = [
        {
            "duty": standing.duty.id,
            "title": _title(standing),
            "right": standing.duty.right,
            "due_on": standing.duty.due_on.isoformat() if standing.duty.due_on else None,
            "status": standing.status.value,
            "holders": [holder.value for holder in _entry(standing).holders],
        }
        for standing in subject.standings
        if standing.status in _OPEN and not standing.duty.is_window
    ]
    return sorted(open_now, key=lambda duty: (duty["due_on"] is None, duty["due_on"] or "")) or None


def _build_told(subject: ReportSubject) -> list[Json] | None:
    news = {edition.id: edition.news for edition in rights_catalogue().editions}
    known = [
        {"duty": one.duty.id, "title": _title(one), "told_on": london_date(one.met_at).isoformat()}
        for one in subject.standings
        if one.status in _KEPT and one.met_at is not None and one.duty.id in news[one.duty.edition]
    ]
    return known or None


def _safe_contact(subject: ReportSubject) -> Json | None:
    plan = _confirmed(subject)
    agreed = [way for way in _agreed(subject) if way.channel != ContactMethod.LETTER]
    if plan is None or not agreed:
        return None
    keys = load_person_keys([plan.sealed_note, *(way.sealed_seen_by for way in agreed)])
    return {
        "confirmed_on": london_date(plan.confirmed_at).isoformat() if plan.confirmed_at else None,
        "ways": [
            {
                "channel": way.channel,
                "to": way.point.value,
                "wording": way.wording,
                "hours": way.hours,
                "may_leave_voicemail": way.may_leave_voicemail,
                "say_police": way.say_police,
                "seen_by": PLAN_SEEN_BY.open_words(way, keys),
            }
            for way in agreed
        ],
        "has_code_word": bool(plan.code_word_hash),
        "note": PLAN_NOTE.open_words(plan, keys),
    }


def _safe_address(subject: ReportSubject) -> Json | None:
    letters = [way for way in _agreed(subject) if way.channel == ContactMethod.LETTER]
    return {"addresses": [way.point.value for way in letters]} if letters else None


def _confirmed(subject: ReportSubject) -> SafeContactPlan | None:
    """A plan that is only stated is not shared: the victim has not been asked."""
    return SafeContactPlan.objects.filter(victim=subject.victim, confirmed_at__isnull=False).first()


def _agreed(subject: ReportSubject) -> list[PlanPoint]:
    """Ways that may be used, without numbers on hold or shared with a linked person."""
    agreed = list(
        PlanPoint.objects.filter(plan__victim=subject.victim, plan__confirmed_at__isnull=False, point__retired_at=None)
        .exclude(wording=WordingLevel.NONE)
        .exclude(channel=ContactMethod.CALL, person_may_ring=False)  # other agencies have a person ring
        .exclude(point_id__in=held_point_ids().filter(victim_id=subject.victim.id))
        .select_related("point")
        .order_by("place", "id")
    )
    his = linked_points.find_shared_points({subject.victim.id: [way.point for way in agreed]})
    return [way for way in agreed if way.point_id not in his]


def _entry(standing: DutyStanding) -> Any:
    return rights_catalogue().edition(standing.duty.edition).entitlements[standing.duty.id]


def _title(standing: DutyStanding) -> str:
    title: str = _entry(standing).title
    return title


_MADE: Mapping[HandoverPart, Callable[[ReportSubject], Any]] = {
    HandoverPart.CASE: _build_case,
    HandoverPart.PERSON: _person,
    HandoverPart.PREFERENCES: _preferences,
    HandoverPart.RIGHTS: _rights,
    HandoverPart.PASSPORT: _passport,
    HandoverPart.PASSPORT_WORDS: _passport_words,
    HandoverPart.NEEDS: _needs,
    HandoverPart.COURT: _court,
    HandoverPart.DUTIES: _duties,
    HandoverPart.TOLD: _build_told,
    HandoverPart.SAFE_CONTACT: _safe_contact,
    HandoverPart.SAFE_ADDRESS: _safe_address,
}
