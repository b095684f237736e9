"""What is known before a victim's needs are assessed: answers that still hold, and needs that are being met.

A known answer is filled in with the day on which it was given, and is asked again only if it has changed. What may
change from day to day is asked each time (`ask_again` of the pack).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from victimcare.records.models import Need, NeedsAssessment, Referral, SafeContactPlan, Victim
from victimcare.rules.care import assessment_questions
from victimcare.rules.care.assessment_questions import AssessmentForm, AssessmentQuestion
from victimcare.rules.care.needs_assessment import NeedOutcome
from victimcare.rules.clock import london_date
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.rules.referrals.referral_course import OPEN_REFERRALS
from victimcare.services.care import care_access, need_outcomes, packs
from victimcare.services.care.care_shapes import StandingNeed
from victimcare.services.contact import communication_passports
from victimcare.services.person_keys import fetch_victim_key, load_person_keys

FROM_THE_RECORD = ""  # instead of the day on which an answer was given


@dataclass(frozen=True, slots=True)
class KnownAnswers:
    """By question: the answer, and the day it was given, in ISO form; `FROM_THE_RECORD` instead of a day."""

    answers: Mapping[str, str]
    said_on: Mapping[str, str]


def load_known_answers(victim: Victim, form: AssessmentForm, now: datetime) -> KnownAnswers:
    """The answers that still hold, from the last assessment, or else from the record and the communication passport."""
    pack = packs.load_needs_pack()
    asked = assessment_questions.select_questions(pack, form, care_access.list_victim_tags(victim, now))
    recorded = assessment_questions.reusable_answers(pack, _recorded(victim, asked))
    last = (
        NeedsAssessment.objects.filter(victim=victim, finished_at__isnull=False, pack=pack.id)
        .order_by("-finished_at")
        .first()
    )
    given = (
        assessment_questions.reusable_answers(
            pack, assessment_questions.keep_valid_answers(asked, open_answers(last)["needs"])
        )
        if last
        else {}
    )
    day = london_date(last.finished_at).isoformat() if last is not None and last.finished_at else ""
    # What the passport says now is newer than the answers given then.
    said_on = {**dict.fromkeys(given, day), **dict.fromkeys(recorded, FROM_THE_RECORD)}
    return KnownAnswers({**given, **recorded}, said_on)


def load_standing_needs(victim: Victim) -> Mapping[str, StandingNeed]:
    """The needs that an earlier assessment found and that are still being met, and those with an open referral, by
    their codes. Three queries."""
    kinds, found = packs.load_need_kinds(), dict[str, StandingNeed]()
    rows = Need.objects.filter(victim=victim).select_related("task__owner").order_by("-assessment__finished_at", "id")
    for row in rows:
        if row.code in kinds and row.code not in found and _stands(row):
            owner = row.task.owner.name if row.task and row.task.owner else ""
            found[row.code] = StandingNeed(row.code, NeedOutcome(row.ends_as), owner)
    with_a_service = set(
        Referral.objects.filter(victim=victim, state__in=[state.value for state in OPEN_REFERRALS]).values_list(
            "need", flat=True
        )
    )
    for code, kind in kinds.items():
        if code not in found and not with_a_service.isdisjoint(need_outcomes.list_support_needs(victim, kind)):
            found[code] = StandingNeed(code, NeedOutcome.REFERRAL, "")
    return found


def open_answers(row: NeedsAssessment) -> dict[str, dict[str, Any]]:
    """What was entered in this assessment: answers (`needs`, `risk`), outcomes not settled yet (`ends`), and when
    earlier answers were given (`said_on`). Empty if they are gone."""
    said = load_person_keys([row.sealed_answers]).open_json(
        row.sealed_answers, _about(row.public_id), instead=lambda _: {}
    )
    return {name: said.get(name, {}) for name in ("needs", "risk", "ends", "said_on")}


def seal_assessment_answers(said: Mapping[str, Mapping[str, Any]], victim_id: int, assessment_id: UUID) -> bytes:
    """`said`: in the form that `open_answers` returns."""
    return fetch_victim_key(victim_id).seal_json(said, _about(assessment_id))


def _about(assessment_id: UUID) -> str:
    return f"needs:{assessment_id}"


def _recorded(victim: Victim, asked: tuple[AssessmentQuestion, ...]) -> dict[str, str]:
    """Answers that follow from the record, the agreed plan and the passport: an answer that raises a need which one of
    these names, or one that names the victim's language."""
    said = communication_passports.find_current_passport(victim.id)
    plan = SafeContactPlan.objects.filter(victim=victim).only("language", "formats").first()
    formats = {*victim.formats, *(plan.formats if plan else ())}
    named = {*said.needs, *(each for each in CommunicationNeed if each in formats)}
    language = said.language or (plan.language if plan else "") or victim.language
    spoken = language.partition("-")[0].lower()
    if spoken and spoken != "en":
        named.add(CommunicationNeed.INTERPRETER)
    found = {each.id: _answer_that_follows(each, named, spoken) for each in asked}
    return {question: answer for question, answer in found.items() if answer}


def _answer_that_follows(question: AssessmentQuestion, named: Collection[str], spoken: str) -> str:
    """Empty if nothing that is known answers this question."""
    kinds = packs.load_need_kinds()
    of_needs = (each for each in question.answers if any(kinds[need].passport in named for need in each.needs))
    of_language = (each for each in question.answers if each.language and each.language == spoken)
    return next((each.id for each in (*of_needs, *of_language)), "")


def _stands(row: Need) -> bool:
    if row.ends_as == NeedOutcome.ADJUSTMENT:
        return True
    return row.task is not None and row.task.closed_at is None
