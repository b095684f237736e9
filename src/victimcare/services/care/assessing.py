"""Asking her what she needs: begun, broken off, gone on with, finished.

It is asked only after a proof, and only while she can talk: that is asked first in each conversation, and until she
has said yes no question leaves this file. What she answers is sealed. It is finished when every need that it raises has
an end; then each of them is somebody's, a change of how we speak with her, or a reason why not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import NeedsAssessment, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.care import assessment_questions, needs_assessment
from victimcare.rules.care.assessment_questions import AssessmentForm, AssessmentQuestion, QuestionPack
from victimcare.rules.care.needs_assessment import AssessmentFault, AssessmentMoment, NeedDecision, NeedEnd
from victimcare.rules.safe_contact.contact_gate import ConsentPurpose, ConsentRoute
from victimcare.services.access import Act, Actor, member, permit
from victimcare.services.care import carried, known, packs, settling
from victimcare.services.contact.communication_passports import PassportContent
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import recorded_grounds as desk_grounds
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.desk.timeline_acts import StaleVersion as StaleVersion
from victimcare.services.safe_contact import contact_limits
from victimcare.services.safe_contact.plan_shapes import IdentityCheck

BROKEN_OFF = "needs_broken_off"
REASONS = {f"needs_{moment}": moment for moment in AssessmentMoment}


class NoAssessment(LookupError):
    """None is under way."""


class NotSafe(Exception):
    """She has not said in this conversation that she can talk."""


class NotFinished(ValueError):
    """Something is left: questions without an answer, or needs without an end, by their codes."""

    def __init__(self, unanswered: Collection[str], faults: Mapping[str, AssessmentFault]) -> None:
        super().__init__(f"{sorted(unanswered)} {sorted(faults)}")
        self.unanswered, self.faults = tuple(unanswered), dict(faults)


@transaction.atomic
def begin(*, actor: Actor, victim_id: UUID, form: AssessmentForm, now: datetime) -> None:
    """Begin one, or go on with what is under way, in the form that is chosen now. Raises UnknownVictim, NotProved."""
    victim, _ = known.proved(actor, victim_id, Act.ASSESS_NEEDS, now)
    by = member(actor)
    known.hold(victim.id)
    row = open_one(victim.id)
    if row is None:
        risk, name = packs.risk_pack(), uuid4()
        found = carried.known_answers(victim, form, now)
        row = NeedsAssessment.objects.create(
            public_id=name,
            sealed_answers=carried.seal_answers({"needs": found.answers, "said_on": found.said_on}, victim.id, name),
            victim=victim,
            pack=packs.needs_pack().id,
            risk_pack=risk.id if risk and is_asked_of_risk(victim, now) else "",
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
    known.noted(actor, "needs.begun", victim, now, form=form, moment=row.moment)


@transaction.atomic
def say_safe(*, actor: Actor, victim_id: UUID, is_safe: bool, now: datetime) -> None:
    """Whether she can talk now. She cannot: nothing is asked, what is written down stays, and somebody goes on with it
    another day. Raises UnknownVictim, NotProved, NoAssessment."""
    victim, _ = known.proved(actor, victim_id, Act.ASSESS_NEEDS, now)
    known.hold(victim.id)
    row = _open(victim.id)
    row.safe_at = now if is_safe else None
    row.save(update_fields=["safe_at"])
    known.noted(actor, "needs.safe" if is_safe else "needs.not_safe", victim, now)
    if not is_safe:
        _go_on_another_day(victim, now)


@transaction.atomic
def write(
    *,
    actor: Actor,
    victim_id: UUID,
    answers: Mapping[str, str],
    risk_answers: Mapping[str, str],
    after: int,
    now: datetime,
) -> int:
    """Keep these answers; what is not among them stays as it was. `after`: the version that was read. Returns the new
    one. A talk may last longer than the hour of a proof: what was typed in it is kept, and shown after the next.

    Raises UnknownVictim, NotProved, NoAssessment, NotSafe, WrittenSince."""
    permit(actor, Act.ASSESS_NEEDS)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    row = _held(victim, identity_checks.require_recent_check(actor, victim.id, now=now), after)
    kept = carried.answers_in(row)
    given = assessment_questions.keep_valid_answers(questions_for(row, victim, now), answers)
    same = {name: day for name, day in kept["said_on"].items() if given.get(name, "") in ("", kept["needs"].get(name))}
    said = {
        **kept,
        "needs": {**kept["needs"], **given},
        "risk": {**kept["risk"], **assessment_questions.keep_valid_answers(_risk_questions(row), risk_answers)},
        "said_on": same,
    }
    return _keep(actor, victim, row, said, now)


@transaction.atomic
def keep_ends(*, actor: Actor, victim_id: UUID, typed: Mapping[str, str | list[str]], after: int, now: datetime) -> int:
    """Keep what was chosen so far of what becomes of each need, half done as it is: `typed` by the page's fields.
    Nothing follows from it until it is finished. Returns the new version.

    Raises UnknownVictim, NotProved, NoAssessment, NotSafe, WrittenSince."""
    victim, row = _to_write(actor, victim_id, after, now)
    return _keep(actor, victim, row, {**carried.answers_in(row), "ends": dict(typed)}, now)


def _keep(
    actor: Actor, victim: Victim, row: NeedsAssessment, said: Mapping[str, Mapping[str, Any]], now: datetime
) -> int:
    row.sealed_answers, row.version = carried.seal_answers(said, victim.id, row.public_id), row.version + 1
    row.written_at, row.written_by_id = now, member(actor)
    row.save(update_fields=["sealed_answers", "version", "written_at", "written_by"])
    known.noted(actor, "needs.written", victim, now, version=row.version)
    return row.version


@transaction.atomic
def break_off(*, actor: Actor, victim_id: UUID, now: datetime) -> None:
    """She has had enough, or somebody came in. What is written down stays, and somebody goes on with it. Raises
    UnknownVictim, NotProved, NoAssessment."""
    victim, _ = known.proved(actor, victim_id, Act.ASSESS_NEEDS, now)
    _open(victim.id)
    _go_on_another_day(victim, now)
    known.noted(actor, "needs.broken_off", victim, now)


@transaction.atomic
def finish(
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
    """Each need has its end, as a person settled it with her. `grounds` of Enhanced Rights: those that the person
    confirms, with `words` why. `level`: of her risk, never below what was counted. `helps`: what makes it easier to
    speak with her, in words, where an adjustment is none that her passport names. `language`: hers, where she needs an
    interpreter; empty: as her passport has it.

    Raises UnknownVictim, NotProved, NoAssessment, NotSafe, WrittenSince, NotFinished, WordsMissing.
    """
    victim, row = _to_write(actor, victim_id, after, now)
    asked, kept = questions_for(row, victim, now), carried.answers_in(row)
    stands = carried.standing_needs(victim)
    raised = [each for each in assessment_questions.list_raised_needs(asked, kept["needs"]) if each.need not in stands]
    no_support = wants_no_support(victim, now)
    faults = needs_assessment.find_assessment_faults(
        [each.need for each in raised], decided, packs.needs_met(), wants_no_support=no_support
    )
    in_words = [code for code, one in decided.items() if settling.adjusts_in_words(code, one)]
    if in_words and not helps.strip():
        faults |= dict.fromkeys(in_words, AssessmentFault.WHY_MISSING)
    left = (
        *assessment_questions.list_unanswered(asked, kept["needs"]),
        *assessment_questions.list_unanswered(_risk_questions(row), kept["risk"]),
    )
    if left or faults:
        raise NotFinished(left, faults)
    settling.settle(actor, victim, row, raised, decided, PassportContent(language=language, helps=helps), now)
    settling.settle_risk(victim, row, risk_of(row), kept["risk"], level, now)
    new = set(grounds) - set(victim.enhanced_grounds)
    desk_grounds.record_needs_assessed(actor=actor, victim_id=victim.id, grounds=new, words=words, now=now)
    row.finished_at, row.finished_by_id = now, member(actor)
    row.save(update_fields=["finished_at", "finished_by", "risk_level"])
    close_settled_tasks(kind=TaskKind.ASSESS_NEEDS, victim_id=victim.id, subject_key=None, now=now, by=member(actor))
    ends = {end: sum(one.end is end for one in decided.values()) for end in NeedEnd}
    known.noted(actor, "needs.finished", victim, now, form=row.form, moment=row.moment, ends=ends, grounds=len(new))


@transaction.atomic
def drop(*, actor: Actor, victim_id: UUID, now: datetime) -> None:
    """Let what is under way go: she does not want to be asked. Its task is closed by whoever says why. Raises
    UnknownVictim, NotProved, NoAssessment."""
    victim, _ = known.proved(actor, victim_id, Act.ASSESS_NEEDS, now)
    known.hold(victim.id)
    row = _open(victim.id)
    row.dropped_at, row.sealed_answers = now, b""
    row.save(update_fields=["dropped_at", "sealed_answers"])
    known.noted(actor, "needs.dropped", victim, now)


def open_one(victim_id: int) -> NeedsAssessment | None:
    return NeedsAssessment.objects.filter(victim_id=victim_id, finished_at=None, dropped_at=None).first()


def questions_for(row: NeedsAssessment, victim: Victim, now: datetime) -> tuple[AssessmentQuestion, ...]:
    return assessment_questions.select_questions(
        packs.needs_pack(), AssessmentForm(row.form), known.tags_of(victim, now)
    )


def risk_of(row: NeedsAssessment) -> QuestionPack | None:
    """The risk questions of this assessment; None where none are asked, or the force has changed its form since."""
    risk = packs.risk_pack() if row.risk_pack else None
    return risk if risk and risk.id == row.risk_pack else None


def wants_no_support(victim: Victim, now: datetime) -> bool:
    """She has said that she wants nothing of services that support people; saying yes now would lift what the crime's
    record says, and never this."""
    return contact_limits.find_consent(victim, ConsentPurpose.REFERRAL, now=now, says_yes=True) is ConsentRoute.NO


def is_asked_of_risk(victim: Victim, now: datetime) -> bool:
    """Risk questions are for who may know whoever did it: guarded, and not by age alone."""
    return not known.tags_of(victim, now).isdisjoint({"domestic_abuse", "stalking_harassment", "trafficking"})


def _to_write(actor: Actor, victim_id: UUID, after: int, now: datetime) -> tuple[Victim, NeedsAssessment]:
    victim, proof = known.proved(actor, victim_id, Act.ASSESS_NEEDS, now)
    return victim, _held(victim, proof, after)


def _held(victim: Victim, proof: IdentityCheck, after: int) -> NeedsAssessment:
    known.hold(victim.id)
    row = _open(victim.id)
    if not assessment_questions.is_safe_to_ask(row.safe_at, proof.at):
        raise NotSafe
    if row.version != after:
        raise StaleVersion
    return row


def _open(victim_id: int) -> NeedsAssessment:
    row = open_one(victim_id)
    if row is None:
        raise NoAssessment(victim_id)
    return row


def _risk_questions(row: NeedsAssessment) -> tuple[AssessmentQuestion, ...]:
    risk = risk_of(row)
    return risk.questions if risk else ()


def _moment(victim_id: int) -> AssessmentMoment:
    """What this one is for: what somebody was asked to assess for, else the first, else because somebody asked."""
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
