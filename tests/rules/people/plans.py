"""Plans and moments with which the rules of safe contact are tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from victimcare.rules.force import Hours
from victimcare.rules.people.contact_decision import Send, Wait
from victimcare.rules.people.contact_plan import Agreed, Channel, Plan, Wording
from victimcare.rules.people.her_hours import Window, hours_from

LONDON = ZoneInfo("Europe/London")
QUIET = Hours(time(21), time(8))
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)  # a Wednesday in winter time
BY_TEXT = Agreed(Channel.TEXT, 1, Wording.NEUTRAL)
STATED = Plan(is_confirmed=False, ways=(BY_TEXT,))
CONFIRMED = replace(STATED, is_confirmed=True)
NEUTRAL = Send(Channel.TEXT, 1, Wording.NEUTRAL)


def stated(*ways: Agreed, **of_text: Any) -> Plan:
    return Plan(is_confirmed=False, ways=ways or (replace(BY_TEXT, **of_text),))


def agreed(*ways: Agreed, **of_text: Any) -> Plan:
    return replace(stated(*ways, **of_text), is_confirmed=True)


def wait(local: str, channel: Channel = Channel.TEXT) -> Wait:
    return Wait(at(local), channel)


def at(text: str) -> datetime:
    """A moment by the clock in London."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


def only(days: str, start: str, end: str) -> tuple[Window, ...]:
    return hours_from([{"days": days.split(), "from": start, "to": end}])


ALL_DAYS = "mon tue wed thu fri sat sun"
