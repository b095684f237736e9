"""Web addresses that others publish are shown and passed on only where they are what they look like."""

from __future__ import annotations

import pytest

from victimcare.rules.referrals import entry_validation
from victimcare.rules.referrals.entry_validation import normalise_web_address, remove_hidden_characters


@pytest.mark.parametrize(
    ("published", "address"),
    [
        ("https://weir.example/a?b=1#c", "https://weir.example/a?b=1#c"),
        ("HTTP://Weir.Example:8080", "http://weir.example:8080"),
        ("https://p\u043elice.uk/", "https://xn--plice-jye.uk/"),  # a Cyrillic letter among Latin ones
        ("https://xn--polce-9ua.uk/", "https://xn--polce-9ua.uk/"),
    ],
)
def test_an_address_of_a_name_stays_in_letters_that_all_read_alike(published: str, address: str) -> None:
    assert normalise_web_address(published) == address


@pytest.mark.parametrize(
    "published",
    [
        *("javascript:alert(document.domain)", "data:text/html,x", "https://user:pw@police.uk@evil.example/"),
        *("https://police.uk@evil.example/", "http://169.254.169.254/", "http://[::1]/", "http://2130706433/"),
        *("http://0x7f.1/", "http://127.1/", "https://localhost/", "https://", "https:///x", "https://a..b/", "none"),
        *("https://police.uk\\@evil.example/", "https://weir.example:99999/"),
    ],
)
def test_what_is_no_address_of_a_name_is_left_out_and_told_of(published: str) -> None:
    entry = {
        "id": "1",
        "name": "Weir",
        "status": "active",
        "organization": {"id": "2", "name": "W", "description": "d"},
    }

    taken, refused = entry_validation.validate_entry({**entry, "url": published})

    assert normalise_web_address(published) == ""
    assert taken is not None
    assert "url" not in taken
    assert [(one.field, one.why) for one in refused] == [("url", "not_uri")]


def test_invisible_characters_are_taken_out_of_names_and_descriptions() -> None:
    entry = {"id": "1", "status": "active", "organization": {"id": "2", "name": "W", "description": "d"}}

    taken, _ = entry_validation.validate_entry(
        {**entry, "name": "Weir\u202e gnp.exe", "description": "One\x07\nTwo\u2066\u200b"}
    )

    assert taken is not None
    assert (taken["name"], taken["description"]) == ("Weir gnp.exe", "One\nTwo")
    assert (
        remove_hidden_characters("\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0646\u0645")
        == "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0646\u0645"
    )
