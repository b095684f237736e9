"""Past contacts of the desk with two of the cast, their needs as assessed at the
desk, and a message left by a caller without a code."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import uuid4

from victimcare.records.models import Contact, NeedsAssessment, UnverifiedMessage, Victim
from victimcare.rules.care.assessment_questions import NOT_SAID, AnswerType, AssessmentForm
from victimcare.rules.care.needs_assessment import NeedDecision, NeedOutcome
from victimcare.rules.contact.contact_outcomes import ContactEnding, NextStep
from victimcare.services.access import Actor
from victimcare.services.care import assessment_views, needs_assessments
from victimcare.services.contact import contact_outcomes, contact_recording
from victimcare.services.contact.contact_outcomes import ContactOutcome
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import reading_tasks
from victimcare.services.conversations.reading_tasks import UnverifiedMessageText

CONTACTED_NAMES = ("elif", "denise")
_MESSAGE = UnverifiedMessageText(
    about="The woman from the bakery, he said",
    caller="Her brother-in-law, as he said",
    ring="He did not want to be rung",
    message="She is to ring the family. He asked three times where she stays now. I said that I take a message.",
)

AgreementContext = Callable[[Victim, datetime], AbstractContextManager[Actor]]


def record_past_contacts(victims: dict[str, Victim], *, by: Actor, agreeing: AgreementContext, now: datetime) -> None:
    """Elif was not reached yesterday; Denise asked about the court hearing, and will be rung again."""
    if not Contact.objects.filter(victim=victims["elif"]).exists():
        contact_recording.record_contact(
            actor=by,
            victim_id=victims["elif"].id,
            contact_id=uuid4(),
            channel=ContactChannel.PHONE,
            reached=False,
            told=(),
            note="No answer in the hour that was agreed. I left no message.",
            now=now - timedelta(days=1),
            ending=ContactEnding.NOT_REACHED,
        )
    if not Contact.objects.filter(victim=victims["denise"]).exists():
        with agreeing(victims["denise"], now) as actor:
            written = ContactOutcome(
                contact_id=uuid4(),
                channel=ContactChannel.PHONE,
                ending=ContactEnding.SPOKE,
                ticked=(),
                steps=(NextStep.GET_READY_FOR_COURT,),
                note="She wants to know by which door she comes in. I find out.",
            )
            contact_outcomes.save_contact_outcome(
                actor=actor, victim_id=victims["denise"].public_id, written=written, now=now
            )
    if not UnverifiedMessage.objects.exists():
        reading_tasks.take_unverified_message(actor=by, once=uuid4(), words=_MESSAGE, now=now)


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
