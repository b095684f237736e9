"""Which answers by mail wait for a press on the officer's page: the whole table of answers, guarded and news."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from victimcare.rules.follow_up import risk_news
from victimcare.rules.updates.officer_questions import NOT_MINE, OfficerAction, must_officer_confirm
from victimcare.services.updates import question_views

EVERY = [
    (question.kind, choice) for question in question_views.load_questions().values() for choice in question.choices
]


@pytest.mark.parametrize(("kind", "choice"), EVERY, ids=lambda one: getattr(one, "id", str(one)))
def test_what_ends_a_duty_of_or_reaches_a_guarded_victim_or_is_about_release_waits(kind: str, choice: Any) -> None:
    for is_guarded, news in itertools.product((True, False), ("suspect.bail_changed", "suspect.charged", "")):
        waits = must_officer_confirm(choice, is_any_guarded=is_guarded, news={news} - {""})

        reaches = choice.does in (
            OfficerAction.TOLD,
            OfficerAction.HOLDS,
            OfficerAction.ADDS_LIST,
            OfficerAction.ASKS_VICTIM,
        )
        is_about_release = choice.event in risk_news.RISK_EVENT_TYPES or news in risk_news.RISK_EVENT_TYPES
        asks_a_person = choice.does is OfficerAction.HANDS_OVER
        assert waits is (not asks_a_person and ((reaches and is_guarded) or is_about_release)), (
            kind,
            is_guarded,
            news,
        )


def test_passing_a_case_back_asks_a_person_and_ends_nothing() -> None:
    assert NOT_MINE not in {choice.id for _, choice in EVERY}
    assert not must_officer_confirm(None, is_any_guarded=True, news={"suspect.bailed"})
