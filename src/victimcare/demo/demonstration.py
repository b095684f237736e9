"""The feed that fills a demonstration: a few hundred crimes of the last year, and the cast."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain

from victimcare.demo import cast
from victimcare.demo.feed import crimes

_CRIMES = 400
_SEED = 4


def demonstration_feed(now: datetime) -> Iterator[bytes]:
    """Crimes recorded over the year up to `now` with what has happened to them so far, then the cast's."""
    return chain(crimes(_CRIMES, _SEED, now - timedelta(days=365), now), cast.feed(now))
