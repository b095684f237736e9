from __future__ import annotations

import pytest

from victimcare.rules.people.points import address_key, email_key, telephone_key


@pytest.mark.parametrize(
    "number",
    ["07700 900123", "+44 7700 900123", "+44 (0)7700 900-123", "0044 7700 900123", "447700900123", " 07700.900.123 "],
)
def test_one_british_number_has_one_key_however_it_is_written(number: str) -> None:
    assert telephone_key(number) == "+447700900123"


def test_other_numbers_keep_their_country_and_what_is_no_number_has_no_key() -> None:
    assert telephone_key("+353 20 910 0123") == "+353209100123"
    assert telephone_key("020 7946 0018") == "+442079460018"
    assert [telephone_key(text) for text in ("", "none", "  ")] == ["", "", ""]


def test_addresses_are_alike_by_postcode_and_first_line() -> None:
    key = address_key(["12 Mill Lane", "Riverside"], "ZZ9 9ZZ")

    assert address_key(["", "12, Mill lane"], "zz99zz") == key
    assert address_key(["14 Mill Lane"], "ZZ9 9ZZ") != key
    assert address_key(["12 Mill Lane"], "") == address_key([], "ZZ9 9ZZ") == ""


def test_e_mail_addresses_are_alike_whatever_their_capitals() -> None:
    assert email_key(" Ada@Marsh.EXAMPLE ") == email_key("ada@marsh.example")
