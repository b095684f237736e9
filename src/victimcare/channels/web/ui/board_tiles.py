"""A tile of a wallboard: a title, one large figure, and a line that says how to read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from victimcare.wording import say

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class BoardTile:
    """`is_past`: a target is missed; shown in words and with an outline."""

    title: str
    number: str
    unit: str
    line: str
    is_past: bool = False


def time_with_unit(time: timedelta | None) -> tuple[str, str]:
    """Return a time and its unit: "3:40" in minutes, "1:05" in hours."""
    if time is None:
        return say("wallboard-none"), ""
    return clock_label(time), say("wallboard-hours" if time >= _HOUR else "wallboard-min")


def clock_label(time: timedelta | None) -> str:
    """Format minutes and seconds; from one hour, hours and minutes."""
    if time is None:
        return say("wallboard-none")
    whole = whole_seconds(time)
    large, small = divmod(whole if time < _HOUR else whole // 60, 60)
    return f"{large}:{small:02}"


def whole_seconds(time: timedelta) -> int:
    return round(time.total_seconds())


def percent_with_unit(part: float | None) -> tuple[str, str]:
    return (say("wallboard-none"), "") if part is None else (str(round(part * 100)), say("wallboard-in-100"))
