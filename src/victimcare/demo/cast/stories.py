"""What the record system says of the cast."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from victimcare.demo.cast import by_other_ways, closed, in_court, sentenced, twice, under_way
from victimcare.demo.cast.file import Calendar

_STORIES = (
    under_way.naomi,
    in_court.denise,
    under_way.elif_aksoy,
    closed.callum,
    in_court.adeyemi,
    sentenced.grace,
    closed.orchard,
    under_way.omar,
    under_way.kai,
    by_other_ways.walter,
    by_other_ways.marian,
    by_other_ways.rhona,
    twice.jonah_bag,
    twice.jonah_burglary,
)


def feed(now: datetime) -> Iterator[bytes]:
    """The cast's feed lines, with line ends; the last of them happened on the working day before `now`."""
    days = Calendar(now)
    return chain.from_iterable(story(days).lines() for story in _STORIES)
