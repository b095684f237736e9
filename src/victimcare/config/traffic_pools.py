"""Serves a WSGI application from an event loop, so that no slow visitor holds a thread.

The loop reads a request until it is complete, or until it is too large to be a form. Only then does it get a thread,
from the pool for its kind of traffic: a flood at the front door leaves the desk and the machines their threads. An
answer that waits for its beat (`services.constant_time`), or for a visitor who reads slowly, waits in the loop.
"""

from __future__ import annotations

import asyncio
import io
import sys
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

from victimcare.services import constant_time

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

WHOLE_BYTES = 64 << 10  # bytes: a form without files; for a larger request the thread reads the rest as it comes
DEADLINE = 10.0  # seconds for those bytes to arrive
READ_SECONDS = 10.0  # seconds for the next part of a larger request
SLOWEST_RATE = 8 << 10  # bytes a second of a larger request, on average: a telephone with poor reception sends more


@dataclass(frozen=True, slots=True)
class TrafficPool:
    """`begins`: the address prefixes of this traffic. Empty: all others. `large`: threads for bodies that come in
    parts; 0: such bodies are refused."""

    name: str
    threads: int
    begins: tuple[str, ...] = ()
    large: int = 2


POOLS = (
    TrafficPool("staff", 4, ("/desk", "/control-room", "/staff/", "/officer/", "/packet/", "/partner", "/accounts/")),
    TrafficPool("machines", 3, ("/api/", "/hooks/", "/phone/", "/live", "/ready")),
    # Each try is a slow hash, so a flood of them must not hold up a victim's page.
    TrafficPool("sign-in", 2, ("/sign-in",), large=0),
    TrafficPool("public", 4),
)


class PooledApplication:
    """The ASGI application. Each process makes its threads at its first request, after it was forked."""

    def __init__(self, pages: WSGIApplication, pools: Iterable[TrafficPool] = POOLS) -> None:
        self._pages, self._pools = pages, tuple(pools)
        self._of_others = next(pool for pool in self._pools if not pool.begins)
        self._threads: dict[str, ThreadPoolExecutor] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            begun, is_whole = await asyncio.wait_for(_first_part(receive), DEADLINE)
        except TimeoutError:
            await _say(send, 408, b"The request took too long to arrive.\n")
            return
        if begun is None:  # the visitor has gone
            return
        loop = asyncio.get_running_loop()
        rest = io.BytesIO(begun) if is_whole else _ArrivingBody(begun, receive, loop)
        pool = self._pool_of(str(scope["path"]))
        if not is_whole and not pool.large:
            await _say(send, 413, b"The request is too large.\n")
            return
        threads = self._executor(pool, is_large=not is_whole)
        answer = await loop.run_in_executor(threads, _answer, self._pages, _environ(scope, rest, is_whole))
        if (left := answer.held_until - time.monotonic()) > 0:
            await asyncio.sleep(left)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        # A HEAD response has only the page's headers. Django leaves it to the server to drop the body.
        content = b"" if scope["method"] == "HEAD" else answer.content
        await send({"type": "http.response.body", "body": content})

    def _pool_of(self, path: str) -> TrafficPool:
        return next((pool for pool in self._pools if path.startswith(pool.begins)), self._of_others)

    def _executor(self, pool: TrafficPool, *, is_large: bool) -> ThreadPoolExecutor:
        name = f"{pool.name}-large" if is_large else pool.name
        if name not in self._threads:
            self._threads[name] = ThreadPoolExecutor(pool.large if is_large else pool.threads, thread_name_prefix=name)
        return self._threads[name]


@dataclass(slots=True)
class _Answer:
    status: int
    headers: Headers
    content: bytes
    held_until: float


def _answer(pages: WSGIApplication, environ: dict[str, Any]) -> _Answer:
    """Runs in a thread. The whole answer is collected, so a visitor who reads slowly holds no thread."""
    began: list[tuple[str, list[tuple[str, str]]]] = []
    written: list[bytes] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
        began[:] = [(status, headers)]
        return written.append

    with constant_time.hold_answers() as held:
        parts = pages(environ, start_response)
        try:
            written.extend(parts)
        finally:
            if close := getattr(parts, "close", None):
                close()
    (status, headers) = began[0]
    lines = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    return _Answer(int(status.split(" ", 1)[0]), lines, b"".join(written), held.until)


async def _first_part(receive: Receive) -> tuple[bytes | None, bool]:
    """What has arrived, and whether that is all. None: the visitor has gone."""
    parts: list[bytes] = []
    while sum(map(len, parts)) <= WHOLE_BYTES:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None, True
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts), True
    return b"".join(parts), False


class _ArrivingBody(io.RawIOBase):
    """The rest of a large request, read in a thread as it comes. A request that is slower than `SLOWEST_RATE` overall
    is cut off; otherwise a byte now and then would hold the thread for ever."""

    def __init__(self, begun: bytes, receive: Receive, loop: asyncio.AbstractEventLoop) -> None:
        self._held, self._receive, self._loop, self._is_over = begun, receive, loop, False
        self._came = len(begun)
        self._first_read_at: float | None = None  # it may have waited in its pool's queue before

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._held and not self._is_over:
            self._held = self._next_part()
        taken = min(len(buffer), len(self._held))
        buffer[:taken], self._held = self._held[:taken], self._held[taken:]
        return taken

    def _next_part(self) -> bytes:
        waiting = asyncio.run_coroutine_threadsafe(_in_time(self._receive, self._patience()), self._loop)
        try:
            message = waiting.result()
        except TimeoutError as late:
            raise TimeoutError("the rest of a request did not come") from late
        if message["type"] == "http.disconnect":
            raise ConnectionResetError("the visitor has gone")
        self._is_over = not message.get("more_body", False)
        part = bytes(message.get("body", b""))
        self._came += len(part)
        return part

    def _patience(self) -> float:
        """Seconds for the next part."""
        if self._first_read_at is None:
            self._first_read_at = time.monotonic()
        has_had = time.monotonic() - self._first_read_at
        return max(0.0, min(READ_SECONDS, READ_SECONDS + self._came / SLOWEST_RATE - has_had))


async def _in_time(receive: Receive, patience: float) -> Message:
    return await asyncio.wait_for(_received(receive), patience)


async def _received(receive: Receive) -> Message:
    return await receive()


def _environ(scope: Message, body: io.BytesIO | _ArrivingBody, is_whole: bool) -> dict[str, Any]:
    """As PEP 3333 defines it. A visitor never sets the application's path, and a header whose name could be mistaken
    for another's (with an underscore) is left out."""
    raw = scope.get("raw_path") or str(scope["path"]).encode()
    server, client = scope.get("server") or ("localhost", 0), scope.get("client") or ("", 0)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(raw.partition(b"?")[0]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": str(server[0]),
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": str(client[0]),
        "REMOTE_PORT": str(client[1]),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": body if isinstance(body, io.BytesIO) else io.BufferedReader(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.input_terminated": True,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if "_" in name:
            continue
        key = name.upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        environ[key] = f"{environ[key]}{';' if key == 'HTTP_COOKIE' else ','}{value}" if key in environ else value
    if is_whole and isinstance(body, io.BytesIO):
        environ["CONTENT_LENGTH"] = str(len(body.getbuffer()))  # also for a chunked request
    return environ


async def _say(send: Send, status: int, words: bytes) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words})
