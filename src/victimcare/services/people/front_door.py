"""What is said to us without a code: complaints, each of which a person answers, and what people thought of us.

Whoever writes may be anybody. So nothing here looks for a case, the answer is the same for everybody, and what was
written is sealed: it may hold what an abuser must not read, and what a court may want whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Count, Q

from victimcare.records.models import FrontDoorUse, PublicComplaint, PublicFeedback, Task
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.front_door import ComplaintOutcome as ComplaintOutcome
from victimcare.rules.clock import london_date
from victimcare.rules.people import sent_without_code
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.danger.reading import read_typed
from victimcare.services.desk import actions as desk
from victimcare.services.desk.owed import end_of_next_working_day
from victimcare.services.people import low_scores, sources
from victimcare.services.referrals import keeping
from victimcare.services.referrals.keeping import ReportedBy
from victimcare.services.sealing import seal, unseal

FEEDBACK_SHOWN = 100
_ABOUT_FEEDBACK = "feedback"


class TooMuch(Exception):
    """So much was sent from there, or by everybody, that this is not taken now."""


class NothingSaid(ValueError):
    """An answer without a word."""


@dataclass(frozen=True, slots=True)
class Taken:
    """That a complaint is with us, and by when a person deals with it."""

    by: date


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint for whoever has taken its task. `way_back` empty: its writer wants no answer, or dares none."""

    id: UUID
    task: UUID
    received_at: datetime
    words: str
    way_back: str


@dataclass(frozen=True, slots=True)
class Feedback:
    given_on: date
    score: int
    words: str


@dataclass(frozen=True, slots=True)
class FeedbackShown:
    """The newest of it, with words or without, and how many ever gave each score."""

    latest: tuple[Feedback, ...]
    scores: tuple[tuple[int, int], ...]


@transaction.atomic
def complain(*, actor: Actor, words: str, way_back: str, address: str, now: datetime) -> Taken:
    """Keep it whole, and ask a person. Raises TooMuch."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    pace(address, now)
    complaint_id = uuid4()
    about = _about(complaint_id)
    PublicComplaint.objects.create(
        public_id=complaint_id,
        received_at=now,
        words=seal(words.encode(), about),
        way_back=seal(way_back.encode(), about) if way_back.strip() else None,
    )
    due_at = end_of_next_working_day(now)
    desk.make_task(
        kind=TaskKind.FRONT_DOOR,
        victim_id=None,
        reason="front_door",
        harm=2,  # whoever complains without a code may be in danger, and nobody knows who it is
        due_at=due_at,
        now=now,
        subject_key=about,
    )
    read_typed(actor=actor, about=about, texts=(words, way_back), victim_id=None, now=now)
    note(actor, "front_door.complained", at=now, detail={"complaint": str(complaint_id)})
    return Taken(london_date(due_at))


@transaction.atomic
def give_feedback(*, actor: Actor, score: int, words: str, address: str, now: datetime) -> None:
    """Keep it without a moment or a source of its own. Raises TooMuch."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    pace(address, now)
    read_typed(actor=actor, about=f"feedback:{uuid4()}", texts=(words,), victim_id=None, now=now)
    PublicFeedback.objects.create(
        given_on=london_date(now),
        score=score,
        words=seal(words.encode(), _ABOUT_FEEDBACK) if words.strip() else None,
    )
    low_scores.without_a_name(score=score, now=now)
    note(actor, "front_door.feedback", at=now)


@transaction.atomic
def say_wrong(*, actor: Actor, service_id: UUID, address: str, now: datetime) -> None:
    """An entry of the directory is wrong: a person looks at it. Raises TooMuch, directory.UnknownService."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    pace(address, now)
    keeping.report(actor=actor, service_id=service_id, by=ReportedBy.ANYBODY, now=now)


@transaction.atomic
def read(*, actor: Actor, complaint_id: UUID, now: datetime) -> Complaint | None:
    """For whoever has taken its task; None for everybody else, as for one that is not there. The look is recorded."""
    permit(actor, Act.WORK_TASK)
    task = _my_task(actor, complaint_id)
    row = PublicComplaint.objects.filter(public_id=complaint_id, ended_at=None).first()
    if task is None or row is None:
        return None
    PublicComplaint.objects.filter(id=row.id, read_at=None).update(read_at=now)
    note(actor, "front_door.complaint_read", at=now, detail={"complaint": str(complaint_id)})
    about = _about(complaint_id)
    return Complaint(
        id=row.public_id,
        task=task.public_id,
        received_at=row.received_at,
        words=unseal(bytes(row.words), about).decode(),
        way_back=unseal(bytes(row.way_back), about).decode() if row.way_back else "",
    )


@transaction.atomic
def end(*, actor: Actor, complaint_id: UUID, outcome: ComplaintOutcome, answer: str, now: datetime) -> bool:
    """How it was dealt with, in words that stand beside it. Its task ends with it. False where it is not theirs to end.

    Raises NothingSaid.
    """
    permit(actor, Act.WORK_TASK)
    if not answer.strip():
        raise NothingSaid
    if _my_task(actor, complaint_id) is None:
        return False
    about = _about(complaint_id)
    ended = PublicComplaint.objects.filter(public_id=complaint_id, ended_at=None).update(
        ended_at=now, ended_by_id=actor.staff_id, outcome=outcome, answer=seal(answer.encode(), about)
    )
    desk.close_settled(kind=TaskKind.FRONT_DOOR, victim_id=None, subject_key=about, now=now, by=actor.staff_id)
    note(actor, "front_door.complaint_ended", at=now, detail={"complaint": str(complaint_id), "outcome": outcome.value})
    return bool(ended)


@transaction.atomic
def feedback(*, actor: Actor, now: datetime) -> FeedbackShown:
    """What people thought of us, for staff. The look is recorded."""
    permit(actor, Act.SEE_CHALLENGES)
    counts = dict(PublicFeedback.objects.values_list("score").annotate(count=Count("id")))
    latest = PublicFeedback.objects.order_by("-given_on", "-id")[:FEEDBACK_SHOWN]
    shown = tuple(
        Feedback(one.given_on, one.score, unseal(bytes(one.words), _ABOUT_FEEDBACK).decode() if one.words else "")
        for one in latest
    )
    note(actor, "front_door.feedback_seen", at=now, detail={"shown": len(shown)})
    return FeedbackShown(shown, tuple((score, counts.get(score, 0)) for score in range(5, 0, -1)))


def _about(complaint_id: UUID) -> str:
    """What its task is about, and what its words are sealed with."""
    return f"complaint:{complaint_id}"


def _my_task(actor: Actor, complaint_id: UUID) -> Task | None:
    mine = Task.objects.select_for_update().filter(owner_id=actor.staff_id or 0, closed_at=None)
    return mine.filter(kind=TaskKind.FRONT_DOOR, subject_key=_about(complaint_id)).first()


def pace(address: str, now: datetime) -> None:
    """Count this one, or raise TooMuch. One after another, so that many at once are counted as they come."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('people.front_door'))")
    key = sources.key(sources.address(address))
    FrontDoorUse.objects.filter(at__lt=now - sent_without_code.KEPT_FOR).delete()
    lately = FrontDoorUse.objects.filter(at__gt=now - sent_without_code.WITHIN)
    found = lately.aggregate(all=Count("id"), theirs=Count("id", filter=Q(source_key=key) & ~Q(source_key=b"")))
    if sent_without_code.is_too_much(from_source=found["theirs"], from_all=found["all"]):
        raise TooMuch
    FrontDoorUse.objects.create(at=now, source_key=key)
