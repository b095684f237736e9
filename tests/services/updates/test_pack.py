from __future__ import annotations

import pytest

from victimcare.rules.agency_handovers import TAKEOVER_EVENTS
from victimcare.rules.care.closing_calls import closing_moment_of
from victimcare.rules.care.needs_assessment import assessment_moment_of
from victimcare.services.updates import question_views


def test_what_officers_record_starts_nothing_that_only_a_feed_sets_going() -> None:
    """Closing with care, asking again and handover reports hang on other events: `feed.feed_news` starts them, an
    answer does not."""
    choices = (choice for one in question_views.load_questions().values() for choice in one.choices)
    recorded = [(choice, choice.event) for choice in choices if choice.event]

    assert {event for _, event in recorded} & TAKEOVER_EVENTS == set()
    assert [
        choice.id
        for choice, event in recorded
        if closing_moment_of(event, choice.says or {}) or assessment_moment_of(event, {})
    ] == []


def test_the_questions_hold_together_and_a_broken_pack_says_where() -> None:
    assert len(question_views.load_questions()) == 5
    with pytest.raises(ValueError, match="stands in the pack once"):
        question_views.parse_questions(b"")
    text = question_views.QUESTIONS.read_bytes().replace(b'event = "case.looked_at"', b"", 1)
    with pytest.raises(ValueError, match=r"how_it_stands.still_looking: what records names its event"):
        question_views.parse_questions(text)
