"""Four answers of somebody without a code, and what of the Code fits them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from victimcare.rules.rights.front_door import Answers, Kind, Stage, When, Who, entries, may_be_faster, notes

ANY = st.builds(
    Answers,
    who=st.sampled_from(Who),
    kind=st.sampled_from(Kind),
    when=st.sampled_from(When),
    stage=st.sampled_from(Stage),
)


def test_who_was_robbed_and_has_told_us_hears_of_arrests_and_of_support() -> None:
    found = entries(Answers(Who.ME, Kind.PROPERTY, When.WEEK, Stage.LOOKED_INTO))

    assert found[0] == "r6_suspect_arrested"
    assert "r4_support_referral" in found
    assert "r5_cics_application_limit" not in found


def test_after_a_decision_to_stop_a_second_look_is_named() -> None:
    assert "r6_vrr_police_request" in entries(Answers(Who.ME, Kind.HOME, When.TWO_YEARS, Stage.STOPPED))


def test_faster_news_is_likely_for_a_child_and_at_home_and_never_for_a_business() -> None:
    assert may_be_faster(Answers(Who.CHILD, Kind.PROPERTY, When.WEEK, Stage.COURT))
    assert may_be_faster(Answers(Who.ME, Kind.HOME, When.WEEK, Stage.COURT))
    assert not may_be_faster(Answers(Who.BUSINESS, Kind.HATE, When.WEEK, Stage.COURT))


def test_something_sexual_in_the_last_days_names_the_centre_first() -> None:
    said = notes(Answers(Who.ME, Kind.SEXUAL, When.WEEK, Stage.NOT_TOLD))

    assert [one.id for one in said] == ["front-door-note-soon-after", "front-door-note-your-choice"]


@given(ANY)
@hypothesis_settings(max_examples=60)
def test_whoever_was_harmed_always_hears_how_to_complain_and_nothing_twice(answers: Answers) -> None:
    found = entries(answers)

    assert len(set(found)) == len(found)
    assert (found == ()) == (answers.who is Who.WITNESS)
    assert not found or found[-1] == "r12_phso"
    assert found or notes(answers)
