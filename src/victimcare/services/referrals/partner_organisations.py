"""Keeps the support services that use the partners' site and their staff; a supervisor reviews each person every 90
days."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from victimcare.records.models import Partner, PartnerAccessEntry, PartnerService, PartnerUser
from victimcare.records.models.other_agencies.directory import SupportService
from victimcare.records.models.other_agencies.partners import PartnerChannel as PartnerChannel
from victimcare.rules.errors import NotFound
from victimcare.services import api_tokens, port_registry
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.referrals import partner_messages, partner_users, referral_course
from victimcare.services.referrals.partner_users import PartnerUserDetail

LOOKS = 100
_JUST_OVER = timedelta(seconds=1)


class PartnerFieldInvalid(ValueError):
    """`field`: the one with an invalid value."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class PartnerAccess:
    """An access by a partner. `who` empty: their own system. `referral` None: their list. The case is named on the
    referral, where each access is audited."""

    at: datetime
    who: str
    what: str
    referral: UUID | None


@dataclass(frozen=True, slots=True)
class PartnerDetail:
    """One organisation. `source`: names the token of its system (`victimcare token new --scope referrals --source …`);
    `secret`: signs what we send it. Both are for its API alone."""

    id: UUID
    name: str
    way: PartnerChannel
    webhook_url: str
    takes_self_referrals: bool
    may_download: bool
    services: tuple[str, ...]
    users: tuple[PartnerUserDetail, ...]
    ended_at: datetime | None
    source: str
    near: int  # how many of its people are due for review


@transaction.atomic
def list_partners(*, actor: Actor, now: datetime) -> tuple[PartnerDetail, ...]:
    """List organisations by name, those that ended last. Four queries, including the audit's."""
    permit(actor, Act.KEEP_PARTNERS)
    rows = Partner.objects.prefetch_related("users", "services__service")
    found = [_as_detail(row, now) for row in rows.order_by("name")]
    note(actor, "partners.listed", at=now, detail={"shown": len(found)})
    return tuple(sorted(found, key=lambda one: one.ended_at is not None))


@transaction.atomic
def read_partner(*, actor: Actor, partner_id: UUID, now: datetime) -> tuple[PartnerDetail, tuple[PartnerAccess, ...]]:
    """One organisation, with the log of who there saw what. Raises NotFound."""
    permit(actor, Act.KEEP_PARTNERS)
    row = _partner(partner_id)
    note(actor, "partners.seen", at=now, detail={"partner": str(partner_id)})
    return _as_detail(row, now), _list_accesses(actor, row)


@transaction.atomic
def add_partner(
    *,
    actor: Actor,
    name: str,
    way: PartnerChannel,
    services: list[UUID],
    webhook_url: str = "",
    takes_self_referrals: bool = False,
    now: datetime,
) -> UUID:
    """Add an organisation and the services it answers for. Raises PartnerFieldInvalid."""
    permit(actor, Act.KEEP_PARTNERS)
    if not name.strip() or Partner.objects.filter(name=name.strip()).exists():
        raise PartnerFieldInvalid("name")
    if (way is PartnerChannel.API) != bool(webhook_url.strip()):
        raise PartnerFieldInvalid("webhook_url")
    if webhook_url.strip() and not port_registry.partner_hook_sender().may_be_named(webhook_url.strip()):
        raise PartnerFieldInvalid("webhook_url")
    chosen = list(SupportService.objects.filter(public_id__in=services))
    if not chosen or PartnerService.objects.filter(service__in=chosen).exists():
        raise PartnerFieldInvalid("services")
    row = Partner.objects.create(
        name=name.strip(),
        way=way,
        webhook_url=webhook_url.strip(),
        takes_self_referrals=takes_self_referrals and way is PartnerChannel.SITE,
        made_at=now,
        made_by_id=actor.staff_id,
    )
    PartnerService.objects.bulk_create(PartnerService(partner=row, service=service) for service in chosen)
    row.refresh_from_db(fields=["public_id"])
    note(actor, "partners.added", at=now, detail={"partner": str(row.public_id), "way": way.value})
    return row.public_id


