"""What staff do with a referral: record what a service said, recall it, end it, and make the sealed document that a
service reads on paper.

An actor needs the referral's open task, unless no colleague has it.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Referral, Task
from victimcare.records.models.other_agencies.partners import PartnerChannel
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.force import Force
from victimcare.rules.referrals.referral_course import (
    OPEN_REFERRALS,
    ReferralMove,
    ReferralSettlement,
    ReferralState,
    settle_referral,
)
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, PermissionRefused, access_scopes, permit
from victimcare.services.desk import task_actions
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.ports import Document, DocumentHeading, DocumentParagraph, PrintedFile
from victimcare.services.ports import SealingUnavailable as SealingUnavailable
from victimcare.services.referrals import (
    partner_referrals,
    referral_course,
    referral_records,
    service_directory,
    shared_words,
)
from victimcare.services.referrals.partner_referrals import AnswerFieldInvalid
from victimcare.services.referrals.referral_course import MoveDetails, ReferralConflict
from victimcare.services.safe_contact import gate
from victimcare.wording import say
from victimcare.wording.dates import write_day

SETTLED_BY_US = (ReferralSettlement.NO_SERVICE, ReferralSettlement.NOT_WANTED, ReferralSettlement.MISTAKE)


def record_handed_over(*, actor: Actor, referral_id: UUID, now: datetime) -> None:
    """Record that the sealed document is with the service. Raises NotFound, ReferralConflict."""
    _change_referral(
        actor, referral_id, now, lambda row: referral_course.move_referral(actor, row, ReferralMove.HAND_OVER, now=now)
    )


def record_partner_word(
    *, actor: Actor, referral_id: UUID, move: ReferralMove, said: MoveDetails, after: int | None = None, now: datetime
) -> None:
    """Record what the service told staff by telephone or letter. Raises NotFound, AnswerFieldInvalid, ReferralConflict,
    StaleVersion."""
    partner_referrals.validate_partner_answer(move, said)

    def keep(row: Referral) -> None:
        next_version(row.version, after=after)
        referral_course.move_referral(actor, row, move, replace(said, by_victim=False), now=now)

    _change_referral(actor, referral_id, now, keep)


def recall_referral(*, actor: Actor, referral_id: UUID, words: str, by_victim: bool, now: datetime) -> None:
    """Recall the referral: the service no longer sees it from this moment, whatever it has answered. `by_victim`: the
    victim asked for it after an identity check; otherwise the suspect could ring and end their support. Raises
    NotFound, ReferralConflict, FieldRequired, AnswerFieldInvalid."""
    if not words.strip():
        raise FieldRequired("words")

    def taken_back(row: Referral) -> None:
        if by_victim and not referral_records.is_sufficiently_checked(actor, row.victim_id, now):
            raise AnswerFieldInvalid("by_her")
        referral_course.withdraw_referral(actor, row, MoveDetails(words=words, by_victim=by_victim), now=now)

    _change_referral(actor, referral_id, now, taken_back)


def end_referral(
    *, actor: Actor, referral_id: UUID, how: ReferralSettlement, words: str, after: int | None = None, now: datetime
) -> None:
    """End the referral with a reason: nothing more is owed. An end for lack of a service counts as an unmet need; an
    end because the victim wants no other service takes an identity check. Raises NotFound, ReferralConflict,
    FieldRequired, StaleVersion, AnswerFieldInvalid."""
    if how not in SETTLED_BY_US or not words.strip():
        raise FieldRequired("words", "an end by us has its reason")

    def settled(row: Referral) -> None:
        row.version = next_version(row.version, after=after)
        settle_referral(referral_course.build_referral_course(row), how)
        if how is ReferralSettlement.NOT_WANTED and not referral_records.is_sufficiently_checked(
            actor, row.victim_id, now
        ):
            raise AnswerFieldInvalid("how")
        row.settled, row.settled_at, row.settled_by_id = how.value, now, actor.staff_id
        row.save(update_fields=["settled", "settled_at", "settled_by", "version"])
        referral_course.record_referral_step(actor, row, "settled", words, now=now)
        referral_course.sync_referral_task(row, now=now)
        referral_course.mark_outcomes_told(actor, [row], now=now)
        if how is ReferralSettlement.NO_SERVICE:
            service_directory.report_unmet_need(
                actor=actor,
                need=row.need,
                area=row.victim.case.area,
                why=service_directory.UnmetNeedReason.ALL_REFUSED,
                victim_id=row.victim_id,
                now=now,
            )
        referral_course.note_referral(actor, row, "referral.settled", now)

    _change_referral(actor, referral_id, now, settled)


def record_recall_received(*, actor: Actor, referral_id: UUID, now: datetime) -> None:
    """Record that the service knows that the referral is no longer theirs and deletes what it holds. Raises NotFound,
    ReferralConflict."""

    def heard(row: Referral) -> None:
        if not referral_course.must_notify_partner(row):
            raise ReferralConflict("they hold nothing, or know")
        referral_course.record_referral_step(actor, row, referral_course.THEY_KNOW, now=now)
        referral_course.sync_referral_task(row, now=now)
        referral_course.note_referral(actor, row, f"referral.{referral_course.THEY_KNOW}", now)

    _change_referral(actor, referral_id, now, heard)


def record_outcome_told(*, actor: Actor, referral_id: UUID, now: datetime) -> None:
    """Record that a member of staff has told the victim the outcome. Raises NotFound."""
    _change_referral(actor, referral_id, now, lambda row: referral_course.mark_outcomes_told(actor, [row], now=now))


@transaction.atomic
def _change_referral(actor: Actor, referral_id: UUID, now: datetime, change: Callable[[Referral], object]) -> None:
    """Change a referral, if the actor has its task or no colleague has. Raises NotFound, TaskTaken."""
    permit(actor, Act.REFER)
    victim_id = Referral.objects.filter(public_id=referral_id).values_list("victim_id", flat=True).first()
    gate.lock_victims([victim_id] if victim_id else [])
    row = Referral.objects.select_for_update().filter(public_id=referral_id).first()
    if row is None or access_scopes.is_victim_hidden(actor, row.victim_id):
        raise NotFound("no such referral")
    for task in Task.objects.filter(subject_key=referral_course.referral_task_key(row), closed_at=None).select_related(
        "owner"
    ):
        task_actions.refuse_if_taken(actor, task)
    change(row)


# Paper for services: a sealed document that staff hand over, and a file where the force allows downloads.

DIGITS = 20


@dataclass(frozen=True, slots=True)
class SealedDocument:
    """`password` goes by another way than the file: by telephone."""

    file: PrintedFile
    password: str


class NoDocumentReason(StrEnum):
    """Why no document is made any more for a referral that was to be handed over."""

    TAKEN_BACK = "taken_back"
    RAN_OUT = "ran_out"
    OVER = "over"
    ANOTHERS = "anothers"  # a colleague has its task, or no colleague has


class DocumentUnavailable(Exception):
    """Says why there is no document; raised only to those who may read the referral's state."""

    def __init__(self, why: NoDocumentReason) -> None:
        super().__init__(why.value)
        self.why = why


