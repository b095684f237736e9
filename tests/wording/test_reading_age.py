"""What the victim reads can be read at nine: rooms as they are written, pages as they are shown."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import html5lib
import pytest
from django.test import Client, override_settings

from tests.channels.web.gallery import PAGE_STATES
from tests.wording import reading_age
from tests.wording.reading_age import SPOKEN_FOR, beyond_the_list, hard_words, read, sentences, sentences_for_victims

DALE_CHALL = 4.9  # the most that is for the fourth school year: age 9
YEAR = 4.0  # of Flesch and Kincaid: age 9
HARD = 2  # words in one sentence
YEAR_OF_ONE = 7.0  # a sentence of eight words or more; lower it when the hardest are mended

_BLOCKS = {"p", "h1", "h2", "h3", "h4", "li", "a", "button", "summary", "label", "legend", "dt", "dd", "td", "th"}
_PAGES = [
    *(f"/victim/{state}" for state in PAGE_STATES),
    *(f"/journey/{state}" for state in ("with-lawyers", "closed", "sentenced")),
    *(f"/in-easy/{state}" for state in PAGE_STATES),
    *(
        "/in-young/with-lawyers",
        "/in-older/trial-set",
        "/easy",
        "/for-children",
        "/more-help/open",
        "/",
        "/sign-in",
        "/get-help",
        "/your-rights",
        "/complain",
        "/feedback",
        "/how-to-get-a-code",
    ),
    *("/use-this-more-safely", "/nothing-is-here"),
]


@cache
def _said() -> list[tuple[str, str, str]]:
    """Reading the catalogues whole takes two seconds, which collecting these tests need not."""
    return list(sentences_for_victims())


@pytest.mark.parametrize("room", reading_age.rooms_for_victims())
def test_a_room_is_for_nine_years(room: str) -> None:
    found = read(said for its, _, said in _said() if its == room)

    assert (found.dale_chall <= DALE_CHALL, found.year <= YEAR) == (True, True), _told(room)


def test_no_room_is_left_out() -> None:
    assert {room for room, _, _ in _said()} == set(reading_age.rooms_for_victims())


def test_the_line_is_for_nine_years() -> None:
    """As a whole: its sentences are recorded, and each is heard again on a press."""
    found = read(said for _, _, said in reading_age.of_the_line())

    assert found.dale_chall <= DALE_CHALL
    assert found.year <= YEAR


@override_settings(ROOT_URLCONF="tests.channels.web.gallery")
@pytest.mark.parametrize("address", _PAGES)
def test_a_page_is_for_nine_years_as_it_is_shown(address: str) -> None:
    found = read(_shown(Client().get(address).content.decode()))

    assert found.dale_chall <= DALE_CHALL
    assert found.year <= YEAR


def test_no_sentence_has_more_than_two_words_to_stumble_over() -> None:
    worst = [each for each in reading_age.hardest(20) if each[0] > HARD or each[1] > YEAR_OF_ONE]

    assert worst == []


def test_each_word_beyond_the_list_is_said_for_a_reason() -> None:
    kept = beyond_the_list()["hard"]
    unsaid: dict[str, set[str]] = defaultdict(set)
    for _, name, said in _said():
        for sentence in sentences(said):
            for word in hard_words(sentence):
                unsaid[word].add(name)

    assert {word: sorted(names) for word, names in unsaid.items() if word not in kept} == {}
    assert sorted(kept - set(unsaid)) == []  # what is no longer said goes


@pytest.mark.parametrize("word", ["bail", "evidence", "jurisdiction", "correspondence"])
def test_a_hard_word_is_found(word: str) -> None:
    assert hard_words(f"You can ask for {word}.") == [word]


def test_endings_and_words_of_today_are_known() -> None:
    assert (
        hard_words("We’ve stopped trying: the easiest email’s in her friends’ two-part apps, hidden and carried.") == []
    )


def test_an_official_letter_is_not_for_nine_years() -> None:
    letter = (
        "Following a comprehensive review of the available evidence, a determination has been made that there is"
        " insufficient evidence to provide a realistic prospect of conviction in relation to this allegation."
    )

    found = read([letter])

    assert found.dale_chall > DALE_CHALL
    assert found.year > YEAR


def _told(room: str) -> str:
    of_room = [each for each in reading_age.hardest(10_000) if each[2].startswith(room.replace("_", "-"))]
    return "\n".join(f"{each[0]} hard, year {each[1]}: {each[2]}: {each[3]}" for each in of_room[:10])


def _shown(page: str) -> list[str]:
    """The text of each block in the main part, without names of people and places, which no list holds."""
    main = html5lib.parse(page, namespaceHTMLElements=False).find(".//main")
    assert main is not None
    blocks = (
        " ".join("".join(one.itertext()).split()) for one in main.iter() if one.tag in _BLOCKS and not _holds(one)
    )
    return [_unnamed(text) for text in blocks if text]


def _holds(element: object) -> bool:
    return any(child.tag in _BLOCKS - {"a"} for child in element.iter() if child is not element)  # type: ignore[attr-defined]


def _unnamed(text: str) -> str:
    first, *rest = text.split(" ")
    return " ".join([first, *(SPOKEN_FOR if word[:1].isupper() and hard_words(word) else word for word in rest)])
