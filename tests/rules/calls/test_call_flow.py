"""How every call goes: safety first, keys over speech, silence, the ways back, and how it ends."""

from __future__ import annotations

import pytest
from tests.rules.calls.calling import CODE, NUMBER, asked_for_a_number, keys, opened, silent, walk

from victimcare.rules.calls import (
    FLOW,
    AskDesk,
    CallAnswered,
    CallbackReason,
    CallerSilent,
    CallEvent,
    DeskQuery,
    KeyPressed,
    ListenForKey,
    PlayWords,
    Reply,
    ReplyArrived,
    SpeechFinished,
    SpokenPart,
    call_outcome,
)
from victimcare.wording import has_sentence


def test_the_first_words_are_about_safety_and_hanging_up() -> None:
    _, verbs = walk([CallAnswered()])

    assert verbs == [PlayWords(("calls-safety", SpokenPart.GREETING, "calls-welcome"))]


def test_keys_work_over_speech_and_a_slow_code_is_taken() -> None:
    state, verbs = walk(
        [
            CallAnswered(),
            KeyPressed("1"),
            KeyPressed("0"),
            CallerSilent(),
            KeyPressed("4"),
            CallerSilent(),
            *keys(CODE[2:]),
        ]
    )

    assert state.at == "checking_code"
    assert AskDesk(DeskQuery.CODE, CODE) in verbs
    assert verbs[3] == PlayWords(())  # the first figure stops the words


def test_two_silences_lead_to_a_way_without_speaking_and_then_to_a_person() -> None:
    state, verbs = silent(Reply.STAFFED)
    assert (AskDesk(DeskQuery.ANYBODY) in verbs, verbs[-2]) == (True, PlayWords(("calls-cant-talk",)))

    waits, verbs = walk([CallerSilent(), ReplyArrived(Reply.WAITS), SpeechFinished()], state)
    assert verbs[0] == AskDesk(DeskQuery.PERSON, need="cannot_talk")
    assert waits.at == "waits"

    _, verbs = walk([CallerSilent(), ReplyArrived(Reply.NO_STAFF_ON_DUTY), SpeechFinished()], state)
    assert AskDesk(DeskQuery.CALLBACK, wish=CallbackReason.SILENT) in verbs

    quiet, verbs = walk(
        [KeyPressed("1"), KeyPressed("1"), ReplyArrived(Reply.PROMISED), SpeechFinished(), CallerSilent()], state
    )
    assert PlayWords(("calls-quiet-emergency", "calls-quiet-text", "calls-quiet-menu")) in verbs
    assert AskDesk(DeskQuery.CALLBACK, wish=CallbackReason.SILENT) in verbs
    assert quiet.at == "goodbye"


@pytest.mark.parametrize("reply", [Reply.NO_STAFF_ON_DUTY, Reply.FAILED])
def test_a_caller_who_says_and_presses_nothing_is_promised_no_person_who_is_not_there(reply: Reply) -> None:
    state, verbs = silent(reply)
    assert verbs[-2] == PlayWords(("calls-cant-talk-nobody",))

    looked_at, verbs = walk([CallerSilent()], state)
    assert verbs[0] == AskDesk(DeskQuery.CALLBACK, wish=CallbackReason.SILENT)
    assert walk([ReplyArrived(Reply.PROMISED), SpeechFinished()], looked_at)[0].at == "promised"
    _, verbs = walk([KeyPressed("1")], state)
    assert verbs[0] == PlayWords(("calls-quiet-emergency", "calls-quiet-text", "calls-quiet-menu-nobody"))


def test_a_caller_with_a_hidden_number_is_told_that_we_cannot_ring_it() -> None:
    state, verbs = silent(Reply.NUMBER_NEEDED)
    assert verbs[-2] == PlayWords(("calls-cant-talk-hidden",))

    assert walk([CallerSilent()], state)[1] == [PlayWords(("calls-number-hidden",))]
    assert walk([KeyPressed("2"), *keys(NUMBER), KeyPressed("#")], state)[0].at == "number_read"


def test_a_key_between_two_silences_starts_the_count_anew() -> None:
    state, _ = walk([CallAnswered(), SpeechFinished(), CallerSilent(), KeyPressed("7"), CallerSilent()])

    assert state.at == "start"


