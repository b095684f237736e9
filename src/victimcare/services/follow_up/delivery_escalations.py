"""Escalates news that has not reached a victim, step by step (rules/follow_up/delivery_escalation), until it has.

A message may be delivered and never read. So what was attempted, what was delivered and what the victim has confirmed
are three things: they confirm by reading their page or hearing the line after an identity check, or when a person has
told them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import Case, Value, When

from victimcare.records.models import DeliveryEscalation, DeliveryEscalationStep, Notification, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.follow_up import DeliveryEscalationEnd, EscalationUrgency
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.follow_up.delivery_escalation import (
    EscalationEntry,
    EscalationMethod,
    EscalationStep,
    LeaveToStaff,
    TakeStep,
    WaitForStep,
    next_escalation_move,
)
from victimcare.rules.follow_up.risk_news import STAFF_TELL_WITHIN
from victimcare.rules.safe_contact.contact_plan import (
    ContactMethod,
)
from victimcare.services.desk.news_tasks import end_of_next_working_day, news_duty_codes
from victimcare.services.desk.ownership import (
    RISK_TODAY,
    assign_bail_rules,
    assign_reach_task_to_teller,
    fold_news_tasks,
)
from victimcare.services.desk.task_actions import close_settled_tasks, make_tasks
from victimcare.services.desk.task_shapes import HarmLevel, NewTask, load_harm_levels
from victimcare.services.follow_up import escalation_ways, follow_up_policy
from victimcare.services.follow_up.follow_up_policy import DayShare, next_share_at, place_by_harm
from victimcare.services.follow_up.news_confirmation import RISK_URGENCIES as RISK_URGENCIES
from victimcare.services.messages.notifications import queue_on_channel
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.rights.duty_lateness import BACKLOG_AFTER
from victimcare.services.safe_contact import gate
from victimcare.services.sealed_columns import STOP_REASON

log = structlog.get_logger()

_REASONS = {EscalationUrgency.RISK: "risk_news", EscalationUrgency.TODAY: RISK_TODAY}
MOST = 500
_CHANNEL_OF = {EscalationStep.VOICE: ContactMethod.CALL, EscalationStep.LETTER: ContactMethod.LETTER}
_GONE = (
    NotificationStatus.HANDED_OVER,
    NotificationStatus.IN_DOUBT,
    NotificationStatus.ACCEPTED,
    NotificationStatus.SENDING,
    NotificationStatus.DELIVERED,
    NotificationStatus.FAILED,
)

# News that is owed and did not reach the victim: a message went a while ago, or a contact was tried. From the open
# duties, by due time; news is escalated only once.
_IN_VAIN = """
SELECT d.victim_id, array_agg(DISTINCT d.triggered_by_id), min(d.due_at)
  FROM records_duty d
 WHERE d.met_at IS NULL AND d.ending = '' AND d.due_at > %(since)s AND d.due_at <= %(until)s
   AND d.starts_at <= %(now)s AND d.code = ANY(%(news)s)
   AND NOT EXISTS (SELECT FROM records_deliveryescalation p
                    WHERE p.victim_id = d.victim_id AND (p.ended_at IS NULL OR d.triggered_by_id = ANY(p.events)))
   AND (EXISTS (SELECT FROM records_notification t
                 WHERE t.victim_id = d.victim_id AND d.id = ANY(t.duties)
                   AND (t.status = 'failed' OR t.handed_over_at < %(gone_before)s))
        OR EXISTS (SELECT FROM records_contact c
                    WHERE c.victim_id = d.victim_id AND NOT c.reached AND c.made_at > d.starts_at))
 GROUP BY d.victim_id ORDER BY array_position(%(order)s::int[], max(d.harm)::int), min(d.due_at), d.victim_id
 LIMIT %(most)s
