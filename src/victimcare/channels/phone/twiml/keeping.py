"""What she has said is fetched from the carrier as soon as it is there, so that she hears whether it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from victimcare.services.ports import TryLater
from victimcare.services.ports.hosted import HostedLine, NotThere

_TRIES, _BETWEEN = 12, 0.6  # a recording is there some seconds after its end


def sound_of(line: HostedLine, recording: str) -> Callable[[], Coroutine[Any, Any, bytes]]:
    """Fetches it. Raises NotThere when it is not there in time: the job that keeps it whatever happens goes on."""

    async def fetch() -> bytes:
        for _ in range(_TRIES):
            try:
                return await asyncio.to_thread(line.recording, recording)
            except (NotThere, TryLater):
                await asyncio.sleep(_BETWEEN)
        raise NotThere(recording)

    return fetch
