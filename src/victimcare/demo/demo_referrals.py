"""Two support services with access here. The first had no place for Grace, the next one has accepted; to Omar it said
no, and a colleague at the desk finds another with him.

What agencies received: witness care has accepted Denise Bartley's report, and probation has not opened the one about
Grace. One of last month's contacts was drawn by lot.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import uuid4

import pyotp

from victimcare.records.models import (
    HandoverReport,
    Partner,
    PartnerUser,
    QualityDraw,
    Referral,
    SupportService,
    Victim,
)
from victimcare.rules.agency_handovers import usual_handover_parts
from victimcare.rules.referrals.referral_course import ReferralMove, ReferralRefusal
from victimcare.rules.referrals.referral_details import ConsentChannel
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.handovers import report_preparation, report_receipt
from victimcare.services.handovers.report_records import DutyHolder, HandoverDelivery
from victimcare.services.referrals import (
    partner_organisations,
    partner_referrals,
    partner_sign_in,
    partner_users,
    referral_offers,
    self_referrals,
)
from victimcare.services.referrals.partner_organisations import PartnerChannel
from victimcare.services.referrals.referral_course import MoveDetails
from victimcare.services.referrals.referral_offers import ReferralWish
from victimcare.services.supervision import quality_reviews

AgreementContext = Callable[[Victim, datetime], AbstractContextManager[Actor]]
REFERRED_NEED = "talk"
# The organisation, also the name of its service, its people with access here, and their work address.
_PARTNERS = (
    ("Far Bank Counselling", "Lena Hartog", "lena.hartog@far-bank.example"),
    ("Riverside Listening", "Amara Nwosu", "amara.nwosu@riverside-listening.example"),
)


def make_referrals(
    grace: Victim, omar: Victim, *, supervisor: Actor, agreeing: AgreementContext, now: datetime
) -> None:
    """Runs once."""
    if Partner.objects.exists():
        return
    full, takes = (SupportService.objects.get(name=name) for name, _, _ in _PARTNERS)
    first, second = (
        _add_partner(organisation, name, email, service, supervisor, now)
        for (organisation, name, email), service in zip(_PARTNERS, (full, takes), strict=True)
    )
    then = now - timedelta(days=1)
    refused = _refer(grace, full, agreeing, then - timedelta(days=1))
    partner_referrals.record_partner_answer(
        actor=first,
        referral_id=refused.public_id,
        move=ReferralMove.REFUSE,
        said=MoveDetails(refusal=ReferralRefusal.FULL, words="No places before spring."),
        now=then,
    )
    taken = _refer(grace, takes, agreeing, then + timedelta(hours=2), after=refused)
    partner_referrals.open_partner_referral(actor=second, referral_id=taken.public_id, now=then + timedelta(hours=4))
    partner_referrals.record_partner_answer(
        actor=second, referral_id=taken.public_id, move=ReferralMove.ACCEPT, now=then + timedelta(hours=5)
    )
    not_theirs = _refer(omar, takes, agreeing, then)
    partner_referrals.record_partner_answer(
        actor=second,
        referral_id=not_theirs.public_id,
        move=ReferralMove.REFUSE,
        said=MoveDetails(
            refusal=ReferralRefusal.CRITERIA, words="He wants advice about his van. We listen, and give none."
        ),
        now=then + timedelta(hours=6),
    )
    self_referrals.create_self_referral(
        actor=Actor.anonymous("web"),
        service=takes.public_id,
        said={"name": "Jo", "reach": "07700 900177, a text first", "words": "I would like to talk to a woman."},
        police_may_know=False,
        now=now - timedelta(hours=3),
    )


def begin_partner_visit(name: str, *, now: datetime) -> str:
    """A session token for this person, without a password."""
    return partner_sign_in.begin_partner_session(
        PartnerUser.objects.select_related("partner").get(name=name, ended_at=None), now=now
    )


def _add_partner(
    organisation: str, name: str, email: str, service: SupportService, supervisor: Actor, now: datetime
) -> Actor:
    partner_id = partner_organisations.add_partner(
        actor=supervisor,
        name=organisation,
        way=PartnerChannel.SITE,
        services=[service.public_id],
        takes_self_referrals=True,
        now=now,
    )
    token = partner_organisations.invite_partner_user(
        actor=supervisor, partner_id=partner_id, name=name, email=email, is_lead=True, now=now
    )
    anonymous = Actor.anonymous("partner")
    invited = partner_sign_in.read_partner_invitation(actor=anonymous, token=token, label="demo", now=now)
    assert invited is not None
    digits = pyotp.TOTP(invited.secret).at(now)
    partner_sign_in.accept_partner_invitation(
        actor=anonymous, token=token, password=secrets.token_urlsafe(16), digits=digits, now=now
    )
    return partner_users.partner_actor(PartnerUser.objects.get(email=email))


def _refer(
    victim: Victim, service: SupportService, agreeing: AgreementContext, at: datetime, *, after: Referral | None = None
) -> Referral:
    with agreeing(victim, at) as actor:
        offer = referral_offers.read_referral_offer(actor=actor, victim_id=victim.public_id, now=at)
        wanted = ReferralWish(service.public_id, REFERRED_NEED, offer.ways[0].key, words="Not before noon, please.")
        words = referral_offers.read_words_aloud(actor=actor, victim_id=victim.public_id, wanted=wanted, now=at)
        made = referral_offers.send_referral(
            actor=actor,
            victim_id=victim.public_id,
            wanted=wanted,
            heard=words.digest,
            how=ConsentChannel.ON_A_CALL,
            after=after.public_id if after else None,
            now=at,
        )
    return Referral.objects.get(public_id=made)


_HANDOVER_WORDS = "Please ring us before her day in court is moved. She plans her night shifts round it."


def send_handovers(victims: dict[str, Victim], *, agreeing: AgreementContext, second: Actor, now: datetime) -> None:
    """For those who have no handover report yet. `second`: the colleagues who check each before it leaves."""
    taken_up, waits = now - timedelta(days=6), now - timedelta(days=3)
    if not HandoverReport.objects.filter(victim=victims["denise"]).exists():
        packet = _send_handover(victims["denise"], DutyHolder.WITNESS_CARE, _HANDOVER_WORDS, agreeing, second, taken_up)
        report_receipt.record_agency_call(
            actor=second,
            packet_id=packet.public_id,
            said=None,
            who="T. Amadi, witness care",
            words="",
            now=taken_up + timedelta(hours=3),
        )
    if not HandoverReport.objects.filter(victim=victims["grace"]).exists():
        _send_handover(victims["grace"], DutyHolder.PROBATION, "", agreeing, second, waits)
    if not QualityDraw.objects.exists():
        _record_last_month_contact(victims["grace"], agreeing, now)
        quality_reviews.draw_quality_reviews(now=now, seed="demonstration")


def _record_last_month_contact(victim: Victim, agreeing: AgreementContext, now: datetime) -> None:
    """Contacts from which the draw is made."""
    at = now.replace(day=1, hour=11, minute=10) - timedelta(days=3)
    with agreeing(victim, at) as actor:
        contact_recording.record_contact(
            actor=actor,
            victim_id=victim.id,
            contact_id=uuid4(),
            channel=contact_recording.ContactChannel.PHONE,
            reached=True,
            told=(),
            note="She asked when her things come back. I rang the store while she waited: the week after next.",
            now=at,
        )


def _send_handover(
    victim: Victim, agency: DutyHolder, words: str, agreeing: AgreementContext, second: Actor, at: datetime
) -> HandoverReport:
    with agreeing(victim, at) as actor:
        packet_id = report_preparation.begin_report(actor=actor, victim_id=victim.public_id, agency=agency, now=at)
        report_preparation.choose_parts(
            actor=actor,
            packet_id=packet_id,
            items=dict.fromkeys(usual_handover_parts(agency), ""),
            words=words,
            way=HandoverDelivery.API,
            now=at,
        )
        report_preparation.submit_report(actor=actor, packet_id=packet_id, now=at)
    report_preparation.release_report(actor=second, packet_id=packet_id, named=(), now=at + timedelta(minutes=20))
    return HandoverReport.objects.get(public_id=packet_id)
