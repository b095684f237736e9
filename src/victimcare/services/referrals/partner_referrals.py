"""Referrals as the service sees them: only its own, only what the victim agreed to, only while that consent lasts.
Every access is audited."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Partner, PartnerNote, Referral
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.referrals.referral_course import (
    MOST_WEEKS,
    OPEN_REFERRALS,
    ReferralConflict,
    ReferralMove,
    ReferralState,
    list_possible_moves,
)
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.person_keys import OpeningKeys, load_person_keys
from victimcare.services.referrals import referral_course, shared_words
from victimcare.services.referrals.partner_site import (
    find_partner,
    note_partner_access,
    open_with_partner,
    partner_referrals_of,
)
from victimcare.services.referrals.referral_course import NO_DETAILS, MoveDetails
from victimcare.services.referrals.referral_shapes import PartnerNoteStatus, PartnerReferralDetail, PartnerReferralRow
from victimcare.services.safe_contact import gate

PAGE = 50
SHOWN_AFTER = timedelta(days=30)  # a closed referral stays in their list this long, without its words
_SAID = frozenset({ReferralMove.ACCEPT, ReferralMove.WAIT, ReferralMove.MEET, ReferralMove.REFUSE, ReferralMove.END})
LONGEST = 1000


class AnswerFieldInvalid(ValueError):
    """`field`: missing from this answer, or not part of it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@transaction.atomic
def list_partner_referrals(*, actor: Actor, start: int = 0, now: datetime) -> tuple[PartnerReferralRow, ...]:
    """Open and recently closed referrals, the longest overdue first. Raises PermissionRefused."""
    permit(actor, Act.SEE_REFERRALS)
    partner = find_partner(actor)
    lately = Q(settled_at__gt=now - SHOWN_AFTER) | Q(settled="", due_at__gt=now - SHOWN_AFTER)
    rows = (
        partner_referrals_of(partner, actor)
        .filter(open_with_partner(now) | lately)
        .select_related("service", "consent")
    )
    found = [_row(row, now) for row in rows.order_by("due_at", "id")[start : start + PAGE]]
    note_partner_access(actor, partner, "list", None, now=now)
    note(actor, "partner_referrals.seen", at=now, detail={"partner": str(partner.public_id), "shown": len(found)})
    return tuple(sorted(found, key=lambda one: not one.is_open))


@transaction.atomic
def open_partner_referral(
    *, actor: Actor, referral_id: UUID, what: str = "opened", now: datetime
) -> PartnerReferralDetail:
    """Open one of their own referrals; the first time marks it as seen. Raises PermissionRefused, NotFound."""
    permit(actor, Act.SEE_REFERRALS)
    partner = find_partner(actor)
    row = _theirs(partner, actor, referral_id)
    if _is_with_them(row, now):
        referral_course.move_referral(actor, row, ReferralMove.SEE, now=now)
    note_partner_access(actor, partner, what, row, now=now)
    referral_course.note_referral(actor, row, f"partner_referral.{what}", now)
    return _for_partner(partner, row, now)


@transaction.atomic
def record_partner_answer(
    *,
    actor: Actor,
    referral_id: UUID,
    move: ReferralMove,
    said: MoveDetails = NO_DETAILS,
    after: int | None = None,
    now: datetime,
) -> bool:
    """Record the service's answer. Returns False if it was already given. Raises PermissionRefused, NotFound,
    AnswerFieldInvalid, ReferralConflict, StaleVersion."""
    permit(actor, Act.ANSWER_REFERRAL)
    partner = find_partner(actor)
    validate_partner_answer(move, said)
    victim_id = (
        partner_referrals_of(partner, actor).filter(public_id=referral_id).values_list("victim_id", flat=True).first()
    )
    gate.lock_victims([victim_id] if victim_id else [])
    row = _theirs(partner, actor, referral_id)
    if not _is_with_them(row, now) and ReferralState(row.state) in OPEN_REFERRALS:
        raise ReferralConflict("the victim agrees no more")
    next_version(row.version, after=after)
    changed = referral_course.move_referral(actor, row, move, replace(said, by_victim=False), now=now)
    note_partner_access(actor, partner, "answered", row, now=now)
    return changed


