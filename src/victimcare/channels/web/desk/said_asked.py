"""Staff's words for what victims asked of us."""

from __future__ import annotations

from datetime import date, datetime

from victimcare.channels.web.desk.said import dashed
from victimcare.rules.clock import london_date
from victimcare.services.cases.shapes import Asked
from victimcare.services.challenges.shapes import ListedItem, Named, Said, WindowShown
from victimcare.wording import dates, say, tell


def day(on: date | datetime, now: datetime) -> str:
    """A day, or the day of a moment: "Thursday 26 November"."""
    given = london_date(on) if isinstance(on, datetime) else on
    return dates.write_day(given, manner="page", today=london_date(now))


def act(item: ListedItem) -> str:
    """What to do next, verb first."""
    kind = "review" if item.is_review else "challenge"
    return say(f"desk-act-{kind}-{kind}-{dashed(item.step)}")


def about(item: ListedItem) -> str:
    """The right it is about; of a review, whose decision."""
    if item.is_review:
        return say(f"challenges-desk-review-of-{item.of}")
    title = item.title or say("challenges-desk-no-duty")
    return say("challenges-desk-second", title=title) if item.is_second else title


def named(one: Named, now: datetime) -> str:
    """A duty of hers, as a list offers it."""
    return say(
        "challenges-desk-named",
        title=one.title,
        day=dates.write_day(one.started_on, manner="short", today=london_date(now)),
        stands=say(f"challenges-status-{dashed(one.status)}"),
    )


def answered(one: Asked, now: datetime) -> str:
    """An answer of ours, by what it is about and when it was asked."""
    today = london_date(now)
    what = tell(one.what, manner="short", today=today)
    return say("challenges-desk-about", what=what, day=dates.write_day(one.said_on, manner="short", today=today))


def window(one: WindowShown, now: datetime) -> str:
    of = say(f"challenges-desk-review-of-{one.of}")
    if one.is_late:
        return say("challenges-desk-window-late", of=of)
    return say("challenges-desk-window", of=of, day=day(one.until, now)) if one.until else of


def why_not(one: WindowShown) -> str:
    return say(f"rights-reason-{dashed(one.why_not)}")


def said(one: Said) -> str:
    return say(f"challenges-event-{one.what.replace('.', '-').replace('_', '-')}")
