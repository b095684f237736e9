"""That she hears what we answered: through the gate that all messages pass, on her page after proof, or from a person.

A message says only that there is something new, in the words of any other. Where her plan lets no machine write, the
task stays with a person until she knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Challenge, ComplaintLevel, ReviewRequest, Victim
from victimcare.records.models.complaints import ComplaintAbout
from victimcare.records.models.desk import TaskKind
from victimcare.rules.challenges import ChallengeStep, next_challenge_step
from victimcare.rules.rights import Trigger
from victimcare.rules.safe_contact.contact_plan import ContactByStaff
from victimcare.services import suppliers
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.challenges.hers import started_by
from victimcare.services.challenges.rules_of import course_of, course_of_level, review_step, untold_since
from victimcare.services.challenges.shapes import ReviewStep
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.desk.task_steps import advance_task
from victimcare.services.messages import special_messages
from victimcare.services.rights import actions as rights
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.safe_contact import gate

_Asked = TypeVar("_Asked", Challenge, ReviewRequest)


def tell_and_go_on(
    *, actor: Actor, victim: Victim, kind: TaskKind, subject_key: str, owed: str, due_at: datetime | None, now: datetime
) -> None:
    """Bring the task about what she asked to what is `owed` next, and let her know in the way that is safe for her."""
    assert due_at is not None  # what was just said is something she has not been told
    advance_task(actor=actor, kind=kind, subject_key=subject_key, reason=owed, due_at=due_at, note="", now=now)
    _tell(actor, victim, now)


@transaction.atomic
def told(*, actor: Actor, victim_id: int, door: str, now: datetime) -> int:
    """She has read or heard (`door`) all that we answered her so far: what waited only for that has ended. Returns how
    many answers she did not know before. The caller has permitted it.

    Replies to complaints are told by their own page alone, or by the person who has the complaint: other staff know
    nothing of them."""
    victim = gate.lock_victims([victim_id])[victim_id]
    challenges = [row for row in _locked(Challenge, victim) if untold_since(row)]
    reviews = [row for row in _locked(ReviewRequest, victim) if untold_since(row)]
    if any(row.answered_at for row in challenges):
        # With each answer she is told who decides when we cannot agree: that duty ends when she has been told.
        about = started_by(catalogue().edition(victim.case.edition), Trigger.COMPLAINT_ANSWERED)
        _contacted(actor, victim, door, about, now)
    for decided in [review.answer for review in reviews if review.answer is not None]:
        # What a review came to ends its duty with her knowing it, not with our deciding it.
        _contacted(actor, victim, door, [decided.source_event_id], now, about_source=decided.source)
    for challenge in challenges:
        challenge.told_at = now
        challenge.save(update_fields=["told_at"])
        if next_challenge_step(course_of(challenge))[0] is ChallengeStep.ENDED:
            _close(actor, TaskKind.CHALLENGE, victim_id, f"challenge:{challenge.public_id}", now)
    for review in reviews:
        review.told_at = now
        review.save(update_fields=["told_at"])
        if review_step(review)[0] is ReviewStep.ENDED:
            _close(actor, TaskKind.REVIEW, victim_id, f"review:{review.public_id}", now)
    count = len(challenges) + len(reviews)
    if actor.staff_id is None:
        count += tell_complaint_replies(actor=actor, victim=victim, door=door, now=now)
    if count:
        detail = {"door": door, "answers": count}
        note(actor, "answer.told", at=now, case_id=victim.case_id, victim_id=victim_id, detail=detail)
    return count


def tell_complaint_replies(*, actor: Actor, victim: Victim, door: str, now: datetime, only: int | None = None) -> int:
    """The victim has read or heard our replies to their complaints, or to this one (`only`). Returns how many were new.
    The caller holds the victim."""
    levels = ComplaintLevel.objects.select_for_update(of=("self",)).select_related("complaint")
    levels = levels.filter(complaint__victim=victim) if only is None else levels.filter(complaint_id=only)
    untold = [row for row in levels.order_by("id") if untold_since(row)]
    if any(row.answered_at and row.complaint.about == ComplaintAbout.SERVICE for row in untold):
        about = started_by(catalogue().edition(victim.case.edition), Trigger.COMPLAINT_ANSWERED)
        _contacted(actor, victim, door, about, now)
    for row in untold:
        row.told_at = now
        row.save(update_fields=["told_at"])
        if next_challenge_step(course_of_level(row))[0] is ChallengeStep.ENDED:
            subject = f"complaint:{row.complaint.public_id}"
            close_settled_tasks(
                kind=TaskKind.FRONT_DOOR, victim_id=None, subject_key=subject, now=now, by=actor.staff_id
            )
    return len(untold)


@transaction.atomic
def told_by_person(*, actor: Actor, victim_id: UUID, channel: ContactChannel, now: datetime) -> int:
    """A member of staff has told her, in a contact in which she proved who she is. Raises UnknownVictim, NotProved."""
    permit(actor, Act.RECORD_CONTACT)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    return told(actor=actor, victim_id=victim.id, door=channel.value, now=now)


def _locked(model: type[_Asked], victim: Victim) -> list[_Asked]:
    return list(model._default_manager.select_for_update(of=("self",)).filter(victim=victim).order_by("id"))


def _contacted(actor: Actor, victim: Victim, door: str, about: Iterable[str], now: datetime, **more: str) -> None:
    """She has been told of this, on the timeline."""
    rights.append(
        actor=actor,
        case_id=victim.case_id,
        victim_id=victim.id,
        type="victim.contacted",
        source=f"urn:victimcare:{door if door in ('page', 'line') else 'desk'}",
        data={"channel": door, "about": list(about), "reached": True, **more},
        time=now,
        now=now,
    )


def _close(actor: Actor, kind: TaskKind, victim_id: int, subject_key: str, now: datetime) -> None:
    close_settled_tasks(kind=kind, victim_id=victim_id, subject_key=subject_key, now=now, by=actor.staff_id)


def _tell(actor: Actor, victim: Victim, now: datetime) -> None:
    """Let her know, if a machine may. The caller holds the victim."""
    decision = gate.decide_contact([victim], now=now, channels=suppliers.list_carried_channels())[victim.id].decision
    is_for_a_person = isinstance(decision, ContactByStaff)
    if not isinstance(decision, ContactByStaff):
        special_messages.queue_answer_notice(victim, decision, now=now)
    note(
        actor,
        "answer.to_be_told",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"by_a_person": is_for_a_person},
    )
