"""Half-sent requests keep neither the desk nor a page waiting: the web server itself, as `up` starts it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from tests.conftest import Database
from victimcare.installation import parts

HALF_SENT = 40
HEAD = b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nc"


def test_forty_half_sent_requests_keep_nobody_waiting(real_database: Database, tmp_path: Path) -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"DATABASE_URL": real_database.url, "VICTIMCARE_WEB_PORT": str(port), "VICTIMCARE_HOME": str(tmp_path)}
    command = [sys.executable, *parts.WEB_SERVER]
    with subprocess.Popen(command, env={**os.environ, **own}) as server, ExitStack() as held:
        try:
            _until_ready(port)
            slow = [held.enter_context(_connected(port, HEAD)) for _ in range(HALF_SENT)]
            silent = held.enter_context(_connected(port, b"POST /sign-in HTTP/1.1\r\nHost"))
            time.sleep(0.5)
            began = time.monotonic()
            statuses = [_status(port, path) for path in ("/staff/sign-in", "/sign-in", "/api/v1/feed")]
            took = time.monotonic() - began
            answers = [each.recv(100)[:12] for each in (slow[0], slow[-1], silent)]
        finally:
            server.terminate()
    assert statuses == [200, 200, 405]
    assert took < 8, "the threads were held for 42 s"
    assert answers == [b"HTTP/1.1 408", b"HTTP/1.1 408", b""], "let go after ten seconds"


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
