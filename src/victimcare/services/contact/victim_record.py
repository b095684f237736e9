"""Shows staff a victim's record after an identity check. Nothing is shown before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import AccessGrant, Call, Contact, Notification, Victim
from victimcare.rules.cases.case_progress import CaseProgress, ListedHearing, select_facts_for_victim, work_out_progress
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.projection_types import OfficerInCase
from victimcare.rules.clock import london_date
from victimcare.rules.contact.contact_guides import ContactMoment, CrimeFamily, contact_moment_of, crime_family_of
from victimcare.rules.force import Force
from victimcare.rules.rights import DutyEnd, DutyStanding, OptOut
from victimcare.rules.safe_contact.staff_contact import ConsentPurpose, ConsentRoute
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import find_officer_in_case
from victimcare.services.cases.case_timeline import TimelineEntry, load_timelines
from victimcare.services.cases.victim_risk_news import RiskNews, find_owed_risk_news
from victimcare.services.contact import news_delivery
from victimcare.services.contact.news_delivery import LiaisonDetail, list_unheard_news, list_untold_results
from victimcare.services.contact_plans import contact_ways
from victimcare.services.contact_plans.proposed_details import ProposedDetails, list_proposed_details
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import VictimRef
from victimcare.services.desk.task_shapes import TaskDetail
from victimcare.services.person_keys import OpeningKeys
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.ledger_queries import duty_standings_with_rows
from victimcare.services.rights.ledger_upkeep import PRODUCT_SOURCE
from victimcare.services.rights.opt_outs import opt_outs_among
from victimcare.services.safe_contact import contact_limits
from victimcare.services.safe_contact.plan_shapes import ContactPointOption, IdentityCheck, SafeContactSummary
from victimcare.services.sealed_columns import CONTACT_NOTE

# A contact that names these meets them (contracts/ledger.md, rule 20): not the recording, the court's own, or the
# victim's windows.
_BY_CONTACT = frozenset(
    {DutyEnd.TELLING, DutyEnd.TELLING_IN_WRITING, DutyEnd.NAMING, DutyEnd.REFERRAL, DutyEnd.ASSESSMENT, DutyEnd.RETURN}
)

_MOST_MESSAGES = 200  # the newest
_SPOKEN = frozenset({"phone", "in_person", "video"})  # the channels of a conversation


@dataclass(frozen=True, slots=True)
class RecordEvent:
    """One line of what happened, in any channel. `kind`: event, contact, message or call; `what` names it further.

    `data` is the event's own, without what concerns other victims; for the other kinds it is empty.
    """

    at: datetime
    kind: str
    what: str
    by: str
    note: str
    reached: bool | None
    data: Mapping[str, Any]
    is_ours: bool = False  # of an event: recorded here, not by the record system


@dataclass(frozen=True, slots=True)
class OwedDuty:
    """One duty and its status. `duty_id` is what a recorded contact names; `starts_at` is the time of the hearing that
    it is about."""

    duty_id: int
    title: str
    standing: DutyStanding
    event_type: str
    event_at: datetime
    starts_at: datetime | None
    is_news: bool
    can_be_told: bool
    is_verified: bool
    risk: RiskNews | None = None  # news of risk that the victim does not know
    court_result: str = ""  # of the court's own duty: what it decided, where that is news of risk
    is_unheard: bool = False  # news of risk that only the victim's page or the line told: staff still try to tell it


@dataclass(frozen=True, slots=True)
class RecordMessage:
    channel: str
    template: str
    status: str
    held_reason: str
    queued_at: datetime
    states: tuple[tuple[datetime, str], ...]


@dataclass(frozen=True, slots=True)
class AccessCodeStatus:
    """The victim's current code, without its digits."""

    opens: str
    made_at: datetime
    last_used_at: datetime | None
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class VictimRecord:
    id: UUID
    name: str
    reference: str
    offence: str
    group: str
    flags: tuple[str, ...]
    area: str
    kind: str
    language: str
    formats: tuple[str, ...]
    is_enhanced: bool
    grounds: tuple[str, ...]
    carer: OfficerInCase
    proof: IdentityCheck
    way: SafeContactSummary
    points: tuple[ContactPointOption, ...]
    so_far: tuple[RecordEvent, ...]  # newest first
    owed: tuple[OwedDuty, ...]  # by day, duty and event
    messages: tuple[RecordMessage, ...]
    code: AccessCodeStatus | None
    proposed: tuple[ProposedDetails, ...]
    may: Mapping[ConsentPurpose, ConsentRoute]
    family: CrimeFamily
    moment: ContactMoment  # selects the guide for the colleague who speaks with the victim now
    hearing: ListedHearing | None  # the hearing that is set
    is_bereaved: bool
    liaison: LiaisonDetail | None  # of a bereaved relative


