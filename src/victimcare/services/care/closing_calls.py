"""Closing calls: when something of a victim's case ends, a person rings them.

The call stays on a list until it is made, or a person says that it cannot be; only then does an automatic message go
instead, if the victim's plan allows one. The call also says what can be reviewed, and who supports the victim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from victimcare.records.models import ClosingCall, Contact, Duty, Notification, Victim
from victimcare.records.models.care import ClosingCallEnd
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.care.closing_calls import (
    CallImpossibleReason,
    ClosingMoment,
    ClosingResult,
    TrialArm,
    closing_call_due_at,
    closing_crime_of,
    may_give_up_call,
)
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.rights import OptOut
from victimcare.services.access import Act, Actor, access_scopes, permit, require_staff_id
from victimcare.services.audit import note as audit
from victimcare.services.care import care_access
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.contact import contact_recording
from victimcare.services.conversations.identity_checks import CheckMethod
from victimcare.services.desk import duty_decisions, task_steps
from victimcare.services.desk.news_tasks import end_of_next_working_day, news_duty_codes
from victimcare.services.desk.task_actions import close_settled_tasks, make_tasks
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.follow_up import delivery_outcomes
from victimcare.services.messages import message_tasks
from victimcare.services.messages.notifications import plan_notifications
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.rights.opt_outs import find_opted_out_victims
from victimcare.services.sealed_columns import CLOSING_NOTE

if TYPE_CHECKING:
    from victimcare.services.care.care_events import CareEvent

SECOND_CALL = "closing_second_call"


class TriesMissing(Exception):
    """Too few attempts to reach the victim to give up for this reason."""


def open_closing_calls(ending: Sequence[tuple[CareEvent, ClosingMoment]], *, now: datetime) -> None:
    """Open a call to each victim about what ended, due by the next working day. A victim who wants no news is not rung.
    In the transaction that appended the events."""
    victims = _victims({victim_id for one, _ in ending for victim_id in one.victims.values()}, ending, now)
    guarded, harm = find_guarded_victims(victims), load_harm_levels(victims.keys())
    due = _dues(victims, {one.event_id for one, _ in ending}, now)
    tasks = []
    for one, what in ending:
        for victim_id in sorted(set(one.victims.values()) & victims.keys()):
            row = _opened(victims[victim_id], one.event_id, what, due[victim_id], victim_id in guarded, now)
            tasks.append(
                message_tasks.build_closing_call_task(victim_id, what, harm[victim_id], due[victim_id], arm=_arm(row))
            )
    make_tasks(tasks, now=now)


def end_calls_of_reopened(victim_ids: Iterable[int], *, now: datetime) -> None:
    """End calls about the end of a case that has reopened. In the caller's transaction."""
    rows = ClosingCall.objects.filter(victim_id__in=list(victim_ids), ended_at=None)
    for row in rows.exclude(moment=ClosingMoment.RELEASED):
        _end(row, ClosingCallEnd.NOT_NEEDED, by=None, now=now)


@transaction.atomic
def record_closing_call(
    *,
    actor: Actor,
    victim_id: UUID,
    went: ClosingResult,
    review_said: bool,
    support_said: bool,
    note: str,
    contact_id: UUID,
    told: Collection[int],
    now: datetime,
    call_id: UUID | None = None,
) -> bool:
    """Record that a colleague spoke with the victim about it; the contact is saved once. A second call, if the victim
    wants one, is due by the end of the next working day; what they did not want to hear is declined, in their words
    (`note`). False: it was recorded already. Raises NotFound, IdentityCheckMissing, ValueError, FieldRequired,
    TaskTaken."""
    victim, proof = care_access.require_care_identity_check(actor, victim_id, Act.CLOSE_WITH_CARE, now)
    row = _open_of(victim.id)
    task_steps.lock_matter_task(
        actor=actor, kind=TaskKind.CLOSING_CALL, subject_key=message_tasks.closing_call_subject(victim.id)
    )
    told = () if went is ClosingResult.DID_NOT_WANT else told
    is_here = call_id is None and proof.how == CheckMethod.IN_PERSON
    channel = contact_recording.ContactChannel.IN_PERSON if is_here else contact_recording.ContactChannel.PHONE
    if told or not _is_written_down(actor, victim, since=proof.at):
        is_new = contact_recording.record_contact(
            actor=actor,
            victim_id=victim.id,
            contact_id=contact_id,
            channel=channel,
            reached=True,
            told=told,
            note=note,
            now=now,
            call_id=call_id,
        )
        if not is_new:
            return False
    if went is ClosingResult.DID_NOT_WANT:
        for duty in list_owed_duties(row):
            duty_decisions.decline_duty(actor=actor, duty_id=duty.id, channel=channel, words=note, now=now)
    row.review_said, row.support_said = row.review_said or review_said, row.support_said or support_said
    CLOSING_NOTE.put_words(row, note.strip(), fetch_victim_key(row.victim_id))
    if went is ClosingResult.SECOND_CALL:
        row.due_at, row.spoken_at = end_of_next_working_day(now), now
        row.save(update_fields=["review_said", "support_said", "sealed_note", "due_at", "spoken_at"])
        _rings_again(actor, row, now)
    else:
        row.save(update_fields=["review_said", "support_said", "sealed_note"])
        _end(row, ClosingCallEnd(went), by=require_staff_id(actor), now=now)
    detail = {"went": went, "review": review_said, "support": support_said}
    care_access.note_care_act(actor, "closing.spoke", victim, now, **detail)
    delivery_outcomes.settle_escalations(now=now, victim_ids=[victim.id])
    return True


