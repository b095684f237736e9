"""Shows a chosen task: its reason, how the victim may be reached, what a second person is asked. Opening it is
audited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from victimcare.records.models import (
    Approval,
    Callback,
    Contact,
    DetailsProposal,
    Event,
    PlanProposal,
    PointChange,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.approvals import ApprovalKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.projection_types import OfficerInCase
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_plan import OverrideKind
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import find_officer_in_case
from victimcare.services.contact import contact_recording
from victimcare.services.contact.news_delivery import list_unheard_news, list_untold_results
from victimcare.services.contact_plans import contact_ways, exception_approvals, plan_rows, point_changes, point_waits
from victimcare.services.contact_plans.approvals import AlreadyDecided
from victimcare.services.contact_plans.plan_confirmations import open_proposal
from victimcare.services.contact_plans.point_changes import ClashDetail, load_clash
from victimcare.services.contact_plans.proposed_details import (
    ProposedDetails,
    list_proposed_details,
    load_proposed_changes,
)
from victimcare.services.conversations import identity_checks, immediate_danger
from victimcare.services.desk import news_tasks, work_list
from victimcare.services.desk.news_tasks import CourtResult, UndeliveredNews, list_undelivered_news
from victimcare.services.desk.task_kinds import DANGER_KINDS, NEWS_KINDS, REACHING_KINDS
from victimcare.services.desk.task_shapes import TaskDetail
from victimcare.services.rights.ledger_upkeep import PRODUCT_SOURCE
from victimcare.services.safe_contact.plan_shapes import ContactSummary, SafeContactSummary
from victimcare.services.sealed_columns import APPROVAL_REASON


@dataclass(frozen=True, slots=True)
class PendingDecision:
    """What waits for a second person: `kind` guard, plan or details; `content` what would change, by name."""

    kind: str
    asked_by: str
    asked_at: datetime
    is_mine: bool
    reason: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PromisedCall:
    """A promise to ring. Its own page gives the number to the colleague who rings, once the gate says yes
    (`calls.callbacks.callback_ringing`)."""

    id: UUID
    starts_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class TaskPanel:
    """`victim` None: the task is about no known victim. Only its owner is given names, numbers and proposals."""

    task: TaskDetail
    victim: UUID | None
    group: str
    flags: tuple[str, ...]
    is_enhanced: bool
    news: tuple[UndeliveredNews, ...]
    court_results: tuple[CourtResult, ...]  # beside `news`, where a release may be among them
    way: SafeContactSummary | None
    tries: tuple[ContactSummary, ...]
    waiting: PendingDecision | None
    clash: ClashDetail | None
    proposed: tuple[ProposedDetails, ...]
    call_back: PromisedCall | None
    carer: OfficerInCase | None  # who looks after the case: an officer is reached by telephone
    lifts: OverrideKind | None  # a hold on a message that two people could lift; for the owner alone
    reaches: bool  # the task is to reach the victim; the owner then finds their name and number in `way`


@transaction.atomic
def open_task_panel(*, actor: Actor, task_id: UUID, now: datetime) -> TaskPanel | None:
    """Open a task; None when there is no such open task for this actor."""
    task = work_list.load_task_detail(actor, task_id, now=now)
    if task is None:
        return None
    victim = Victim.objects.select_related("case__officer", "person").filter(id=task.victim_id or 0).first()
    is_mine, reaches = task.item.is_mine, task.item.kind in REACHING_KINDS
    is_callback = task.item.kind is TaskKind.CALL_BACK
    is_told = is_mine and reaches
    if is_told and task.item.kind in DANGER_KINDS:
        is_told = immediate_danger.may_see_danger_victim(actor, task_id, task.victim_id, now=now)
    note(
        actor,
        "task.opened",
        at=now,
        case_id=victim.case_id if victim else None,
        victim_id=task.victim_id,
        detail={"kind": task.item.kind, "is_mine": is_mine},
    )
    return TaskPanel(
        task=task,
        victim=victim.public_id if victim else None,
        group=victim.case.offence_group if victim else "",
        flags=tuple(victim.case.flags) if victim else (),
        is_enhanced=bool(victim and victim.is_enhanced),
        news=_list_news(victim, task, now) if victim else (),
        court_results=list_untold_results(victim, now=now) if victim and _is_of_release(task) else (),
        way=_way(actor, victim, with_number=is_told and not is_callback, now=now) if victim else None,
        tries=_tries(victim) if victim else (),
        waiting=_pending_decision(actor, task.subject_key, victim) if is_mine else None,
        clash=_clash(actor, task.subject_key) if is_mine else None,
        proposed=list_proposed_details(victim)
        if victim and is_mine and task.item.kind is TaskKind.DECIDE_DETAILS
        else (),
        call_back=_call_back(task.subject_key) if is_callback else None,
        carer=find_officer_in_case(victim.case, london_date(now)) if victim else None,
        lifts=exception_approvals.find_override_option(victim.id, now=now)
        if victim and is_mine and task.item.kind in NEWS_KINDS
        else None,
        reaches=reaches,
    )


def _list_news(victim: Victim, task: TaskDetail, now: datetime) -> tuple[UndeliveredNews, ...]:
    """The news owed to the victim; of a release also what only their page or the line has told."""
    unheard = list_unheard_news(victim, now=now) if _is_of_release(task) else ()
    return (*unheard, *list_undelivered_news([victim.id], now=now))


def _is_of_release(task: TaskDetail) -> bool:
    return task.item.kind is TaskKind.REACH_VICTIM and task.item.reason.startswith("risk_")


def has_task_about(*, actor: Actor, victim_id: UUID) -> bool:
    """Whether this actor has taken an open task about the victim."""
    permit(actor, Act.WORK_TASK)
    row = Victim.objects.filter(public_id=victim_id).values_list("id", flat=True).first()
    return news_tasks.has_contact_task(
        actor, row or -1
    )  # also asked without a row: a missing victim takes as many queries


@transaction.atomic
def begin_contact_from_task(*, actor: Actor, victim_id: UUID, now: datetime) -> bool:
    """Begin a contact with the victim from a task that this actor has taken: an earlier identity check no longer
    counts. Without such a task it returns False, and nothing begins."""
    if not has_task_about(actor=actor, victim_id=victim_id):
        return False
    identity_checks.begin_contact(actor=actor, victim=identity_checks.find_visible_victim(actor, victim_id), now=now)
    return True


@transaction.atomic
def load_safe_contact_for_task(*, actor: Actor, victim_id: UUID, now: datetime) -> SafeContactSummary | None:
    """Whom to ask for and where to ring, for the owner of a task about the victim; None for all others. For a callback
    its own page gives them (`calls.callbacks.callback_ringing`); and the colleague who pressed the danger button is
    given nothing."""
    permit(actor, Act.WORK_TASK)
    victim = Victim.objects.select_related("case", "person").filter(public_id=victim_id).first()
    if not news_tasks.may_know_victim(actor, victim.id if victim else -1) or victim is None:
        return None
    note(actor, "safe_way.seen", at=now, case_id=victim.case_id, victim_id=victim.id)
    return _way(actor, victim, with_number=news_tasks.may_see_number(actor, victim.id), now=now)


def _way(actor: Actor, victim: Victim, *, with_number: bool, now: datetime) -> SafeContactSummary:
    """How to reach the victim, with the colleagues who may also be about to ring, for those who are told where to
    ring."""
    way = contact_ways.load_safe_contact(victim, with_number=with_number, now=now)
    return replace(way, too=news_tasks.list_other_callers(actor, victim.id)) if with_number else way


@transaction.atomic
def decide_clash_of_task(*, actor: Actor, task_id: UUID, use_it: bool, reason: str, now: datetime) -> bool:
    """Record one of the two decisions on a clash; True when it is in force now. The person who decides has taken the
    task.

    Raises AlreadyDecided, FieldRequired, SecondPersonRequired.
    """
    change_id = _change_of(actor, task_id)
    return point_changes.decide_point_clash(actor=actor, change_id=change_id, use_it=use_it, reason=reason, now=now)


@transaction.atomic
def resolve_misattribution_of_task(*, actor: Actor, task_id: UUID, reason: str, now: datetime) -> bool:
    """Say that a clashing point is the victim's and was taken for a linked person's by mistake; True once it counts as
    the victim's alone (`exception_approvals.resolve_misattributed_number`). The actor has taken the task. Raises
    AlreadyDecided, FieldRequired, SecondPersonRequired."""
    return exception_approvals.resolve_misattributed_number(
        actor=actor, change_id=_change_of(actor, task_id), reason=reason, now=now
    )


@transaction.atomic
def check_code_word_of_task(*, actor: Actor, task_id: UUID, heard: str, now: datetime) -> bool:
    """Whether the person who answered said the code word agreed with the victim. The actor has taken the task to reach
    the victim.

    Raises CodeWordMissing, TooManyCodeWordTries.
    """
    task = work_list.load_task_detail(actor, task_id)
    if task is None or task.victim_id is None or not task.item.is_mine or task.item.kind not in REACHING_KINDS:
        raise plan_rows.CodeWordMissing(task_id)
    if not immediate_danger.may_see_danger_victim(actor, task_id, task.victim_id, now=now):
        raise plan_rows.CodeWordMissing(task_id)
    return plan_rows.check_code_word(actor=actor, victim_id=task.victim_id, heard=heard, now=now)


@transaction.atomic
def ask_override_for_task(*, actor: Actor, task_id: UUID, reason: str, now: datetime) -> None:
    """Ask a second person to let one message about this task's news pass. The actor has taken the task.

    Raises OverrideUnavailable, FieldRequired.
    """
    task = work_list.load_task_detail(actor, task_id)
    if task is None or task.victim_id is None or not task.item.is_mine or task.item.kind not in NEWS_KINDS:
        raise exception_approvals.OverrideUnavailable(task_id)
    exception_approvals.ask_gate_override(actor=actor, victim_id=task.victim_id, reason=reason, now=now)


@transaction.atomic
def decide_as_second_person(*, actor: Actor, task_id: UUID, agrees: bool, now: datetime) -> None:
    """Record the second person's decision on what a task asks about. Raises AlreadyDecided, SecondPersonRequired."""
    task = work_list.load_task_detail(actor, task_id)
    if task is None or task.item.kind is not TaskKind.SECOND_PERSON:
        raise AlreadyDecided(task_id)
    kind, _, number = task.subject_key.partition(":")
    if kind == "guard":
        contact_recording.decide_unmark_as_second(actor=actor, approval_id=int(number), agrees=agrees, now=now)
    elif kind == "override":
        exception_approvals.decide_override_as_second(actor=actor, approval_id=int(number), agrees=agrees, now=now)
    elif kind == "plan":
        contact_recording.decide_plan_as_second(actor=actor, proposal_id=int(number), agrees=agrees, now=now)
    else:
        contact_recording.decide_details_as_second(actor=actor, proposal_id=int(number), agrees=agrees, now=now)


