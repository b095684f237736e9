"""What a call gives away: nothing that was keyed, and nothing by how it answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.rules.calls.calling import CODE, EVENTS, keys, walk

from victimcare.rules.calls import (
    FLOW,
    CallAnswered,
    CallEvent,
    KeyPressed,
    MarkNewsHeard,
    Pause,
    PlayWords,
    Reply,
    ReplyArrived,
    SpeechFinished,
)

OPENING = (Reply.OPENED, Reply.OPENED_SHORT)


@given(st.lists(st.sampled_from([*(ReplyArrived(reply) for reply in Reply if reply not in OPENING), SpeechFinished()])))
def test_whatever_does_not_open_is_said_with_the_identical_words(happenings: list[CallEvent]) -> None:
    """A failed, late or strange reply gives the same words after `checking_code` as a wrong code does."""
    checking, _ = walk([CallAnswered(), KeyPressed("1"), *keys(CODE)])
    state, verbs = walk([*happenings, *[SpeechFinished()] * 9], checking)

    words = [verb.words for verb in verbs if isinstance(verb, PlayWords) and verb != PlayWords((Pause(1.0),))]
    assert words[0] == ("calls-not-opened", "calls-not-opened-menu")
    assert not any(isinstance(verb, MarkNewsHeard) for verb in verbs)
    assert "case" not in state.path


def test_a_reply_is_acted_on_only_when_the_words_are_over_or_a_whole_second_later() -> None:
    checking, _ = walk([CallAnswered(), KeyPressed("1"), *keys(CODE)])

    assert walk([ReplyArrived(Reply.NOT_OPENED)], checking)[1] == []
    waiting, verbs = walk([SpeechFinished()], checking)
    assert verbs == [PlayWords((Pause(1.0),))]
    assert walk([ReplyArrived(Reply.NOT_OPENED)], waiting)[1] == []
    assert walk([ReplyArrived(Reply.NOT_OPENED), SpeechFinished()], waiting)[0].at == "not_opened"


@given(st.text("0123456789", min_size=3, max_size=12), st.lists(EVENTS, max_size=20))
def test_keyed_digits_stand_in_no_path_and_no_text_of_a_state(digits: str, events: list[CallEvent]) -> None:
    state, verbs = walk([CallAnswered(), KeyPressed("1"), *keys(digits), *events])

    assert set(state.path) <= set(FLOW)
    assert digits not in repr((state, verbs, keys(digits)))


def test_what_was_keyed_is_dropped_once_handed_on() -> None:
    checking, _ = walk([CallAnswered(), KeyPressed("1"), *keys(CODE)])
    assert checking.keyed == ""
