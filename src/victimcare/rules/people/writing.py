"""What is promised to whoever writes to us on her page, and how often it is kind to ask how things stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import WorkingDays, london_date

READ_WITHIN = 1  # working days: our own standard
ANSWER_WITHIN = 3
# Whoever asks each day hears each day that nothing is new. For so many working days after an answer there is no other.
ASK_EVERY = 5
REMIND_AFTER = 5  # an answer that lies unread on her page for so long: a person finds out why
LONGEST = 4000  # characters
# So many of hers in a day, and no more: whoever has her page open may not bury what she wrote herself.
MOST_A_DAY, A_DAY = 10, timedelta(days=1)


class WhyNot(StrEnum):
    """Why she cannot ask how things stand just now."""

    ASKED = "asked"  # she has, and we owe her the answer
    ANSWERED = "answered"  # a person of ours answered not long ago


@dataclass(frozen=True, slots=True)
class MayAsk:
    """`from_on`: the day from which she can ask again; None: she can now."""

    why_not: WhyNot | None
    from_on: date | None


def in_working_days(days: int, *, now: datetime, calendar: WorkingDays) -> date:
    """The day on which so many working days have passed. Where the calendar does not reach, so many days."""
    today = london_date(now)
    return calendar.later(today, days)


def may_ask(*, is_open: bool, answered_on: date | None, today: date, calendar: WorkingDays) -> MayAsk:
    """Whether a victim can ask how things stand. `is_open`: what they asked last is not answered yet; `answered_on`:
    when a person of ours last spoke with them or wrote to them. News that a machine brought is no answer."""
    if is_open:
        return MayAsk(WhyNot.ASKED, None)
    opens = None if answered_on is None else calendar.later(answered_on, ASK_EVERY)
    if opens is None or opens <= today:
        return MayAsk(None, None)
    return MayAsk(WhyNot.ANSWERED, opens)
