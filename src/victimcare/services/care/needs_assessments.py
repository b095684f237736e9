"""Needs assessments: begun, broken off, continued, finished.

Questions are asked only after an identity check, and only while the victim can talk: that is asked first in each
conversation, and until they say yes no question leaves this module. The answers are sealed. An assessment is finished
when every need that it raises has an outcome: a task with an owner, an adjustment to how we speak with the victim, or a
reason why not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import NeedsAssessment, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care import assessment_questions, needs_assessment
from victimcare.rules.care.assessment_questions import AssessmentForm, AssessmentQuestion, QuestionPack
from victimcare.rules.care.needs_assessment import AssessmentFault, AssessmentMoment, NeedDecision, NeedOutcome
from victimcare.rules.errors import NotFound
from victimcare.rules.safe_contact.staff_contact import ConsentPurpose, ConsentRoute
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.care import care_access, known_answers, need_outcomes, packs
from victimcare.services.contact.communication_passports import PassportContent
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import recorded_grounds
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.safe_contact import contact_limits
from victimcare.services.safe_contact.plan_shapes import IdentityCheck

BROKEN_OFF = "needs_broken_off"
REASONS = {f"needs_{moment}": moment for moment in AssessmentMoment}


class SafetyUnconfirmed(Exception):
    """The victim has not said in this conversation that they can talk."""


class AssessmentIncomplete(ValueError):
    """Something is left: questions without an answer, or needs without an outcome, by their codes."""

    def __init__(self, unanswered: Collection[str], faults: Mapping[str, AssessmentFault]) -> None:
        super().__init__(f"{sorted(unanswered)} {sorted(faults)}")
        self.unanswered, self.faults = tuple(unanswered), dict(faults)


@transaction.atomic
def begin_assessment(*, actor: Actor, victim_id: UUID, form: AssessmentForm, now: datetime) -> None:
    """Begin an assessment, or continue the open one, in the form chosen now. Raises NotFound, IdentityCheckMissing."""
    victim, _ = care_access.require_care_identity_check(actor, victim_id, Act.ASSESS_NEEDS, now)
    by = require_staff_id(actor)
    care_access.lock_victim_row(victim.id)
    row = find_open_assessment(victim.id)
    if row is None:
        risk, name = packs.load_risk_pack(), uuid4()
        found = known_answers.load_known_answers(victim, form, now)
        row = NeedsAssessment.objects.create(
            public_id=name,
            sealed_answers=known_answers.seal_assessment_answers(
                {"needs": found.answers, "said_on": found.said_on}, victim.id, name
            ),
            victim=victim,
            pack=packs.load_needs_pack().id,
            risk_pack=risk.id if risk and is_risk_asked(victim, now) else "",
            form=form,
            moment=_moment(victim.id),
            begun_at=now,
            begun_by_id=by,
            written_at=now,
            written_by_id=by,
        )
    elif row.form != form:
        row.form, row.version, row.written_at, row.written_by_id = form, row.version + 1, now, by
        row.save(update_fields=["form", "version", "written_at", "written_by"])
    care_access.note_care_act(actor, "needs.begun", victim, now, form=form, moment=row.moment)


@transaction.atomic
def record_safe_for_questions(*, actor: Actor, victim_id: UUID, is_safe: bool, now: datetime) -> None:
    """Record whether the victim can talk now. If not, nothing is asked, what was entered stays, and a colleague
    continues another day. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    victim, _ = care_access.require_care_identity_check(actor, victim_id, Act.ASSESS_NEEDS, now)
    care_access.lock_victim_row(victim.id)
    row = _open(victim.id)
    row.safe_at = now if is_safe else None
    row.save(update_fields=["safe_at"])
    care_access.note_care_act(actor, "needs.safe" if is_safe else "needs.not_safe", victim, now)
    if not is_safe:
        _go_on_another_day(victim, now)


@transaction.atomic
def save_answers(
    *,
    actor: Actor,
    victim_id: UUID,
    answers: Mapping[str, str],
    risk_answers: Mapping[str, str],
    after: int,
    now: datetime,
) -> int:
    """Save these answers; others stay as they were. `after`: the version that was read. Returns the new one. A
    conversation may outlast the hour of an identity check: what was typed in it is saved, and shown after the next
    check.

    Raises VictimNotFound, NotFound, IdentityCheckMissing, SafetyUnconfirmed, StaleVersion.
    """
    permit(actor, Act.ASSESS_NEEDS)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    row = _held(victim, identity_checks.require_recent_check(actor, victim.id, now=now), after)
    kept = known_answers.open_answers(row)
    given = assessment_questions.keep_valid_answers(list_questions(row, victim, now), answers)
    same = {name: day for name, day in kept["said_on"].items() if given.get(name, "") in ("", kept["needs"].get(name))}
    said = {
        **kept,
        "needs": {**kept["needs"], **given},
        "risk": {**kept["risk"], **assessment_questions.keep_valid_answers(_risk_questions(row), risk_answers)},
        "said_on": same,
    }
    return _keep(actor, victim, row, said, now)


