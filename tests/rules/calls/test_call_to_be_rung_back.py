"""To be rung back: a time that the caller chooses, and a number that is read back before it is used."""

from __future__ import annotations

import pytest
from tests.rules.calls.calling import CODE, NUMBER, asked_for_a_number, keys, opened, walk

from victimcare.rules.calls import (
    FLOW,
    AskDesk,
    CallAnswered,
    CallbackReason,
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
    advance_call,
    call_outcome,
)


def test_a_caller_asks_for_a_call_back_and_the_promise_is_said() -> None:
    state, verbs = walk([KeyPressed("4"), KeyPressed("2"), ReplyArrived(Reply.PROMISED), SpeechFinished()], opened())

    assert verbs[2:] == [
        AskDesk(DeskQuery.CALLBACK, wish=CallbackReason.BACK),
        PlayWords(("calls-one-moment",)),
        PlayWords((SpokenPart.PROMISE, "calls-done-menu")),
        ListenForKey(8),
    ]
    assert call_outcome(state.path) == "callback"


def test_a_caller_chooses_a_time_and_if_it_has_gone_another() -> None:
    times, _ = walk([KeyPressed("4"), KeyPressed("3"), ReplyArrived(Reply.LISTED), SpeechFinished()], opened())

    taken, verbs = walk([KeyPressed("2")], times)
    assert verbs[0] == AskDesk(DeskQuery.SLOT, "2", wish=CallbackReason.BACK)
    assert walk([ReplyArrived(Reply.PROMISED), SpeechFinished()], taken)[0].at == "promised"
    again, _ = walk([ReplyArrived(Reply.GONE), SpeechFinished(), SpeechFinished()], taken)
    assert again.at == "slots"


@pytest.mark.parametrize(
    "events", [[*keys(NUMBER), KeyPressed("#"), KeyPressed("1")], [KeyPressed("#")]], ids=["keyed", "this phone"]
)
def test_a_time_that_went_while_the_number_was_keyed_is_chosen_again(events: list[CallEvent]) -> None:
    times, _ = walk(
        [
            CallAnswered(),
            KeyPressed("2"),
            KeyPressed("4"),
            KeyPressed("3"),
            ReplyArrived(Reply.LISTED),
            SpeechFinished(),
        ]
    )
    asked, _ = walk([KeyPressed("2"), ReplyArrived(Reply.NUMBER_NEEDED), SpeechFinished()], times)

    again, _ = walk([*events, ReplyArrived(Reply.GONE), SpeechFinished(), SpeechFinished()], asked)

    assert again.at == "slots"


def test_times_that_can_not_be_read_out_still_end_in_a_call_back() -> None:
    failed, _ = advance_call(CallState(at="slots", path=("slots",)), ReplyArrived(Reply.FAILED))
    told, _ = advance_call(failed, SpeechFinished())
    asking, _ = advance_call(told, SpeechFinished())
    assert (told.at, asking.at) == ("no_slots", "calling_back")


@pytest.mark.parametrize("events", [[KeyPressed("#")], [CallerSilent()]], ids=["hash", "nothing more"])
def test_a_zero_alone_where_a_number_is_keyed_is_for_a_person(events: list[CallEvent]) -> None:
    assert walk([KeyPressed("0"), *events], asked_for_a_number())[0].at == "person"


def test_a_keyed_number_is_read_back_before_it_is_used() -> None:
    state, verbs = walk([*keys(NUMBER), KeyPressed("#")], asked_for_a_number())
    assert verbs[-2:] == [PlayWords(("calls-you-keyed", SpokenPart.KEYED, "calls-check-number")), ListenForKey(8)]
    assert state.keyed == NUMBER

    _, verbs = walk([KeyPressed("1")], state)

    assert verbs[0] == AskDesk(DeskQuery.CALLBACK, NUMBER)


def test_the_callers_own_phone_is_rung_only_when_they_say_so() -> None:
    state, verbs = walk([KeyPressed("#")], asked_for_a_number())

    assert verbs[0] == AskDesk(DeskQuery.CALLBACK, this_phone=True)
    assert walk([ReplyArrived(Reply.NUMBER_NEEDED), SpeechFinished()], state)[0].at == "number_needed"