@transaction.atomic
def list_unassigned_services(*, actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """Services of the directory that have no organisation yet."""
    permit(actor, Act.KEEP_PARTNERS)
    rows = SupportService.objects.filter(gone_at=None, answered_for=None).order_by("name")
    return tuple(rows.values_list("public_id", "name"))


@transaction.atomic
def read_signing_secret(*, actor: Actor, partner_id: UUID, now: datetime) -> str:
    """Read the signing secret, for the person who runs their system. Shown on request; the access is audited. Raises
    NotFound."""
    permit(actor, Act.KEEP_PARTNERS)
    row = _partner(partner_id)
    if row.way != PartnerChannel.API:
        raise NotFound("no such organisation or user")
    note(actor, "partners.secret_shown", at=now, detail={"partner": str(partner_id)})
    return partner_messages.derive_partner_secret(row.id)


@transaction.atomic
def set_download_allowed(*, actor: Actor, partner_id: UUID, allowed: bool, now: datetime) -> None:
    """Set whether this organisation may download what it reads. Raises NotFound."""
    permit(actor, Act.KEEP_PARTNERS)
    row = _partner(partner_id)
    row.may_download = allowed
    row.save(update_fields=["may_download"])
    note(actor, "partners.download", at=now, detail={"partner": str(partner_id), "allowed": allowed})


@transaction.atomic
def end_partner(*, actor: Actor, partner_id: UUID, now: datetime) -> None:
    """End the work with an organisation: its people and system are shut out at once. Its open referrals go to our
    staff, as if it did not answer. Raises NotFound."""
    permit(actor, Act.KEEP_PARTNERS)
    row = _partner(partner_id)
    row.ended_at = row.ended_at or now
    row.save(update_fields=["ended_at"])
    for user in row.users.filter(ended_at=None):
        partner_users.end_partner_user(user, "partner", now=now)
    PartnerService.objects.filter(partner=row).delete()
    still = row.referrals.filter(settled="").exclude(state__in=["refused", "ended", "recalled", "expired"])
    still.filter(due_at__gte=now).update(due_at=now - _JUST_OVER)
    for one in still.select_for_update(of=("self",)).order_by("id"):
        referral_course.sync_referral_task(one, now=now)
    note(actor, "partners.ended", at=now, detail={"partner": str(partner_id)})


@transaction.atomic
def invite_partner_user(*, actor: Actor, partner_id: UUID, name: str, email: str, is_lead: bool, now: datetime) -> str:
    """Invite a person of the organisation. Returns the invitation's token, once: it is good for a week and for one
    person. Raises NotFound, PartnerFieldInvalid."""
    permit(actor, Act.KEEP_PARTNERS)
    row = _partner(partner_id)
    if row.ended_at is not None or row.way != PartnerChannel.SITE:
        raise NotFound("no such organisation or user")
    if not name.strip():
        raise PartnerFieldInvalid("name")
    token = secrets.token_urlsafe(32)
    try:
        with transaction.atomic():
            user = PartnerUser.objects.create(
                partner=row,
                name=name.strip(),
                email=email.strip().lower(),
                is_lead=is_lead,
                invited_at=now,
                invitation_hash=partner_users.hash_visit_token(token),
                by_lead_at=now,
                by_force_at=now,
            )
    except IntegrityError:
        raise PartnerFieldInvalid("email") from None
    user.refresh_from_db(fields=["public_id"])
    note(actor, "partners.invited", at=now, detail={"partner": str(partner_id), "user": str(user.public_id)})
    return token


@transaction.atomic
def renew_partner_invitation(*, actor: Actor, user_id: UUID, now: datetime) -> str:
    """Issue a new invitation, for a person who lost their app and recovery codes, or was too late. What they had stops
    working. Raises NotFound."""
    permit(actor, Act.KEEP_PARTNERS)
    user = _user(user_id)
    token = secrets.token_urlsafe(32)
    user.invitation_hash, user.invited_at = partner_users.hash_visit_token(token), now
    user.password, user.sealed, user.wrong_tries, user.rests_until = "", None, 0, None
    user.save()
    partner_users.end_partner_sessions(user, now)
    note(actor, "partners.invited", at=now, detail={"user": str(user_id)})
    return token


@transaction.atomic
def certify_partner_user(*, actor: Actor, user_id: UUID, now: datetime) -> None:
    """Record that the force checked that this person still works there and needs access. Raises NotFound."""
    permit(actor, Act.KEEP_PARTNERS)
    user = _user(user_id)
    user.by_force_at, user.wrong_tries, user.rests_until = now, 0, None
    user.save(update_fields=["by_force_at", "wrong_tries", "rests_until"])
    partner_users.close_review_task(user, by=actor.staff_id, now=now)
    note(actor, "partners.certified", at=now, detail={"user": str(user_id)})


@transaction.atomic
def revoke_partner_user(*, actor: Actor, user_id: UUID, now: datetime) -> None:
    """End this person's access at once. Raises NotFound."""
    permit(actor, Act.KEEP_PARTNERS)
    user = _user(user_id)
    partner_users.end_partner_user(user, "shut", now=now)
    partner_users.close_review_task(user, by=actor.staff_id, now=now)
    note(actor, "partners.shut_out", at=now, detail={"user": str(user_id)})


def _partner(partner_id: UUID) -> Partner:
    row = Partner.objects.prefetch_related("users", "services__service").filter(public_id=partner_id).first()
    if row is None:
        raise NotFound("no such organisation or user")
    return row


def _user(user_id: UUID) -> PartnerUser:
    user = PartnerUser.objects.select_for_update().filter(public_id=user_id, ended_at=None).first()
    if user is None:
        raise NotFound("no such organisation or user")
    return user


def _as_detail(row: Partner, now: datetime) -> PartnerDetail:
    users = tuple(
        partner_users.as_partner_user(user, now)
        for user in sorted(row.users.all(), key=lambda user: (user.name, user.id))
    )
    return PartnerDetail(
        id=row.public_id,
        name=row.name,
        way=PartnerChannel(row.way),
        webhook_url=row.webhook_url,
        takes_self_referrals=row.takes_self_referrals,
        may_download=row.may_download,
        services=tuple(sorted(one.service.name for one in row.services.all())),
        users=tuple(user for user in users if user.ended_at is None),
        ended_at=row.ended_at,
        source=f"{api_tokens.PARTNER}{row.public_id}" if row.way == PartnerChannel.API else "",
        near=sum(user.is_near for user in users if user.ended_at is None),
    )


def _list_accesses(actor: Actor, row: Partner) -> tuple[PartnerAccess, ...]:
    """Accesses, without those at cases hidden from the actor."""
    looks = PartnerAccessEntry.objects.filter(partner=row)
    shut = access_scopes.hidden_victim_ids(actor)
    found = (
        (looks.exclude(referral__victim__in=shut) if shut else looks).select_related("user", "referral").order_by("-id")
    )
    return tuple(
        PartnerAccess(
            at=one.at,
            who=one.user.name if one.user else "",
            what=one.what,
            referral=one.referral.public_id if one.referral else None,
        )
        for one in found[:LOOKS]
    )
