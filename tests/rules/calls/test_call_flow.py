"""The call's table keeps its promises, whatever a caller, the desk and the clock do."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls import (
    FLOW,
    Answered,
    Ask,
    Asks,
    Event,
    HangUp,
    HungUp,
    Key,
    Listen,
    MarkHeard,
    Pause,
    PickedUp,
    Play,
    Replied,
    Reply,
    Said,
    Silence,
    State,
    Verb,
    Wish,
    WordsOver,
    has_ended,
    outcome,
    step,
)
from victimcare.wording import has

CODE = "042719385560"
NUMBER = "07700900123"
EVENTS = st.one_of(
    st.just(Answered()),
    st.sampled_from("0123456789*#AD").map(Key),
    st.just(Silence()),
    st.just(WordsOver()),
    st.sampled_from(Reply).map(Replied),
    st.just(HungUp()),
)
BY_ITSELF: st.SearchStrategy[Event] = st.sampled_from([Silence(), WordsOver(), *(Replied(reply) for reply in Reply)])
STATES = st.builds(State, at=st.sampled_from(sorted(FLOW)), keyed=st.text("0123456789", max_size=15))


def walk(events: Iterable[Event], state: State | None = None) -> tuple[State, list[Verb]]:
    state = state or State()
    done: list[Verb] = []
    for event in events:
        state, verbs = step(state, event)
        done += verbs
    return state, done


def keys(digits: str) -> list[Event]:
    return [Key(digit) for digit in digits]


def test_the_first_words_are_about_safety_and_hanging_up() -> None:
    _, verbs = walk([Answered()])

    assert verbs == [Play(("calls-safety", "calls-welcome", "calls-ask-code")), Listen(6)]


def test_a_right_code_leads_to_the_case_then_the_menu_and_marks_it_heard_only_at_the_end() -> None:
    state, verbs = walk([Answered(), *keys(CODE), Replied(Reply.OPENED), WordsOver()])
    assert Ask(Asks.CODE, CODE) in verbs
    assert verbs[-1] == Play((Said.CASE,))
    assert MarkHeard() not in verbs

    state, verbs = walk([WordsOver()], state)

    assert verbs == [MarkHeard(), Play(("calls-menu-case",)), Listen(8)]
    assert state.path == ("greeting", "keying_code", "checking_code", "case", "heard")


def test_an_interrupted_case_is_not_marked_heard() -> None:
    state, _ = walk([Answered(), *keys(CODE), Replied(Reply.OPENED), WordsOver()])

    _, verbs = walk([Key("2"), WordsOver()], state)

    assert MarkHeard() not in verbs
    assert Ask(Asks.CALLBACK, wish=Wish.BACK) in verbs


@pytest.mark.parametrize("key", ["5", "#"])
def test_a_key_that_means_nothing_does_not_make_a_case_heard_that_was_interrupted(key: str) -> None:
    hers, _ = walk([Answered(), *keys(CODE), Replied(Reply.OPENED), WordsOver()])
    called, _ = walk([PickedUp(), *keys(CODE), Replied(Reply.OPENED), WordsOver()])

    for state in (hers, called):
        after, verbs = walk([Key(key), WordsOver()], state)
        assert MarkHeard() not in verbs
        assert outcome(after.path) != "told"


@pytest.mark.parametrize(("key", "wish"), [("2", Wish.BACK), ("0", Wish.PERSON)])
def test_two_is_a_callback_and_zero_a_person_and_both_end_with_the_promise_said(key: str, wish: Wish) -> None:
    state, _ = walk([Answered(), *keys(CODE), Replied(Reply.OPENED), WordsOver(), WordsOver()])

    state, verbs = walk([Key(key), Replied(Reply.PROMISED), WordsOver()], state)

    assert verbs == [
        Ask(Asks.CALLBACK, wish=wish),
        Play(("calls-one-moment",)),
        Play((Said.PROMISE, "calls-hear-promise-again")),
        Listen(6),
    ]
    assert outcome(state.path) == "callback"


def test_three_lists_what_she_can_say_was_not_done_and_a_key_leaves_it_with_its_days_said() -> None:
    state, _ = walk([Answered(), *keys(CODE), Replied(Reply.OPENED), WordsOver(), WordsOver()])

    state, verbs = walk([Key("3"), Replied(Reply.LISTED), WordsOver()], state)
    assert verbs[0] == Ask(Asks.RIGHTS)
    assert verbs[-2:] == [Play(("calls-not-done", Said.RIGHTS, "calls-not-done-else")), Listen(8)]

    state, verbs = walk([Key("2"), Replied(Reply.NOT_LISTED), WordsOver()], state)
    assert (verbs[0], state.at) == (Ask(Asks.CHALLENGE, "2"), "not_listed")

    state, verbs = walk([Key("9"), Replied(Reply.PROMISED), WordsOver()], state)
    assert verbs[0] == Ask(Asks.CHALLENGE, "9")
    assert (state.at, outcome(state.path)) == ("left", "challenge")


def test_where_she_may_only_hear_whether_there_is_news_nothing_is_listed() -> None:
    state, _ = walk([Answered(), *keys(CODE), Replied(Reply.OPENED_SHORT), WordsOver(), WordsOver()])

    state, verbs = walk([Key("3")], state)

    assert verbs[0] == Play(("calls-not-a-choice", "calls-menu"))
    assert Ask(Asks.RIGHTS) not in verbs


def test_keys_work_over_speech_and_a_slow_code_is_taken() -> None:
    state, verbs = walk([Answered(), Key("0"), Silence(), Key("4"), Silence(), *keys(CODE[2:])])

    assert state.at == "checking_code"
    assert Ask(Asks.CODE, CODE) in verbs
    assert verbs[2] == Play(())  # the first key stops the greeting


def test_silence_twice_leads_to_a_person_and_then_to_a_promise() -> None:
    state, _ = walk([Answered(), Silence(), Silence()])
    assert state.at == "person"

    state, verbs = walk([Silence(), Silence(), WordsOver(), Replied(Reply.PROMISED), WordsOver(), Silence()], state)

    assert Ask(Asks.CALLBACK, wish=Wish.SILENT) in verbs
    assert state.at == "goodbye"


def test_a_keyed_number_is_read_back_before_it_is_used() -> None:
    state, verbs = walk([Answered(), Key("#"), *keys(NUMBER), Key("#")])
    assert verbs[-2:] == [Play(("calls-you-keyed", Said.KEYED, "calls-check-number")), Listen(6)]
    assert state.keyed == NUMBER

    _, verbs = walk([Key("1")], state)

    assert verbs[0] == Ask(Asks.CALLBACK, NUMBER, Wish.PERSON)


def test_a_code_keyed_again_where_a_number_is_asked_for_is_not_read_aloud_and_not_handed_on() -> None:
    state, _ = walk([Answered(), *keys(CODE), Replied(Reply.NOT_OPENED), WordsOver()])
    assert state.at == "not_opened"

    state, verbs = walk([*keys(CODE), Key("#")], state)

    assert (state.at, state.keyed) == ("number_needed", "")
    assert verbs[-2:] == [Play(("calls-number-needed",)), Listen(12)]
    assert not any(isinstance(verb, Ask) or (isinstance(verb, Play) and Said.KEYED in verb.words) for verb in verbs)


def test_a_number_with_its_country_in_front_is_taken() -> None:
    for number in ("447700900123", "004512345678"):
        state, _ = walk([Answered(), Key("#"), *keys(number), Key("#")])

        assert (state.at, state.keyed) == ("number_read", number)


def test_a_number_too_short_is_asked_for_again() -> None:
    state, _ = walk([Answered(), Key("#"), *keys("0770"), Key("#")])

    assert (state.at, state.keyed) == ("number_short", "")


OPENING = (Reply.OPENED, Reply.OPENED_SHORT)


@given(st.lists(st.sampled_from([*(Replied(reply) for reply in Reply if reply not in OPENING), WordsOver()])))
def test_whatever_does_not_open_is_said_with_the_identical_words(happenings: list[Event]) -> None:
    """A failed, late or strange reply gives the same words after `checking_code` as a wrong code does."""
    checking, _ = walk([Answered(), *keys(CODE)])
    state, verbs = walk([*happenings, *[WordsOver()] * 9], checking)

    words = [verb.words for verb in verbs if isinstance(verb, Play) and verb != Play((Pause(1.0),))]
    assert words[0] == ("calls-not-opened", "calls-ask-number")
    assert not any(isinstance(verb, MarkHeard) for verb in verbs)
    assert "case" not in state.path


def test_a_reply_is_acted_on_only_when_the_words_are_over_or_a_whole_second_later() -> None:
    checking, _ = walk([Answered(), *keys(CODE)])

    assert walk([Replied(Reply.NOT_OPENED)], checking)[1] == []
    waiting, verbs = walk([WordsOver()], checking)
    assert verbs == [Play((Pause(1.0),))]
    assert walk([Replied(Reply.NOT_OPENED)], waiting)[1] == []
    assert walk([Replied(Reply.NOT_OPENED), WordsOver()], waiting)[0].at == "not_opened"


@given(STATES, EVENTS)
def test_every_step_takes_every_event(state: State, event: Event) -> None:
    after, verbs = step(state, event)

    assert after.at in FLOW
    assert has_ended(after) or after == state or verbs or after.reply


@given(STATES)
def test_star_hangs_up_from_everywhere(state: State) -> None:
    after, verbs = step(state, Key("*"))

    assert has_ended(after)
    assert verbs == (HangUp(),)


@given(st.lists(EVENTS, max_size=40), st.data())
def test_left_alone_every_call_comes_to_its_end(events: list[Event], data: st.DataObject) -> None:
    """No loop without a key pressed: from any reachable place, what happens by itself leads to the end."""
    state, _ = walk([Answered(), *events])

    for _ in range(60):
        if has_ended(state):
            break
        # At every place the words end and then nothing is keyed; anything else may come in between.
        state, _ = walk([data.draw(BY_ITSELF), WordsOver(), Silence()], state)

    assert has_ended(state)


def test_no_step_comes_round_to_itself_without_a_key() -> None:
    def leads(name: str) -> set[str]:
        here = FLOW[name]
        return {here.silence, here.after, here.otherwise, *here.replies.values()} - {""}

    def follow(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, (*trail, name)
        for target in leads(name):
            follow(target, (*trail, name))

    for name in FLOW:
        follow(name, ())


def test_every_step_leads_on_and_to_steps_that_exist() -> None:
    for name, here in FLOW.items():
        targets = {*here.keys.values(), *here.replies.values(), here.silence, here.after, here.full, here.otherwise}
        assert targets - {""} <= set(FLOW), name
        assert here.ends or here.silence or here.after or here.asks, name
        assert not here.asks or here.late in here.replies, name


def test_every_fixed_sentence_of_the_flow_is_written() -> None:
    fixed = {words for here in FLOW.values() for words in here.says if isinstance(words, str)} - set(Said)

    assert [name for name in sorted(fixed) if not has(name)] == []


@given(st.text("0123456789", min_size=3, max_size=12), st.lists(EVENTS, max_size=20))
def test_keyed_digits_stand_in_no_path_and_no_text_of_a_state(digits: str, events: list[Event]) -> None:
    state, verbs = walk([Answered(), *keys(digits), *events])

    assert set(state.path) <= set(FLOW)
    assert digits not in repr((state, verbs, keys(digits)))


def test_what_was_keyed_is_dropped_once_handed_on() -> None:
    checking, _ = walk([Answered(), *keys(CODE)])
    assert checking.keyed == ""


@pytest.mark.parametrize(
    ("path", "word"),
    [
        (("greeting", "gone"), "hung_up"),
        (("greeting", "star"), "hung_up"),
        (("greeting", "keying_code", "checking_code", "case", "heard", "gone"), "told"),
        (("case", "heard", "calling_back", "promised", "goodbye", "over"), "callback"),
        (("person", "calling_number", "not_promised", "over"), "not_promised"),
    ],
)
def test_the_outcome_is_one_word(path: tuple[str, ...], word: str) -> None:
    assert outcome(path) == word
