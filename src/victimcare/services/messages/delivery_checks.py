"""Resolves messages in doubt by asking the supplier, by our reference, before anything else is done; holds messages
while our account is at fault; and finds stuck messages."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

import structlog
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from victimcare.records.models import Notification, NotificationState, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.message_sending import STAFF_LOOK_AFTER, STUCK_AFTER, ages_due_for_query, is_delivery_given_up
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import job_queue, port_registry, suppliers
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note_each
from victimcare.services.desk.task_actions import close_settled_tasks, make_tasks
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.messages import message_reports, message_states, message_tasks
from victimcare.services.messages.delivery_status import (
    DeliveryReport,
    apply_delivery_status,
    lock_messages_and_cases,
    message_audit_target,
)
from victimcare.services.messages.message_states import BACK_OFF, DOUBT_SETTLES_AFTER, HoldReason, StateChange
from victimcare.services.ports import MessageState, ProviderMessage, SendDeferred

log = structlog.get_logger()

# Postponed while the supplier is asked, so that another sender does not ask at once; if the process is killed, the
# supplier is asked again. An array, which is evaluated once: a plan that evaluates it again for each row would pass the
# limit.
_CLAIM = """
UPDATE records_notification SET rests_until = statement_timestamp() + %(rests)s * interval '1 second'
 WHERE id = ANY(ARRAY(SELECT id FROM records_notification
                       WHERE status IN ('handed_over', 'in_doubt') AND rests_until <= statement_timestamp()
                       ORDER BY rests_until LIMIT %(at_most)s FOR NO KEY UPDATE SKIP LOCKED))
RETURNING id, attempts, channel, provider, reference
"""


class LookupFailure(Enum):
    NEVER_HAD_IT = auto()
    NO_ANSWER = auto()
    CANNOT_BE_ASKED = auto()  # this supplier never answers such questions


@dataclass(frozen=True, slots=True)
class StatusQuery:
    """What became of the `attempt`-th send of a message? `began`: by the monotonic clock."""

    telling_id: int
    attempt: int
    channel: ContactMethod
    provider: str
    reference: str
    at: datetime
    began: float


@dataclass(frozen=True, slots=True)
class StatusReply:
    question: StatusQuery
    answer: ProviderMessage | LookupFailure
    at: datetime


def claim_status_queries(*, now: datetime, at_most: int) -> list[StatusQuery]:
    """Sends in doubt whose suppliers are to be asked now. Each has a place with its supplier (`suppliers`); a supplier
    with no free place is asked later."""
    began = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"at_most": at_most, "rests": DOUBT_SETTLES_AFTER.total_seconds()})
        rows = cursor.fetchall()
    due = [
        StatusQuery(telling_id, attempt, ContactMethod(channel), provider, str(reference), now, began)
        for telling_id, attempt, channel, provider, reference in rows
    ]
    return [one for one in due if suppliers.reserve_slot(one.channel, one.provider)]


def ask_for_status(question: StatusQuery) -> StatusReply:
    """Ask the message's supplier, outside any transaction."""
    answer = _look_up_status(question)
    return StatusReply(question, answer, question.at + timedelta(seconds=time.monotonic() - question.began))


def _look_up_status(question: StatusQuery) -> ProviderMessage | LookupFailure:
    try:
        found = suppliers.look_up_message(question.channel, question.provider, question.reference)
    except suppliers.LookupUnsupported:
        return LookupFailure.CANNOT_BE_ASKED
    except (SendDeferred, port_registry.PortUnbound):
        return LookupFailure.NO_ANSWER
    except Exception:
        log.exception("messages.question_failed", message=question.telling_id, provider=question.provider)
        return LookupFailure.NO_ANSWER
    return LookupFailure.NEVER_HAD_IT if found is None else found


