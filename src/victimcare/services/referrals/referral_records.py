"""Lists and reads referrals for the desk: by what is due, one by one, and on a victim's record. What staff do with one:
`referral_handling`.

Nothing here shows a field of the victim: their words are on their record, after an identity check
(`list_referrals_on_record`). The service's name can reveal where the victim is, and its answers may be about them, so
both are shown only to staff who work on the referral or have done an identity check. Staff who give a reason also see
the service's name, as a service may ring when no colleague has its task; that access is audited.
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
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.referrals.ranking import RankedService
from victimcare.rules.referrals.referral_course import (
    PROPOSES_NEXT_SERVICE,
    ReferralOutcome,
    ReferralRefusal,
    ReferralSettlement,
    ReferralState,
    action_owed_by_staff,
    is_replaceable,
    list_possible_moves,
)
from victimcare.rules.referrals.referral_details import ConsentKind as ConsentKind
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import find_officer_in_case
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.conversations import identity_checks
from victimcare.services.person_keys import OpeningKeys, load_person_keys
from victimcare.services.referrals import referral_course, referral_offers, shared_words
from victimcare.services.referrals.referral_shapes import (
    ConsentDetail,
    OfficerNote,
    ReferralDetail,
    ReferralRow,
    ReferralStepDetail,
)

PAGE = 50
MOST_COUNTED = 1000
_TAKEN = ("accepted", "waiting", "in_contact")


class ReferralFilter(StrEnum):
    ACT = "act"  # our staff must act
    ASKED = "asked"  # the service still has time
    TAKEN = "taken"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class ReferralPage:
    which: ReferralFilter
    items: tuple[ReferralRow, ...]
    counts: dict[ReferralFilter, int]
    has_more: bool


@dataclass(frozen=True, slots=True)
class ReferralOnRecord:
    """A referral on the victim's record, after an identity check, with the exact words sent. `goes_on`: the next one is
    to be chosen from `proposed`; `gives_way`: this one is then recalled. For a guarded victim identified by access code
    alone, service and words are left out: the code may have been given under force, and the caller could pass them to
    the suspect."""

    row: ReferralRow
    service: str
    lines: tuple[str, ...]
    goes_on: bool
    proposed: tuple[RankedService, ...]
    gives_way: bool


@transaction.atomic
def list_referrals(
    *, actor: Actor, which: ReferralFilter = ReferralFilter.ACT, start: int = 0, now: datetime
) -> ReferralPage:
    """List referrals by what is due, the longest overdue first. Six queries, including the audit's."""
    permit(actor, Act.REFER)
    counts = {each: _filter_referrals(actor, each, now)[:MOST_COUNTED].count() for each in ReferralFilter}
    order = ("-id",) if which is ReferralFilter.OVER else ("due_at", "id")
    rows = list(
        _filter_referrals(actor, which, now)
        .select_related("victim__case", "partner")
        .order_by(*order)[start : start + PAGE + 1]
    )
    note(actor, "referrals.listed", at=now, detail={"which": which.value, "shown": len(rows[:PAGE])})
    return ReferralPage(which, tuple(_as_row(row, now) for row in rows[:PAGE]), counts, len(rows) > PAGE)


@transaction.atomic
def read_referral(*, actor: Actor, referral_id: UUID, now: datetime) -> ReferralDetail:
    """Raises NotFound."""
    permit(actor, Act.REFER)
    row = _find_referral(actor, referral_id)
    referral_course.note_referral(actor, row, "referral.seen", now)
    is_read = may_read_partner_words(actor, row, now)
    return _as_detail(actor, row, reads=is_read, is_named=is_read, now=now)


@transaction.atomic
def read_referral_with_service(*, actor: Actor, referral_id: UUID, now: datetime) -> ReferralDetail:
    """Read a referral with its service, for staff without a task on it: the actor gives a reason. Raises NotFound,
    FieldRequired."""
    permit(actor, Act.REFER)
    if not actor.reason.strip():
        raise FieldRequired("reason")
    row = _find_referral(actor, referral_id)
    referral_course.note_referral(actor, row, "referral.named", now)
    return _as_detail(actor, row, reads=may_read_partner_words(actor, row, now), is_named=True, now=now)


