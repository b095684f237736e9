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
    HungUp,
    Join,
    Key,
    Left,
    Listen,
    MarkHeard,
    Pause,
    PickedUp,
    Play,
    Record,
    Recorded,
    Replied,
    Reply,
    Said,
    Silence,
    State,
    TurnCame,
    Verb,
    Whom,
    Wish,
    WordsOver,
    can_be_joined,
    outcome,
    step,
)
from victimcare.rules.calls.steps import Part
from victimcare.wording import has

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


def test_the_first_words_are_about_safety_and_hanging_up() -> None:
    _, verbs = walk([Answered()])

    assert verbs == [Play(("calls-safety", "calls-welcome"))]


def opened(reply: Reply = Reply.OPENED) -> State:
    """Her code is right, and what it opened is being said."""
    return walk([Answered(), Key("1"), *keys(CODE), Replied(reply), WordsOver()])[0]


def test_a_right_code_leads_to_the_case_then_the_menu_and_marks_it_heard_only_at_the_end() -> None:
    state, verbs = walk([Answered(), Key("1"), *keys(CODE), Replied(Reply.OPENED), WordsOver()])
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


def test_times_that_can_not_be_read_out_still_end_in_a_call_back() -> None:
    failed, _ = step(State(at="slots", path=("slots",)), Replied(Reply.FAILED))
    told, _ = step(failed, WordsOver())
    asking, _ = step(told, WordsOver())
    assert (told.at, asking.at) == ("no_slots", "calling_back")


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


def test_keys_work_over_speech_and_a_slow_code_is_taken() -> None:
    state, verbs = walk([Answered(), Key("1"), Key("0"), Silence(), Key("4"), Silence(), *keys(CODE[2:])])

    assert state.at == "checking_code"
    assert Ask(Asks.CODE, CODE) in verbs
    assert verbs[3] == Play(())  # the first figure stops the words


def silent(reply: Reply) -> tuple[State, list[Verb]]:
    """Nothing was keyed, twice; and this is how the telephones are staffed."""
    return walk([Answered(), WordsOver(), Silence(), Silence(), Replied(reply), WordsOver()])


def test_two_silences_lead_to_a_way_without_speaking_and_then_to_a_person() -> None:
    state, verbs = silent(Reply.STAFFED)
    assert (Ask(Asks.ANYBODY) in verbs, verbs[-2]) == (True, Play(("calls-cant-talk",)))

    waits, verbs = walk([Silence(), Replied(Reply.WAITS), WordsOver()], state)
    assert verbs[0] == Ask(Asks.PERSON, need="cannot_talk")
    assert waits.at == "waits"

    _, verbs = walk([Silence(), Replied(Reply.NOBODY_ON_DUTY), WordsOver()], state)
    assert Ask(Asks.CALLBACK, wish=Wish.SILENT) in verbs

    quiet, verbs = walk([Key("1"), Key("1"), Replied(Reply.PROMISED), WordsOver(), Silence()], state)
    assert Play(("calls-quiet-emergency", "calls-quiet-text", "calls-quiet-menu")) in verbs
    assert Ask(Asks.CALLBACK, wish=Wish.SILENT) in verbs
    assert quiet.at == "goodbye"


@pytest.mark.parametrize("reply", [Reply.NOBODY_ON_DUTY, Reply.FAILED])
def test_who_says_and_presses_nothing_is_promised_no_person_where_nobody_is_there(reply: Reply) -> None:
    state, verbs = silent(reply)
    assert verbs[-2] == Play(("calls-cant-talk-nobody",))

    looked_at, verbs = walk([Silence()], state)
    assert verbs[0] == Ask(Asks.CALLBACK, wish=Wish.SILENT)
    assert walk([Replied(Reply.PROMISED), WordsOver()], looked_at)[0].at == "promised"
    _, verbs = walk([Key("1")], state)
    assert verbs[0] == Play(("calls-quiet-emergency", "calls-quiet-text", "calls-quiet-menu-nobody"))


