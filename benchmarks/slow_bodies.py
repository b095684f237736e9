"""How long the desk, a victim's page and the feed wait while slow visitors hold half-sent requests.

    python -m benchmarks.slow_bodies --at-once 40 400

Starts a database of its own and, one after another, each web server that could serve it (`SERVERS`), with two
processes. Opens this many connections, each a POST to the sign-in that announces 100 bytes and sends one, and requests
the three pages beside them for 10 seconds. Prints the median and the longest wait for each. Then, without slow
visitors, how many pages a second there are, and how long the desk waits beside 20 visitors who try wrong codes.

A server whose packages are not installed is left out: they can be in a folder of their own (`--packages FOLDER`).
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from benchmarks import feed

FOR = 10.0  # seconds
PATIENCE = 60.0
STARTS_IN = 240.0
_GUNICORN = ("-m", "gunicorn", "-c", "python:victimcare.installation.web_server", "--bind", "127.0.0.1:{port}")
SERVERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "gunicorn, threads": ("gunicorn", (*_GUNICORN, "-k", "gthread", "--threads", "4", "victimcare.config.wsgi")),
    "gunicorn, gevent": ("gevent", (*_GUNICORN, "-k", "gevent", "--threads", "1", "victimcare.config.wsgi")),
    "waitress": (
        "waitress",
        ("-m", "waitress", "--listen=127.0.0.1:{port}", "--threads=8", "victimcare.config.wsgi:application"),
    ),
    "granian, WSGI": (
        "granian",
        (
            *("-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4"),
            *("--host", "127.0.0.1", "--port", "{port}", "victimcare.config.wsgi:application"),
        ),
    ),
    "uvicorn, pools": (
        "uvicorn",
        (
            *("-m", "uvicorn", "--workers", "2", "--port", "{port}", "--lifespan", "off", "--log-level", "warning"),
            "victimcare.config.asgi:application",
        ),
    ),
    "gunicorn, pools": ("gunicorn", (*_GUNICORN, "victimcare.config.asgi")),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--at-once", type=int, nargs="*", default=[40, 400], help="half-sent requests")
    parser.add_argument("--packages", default="", help="a folder with packages of servers that we do not install")
    parser.add_argument("--server", default="", help="only those whose name begins so")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="slow-bodies-") as name, feed._database(Path(name)):
        load = os.getloadavg()[0]
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}")
        print("| Server | Slow | Desk | Victim's page | Feed |\n|---|---|---|---|---|")
        for server, (module, command) in SERVERS.items():
            if server.startswith(asked.server) and _is_there(module, asked.packages):
                _measure(server, command, asked.at_once, asked.packages)


def _measure(server: str, command: tuple[str, ...], at_once: list[int], packages: str) -> None:
    cookie = _visit()
    for slow in (0, *at_once):
        with _served(command, packages) as port, _half_sent(port, slow):
            waits = _asked_beside(port, cookie, FOR if slow else FOR / 4)
            print(f"| {server} | {slow} | {' | '.join(map(_told, waits))} |", flush=True)
    with _served(command, packages) as port, _wrong_codes(port, 20) as tried:
        waits = _asked_beside(port, cookie, FOR / 2)
        rate = len(tried) / (FOR / 2)
        print(
            f"| {server} | 20 who try wrong codes, {rate:.0f} a second | {' | '.join(map(_told, waits))} |", flush=True
        )


def _told(waits: list[float]) -> str:
    return f"{statistics.median(waits):.2f} s, longest {max(waits):.1f}"


def _is_there(module: str, packages: str) -> bool:
    command = [sys.executable, "-c", f"import {module}"]
    return not subprocess.run(command, env=_variables(packages), capture_output=True, check=False).returncode


def _variables(packages: str) -> dict[str, str]:
    paths = [packages, os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _visit() -> str:
    """The cookies that the browser of a signed-in victim sends."""
    from tests.services.people_and_cases import a_victim, staff

    from victimcare.channels.web.portal.victim_access import visit_cookies
    from victimcare.records.models import AccessGrant
    from victimcare.services import clock
    from victimcare.services.access_codes import victim_codes
    from victimcare.services.sessions import victim_sessions

    victim = a_victim()
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=clock.current_time())
    token = victim_sessions.begin_victim_session(
        grant=AccessGrant.objects.get(victim=victim, ended_at=None), now=clock.current_time()
    )
    return "; ".join(f"{name}={half}" for name, half in visit_cookies(token).items())


@contextmanager
def _served(command: tuple[str, ...], packages: str) -> Iterator[int]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    argv = [sys.executable, *(word.format(port=port) for word in command)]
    with subprocess.Popen(
        argv, env=_variables(packages), stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    ) as process:
        try:
            until = time.monotonic() + STARTS_IN
            while _seconds(port, "GET", "/ready") is None:
                assert time.monotonic() < until, "the server did not come up"
                time.sleep(0.2)
            for _ in range(8):
                _seconds(port, "GET", "/sign-in")
            yield port
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def _half_sent(port: int, number: int) -> Iterator[None]:
    head = (
        b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100"
    )
    with ExitStack() as held:
        for _ in range(number):
            one = held.enter_context(closing(socket.create_connection(("127.0.0.1", port))))
            one.sendall(head + b"\r\n\r\nc")
        time.sleep(0.5 if number else 0)
        yield


@contextmanager
def _wrong_codes(port: int, visitors: int) -> Iterator[list[float]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/sign-in")
    answer = connection.getresponse()
    page = answer.read().decode()
    cookies = "; ".join(line.partition(";")[0] for line in answer.headers.get_all("Set-Cookie") or ())
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    dice = random.Random(1)
    tried: list[float] = []
    is_over = threading.Event()

    def tries() -> None:
        while not is_over.is_set():
            code = f"7{dice.randrange(10**11):011}"
            took = _seconds(port, "POST", "/sign-in", urlencode({"code": code, "csrfmiddlewaretoken": token}), headers)
            if took is not None:
                tried.append(took)

    threads = [threading.Thread(target=tries) for _ in range(visitors)]
    for thread in threads:
        thread.start()
    try:
        yield tried
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def _asked_beside(port: int, cookie: str, seconds: float) -> list[list[float]]:
    """The waits for each page. A page that is not answered in a minute counts as a minute."""
    asks: list[Callable[[], float | None]] = [
        lambda: _seconds(port, "GET", "/desk/tasks"),
        lambda: _seconds(port, "GET", "/my/p/1", None, {"Cookie": cookie}),
        lambda: _seconds(port, "POST", "/api/v1/feed", "{}", {"Content-Type": "application/cloudevents+json"}),
    ]
    waits: list[list[float]] = [[] for _ in asks]
    until = time.monotonic() + seconds

    def asks_on(ask: Callable[[], float | None], kept: list[float]) -> None:
        while not kept or time.monotonic() < until:
            took = ask()
            kept.append(PATIENCE if took is None else took)
            time.sleep(0.1)

    threads = [threading.Thread(target=asks_on, args=pair) for pair in zip(asks, waits, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waits


def _seconds(
    port: int, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
) -> float | None:
    """Until the whole answer has arrived; None where none came."""
    began = time.monotonic()
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, body, {"Connection": "close", **(headers or {})})
        connection.getresponse().read()
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
    return time.monotonic() - began


if __name__ == "__main__":
    main()