@pytest.mark.parametrize("key", ["2", "3"], ids=["as soon as we can", "a time"])
def test_a_phone_that_shows_no_number_is_not_offered(key: str) -> None:
    choosing = walk([CallAnswered(), KeyPressed("2"), KeyPressed("4"), KeyPressed(key)])[0]
    if key == "3":
        choosing = walk([ReplyArrived(Reply.LISTED), SpeechFinished(), KeyPressed("1")], choosing)[0]

    state, verbs = walk([ReplyArrived(Reply.NUMBER_HIDDEN), SpeechFinished()], choosing)

    assert verbs[-2:] == [PlayWords(("calls-number-needed",)), ListenForKey(12)]
    assert walk([*keys(NUMBER), KeyPressed("#"), KeyPressed("2")], state)[1][-2:] == [
        PlayWords(("calls-number-needed",)),
        ListenForKey(12),
    ]


def test_a_code_keyed_where_a_number_is_asked_for_is_not_read_aloud_and_not_handed_on() -> None:
    state, verbs = walk([*keys(CODE), KeyPressed("#")], asked_for_a_number())

    assert (state.at, state.keyed) == ("number_needed", "")
    assert verbs[-2:] == [PlayWords(("calls-number-needed",)), ListenForKey(12)]
    assert not any(
        isinstance(verb, AskDesk) or (isinstance(verb, PlayWords) and SpokenPart.KEYED in verb.words) for verb in verbs
    )


def test_a_number_with_its_country_in_front_is_taken() -> None:
    for number in ("447700900123", "004512345678"):
        state, _ = walk([*keys(number), KeyPressed("#")], asked_for_a_number())

        assert (state.at, state.keyed) == ("number_read", number)


def test_a_number_too_short_is_asked_for_again() -> None:
    state, _ = walk([*keys("0770"), KeyPressed("#")], asked_for_a_number())

    assert (state.at, state.keyed) == ("number_short", "")


@pytest.mark.parametrize(
    ("staffed", "next_words"),
    [
        (Reply.STAFFED, "calls-cant-talk-number"),
        (Reply.NO_STAFF_ON_DUTY, "calls-cant-talk-nobody"),
        (Reply.NUMBER_NEEDED, "calls-cant-talk-hidden"),
    ],
)
@pytest.mark.parametrize("asks_again", [[], [*keys("0770"), KeyPressed("#")]], ids=["at first", "after a short one"])
def test_where_a_number_is_asked_for_silence_is_met_as_gently_as_everywhere(
    staffed: Reply, next_words: str, asks_again: list[CallEvent]
) -> None:
    asked, _ = walk(asks_again, asked_for_a_number())

    again, verbs = walk([CallerSilent()], asked)
    assert (again.at, verbs[0]) == (asked.at, PlayWords(FLOW[asked.at].says))

    _, verbs = walk([CallerSilent(), ReplyArrived(staffed), SpeechFinished()], again)
    assert (verbs[0], verbs[-2]) == (AskDesk(DeskQuery.ANYBODY), PlayWords((next_words,)))


def test_a_caller_who_cannot_talk_or_key_is_helped_and_a_silent_one_is_looked_at() -> None:
    asked, _ = walk(
        [CallerSilent(), CallerSilent(), ReplyArrived(Reply.STAFFED), SpeechFinished()], asked_for_a_number()
    )

    assert walk([KeyPressed("1")], asked)[0].at == "quiet_help"
    assert walk([KeyPressed("0")], asked)[0].at == "person"
    assert walk([CallerSilent()], asked)[1][0] == AskDesk(DeskQuery.CALLBACK, wish=CallbackReason.SILENT)


def test_the_areas_are_read_out_once_more_before_all_services_are() -> None:
    areas, _ = walk(
        [
            CallAnswered(),
            KeyPressed("2"),
            KeyPressed("2"),
            KeyPressed("3"),
            ReplyArrived(Reply.LISTED),
            SpeechFinished(),
        ]
    )

    again, verbs = walk([CallerSilent()], areas)
    assert (again.at, verbs[0]) == ("choosing_area", PlayWords(("calls-services-areas", SpokenPart.AREAS)))
    assert walk([CallerSilent()], again)[0].at == "services_everywhere"
