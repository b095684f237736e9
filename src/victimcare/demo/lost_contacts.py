"""A person whose numbers are dead, and how we tried to reach them, step by step, up to the last one, a visit; and why
people of past crimes stopped."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import cycle
from uuid import uuid4

from django.db import transaction

from victimcare.demo import cast
from victimcare.demo.agreed_contact import AgreementContext
from victimcare.records.models import (
    DeliveryEscalation,
    Duty,
    Event,
    Leaving,
    Notification,
    NotificationState,
    Task,
    Victim,
)
from victimcare.records.models.victim_contact.follow_up import EscalationUrgency
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.care.disengagement import LeavingAnswer, LeavingReason, LeavingScope
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.contact.contact_outcomes import ContactEnding
from victimcare.rules.follow_up.delivery_escalation import EscalationMethod, EscalationStep
from victimcare.services.access import Actor
from victimcare.services.care import leaving_reasons
from victimcare.services.care.care_events import WITHDRAWN
from victimcare.services.contact import contact_recording
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.desk import timeline_acts
from victimcare.services.follow_up import delivery_escalations
from victimcare.services.messages import message_wording

# Why people of past crimes did not want to go on, in their answers: enough that the figures show some counts, and hide
# small ones.

_ASKED_AFTER = timedelta(days=2)
_MOST_LEAVERS = 18
_REASONS_SAID: tuple[tuple[LeavingAnswer, tuple[LeavingReason, ...], str], ...] = (
    (LeavingAnswer.SAID, (LeavingReason.TOO_LONG, LeavingReason.NOT_TOLD), "Nobody could tell me when it goes on."),
    (LeavingAnswer.SAID, (LeavingReason.TOO_LONG,), "I have to get on with my life."),
    (LeavingAnswer.SAID, (LeavingReason.FEAR,), "They know where I live."),
    (
        LeavingAnswer.SAID,
        (LeavingReason.TOO_LONG, LeavingReason.COURT),
        "I cannot sit in that room with them, whenever that may be.",
    ),
    (LeavingAnswer.RATHER_NOT, (), ""),
    (LeavingAnswer.SAID, (LeavingReason.TOO_LONG, LeavingReason.NOT_TOLD), "I heard of the arrest from a neighbour."),
    (
        LeavingAnswer.SAID,
        (LeavingReason.SETTLED, LeavingReason.TOO_LONG),
        "I have the bicycle back. That is enough for me.",
    ),
    (LeavingAnswer.NOT_REACHED, (), ""),
)


@transaction.atomic
def record_leaving_reasons(*, agreeing: AgreementContext, besides: Collection[str], now: datetime) -> None:
    """Runs once. `besides`: crimes that have stories of their own."""
    if Leaving.objects.exists():
        return
    stopped = Event.objects.filter(type=WITHDRAWN, time__lt=now - 2 * _ASKED_AFTER).order_by("-time", "id")
    stopped = stopped.exclude(case__reference__in=besides)[:_MOST_LEAVERS]
    for event, said in zip(stopped, cycle(_REASONS_SAID), strict=False):
        victim = Victim.objects.filter(case=event.case_id, record_id=event.facts["victim_id"]).first()
        if victim is not None:
            _record_reason(victim, event, said, agreeing)


def _record_reason(
    victim: Victim, event: Event, said: tuple[LeavingAnswer, tuple[LeavingReason, ...], str], agreeing: AgreementContext
) -> None:
    asked, reasons, words = said
    at = event.time + _ASKED_AFTER
    timeline_acts.record_leaving(victim=victim, event_id=event.id, leaves=LeavingScope.THE_CASE, now=event.time)
    row = Leaving.objects.get(victim=victim, event_id=event.id)
    with agreeing(victim, at, by=_find_asker(row)) as actor:
        if asked is LeavingAnswer.NOT_REACHED:
            leaving_reasons.record_leaving_unasked(actor=actor, leaving_id=row.public_id, asked=asked, now=at)
        else:
            leaving_reasons.record_leaving_reasons(
                actor=actor,
                victim_id=victim.public_id,
                leaving_id=row.public_id,
                asked=asked,
                reasons=reasons,
                words=words,
                ring_again_on=None,
                now=at,
            )


def _find_asker(row: Leaving) -> str:
    """By the name in the cast: the colleague with the task, otherwise Carys."""
    task = Task.objects.select_related("owner").filter(subject_key=timeline_acts.leaving_task_key(row)).first()
    number = task.owner.username if task is not None and task.owner is not None else ""
    return next((member.id for member in cast.MEMBERS if number and member.staff_number == number), "carys")


UNREACHED_NEWS = EventType.SUSPECT_ARRESTED
_A_DAY, _AN_HOUR = timedelta(days=1), timedelta(hours=1)
# After how many days a colleague rang which number, and the result.
_TRIES = (
    (1, "The mobile: a voice says that this number is not in use."),
    (2, "The landline: it rings and nobody answers. There is no machine."),
)
_LETTER_AFTER, _VISIT_AFTER = 4, 9  # days


def record_failed_attempts(victim: Victim, *, by: Actor) -> None:
    """Runs once. A text failed, two numbers were rung, a letter was not answered: now a visit is due."""
    if DeliveryEscalation.objects.filter(victim=victim).exists():
        return
    event = Event.objects.get(case=victim.case_id, type=UNREACHED_NEWS)
    began = event.time + _AN_HOUR
    _record_failed_text(victim, event, began)
    delivery_escalations.open_escalation(
        victim_id=victim.id, urgency=EscalationUrgency.USUAL, event_ids=[event.id], now=began
    )
    for days, note in _TRIES:
        delivery_escalations.advance_escalations(now=began + days * _A_DAY)
        _record_no_answer(victim, by, note, began + days * _A_DAY + _AN_HOUR)
    delivery_escalations.advance_escalations(now=began + _LETTER_AFTER * _A_DAY)
    _record_letter_arrival(DeliveryEscalation.objects.get(victim=victim), began + _LETTER_AFTER * _A_DAY)
    delivery_escalations.advance_escalations(now=began + _VISIT_AFTER * _A_DAY)


def _record_failed_text(victim: Victim, event: Event, at: datetime) -> None:
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
    _record_states(text, at, NotificationStatus.QUEUED, NotificationStatus.HANDED_OVER, NotificationStatus.FAILED)


def _record_no_answer(victim: Victim, by: Actor, note: str, at: datetime) -> None:
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


def _record_letter_arrival(pursuit: DeliveryEscalation, at: datetime) -> None:
    """Where letters are delivered: it arrived three days later, and there was no answer."""
    step = pursuit.steps.filter(rung=EscalationStep.LETTER, how=EscalationMethod.SENT).select_related("telling").first()
    if step is None or step.telling is None:
        return
    letter, arrived = step.telling, at + 3 * _A_DAY
    letter.status, letter.provider, letter.attempts = NotificationStatus.DELIVERED, "notify", 1
    letter.handed_over_at, letter.delivered_at = at, arrived
    letter.save(update_fields=["status", "provider", "attempts", "handed_over_at", "delivered_at"])
    _record_states(letter, at, NotificationStatus.HANDED_OVER)
    _record_states(letter, arrived, NotificationStatus.DELIVERED)


def _record_states(telling: Notification, at: datetime, *statuses: NotificationStatus) -> None:
    NotificationState.objects.bulk_create(
        NotificationState(telling=telling, status=status, at=at) for status in statuses
    )
