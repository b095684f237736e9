"""Lists services that support people near the victim, for what happened to them, and takes requests to be put in touch
with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import F, OuterRef, QuerySet

from victimcare.records.annotations import read_annotations
from victimcare.records.models import Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.clock import age_on, london_date
from victimcare.rules.referrals.listed_services import ListedService
from victimcare.rules.referrals.ranking import ServiceSearch
from victimcare.rules.referrals.referral_course import ReferralState
from victimcare.rules.referrals.support_needs import suggest_support_needs
from victimcare.services.access import Act, Actor, PermissionRefused
from victimcare.services.access_codes import step_up
from victimcare.services.audit import note
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import harm_level_for
from victimcare.services.referrals import directory_reviews, service_directory, victim_referrals
from victimcare.services.referrals import victim_referrals as referrals
from victimcare.services.referrals.directory_reviews import EntryReporter
from victimcare.services.referrals.referral_consent import ReferralAlreadyOpen as ReferralAlreadyOpen
from victimcare.services.referrals.referral_consent import ReferralWish as ReferralWish
from victimcare.services.referrals.referral_consent import SupportUnwanted as SupportUnwanted
from victimcare.services.referrals.referral_consent import WordsChanged as WordsChanged
from victimcare.services.referrals.referral_consent import refuse_if_open, support_request_key
from victimcare.services.referrals.referral_course import ReferralConflict as ReferralConflict
from victimcare.services.referrals.victim_referrals import VictimReferral
from victimcare.services.referrals.victim_referrals import WordsToRead as WordsToRead
from victimcare.services.safe_contact.page_access import authorise_victim_page

SERVICES_SHOWN = 10  # services for one need: a longer list is no help


@dataclass(frozen=True, slots=True)
class NearbyService:
    """One service; `is_asked_for`: the victim has asked us for it, and a colleague is dealing with it."""

    service: ListedService
    is_asked_for: bool


@dataclass(frozen=True, slots=True)
class SupportOptions:
    """By need, the closest first. A service is listed once, under the first need that it serves."""

    by_need: tuple[tuple[str, tuple[NearbyService, ...]], ...]
    referred: tuple[VictimReferral, ...]  # services to which we referred the victim, and the results

    @property
    def open_with(self) -> frozenset[UUID]:
        """Services that the victim is in touch with, or waits for: no further request is sent to them."""
        return frozenset(one.service_id for one in self.referred if one.may_take_back)


@dataclass(frozen=True, slots=True)
class _SupportFacts:
    born: date | None
    asked_about: Sequence[str]


@transaction.atomic
def list_nearby_support(*, actor: Actor, now: datetime) -> SupportOptions:
    """List services for the needs and area in the victim's case; those that turned the victim down come last. Raises
    PermissionRefused where the page may not show the case."""
    entered = authorise_victim_page(
        actor=actor, act=Act.SEE_OWN_CASE, noted="own_support.see", now=now, also=_with_what_goes_on
    )
    victim = entered.victim
    known = read_annotations(victim, _SupportFacts)
    asked = set(known.asked_about)
    wanted = suggest_support_needs(
        group=victim.case.offence_group, flags=victim.case.flags, is_bereaved=is_bereaved_kind(victim.kind)
    )
    wish = ServiceSearch(
        area=victim.case.area,
        age=age_on(known.born, london_date(now)),
        language=actor.visit.read_in.code if actor.visit else "",
    )
    found = service_directory.search_services_by_need(actor=actor, needs=wanted, wish=wish, now=now)
    referred = referrals.list_own_referrals(victim, now=now)
    said_no = {one.service_id for one in referred if one.state is ReferralState.REFUSED}
    return SupportOptions(
        tuple(
            (
                need,
                tuple(
                    NearbyService(one.service, _about(one.service) in asked)
                    for one in sorted(services, key=lambda one: one.service.id in said_no)[:SERVICES_SHOWN]
                ),
            )
            for need, services in found
        ),
        referred,
    )


def _with_what_goes_on(victims: QuerySet[Victim]) -> QuerySet[Victim]:
    """Adds the victim's birth date, requests and referrals to the query of their row."""
    asked = Task.objects.filter(kind=TaskKind.ASKED_SUPPORT, victim=OuterRef("pk"), closed_at=None)
    known = victims.annotate(born=F("person__date_of_birth"), asked_about=ArraySubquery(asked.values("subject_key")))
    return referrals.with_referrals(known)


@transaction.atomic
def take_back_own_referral(*, actor: Actor, referral_id: UUID, now: datetime) -> None:
    """Withdraw the victim's agreement: the service no longer sees what was shared. Raises NotFound,
    ReferralConflict."""
    entered = authorise_victim_page(actor=actor, act=Act.TAKE_BACK_REFERRAL, noted="own_referral.ask", now=now)
    referrals.withdraw_own_referral(actor, entered.victim.id, referral_id, now=now)


@transaction.atomic
def read_referral_words(*, actor: Actor, wanted: ReferralWish, now: datetime) -> WordsToRead:
    """The exact words that would be sent to this service. Raises PermissionRefused where the last digits of the code
    were not shown again; NotFound, SupportUnwanted."""
    return victim_referrals.read_words_on_page(_entered_again(actor, "own_referral.read", now), wanted, now=now)


@transaction.atomic
def agree_to_referral(*, actor: Actor, wanted: ReferralWish, read: bytes, now: datetime) -> None:
    """Send the words now, as the victim read them. Raises PermissionRefused, NotFound, SupportUnwanted, WordsChanged,
    ReferralAlreadyOpen."""
    victim = _entered_again(actor, "own_referral.agree", now)
    victim_referrals.agree_on_page(actor, victim, wanted, read=read, now=now)


def _entered_again(actor: Actor, noted: str, now: datetime) -> Victim:
    if not step_up.is_code_reconfirmed(actor, now):
        raise PermissionRefused("the last numbers of the code are asked for first")
    return authorise_victim_page(actor=actor, act=Act.AGREE_TO_REFERRAL, noted=noted, now=now).victim


@transaction.atomic
def ask_for_support(*, actor: Actor, service_id: UUID, now: datetime) -> None:
    """Ask a colleague to put the victim in touch: one task for each service, however often they ask. Raises NotFound,
    and ReferralAlreadyOpen while they are in touch with it."""
    entered = authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_support.ask", now=now)
    victim = entered.victim
    chosen = service_directory.read_service(actor=actor, service_id=service_id)
    refuse_if_open(victim, service_id)
    task_actions.make_task(
        kind=TaskKind.ASKED_SUPPORT,
        victim_id=victim.id,
        reason="asked_support",
        harm=harm_level_for(is_guarded=entered.is_guarded, is_enhanced=victim.is_enhanced),
        due_at=None,
        now=now,
        subject_key=_about(chosen),
    )
    note(
        actor,
        "own_support.asked",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"service": str(service_id)},
    )


@transaction.atomic
def report_wrong_service(*, actor: Actor, service_id: UUID, now: datetime) -> None:
    """Report that a service's entry is wrong; nothing about the reporter is kept with it. Raises NotFound."""
    authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_support.wrong", now=now)
    directory_reviews.report_entry(actor=actor, service_id=service_id, by=EntryReporter.VICTIM, now=now)


def _about(service: ListedService) -> str:
    return support_request_key(service.name)
