"""The words of the care pages: needs and outcomes, answers, closing calls by kind of crime, and reasons for leaving."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from victimcare.channels.web.ui.forms import Form, id_part
from victimcare.rules.care.assessment_questions import YES_NO, AnswerType, AssessmentQuestion
from victimcare.rules.care.closing_calls import CallImpossibleReason, ClosingCrime, ClosingMoment
from victimcare.rules.care.disengagement import DisengagementSign, LeavingAnswer, LeavingReason, LeavingScope
from victimcare.rules.care.needs_assessment import AssessmentMoment, NeedOutcome
from victimcare.services.care.care_shapes import AssessmentDraft, ProposedNeed, StandingNeed
from victimcare.wording import dates, has_sentence, say


def care_need_label(code: str) -> str:
    return say(f"care-need-{id_part(code)}")


def need_end_label(of: NeedOutcome) -> str:
    return say(f"care-end-{id_part(of)}")


def case_moment_label(of: AssessmentMoment) -> str:
    return say(f"care-moment-{of}")


def risk_level_label(name: str) -> str:
    """Name a risk level of the force's own form; without words for it, as the form does."""
    named = f"care-level-{id_part(name)}"
    return say(named) if has_sentence(named) else name


def answer_options(question: AssessmentQuestion) -> list[tuple[str, str]]:
    return [(option, answer_label(question, option)) for option in question.options]


def answer_label(question: AssessmentQuestion, option: str) -> str:
    if question.asks is AnswerType.WORDS:
        return option
    if option in YES_NO:
        return say(f"care-answer-{id_part(option)}")
    found = question.follows(option)
    return found.words if found else option


def need_reason(proposed: ProposedNeed, draft: AssessmentDraft) -> str:
    """Name the answer that raises a need: the question, and what the victim said."""
    asked = next(each for each in draft.questions if each.id == proposed.question)
    return say("care-because", question=asked.ask, answer=answer_label(asked, (draft.answers or {})[asked.id]))


def known_since_label(day: str) -> str:
    """Say when a prefilled answer was given; one without a day comes from the record."""
    if not day:
        return say("care-known-from-record")
    return say("care-known-since", day=dates.write_day(date.fromisoformat(day), manner="page", today=date.min))


def being_met_label(of: StandingNeed) -> str:
    """Say who is meeting a need that was decided earlier."""
    owner = "by" if of.end is NeedOutcome.TASK and of.owner else of.end
    return say(f"care-being-met-{owner}", need=care_need_label(of.code), name=of.owner)


def care_ground_label(name: str, by: Iterable[str], draft: AssessmentDraft) -> str:
    """Name a ground for Enhanced Rights and the questions that support it."""
    asked = {each.id: each.ask for each in draft.questions}
    named = say(f"rights-ground-{id_part(name)}")
    return say("care-ground-by", ground=named[:1].upper() + named[1:], questions=" ".join(asked[each] for each in by))


def question_part_label(name: str) -> str:
    """Name a part of our own questions; a force's form may have other parts."""
    named = f"care-part-{id_part(name)}"
    return say(named) if has_sentence(named) else name


def questions_by_part(questions: Iterable[AssessmentQuestion]) -> Mapping[str, list[str]]:
    """Group the question ids by part, in order."""
    found: dict[str, list[str]] = {}
    for each in questions:
        found.setdefault(each.part, []).append(each.id)
    return found


def unanswered_links(form: Form, draft: AssessmentDraft, questions: Collection[str]) -> list[dict[str, str]]:
    """Count the unanswered questions of each part, linked to the first of them, for an error summary."""
    of_risk = draft.risk.questions if draft.risk else ()
    asked = [*(("n_", each) for each in draft.questions), *(("r_", each) for each in of_risk)]
    found: dict[str, list[str]] = {}
    for prefix, each in asked:
        if each.id in questions:
            found.setdefault(each.part, []).append(prefix + each.id)
    return [
        {
            "text": say("care-left-in", part=question_part_label(name), count=len(fields)),
            "href": f"#{form[fields[0]].auto_id}",
        }
        for name, fields in found.items()
    ]


def closing_label(of: ClosingMoment) -> str:
    return say(f"care-closing-{id_part(of)}")


def crime_label(of: ClosingCrime) -> str:
    return say(f"care-crime-{of}")


def closing_script(of: ClosingMoment, kind: ClosingCrime) -> dict[str, str]:
    """Return the script for the caller: what to say, what it means, what to be careful of, what the victim can do."""
    return {
        "say": say(f"care-closing-{id_part(of)}.say"),
        "means": say(f"care-closing-{id_part(of)}.means"),
        "can": say(f"care-closing-{id_part(of)}.can"),
        "mind": say(f"care-crime-{kind}.mind"),
    }


def impossible_reason_label(of: CallImpossibleReason) -> str:
    return say(f"care-cannot-{id_part(of)}")


def leaving_scope_label(of: LeavingScope) -> str:
    return say(f"care-leaves-{id_part(of)}")


def leaving_reason_label(of: LeavingReason) -> str:
    return say(f"care-reason-{id_part(of)}")


def leaving_answer_label(of: LeavingAnswer | str) -> str:
    return say(f"care-asked-{id_part(of)}")


def watch_sign_label(of: DisengagementSign) -> str:
    return say(f"care-sign-{id_part(of)}")
