"""Places every call that leaves the line: only to destinations that may be rung, counted, and paid for in advance."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

import structlog

from victimcare.channels.phone.call_desk import fresh_connections
from victimcare.channels.phone.sip import Dialler, PlacedCall
from victimcare.rules.calls.outbound_calls import (
    COUNTED_LENGTH,
    MOST_AN_HOUR,
    MOST_AT_ONCE,
    NO_CAP,
    WHOLE_BUDGET,
    CallDestination,
    NumberTariff,
    SpendingCap,
)
from victimcare.services.calls import call_spending

log = structlog.get_logger(__name__)


class PlacingRefused(Exception):
    """This call is not placed. `for_good`: it never will be. `cap`: the limit that is reached; None: no limit is the
    reason."""

    def __init__(self, reason: str, *, for_good: bool, cap: SpendingCap | None = None) -> None:
        super().__init__(reason)
        self.reason, self.for_good, self.cap = reason, for_good, cap


class SpendingExhausted(Exception):
    """The day's spending on such calls, or the number of calls in an hour, has reached its limit: `cap`."""

    def __init__(self, cap: SpendingCap) -> None:
        super().__init__(cap.value)
        self.cap = cap


class SpendLimit(Protocol):
    """The day's sum, kept where it survives a restart."""

    async def reserve(self, reference: str, kind: NumberTariff, most_an_hour: int, one_in: int) -> None:
        """Reserve half an hour for a call. Raises SpendingExhausted. `one_in`: the share of the hour's and the day's
        limits that it may use."""

    async def extend(self, reference: str, one_in: int) -> None:
        """Reserve another half an hour. Raises SpendingExhausted."""

    async def settle(self, reference: str, lasted: timedelta) -> None:
        """Replace the reserved time with the actual one."""


@dataclass(frozen=True, slots=True)
class CallCaps:
    """Limits that keep an intruder from running up a bill: calls at one time, and calls in an hour. The force's own
    extensions have a separate limit."""

    at_once: int = MOST_AT_ONCE
    an_hour: int = MOST_AN_HOUR
    extensions_at_once: int = 100


@dataclass
class _OutboundCall:
    destination: CallDestination
    one_in: int
    call: PlacedCall | None = None
    timer: asyncio.TimerHandle | None = None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)


class OutboundDialling:
    """Places a call by `begin`, `ring` and `end`, under one reference of ours. Nothing else in the line has a
    dialler."""

    def __init__(self, dialler: Dialler, purse: SpendLimit, *, caps: CallCaps, counts: Counter[str]) -> None:
        self._dialler, self._purse, self._caps, self._counts = dialler, purse, caps, counts
        self._leaving: dict[str, _OutboundCall] = {}

    @property
    def own(self) -> str:
        return self._dialler.own

    @property
    def peer(self) -> str:
        return self._dialler.peer

    async def begin(self, reference: str, destination: CallDestination, *, one_in: int = WHOLE_BUDGET) -> None:
        """Reserve this call, before anything else is done for it; `end` it whatever happens. Raises PlacingRefused.
        `one_in`: the share of all limits that calls of this sort may use; `NO_CAP`: it is placed whatever the limits.
        """
        inside = destination.kind is NumberTariff.EXTENSION
        now = sum((each.destination.kind is NumberTariff.EXTENSION) is inside for each in self._leaving.values())
        if one_in != NO_CAP and now >= (self._caps.extensions_at_once if inside else self._caps.at_once // one_in):
            self._counts["not_placed"] += 1
            raise PlacingRefused(
                "as many calls as the line may place are placed", for_good=False, cap=SpendingCap.AT_ONCE
            )
        self._leaving[reference] = _OutboundCall(destination, one_in)
        try:
            await self._purse.reserve(reference, destination.kind, self._caps.an_hour, one_in)
        except SpendingExhausted as spent:
            del self._leaving[reference]
            self._counts["not_placed"] += 1
            log.warning("line.spent", cap=spent.cap)
            raise PlacingRefused("what may be spent on such calls is spent", for_good=False, cap=spent.cap) from spent
        except BaseException:
            self._leaving.pop(reference, None)
            raise

    def ring(self, reference: str, *, rings_from: str, rtp_port: int) -> PlacedCall:
        """Ring the destination. Raises KeyError for a reference that was not begun."""
        leaving = self._leaving[reference]
        leaving.call = self._dialler.ring(leaving.destination, rings_from=rings_from, rtp_port=rtp_port)
        self._look_again(reference, leaving)
        return leaving.call

    async def end(self, reference: str) -> None:
        """Settle the actual cost of a call that is over, or was never rung."""
        leaving = self._leaving.pop(reference, None)
        if leaving is None:
            return
        if leaving.timer is not None:
            leaving.timer.cancel()
        picked_up_at = leaving.call.picked_up_at if leaving.call is not None else None
        lasted = 0.0 if picked_up_at is None else asyncio.get_running_loop().time() - picked_up_at
        await self._purse.settle(reference, timedelta(seconds=lasted))

    def _look_again(self, reference: str, leaving: _OutboundCall) -> None:
        loop = asyncio.get_running_loop()
        leaving.timer = loop.call_later(COUNTED_LENGTH.total_seconds(), self._is_long, reference, leaving)

    def _is_long(self, reference: str, leaving: _OutboundCall) -> None:
        task = asyncio.get_running_loop().create_task(self._extend(reference, leaving))
        leaving.tasks.add(task)
        task.add_done_callback(leaving.tasks.discard)

    async def _extend(self, reference: str, leaving: _OutboundCall) -> None:
        """Reserve another half an hour, or end the call if that cannot be paid or recorded."""
        try:
            await self._purse.extend(reference, leaving.one_in)
        except Exception as problem:
            log.warning("line.cut_for_its_cost", error=type(problem).__name__)
            if leaving.call is not None:
                leaving.call.end()
        else:
            if reference in self._leaving:
                self._look_again(reference, leaving)


# The day's sum as the product keeps it: in the database, written beside the audio loop


class DatabaseSpendLimit:
    """`SpendLimit` on `services.calls.call_spending`. `now` is the product's clock."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="purse")

    async def reserve(self, reference: str, kind: NumberTariff, most_an_hour: int, one_in: int) -> None:
        values = {"reference": reference, "kind": kind, "most_an_hour": most_an_hour, "one_in": one_in}
        await self._run(call_spending.reserve_call_cost, **values)

    async def extend(self, reference: str, one_in: int) -> None:
        await self._run(call_spending.extend_call_cost, reference=reference, one_in=one_in)

    async def settle(self, reference: str, lasted: timedelta) -> None:
        await self._run(call_spending.settle_call_cost, reference=reference, lasted=lasted)

    def close(self) -> None:
        self._thread.shutdown()

    async def _run(self, do: Callable[..., None], **values: object) -> None:
        ask = partial(_ask_spending, partial(do, now=self._now(), **values))
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, ask)
        except call_spending.SpendingCapReached as enough:
            raise SpendingExhausted(enough.cap) from enough


def _ask_spending(do: Callable[[], None]) -> None:
    with fresh_connections():
        do()