def test_whose_number_is_hidden_is_told_that_nobody_can_ring_it() -> None:
    state, verbs = silent(Reply.NUMBER_NEEDED)
    assert verbs[-2] == Play(("calls-cant-talk-hidden",))

    assert walk([Silence()], state)[1] == [Play(("calls-number-hidden",))]
    assert walk([Key("2"), *keys(NUMBER), Key("#")], state)[0].at == "number_read"


def test_a_key_between_two_silences_starts_the_count_anew() -> None:
    state, _ = walk([Answered(), WordsOver(), Silence(), Key("7"), Silence()])

    assert state.at == "start"


def test_nine_says_it_again_and_eight_says_it_with_longer_pauses_from_then_on() -> None:
    menu, first = walk([Answered(), WordsOver()])

    same, again = walk([Key("9")], menu)
    slow, slower = walk([Key("8")], menu)
    _, later = walk([Key("2")], slow)

    assert (same.at, again) == ("start", first[1:])
    assert slower == [Play(("calls-slower", "calls-start-menu")), Listen(16)]
    assert (slow.is_slow, later[-1]) == (True, Listen(16))
    assert walk([Key("8")], slow)[0].is_slow is False


def test_hash_leads_back_to_the_menu_she_came_from() -> None:
    assert walk([Key("4"), Key("#")], opened())[0].at == "menu"
    assert walk([Key("4"), Key("#")], opened(Reply.OPENED_SHORT))[0].at == "short_menu"
    assert walk([Answered(), Key("2"), Key("4"), Key("#")])[0].at == "help"


def test_without_a_code_she_hears_who_helps_where_she_lives() -> None:
    state, verbs = walk([Answered(), Key("2"), Key("2"), Key("3"), Replied(Reply.LISTED), WordsOver()])
    assert Ask(Asks.AREAS, "3") in verbs

    listed, verbs = walk([*keys("14"), Replied(Reply.LISTED), WordsOver()], state)

    assert Ask(Asks.SERVICES, "14") in verbs
    assert verbs[-2] == Play((Said.SERVICES, "calls-services-end"))
    assert walk([Key("0")], state)[0].at == walk([Key("0")], listed)[0].at == "person"
    assert walk([Key("9")], state)[1] == [Play(("calls-services-areas", Said.AREAS)), Listen(8)]
    assert walk([Key("#")], state)[0].at == "services_everywhere"


def test_a_language_is_chosen_where_there_is_a_choice_and_goes_with_her_to_a_person() -> None:
    asked, verbs = walk([Answered(("cy", "pl")), WordsOver()])
    assert verbs[-2] == Play((Said.LANGUAGES,))

    chosen, verbs = walk([Key("3"), WordsOver()], asked)
    assert (chosen.language, verbs[-2]) == ("pl", Ask(Asks.PERSON, language="pl"))
    assert walk([Key("1")], asked)[0].at == "start"
    assert walk([Key("6")], asked)[0].language == "en"
    assert walk([Answered(), WordsOver()])[0].at == "start"


def test_the_queue_tells_her_round_by_round_and_ends_by_itself() -> None:
    state, _ = walk([Answered(), Key("0"), Replied(Reply.WAITS), WordsOver(), WordsOver()])
    assert state.at == "waiting"

    rounds = 0
    while state.at != "too_long":
        state, _ = walk([Replied(Reply.STILL), WordsOver(), WordsOver()], state)
        rounds += 1

    assert rounds == 120
    assert state.path.count("waiting") == 1


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


# Keys that come while the desk is asked.


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


# A person, wherever figures are keyed.


@pytest.mark.parametrize("events", [[Key("#")], [Silence()]], ids=["hash", "nothing more"])
def test_a_zero_alone_where_a_number_is_keyed_is_for_a_person(events: list[Event]) -> None:
    assert walk([Key("0"), *events], asked_for_a_number())[0].at == "person"


