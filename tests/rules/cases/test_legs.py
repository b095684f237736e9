"""The whole journey of a case: its present part, what is done, and what will not come any more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.cases.stories import NOW, STORIES, VICTIM_ID
from victimcare.rules.cases.case_progress import work_out_progress
from victimcare.rules.cases.journey import JourneyLeg, LegState, list_legs


def states(story: str) -> dict[str, str]:
    found = work_out_progress(facts=STORIES[story], victim_id=VICTIM_ID, now=NOW)
    assert found is not None
    return {part.leg.value: part.state.value for part in list_legs(found)}


def test_what_is_with_lawyers_has_been_looked_into_and_may_come_to_court() -> None:
    assert states("with-lawyers") == {
        "told": "done",
        "looking": "done",
        "decision": "now",
        "court": "later",
        "sentence": "later",
        "after": "later",
        "release": "later",
    }


@pytest.mark.parametrize(("story", "leg"), [("closed", "looking"), ("no-charge", "decision"), ("not-guilty", "court")])
def test_where_it_ended_nothing_after_it_is_promised(story: str, leg: str) -> None:
    found = states(story)

    assert found[leg] == "ended"
    after = list(found)[list(found).index(leg) + 1 :]
    assert {found[name] for name in after} == {"not_now"}


def test_after_the_sentence_the_way_goes_on_to_leaving_prison() -> None:
    found = states("sentenced")

    assert (found["sentence"], found["after"], found["release"]) == ("done", "now", "later")


@given(st.sampled_from(sorted(STORIES)))
@settings(max_examples=20)
def test_every_step_stands_once_and_one_part_is_here(story: str) -> None:
    found = work_out_progress(facts=STORIES[story], victim_id=VICTIM_ID, now=NOW)
    assert found is not None
    way = list_legs(found)

    assert [part.leg for part in way] == list(JourneyLeg)
    assert sum(part.state in (LegState.NOW, LegState.ENDED) for part in way) == 1
    assert sorted(step.event for part in way for step in part.happened) == sorted(one.event for one in found.happened)
