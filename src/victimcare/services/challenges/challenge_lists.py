"""Lists open challenges and review requests by due date, and shows one in full to the colleague who answers it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from victimcare.records.models import AuditEntry, Challenge, Event, ReviewRequest, Staff, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.challenges import next_challenge_step
from victimcare.rules.challenges.review_requests import DecisionMaker
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyStanding, EventRef
from victimcare.services.access import Act, Actor, Role, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_timeline import read_private_part
from victimcare.services.challenges.challenge_shapes import (
    ChallengeDetail,
    ExchangeItem,
    OpenItemRow,
    ReviewRequestDetail,
    SubmissionChannel,
    build_challenge_course,
    find_review_step,
    find_untold_since,
)
from victimcare.services.challenges.victim_duties import duty_title, load_victim_duties
from victimcare.services.desk.eligibility import has_answered_first, is_own_matter
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days

MOST_OPEN_ITEMS = 200
_PUT_RIGHT_WITHIN = (1, 2, 3, 5, 10, 20)  # working days
_KINDS = (TaskKind.CHALLENGE, TaskKind.REVIEW)


@transaction.atomic
def list_open_items(*, actor: Actor, now: datetime) -> tuple[OpenItemRow, ...]:
    """List everything open, the soonest due first: each has a task, a team and a due time until it ends."""
    permit(actor, Act.SEE_CHALLENGES)
    tasks = list(
        access_scopes.filter_visible_rows(actor, Task.objects.filter(kind__in=_KINDS, closed_at=None))
        .select_related("team", "owner")
        .annotate(reference=F("victim__case__reference"))
        .order_by("due_at", "id")[:MOST_OPEN_ITEMS]
    )
    ids = [UUID(task.subject_key.partition(":")[2]) for task in tasks]
    rows: dict[UUID, Challenge | ReviewRequest] = {}
    for model in (Challenge, ReviewRequest):
        found = model._default_manager.filter(public_id__in=ids).select_related("victim__case")
        rows |= {row.public_id: row for row in found}
    note(actor, "challenges.see", at=now, detail={"shown": len(tasks)})
    return tuple(_listed(task, rows[asked]) for task, asked in zip(tasks, ids, strict=True))


@transaction.atomic
def read_challenge(*, actor: Actor, challenge_id: UUID, now: datetime) -> ChallengeDetail:
    """Read one challenge. Its words are shown to the colleague who has taken it, unless it concerns their own conduct;
    once it has ended, to the colleague who answered it and to supervisors. Raises NotFound."""
    permit(actor, Act.SEE_CHALLENGES)
    row = _challenge(actor, challenge_id)
    task = _task(TaskKind.CHALLENGE, f"challenge:{row.public_id}")
    is_own = is_own_matter(actor.staff_id, row.concerned)
    is_mine = task is not None and task.owner_id == actor.staff_id
    reads = may_read_words(actor, row)
    detail = {"challenge": str(row.public_id), "read": reads}
    note(actor, "challenge.see", at=now, case_id=row.victim.case_id, victim_id=row.victim_id, detail=detail)
    course = build_challenge_course(row)
    owed, due_at = next_challenge_step(course)
    standing = find_challenged_standing(row, now)
    return ChallengeDetail(
        id=row.public_id,
        victim=row.victim.public_id,
        reference=row.victim.case.reference,
        title=duty_title(rights_catalogue().edition(row.victim.case.edition), row.code),
        standing=standing,
        channel=SubmissionChannel(row.channel),
        received_at=row.received_at,
        step=owed,
        due_at=due_at,
        holding_by=row.holding_due_at,
        answer_by=row.answer_due_at,
        outcome=row.outcome,
        put_right_on=row.put_right_on,
        is_second=row.again_of is not None,
        first=row.again_of.public_id if row.again_of else None,
        again=row.again.public_id if course.is_asked_again else None,
        owner=task.owner.name if task and task.owner else "",
        team=task.team.name if task else row.team.name,
        task=task.public_id if task else None,
        is_mine=is_mine,
        is_own_matter=is_own,
        has_answered_first=is_own and has_answered_first(f"challenge:{row.public_id}", actor.staff_id),
        may_read=reads,
        is_told=find_untold_since(row) is None,
        said=list_exchange("challenge", row) if reads else (),
    )


def _challenge(actor: Actor, challenge_id: UUID) -> Challenge:
    known = access_scopes.filter_visible_rows(actor, Challenge.objects.all()).select_related(
        "victim__case", "team", "triggered_by", "again", "again_of"
    )
    row = known.filter(public_id=challenge_id).first()
    if row is None:
        raise NotFound("no such challenge")
    return row


@transaction.atomic
def read_review_request(*, actor: Actor, review_id: UUID, now: datetime) -> ReviewRequestDetail:
    """Read one request for a review, as `read_challenge` does. Raises NotFound."""
    permit(actor, Act.SEE_CHALLENGES)
    row = (
        access_scopes.filter_visible_rows(actor, ReviewRequest.objects.all())
        .select_related("victim__case", "team", "decision", "decider")
        .filter(public_id=review_id)
        .first()
    )
    if row is None:
        raise NotFound("no such request for a review")
    task = _task(TaskKind.REVIEW, f"review:{row.public_id}")
    is_own = row.of == DecisionMaker.POLICE and is_own_matter(actor.staff_id, row.concerned)
    is_mine = task is not None and task.owner_id == actor.staff_id
    reads = may_read_words(actor, row)
    detail = {"review": str(row.public_id), "read": reads}
    note(actor, "review.see", at=now, case_id=row.victim.case_id, victim_id=row.victim_id, detail=detail)
    owed, due_at = find_review_step(row)
    return ReviewRequestDetail(
        id=row.public_id,
        victim=row.victim.public_id,
        reference=row.victim.case.reference,
        of=DecisionMaker(row.of),
        decision=row.decision.type,
        decided_first_at=row.decision.time,
        decider=row.decider.name if row.decider and row.of == DecisionMaker.POLICE else "",
        channel=SubmissionChannel(row.channel),
        received_at=row.received_at,
        step=owed,
        due_at=due_at,
        acknowledge_by=row.acknowledge_due_at,
        result_by=row.result_due_at,
        passed_on_at=row.passed_on_at,
        outcome=row.outcome,
        owner=task.owner.name if task and task.owner else "",
        team=task.team.name if task else row.team.name,
        task=task.public_id if task else None,
        is_mine=is_mine,
        is_own_matter=is_own,
        may_decide=row.of == DecisionMaker.CPS or Role.SUPERVISOR in actor.roles,
        may_read=reads,
        is_told=find_untold_since(row) is None,
        said=list_exchange("review", row) if reads else (),
    )


def list_remedy_days(now: datetime) -> tuple[date, ...]:
    """Working days by which a remedy can be promised."""
    days = (working_days().after(london_date(now), count) for count in _PUT_RIGHT_WITHIN)
    return tuple(day for day in days if day is not None)


def list_code_entries() -> tuple[tuple[str, str], ...]:
    """Every entry of the Code that can be challenged, with its title. Holds no personal data."""
    edition = rights_catalogue().editions[-1]
    entries = edition.entitlements.values()
    found = (entry for entry in entries if not entry.is_window and not entry.is_between_offices)
    return tuple((entry.id, entry.title) for entry in sorted(found, key=lambda entry: (entry.right, entry.id)))


def _listed(task: Any, row: Challenge | ReviewRequest) -> OpenItemRow:
    is_review = isinstance(row, ReviewRequest)
    title = (
        ""
        if isinstance(row, ReviewRequest)
        else duty_title(rights_catalogue().edition(row.victim.case.edition), row.code)
    )
    return OpenItemRow(
        id=row.public_id,
        is_review=is_review,
        of=row.of if isinstance(row, ReviewRequest) else "",
        step=task.reason.partition("_")[2],
        due_at=task.due_at,
        reference=task.reference or "",
        title=title,
        owner=task.owner.name if task.owner else "",
        team=task.team.name,
        is_second=isinstance(row, Challenge) and row.again_of_id is not None,
    )


def _task(kind: TaskKind, subject: str) -> Task | None:
    tasks = Task.objects.filter(kind=kind, subject_key=subject, closed_at=None)
    return tasks.select_related("owner", "team").first()


def may_read_words(actor: Actor, row: Challenge | ReviewRequest) -> bool:
    """Whether this person may read its words: they have taken it, or it has ended and they answered it or are a
    supervisor; and it does not concern their own conduct."""
    is_police = isinstance(row, Challenge) or row.of == DecisionMaker.POLICE
    if is_police and is_own_matter(actor.staff_id, row.concerned):
        return False
    is_review = isinstance(row, ReviewRequest)
    task = _task(TaskKind.REVIEW if is_review else TaskKind.CHALLENGE, _subject(row))
    if task is not None:
        return task.owner_id is not None and task.owner_id == actor.staff_id
    return _keeps_reading(actor, row.decided_by_id if isinstance(row, ReviewRequest) else row.answered_by_id)


def _subject(row: Challenge | ReviewRequest) -> str:
    return f"{'challenge' if isinstance(row, Challenge) else 'review'}:{row.public_id}"


def _keeps_reading(actor: Actor, answered_by: int | None) -> bool:
    return Role.SUPERVISOR in actor.roles or (answered_by is not None and answered_by == actor.staff_id)


def find_challenged_standing(row: Challenge, now: datetime) -> DutyStanding | None:
    if row.triggered_by is None:
        return None
    ref = EventRef(row.triggered_by.source, row.triggered_by.source_event_id)
    duties = load_victim_duties(row.victim, now).duties
    return next((one for one in duties if (one.duty.id, one.duty.triggered_by) == (row.code, ref)), None)


def list_exchange(kind: str, row: Challenge | ReviewRequest) -> tuple[ExchangeItem, ...]:
    """Everything that was said in its course, oldest first; redacted items are empty."""
    events = list(
        Event.objects.filter(case_id=row.victim.case_id, **{f"facts__{kind}": str(row.public_id)})
        .exclude(type__startswith="complaint.")
        .select_related("private")
        .order_by("time", "id")
    )
    who = _who([event.id for event in events], row.victim.case_id)
    return tuple(
        ExchangeItem(
            at=event.time,
            what=event.type,
            by=who.get(event.id, ""),
            words=tuple(text for name in ("words", "reason", "answer", "put_right") if (text := _text(event, name))),
        )
        for event in events
    )


def _text(event: Event, name: str) -> str:
    return str(read_private_part(event).get(name, ""))


def _who(event_ids: list[int], case_id: int) -> dict[int, str]:
    """The staff who put these events on the timeline, by event."""
    entries = AuditEntry.objects.filter(
        case_id=case_id, actor_kind="staff", act__startswith="event.", detail__event__in=event_ids
    ).values_list("detail__event", "actor")
    pairs = [(event, actor.removeprefix("staff:")) for event, actor in entries]
    names = {
        str(public_id): name
        for public_id, name in Staff.objects.filter(public_id__in={actor for _, actor in pairs}).values_list(
            "public_id", "name"
        )
    }
    return {event: names[actor] for event, actor in pairs if actor in names}
