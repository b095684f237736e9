"""What stands beside the line's number: day and night only while the force has seen to it."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from victimcare.rules.calls.opening_hours import OpeningHours, OpeningWindow, find_unstaffed_time, is_always_open
from victimcare.rules.desk.rota import Shift
from victimcare.rules.force import ForceLine, LineCover
from victimcare.wording.fluent import list_languages
from victimcare.wording.service_hours import describe_line_promise

TODAY = date(2026, 12, 1)
WHOLE_DAY = OpeningWindow(time(0), time(0))
ALL_WEEK = OpeningHours(dict.fromkeys(range(8), (WHOLE_DAY,)))
OFFICE = OpeningHours({day: (OpeningWindow(time(8), time(20)),) for day in range(5)})
ELSE = "At other times, leave a message or choose a time."


@pytest.mark.parametrize(
    ("line", "promised"),
    [
        (ForceLine(), f"A person answers when one of us is here. {ELSE}"),
        (ForceLine(overflow="0808 157 0160"), "A person answers, day and night."),
        (ForceLine(hours=OFFICE, names_hours=True, overflow="0808 157 0160"), "A person answers, day and night."),
        (ForceLine(hours=ALL_WEEK, names_hours=True), "A person answers, day and night."),
        (
            ForceLine(hours=OFFICE, names_hours=True),
            f"A person answers Monday to Friday, 8am to 8pm. {ELSE} Bank holidays have their own hours.",
        ),
        (
            ForceLine(
                hours=OpeningHours({**OFFICE.of_day, 7: OFFICE.of_day[0], 5: (OpeningWindow(time(9), time(13)),)}),
                names_hours=True,
            ),
            f"A person answers Monday to Friday, 8am to 8pm; Saturday, 9am to 1pm. {ELSE}",
        ),
    ],
)
def test_what_is_promised_of_a_person_who_answers(line: ForceLine, promised: str) -> None:
    assert describe_line_promise(line, today=TODAY) == promised


@pytest.mark.parametrize("language", sorted(list_languages()))
@pytest.mark.parametrize(
    "line", [ForceLine(), ForceLine(overflow="0808 157 0160"), ForceLine(hours=OFFICE, names_hours=True)]
)
def test_it_is_said_in_every_language(line: ForceLine, language: str) -> None:
    assert describe_line_promise(line, today=TODAY, language=language)


@pytest.mark.parametrize(
    ("hours", "never"),
    [
        (ALL_WEEK, True),
        (
            OpeningHours(
                {day: (OpeningWindow(time(0), time(12)), OpeningWindow(time(12), time(0))) for day in range(8)}
            ),
            True,
        ),
        (OpeningHours(dict.fromkeys(range(7), (WHOLE_DAY,))), False),  # not on bank holidays
        (OpeningHours({day: (OpeningWindow(time(0), time(23, 59)),) for day in range(8)}), False),
        (OpeningHours(), False),
    ],
)
def test_hours_that_never_end(hours: OpeningHours, never: bool) -> None:
    assert is_always_open(hours) is never
    assert (ForceLine(hours=hours, names_hours=True).answers is LineCover.DAY_AND_NIGHT) is never


@pytest.mark.parametrize(
    ("shifts", "missing"),
    [
        ([], 60),
        ([Shift(day, time(8), time(20)) for day in range(5)], 0),
        ([Shift(day, time(7), time(14)) for day in range(5)], 30),
        ([Shift(day, time(7), time(14)) for day in range(5)] + [Shift(0, time(14), time(20))], 24),
        ([Shift(6, time(20), time(9))], 59),  # the night from Sunday on
    ],
)
def test_hours_that_are_promised_and_nobody_works(shifts: list[Shift], missing: int) -> None:
    assert find_unstaffed_time(OFFICE, shifts) == timedelta(hours=missing)
