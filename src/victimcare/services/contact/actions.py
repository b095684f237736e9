"""Handles news that arrives for victims and records contacts; plans, guards and details have their own modules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Call, Contact, Duty, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.contact.contact_outcomes import ContactEnding
from victimcare.rules.rights import DutyEnd
from victimcare.rules.safe_contact.contact_gate import ConsentPurpose, ConsentRoute
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note as audit
from victimcare.services.contact import proofs, spells
from victimcare.services.contact.details import decide_details, second_details
from victimcare.services.contact.guards import mark_guarded, second_unmark, unmark_guarded
from victimcare.services.contact.plans import confirm_plan, second_plan
from victimcare.services.danger.reading import read_typed
from victimcare.services.desk.actions import close_settled
from victimcare.services.desk.owed import COURT_TO_WITNESS_CARE, telling_codes
from victimcare.services.desk.tellings import close_told
from victimcare.services.messages import gate, hers_to_allow
from victimcare.services.messages.actions import plan_tellings
from victimcare.services.person_keys import fetch_person_key
from victimcare.services.rights import actions as rights
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.sealed_words import CONTACT_NOTE

__all__ = [
    "Channel",
    "ContactEnding",
    "NotHers",
    "WantsNone",
    "confirm_plan",
    "decide_details",
    "mark_guarded",
    "news_arrived",
    "record_contact",
    "second_details",
    "second_plan",
    "second_unmark",
    "unmark_guarded",
]

SOURCE = "urn:victimcare:desk"


class Channel(StrEnum):
    """How a member of staff spoke or wrote to the victim (the feed's own words)."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    VIDEO = "video"
    LETTER = "letter"
    EMAIL = "email"
    TEXT = "text"


class NotHers(ValueError):
    """One of the duties said to have been told is not owed to this victim."""


class WantsNone(ValueError):
    """The victim has opted out of support, so no referral is made until they opt in again."""


def news_arrived(*, victim_ids: Collection[int], event_ids: Collection[int], now: datetime) -> None:
    """Plan a text for each of these victims, or ask a colleague to tell them, once events are appended and duties
    stored. Runs in the caller's transaction."""
    duties = Duty.objects.filter(
        victim_id__in=victim_ids, triggered_by_id__in=event_ids, code__in=telling_codes()
    ).values_list("id", flat=True)
    plan_tellings(actor=Actor.system("contact.news"), duty_ids=list(duties), now=now)


@transaction.atomic
def record_contact(
    *,
    actor: Actor,
    victim_id: int,
    contact_id: UUID,
    channel: Channel,
    reached: bool,
    told: Iterable[int],
    note: str,
    now: datetime,
    call_id: UUID | None = None,
    ending: ContactEnding | None = None,
) -> bool:
    """Record a contact, or an attempt, on the timeline and meet the duties that it told.

    `told` are rows of the victim's duties. The form makes `contact_id`, so that a second press records nothing and
    returns False. A contact that reached the victim needs an identity check; an attempt needs none, and tells nothing.
    A referral means that the victim agreed to it in this conversation. `call_id`: the call in which they spoke;
    `ending`: how the contact ended, as the colleague says. Its duration is measured with it (`spells`). Raises
    UnknownVictim, NotProved, NotHers, WantsNone.
    """
    permit(actor, Act.RECORD_CONTACT)
    if actor.staff_id is None:
        raise NotPermitted("a person records a contact")
    victim = gate.lock([victim_id]).get(victim_id)
    if victim is None:
        raise proofs.UnknownVictim(victim_id)
    if Contact.objects.filter(public_id=contact_id).exists():
        return False
    duties = _told(actor, victim, told, reached, now)
    contact = Contact(
        public_id=contact_id,
        victim=victim,
        event_id=_append(actor, victim, channel, reached, duties, now),
        channel=channel,
        reached=reached,
        ending=ending or "",
        made_at=now,
        made_by_id=actor.staff_id,
        told_duties=sorted({duty.code for duty in duties}),
        call=Call.objects.filter(public_id=call_id).first() if call_id else None,
    )
    CONTACT_NOTE.put_words(contact, note, fetch_person_key(victim.person_id if note else None))
    contact.save()
    spells.saved(staff_id=actor.staff_id, victim_id=victim_id, contact=contact, now=now)
    read_typed(actor=actor, about=f"contact:{contact_id}", texts=(note,), victim_id=victim_id, now=now)
    detail = {"channel": channel, "reached": reached, "told": len(duties)} | ({"ending": ending} if ending else {})
    audit(actor, "contact.recorded", at=now, case_id=victim.case_id, victim_id=victim_id, detail=detail)
    if reached:
        close_told([victim_id], now)
        _end_left_numbers(victim_id, actor.staff_id, now)
    return True


def is_kept(*, actor: Actor, contact_id: UUID) -> bool:
    """Whether this actor has recorded this contact already, through a form that was sent twice."""
    permit(actor, Act.RECORD_CONTACT)
    return Contact.objects.filter(public_id=contact_id, made_by=actor.staff_id).exists()


def _end_left_numbers(victim_id: int, by: int, now: datetime) -> None:
    """End the task about a number left on the line that may be the victim's, now that they were reached. Nothing else
    ends that task."""
    asked = Task.objects.filter(kind=TaskKind.REACH_HER, victim=victim_id, reason="left_number", closed_at=None)
    for subject_key in asked.values_list("subject_key", flat=True):
        close_settled(kind=TaskKind.REACH_HER, victim_id=victim_id, subject_key=subject_key, now=now, by=by)


def _told(actor: Actor, victim: Victim, told: Iterable[int], reached: bool, now: datetime) -> list[Duty]:
    """The duties that this contact told: only with an identity check, each of them owed to this victim, and none that
    the victim declined."""
    wanted = set(told)
    if reached:
        proofs.require(actor, victim.id, now=now)
    elif wanted:
        raise NotHers("nothing is told to somebody who was not reached")
    duties = list(Duty.objects.filter(victim=victim, id__in=wanted).select_related("triggered_by"))
    if len(duties) != len(wanted):
        raise NotHers(sorted(wanted))
    if any(map(_is_referral, duties)) and not _agrees_to_support(victim, now):
        raise WantsNone(victim.id)
    return duties


def _is_referral(duty: Duty) -> bool:
    return catalogue().edition(duty.edition).entitlements[duty.code].ends is DutyEnd.REFERRAL


def _agrees_to_support(victim: Victim, now: datetime) -> bool:
    """Whether the victim agrees to support. Their yes in a contact counts unless they have opted out of support."""
    return hers_to_allow.may(victim, ConsentPurpose.REFERRAL, now=now, says_yes=True) is not ConsentRoute.NO


def _append(actor: Actor, victim: Victim, channel: Channel, reached: bool, duties: list[Duty], now: datetime) -> int:
    """Append one `victim.contacted` for each source whose events the contact told; return the first one's row.

    News is named by its event, other duties by their code (contracts/ledger.md, rule 20). What a court decided is news
    even before witness care has it: this contact meets the duty to tell that begins then.
    """
    about: dict[str, set[str]] = defaultdict(set)
    by_event = telling_codes() | COURT_TO_WITNESS_CARE
    for duty in duties:
        if duty.code in by_event:
            about[duty.triggered_by.source].add(duty.triggered_by.source_event_id)
    codes = {duty.code for duty in duties if duty.code not in by_event}
    events = []
    for source, ids in sorted(about.items()) or [(SOURCE, set())]:
        named, codes = sorted(ids | codes), set()
        events.append(
            rights.append(
                actor=actor,
                case_id=victim.case_id,
                victim_id=victim.id,
                type="victim.contacted",
                source=SOURCE,
                data={"channel": channel.value, "reached": reached, "about": named, "about_source": source},
                time=now,
                now=now,
            )
        )
    return events[0].id
