"""What assessments found, for the colleague who speaks with the victim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import ClosingCall, EarlyCall, Event, Leaving, Need, NeedsAssessment, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care import assessment_questions
from victimcare.rules.care.assessment_questions import AssessmentForm
from victimcare.rules.care.disengagement import DisengagementSign, LeavingScope
from victimcare.rules.care.needs_assessment import AssessmentMoment, NeedOutcome
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, permit
from victimcare.services.care import care_access, known_answers, leaving_reasons, needs_assessments, packs
from victimcare.services.care.care_shapes import (
    AssessmentDetail,
    AssessmentDraft,
    CareWaits,
    NeedDetail,
    NeedsToDecide,
    ProposedNeed,
    VictimNeeds,
)
from victimcare.services.contact import communication_passports
from victimcare.services.desk.rota import find_task_leads
from victimcare.services.person_keys import OpeningKeys
from victimcare.services.safe_contact.plan_shapes import IdentityCheck
from victimcare.services.sealed_columns import NEED_WHY


@transaction.atomic
def read_victim_needs(*, actor: Actor, victim_id: UUID, now: datetime) -> VictimNeeds:
    """Every need found, the newest first, and the open assessment. Raises NotFound, IdentityCheckMissing."""
    victim, proof = care_access.require_care_identity_check(actor, victim_id, Act.ASSESS_NEEDS, now)
    care_access.note_care_act(actor, "needs.seen", victim, now)
    task = Task.objects.filter(victim=victim, kind=TaskKind.ASSESS_NEEDS, closed_at=None).first()
    row = needs_assessments.find_open_assessment(victim.id)
    return VictimNeeds(
        draft=_draft(row, proof) if row else None,
        assessed=_assessed(victim, now),
        asked_for=needs_assessments.REASONS.get(task.reason, AssessmentMoment.ASKED) if task else None,
        due_at=task.due_at if task else None,
        leaving=leaving_reasons.list_leavings(victim.id),
        recorded_at=_last_recorded_at(victim, now),
    )


def _last_recorded_at(victim: Victim, now: datetime) -> datetime | None:
    """When the record system, or we, last assessed this victim's needs."""
    asked = Event.objects.filter(
        case_id=victim.case_id, type=EventType.VICTIM_NEEDS_ASSESSED, facts__victim_id=victim.record_id, time__lte=now
    )
    return asked.order_by("-time").values_list("time", flat=True).first()


@transaction.atomic
def read_assessment_draft(*, actor: Actor, victim_id: UUID, now: datetime) -> AssessmentDraft:
    """The open assessment, with its questions only once the victim has said that they can talk. Raises NotFound,
    IdentityCheckMissing."""
    victim, proof = care_access.require_care_identity_check(actor, victim_id, Act.ASSESS_NEEDS, now)
    row = needs_assessments.find_open_assessment(victim.id)
    if row is None:
        raise NotFound("no assessment is open")
    care_access.note_care_act(actor, "needs.seen", victim, now)
    return _draft_in_full(row, victim, proof, now)


@transaction.atomic
def read_needs_to_decide(*, actor: Actor, victim_id: UUID, now: datetime) -> NeedsToDecide:
    """The needs that the victim's answers raise, for a person to settle with the victim. Raises NotFound,
    IdentityCheckMissing, SafetyUnconfirmed."""
    victim, proof = care_access.require_care_identity_check(actor, victim_id, Act.ASSESS_NEEDS, now)
    row = needs_assessments.find_open_assessment(victim.id)
    if row is None:
        raise NotFound("no assessment is open")
    if not assessment_questions.is_safe_to_ask(row.safe_at, proof.at):
        raise needs_assessments.SafetyUnconfirmed
    care_access.note_care_act(actor, "needs.seen", victim, now)
    found, kinds = _draft_in_full(row, victim, proof, now), packs.load_need_kinds()
    no_support = needs_assessments.is_support_declined(victim, now)
    answers, risk = found.answers or {}, found.risk
    spoken_for = assessment_questions.list_suggested_grounds(found.questions, answers)
    raised, stands = (
        assessment_questions.list_raised_needs(found.questions, answers),
        known_answers.load_standing_needs(victim),
    )
    return NeedsToDecide(
        draft=found,
        needs=tuple(ProposedNeed(kinds[each.need], each.question) for each in raised if each.need not in stands),
        being_met=tuple(stands[each.need] for each in raised if each.need in stands),
        so_far=known_answers.open_answers(row)["ends"],
        grounds={ground: by for ground, by in spoken_for.items() if ground not in victim.enhanced_grounds},
        level=assessment_questions.risk_level_of(risk, found.risk_answers or {}) if risk else None,
        levels=risk.levels if risk else (),
        wants_no_support=no_support,
        stands=tuple(victim.enhanced_grounds),
        language=communication_passports.load_conversation_needs(victim).language,
    )


