"""How words are found, however they were typed, and how much time that may take."""

from __future__ import annotations

import random
import time

import pytest

from victimcare.rules.danger.matches import DangerRule
from victimcare.rules.danger.patterns import LanguageRule, LanguageRules, parse_pattern
from victimcare.rules.danger.rule_book import RuleBook
from victimcare.rules.danger.word_forms import plain_form, sound_form
from victimcare.services.danger.danger_rules import load_rule_book

LONGEST = 100_000  # characters; more of a message is not kept


def a_book(*match: str, unless: tuple[str, ...] = (), **values: object) -> RuleBook[DangerRule]:
    rule = LanguageRule(DangerRule.HELP, match, unless, (), ())
    usual: dict[str, object] = {
        "language": "en",
        "groups": {"he": "he she"},
        "respelled": {"hes": "he is", "nife": "knife"},
        "never_misspelt": frozenset({"rating"}),
        "rules": (rule,),
    }
    languages = [LanguageRules(**(usual | values))]  # type: ignore[arg-type]
    return RuleBook(DangerRule, languages, weighed=DangerRule.SIGNS_TOGETHER)


def spans(book: RuleBook[DangerRule], text: str) -> list[str]:
    return [text[span.start : span.end] for match in book.read(text) for span in match.spans]


@pytest.mark.parametrize(
    "text",
    [
        "he has a knife",
        "HE HAS A KNIFE",
        "He’s a knife",
        "he has a kníffe",
        "he has a kn1fe",
        "he has a kniiiiife",
        "he has a nife",
        "he has a k\u200bnife",
        "ｈｅ has a ｋｎｉｆｅ",
        "he, has: a *knife*",
        "h e l d  so he has k n i f e",
    ],
)
def test_however_it_is_typed_the_word_is_found(text: str) -> None:
    assert spans(a_book("he ..5 knife"), text) != []


def test_what_matched_is_told_as_it_was_typed() -> None:
    assert spans(a_book("{he} is ..3 outside"), "omg HES right outside!!") == ["HES right outside"]


def test_nothing_reaches_over_the_end_of_a_sentence() -> None:
    book = a_book("he ..3 outside", "~4 kill me")

    assert spans(book, "Here he is. Wait outside") == []
    assert spans(book, "kill? me") == []
    assert spans(book, "he is ... outside") == ["he is ... outside"]


def test_words_near_one_another_may_stand_in_any_order() -> None:
    book = a_book("~4 kill* me today")

    assert spans(book, "today he will be killing me") == ["today he will be killing me"]
    assert spans(book, "me, today, killed") == ["me, today, killed"]
    assert spans(book, "today the weather was so bad that it was killing me") == []


def test_what_shows_that_no_danger_is_meant_counts_only_close_by_and_in_its_sentence() -> None:
    book = a_book("knife", unless=("bread knife",))

    assert spans(book, "I bought a bread knife") == []
    assert spans(book, "I bought a bread knife. He has a knife") == ["knife"]
    assert spans(book, "a bread knife and a plate and a cup and then his knife") == ["knife"]


def test_a_pattern_that_must_be_alone_is_the_whole_sentence() -> None:
    book = a_book("^ help")

    assert spans(book, "Help!") == ["Help"]
    assert spans(book, "Are you there? help") == ["help"]
    assert spans(book, "help me with this form") == []


@pytest.mark.parametrize("typed", ["strangld", "strangeled", "stranglde", "strangoed"])
def test_a_word_from_which_one_letter_parts_it_is_meant(typed: str) -> None:
    assert spans(a_book("strangled"), f"he {typed} me") == [typed]


def test_an_ordinary_word_is_not_taken_for_a_misspelt_one() -> None:
    assert spans(a_book("raping"), "a rating") == []


def test_a_word_without_vowels_is_the_one_with_them() -> None:
    assert spans(a_book("strangled"), "he strngld me") == ["strngld"]


def test_romanised_spellings_of_one_sound_are_one() -> None:
    assert len({sound_form(plain_form(word)) for word in ("mujhe", "mujhay", "mujey", "muje")}) == 1
    book = a_book("mujhe maar", is_by_sound=True)

    assert spans(book, "woh mujhay mar raha") == ["mujhay mar"]


def test_arabic_letters_that_people_type_for_one_another_are_one() -> None:
    assert plain_form("سكّين") == plain_form("سکین")
    assert plain_form("إلى") == plain_form("الي")


@pytest.mark.parametrize("text", ["", "~4", "..3 he", "he ..", "{stranger} is", "a b c d e f g h i", "two-parts"])
def test_a_pattern_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a pattern"):
        parse_pattern(text, {}, {})


HOSTILE = {
    "one word": "x" * LONGEST,
    "one word again and again": "he " * (LONGEST // 3),
    "a danger again and again": "he has a knife outside my house " * (LONGEST // 32),
    "what takes it away again and again": "bread knife " * (LONGEST // 12),
    "no two words the same": " ".join(f"kni{n}fe" for n in range(LONGEST // 9)),
    "marks": "e" + "\u0301" * (LONGEST - 1),
    "full stops": "." * LONGEST,
    "apostrophes": "'" * LONGEST + "a",
    "letters with spaces": "h " * (LONGEST // 2),
    "signs": "🔪" * (LONGEST // 2),
}


def words_of_all_rules_mixed() -> str:
    words = {w for r in load_rule_book().languages for x in r.rules for e in x.examples for w in e.split()}
    return " ".join(random.Random(7).choices(sorted(words), k=LONGEST // 7))[:LONGEST]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_message_that_is_meant_to_be_slow_is_read_in_bounded_time(text: str) -> None:
    began = time.process_time()

    load_rule_book().read(text)

    assert time.process_time() - began < 10  # seconds; it takes a tenth of that on a machine that is not busy


def test_twice_as_long_takes_about_twice_as_long() -> None:
    def takes(text: str) -> float:
        began = time.process_time()
        load_rule_book().read(text)
        return time.process_time() - began

    text = words_of_all_rules_mixed()
    quarter, whole = (min(takes(text[:length]) for _ in range(3)) for length in (LONGEST // 4, LONGEST))

    assert whole < 10  # seconds; it takes a tenth of that on a machine that is not busy
    assert whole < 8 * quarter  # four times as much; a square would be sixteen


def test_words_that_are_none_by_themselves_are_weighed_together_and_calm_ones_against_them() -> None:
    signs = {3: "scared", 2: "door window", 1: "him", -2: "appointment"}
    book = a_book("never said", signs=signs)

    assert spans(book, "scared of him, window, door") == ["scared", "window", "door"]
    assert spans(book, "scared scared scared") == []  # each counts once
    assert spans(book, "scared of him before my appointment at the door") == []
    assert spans(book, "scared " + "and " * 50 + "door window") == []  # too far apart


def test_small_words_that_arabic_writes_with_the_next_one_are_taken_off() -> None:
    assert spans(a_book("سكين"), "بالسكين والسكين") == ["بالسكين", "والسكين"]


def test_an_exact_unless_takes_away_only_what_lies_within_it() -> None:
    book = a_book("nothing left", "want to die", unless=("= nothing left on ..1 machine",))

    assert spans(book, "nothing left on the machine") == []
    assert spans(book, "nothing left on the machine want to die") == ["want to die"]
    assert spans(book, "nothing left") == ["nothing left"]