@transaction.atomic
def make_sealed_document(*, actor: Actor, referral_id: UUID, now: datetime) -> SealedDocument:
    """Make the document, for the colleague who has the task to hand it over. Made again it has the same password.
    Raises NotFound, DocumentUnavailable, SealingUnavailable."""
    row = _to_hand_over(actor, referral_id, now)
    password = _derive_password(row)
    referral_course.note_referral(actor, row, "referral.sealed", now)
    return SealedDocument(port_registry.document_maker().sealed(_build_document(row), password), _in_fours(password))


@transaction.atomic
def read_document_password(*, actor: Actor, referral_id: UUID, now: datetime) -> str:
    """Read the password in groups of four digits, to say on the telephone. Raises NotFound, DocumentUnavailable."""
    row = _to_hand_over(actor, referral_id, now)
    referral_course.note_referral(actor, row, "referral.password_shown", now)
    return _in_fours(_derive_password(row))


@transaction.atomic
def download_for_partner(*, actor: Actor, referral_id: UUID, now: datetime) -> PrintedFile:
    """Render the same document for the service itself, if the force allows it to download. Raises NotFound,
    PermissionRefused."""
    shown = partner_referrals.open_partner_referral(actor=actor, referral_id=referral_id, what="downloaded", now=now)
    if not shown.may_download or not shown.lines:
        raise PermissionRefused("nothing is downloaded")
    return port_registry.document_maker().render(_build_document(Referral.objects.get(public_id=referral_id)))


def _to_hand_over(actor: Actor, referral_id: UUID, now: datetime) -> Referral:
    """Find a referral to hand over while consent lasts; checks the date too, as expired referrals are ended later."""
    permit(actor, Act.REFER)
    seen = access_scopes.filter_visible_rows(actor, Referral.objects.select_related("service", "consent"))
    row = seen.filter(public_id=referral_id, way=PartnerChannel.SEALED).first()
    if row is None:
        raise NotFound("no such referral")
    why = _why_not(actor, row, now)
    if why is None:
        return row
    if referral_records.may_read_partner_words(actor, row, now):
        raise DocumentUnavailable(why)
    raise NotFound("no such referral")


def _why_not(actor: Actor, row: Referral, now: datetime) -> NoDocumentReason | None:
    if row.consent.withdrawn_at is not None:
        return NoDocumentReason.TAKEN_BACK
    if row.consent.ends_on < london_date(now):
        return NoDocumentReason.RAN_OUT
    if ReferralState(row.state) not in OPEN_REFERRALS or not row.sealed:
        return NoDocumentReason.OVER
    mine = Task.objects.filter(
        kind=TaskKind.REFERRAL, subject_key=referral_course.referral_task_key(row), closed_at=None
    )
    return None if mine.filter(owner_id=actor.staff_id or 0).exists() else NoDocumentReason.ANOTHERS


def _build_document(row: Referral) -> Document:
    force: Force = settings.FORCE
    kept = shared_words.open_packet(row.sealed, row.public_id)
    until = write_day(row.consent.ends_on, manner="page", today=row.consent.given_at.date())
    return Document(
        title=say("referred-paper-title"),
        language="en",
        parts=(
            DocumentParagraph(say("referred-paper-to", service=row.service.name)),
            DocumentHeading(say("referred-paper-words")),
            *(DocumentParagraph(line) for line in kept.lines),
            DocumentHeading(say("referred-paper-how")),
            *(DocumentParagraph(say(f"referred-paper-{name}")) for name in ("safe", "answer", "keep")),
            DocumentParagraph(say("referred-paper-ring", number=force.telephones.other_ways)),
            DocumentParagraph(say("referred-paper-until", day=until)),
        ),
    )


def _derive_password(row: Referral) -> str:
    """Derive the password from the installation's own key: it is not stored anywhere."""
    drawn = hmac.digest(settings.CODE_KEY.encode(), f"referral paper:{row.public_id}".encode(), "sha256")
    return f"{int.from_bytes(drawn) % 10**DIGITS:0{DIGITS}}"


def _in_fours(password: str) -> str:
    return " ".join(password[start : start + 4] for start in range(0, DIGITS, 4))
