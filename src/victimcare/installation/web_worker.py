"""gunicorn's asyncio worker, with what it lacks: an end to connections that send no request, and to their number."""

from __future__ import annotations

from typing import Any

from gunicorn.asgi.protocol import ASGIProtocol  # type: ignore[import-untyped]
from gunicorn.workers import gasgi  # type: ignore[import-untyped]

HEAD_IN = 10.0  # seconds from the connection to the end of the first request's headers


class TimedConnection(ASGIProtocol):  # type: ignore[misc]  # gunicorn has no types
    """Is closed when its first request does not come, or when there are as many as the worker may have."""

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
        gasgi.ASGIProtocol = TimedConnection  # its name in the module that makes one for each connection
        super().init_process()
