"""A person: the queue, the agent who has the caller, and a message where no agent is there."""

from __future__ import annotations

import pytest
from tests.rules.calls.calling import opened, walk

from victimcare.rules.calls import (
    AgentAnswered,
    AgentLeft,
    AskDesk,
    CallAnswered,
    CallerSilent,
    CallEvent,
    DeskQuery,
    JoinAgent,
    KeyPressed,
    LineClosedByStaff,
    PlayWords,
    RecordingFinished,
    RecordVoice,
    Reply,
    ReplyArrived,
    SpeechFinished,
    SpokenPart,
    VoicemailRecipient,
    advance_call,
    call_outcome,
    can_join_agent,
)


def test_the_queue_tells_the_place_round_by_round_and_ends_by_itself() -> None:
    state, _ = walk([CallAnswered(), KeyPressed("0"), ReplyArrived(Reply.WAITS), SpeechFinished(), SpeechFinished()])
    assert state.at == "waiting"

    rounds = 0
    while state.at != "too_long":
        state, _ = walk([ReplyArrived(Reply.STILL), SpeechFinished(), SpeechFinished()], state)
        rounds += 1

    assert rounds == 120
    assert state.path.count("waiting") == 1


def test_a_caller_waiting_when_it_closes_hears_why_and_is_promised_a_call() -> None:
    waiting, _ = walk([CallAnswered(), KeyPressed("0"), ReplyArrived(Reply.WAITS), SpeechFinished(), SpeechFinished()])

    told, verbs = walk([ReplyArrived(Reply.CLOSED), SpeechFinished()], waiting)
    asked, _ = walk([SpeechFinished()], told)

    assert verbs[0] == PlayWords((SpokenPart.OPENING, "calls-closed-meanwhile"))
    assert asked.at == "calling_too_long"


def test_when_the_line_is_closed_the_music_ends_and_the_callers_turn_is_asked_at_once() -> None:
    waiting, _ = walk([CallAnswered(), KeyPressed("0"), ReplyArrived(Reply.WAITS), SpeechFinished(), SpeechFinished()])
    place_told, _ = walk([ReplyArrived(Reply.STILL), SpeechFinished()], waiting)

    for here in (waiting, place_told):
        asked, verbs = advance_call(here, LineClosedByStaff())
        told, _ = walk([ReplyArrived(Reply.CLOSED), SpeechFinished()], asked)
        assert verbs == (AskDesk(DeskQuery.TURN), PlayWords(("calls-one-moment",)))
        assert told.at == "closed_meanwhile"
        assert advance_call(told, LineClosedByStaff()) == (told, ())


def test_a_caller_with_an_agent_or_leaving_a_message_is_not_told_that_the_line_is_closed() -> None:
    waiting, _ = walk([CallAnswered(), KeyPressed("0"), ReplyArrived(Reply.WAITS), SpeechFinished(), SpeechFinished()])
    joined, _ = walk([AgentAnswered(), SpeechFinished()], waiting)
    leaves_message, _ = walk([KeyPressed("3")], waiting)

    assert [advance_call(here, LineClosedByStaff()) for here in (joined, leaves_message)] == [
        (joined, ()),
        (leaves_message, ()),
    ]


def test_a_turn_comes_anywhere_in_the_queue_and_the_caller_goes_on_afterwards() -> None:
    waiting, _ = walk([CallAnswered(), KeyPressed("0"), ReplyArrived(Reply.WAITS), SpeechFinished(), SpeechFinished()])

    joined, verbs = walk([AgentAnswered(), SpeechFinished()], waiting)
    assert verbs == [PlayWords(("calls-joining",)), PlayWords(()), JoinAgent()]
    after, _ = walk([AgentLeft()], joined)

    assert after.at == "after_person"
    assert call_outcome(after.path) == "person"


def test_passed_on_a_caller_waits_for_another_in_the_same_call() -> None:
    waiting, _ = walk([CallAnswered(), KeyPressed("0"), ReplyArrived(Reply.WAITS), SpeechFinished(), SpeechFinished()])

    passed, _ = walk([AgentAnswered(), SpeechFinished(), AgentLeft(is_passed_on=True)], waiting)
    waits_again, _ = walk([ReplyArrived(Reply.STILL), SpeechFinished(), SpeechFinished()], passed)
    joined, verbs = walk([AgentAnswered(), SpeechFinished()], passed)

    assert (passed.at, waits_again.at, joined.at) == ("passed_on", "waiting", "joined")
    assert JoinAgent() in verbs


def test_a_caller_is_not_put_through_while_a_message_or_promise_is_being_stored() -> None:
    speaking, _ = walk([CallAnswered(), KeyPressed("2"), KeyPressed("4"), KeyPressed("4"), KeyPressed("1")])
    promising, _ = walk([CallAnswered(), KeyPressed("2"), KeyPressed("4"), KeyPressed("2")])

    for state in (speaking, promising):
        assert not can_join_agent(state)
        assert advance_call(state, AgentAnswered()) == (state, ())


def test_a_message_is_kept_only_after_its_purpose_was_said_and_the_caller_agreed() -> None:
    told, verbs = walk([KeyPressed("4"), KeyPressed("1")], opened())
    assert verbs[-2] == PlayWords(("calls-message-officer", "calls-message-consent"))
    assert not any(isinstance(verb, RecordVoice) for verb in verbs)

    speaking, verbs = walk([KeyPressed("1")], told)
    assert verbs == [PlayWords(("calls-message-speak",)), RecordVoice(180)]
    kept, verbs = walk([SpeechFinished(), RecordingFinished(), ReplyArrived(Reply.KEPT), SpeechFinished()], speaking)
    assert verbs[0] == AskDesk(DeskQuery.VOICEMAIL, whom=VoicemailRecipient.OFFICER)
    assert (kept.at, call_outcome(kept.path)) == ("message_kept", "message")
    assert (
        walk([RecordingFinished(), ReplyArrived(Reply.NOT_LISTED), SpeechFinished()], speaking)[0].at
        == "officer_heard_nothing"
    )


@pytest.mark.parametrize(("key", "whose"), [("1", "officer"), ("4", "desk")])
def test_a_silent_caller_is_asked_once_more_and_then_there_is_a_person(key: str, whose: str) -> None:
    nothing: list[CallEvent] = [SpeechFinished(), RecordingFinished(), ReplyArrived(Reply.NOT_LISTED), SpeechFinished()]
    told, verbs = walk([KeyPressed("4"), KeyPressed(key), KeyPressed("1"), *nothing], opened())
    assert (told.at, verbs[-2].words[0]) == (f"{whose}_heard_nothing", "calls-message-nothing")  # type: ignore[union-attr]

    again, verbs = walk(
        [KeyPressed("1"), *nothing, SpeechFinished(), ReplyArrived(Reply.STAFFED), SpeechFinished()], told
    )
    person, _ = walk([CallerSilent()], again)

    assert PlayWords(("calls-message-nothing-again",)) in verbs
    assert (again.at, person.at) == ("cant_talk_person", "silent_person")