@transaction.atomic
def save_chosen_ends(
    *, actor: Actor, victim_id: UUID, typed: Mapping[str, str | list[str]], after: int, now: datetime
) -> int:
    """Save the outcomes chosen so far, even if incomplete: `typed` by the page's fields. They take effect only when the
    assessment is finished. Returns the new version.

    Raises VictimNotFound, NotFound, IdentityCheckMissing, SafetyUnconfirmed, StaleVersion.
    """
    victim, row = _to_write(actor, victim_id, after, now)
    return _keep(actor, victim, row, {**known_answers.open_answers(row), "ends": dict(typed)}, now)


def _keep(
    actor: Actor, victim: Victim, row: NeedsAssessment, said: Mapping[str, Mapping[str, Any]], now: datetime
) -> int:
    row.sealed_answers, row.version = (
        known_answers.seal_assessment_answers(said, victim.id, row.public_id),
        row.version + 1,
    )
    row.written_at, row.written_by_id = now, require_staff_id(actor)
    row.save(update_fields=["sealed_answers", "version", "written_at", "written_by"])
    care_access.note_care_act(actor, "needs.written", victim, now, version=row.version)
    return row.version


@transaction.atomic
def break_off_assessment(*, actor: Actor, victim_id: UUID, now: datetime) -> None:
    """Break off: the victim has had enough, or another person came in. What was entered stays, and a colleague
    continues. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    victim, _ = care_access.require_care_identity_check(actor, victim_id, Act.ASSESS_NEEDS, now)
    _open(victim.id)
    _go_on_another_day(victim, now)
    care_access.note_care_act(actor, "needs.broken_off", victim, now)


@transaction.atomic
def finish_assessment(
    *,
    actor: Actor,
    victim_id: UUID,
    decided: Mapping[str, NeedDecision],
    grounds: Collection[str],
    words: str,
    level: str,
    helps: str,
    after: int,
    now: datetime,
    language: str = "",
) -> None:
    """Finish with an outcome for each need, as a person settled it with the victim. `grounds` for Enhanced Rights:
    those that the person confirms, with the reason in `words`. `level`: of risk, never below the counted one. `helps`:
    what makes it easier to speak with the victim, in words, for an adjustment that the passport has no name for.
    `language`: the victim's, if they need an interpreter; empty: as in the passport.

    Raises NotFound, IdentityCheckMissing, SafetyUnconfirmed, StaleVersion, AssessmentIncomplete, FieldRequired.
    """
    victim, row = _to_write(actor, victim_id, after, now)
    asked, kept = list_questions(row, victim, now), known_answers.open_answers(row)
    stands = known_answers.load_standing_needs(victim)
    raised = [each for each in assessment_questions.list_raised_needs(asked, kept["needs"]) if each.need not in stands]
    no_support = is_support_declined(victim, now)
    faults = needs_assessment.find_assessment_faults(
        [each.need for each in raised], decided, packs.load_need_kinds(), wants_no_support=no_support
    )
    in_words = [code for code, one in decided.items() if need_outcomes.needs_own_words(code, one)]
    if in_words and not helps.strip():
        faults |= dict.fromkeys(in_words, AssessmentFault.WHY_MISSING)
    left = (
        *assessment_questions.list_unanswered(asked, kept["needs"]),
        *assessment_questions.list_unanswered(_risk_questions(row), kept["risk"]),
    )
    if left or faults:
        raise AssessmentIncomplete(left, faults)
    need_outcomes.settle_needs(
        actor, victim, row, raised, decided, PassportContent(language=language, helps=helps), now
    )
    need_outcomes.settle_risk(victim, row, find_risk_pack(row), kept["risk"], level, now)
    new = set(grounds) - set(victim.enhanced_grounds)
    recorded_grounds.record_needs_assessed(actor=actor, victim_id=victim.id, grounds=new, words=words, now=now)
    row.finished_at, row.finished_by_id = now, require_staff_id(actor)
    row.save(update_fields=["finished_at", "finished_by", "risk_level"])
    close_settled_tasks(
        kind=TaskKind.ASSESS_NEEDS, victim_id=victim.id, subject_key=None, now=now, by=require_staff_id(actor)
    )
    ends = {end: sum(one.end is end for one in decided.values()) for end in NeedOutcome}
    care_access.note_care_act(
        actor, "needs.finished", victim, now, form=row.form, moment=row.moment, ends=ends, grounds=len(new)
    )


@transaction.atomic
def discard_assessment(*, actor: Actor, victim_id: UUID, now: datetime) -> None:
    """Discard the open assessment: the victim does not want to be asked. Its task is closed separately, with the
    reason. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    victim, _ = care_access.require_care_identity_check(actor, victim_id, Act.ASSESS_NEEDS, now)
    care_access.lock_victim_row(victim.id)
    row = _open(victim.id)
    row.dropped_at, row.sealed_answers = now, b""
    row.save(update_fields=["dropped_at", "sealed_answers"])
    care_access.note_care_act(actor, "needs.dropped", victim, now)


