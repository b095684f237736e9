"""Seeded random draws: the same seed draws the same values on every machine and every Python version."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class WeightedChoice(Generic[T]):
    """Values with the weights by which they are drawn."""

    __slots__ = ("_sums", "_total", "values")

    def __init__(self, weights: Iterable[tuple[T, float]]) -> None:
        pairs = [(value, weight) for value, weight in weights if weight > 0]
        self.values: tuple[T, ...] = tuple(value for value, _ in pairs)
        self._sums = list(accumulate(weight for _, weight in pairs))
        self._total = self._sums[-1]

    def at(self, share: float) -> T:
        """The value at this share, 0 ≤ share < 1, of the whole weight."""
        return self.values[bisect(self._sums, share * self._total, 0, len(self._sums) - 1)]


class SeededDraw:
    """One random stream. Only `random()` is used: its bits are the same in every Python since 2.3."""

    __slots__ = ("share",)

    def __init__(self, seed: str) -> None:
        self.share = Random(seed).random  # noqa: S311 (make-believe, and it must repeat)

    def chance(self, share: float) -> bool:
        return self.share() < share

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self.share() * len(options))]

    def weighted(self, options: WeightedChoice[T]) -> T:
        return options.at(self.share())