@transaction.atomic
def give_up_closing_call(
    *, actor: Actor, closing_id: UUID, why: CallImpossibleReason, note: str, now: datetime
) -> bool:
    """Record that the call cannot be made. What the victim is owed now goes its usual way: by message if their plan
    allows one, else by a person. Returns whether a message goes. Raises NotFound, TriesMissing, FieldRequired,
    TaskTaken."""
    permit(actor, Act.CLOSE_WITH_CARE)
    row = _locked(closing_id)
    if access_scopes.is_victim_hidden(actor, row.victim_id):
        raise NotFound("no such closing call is owed")
    task_steps.lock_matter_task(
        actor=actor, kind=TaskKind.CLOSING_CALL, subject_key=message_tasks.closing_call_subject(row.victim_id)
    )
    if not may_give_up_call(why, tries=count_tries(row)):
        raise TriesMissing(why)
    if why is CallImpossibleReason.OTHER_PERSON and not note.strip():
        raise FieldRequired("note")
    row.why = why
    CLOSING_NOTE.put_words(row, note.strip(), fetch_victim_key(row.victim_id))
    row.save(update_fields=["sealed_note"])
    _end(row, ClosingCallEnd.NOT_POSSIBLE, by=require_staff_id(actor), now=now, why=why)
    case_id = row.victim.case_id
    audit(actor, "closing.cannot", at=now, case_id=case_id, victim_id=row.victim_id, detail={"why": why})
    owed = [duty.id for duty in list_owed_duties(row)]
    plan_notifications(actor=Actor.system("care.closing"), duty_ids=owed, now=now, is_call_given_up=True)
    return Notification.objects.filter(
        victim_id=row.victim_id, status=NotificationStatus.QUEUED, duties__overlap=owed or [0]
    ).exists()


def is_closing_news_owed(victim_id: int) -> bool:
    """Whether a call is owed about what ended, with news that the victim does not know."""
    row = ClosingCall.objects.filter(victim_id=victim_id, ended_at=None).first()
    return row is not None and bool(list_owed_duties(row))


def end_call_told_in_contact(*, actor: Actor, victim_id: int, now: datetime) -> None:
    """End a call whose news a conversation has told in full, in the transaction that saved the conversation. A second
    call that the victim wants becomes a next step of that."""
    row = ClosingCall.objects.select_for_update().filter(victim_id=victim_id, ended_at=None).first()
    if row is not None and not list_owed_duties(row):
        _end(row, ClosingCallEnd.UNDERSTOOD, by=require_staff_id(actor), now=now)
        audit(actor, "closing.spoke", at=now, case_id=row.victim.case_id, victim_id=victim_id, detail={"went": "told"})


def _is_written_down(actor: Actor, victim: Victim, *, since: datetime) -> bool:
    """Whether this conversation is on the victim's record already: what else was said in it needs no second entry."""
    mine = Contact.objects.filter(victim=victim, made_by=actor.staff_id or 0, reached=True)
    return mine.filter(made_at__gte=since).exists()


def list_owed_duties(row: ClosingCall) -> list[Duty]:
    """The duties of this call that the victim has not been told, the soonest due first."""
    duties = Duty.objects.filter(
        victim_id=row.victim_id, triggered_by_id__in=row.events, code__in=news_duty_codes(), met_at=None, ending=""
    )
    return list(duties.select_related("triggered_by").order_by("due_at", "id"))


