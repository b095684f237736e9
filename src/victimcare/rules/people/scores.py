"""How somebody says that we did, from 1 (very badly) to 5, on the line or at the front door: when a person asks."""

from __future__ import annotations

LOW = 2


def is_low(score: int) -> bool:
    return score <= LOW
