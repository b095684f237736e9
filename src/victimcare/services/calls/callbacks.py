"""A promise to ring is kept, or it is known why not: it ends with an outcome and never by vanishing."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Callback, Victim
from victimcare.records.models.calls import CallbackOutcome as CallbackOutcome
from victimcare.records.models.desk import TaskKind
from victimcare.services.access import Act, Actor, NotPermitted, Role, permit
from victimcare.services.audit import note
from victimcare.services.calls.actions import promised_for
from victimcare.services.desk.actions import NoteMissing, close_settled
from victimcare.services.desk.steps import hold, try_again

AGAIN_AFTER = timedelta(hours=1)  # whoever did not answer is not rung again at once


class UnknownCallback(LookupError):
    """No such promise, or it has ended already."""


@transaction.atomic
def end(
    *,
    actor: Actor,
    callback_id: UUID,
    outcome: CallbackOutcome,
    now: datetime,
    remark: str = "",
    is_given_up: bool = False,
) -> None:
    """Keep how the call back went. Who was not reached is promised the next one, and the task goes on with it;
    everything else closes the task. Who may: as for any task.

    `is_given_up`: not reached, and not tried again; only a supervisor, who says why in the note. Raises
    UnknownCallback, TaskTaken, NoteMissing, NotPermitted.
    """
    permit(actor, Act.WORK_TASK)
    if actor.staff_id is None or outcome is CallbackOutcome.PROMISED:
        raise NotPermitted("a person who rang says how it went")
    if is_given_up and Role.SUPERVISOR not in actor.roles:
        raise NotPermitted("only a supervisor gives a call back up")
    if is_given_up and not remark.strip():
        raise NoteMissing
    promise = Callback.objects.select_for_update().filter(public_id=callback_id).first()
    if promise is None or promise.outcome != CallbackOutcome.PROMISED:
        raise UnknownCallback(callback_id)
    hold(actor=actor, kind=TaskKind.CALL_BACK, subject_key=_about(promise))
    promise.outcome, promise.made_at, promise.made_by_id = outcome, now, actor.staff_id
    promise.save(update_fields=["outcome", "made_at", "made_by"])
    if outcome is CallbackOutcome.NOT_REACHED and not is_given_up:
        _promise_again(actor, promise, remark, now)
    else:
        close_settled(
            kind=TaskKind.CALL_BACK,
            victim_id=promise.victim_id,
            subject_key=_about(promise),
            now=now,
            by=actor.staff_id,
            note=remark,
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


def _promise_again(actor: Actor, earlier: Callback, remark: str, now: datetime) -> None:
    promised = promised_for(earlier.victim_id, now + AGAIN_AFTER)
    again = Callback.objects.create(
        call_id=earlier.call_id,
        victim_id=earlier.victim_id,
        number_note=earlier.number_note,
        team_id=earlier.team_id,
        asked_at=earlier.asked_at,
        starts_at=promised.start,
        due_at=promised.until,
    )
    again.refresh_from_db(fields=["public_id"])
    try_again(
        actor=actor,
        kind=TaskKind.CALL_BACK,
        subject_key=_about(earlier),
        again_key=_about(again),
        due_at=promised.until,
        note=remark,
        now=now,
    )


def _about(promise: Callback) -> str:
    return f"callback:{promise.public_id}"
