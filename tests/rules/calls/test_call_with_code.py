"""With a code: what she hears of her case, and what she wants of us."""

from __future__ import annotations

import pytest
from tests.rules.calls.calling import CODE, keys, opened, walk

from victimcare.rules.calls import (
    Answered,
    Ask,
    Asks,
    Key,
    Listen,
    MarkHeard,
    PickedUp,
    Play,
    Replied,
    Reply,
    Said,
    WordsOver,
    outcome,
)
from victimcare.rules.calls.steps import Part


def test_a_right_code_leads_to_the_case_then_the_menu_and_marks_it_heard_only_at_the_end() -> None:
    state, verbs = walk([Answered(), Key("1"), WordsOver(), *keys(CODE), Replied(Reply.OPENED), WordsOver()])
    assert Ask(Asks.CODE, CODE) in verbs
    assert verbs[-1] == Play((Said.CASE,))
    assert MarkHeard() not in verbs

    state, verbs = walk([WordsOver()], state)

    assert verbs == [MarkHeard(), Play(("calls-case-menu",)), Listen(8)]
    assert state.path == ("greeting", "ask_code", "keying_code", "checking_code", "case", "heard")


def test_an_interrupted_case_is_not_marked_heard() -> None:
    _, verbs = walk([Key("4"), WordsOver()], opened())

    assert MarkHeard() not in verbs


@pytest.mark.parametrize("key", ["6", "7", "#"])
def test_a_key_that_means_nothing_does_not_make_a_case_heard_that_was_interrupted(key: str) -> None:
    called, _ = walk([PickedUp(), *keys(CODE), Replied(Reply.OPENED), WordsOver()])

    for state in (opened(), called):
        after, verbs = walk([Key(key), WordsOver()], state)
        assert MarkHeard() not in verbs
        assert outcome(after.path) != "told"


def test_her_case_is_read_again_only_after_the_gate_was_asked_again() -> None:
    for event in (Key("1"), Key("9"), Key("8")):
        state, verbs = walk([event], opened())
        assert verbs[0] == Ask(Asks.CASE)
        assert walk([Replied(Reply.NOT_OPENED), WordsOver()], state)[0].at == "not_opened"
        assert walk([Replied(Reply.OPENED_SHORT), WordsOver()], state)[0].at == "short_case"


def test_seven_leads_by_short_steps_to_all_that_can_be_heard_of_the_case() -> None:
    menu, verbs = walk([Key("7")], opened())
    assert verbs == [Play(("calls-more-of-case-menu",)), Listen(8)]

    asked = {key: walk([Key(key)], menu)[1][0] for key in "123"}
    assert asked == {"1": Ask(Asks.ABOUT), "2": Ask(Asks.HEARING), "3": Ask(Asks.KEPT)}

    told, verbs = walk([Key("1"), Replied(Reply.OPENED), WordsOver(), WordsOver()], menu)
    assert verbs[-2:] == [Play(("calls-about-menu",)), Listen(8)]
    assert walk([Key("9")], told)[1][0] == Play(("calls-about-menu",))
    assert walk([Key("1")], told)[1][0] == Ask(Asks.ABOUT)  # the gate is asked anew
    assert walk([Key("2")], told)[1][0] == Ask(Asks.RIGHTS)
    assert walk([Key("#")], told)[0].at == "menu"


def test_in_a_call_that_we_place_the_whole_case_can_be_heard_but_not_where_only_news_or_not_may() -> None:
    whole, _ = walk([PickedUp(), *keys(CODE), Replied(Reply.OPENED), WordsOver(), WordsOver()])
    short, _ = walk([PickedUp(), *keys(CODE), Replied(Reply.OPENED_SHORT), WordsOver(), WordsOver()])

    assert (whole.at, short.at) == ("called_heard", "called_short_heard")
    assert walk([Key("7")], whole)[0].at == "more"
    assert walk([Key("7")], short)[1][0] == Play(("calls-not-a-choice", "calls-called-short-menu"))
    assert outcome(short.path) == "told"


def test_three_then_two_lists_what_was_not_done_and_a_key_leaves_it_with_its_days_said() -> None:
    state, _ = walk([Key("3"), Replied(Reply.OPENED), WordsOver(), WordsOver()], opened())
    assert state.at == "rights_menu"

    state, verbs = walk([Key("2"), Replied(Reply.LISTED), WordsOver()], state)
    assert verbs[0] == Ask(Asks.RIGHTS)
    assert verbs[-2:] == [Play(("calls-not-done", Said.RIGHTS, "calls-not-done-else")), Listen(8)]

    state, verbs = walk([Key("2"), Replied(Reply.NOT_LISTED), WordsOver()], state)
    assert (verbs[0], state.at) == (Ask(Asks.CHALLENGE, "2"), "not_listed")

    state, verbs = walk([Key("7"), Replied(Reply.PROMISED), WordsOver()], state)
    assert verbs[0] == Ask(Asks.CHALLENGE, "7")
    assert (state.at, outcome(state.path)) == ("left", "challenge")


@pytest.mark.parametrize("key", ["2", "3"])
def test_where_she_may_only_hear_whether_there_is_news_nothing_is_listed(key: str) -> None:
    state, _ = walk([WordsOver()], opened(Reply.OPENED_SHORT))

    state, verbs = walk([Key(key)], state)

    assert verbs[0] == Play(("calls-not-a-choice", "calls-short-menu"))
    assert state.at == "short_heard"


def test_her_rights_are_read_in_parts_and_she_says_when_to_go_on() -> None:
    first, _ = walk([Key("3"), Replied(Reply.MORE), WordsOver()], opened())
    asked, verbs = walk([WordsOver()], first)
    assert (first.at, verbs) == ("rights_part", [Play(("calls-rights-more-menu",)), Listen(8)])
    assert walk([Key("2")], first)[1][0] == walk([Key("2")], asked)[1][0] == Ask(Asks.RIGHTS)

    assert walk([Key("9")], asked)[1][0] == Ask(Asks.KEPT, part=Part.SAME)
    assert walk([Key("#")], asked)[0].at == "menu"
    last, verbs = walk([Key("1"), Replied(Reply.OPENED), WordsOver()], asked)

    assert (verbs[0], last.at) == (Ask(Asks.KEPT, part=Part.NEXT), "rights_told")


def test_with_a_code_that_tells_no_promise_none_is_denied_either() -> None:
    """Nor one moved: the time is chosen with a person."""
    state, verbs = walk([Key("6"), Replied(Reply.NOT_OPENED), WordsOver()], opened(Reply.OPENED_SHORT))
    assert (verbs[-1], state.at) == (Play(("calls-promised-not-said",)), "promise_not_said")

    _, verbs = walk([Key("4"), Key("3"), Replied(Reply.NOT_OPENED), WordsOver()], opened(Reply.OPENED_SHORT))
    assert verbs[-1] == Play(("calls-no-choice",))


def test_how_we_did_is_a_mark_from_one_to_five() -> None:
    state, verbs = walk([Key("5"), Key("4"), Replied(Reply.KEPT), WordsOver()], opened())

    assert (Ask(Asks.FEEDBACK, "4") in verbs, state.at) == (True, "thanked")
    assert walk([Key("5"), Key("6")], opened())[0].at == "feedback"
