"""What a text may look like to the person who holds the phone."""

from __future__ import annotations

import re

import pytest

from victimcare.rules.message_text import count_sms_parts, find_revealing_words, is_gsm_text
from victimcare.services.messages.message_wording import MOST_SMS
from victimcare.wording import say
from victimcare.wording.fluent import list_languages, list_sentence_ids

LINE = "0808 157 0142"
# In these the letters fit the alphabet of which 160 go into one SMS; the others' scripts need more room for as much.
GSM = ("en", "cy")
WORST = {  # the longest values a sentence can be given
    "line": LINE,
    "relay": f"18001 {LINE}",
    "more": f"To hear more or to read it, ring us free on {LINE}.",
    "number": "123 456",
    "moment": "Wed 30 September 2027 at 11:30am",
    "day": "Wed 30 September 2027",
    "court": "East Berkshire Magistrates Court Maidenhead Court House",
}
AT_A_GLANCE = 40  # characters that show in the smallest notice
ON_A_LOCKED_PHONE = 170  # characters that the most telling lock screens show
# Chosen by the victim, or sent only where their plan lets the police be named.
_CHOSEN = ("messages-told-", "messages-danger")

_NAMELIKE = re.compile(r"\bdear\b|\bhi \w|\{|\$", re.IGNORECASE)

TEXTS = [
    (language, name)
    for language in list_languages()
    for name in list_sentence_ids(language)
    if name.startswith("messages-")
]


@pytest.mark.parametrize(("language", "name"), TEXTS)
def test_at_a_glance_a_text_says_nothing_of_us(language: str, name: str) -> None:
    shown = say(name, language, **WORST)[:AT_A_GLANCE]

    assert find_revealing_words(shown) == []
    assert _NAMELIKE.findall(shown) == []


@pytest.mark.parametrize(("language", "name"), [text for text in TEXTS if not text[1].startswith(_CHOSEN)])
def test_a_locked_phone_shows_nothing_of_us_unless_news_was_chosen(language: str, name: str) -> None:
    shown = say(name, language, **WORST)[:ON_A_LOCKED_PHONE]

    assert find_revealing_words(shown) == []
    assert _NAMELIKE.findall(shown) == []


@pytest.mark.parametrize("language", list_languages())
def test_where_news_by_text_is_chosen_it_says_that_a_locked_phone_shows_it(language: str) -> None:
    assert say("contact-news-itself.hint", language)
    assert say("contact-row-news-itself", language) != say("contact-news-itself", language)


@pytest.mark.parametrize(("language", "name"), TEXTS)
def test_a_text_is_one_sms_and_with_a_day_in_court_or_in_another_script_two(language: str, name: str) -> None:
    words = say(name, language, **WORST)

    assert is_gsm_text(words) == (language in GSM)
    takes_two = language not in GSM or name.startswith("messages-told-hearing-listed")
    assert count_sms_parts(words) <= (MOST_SMS if takes_two else 1)


@pytest.mark.parametrize(("language", "name"), TEXTS)
def test_a_text_asks_the_victim_to_follow_no_link(language: str, name: str) -> None:
    assert not re.search(r"https?:|www\.|\.uk|\.com|\.example", say(name, language, **WORST))


# What a message that tells no news never says, since it would tell what its reader has: a code, a page, a court.
TELLS = {
    "en": ("code", "page", "sign in", "court", "deaf", "hear"),
    "cy": ("cod", "tudalen", "llys", "byddar"),
    "pl": ("kod", "stron", "sąd", "głuch"),
    "ro": ("codul", "un cod", "pagin", "instanț", "surd"),
    "ur": ("کوڈ", "صفح", "عدالت", "بہر"),
    "pa": ("ਕੋਡ", "ਪੰਨ", "ਸਫ਼", "ਅਦਾਲਤ", "ਬੋਲ਼"),
    "bn": ("কোড", "পাতা", "আদালত", "বধির"),
    "ar": ("رمز", "صفحت", "محكمة", "أصم"),
}


@pytest.mark.parametrize("language", list_languages())
@pytest.mark.parametrize("kind", ["messages", "written"])
@pytest.mark.parametrize("what", ["news", "ring-us", "invitation"])
def test_a_message_without_news_says_the_same_to_everybody(language: str, kind: str, what: str) -> None:
    """How to reach us by voice and by text relay, and no word of what only some have; so there is one form of it."""
    name = f"{kind}-{what}"
    words = say(name, language, **WORST)

    assert [one for one in list_sentence_ids(language) if one.startswith(f"{name}.")] == []
    assert LINE in words.replace(WORST["relay"], "")
    assert WORST["relay"] in words
    assert [one for one in TELLS[language] if one in words.casefold()] == []


@pytest.mark.parametrize("name", ["messages-news", "messages-ring-us"])
def test_a_neutral_text_is_neutral_to_its_end(name: str) -> None:
    words = say(name, "en", **WORST)

    assert find_revealing_words(words) == []
