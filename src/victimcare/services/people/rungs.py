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

from victimcare.records.models import ReachAttempt, Task, Victim, WrittenMessage
from victimcare.records.models.desk import ReachCameOf as ReachCameOf
from victimcare.records.models.desk import ReachWay as ReachWay
from victimcare.records.models.desk import TaskKind
from victimcare.rules.follow_up.escalation import urgent_step_due_at
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note as audit
from victimcare.services.contact import actions as contacts
from victimcare.services.contact import danger, spells
from victimcare.services.contact.panels import Panel
from victimcare.services.contact.passports import BeforeAWord, load_conversation_needs
from victimcare.services.desk import actions as desk
from victimcare.services.desk import owning
from victimcare.services.desk.actions import NoteMissing as NoteMissing
from victimcare.services.desk.folding import RISK_TODAY
from victimcare.services.desk.kinds import REACHING
from victimcare.services.follow_up import unanswered
from victimcare.services.people import quiet_hours
from victimcare.services.people.bail_rules import BailRules, list_untold_bail_rules
from victimcare.services.people.offered_rungs import CAN_COME_OF, has_post_only, list_offered_rungs
from victimcare.services.people.offered_rungs import WRITING as WRITING
from victimcare.services.people.offered_rungs import Rung as Rung
from victimcare.services.people.quiet_hours import QuietDecision
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_words import REACH_NOTE

NEXT_IN = (15, 30, 60)  # minutes to choose from for the next step after an attempt
# These tasks already have an agreed way to reach the victim: a call back says itself which number is rung and when.
_WITHOUT_RUNGS = frozenset({TaskKind.CALL_BACK, TaskKind.QUIET_CODE})


class UnknownRung(LookupError):
    """The task offers no such way, or the way cannot have this result."""


class NothingWritten(ValueError):
    """The actor has written nothing to this victim since the task was made."""


@dataclass(frozen=True, slots=True)
class AttemptMade:
    """An attempt: the way, its result, and who made it."""

    way: ReachWay
    about: str
    came_of: ReachCameOf
    note: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Rungs:
    """What a task offers. `is_whole`: with the numbers and names that only its owner sees. `next_due_at`: when the next
    step is due; None where the task does not concern danger. `needs`: what a conversation with the victim needs, for
    the owner alone. `has_post_only`: no number, and no way of writing but a letter."""

    rungs: tuple[Rung, ...]
    attempts: tuple[AttemptMade, ...]
    is_whole: bool
    next_due_at: datetime | None
    quiet: QuietDecision | None  # who decided to ring in quiet hours
    may_decide_quiet: bool  # only the quiet hours hold a number back, and the owner may override them
    needs: BeforeAWord | None = None
    has_post_only: bool = False
    bail: BailRules | None = None  # the bail conditions in the news
    waits_for_proof: bool = False  # the owner opened the task: no number or name before an identity check


@transaction.atomic
def list_rungs(*, actor: Actor, task_id: UUID, now: datetime) -> Rungs | None:
    """List the ways of an open task that asks to reach a victim or to get help to them; None for any other task."""
    permit(actor, Act.SEE_TASKS)
    task = Task.objects.filter(public_id=task_id, closed_at=None).first()
    if task is None or scopes.is_shut(actor, task.victim_id) or not _has_rungs(task):
        return None
    victim = Victim.objects.select_related("case__officer", "person").filter(id=task.victim_id or 0).first()
    is_mine = task.owner_id is not None and task.owner_id == actor.staff_id
    quiet = quiet_hours.find_quiet_hours_decision(task, now=now)
    is_whole = is_mine and danger.is_told_of_victim(actor, task_id, task.victim_id, now=now)
    found = list_offered_rungs(
        victim, is_danger=task.is_danger, is_whole=is_whole, is_quiet_lifted=quiet is not None, now=now
    )
    may_decide = is_whole and quiet_hours.may_be_decided(task, now=now)
    offered = Rungs(found, _attempts(task), is_mine, _next_due(task), quiet, may_decide)
    if victim is None or not is_mine:
        return offered
    audit(actor, "rungs.seen", at=now, case_id=victim.case_id, victim_id=victim.id)
    needs = load_conversation_needs(victim)
    if needs != BeforeAWord("", ()):
        audit(actor, "passport.before_a_word", at=now, case_id=victim.case_id, victim_id=victim.id)
    bail = list_untold_bail_rules(victim, now=now) if task.kind == TaskKind.REACH_HER else None
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
def record_attempt(
    *,
    actor: Actor,
    task_id: UUID,
    attempt_id: UUID,
    way: ReachWay,
    about: str,
    came_of: ReachCameOf,
    note: str,
    next_in: timedelta,
    now: datetime,
) -> None:
    """Record an attempt and its result; the next step is due `next_in` from now. An unowned task becomes the actor's.

    `attempt_id` is made by the form: the same attempt sent twice counts once. Raises UnknownTask, TaskTaken,
    UnknownRung, NoteMissing, NothingWritten.
    """
    permit(actor, Act.WORK_TASK)
    task = Task.objects.filter(public_id=task_id, closed_at=None).first()
    if task is not None and way is ReachWay.NUMBER and came_of is ReachCameOf.NO_ANSWER:
        _record_call(actor, task, attempt_id, now)  # before locking the task: the victim's rows are locked first
    task = desk.held(actor, task_id)
    desk.refuse_if_anothers(actor, task)
    if ReachAttempt.objects.filter(public_id=attempt_id).exists():
        return
    is_whole = danger.is_told_of_victim(actor, task_id, task.victim_id, now=now)
    _refuse_what_is_not_offered(task, way, about, came_of, is_whole=is_whole, now=now)
    is_written = way in WRITING.values() and came_of is ReachCameOf.UNDER_WAY
    if is_written and not _have_written(actor, task):
        raise NothingWritten
    if came_of is not ReachCameOf.NO_ANSWER and not is_written and not note.strip():
        raise NoteMissing
    if task.owner_id is None:
        owning.goes_to(task, actor.staff_id, now)
    desk.receive(actor, task, now)
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
    task.save(update_fields=[*owning.FIELDS, "due_at"])
    desk.record(actor, task, f"reach_{way}", now, note=note.strip())


