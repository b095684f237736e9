from __future__ import annotations

from victimcare.wording.numbers import spoken_number


def test_a_number_is_said_digit_by_digit_in_its_groups() -> None:
    assert spoken_number("01632 960101") == "0 1 6 3 2, 9 6 0 1 0 1"
    assert spoken_number("0808 157 0142") == "0 8 0 8, 1 5 7, 0 1 4 2"
