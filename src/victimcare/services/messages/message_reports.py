"""Reports on messages for the desk: each message with the states it went through, and the state of each supplier. No
words, no numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet

from victimcare.records.models import Case, Installation, Notification, Supplier, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.message_sending import STUCK_AFTER, SupplierGrade, supplier_shares
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import suppliers
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.messages import message_states
from victimcare.services.messages.message_states import MessageSummary

MESSAGES_PER_PAGE = 40
_TELLING_KINDS = (TaskKind.TELL_VICTIM, TaskKind.MAKE_FIRST_CONTACT, TaskKind.CLOSING_CALL)


class MessageStage(StrEnum):
    """The stage of a message, in the steps that staff use to find one."""

    WAITING = "waiting"
    HELD = "held"
    ON_ITS_WAY = "on_its_way"
    IN_DOUBT = "in_doubt"
    FAILED = "failed"
    DELIVERED = "delivered"
    NOT_NEEDED = "not_needed"


STATUSES_BY_STAGE: Mapping[MessageStage, tuple[NotificationStatus, ...]] = {
    MessageStage.WAITING: (NotificationStatus.QUEUED,),
    MessageStage.HELD: (NotificationStatus.HELD,),
    MessageStage.ON_ITS_WAY: (NotificationStatus.HANDED_OVER, NotificationStatus.ACCEPTED, NotificationStatus.SENDING),
    MessageStage.IN_DOUBT: (NotificationStatus.IN_DOUBT,),
    MessageStage.FAILED: (NotificationStatus.FAILED,),
    MessageStage.DELIVERED: (NotificationStatus.DELIVERED,),
    MessageStage.NOT_NEEDED: (NotificationStatus.NOT_NEEDED,),
}
_COUNTED = (
    MessageStage.WAITING,
    MessageStage.HELD,
    MessageStage.ON_ITS_WAY,
    MessageStage.IN_DOUBT,
)  # the stages whose numbers do not grow for ever


@dataclass(frozen=True, slots=True)
class MessageTrail:
    """One message. `states` are oldest first. Delivered is what a provider said, confirmed what the victim did."""

    id: UUID
    victim_id: UUID
    crime_reference: str
    channel: str
    template: str
    provider: str  # empty: not given to a provider yet
    states: tuple[tuple[datetime, str], ...]
    held_reason: str
    confirmed_at: datetime | None
    confirmed_how: str


@dataclass(frozen=True, slots=True)
class MessageTrailPage:
    messages: tuple[MessageTrail, ...]
    counts: Mapping[MessageStage, int]
    next: UUID | None  # the last of these, where there are more


@transaction.atomic
def list_message_trails(
    *, actor: Actor, stage: MessageStage | None, channel: ContactMethod | None, after: UUID | None, now: datetime
) -> MessageTrailPage:
    """The newest messages, of one stage or channel or of all, starting after the one named `after`. The access is
    audited with their number."""
    permit(actor, Act.SEE_MESSAGES)
    seen = access_scopes.filter_visible_rows(actor, Notification.objects.all())
    rows = seen.select_related("victim__case").prefetch_related("states").order_by("-id")
    if stage is not None:
        rows = rows.filter(status__in=STATUSES_BY_STAGE[stage])
    if channel is not None:
        rows = rows.filter(channel=channel)
    if after is not None:
        last = Notification.objects.filter(public_id=after).values_list("id", flat=True).first()
        rows = rows.filter(id__lt=last or 0)
    found = list(rows[: MESSAGES_PER_PAGE + 1])
    shown = found[:MESSAGES_PER_PAGE]
    note(actor, "messages.seen", at=now, detail={"messages": len(shown)})
    return MessageTrailPage(
        messages=tuple(_message_trail(row) for row in shown),
        counts=_counts(seen),
        next=shown[-1].public_id if len(found) > MESSAGES_PER_PAGE else None,
    )


def _counts(seen: QuerySet[Notification]) -> dict[MessageStage, int]:
    wanted = [status for stage in _COUNTED for status in STATUSES_BY_STAGE[stage]]
    by_status = dict(seen.filter(status__in=wanted).values_list("status").annotate(Count("id")))
    return {stage: sum(by_status.get(status, 0) for status in STATUSES_BY_STAGE[stage]) for stage in _COUNTED}


def _message_trail(row: Notification) -> MessageTrail:
    return MessageTrail(
        id=row.public_id,
        victim_id=row.victim.public_id,
        crime_reference=row.victim.case.reference,
        channel=row.channel,
        template=row.template,
        provider=row.provider,
        states=tuple((state.at, state.status) for state in sorted(row.states.all(), key=lambda state: state.id)),
        held_reason=row.held_reason,
        confirmed_at=row.confirmed_at,
        confirmed_how=row.confirmed_how,
    )


# What was sent, and how far it came.


@transaction.atomic
def list_messages(*, actor: Actor, crime_reference: str | None = None, now: datetime) -> list[MessageSummary]:
    """Messages in any channel, oldest first, of one crime or of all. The access is audited with the count: for one
    crime under its case, even when it has no message."""
    permit(actor, Act.SEE_MESSAGES)
    tellings = access_scopes.filter_visible_rows(
        actor, Notification.objects.select_related("victim__case").order_by("id")
    )
    case_id = None
    if crime_reference is not None:
        seen = access_scopes.filter_visible_case_rows(actor, Case.objects.filter(reference=crime_reference), case="id")
        case_id = seen.values_list("id", flat=True).first()
        tellings = tellings.filter(victim__case_id=case_id or 0)
    found = list(tellings)
    note(actor, "messages.seen", at=now, case_id=case_id, detail={"messages": len(found)})
    return [_message_summary(telling) for telling in found]


@dataclass(frozen=True, slots=True)
class TellingTask:
    """An open task that asks a person to tell a victim, as no message may. `reason`: one of `StaffOnlyReason`, or of
    `message_tasks`."""

    victim_id: str  # the record system's
    kind: str
    reason: str
    due_at: datetime


@transaction.atomic
def list_telling_tasks(*, actor: Actor, crime_reference: str, now: datetime) -> list[TellingTask]:
    """What people are asked to tell the victims of this crime in place of a message, by when it is due."""
    permit(actor, Act.SEE_MESSAGES)
    tasks = access_scopes.filter_visible_tasks(
        actor,
        Task.objects.select_related("victim__case").filter(
            victim__case__reference=crime_reference, kind__in=_TELLING_KINDS, closed_at=None
        ),
    )
    rows = [(task.victim, task) for task in tasks.order_by("due_at", "id") if task.victim]
    for case_id in {victim.case_id for victim, _ in rows}:
        note(actor, "messages.seen", at=now, case_id=case_id, detail={"tasks": len(rows)})
    return [TellingTask(victim.record_id, task.kind, task.reason, task.due_at) for victim, task in rows]


def is_sending_held(*, actor: Actor) -> bool:
    """Whether sending waits for a person to release it, after a restore."""
    permit(actor, Act.RELEASE_SENDING)
    return Installation.objects.filter(sending_held_since__isnull=False).exists()


def _message_summary(telling: Notification) -> MessageSummary:
    return MessageSummary(
        id=str(telling.public_id),
        crime_reference=telling.victim.case.reference,
        victim_id=telling.victim.record_id,
        channel=telling.channel,
        template=telling.template,
        state=telling.status,
        queued_at=telling.queued_at,
        handed_over_at=telling.handed_over_at,
        delivered_at=telling.delivered_at,
        held_reason=telling.held_reason or None,
        reference=str(telling.reference),
    )


# The state of each supplier, as supervisors and engineers see it and as the metrics report it.

_NOT_AT_AN_END = (
    NotificationStatus.QUEUED,
    NotificationStatus.HELD,
    NotificationStatus.HANDED_OVER,
    NotificationStatus.IN_DOUBT,
    NotificationStatus.ACCEPTED,
    NotificationStatus.SENDING,
)


@dataclass(frozen=True, slots=True)
class SupplierStatus:
    """One supplier on one channel. `share` is its part of the next messages, `last_answers` are the newest last."""

    channel: ContactMethod
    name: str
    share: float
    unanswered: int
    last_answers: tuple[SupplierGrade, ...]
    last_answer_at: datetime | None
    ailing_since: datetime | None  # None: it answers well, as far as is known

    @property
    def failures(self) -> int:
        return sum(answer in (SupplierGrade.FAILING, SupplierGrade.HANGING) for answer in self.last_answers)


@dataclass(frozen=True, slots=True)
class WaitingMessageCount:
    """How many messages of a channel are in a state that is not final."""

    channel: str
    status: str
    messages: int


@transaction.atomic
def list_supplier_statuses(*, actor: Actor, now: datetime) -> list[SupplierStatus]:
    """Every configured supplier, by channel. The access is audited."""
    permit(actor, Act.SEE_PROVIDERS)
    found = measure_suppliers()
    note(actor, "providers.seen", at=now, detail={"providers": len(found)})
    return found


def measure_suppliers() -> list[SupplierStatus]:
    """As `list_supplier_statuses`, for the metrics, which identify no person."""
    rows = {(row.channel, row.name): row for row in Supplier.objects.all()}
    found = []
    for channel in ContactMethod:
        if not suppliers.is_channel_carried(channel):
            continue
        standings = suppliers.load_supplier_standings(channel, suppliers.list_supplier_names(channel))
        parts = supplier_shares(standings)
        for one in standings:
            row = rows.get((channel, one.name), Supplier())
            found.append(
                SupplierStatus(
                    channel=channel,
                    name=one.name,
                    share=parts[one.name],
                    unanswered=one.unanswered,
                    last_answers=tuple(SupplierGrade(answer) for answer in row.last_answers),
                    last_answer_at=row.last_answer_at,
                    ailing_since=row.ailing_since,
                )
            )
    return found


def count_waiting_messages() -> list[WaitingMessageCount]:
    """Counts by channel and state, for the metrics."""
    counted = (
        Notification.objects.filter(status__in=_NOT_AT_AN_END).values_list("channel", "status").annotate(Count("id"))
    )
    return [
        WaitingMessageCount(channel, status, count) for channel, status, count in counted.order_by("channel", "status")
    ]


def count_stuck_messages(now: datetime) -> dict[str, int]:
    """How many messages have stayed too long in a state, by state."""
    return {status: tellings.count() for status, tellings in list_stuck_messages(now).items()}


def list_stuck_messages(now: datetime) -> dict[str, QuerySet[Notification]]:
    """Messages that have stayed too long in a state, by state."""
    tellings = Notification.objects.order_by("id")
    return {
        NotificationStatus.QUEUED: tellings.filter(status=NotificationStatus.QUEUED, not_before__lte=now - STUCK_AFTER),
        NotificationStatus.HANDED_OVER: tellings.filter(
            status__in=message_states.AT_THE_SUPPLIER, handed_over_at__lte=now - STUCK_AFTER
        ),
    }