def test_a_person_is_one_key_away_while_a_code_is_keyed_and_before_a_number_is_used() -> None:
    keying, _ = walk([Answered(), Key("1"), *keys(CODE[:5])])
    read, _ = walk([*keys(NUMBER), Key("#")], asked_for_a_number())

    assert walk([Key("#")], keying)[0].at == walk([Key("0")], read)[0].at == "person"
    assert walk([Key("9")], read)[1] == [Play(("calls-you-keyed", Said.KEYED, "calls-check-number")), Listen(8)]


def test_how_we_did_is_a_mark_from_one_to_five() -> None:
    state, verbs = walk([Key("5"), Key("4"), Replied(Reply.KEPT), WordsOver()], opened())

    assert (Ask(Asks.FEEDBACK, "4") in verbs, state.at) == (True, "thanked")
    assert walk([Key("5"), Key("6")], opened())[0].at == "feedback"


def asked_for_a_number() -> State:
    return walk([Answered(), Key("2"), Key("4"), Key("2"), Replied(Reply.NUMBER_NEEDED), WordsOver()])[0]


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


OPENING = (Reply.OPENED, Reply.OPENED_SHORT)


@given(st.lists(st.sampled_from([*(Replied(reply) for reply in Reply if reply not in OPENING), WordsOver()])))
def test_whatever_does_not_open_is_said_with_the_identical_words(happenings: list[Event]) -> None:
    """A failed, late or strange reply gives the same words after `checking_code` as a wrong code does."""
    checking, _ = walk([Answered(), Key("1"), *keys(CODE)])
    state, verbs = walk([*happenings, *[WordsOver()] * 9], checking)

    words = [verb.words for verb in verbs if isinstance(verb, Play) and verb != Play((Pause(1.0),))]
    assert words[0] == ("calls-not-opened", "calls-not-opened-menu")
    assert not any(isinstance(verb, MarkHeard) for verb in verbs)
    assert "case" not in state.path


def test_a_reply_is_acted_on_only_when_the_words_are_over_or_a_whole_second_later() -> None:
    checking, _ = walk([Answered(), Key("1"), *keys(CODE)])

    assert walk([Replied(Reply.NOT_OPENED)], checking)[1] == []
    waiting, verbs = walk([WordsOver()], checking)
    assert verbs == [Play((Pause(1.0),))]
    assert walk([Replied(Reply.NOT_OPENED)], waiting)[1] == []
    assert walk([Replied(Reply.NOT_OPENED), WordsOver()], waiting)[0].at == "not_opened"


def test_every_fixed_sentence_of_the_flow_is_written() -> None:
    fixed = {words for here in FLOW.values() for words in here.says if isinstance(words, str)} - set(Said)

    assert [name for name in sorted(fixed) if not has(name)] == []


@given(st.text("0123456789", min_size=3, max_size=12), st.lists(EVENTS, max_size=20))
def test_keyed_digits_stand_in_no_path_and_no_text_of_a_state(digits: str, events: list[Event]) -> None:
    state, verbs = walk([Answered(), Key("1"), *keys(digits), *events])

    assert set(state.path) <= set(FLOW)
    assert digits not in repr((state, verbs, keys(digits)))


def test_what_was_keyed_is_dropped_once_handed_on() -> None:
    checking, _ = walk([Answered(), Key("1"), *keys(CODE)])
    assert checking.keyed == ""


@pytest.mark.parametrize(
    ("path", "word"),
    [
        (("greeting", "gone"), "hung_up"),
        (("greeting", "star"), "hung_up"),
        (("greeting", "ask_code", "keying_code", "checking_code", "case", "heard", "gone"), "told"),
        (("case", "heard", "calling_back", "promised", "goodbye", "over"), "callback"),
        (("person", "waits", "joining", "joined", "gone"), "person"),
        (("person", "calling_number", "not_promised", "over"), "not_promised"),
    ],
)
def test_the_outcome_is_one_word(path: tuple[str, ...], word: str) -> None:
    assert outcome(path) == word