"""


@transaction.atomic
def open_escalation(
    *,
    victim_id: int,
    urgency: EscalationUrgency,
    event_ids: Collection[int],
    now: datetime,
    due_at: datetime | None = None,
    share: DayShare | None = None,
) -> None:
    """Open an escalation for this news. An open one gets the news added and its task made more urgent; all risk news is
    in one escalation, as urgent as its most urgent item. `due_at`: for risk news, when a person must have told the
    victim, or have decided how. `share`: of a run that opens several."""
    share = share or DayShare([victim_id], now=now)
    victim = gate.lock_victims([victim_id])[victim_id]
    alike = RISK_URGENCIES if urgency in RISK_URGENCIES else {urgency}
    pursuit = DeliveryEscalation.objects.filter(victim=victim, urgency__in=alike, ended_at=None).order_by("id").first()
    if pursuit is None:
        pursuit = DeliveryEscalation.objects.create(
            victim=victim, urgency=urgency, events=sorted(set(event_ids)), opened_at=now, next_at=now, due_at=due_at
        )
        _take_up(pursuit)
    elif (is_new := bool(set(event_ids) - set(pursuit.events))) or (
        urgency is EscalationUrgency.RISK and pursuit.urgency != EscalationUrgency.RISK
    ):
        pursuit.events = sorted({*pursuit.events, *event_ids})
        pursuit.urgency = EscalationUrgency.RISK if EscalationUrgency.RISK in (urgency, pursuit.urgency) else urgency
        pursuit.due_at = min((at for at in (pursuit.due_at, due_at) if at is not None), default=None)
        pursuit.save(update_fields=["events", "urgency", "due_at"])
        # The same news only becomes more urgent if the victim has since become guarded: then no message is enough.
        if not is_new or pursuit.next_at is None or pursuit.steps.filter(how=EscalationMethod.ASKED).exists():
            _ask(pursuit, _last_rung(pursuit), now)
    _climb(victim, pursuit, now, share)


def open_missed_escalations(*, now: datetime) -> int:
    """Open escalations for news that did not reach victims. Returns how many; safe to run twice."""
    asked: dict[str, Any] = {
        "now": now,
        "since": now - BACKLOG_AFTER,
        "until": now + BACKLOG_AFTER,
        "news": sorted(news_duty_codes()),
        "gone_before": now - follow_up_policy.load_timings()[EscalationUrgency.SOON].waits[EscalationStep.TEXT],
        "most": MOST,
        "order": [int(harm) for harm in follow_up_policy.load_harm_order()],
    }
    with connection.cursor() as cursor:
        cursor.execute(_IN_VAIN, asked)
        rows: list[tuple[int, list[int], datetime]] = cursor.fetchall()
    soon, share = end_of_next_working_day(now), DayShare([victim_id for victim_id, *_ in rows], now=now)
    for victim_id, event_ids, due_at in rows:
        urgency = EscalationUrgency.SOON if due_at <= soon else EscalationUrgency.USUAL
        open_escalation(victim_id=victim_id, urgency=urgency, event_ids=event_ids, now=now, share=share)
    return len(rows)


def advance_escalations(*, now: datetime) -> int:
    """Take the next step of every escalation that is due. Returns how many were looked at; safe to run twice."""
    due = DeliveryEscalation.objects.filter(ended_at=None, next_at__lte=now)
    can_wait = Case(When(urgency__in=RISK_URGENCIES, then=Value(0)), default=Value(1))
    by_harm = due.order_by(can_wait, place_by_harm("victim"), "next_at", "id")
    rows = list(by_harm.values_list("id", "victim_id")[:MOST])
    share = DayShare([victim_id for _, victim_id in rows], now=now)
    for pursuit_id, victim_id in rows:
        try:
            _climb_one(pursuit_id, victim_id, now, share)
        except Exception:
            # The next run tries again; the others do not wait for it.
            log.exception("follow_up.rung_not_taken", pursuit=pursuit_id)
    return len(rows)


@transaction.atomic
def _climb_one(pursuit_id: int, victim_id: int, now: datetime, share: DayShare) -> None:
    victim = gate.lock_victims([victim_id])[victim_id]
    pursuit = DeliveryEscalation.objects.select_for_update().filter(id=pursuit_id, ended_at=None).first()
    if pursuit is not None:
        _climb(victim, pursuit, now, share)


def end_escalation(
    pursuit: DeliveryEscalation, how: DeliveryEscalationEnd, *, now: datetime, by: int | None = None, why: str = ""
) -> None:
    """End the escalation and close its task, in the caller's transaction."""
    pursuit.ended_at, pursuit.ended_as, pursuit.next_at = now, how, None
    if how is DeliveryEscalationEnd.STOPPED:
        pursuit.stopped_by_id = by
        STOP_REASON.put_words(pursuit, why, fetch_victim_key(pursuit.victim_id))
    pursuit.save()
    reached_by = _owner_of_task(pursuit)
    close_settled_tasks(
        kind=TaskKind.REACH_VICTIM,
        victim_id=pursuit.victim_id,
        subject_key=escalation_task_key(pursuit),
        now=now,
        by=by,
        note=why,
    )
    if reached_by is not None:
        assign_bail_rules(reached_by, victim_id=pursuit.victim_id, now=now)


def _owner_of_task(pursuit: DeliveryEscalation) -> int | None:
    """The owner of the task to reach the victim with this risk news; None: no owner, or not risk news."""
    if pursuit.urgency not in RISK_URGENCIES:
        return None
    tasks = Task.objects.filter(kind=TaskKind.REACH_VICTIM, victim_id=pursuit.victim_id, closed_at=None)
    return tasks.filter(subject_key=escalation_task_key(pursuit)).values_list("owner_id", flat=True).first()


def escalation_task_key(pursuit: DeliveryEscalation) -> str:
    """The subject key of its task."""
    return f"pursuit:{pursuit.public_id}"


def _take_up(pursuit: DeliveryEscalation) -> None:
    """Count an earlier message with this news as the first step."""
    went = (
        escalation_ways.list_news_messages(pursuit)
        .filter(status__in=_GONE)
        .exclude(handed_over_at=None)
        .order_by("-handed_over_at")
        .first()
    )
    if went is not None and went.handed_over_at is not None:
        _write(pursuit, TakeStep(EscalationStep.TEXT, EscalationMethod.SENT), went.handed_over_at, went)


