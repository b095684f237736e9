"""Reads one complaint in full for the colleague who has it: its words, levels, files and what comes next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Complaint, ComplaintLevel, Staff, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_rights.complaints import ComplaintOutcome as ComplaintOutcome
from victimcare.records.models.victim_rights.complaints import ComplaintSubject as ComplaintSubject
from victimcare.records.models.victim_rights.complaints import ComplaintTarget as ComplaintTarget
from victimcare.rules.challenges import ChallengeStep, next_challenge_step
from victimcare.rules.challenges.challenge_course import (
    ComplaintStage,
    ReviewBody,
    next_complaint_stage,
    next_stage_sentences,
)
from victimcare.rules.errors import NotFound
from victimcare.rules.sentences import Sentence
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.challenges.challenge_shapes import SubmissionChannel, build_level_course, find_untold_since
from victimcare.services.challenges.complaint_exclusions import (
    complaint_danger_readings,
    complaint_task_key,
    is_kept_from,
)
from victimcare.services.challenges.complaint_levels import complaint_audit_detail, level_task_reason
from victimcare.services.challenges.complaint_lists import has_victim_page, list_open_complaint_tasks
from victimcare.services.desk.task_steps import advance_task
from victimcare.services.person_keys import OpeningKeys, load_person_keys
from victimcare.services.sealing import Unopened


@dataclass(frozen=True, slots=True)
class ComplaintLevelDetail:
    """One level. `number`: given to the person whose words opened it with an earlier number. Words are empty where they
    were redacted, or for a reader without the task."""

    level: ComplaintStage
    number: str
    opened_at: datetime
    words: str
    read_at: datetime | None
    read_by: datetime
    holding_by: datetime
    answer_by: datetime
    held_at: datetime | None
    holding: str
    held_way: str
    expected_on: date | None
    answered_at: datetime | None
    answer: str
    answered_way: str
    outcome: str
    is_told: bool
    way_on: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ComplaintDetail:
    """`way_on`: which body would review an answer given now. `meant` None: its words name everyone for certain. `near`:
    while the person meant is not identified, colleagues whose names resemble the words. `danger`: the open task about
    signs of danger in it."""

    id: UUID
    number: str
    task: UUID | None
    victim: UUID | None
    reference: str
    received_at: datetime
    about: ComplaintSubject
    came_by: SubmissionChannel
    taken_by: str
    words: str
    who: str
    whom: str
    way_back: str
    has_way_back: bool
    level: ComplaintStage
    step: ChallengeStep
    due_at: datetime | None
    owner: str
    team: str
    is_mine: bool
    may_read: bool
    meant: ComplaintTarget | None
    near: tuple[tuple[UUID, str], ...]
    danger: UUID | None
    may_go_on: bool
    levels: tuple[ComplaintLevelDetail, ...]
    way_on: tuple[tuple[ReviewBody | None, tuple[Sentence, ...]], ...]


@transaction.atomic
def read_complaint(*, actor: Actor, complaint_id: UUID, now: datetime) -> ComplaintDetail:
    """Read one complaint. Its words are shown to the colleague who has its task; once it has ended, to them and to
    supervisors. The first reading of a level is recorded, as the person was promised a day for it. Raises NotFound."""
    permit(actor, Act.WORK_TASK)
    row = Complaint.objects.select_for_update(of=("self",)).filter(public_id=complaint_id).first()
    if row is None or is_kept_from(actor, row):
        raise NotFound("no such complaint")
    levels = list(row.levels.select_related("team", "answered_by").order_by("level"))
    for level in levels:
        level.complaint = row
    task = list_open_complaint_tasks([row]).get(complaint_task_key(row))
    is_mine = task is not None and task.owner_id == actor.staff_id
    if not has_victim_page(actor, task, {level.answered_by_id for level in levels}):
        raise NotFound("no such complaint")
    reads = is_mine or task is None
    if is_mine and levels[-1].read_at is None:
        _has_been_read(actor, row, levels[-1], now)
    note(
        actor,
        "complaint.read" if reads else "complaint.see",
        at=now,
        victim_id=row.victim_id,
        detail=complaint_audit_detail(row),
    )
    return _in_full(actor, row, levels, task, is_mine=is_mine, reads=reads)


def _has_been_read(actor: Actor, row: Complaint, level: ComplaintLevel, now: datetime) -> None:
    level.read_at = now
    level.save(update_fields=["read_at"])
    owed, due_at = next_challenge_step(build_level_course(level))
    assert due_at is not None  # a level that has just been read has not ended
    advance_task(
        actor=actor,
        kind=TaskKind.FRONT_DOOR,
        subject_key=complaint_task_key(row),
        reason=level_task_reason(row, level, owed),
        due_at=due_at,
        note="",
        now=now,
    )


def _in_full(
    actor: Actor, row: Complaint, levels: list[ComplaintLevel], task: Task | None, *, is_mine: bool, reads: bool
) -> ComplaintDetail:
    last = levels[-1]
    owed, due_at = next_challenge_step(build_level_course(last))
    level = ComplaintStage(last.level)
    keys = load_person_keys(_list_sealed(row, levels) if reads else ())
    return ComplaintDetail(
        id=row.public_id,
        number=row.number,
        task=task.public_id if task else None,
        victim=row.victim.public_id if row.victim else None,
        reference=row.victim.case.reference if row.victim else "",
        received_at=row.received_at,
        about=ComplaintSubject(row.about),
        came_by=SubmissionChannel(row.came_by),
        taken_by=row.taken_by.name if row.taken_by else "",
        words=open_complaint_words(row, row.words, keys) if reads else "",
        who=open_complaint_words(row, row.sealed_who, keys) if reads else "",
        whom=open_complaint_words(row, row.sealed_whom, keys) if reads else "",
        way_back=open_complaint_words(row, row.way_back, keys) if reads else "",
        has_way_back=row.way_back is not None,
        level=level,
        step=owed,
        due_at=due_at,
        owner=task.owner.name if task and task.owner else "",
        team=task.team.name if task else last.team.name,
        is_mine=is_mine,
        may_read=reads,
        meant=ComplaintTarget(row.meant) if row.meant else None,
        near=_near(row) if reads and row.meant == ComplaintTarget.OPEN else (),
        danger=_open_danger(actor, row),
        may_go_on=last.answered_at is not None and next_complaint_stage(level) is not None,
        levels=tuple(_level(row, one, keys, reads=reads) for one in levels),
        way_on=tuple((body, next_stage_sentences(level, last.opened_at, body)) for body in _bodies(level)),
    )


def _near(row: Complaint) -> tuple[tuple[UUID, str], ...]:
    people = Staff.objects.filter(id__in=row.resembling).order_by("name", "id")
    return tuple(people.values_list("public_id", "name"))


def _open_danger(actor: Actor, row: Complaint) -> UUID | None:
    """The open task about signs of danger in it, as far as this actor may see it."""
    readings = complaint_danger_readings(row).values("task")
    tasks = access_scopes.filter_visible_tasks(actor, Task.objects.filter(id__in=readings, closed_at=None))
    return tasks.order_by("-id").values_list("public_id", flat=True).first()


def _bodies(level: ComplaintStage) -> tuple[ReviewBody | None, ...]:
    return tuple(ReviewBody) if level is ComplaintStage.STANDARDS else (None,)


def _level(row: Complaint, one: ComplaintLevel, keys: OpeningKeys, *, reads: bool) -> ComplaintLevelDetail:
    return ComplaintLevelDetail(
        level=ComplaintStage(one.level),
        number=one.number,
        opened_at=one.opened_at,
        words=open_complaint_words(row, one.sealed_words, keys) if reads else "",
        read_at=one.read_at,
        read_by=one.read_due_at,
        holding_by=one.holding_due_at,
        answer_by=build_level_course(one).answer_by,
        held_at=one.held_at,
        holding=open_complaint_words(row, one.sealed_holding, keys) if reads else "",
        held_way=one.held_way,
        expected_on=one.expected_on,
        answered_at=one.answered_at,
        answer=open_complaint_words(row, one.sealed_answer, keys) if reads else "",
        answered_way=one.answered_way,
        outcome=one.outcome,
        is_told=row.victim_id is None or find_untold_since(one) is None,
        way_on=list_next_bodies(one),
    )


def _list_sealed(row: Complaint, levels: Collection[ComplaintLevel]) -> list[bytes | memoryview | None]:
    """Every sealed text to be shown."""
    of_levels = (sealed for one in levels for sealed in (one.sealed_words, one.sealed_holding, one.sealed_answer))
    return [row.words, row.sealed_who, row.sealed_whom, row.way_back, *of_levels]


def list_next_bodies(one: ComplaintLevel) -> tuple[Sentence, ...]:
    """Where to go after this level's answer; none before there is one, or after it was passed on."""
    if one.answered_at is None or one.outcome == ComplaintOutcome.PASSED_ON:
        return ()
    return next_stage_sentences(
        ComplaintStage(one.level), one.answered_at, ReviewBody(one.review_body) if one.review_body else None
    )


def open_complaint_words(row: Complaint, sealed: bytes | memoryview | None, keys: OpeningKeys) -> str:
    """Empty if they were redacted or altered."""
    try:
        return keys.open_words(sealed, complaint_task_key(row))
    except Unopened:
        return ""
