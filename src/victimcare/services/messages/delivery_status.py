"""Applies what a provider reports about messages, and what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Duty, Notification
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import NotFound
from victimcare.rules.message_sending import DELIVERY_WINDOW
from victimcare.rules.rights import EventRef
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import suppliers
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import AuditSubject, note, note_each
from victimcare.services.desk.news_tasks import close_news_tasks
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.messages import message_states, message_wording
from victimcare.services.messages.message_tasks import close_failure_task, report_failed_message
from victimcare.services.messages.message_wording import carries_news
from victimcare.services.ports import DeliveryReceipt, MessageState
from victimcare.services.rights import ledger_upkeep
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.contact_limits import LETTER_RETURNED

# Records on the timeline that a message carried the news to the victim, which meets the duties.

CHANNEL_SOURCES = {  # a call never tells the news itself
    ContactMethod.TEXT: "urn:victimcare:texts",
    ContactMethod.EMAIL: "urn:victimcare:email",
    ContactMethod.LETTER: "urn:victimcare:letter",
}


def mark_duties_met(actor: Actor, telling: Notification, *, at: datetime, now: datetime) -> None:
    """Append that the victim was notified, at the moment the provider reports delivery (contracts/ledger.md, last
    section)."""
    channel = ContactMethod(telling.channel)
    told: dict[str, list[str]] = defaultdict(list)
    events = (
        Duty.objects.filter(id__in=telling.duties)
        .order_by("id")
        .values_list("triggered_by__source", "triggered_by__source_event_id")
    )
    for source, event_id in events:
        told[source].append(event_id)
    for source, event_ids in told.items():
        ledger_upkeep.append_event(
            actor=actor,
            case_id=telling.victim.case_id,
            victim_id=telling.victim_id,
            type=EventType.VICTIM_CONTACTED,
            source=CHANNEL_SOURCES[channel],
            data={"channel": channel, "about": event_ids, "about_source": source, "reached": True},
            time=at,
            now=now,
        )
    close_news_tasks([telling.victim_id], now)


SENDER_ACTOR = Actor.system("messages.hand_over")  # the sender threads of the worker


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """A report that a locked message has come so far, by its provider's clock."""

    telling: Notification
    state: MessageState
    provider_id: str
    at: datetime


def apply_delivery_status(actor: Actor, told: Sequence[DeliveryReport], *, now: datetime) -> int:
    """Apply the providers' reports to these messages, with what follows. Returns for how many the report was new. A
    message that carried the news and has arrived is locked with its case (`delivery_status.lock_messages_and_cases`).
    """
    is_new = {one.telling.id for one in told if one.telling.status in message_states.NOT_KNOWN_TO_HAVE_LEFT}
    steps = [step for one in told for step in _status_changes(one, now)]
    message_states.write_state_changes(steps)
    left = {step.telling.id: step.telling for step in steps if step.telling.id in is_new}
    _note_hand_overs([*left.values()], now)
    noted: dict[str, list[AuditSubject]] = defaultdict(list)
    for step in steps:
        _follow_up_change(actor, step, now)
        if step.status is not NotificationStatus.ACCEPTED:  # this step is the handover to the supplier
            noted[f"message.{step.status}"].append(message_audit_target(step.telling))
    for act, about_these in noted.items():
        note_each(actor, act, about_these, at=now)
    return len(steps)


def message_audit_target(telling: Notification) -> AuditSubject:
    return AuditSubject(telling.victim.case_id, telling.victim_id, {"message": str(telling.public_id)})


def _note_hand_overs(left: Sequence[Notification], now: datetime) -> None:
    """Note the handover once for each message that its supplier has, whichever source says so first: the supplier's
    answer, a receipt, or a look-up. Failed tries are not noted here: they are among the message's states. Noted with
    the step, on a locked row that never goes back from it."""
    note_each(SENDER_ACTOR, "message.handed_over", [_handed_over(telling) for telling in left], at=now)


def _handed_over(telling: Notification) -> AuditSubject:
    more = {
        "channel": telling.channel,
        "provider": telling.provider,
        "template": telling.template,
        "attempt": telling.attempts,
    }
    found = message_audit_target(telling)
    return replace(found, detail={**found.detail, **more})


def _status_changes(told: DeliveryReport, now: datetime) -> list[message_states.StateChange]:
    telling, status = told.telling, message_states.STATUS_OF[told.state]
    # The provider's clock is its own, so its times are kept between our handover and now.
    at = max(telling.handed_over_at or telling.queued_at, min(told.at, now))
    telling.provider_id = telling.provider_id or told.provider_id
    if status is NotificationStatus.DELIVERED:
        telling.delivered_at = at
    says_more = status is NotificationStatus.FAILED or told.state is MessageState.POSTED
    return message_states.advance_state(telling, status, at=at, reason=told.state if says_more else "")


def _follow_up_change(actor: Actor, step: message_states.StateChange, now: datetime) -> None:
    if (
        step.status is NotificationStatus.FAILED and step.telling.template != message_wording.NUMBER
    ):  # the victim sees that none came
        report_failed_message(step.telling, now=now)
    if step.status is NotificationStatus.DELIVERED:
        close_failure_task(step.telling, now=now)
        if message_wording.carries_news(step.telling.template):
            mark_duties_met(actor, step.telling, at=step.at, now=now)


# Locks messages while a report about them is applied.


def lock_messages(telling_ids: Collection[int]) -> dict[int, Notification]:
    """Messages by their ids, locked until the transaction ends. A caller that holds one never waits for a case."""
    tellings = Notification.objects.select_for_update(of=("self",)).select_related("victim").filter(id__in=telling_ids)
    return tellings.order_by("id").in_bulk()


