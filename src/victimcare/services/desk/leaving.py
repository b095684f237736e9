"""She stopped something. What she chose stands at once; why, she may say in her words, once, kindly asked.

Nobody asks so that she changes her mind: what she says is for us to mend, and the door stays open. Who supports the
case no more is rung for it. Who wants no news, or no support, has said so to us and is not rung about that: she is
asked when she is spoken with anyway.
"""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import Leaving, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.care.disengagement import DAYS_TO_ASK, LeavingScope
from victimcare.rules.clock import end_of_day, london_date
from victimcare.services.desk.actions import close_settled, make_task
from victimcare.services.desk.harm import harms
from victimcare.services.rights.working_days import working_days


def noticed(*, victim: Victim, event_id: int, leaves: LeavingScope, now: datetime) -> None:
    """Keep that she stopped this; where it is the case, somebody is asked to ask her. Once an event, in the caller's
    transaction."""
    row, is_new = Leaving.objects.get_or_create(
        victim=victim, event_id=event_id, defaults={"leaves": leaves, "noticed_at": now}
    )
    if not is_new or leaves is not LeavingScope.THE_CASE:
        return
    last_day = working_days().after(london_date(now), DAYS_TO_ASK)
    make_task(
        kind=TaskKind.ASK_WHY_LEFT,
        victim_id=victim.id,
        reason=f"left_{leaves}",
        harm=harms([victim.id])[victim.id],
        due_at=end_of_day(last_day) if last_day else None,
        now=now,
        subject_key=subject_of(row),
    )


def came_back(*, victim_id: int, leaves: LeavingScope, by: int | None, now: datetime) -> None:
    """She wants it again: nobody asks why she had stopped, and she is watched over as before."""
    rows = Leaving.objects.filter(victim_id=victim_id, leaves=leaves, back_at=None)
    for row in rows.filter(asked_at=None):
        close_settled(kind=TaskKind.ASK_WHY_LEFT, victim_id=victim_id, subject_key=subject_of(row), now=now, by=by)
    rows.update(back_at=now)


def subject_of(row: Leaving) -> str:
    """What its task is about."""
    return f"leaving:{row.id}"
