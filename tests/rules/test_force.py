from datetime import time

import pytest

from victimcare.rules.force import DailyHours


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        (time(20, 59), False),
        (time(21), True),
        (time(0), True),
        (time(7, 59), True),
        (time(8), False),
        (time(12), False),
    ],
)
def test_quiet_hours_reach_past_midnight_and_leave_out_their_end(moment: time, quiet: bool) -> None:
    assert DailyHours(time(21), time(8)).hold(moment) is quiet


def test_hours_within_one_day() -> None:
    office = DailyHours(time(9), time(17))

    assert [office.hold(time(hour)) for hour in (8, 9, 16, 17)] == [False, True, True, False]
