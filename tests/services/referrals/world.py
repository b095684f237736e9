"""Services, the people who sign in for them, and a victim whose identity was checked at the desk."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pyotp

from tests.services.people_and_cases import NOW, a_victim, staff
from victimcare.records.models import DirectorySource, Partner, PartnerUser, Referral, Staff, SupportService, Victim
from victimcare.rules.referrals.referral_details import ConsentChannel
from victimcare.services.access import Actor, Role
from victimcare.services.conversations import identity_checks
from victimcare.services.referrals import partner_organisations, partner_sign_in, partner_users, referral_offers
from victimcare.services.referrals.partner_organisations import PartnerChannel
from victimcare.services.referrals.referral_offers import ReferralWish
from victimcare.services.referrals.shared_words import VICTIM_CALLS

PASSWORD = "correct horse battery"
ANONYMOUS_PARTNER = Actor.anonymous("partner")
_number = itertools.count(1)


@dataclass(frozen=True)
class Service:
    """`secret`: the secret of the app of the person who signs in."""

    row: SupportService
    partner: Partner
    user: Actor
    email: str
    secret: str


def a_service(name: str = "", needs: tuple[str, ...] = ("talk",)) -> SupportService:
    number = next(_number)
    source, _ = DirectorySource.objects.get_or_create(name="test", defaults={"kind": "force"})
    name = name or f"Service {number}"
    row = SupportService.objects.create(
        source=source,
        record_id=f"s-{number}",
        entry={"id": f"s-{number}", "name": name, "status": "active"},
        changed_at=NOW,
        name=name,
        telephone="0808 157 0110",
        needs=list(needs),
    )
    row.refresh_from_db()
    return row


def a_partner(
    way: PartnerChannel = PartnerChannel.SITE,
    *,
    name: str = "",
    supervisor: Actor | None = None,
    takes_self: bool = True,
    has_come_in: bool = False,
) -> Service:
    """A service with a person who is invited for it; without one, where it is no site. `has_come_in`: with a password
    and numbers on paper, whose hashes take time to make."""
    row = a_service(name)
    supervisor = supervisor or staff("Bea Supervisor", Role.SUPERVISOR)
    partner_id = partner_organisations.add_partner(
        actor=supervisor,
        name=f"Organisation of {row.name}",
        way=way,
        services=[row.public_id],
        webhook_url="https://service.example/hook" if way is PartnerChannel.API else "",
        takes_self_referrals=takes_self,
        now=NOW,
    )
    partner = Partner.objects.get(public_id=partner_id)
    if way is not PartnerChannel.SITE:
        return Service(row, partner, ANONYMOUS_PARTNER, "", "")
    email = f"lead-{partner.id}@service.example"
    token = partner_organisations.invite_partner_user(
        actor=supervisor, partner_id=partner_id, name="Lena Lead", email=email, is_lead=True, now=NOW
    )
    invited = partner_sign_in.read_partner_invitation(actor=ANONYMOUS_PARTNER, token=token, label="test", now=NOW)
    assert invited is not None
    if has_come_in:
        number = pyotp.TOTP(invited.secret).at(NOW)
        partner_sign_in.accept_partner_invitation(
            actor=ANONYMOUS_PARTNER, token=token, password=PASSWORD, digits=number, now=NOW
        )
    user = PartnerUser.objects.select_related("partner").get(email=email)
    return Service(row, partner, partner_users.partner_actor(user), email, invited.secret)


def another(service: Service, name: str = "Mo Member") -> PartnerUser:
    """A second person of the service, who need not have signed in yet."""
    supervisor = staff("Bea Supervisor", Role.SUPERVISOR)
    partner_organisations.invite_partner_user(
        actor=supervisor,
        partner_id=service.partner.public_id,
        name=name,
        email=f"m{next(_number)}@service.example",
        is_lead=False,
        now=NOW,
    )
    return PartnerUser.objects.get(name=name, partner=service.partner)


def proved(victim: Victim, actor: Actor, now: datetime = NOW) -> None:
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=actor, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=now
    )


def referred(
    service: Service | SupportService,
    *,
    victim: Victim | None = None,
    actor: Actor | None = None,
    way: str = VICTIM_CALLS,
    words: str = "",
    after: UUID | None = None,
    now: datetime = NOW,
) -> Referral:
    """The victim has heard the words, and agreed."""
    victim, actor = victim or a_victim(mobile="07700 900123"), actor or staff()
    proved(victim, actor, now)
    row = service.row if isinstance(service, Service) else service
    wanted = ReferralWish(row.public_id, "talk", way, words=words)
    heard = referral_offers.read_words_aloud(actor=actor, victim_id=victim.public_id, wanted=wanted, now=now).digest
    made = referral_offers.send_referral(
        actor=actor,
        victim_id=victim.public_id,
        wanted=wanted,
        heard=heard,
        how=ConsentChannel.ON_A_CALL,
        after=after,
        now=now,
    )
    return Referral.objects.get(public_id=made)


def later(days: float) -> datetime:
    return NOW + timedelta(days=days)
