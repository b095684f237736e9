"""Why people of past crimes did not want to go on, as they said it when they were asked: enough that the figures of it
show some counts, and hide those that are small."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import cycle

from django.db import transaction

from victimcare.demo import cast
from victimcare.demo.agreed import Agreeing
from victimcare.records.models import Event, Leaving, Task, Victim
from victimcare.rules.care.disengagement import LeavingAnswer, LeavingReason, LeavingScope
from victimcare.services.care import leaving_reasons as asking
from victimcare.services.care.care_events import WITHDRAWN
from victimcare.services.desk import timeline_acts

_ASKED_AFTER = timedelta(days=2)
_MOST = 18
_SAID: tuple[tuple[LeavingAnswer, tuple[LeavingReason, ...], str], ...] = (
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
def were_asked(*, agreeing: Agreeing, besides: Collection[str], now: datetime) -> None:
    """Once. `besides`: crimes that have stories of their own."""
    if Leaving.objects.exists():
        return
    stopped = Event.objects.filter(type=WITHDRAWN, time__lt=now - 2 * _ASKED_AFTER).order_by("-time", "id")
    stopped = stopped.exclude(case__reference__in=besides)[:_MOST]
    for event, said in zip(stopped, cycle(_SAID), strict=False):
        victim = Victim.objects.filter(case=event.case_id, record_id=event.facts["victim_id"]).first()
        if victim is not None:
            _asked(victim, event, said, agreeing)


def _asked(
    victim: Victim, event: Event, said: tuple[LeavingAnswer, tuple[LeavingReason, ...], str], agreeing: Agreeing
) -> None:
    asked, reasons, words = said
    at = event.time + _ASKED_AFTER
    timeline_acts.record_leaving(victim=victim, event_id=event.id, leaves=LeavingScope.THE_CASE, now=event.time)
    row = Leaving.objects.get(victim=victim, event_id=event.id)
    with agreeing(victim, at, by=_whose(row)) as actor:
        if asked is LeavingAnswer.NOT_REACHED:
            asking.record_leaving_unasked(actor=actor, leaving_id=row.public_id, asked=asked, now=at)
        else:
            asking.record_leaving_reasons(
                actor=actor,
                victim_id=victim.public_id,
                leaving_id=row.public_id,
                asked=asked,
                reasons=reasons,
                words=words,
                ring_again_on=None,
                now=at,
            )


def _whose(row: Leaving) -> str:
    """By the name in the cast: whoever was given the task, else Carys."""
    task = Task.objects.select_related("owner").filter(subject_key=timeline_acts.leaving_task_key(row)).first()
    number = task.owner.username if task is not None and task.owner is not None else ""
    return next((member.id for member in cast.MEMBERS if number and member.staff_number == number), "carys")