@transaction.atomic
def apply_status_replies(*, actor: Actor, found: Sequence[StatusReply]) -> None:
    """Apply the supplier's reply. A message that the supplier never had goes back to the gate, and only then may
    another supplier be given it. A supplier that cannot be asked leaves it in doubt: a person looks, and it is never
    sent again. Does nothing where the answer has arrived by itself in the meantime."""
    now = max(one.at for one in found)
    tellings = lock_messages_and_cases([one.question.telling_id for one in found])
    steps: list[StateChange] = []
    told: list[DeliveryReport] = []
    left_in_doubt: list[Notification] = []
    for one in found:
        telling = tellings[one.question.telling_id]
        if not message_states.is_handover_in_doubt(telling, one.question.attempt):
            continue
        match one.answer:
            case ProviderMessage() as message:
                told.append(DeliveryReport(telling, message.state, message.provider_id, message.at or one.at))
            case LookupFailure.NEVER_HAD_IT:
                steps.append(message_states.requeue_message(telling, at=one.at, reason="the provider never had it"))
            case LookupFailure.NO_ANSWER:
                _ask_again(telling, now)
            case LookupFailure.CANNOT_BE_ASKED:
                steps += _leave_to_a_person(telling, now)
                left_in_doubt.append(telling)
    message_states.write_state_changes(steps)
    note_each(actor, "message.in_doubt", map(message_audit_target, left_in_doubt), at=now)
    apply_delivery_status(actor, told, now=now)


def _ask_again(telling: Notification, now: datetime) -> None:
    if telling.unanswered_questions == len(BACK_OFF):
        message_tasks.report_failed_message(telling, now=now, reason="message_in_doubt")
    wait = BACK_OFF[min(telling.unanswered_questions, len(BACK_OFF) - 1)]
    telling.unanswered_questions += 1
    telling.save(update_fields=["unanswered_questions"])
    message_states.postpone_messages([telling.id], wait)


def _leave_to_a_person(telling: Notification, now: datetime) -> list[StateChange]:
    """Leave it to a person: the supplier is not asked again."""
    Notification.objects.filter(id=telling.id).update(rests_until=None)
    message_tasks.report_failed_message(telling, now=now, reason="message_in_doubt")
    return message_states.advance_state(
        telling, NotificationStatus.IN_DOUBT, at=now, reason="the provider cannot be asked"
    )


# Messages that wait because our account with a provider is at fault: a template, sender, key, limit or suspension.
#
# None fails and none is lost. One task asks a person to put the account right. One message on each channel tries now
# and then; once the provider takes it, the others go too, the oldest first, each through the gate.


def hold_for_account_fault(telling: Notification, *, at: datetime, reason: str) -> list[message_states.StateChange]:
    """Hold this locked message, which the provider certainly does not have. It keeps all its tries."""
    telling.attempts = min(telling.attempts, 1)  # the brake has counted it
    back = message_states.requeue_message(telling, at=at, reason=reason)
    return [back, message_states.hold_message(telling, at=at, reason=HoldReason.ACCOUNT)]


def ask_to_fix_account(*, now: datetime) -> None:
    """One task, however many messages wait."""
    make_tasks([message_tasks.build_release_task(HoldReason.ACCOUNT, now=now)], now=now)


@transaction.atomic
def retry_account_holds(*, now: datetime) -> int:
    """Let the oldest message of each channel try. Returns how many."""
    oldest = (
        _list_account_holds().order_by("channel", "queued_at", "id").distinct("channel").values_list("id", flat=True)
    )
    return _release_messages(list(oldest), now)


@transaction.atomic
def release_account_holds(channels: Collection[str], *, now: datetime) -> int:
    """The provider takes messages again on these channels: make all that waited due, in their order."""
    released = _release_messages(
        list(_list_account_holds().filter(channel__in=channels).values_list("id", flat=True)), now
    )
    if released and not _list_account_holds().exists():
        key = message_tasks.hold_subject_key(HoldReason.ACCOUNT)
        close_settled_tasks(kind=TaskKind.MESSAGES_HELD, victim_id=None, subject_key=key, now=now, by=None)
    return released


def _list_account_holds() -> QuerySet[Notification]:
    return Notification.objects.filter(status=NotificationStatus.HELD, held_reason=HoldReason.ACCOUNT)


def _release_messages(telling_ids: list[int], now: datetime) -> int:
    held = (
        _list_account_holds()
        .select_for_update(of=("self",), skip_locked=True)
        .filter(id__in=telling_ids)
        .order_by("id")
    )
    steps = [message_states.release_held_message(telling, at=now) for telling in held]
    message_states.write_state_changes(steps)
    if steps:
        message_states.announce_due_messages()
    return len(steps)


# Finds messages stuck in any state: asks their supplier, and in the end a person. Sends nothing.

SWEEP_INTERVAL = timedelta(minutes=5)
AT_ONCE = 500  # of each state in one sweep; the next sweep finds the rest
NO_WORD = "no word from the provider"
STUCK = "message_stuck"


