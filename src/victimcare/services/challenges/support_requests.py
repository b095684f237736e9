"""Enhanced Rights under the Victims' Code, which victims read as faster news and more help: what they are and how to
ask for them; and requests for a declined duty after all.

A person assesses the victim's needs and decides (right 4). What the victim ticks is their own statement, and grants
nothing by itself.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Duty, EnhancedRightsApplication, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.page_rights import right_key_of_duty
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyStatus
from victimcare.rules.rights.enhanced_rights import RECORDED_GROUNDS
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.challenges.victim_duties import load_victim_duties
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import harm_level_for
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact.page_access import authorise_victim_page

DAYS_TO_ANSWER = 5  # working days: our own standard, as the Code gives no number


@dataclass(frozen=True, slots=True)
class EnhancedRightsInfo:
    """`has_it`: the victim has these rights already. `faster`, `usual`: working days to news with and without them,
    where a public page confirms it. `answer_on`: the victim has asked, and gets an answer by this day."""

    has_it: bool
    faster: int | None
    usual: int | None
    answer_on: date | None


@dataclass(frozen=True, slots=True)
class EnhancedRightsRequest:
    """For staff: what the victim ticked, and when."""

    asked_at: datetime
    grounds: tuple[str, ...]


@transaction.atomic
def read_enhanced_rights(*, actor: Actor, now: datetime) -> EnhancedRightsInfo:
    """What the victim may know about it. Raises PermissionRefused if only the short level is open."""
    entered = authorise_victim_page(actor=actor, act=Act.CHOOSE, noted="own_more_help.see", now=now)
    victim = entered.victim
    faster = usual = None
    entry = rights_catalogue().edition(victim.case.edition).entitlements.get("r6_suspect_arrested")
    if entry is not None and entry.is_verified and entry.enhanced and entry.standard:
        faster, usual = entry.enhanced.amount, entry.standard.amount
    due_at = (
        Task.objects.filter(victim=victim, kind=TaskKind.MORE_HELP, closed_at=None)
        .values_list("due_at", flat=True)
        .first()
    )
    return EnhancedRightsInfo(victim.is_enhanced, faster, usual, london_date(due_at) if due_at else None)


@transaction.atomic
def request_enhanced_rights(*, actor: Actor, grounds: Collection[str], now: datetime) -> date:
    """Keep the victim's request. Returns the day by which a person will have talked with them. A repeat before that
    joins the first. Raises PermissionRefused; ValueError for anything outside `RECORDED_GROUNDS`."""
    if not set(grounds) <= set(RECORDED_GROUNDS):
        raise ValueError("not a ground")
    entered = authorise_victim_page(actor=actor, act=Act.CHOOSE, noted="own_more_help.ask", now=now)
    last_day = working_days().after(london_date(now), DAYS_TO_ANSWER)
    victim = entered.victim
    task_id = task_actions.make_task(
        kind=TaskKind.MORE_HELP,
        victim_id=victim.id,
        reason="more_help",
        harm=harm_level_for(is_guarded=entered.is_guarded, is_enhanced=victim.is_enhanced),
        due_at=end_of_day(last_day) if last_day else None,
        now=now,
    )
    ticked = [ground for ground in RECORDED_GROUNDS if ground in grounds]
    asked = EnhancedRightsApplication.objects.create(victim=victim, grounds=ticked, asked_at=now, task_id=task_id)
    return london_date(asked.task.due_at)


@transaction.atomic
def list_enhanced_requests(*, actor: Actor, task_id: UUID, now: datetime) -> tuple[EnhancedRightsRequest, ...]:
    """What the victim ticked, for the colleague who has the task; empty for others, and for other tasks."""
    permit(actor, Act.WORK_TASK)
    seen = access_scopes.filter_visible_rows(actor, EnhancedRightsApplication.objects.all())
    mine = seen.filter(task__public_id=task_id, task__owner_id=actor.staff_id or 0)
    rows = list(mine.select_related("victim").order_by("-asked_at", "-id"))
    if rows:
        victim = rows[0].victim
        note(actor, "more_help.see", at=now, case_id=victim.case_id, victim_id=victim.id)
    return tuple(EnhancedRightsRequest(row.asked_at, tuple(row.grounds)) for row in rows)


# A duty that the victim declined and wants after all: they ask on their page, and a person withdraws the refusal with
# them.


@transaction.atomic
def request_declined_duty(*, actor: Actor, duty: str, now: datetime) -> date:
    """Returns the day by which a colleague talks with the victim about it. A repeat joins the first. Raises NotFound,
    PermissionRefused.

    A person withdraws the refusal, not the page: a press by another person beside the victim must not start contact.
    """
    entered = authorise_victim_page(actor=actor, act=Act.CHOOSE, noted="own_refusal.take_back", now=now)
    victim = entered.victim
    found = next(
        (
            one
            for one in load_victim_duties(victim, now).duties
            if one.status is DutyStatus.DECLINED and right_key_of_duty(one.duty) == duty
        ),
        None,
    )
    if found is None:
        raise NotFound("no such duty that can be challenged")
    started = found.duty.triggered_by
    row = Duty.objects.get(
        victim=victim,
        code=found.duty.id,
        triggered_by__source=started.source,
        triggered_by__source_event_id=started.id,
    )
    task_id = task_actions.make_task(
        kind=TaskKind.CHANGED_MIND,
        victim_id=victim.id,
        reason="changed_mind",
        harm=harm_level_for(is_guarded=entered.is_guarded, is_enhanced=victim.is_enhanced),
        due_at=None,
        now=now,
        subject_key=f"duty:{row.id}",
    )
    return london_date(Task.objects.values_list("due_at", flat=True).get(id=task_id))
