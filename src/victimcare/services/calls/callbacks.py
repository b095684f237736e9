"""A promise to ring is kept, or it is known why not: it ends with an outcome and never by vanishing."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Callback, Victim
from victimcare.records.models.calls import CallbackOutcome as CallbackOutcome
from victimcare.records.models.desk import TaskKind
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.desk.actions import close_settled, hold


class UnknownCallback(LookupError):
    """No such promise, or it has ended already."""


@transaction.atomic
def end(*, actor: Actor, callback_id: UUID, outcome: CallbackOutcome, now: datetime) -> None:
    """Keep how the call back went, and close the task that asked for it. Who may: as for any task.

    Raises UnknownCallback, TaskTaken.
    """
    permit(actor, Act.WORK_TASK)
    if actor.staff_id is None or outcome is CallbackOutcome.PROMISED:
        raise NotPermitted("a person who rang says how it went")
    promise = Callback.objects.select_for_update().filter(public_id=callback_id).first()
    if promise is None or promise.outcome != CallbackOutcome.PROMISED:
        raise UnknownCallback(callback_id)
    about = f"callback:{callback_id}"
    hold(actor=actor, kind=TaskKind.CALL_BACK, subject_key=about)
    promise.outcome, promise.made_at, promise.made_by_id = outcome, now, actor.staff_id
    promise.save(update_fields=["outcome", "made_at", "made_by"])
    close_settled(
        kind=TaskKind.CALL_BACK,
        victim_id=promise.victim_id,
        subject_key=about,
        now=now,
        by=actor.staff_id,
    )
    case_id = Victim.objects.filter(id=promise.victim_id or 0).values_list("case_id", flat=True).first()
    note(
        actor,
        "callback.ended",
        at=now,
        case_id=case_id,
        victim_id=promise.victim_id,
        detail={"callback": str(callback_id), "outcome": outcome},
    )
