"""Requests that a person sends to a service at the front door, without the police.

A request goes to the service alone: its words are sealed, it belongs to no case, and it appears in no list, search,
figure or task of the force. The audit says that something was sent or read, and not what. Once the person agrees that
we may know, the service says so, and one of our staff reads it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import PartnerService, SelfReferral, Task
from victimcare.records.models.other_agencies.partners import PartnerChannel
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals.referral_course import ANSWERS_IN, is_self_referral_expired
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.danger.danger_findings import blank_danger_words
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.referrals import partner_messages
from victimcare.services.referrals.partner_site import find_partner
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.sealing import seal_bytes, unseal_bytes

FIELDS = ("name", "reach", "safely", "words")
LISTED = 100


@dataclass(frozen=True, slots=True)
class SelfReferralService:
    """A service that can be asked here."""

    id: UUID
    name: str
    telephone: str


@dataclass(frozen=True, slots=True)
class SelfReferralReceipt:
    """`by`: if the service has not been in touch by then, it is better to ring."""

    service: SelfReferralService
    by: date


@dataclass(frozen=True, slots=True)
class SelfReferralDetail:
    """`said` empty: its words have been deleted."""

    id: UUID
    service: str
    sent_at: datetime
    is_seen: bool
    is_ended: bool
    police_know: bool
    said: Mapping[str, str]


def list_open_services() -> tuple[SelfReferralService, ...]:
    """List the services that can be asked, by name. One query; the same for everyone."""
    found = PartnerService.objects.filter(partner__ended_at=None, partner__takes_self_referrals=True)
    open_ones = found.filter(partner__way=PartnerChannel.SITE, service__gone_at=None).select_related("service")
    return tuple(
        SelfReferralService(one.service.public_id, one.service.name, one.service.telephone)
        for one in open_ones.order_by("service__name", "id")
    )


@transaction.atomic
def create_self_referral(
    *, actor: Actor, service: UUID, said: Mapping[str, str], police_may_know: bool, now: datetime
) -> SelfReferralReceipt:
    """Create a request for the service alone. Raises NotFound."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    takes = next((one for one in list_open_services() if one.id == service), None)
    if takes is None:
        raise NotFound("no such request for support")
    answers = PartnerService.objects.select_related("partner").get(service__public_id=service)
    public_id = uuid4()
    row = SelfReferral.objects.create(
        public_id=public_id,
        partner=answers.partner,
        service_id=answers.service_id,
        sealed=seal_bytes(json.dumps({name: said.get(name, "") for name in FIELDS}).encode(), _about(public_id)),
        sent_at=now,
    )
    note(actor, "self_referral.sent", at=now)
    partner_messages.queue_partner_mail(answers.partner_id, now=now)
    if police_may_know:
        _let_us_know(row, now)
        check_typed_words(actor=actor, about=_about(public_id), texts=said.values(), victim_id=None, now=now)
    today = london_date(now)
    return SelfReferralReceipt(takes, working_days().later(today, ANSWERS_IN))


@transaction.atomic
def list_self_referrals(*, actor: Actor, now: datetime) -> tuple[SelfReferralDetail, ...]:
    """List a service's own requests, without the words: all open ones, so that a flood cannot hide any, and the last
    that ended. Raises PermissionRefused."""
    permit(actor, Act.SEE_REFERRALS)
    rows = (
        SelfReferral.objects.filter(partner=find_partner(actor), gone_at=None).select_related("service").order_by("-id")
    )
    note(actor, "self_referrals.listed", at=now)
    found = [*rows.filter(ended_at=None), *rows.filter(ended_at__isnull=False)[:LISTED]]
    return tuple(_asked(row, {}) for row in found)


@transaction.atomic
def open_self_referral(*, actor: Actor, ask_id: UUID, now: datetime) -> SelfReferralDetail:
    """Open one of their own, with its words. Raises PermissionRefused, NotFound."""
    permit(actor, Act.SEE_REFERRALS)
    row = _find_for_partner(actor, ask_id)
    if row.seen_at is None:
        row.seen_at = now
        row.save(update_fields=["seen_at"])
    note(actor, "self_referral.opened", at=now)
    return _asked(row, _said(row))


@transaction.atomic
def end_self_referral(*, actor: Actor, ask_id: UUID, now: datetime) -> None:
    """End a request: the service has been in touch, or could not. Its words are deleted soon. Raises PermissionRefused,
    NotFound."""
    permit(actor, Act.ANSWER_REFERRAL)
    row = _find_for_partner(actor, ask_id)
    row.seen_at, row.ended_at = row.seen_at or now, row.ended_at or now
    row.save(update_fields=["seen_at", "ended_at"])
    note(actor, "self_referral.ended", at=now)


