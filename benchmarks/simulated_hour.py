"""An hour of callers and of the agents who answer them, through the product's own services and tables, with a clock
that is moved. What people do is drawn: when they ring, how long they wait before they hang up, how long a conversation
lasts.

`benchmarks.queue` runs it and reports the result; the tests run a short one. Django is set up before this is imported.
"""

from __future__ import annotations

import heapq
import itertools
import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

from victimcare.records.models import Callback, QueueEntry, Staff
from victimcare.records.models.telephone.callbacks import CallbackAttemptOutcome, CallbackReason
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.services.access import Actor
from victimcare.services.calls import caller_actions
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind, CallOutcome
from victimcare.services.calls.call_queue import caller_queue, queue_recovery, queue_routing
from victimcare.services.calls.call_queue.caller_queue import QueueExit, QueueRequest, TurnState
from victimcare.services.calls.call_queue.queue_routing import CallOffer
from victimcare.services.calls.callbacks import callback_attempts, callback_ringing
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.desk.task_actions import ensure_team_row

BEGINS_AT = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)  # a Monday
LINE = "one"
ROUTES_EVERY = 0.5  # seconds, as the line does
ASKS_EVERY = 25.0  # seconds between two pieces of music
BACK_AFTER = 60.0  # seconds until an agent who missed an offer is ready again
TALKS_FOR = 300.0  # seconds of debrief
HEARS_FOR = 90.0  # seconds on average, for callers who ask for no person

Event = tuple[float, int, Callable[[], None]]  # when, the order among simultaneous events, what happens


@dataclass(frozen=True, slots=True)
class Hour:
    """The parameters of the draw. Times in seconds, averages of exponential times; the others are shares from 0 to 1.

    `warm_up`: the length of a similar hour before it, which is not counted. `dies_at`: when the line is killed, counted
    from the beginning of the hour, or as soon as a caller waits on it then; all who are on it are cut off.
    """

    calls: float
    handling: float
    patience: float
    people: int
    length: float = 3600.0
    warm_up: float = 1800.0
    keeps_place: float = 0.0
    heavy: float = 0.0
    misses_offer: float = 0.0
    asks_nobody: float = 0.0  # of all callers: the line itself answers what they want
    dies_at: float | None = None
    wrap_up: float = 60.0  # of the handling time, at most


@dataclass(slots=True)
class Told:
    """What one caller was told on entering the queue, and what came of it."""

    least: int
    most: int
    waited: float | None = None  # answered after this many seconds


