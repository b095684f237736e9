"""Complaints of people whom nobody knows, one at each level: first answer, formal complaint, review by another body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from victimcare.records.models import Complaint, Staff, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.challenges.challenge_course import ReviewBody
from victimcare.rules.clock import london_date
from victimcare.services.access import Actor
from victimcare.services.challenges.complaint_intake import ComplaintTarget, record_who_is_meant
from victimcare.services.challenges.complaint_levels import ComplaintSubject, ComplaintWords
from victimcare.services.challenges.complaint_lists import ComplaintOutcome, read_complaint
from victimcare.services.challenges.complaint_replies import answer_complaint, escalate_complaint, send_holding_reply
from victimcare.services.desk import staff_sessions
from victimcare.services.desk.task_actions import take_task
from victimcare.services.people import front_door

_FIRST = (
    "I rang three times last week about a break-in at my mother's. Each time I was told that somebody rings back.\n\n"
    "Nobody has. She is 81 and does not sleep. Please say when, or say that nobody will."
)
_FORMAL = (
    "The officer at the front desk laughed when I said what my brother had done.\n\n"
    "I was sent home without a crime number. I want him to know what that does to a person."
)
_REVIEWED = "You closed my neighbour's complaint about the noise of the raid without asking one of us who heard it."
_WAY_BACK = "Write to k.adeyemi@post.example. Do not ring."
_ANSWER = "We listened to the recording of that day. You were right to complain, and we are sorry."


def at_each_level(*, by: Staff, supervisor: Staff, now: datetime) -> None:
    """The first waits to be read. The second is formal and waits for its holding reply. The third is with the body that
    reviews it."""
    if Complaint.objects.exists():
        return
    people = (by, supervisor)
    _complain(ComplaintWords(_FIRST, way_back=_WAY_BACK), now)
    formal = ComplaintWords(_FORMAL, about=ComplaintSubject.PERSON, way_back="Ring 07700 900 612, after six.")
    row = _complain(formal, now - timedelta(days=9))
    _say_an_officer_is_meant(row, supervisor, now - timedelta(days=9) + timedelta(hours=1))
    _answer(row, people, now - timedelta(days=8))
    _go_on(row, people, "Sorry is not enough. I want to know who it was.", now - timedelta(days=1))
    reviewed = ComplaintWords(_REVIEWED, way_back="Write to o.kent@post.example.")
    row = _complain(reviewed, now - timedelta(days=44))
    _answer(row, people, now - timedelta(days=42))
    _go_on(row, people, "Nobody has rung my neighbour.", now - timedelta(days=40))
    _answer(row, people, now - timedelta(days=12), ReviewBody.LOCAL)
    _go_on(row, people, "The mayor's office asked for our papers.", now - timedelta(days=2))


def _who_may(row: Complaint, people: Sequence[Staff]) -> Staff:
    """The first of these who did not answer a level of it before: to the others it is not there."""
    row.refresh_from_db()
    return next(person for person in people if person.id not in row.concerned)


def _complain(said: ComplaintWords, at: datetime) -> Complaint:
    front_door.send_complaint(actor=Actor.nobody("web"), said=said, address="", now=at)
    return Complaint.objects.order_by("-id")[0]


def _say_an_officer_is_meant(row: Complaint, supervisor: Staff, at: datetime) -> None:
    """Its words name nobody, so it waits for a supervisor, who says that none of the desk is meant."""
    task = Task.objects.get(kind=TaskKind.FRONT_DOOR, subject_key=f"complaint:{row.public_id}", closed_at=None)
    actor = staff_sessions.staff_actor(supervisor)
    take_task(actor=actor, task_id=task.public_id, now=at)
    record_who_is_meant(actor=actor, complaint_id=row.public_id, meant=ComplaintTarget.OUTSIDE, now=at)


def _answer(row: Complaint, people: Sequence[Staff], at: datetime, body: ReviewBody | None = None) -> None:
    """By the person who has the work, or else by one of these: read, a holding reply, and the answer two days later."""
    task = Task.objects.get(kind=TaskKind.FRONT_DOOR, subject_key=f"complaint:{row.public_id}", closed_at=None)
    actor = staff_sessions.staff_actor(task.owner or _who_may(row, people))
    take_task(actor=actor, task_id=task.public_id, now=at)
    read_complaint(actor=actor, complaint_id=row.public_id, now=at)
    answered_at = at + timedelta(days=2)
    send_holding_reply(
        actor=actor,
        complaint_id=row.public_id,
        words=f"{actor.name} looks into it. You will have our answer by the day named here.",
        expected_on=london_date(answered_at),
        now=at,
    )
    answer_complaint(
        actor=actor,
        complaint_id=row.public_id,
        outcome=ComplaintOutcome.ANSWERED,
        words=_ANSWER,
        review_body=body,
        now=answered_at,
    )


def _go_on(row: Complaint, people: Sequence[Staff], words: str, at: datetime) -> None:
    escalate_complaint(
        actor=staff_sessions.staff_actor(_who_may(row, people)), complaint_id=row.public_id, words=words, now=at
    )
