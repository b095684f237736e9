"""In which words a page opens: those the victim chose, otherwise by their age."""

from __future__ import annotations

from datetime import date

import pytest

from victimcare.rules.contact.communication_needs import PageWording, choose_page_wording

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("needs", "born", "words"),
    [
        ((), None, PageWording.ALL),
        ((), date(1990, 5, 1), PageWording.ALL),
        (("large_print",), None, PageWording.ALL),
        (("easy_read",), None, PageWording.EASY),
        ((), date(2014, 11, 26), PageWording.ALL),  # 12 tomorrow: until then it is a parent's page
        ((), date(2014, 11, 25), PageWording.YOUNG),
        ((), date(2010, 11, 26), PageWording.YOUNG),
        ((), date(2010, 11, 25), PageWording.NEARLY_GROWN),
        ((), date(2008, 11, 26), PageWording.NEARLY_GROWN),
        ((), date(2008, 11, 25), PageWording.ALL),
        (("easy_read",), date(2012, 1, 1), PageWording.EASY),  # chosen, so before the age
        (("easy_read", "child_words"), date(2012, 1, 1), PageWording.EASY),
        (("child_words",), None, PageWording.YOUNG),
        (("child_words",), date(2016, 1, 1), PageWording.YOUNG),
        (("child_words",), date(2009, 1, 1), PageWording.NEARLY_GROWN),
        (("child_words",), date(1990, 1, 1), PageWording.EASY),  # nothing of parents
    ],
)
def test_chosen_words_then_the_age(needs: tuple[str, ...], born: date | None, words: PageWording) -> None:
    assert choose_page_wording(needs, born, TODAY) is words


def test_a_victim_born_on_29_february_is_of_age_on_1_march() -> None:
    born = date(2012, 2, 29)

    assert choose_page_wording((), born, date(2030, 2, 28)) is PageWording.NEARLY_GROWN
    assert choose_page_wording((), born, date(2030, 3, 1)) is PageWording.ALL
