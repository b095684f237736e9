"""Keys that come before they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.calls.calling import CODE, NUMBER, keys, opened, walk

from victimcare.rules.calls import (
    FLOW,
    AskDesk,
    CallAnswered,
    CallCommand,
    CallerSilent,
    CallEvent,
    CallState,
    DeskQuery,
    KeyPressed,
    ListenForKey,
    PlayWords,
    Reply,
    ReplyArrived,
    SpeechFinished,
    SpokenPart,
    SpokenWords,
    advance_call,
)


def test_keys_pressed_during_one_moment_go_to_the_step_that_follows() -> None:
    moment, verbs = walk([KeyPressed("2"), KeyPressed("#"), KeyPressed("2"), ReplyArrived(Reply.OPENED)], opened())
    assert (moment.at, verbs) == ("hearing", [AskDesk(DeskQuery.HEARING), PlayWords(("calls-one-moment",))])

    state, verbs = walk([SpeechFinished()], moment)

    # The hash leads back to the menu, and the 2 asks for the day in court once more.
    assert (state.at, state.ahead) == ("hearing", "")
    assert [verb for verb in verbs if isinstance(verb, AskDesk)] == [AskDesk(DeskQuery.HEARING)]


def test_a_number_keyed_during_one_moment_is_not_lost() -> None:
    asking, _ = walk([CallAnswered(), KeyPressed("2"), KeyPressed("4"), KeyPressed("2")])

    state, verbs = walk([*keys(NUMBER), KeyPressed("#"), ReplyArrived(Reply.NUMBER_NEEDED), SpeechFinished()], asking)

    assert (state.at, state.keyed) == ("number_read", NUMBER)
    assert verbs[-2] == PlayWords(("calls-you-keyed", SpokenPart.KEYED, "calls-check-number"))


def test_what_is_keyed_after_a_whole_code_goes_nowhere() -> None:
    state, verbs = walk(
        [CallAnswered(), KeyPressed("1"), *keys(CODE + "42"), ReplyArrived(Reply.OPENED), SpeechFinished()]
    )

    assert (state.at, state.ahead, verbs[-1]) == ("case", "", PlayWords((SpokenPart.CASE,)))


# The whole code, before it was asked for.


@pytest.mark.parametrize(
    "before", [[], [SpeechFinished()], [KeyPressed("2"), SpeechFinished()]], ids=["hello", "menu", "help"]
)
@given(st.from_regex(r"[0-9]{12}", fullmatch=True))
def test_no_code_that_is_keyed_too_soon_is_tried_in_parts(before: list[CallEvent], code: str) -> None:
    """Whatever its digits are, with a desk that answers at once: the call ends where the code is asked for, or at a
    prompt."""
    state, tried = _desk_answers([CallAnswered(), *before, *keys(code)])
    _, tried_later = _desk_answers(
        [CallerSilent(), CallerSilent(), SpeechFinished(), SpeechFinished(), CallerSilent()], state
    )

    assert (*tried, *tried_later) == ()


@pytest.mark.parametrize("code", ["471938556042", "042719385560", "981938556042", "271938556042", "142719385560"])
def test_a_caller_is_told_that_it_came_too_soon_and_asked_for_all_of_it(code: str) -> None:
    state, _ = _desk_answers([CallAnswered(), *keys(code), CallerSilent()])
    assert (state.at, state.keyed, state.run) == ("code_too_soon", "", "")

    asked, verbs = walk([SpeechFinished()], state)
    assert verbs[0] == PlayWords(("calls-ask-code",))

    _, verbs = walk(keys(CODE), asked)
    assert [verb for verb in verbs if isinstance(verb, AskDesk)] == [AskDesk(DeskQuery.CODE, CODE)]


def test_a_person_called_by_its_first_digit_is_not_kept() -> None:
    calls, _ = walk([CallAnswered(), *keys(CODE), ReplyArrived(Reply.WAITS), SpeechFinished()])
    assert (calls.at, calls.ahead) == ("torn", "")

    _, verbs = walk([CallerSilent()], calls)

    assert verbs[0] == AskDesk(DeskQuery.LEAVE)


def test_further_keys_go_nowhere_until_the_caller_is_asked() -> None:
    torn, _ = walk([CallAnswered(), *keys("46755938")])

    more, _ = walk(keys("6042"), torn)
    told, _ = walk([CallerSilent(), ReplyArrived(Reply.KEPT), SpeechFinished()], more)
    over_the_words, _ = walk(keys(CODE), told)

    assert (more.at, told.at, over_the_words.at) == ("torn", "code_too_soon", "torn")
    assert walk([KeyPressed("#")], told)[0].at == walk([KeyPressed("#")], more)[0].at == "person"


def test_a_caller_told_so_who_presses_zero_gets_a_person() -> None:
    told, _ = walk([CallAnswered(), *keys("467559386042"), CallerSilent(), ReplyArrived(Reply.KEPT), SpeechFinished()])

    assert (
        walk([KeyPressed("0"), SpeechFinished(), CallerSilent()], told)[0].at
        == walk(keys("00"), told)[0].at
        == "person"
    )
    assert walk(keys("042"), told)[0].at == "torn"


@pytest.mark.parametrize("first", ["1", "81", "91"])
def test_the_key_for_a_code_and_then_the_code_in_one_go_is_taken(first: str) -> None:
    for code in (CODE, "142719385560", "111111111112"):
        _, verbs = walk([CallAnswered(), *keys(first + code)])

        assert [verb for verb in verbs if isinstance(verb, AskDesk)] == [AskDesk(DeskQuery.CODE, code)]


def test_a_slow_caller_has_as_long_for_the_last_digit_as_for_the_others() -> None:
    """The caller pressed 1 when the menu was over, and began to key before hearing to its end that they may."""
    keying, verbs = walk([CallAnswered(), SpeechFinished(), KeyPressed("1"), *keys(CODE[:10])])
    last, more = walk(keys(CODE[10]), keying)

    assert verbs[-1] == more[-1] == ListenForKey(12)
    assert "perhaps_slow" not in last.path
    assert [verb for verb in walk(keys(CODE[11]), last)[1] if isinstance(verb, AskDesk)] == [
        AskDesk(DeskQuery.CODE, CODE)
    ]


def test_a_caller_who_keyed_a_code_too_soon_waits_less_in_silence() -> None:
    """The 5 of the code meant nothing at the menu, and its 1 asked for a code."""
    _, verbs = walk([CallAnswered(), *keys("512719385560")])

    assert verbs[-1] == ListenForKey(3)


@pytest.mark.parametrize(
    ("pressed", "at"),
    [("000000000000", "person"), ("999999", "greeting"), ("2244", "keying_area"), ("242", "calling_back")],
)
def test_choices_in_a_row_are_choices(pressed: str, at: str) -> None:
    state, _ = walk([CallAnswered()])
    for key in pressed:
        state, _ = walk([KeyPressed(key)], state)
        if FLOW[state.at].asks is DeskQuery.AREAS:
            state, _ = walk([ReplyArrived(Reply.LISTED), SpeechFinished()], state)

    assert state.at == at


def test_choices_whose_words_were_heard_are_never_a_code() -> None:
    state, _ = walk([CallAnswered(), SpeechFinished()])

    for key in "2141":
        state, _ = walk([KeyPressed(key), ReplyArrived(Reply.MORE), SpeechFinished(), SpeechFinished()], state)
        assert state.run == ""


def test_a_number_that_may_be_a_code_keyed_too_soon_is_not_read_aloud() -> None:
    """A code that begins with 01: the caller has waited for a person, and keeps their place."""
    waits: list[CallEvent] = [
        ReplyArrived(Reply.WAITS),
        SpeechFinished(),
        KeyPressed("1"),
        ReplyArrived(Reply.NUMBER_NEEDED),
        SpeechFinished(),
    ]
    asked, _ = walk([CallAnswered(), KeyPressed("0"), *waits])

    state, verbs = walk([*keys("7193855604"), CallerSilent()], asked)
    assert (state.at, SpokenPart.KEYED in _said(verbs)) == ("number_needed", False)
    state, verbs = walk([*keys(NUMBER), CallerSilent()], asked)
    assert (state.at, SpokenPart.KEYED in _said(verbs)) == ("number_read", True)


def _said(verbs: list[CallCommand]) -> list[SpokenWords]:
    return [words for verb in verbs if isinstance(verb, PlayWords) for words in verb.words]


def _desk_answers(events: list[CallEvent], state: CallState | None = None) -> tuple[CallState, tuple[str, ...]]:
    """Each question is answered before the next event; returns also which codes were tried."""
    state, tried = state or CallState(), []
    for event in events:
        state, verbs = advance_call(state, event)
        tried += [verb.keyed for verb in verbs if isinstance(verb, AskDesk) and verb.what is DeskQuery.CODE]
        while FLOW[state.at].asks and not FLOW[state.at].keys:
            replies = FLOW[state.at].replies
            answer = next(each for each in (Reply.WAITS, Reply.LISTED, Reply.KEPT, *replies) if each in replies)
            state, _ = advance_call(state, ReplyArrived(answer))
            state, verbs = advance_call(state, SpeechFinished())
            tried += [verb.keyed for verb in verbs if isinstance(verb, AskDesk) and verb.what is DeskQuery.CODE]
    return state, tuple(tried)
