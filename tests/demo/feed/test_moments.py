"""Minutes on London's wall clock, written as moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from victimcare.demo.feed.feed_moments import london_midnight, london_minute, write_minute


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 1, 1, 0, 0, tzinfo=UTC),
        datetime(2026, 3, 29, 0, 59, tzinfo=UTC),  # the last minute before the clocks go forward
        datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
        datetime(2026, 6, 30, 23, 30, tzinfo=UTC),  # on 1 July in London
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # half past one, the first time
        datetime(2026, 10, 25, 2, 0, tzinfo=UTC),
        datetime(2028, 2, 29, 12, 34, tzinfo=UTC),
    ],
)
def test_what_is_written_is_the_moment(moment: datetime) -> None:
    assert datetime.fromisoformat(write_minute(london_minute(moment))) == moment


def test_every_minute_of_the_days_on_which_clocks_change_is_a_real_moment() -> None:
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        first = london_minute(london_midnight(day))
        for minute in range(first, first + 1440):
            parsed = datetime.fromisoformat(write_minute(minute))
            assert abs(parsed.astimezone(UTC) - london_midnight(day).astimezone(UTC)) < timedelta(hours=25)
