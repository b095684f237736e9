"""Generates a feed of any size in constant memory: crime by crime in the order of recording, each with all its events.

A feed may come in any order, so the events of one crime simply follow each other. Nothing depends on the clock, on
hashes or on the machine: the same arguments give the same bytes.
"""

from __future__ import annotations

from bisect import bisect
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import accumulate

from victimcare.demo.feed import court_events, investigation_events, victim_events
from victimcare.demo.feed.crime_tables import (
    CHARGED,
    FORCE_CODE,
    NO_SUSPECT,
    UNDER_INVESTIGATION,
    PublishedTables,
    read_areas,
    read_published_tables,
)
from victimcare.demo.feed.feed_cases import FeedCase, record_crime
from victimcare.demo.feed.feed_moments import DAY, HOUR, london_minute
from victimcare.demo.feed.feed_offences import DOMESTIC, find_crime_kind
from victimcare.demo.feed.feed_officers import POSTS
from victimcare.demo.feed.feed_people import PeopleSource
from victimcare.demo.feed.seeded_draw import SeededDraw

# how many of a day's crimes are recorded in each hour from midnight: offices work by day, response officers through the
# night
_HOURS = (22, 18, 15, 12, 10, 10, 14, 24, 40, 52, 58, 58, 56, 56, 56, 56, 55, 53, 50, 46, 42, 38, 33, 27)


def generate_crimes(
    n: int, seed: int, start: datetime, end: datetime, until: datetime | None = None, *, borough: str | None = None
) -> Iterator[bytes]:
    """The lines of n crimes recorded from start up to end, with what had happened by `until` (otherwise by end).

    `borough`: all of them there, of the types and in the months that it has, instead of in the whole force. Each line
    is a CloudEvent of contracts/feed.schema.json with its line end. Crimes of different seeds have references and ids
    of their own, so that such feeds can be loaded beside each other.
    """
    draw = SeededDraw(f"riverside/{seed}")
    people = PeopleSource(draw)
    tables = read_published_tables(borough)
    told = london_minute(until or end)
    last = min(london_minute(end) - 1, told)
    districts = {borough: number for number, borough in enumerate(sorted(read_areas()), 1)}
    first_number = (seed % 900 + 1) * 1_000_000 + 1
    for number, minute in enumerate(_recorded_minutes(n, draw, tables, london_minute(start), last), first_number):
        yield from _crime(draw, people, tables, str(number), minute, told, districts)


def _crime(
    draw: SeededDraw,
    people: PeopleSource,
    tables: PublishedTables,
    number: str,
    minute: int,
    until: int,
    districts: dict[str, int],
) -> Iterator[bytes]:
    recorded_on = date.fromordinal(minute // DAY)
    cell = draw.weighted(tables.cells[recorded_on.month - 1])
    kind = find_crime_kind(cell.minor)
    offence = draw.weighted(kind.offences)
    case = FeedCase(
        draw=draw,
        people=people,
        number=number,
        reference=f"{FORCE_CODE}/{number}/{recorded_on.year % 100:02}",
        area=read_areas()[cell.borough],
        post=draw.between(0, POSTS - 1),
        recorded_at=minute,
        until=until,
        group=kind.group,
        is_guarded=kind.group == "sexual" or bool(offence.flags),
        is_domestic=DOMESTIC in offence.flags,
        is_homicide="homicide" in offence.flags,
    )
    district = districts[cell.borough]
    record_crime(case, kind, offence, cell.borough, district)
    _story(case, draw.weighted(tables.outcomes[kind.outcomes_as]))
    added = victim_events.add_side_events(case, district)
    victim_events.tell_victims(case, added)
    return case.lines()


def _story(case: FeedCase, category: str) -> None:
    if category == UNDER_INVESTIGATION:
        investigation_events.leave_unsolved(case)
        return
    end = investigation_events.draw_closing_minute(case.draw, category, case.recorded_at)
    code = investigation_events.draw_outcome_code(case.draw, category, case.group, domestic=case.is_domestic)
    if category == NO_SUSPECT:
        investigation_events.close_without_suspect(case, end)
    elif category == CHARGED:
        court_events.add_court_events(case, code, end)
    else:
        investigation_events.close_with_suspect(case, category, code, end)


def _recorded_minutes(n: int, draw: SeededDraw, tables: PublishedTables, start: int, last: int) -> Iterator[int]:
    """n minutes in rising order from start to last, distributed by the published months and our hours of the day.

    One crime falls in each n-th part of the whole weight: in order without sorting, and closer to the tables than a
    random draw.
    """
    hours = range(start // HOUR, last // HOUR + 1)
    sums = list(accumulate(_weights(hours, tables.month_weight, start, last)))
    for crime in range(n):
        share = (crime + draw.share()) / n * sums[-1]
        place = min(bisect(sums, share), len(sums) - 1)
        before = sums[place - 1] if place else 0.0
        within = (share - before) / (sums[place] - before)
        opens, closes = max(hours[place] * HOUR, start), min(hours[place] * HOUR + HOUR - 1, last)
        yield min(opens + int(within * (closes - opens + 1)), closes)


def _weights(hours: range, month_weight: Sequence[int], start: int, last: int) -> Iterator[float]:
    for hour in hours:
        day = date.fromordinal(hour // 24)
        opens, closes = max(hour * HOUR, start), min(hour * HOUR + HOUR - 1, last)
        daily = month_weight[day.month - 1] / monthrange(day.year, day.month)[1]
        yield daily * _HOURS[hour % 24] * (closes - opens + 1) / HOUR