@transaction.atomic
def list_referrals_on_record(*, actor: Actor, victim_id: UUID, now: datetime) -> tuple[ReferralOnRecord, ...]:
    """All referrals of a victim, the newest first, with their words. Raises NotFound, IdentityCheckMissing."""
    permit(actor, Act.REFER)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    referrals = Referral.objects.filter(victim=victim).order_by("-id")
    rows = list(referrals.select_related("service", "partner", "victim__case", "victim__person")[:PAGE])
    keys = load_person_keys(row.sealed for row in rows)
    note(actor, "referrals.seen", at=now, case_id=victim.case_id, victim_id=victim.id)
    proved = is_sufficiently_checked(actor, victim.id, now)
    return tuple(_on_record(actor, row, keys, is_checked=proved, now=now) for row in rows)


def _on_record(actor: Actor, row: Referral, keys: OpeningKeys, *, is_checked: bool, now: datetime) -> ReferralOnRecord:
    goes_on = action_owed_by_staff(referral_course.build_referral_course(row), now) in PROPOSES_NEXT_SERVICE
    return ReferralOnRecord(
        row=_as_row(row, now),
        service=row.service.name if is_checked else "",
        lines=shared_words.open_packet(row.sealed, row.public_id, keys).lines if row.sealed and is_checked else (),
        goes_on=goes_on and is_checked,
        proposed=referral_offers.list_next_services(actor=actor, row=row, now=now) if goes_on and is_checked else (),
        gives_way=is_replaceable(referral_course.build_referral_course(row), now),
    )


def may_read_partner_words(actor: Actor, row: Referral, now: datetime) -> bool:
    """Whether the actor may read what a service said or wrote about a referral."""
    return _own_tasks(actor, row).exists() or is_sufficiently_checked(actor, row.victim_id, now)


def is_sufficiently_checked(actor: Actor, victim_id: int, now: datetime) -> bool:
    """Whether the actor has done an identity check; for a guarded victim, by more than their access code."""
    if find_guarded_victims([victim_id]):
        return identity_checks.find_strong_check(actor, victim_id, now=now) is not None
    try:
        identity_checks.require_identity_check(actor, victim_id, now=now)
    except identity_checks.IdentityCheckMissing:
        return False
    return True


def find_last_consent_day(*, actor: Actor, victim_id: int, now: datetime) -> date | None:
    """The day of the newest consent still in force to share with one service; None if there is none. The caller has
    shown the victim's record, with its audit entry."""
    permit(actor, Act.REFER)
    standing = ReferralConsent.objects.filter(
        referral__victim_id=victim_id, withdrawn_at=None, ends_on__gte=london_date(now)
    )
    given = standing.order_by("-given_at").values_list("given_at", flat=True).first()
    return london_date(given) if given else None


def _filter_referrals(actor: Actor, which: ReferralFilter, now: datetime) -> QuerySet[Referral]:
    """`rules.referrals.referral_course.action_owed_by_staff`, as a filter."""
    rows = access_scopes.filter_visible_rows(actor, Referral.objects.all())
    is_late = Q(due_at__lt=now)
    if which is ReferralFilter.ACT:
        closed = Q(state__in=["refused", "ended", "recalled", "expired"])
        return rows.filter(closed | Q(state="ready") | is_late, settled="")
    if which is ReferralFilter.ASKED:
        return rows.filter(~is_late, settled="", state__in=["sent", "seen"])
    if which is ReferralFilter.TAKEN:
        return rows.filter(~is_late, settled="", state__in=_TAKEN)
    return rows.exclude(settled="")


