"""What staff see of follow-up: victims at risk of silence, how one victim is followed up, and who covers for whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from victimcare.records.models import (
    Contact,
    ContactPromise,
    DeliveryEscalation,
    DeliveryEscalationStep,
    Escalation,
    Event,
    Notification,
    OfficerCover,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.follow_up.delivery_escalation import EscalationMethod
from victimcare.rules.follow_up.escalation import EscalationTarget
from victimcare.rules.follow_up.unattended_duties import CommitmentKind, UnattendedMatter, UnattendedVictim
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import find_officer_in_case, find_officers_in_cases
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.task_shapes import HarmLevel, TaskDetail, WorkItem
from victimcare.services.follow_up import escalated_duties, silence_checks
from victimcare.services.follow_up.follow_up_shapes import (
    CoverRow,
    EscalationDetail,
    EscalationStepDetail,
    FollowUpDetail,
    OwedItem,
    PromiseDetail,
    ReachCount,
    RisenDutyRow,
    SilentCasePage,
    SilentCaseRow,
)
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.sealed_columns import QUIET_LIFTED_WHY, STOP_REASON, load_keys_of

PAGE = 50
# Tasks that would read alike without what they are for.
_OF_WHAT_IS_OWED = frozenset({*escalated_duties.REASONS.values(), escalated_duties.REASON})


@transaction.atomic
def list_silent_cases(*, actor: Actor, start: int = 0, now: datetime) -> SilentCasePage:
    """Victims at risk of silence, `PAGE` of them from `start`: worst harm first, then the longest late."""
    permit(actor, Act.SEE_TASKS)
    shut = set(access_scopes.hidden_victim_ids(actor))
    found = [line for line in silence_checks.list_at_risk(now=now) if line.victim_id not in shut]
    shown = found[start : start + PAGE]
    items = _silent(actor, shown, now)
    note(actor, "silence.see", at=now, detail={"shown": len(shown)})
    return SilentCasePage(items, len(found), len(found) > start + PAGE)


@transaction.atomic
def read_follow_up(*, actor: Actor, victim_id: UUID, now: datetime) -> FollowUpDetail:
    """After an identity check. Raises VictimNotFound, IdentityCheckMissing."""
    permit(actor, Act.SEE_CASE)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    note(actor, "follow_up.see", at=now, case_id=victim.case_id, victim_id=victim.id)
    return FollowUpDetail(
        carer=find_officer_in_case(victim.case, london_date(now)),
        promise=_promise(victim, now),
        pursuits=tuple(_pursuits(victim)),
        risen=tuple(_risen(victim, now)),
    )


@transaction.atomic
def list_covers(*, actor: Actor, now: datetime) -> tuple[CoverRow, ...]:
    """Covers now or later, the soonest first, with the number of cases."""
    permit(actor, Act.KEEP_COVERS)
    standing = (
        OfficerCover.objects.filter(Q(until_on=None) | Q(until_on__gte=london_date(now)), withdrawn_at=None)
        .select_related("officer", "by_officer", "by_team", "entered_by")
        .annotate(cases=Count("officer__cases"))
        .order_by("from_on", "id")
    )
    rows = list(standing[:500])
    note(actor, "covers.see", at=now, detail={"shown": len(rows)})
    return tuple(
        CoverRow(
            id=row.public_id,
            officer=row.officer.name,
            by=row.by_team.name if row.by_team else row.by_officer.name if row.by_officer else "",
            from_on=row.from_on,
            until_on=row.until_on,
            why=row.why,
            entered_by=row.entered_by.name,
            cases=row.cases,
        )
        for row in rows
    )


def list_owed_in_task(*, actor: Actor, task: TaskDetail, now: datetime) -> tuple[OwedItem, ...]:
    """What a victim's one task is for, the soonest due first; for a task to reach the victim, which names its news
    itself, only what was escalated beyond the officer."""
    permit(actor, Act.SEE_TASKS)
    is_duties_task = task.item.kind is TaskKind.SILENCE and task.subject_key == escalated_duties.DUTIES_TASK_KEY
    if task.victim_id is None or not (is_duties_task or task.item.kind in escalated_duties.WITH):
        return ()
    matters = _owed(task.victim_id, now) if is_duties_task else []
    found = {(one.code, one.due_at): (one.breaks, "") for one in matters}
    for one in escalated_duties.list_open_steps([task.victim_id], now=now):
        if one.is_with_another is not is_duties_task and (is_duties_task or one.to is not EscalationTarget.OFFICER):
            breaks = CommitmentKind.PROMISE if one.code == escalated_duties.PROMISE else CommitmentKind.RIGHT
            found["" if one.code == escalated_duties.PROMISE else one.code, one.due_at] = (breaks, one.to)
    if not found:
        return ()
    edition = Victim.objects.values_list("case__edition", flat=True).get(id=task.victim_id)
    return tuple(
        OwedItem(name_duty(code, edition)[0], breaks, due_at, to)
        for (code, due_at), (breaks, to) in sorted(found.items(), key=lambda one: one[0][1])
    )


def _owed(victim_id: int, now: datetime) -> list[UnattendedMatter]:
    """What is at risk, and what has been late for so long that it is backlog."""
    return [
        *silence_checks.list_matters_at_risk(now=now, victim_ids=[victim_id]),
        *escalated_duties.list_long_overdue(victim_ids=[victim_id], now=now).get(victim_id, []),
    ]


def find_first_owed(*, actor: Actor, items: Collection[WorkItem], now: datetime) -> dict[UUID, OwedItem]:
    """For each of these tasks that covers a victim's escalated matters: what was due first. Three queries, and none if
    there is no such task."""
    permit(actor, Act.SEE_TASKS)
    asked = [item.id for item in items if item.kind is TaskKind.SILENCE and item.reason in _OF_WHAT_IS_OWED]
    if not asked:
        return {}
    rows = Task.objects.filter(public_id__in=asked, subject_key=escalated_duties.DUTIES_TASK_KEY)
    tasks = {victim: (task, edition) for task, victim, edition in rows.values_list(
        "public_id", "victim_id", "victim__case__edition")}  # fmt: skip
    found: dict[UUID, OwedItem] = {}
    for one in sorted(escalated_duties.list_open_steps(tasks.keys(), now=now), key=lambda one: one.due_at):
        task, edition = tasks[one.victim_id]
        if not one.is_with_another and task not in found:
            is_promise = one.code == escalated_duties.PROMISE
            title = "" if is_promise else name_duty(one.code, edition)[0]
            found[task] = OwedItem(
                title, CommitmentKind.PROMISE if is_promise else CommitmentKind.RIGHT, one.due_at, one.to
            )
    left = {victim_id for victim_id, (task, _) in tasks.items() if task not in found}
    for victim_id, matters in escalated_duties.list_long_overdue(victim_ids=left, now=now).items():
        task, edition = tasks[victim_id]
        first = matters[0]
        found[task] = OwedItem(name_duty(first.code, edition)[0], first.breaks, first.due_at, "")
    return found


def _silent(actor: Actor, lines: Sequence[UnattendedVictim], now: datetime) -> tuple[SilentCaseRow, ...]:
    ids = [line.victim_id for line in lines]
    victims = Victim.objects.select_related("case__officer").in_bulk(ids)
    carers = find_officers_in_cases([victim.case for victim in victims.values()], london_date(now))
    tasks = _tasks(ids)
    to = {one.victim_id: one.to for one in escalated_duties.list_open_steps(ids, now=now)}
    found = []
    for line in lines:
        victim, task = victims[line.victim_id], tasks.get(line.victim_id)
        title, is_verified = name_duty(line.matters[0].code, victim.case.edition)
        found.append(
            SilentCaseRow(
                line=line,
                harm=HarmLevel(line.harm),
                reference=victim.case.reference,
                title=title,
                is_verified=is_verified,
                carer=carers[victim.case_id].name,
                task=task.public_id if task else None,
                owner=task.owner.name if task and task.owner else "",
                is_mine=bool(task and task.owner_id is not None and task.owner_id == actor.staff_id),
                risen_to=to.get(line.victim_id, ""),
            )
        )
    return tuple(found)


def _tasks(victim_ids: Collection[int]) -> dict[int, Task]:
    tasks = Task.objects.filter(
        victim_id__in=victim_ids, kind=TaskKind.SILENCE, subject_key=escalated_duties.DUTIES_TASK_KEY, closed_at=None
    )
    return {task.victim_id or 0: task for task in tasks.select_related("owner")}


def name_duty(code: str, edition: str) -> tuple[str, bool]:
    """The edition's title for the duty; nothing for a promise."""
    entries = next((one.entitlements for one in rights_catalogue().editions if one.id == edition), {})
    entry = entries.get(code)
    return (entry.title, entry.is_verified) if entry else ("", True)


