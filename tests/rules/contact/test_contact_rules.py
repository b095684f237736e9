"""The guides of a contact, its endings and what follows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.contact import contact_outcomes
from victimcare.rules.contact.contact_guides import ContactMoment, CrimeFamily, contact_moment_of, crime_family_of
from victimcare.rules.contact.contact_outcomes import ContactEnding, ContactFacts, EndingConflict, NextStep
from victimcare.rules.contact.record_lookup import MOST_LOOKUPS, TELLS_SUPERVISOR_AT, LookupPace, judge_lookup_pace
from victimcare.rules.message_text import DraftFault, check_draft

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def test_every_stage_has_its_moment_and_every_moment_comes_from_something() -> None:
    found = {contact_moment_of(stage=stage, hearing_at=None, has_spoken=True, now=NOW) for stage in Stage}

    assert found | {ContactMoment.FIRST_CONTACT, ContactMoment.COURT_SOON} == set(ContactMoment)


def test_a_day_in_court_that_is_near_goes_first_and_a_new_case_is_a_first_contact() -> None:
    near, far = NOW + timedelta(days=8), NOW + timedelta(days=20)

    assert (
        contact_moment_of(stage=Stage.TO_COURT, hearing_at=near, has_spoken=True, now=NOW) is ContactMoment.COURT_SOON
    )
    assert contact_moment_of(stage=Stage.TO_COURT, hearing_at=far, has_spoken=False, now=NOW) is ContactMoment.CHARGED
    assert (
        contact_moment_of(stage=Stage.REPORTED, hearing_at=None, has_spoken=False, now=NOW)
        is ContactMoment.FIRST_CONTACT
    )
    assert contact_moment_of(stage=Stage.BAILED, hearing_at=None, has_spoken=False, now=NOW) is ContactMoment.LET_OUT


def test_the_family_says_what_must_be_known_first() -> None:
    assert crime_family_of(group="violence", flags=["domestic_abuse"], kind="person") is CrimeFamily.DOMESTIC
    assert crime_family_of(group="sexual", flags=["domestic_abuse"], kind="person") is CrimeFamily.SEXUAL
    assert crime_family_of(group="violence", flags=["homicide"], kind="bereaved_relative") is CrimeFamily.BEREAVED
    assert crime_family_of(group="theft_person", flags=[], kind="business") is CrimeFamily.BUSINESS
    assert crime_family_of(group="something new", flags=[], kind="person") is CrimeFamily.OTHER


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(ContactEnding),
    st.sets(st.integers(1, 5), max_size=3),
    st.lists(st.integers(1, 5), unique=True, max_size=3),
)
def test_nothing_is_told_that_was_neither_ticked_nor_the_one_thing_of_news(
    ending: ContactEnding, ticked: set[int], news: list[int]
) -> None:
    is_said = bool(ticked) or len(news) == 1 if ending.is_told else not ticked
    if not is_said:
        with pytest.raises(EndingConflict, match=r"^tick" if ending.is_told else "^untick"):
            contact_outcomes.list_duties_told(ending, ticked=ticked, news=news)
        return

    told = set(contact_outcomes.list_duties_told(ending, ticked=ticked, news=news))

    assert told == ((ticked or set(news)) if ending.is_told else set())
    assert not told or ending.is_reached


def test_the_one_thing_of_news_is_told_without_a_tick_but_for_news_of_risk() -> None:
    assert contact_outcomes.list_duties_told(ContactEnding.UNDERSTOOD, ticked=(), news=[1]) == (1,)
    with pytest.raises(EndingConflict, match=r"^tick"):
        contact_outcomes.list_duties_told(ContactEnding.UNDERSTOOD, ticked=(), news=[1], of_risk=[1])
    assert contact_outcomes.list_duties_told(ContactEnding.UNDERSTOOD, ticked=[1], news=[1], of_risk=[1]) == (1,)


def test_what_follows_by_itself_is_never_left_to_a_tick() -> None:
    assert contact_outcomes.step_after_ending(ContactEnding.SECOND_CALL) is NextStep.SECOND_CALL
    assert contact_outcomes.step_after_ending(ContactEnding.NOT_SAFE) is NextStep.TRY_AGAIN
    assert contact_outcomes.step_after_ending(ContactEnding.UNDERSTOOD) is None


def test_what_is_proposed_begins_with_what_is_most_pressing() -> None:
    facts = ContactFacts(
        CrimeFamily.DOMESTIC, ContactMoment.LET_OUT, True, has_plan=False, speaks="pl", wants_support=True
    )

    found = contact_outcomes.list_possible_steps(facts, today=date(2026, 11, 25))

    assert [one.step for one in found[:3]] == [NextStep.RISK_QUESTIONS, NextStep.AGREE_PLAN, NextStep.INTERPRETER]
    assert found[0].due_on == date(2026, 11, 25)
    assert len({one.step for one in found}) == len(found)


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        ("We look at it again by Friday.", []),
        (" ", [DraftFault.NOTHING]),
        ("Ring us on {line}.", [DraftFault.GAP]),
        ("We ring you on 07700 900 123.", [DraftFault.VICTIM_NUMBER]),
        ("We write to marta@post.example then.", [DraftFault.VICTIM_NUMBER]),
        ("Your code is 1234 5678 9012.", [DraftFault.CODE]),
        ("Marék was let out.", [DraftFault.NAMES_ANOTHER]),
        ("The suspect was NFA.", [DraftFault.JARGON]),
        ("Ring us free on 0808 157 0142.", []),
    ],
)
def test_words_are_read_over(words: str, faults: list[DraftFault]) -> None:
    found = check_draft(words, victim_keys={"+447700900123", "marta@post.example"}, others=["Marek Kowal"])

    assert [one.fault for one in found] == faults


def test_the_pace_of_looking_up() -> None:
    assert [
        judge_lookup_pace(0),
        judge_lookup_pace(TELLS_SUPERVISOR_AT - 1),
        judge_lookup_pace(MOST_LOOKUPS - 1),
        judge_lookup_pace(MOST_LOOKUPS),
    ] == [
        LookupPace.USUAL,
        LookupPace.MANY,
        LookupPace.MANY,
        LookupPace.TOO_MANY,
    ]
