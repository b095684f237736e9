"""What a contact is guided by, how it ends and what follows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.cases.stages import Stage
from victimcare.rules.contact import endings, next_acts
from victimcare.rules.contact.endings import Contradiction, Ending
from victimcare.rules.contact.families import Family, family_of
from victimcare.rules.contact.looking_up import MOST, TELLS_SUPERVISOR_AT, Pace, pace
from victimcare.rules.contact.moments import Moment, moment_of
from victimcare.rules.contact.next_acts import Facts, Step
from victimcare.rules.contact.reading_over import Fault, read_over

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def test_every_stage_has_its_moment_and_every_moment_comes_from_something() -> None:
    found = {moment_of(stage=stage, hearing_at=None, has_spoken=True, now=NOW) for stage in Stage}

    assert found | {Moment.FIRST_CONTACT, Moment.COURT_SOON} == set(Moment)


def test_a_day_in_court_that_is_near_goes_first_and_a_new_case_is_a_first_contact() -> None:
    near, far = NOW + timedelta(days=8), NOW + timedelta(days=20)

    assert moment_of(stage=Stage.TO_COURT, hearing_at=near, has_spoken=True, now=NOW) is Moment.COURT_SOON
    assert moment_of(stage=Stage.TO_COURT, hearing_at=far, has_spoken=False, now=NOW) is Moment.CHARGED
    assert moment_of(stage=Stage.REPORTED, hearing_at=None, has_spoken=False, now=NOW) is Moment.FIRST_CONTACT
    assert moment_of(stage=Stage.BAILED, hearing_at=None, has_spoken=False, now=NOW) is Moment.LET_OUT


def test_the_family_says_what_must_be_known_first() -> None:
    assert family_of(group="violence", flags=["domestic_abuse"], kind="person") is Family.DOMESTIC
    assert family_of(group="sexual", flags=["domestic_abuse"], kind="person") is Family.SEXUAL
    assert family_of(group="violence", flags=["homicide"], kind="bereaved_relative") is Family.BEREAVED
    assert family_of(group="theft_person", flags=[], kind="business") is Family.BUSINESS
    assert family_of(group="something new", flags=[], kind="person") is Family.OTHER


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(Ending),
    st.sets(st.integers(1, 5), max_size=3),
    st.lists(st.integers(1, 5), unique=True, max_size=3),
)
def test_nothing_is_told_that_was_neither_ticked_nor_the_one_thing_of_news(
    ending: Ending, ticked: set[int], news: list[int]
) -> None:
    is_said = bool(ticked) or len(news) == 1 if ending.is_told else not ticked
    if not is_said:
        with pytest.raises(Contradiction, match=r"^tick" if ending.is_told else "^untick"):
            endings.told(ending, ticked=ticked, news=news)
        return

    told = set(endings.told(ending, ticked=ticked, news=news))

    assert told == ((ticked or set(news)) if ending.is_told else set())
    assert not told or ending.is_reached


def test_the_one_thing_of_news_is_told_without_a_tick_but_for_news_of_risk() -> None:
    assert endings.told(Ending.UNDERSTOOD, ticked=(), news=[1]) == (1,)
    with pytest.raises(Contradiction, match=r"^tick"):
        endings.told(Ending.UNDERSTOOD, ticked=(), news=[1], of_risk=[1])
    assert endings.told(Ending.UNDERSTOOD, ticked=[1], news=[1], of_risk=[1]) == (1,)


def test_what_follows_by_itself_is_never_left_to_a_tick() -> None:
    assert next_acts.follows(Ending.SECOND_CALL) is Step.SECOND_CALL
    assert next_acts.follows(Ending.NOT_SAFE) is Step.TRY_AGAIN
    assert next_acts.follows(Ending.UNDERSTOOD) is None


def test_what_is_proposed_begins_with_what_is_most_pressing() -> None:
    facts = Facts(Family.DOMESTIC, Moment.LET_OUT, True, has_plan=False, speaks="pl", wants_support=True)

    found = next_acts.propose(facts, today=date(2026, 11, 25))

    assert [one.step for one in found[:3]] == [Step.RISK_QUESTIONS, Step.AGREE_PLAN, Step.INTERPRETER]
    assert found[0].due_on == date(2026, 11, 25)
    assert len({one.step for one in found}) == len(found)


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        ("We look at it again by Friday.", []),
        (" ", [Fault.NOTHING]),
        ("Ring us on {line}.", [Fault.GAP]),
        ("We ring you on 07700 900 123.", [Fault.HER_NUMBER]),
        ("We write to marta@post.example then.", [Fault.HER_NUMBER]),
        ("Your code is 1234 5678 9012.", [Fault.CODE]),
        ("Marék was let out.", [Fault.NAMES_ANOTHER]),
        ("The suspect was NFA.", [Fault.JARGON]),
        ("Ring us free on 0808 157 0142.", []),
    ],
)
def test_words_are_read_over(words: str, faults: list[Fault]) -> None:
    found = read_over(words, her_keys={"+447700900123", "marta@post.example"}, others=["Marek Kowal"])

    assert [one.fault for one in found] == faults


def test_the_pace_of_looking_up() -> None:
    assert [pace(0), pace(TELLS_SUPERVISOR_AT - 1), pace(MOST - 1), pace(MOST)] == [
        Pace.USUAL,
        Pace.MANY,
        Pace.MANY,
        Pace.TOO_MANY,
    ]
