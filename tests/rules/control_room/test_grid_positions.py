"""Grid references are printed and read alike, and other forms of a position come to the same metres."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.control_room.incidents.grid_positions import (
    HIGHEST,
    WIDEST,
    GridPosition,
    print_grid_reference,
    read_position,
)

EASTINGS, NORTHINGS = st.integers(0, WIDEST - 1), st.integers(0, HIGHEST - 1)


@given(EASTINGS, NORTHINGS, st.integers(2, 5))
def test_what_is_printed_is_read_as_the_same_place(easting: int, northing: int, digits: int) -> None:
    printed = print_grid_reference(easting, northing, digits=digits)

    read = read_position(f"It is at {printed}, by the gate")

    assert read is not None
    assert hypot(read.easting - easting, read.northing - northing) <= read.accuracy_metres
    assert print_grid_reference(read.easting, read.northing, digits=digits) == printed


@given(st.text(max_size=60))
def test_no_words_of_a_caller_break_the_reading(said: str) -> None:
    read = read_position(said)

    assert read is None or (0 <= read.easting < WIDEST and 0 <= read.northing < HIGHEST)


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ("TQ301798", GridPosition(530150, 179850, 71)),
        ("tq 30120 79840", GridPosition(530120, 179840, 1)),
        ("E 530120 N 179840", GridPosition(530120, 179840, 1)),
        ("530120, 179840", GridPosition(530120, 179840, 1)),
        ("SE1 9GF", None),
        ("the M25 at junction 10", None),
        ("ring me on 07700 900123", None),
        ("48.85661, 2.35222", None),  # Paris
    ],
)
def test_each_way_to_say_a_position(said: str, position: GridPosition | None) -> None:
    assert read_position(said) == position


@pytest.mark.parametrize(
    ("said", "easting", "northing"),
    [  # by OSTN15, which is exact
        ("51.50000, -0.13000", 529895, 179553),
        ("50.06600, -5.71500", 134247, 25046),
        ("58.64400 N 3.07000 W", 337992, 973399),
        ("52.65757, 1.71792", 651537, 313135),
        ("54.90000, -2.90000", 342383, 556512),
    ],
)
def test_latitude_and_longitude_are_within_the_accuracy_that_is_said(said: str, easting: int, northing: int) -> None:
    read = read_position(said)

    assert read is not None
    assert hypot(read.easting - easting, read.northing - northing) <= read.accuracy_metres <= 7


def test_off_the_grid_nothing_is_printed() -> None:
    with pytest.raises(ValueError, match="off the grid"):
        print_grid_reference(-1, 0)