def are_shown(panel: Panel) -> bool:
    """Whether the page of this task shows its ways: danger always; today's news of risk for its owner; other work to
    reach a victim where its owner has no number to ring now, or has rung in vain."""
    item = panel.task.item
    if item.is_danger:
        return item.kind not in _WITHOUT_RUNGS
    if not item.is_mine or not panel.reaches or panel.way is None or item.kind in _WITHOUT_RUNGS:
        return False
    if panel.way.is_quiet_code_used:
        return False  # the warning itself says what may be done
    if item.reason == RISK_TODAY:
        return True
    return not panel.way.number or not panel.way.is_open_now or item.tried > 0


def _has_rungs(task: Task) -> bool:
    return (task.is_danger or task.kind in REACHING) and task.kind not in _WITHOUT_RUNGS


def _refuse_what_is_not_offered(
    task: Task, way: ReachWay, about: str, came_of: ReachCameOf, *, is_whole: bool, now: datetime
) -> None:
    victim = Victim.objects.select_related("case__officer", "person").filter(id=task.victim_id or 0).first()
    if not _has_rungs(task) or came_of not in CAN_COME_OF[way]:
        raise UnknownRung(way)
    is_lifted = quiet_hours.find_quiet_hours_decision(task, now=now) is not None
    offered = list_offered_rungs(
        victim, is_danger=task.is_danger, is_whole=is_whole, is_quiet_lifted=is_lifted, now=now
    )
    if not any((rung.way, rung.about) == (way, about) and rung.may_be_tried for rung in offered):
        raise UnknownRung(about)


def _record_call(actor: Actor, task: Task, attempt_id: UUID, now: datetime) -> None:
    """Record an unanswered call among the victim's contacts; within an open contact, that contact records it."""
    if task.victim_id is None or task.owner_id not in (None, actor.staff_id) or scopes.is_shut(actor, task.victim_id):
        return
    if spells.open_with(staff_id=actor.staff_id or 0, victim_id=task.victim_id) is None:
        contacts.record_contact(
            actor=actor,
            victim_id=task.victim_id,
            contact_id=attempt_id,
            channel=contacts.Channel.PHONE,
            reached=False,
            told=(),
            note="",
            now=now,
        )


def _have_written(actor: Actor, task: Task) -> bool:
    written = WrittenMessage.objects.filter(victim_id=task.victim_id or 0, by_id=actor.staff_id or 0)
    return written.filter(written_at__gte=task.created_at).exists()


def _attempts(task: Task) -> tuple[AttemptMade, ...]:
    rows = ReachAttempt.objects.filter(task=task).select_related("by").order_by("-at", "-id")[:20]
    keys = REACH_NOTE.load_keys(rows)
    return tuple(
        AttemptMade(
            ReachWay(row.way),
            row.about,
            ReachCameOf(row.came_of),
            REACH_NOTE.open_words(row, keys),
            row.at,
            row.by.name,
        )
        for row in rows
    )


def _next_due(task: Task) -> datetime | None:
    if not task.is_danger:
        return None
    return urgent_step_due_at(unanswered.read_works([task])[task.id], unanswered.times_of(task))
