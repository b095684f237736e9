"""Referrals on the victim's own page: what became of them, consent to exact words, and blanking when the law requires
it. The page never shows what a service knows about the victim, as another person may be looking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from victimcare.records.annotations import read_annotations
from victimcare.records.models import PartnerNote, Referral, ReferralConsent, ReferralStep, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals.referral_course import OPEN_REFERRALS, ReferralMove, ReferralSettlement, ReferralState
from victimcare.rules.referrals.referral_details import ConsentChannel, ConsentKind
from victimcare.services.access import Actor
from victimcare.services.contact.communication_passports import BY_VICTIM
from victimcare.services.desk import task_actions
from victimcare.services.referrals import referral_consent, referral_course, shared_words
from victimcare.services.referrals.referral_consent import ConsentGiven, ReferralWish
from victimcare.services.referrals.referral_course import MoveDetails
from victimcare.services.referrals.shared_words import ContactWay, SharedWords

SHOWN = 20
_MOVED = ("made_at", "sent_at", "news_at", "withdrawn_at")  # the last change of its state
_NOT_SHOWN = (ReferralSettlement.MISTAKE, ReferralSettlement.REPLACED)


@dataclass(frozen=True, slots=True)
class VictimReferral:
    """`looks_on`: we are looking for another service with the victim."""

    id: UUID
    service: str
    service_id: UUID
    telephone: str
    state: ReferralState
    since: date
    weeks: int | None
    may_take_back: bool
    looks_on: bool


@dataclass(frozen=True, slots=True)
class ReferralFacts:
    """A victim's referrals, the newest first, and the tasks to tell them about these."""

    own_referrals: Sequence[dict[str, Any]]
    telling_tasks: Sequence[str]


def with_referrals(victims: QuerySet[Victim]) -> QuerySet[Victim]:
    """Add `ReferralFacts` to the query of the victim's row."""
    referrals = Referral.objects.filter(victim=OuterRef("pk")).exclude(settled__in=_NOT_SHOWN).order_by("-id")
    tasks = Task.objects.filter(victim=OuterRef("pk"), kind=TaskKind.TELL_REFERRAL, closed_at=None)
    fields = JSONObject(
        id="public_id",
        service="service__name",
        service_id="service__public_id",
        telephone="service__telephone",
        state="state",
        settled="settled",
        made_at="made_at",
        sent_at="sent_at",
        news_at="news_at",
        withdrawn_at="consent__withdrawn_at",
        told_at="told_at",
        weeks="waits_weeks",
    )
    return victims.annotate(
        own_referrals=ArraySubquery(referrals.values(row=fields)[:SHOWN]),
        telling_tasks=ArraySubquery(tasks.values("subject_key")),
    )


def list_own_referrals(victim: Victim, *, now: datetime) -> tuple[VictimReferral, ...]:
    """The victim's referrals, the newest first; marks their outcomes as known. `victim`: read with `with_referrals`, by
    a page that has authorised the victim."""
    found = read_annotations(victim, ReferralFacts)
    rows = found.own_referrals
    if any(row["news_at"] and (not row["told_at"] or row["told_at"] < row["news_at"]) for row in rows):
        Referral.objects.filter(victim_id=victim.id, news_at__isnull=False).update(told_at=now)
    for about in found.telling_tasks:
        task_actions.close_settled_tasks(
            kind=TaskKind.TELL_REFERRAL, victim_id=victim.id, subject_key=about, now=now, by=None
        )
    return tuple(_as_victim_referral(row) for row in rows)


def withdraw_own_referral(actor: Actor, victim_id: int, referral_id: UUID, *, now: datetime) -> None:
    """Withdraw the victim's consent: the service no longer sees the referral from this moment. Raises NotFound,
    ReferralConflict. The page has authorised the victim and has locked their row."""
    row = Referral.objects.select_for_update().filter(victim_id=victim_id, public_id=referral_id).first()
    if row is None:
        raise NotFound("no such referral")
    if referral_course.move_referral(actor, row, ReferralMove.RECALL, MoveDetails(by_victim=True), now=now):
        ReferralConsent.objects.filter(referral=row, withdrawn_at=None).update(withdrawn_at=now)