def _climb(victim: Victim, pursuit: DeliveryEscalation, now: datetime, share: DayShare) -> None:
    """Take every step that is due; skipped ones take no time. For news that can wait, a person is asked only within the
    day's share."""
    timing = follow_up_policy.load_timings()[EscalationUrgency(pursuit.urgency)]
    taken = _taken(pursuit)
    can_wait = pursuit.urgency not in RISK_URGENCIES and all(one.how is not EscalationMethod.ASKED for one in taken)
    if can_wait and taken and not share.has_room(victim):  # after the message, the next step is a person
        pursuit.next_at = next_share_at(now)
        pursuit.save(update_fields=["next_at"])
        return
    can = escalation_ways.list_step_options(victim, pursuit, now)
    while True:
        taken = _taken(pursuit)
        match next_escalation_move(taken, can, timing, now=now, due_at=pursuit.due_at):
            case TakeStep() as take if take.how is EscalationMethod.ASKED and can_wait and not share.has_room(victim):
                pursuit.next_at = next_share_at(now)
                break
            case TakeStep() as take:
                _do(victim, pursuit, take, now)
                if take.how is EscalationMethod.ASKED and can_wait:
                    share.take(victim)
                    can_wait = False
            case WaitForStep(until):
                pursuit.next_at = until
                break
            case LeaveToStaff():
                pursuit.next_at = None
                break
    pursuit.save(update_fields=["next_at"])


def _taken(pursuit: DeliveryEscalation) -> list[EscalationEntry]:
    return [
        EscalationEntry(EscalationStep(step.rung), EscalationMethod(step.how), step.at)
        for step in pursuit.steps.order_by("id")
    ]


def _do(victim: Victim, pursuit: DeliveryEscalation, take: TakeStep, now: datetime) -> None:
    telling = _message(victim, pursuit, take.rung, now) if take.how is EscalationMethod.SENT else None
    if take.how is EscalationMethod.SENT and telling is None:
        take = TakeStep(take.rung, EscalationMethod.ASKED)
    # A message that waits for the victim's hours counts from when they begin.
    _write(pursuit, take, now if telling is None else max(now, telling.not_before), telling)
    if take.how is EscalationMethod.ASKED:
        _ask(pursuit, take.rung, now)


def _write(pursuit: DeliveryEscalation, take: TakeStep, at: datetime, telling: Notification | None) -> None:
    DeliveryEscalationStep.objects.create(
        pursuit=pursuit, rung=take.rung, how=take.how, why=take.why, at=at, telling=telling
    )


def _ask(pursuit: DeliveryEscalation, rung: EscalationStep, now: datetime) -> None:
    """Keep one task for the whole escalation and update it at each step: never later, never less urgent."""
    is_risk = pursuit.urgency in RISK_URGENCIES
    task = NewTask(
        TaskKind.REACH_VICTIM,
        pursuit.victim_id,
        _REASONS.get(EscalationUrgency(pursuit.urgency), f"reach_{rung}"),
        HarmLevel.HIGH if is_risk else load_harm_levels([pursuit.victim_id])[pursuit.victim_id],
        max(now, pursuit.due_at or pursuit.opened_at + STAFF_TELL_WITHIN) if is_risk else None,
        escalation_task_key(pursuit),
        is_danger=pursuit.urgency == EscalationUrgency.RISK,
        needs_owner=pursuit.urgency == EscalationUrgency.TODAY,
    )
    make_tasks([task], now=now)
    if is_risk:
        fold_news_tasks(victim_id=pursuit.victim_id, now=now)
    if pursuit.urgency == EscalationUrgency.TODAY:
        assign_reach_task_to_teller(victim_id=pursuit.victim_id, now=now)


def _last_rung(pursuit: DeliveryEscalation) -> EscalationStep:
    last = pursuit.steps.order_by("id").last()
    return EscalationStep(last.rung) if last else EscalationStep.TEXT


def _message(victim: Victim, pursuit: DeliveryEscalation, rung: EscalationStep, now: datetime) -> Notification | None:
    """The message of this step: for the first, one that has left or waits to leave; otherwise a new one."""
    if rung is EscalationStep.TEXT:
        waiting = (
            escalation_ways.list_news_messages(pursuit)
            .filter(status__in=[NotificationStatus.QUEUED, *_GONE])
            .order_by("-id")
            .first()
        )
        if waiting is not None:
            return waiting
    channels = (ContactMethod.TEXT, ContactMethod.EMAIL) if rung is EscalationStep.TEXT else (_CHANNEL_OF[rung],)
    duties = list(escalation_ways.list_news_duties(pursuit).filter(met_at=None).values_list("id", flat=True))
    sent = (queue_on_channel(victim, channel, duties, now=now) for channel in channels)
    return next((telling for telling in sent if telling is not None), None) if duties else None
