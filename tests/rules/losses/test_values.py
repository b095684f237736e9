"""Values are read to the penny, a total counts what is known and says what is not, and limits hold at their edge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.court.belongings import (
    MOST_FILES_OF_ONE,
    MOST_LOSS_BYTES,
    MOST_LOSS_FILES,
    LossFault,
    LossLimit,
    UnclearSum,
    find_exceeded_limit,
    find_loss_fault,
    parse_value,
    total_values,
)
from victimcare.rules.court.compensation import format_pounds

SUMS = st.integers(min_value=1, max_value=999_999_999)


@given(SUMS)
def test_a_value_is_read_as_it_is_written(pence: int) -> None:
    assert parse_value(format_pounds(pence)) == pence


@pytest.mark.parametrize("typed", ["12,50", "1,2", "450 or so", "-5", "0", "£", "1.5", "9" * 8, "٤٥٠"])
def test_what_is_no_clear_sum_is_never_guessed(typed: str) -> None:
    with pytest.raises(UnclearSum):
        parse_value(typed)


@pytest.mark.parametrize(("typed", "pence"), [("", None), ("  ", None), ("£ 450", 450_00), ("1 250.50", 1250_50)])
def test_nothing_typed_is_not_known_and_spaces_do_not_count(typed: str, pence: int | None) -> None:
    assert parse_value(typed) == pence


@given(st.lists(st.none() | SUMS))
def test_a_total_counts_each_known_value_once_and_every_thing_without_one(values: list[int | None]) -> None:
    total = total_values(values)

    assert total.pence == sum(pence or 0 for pence in values)
    assert (total.things, total.without_value) == (len(values), values.count(None))


@given(st.lists(st.none() | SUMS))
def test_a_total_does_not_hang_on_the_order(values: list[int | None]) -> None:
    assert total_values(values) == total_values(list(reversed(values)))


@pytest.mark.parametrize(
    ("what", "value", "mend"),
    [
        ("A ring", "", None),
        ("A ring", "£40", None),
        (" ", "£40", LossFault.NO_NAME),
        ("A ring", "lots", LossFault.VALUE),
    ],
)
def test_only_a_name_and_an_unclear_sum_must_be_mended(what: str, value: str, mend: LossFault | None) -> None:
    assert find_loss_fault(what=what, value=value) is mend


COUNTS = st.integers(min_value=0, max_value=MOST_LOSS_FILES + 5)
SIZES = st.integers(min_value=0, max_value=MOST_LOSS_BYTES * 2)


@given(of_one=COUNTS, count=COUNTS, size=SIZES, new=COUNTS, new_size=SIZES)
def test_what_may_come_is_within_every_limit_and_what_may_not_is_beyond_one(
    of_one: int, count: int, size: int, new: int, new_size: int
) -> None:
    fits = of_one + new <= MOST_FILES_OF_ONE and count + new <= MOST_LOSS_FILES and size + new_size <= MOST_LOSS_BYTES

    assert (find_exceeded_limit(of_one=of_one, count=count, size=size, new=new, new_size=new_size) is None) is fits


def test_the_limit_of_one_thing_is_said_first() -> None:
    assert find_exceeded_limit(of_one=5, count=40, size=MOST_LOSS_BYTES, new=1, new_size=1) is LossLimit.OF_ONE
