"""With a code: what the victim hears about their case, and what they want from us."""

from __future__ import annotations

import pytest
from tests.rules.calls.calling import CODE, keys, opened, walk

from victimcare.rules.calls import (
    AskDesk,
    CallAnswered,
    DeskQuery,
    KeyPressed,
    ListenForKey,
    MarkNewsHeard,
    PersonAnswered,
    PlayWords,
    Reply,
    ReplyArrived,
    SpeechFinished,
    SpokenPart,
    call_outcome,
)
from victimcare.rules.calls.steps import ReadingPart


def test_a_right_code_leads_to_the_case_then_the_menu_and_marks_it_heard_only_at_the_end() -> None:
    state, verbs = walk(
        [CallAnswered(), KeyPressed("1"), SpeechFinished(), *keys(CODE), ReplyArrived(Reply.OPENED), SpeechFinished()]
    )
    assert AskDesk(DeskQuery.CODE, CODE) in verbs
    assert verbs[-1] == PlayWords((SpokenPart.CASE,))
    assert MarkNewsHeard() not in verbs

    state, verbs = walk([SpeechFinished()], state)

    assert verbs == [MarkNewsHeard(), PlayWords(("calls-case-menu",)), ListenForKey(8)]
    assert state.path == ("greeting", "ask_code", "keying_code", "checking_code", "case", "heard")


def test_an_interrupted_case_is_not_marked_heard() -> None:
    _, verbs = walk([KeyPressed("4"), SpeechFinished()], opened())

    assert MarkNewsHeard() not in verbs


@pytest.mark.parametrize("key", ["6", "7", "#"])
def test_a_key_that_means_nothing_does_not_make_a_case_heard_that_was_interrupted(key: str) -> None:
    called, _ = walk([PersonAnswered(), *keys(CODE), ReplyArrived(Reply.OPENED), SpeechFinished()])

    for state in (opened(), called):
        after, verbs = walk([KeyPressed(key), SpeechFinished()], state)
        assert MarkNewsHeard() not in verbs
        assert call_outcome(after.path) != "told"


def test_the_case_is_read_again_only_after_the_gate_was_asked_again() -> None:
    for event in (KeyPressed("1"), KeyPressed("9"), KeyPressed("8")):
        state, verbs = walk([event], opened())
        assert verbs[0] == AskDesk(DeskQuery.CASE)
        assert walk([ReplyArrived(Reply.NOT_OPENED), SpeechFinished()], state)[0].at == "not_opened"
        assert walk([ReplyArrived(Reply.OPENED_SHORT), SpeechFinished()], state)[0].at == "short_case"


def test_seven_leads_by_short_steps_to_all_that_can_be_heard_of_the_case() -> None:
    menu, verbs = walk([KeyPressed("7")], opened())
    assert verbs == [PlayWords(("calls-more-of-case-menu",)), ListenForKey(8)]

    asked = {key: walk([KeyPressed(key)], menu)[1][0] for key in "123"}
    assert asked == {"1": AskDesk(DeskQuery.ABOUT), "2": AskDesk(DeskQuery.HEARING), "3": AskDesk(DeskQuery.KEPT)}

    told, verbs = walk([KeyPressed("1"), ReplyArrived(Reply.OPENED), SpeechFinished(), SpeechFinished()], menu)
    assert verbs[-2:] == [PlayWords(("calls-about-menu",)), ListenForKey(8)]
    assert walk([KeyPressed("9")], told)[1][0] == PlayWords(("calls-about-menu",))
    assert walk([KeyPressed("1")], told)[1][0] == AskDesk(DeskQuery.ABOUT)  # the gate is asked anew
    assert walk([KeyPressed("2")], told)[1][0] == AskDesk(DeskQuery.RIGHTS)
    assert walk([KeyPressed("#")], told)[0].at == "menu"


def test_in_a_call_that_we_place_the_whole_case_can_be_heard_but_not_where_only_news_or_not_may() -> None:
    whole, _ = walk([PersonAnswered(), *keys(CODE), ReplyArrived(Reply.OPENED), SpeechFinished(), SpeechFinished()])
    short, _ = walk(
        [PersonAnswered(), *keys(CODE), ReplyArrived(Reply.OPENED_SHORT), SpeechFinished(), SpeechFinished()]
    )

    assert (whole.at, short.at) == ("called_heard", "called_short_heard")
    assert walk([KeyPressed("7")], whole)[0].at == "more"
    assert walk([KeyPressed("7")], short)[1][0] == PlayWords(("calls-not-a-choice", "calls-called-short-menu"))
    assert call_outcome(short.path) == "told"