@transaction.atomic
def write_to_officer(*, actor: Actor, referral_id: UUID, words: str, now: datetime) -> None:
    """Write a note for the officer in the case. A member of staff passes it on; nothing of the case goes back. Raises
    PermissionRefused, NotFound, FieldRequired, ReferralConflict."""
    permit(actor, Act.ANSWER_REFERRAL)
    partner = find_partner(actor)
    if not words.strip():
        raise FieldRequired("words")
    row = _theirs(partner, actor, referral_id)
    if not _is_with_them(row, now):
        raise ReferralConflict("it is with them no more")
    public_id = uuid4()
    PartnerNote.objects.create(
        public_id=public_id,
        referral=row,
        by_id=actor.partner_user_id,
        written_at=now,
        sealed=shared_words.seal_referral_note(words[:LONGEST], row.victim_id, public_id),
    )
    check_typed_words(actor=actor, about=f"partner-note:{public_id}", texts=(words,), victim_id=row.victim_id, now=now)
    task_actions.make_task(
        kind=TaskKind.PARTNER_WROTE,
        victim_id=row.victim_id,
        reason="partner_wrote",
        harm=load_harm_levels([row.victim_id])[row.victim_id],
        due_at=None,
        now=now,
        subject_key=referral_course.referral_task_key(row),
    )
    note_partner_access(actor, partner, "wrote", row, now=now)
    referral_course.note_referral(actor, row, "partner_referral.wrote", now)


def validate_partner_answer(move: ReferralMove, said: MoveDetails) -> None:
    """Check that the answer is complete. Raises AnswerFieldInvalid."""
    if move not in _SAID:
        raise AnswerFieldInvalid("state")
    if move is ReferralMove.WAIT and not 1 <= (said.weeks or 0) <= MOST_WEEKS:
        raise AnswerFieldInvalid("weeks")
    if (move is ReferralMove.REFUSE) != (said.refusal is not None):
        raise AnswerFieldInvalid("refusal")
    if (move is ReferralMove.END) != (said.came_of is not None):
        raise AnswerFieldInvalid("came_of")
    if len(said.words) > LONGEST:
        raise AnswerFieldInvalid("words")


def _theirs(partner: Partner, actor: Actor, referral_id: UUID) -> Referral:
    rows = partner_referrals_of(partner, actor).select_for_update(of=("self",)).select_related("service", "consent")
    row = rows.filter(public_id=referral_id).first()
    if row is None:
        raise NotFound("no such referral")
    return row


def _is_with_them(row: Referral, now: datetime) -> bool:
    return Referral.objects.filter(open_with_partner(now), id=row.id).exists()


def _for_partner(partner: Partner, row: Referral, now: datetime) -> PartnerReferralDetail:
    is_open = _is_with_them(row, now)
    kept = shared_words.open_packet(row.sealed, row.public_id) if is_open and row.sealed else None
    notes = list(PartnerNote.objects.filter(referral=row).order_by("id")) if is_open else []
    keys = load_person_keys(one.sealed for one in notes)
    return PartnerReferralDetail(
        row=_row(row, now),
        lines=kept.lines if kept else (),
        fields=kept.fields if kept else {},
        ends_on=row.consent.ends_on,
        may=list_possible_moves(ReferralState(row.state)) if is_open else (),
        said=tuple(_written(one, keys) for one in notes),
        may_download=is_open and partner.may_download,
        version=row.version,
    )


def _written(one: PartnerNote, keys: OpeningKeys) -> PartnerNoteStatus:
    words = shared_words.open_referral_note(one.sealed, one.public_id, keys)
    return PartnerNoteStatus(one.written_at, words, one.passed_on_at is not None, one.read_at)


def _row(row: Referral, now: datetime) -> PartnerReferralRow:
    is_open = ReferralState(row.state) in OPEN_REFERRALS and row.consent.withdrawn_at is None
    return PartnerReferralRow(
        id=row.public_id,
        service=row.service.name,
        need=row.need,
        state=ReferralState(row.state),
        sent_at=row.sent_at,
        due_at=row.due_at,
        is_open=is_open,
        is_late=is_open and now > row.due_at,
        weeks=row.waits_weeks,
    )
