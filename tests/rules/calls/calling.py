"""A call walked in memory: events go in, and the step reached and the commands for the line come out."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from victimcare.rules.calls import (
    CallAnswered,
    CallCommand,
    CallerHungUp,
    CallerSilent,
    CallEvent,
    CallState,
    KeyPressed,
    Reply,
    ReplyArrived,
    SpeechFinished,
    advance_call,
)

CODE = "042719385560"
NUMBER = "07700900123"
EVENTS: st.SearchStrategy[CallEvent] = st.one_of(
    st.sampled_from("0123456789*#AD").map(KeyPressed),
    st.sampled_from([CallerSilent(), SpeechFinished(), CallerHungUp()]),
    st.sampled_from(Reply).map(ReplyArrived),
)


def walk(events: Iterable[CallEvent], state: CallState | None = None) -> tuple[CallState, list[CallCommand]]:
    state = state or CallState()
    done: list[CallCommand] = []
    for event in events:
        state, verbs = advance_call(state, event)
        done += verbs
    return state, done


def keys(digits: str) -> list[CallEvent]:
    return [KeyPressed(digit) for digit in digits]


def opened(reply: Reply = Reply.OPENED) -> CallState:
    """The caller's code is right, and what it opened is being said."""
    return walk([CallAnswered(), KeyPressed("1"), *keys(CODE), ReplyArrived(reply), SpeechFinished()])[0]


def silent(reply: Reply) -> tuple[CallState, list[CallCommand]]:
    """Nothing was keyed, twice; and this is how the telephones are staffed."""
    return walk(
        [CallAnswered(), SpeechFinished(), CallerSilent(), CallerSilent(), ReplyArrived(reply), SpeechFinished()]
    )


def asked_for_a_number() -> CallState:
    return walk(
        [
            CallAnswered(),
            KeyPressed("2"),
            KeyPressed("4"),
            KeyPressed("2"),
            ReplyArrived(Reply.NUMBER_NEEDED),
            SpeechFinished(),
        ]
    )[0]
