"""Shows call backs to the desk: lists of those due, those late and one's own, and one in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from victimcare.records.annotations import read_annotations
from victimcare.records.models import Callback, CallbackAttempt, CallbackNotice, SafeContactPlan, TaskChange
from victimcare.records.models.telephone.callbacks import CallbackAttemptOutcome, CallbackOutcome
from victimcare.rules.calls.outbound_calls import SpendingCap
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.safe_contact.contact_plan import CallerDisplay, ContactByStaff, ContactLater
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.calls import call_access, placed_calls
from victimcare.services.calls.callbacks import callback_attempts, callback_ringing, callback_tasks
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.services.contact_plans import contact_ways
from victimcare.services.desk.task_shapes import HarmLevel, TaskStep
from victimcare.services.desk.task_steps import list_task_steps
from victimcare.services.desk.work_list import MOST_COUNTED
from victimcare.services.safe_contact.plan_shapes import SafeContactSummary

# What the desk sees of call backs. Only `CurrentAttempt` holds a victim's number, for the colleague who is ringing now.


class CallbackFilter(StrEnum):
    """Which call backs a list shows."""

    MINE = "mine"
    DUE = "due"  # to be rung today, or late
    LATE = "late"
    TOGETHER = "together"  # silent calls that share one task because there are so many
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CallbackRow:
    """One row; the case's reference is all that it says about the victim. `tries`: how often they were rung in vain."""

    id: UUID
    task: UUID
    wish: str
    harm: HarmLevel
    asked_at: datetime
    starts_at: datetime
    due_at: datetime
    is_chosen: bool
    is_turn_reached: bool
    reference: str  # empty: linked to no case
    team: str
    owner: str  # empty: the task has no owner
    is_mine: bool
    tries: int
    risen_to: str
    is_rung_now: bool
    is_together: bool  # shares one task with many others, until a colleague works on it