def _tries(victim: Victim) -> tuple[ContactSummary, ...]:
    """The last three attempts: made at the desk, or reported by the record system."""
    made = Contact.objects.filter(victim=victim).order_by("-made_at")
    told = Event.objects.filter(
        case_id=victim.case_id, type=EventType.VICTIM_CONTACTED, facts__victim_id=victim.record_id
    )
    reported = told.exclude(source__startswith=PRODUCT_SOURCE).order_by("-time").values_list("time", "facts")[:3]
    both = [ContactSummary(*row) for row in made.values_list("made_at", "channel", "reached", "made_by__name")[:3]]
    both += [ContactSummary(at, facts["channel"], facts.get("reached", True), "") for at, facts in reported]
    return tuple(sorted(both, key=lambda one: one.at, reverse=True)[:3])


def _call_back(subject_key: str) -> PromisedCall | None:
    kind, _, public_id = subject_key.partition(":")
    promise = Callback.objects.filter(public_id=public_id).first() if kind == "callback" else None
    return PromisedCall(promise.public_id, promise.starts_at, promise.due_at) if promise else None


def _change_of(actor: Actor, task_id: UUID) -> int:
    """The change that this task is about, for the owner of the task."""
    task = work_list.load_task_detail(actor, task_id)
    kind, _, number = task.subject_key.partition(":") if task else ("", "", "")
    if task is None or kind != "change" or not task.item.is_mine:
        raise AlreadyDecided(task_id)
    return int(number)


