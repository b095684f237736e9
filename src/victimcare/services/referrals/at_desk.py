"""Referrals as the desk reads them: the list by what waits, one of them, and hers on her record. What staff do with
one: `acting`.

Nothing here is a field of hers: her words stand on her record, after a proof (`on_record`). Which service it is tells
where she is, and what it said or wrote may be about her: that is read by whoever works on it, or has proved who she is.
Which service, also by whoever says why, as a service rings while nobody has work with it; that is a look at her.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcare.records.models import Referral, ReferralConsent, Task
from victimcare.rules.clock import london_date
from victimcare.rules.referrals.ranking import RankedService
from victimcare.rules.referrals.referral_course import (
    PROPOSES_NEXT_SERVICE,
    ReferralOutcome,
    ReferralRefusal,
    ReferralSettlement,
    ReferralState,
    is_replaceable,
    list_possible_moves,
)
from victimcare.rules.referrals.referral_course import action_owed_by_staff as owed
from victimcare.rules.referrals.referral_details import ConsentKind as ConsentKind
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.cases.looking_after import looked_after_by
from victimcare.services.contact_plans.approvals import ApprovalReasonMissing
from victimcare.services.conversations import identity_checks
from victimcare.services.person_keys import OpeningKeys, load_person_keys
from victimcare.services.referrals import course, making, packets
from victimcare.services.referrals.shapes import Consent, Desk, Listed, Note, Step, UnknownReferral

PAGE = 50
MOST_COUNTED = 1000
_TAKEN = ("accepted", "waiting", "in_contact")


class Which(StrEnum):
    ACT = "act"  # a person of ours must act
    ASKED = "asked"  # the service has its time
    TAKEN = "taken"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Referrals:
    which: Which
    items: tuple[Listed, ...]
    counts: dict[Which, int]
    has_more: bool


@dataclass(frozen=True, slots=True)
class OnRecord:
    """One of hers on her record, after a proof: with the very words that left. `goes_on`: the next one is to be chosen,
    of those `proposed`; `gives_way`: then this one is taken back. While she is guarded and proved by her code alone,
    which he may have made her give up, neither service nor words: whoever looks could tell them to him."""

    row: Listed
    service: str
    lines: tuple[str, ...]
    goes_on: bool
    proposed: tuple[RankedService, ...]
    gives_way: bool


@transaction.atomic
def listed(*, actor: Actor, which: Which = Which.ACT, start: int = 0, now: datetime) -> Referrals:
    """By what is owed, the longest first. Six queries, the audit's with them."""
    permit(actor, Act.REFER)
    counts = {each: _which(actor, each, now)[:MOST_COUNTED].count() for each in Which}
    order = ("-id",) if which is Which.OVER else ("due_at", "id")
    rows = list(
        _which(actor, which, now).select_related("victim__case", "partner").order_by(*order)[start : start + PAGE + 1]
    )
    note(actor, "referrals.listed", at=now, detail={"which": which.value, "shown": len(rows[:PAGE])})
    return Referrals(which, tuple(_row(row, now) for row in rows[:PAGE]), counts, len(rows) > PAGE)


@transaction.atomic
def one(*, actor: Actor, referral_id: UUID, now: datetime) -> Desk:
    """Raises UnknownReferral."""
    permit(actor, Act.REFER)
    row = _one(actor, referral_id)
    course.audit(actor, row, "referral.seen", now)
    is_read = reads(actor, row, now)
    return _desk(actor, row, reads=is_read, is_named=is_read, now=now)


@transaction.atomic
def named(*, actor: Actor, referral_id: UUID, now: datetime) -> Desk:
    """With the service, for whoever has no work with it: the actor says why. Raises UnknownReferral, ReasonMissing."""
    permit(actor, Act.REFER)
    if not actor.reason.strip():
        raise ApprovalReasonMissing
    row = _one(actor, referral_id)
    course.audit(actor, row, "referral.named", now)
    return _desk(actor, row, reads=reads(actor, row, now), is_named=True, now=now)


@transaction.atomic
def on_record(*, actor: Actor, victim_id: UUID, now: datetime) -> tuple[OnRecord, ...]:
    """All referrals of a victim, the newest first, with their words. Raises UnknownVictim, NotProved."""
    permit(actor, Act.REFER)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    referrals = Referral.objects.filter(victim=victim).order_by("-id")
    rows = list(referrals.select_related("service", "partner", "victim__case", "victim__person")[:PAGE])
    keys = load_person_keys(row.sealed for row in rows)
    note(actor, "referrals.seen", at=now, case_id=victim.case_id, victim_id=victim.id)
    proved = is_she(actor, victim.id, now)
    return tuple(_on_record(actor, row, keys, is_she=proved, now=now) for row in rows)


def _on_record(actor: Actor, row: Referral, keys: OpeningKeys, *, is_she: bool, now: datetime) -> OnRecord:
    goes_on = owed(course.course_of(row), now) in PROPOSES_NEXT_SERVICE
    return OnRecord(
        row=_row(row, now),
        service=row.service.name if is_she else "",
        lines=packets.open_packet(row.sealed, row.public_id, keys).lines if row.sealed and is_she else (),
        goes_on=goes_on and is_she,
        proposed=making.next_best(actor=actor, row=row, now=now) if goes_on and is_she else (),
        gives_way=is_replaceable(course.course_of(row), now),
    )


def reads(actor: Actor, row: Referral, now: datetime) -> bool:
    """Whether they may read what a service said or wrote of it."""
    return _mine(actor, row).exists() or is_she(actor, row.victim_id, now)


