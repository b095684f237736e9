"""Runs one duty's clock: its time limit, and what takes it off the clock and puts it back.

Changes of Enhanced Rights and people's decisions are applied in the order in which they happened. A duty that has ended
is not changed by later events: once it is met; once the victim declined it or it was found not to be owed, until that
is taken back; and once its time is over, when only a contact can still make it met late.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights import duty_acts
from victimcare.rules.rights.case_facts import Fact
from victimcare.rules.rights.catalogue import DutyReason, Entitlement, Span, Unit
from victimcare.rules.rights.clock_starts import ClockStart
from victimcare.rules.rights.duty_ends import DutyFulfilment
from victimcare.rules.rights.enhanced_rights import Enhancement, EnhancementChange
from victimcare.rules.rights.ledger_types import DutyEnding, DutyStatus

# Time limits: counted from the start, and again when Enhanced Rights change (ledger rules 2 to 6, 30).


class TimeLimit(NamedTuple):
    """The end of a time limit: `at` is 23:59:59 in London on `on`, unless it was counted in hours."""

    on: date
    at: datetime
    unit: Unit


def count_time_limit(
    entry: Entitlement, start: ClockStart, end: DutyFulfilment | None, enhancement: Enhancement, calendar: WorkingDays
) -> TimeLimit | None:
    """None if the Code gives no number, or the calendar does not reach."""
    due = count_from_start(entry, start, enhancement.at(start.at), calendar)
    # If both spans are equal, a recount from a later day could only end later.
    if start.fixed_on is not None or entry.standard == entry.enhanced:
        return due
    for change in enhancement.changes:
        if change.at > start.at and _is_open(due, end, change.at):
            due = recount_after_change(entry, start, due, change, calendar)
    return due


def count_from_start(
    entry: Entitlement, start: ClockStart, is_enhanced: bool, calendar: WorkingDays
) -> TimeLimit | None:
    """Count as the clock starts."""
    if start.fixed_on is not None:
        return TimeLimit(start.fixed_on, clock.end_of_day(start.fixed_on), Unit.CALENDAR_DAY)
    return count_span(entry.enhanced if is_enhanced else entry.standard, start.at, start.counted_from, calendar)


def count_span(span: Span | None, at: datetime, day: date | None, calendar: WorkingDays) -> TimeLimit | None:
    """Count the span from this moment or, if a day is given, from that day."""
    if span is None:
        return None
    if span.unit is Unit.HOUR:
        due_at = clock.hours_after(at, span.amount)
        return TimeLimit(clock.london_date(due_at), due_at, span.unit)
    on = _day_after(span, day or clock.london_date(at), calendar)
    return TimeLimit(on, clock.end_of_day(on), span.unit) if on else None


def _day_after(span: Span, day: date, calendar: WorkingDays) -> date | None:
    if span.unit is Unit.WORKING_DAY:
        return calendar.after(day, span.amount)
    if span.unit is Unit.CALENDAR_MONTH:
        return clock.months_after(day, span.amount)
    return day + clock.ONE_DAY * span.amount


def _is_open(due: TimeLimit | None, end: DutyFulfilment | None, at: datetime) -> bool:
    """Whether the duty is neither met nor past due at this moment."""
    is_met = end is not None and end.at <= at
    return not is_met and (due is None or not is_time_over(due, at))


def is_time_over(due: TimeLimit, at: datetime) -> bool:
    """Whether the time limit is past: hours end at their moment, days with the London date."""
    return at > due.at if due.unit is Unit.HOUR else clock.london_date(at) > due.on


def recount_after_change(
    entry: Entitlement, start: ClockStart, due: TimeLimit | None, change: EnhancementChange, calendar: WorkingDays
) -> TimeLimit | None:
    """To enhanced: the earlier of the old time limit and the enhanced time from the change. To standard: from its
    start."""
    if not change.is_enhanced:
        return count_span(entry.standard, start.at, start.counted_from, calendar)
    if due is None and clock.london_date(start.at) < calendar.first_day:
        return None  # the old time limit cannot be worked out, so it cannot be compared with the new one
    sooner = count_span(entry.enhanced, change.at, None, calendar)
    return min((each for each in (due, sooner) if each), key=lambda each: each.at, default=None)


class ClockResult(NamedTuple):
    due: TimeLimit | None
    ending: DutyEnding | None


def run_clock(
    entry: Entitlement,
    start: ClockStart,
    met: DutyFulfilment | None,
    enhancement: Enhancement,
    decided: Sequence[Fact],
    first: DutyEnding | None,
    calendar: WorkingDays,
) -> ClockResult:
    """Return the duty's time limit and its ending, after everything that was counted.

    `first`: its ending from the start, by the feed alone; `decided`: the acts that apply to it (`DutyActs.on`), in
    order.
    """
    if not decided and not start.corrected:
        return ClockResult(count_time_limit(entry, start, met, enhancement, calendar), first)
    clock = DutyClock(entry, start, enhancement, calendar, first)
    for at, step in list_clock_steps(start, enhancement, decided):
        if met is not None and met.at <= at:
            break
        clock.take(at, step)
    return ClockResult(clock.due, clock.final or clock.hold)


ClockStep = EnhancementChange | ClockStart | Fact


def list_clock_steps(
    start: ClockStart, enhancement: Enhancement, decided: Sequence[Fact]
) -> Iterator[tuple[datetime, ClockStep]]:
    """Yield the steps in order of time; at the same moment, facts about the victim come before decisions."""
    known: list[tuple[datetime, ClockStep]] = [(each.at, each) for each in enhancement.changes if each.at > start.at]
    known += [(at, other) for at, other in start.corrected]
    yield from sorted([*known, *((fact.time, fact) for fact in decided)], key=lambda step: step[0])


class DutyClock:
    """`hold`: the last hold, lapsed or not. `final`: declined or not owed, which ends the duty until it is taken
    back."""

    def __init__(
        self,
        entry: Entitlement,
        start: ClockStart,
        enhancement: Enhancement,
        calendar: WorkingDays,
        first: DutyEnding | None,
    ) -> None:
        self.entry, self.start, self.enhancement, self.calendar = entry, start, enhancement, calendar
        self.counted_as_enhanced = enhancement.at(start.at)
        self.due = count_from_start(entry, start, self.counted_as_enhanced, calendar)
        self.hold = first if first is not None and first.status is DutyStatus.HELD else None
        self.final = None if self.hold is first else first

    def take(self, at: datetime, step: ClockStep) -> None:
        if isinstance(step, EnhancementChange):
            self._enhance(step)
        elif isinstance(step, ClockStart):
            self._correct(at, step)
        else:
            self._decide(step)

    def _enhance(self, change: EnhancementChange) -> None:
        moves = self.start.fixed_on is None and self.entry.standard != self.entry.enhanced
        if self.final is not None or self._is_past(change.at) or not moves:
            return
        self.counted_as_enhanced = change.is_enhanced
        self.due = recount_after_change(self.entry, self.start, self.due, change, self.calendar)

    def _correct(self, at: datetime, start: ClockStart) -> None:
        """Start the clock again with corrected facts about the victim."""
        if self.final is None and not self._is_past(at):
            self.start = start
            self.due = count_from_start(self.entry, start, self.counted_as_enhanced, self.calendar)

    def _decide(self, act: Fact) -> None:
        match act.type:
            case EventType.DUTY_HELD:
                if self.final is None and not self._is_for_victim:
                    self.hold = DutyEnding(
                        DutyStatus.HELD,
                        duty_acts.reason_of_act(act),
                        self._off_since(act.time),
                        duty_acts.hold_reviewed_on(act),
                    )
            case EventType.DUTY_HOLD_ENDED:
                if self.final is None:
                    self.hold = None
            case EventType.DUTY_DECLINED:
                if not self._is_for_victim:
                    self._end(DutyStatus.DECLINED, DutyReason.VICTIM_DECLINED, act.time)
            case EventType.VICTIM_OPTED_OUT:
                self._end(DutyStatus.DECLINED, DutyReason.OPTED_OUT, max(self.start.at, act.time))
            case EventType.DUTY_NOT_OWED:
                self._end(DutyStatus.NOT_OWED, duty_acts.reason_of_act(act), act.time)
            case _:
                if self._takes_back(act):
                    self.final = None
                    self._catch_up(act.time)

    def _end(self, status: DutyStatus, reason: DutyReason, at: datetime) -> None:
        if self.final is None:
            self.final = DutyEnding(status, reason, self._off_since(at))

    def _takes_back(self, act: Fact) -> bool:
        """Whether this act takes back the duty's ending. Agreeing again does not revive a time that is over: a duty
        that fell due while declined stays `declined`, and is `met` once it is done (ledger rule 23)."""
        final = self.final
        if final is None:
            return False
        if act.type == EventType.DUTY_DECLINE_TAKEN_BACK:
            is_over = self._is_past(act.time) and not self._is_past(final.since)
            return final.status is DutyStatus.DECLINED and not is_over
        if act.type == EventType.DUTY_OWED_AFTER_ALL:
            return final.reason in duty_acts.NOT_OWED_REASONS
        return final.reason is DutyReason.OPTED_OUT and not self._is_past(act.time)

    def _catch_up(self, at: datetime) -> None:
        """Run the clock again as before. A change of Enhanced Rights while it was stopped takes effect now."""
        now = self.enhancement.at(at)
        if at > self.start.at and now != self.counted_as_enhanced:
            self._enhance(EnhancementChange(at, now))

    def _off_since(self, at: datetime) -> datetime:
        """Since when the duty has been off the clock without a break, if it is at this moment; otherwise this
        moment."""
        return self.hold.since if self.hold is not None and self.hold.stands_at(at) else at

    def _is_past(self, at: datetime) -> bool:
        return self.due is not None and is_time_over(self.due, at)

    @property
    def _is_for_victim(self) -> bool:
        return self.entry.is_window  # the victim's own time: it cannot be held, and lapses by itself
