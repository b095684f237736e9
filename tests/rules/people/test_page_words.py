"""In which words a page opens: what somebody chose, then how old they are."""

from __future__ import annotations

from datetime import date

import pytest

from victimcare.rules.people.page_words import PageWords, page_words

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("needs", "born", "words"),
    [
        ((), None, PageWords.ALL),
        ((), date(1990, 5, 1), PageWords.ALL),
        (("large_print",), None, PageWords.ALL),
        (("easy_read",), None, PageWords.EASY),
        ((), date(2014, 11, 26), PageWords.ALL),  # 12 tomorrow: until then it is a parent's page
        ((), date(2014, 11, 25), PageWords.YOUNG),
        ((), date(2010, 11, 26), PageWords.YOUNG),
        ((), date(2010, 11, 25), PageWords.NEARLY_GROWN),
        ((), date(2008, 11, 26), PageWords.NEARLY_GROWN),
        ((), date(2008, 11, 25), PageWords.ALL),
        (("easy_read",), date(2012, 1, 1), PageWords.EASY),  # chosen, so before the age
        (("easy_read", "child_words"), date(2012, 1, 1), PageWords.EASY),
        (("child_words",), None, PageWords.YOUNG),
        (("child_words",), date(2016, 1, 1), PageWords.YOUNG),
        (("child_words",), date(2009, 1, 1), PageWords.NEARLY_GROWN),
        (("child_words",), date(1990, 1, 1), PageWords.EASY),  # nothing of parents
    ],
)
def test_chosen_words_then_the_age(needs: tuple[str, ...], born: date | None, words: PageWords) -> None:
    assert page_words(needs, born, TODAY) is words


def test_born_on_a_29_february_she_is_of_age_on_1_march() -> None:
    born = date(2012, 2, 29)

    assert page_words((), born, date(2030, 2, 28)) is PageWords.NEARLY_GROWN
    assert page_words((), born, date(2030, 3, 1)) is PageWords.ALL
