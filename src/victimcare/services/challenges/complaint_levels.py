"""Keeps a complaint whole and assigns it to the people who answer at its level: never to those whom it concerns.

The rule decides levels, their deadlines and what comes next (`rules/challenges/challenge_course`). A complaint that a
member of staff committed a crime goes to professional standards at once. The words are sealed.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from victimcare.records.models import Complaint, ComplaintLevel, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_rights.complaints import ComplaintLevelReason, ComplaintTarget
from victimcare.records.models.victim_rights.complaints import ComplaintSubject as ComplaintSubject
from victimcare.rules.challenges import ChallengeStep, next_challenge_step
from victimcare.rules.challenges.challenge_course import (
    ComplaintStage,
    next_complaint_stage,
    stage_deadlines,
)
from victimcare.rules.force import Force
from victimcare.services.challenges.challenge_shapes import build_level_course
from victimcare.services.challenges.complaint_exclusions import KEPT_OUT, keep_out_named, release_from_kept_out
from victimcare.services.challenges.complaint_exclusions import complaint_task_key as complaint_task_key
from victimcare.services.challenges.victim_duties import answer_time_span
from victimcare.services.desk.task_actions import close_settled_tasks, ensure_team_row, make_task
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.person_keys import seal_for_victim
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days

LONGEST = 4000


class LevelOpen(Exception):
    """The level before has no answer yet, or there is no next level."""


def open_next_level(row: Complaint, *, words: str, opened_for: ComplaintLevelReason, now: datetime) -> ComplaintLevel:
    """Open the level after the answered one. Staff who answered before are excluded. The caller holds the complaint's
    lock. Raises LevelOpen."""
    last = find_latest_level(row)
    following = next_complaint_stage(ComplaintStage(last.level))
    if last.answered_at is None or following is None:
        raise LevelOpen(row.public_id)
    keep_out_named(row, words=words)
    row.concerned = sorted({*row.concerned, *(_answered_before(row))})
    row.save(update_fields=KEPT_OUT)
    release_from_kept_out(row, now=now)
    close_complaint_task(row, now=now, by=None)
    return open_complaint_level(row, following, opened_for=opened_for, words=words, now=now)


def open_complaint_level(
    row: Complaint, level: ComplaintStage, *, opened_for: ComplaintLevelReason, words: str = "", now: datetime
) -> ComplaintLevel:
    """Start this level's clocks, and give its task to the team that owns it."""
    victim = row.victim
    edition = rights_catalogue().edition(victim.case.edition) if victim else rights_catalogue().editions[-1]
    span, _ = answer_time_span(edition)
    is_crime = row.about == ComplaintSubject.CRIME
    due = stage_deadlines(level, now, span, working_days(), is_crime=is_crime)
    team = ensure_team_row(_team_code(level, victim))
    made = ComplaintLevel.objects.create(
        complaint=row,
        level=level,
        opened_at=now,
        opened_for=opened_for,
        sealed_words=seal_for_victim(row.victim_id, words.strip()[:LONGEST], complaint_task_key(row)) or None,
        team=team,
        read_due_at=due.read_by,
        holding_due_at=due.holding_by,
        answer_due_at=due.answer_by,
    )
    create_level_task(row, made, now=now)
    return made


def create_level_task(row: Complaint, level: ComplaintLevel, *, now: datetime) -> None:
    """Create this level's task. It names no victim, so that no list reveals a complaint to the officer in the case."""
    owed, due_at = next_challenge_step(build_level_course(level))
    is_crime = row.about == ComplaintSubject.CRIME
    make_task(
        kind=TaskKind.FRONT_DOOR,
        victim_id=None,
        reason=level_task_reason(row, level, owed),
        harm=HarmLevel.HIGH
        if is_crime
        else HarmLevel.MEDIUM,  # a person without a code may be in danger, and we do not know who
        due_at=due_at,
        now=now,
        subject_key=complaint_task_key(row),
        team=level.team.code,
    )


def level_task_reason(row: Complaint, level: ComplaintLevel, owed: ChallengeStep) -> str:
    """The end of the ids of the sentences that say what is to be done, and why."""
    if row.meant == ComplaintTarget.OPEN and not (row.about == ComplaintSubject.CRIME and owed is ChallengeStep.READ):
        return "complaint_meant"
    if row.about == ComplaintSubject.CRIME and owed is ChallengeStep.READ:
        return "complaint_crime"
    return _REASONS[ComplaintStage(level.level), owed]


_REASONS = {
    **{(level, ChallengeStep.TELL): "complaint_tell" for level in ComplaintStage},
    (ComplaintStage.FIRST_ANSWER, ChallengeStep.READ): "complaint_read",
    (ComplaintStage.FIRST_ANSWER, ChallengeStep.HOLDING): "complaint_holding",
    (ComplaintStage.FIRST_ANSWER, ChallengeStep.ANSWER): "complaint_answer",
    (ComplaintStage.STANDARDS, ChallengeStep.READ): "complaint_standards_read",
    (ComplaintStage.STANDARDS, ChallengeStep.HOLDING): "complaint_standards_holding",
    (ComplaintStage.STANDARDS, ChallengeStep.ANSWER): "complaint_standards_answer",
    (ComplaintStage.REVIEW, ChallengeStep.READ): "complaint_review_read",
    (ComplaintStage.REVIEW, ChallengeStep.HOLDING): "complaint_review_holding",
    (ComplaintStage.REVIEW, ChallengeStep.ANSWER): "complaint_review_answer",
}


def close_complaint_task(row: Complaint, *, now: datetime, by: int | None) -> None:
    close_settled_tasks(kind=TaskKind.FRONT_DOOR, victim_id=None, subject_key=complaint_task_key(row), now=now, by=by)


def find_latest_level(row: Complaint) -> ComplaintLevel:
    return row.levels.select_related("team").order_by("-level")[0]


def complaint_audit_detail(row: Complaint) -> dict[str, str]:
    return {"complaint": str(row.public_id)}


def _answered_before(row: Complaint) -> set[int]:
    return {person for person in row.levels.values_list("answered_by_id", flat=True) if person is not None}


def _team_code(level: ComplaintStage, victim: Victim | None) -> str:
    force: Force = settings.FORCE
    if level is not ComplaintStage.FIRST_ANSWER and force.complaints.standards_team:
        return force.complaints.standards_team
    return force.team_for(victim.case.area).code if victim else force.default_team().code
