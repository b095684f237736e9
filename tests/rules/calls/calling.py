"""A call walked in memory: events in, the place it has come to and what the line was to do out."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from victimcare.rules.calls import Answered, Event, HungUp, Key, Replied, Reply, Silence, State, Verb, WordsOver, step

CODE = "042719385560"
NUMBER = "07700900123"
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from("0123456789*#AD").map(Key),
    st.sampled_from([Silence(), WordsOver(), HungUp()]),
    st.sampled_from(Reply).map(Replied),
)


def walk(events: Iterable[Event], state: State | None = None) -> tuple[State, list[Verb]]:
    state = state or State()
    done: list[Verb] = []
    for event in events:
        state, verbs = step(state, event)
        done += verbs
    return state, done


def keys(digits: str) -> list[Event]:
    return [Key(digit) for digit in digits]


def opened(reply: Reply = Reply.OPENED) -> State:
    """Her code is right, and what it opened is being said."""
    return walk([Answered(), Key("1"), *keys(CODE), Replied(reply), WordsOver()])[0]


def silent(reply: Reply) -> tuple[State, list[Verb]]:
    """Nothing was keyed, twice; and this is how the telephones are staffed."""
    return walk([Answered(), WordsOver(), Silence(), Silence(), Replied(reply), WordsOver()])


def asked_for_a_number() -> State:
    return walk([Answered(), Key("2"), Key("4"), Key("2"), Replied(Reply.NUMBER_NEEDED), WordsOver()])[0]