@dataclass
class Simulation:
    """One hour. `run` fills the tables, which hold the rest."""

    hour: Hour
    chance: random.Random
    now: float = 0.0
    told: dict[UUID, Told] = field(default_factory=dict)
    rung: int = 0  # callers who asked for a person
    _events: list[Event] = field(default_factory=list)
    _number: itertools.count[int] = field(default_factory=itertools.count)
    _people: dict[UUID, Actor] = field(default_factory=dict)
    _rings: set[tuple[UUID, UUID, datetime]] = field(default_factory=set)
    _on_the_line: set[UUID] = field(default_factory=set)
    _routes_at: float = -1.0

    @property
    def moment(self) -> datetime:
        return BEGINS_AT + timedelta(seconds=self.now - self.hour.warm_up)

    def run(self, until: float = math.inf) -> None:
        """To the end, or for this many seconds, warm-up included: then people are still waiting and talking."""
        for number in range(self.hour.people):
            self._sign_on(number)
        at, ends = 0.0, self.hour.warm_up + self.hour.length
        while (at := at + self.chance.expovariate(self.hour.calls / 3600)) < ends:
            self._at(at, self._comes_in)
        if self.hour.dies_at is not None:
            self._at(self.hour.warm_up + self.hour.dies_at, self._line_dies)
        while self._events and self._events[0][0] <= until:
            self.now, _, happens = heapq.heappop(self._events)
            happens()
            if not self._events and QueueEntry.objects.places_kept().exists():
                self._after(ASKS_EVERY, self._route)  # for agents who have rested by then

    def _at(self, when: float, happens: Callable[[], None]) -> None:
        event: Event = (when, next(self._number), partial(self._and_routes, happens))
        heapq.heappush(self._events, event)

    def _after(self, seconds: float, happens: Callable[[], None]) -> None:
        self._at(self.now + seconds, happens)

    def _and_routes(self, happens: Callable[[], None]) -> None:
        """The line routes twice a second; between two events it finds nothing to do."""
        happens()
        next_time = (self.now // ROUTES_EVERY + 1) * ROUTES_EVERY
        if self._routes_at < next_time:
            self._routes_at = next_time
            event: Event = (next_time, next(self._number), self._route)
            heapq.heappush(self._events, event)

    def _drawn(self, average: float) -> float:
        return self.chance.expovariate(1 / average)

    def _sign_on(self, number: int) -> None:
        row = Staff.objects.create(
            username=f"answers-{number}", name=f"Answers {number}", roles=["desk"], team=ensure_team_row(None)
        )
        row.refresh_from_db()
        self._people[row.public_id] = staff_actor(row)
        agent_duty.sign_on_agent(
            actor=staff_actor(row), way=AgentEndpointKind.EXTENSION, extension="2041", now=self.moment, line=LINE
        )

    # Callers.

    def _comes_in(self) -> None:
        call = caller_actions.record_inbound_call(
            carrier_call_id=f"call-{next(self._number)}", direction="in", now=self.moment
        )
        if self.hour.asks_nobody and self.chance.random() < self.hour.asks_nobody:
            self._after(self._drawn(HEARS_FOR), partial(self._is_over, call, "hung_up"))
            return
        self.rung += 1
        need = CallerNeed.DOMESTIC_ABUSE if self.chance.random() < self.hour.heavy else CallerNeed.ANYTHING
        entered = caller_queue.enter_queue(call_id=call, wants=QueueRequest(need=need, line=LINE), now=self.moment)
        if entered.wait is not None and self.now >= self.hour.warm_up:
            self.told[call] = Told(entered.wait.least, entered.wait.most)
        self._on_the_line.add(call)
        keeps = self.chance.random() < self.hour.keeps_place
        self._after(self._drawn(self.hour.patience), partial(self._keeps_place if keeps else self._hangs_up, call))
        self._after(ASKS_EVERY, partial(self._asks, call))

    def _asks(self, call: UUID) -> None:
        if (
            call not in self._on_the_line
            or caller_queue.check_turn(call_id=call, now=self.moment).how is TurnState.YOURS
        ):
            return
        self._after(ASKS_EVERY, partial(self._asks, call))

    def _hangs_up(self, call: UUID) -> None:
        if self._still_waits(call):
            caller_queue.leave_queue(call_id=call, why=QueueExit.ABANDONED, now=self.moment)
            self._is_over(call, "hung_up")

    def _keeps_place(self, call: UUID) -> None:
        if not self._still_waits(call):
            return
        number = f"07700 900{self.chance.randrange(1000):03}"
        caller_actions.request_callback(
            call_id=call, wish=CallbackReason.PLACE, keyed_number=number, caller_number="", now=self.moment
        )
        caller_queue.leave_queue(call_id=call, why=QueueExit.CALLBACK, now=self.moment)
        self._is_over(call, "callback")

    def _still_waits(self, call: UUID) -> bool:
        return (
            call in self._on_the_line
            and caller_queue.check_turn(call_id=call, now=self.moment).how is not TurnState.YOURS
        )

    def _is_over(self, call: UUID, outcome: str) -> None:
        self._on_the_line.discard(call)
        caller_actions.end_call(call_id=call, path=["greeting"], outcome=outcome, now=self.moment)

    def _line_dies(self) -> None:
        """The line dies while a caller waits on it, and is restarted at once: its calls are settled at its start."""
        if not QueueEntry.objects.standing().exists():
            self._after(1.0, self._line_dies)
            return
        queue_recovery.settle_cut_off_callers(call_ids=self._on_the_line, now=self.moment)
        caller_actions.end_cut_off_calls(call_ids=self._on_the_line, now=self.moment)
        self._on_the_line.clear()

    # Agents.

    def _route(self) -> None:
        for offer in queue_routing.route_calls(line=LINE, now=self.moment):
            rings = (offer.call_id, offer.agent_id, offer.offered_at)
            if rings not in self._rings:
                self._rings.add(rings)
                self._ring(offer)

    def _ring(self, offer: CallOffer) -> None:
        if self.chance.random() < self.hour.misses_offer:
            self._after(BACK_AFTER, partial(self._ready_again, offer.agent_id))
            self._after(20.0, lambda: None)  # when the offer is taken back
            return
        actor = self._people[offer.agent_id]
        agent_duty.answer_call(actor=actor, now=self.moment)
        if offer.call_id in self.told:
            entered_at = QueueEntry.objects.values_list("entered_at", flat=True).get(call__public_id=offer.call_id)
            self.told[offer.call_id].waited = (self.moment - entered_at).total_seconds()
        handling = self._drawn(self.hour.handling)
        wraps_up = min(handling / 2, self.hour.wrap_up)
        if offer.callback_id is not None:
            self._rings_back(actor, offer.callback_id, handling - wraps_up, wraps_up)
        else:
            self._after(handling - wraps_up, partial(self._conversation_ends, actor, offer.call_id, wraps_up))

    def _rings_back(self, actor: Actor, callback_id: UUID, talks: float, wraps_up: float) -> None:
        begun = callback_ringing.start_attempt(actor=actor, callback_id=callback_id, by_the_desk=False, now=self.moment)
        assert isinstance(begun, callback_ringing.StartedAttempt), (
            "a kept place is offered only while the caller may be rung"
        )
        self._after(talks, partial(self._call_back_ends, actor, begun.attempt, wraps_up))

    def _call_back_ends(self, actor: Actor, attempt: UUID, wraps_up: float) -> None:
        callback_attempts.report_attempt(
            actor=actor, attempt_id=attempt, outcome=CallbackAttemptOutcome.REACHED, now=self.moment
        )
        agent_duty.end_queue_conversation(actor=actor, now=self.moment)
        self._after(wraps_up, partial(self._finishes, actor))

    def _conversation_ends(self, actor: Actor, call: UUID, wraps_up: float) -> None:
        caller_queue.end_conversation_of_call(call_id=call, now=self.moment)
        if call in self._on_the_line:
            self._is_over(call, "ended")
        self._after(wraps_up, partial(self._finishes, actor))

    def _finishes(self, actor: Actor) -> None:
        mine = agent_duty.find_own_duty(actor=actor, now=self.moment)
        if mine is not None and mine.state is AgentState.WRAP_UP:  # otherwise the time for it is over
            agent_duty.finish_wrap_up(actor=actor, outcome=CallOutcome.HELPED, now=self.moment)
            mine = agent_duty.find_own_duty(actor=actor, now=self.moment)
        if mine is not None and mine.state is AgentState.DEBRIEF:
            self._after(TALKS_FOR, partial(self._ready_again, mine.agent_id))

    def _ready_again(self, agent_id: UUID) -> None:
        actor = self._people[agent_id]
        mine = agent_duty.find_own_duty(actor=actor, now=self.moment)
        if mine is not None and mine.state in (AgentState.AWAY, AgentState.DEBRIEF):
            agent_duty.change_agent_state(actor=actor, to=AgentState.READY, now=self.moment)


@dataclass(frozen=True, slots=True)
class Found:
    """What the tables say afterwards. For the hour itself: `waited_at_all`, `abandoned` and `within` are shares of all
    callers, `answer` the average wait in seconds of those answered."""

    callers: int
    waited_at_all: float
    abandoned: float
    answer: float
    within: float


def found(*, within: float = 20.0) -> Found:
    """Without the warm-up."""
    rows = list(QueueEntry.objects.filter(entered_at__gte=BEGINS_AT))
    waits = [((row.left_at or row.entered_at) - row.entered_at).total_seconds() for row in rows]
    answered = [wait for row, wait in zip(rows, waits, strict=True) if row.left_how == QueueExit.ANSWERED]
    return Found(
        callers=len(rows),
        waited_at_all=sum(wait > ROUTES_EVERY for wait in waits) / len(rows),
        abandoned=sum(row.left_how == QueueExit.ABANDONED for row in rows) / len(rows),
        answer=sum(answered) / max(1, len(answered)),
        within=sum(wait <= within for wait in answered) / len(rows),
    )


@dataclass(frozen=True, slots=True)
class Lost:
    """Counts that must all be zero."""

    callers_without_an_entry: int
    without_an_end: int
    in_no_conversation_that_ends: int
    places_that_led_nowhere: int
    call_backs_without_a_place_or_an_end: int


NOTHING_LOST = Lost(0, 0, 0, 0, 0)


def lost(simulation: Simulation) -> Lost:
    """After all have gone home: every caller has an entry, each entry one end, each kept place led to a call, and each
    callback was made."""
    entries = QueueEntry.objects.all()
    return Lost(
        callers_without_an_entry=simulation.rung - entries.count(),
        without_an_end=entries.standing().count(),
        in_no_conversation_that_ends=entries.going_on().count(),
        places_that_led_nowhere=entries.places_kept().count(),
        call_backs_without_a_place_or_an_end=Callback.objects.filter(outcome="promised").count()
        + Callback.objects.filter(places=None).count(),
    )