def _as_victim_referral(row: dict[str, Any]) -> VictimReferral:
    state = ReferralState(row["state"])
    since = max(datetime.fromisoformat(row[name]) for name in _MOVED if row[name])
    return VictimReferral(
        id=UUID(row["id"]),
        service=row["service"],
        service_id=UUID(row["service_id"]),
        telephone=row["telephone"],
        state=state,
        since=london_date(since),
        weeks=row["weeks"],
        may_take_back=state in OPEN_REFERRALS,
        looks_on=state not in OPEN_REFERRALS and not row["settled"],
    )


# Consent on the victim's page: they read the exact words that would be sent, and agree to them.
#
# Only after the last digits of the access code: these words say how the victim is reached, and a person who picked up
# their phone must neither read nor change that. A guarded victim's page opens this far only with the second step. The
# page has authorised the victim and has locked their row.


@dataclass(frozen=True, slots=True)
class WordsToRead:
    """`wanted`: as it would be sent now. `ways`: how the service may reach the victim, as agreed with us."""

    name: str
    wanted: ReferralWish
    ways: tuple[ContactWay, ...]
    words: SharedWords


def read_words_on_page(victim: Victim, wanted: ReferralWish, *, now: datetime) -> WordsToRead:
    """The words, using the first of the victim's ways if `wanted` names none of theirs. Raises NotFound,
    SupportUnwanted."""
    referral_consent.refuse_if_unwanted(victim, now=now)
    service = referral_consent.find_offered_service(wanted.service)
    if wanted.need not in service.needs:
        raise NotFound("no such service in the directory")
    ways = shared_words.list_contact_ways(victim, now=now)
    if wanted.way not in {way.key for way in ways}:
        wanted = replace(wanted, way=ways[0].key)
    return WordsToRead(service.name, wanted, ways, referral_consent.prepare_shared_words(victim, wanted, now=now))


def agree_on_page(actor: Actor, victim: Victim, wanted: ReferralWish, *, read: bytes, now: datetime) -> Referral:
    """The victim pressed yes to the words with this digest. Raises NotFound, SupportUnwanted, WordsChanged,
    ReferralAlreadyOpen."""
    given = ConsentGiven(ConsentChannel.VICTIM_PAGE, ConsentKind.EXPLICIT, BY_VICTIM)
    return referral_consent.create_referral(actor=actor, victim=victim, wanted=wanted, heard=read, given=given, now=now)


# Blanking required by law: the words of the victim's referrals, and every service's access to them.


def blank_referral_words(actor: Actor, victim_id: int, *, now: datetime) -> int:
    """Blank the words and return how many texts were blanked. The caller holds the victim's lock, and writes the audit
    entry."""
    rows = list(Referral.objects.select_for_update().filter(victim_id=victim_id))
    for row in rows:
        if not row.settled:
            row.state = ReferralState.RECALLED.value if ReferralState(row.state) in OPEN_REFERRALS else row.state
            row.settled, row.settled_at = ReferralSettlement.NOT_WANTED.value, now
            row.save(update_fields=["state", "settled", "settled_at"])
            referral_course.sync_referral_task(row, now=now)
        referral_course.mark_outcomes_told(actor, [row], now=now)
    ReferralConsent.objects.filter(referral__in=rows, withdrawn_at=None).update(withdrawn_at=now)
    words = Referral.objects.filter(id__in=[row.id for row in rows]).exclude(sealed=b"").update(sealed=b"")
    words += ReferralStep.objects.filter(referral__in=rows, sealed__isnull=False).update(sealed=None)
    return words + PartnerNote.objects.filter(referral__in=rows).exclude(sealed=b"").update(sealed=b"")