def is_she(actor: Actor, victim_id: int, now: datetime) -> bool:
    """Proved to this actor; of whoever is guarded, by more than her code."""
    if is_guarded([victim_id]):
        return identity_checks.find_strong_check(actor, victim_id, now=now) is not None
    try:
        identity_checks.require_identity_check(actor, victim_id, now=now)
    except identity_checks.IdentityCheckMissing:
        return False
    return True


def last_agreement_on(*, actor: Actor, victim_id: int, now: datetime) -> date | None:
    """The day of the newest agreement to share with one service that stands now; None without one. The caller has
    shown the victim's record, with its audit entry."""
    permit(actor, Act.REFER)
    standing = ReferralConsent.objects.filter(
        referral__victim_id=victim_id, withdrawn_at=None, ends_on__gte=london_date(now)
    )
    given = standing.order_by("-given_at").values_list("given_at", flat=True).first()
    return london_date(given) if given else None


def _which(actor: Actor, which: Which, now: datetime) -> QuerySet[Referral]:
    """`rules.referrals.referral_course.action_owed_by_staff`, as a filter."""
    rows = scopes.without_shut(actor, Referral.objects.all())
    is_late = Q(due_at__lt=now)
    if which is Which.ACT:
        closed = Q(state__in=["refused", "ended", "recalled", "expired"])
        return rows.filter(closed | Q(state="ready") | is_late, settled="")
    if which is Which.ASKED:
        return rows.filter(~is_late, settled="", state__in=["sent", "seen"])
    if which is Which.TAKEN:
        return rows.filter(~is_late, settled="", state__in=_TAKEN)
    return rows.exclude(settled="")


def _one(actor: Actor, referral_id: UUID) -> Referral:
    row = (
        scopes.without_shut(actor, Referral.objects.all())
        .select_related("service", "partner", "made_by", "victim__case__officer", "consent__asked_by")
        .filter(public_id=referral_id)
        .first()
    )
    if row is None:
        raise UnknownReferral(referral_id)
    return row


def _row(row: Referral, now: datetime) -> Listed:
    return Listed(
        id=row.public_id,
        need=row.need,
        state=ReferralState(row.state),
        settled=ReferralSettlement(row.settled) if row.settled else None,
        why=owed(course.course_of(row), now),
        due_at=row.due_at,
        made_at=row.made_at,
        reference=row.victim.case.reference,
        weeks=row.waits_weeks,
    )


def _mine(actor: Actor, row: Referral) -> QuerySet[Task]:
    return Task.objects.filter(subject_key=course.about(row), closed_at=None, owner_id=actor.staff_id or 0)


def _desk(actor: Actor, row: Referral, *, reads: bool, is_named: bool, now: datetime) -> Desk:
    about = Task.objects.filter(subject_key=course.about(row), closed_at=None).select_related("owner")
    open_one = about.order_by("owner", "id").first()
    replaced = Referral.objects.filter(after=row).values_list("public_id", flat=True).first()
    state, listed_as = ReferralState(row.state), _row(row, now)
    goes_on = listed_as.why in PROPOSES_NEXT_SERVICE and replaced is None
    return Desk(
        row=listed_as,
        service=row.service.name if is_named else "",
        victim=row.victim.public_id,
        telephone=row.service.telephone if is_named else "",
        partner=row.partner.name if row.partner and is_named else "",
        way=row.way,
        refusal=ReferralRefusal(row.refusal) if row.refusal else None,
        came_of=ReferralOutcome(row.came_of) if row.came_of else None,
        made_by=row.made_by.name if row.made_by else "",
        consent=_consent(row),
        steps=_steps(row, reads=reads, is_named=is_named),
        notes=_notes(row) if reads else (),
        reads=reads,
        officer=looked_after_by(row.victim.case, london_date(now)).name,
        must_hear=course.must_hear(row),
        tells=row.news_at is not None and (row.told_at is None or row.told_at < row.news_at),
        task=_mine(actor, row).values_list("public_id", flat=True).first(),
        open_task=open_one.public_id if open_one else None,
        task_of=open_one.owner.name if open_one and open_one.owner else "",
        may=list_possible_moves(state),
        replaced_by=replaced,
        goes_on=goes_on,
        proposed=making.next_best(actor=actor, row=row, now=now) if goes_on and reads else (),
        version=row.version,
        has_left=course.has_left(row),
    )


def _consent(row: Referral) -> Consent:
    given = row.consent
    return Consent(
        kind=ConsentKind.EXPLICIT if given.is_explicit else ConsentKind.TOLD,
        how=given.how,
        asked_by=given.asked_by.name if given.asked_by else "",
        given_at=given.given_at,
        ends_on=given.ends_on,
        ended_at=given.withdrawn_at,
    )


def _steps(row: Referral, *, reads: bool, is_named: bool) -> tuple[Step, ...]:
    found = list(row.steps.select_related("by", "by_partner").order_by("id"))
    keys = load_person_keys(one.sealed for one in found)
    return tuple(
        Step(
            what=one.what,
            state=ReferralState(one.state),
            at=one.at,
            who=one.by.name if one.by else one.by_partner.name if one.by_partner and is_named else "",
            is_theirs=one.by_partner is not None,
            is_hers=one.is_hers,
            words=packets.unseal_note(one.sealed, row.public_id, keys) if reads else "",
        )
        for one in found
    )


def _notes(row: Referral) -> tuple[Note, ...]:
    found = list(row.notes.select_related("by", "passed_on_by").order_by("id"))
    keys = load_person_keys(one.sealed for one in found)
    return tuple(
        Note(
            id=one.public_id,
            at=one.written_at,
            by=one.by.name if one.by else "",
            words=packets.unseal_note(one.sealed, one.public_id, keys),
            passed_on_at=one.passed_on_at,
            passed_on_by=one.passed_on_by.name if one.passed_on_by else "",
            read_at=one.read_at,
        )
        for one in found
    )
