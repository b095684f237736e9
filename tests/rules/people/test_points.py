from __future__ import annotations

import pytest

from victimcare.rules.safe_contact.contact_points import (
    address_key,
    email_key,
    find_postcode,
    may_be_same_house,
    telephone_key,
)


@pytest.mark.parametrize(
    "number",
    ["07700 900123", "+44 7700 900123", "+44 (0)7700 900-123", "0044 7700 900123", "447700900123", " 07700.900.123 "],
)
def test_one_british_number_has_one_key_however_it_is_written(number: str) -> None:
    assert telephone_key(number) == "+447700900123"


@pytest.mark.parametrize(
    "number",
    ["+07700900123", "0007700900123", "000447700900123", "0447700900123", "4400447700900123"]
    + [before + number for before in ("141", "1470", "1280") for number in ("07700900123", "00447700900123")],
)
def test_zeros_a_country_twice_and_what_is_dialled_to_hide_or_show_a_number_disguise_none(number: str) -> None:
    assert telephone_key(number) == "+447700900123"


def test_glasgow_and_other_places_are_not_taken_for_what_is_dialled_before_a_number() -> None:
    assert telephone_key("0141 496 0123") == telephone_key("141 496 0123") == "+441414960123"
    assert telephone_key("01280 960123") == "+441280960123"


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


@pytest.mark.parametrize(
    "lines",
    [
        ["14 Mill Road", "Exford", "AB1 2CD"],
        ["14 Mill Road", "Exford ab12cd"],
        ["14 Mill Road", "Exford", "AB1 2CD", "United Kingdom"],
    ],
)
def test_neither_a_town_nor_a_country_hides_the_postcode(lines: list[str]) -> None:
    assert address_key(lines, find_postcode(lines)) == address_key(["14 Mill Road"], "AB1 2CD")


def test_without_a_postcode_there_is_nothing_to_compare() -> None:
    assert find_postcode(["14 Mill Road", "Exford"]) == find_postcode([]) == ""
    assert find_postcode(["Rue Haute 14", "1000 Bruxelles"]) == "1000 Bruxelles"


def test_one_house_is_written_in_many_ways_and_its_postcode_in_one() -> None:
    his = address_key(["14 Mill Road"], "AB1 2CD")

    for line in ("14 Mill Rd", "Flat 2", "The Old Forge"):
        assert may_be_same_house(address_key([line], "ab12cd"), his)
    assert not may_be_same_house(address_key(["14 Mill Road"], "AB1 2CE"), his)
    assert not may_be_same_house("+447700900123", "+447700900123")
    assert not may_be_same_house("", his)