def lock_messages_and_cases(telling_ids: Collection[int]) -> dict[int, Notification]:
    """As `lock_messages`, where a message may turn out to have arrived: with the case, if that goes on its timeline."""
    told = Notification.objects.filter(id__in=telling_ids).values_list("template", "victim_id")
    gate.lock_victims([victim_id for template, victim_id in told if carries_news(template)])
    return lock_messages(telling_ids)


# Records that a message reached the victim, as the victim's own acts show; a provider's delivery report is separate.

_LEFT = (
    NotificationStatus.HANDED_OVER,
    NotificationStatus.IN_DOUBT,
    NotificationStatus.ACCEPTED,
    NotificationStatus.SENDING,
    NotificationStatus.DELIVERED,
)


def confirm_messages_read(
    *, actor: Actor, victim_id: int, news: Iterable[EventRef], how: VictimChannel, now: datetime
) -> int:
    """Confirm the messages that notified the victim of this news, now that they have come to read or listen to it.
    Returns how many are newly confirmed.

    In the caller's transaction. A message that was confirmed before stays as it was.
    """
    about = Q()
    for event in news:
        about |= Q(triggered_by__source=event.source, triggered_by__source_event_id=event.id)
    if not about:
        return 0
    duties = list(Duty.objects.filter(about, victim_id=victim_id).values_list("id", flat=True))
    brought = Notification.objects.filter(victim_id=victim_id, confirmed_at=None, status__in=_LEFT)
    count = brought.filter(duties__overlap=duties).update(confirmed_at=now, confirmed_how=how)
    if count:
        note(actor, "messages.confirmed", at=now, victim_id=victim_id, detail={"how": how, "messages": count})
    return count


# Letters on our own disk: asks a person to print those not collected, and removes each when its delivery window ends.

LETTERS_NOT_TAKEN = "letters_not_taken"


@dataclass(frozen=True, slots=True)
class PrintRoomReport:
    lying: int  # letters not collected for longer than the force allows
    removed: int  # letters whose delivery window is over


def check_print_rooms(*, now: datetime) -> PrintRoomReport:
    """Ask for staff to print while letters wait too long (`letter_hours` in force.toml); remove those whose delivery
    window is over. A message whose letter waited all that time has failed by then, and a person has its task."""
    rooms = suppliers.list_print_rooms()
    removed = sum(room.clear(DELIVERY_WINDOW[ContactMethod.LETTER]) for room in rooms)
    lying = sum(room.lying(timedelta(hours=settings.FORCE.letter_hours)) for room in rooms)
    _ask_or_close(lying, now)
    return PrintRoomReport(lying, removed)


@transaction.atomic
def _ask_or_close(lying: int, now: datetime) -> None:
    kind = TaskKind.PRINT_LETTERS
    if lying:
        make_task(kind=kind, victim_id=None, reason=LETTERS_NOT_TAKEN, harm=HarmLevel.MEDIUM, due_at=now, now=now)
    else:
        close_settled_tasks(kind=kind, victim_id=None, subject_key="", now=now, by=None)


@transaction.atomic
def record_delivery_receipt(*, actor: Actor, supplier: str, receipt: DeliveryReceipt, now: datetime) -> bool:
    """Apply what a supplier reports about a message. Repeated, late or out of order it changes nothing (False).

    Raises NotFound. A message that carried the news meets its duties when it was delivered; one that failed makes a
    task. A failure at one supplier means nothing once another has been given it.
    """
    permit(actor, Act.SEND_MESSAGE)
    telling = _by_reference(receipt.reference)
    if supplier != telling.provider and receipt.state is not MessageState.DELIVERED:
        return False
    return bool(
        apply_delivery_status(actor, [DeliveryReport(telling, receipt.state, receipt.provider_id, receipt.at)], now=now)
    )


@transaction.atomic
def mark_arrival_doubtful(*, actor: Actor, supplier: str, reference: str, now: datetime) -> bool:
    """Make a task for a message that came back with an unknown outcome. A message that failed or arrived already keeps
    that state (False), as does one that another supplier has. Raises NotFound."""
    permit(actor, Act.SEND_MESSAGE)
    telling = _by_reference(reference)
    step = (
        message_states.mark_in_doubt(telling, at=now, reason="it came back") if supplier == telling.provider else None
    )
    if step is None:
        return False
    message_states.write_state_changes([step])
    report_failed_message(telling, now=now, reason="message_in_doubt")
    note_each(actor, "message.in_doubt", [message_audit_target(telling)], at=now)
    return True


@transaction.atomic
def record_returned_letter(*, actor: Actor, supplier: str, reference: str, now: datetime) -> bool:
    """Record that a letter came back unread, and make a task to find out where the victim can be written to. A repeat
    changes nothing (False), nor does a letter that another supplier has. Raises NotFound."""
    permit(actor, Act.SEND_MESSAGE)
    telling = _by_reference(reference)
    if supplier != telling.provider or telling.channel != ContactMethod.LETTER:
        return False
    steps = message_states.advance_state(telling, NotificationStatus.FAILED, at=now, reason=LETTER_RETURNED)
    if not steps:
        return False
    message_states.write_state_changes(steps)
    report_failed_message(telling, now=now, reason=LETTER_RETURNED)
    note_each(actor, "message.failed", [message_audit_target(telling)], at=now)
    return True


def _by_reference(reference: str) -> Notification:
    try:
        wanted = UUID(reference)
    except ValueError:
        raise NotFound("no message has this reference") from None
    telling_id = Notification.objects.filter(reference=wanted).values_list("id", flat=True).first()
    if telling_id is None:
        raise NotFound("no message has this reference")
    return lock_messages_and_cases([telling_id])[telling_id]
