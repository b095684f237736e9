"""What she said no to and wants after all: she asks on her page, and a person takes the refusal back with her."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from victimcare.records.models import Duty, Task
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.rights import DutyStatus
from victimcare.services.access import Act, Actor
from victimcare.services.cases.her_rights import key_of
from victimcare.services.challenges.hers import UnknownDuty, hers
from victimcare.services.desk import task_actions as desk
from victimcare.services.desk.task_shapes import harm_level_for
from victimcare.services.safe_contact.page_access import authorise_victim_page


@transaction.atomic
def want(*, actor: Actor, duty: str, now: datetime) -> date:
    """Returns by when somebody talks with her about it. Asked twice, it is one. Raises UnknownDuty, NotPermitted.

    A person and not the page takes it back: what somebody beside her presses must not begin to reach her.
    """
    entered = authorise_victim_page(actor=actor, act=Act.CHOOSE, noted="own_refusal.take_back", now=now)
    victim = entered.victim
    found = next(
        (one for one in hers(victim, now).duties if one.status is DutyStatus.DECLINED and key_of(one.duty) == duty),
        None,
    )
    if found is None:
        raise UnknownDuty(duty)
    started = found.duty.triggered_by
    row = Duty.objects.get(
        victim=victim,
        code=found.duty.id,
        triggered_by__source=started.source,
        triggered_by__source_event_id=started.id,
    )
    task_id = desk.make_task(
        kind=TaskKind.CHANGED_MIND,
        victim_id=victim.id,
        reason="changed_mind",
        harm=harm_level_for(is_guarded=entered.is_guarded, is_enhanced=victim.is_enhanced),
        due_at=None,
        now=now,
        subject_key=f"duty:{row.id}",
    )
    return london_date(Task.objects.values_list("due_at", flat=True).get(id=task_id))
