"""The day's sum for calls that we place, as the product keeps it: in the database, written beside the audio loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial

from victimcare.channels.phone.connections import fresh_connections
from victimcare.channels.phone.outgoing import Spent
from victimcare.rules.calls.outbound_calls import NumberTariff
from victimcare.services.calls import spending


class ServicesPurse:
    """`Purse` on `services.calls.spending`. `now` is the product's clock."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="purse")

    async def reserve(self, reference: str, kind: NumberTariff, most_an_hour: int, one_in: int) -> None:
        values = {"reference": reference, "kind": kind, "most_an_hour": most_an_hour, "one_in": one_in}
        await self._run(spending.reserve, **values)

    async def extend(self, reference: str, one_in: int) -> None:
        await self._run(spending.extend, reference=reference, one_in=one_in)

    async def settle(self, reference: str, lasted: timedelta) -> None:
        await self._run(spending.settle, reference=reference, lasted=lasted)

    def close(self) -> None:
        self._thread.shutdown()

    async def _run(self, do: Callable[..., None], **values: object) -> None:
        ask = partial(_asked, partial(do, now=self._now(), **values))
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, ask)
        except spending.SpentEnough as enough:
            raise Spent(enough.cap) from enough


def _asked(do: Callable[[], None]) -> None:
    with fresh_connections():
        do()
