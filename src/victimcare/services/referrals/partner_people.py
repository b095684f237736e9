"""The people of one service, as their lead keeps them: that each still works there, and that a leaver is shut out."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import PartnerUser
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.referrals import partner_users
from victimcare.services.referrals.partner_scope import partner_of
from victimcare.services.referrals.partner_users import User
from victimcare.services.referrals.partners import UnknownPartner


def is_lead(actor: Actor) -> bool:
    return PartnerUser.objects.filter(id=actor.partner_user_id or 0, is_lead=True, ended_at=None).exists()


@transaction.atomic
def listed(*, actor: Actor, now: datetime) -> tuple[User, ...]:
    """Raises NotPermitted for whoever is no lead."""
    _as_lead(actor)
    users = PartnerUser.objects.filter(partner=partner_of(actor), ended_at=None).order_by("name", "id")
    note(actor, "partner_people.listed", at=now)
    return tuple(partner_users.shown(user, now) for user in users)


@transaction.atomic
def certify(*, actor: Actor, user_id: UUID, now: datetime) -> None:
    """This person still works here. Nobody says so of himself. Raises NotPermitted, UnknownPartner."""
    _as_lead(actor)
    user = _theirs(actor, user_id)
    user.by_lead_at = now
    user.save(update_fields=["by_lead_at"])
    if not partner_users.certified(user).is_near(now):
        partner_users.settle_task(user, by=None, now=now)
    note(actor, "partner_people.certified", at=now, detail={"user": str(user_id)})


@transaction.atomic
def left(*, actor: Actor, user_id: UUID, now: datetime) -> None:
    """They have left: nothing opens for them from this moment. Raises NotPermitted, UnknownPartner."""
    _as_lead(actor)
    user = _theirs(actor, user_id)
    partner_users.end_user(user, "left", now=now)
    partner_users.settle_task(user, by=None, now=now)
    note(actor, "partner_people.left", at=now, detail={"user": str(user_id)})


def _as_lead(actor: Actor) -> None:
    permit(actor, Act.KEEP_COLLEAGUES)
    if not is_lead(actor):
        raise NotPermitted("only a lead keeps the others")


def _theirs(actor: Actor, user_id: UUID) -> PartnerUser:
    users = PartnerUser.objects.select_for_update().filter(partner=partner_of(actor), public_id=user_id, ended_at=None)
    user = users.exclude(id=actor.partner_user_id or 0).first()
    if user is None:
        raise UnknownPartner(user_id)
    return user
