"""Contrast, by the examples of WCAG and of our own palette."""

from __future__ import annotations

import pytest

from victimcare.rules.colour_contrast import contrast_ratio


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#17282D", "#FFFFFF", 15.2),
        ("#0E5A61", "#FAF7F1", 7.4),
    ],
)
def test_contrast_whichever_stands_first(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.05)
    assert contrast_ratio(other, one) == contrast_ratio(one, other)
