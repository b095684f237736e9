"""Which service somebody comes in for: the one place that says which referrals a partner has."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from victimcare.records.models import LinkedPoint, Partner, PartnerLook, PartnerUser, Referral
from victimcare.records.models.contact import PointKind
from victimcare.records.models.referred import ReferralState
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_points import comparison_key, email_key
from victimcare.services import api_tokens
from victimcare.services.access import Actor, ActorKind, NotPermitted

_NEVER_THEIRS = (ReferralState.READY,)  # a person hands it over, and the service has no door here
_WITH_THEM = (
    ReferralState.SENT,
    ReferralState.SEEN,
    ReferralState.ACCEPTED,
    ReferralState.WAITING,
    ReferralState.IN_CONTACT,
)


def partner_of(actor: Actor) -> Partner:
    """Raises NotPermitted for whoever comes for no service that is still one of ours."""
    partners = Partner.objects.filter(ended_at=None)
    if actor.kind is ActorKind.PARTNER:
        found = partners.filter(id=actor.partner_id or 0).first()
    elif actor.kind is ActorKind.MACHINE:
        found = partners.filter(public_id__in=_ids(actor)).first()
    else:
        found = None
    if found is None:
        raise NotPermitted("comes for no support service")
    return found


def theirs(partner: Partner, actor: Actor) -> QuerySet[Referral]:
    """All that was ever with them, and nothing else; to somebody there by whose address a victim must be kept safe, as
    if hers had never come."""
    rows = Referral.objects.filter(partner=partner).exclude(state__in=_NEVER_THEIRS)
    if actor.partner_user_id is None:
        return rows
    own = email_key(PartnerUser.objects.values_list("email", flat=True).get(id=actor.partner_user_id))
    feared = LinkedPoint.objects.filter(
        kind=PointKind.EMAIL, match_key__in=[own, comparison_key(own)], withdrawn_at=None
    )
    return rows.exclude(victim__in=feared.filter(person__ended_at=None).values("person__victim"))


def with_them(now: datetime) -> Q:
    """What they may read at this moment: open, and she still agrees."""
    return Q(state__in=_WITH_THEM, consent__withdrawn_at=None, consent__ends_on__gte=london_date(now))


def looked(actor: Actor, partner: Partner, what: str, referral: Referral | None, *, now: datetime) -> None:
    """For the force's log of who at a service saw what."""
    PartnerLook.objects.create(partner=partner, user_id=actor.partner_user_id, referral=referral, what=what, at=now)


def _ids(actor: Actor) -> list[UUID]:
    """At most one: a token is bound to one service."""
    return [
        UUID(source.removeprefix(api_tokens.PARTNER))
        for source in actor.sources
        if source.startswith(api_tokens.PARTNER)
    ]
