"""Computes the supervisor's wallboard and the half-hours of a day: counts and times from the records of the line,
naming no person.

A day runs by the local clock. Callers are counted by when they asked for a person; a waiting caller is on the board
even if they asked before midnight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from victimcare.records.models import Agent, AgentStatePeriod, Call, Callback, CentreCall, QueueEntry
from victimcare.records.models.telephone.call_queue import QueueExit
from victimcare.records.models.telephone.callbacks import CallbackOutcome
from victimcare.rules.calls import service_level
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.service_level import (
    COUNTS_AS_REACHED_AFTER,
    HALF_HOUR,
    QueueStay,
    ServiceFigures,
    ServiceTarget,
)
from victimcare.rules.clock import LONDON, ONE_DAY, end_of_day, london_date, london_moment
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.calls import call_spending
from victimcare.services.calls.call_queue import line_opening, queue_state
from victimcare.services.calls.callbacks import callback_tasks
from victimcare.services.calls.callbacks.callback_tasks import SilentCallBatch
from victimcare.services.calls.written_figures import (
    WrittenHalfHour,
    WrittenWork,
    count_written_by_half_hour,
    count_written_work,
)

_BUSY = (AgentState.ON_A_CALL, AgentState.WRAP_UP)
_AVAILABLE = (AgentState.READY, AgentState.OFFERED)
ASKED_FOR_A_PERSON = Q(path__contains=["person"]) | Q(path__contains=["silent_person"])


@dataclass(frozen=True, slots=True)
class CallbackCounts:
    """`due`: to be made by the end of today. `kept` and `late`: those that fell due today, made in time or not.
    `are_too_many`: so many were asked for without an identity check that no more are promised without one."""

    due: int
    late_now: int  # promised for a time that is over
    kept: int
    late: int
    are_too_many: bool = False
    silent: SilentCallBatch | None = None  # silent calls that share one task because there are so many


@dataclass(frozen=True, slots=True)
class ReachedCallerCounts:
    """Incoming calls of today that are over. `contained`: the caller asked for no person. `reached`: of the callers who
    asked, those who spoke with a person, in the call or when their turn came. Shown side by side, so that a line which
    keeps people out is no success."""

    rang: int
    contained: int
    asked: int
    reached: int


@dataclass(frozen=True, slots=True)
class Wallboard:
    figures: ServiceFigures
    agents: Mapping[AgentState, int]  # counts of the agents who are signed on
    # ready, but their browser has no sound: counted in none of these states, as no caller is offered to them
    without_sound: int
    occupancy: float | None
    call_backs: CallbackCounts
    reached: ReachedCallerCounts
    opening: line_opening.LineOpening
    aim: ServiceTarget
    caps: tuple[call_spending.ReachedCap, ...]  # those that stop the line from placing calls
    written: WrittenWork  # beside the calls, never added to them


@dataclass(frozen=True, slots=True)
class HalfHourFigures:
    """`start`: the moment in London at which it begins."""

    start: datetime
    figures: ServiceFigures
    written: WrittenHalfHour


def load_wallboard(*, actor: Actor, now: datetime) -> Wallboard:
    """Return the current board. Not audited: it concerns no person, and is asked for again every few seconds. It counts
    only the call backs that the actor finds in their list: one more would reveal a case that is restricted for them."""
    permit(actor, Act.TAKE_CALLS)
    return _build_wallboard(actor, access_scopes.filter_visible_rows(actor, Callback.objects.all()), now)


def load_live_wallboard(*, now: datetime) -> Wallboard:
    """Return the board for the metrics, which identify no person."""
    return _build_wallboard(None, Callback.objects.all(), now)


@transaction.atomic
def list_half_hours(*, actor: Actor, on: date, now: datetime) -> tuple[HalfHourFigures, ...]:
    """Return the half-hours of this day: 48, or 46 and 50 when the clocks change. Those that have not begun are left
    out."""
    permit(actor, Act.TAKE_CALLS)
    note(actor, "half_hours.see", at=now, detail={"on": str(on)})
    return _build_half_hours(actor, on, now)


@transaction.atomic
def download_half_hours(*, actor: Actor, on: date, now: datetime) -> tuple[HalfHourFigures, ...]:
    """Return the half-hours as a download."""
    permit(actor, Act.TAKE_CALLS)
    note(actor, "half_hours.downloaded", at=now, detail={"on": str(on)})
    return _build_half_hours(actor, on, now)


def day_bounds(on: date) -> tuple[datetime, datetime]:
    """Return the beginning and end of this day in London."""
    return _midnight(on), _midnight(on + ONE_DAY)


def _build_wallboard(actor: Actor | None, call_backs: QuerySet[Callback], now: datetime) -> Wallboard:
    begins, ends = day_bounds(london_date(now))
    aim = line_opening.line_settings().aim
    return Wallboard(
        figures=service_level.service_figures(_stays_of_day(begins, ends), aim, now),
        agents=_count_agents(now),
        without_sound=_agents_without_sound(now).count(),
        occupancy=_occupancy(begins, now),
        call_backs=_count_callbacks(call_backs, begins, now),
        reached=_count_reached(begins, now),
        opening=line_opening.find_line_opening(now=now),
        aim=aim,
        caps=call_spending.list_reached_caps(now=now),
        written=count_written_work(actor=actor, begins=begins, now=now),
    )


def _build_half_hours(actor: Actor, on: date, now: datetime) -> tuple[HalfHourFigures, ...]:
    begins, ends = day_bounds(on)
    have_begun = max(0, -(-(now - begins) // HALF_HOUR))
    ends = min(ends, begins + have_begun * HALF_HOUR)
    rows = QueueEntry.objects.filter(entered_at__gte=begins, entered_at__lt=ends)
    theirs = CentreCall.objects.filter(entered_at__gte=begins, entered_at__lt=ends)
    found = service_level.figures_by_half_hour(
        (*_stays(rows), *_stays(theirs)), line_opening.line_settings().aim, begins, ends, now
    )
    written = count_written_by_half_hour(actor=actor, begins=begins, ends=ends, now=now)
    return tuple(
        HalfHourFigures((begins + number * HALF_HOUR).astimezone(LONDON), figures, messages)
        for number, (figures, messages) in enumerate(zip(found, written, strict=True))
    )


def _stays_of_day(begins: datetime, ends: datetime) -> Iterator[QueueStay]:
    """Count those in our queue, and those in another contact centre's queue as far as it has reported them."""
    entered = Q(entered_at__gte=begins, entered_at__lte=ends)
    yield from _stays(QueueEntry.objects.filter(entered | Q(left_at=None)))
    yield from _stays(CentreCall.objects.filter(entered))


