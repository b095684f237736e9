"""Call backs as the desk sees them: those due, late and my own, and one in full."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from victimcare.records.models import Callback, CallbackAttempt, CallbackTold, SafeContactPlan, TaskChange
from victimcare.records.models.callbacks import AttemptOutcome, CallbackOutcome
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.safe_contact.contact_plan import CallerDisplay
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.calls import on_call
from victimcare.services.calls.callbacks import crowd, line_calls, ringing, trying
from victimcare.services.calls.callbacks.shapes import InFull, Item, Listed, Told, Tried, Trying, Which
from victimcare.services.contact_plans import contact_ways
from victimcare.services.desk.queries import MOST_COUNTED, list_steps
from victimcare.services.desk.shapes import Harm, TaskStep

PAGE = 50
_IN_VAIN = [
    AttemptOutcome.NO_ANSWER,
    AttemptOutcome.ENGAGED,
    AttemptOutcome.SOMEBODY_ELSE,
    AttemptOutcome.MACHINE,
    AttemptOutcome.MESSAGE_LEFT,
]
_TRIES = Coalesce(
    Subquery(
        CallbackAttempt.objects.filter(callback=OuterRef("pk"), outcome__in=_IN_VAIN)
        .order_by()
        .values("callback")
        .annotate(count=Count("id"))
        .values("count")
    ),
    0,
)
_RUNG_NOW = Exists(CallbackAttempt.objects.filter(callback=OuterRef("pk"), outcome=""))


@transaction.atomic
def listed(*, actor: Actor, which: Which = Which.DUE, start: int = 0, now: datetime) -> Listed:
    """Return open call backs, the soonest due first, `PAGE` of them from `start`. A fixed number of queries."""
    permit(actor, Act.SEE_TASKS)
    counts = {each: _open(actor, each, now)[:MOST_COUNTED].count() for each in Which}
    found = list(_with_all(_open(actor, which, now)).order_by("due_at", "id")[start : start + PAGE + 1])
    note(actor, "callbacks.see", at=now, detail={"which": which, "shown": min(len(found), PAGE)})
    return Listed(which, tuple(_item(actor, row) for row in found[:PAGE]), counts, has_more=len(found) > PAGE)


@transaction.atomic
def in_full(*, actor: Actor, callback_id: UUID, now: datetime) -> InFull | None:
    """Return one call back, open or ended. None: it does not exist."""
    permit(actor, Act.SEE_TASKS)
    seen = scopes.without_shut(actor, Callback.objects.filter(public_id=callback_id, task__isnull=False))
    row = _with_all(seen).first()
    if row is None:
        return None
    note(
        actor,
        "callback.opened",
        at=now,
        case_id=on_call.case_id(row.victim_id),
        victim_id=row.victim_id,
        detail={"callback": str(callback_id)},
    )
    is_open = row.outcome == CallbackOutcome.PROMISED
    attempt = ringing.under_way(row)
    is_mine = attempt is not None and line_calls.has_had(attempt, actor.staff_id)
    gate = ringing.may_ring(row, now=now) if is_open and attempt is None else None
    return InFull(
        item=_item(actor, row),
        victim=row.victim.public_id if row.victim else None,
        outcome=row.outcome,
        ended_at=row.made_at,
        ended_by=row.made_by.name if row.made_by else "",
        asked_at=row.asked_at,
        told=tuple(Told(one.at, one.words, one.language) for one in _told(row)),
        tries=_tried(list(_tries(row))),
        steps=_steps(row),
        way=contact_ways.load_safe_contact(row.victim, with_number=False, now=now) if row.victim else None,
        gate=None if isinstance(gate, ringing.MayRing) else gate,
        has_word=_has_word(row),
        trying=_trying(actor, row, attempt, now) if attempt is not None and is_mine else None,
        rung_by=attempt.by.name if attempt is not None and not is_mine else "",
        times=trying.times(row, now=now) if is_mine else (),
    )


def _open(actor: Actor, which: Which, now: datetime) -> QuerySet[Callback]:
    rows = scopes.without_shut(actor, Callback.objects.filter(outcome=CallbackOutcome.PROMISED))
    if which is Which.MINE:
        return rows.filter(task__owner=actor.staff_id or 0)
    if which is Which.TOGETHER:
        return crowd.together()
    if which is Which.DUE:
        return rows.filter(starts_at__lte=end_of_day(london_date(now)))
    return rows.filter(due_at__lt=now) if which is Which.LATE else rows


def _with_all(rows: QuerySet[Callback]) -> QuerySet[Callback]:
    return rows.select_related("task__owner", "task__team", "victim__case", "victim__person", "made_by").annotate(
        reference=F("victim__case__reference"), tries=_TRIES, is_rung_now=_RUNG_NOW
    )


def _item(actor: Actor, row: Callback) -> Item:
    task = row.task
    assert task is not None, "whoever is promised a call has a task"
    return Item(
        id=row.public_id,
        task=task.public_id,
        wish=row.wish,
        harm=Harm(task.harm),
        asked_at=row.asked_at,
        starts_at=row.starts_at,
        due_at=row.due_at,
        is_chosen=row.is_chosen,
        is_her_turn=row.is_her_turn,
        reference=getattr(row, "reference", None) or "",
        team=task.team.name,
        owner=task.owner.name if task.owner else "",
        is_mine=task.owner_id is not None and task.owner_id == actor.staff_id,
        tries=getattr(row, "tries", 0),
        risen_to=row.risen_to,
        is_rung_now=getattr(row, "is_rung_now", False),
        is_together=task.subject_key == crowd.MANY and row.outcome == CallbackOutcome.PROMISED,
    )


def _told(row: Callback) -> QuerySet[CallbackTold]:
    return CallbackTold.objects.filter(callback=row).order_by("-id")[:20]


def _tries(row: Callback) -> QuerySet[CallbackAttempt]:
    return CallbackAttempt.objects.filter(callback=row).select_related("by", "point").order_by("-id")[:20]


def _tried(attempts: list[CallbackAttempt]) -> tuple[Tried, ...]:
    caps = line_calls.caps(attempts)
    return tuple(
        Tried(
            at=one.at,
            by=one.by.name,
            to=one.point.kind if one.point else "noted",
            shows=one.shows,
            outcome=one.outcome,
            ended_at=one.ended_at,
            cap=caps.get(str(one.public_id)),
        )
        for one in attempts
    )


def _steps(row: Callback) -> tuple[TaskStep, ...]:
    changes = TaskChange.objects.filter(task=row.task_id or 0).select_related("by", "team").order_by("-id")[:20]
    return list_steps(list(changes))


def _has_word(row: Callback) -> bool:
    return SafeContactPlan.objects.filter(victim=row.victim_id or 0).exclude(code_word_hash="").exists()


def _trying(actor: Actor, row: Callback, attempt: CallbackAttempt, now: datetime) -> Trying:
    has_word = _has_word(row)
    was_said = has_word and trying.word_was_said(actor, attempt, row.victim_id or 0)
    number = attempt.point.value if attempt.point else row.number_note
    return Trying(
        id=attempt.public_id,
        number="" if attempt.is_by_the_desk else number,
        name=contact_ways.victim_name(row.victim) if row.victim and (was_said or not has_word) else "",
        shows=CallerDisplay(attempt.shows),
        may_leave_message=trying.may_leave_message(row, attempt, now),
        says_word_first=has_word,
        word_was_said=was_said,
        line_is_on=line_calls.calls_of(attempt).filter(ended_at=None).exists(),
        line_says=line_calls.says(attempt) or "",
    )
