"""The victim's page in easy words, and in words for young people: for whom it opens in which, and what it says."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.template import engines
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.channels.web.gallery import PAGE_STATES
from tests.channels.web.portal.visiting import signed_in, text
from tests.services.people_and_cases import NOW
from victimcare.channels.web.portal.neutral_addresses import neutral_address
from victimcare.records.models import CommunicationPassport, Victim
from victimcare.wording import list_sentence_ids, say

pytestmark = pytest.mark.usefixtures("clock")
EASY = 10  # words in a line

IN_EASY_WORDS = "easy__line"
FOR_THE_YOUNG = "What happened is not your fault."


def _chose(victim: Victim, *needs: str) -> None:
    version = CommunicationPassport.objects.filter(victim=victim).count() + 1
    CommunicationPassport.objects.create(
        victim=victim, version=version, needs=list(needs), written_at=NOW, proved_how="page"
    )


def _born(victim: Victim, day: date) -> None:
    victim.person.date_of_birth = day
    victim.person.save()


def _case(victim: Victim, opens: str = "case") -> str:
    return signed_in(victim, opens).get("/my/case").content.decode()


def test_it_opens_in_all_words_until_the_victim_chooses(victim: Victim) -> None:
    assert IN_EASY_WORDS not in _case(victim)

    _chose(victim, "easy_read")

    assert IN_EASY_WORDS in _case(victim)


def test_a_choice_taken_back_no_longer_decides(victim: Victim) -> None:
    _chose(victim, "easy_read")
    _chose(victim)

    assert IN_EASY_WORDS not in _case(victim)


@pytest.mark.parametrize(
    ("born", "said"),
    [(date(2013, 1, 1), "young-lead"), (date(2009, 6, 1), "young-lead-older")],
)
def test_a_child_with_a_code_of_their_own_reads_a_childs_words(victim: Victim, born: date, said: str) -> None:
    _born(victim, born)

    assert say(said) in _case(victim)


def test_under_12_it_is_still_the_page_for_a_parent(victim: Victim) -> None:
    _born(victim, date(2016, 1, 1))

    assert FOR_THE_YOUNG not in _case(victim)


def test_a_code_alone_opens_the_same_short_page_whatever_was_chosen(victim: Victim) -> None:
    """A suspect who has the code and knows the page must not be able to tell it from one that shows nothing."""
    plain = _unmarked(_case(victim, "short"))

    _chose(victim, "easy_read")

    assert _unmarked(_case(victim, "short")) == plain


def test_a_childs_code_alone_opens_the_short_page_in_words_for_their_age(victim: Victim) -> None:
    _born(victim, date(2012, 1, 1))

    page = _case(victim, "short")

    assert "This page is for you." in page
    assert FOR_THE_YOUNG not in page, "it says nothing that hints at what happened"


@pytest.mark.parametrize("opens", ["case", "short"])
def test_whatever_was_chosen_the_others_are_one_press_away(victim: Victim, opens: str) -> None:
    _chose(victim, "easy_read")
    browser = signed_in(victim, opens)
    offered = browser.get("/my/easy").content.decode() + browser.get("/my/all-words").content.decode()

    assert f'href="{reverse("portal:all-words")}"' in offered
    assert f'href="{reverse("portal:easy")}"' in offered
    assert (FOR_THE_YOUNG if opens == "case" else "This page is for you.") in text(browser.get("/my/young"))
    assert IN_EASY_WORDS not in browser.get("/my/all-words").content.decode()


@pytest.mark.parametrize("address", ["/my/easy", "/my/young", "/my/all-words"])
def test_it_asks_as_many_questions_of_the_database_as_the_page_in_all_words(victim: Victim, address: str) -> None:
    browser = signed_in(victim)
    browser.get("/my/case")  # news is told once
    with CaptureQueriesContext(connection) as usual:
        browser.get("/my/case")
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)

    assert len(asked) == len(usual)


@pytest.mark.parametrize("address", ["/my/easy", "/my/young", "/my/all-words"])
def test_without_a_visit_it_is_the_sign_in(db: None, address: str) -> None:
    assert Client().get(address).headers["Location"] == "/sign-in"


@pytest.mark.parametrize("address", ["/easy", "/for-children"])
def test_the_front_doors_pages_keep_nothing(db: None, address: str) -> None:
    answer = Client().get(address)

    assert answer.status_code == 200
    assert not answer.cookies
    assert f'href="{neutral_address(address)}"' in Client().get("/").content.decode()


@override_settings(ROOT_URLCONF="tests.channels.web.gallery")
@pytest.mark.parametrize("address", ["/easy", *(f"/in-easy/{state}" for state in PAGE_STATES)])
def test_each_line_holds_one_short_idea(address: str) -> None:
    """Names and days cannot be shortened: each counts as one word."""
    page = Client().get(address).content.decode()
    lines = [html.unescape(re.sub(r"<[^>]+>", "", line)) for line in re.findall(r"<p>(.*?)</p>", _lines(page))]

    assert lines
    assert [line for line in lines if len(_short(line).split()) > EASY or len(re.findall(r"[.?!] ", line))] == []


def test_each_place_where_a_case_stands_has_its_picture() -> None:
    engine: Any = engines["jinja2"]
    parts = engine.env.get_template("portal/easy_parts.jinja").make_module({"today": NOW.date()})
    drawn = [f"cases-status-{name}" for names in parts.STANDS.values() for name in names]
    worded = [name for name in list_sentence_ids("en") if name.startswith("cases-status-") and "." not in name]

    assert sorted(drawn) == sorted(worded)


def _lines(page: str) -> str:
    return " ".join(re.findall(r'<li class="easy__line[^>]*>.*?</li>', page, re.DOTALL))


def _short(line: str) -> str:
    day = r"(?:\w+day )?\d+\s(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    line = re.sub(rf"{day}(?: \d{{4}})?|(?:today|yesterday) at [\d:apm]+", "day", line)
    return re.sub(r"Amara Hughes", "Amara", line)


def _unmarked(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)


def test_printed_it_is_in_the_words_the_victim_chose(victim: Victim) -> None:
    browser = signed_in(victim)
    assert IN_EASY_WORDS not in browser.post("/my/print").content.decode()
    assert IN_EASY_WORDS in browser.post("/my/print", {"words": "easy"}).content.decode()

    _chose(victim, "easy_read")

    page: Any = browser.post("/my/print").content.decode()
    assert IN_EASY_WORDS in page
    assert 'data-module="print"' in page
