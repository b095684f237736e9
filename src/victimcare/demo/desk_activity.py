"""Work at the demonstration's desk: complaints from people unknown to the force, one at each level (first answer,
formal complaint, review by another body), flagged accesses, and items on the work list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from victimcare.records.models import Case, Complaint, ConflictOfInterest, RestrictedRecord, Staff, Task, Victim
from victimcare.records.models.tasks import URGENCY_ORDER, TaskKind
from victimcare.rules.challenges.challenge_course import ReviewBody
from victimcare.rules.clock import LONDON, london_date
from victimcare.services.access import Actor
from victimcare.services.challenges.complaint_detail import read_complaint
from victimcare.services.challenges.complaint_intake import ComplaintTarget, record_who_is_meant
from victimcare.services.challenges.complaint_levels import ComplaintSubject
from victimcare.services.challenges.complaint_lists import ComplaintOutcome
from victimcare.services.challenges.complaint_receipt import ComplaintWords
from victimcare.services.challenges.complaint_replies import answer_complaint, escalate_complaint, send_holding_reply
from victimcare.services.contact import victim_search
from victimcare.services.desk import direct_assignment, staff_sessions, task_steps
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.desk.task_actions import take_task
from victimcare.services.desk.task_kinds import DONE_BY_ITS_MATTER, NEVER_PUT_OFF
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.people import front_door
from victimcare.services.supervision import restricted_records, staff_conflicts
from victimcare.services.supervision.restricted_records import RestrictionKind

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


def make_complaints(*, by: Staff, supervisor: Staff, now: datetime) -> None:
    """The first waits to be read. The second is formal and waits for its holding reply. The third is with the body that
    reviews it."""
    if Complaint.objects.exists():
        return
    people = (by, supervisor)
    _complain(ComplaintWords(_FIRST, way_back=_WAY_BACK), now)
    formal = ComplaintWords(_FORMAL, about=ComplaintSubject.PERSON, way_back="Ring 07700 900 612, after six.")
    row = _complain(formal, now - timedelta(days=9))
    _say_subject_is_outside_desk(row, supervisor, now - timedelta(days=9) + timedelta(hours=1))
    _answer(row, people, now - timedelta(days=8))
    _record_not_satisfied(row, people, "Sorry is not enough. I want to know who it was.", now - timedelta(days=1))
    reviewed = ComplaintWords(_REVIEWED, way_back="Write to o.kent@post.example.")
    row = _complain(reviewed, now - timedelta(days=44))
    _answer(row, people, now - timedelta(days=42))
    _record_not_satisfied(row, people, "Nobody has rung my neighbour.", now - timedelta(days=40))
    _answer(row, people, now - timedelta(days=12), ReviewBody.LOCAL)
    _record_not_satisfied(row, people, "The mayor's office asked for our papers.", now - timedelta(days=2))


def _find_unconcerned(row: Complaint, people: Sequence[Staff]) -> Staff:
    """The first of these colleagues who has not answered an earlier level: the complaint is hidden from those who
    have."""
    row.refresh_from_db()
    return next(person for person in people if person.id not in row.concerned)


def _complain(said: ComplaintWords, at: datetime) -> Complaint:
    front_door.send_complaint(actor=Actor.anonymous("web"), said=said, address="", now=at)
    return Complaint.objects.order_by("-id")[0]


def _say_subject_is_outside_desk(row: Complaint, supervisor: Staff, at: datetime) -> None:
    """Its words name no person, so it waits for a supervisor, who says that no one at the desk is meant."""
    task = Task.objects.get(kind=TaskKind.FRONT_DOOR, subject_key=f"complaint:{row.public_id}", closed_at=None)
    actor = staff_sessions.staff_actor(supervisor)
    take_task(actor=actor, task_id=task.public_id, now=at)
    record_who_is_meant(actor=actor, complaint_id=row.public_id, meant=ComplaintTarget.OUTSIDE, now=at)


def _answer(row: Complaint, people: Sequence[Staff], at: datetime, body: ReviewBody | None = None) -> None:
    """By the owner of the work, or otherwise one of these: read, a holding reply, and the answer two days later."""
    task = Task.objects.get(kind=TaskKind.FRONT_DOOR, subject_key=f"complaint:{row.public_id}", closed_at=None)
    actor = staff_sessions.staff_actor(task.owner or _find_unconcerned(row, people))
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


def _record_not_satisfied(row: Complaint, people: Sequence[Staff], words: str, at: datetime) -> None:
    escalate_complaint(
        actor=staff_sessions.staff_actor(_find_unconcerned(row, people)),
        complaint_id=row.public_id,
        words=words,
        now=at,
    )


# Who accessed records: a restricted case, one hidden from a colleague, and a night's accesses without work.

ACCESSED_CASES = 6


def record_flagged_accesses(*, carys: Staff, yaw: Staff, bernice: Staff, now: datetime) -> None:
    """Crimes of the past year on which no colleague has open work."""
    if RestrictedRecord.objects.exists():
        return
    busy = Task.objects.filter(closed_at=None, victim__isnull=False)
    quiet = Case.objects.filter(victims__isnull=False).exclude(id__in=busy.values("victim__case"))
    sealed, known, *others = quiet.order_by("reported_at", "id").distinct()[: ACCESSED_CASES + 2]
    restricted_records.restrict_record(
        actor=staff_actor(bernice),
        reference=sealed.reference,
        kind=RestrictionKind.STAFF_VICTIM,
        why="She works at the front office of another station.",
        readers=[yaw.public_id],
        now=now,
    )
    if not ConflictOfInterest.objects.exists():
        staff_conflicts.declare_conflict(
            actor=staff_actor(yaw), reference=known.reference, words="My neighbour's son", now=now
        )
    _access_cases(others, staff_actor(carys), now)


def _access_cases(cases: list[Case], actor: Actor, now: datetime) -> None:
    """About nine hours ago, one after the other, with a reason that says little."""
    looking = replace(actor, reason="Checking")
    for place, case in enumerate(cases):
        if Victim.objects.filter(case=case).count() == 1:
            at = now - timedelta(hours=9, minutes=-4 * place)
            victim_search.search_victim(actor=looking, reference=case.reference, name="", now=at)


# What the work list of the cast's desk has besides waiting tasks: one that is snoozed, and one that a colleague handed
# on and that has not been received yet. Neither is about any of the cast.

_SNOOZE_REASON = "He is away at sea this week, as he told us. He asked to be rung when he is back."
_HANDOVER_NOTE = "You met her at the counter in October. She asks for you. I have told her that you ring."


def fill_work_list(*, carys: Staff, bernice: Staff, besides: Collection[int], now: datetime) -> None:
    """`besides`: rows of victims whose work is left as it is."""
    waiting = Task.objects.filter(closed_at=None, team=carys.team_id, owner=None, victim__isnull=False)
    waiting = waiting.exclude(victim__in=besides).exclude(kind__in=NEVER_PUT_OFF | DONE_BY_ITS_MATTER)
    if Task.objects.filter(closed_at=None, snoozed_until__isnull=False).exists():
        return
    can_wait = waiting.filter(harm=HarmLevel.STANDARD).order_by("-due_at", "id").first()
    if can_wait is not None:
        task_steps.snooze_task(
            actor=staff_actor(carys), task_id=can_wait.public_id, until=_in_four_days(now), why=_SNOOZE_REASON, now=now
        )
    handed = waiting.filter(harm__lt=HarmLevel.HIGH, owner=None).order_by(*URGENCY_ORDER).first()
    if handed is not None:
        direct_assignment.hand_on_task(
            actor=staff_actor(bernice),
            task_id=handed.public_id,
            to_person=carys.public_id,
            note=_HANDOVER_NOTE,
            now=now,
        )


def _in_four_days(now: datetime) -> datetime:
    day = now.astimezone(LONDON).date() + timedelta(days=4)
    return datetime.combine(day, time(9), LONDON)
