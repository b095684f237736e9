"""How many SMS a text is, in the alphabet that it needs."""

from __future__ import annotations

import pytest

from victimcare.rules.message_text import count_sms_parts, is_gsm_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ż" * 70, 1),
        ("ż" * 71, 2),
        ("ż" * 134, 2),
        ("ż" * 135, 3),
        ("a" * 70 + "ż", 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_so_many_leave(text: str, count: int) -> None:
    assert count_sms_parts(text) == count


def test_one_letter_of_another_alphabet_is_enough() -> None:
    assert is_gsm_text("Helo. Ffoniwch ni am ddim.")
    assert not is_gsm_text("Ffôn")
