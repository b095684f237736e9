"""Why a duty is due when it is: every step of the sum, and that it always ends on the day of the ledger."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.rules.random_cases import Maker
from tests.rules.rights.story import Story, person
from victimcare.rules import clock
from victimcare.rules.rights import EventRef, Fact, Unit, work_out_duties
from victimcare.rules.rights.deadline_explanation import (
    CountCause,
    DayRole,
    DeadlineCount,
    DeadlineExplanation,
    explain_deadlines,
)
from victimcare.rules.rights.enhanced_grounds import FactGround
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import shipped_working_days

CALENDAR = shipped_working_days()


def all_whys(facts: list[Fact], as_of: datetime) -> list[tuple[DeadlineExplanation, date | None, datetime | None]]:
    """Each duty's sum, with the day and moment of the ledger beside it."""
    counted = [fact for fact in facts if fact.time <= as_of]
    found = []
    for victim in work_out_duties(facts, rights_catalogue(), CALENDAR, as_of=as_of).victims:
        explained = explain_deadlines(counted, victim.victim_id, victim.duties, rights_catalogue(), CALENDAR)
        found += [(explained[duty.id, duty.triggered_by], duty.due_on, duty.due_at) for duty in victim.duties]
    return found


def why(story: Story, duty_id: str, fact: Fact) -> DeadlineExplanation:
    duties = story.duties().victims[0].duties
    return explain_deadlines(story.facts, "v1", duties, rights_catalogue(), CALENDAR)[
        duty_id, EventRef(fact.source, fact.id)
    ]


def names(count: DeadlineCount) -> list[str]:
    return [ground.name for ground in count.because]


@pytest.mark.parametrize("part", range(4))
def test_the_steps_always_end_on_the_day_of_the_ledger(part: int) -> None:
    for seed in range(part, 1200, 4):
        maker = Maker(seed)
        events, as_of = maker.case(), maker.moment_to_ask()
        facts = [
            Fact(e["source"], e["id"], e["type"], clock.parse_moment(e["time"]), e["sequence"], e["data"])
            for e in events
        ]
        for each, due_on, due_at in all_whys(facts, as_of):
            where = f"case {seed}, {each.entry.id}"
            assert (each.due.on if each.due else None, each.due.at if each.due else None) == (due_on, due_at), where
            for count in each.counts:
                _adds_up(count, where)


def _adds_up(count: DeadlineCount, where: str) -> None:
    """The written steps are what a person would count with a calendar and a pencil."""
    assert bool(count.because) is count.is_enhanced, where
    if not count.days:
        return
    assert count.span is not None, where
    assert count.gives is not None, where
    assert count.days[0].what is DayRole.START, where
    assert [(day.on - count.days[0].on).days for day in count.days] == list(range(len(count.days))), where
    assert [day.number for day in count.days if day.number] == list(range(1, count.span.amount + 1)), where
    assert (count.days[-1].on, count.days[-1].what) == (count.gives.on, DayRole.COUNTED), where
    for day in count.days[1:]:
        if day.what is DayRole.WEEKEND:
            assert day.on.weekday() > 4, where
        elif day.what is DayRole.HOLIDAY:
            assert day.on in CALENDAR.closed, where
        elif count.span.unit is Unit.WORKING_DAY:
            assert CALENDAR.is_working_day(day.on), where


def test_weekends_and_bank_holidays_are_written_down_as_passed_over() -> None:
    story = Story("2026-12-01T09:00:00Z")

    (count,) = why(story, "r6_suspect_arrested", story.arrest("2026-12-24T10:00:00Z")).counts

    assert [(day.on.day, day.what, day.number) for day in count.days] == [
        (24, DayRole.START, None),
        (25, DayRole.HOLIDAY, None),
        (26, DayRole.WEEKEND, None),
        (27, DayRole.WEEKEND, None),
        (28, DayRole.HOLIDAY, None),
        (29, DayRole.COUNTED, 1),
        (30, DayRole.COUNTED, 2),
        (31, DayRole.COUNTED, 3),
        (1, DayRole.HOLIDAY, None),
        (2, DayRole.WEEKEND, None),
        (3, DayRole.WEEKEND, None),
        (4, DayRole.COUNTED, 4),
        (5, DayRole.COUNTED, 5),
    ]
    assert not count.is_enhanced


