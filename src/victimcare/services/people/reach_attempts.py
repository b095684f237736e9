"""Lists every way to get help to a victim or to reach them, as a task offers it, and records attempts: no such task is
a dead end.

The owner of the task sees numbers and names, as for every task that asks to reach a victim; other staff see the ways
that name no person. Each attempt is kept with who made it, when, its result, and when the next step is due.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import OfficerAnswer, ReachAttempt, Task, Victim, WrittenMessage
from victimcare.records.models.tasks import ReachAttemptMethod as ReachAttemptMethod
from victimcare.records.models.tasks import ReachAttemptOutcome as ReachAttemptOutcome
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.case_sentences import list_conditions_for_staff, list_other_victim_names
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.follow_up.escalation import urgent_step_due_at
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note as audit
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.contact import contact_recording
from victimcare.services.contact.communication_passports import ConversationNeeds, load_conversation_needs
from victimcare.services.contact.task_panels import TaskPanel
from victimcare.services.conversations import contact_sessions, immediate_danger
from victimcare.services.desk import ownership, task_actions
from victimcare.services.desk.news_tasks import list_undelivered_news
from victimcare.services.desk.ownership import BAIL_RULES, RISK_TODAY
from victimcare.services.desk.task_kinds import REACHING_KINDS
from victimcare.services.follow_up import unanswered_work
from victimcare.services.people import reach_options
from victimcare.services.people.reach_options import (
    OUTCOMES_BY_WAY,
    QuietHoursDecision,
    has_post_only,
    list_offered_reach_options,
)
from victimcare.services.people.reach_options import WRITING_WAYS as WRITING_WAYS
from victimcare.services.people.reach_options import ReachOption as ReachOption
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import REACH_NOTE
from victimcare.services.updates import answer_notes

# Lists the bail conditions that a victim must be told, for the colleague who tells the victim the news.


@dataclass(frozen=True, slots=True)
class OfficerBailRules:
    """What an officer wrote about the conditions, in one text that no victim has read: it may name people."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BailRules:
    """The conditions as they are written. `is_whole` False: one names another victim, or an officer wrote it apart.
    `apart`: what an officer wrote apart and no colleague has reworded for the victim's page yet."""

    texts: tuple[str, ...] = ()
    is_whole: bool = True
    apart: tuple[OfficerBailRules, ...] = ()


def list_untold_bail_rules(victim: Victim, *, now: datetime) -> BailRules:
    """List the conditions in news that the victim is owed and does not know. The caller permits and audits the
    access."""
    news = {one.event_id for one in list_undelivered_news([victim.id], now=now)}
    entries = load_timelines([victim.case_id])[victim.case_id]
    others = list_other_victim_names(victim.record_id, [entry.fact for entry in entries])
    texts: dict[str, None] = {}
    is_whole = True
    for entry in entries:
        if entry.id in news:
            shown, is_all = list_conditions_for_staff(entry.fact, others)
            texts |= dict.fromkeys(shown)
            is_whole &= is_all and not (entry.fact.data.get("has_conditions") and not shown)
    return BailRules(tuple(texts), is_whole, _officers_rules(victim))


def _officers_rules(victim: Victim) -> tuple[OfficerBailRules, ...]:
    """The officer's texts that belong to reaching the victim. Where a colleague has taken such a text as a separate
    task, that colleague tells the victim."""
    waiting = Task.objects.filter(kind=TaskKind.PLAIN_WORDS, reason=BAIL_RULES, victim=victim, owner=None)
    named = [key.partition(":")[2] for key in waiting.filter(closed_at=None).values_list("subject_key", flat=True)]
    rows = OfficerAnswer.objects.filter(public_id__in=[UUID(one) for one in named])
    found = list(rows.select_related("by_officer", "by_staff").order_by("given_at", "id"))
    written = answer_notes.open_officer_lines(found)
    return tuple(
        OfficerBailRules(text, by.name if (by := row.by_staff or row.by_officer) else "", row.given_at)
        for row in found
        if (text := written[row.id])
    )


NEXT_IN = (15, 30, 60)  # minutes to choose from for the next step after an attempt
# These tasks already have an agreed way to reach the victim: a callback says which number to ring and when.
_WITHOUT_REACH_OPTIONS = frozenset({TaskKind.CALL_BACK, TaskKind.QUIET_CODE})


class WrittenMessageMissing(ValueError):
    """The actor has written nothing to this victim since the task was made."""