@dataclass(frozen=True, slots=True)
class StuckMessageReport:
    """What one sweep did."""

    questions: int  # to suppliers that said nothing more
    tasks: int  # for people


def chase_stuck_messages(*, actor: Actor, now: datetime) -> StuckMessageReport:
    """Check messages that stay too long in a state. An error with one message never stops the others."""
    permit(actor, Act.SEND_MESSAGE)
    retry_account_holds(now=now)
    return StuckMessageReport(questions=_ask_suppliers(now), tasks=_tell_people(now) + _ask_about_held(now))


def ask_for_delivery_status(*, actor: Actor, telling_id: int, now: datetime) -> None:
    """Ask the supplier that accepted a message how far it has come. After its delivery window it counts as failed."""
    permit(actor, Act.SEND_MESSAGE)
    telling = Notification.objects.get(id=telling_id)
    channel = ContactMethod(telling.channel)
    try:
        found = suppliers.look_up_message(channel, telling.provider, str(telling.reference))
    except suppliers.LookupUnsupported:
        return  # it reports by itself or never does, so its silence says nothing
    except (SendDeferred, port_registry.PortUnbound):
        found = None
    with transaction.atomic():
        telling = lock_messages_and_cases([telling_id])[telling_id]
        if telling.status not in _ON_ITS_WAY:
            return
        if found is not None:
            apply_delivery_status(
                actor, [DeliveryReport(telling, found.state, found.provider_id, found.at or now)], now=now
            )
        assert telling.handed_over_at is not None
        is_posted = telling.states.filter(reason=MessageState.POSTED).exists()
        is_on_its_way = telling.status in _ON_ITS_WAY and not is_posted
        if is_on_its_way and is_delivery_given_up(channel, handed_over_at=telling.handed_over_at, now=now):
            message_states.write_state_changes(
                message_states.advance_state(telling, NotificationStatus.FAILED, at=now, reason=NO_WORD)
            )
            message_tasks.report_failed_message(telling, now=now)


_ON_ITS_WAY = frozenset({NotificationStatus.ACCEPTED, NotificationStatus.SENDING})


def _ask_suppliers(now: datetime) -> int:
    due = Q()
    for channel in ContactMethod:
        # Looks twice as far back as the last sweep: a late sweep misses no message, and asking twice is harmless.
        for ages in ages_due_for_query(channel, since=now - 2 * SWEEP_INTERVAL, now=now):
            due |= Q(channel=channel, handed_over_at__gt=ages.after, handed_over_at__lte=ages.up_to)
    posted = NotificationState.objects.filter(telling=OuterRef("id"), reason=MessageState.POSTED)
    on_their_way = Notification.objects.filter(due, status__in=_ON_ITS_WAY).exclude(Exists(posted))
    ids = list(on_their_way.order_by("id").values_list("id", flat=True)[:AT_ONCE])
    unasked = job_queue.exclude_queued(Job.ASK_WHAT_BECAME, "telling_id", ids)
    for telling_id in sorted(unasked):
        queue_job(Job.ASK_WHAT_BECAME, telling_id=telling_id)
    return len(unasked)


@transaction.atomic
def _tell_people(now: datetime) -> int:
    """One task for each message, and never a second: closing it was a decision."""
    patience = STAFF_LOOK_AFTER - STUCK_AFTER
    made = 0
    for tellings in message_reports.list_stuck_messages(now - patience).values():
        for telling in tellings[:AT_ONCE]:
            if not _was_looked_at(telling):
                message_tasks.report_failed_message(telling, now=now, reason=STUCK)
                made += 1
    return made


def _was_looked_at(telling: Notification) -> bool:
    return Task.objects.filter(
        kind=TaskKind.MESSAGE_FAILED, subject_key=message_tasks.message_subject_key(telling)
    ).exists()


@transaction.atomic
def _ask_about_held(now: datetime) -> int:
    """Messages held as a group wait for a person: if the task was lost, make it again."""
    held = Notification.objects.filter(status=NotificationStatus.HELD, held_reason__in=list(HoldReason))
    made = 0
    for reason in held.values_list("held_reason", flat=True).order_by("held_reason").distinct():
        key = message_tasks.hold_subject_key(HoldReason(reason))
        if not Task.objects.filter(kind=TaskKind.MESSAGES_HELD, subject_key=key, closed_at=None).exists():
            make_tasks([message_tasks.build_release_task(HoldReason(reason), now=now)], now=now)
            made += 1
    return made