def _stays(rows: QuerySet[QueueEntry] | QuerySet[CentreCall]) -> Iterator[QueueStay]:
    columns = ("entered_at", "left_at", "left_how", "ended_at", "wrapped_up_at")
    for entered_at, left_at, left_how, ended_at, wrapped_up_at in rows.values_list(*columns):
        is_answered = left_how == QueueExit.ANSWERED
        yield QueueStay(
            entered_at=entered_at,
            left_at=left_at,
            is_answered=is_answered,
            gave_up=left_how == QueueExit.ABANDONED,
            talked=ended_at - left_at if is_answered and ended_at else None,
            wrapped_up=wrapped_up_at - ended_at if wrapped_up_at else None,
        )


def _agents_without_sound(now: datetime) -> QuerySet[Agent]:
    return Agent.objects.filter(state=AgentState.READY).without_sound(now)


def _count_agents(now: datetime) -> Mapping[AgentState, int]:
    there = Agent.objects.on_duty().exclude(id__in=_agents_without_sound(now).values("id"))
    rows = there.annotate(is_asked=queue_state.is_in_colleagues_call()).values_list("state", "is_asked")
    found = Counter(
        queue_state.visible_agent_state(AgentState(state), is_in_anothers_call=is_asked) for state, is_asked in rows
    )
    return {state: found[state] for state in AgentState if state != AgentState.OFF}


def _occupancy(begins: datetime, now: datetime) -> float | None:
    spells = AgentStatePeriod.objects.filter(Q(ended_at=None) | Q(ended_at__gt=begins), began_at__lt=now)
    rows = list(spells.values_list("state", "began_at", "ended_at"))

    def within(states: Iterable[str]) -> timedelta:
        parts = (min(ended or now, now) - max(began, begins) for state, began, ended in rows if state in states)
        return sum(parts, timedelta())

    return service_level.agent_occupancy(within(_BUSY), within(_AVAILABLE))


def _count_callbacks(rows: QuerySet[Callback], begins: datetime, now: datetime) -> CallbackCounts:
    open_ones = rows.filter(outcome=CallbackOutcome.PROMISED)
    fell_due = rows.filter(due_at__gte=begins, due_at__lte=end_of_day(london_date(now)))
    made = fell_due.exclude(outcome=CallbackOutcome.PROMISED)
    return CallbackCounts(
        due=open_ones.filter(due_at__lte=end_of_day(london_date(now))).count(),
        late_now=open_ones.filter(due_at__lt=now).count(),
        kept=made.filter(made_at__lte=F("due_at")).count(),
        late=made.filter(made_at__gt=F("due_at")).count()
        + fell_due.filter(outcome=CallbackOutcome.PROMISED, due_at__lt=now).count(),
        are_too_many=callback_tasks.is_callback_limit_reached(now=now),
        silent=callback_tasks.find_silent_batch(),
    )


def _count_reached(begins: datetime, now: datetime) -> ReachedCallerCounts:
    over = Call.objects.filter(direction="in", started_at__gte=begins, started_at__lte=now, ended_at__isnull=False)
    rang = over.count()
    asked = over.filter(ASKED_FOR_A_PERSON | Q(queue_entries__isnull=False) | Q(at_centre__isnull=False))
    spoke = (
        Q(queue_entries__in=_entries_kept_by_agent())
        | Q(queue_entries__rung_by__isnull=False)
        | Q(at_centre__left_how=QueueExit.ANSWERED)
    )
    asked_count = asked.values("id").distinct().count()
    return ReachedCallerCounts(
        rang, rang - asked_count, asked_count, asked.filter(spoke).values("id").distinct().count()
    )


def _entries_kept_by_agent() -> QuerySet[QueueEntry]:
    """Leave out callers who went straight back into the queue: an entry that begins where another ended is the same
    caller's."""
    again = QueueEntry.objects.filter(call=OuterRef("call"), entered_at=OuterRef("ended_at"))
    is_given_back = Q(Exists(again), ended_at__lt=F("answered_at") + COUNTS_AS_REACHED_AFTER)
    return QueueEntry.objects.filter(answered_by__isnull=False).exclude(is_given_back)


def _midnight(on: date) -> datetime:
    return london_moment(on, time())