@dataclass(frozen=True, slots=True)
class ReachAttemptDetail:
    """An attempt: the way, its result, and who made it."""

    way: ReachAttemptMethod
    about: str
    came_of: ReachAttemptOutcome
    note: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ReachOptions:
    """What a task offers. `is_whole`: with the numbers and names that only its owner sees. `next_due_at`: when the next
    step is due; None where the task does not concern danger. `needs`: what a conversation with the victim needs, for
    the owner alone. `has_post_only`: no number, and no way of writing but a letter."""

    rungs: tuple[ReachOption, ...]
    attempts: tuple[ReachAttemptDetail, ...]
    is_whole: bool
    next_due_at: datetime | None
    quiet: QuietHoursDecision | None  # who decided to ring in quiet hours
    may_decide_quiet: bool  # only the quiet hours hold a number back, and the owner may override them
    needs: ConversationNeeds | None = None
    has_post_only: bool = False
    bail: BailRules | None = None  # the bail conditions in the news
    waits_for_proof: bool = False  # the owner opened the task: no number or name before an identity check


@transaction.atomic
def list_reach_options(*, actor: Actor, task_id: UUID, now: datetime) -> ReachOptions | None:
    """List the ways of an open task that asks to reach a victim or to get help to them; None for any other task."""
    permit(actor, Act.SEE_TASKS)
    task = Task.objects.filter(public_id=task_id, closed_at=None).first()
    if task is None or access_scopes.is_victim_hidden(actor, task.victim_id) or not _has_reach_options(task):
        return None
    victim = Victim.objects.select_related("case__officer", "person").filter(id=task.victim_id or 0).first()
    is_mine = task.owner_id is not None and task.owner_id == actor.staff_id
    quiet = reach_options.find_quiet_hours_decision(task, now=now)
    is_whole = is_mine and immediate_danger.may_see_danger_victim(actor, task_id, task.victim_id, now=now)
    found = list_offered_reach_options(
        victim, is_danger=task.is_danger, is_whole=is_whole, is_quiet_lifted=quiet is not None, now=now
    )
    may_decide = is_whole and reach_options.may_decide_quiet_hours(task, now=now)
    offered = ReachOptions(found, _attempts(task), is_mine, _next_due(task), quiet, may_decide)
    if victim is None or not is_mine:
        return offered
    audit(actor, "rungs.seen", at=now, case_id=victim.case_id, victim_id=victim.id)
    needs = load_conversation_needs(victim)
    if needs != ConversationNeeds("", ()):
        audit(actor, "passport.before_a_word", at=now, case_id=victim.case_id, victim_id=victim.id)
    bail = list_untold_bail_rules(victim, now=now) if task.kind == TaskKind.REACH_VICTIM else None
    if bail is not None and bail.apart:
        audit(actor, "officer_words.read", at=now, case_id=victim.case_id, victim_id=victim.id)
    return replace(
        offered,
        needs=needs,
        has_post_only=is_whole and has_post_only(victim),
        waits_for_proof=not is_whole,
        bail=bail,
    )


@transaction.atomic
def record_reach_attempt(
    *,
    actor: Actor,
    task_id: UUID,
    attempt_id: UUID,
    way: ReachAttemptMethod,
    about: str,
    came_of: ReachAttemptOutcome,
    note: str,
    next_in: timedelta,
    now: datetime,
) -> None:
    """Record an attempt and its result; the next step is due `next_in` from now. An unowned task becomes the actor's.

    `attempt_id` is made by the form: the same attempt sent twice counts once. Raises NotFound, TaskTaken,
    FieldRequired, WrittenMessageMissing.
    """
    permit(actor, Act.WORK_TASK)
    task = Task.objects.filter(public_id=task_id, closed_at=None).first()
    if task is not None and way is ReachAttemptMethod.NUMBER and came_of is ReachAttemptOutcome.NO_ANSWER:
        _record_call(actor, task, attempt_id, now)  # before locking the task: the victim's rows are locked first
    task = task_actions.lock_task(actor, task_id)
    task_actions.refuse_if_taken(actor, task)
    if ReachAttempt.objects.filter(public_id=attempt_id).exists():
        return
    is_whole = immediate_danger.may_see_danger_victim(actor, task_id, task.victim_id, now=now)
    _refuse_what_is_not_offered(task, way, about, came_of, is_whole=is_whole, now=now)
    is_written = way in WRITING_WAYS.values() and came_of is ReachAttemptOutcome.UNDER_WAY
    if is_written and not _have_written(actor, task):
        raise WrittenMessageMissing
    if came_of is not ReachAttemptOutcome.NO_ANSWER and not is_written and not note.strip():
        raise FieldRequired("note")
    if task.owner_id is None:
        ownership.assign_owner(task, actor.staff_id, now)
    task_actions.mark_task_received(actor, task, now)
    next_due_at = now + next_in
    attempt = ReachAttempt(
        public_id=attempt_id,
        task=task,
        way=way,
        about=about,
        came_of=came_of,
        at=now,
        by_id=actor.staff_id or 0,
        next_due_at=next_due_at,
    )
    REACH_NOTE.put_words(attempt, note.strip(), fetch_victim_key(task.victim_id if note.strip() else None))
    attempt.save()
    task.rose_at, task.updated_at = None, now
    if task.is_danger:
        task.due_at = next_due_at
    task.save(update_fields=[*ownership.OWNERSHIP_FIELDS, "due_at"])
    task_actions.record_task_change(actor, task, f"reach_{way}", now, note=note.strip())


