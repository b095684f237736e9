"""Refers a victim to a service in a contact, after an identity check, in words that they have just heard.

Nothing is sent that the victim has not heard: the digest of the words on the screen must equal that of the words sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Referral, Victim
from victimcare.records.models.other_agencies.directory import SupportService
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.clock import age_on, london_date
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals import referral_details
from victimcare.rules.referrals.language_codes import language_code
from victimcare.rules.referrals.listed_services import AccessFeature, CapacityStatus
from victimcare.rules.referrals.ranking import (
    FitJudgement,
    RankedService,
    ServiceAvailability,
    ServiceFit,
    ServiceSearch,
    judge_service_fit,
)
from victimcare.rules.referrals.referral_course import (
    ReferralConflict,
    ReferralSettlement,
    ReferralState,
    is_replaceable,
    settle_referral,
)
from victimcare.rules.referrals.support_needs import suggest_support_needs
from victimcare.rules.safe_contact.staff_contact import ConsentPurpose, ConsentRoute
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.contact import communication_passports
from victimcare.services.conversations import identity_checks
from victimcare.services.referrals import referral_consent, referral_course, service_directory, shared_words
from victimcare.services.referrals.referral_consent import ConsentGiven
from victimcare.services.referrals.referral_consent import ReferralAlreadyOpen as ReferralAlreadyOpen
from victimcare.services.referrals.referral_consent import ReferralWish as ReferralWish
from victimcare.services.referrals.referral_consent import SupportUnwanted as SupportUnwanted
from victimcare.services.referrals.referral_consent import WordsChanged as WordsChanged
from victimcare.services.referrals.shared_words import ContactWay, SharedWords
from victimcare.services.safe_contact import contact_limits, gate

MOST_PROPOSED = 2


class ServiceAtCapacity(Exception):
    """The service says that it is full, and the actor has not said that they know: they must decide again."""


@dataclass(frozen=True, slots=True)
class ReferralOffer:
    """What a referral may contain: the victim's needs, the closest first; the ways to reach them; what they must
    say."""

    needs: tuple[str, ...]
    ways: tuple[ContactWay, ...]
    kind: referral_details.ConsentKind
    wants_none: bool
    language: str  # that the service should speak
    area: str


@dataclass(frozen=True, slots=True)
class ServiceChoice:
    """A service for this need, and whom it is made for. `before`: the state of the victim's last referral to it."""

    service: RankedService
    before: ReferralState | None
    made_for: FitJudgement


@transaction.atomic
def read_referral_offer(*, actor: Actor, victim_id: UUID, now: datetime) -> ReferralOffer:
    """Raises VictimNotFound, NotFound, IdentityCheckMissing, StrongCheckRequired."""
    victim = _require_identity_check(actor, victim_id, now)
    found = _own_needs(victim)
    wants_none = contact_limits.find_consent(victim, ConsentPurpose.REFERRAL, now=now, says_yes=True) is ConsentRoute.NO
    language = communication_passports.find_current_passport(victim.id).language or victim.language
    note(actor, "referral.offered", at=now, case_id=victim.case_id, victim_id=victim.id)
    return ReferralOffer(
        found, shared_words.list_contact_ways(victim, now=now), _kind(victim), wants_none, language, victim.case.area
    )


@transaction.atomic
def list_service_choices(*, actor: Actor, victim_id: UUID, need: str, now: datetime) -> tuple[ServiceChoice, ...]:
    """List the services for this need, the best first, with reasons: those made for what happened to the victim, then
    those for anyone, then full ones and those made for other people. Those that refused the victim for it, and those
    that already have them, come last and say so. Raises NotFound, IdentityCheckMissing, StrongCheckRequired."""
    return _choices(actor, _require_identity_check(actor, victim_id, now), need, now)


def list_next_services(*, actor: Actor, row: Referral, now: datetime) -> tuple[RankedService, ...]:
    """The next services to try for the same need: those that have not had the victim yet, the best first."""
    found = _choices(actor, row.victim, row.need, now)
    return tuple(one.service for one in found if one.before is None)[:MOST_PROPOSED]


def _choices(actor: Actor, victim: Victim, need: str, now: datetime) -> tuple[ServiceChoice, ...]:
    said = communication_passports.find_current_passport(victim.id)
    wish = ServiceSearch(
        need=need,
        area=victim.case.area,
        age=age_on(victim.person.date_of_birth, london_date(now)),
        language=language_code(said.language or victim.language),
        access=frozenset({AccessFeature.SIGN_LANGUAGE} if CommunicationNeed.BSL in said.needs else ()),
    )
    before: dict[int, str] = {}
    for service_id, state in Referral.objects.filter(victim=victim).order_by("id").values_list("service", "state"):
        before[service_id] = state
    rows = dict(SupportService.objects.filter(id__in=before).values_list("public_id", "id"))
    own = {*_own_needs(victim), need}
    found = [
        ServiceChoice(
            one,
            ReferralState(before[rows[one.service.id]]) if one.service.id in rows else None,
            judge_service_fit(one.service.facts, needs=own, sex=victim.person.sex),
        )
        for one in service_directory.search_services(actor=actor, wish=wish, now=now)
    ]
    return tuple(sorted(found, key=_place))


