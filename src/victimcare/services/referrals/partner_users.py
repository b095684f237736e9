"""One person of a service who comes in here: how long they may, and how they are shut out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from victimcare.records.models import PartnerRecovery, PartnerSession, PartnerUser
from victimcare.records.models.desk import TaskKind
from victimcare.rules.referrals.partner_accounts import INVITED_FOR, PartnerCertification
from victimcare.services.desk import task_actions as desk


@dataclass(frozen=True, slots=True)
class User:
    """`until`: how long they may come in before both have looked again. `is_shut`: that time is over."""

    id: UUID
    name: str
    email: str
    is_lead: bool
    came_in_at: datetime | None
    until: datetime
    is_near: bool
    is_shut: bool
    by_lead_at: datetime
    by_force_at: datetime
    ended_at: datetime | None


def end_user(user: PartnerUser, reason: str, *, now: datetime) -> None:
    """Nothing is left by which they could come in again, and their visits end with this."""
    user.ended_at, user.ended_reason = now, reason
    user.sealed, user.password, user.invitation_hash = None, "", None
    user.save()
    end_visits(user, now)


def hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def certified(user: PartnerUser) -> PartnerCertification:
    return PartnerCertification(user.is_lead, user.by_lead_at, user.by_force_at)


def about(user: PartnerUser) -> str:
    """What the task to look at them is about."""
    return f"partner_user:{user.public_id}"


def settle_task(user: PartnerUser, *, by: int | None, now: datetime) -> None:
    desk.close_settled_tasks(kind=TaskKind.PARTNER_PEOPLE, victim_id=None, subject_key=about(user), now=now, by=by)


def is_invited(user: PartnerUser, now: datetime) -> bool:
    return user.invitation_hash is not None and now < user.invited_at + INVITED_FOR


def shown(user: PartnerUser, now: datetime) -> User:
    stands = certified(user)
    return User(
        id=user.public_id,
        name=user.name,
        email=user.email,
        is_lead=user.is_lead,
        came_in_at=user.came_in_at,
        until=stands.until,
        is_near=stands.is_near(now),
        is_shut=stands.is_over(now),
        by_lead_at=user.by_lead_at,
        by_force_at=user.by_force_at,
        ended_at=user.ended_at,
    )


def end_visits(user: PartnerUser, now: datetime) -> None:
    PartnerSession.objects.filter(user=user, ended_at=None).update(ended_at=now)
    PartnerRecovery.objects.filter(user=user, used_at=None).update(used_at=now)