def test_nine_says_it_again_and_eight_says_it_with_longer_pauses_from_then_on() -> None:
    menu, first = walk([CallAnswered(), SpeechFinished()])

    same, again = walk([KeyPressed("9")], menu)
    slow, slower = walk([KeyPressed("8")], menu)
    _, later = walk([KeyPressed("2")], slow)

    assert (same.at, again) == ("start", first[1:])
    assert slower == [PlayWords(("calls-slower", "calls-start-menu")), ListenForKey(16)]
    assert (slow.is_slow, later[-1]) == (True, ListenForKey(16))
    assert walk([KeyPressed("8")], slow)[0].is_slow is False


def test_hash_leads_back_to_the_menu_the_caller_came_from() -> None:
    assert walk([KeyPressed("4"), KeyPressed("#")], opened())[0].at == "menu"
    assert walk([KeyPressed("4"), KeyPressed("#")], opened(Reply.OPENED_SHORT))[0].at == "short_menu"
    assert walk([CallAnswered(), KeyPressed("2"), KeyPressed("4"), KeyPressed("#")])[0].at == "help"


@pytest.mark.parametrize(("languages", "at"), [((), "start"), (("cy", "pl"), "language")])
def test_a_caller_with_a_code_after_all_comes_from_help_to_the_start(languages: tuple[str, ...], at: str) -> None:
    state, _ = walk([CallAnswered(languages), KeyPressed("2"), SpeechFinished(), KeyPressed("#")])

    assert state.at == at


def test_without_a_code_a_caller_hears_who_helps_in_their_area() -> None:
    state, verbs = walk(
        [
            CallAnswered(),
            KeyPressed("2"),
            KeyPressed("2"),
            KeyPressed("3"),
            ReplyArrived(Reply.LISTED),
            SpeechFinished(),
        ]
    )
    assert AskDesk(DeskQuery.AREAS, "3") in verbs

    listed, verbs = walk([*keys("14"), ReplyArrived(Reply.LISTED), SpeechFinished()], state)

    assert AskDesk(DeskQuery.SERVICES, "14") in verbs
    assert verbs[-2] == PlayWords((SpokenPart.SERVICES, "calls-services-end"))
    assert walk([KeyPressed("0")], state)[0].at == walk([KeyPressed("0")], listed)[0].at == "person"
    assert walk([KeyPressed("9")], state)[1] == [PlayWords(("calls-services-areas", SpokenPart.AREAS)), ListenForKey(8)]
    assert walk([KeyPressed("#")], state)[0].at == "services_everywhere"


def test_a_language_is_chosen_where_there_is_a_choice_and_kept_for_the_agent() -> None:
    asked, verbs = walk([CallAnswered(("cy", "pl")), SpeechFinished()])
    assert verbs[-2] == PlayWords((SpokenPart.LANGUAGES,))

    chosen, verbs = walk([KeyPressed("3"), SpeechFinished(), CallerSilent()], asked)
    assert (chosen.language, verbs[-2]) == ("pl", AskDesk(DeskQuery.PERSON, language="pl", languages=("cy", "pl")))
    assert walk([KeyPressed("1")], asked)[0].at == "start"
    assert walk([KeyPressed("6")], asked)[0].language == "en"
    assert walk([CallAnswered(), SpeechFinished()])[0].at == "start"


def test_each_of_eight_languages_can_be_chosen() -> None:
    others = ("ar", "bn", "cy", "pa", "pl", "ro", "ur")
    asked, _ = walk([CallAnswered(others), SpeechFinished()])

    assert tuple(walk([KeyPressed(key)], asked)[0].language for key in "2345678") == others


def test_in_a_language_in_which_the_line_says_its_menus_they_go_on_in_it() -> None:
    chosen, verbs = walk([CallAnswered(("cy", "pl"), ("pl",)), SpeechFinished(), KeyPressed("3")])
    assert (chosen.at, chosen.language, verbs[-1]) == ("language_spoken", "pl", PlayWords(("calls-welcome",)))

    menu, _ = walk([SpeechFinished()], chosen)
    assert (menu.at, menu.language) == ("start", "pl")
    assert walk([KeyPressed("1"), *keys(CODE)], menu)[0].language == "pl"
    assert walk([KeyPressed("#")], chosen)[0].at == "language"
    assert walk([CallAnswered(("cy", "pl"), ("pl",)), SpeechFinished(), KeyPressed("2")])[0].at == "language_chosen"


