"""She is put in touch with a service: in a contact, after her proof, in the words that she has just heard.

Nothing leaves that she has not heard: the digest of the words on the screen must be that of the words that go.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import Duty, PartnerService, Referral, ReferralConsent, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.directory import SupportService
from victimcare.records.models.partners import PartnerWay
from victimcare.rules.clock import london_date
from victimcare.rules.people.hers_to_allow import May, Purpose
from victimcare.rules.people.support import needs
from victimcare.rules.referrals import consent
from victimcare.rules.referrals.course import NotNow, Settled, State, settle
from victimcare.rules.referrals.languages import code_of
from victimcare.rules.referrals.packet import Share
from victimcare.rules.referrals.ranking import Ranked, Wish
from victimcare.rules.rights import End
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.contact import passports, proofs
from victimcare.services.desk import actions as desk
from victimcare.services.messages import gate, hers_to_allow
from victimcare.services.referrals import course, directory, notices, packets
from victimcare.services.referrals.directory import UnknownService as UnknownService
from victimcare.services.referrals.packets import WayTo, Words
from victimcare.services.referrals.shapes import UnknownReferral
from victimcare.services.rights import actions as rights
from victimcare.services.rights.catalogue import catalogue

_SOURCE = "urn:victimcare:desk"
_CHANNEL = {consent.How.ON_A_CALL: "phone", consent.How.IN_PERSON: "in_person"}


class WantsNone(ValueError):
    """She wants nothing more of support: nobody refers her until she says that she wants it again."""


class OtherWords(Exception):
    """What would leave is not what she heard: it is read to her once more."""


class AskedAlready(Exception):
    """This service has a referral of hers that is open."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`way`: the key of one of `offer`. `words`: what else she wants them to know."""

    service: UUID
    need: str
    way: str
    shares: frozenset[Share] = frozenset(Share)
    words: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a referral of hers may be: her needs, the closest first; the ways to come together; what she must say."""

    needs: tuple[str, ...]
    ways: tuple[WayTo, ...]
    kind: consent.Kind
    wants_none: bool
    language: str  # that a service should speak
    area: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A service for this need. `before`: how the last referral of hers to it stands."""

    service: Ranked
    before: State | None


@transaction.atomic
def offer(*, actor: Actor, victim_id: UUID, now: datetime) -> Offer:
    """Raises UnknownVictim, NotProved, CodeAlone."""
    victim = _proved(actor, victim_id, now)
    found = needs(group=victim.case.offence_group, flags=victim.case.flags, is_bereaved=_is_bereaved(victim))
    wants_none = hers_to_allow.may(victim, Purpose.REFERRAL, now=now, says_yes=True) is May.NO
    language = passports.last_said(victim.id).language or victim.language
    note(actor, "referral.offered", at=now, case_id=victim.case_id, victim_id=victim.id)
    return Offer(found, packets.ways_to(victim, now=now), _kind(victim), wants_none, language, victim.case.area)


@transaction.atomic
def choose_from(*, actor: Actor, victim_id: UUID, need: str, now: datetime) -> tuple[Choice, ...]:
    """The services for this need, the best first and why. Those that have said no to her for it, and those that have
    her already, stand last and say so. Raises UnknownVictim, NotProved, CodeAlone."""
    victim = _proved(actor, victim_id, now)
    wish = Wish(
        need=need,
        area=victim.case.area,
        age=_age(victim, now),
        language=code_of(passports.last_said(victim.id).language or victim.language),
    )
    before: dict[int, str] = {}
    for service_id, state in Referral.objects.filter(victim=victim).order_by("id").values_list("service", "state"):
        before[service_id] = state
    rows = dict(SupportService.objects.filter(id__in=before).values_list("public_id", "id"))
    found = [
        Choice(one, State(before[rows[one.service.id]]) if one.service.id in rows else None)
        for one in directory.search(actor=actor, wish=wish, now=now)
    ]
    return tuple(sorted(found, key=lambda one: one.before is not None))


def _age(victim: Victim, now: datetime) -> int | None:
    born = victim.person.date_of_birth
    if born is None:
        return None
    today = london_date(now)
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


@transaction.atomic
def read(*, actor: Actor, victim_id: UUID, wanted: Wanted, now: datetime) -> Words:
    """The very words, to be read to her. Raises UnknownVictim, NotProved, CodeAlone, UnknownService."""
    victim = _proved(actor, victim_id, now)
    _service(wanted.service)
    return _words(victim, wanted, now)


@transaction.atomic
def send(
    *,
    actor: Actor,
    victim_id: UUID,
    wanted: Wanted,
    heard: bytes,
    how: consent.How,
    now: datetime,
    after: UUID | None = None,
) -> UUID:
    """She has agreed to the words with this digest. It goes to the service, or waits for a person to hand it over.

    `after`: the referral that it stands in for. Meets what she is owed of support. Raises UnknownVictim, NotProved,
    CodeAlone, UnknownService, WantsNone, OtherWords, AskedAlready, UnknownReferral.
    """
    victim = _proved(actor, victim_id, now)
    victim = gate.lock([victim.id])[victim.id]
    if actor.staff_id is None:
        raise NotPermitted("a person asks her")
    if hers_to_allow.may(victim, Purpose.REFERRAL, now=now, says_yes=True) is May.NO:
        raise WantsNone(victim.id)
    service = _service(wanted.service)
    words = _words(victim, wanted, now)
    if not hmac.compare_digest(words.digest, heard):
        raise OtherWords
    if Referral.objects.filter(victim=victim, service=service, settled="").exclude(state__in=_OVER).exists():
        raise AskedAlready
    row = _kept(actor, victim, service, wanted.need, words, how, now)
    _stands_in(actor, victim, row, after, now)
    if row.way == PartnerWay.API:
        notices.owe(row, notices.SENT, now=now)
    course.ask_whoever_must_act(row, now=now)
    _meet_what_is_owed(actor, victim, how, now)
    desk.close_settled(
        kind=TaskKind.ASKED_SUPPORT,
        victim_id=victim.id,
        subject_key=f"support:{service.name}"[:120],
        now=now,
        by=actor.staff_id,
    )
    return row.public_id