@transaction.atomic
def record_police_consent(*, actor: Actor, ask_id: UUID, now: datetime) -> None:
    """Record that the person agrees that we may know, and wants us to be in touch. Raises PermissionRefused,
    NotFound."""
    permit(actor, Act.ANSWER_REFERRAL)
    row = _find_for_partner(actor, ask_id)
    note(actor, "self_referral.agreed", at=now)
    if row.police_may_know_at is None:
        _let_us_know(row, now)


@transaction.atomic
def read_self_referral_task(*, actor: Actor, ask_id: UUID, now: datetime) -> SelfReferralDetail | None:
    """Read a request, for the colleague who has its task, and only if the person agreed; None for anyone else."""
    permit(actor, Act.WORK_TASK)
    row = (
        SelfReferral.objects.select_related("service")
        .filter(public_id=ask_id, police_may_know_at__isnull=False, gone_at=None)
        .first()
    )
    if row is None or not _has_task(actor, row):
        return None
    note(actor, "self_referral.read", at=now)
    return _asked(row, _said(row))


@transaction.atomic
def end_self_referral_task(*, actor: Actor, ask_id: UUID, words: str, now: datetime) -> bool:
    """End its task with what was done about it. False if the task is not the actor's to end, or no words are given."""
    permit(actor, Act.WORK_TASK)
    row = SelfReferral.objects.filter(public_id=ask_id, police_may_know_at__isnull=False).first()
    if row is None or not words.strip() or not _has_task(actor, row):
        return False
    task_actions.close_settled_tasks(
        kind=TaskKind.SELF_REFERRED,
        victim_id=None,
        subject_key=_about(row.public_id),
        now=now,
        by=actor.staff_id,
        note=words.strip(),
    )
    note(actor, "self_referral.dealt_with", at=now)
    return True


@transaction.atomic
def blank_old_self_referrals(*, now: datetime) -> int:
    """Blank requests whose retention has ended, including those in which danger was found. Returns how many; safe to
    run twice."""
    kept = SelfReferral.objects.select_for_update(skip_locked=True).filter(gone_at=None)
    over = {
        row.id: row.public_id
        for row in kept.only("id", "public_id", "sent_at", "seen_at", "ended_at")
        if is_self_referral_expired(sent_at=row.sent_at, seen_at=row.seen_at, ended_at=row.ended_at, now=now)
    }
    blank_danger_words([_about(public_id) for public_id in over.values()])
    return SelfReferral.objects.filter(id__in=over).update(sealed=b"", gone_at=now)


def _let_us_know(row: SelfReferral, now: datetime) -> None:
    row.police_may_know_at = now
    row.save(update_fields=["police_may_know_at"])
    task_actions.make_task(
        kind=TaskKind.SELF_REFERRED,
        victim_id=None,
        reason="self_referred",
        harm=HarmLevel.MEDIUM,  # we do not know who it is, or how safe they are
        due_at=None,
        now=now,
        subject_key=_about(row.public_id),
    )


def _find_for_partner(actor: Actor, ask_id: UUID) -> SelfReferral:
    rows = SelfReferral.objects.select_for_update(of=("self",)).select_related("service")
    row = rows.filter(partner=find_partner(actor), public_id=ask_id, gone_at=None).first()
    if row is None:
        raise NotFound("no such request for support")
    return row


def _has_task(actor: Actor, row: SelfReferral) -> bool:
    mine = Task.objects.filter(owner_id=actor.staff_id or 0, closed_at=None, kind=TaskKind.SELF_REFERRED)
    return mine.filter(subject_key=_about(row.public_id)).exists()


def _about(public_id: UUID) -> str:
    """The subject of its task, which its words are also sealed with."""
    return f"self_referral:{public_id}"


def _said(row: SelfReferral) -> dict[str, str]:
    if not row.sealed:
        return {}
    said: dict[str, str] = json.loads(unseal_bytes(bytes(row.sealed), _about(row.public_id)))
    return {name: words for name, words in said.items() if words}


def _asked(row: SelfReferral, said: Mapping[str, str]) -> SelfReferralDetail:
    return SelfReferralDetail(
        id=row.public_id,
        service=row.service.name,
        sent_at=row.sent_at,
        is_seen=row.seen_at is not None,
        is_ended=row.ended_at is not None,
        police_know=row.police_may_know_at is not None,
        said=said,
    )