def list_care_waiting(*, actor: Actor, victim_id: UUID) -> CareWaits:
    """What care is owed to the victim. The caller has allowed the actor to see their record."""
    permit(actor, Act.SEE_CASE)
    own = {"victim__public_id": victim_id}
    reason = Task.objects.filter(**own, kind=TaskKind.ASSESS_NEEDS, closed_at=None).values_list("reason", flat=True)
    early = EarlyCall.objects.filter(**own, ended_at=None).values_list("signs", flat=True).first()
    left = Leaving.objects.filter(**own, asked_at=None).order_by("id").values_list("public_id", "leaves")
    asked = reason.first()
    return CareWaits(
        closing=ClosingCall.objects.filter(**own, ended_at=None).exists(),
        asked_for=needs_assessments.REASONS.get(asked, AssessmentMoment.ASKED) if asked else None,
        leaving=tuple((row_id, LeavingScope(leaves)) for row_id, leaves in left),
        signs=tuple(DisengagementSign(sign) for sign in early or ()),
    )


def _needs(victim_id: int) -> Iterable[Need]:
    """Those of the newest assessment first."""
    rows = Need.objects.filter(victim_id=victim_id).select_related("assessment", "task__owner")
    return rows.order_by("-assessment__finished_at", "id")


def _assessed(victim: Victim, now: datetime) -> tuple[AssessmentDetail, ...]:
    found: dict[int, list[NeedDetail]] = {}
    own_needs = list(_needs(victim.id))
    leading = find_task_leads([need.task for need in own_needs if need.task], now=now)
    keys = NEED_WHY.load_keys(own_needs)
    for need in own_needs:
        found.setdefault(need.assessment_id, []).append(_need(need, leading, keys))
    rows = NeedsAssessment.objects.filter(victim=victim, finished_at__isnull=False).select_related("finished_by")
    return tuple(
        AssessmentDetail(
            id=row.public_id,
            form=AssessmentForm(row.form),
            moment=AssessmentMoment(row.moment),
            finished_at=row.finished_at,
            by=row.finished_by.name,
            risk_level=row.risk_level,
            needs=tuple(found.get(row.id, ())),
        )
        for row in rows.order_by("-finished_at", "-id")
        if row.finished_at is not None and row.finished_by is not None
    )


def _need(row: Need, leading: Mapping[int, str], keys: OpeningKeys) -> NeedDetail:
    task = row.task
    return NeedDetail(
        code=row.code,
        end=NeedOutcome(row.ends_as),
        is_done=_is_done(row),
        owner=task.owner.name if task and task.owner else "",
        lead=leading.get(task.id, "") if task else "",
        due_at=task.due_at if task else None,
        adjustment=row.adjustment,
        why=NEED_WHY.open_words(row, keys),
    )


def _is_done(row: Need) -> bool:
    if row.ends_as == NeedOutcome.ADJUSTMENT:
        return True
    return row.task is not None and row.task.closed_at is not None


def _draft(row: NeedsAssessment, proof: IdentityCheck) -> AssessmentDraft:
    return AssessmentDraft(
        id=row.public_id,
        form=AssessmentForm(row.form),
        moment=AssessmentMoment(row.moment),
        version=row.version,
        begun_at=row.begun_at,
        written_at=row.written_at,
        written_by=row.written_by.name,
        is_safe=assessment_questions.is_safe_to_ask(row.safe_at, proof.at),
    )


def _draft_in_full(row: NeedsAssessment, victim: Victim, proof: IdentityCheck, now: datetime) -> AssessmentDraft:
    stands = _draft(row, proof)
    if not stands.is_safe:
        return stands
    asked, answers, risk = (
        needs_assessments.list_questions(row, victim, now),
        known_answers.open_answers(row),
        needs_assessments.find_risk_pack(row),
    )
    of_risk = assessment_questions.list_unanswered(risk.questions, answers["risk"]) if risk else ()
    return AssessmentDraft(
        id=stands.id,
        form=stands.form,
        moment=stands.moment,
        version=stands.version,
        begun_at=stands.begun_at,
        written_at=stands.written_at,
        written_by=stands.written_by,
        is_safe=True,
        questions=asked,
        answers=answers["needs"],
        said_on=answers["said_on"],
        risk=risk,
        risk_answers=answers["risk"],
        unanswered=(*assessment_questions.list_unanswered(asked, answers["needs"]), *of_risk),
    )
