"""What is done with and for her: news that came, a conversation recorded; plans, guards and details beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Call, Contact, Duty, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.contact.endings import Ending
from victimcare.rules.people.hers_to_allow import May, Purpose
from victimcare.rules.rights import End
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
    "Ending",
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
    """How a person spoke with her or wrote to her (the feed's own words)."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    VIDEO = "video"
    LETTER = "letter"
    EMAIL = "email"
    TEXT = "text"


class NotHers(ValueError):
    """Among what she is said to have been told is something that is not owed to her."""


class WantsNone(ValueError):
    """She wants nothing more of support: nobody refers her until she says that she wants it again."""


def news_arrived(*, victim_ids: Collection[int], event_ids: Collection[int], now: datetime) -> None:
    """These events were appended and their duties stored: for each of these victims a text is planned, or a person is
    asked to tell her. In the caller's transaction."""
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
    ending: Ending | None = None,
) -> bool:
    """Keep a conversation, or a try, and what it told her: it goes onto the timeline and meets those duties.

    `told` are rows of her duties. `contact_id` is made by the form, so that a press repeated records once: then False.
    Whoever reached her has recorded a proof; a try needs none, and tells nothing. That she was referred is her own yes,
    said in this conversation. `call_id`: the call in which it was spoken; `ending`: how it ended, as who had it says.
    How long it took is measured with it (`spells`). Raises UnknownVictim, NotProved, NotHers, WantsNone.
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
    """Whether they have written down this contact already, with a form that was sent twice."""
    permit(actor, Act.RECORD_CONTACT)
    return Contact.objects.filter(public_id=contact_id, made_by=actor.staff_id).exists()


def _end_left_numbers(victim_id: int, by: int, now: datetime) -> None:
    """A number that may be hers was left on the line, and she was to be reached because of it: now she was. Nothing
    else ends that task."""
    asked = Task.objects.filter(kind=TaskKind.REACH_HER, victim=victim_id, reason="left_number", closed_at=None)
    for subject_key in asked.values_list("subject_key", flat=True):
        close_settled(kind=TaskKind.REACH_HER, victim_id=victim_id, subject_key=subject_key, now=now, by=by)


def _told(actor: Actor, victim: Victim, told: Iterable[int], reached: bool, now: datetime) -> list[Duty]:
    """The duties that this told: only to her, once she has proved herself, each of them hers, and none that she wants
    nothing of."""
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
    return catalogue().edition(duty.edition).entitlements[duty.code].ends is End.REFERRAL


def _agrees_to_support(victim: Victim, now: datetime) -> bool:
    """She is there, and says yes: that counts, unless she has said that she wants nothing more of it."""
    return hers_to_allow.may(victim, Purpose.REFERRAL, now=now, says_yes=True) is not May.NO


def _append(actor: Actor, victim: Victim, channel: Channel, reached: bool, duties: list[Duty], now: datetime) -> int:
    """One `victim.contacted` for each source whose events it tells of; gives the first one's row.

    News is named by its event, other duties by their code (contracts/ledger.md, rule 20). What a court decided is news
    also before witness care has it: the duty to tell that begins then is met by this contact.
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
