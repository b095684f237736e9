"""A needs assessment: which needs the answers raise, the order of the questions, and that no answer is lost."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.people_and_cases import NOW
from victimcare.rules.care import assessment_questions, needs_assessment
from victimcare.rules.care.assessment_questions import AnswerType, AssessmentForm
from victimcare.rules.care.needs_assessment import AssessmentFault, NeedDecision, NeedOutcome
from victimcare.services.care import packs

PACK, KINDS = packs.load_needs_pack(), packs.load_need_kinds()
RISK = packs.read_questions_pack(packs.HERE / "risk-example.toml", needs=KINDS, has_levels=True)
EVERYBODY = frozenset({"burglary", "person"})
ABUSED = frozenset({"violence", "domestic_abuse", "guarded", "person"})
_TAGS = st.sampled_from([EVERYBODY, ABUSED, frozenset({"sexual", "child"}), frozenset({"fraud"})])
_ENDS = st.one_of(st.none(), st.sampled_from([*NeedOutcome]))


@st.composite
def _answered(draw: st.DrawFn) -> tuple[tuple[assessment_questions.AssessmentQuestion, ...], dict[str, str]]:
    asked = assessment_questions.select_questions(PACK, draw(st.sampled_from([*AssessmentForm])), draw(_TAGS))
    said = {each.id: draw(st.sampled_from(each.options or ("words",))) for each in asked}
    return asked, said


@given(_answered(), st.data())
@settings(max_examples=60)
def test_no_need_is_lost(
    answered: tuple[tuple[assessment_questions.AssessmentQuestion, ...], dict[str, str]], data: st.DataObject
) -> None:
    """Whatever the victim answers and whatever is chosen: it is finished only when each need has an end that fits
    it."""
    raised = [each.need for each in assessment_questions.list_raised_needs(*answered)]
    chosen = {code: data.draw(_ENDS) for code in raised}
    decided = {code: NeedDecision(end, "no places") for code, end in chosen.items() if end}
    wants_none = data.draw(st.booleans())

    faults = needs_assessment.find_assessment_faults(raised, decided, KINDS, wants_no_support=wants_none)

    fitting = {code for code, one in decided.items() if one.end is NeedOutcome.NOT_MET or one.end in KINDS[code].ends}
    refused = {code for code, one in decided.items() if wants_none and one.end is NeedOutcome.REFERRAL}
    assert set(faults) == set(raised) - (fitting - refused)
    assert bool(faults) or not needs_assessment.find_lost_needs(raised, decided.keys())


@given(_answered())
@settings(max_examples=30)
def test_what_was_not_said_raises_nothing_and_takes_nothing_away(
    answered: tuple[tuple[assessment_questions.AssessmentQuestion, ...], dict[str, str]],
) -> None:
    asked, said = answered
    silent = {each.id: assessment_questions.NOT_SAID for each in asked if each.asks is not AnswerType.WORDS}

    assert assessment_questions.list_raised_needs(asked, silent) == ()
    assert assessment_questions.list_suggested_grounds(asked, silent) == {}
    assert assessment_questions.list_unanswered(asked, silent) == ()
    assert {
        one.need for one in assessment_questions.list_raised_needs(asked, {**said, "not_a_question": "yes"})
    } <= KINDS.keys()


def test_a_need_that_cannot_be_met_says_why() -> None:
    assert needs_assessment.find_assessment_faults(
        ["health"], {"health": NeedDecision(NeedOutcome.NOT_MET)}, KINDS, wants_no_support=False
    ) == {"health": AssessmentFault.WHY_MISSING}
    assert needs_assessment.find_assessment_faults(
        [], {"health": NeedDecision(NeedOutcome.TASK)}, KINDS, wants_no_support=False
    ) == {"health": AssessmentFault.NOT_RAISED}


def test_the_short_form_is_part_of_the_full_one_and_questions_are_asked_of_whom_they_are_for() -> None:
    short, full = (
        assessment_questions.select_questions(PACK, form, ABUSED)
        for form in (AssessmentForm.SHORT, AssessmentForm.FULL)
    )

    assert set(short) < set(full)
    assert len(short) <= 20
    assert "devices" in {each.id for each in short}
    assert "devices" not in {
        each.id for each in assessment_questions.select_questions(PACK, AssessmentForm.FULL, EVERYBODY)
    }


def test_being_able_to_talk_last_time_says_nothing_about_now() -> None:
    assert not assessment_questions.is_safe_to_ask(None, NOW)
    assert not assessment_questions.is_safe_to_ask(NOW - timedelta(seconds=1), NOW)
    assert assessment_questions.is_safe_to_ask(NOW, NOW)


@given(st.data())
@settings(max_examples=40)
def test_a_person_goes_above_what_is_counted_and_never_below(data: st.DataObject) -> None:
    answers = {each.id: data.draw(st.sampled_from(each.options)) for each in RISK.questions}
    counted = assessment_questions.risk_level_of(RISK, answers)
    assert counted is not None
    chosen = data.draw(st.sampled_from(["", "standard", "medium", "high", "of no form"]))

    settled = assessment_questions.agreed_level(RISK, counted, chosen)

    assert settled.at_least >= counted.at_least
    assert settled.id == chosen or settled == counted


def test_every_need_of_the_pack_is_raised_by_a_question_and_the_risk_form_is_marked_as_an_example() -> None:
    raised = {need for each in PACK.questions for answer in each.answers for need in answer.needs}

    assert raised == KINDS.keys()
    assert RISK.is_example