@transaction.atomic
def load_victim_record(*, actor: Actor, victim_id: VictimRef, now: datetime) -> VictimRecord:
    """Everything that staff may see about the victim. Raises NotFound, IdentityCheckMissing. The access is audited."""
    permit(actor, Act.SEE_CASE)
    proved = identity_checks.load_checked_victim(actor, victim_id, now=now)
    victim, case = proved.victim, proved.victim.case
    note(actor, "case.seen", at=now, case_id=victim.case_id, victim_id=victim.id)
    force: Force = settings.FORCE
    entries = load_timelines([case.id])[case.id]
    stands = work_out_progress(facts=[entry.fact for entry in entries], victim_id=victim.record_id, now=now)
    way, points = contact_ways.load_safe_contact_and_points(victim, with_number=True, now=now)
    chosen = opt_outs_among(entries, victim.record_id, now=now)
    may = {
        purpose: contact_limits.decide_consent(victim, purpose, chosen=chosen, is_guarded=way.is_guarded)
        for purpose in ConsentPurpose
    }
    tellings = list(
        Notification.objects.filter(victim=victim).prefetch_related("states").order_by("-id")[:_MOST_MESSAGES]
    )
    return VictimRecord(
        id=victim.public_id,
        name=contact_ways.victim_name(victim),
        reference=case.reference,
        offence=case.offence_title,
        group=case.offence_group,
        flags=tuple(case.flags),
        area=force.area_name(case.area),
        kind=victim.kind,
        language=victim.language,
        formats=tuple(victim.formats),
        is_enhanced=victim.is_enhanced,
        grounds=tuple(victim.enhanced_grounds),
        carer=find_officer_in_case(case, london_date(now)),
        proof=proved.proof,
        way=way,
        points=tuple(points),
        so_far=_so_far(victim, entries, tellings),
        owed=_owed(victim, entries, now, wants_no_support=OptOut.SUPPORT in chosen),
        messages=tuple(map(_message, tellings)),
        code=_code(victim, now),
        proposed=list_proposed_details(victim),
        may=may,
        family=crime_family_of(group=case.offence_group, flags=case.flags, kind=victim.kind),
        moment=_moment_now(victim, entries, stands, now),
        hearing=stands.next_hearing if stands else None,
        is_bereaved=is_bereaved_kind(victim.kind),
        liaison=news_delivery.find_current_liaison(victim) if is_bereaved_kind(victim.kind) else None,
    )


def _so_far(victim: Victim, entries: list[TimelineEntry], tellings: Iterable[Notification]) -> tuple[RecordEvent, ...]:
    contacts = {
        contact.event_id: contact for contact in Contact.objects.filter(victim=victim).select_related("made_by")
    }
    keys = CONTACT_NOTE.load_keys(contacts.values())
    known = {fact.ref for fact in select_facts_for_victim((entry.fact for entry in entries), victim.record_id)}
    happened = [_event(entry, contacts.get(entry.id), keys) for entry in entries if entry.fact.ref in known]
    happened += [
        RecordEvent(telling.handed_over_at, "message", telling.channel, "", "", None, {})
        for telling in tellings
        if telling.handed_over_at
    ]
    happened += [
        RecordEvent(call.started_at, "call", call.direction, "", "", None, {})
        for call in Call.objects.filter(victim=victim)
    ]
    return tuple(sorted(happened, key=lambda line: line.at, reverse=True))


def _moment_now(
    victim: Victim, entries: list[TimelineEntry], stands: CaseProgress | None, now: datetime
) -> ContactMoment:
    known = select_facts_for_victim((entry.fact for entry in entries), victim.record_id)
    spoke = (fact for fact in known if fact.type == EventType.VICTIM_CONTACTED)
    return contact_moment_of(
        stage=stands.stage if stands else Stage.REPORTED,
        hearing_at=stands.next_hearing.starts_at if stands and stands.next_hearing else None,
        has_spoken=any(fact.data.get("reached", True) and fact.data["channel"] in _SPOKEN for fact in spoke),
        now=now,
    )


