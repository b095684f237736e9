"""Plans and moments for tests of the rules of safe contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from victimcare.rules.force import DailyHours
from victimcare.rules.safe_contact.contact_hours import ContactWindow, parse_contact_windows
from victimcare.rules.safe_contact.contact_plan import (
    AgreedWay,
    ContactLater,
    ContactMethod,
    ContactNow,
    ContactPlan,
    WordingLevel,
)

LONDON = ZoneInfo("Europe/London")
QUIET = DailyHours(time(21), time(8))
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)  # a Wednesday in winter time
BY_TEXT = AgreedWay(ContactMethod.TEXT, 1, WordingLevel.NEUTRAL)
STATED = ContactPlan(is_confirmed=False, ways=(BY_TEXT,))
CONFIRMED = replace(STATED, is_confirmed=True)
NEUTRAL = ContactNow(ContactMethod.TEXT, 1, WordingLevel.NEUTRAL)


def stated(*ways: AgreedWay, **of_text: Any) -> ContactPlan:
    return ContactPlan(is_confirmed=False, ways=ways or (replace(BY_TEXT, **of_text),))


def agreed(*ways: AgreedWay, **of_text: Any) -> ContactPlan:
    return replace(stated(*ways, **of_text), is_confirmed=True)


def wait(local: str, channel: ContactMethod = ContactMethod.TEXT) -> ContactLater:
    return ContactLater(at(local), channel)


def at(text: str) -> datetime:
    """A moment by the clock in London."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


def only(days: str, start: str, end: str) -> tuple[ContactWindow, ...]:
    return parse_contact_windows([{"days": days.split(), "from": start, "to": end}])


ALL_DAYS = "mon tue wed thu fri sat sun"
