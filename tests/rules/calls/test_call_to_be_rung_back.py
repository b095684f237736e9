"""To be rung back: a time she chooses, and a number that is read back before it is used."""

from __future__ import annotations

import pytest
from tests.rules.calls.calling import CODE, NUMBER, asked_for_a_number, keys, opened, walk

from victimcare.rules.calls import (
    FLOW,
    Answered,
    Ask,
    Asks,
    Event,
    Key,
    Listen,
    Play,
    Replied,
    Reply,
    Said,
    Silence,
    State,
    Wish,
    WordsOver,
    outcome,
    step,
)


def test_she_asks_to_be_rung_back_and_the_promise_is_said() -> None:
    state, verbs = walk([Key("4"), Key("2"), Replied(Reply.PROMISED), WordsOver()], opened())

    assert verbs[2:] == [
        Ask(Asks.CALLBACK, wish=Wish.BACK),
        Play(("calls-one-moment",)),
        Play((Said.PROMISE, "calls-done-menu")),
        Listen(8),
    ]
    assert outcome(state.path) == "callback"


def test_she_chooses_a_time_and_where_it_has_gone_she_chooses_again() -> None:
    times, _ = walk([Key("4"), Key("3"), Replied(Reply.LISTED), WordsOver()], opened())

    taken, verbs = walk([Key("2")], times)
    assert verbs[0] == Ask(Asks.SLOT, "2", wish=Wish.BACK)
    assert walk([Replied(Reply.PROMISED), WordsOver()], taken)[0].at == "promised"
    again, _ = walk([Replied(Reply.GONE), WordsOver(), WordsOver()], taken)
    assert again.at == "slots"


@pytest.mark.parametrize("events", [[*keys(NUMBER), Key("#"), Key("1")], [Key("#")]], ids=["keyed", "this phone"])
def test_a_time_that_went_while_she_keyed_her_number_is_chosen_again(events: list[Event]) -> None:
    times, _ = walk([Answered(), Key("2"), Key("4"), Key("3"), Replied(Reply.LISTED), WordsOver()])
    asked, _ = walk([Key("2"), Replied(Reply.NUMBER_NEEDED), WordsOver()], times)

    again, _ = walk([*events, Replied(Reply.GONE), WordsOver(), WordsOver()], asked)

    assert again.at == "slots"


def test_times_that_can_not_be_read_out_still_end_in_a_call_back() -> None:
    failed, _ = step(State(at="slots", path=("slots",)), Replied(Reply.FAILED))
    told, _ = step(failed, WordsOver())
    asking, _ = step(told, WordsOver())
    assert (told.at, asking.at) == ("no_slots", "calling_back")


@pytest.mark.parametrize("events", [[Key("#")], [Silence()]], ids=["hash", "nothing more"])
def test_a_zero_alone_where_a_number_is_keyed_is_for_a_person(events: list[Event]) -> None:
    assert walk([Key("0"), *events], asked_for_a_number())[0].at == "person"


def test_a_keyed_number_is_read_back_before_it_is_used() -> None:
    state, verbs = walk([*keys(NUMBER), Key("#")], asked_for_a_number())
    assert verbs[-2:] == [Play(("calls-you-keyed", Said.KEYED, "calls-check-number")), Listen(8)]
    assert state.keyed == NUMBER

    _, verbs = walk([Key("1")], state)

    assert verbs[0] == Ask(Asks.CALLBACK, NUMBER)


def test_the_phone_she_rings_from_is_rung_only_when_she_says_so() -> None:
    state, verbs = walk([Key("#")], asked_for_a_number())

    assert verbs[0] == Ask(Asks.CALLBACK, this_phone=True)
    assert walk([Replied(Reply.NUMBER_NEEDED), WordsOver()], state)[0].at == "number_needed"


@pytest.mark.parametrize("key", ["2", "3"], ids=["as soon as we can", "a time"])
def test_a_phone_that_shows_no_number_is_not_offered(key: str) -> None:
    choosing = walk([Answered(), Key("2"), Key("4"), Key(key)])[0]
    if key == "3":
        choosing = walk([Replied(Reply.LISTED), WordsOver(), Key("1")], choosing)[0]

    state, verbs = walk([Replied(Reply.NUMBER_HIDDEN), WordsOver()], choosing)

    assert verbs[-2:] == [Play(("calls-number-needed",)), Listen(12)]
    assert walk([*keys(NUMBER), Key("#"), Key("2")], state)[1][-2:] == [Play(("calls-number-needed",)), Listen(12)]


def test_a_code_keyed_where_a_number_is_asked_for_is_not_read_aloud_and_not_handed_on() -> None:
    state, verbs = walk([*keys(CODE), Key("#")], asked_for_a_number())

    assert (state.at, state.keyed) == ("number_needed", "")
    assert verbs[-2:] == [Play(("calls-number-needed",)), Listen(12)]
    assert not any(isinstance(verb, Ask) or (isinstance(verb, Play) and Said.KEYED in verb.words) for verb in verbs)


def test_a_number_with_its_country_in_front_is_taken() -> None:
    for number in ("447700900123", "004512345678"):
        state, _ = walk([*keys(number), Key("#")], asked_for_a_number())

        assert (state.at, state.keyed) == ("number_read", number)


def test_a_number_too_short_is_asked_for_again() -> None:
    state, _ = walk([*keys("0770"), Key("#")], asked_for_a_number())

    assert (state.at, state.keyed) == ("number_short", "")


@pytest.mark.parametrize(
    ("staffed", "next_words"),
    [
        (Reply.STAFFED, "calls-cant-talk-number"),
        (Reply.NOBODY_ON_DUTY, "calls-cant-talk-nobody"),
        (Reply.NUMBER_NEEDED, "calls-cant-talk-hidden"),
    ],
)
@pytest.mark.parametrize("asks_again", [[], [*keys("0770"), Key("#")]], ids=["at first", "after a short one"])
def test_where_a_number_is_asked_for_silence_is_met_as_gently_as_everywhere(
    staffed: Reply, next_words: str, asks_again: list[Event]
) -> None:
    asked, _ = walk(asks_again, asked_for_a_number())

    again, verbs = walk([Silence()], asked)
    assert (again.at, verbs[0]) == (asked.at, Play(FLOW[asked.at].says))

    _, verbs = walk([Silence(), Replied(staffed), WordsOver()], again)
    assert (verbs[0], verbs[-2]) == (Ask(Asks.ANYBODY), Play((next_words,)))


def test_who_keys_no_number_and_can_not_talk_is_helped_and_who_does_nothing_is_looked_at() -> None:
    asked, _ = walk([Silence(), Silence(), Replied(Reply.STAFFED), WordsOver()], asked_for_a_number())

    assert walk([Key("1")], asked)[0].at == "quiet_help"
    assert walk([Key("0")], asked)[0].at == "person"
    assert walk([Silence()], asked)[1][0] == Ask(Asks.CALLBACK, wish=Wish.SILENT)


def test_the_areas_are_read_out_once_more_before_all_services_are() -> None:
    areas, _ = walk([Answered(), Key("2"), Key("2"), Key("3"), Replied(Reply.LISTED), WordsOver()])

    again, verbs = walk([Silence()], areas)
    assert (again.at, verbs[0]) == ("choosing_area", Play(("calls-services-areas", Said.AREAS)))
    assert walk([Silence()], again)[0].at == "services_everywhere"
