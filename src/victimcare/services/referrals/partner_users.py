"""A person of a service who uses the partners' site: how long their access lasts, and how it ends."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from victimcare.records.models import PartnerRecoveryCode, PartnerSession, PartnerUser
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.referrals.partner_accounts import ABSOLUTE, IDLE, INVITED_FOR, PartnerCertification
from victimcare.services.access import Actor, ActorKind
from victimcare.services.desk import task_actions


@dataclass(frozen=True, slots=True)
class PartnerUserDetail:
    """`until`: when access ends unless both sides confirm again. `is_shut`: that time has passed."""

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


def end_partner_user(user: PartnerUser, reason: str, *, now: datetime) -> None:
    """Remove everything that would let them in again, and end their sessions."""
    user.ended_at, user.ended_reason = now, reason
    user.sealed, user.password, user.invitation_hash = None, "", None
    user.save()
    end_partner_sessions(user, now)


def hash_visit_token(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def build_certification(user: PartnerUser) -> PartnerCertification:
    return PartnerCertification(user.is_lead, user.by_lead_at, user.by_force_at)


def partner_user_task_key(user: PartnerUser) -> str:
    """The subject key of the task to review them."""
    return f"partner_user:{user.public_id}"


def close_review_task(user: PartnerUser, *, by: int | None, now: datetime) -> None:
    task_actions.close_settled_tasks(
        kind=TaskKind.PARTNER_PEOPLE, victim_id=None, subject_key=partner_user_task_key(user), now=now, by=by
    )


def is_partner_invited(user: PartnerUser, now: datetime) -> bool:
    return user.invitation_hash is not None and now < user.invited_at + INVITED_FOR


def as_partner_user(user: PartnerUser, now: datetime) -> PartnerUserDetail:
    stands = build_certification(user)
    return PartnerUserDetail(
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


def end_partner_sessions(user: PartnerUser, now: datetime) -> None:
    PartnerSession.objects.filter(user=user, ended_at=None).update(ended_at=now)
    PartnerRecoveryCode.objects.filter(user=user, used_at=None).update(used_at=now)


def is_session_live(now: datetime) -> Q:
    """Sessions that have neither been ended nor expired."""
    return Q(ended_at=None, seen_at__gt=now - IDLE, began_at__gt=now - ABSOLUTE)


def partner_actor(user: PartnerUser) -> Actor:
    return Actor(
        ActorKind.PARTNER,
        f"partner_user:{user.public_id}",
        name=user.name,
        partner_id=user.partner_id,
        partner_user_id=user.id,
    )


def may_sign_in(user: PartnerUser, now: datetime) -> bool:
    return user.ended_at is None and user.partner.ended_at is None and not build_certification(user).is_over(now)