def _clash(actor: Actor, subject_key: str) -> ClashDetail | None:
    """The clash, for the owner of the task; None for the colleague who proposed the change."""
    kind, _, number = subject_key.partition(":")
    row = PointChange.objects.filter(id=number, ended_at=None).first() if kind == "change" else None
    return load_clash(actor, row) if row else None


def _pending_decision(actor: Actor, subject_key: str, victim: Victim | None) -> PendingDecision | None:
    kind, _, number = subject_key.partition(":")
    if kind == "change":
        change = PointChange.objects.filter(id=number).first()
        return (
            _pending_decision(actor, point_waits.wait_subject_key(change), victim)
            if change and change.asked_by_id
            else None
        )
    if victim is None or kind not in ("guard", "plan", "details", "override"):
        return None
    content: dict[str, Any] = {}
    reason = ""
    if kind in ApprovalKind:
        asked = Approval.objects.select_related("asked_by").get(id=number)
        by, at, reason = asked.asked_by, asked.asked_at, APPROVAL_REASON.open_words(asked)
        content = {"lifts": asked.lifts} if asked.lifts else {}
    elif kind == "plan":
        plan = PlanProposal.objects.select_related("proposed_by").get(id=number)
        by, at, content = (
            plan.proposed_by,
            plan.proposed_at,
            plan_rows.show_plan_points(open_proposal(plan).get("plan", {})),
        )
    else:
        details = DetailsProposal.objects.select_related("decided_by", "event", "victim").get(id=number)
        assert details.decided_by is not None, "a task asks only after the first"
        assert details.decided_at is not None
        by, at, content = details.decided_by, details.decided_at, dict(load_proposed_changes(details))
    return PendingDecision(kind, by.name, at, by.id == actor.staff_id, reason, content)
