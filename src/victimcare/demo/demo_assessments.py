"""The needs of two of the cast, as assessed at the desk; and why one of them stopped."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from victimcare.records.models import NeedsAssessment, Victim
from victimcare.rules.care.assessment_questions import NOT_SAID, AnswerType, AssessmentForm
from victimcare.rules.care.needs_assessment import NeedDecision, NeedOutcome
from victimcare.services.access import Actor
from victimcare.services.care import assessment_views, needs_assessments

AgreementContext = Callable[[Victim, datetime], AbstractContextManager[Actor]]

_ANSWERS_GIVEN = {
    "language": "english",
    "how_is_it": "I check the lock three times and sleep in the chair.",
    "sleep": "no",
    "feels_safe": "no",
    "doors": "yes",
    "pace": "yes",
    "money": "yes",
    "way_there": "no",
}
_DECISIONS = {
    "somebody_to_talk_to": NeedDecision(NeedOutcome.REFERRAL),
    "safety_now": NeedDecision(NeedOutcome.TASK),
    "home_security": NeedDecision(NeedOutcome.TASK),
    "slowly": NeedDecision(NeedOutcome.ADJUSTMENT),
    "money": NeedDecision(NeedOutcome.NOT_MET, "The fund for lost wages is closed until January. Ask again then."),
}


def finish_assessment(victim: Victim, *, agreeing: AgreementContext, now: datetime) -> None:
    """Finished: one of five needs cannot be met."""
    if NeedsAssessment.objects.filter(victim=victim).exists():
        return
    with agreeing(victim, now) as actor:
        after = _answer_questions(actor, victim, AssessmentForm.FULL, _ANSWERS_GIVEN, now)
        needs_assessments.finish_assessment(
            actor=actor,
            victim_id=victim.public_id,
            decided=_DECISIONS,
            grounds=["intimidated"],
            words="Afraid in her own flat since.",
            level="",
            helps="",
            after=after,
            now=now,
        )


def break_off_assessment(victim: Victim, *, agreeing: AgreementContext, now: datetime) -> None:
    """Begun, and kept for another day: they were interrupted."""
    if NeedsAssessment.objects.filter(victim=victim).exists():
        return
    with agreeing(victim, now) as actor:
        _answer_questions(actor, victim, AssessmentForm.SHORT, {"pace": "yes"}, now)
        needs_assessments.break_off_assessment(actor=actor, victim_id=victim.public_id, now=now)


def _answer_questions(actor: Actor, victim: Victim, form: AssessmentForm, said: dict[str, str], now: datetime) -> int:
    """Answer every question. Returns the version that was stored."""
    needs_assessments.begin_assessment(actor=actor, victim_id=victim.public_id, form=form, now=now)
    needs_assessments.record_safe_for_questions(actor=actor, victim_id=victim.public_id, is_safe=True, now=now)
    draft = assessment_views.read_assessment_draft(actor=actor, victim_id=victim.public_id, now=now)
    silent = {each.id: NOT_SAID for each in draft.questions if each.asks is not AnswerType.WORDS}
    risk = {each.id: NOT_SAID for each in draft.risk.questions} if draft.risk else {}
    return needs_assessments.save_answers(
        actor=actor,
        victim_id=victim.public_id,
        answers={**silent, **said},
        risk_answers=risk,
        after=draft.version,
        now=now,
    )
