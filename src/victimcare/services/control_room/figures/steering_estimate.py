"""Estimates the difference that steering makes, from the means of days.

Contacts of one day have much in common: who is on duty, and what is in the news. So the day is what is counted, and a
day is one observation however many contacts it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np
from scipy.stats import t as student_t

FEWEST_OF_EACH = 5  # days, below which no estimate is given
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class DayMean:
    """The mean of one day's contacts."""

    on: date
    is_control: bool
    value: float


@dataclass(frozen=True, slots=True)
class DifferenceEstimate:
    """Steered days less control days, with the interval at 95 in 100. The means are those of the days as they came;
    the difference is that within weekdays, where the plan was drawn so."""

    steered_days: int
    control_days: int
    steered_mean: float
    control_mean: float
    difference: float
    low: float
    high: float

    @property
    def is_shown(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def estimate_difference(days: Sequence[DayMean], *, is_by_weekday: bool) -> DifferenceEstimate | None:
    """Least squares on the means of days, with a mean for each weekday where the draw was by weekday, and the interval
    of Student's t. None: too few days to say anything."""
    control = [each.value for each in days if each.is_control]
    steered = [each.value for each in days if not each.is_control]
    if min(len(control), len(steered)) < FEWEST_OF_EACH:
        return None
    blocks = sorted({each.on.weekday() for each in days}) if is_by_weekday else [None]
    design = np.array(
        [
            [0.0 if each.is_control else 1.0]
            + [1.0 if block is None or each.on.weekday() == block else 0.0 for block in blocks]
            for each in days
        ]
    )
    values = np.array([each.value for each in days])
    rank = int(np.linalg.matrix_rank(design))
    left = len(days) - rank
    if rank < design.shape[1] or left < FEWEST_OF_EACH:
        return None
    found, *_ = np.linalg.lstsq(design, values, rcond=None)
    residual = values - design @ found
    variance = float(residual @ residual) / left * float(np.linalg.inv(design.T @ design)[0, 0])
    half = float(student_t.ppf((1 + CONFIDENCE) / 2, left)) * sqrt(variance)
    difference = float(found[0])
    return DifferenceEstimate(
        len(steered),
        len(control),
        float(np.mean(steered)),
        float(np.mean(control)),
        difference,
        difference - half,
        difference + half,
    )
