"""A person: the queue, whoever has her, and a message where nobody has."""

from __future__ import annotations

import pytest
from tests.rules.calls.calling import opened, walk

from victimcare.rules.calls import (
    Answered,
    Ask,
    Asks,
    Event,
    Join,
    Key,
    Left,
    LineClosed,
    Play,
    Record,
    Recorded,
    Replied,
    Reply,
    Said,
    Silence,
    TurnCame,
    Whom,
    WordsOver,
    can_be_joined,
    outcome,
    step,
)


def test_the_queue_tells_her_round_by_round_and_ends_by_itself() -> None:
    state, _ = walk([Answered(), Key("0"), Replied(Reply.WAITS), WordsOver(), WordsOver()])
    assert state.at == "waiting"

    rounds = 0
    while state.at != "too_long":
        state, _ = walk([Replied(Reply.STILL), WordsOver(), WordsOver()], state)
        rounds += 1

    assert rounds == 120
    assert state.path.count("waiting") == 1


def test_who_waited_when_it_was_closed_hears_why_and_is_promised_a_call_back() -> None:
    waiting, _ = walk([Answered(), Key("0"), Replied(Reply.WAITS), WordsOver(), WordsOver()])

    told, verbs = walk([Replied(Reply.CLOSED), WordsOver()], waiting)
    asked, _ = walk([WordsOver()], told)

    assert verbs[0] == Play((Said.OPENING, "calls-closed-meanwhile"))
    assert asked.at == "calling_too_long"


def test_when_the_line_is_closed_the_music_ends_and_how_she_stands_is_asked_at_once() -> None:
    waiting, _ = walk([Answered(), Key("0"), Replied(Reply.WAITS), WordsOver(), WordsOver()])
    place_told, _ = walk([Replied(Reply.STILL), WordsOver()], waiting)

    for here in (waiting, place_told):
        asked, verbs = step(here, LineClosed())
        told, _ = walk([Replied(Reply.CLOSED), WordsOver()], asked)
        assert verbs == (Ask(Asks.TURN), Play(("calls-one-moment",)))
        assert told.at == "closed_meanwhile"
        assert step(told, LineClosed()) == (told, ())


def test_who_speaks_with_somebody_or_leaves_a_message_is_not_told_that_the_line_is_closed() -> None:
    waiting, _ = walk([Answered(), Key("0"), Replied(Reply.WAITS), WordsOver(), WordsOver()])
    joined, _ = walk([TurnCame(), WordsOver()], waiting)
    leaves_message, _ = walk([Key("3")], waiting)

    assert [step(here, LineClosed()) for here in (joined, leaves_message)] == [(joined, ()), (leaves_message, ())]


def test_her_turn_comes_wherever_she_is_in_the_queue_and_when_it_is_over_she_goes_on() -> None:
    waiting, _ = walk([Answered(), Key("0"), Replied(Reply.WAITS), WordsOver(), WordsOver()])

    joined, verbs = walk([TurnCame(), WordsOver()], waiting)
    assert verbs == [Play(("calls-joining",)), Play(()), Join()]
    after, _ = walk([Left()], joined)

    assert after.at == "after_person"
    assert outcome(after.path) == "person"


def test_passed_on_she_waits_for_another_in_the_same_call() -> None:
    waiting, _ = walk([Answered(), Key("0"), Replied(Reply.WAITS), WordsOver(), WordsOver()])

    passed, _ = walk([TurnCame(), WordsOver(), Left(is_passed_on=True)], waiting)
    waits_again, _ = walk([Replied(Reply.STILL), WordsOver(), WordsOver()], passed)
    joined, verbs = walk([TurnCame(), WordsOver()], passed)

    assert (passed.at, waits_again.at, joined.at) == ("passed_on", "waiting", "joined")
    assert Join() in verbs


def test_she_is_not_put_through_while_her_message_or_a_promise_is_written_down() -> None:
    speaking, _ = walk([Answered(), Key("2"), Key("4"), Key("4"), Key("1")])
    promising, _ = walk([Answered(), Key("2"), Key("4"), Key("2")])

    for state in (speaking, promising):
        assert not can_be_joined(state)
        assert step(state, TurnCame()) == (state, ())


def test_a_message_is_kept_only_after_its_purpose_was_said_and_she_pressed_for_it() -> None:
    told, verbs = walk([Key("4"), Key("1")], opened())
    assert verbs[-2] == Play(("calls-message-officer", "calls-message-consent"))
    assert not any(isinstance(verb, Record) for verb in verbs)

    speaking, verbs = walk([Key("1")], told)
    assert verbs == [Play(("calls-message-speak",)), Record(180)]
    kept, verbs = walk([WordsOver(), Recorded(), Replied(Reply.KEPT), WordsOver()], speaking)
    assert verbs[0] == Ask(Asks.VOICEMAIL, whom=Whom.OFFICER)
    assert (kept.at, outcome(kept.path)) == ("message_kept", "message")
    assert walk([Recorded(), Replied(Reply.NOT_LISTED), WordsOver()], speaking)[0].at == "officer_heard_nothing"


@pytest.mark.parametrize(("key", "whose"), [("1", "officer"), ("4", "desk")])
def test_where_nothing_is_heard_she_is_asked_once_more_and_then_there_is_a_person(key: str, whose: str) -> None:
    nothing: list[Event] = [WordsOver(), Recorded(), Replied(Reply.NOT_LISTED), WordsOver()]
    told, verbs = walk([Key("4"), Key(key), Key("1"), *nothing], opened())
    assert (told.at, verbs[-2].words[0]) == (f"{whose}_heard_nothing", "calls-message-nothing")  # type: ignore[union-attr]

    again, verbs = walk([Key("1"), *nothing, WordsOver(), Replied(Reply.STAFFED), WordsOver()], told)
    person, _ = walk([Silence()], again)

    assert Play(("calls-message-nothing-again",)) in verbs
    assert (again.at, person.at) == ("cant_talk_person", "silent_person")
