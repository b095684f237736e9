"""Keys that come before they are asked for."""

from __future__ import annotations

from tests.rules.calls.calling import CODE, NUMBER, keys, opened, walk

from victimcare.rules.calls import Answered, Ask, Asks, Key, Play, Replied, Reply, Said, WordsOver


def test_what_she_keys_during_one_moment_goes_to_the_step_that_follows() -> None:
    moment, verbs = walk([Key("2"), Key("#"), Key("2"), Replied(Reply.OPENED)], opened())
    assert (moment.at, verbs) == ("hearing", [Ask(Asks.HEARING), Play(("calls-one-moment",))])

    state, verbs = walk([WordsOver()], moment)

    # The hash leads back to the menu, and the 2 asks for the day in court once more.
    assert (state.at, state.ahead) == ("hearing", "")
    assert [verb for verb in verbs if isinstance(verb, Ask)] == [Ask(Asks.HEARING)]


def test_a_number_that_she_keys_during_one_moment_is_not_lost() -> None:
    asking, _ = walk([Answered(), Key("2"), Key("4"), Key("2")])

    state, verbs = walk([*keys(NUMBER), Key("#"), Replied(Reply.NUMBER_NEEDED), WordsOver()], asking)

    assert (state.at, state.keyed) == ("number_read", NUMBER)
    assert verbs[-2] == Play(("calls-you-keyed", Said.KEYED, "calls-check-number"))


def test_what_is_keyed_after_a_whole_code_goes_nowhere() -> None:
    state, verbs = walk([Answered(), Key("1"), *keys(CODE + "42"), Replied(Reply.OPENED), WordsOver()])

    assert (state.at, state.ahead, verbs[-1]) == ("case", "", Play((Said.CASE,)))


def test_a_code_that_is_keyed_too_soon_moves_nothing_in_a_menu() -> None:
    """She did not press 1 first: its 0 asks for a person, and what follows is none of the keys of the queue."""
    state, verbs = walk([Answered(), *keys(CODE), Replied(Reply.WAITS), WordsOver()])

    assert (state.at, state.ahead) == ("waits", "")
    assert verbs[-1] == Play((Said.WAIT, "calls-wait-menu"))
