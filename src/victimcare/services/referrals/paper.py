"""What a service reads on paper: a sealed document that a person hands over, and a file where the force allows one."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Referral, Task
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.partners import PartnerWay
from victimcare.rules.clock import london_date
from victimcare.rules.force import Force
from victimcare.rules.referrals.referral_course import OPEN_REFERRALS, ReferralState
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, NotPermitted, permit, scopes
from victimcare.services.ports import CannotSeal as CannotSeal
from victimcare.services.ports import Document, Heading, Paragraph, Printed
from victimcare.services.referrals import at_desk, at_partner, course, packets
from victimcare.services.referrals.shapes import UnknownReferral
from victimcare.wording import say
from victimcare.wording.dates import write_day

DIGITS = 20


@dataclass(frozen=True, slots=True)
class Sealed:
    """`password` goes by another way than the file: by telephone."""

    file: Printed
    password: str


class WhyNot(StrEnum):
    """Why none is made any more, of what was to be handed over."""

    TAKEN_BACK = "taken_back"
    RAN_OUT = "ran_out"
    OVER = "over"
    ANOTHERS = "anothers"  # a colleague has its task, or nobody


class NoDocument(Exception):
    """For those alone who may read how the referral stands."""

    def __init__(self, why: WhyNot) -> None:
        super().__init__(why.value)
        self.why = why


@transaction.atomic
def sealed(*, actor: Actor, referral_id: UUID, now: datetime) -> Sealed:
    """For whoever has taken the task to hand it over; made again it has the same password. Raises UnknownReferral,
    NoDocument, CannotSeal."""
    row = _to_hand_over(actor, referral_id, now)
    password = _password(row)
    course.audit(actor, row, "referral.sealed", now)
    return Sealed(port_registry.document_maker().sealed(_document(row), password), _in_fours(password))


@transaction.atomic
def password(*, actor: Actor, referral_id: UUID, now: datetime) -> str:
    """To be said on the telephone, in fours. Raises UnknownReferral, NoDocument."""
    row = _to_hand_over(actor, referral_id, now)
    course.audit(actor, row, "referral.password_shown", now)
    return _in_fours(_password(row))


@transaction.atomic
def for_partner(*, actor: Actor, referral_id: UUID, now: datetime) -> Printed:
    """The same for the service itself, where the force allows that it leaves the page. Raises UnknownReferral,
    NotPermitted."""
    shown = at_partner.opened(actor=actor, referral_id=referral_id, what="downloaded", now=now)
    if not shown.may_download or not shown.lines:
        raise NotPermitted("nothing is downloaded")
    return port_registry.document_maker().render(_document(Referral.objects.get(public_id=referral_id)))


def _to_hand_over(actor: Actor, referral_id: UUID, now: datetime) -> Referral:
    """While she agrees: also before what ran out is ended."""
    permit(actor, Act.REFER)
    seen = scopes.without_shut(actor, Referral.objects.select_related("service", "consent"))
    row = seen.filter(public_id=referral_id, way=PartnerWay.SEALED).first()
    if row is None:
        raise UnknownReferral(referral_id)
    why = _why_not(actor, row, now)
    if why is None:
        return row
    if at_desk.reads(actor, row, now):
        raise NoDocument(why)
    raise UnknownReferral(referral_id)


def _why_not(actor: Actor, row: Referral, now: datetime) -> WhyNot | None:
    if row.consent.withdrawn_at is not None:
        return WhyNot.TAKEN_BACK
    if row.consent.ends_on < london_date(now):
        return WhyNot.RAN_OUT
    if ReferralState(row.state) not in OPEN_REFERRALS or not row.sealed:
        return WhyNot.OVER
    mine = Task.objects.filter(kind=TaskKind.REFERRAL, subject_key=course.about(row), closed_at=None)
    return None if mine.filter(owner_id=actor.staff_id or 0).exists() else WhyNot.ANOTHERS


def _document(row: Referral) -> Document:
    force: Force = settings.FORCE
    kept = packets.open_packet(row.sealed, row.public_id)
    until = write_day(row.consent.ends_on, manner="page", today=row.consent.given_at.date())
    return Document(
        title=say("referred-paper-title"),
        language="en",
        parts=(
            Paragraph(say("referred-paper-to", service=row.service.name)),
            Heading(say("referred-paper-words")),
            *(Paragraph(line) for line in kept.lines),
            Heading(say("referred-paper-how")),
            *(Paragraph(say(f"referred-paper-{name}")) for name in ("safe", "answer", "keep")),
            Paragraph(say("referred-paper-ring", number=force.telephones.other_ways)),
            Paragraph(say("referred-paper-until", day=until)),
        ),
    )


def _password(row: Referral) -> str:
    """Drawn from the installation's own key: it lies nowhere."""
    drawn = hmac.digest(settings.CODE_KEY.encode(), f"referral paper:{row.public_id}".encode(), "sha256")
    return f"{int.from_bytes(drawn) % 10**DIGITS:0{DIGITS}}"


def _in_fours(password: str) -> str:
    return " ".join(password[start : start + 4] for start in range(0, DIGITS, 4))
