"""Decides whose work a promise is: it has a task of its own or, for one silent call among very many, shares one with
the others (`crowd`)."""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import Call, Callback, Task
from victimcare.records.models.callbacks import LOOKED_AT, CallbackWish
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import london_date
from victimcare.services.calls.callbacks import crowd
from victimcare.services.cases.looking_after import By, looked_after_by
from victimcare.services.desk.actions import close_settled, make_task
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import Harm


def about(callback: Callback) -> str:
    """Return what the promise's own task is about."""
    return f"callback:{callback.public_id}"


def give(callback: Callback, call: Call | None, *, now: datetime) -> None:
    """Give the promise to the team of the victim's area, or to the team that stands in for their officer then."""
    callback.refresh_from_db(fields=["public_id"])
    if crowd.is_one_of(callback, call, now=now):
        put_together(callback, now=now)
    else:
        _give_own(callback, call, now)


def put_together(callback: Callback, *, now: datetime) -> None:
    """Put the promise with the others; their task is due when the first of them is."""
    crowd.lock()
    _keep(callback, _made(callback, "callback_silent_many", Harm.MEDIUM, crowd.MANY, now))


def is_together(callback: Callback) -> bool:
    return crowd.together().filter(id=callback.id).exists()


def take_out(callback: Callback, *, now: datetime) -> None:
    """Give the promise a task of its own from now on, as a colleague works on it or the caller says more. The row is
    held."""
    if not is_together(callback):
        return
    crowd.lock()
    _give_own(callback, callback.call, now)
    end_what_is_empty(now=now)


def end_task(callback: Callback, *, by: int | None, now: datetime, note: str = "") -> None:
    """End the task of a promise that has ended: its own at once, a shared one with the last of its promises."""
    was_together = Task.objects.filter(id=callback.task_id or 0, subject_key=crowd.MANY).exists()
    if was_together:
        crowd.lock()
        end_what_is_empty(now=now)
        return
    close_settled(
        kind=TaskKind.CALL_BACK,
        victim_id=callback.victim_id,
        subject_key=about(callback),
        now=now,
        by=by,
        note=note,
    )


def end_what_is_empty(*, now: datetime) -> None:
    """Call it under the crowd's lock."""
    if not crowd.together().exists():
        close_settled(kind=TaskKind.CALL_BACK, victim_id=None, subject_key=crowd.MANY, now=now, by=None)


def _give_own(callback: Callback, call: Call | None, now: datetime) -> None:
    reason, harm = f"callback_{callback.wish}", _harm(callback, call, now)
    _keep(callback, _made(callback, reason, harm, about(callback), now, team=_stands_in(callback)))


def _made(
    callback: Callback, reason: str, harm: Harm, subject_key: str, now: datetime, *, team: str | None = None
) -> int:
    return make_task(
        kind=TaskKind.CALL_BACK,
        victim_id=callback.victim_id,
        reason=reason,
        harm=harm,
        due_at=callback.due_at,
        now=now,
        subject_key=subject_key,
        team=team,
    )


def _keep(callback: Callback, task_id: int) -> None:
    callback.task_id = task_id
    callback.team_id = Task.objects.values_list("team_id", flat=True).get(id=task_id)
    callback.save(update_fields=["task", "team"])


def _stands_in(callback: Callback) -> str | None:
    """Return the code of the team that looks after the victim's case on that day in the officer's place."""
    if callback.victim is None:
        return None
    carer = looked_after_by(callback.victim.case, london_date(callback.starts_at))
    return carer.key.removeprefix("team:") if carer.by is By.TEAM and carer.instead_of else None


def _harm(callback: Callback, call: Call | None, now: datetime) -> Harm:
    """A caller who passed the identity check ranks with their other tasks, whatever the promise is linked to. A silent
    caller may be in danger, and comes first where they are known: no flood of numbers that are only shown ranks before
    them."""
    victim_id = call.victim_id if call else callback.victim_id
    least = Harm.MEDIUM if callback.wish in LOOKED_AT else Harm.STANDARD
    if callback.wish == CallbackWish.SILENT and crowd.is_known(callback, call, now=now):
        least = Harm.HIGH
    return max(least, *harms([victim_id]).values()) if victim_id else least
