"""Explains why a duty is due when it is: each step of the sum, so that anyone can check it with a calendar and a
pencil.

The steps are those of the engine (`DutyClock`), recorded as it takes them. A count holds plain values; the sentences
are in `wording`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights.case_facts import EventRef, Fact, RecordedCase, list_victims, order_facts
from victimcare.rules.rights.catalogue import Catalogue, Edition, Entitlement, Span, Unit
from victimcare.rules.rights.clock_starts import ClockStart, list_case_starts, list_victim_starts
from victimcare.rules.rights.duty_acts import acts_by_victim
from victimcare.rules.rights.duty_clock import DutyClock, TimeLimit, count_span, list_clock_steps
from victimcare.rules.rights.duty_ends import DutyFulfilment
from victimcare.rules.rights.engine import build_case, first_ending
from victimcare.rules.rights.enhanced_grounds import EnhancedGround, list_enhanced_grounds
from victimcare.rules.rights.enhanced_rights import work_out_enhancement
from victimcare.rules.rights.ledger_types import Duty

LONGEST_DAY_LIST = 31  # up to here each day is listed; a longer count gives only its first and last


class CountCause(StrEnum):
    """What caused the time to be counted."""

    STARTED = "started"
    ENHANCED = "enhanced"  # the victim had Enhanced Rights from here on
    STANDARD = "standard"  # the victim no longer had Enhanced Rights from here on
    CORRECTED = "corrected"  # the victim's age became known


class DayRole(StrEnum):
    """What a day was in the count."""

    START = "start"  # the day of the trigger, which is never counted (ledger rule 2)
    COUNTED = "counted"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class PassedDay:
    """One day that the count passed. `number`: the running total, for a counted day."""

    on: date
    what: DayRole
    number: int | None = None


@dataclass(frozen=True, slots=True)
class DeadlineCount:
    """One count. It was made at `at`, from `from_on` (for hours from `from_at`), and gives `gives`.

    `due` is what the duty was due by then: the earlier of this and the previous time limit, if Enhanced Rights came
    half-way. `because`: the grounds in force at that moment, if Enhanced Rights applied. `clock_change`: the hours by
    which the wall clock moved under a count in hours (1, 0, -1). `fixed`: a birthday set the day and nothing was
    counted. `days` is empty for hours, for months, and for a count too long to list.
    """

    cause: CountCause
    at: datetime
    is_enhanced: bool
    because: tuple[EnhancedGround, ...]
    span: Span | None
    fixed: bool
    from_at: datetime
    from_on: date
    days: tuple[PassedDay, ...]
    clock_change: int
    gives: TimeLimit | None
    due: TimeLimit | None

    @property
    def decides(self) -> bool:
        """Whether this count gives the date."""
        return self.gives == self.due


@dataclass(frozen=True, slots=True)
class DeadlineExplanation:
    """A duty with what started it and every count of its time; the `due` of the last count is the duty's own."""

    entry: Entitlement
    edition: Edition
    trigger: Fact
    starts_at: datetime
    counts: tuple[DeadlineCount, ...]

    @property
    def due(self) -> TimeLimit | None:
        return self.counts[-1].due


def explain_deadlines(
    timeline: Iterable[Fact], victim_id: str, duties: Sequence[Duty], catalogue: Catalogue, calendar: WorkingDays
) -> dict[tuple[str, EventRef], DeadlineExplanation]:
    """Explain each of these duties of one victim, by its id and the event that started it.

    The timeline is that of the victim's case, up to the moment for which the duties were worked out.
    """
    ordered = order_facts(timeline)
    case = build_case(ordered, catalogue)
    if case is None:
        return {}
    grounds = list_enhanced_grounds(ordered, catalogue, as_of=ordered[-1].time)
    victim = _VictimClocks(case, victim_id, grounds[victim_id], calendar)
    facts = {fact.ref: fact for fact in ordered}
    return {(duty.id, duty.triggered_by): victim.why(duty, facts[duty.triggered_by], facts) for duty in duties}


