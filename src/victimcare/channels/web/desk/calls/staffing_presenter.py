"""The words and charts of the staffing page: the day's half-hours as a chart in two rows, and advice in plain
sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from victimcare.channels.web.ui.board_tiles import clock_label
from victimcare.rules.calls.service_level import ServiceTarget
from victimcare.rules.calls.staffing import MOST_OCCUPIED, SHIFT_HOURS
from victimcare.rules.contact.correspondence import ANSWER_WITHIN, READ_WITHIN
from victimcare.services.calls.call_forecasts import ForecastWeek, UnforecastCallers
from victimcare.services.calls.staffing_plan import CallMeasurements, HalfHourNeed, StaffingChoice, StaffingDay
from victimcare.services.calls.written_figures import ENOUGH_MESSAGES, LONGEST_HANDLING, WrittenMeasurements
from victimcare.wording import dates, say


@dataclass(frozen=True, slots=True)
class ChartSize:
    """A chart's size, in pixels of the window it is drawn for, so that its lettering matches the text beside it."""

    name: str
    width: int
    calls: int  # heights of the two rows
    people: int
    left: int
    hours: int  # between two hour labels
    gap: int = 34  # between the two rows, for the hour labels


CHART_SIZES = (ChartSize("wide", 960, 180, 90, 40, 2), ChartSize("narrow", 324, 140, 80, 28, 4))


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A bar in the drawing's own units, from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class StaffingChart:
    """`band`: the range within which the calls will lie eight times in ten; `line`: the most likely number; `bars`:
    people."""

    size: ChartSize
    band: str
    line: str
    bars: tuple[ChartBar, ...]
    most_calls: int
    most_people: int
    hours: tuple[tuple[float, str], ...]

    @property
    def floor(self) -> int:
        """Return the bottom of the lower row, where the drawing ends."""
        return self.size.calls + self.size.gap + self.size.people


def build_charts(day: StaffingDay) -> tuple[StaffingChart, ...]:
    """Build one chart for a wide window and one for a telephone; the style sheet shows the one that fits."""
    return tuple(_chart(day, size) for size in CHART_SIZES) if day.needs else ()


def _chart(day: StaffingDay, size: ChartSize) -> StaffingChart:
    needs = day.needs
    most = max(1, *(need.expected.high for need in needs))
    people = [need.people if need.people is not None else need.if_patient or 0 for need in needs]
    most_people = max(1, *people)
    step = (size.width - size.left) / len(needs)

    def at(slot: int, calls: float) -> str:
        return f"{size.left + (slot + 0.5) * step:.1f},{size.calls * (1 - calls / most):.1f}"

    upper = [at(slot, need.expected.high) for slot, need in enumerate(needs)]
    lower = [at(slot, need.expected.low) for slot, need in enumerate(needs)]
    floor = size.calls + size.gap + size.people
    return StaffingChart(
        size=size,
        band=" ".join([*upper, *reversed(lower)]),
        line=" ".join(at(slot, need.expected.calls) for slot, need in enumerate(needs)),
        bars=tuple(
            ChartBar(
                round(size.left + (slot + 0.1) * step, 1),
                round(floor - size.people * count / most_people, 1),
                round(step * 0.8, 1),
                round(size.people * count / most_people, 1),
            )
            for slot, count in enumerate(people)
            if count
        ),
        most_calls=most,
        most_people=most_people,
        hours=tuple(
            (round(size.left + slot * step, 1), f"{slot // 2:02}") for slot in range(0, len(needs), 2 * size.hours)
        ),
    )


def slot_hours(slot: int) -> str:
    """Name the half-hour: "09:30 to 10:00"."""
    return say("opening-hours-window", start=_clock(slot), end="24:00" if slot == 47 else _clock(slot + 1))


def _clock(slot: int) -> str:
    return f"{slot // 2:02}:{slot % 2 * 30:02}"


