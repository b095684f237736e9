"""Handles news that arrives for victims and records contacts; plans, guarded marks and details have their own
modules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Call, Contact, Duty, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.contact.contact_outcomes import ContactEnding
from victimcare.rules.errors import VictimNotFound
from victimcare.rules.rights import DutyEnd
from victimcare.rules.safe_contact.staff_contact import ConsentPurpose, ConsentRoute
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note as audit
from victimcare.services.contact_plans.guard_marks import decide_unmark_as_second, mark_guarded, propose_unmark_guarded
from victimcare.services.contact_plans.plan_confirmations import confirm_plan, decide_plan_as_second
from victimcare.services.contact_plans.proposed_details import decide_details, decide_details_as_second
from victimcare.services.conversations import contact_sessions, identity_checks
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk.news_tasks import COURT_TO_WITNESS_CARE, close_news_tasks, news_duty_codes
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.messages.notifications import plan_notifications
from victimcare.services.person_keys import fetch_person_key
from victimcare.services.rights import ledger_upkeep
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.safe_contact import contact_limits, gate
from victimcare.services.sealed_columns import CONTACT_NOTE

__all__ = [
    "ContactChannel",
    "ContactEnding",
    "confirm_plan",
    "decide_details",
    "decide_details_as_second",
    "decide_plan_as_second",
    "decide_unmark_as_second",
    "mark_guarded",
    "plan_news",
    "propose_unmark_guarded",
    "record_contact",
]

DESK_SOURCE = "urn:victimcare:desk"


class ContactChannel(StrEnum):
    """How a member of staff spoke or wrote to the victim (the feed's own words)."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    VIDEO = "video"
    LETTER = "letter"
    EMAIL = "email"
    TEXT = "text"


def plan_news(*, victim_ids: Collection[int], event_ids: Collection[int], now: datetime) -> None:
    """Plan a text for each of these victims, or ask a colleague to tell them, once events are appended and duties
    stored. Runs in the caller's transaction."""
    duties = Duty.objects.filter(
        victim_id__in=victim_ids, triggered_by_id__in=event_ids, code__in=news_duty_codes()
    ).values_list("id", flat=True)
    plan_notifications(actor=Actor.system("contact.news"), duty_ids=list(duties), now=now)


@transaction.atomic
def record_contact(
    *,
    actor: Actor,
    victim_id: int,
    contact_id: UUID,
    channel: ContactChannel,
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
    `ending`: how the contact ended, as the colleague says. Its duration is measured with it (`contact_sessions`).
    Raises VictimNotFound, IdentityCheckMissing, ValueError.
    """
    permit(actor, Act.RECORD_CONTACT)
    if actor.staff_id is None:
        raise PermissionRefused("a person records a contact")
    victim = gate.lock_victims([victim_id]).get(victim_id)
    if victim is None:
        raise VictimNotFound
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
    contact_sessions.close_saved_session(staff_id=actor.staff_id, victim_id=victim_id, contact=contact, now=now)
    check_typed_words(actor=actor, about=f"contact:{contact_id}", texts=(note,), victim_id=victim_id, now=now)
    detail = {"channel": channel, "reached": reached, "told": len(duties)} | ({"ending": ending} if ending else {})
    audit(actor, "contact.recorded", at=now, case_id=victim.case_id, victim_id=victim_id, detail=detail)
    if reached:
        close_news_tasks([victim_id], now)
        _end_left_numbers(victim_id, actor.staff_id, now)
    return True


def is_contact_recorded(*, actor: Actor, contact_id: UUID) -> bool:
    """Whether this actor has recorded this contact already, through a form that was sent twice."""
    permit(actor, Act.RECORD_CONTACT)
    return Contact.objects.filter(public_id=contact_id, made_by=actor.staff_id).exists()


def _end_left_numbers(victim_id: int, by: int, now: datetime) -> None:
    """End the task about a number left on the line that may be the victim's, now that they were reached. Nothing else
    ends that task."""
    asked = Task.objects.filter(kind=TaskKind.REACH_VICTIM, victim=victim_id, reason="left_number", closed_at=None)
    for subject_key in asked.values_list("subject_key", flat=True):
        close_settled_tasks(kind=TaskKind.REACH_VICTIM, victim_id=victim_id, subject_key=subject_key, now=now, by=by)


def _told(actor: Actor, victim: Victim, told: Iterable[int], reached: bool, now: datetime) -> list[Duty]:
    """The duties that this contact told: only with an identity check, each of them owed to this victim, and none that
    the victim declined."""
    wanted = set(told)
    if reached:
        identity_checks.require_identity_check(actor, victim.id, now=now)
    elif wanted:
        raise ValueError("no news is told in a contact that reached no one")
    duties = list(Duty.objects.filter(victim=victim, id__in=wanted).select_related("triggered_by"))
    if len(duties) != len(wanted):
        raise ValueError("the victim is owed no such news in this contact")
    if any(map(_is_referral, duties)) and not _agrees_to_support(victim, now):
        raise ValueError("the victim wants no support")
    return duties


def _is_referral(duty: Duty) -> bool:
    return rights_catalogue().edition(duty.edition).entitlements[duty.code].ends is DutyEnd.REFERRAL


def _agrees_to_support(victim: Victim, now: datetime) -> bool:
    """Whether the victim agrees to support. Their yes in a contact counts unless they have opted out of support."""
    return contact_limits.find_consent(victim, ConsentPurpose.REFERRAL, now=now, says_yes=True) is not ConsentRoute.NO


def _append(
    actor: Actor, victim: Victim, channel: ContactChannel, reached: bool, duties: list[Duty], now: datetime
) -> int:
    """Append one `victim.contacted` for each source whose events the contact told; return the first one's row.

    News is named by its event, other duties by their code (contracts/ledger.md, rule 20). What a court decided is news
    even before witness care has it: this contact meets the duty to tell that begins then.
    """
    about: dict[str, set[str]] = defaultdict(set)
    by_event = news_duty_codes() | COURT_TO_WITNESS_CARE
    for duty in duties:
        if duty.code in by_event:
            about[duty.triggered_by.source].add(duty.triggered_by.source_event_id)
    codes = {duty.code for duty in duties if duty.code not in by_event}
    events = []
    for source, ids in sorted(about.items()) or [(DESK_SOURCE, set())]:
        named, codes = sorted(ids | codes), set()
        events.append(
            ledger_upkeep.append_event(
                actor=actor,
                case_id=victim.case_id,
                victim_id=victim.id,
                type=EventType.VICTIM_CONTACTED,
                source=DESK_SOURCE,
                data={"channel": channel.value, "reached": reached, "about": named, "about_source": source},
                time=now,
                now=now,
            )
        )
    return events[0].id