_OVER = (State.REFUSED, State.ENDED, State.RECALLED, State.EXPIRED)


def _proved(actor: Actor, victim_id: UUID, now: datetime) -> Victim:
    """She is there. Of whoever is guarded nothing leaves on her code alone: he may have made her give it up."""
    permit(actor, Act.REFER)
    victim = proofs.victim_for(actor, victim_id)
    proofs.require(actor, victim.id, now=now)
    if is_guarded([victim.id]):
        proofs.require_beyond_her_code(actor, victim.id, now=now)
    return victim


def _service(public_id: UUID) -> SupportService:
    found = directory.offered().filter(public_id=public_id).first()
    if found is None:
        raise UnknownService(public_id)
    return found


def _words(victim: Victim, wanted: Wanted, now: datetime) -> Words:
    way = next((one for one in packets.ways_to(victim, now=now) if one.key == wanted.way), None)
    if way is None:  # her plan was changed meanwhile
        raise OtherWords
    return packets.put_together(
        victim, need=wanted.need, way=way, shares=wanted.shares, words=wanted.words, today=london_date(now)
    )


def _kept(
    actor: Actor, victim: Victim, service: SupportService, need: str, words: Words, how: consent.How, now: datetime
) -> Referral:
    by = actor.staff_id
    assert by is not None, "a person has asked her"
    answers = PartnerService.objects.filter(service=service, partner__ended_at=None).select_related("partner").first()
    way = PartnerWay(answers.partner.way) if answers else PartnerWay.SEALED
    state = State.READY if way is PartnerWay.SEALED else State.SENT
    public_id = uuid4()
    row = Referral.objects.create(
        public_id=public_id,
        victim=victim,
        service=service,
        partner=answers.partner if answers else None,
        way=way,
        need=need,
        sealed=packets.sealed(words, public_id),
        state=state,
        due_at=course.due(state, now=now),
        made_at=now,
        made_by_id=by,
        sent_at=now if state is State.SENT else None,
    )
    ReferralConsent.objects.create(
        referral=row,
        is_explicit=_kind(victim) is consent.Kind.EXPLICIT,
        how=how,
        shares=sorted(_shared(words)),
        words_digest=words.digest,
        asked_by_id=by,
        proved_how=proofs.require(actor, victim.id, now=now).how,
        given_at=now,
        ends_on=consent.ends_on(london_date(now)),
    )
    course.step(actor, row, "made", now=now)
    course.audit(actor, row, "referral.made", now)
    return row


def _shared(words: Words) -> set[str]:
    packet = words.packet
    found = {Share.FAMILY_NAME: packet.family_name, Share.AREA: packet.area}
    adjustments = packet.language or packet.needs
    return {share.value for share, value in (found | {Share.ADJUSTMENTS: adjustments}).items() if value}


def _stands_in(actor: Actor, victim: Victim, row: Referral, after: UUID | None, now: datetime) -> None:
    """The one before it is settled by it."""
    if after is None:
        return
    before = Referral.objects.select_for_update().filter(victim=victim, public_id=after).first()
    if before is None:
        raise UnknownReferral(after)
    try:
        settle(course.course_of(before), Settled.REPLACED)
    except NotNow:
        return
    before.settled, before.settled_at, before.settled_by_id = Settled.REPLACED, now, actor.staff_id
    before.save(update_fields=["settled", "settled_at", "settled_by"])
    Referral.objects.filter(id=row.id).update(after=before)
    course.step(actor, before, "settled", now=now)
    course.ask_whoever_must_act(before, now=now)
    course.told(actor, [before], now=now)  # they spoke of it: that is why there is another


def _meet_what_is_owed(actor: Actor, victim: Victim, how: consent.How, now: datetime) -> None:
    """To be put in touch with support is a duty, and this was it (contracts/ledger.md, rule 20)."""
    open_ones = Duty.objects.filter(victim=victim, code__in=_codes(), met_at=None, starts_at__lte=now)
    codes = sorted(set(open_ones.values_list("code", flat=True)))
    if codes:
        rights.append(
            actor=actor,
            case_id=victim.case_id,
            victim_id=victim.id,
            type="victim.contacted",
            source=_SOURCE,
            data={"channel": _CHANNEL[how], "reached": True, "about": codes, "about_source": _SOURCE},
            time=now,
            now=now,
        )


@cache
def _codes() -> frozenset[str]:
    return frozenset(
        code
        for edition in catalogue().editions
        for code, entitlement in edition.entitlements.items()
        if entitlement.ends is End.REFERRAL
    )


def _kind(victim: Victim) -> consent.Kind:
    return consent.needed(
        group=victim.case.offence_group,
        flags=victim.case.flags,
        is_bereaved=_is_bereaved(victim),
        is_guarded=bool(is_guarded([victim.id])),
    )


def _is_bereaved(victim: Victim) -> bool:
    return victim.kind == "bereaved_relative"
