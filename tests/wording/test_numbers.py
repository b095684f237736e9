from __future__ import annotations

from victimcare.wording.spoken_numbers import spoken_number, written_number


def test_a_number_is_said_digit_by_digit_in_its_groups() -> None:
    assert spoken_number("01632 960101") == "0 1 6 3 2, 9 6 0 1 0 1"
    assert spoken_number("0808 157 0142") == "0 8 0 8, 1 5 7, 0 1 4 2"


def test_a_number_is_read_in_groups_as_it_is_dialled_here() -> None:
    keyed = ("+441632960144", "+442079460111", "08081570142", "07700900123", "+44800600123")
    assert [written_number(each) for each in keyed] == [
        "01632 960144",
        "020 7946 0111",
        "0808 157 0142",
        "07700 900123",
        "0800 600 123",
    ]


def test_what_is_no_number_of_here_stays_as_it_was_left() -> None:
    for left in ("+353209100123", "2041", "0161 496 0123", "", "a lot"):
        assert written_number(left) == left
