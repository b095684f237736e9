"""What staff do with a referral: what a service told one of us is written down, it is taken back, or it ends.

Whoever has a task about it does so, or anybody where nobody has one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Referral, Task
from victimcare.rules.referrals.referral_course import ReferralMove, ReferralSettlement, settle_referral
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.desk import task_actions as desk
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.referrals import at_desk, at_partner, course, unmet
from victimcare.services.referrals.at_partner import NotSaid
from victimcare.services.referrals.course import ReferralConflict, Said
from victimcare.services.referrals.shapes import UnknownReferral
from victimcare.services.safe_contact import gate

SETTLED_BY_US = (ReferralSettlement.NO_SERVICE, ReferralSettlement.NOT_WANTED, ReferralSettlement.MISTAKE)


class WordsMissing(ValueError):
    """Why it was taken back, or how it ended, is said."""


def handed_over(*, actor: Actor, referral_id: UUID, now: datetime) -> None:
    """The sealed document is with the service. Raises UnknownReferral, NotNow."""
    _change(actor, referral_id, now, lambda row: course.go(actor, row, ReferralMove.HAND_OVER, now=now))


def they_said(
    *, actor: Actor, referral_id: UUID, move: ReferralMove, said: Said, after: int | None = None, now: datetime
) -> None:
    """The service told one of us, by telephone or letter. Raises UnknownReferral, NotSaid, NotNow, WrittenSince."""
    at_partner.check(move, said)

    def keep(row: Referral) -> None:
        next_version(row.version, after=after)
        course.go(actor, row, move, replace(said, by_her=False), now=now)

    _change(actor, referral_id, now, keep)


def recall(*, actor: Actor, referral_id: UUID, words: str, by_her: bool, now: datetime) -> None:
    """The service sees it no more from this moment, whatever it has said. `by_her`: she has said so to one of us, who
    has proved that it is she; else he could ring and end her support. Raises UnknownReferral, NotNow, WordsMissing,
    NotSaid."""
    if not words.strip():
        raise WordsMissing

    def taken_back(row: Referral) -> None:
        if by_her and not at_desk.is_she(actor, row.victim_id, now):
            raise NotSaid("by_her")
        course.take_back(actor, row, Said(words=words, by_her=by_her), now=now)

    _change(actor, referral_id, now, taken_back)


def end(
    *, actor: Actor, referral_id: UUID, how: ReferralSettlement, words: str, after: int | None = None, now: datetime
) -> None:
    """Nothing more is owed, and why. That there is nobody for it counts as a need that is not met; that she wants
    nobody else is for her to say, and takes a proof of her. Raises UnknownReferral, NotNow, WordsMissing, WrittenSince,
    NotSaid."""
    if how not in SETTLED_BY_US or not words.strip():
        raise WordsMissing

    def settled(row: Referral) -> None:
        row.version = next_version(row.version, after=after)
        settle_referral(course.course_of(row), how)
        if how is ReferralSettlement.NOT_WANTED and not at_desk.is_she(actor, row.victim_id, now):
            raise NotSaid("how")
        row.settled, row.settled_at, row.settled_by_id = how.value, now, actor.staff_id
        row.save(update_fields=["settled", "settled_at", "settled_by", "version"])
        course.step(actor, row, "settled", words, now=now)
        course.ask_whoever_must_act(row, now=now)
        course.told(actor, [row], now=now)
        if how is ReferralSettlement.NO_SERVICE:
            unmet.say(
                actor=actor,
                need=row.need,
                area=row.victim.case.area,
                why=unmet.UnmetWhy.ALL_REFUSED,
                victim_id=row.victim_id,
                now=now,
            )
        course.audit(actor, row, "referral.settled", now)

    _change(actor, referral_id, now, settled)


def they_know(*, actor: Actor, referral_id: UUID, now: datetime) -> None:
    """The service has heard that it is theirs no more, and deletes what it holds. Raises UnknownReferral, NotNow."""

    def heard(row: Referral) -> None:
        if not course.must_hear(row):
            raise ReferralConflict("they hold nothing, or know")
        course.step(actor, row, course.THEY_KNOW, now=now)
        course.ask_whoever_must_act(row, now=now)
        course.audit(actor, row, f"referral.{course.THEY_KNOW}", now)

    _change(actor, referral_id, now, heard)


def told_her(*, actor: Actor, referral_id: UUID, now: datetime) -> None:
    """One of us has told her what became of it. Raises UnknownReferral."""
    _change(actor, referral_id, now, lambda row: course.told(actor, [row], now=now))


@transaction.atomic
def _change(actor: Actor, referral_id: UUID, now: datetime, change: Callable[[Referral], object]) -> None:
    """Whoever has a task about it, or nobody has. Raises UnknownReferral, TaskTaken."""
    permit(actor, Act.REFER)
    victim_id = Referral.objects.filter(public_id=referral_id).values_list("victim_id", flat=True).first()
    gate.lock_victims([victim_id] if victim_id else [])
    row = Referral.objects.select_for_update().filter(public_id=referral_id).first()
    if row is None or scopes.is_shut(actor, row.victim_id):
        raise UnknownReferral(referral_id)
    for task in Task.objects.filter(subject_key=course.about(row), closed_at=None).select_related("owner"):
        desk.refuse_if_taken(actor, task)
    change(row)