def _promise(victim: Victim, now: datetime) -> PromiseDetail | None:
    row = ContactPromise.objects.filter(victim=victim).first()
    if row is None:
        return None
    due_at = end_of_day(row.next_due_on)
    return PromiseDetail(
        every_days=row.every_days,
        channel=row.channel,
        kept_at=row.kept_at,
        due_on=row.next_due_on,
        due_at=due_at,
        is_late=due_at < now,
        version=row.agreed_by_id,
    )


def _pursuits(victim: Victim) -> list[EscalationDetail]:
    rows = list(
        DeliveryEscalation.objects.filter(victim=victim)
        .select_related("stopped_by", "quiet_lifted_by")
        .order_by("-id")[:20]
    )
    reached = _reached(rows)
    keys = load_keys_of(rows, STOP_REASON, QUIET_LIFTED_WHY)
    steps = DeliveryEscalationStep.objects.filter(pursuit__in=rows).select_related("telling").order_by("id")
    by_pursuit: dict[int, list[EscalationStepDetail]] = {row.id: [] for row in rows}
    events = Event.objects.in_bulk({event_id for row in rows for event_id in row.events})
    for step in steps:
        state = step.telling.status if step.telling else ""
        by_pursuit[step.pursuit_id].append(EscalationStepDetail(step.rung, step.how, step.why, step.at, state))
    return [
        EscalationDetail(
            id=row.public_id,
            urgency=row.urgency,
            news=tuple((event.type, event.time) for key in row.events if (event := events.get(key))),
            opened_at=row.opened_at,
            next_at=row.next_at,
            ended_at=row.ended_at,
            ended_as=row.ended_as,
            stopped_by=row.stopped_by.name if row.stopped_by else "",
            stop_reason=STOP_REASON.open_words(row, keys),
            quiet_by=row.quiet_lifted_by.name if row.quiet_lifted_by else "",
            quiet_why=QUIET_LIFTED_WHY.open_words(row, keys),
            steps=tuple(by_pursuit[row.id]),
            reached=reached[row.id],
        )
        for row in rows
    ]


