from __future__ import annotations

import pytest

from victimcare.services.ports import InvalidRecipient, PostalAddress, Recipient


@pytest.mark.parametrize(
    "value", ["07700 900123", "+44 (0)20 7946 0123", "01632-960123", "amal@post.example", "o'brien+code@post.example"]
)
def test_one_number_or_address_is_a_recipient(value: str) -> None:
    assert Recipient(f" {value} ") == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "07700 900123, 07700 900124",
        "07700900123;07700900124",
        "07700 900123/07700 900124",
        "07700 900123 07700 900124",
        "07700 900123 or 07700 900124",
        "07700 900123\n07700 900124",
        "07700 900123\r",
        "a@post.example,b@post.example",
        "a@post.example b@post.example",
        "a@b@post.example",
        "Amal <amal@post.example>",
        "amal@post.example\nBcc: b@post.example",
        "amal\u2028@post.example",
        '"a,b"@post.example',
    ],
)
def test_a_list_or_a_second_line_is_refused_and_not_repeated(value: str) -> None:
    with pytest.raises(InvalidRecipient) as told:
        Recipient(value + "x" * (value == "07700 900123\r"))

    assert not value.strip() or value not in str(told.value)


def test_an_address_has_one_addressee_and_the_lines_that_the_post_takes() -> None:
    lines = ("A. Amal", "Flat 2, 1 Made-up Street", "Anytown", "AB1 2CD")

    assert PostalAddress(lines).lines == lines
    for wrong in (lines[:2], lines * 2, (*lines, ""), (*lines, "a\nb")):
        with pytest.raises(InvalidRecipient):
            PostalAddress(wrong)
