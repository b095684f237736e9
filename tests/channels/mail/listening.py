"""A mail server of ours that listens in a thread of its own, as the process does."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from victimcare.channels.mail.mail_server import InboundMailServer


@contextmanager
def listening(door: InboundMailServer) -> Iterator[int]:
    """Starts the server; yields its port."""
    loop = asyncio.new_event_loop()
    number = loop.run_until_complete(door.start("127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield number
    finally:
        asyncio.run_coroutine_threadsafe(door.stop(), loop).result(timeout=60)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=60)
        loop.close()
