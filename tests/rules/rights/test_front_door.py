"""Four answers from a visitor without a code, and which entries of the Code fit them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from victimcare.rules.rights.rights_enquiry import (
    EnquirerRole,
    EnquiryAnswers,
    EnquiryCrime,
    EnquiryStage,
    EnquiryTime,
    list_enquiry_notes,
    list_fitting_entries,
    may_have_enhanced_rights,
)

ANY = st.builds(
    EnquiryAnswers,
    who=st.sampled_from(EnquirerRole),
    kind=st.sampled_from(EnquiryCrime),
    when=st.sampled_from(EnquiryTime),
    stage=st.sampled_from(EnquiryStage),
)


def test_a_robbed_victim_who_told_us_hears_of_arrests_and_support() -> None:
    found = list_fitting_entries(
        EnquiryAnswers(EnquirerRole.ME, EnquiryCrime.PROPERTY, EnquiryTime.WEEK, EnquiryStage.LOOKED_INTO)
    )

    assert found[0] == "r6_suspect_arrested"
    assert "r4_support_referral" in found
    assert "r5_cics_application_limit" not in found


def test_after_a_decision_to_stop_a_second_look_is_named() -> None:
    assert "r6_vrr_police_request" in list_fitting_entries(
        EnquiryAnswers(EnquirerRole.ME, EnquiryCrime.HOME, EnquiryTime.TWO_YEARS, EnquiryStage.STOPPED)
    )


def test_faster_news_is_likely_for_a_child_and_at_home_and_never_for_a_business() -> None:
    assert may_have_enhanced_rights(
        EnquiryAnswers(EnquirerRole.CHILD, EnquiryCrime.PROPERTY, EnquiryTime.WEEK, EnquiryStage.COURT)
    )
    assert may_have_enhanced_rights(
        EnquiryAnswers(EnquirerRole.ME, EnquiryCrime.HOME, EnquiryTime.WEEK, EnquiryStage.COURT)
    )
    assert not may_have_enhanced_rights(
        EnquiryAnswers(EnquirerRole.BUSINESS, EnquiryCrime.HATE, EnquiryTime.WEEK, EnquiryStage.COURT)
    )


def test_something_sexual_in_the_last_days_names_the_centre_first() -> None:
    said = list_enquiry_notes(
        EnquiryAnswers(EnquirerRole.ME, EnquiryCrime.SEXUAL, EnquiryTime.WEEK, EnquiryStage.NOT_TOLD)
    )

    assert [one.id for one in said] == ["front-door-note-soon-after", "front-door-note-your-choice"]


@given(ANY)
@hypothesis_settings(max_examples=60)
def test_a_victim_always_hears_how_to_complain_and_nothing_twice(answers: EnquiryAnswers) -> None:
    found = list_fitting_entries(answers)

    assert len(set(found)) == len(found)
    assert (found == ()) == (answers.who is EnquirerRole.WITNESS)
    assert not found or found[-1] == "r12_phso"
    assert found or list_enquiry_notes(answers)