@dataclass(frozen=True, slots=True)
class CallbackList:
    which: CallbackFilter
    items: tuple[CallbackRow, ...]
    counts: dict[CallbackFilter, int]  # each stops at `MOST_COUNTED`
    has_more: bool


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """The exact sentence that the victim was told, and when."""

    at: datetime
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One attempt. `to`: the kind of number, or "noted" for one that was left on the line. `outcome` empty: the attempt
    goes on. `cap`: the cap that stopped the line from ringing, if one did."""

    at: datetime
    by: str
    to: str
    shows: str
    outcome: str
    ended_at: datetime | None
    cap: SpendingCap | None


@dataclass(frozen=True, slots=True)
class CurrentAttempt:
    """The attempt that this actor has under way. `number` is empty if the line does the ringing. `name` is empty until
    an agreed code word was said, and if no victim is known. `line_says`: how it went, as far as the line knows; empty:
    the line knows nothing, or the call goes on (`line_is_on`)."""

    id: UUID
    number: str
    name: str
    shows: CallerDisplay
    may_leave_message: bool
    says_word_first: bool
    word_was_said: bool
    line_is_on: bool
    line_says: str


@dataclass(frozen=True, slots=True)
class CallbackDetail:
    """One call back. `gate`: why the victim may not be rung now; None: they may. `rung_by`: a colleague who is ringing
    them now."""

    item: CallbackRow
    victim: UUID | None
    outcome: str
    ended_at: datetime | None
    ended_by: str
    asked_at: datetime
    told: tuple[ToldSentence, ...]  # newest first
    tries: tuple[AttemptRow, ...]  # newest first
    steps: tuple[TaskStep, ...]
    way: SafeContactSummary | None
    gate: ContactLater | ContactByStaff | None
    has_word: bool
    trying: CurrentAttempt | None
    rung_by: str
    times: tuple[Slot, ...]  # times that the victim can choose for the next call


CALLBACKS_PER_PAGE = 50
_IN_VAIN = [
    CallbackAttemptOutcome.NO_ANSWER,
    CallbackAttemptOutcome.ENGAGED,
    CallbackAttemptOutcome.OTHER_PERSON,
    CallbackAttemptOutcome.MACHINE,
    CallbackAttemptOutcome.MESSAGE_LEFT,
]
_FAILED_ATTEMPTS = Coalesce(
    Subquery(
        CallbackAttempt.objects.filter(callback=OuterRef("pk"), outcome__in=_IN_VAIN)
        .order_by()
        .values("callback")
        .annotate(count=Count("id"))
        .values("count")
    ),
    0,
)
_IS_RUNG_NOW = Exists(CallbackAttempt.objects.filter(callback=OuterRef("pk"), outcome=""))


@transaction.atomic
def list_callbacks(
    *, actor: Actor, which: CallbackFilter = CallbackFilter.DUE, start: int = 0, now: datetime
) -> CallbackList:
    """Return open call backs, soonest due first, `CALLBACKS_PER_PAGE` of them from `start`. A fixed number of
    queries."""
    permit(actor, Act.SEE_TASKS)
    counts = {each: _open_callbacks(actor, each, now)[:MOST_COUNTED].count() for each in CallbackFilter}
    found = list(
        _with_row_facts(_open_callbacks(actor, which, now)).order_by("due_at", "id")[
            start : start + CALLBACKS_PER_PAGE + 1
        ]
    )
    note(actor, "callbacks.see", at=now, detail={"which": which, "shown": min(len(found), CALLBACKS_PER_PAGE)})
    return CallbackList(
        which,
        tuple(_to_row(actor, row) for row in found[:CALLBACKS_PER_PAGE]),
        counts,
        has_more=len(found) > CALLBACKS_PER_PAGE,
    )


@transaction.atomic
def load_callback(*, actor: Actor, callback_id: UUID, now: datetime) -> CallbackDetail | None:
    """Return one call back, open or ended. None: it does not exist."""
    permit(actor, Act.SEE_TASKS)
    seen = access_scopes.filter_visible_rows(actor, Callback.objects.filter(public_id=callback_id, task__isnull=False))
    row = _with_row_facts(seen).first()
    if row is None:
        return None
    note(
        actor,
        "callback.opened",
        at=now,
        case_id=call_access.find_case_of_victim(row.victim_id),
        victim_id=row.victim_id,
        detail={"callback": str(callback_id)},
    )
    is_open = row.outcome == CallbackOutcome.PROMISED
    attempt = callback_ringing.find_attempt_under_way(row)
    is_mine = attempt is not None and placed_calls.has_had_conversation(attempt, actor.staff_id)
    gate = callback_ringing.decide_callback(row, now=now) if is_open and attempt is None else None
    return CallbackDetail(
        item=_to_row(actor, row),
        victim=row.victim.public_id if row.victim else None,
        outcome=row.outcome,
        ended_at=row.made_at,
        ended_by=row.made_by.name if row.made_by else "",
        asked_at=row.asked_at,
        told=tuple(ToldSentence(one.at, one.words, one.language) for one in _told_rows(row)),
        tries=_to_attempt_rows(list(_attempts_of(row))),
        steps=_task_steps(row),
        way=contact_ways.load_safe_contact(row.victim, with_number=False, now=now) if row.victim else None,
        gate=None if isinstance(gate, callback_ringing.RingPermission) else gate,
        has_word=_has_code_word(row),
        trying=_current_attempt(actor, row, attempt, now) if attempt is not None and is_mine else None,
        rung_by=attempt.by.name if attempt is not None and not is_mine else "",
        times=callback_attempts.list_retry_slots(row, now=now) if is_mine else (),
    )


def _open_callbacks(actor: Actor, which: CallbackFilter, now: datetime) -> QuerySet[Callback]:
    rows = access_scopes.filter_visible_rows(actor, Callback.objects.filter(outcome=CallbackOutcome.PROMISED))
    if which is CallbackFilter.MINE:
        return rows.filter(task__owner=actor.staff_id or 0)
    if which is CallbackFilter.TOGETHER:
        return callback_tasks.batched_callbacks()
    if which is CallbackFilter.DUE:
        return rows.filter(starts_at__lte=end_of_day(london_date(now)))
    return rows.filter(due_at__lt=now) if which is CallbackFilter.LATE else rows


@dataclass(frozen=True, slots=True)
class _CallbackFacts:
    """`reference` None: a caller whom we do not know."""

    reference: str | None
    tries: int
    is_rung_now: bool


def _with_row_facts(rows: QuerySet[Callback]) -> QuerySet[Callback]:
    return rows.select_related("task__owner", "task__team", "victim__case", "victim__person", "made_by").annotate(
        reference=F("victim__case__reference"), tries=_FAILED_ATTEMPTS, is_rung_now=_IS_RUNG_NOW
    )


def _to_row(actor: Actor, row: Callback) -> CallbackRow:
    task = row.task
    assert task is not None, "a promised call has a task"
    known = read_annotations(row, _CallbackFacts)
    return CallbackRow(
        id=row.public_id,
        task=task.public_id,
        wish=row.wish,
        harm=HarmLevel(task.harm),
        asked_at=row.asked_at,
        starts_at=row.starts_at,
        due_at=row.due_at,
        is_chosen=row.is_chosen,
        is_turn_reached=row.is_turn_reached,
        reference=known.reference or "",
        team=task.team.name,
        owner=task.owner.name if task.owner else "",
        is_mine=task.owner_id is not None and task.owner_id == actor.staff_id,
        tries=known.tries,
        risen_to=row.risen_to,
        is_rung_now=known.is_rung_now,
        is_together=task.subject_key == callback_tasks.MANY_SILENT_SUBJECT and row.outcome == CallbackOutcome.PROMISED,
    )


def _told_rows(row: Callback) -> QuerySet[CallbackNotice]:
    return CallbackNotice.objects.filter(callback=row).order_by("-id")[:20]


def _attempts_of(row: Callback) -> QuerySet[CallbackAttempt]:
    return CallbackAttempt.objects.filter(callback=row).select_related("by", "point").order_by("-id")[:20]


def _to_attempt_rows(attempts: list[CallbackAttempt]) -> tuple[AttemptRow, ...]:
    caps = placed_calls.caps_of_attempts(attempts)
    return tuple(
        AttemptRow(
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


def _task_steps(row: Callback) -> tuple[TaskStep, ...]:
    changes = TaskChange.objects.filter(task=row.task_id or 0).select_related("by", "team").order_by("-id")[:20]
    return list_task_steps(list(changes))


def _has_code_word(row: Callback) -> bool:
    return SafeContactPlan.objects.filter(victim=row.victim_id or 0).exclude(code_word_hash="").exists()


def _current_attempt(actor: Actor, row: Callback, attempt: CallbackAttempt, now: datetime) -> CurrentAttempt:
    has_word = _has_code_word(row)
    was_said = has_word and callback_attempts.was_code_word_said(actor, attempt, row.victim_id or 0)
    number = attempt.point.value if attempt.point else row.number_note
    return CurrentAttempt(
        id=attempt.public_id,
        number="" if attempt.is_by_the_desk else number,
        name=contact_ways.victim_name(row.victim) if row.victim and (was_said or not has_word) else "",
        shows=CallerDisplay(attempt.shows),
        may_leave_message=callback_attempts.may_leave_callback_message(row, attempt, now),
        says_word_first=has_word,
        word_was_said=was_said,
        line_is_on=placed_calls.calls_of_attempt(attempt).filter(ended_at=None).exists(),
        line_says=placed_calls.find_attempt_outcome(attempt) or "",
    )