def _event(entry: TimelineEntry, contact: Contact | None, keys: OpeningKeys) -> RecordEvent:
    fact = entry.fact
    if contact is not None:
        made_by = contact.made_by.name
        words = CONTACT_NOTE.open_words(contact, keys)
        return RecordEvent(fact.time, "contact", contact.channel, made_by, words, contact.reached, fact.data)
    if fact.type == EventType.VICTIM_CONTACTED:
        by = (fact.data.get("by") or {}).get("name", "")
        reached = bool(fact.data.get("reached", True))
        told = str(fact.data.get("summary", ""))
        return RecordEvent(fact.time, "contact", fact.data["channel"], by, told, reached, fact.data)
    # The record names everyone in the case: only what is not a person is passed on.
    data = {name: value for name, value in fact.data.items() if name not in ("victims", "victim")}
    is_ours = fact.source.startswith(PRODUCT_SOURCE)
    return RecordEvent(fact.time, "event", fact.type, "", "", None, data, is_ours=is_ours)


def _owed(
    victim: Victim, entries: list[TimelineEntry], now: datetime, *, wants_no_support: bool
) -> tuple[OwedDuty, ...]:
    events = {entry.fact.ref: entry for entry in entries}
    results = {one.duty_id: one.result for one in list_untold_results(victim, now=now)}
    unheard = {one.duty_id for one in list_unheard_news(victim, now=now)}
    editions = {edition.id: edition for edition in rights_catalogue().editions}
    standings = list(duty_standings_with_rows(victim, entries, now=now))
    open_from = {
        standing.duty.triggered_by for duty_id, standing in standings if standing.met_at is None or duty_id in unheard
    }
    risks = find_owed_risk_news((victim.id, one.id, one.fact.type) for one in entries if one.fact.ref in open_from)
    found = []
    for duty_id, standing in standings:
        duty = standing.duty
        trigger, entitlement = events[duty.triggered_by], editions[duty.edition].entitlements[duty.id]
        court_result = results.get(duty_id, "")
        by_contact = entitlement.ends in _BY_CONTACT or bool(court_result)
        is_open = standing.met_at is None or duty_id in unheard
        found.append(
            OwedDuty(
                duty_id=duty_id,
                title=entitlement.title,
                standing=standing,
                event_type=trigger.fact.type,
                event_at=trigger.fact.time,
                starts_at=_moment(trigger.fact.data.get("starts_at")),
                is_news=entitlement.ends is DutyEnd.TELLING or bool(court_result),
                can_be_told=is_open and by_contact and not (wants_no_support and entitlement.ends is DutyEnd.REFERRAL),
                is_verified=entitlement.is_verified,
                risk=risks.get((victim.id, trigger.id)) if is_open else None,
                court_result=court_result,
                is_unheard=duty_id in unheard,
            )
        )
    return tuple(found)


def _moment(said: object) -> datetime | None:
    return datetime.fromisoformat(said) if isinstance(said, str) else None


def _message(telling: Notification) -> RecordMessage:
    return RecordMessage(
        channel=telling.channel,
        template=telling.template,
        status=telling.status,
        held_reason=telling.held_reason,
        queued_at=telling.queued_at,
        states=tuple((state.at, state.status) for state in sorted(telling.states.all(), key=lambda s: s.id)),
    )


def find_failed_message(task: TaskDetail) -> RecordMessage | None:
    """The message that did not arrive, for a colleague who opened the task about it (`task_panels.open_task_panel`)."""
    about, _, public_id = task.subject_key.partition(":")
    if about != "message":
        return None
    telling = Notification.objects.filter(public_id=public_id, victim=task.victim_id).prefetch_related("states").first()
    return _message(telling) if telling is not None else None


def _code(victim: Victim, now: datetime) -> AccessCodeStatus | None:
    grant = AccessGrant.objects.of_victims().filter(victim=victim, ended_at=None, expires_at__gt=now).first()
    return AccessCodeStatus(grant.opens, grant.made_at, grant.last_used_at, grant.expires_at) if grant else None