def are_reach_options_shown(panel: TaskPanel) -> bool:
    """Whether the page of this task shows its ways: danger always; today's news of risk for its owner; other work to
    reach a victim where its owner has no number to ring now, or has rung in vain."""
    item = panel.task.item
    if item.is_danger:
        return item.kind not in _WITHOUT_REACH_OPTIONS
    if not item.is_mine or not panel.reaches or panel.way is None or item.kind in _WITHOUT_REACH_OPTIONS:
        return False
    if panel.way.is_quiet_code_used:
        return False  # the warning itself says what may be done
    if item.reason == RISK_TODAY:
        return True
    return not panel.way.number or not panel.way.is_open_now or item.tried > 0


def _has_reach_options(task: Task) -> bool:
    return (task.is_danger or task.kind in REACHING_KINDS) and task.kind not in _WITHOUT_REACH_OPTIONS


def _refuse_what_is_not_offered(
    task: Task, way: ReachAttemptMethod, about: str, came_of: ReachAttemptOutcome, *, is_whole: bool, now: datetime
) -> None:
    victim = Victim.objects.select_related("case__officer", "person").filter(id=task.victim_id or 0).first()
    if not _has_reach_options(task) or came_of not in OUTCOMES_BY_WAY[way]:
        raise NotFound("the task offers no such way")
    is_lifted = reach_options.find_quiet_hours_decision(task, now=now) is not None
    offered = list_offered_reach_options(
        victim, is_danger=task.is_danger, is_whole=is_whole, is_quiet_lifted=is_lifted, now=now
    )
    if not any((rung.way, rung.about) == (way, about) and rung.may_be_tried for rung in offered):
        raise NotFound("the task offers no such way")


def _record_call(actor: Actor, task: Task, attempt_id: UUID, now: datetime) -> None:
    """Record an unanswered call among the victim's contacts; within an open contact, that contact records it."""
    if (
        task.victim_id is None
        or task.owner_id not in (None, actor.staff_id)
        or access_scopes.is_victim_hidden(actor, task.victim_id)
    ):
        return
    if contact_sessions.find_open_session(staff_id=actor.staff_id or 0, victim_id=task.victim_id) is None:
        contact_recording.record_contact(
            actor=actor,
            victim_id=task.victim_id,
            contact_id=attempt_id,
            channel=contact_recording.ContactChannel.PHONE,
            reached=False,
            told=(),
            note="",
            now=now,
        )


def _have_written(actor: Actor, task: Task) -> bool:
    written = WrittenMessage.objects.filter(victim_id=task.victim_id or 0, by_id=actor.staff_id or 0)
    return written.filter(written_at__gte=task.created_at).exists()


def _attempts(task: Task) -> tuple[ReachAttemptDetail, ...]:
    rows = ReachAttempt.objects.filter(task=task).select_related("by").order_by("-at", "-id")[:20]
    keys = REACH_NOTE.load_keys(rows)
    return tuple(
        ReachAttemptDetail(
            ReachAttemptMethod(row.way),
            row.about,
            ReachAttemptOutcome(row.came_of),
            REACH_NOTE.open_words(row, keys),
            row.at,
            row.by.name,
        )
        for row in rows
    )


def _next_due(task: Task) -> datetime | None:
    if not task.is_danger:
        return None
    return urgent_step_due_at(
        unanswered_work.load_unanswered_works([task])[task.id], unanswered_work.find_rise_times(task)
    )