def _reached(rows: Sequence[DeliveryEscalation]) -> dict[int, ReachCount]:
    """Count messages sent and contacts tried; of those, what was delivered; and whether the victim has confirmed."""
    sent = DeliveryEscalationStep.objects.filter(pursuit__in=rows, how=EscalationMethod.SENT).select_related("telling")
    tellings: dict[int, list[Notification]] = {row.id: [] for row in rows}
    for step in sent:
        if step.telling is not None and step.telling.handed_over_at is not None:
            tellings[step.pursuit_id].append(step.telling)
    tries: dict[int, list[Contact]] = {}
    for contact in Contact.objects.filter(victim_id__in={row.victim_id for row in rows}):
        tries.setdefault(contact.victim_id, []).append(contact)
    return {
        row.id: ReachCount(
            attempted=len(tellings[row.id]) + sum(_is_within(row, contact) for contact in tries.get(row.victim_id, [])),
            delivered=sum(telling.status == NotificationStatus.DELIVERED for telling in tellings[row.id])
            + sum(_is_within(row, contact) and contact.reached for contact in tries.get(row.victim_id, [])),
            confirmed=int(row.ended_as == "confirmed"),
        )
        for row in rows
    }


def _is_within(row: DeliveryEscalation, contact: Contact) -> bool:
    return row.opened_at <= contact.made_at and (row.ended_at is None or contact.made_at <= row.ended_at)


def _risen(victim: Victim, now: datetime) -> list[RisenDutyRow]:
    rows = Escalation.objects.filter(victim=victim).select_related("task__owner").order_by("-id")[:20]
    still = {one.id for one in escalated_duties.list_open_steps([victim.id], now=now)}
    return [
        RisenDutyRow(
            to=row.to,
            title=name_duty(row.code, victim.case.edition)[0],
            at=row.made_at,
            owner=row.task.owner.name if row.task.owner and row.task.closed_at is None else "",
            is_over=row.id not in still,
        )
        for row in rows
    ]