def staffing_advice(day: StaffingDay, found: CallMeasurements, aim: ServiceTarget) -> tuple[str, ...]:
    """Advise in plain sentences, and say so where something is unknown."""
    busiest = day.busiest
    if not day.needs or busiest is None:
        return (say("staffing-no-hours" if day.needs else "staffing-unknown-day"),)
    calls = say(
        "staffing-busiest",
        hours=slot_hours(busiest.slot),
        calls=round(busiest.expected.calls),
        low=busiest.expected.low,
        high=busiest.expected.high,
    )
    return (calls, _people(busiest, found, aim))


def _people(need: HalfHourNeed, found: CallMeasurements, aim: ServiceTarget) -> str:
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


def measured_label(found: CallMeasurements) -> str:
    if found.handling is None:
        return say("staffing-unknown-handling", handled=found.handled)
    handling = say("staffing-handling", time=time_label(found.handling), handled=found.handled)
    patience = (
        say("staffing-patience", time=time_label(found.patience), gave_up=found.gave_up)
        if found.patience is not None
        else say("staffing-patience-unknown", gave_up=found.gave_up)
    )
    return f"{handling} {patience}"


def left_out_label(found: UnforecastCallers) -> str:
    """Count the callers whom the forecast, and so the advice, leaves out."""
    return say("staffing-apart", nobody=found.unstaffed_calls, elsewhere=found.elsewhere)


def advise_on_written(day: StaffingDay, found: WrittenMeasurements) -> tuple[str, ...]:
    """Say what the day's written messages need beside calls, and say so where something is unknown."""
    written = day.written
    if written.messages is None:
        return (say("staffing-written-unknown-day"),)
    messages = round(written.messages)
    if written.need is None or (found.handling is None and messages):
        return (say("staffing-written-unknown", messages=messages, measured=found.measured, enough=ENOUGH_MESSAGES),)
    if found.handling is None or not messages:
        return (say("staffing-written-none"),)
    need = written.need
    work = say(
        "staffing-written-work", messages=messages, time=time_label(found.handling), hours=hours_number(need.hours)
    )
    left = say("staffing-written-left", left=hours_number(need.left), most=round(MOST_OCCUPIED * 100))
    more = say("staffing-written-more", more=need.more, shift=f"{SHIFT_HOURS:g}")
    return (work, left if written.is_beside_calls else say("staffing-written-calls-unknown"), more)


def say_written_measured(found: WrittenMeasurements) -> str:
    return say(
        "staffing-written-measured",
        measured=found.measured,
        ended=found.ended,
        cut=found.cut,
        longest=LONGEST_HANDLING // timedelta(minutes=1),
    )


def say_written_promise() -> str:
    return say("staffing-written-promise", read=READ_WITHIN, answer=ANSWER_WITHIN)


def hours_number(hours: float) -> str:
    return f"{hours:.1f}"


def time_label(seconds: float) -> str:
    return clock_label(timedelta(seconds=seconds)) if seconds != float("inf") else say("staffing-endless")


def percent_label(value: float) -> str:
    return str(round(value * 100))


def is_aim_met(choice: StaffingChoice, aim: ServiceTarget) -> bool:
    return choice.waits.within >= aim.part


def people_label(people: int | None) -> str:
    return say("wallboard-none") if people is None else str(people)


def forecast_day_label(made_at: datetime | None, now: datetime) -> str:
    if made_at is None:
        return say("staffing-not-kept")
    return dates.write_day(made_at.astimezone(dates.LONDON).date(), manner="short", today=now.date())


def forecast_error_label(week: ForecastWeek) -> str:
    """Return by how many per cent the actual calls were above or below the forecast."""
    if not week.expected:
        return say("wallboard-none")
    off = round(100 * (week.came / week.expected - 1))
    return say("staffing-off", direction="above" if off > 0 else "below" if off < 0 else "same", off=abs(off))


def whole_number(calls: Sequence[float] | float) -> str:
    return str(round(calls if isinstance(calls, float) else sum(calls)))