def _place(one: ServiceChoice) -> tuple[bool, bool, bool, ServiceFit]:
    fit = one.made_for.fit
    return one.before is not None, fit is ServiceFit.OTHERS, one.service.place is ServiceAvailability.FULL, fit


def _own_needs(victim: Victim) -> tuple[str, ...]:
    return suggest_support_needs(
        group=victim.case.offence_group, flags=victim.case.flags, is_bereaved=is_bereaved_kind(victim.kind)
    )


@transaction.atomic
def read_words_aloud(*, actor: Actor, victim_id: UUID, wanted: ReferralWish, now: datetime) -> SharedWords:
    """The exact words, to be read to the victim. Raises NotFound, IdentityCheckMissing, StrongCheckRequired."""
    victim = _require_identity_check(actor, victim_id, now)
    referral_consent.find_offered_service(wanted.service)
    return referral_consent.prepare_shared_words(victim, wanted, now=now)


@transaction.atomic
def send_referral(
    *,
    actor: Actor,
    victim_id: UUID,
    wanted: ReferralWish,
    heard: bytes,
    how: referral_details.ConsentChannel,
    now: datetime,
    after: UUID | None = None,
    knows_full: bool = False,
) -> UUID:
    """The victim has agreed to the words with this digest. It goes to the service, or waits to be handed over.

    `after`: the referral that it replaces. `knows_full`: sent although the service says that it is full. Meets the duty
    of support that is owed. Raises NotFound, IdentityCheckMissing, StrongCheckRequired, ServiceAtCapacity,
    SupportUnwanted, WordsChanged, ReferralAlreadyOpen.
    """
    victim = _require_identity_check(actor, victim_id, now)
    room = service_directory.service_room(referral_consent.find_offered_service(wanted.service))
    if room is not None and room.said is CapacityStatus.FULL and not knows_full:
        raise ServiceAtCapacity(wanted.service)
    victim = gate.lock_victims([victim.id])[victim.id]
    if actor.staff_id is None:
        raise PermissionRefused("a person asks the victim")
    given = ConsentGiven(how, _kind(victim), identity_checks.require_identity_check(actor, victim.id, now=now).how)
    row = referral_consent.create_referral(actor=actor, victim=victim, wanted=wanted, heard=heard, given=given, now=now)
    _replace_referral(actor, victim, row, after, now)
    return row.public_id


def _require_identity_check(actor: Actor, victim_id: UUID, now: datetime) -> Victim:
    """Require the victim's presence. For a guarded victim their access code alone is not enough: they may have been
    forced to give it up."""
    permit(actor, Act.REFER)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    if find_guarded_victims([victim.id]):
        identity_checks.require_strong_check(actor, victim.id, now=now)
    return victim


def _replace_referral(actor: Actor, victim: Victim, row: Referral, after: UUID | None, now: datetime) -> None:
    """Settle the referral that this one replaces; recall it from a service that did not answer."""
    if after is None:
        return
    before = Referral.objects.select_for_update().filter(victim=victim, public_id=after).first()
    if before is None:
        raise NotFound("no such referral")
    if is_replaceable(referral_course.build_referral_course(before), now):
        referral_course.withdraw_referral(actor, before, now=now)
    try:
        settle_referral(referral_course.build_referral_course(before), ReferralSettlement.REPLACED)
    except ReferralConflict:
        return
    before.settled, before.settled_at, before.settled_by_id = ReferralSettlement.REPLACED, now, actor.staff_id
    before.save(update_fields=["settled", "settled_at", "settled_by"])
    Referral.objects.filter(id=row.id).update(after=before)
    referral_course.record_referral_step(actor, before, "settled", now=now)
    referral_course.sync_referral_task(before, now=now)
    referral_course.mark_outcomes_told(actor, [before], now=now)  # they spoke about it: that is why there is another


def _kind(victim: Victim) -> referral_details.ConsentKind:
    return referral_details.required_consent(
        group=victim.case.offence_group,
        flags=victim.case.flags,
        is_bereaved=is_bereaved_kind(victim.kind),
        is_guarded=bool(find_guarded_victims([victim.id])),
    )
