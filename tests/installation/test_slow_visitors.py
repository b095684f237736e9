"""Half-sent requests keep no visitor waiting, those of a doubtful end are refused: the web server as `up` starts it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from tests.conftest import Database
from victimcare.installation import installation_parts

HALF_SENT = 40
HEAD = b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nc"


# What two servers, one before the other, would cut at different places.
OF_DOUBTFUL_END = [
    b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
    b"Content-Length: 1\r\nContent-Length: 40\r\n\r\nc",
    b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    b"Content-Length: +5\r\n\r\ncode=",
    b"Content-Length: 5\n\ncode=",
]


@pytest.fixture
def port(real_database: Database, tmp_path: Path) -> Iterator[int]:
    """Where a web server of our own listens."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"DATABASE_URL": real_database.url, "VICTIMCARE_WEB_PORT": str(port), "VICTIMCARE_HOME": str(tmp_path)}
    with subprocess.Popen([sys.executable, *installation_parts.WEB_SERVER], env={**os.environ, **own}) as server:
        try:
            _until_ready(port)
            yield port
        finally:
            server.terminate()


def test_forty_half_sent_requests_keep_nobody_waiting(port: int) -> None:
    with ExitStack() as held:
        slow = [held.enter_context(_connected(port, HEAD)) for _ in range(HALF_SENT)]
        silent = held.enter_context(_connected(port, b"POST /sign-in HTTP/1.1\r\nHost"))
        time.sleep(0.5)
        began = time.monotonic()
        statuses = [_status(port, path) for path in ("/staff/sign-in", "/sign-in", "/api/v1/feed")]
        took = time.monotonic() - began
        answers = [each.recv(100)[:12] for each in (slow[0], slow[-1], silent)]
    assert statuses == [200, 200, 405]
    assert took < 8, "the threads were held for 42 s"
    assert answers == [b"HTTP/1.1 408", b"HTTP/1.1 408", b""], "let go after ten seconds"


def test_a_request_whose_end_is_in_doubt_is_refused_and_its_rest_is_no_request(port: int) -> None:
    for doubtful in OF_DOUBTFUL_END:
        sent = b"POST /sign-in HTTP/1.1\r\nHost: x\r\n" + doubtful + b"GET /live HTTP/1.1\r\nHost: x\r\n\r\n"
        with _connected(port, sent) as connection:
            answer = _all_of(connection)
        assert b"live\n" not in answer, doubtful
        assert answer.count(b"HTTP/1.1 ") <= 1, doubtful
        assert not answer.startswith(b"HTTP/1.1 2"), doubtful


def _all_of(connection: socket.socket) -> bytes:
    connection.settimeout(12)
    answer = b""
    with suppress(TimeoutError):
        while more := connection.recv(10_000):
            answer += more
    return answer


def _connected(port: int, sent: bytes) -> closing[socket.socket]:
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    connection.sendall(sent)
    return closing(connection)


def _until_ready(port: int) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until:
        with suppress(OSError):
            if _status(port, "/ready") == 200:
                return
        time.sleep(0.2)
    raise AssertionError("the web server did not come up")


def _status(port: int, path: str) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
