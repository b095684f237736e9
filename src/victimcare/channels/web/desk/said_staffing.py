"""What the staffing page says and draws: the day's half-hours as two rows of a chart, and advice in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from victimcare.channels.web.desk.said_board import clock
from victimcare.rules.calls.service_level import Aim
from victimcare.services.calls.figures.staffing import DayPlan, Measured, Need, With
from victimcare.wording import dates, say

WIDTH, CALLS_HIGH, PEOPLE_HIGH, LEFT = 960, 180, 90, 40
_GAP = 34  # between the two rows, for the hours


@dataclass(frozen=True, slots=True)
class Bar:
    """In the drawing's own units, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """`band`: between what calls will be eight times of ten; `line`: the most likely; `bars`: people."""

    band: str
    line: str
    bars: tuple[Bar, ...]
    most_calls: int
    most_people: int
    hours: tuple[tuple[float, str], ...]
    height: int = CALLS_HIGH + _GAP + PEOPLE_HIGH


def chart(day: DayPlan) -> Chart:
    needs = day.needs
    most = max(1, *(need.expected.high for need in needs))
    people = [need.people if need.people is not None else need.if_patient or 0 for need in needs]
    most_people = max(1, *people)
    step = (WIDTH - LEFT) / len(needs)

    def at(slot: int, calls: float) -> str:
        return f"{LEFT + (slot + 0.5) * step:.1f},{CALLS_HIGH * (1 - calls / most):.1f}"

    upper = [at(slot, need.expected.high) for slot, need in enumerate(needs)]
    lower = [at(slot, need.expected.low) for slot, need in enumerate(needs)]
    floor = CALLS_HIGH + _GAP + PEOPLE_HIGH
    return Chart(
        band=" ".join([*upper, *reversed(lower)]),
        line=" ".join(at(slot, need.expected.calls) for slot, need in enumerate(needs)),
        bars=tuple(
            Bar(
                round(LEFT + slot * step + 1, 1),
                round(floor - PEOPLE_HIGH * count / most_people, 1),
                round(step - 2, 1),
                round(PEOPLE_HIGH * count / most_people, 1),
            )
            for slot, count in enumerate(people)
            if count
        ),
        most_calls=most,
        most_people=most_people,
        hours=tuple((LEFT + slot * step, f"{slot // 2:02}") for slot in range(0, len(needs), 4)),
    )


def hours(slot: int) -> str:
    """ "09:30 to 10:00"."""
    return say("opening-hours-window", start=_clock(slot), end="24:00" if slot == 47 else _clock(slot + 1))


def _clock(slot: int) -> str:
    return f"{slot // 2:02}:{slot % 2 * 30:02}"


def advice(day: DayPlan, found: Measured, aim: Aim) -> tuple[str, ...]:
    """Plain sentences; what is not known is said to be so."""
    busiest = day.busiest
    if not day.needs or busiest is None:
        return (say("staffing-no-hours" if day.needs else "staffing-unknown-day"),)
    calls = say(
        "staffing-busiest",
        hours=hours(busiest.slot),
        calls=round(busiest.expected.calls),
        low=busiest.expected.low,
        high=busiest.expected.high,
    )
    return (calls, _people(busiest, found, aim))


def _people(need: Need, found: Measured, aim: Aim) -> str:
    service, within = round(aim.part * 100), round(aim.within.total_seconds())
    if found.handling is None:
        return say("staffing-unknown-handling", handled=found.handled)
    if need.people is not None and need.if_patient is not None:
        return say("staffing-advice", people=need.people, patient=need.if_patient, service=service, seconds=within)
    if need.if_patient is not None:
        return say(
            "staffing-advice-patient", people=need.if_patient, gave_up=found.gave_up, service=service, seconds=within
        )
    return say("staffing-too-many")


def measured(found: Measured) -> str:
    if found.handling is None:
        return say("staffing-unknown-handling", handled=found.handled)
    handling = say("staffing-handling", time=time_of(found.handling), handled=found.handled)
    patience = (
        say("staffing-patience", time=time_of(found.patience), gave_up=found.gave_up)
        if found.patience is not None
        else say("staffing-patience-unknown", gave_up=found.gave_up)
    )
    return f"{handling} {patience}"


def time_of(seconds: float) -> str:
    return clock(timedelta(seconds=seconds)) if seconds != float("inf") else say("staffing-endless")


def part(value: float) -> str:
    return str(round(value * 100))


def met(choice: With, aim: Aim) -> bool:
    return choice.waits.within >= aim.part


def count(people: int | None) -> str:
    return say("wallboard-none") if people is None else str(people)


def worked_out(made_at: datetime | None, now: datetime) -> str:
    if made_at is None:
        return say("staffing-not-kept")
    return dates.write_day(made_at.astimezone(dates.LONDON).date(), manner="short", today=now.date())


def whole(calls: Sequence[float] | float) -> str:
    return str(round(calls if isinstance(calls, float) else sum(calls)))