def test_the_language_of_the_code_is_taken_where_the_line_speaks_it_and_none_was_chosen() -> None:
    def after(language: str, *before: CallEvent) -> str:
        asked, _ = walk([CallAnswered(("bn", "pl"), ("bn", "pl")), *before, KeyPressed("1"), *keys(CODE)])
        return walk([ReplyArrived(Reply.OPENED, language), SpeechFinished()], asked)[0].language

    assert [after(language) for language in ("bn", "pl", "so", "en", "")] == ["bn", "pl", "en", "en", "en"]
    assert after("bn", SpeechFinished(), KeyPressed("3")) == "pl"


def test_for_a_language_that_the_line_has_no_words_in_an_interpreter_is_asked_for() -> None:
    asked, verbs = walk([CallAnswered(), SpeechFinished(), KeyPressed("4"), SpeechFinished()])

    assert PlayWords(("calls-language-kept",)) in verbs
    assert AskDesk(DeskQuery.PERSON, language="und") in verbs
    assert asked.language == "und"


def test_a_caller_who_meant_another_key_is_not_kept_in_a_foreign_language() -> None:
    """The caller pressed 3 for the menu that comes next: all languages are said once more, each in its own words."""
    chosen, verbs = walk([CallAnswered(("cy", "pl")), SpeechFinished(), KeyPressed("3")])
    assert verbs[-2] == PlayWords(("calls-language-kept", SpokenPart.LANGUAGES))

    english, verbs = walk([KeyPressed("1"), SpeechFinished()], chosen)
    assert (english.at, english.language, verbs[0]) == ("start", "en", PlayWords(("calls-welcome",)))
    assert walk([KeyPressed("2")], chosen)[0].language == "cy"
    assert walk([KeyPressed("9")], chosen)[0].at == "language_chosen"
    for key in "#4":  # back, and a key that no language has
        again, _ = walk([KeyPressed(key)], chosen)
        assert (again.at, again.language) == ("language", "en")


def test_out_of_the_queue_hash_leads_back_to_the_languages() -> None:
    chosen, _ = walk(
        [
            CallAnswered(("cy", "pl")),
            SpeechFinished(),
            KeyPressed("3"),
            CallerSilent(),
            ReplyArrived(Reply.WAITS),
            SpeechFinished(),
        ]
    )

    left, _ = walk([KeyPressed("#"), ReplyArrived(Reply.KEPT), SpeechFinished()], chosen)

    assert (left.at, left.language) == ("language", "en")


def test_a_person_is_one_key_away_while_a_code_is_keyed_and_before_a_number_is_used() -> None:
    keying, _ = walk([CallAnswered(), KeyPressed("1"), *keys(CODE[:5])])
    read, _ = walk([*keys(NUMBER), KeyPressed("#")], asked_for_a_number())

    assert walk([KeyPressed("#")], keying)[0].at == walk([KeyPressed("0")], read)[0].at == "person"
    assert walk([KeyPressed("9")], read)[1] == [
        PlayWords(("calls-you-keyed", SpokenPart.KEYED, "calls-check-number")),
        ListenForKey(8),
    ]


def test_every_fixed_sentence_of_the_flow_is_written() -> None:
    fixed = {words for here in FLOW.values() for words in here.says if isinstance(words, str)} - set(SpokenPart)

    assert [name for name in sorted(fixed) if not has_sentence(name)] == []


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
    assert call_outcome(path) == word


def test_a_zero_alone_where_a_code_is_keyed_is_for_a_person_and_one_with_figures_after_it_is_not() -> None:
    """The greeting says that 0 is for a person at any time."""
    asked: list[CallEvent] = [CallAnswered(), KeyPressed("1")]

    assert walk([*asked, KeyPressed("0"), CallerSilent()])[0].at == "keying_code_again"
    assert walk([*asked, KeyPressed("0"), CallerSilent(), CallerSilent()])[0].at == "person"
    assert walk([*asked, KeyPressed("0"), KeyPressed("4"), CallerSilent(), CallerSilent()])[0].at == "cant_talk"