def count_tries(row: ClosingCall) -> int:
    """Count the failed attempts to reach the victim since the call was opened."""
    return Contact.objects.filter(victim_id=row.victim_id, reached=False, made_at__gte=row.opened_at).count()


def _victims(
    victim_ids: Collection[int], ending: Sequence[tuple[CareEvent, ClosingMoment]], now: datetime
) -> dict[int, Victim]:
    chosen = find_opted_out_victims({one.case_id for one, _ in ending}, OptOut.UPDATES, now=now)
    rows = Victim.objects.select_related("case").filter(id__in=victim_ids)
    return {row.id: row for row in rows if (row.case_id, row.record_id) not in chosen}


def _dues(victim_ids: Collection[int], event_ids: Collection[int], now: datetime) -> dict[int, datetime]:
    """When each call is due."""
    owed = Duty.objects.filter(victim_id__in=victim_ids, triggered_by_id__in=event_ids, code__in=news_duty_codes())
    found: dict[int, list[datetime]] = defaultdict(list)
    for victim_id, due_at in owed.values_list("victim_id", "due_at"):
        if due_at is not None:
            found[victim_id].append(due_at)
    soon = end_of_next_working_day(now)
    return {victim_id: closing_call_due_at(found[victim_id], next_working_day=soon) for victim_id in victim_ids}


def _opened(
    victim: Victim, event_id: int, what: ClosingMoment, due_at: datetime, guarded: bool, now: datetime
) -> ClosingCall:
    """The victim's open call, with this event added; a new one is drawn into the comparison, if there is one."""
    row = ClosingCall.objects.select_for_update().filter(victim=victim, ended_at=None).first()
    if (
        row is not None
        and event_id not in row.events
        and row.spoken_at is None
        and row.arm == ""
        and not list_owed_duties(row)
    ):
        # the victim knows all of it: its due day must not carry over
        _end(row, ClosingCallEnd.NOT_NEEDED, by=None, now=now)
        row = None
    if row is not None:
        row.moment, row.due_at = what, min(row.due_at, due_at)
        if event_id not in row.events:
            row.events, row.spoken_at = [*row.events, event_id], None
        row.save(update_fields=["moment", "due_at", "events", "spoken_at"])
        return row
    arm: TrialArm | None = message_tasks.find_trial_arm(victim.case_id, is_guarded=guarded)
    made = ClosingCall.objects.create(
        victim=victim,
        moment=what,
        events=[event_id],
        crime=closing_crime_of(group=victim.case.offence_group, flags=victim.case.flags, kind=victim.kind),
        opened_at=now,
        due_at=due_at,
        arm=arm or "",
        arm_at=now if arm else None,
        comparison=message_tasks.closing_trial_seed() if arm else "",
    )
    if arm:
        system = Actor.system("care.closing")
        audit(system, "closing.drawn", at=now, case_id=victim.case_id, victim_id=victim.id, detail={"arm": arm})
    return made


def _arm(row: ClosingCall) -> TrialArm | None:
    return TrialArm(row.arm) if row.arm else None


def _open_of(victim_id: int) -> ClosingCall:
    row = ClosingCall.objects.select_for_update().filter(victim_id=victim_id, ended_at=None).first()
    if row is None:
        raise NotFound("no such closing call is owed")
    return row


def _locked(closing_id: UUID) -> ClosingCall:
    row = ClosingCall.objects.select_for_update().filter(public_id=closing_id, ended_at=None).first()
    if row is None:
        raise NotFound("no such closing call is owed")
    return row


def _end(row: ClosingCall, end: ClosingCallEnd, *, by: int | None, now: datetime, why: str = "") -> None:
    row.ended_at, row.ended_by_id, row.ended_as, row.why = now, by, end, why
    row.save(update_fields=["ended_at", "ended_by", "ended_as", "why"])
    subject = message_tasks.closing_call_subject(row.victim_id)
    close_settled_tasks(kind=TaskKind.CLOSING_CALL, victim_id=row.victim_id, subject_key=subject, now=now, by=by)


def _rings_again(actor: Actor, row: ClosingCall, now: datetime) -> None:
    """Keep the task with its owner, for the second call."""
    task_steps.advance_task(
        actor=actor,
        kind=TaskKind.CLOSING_CALL,
        subject_key=message_tasks.closing_call_subject(row.victim_id),
        reason=SECOND_CALL,
        due_at=row.due_at,
        note=CLOSING_NOTE.open_words(row),
        now=now,
    )
