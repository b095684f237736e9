"""Records a victim's consent to exact words, given to staff or on their own page, and creates the referral.

Nothing is sent that the victim has not heard or read: the digest of what they were shown must equal that of what is
sent. The caller holds the victim's lock (`gate.lock_victims`, or the authorisation of the victim's page).
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID, uuid4

from victimcare.records.models import Duty, PartnerService, Referral, ReferralConsent, Task, Victim
from victimcare.records.models.other_agencies.directory import SupportService
from victimcare.records.models.other_agencies.partners import PartnerChannel
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals import referral_details
from victimcare.rules.referrals.referral_course import ReferralState
from victimcare.rules.referrals.referral_details import ConsentChannel, OptionalDetail
from victimcare.rules.rights import DutyEnd
from victimcare.rules.safe_contact.staff_contact import ConsentPurpose, ConsentRoute
from victimcare.services.access import Actor
from victimcare.services.desk import task_actions
from victimcare.services.referrals import partner_messages, referral_course, service_directory, shared_words
from victimcare.services.referrals.shared_words import SharedWords
from victimcare.services.rights import ledger_upkeep
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.safe_contact import contact_limits

_OVER = (ReferralState.REFUSED, ReferralState.ENDED, ReferralState.RECALLED, ReferralState.EXPIRED)
_SOURCE = "urn:victimcare:desk"
# How the timeline records that the victim was told, and where.
_TOLD = {
    ConsentChannel.ON_A_CALL: ("phone", _SOURCE),
    ConsentChannel.IN_PERSON: ("in_person", _SOURCE),
    ConsentChannel.VICTIM_PAGE: ("page", "urn:victimcare:page"),
}
_ASKED = "support:"  # followed by the name of the service that the victim asked for on their page


class SupportUnwanted(ValueError):
    """The victim wants no more support: no referral is made until they say that they want it again."""


class WordsChanged(Exception):
    """What would be sent is not what the victim heard: it must be read to them again."""


class ReferralAlreadyOpen(Exception):
    """This service already has an open referral of the victim."""


@dataclass(frozen=True, slots=True)
class ReferralWish:
    """`way`: the key of one of the ways to reach the victim. `words`: what else they want the service to know."""

    service: UUID
    need: str
    way: str
    shares: frozenset[OptionalDetail] = frozenset(OptionalDetail)
    words: str = ""


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """How the victim agreed. `proved_how`: how we checked their identity."""

    how: ConsentChannel
    kind: referral_details.ConsentKind
    proved_how: str


def refuse_if_unwanted(victim: Victim, *, now: datetime) -> None:
    """Raises SupportUnwanted."""
    if contact_limits.find_consent(victim, ConsentPurpose.REFERRAL, now=now, says_yes=True) is ConsentRoute.NO:
        raise SupportUnwanted(victim.id)


def find_offered_service(public_id: UUID) -> SupportService:
    """Find an offered service. Raises NotFound."""
    found = service_directory.offered_services().filter(public_id=public_id).first()
    if found is None:
        raise NotFound("no such service in the directory")
    return found


def prepare_shared_words(victim: Victim, wanted: ReferralWish, *, now: datetime) -> SharedWords:
    """Compose the exact words that would be sent now. Raises WordsChanged."""
    way = next((one for one in shared_words.list_contact_ways(victim, now=now) if one.key == wanted.way), None)
    if way is None:  # the safe contact plan has since changed
        raise WordsChanged
    return shared_words.compose_shared_words(
        victim, need=wanted.need, way=way, shares=wanted.shares, words=wanted.words, today=london_date(now)
    )


def refuse_if_open(victim: Victim, service_id: UUID) -> None:
    """Raises ReferralAlreadyOpen."""
    referrals = Referral.objects.filter(victim=victim, service__public_id=service_id, settled="")
    if referrals.exclude(state__in=_OVER).exists():
        raise ReferralAlreadyOpen


def create_referral(
    *, actor: Actor, victim: Victim, wanted: ReferralWish, heard: bytes, given: ConsentGiven, now: datetime
) -> Referral:
    """Create the referral: it goes to the service, or waits for staff to hand it over. Meets the duty of support that
    is owed. Raises NotFound, SupportUnwanted, WordsChanged, ReferralAlreadyOpen."""
    refuse_if_unwanted(victim, now=now)
    chosen = find_offered_service(wanted.service)
    said = prepare_shared_words(victim, wanted, now=now)
    if not hmac.compare_digest(said.digest, heard):
        raise WordsChanged
    refuse_if_open(victim, chosen.public_id)
    row = _create_row(actor, victim, chosen, wanted.need, said, now)
    _create_consent(actor, row, said, given, now)
    referral_course.record_referral_step(
        actor, row, "made", is_by_victim=given.how is ConsentChannel.VICTIM_PAGE, now=now
    )
    referral_course.note_referral(actor, row, "referral.made", now)
    if row.way == PartnerChannel.API:
        partner_messages.queue_partner_notice(row, partner_messages.SENT, now=now)
    if row.way == PartnerChannel.SITE and row.partner_id is not None:
        partner_messages.queue_partner_mail(row.partner_id, now=now)
    referral_course.sync_referral_task(row, now=now)
    _meet_what_is_owed(actor, victim, given.how, now)
    _settle_self_referral(actor, victim, chosen, wanted.need, now)
    return row


def _create_row(
    actor: Actor, victim: Victim, chosen: SupportService, need: str, said: SharedWords, now: datetime
) -> Referral:
    answers = PartnerService.objects.filter(service=chosen, partner__ended_at=None).select_related("partner").first()
    way = PartnerChannel(answers.partner.way) if answers else PartnerChannel.SEALED
    state = ReferralState.READY if way is PartnerChannel.SEALED else ReferralState.SENT
    public_id = uuid4()
    return Referral.objects.create(
        public_id=public_id,
        victim=victim,
        service=chosen,
        partner=answers.partner if answers else None,
        way=way,
        need=need,
        sealed=shared_words.seal_packet(said, victim.id, public_id),
        state=state,
        due_at=referral_course.find_step_due(state, now=now),
        made_at=now,
        made_by_id=actor.staff_id,
        sent_at=now if state is ReferralState.SENT else None,
    )


def _create_consent(actor: Actor, row: Referral, said: SharedWords, given: ConsentGiven, now: datetime) -> None:
    ReferralConsent.objects.create(
        referral=row,
        is_explicit=given.kind is referral_details.ConsentKind.EXPLICIT,
        how=given.how,
        shares=sorted(_list_shared_fields(said)),
        words_digest=said.digest,
        asked_by_id=actor.staff_id,
        proved_how=given.proved_how,
        given_at=now,
        ends_on=referral_details.consent_ends_on(london_date(now)),
    )


def _list_shared_fields(said: SharedWords) -> set[str]:
    packet = said.packet
    found = {OptionalDetail.FAMILY_NAME: packet.family_name, OptionalDetail.AREA: packet.area}
    adjustments = packet.language or packet.needs
    return {share.value for share, value in (found | {OptionalDetail.ADJUSTMENTS: adjustments}).items() if value}


def _meet_what_is_owed(actor: Actor, victim: Victim, how: ConsentChannel, now: datetime) -> None:
    """Mark the duty to refer the victim to support as met (contracts/ledger.md, rule 20)."""
    open_ones = Duty.objects.filter(victim=victim, code__in=_codes(), met_at=None, starts_at__lte=now)
    codes = sorted(set(open_ones.values_list("code", flat=True)))
    if codes:
        channel, source = _TOLD[how]
        ledger_upkeep.append_event(
            actor=actor,
            case_id=victim.case_id,
            victim_id=victim.id,
            type=EventType.VICTIM_CONTACTED,
            source=source,
            data={"channel": channel, "reached": True, "about": codes, "about_source": source},
            time=now,
            now=now,
        )


@cache
def _codes() -> frozenset[str]:
    return frozenset(
        code
        for edition in rights_catalogue().editions
        for code, entitlement in edition.entitlements.items()
        if entitlement.ends is DutyEnd.REFERRAL
    )


def _settle_self_referral(actor: Actor, victim: Victim, chosen: SupportService, need: str, now: datetime) -> None:
    """Close the victim's own request for a service: they are now referred for the same need, to whichever service."""
    asked = Task.objects.filter(kind=TaskKind.ASKED_SUPPORT, victim=victim, closed_at=None)
    keys = set(asked.filter(subject_key__startswith=_ASKED).values_list("subject_key", flat=True))
    if not keys:
        return
    for_need = SupportService.objects.filter(needs__contains=[need]).values_list("name", flat=True)
    for key in sorted(keys & {support_request_key(name) for name in (chosen.name, *for_need)}):
        task_actions.close_settled_tasks(
            kind=TaskKind.ASKED_SUPPORT, victim_id=victim.id, subject_key=key, now=now, by=actor.staff_id
        )


def support_request_key(name: str) -> str:
    """The subject key of a task for the victim's request for this service."""
    return f"{_ASKED}{name}"[:120]
