"""A simulated hour, counted while it is played by who does what and when, beside the product's own records."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from benchmarks.simulated_hour import Simulation

from victimcare.records.models import Agent
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.service_level import agent_occupancy
from victimcare.services.access import Actor
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.call_queue.queue_routing import CallOffer
from victimcare.services.calls.line_wallboard import CallbackCounts, ReachedCallerCounts


@dataclass
class Tallied(Simulation):
    """`looks`: called every `every` seconds, while the hour goes on."""

    looks: Callable[[], None] = lambda: None
    every: float = 60.0
    waits: dict[UUID, datetime] = field(default_factory=dict)  # since when
    reached: set[UUID] = field(default_factory=set)
    over: set[UUID] = field(default_factory=set)
    asked: set[UUID] = field(default_factory=set)
    handled: list[timedelta] = field(default_factory=list)
    promised: int = 0
    made: int = 0
    _answered_at: dict[str, datetime] = field(default_factory=dict)
    _states: dict[int, str] = field(default_factory=dict)
    _spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    _seen_at: datetime | None = None
    _looks_at: float = 0.0

    def longest_wait(self) -> timedelta:
        return max((self.moment - since for since in self.waits.values()), default=timedelta())

    def handling(self) -> timedelta | None:
        return sum(self.handled, timedelta()) / len(self.handled) if self.handled else None

    def people(self) -> dict[AgentState, int]:
        counted = Counter(self._states.values())
        return {state: counted[state] for state in AgentState if state != AgentState.OFF}

    def occupancy(self) -> float | None:
        busy = self._spent[AgentState.ON_A_CALL] + self._spent[AgentState.WRAP_UP]
        return agent_occupancy(timedelta(seconds=busy), timedelta(seconds=self._available()))

    def call_backs(self) -> CallbackCounts:
        """All are due by this evening, and none is late within the hour."""
        return CallbackCounts(due=self.promised - self.made, late_now=0, kept=self.made, late=0)

    def reached_a_person(self) -> ReachedCallerCounts:
        asked = self.over & self.asked
        return ReachedCallerCounts(len(self.over), len(self.over - self.asked), len(asked), len(asked & self.reached))

    def _available(self) -> float:
        return self._spent[AgentState.READY] + self._spent[AgentState.OFFERED]

    def _and_routes(self, happens: Callable[[], None]) -> None:
        super()._and_routes(happens)
        self._time_passed()
        if self.now >= self._looks_at:
            self._looks_at = self.now + self.every
            self.looks()

    def _route(self) -> None:
        super()._route()
        self._time_passed()

    def _time_passed(self) -> None:
        """Adds the time since the last look to the state in which each agent was."""
        span = (self.moment - (self._seen_at or self.moment)).total_seconds()
        for state in self._states.values():
            self._spent[state] += span
        self._states = dict(Agent.objects.values_list("id", "state"))
        self._seen_at = self.moment

    def _sign_on(self, number: int) -> None:
        super()._sign_on(number)
        self._time_passed()

    def _comes_in(self) -> None:
        before = set(self._on_the_line)
        super()._comes_in()
        for call in self._on_the_line - before:
            self.waits[call] = self.moment
            self.asked.add(call)

    def _hangs_up(self, call: UUID) -> None:
        if self._still_waits(call):
            del self.waits[call]
        super()._hangs_up(call)

    def _keeps_place(self, call: UUID) -> None:
        if self._still_waits(call):
            del self.waits[call]
            self.promised += 1
        super()._keeps_place(call)

    def _is_over(self, call: UUID, outcome: str) -> None:
        super()._is_over(call, outcome)
        self.over.add(call)

    def _ring(self, offer: CallOffer) -> None:
        super()._ring(offer)
        mine = agent_duty.find_own_duty(actor=self._people[offer.agent_id], now=self.moment)
        if mine is None or mine.state is not AgentState.ON_A_CALL:
            return  # missed
        self.reached.add(offer.call_id)
        if offer.callback_id is None:
            del self.waits[offer.call_id]
            self._answered_at[self._people[offer.agent_id].id] = self.moment

    def _call_back_ends(self, actor: Actor, attempt: UUID, wraps_up: float) -> None:
        super()._call_back_ends(actor, attempt, wraps_up)
        self.made += 1

    def _finishes(self, actor: Actor) -> None:
        super()._finishes(actor)
        if actor.id in self._answered_at:
            self.handled.append(self.moment - self._answered_at.pop(actor.id))