def find_open_assessment(victim_id: int) -> NeedsAssessment | None:
    return NeedsAssessment.objects.filter(victim_id=victim_id, finished_at=None, dropped_at=None).first()


def list_questions(row: NeedsAssessment, victim: Victim, now: datetime) -> tuple[AssessmentQuestion, ...]:
    return assessment_questions.select_questions(
        packs.load_needs_pack(), AssessmentForm(row.form), care_access.list_victim_tags(victim, now)
    )


def find_risk_pack(row: NeedsAssessment) -> QuestionPack | None:
    """The risk questions of this assessment; None if none are asked, or the force has since changed its form."""
    risk = packs.load_risk_pack() if row.risk_pack else None
    return risk if risk and risk.id == row.risk_pack else None


def is_support_declined(victim: Victim, now: datetime) -> bool:
    """Whether the victim has said that they want no support services. The check assumes that they say yes now: that
    lifts a refusal in the crime record, but never the victim's own."""
    return contact_limits.find_consent(victim, ConsentPurpose.REFERRAL, now=now, says_yes=True) is ConsentRoute.NO


def is_risk_asked(victim: Victim, now: datetime) -> bool:
    """Risk questions are for victims who may know the suspect: guarded, and not by age alone."""
    return not care_access.list_victim_tags(victim, now).isdisjoint(
        {"domestic_abuse", "stalking_harassment", "trafficking"}
    )


def _to_write(actor: Actor, victim_id: UUID, after: int, now: datetime) -> tuple[Victim, NeedsAssessment]:
    victim, proof = care_access.require_care_identity_check(actor, victim_id, Act.ASSESS_NEEDS, now)
    return victim, _held(victim, proof, after)


def _held(victim: Victim, proof: IdentityCheck, after: int) -> NeedsAssessment:
    care_access.lock_victim_row(victim.id)
    row = _open(victim.id)
    if not assessment_questions.is_safe_to_ask(row.safe_at, proof.at):
        raise SafetyUnconfirmed
    next_version(row.version, after=after)
    return row


def _open(victim_id: int) -> NeedsAssessment:
    row = find_open_assessment(victim_id)
    if row is None:
        raise NotFound("no assessment is open")
    return row


def _risk_questions(row: NeedsAssessment) -> tuple[AssessmentQuestion, ...]:
    risk = find_risk_pack(row)
    return risk.questions if risk else ()


def _moment(victim_id: int) -> AssessmentMoment:
    """The moment of this assessment: the one that its task names, else the first, else at request."""
    wanted = Task.objects.filter(victim_id=victim_id, kind=TaskKind.ASSESS_NEEDS, closed_at=None)
    reasons = list(wanted.values_list("reason", flat=True))
    if reasons and reasons[0] in REASONS:
        return REASONS[reasons[0]]
    first = not NeedsAssessment.objects.filter(victim_id=victim_id, finished_at__isnull=False).exists()
    return AssessmentMoment.FIRST if first else AssessmentMoment.ASKED


def _go_on_another_day(victim: Victim, now: datetime) -> None:
    make_task(
        kind=TaskKind.ASSESS_NEEDS,
        victim_id=victim.id,
        reason=BROKEN_OFF,
        harm=load_harm_levels([victim.id])[victim.id],
        due_at=None,
        now=now,
    )