def test_three_then_two_lists_what_was_not_done_and_a_key_leaves_it_with_its_days_said() -> None:
    state, _ = walk([KeyPressed("3"), ReplyArrived(Reply.OPENED), SpeechFinished(), SpeechFinished()], opened())
    assert state.at == "rights_menu"

    state, verbs = walk([KeyPressed("2"), ReplyArrived(Reply.LISTED), SpeechFinished()], state)
    assert verbs[0] == AskDesk(DeskQuery.RIGHTS)
    assert verbs[-2:] == [PlayWords(("calls-not-done", SpokenPart.RIGHTS, "calls-not-done-else")), ListenForKey(8)]

    state, verbs = walk([KeyPressed("2"), ReplyArrived(Reply.NOT_LISTED), SpeechFinished()], state)
    assert (verbs[0], state.at) == (AskDesk(DeskQuery.CHALLENGE, "2"), "not_listed")

    state, verbs = walk([KeyPressed("7"), ReplyArrived(Reply.PROMISED), SpeechFinished()], state)
    assert verbs[0] == AskDesk(DeskQuery.CHALLENGE, "7")
    assert (state.at, call_outcome(state.path)) == ("left", "challenge")


@pytest.mark.parametrize("key", ["2", "3"])
def test_where_the_caller_may_only_hear_whether_there_is_news_nothing_is_listed(key: str) -> None:
    state, _ = walk([SpeechFinished()], opened(Reply.OPENED_SHORT))

    state, verbs = walk([KeyPressed(key)], state)

    assert verbs[0] == PlayWords(("calls-not-a-choice", "calls-short-menu"))
    assert state.at == "short_heard"


def test_rights_are_read_in_parts_and_the_caller_says_when_to_go_on() -> None:
    first, _ = walk([KeyPressed("3"), ReplyArrived(Reply.MORE), SpeechFinished()], opened())
    asked, verbs = walk([SpeechFinished()], first)
    assert (first.at, verbs) == ("rights_part", [PlayWords(("calls-rights-more-menu",)), ListenForKey(8)])
    assert walk([KeyPressed("2")], first)[1][0] == walk([KeyPressed("2")], asked)[1][0] == AskDesk(DeskQuery.RIGHTS)

    assert walk([KeyPressed("9")], asked)[1][0] == AskDesk(DeskQuery.KEPT, part=ReadingPart.SAME)
    assert walk([KeyPressed("#")], asked)[0].at == "menu"
    last, verbs = walk([KeyPressed("1"), ReplyArrived(Reply.OPENED), SpeechFinished()], asked)

    assert (verbs[0], last.at) == (AskDesk(DeskQuery.KEPT, part=ReadingPart.NEXT), "rights_told")


def test_with_a_code_that_tells_no_promise_none_is_denied_either() -> None:
    """Nor is one moved: the time is chosen with a person."""
    state, verbs = walk([KeyPressed("6"), ReplyArrived(Reply.NOT_OPENED), SpeechFinished()], opened(Reply.OPENED_SHORT))
    assert (verbs[-1], state.at) == (PlayWords(("calls-promised-not-said",)), "promise_not_said")

    _, verbs = walk(
        [KeyPressed("4"), KeyPressed("3"), ReplyArrived(Reply.NOT_OPENED), SpeechFinished()], opened(Reply.OPENED_SHORT)
    )
    assert verbs[-1] == PlayWords(("calls-no-choice",))


def test_how_we_did_is_a_mark_from_one_to_five() -> None:
    state, verbs = walk([KeyPressed("5"), KeyPressed("4"), ReplyArrived(Reply.KEPT), SpeechFinished()], opened())

    assert (AskDesk(DeskQuery.FEEDBACK, "4") in verbs, state.at) == (True, "thanked")
    assert walk([KeyPressed("5"), KeyPressed("6")], opened())[0].at == "feedback"