class _VictimClocks:
    """One victim, and how each of their clocks ran."""

    def __init__(
        self, case: RecordedCase, victim_id: str, grounds: Sequence[EnhancedGround], calendar: WorkingDays
    ) -> None:
        self.case, self.grounds, self.calendar = case, grounds, calendar
        victim = next(v for v in list_victims(case.recorded, case.facts(EventType.VICTIM_ADDED)) if v.id == victim_id)
        accepted = [
            fact for fact in case.facts(EventType.VICTIM_DETAILS_ACCEPTED) if fact.data["victim_id"] == victim_id
        ]
        self.victim = victim._replace(accepted=accepted) if accepted else victim
        assessed = [fact for fact in case.facts(EventType.VICTIM_NEEDS_ASSESSED) if fact.data["victim_id"] == victim_id]
        self.enhancement = work_out_enhancement(self.victim, case, assessed)
        self.acts = acts_by_victim(case).get(victim_id)
        self.starts = list(list_victim_starts(self.victim, case, list_case_starts(case)))

    def why(self, duty: Duty, trigger: Fact, facts: dict[EventRef, Fact]) -> DeadlineExplanation:
        entry = self.case.edition.entitlements[duty.id]
        start = self._start(duty, entry, trigger)
        met = DutyFulfilment(duty.met_at, facts[duty.met_by]) if duty.met_at and duty.met_by else None
        return DeadlineExplanation(
            entry, self.case.edition, trigger, start.at, tuple(self._counts(duty, entry, start, met))
        )

    def _start(self, duty: Duty, entry: Entitlement, trigger: Fact) -> ClockStart:
        for start in self.starts:
            if start.fact.ref == duty.triggered_by and start.trigger in entry.starts:
                return start
        return ClockStart(
            entry.starts[0], trigger, duty.starts_at, ending=duty.ending
        )  # a window: from the contact's time

    def _counts(
        self, duty: Duty, entry: Entitlement, start: ClockStart, met: DutyFulfilment | None
    ) -> Iterator[DeadlineCount]:
        decided = self.acts.on(entry, start.fact.ref) if self.acts else ()
        first = first_ending(entry, start, self.victim, self.case)
        running = DutyClock(entry, start, self.enhancement, self.calendar, first)
        yield self._count(CountCause.STARTED, entry, running, start, start.at)
        for at, step in list_clock_steps(start, self.enhancement, decided):
            if met is not None and met.at <= at:
                return
            before = (running.due, running.counted_as_enhanced, running.start)
            running.take(at, step)
            if (running.due, running.counted_as_enhanced, running.start) == before:
                continue
            begun = running.start
            if isinstance(step, ClockStart):
                yield self._count(CountCause.CORRECTED, entry, running, begun, at)
            elif running.counted_as_enhanced:
                again = ClockStart(begun.trigger, begun.fact, at)  # from the day of the change (ledger rule 30)
                yield self._count(CountCause.ENHANCED, entry, running, again, at)
            else:
                yield self._count(CountCause.STANDARD, entry, running, begun, at)

    def _count(
        self, cause: CountCause, entry: Entitlement, running: DutyClock, start: ClockStart, at: datetime
    ) -> DeadlineCount:
        due, is_enhanced = running.due, running.counted_as_enhanced
        span = entry.enhanced if is_enhanced else entry.standard
        fixed = start.fixed_on is not None
        gives = due if fixed else count_span(span, start.at, start.counted_from, self.calendar)
        from_on = start.counted_from or clock.london_date(start.at)
        return DeadlineCount(
            cause=cause,
            at=at,
            is_enhanced=is_enhanced,
            because=tuple(self._grounds_at(at)) if is_enhanced else (),
            span=span,
            fixed=fixed,
            from_at=start.at,
            from_on=from_on,
            days=() if fixed else _days(span, from_on, gives, self.calendar),
            clock_change=_clock_change(span, start.at, gives),
            gives=gives,
            due=due,
        )

    def _grounds_at(self, moment: datetime) -> Iterator[EnhancedGround]:
        """The grounds in force at this moment. Those of the first record hold from the start; a change at this very
        moment counts as before it (ledger rule 29)."""
        first = (self.victim.added_by or self.case.recorded).ref
        for ground in self.grounds:
            has_come = ground.given_by == first or ground.since <= moment
            if has_come and (ground.removed_at is None or ground.removed_at > moment):
                yield ground


def _days(span: Span | None, start: date, gives: TimeLimit | None, calendar: WorkingDays) -> tuple[PassedDay, ...]:
    """Every day from the start to the end, with its role."""
    if span is None or gives is None or span.unit not in (Unit.WORKING_DAY, Unit.CALENDAR_DAY):
        return ()
    length = (gives.on - start).days
    if length > LONGEST_DAY_LIST:
        return ()
    days, number = [PassedDay(start, DayRole.START)], 0
    for on in (start + clock.ONE_DAY * n for n in range(1, length + 1)):
        if span.unit is Unit.CALENDAR_DAY or calendar.is_working_day(on):
            number += 1
            days.append(PassedDay(on, DayRole.COUNTED, number))
        else:
            days.append(PassedDay(on, DayRole.WEEKEND if on.weekday() > 4 else DayRole.HOLIDAY))
    return tuple(days)


def _clock_change(span: Span | None, at: datetime, gives: TimeLimit | None) -> int:
    if span is None or gives is None or span.unit is not Unit.HOUR:
        return 0
    before, after = (each.astimezone(clock.LONDON).utcoffset() for each in (at, gives.at))
    return round((after - before).total_seconds() / 3600) if before is not None and after is not None else 0