def _find_referral(actor: Actor, referral_id: UUID) -> Referral:
    row = (
        access_scopes.filter_visible_rows(actor, Referral.objects.all())
        .select_related("service", "partner", "made_by", "victim__case__officer", "consent__asked_by")
        .filter(public_id=referral_id)
        .first()
    )
    if row is None:
        raise NotFound("no such referral")
    return row


def _as_row(row: Referral, now: datetime) -> ReferralRow:
    return ReferralRow(
        id=row.public_id,
        need=row.need,
        state=ReferralState(row.state),
        settled=ReferralSettlement(row.settled) if row.settled else None,
        why=action_owed_by_staff(referral_course.build_referral_course(row), now),
        due_at=row.due_at,
        made_at=row.made_at,
        reference=row.victim.case.reference,
        weeks=row.waits_weeks,
    )


def _own_tasks(actor: Actor, row: Referral) -> QuerySet[Task]:
    return Task.objects.filter(
        subject_key=referral_course.referral_task_key(row), closed_at=None, owner_id=actor.staff_id or 0
    )


def _as_detail(actor: Actor, row: Referral, *, reads: bool, is_named: bool, now: datetime) -> ReferralDetail:
    about = Task.objects.filter(subject_key=referral_course.referral_task_key(row), closed_at=None).select_related(
        "owner"
    )
    open_one = about.order_by("owner", "id").first()
    replaced = Referral.objects.filter(after=row).values_list("public_id", flat=True).first()
    state, listed_as = ReferralState(row.state), _as_row(row, now)
    goes_on = listed_as.why in PROPOSES_NEXT_SERVICE and replaced is None
    return ReferralDetail(
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
        officer=find_officer_in_case(row.victim.case, london_date(now)).name,
        must_hear=referral_course.must_notify_partner(row),
        tells=row.news_at is not None and (row.told_at is None or row.told_at < row.news_at),
        task=_own_tasks(actor, row).values_list("public_id", flat=True).first(),
        open_task=open_one.public_id if open_one else None,
        task_of=open_one.owner.name if open_one and open_one.owner else "",
        may=list_possible_moves(state),
        replaced_by=replaced,
        goes_on=goes_on,
        proposed=referral_offers.list_next_services(actor=actor, row=row, now=now) if goes_on and reads else (),
        version=row.version,
        has_left=referral_course.has_left_force(row),
    )


def _consent(row: Referral) -> ConsentDetail:
    given = row.consent
    return ConsentDetail(
        kind=ConsentKind.EXPLICIT if given.is_explicit else ConsentKind.TOLD,
        how=given.how,
        asked_by=given.asked_by.name if given.asked_by else "",
        given_at=given.given_at,
        ends_on=given.ends_on,
        ended_at=given.withdrawn_at,
    )


def _steps(row: Referral, *, reads: bool, is_named: bool) -> tuple[ReferralStepDetail, ...]:
    found = list(row.steps.select_related("by", "by_partner").order_by("id"))
    keys = load_person_keys(one.sealed for one in found)
    return tuple(
        ReferralStepDetail(
            what=one.what,
            state=ReferralState(one.state),
            at=one.at,
            who=one.by.name if one.by else one.by_partner.name if one.by_partner and is_named else "",
            is_theirs=one.by_partner is not None,
            is_by_victim=one.is_by_victim,
            words=shared_words.open_referral_note(one.sealed, row.public_id, keys) if reads else "",
        )
        for one in found
    )


def _notes(row: Referral) -> tuple[OfficerNote, ...]:
    found = list(row.notes.select_related("by", "passed_on_by").order_by("id"))
    keys = load_person_keys(one.sealed for one in found)
    return tuple(
        OfficerNote(
            id=one.public_id,
            at=one.written_at,
            by=one.by.name if one.by else "",
            words=shared_words.open_referral_note(one.sealed, one.public_id, keys),
            passed_on_at=one.passed_on_at,
            passed_on_by=one.passed_on_by.name if one.passed_on_by else "",
            read_at=one.read_at,
        )
        for one in found
    )