def test_a_change_of_enhanced_rights_half_way_is_a_count_of_its_own_that_decides() -> None:
    story = Story()
    arrest = story.arrest("2026-03-02T10:00:00Z")
    story.assess("2026-03-05T10:00:00Z", "vulnerable")

    first, second = why(story, "r6_suspect_arrested", arrest).counts

    assert (first.cause, first.gives and first.gives.on, first.because) == (CountCause.STARTED, date(2026, 3, 9), ())
    assert (second.cause, second.from_on, second.due and second.due.on) == (
        CountCause.ENHANCED,
        date(2026, 3, 5),
        date(2026, 3, 6),
    )
    assert (names(second), second.decides) == (["vulnerable"], True)


def test_where_the_later_count_is_later_the_first_stands() -> None:
    story = Story()
    arrest = story.arrest("2026-03-02T10:00:00Z")
    story.assess("2026-03-09T10:00:00Z", "vulnerable")

    first, second = why(story, "r6_suspect_arrested", arrest).counts

    assert (second.gives and second.gives.on, second.due) == (date(2026, 3, 10), first.due)
    assert not second.decides


def test_after_the_end_no_change_counts_again() -> None:
    story = Story()
    arrest = story.arrest("2026-03-02T10:00:00Z")
    story.assess("2026-03-10T10:00:00Z", "vulnerable")

    assert len(why(story, "r6_suspect_arrested", arrest).counts) == 1


def test_back_to_standard_is_counted_from_its_own_start() -> None:
    story = Story(victims=[person(enhanced_grounds=["vulnerable"])])
    arrest = story.arrest("2026-03-02T10:00:00Z")
    story.assess("2026-03-03T09:00:00Z", removed_reason="it was another person")

    first, second = why(story, "r6_suspect_arrested", arrest).counts

    assert (first.is_enhanced, names(first)) == (True, ["vulnerable"])
    assert (second.cause, second.from_on, second.due and second.due.on) == (
        CountCause.STANDARD,
        date(2026, 3, 2),
        date(2026, 3, 9),
    )


@pytest.mark.parametrize(
    ("reported_at", "due_at", "moved"),
    [
        ("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", 1),
        ("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", -1),
        ("2026-07-01T12:00:00Z", "2026-07-02T12:00:00Z", 0),
    ],
)
def test_hours_say_when_the_wall_clock_moved(reported_at: str, due_at: str, moved: int) -> None:
    story = Story(reported_at)

    (count,) = why(story, "r2_hocr_24h", story.recorded).counts

    assert (count.due and count.due.at, count.clock_change, count.days) == (clock.parse_moment(due_at), moved, ())


def test_months_and_birthdays_are_said_as_what_they_are() -> None:
    grown = Story("2026-03-02T08:00:00Z", occurred_from="2026-02-27T08:00:00Z")
    child = Story("2026-03-02T08:00:00Z", victims=[person(date_of_birth="2012-02-29")])

    (months,) = why(grown, "r5_cics_application_limit", grown.recorded).counts
    (birthday,) = why(child, "r5_cics_application_limit", child.recorded).counts

    assert (months.span and months.span.unit, months.from_on) == (Unit.CALENDAR_MONTH, date(2026, 2, 27))
    assert (birthday.fixed, birthday.due and birthday.due.on) == (True, date(2032, 2, 29))


@pytest.mark.parametrize(
    ("more", "because"),
    [
        ({"group": "sexual"}, FactGround.SEXUAL_OFFENCE),
        ({"flags": ("domestic_abuse",)}, FactGround.OFFENCE_FLAG),
        ({"victims": [person(date_of_birth="2010-06-01")]}, FactGround.UNDER_EIGHTEEN),
        ({"victims": [person(kind="bereaved_relative")]}, FactGround.BEREAVED_RELATIVE),
        ({"victims": [person(kind="parent_or_guardian")]}, FactGround.PARENT_OR_GUARDIAN),
    ],
)
def test_why_a_victim_is_enhanced_without_recorded_grounds(more: dict[str, object], because: FactGround) -> None:
    story = Story(**more)  # type: ignore[arg-type]

    (count,) = why(story, "r6_suspect_arrested", story.arrest("2026-03-02T10:00:00Z")).counts

    assert (count.is_enhanced, names(count)) == (True, [because])


def test_a_count_that_leaves_the_calendar_has_no_day() -> None:
    story = Story()
    last = CALENDAR.last_day

    (count,) = why(story, "r6_suspect_arrested", story.arrest(f"{last}T10:00:00Z")).counts

    assert (count.due, count.days) == (None, ())
