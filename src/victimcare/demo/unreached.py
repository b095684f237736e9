"""Somebody whose numbers are dead, and how we went on to reach them: rung by rung, up to the last one, a visit."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from victimcare.records.models import DeliveryEscalation, Duty, Event, Notification, NotificationState, Victim
from victimcare.records.models.victim_contact.follow_up import DeliveryStepMethod, EscalationUrgency
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.contact.contact_outcomes import ContactEnding
from victimcare.rules.follow_up.delivery_escalation import EscalationStep
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.follow_up import delivery_escalations
from victimcare.services.messages import message_wording

NEWS = "suspect.arrested"
_A_DAY, _AN_HOUR = timedelta(days=1), timedelta(hours=1)
# After how many days somebody rang which number, and what came of it.
_TRIES = (
    (1, "The mobile: a voice says that this number is not in use."),
    (2, "The landline: it rings and nobody answers. There is no machine."),
)
_LETTER_AFTER, _VISIT_AFTER = 4, 9  # days


def everything_was_tried(victim: Victim, *, by: Actor) -> None:
    """Once. A text came back, two numbers were rung, a letter was not answered: now somebody is to go and see them."""
    if DeliveryEscalation.objects.filter(victim=victim).exists():
        return
    event = Event.objects.get(case=victim.case_id, type=NEWS)
    began = event.time + _AN_HOUR
    _text_that_came_back(victim, event, began)
    delivery_escalations.open_escalation(
        victim_id=victim.id, urgency=EscalationUrgency.USUAL, event_ids=[event.id], now=began
    )
    for days, note in _TRIES:
        delivery_escalations.advance_escalations(now=began + days * _A_DAY)
        _not_reached(victim, by, note, began + days * _A_DAY + _AN_HOUR)
    delivery_escalations.advance_escalations(now=began + _LETTER_AFTER * _A_DAY)
    _letter_arrived(DeliveryEscalation.objects.get(victim=victim), began + _LETTER_AFTER * _A_DAY)
    delivery_escalations.advance_escalations(now=began + _VISIT_AFTER * _A_DAY)


def _text_that_came_back(victim: Victim, event: Event, at: datetime) -> None:
    duties = Duty.objects.filter(victim=victim, triggered_by=event)
    text = Notification.objects.create(
        victim=victim,
        channel="text",
        template=message_wording.NEWS,
        point=victim.person.contact_points.get(kind="mobile", retired_at=None),
        duties=sorted(duties.values_list("id", flat=True)),
        status=NotificationStatus.FAILED,
        queued_at=at,
        not_before=at,
        handed_over_at=at,
        provider="notify",
        attempts=1,
    )
    _states(text, at, NotificationStatus.QUEUED, NotificationStatus.HANDED_OVER, NotificationStatus.FAILED)


def _not_reached(victim: Victim, by: Actor, note: str, at: datetime) -> None:
    contact_recording.record_contact(
        actor=by,
        victim_id=victim.id,
        contact_id=uuid4(),
        channel=ContactChannel.PHONE,
        reached=False,
        told=(),
        note=note,
        now=at,
        ending=ContactEnding.NOT_REACHED,
    )


def _letter_arrived(pursuit: DeliveryEscalation, at: datetime) -> None:
    """Where letters are carried: it lay in their hall three days later, and nothing came of it."""
    step = (
        pursuit.steps.filter(rung=EscalationStep.LETTER, how=DeliveryStepMethod.SENT).select_related("telling").first()
    )
    if step is None or step.telling is None:
        return
    letter, arrived = step.telling, at + 3 * _A_DAY
    letter.status, letter.provider, letter.attempts = NotificationStatus.DELIVERED, "notify", 1
    letter.handed_over_at, letter.delivered_at = at, arrived
    letter.save(update_fields=["status", "provider", "attempts", "handed_over_at", "delivered_at"])
    _states(letter, at, NotificationStatus.HANDED_OVER)
    _states(letter, arrived, NotificationStatus.DELIVERED)


def _states(telling: Notification, at: datetime, *statuses: NotificationStatus) -> None:
    NotificationState.objects.bulk_create(
        NotificationState(telling=telling, status=status, at=at) for status in statuses
    )
