"""gunicorn's asyncio worker with two limits that it lacks: it closes connections that send no request, and caps their
number."""

from __future__ import annotations

from typing import Any

from gunicorn.asgi.protocol import ASGIProtocol  # type: ignore[import-untyped]
from gunicorn.workers import gasgi  # type: ignore[import-untyped]

HEAD_IN = 10.0  # seconds from the connection to the end of the first request's headers


class TimedConnection(ASGIProtocol):  # type: ignore[misc]  # gunicorn has no types
    """Closed when its first request does not come, or when the worker has reached its maximum number of connections."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        if self.worker.nr_conns > self.worker.worker_connections:
            transport.abort()
        else:
            self.worker.loop.call_later(HEAD_IN, self._close_if_silent)

    def _close_if_silent(self) -> None:
        if self._awaiting_request and self.req_count == 1:
            self.transport.abort()


class TimedWorker(gasgi.ASGIWorker):  # type: ignore[misc]
    def init_process(self) -> None:
        gasgi.ASGIProtocol = TimedConnection  # its name in the module that creates one for each connection
        super().init_process()
