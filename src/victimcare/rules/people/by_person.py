"""By when a person tells a victim what no machine may tell them: the same day."""

from __future__ import annotations

from datetime import datetime, timedelta

from victimcare.rules.clock import LONDON, end_of_day, london_date, london_moment
from victimcare.rules.force import Hours
from victimcare.rules.people.contact_plan import Plan
from victimcare.rules.people.her_hours import Window, next_open
from victimcare.rules.people.safe_contact import may_be_rung_by_person

_ENOUGH = timedelta(minutes=30)  # less than this is left of their hours: their next hours count


def told_by(plan: Plan | None, *, quiet: Hours, now: datetime) -> datetime:
    """By when they are told: while they may be rung today, else while they may be rung next. In UTC, as is `now`.

    Hours that the victim gave for calls bind a person too. Without any, every hour counts but the force's quiet ones.
    """
    ways = [way.hours for way in plan.ways if may_be_rung_by_person(way)] if plan is not None else []
    ends = [end for hours in ways if (end := _end_of_next(hours, quiet, now)) is not None]
    return min(ends, default=None) or _end_of_next((), quiet, now) or end_of_day(london_date(now))


def _end_of_next(hours: tuple[Window, ...], quiet: Hours, now: datetime) -> datetime | None:
    """When the hours end that are open now for long enough, or that open next. None: none ever opens."""
    opens = next_open(hours, quiet, now)
    if opens is None:
        return None
    end = _end_after(opens, hours, quiet)
    if end - now >= _ENOUGH:
        return end
    opens = next_open(hours, quiet, end)
    return None if opens is None else _end_after(opens, hours, quiet)


def _end_after(at: datetime, hours: tuple[Window, ...], quiet: Hours) -> datetime:
    """When the hours that hold this moment end; by the end of the day at the latest."""
    today, local = london_date(at), at.astimezone(LONDON)
    ends = {window.end for window in hours if window.is_open(local)} if hours else {quiet.start}
    coming = [moment for end in ends if (moment := london_moment(today, end)) > at]
    return max(coming, default=end_of_day(today))
