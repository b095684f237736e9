"""What is promised to whoever writes to us on her page, and how often it is kind to ask how things stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import WorkingDays, london_date

READ_WITHIN = 1  # working days: our own standard
ANSWER_WITHIN = 3
# Whoever asks each day hears each day that nothing is new. A week of work brings something, or says why not.
ASK_EVERY = 5
REMIND_AFTER = 5  # an answer that lies unread on her page for so long: a person finds out why
LONGEST = 4000  # characters
# So many of hers in a day, and no more: whoever has her page open may not bury what she wrote herself.
MOST_A_DAY, A_DAY = 10, timedelta(days=1)


class WhyNot(StrEnum):
    """Why she cannot ask how things stand just now."""

    ASKED = "asked"  # she has, and we owe her the answer
    ANSWERED = "answered"  # we answered her not long ago
    NEWS = "news"  # she was told something not long ago


@dataclass(frozen=True, slots=True)
class MayAsk:
    """`from_on`: the day from which she can ask again; None: she can now."""

    why_not: WhyNot | None
    from_on: date | None


def in_working_days(days: int, *, now: datetime, calendar: WorkingDays) -> date:
    """The day on which so many working days have passed. Where the calendar does not reach, so many days."""
    today = london_date(now)
    return calendar.later(today, days)


def may_ask(
    *, is_open: bool, asked_on: date | None, told_on: date | None, today: date, calendar: WorkingDays
) -> MayAsk:
    """Whether she can ask how things stand. `is_open`: what she asked last (`asked_on`) is not answered yet; `told_on`:
    when she last heard from us, in whatever way."""
    if is_open:
        return MayAsk(WhyNot.ASKED, None)
    after_asking = _opens_again(asked_on, calendar)
    after_news = _opens_again(told_on, calendar)
    opens = max((day for day in (after_asking, after_news) if day), default=None)
    if opens is None or opens <= today:
        return MayAsk(None, None)
    return MayAsk(WhyNot.ANSWERED if opens == after_asking else WhyNot.NEWS, opens)


def _opens_again(on: date | None, calendar: WorkingDays) -> date | None:
    return None if on is None else calendar.later(on, ASK_EVERY)
