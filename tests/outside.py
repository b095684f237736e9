"""The make-believe outside world as tests use it: the real program, spoken to over HTTP."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import requests

from victimcare.demo.outside.http_server import OutsideReply, OutsideRequest, OutsideServer

_T = TypeVar("_T")

# The names that the make-believe Notify knows: of the sender Rowan, and of the template of texts.
ROWAN = "9a1f7f7e-0f3c-4a53-8d7b-0f6a2c6c1b02"
TEMPLATE = "6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a01"

PATIENT = 60.0  # seconds that a client waits for an answer that comes: as long as a busy machine may need
IMPATIENT = 1.0  # for one that never comes


def patience_in_mode(mode: str) -> float:
    """How many seconds a client of a make-believe supplier in this mode waits for its answer."""
    return IMPATIENT if mode == "hang" else PATIENT


@dataclass(frozen=True)
class Outside:
    """A running stand-in."""

    url: str
    smtp: int
    api_key: str
    pid: int

    def journal(self, since: int = 0) -> list[dict[str, Any]]:
        answer = requests.get(f"{self.url}/journal.json", params={"since": since}, timeout=60)
        entries: list[dict[str, Any]] = answer.json()
        return entries

    def handed_over(self, reference: str) -> list[dict[str, Any]]:
        return [entry for entry in self.journal() if entry["reference"] == reference]

    def misbehave(self, mode: str, *, provider: str = "notify", **how_long: float) -> None:
        wish: dict[str, Any] = {"provider": provider, "mode": mode, **how_long}
        answer = requests.post(f"{self.url}/modes", json=wish, timeout=60)
        assert answer.status_code == 200, answer.text


@contextmanager
def running(home: Path, *arguments: str) -> Iterator[Outside]:
    """Start the program in `home` and stop it at the end."""
    port_file = home / "ports.json"
    port_file.unlink(missing_ok=True)
    command = [sys.executable, "-m", "victimcare.demo.outside", "--home", str(home), "--port-file", str(port_file)]
    process = subprocess.Popen([*command, *arguments])
    try:
        eventually(port_file.exists, within=120)  # on a busy machine a program takes its time to start
        ports = json.loads(port_file.read_text())
        yield Outside(url=ports["url"], smtp=ports["smtp"], api_key=ports["api_key"], pid=process.pid)
    finally:
        process.terminate()
        process.wait(timeout=60)


@dataclass
class Post:
    """A request that was posted to us."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def authorization(self) -> str:
        return self.headers.get("Authorization", "")

    def json(self) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(self.body)
        return value


@dataclass
class Doorstep:
    """Stands where the product's callback address would be, and keeps what is posted there."""

    posts: list[Post] = field(default_factory=list)
    status: int = 204
    url: str = ""

    def take(self, request: OutsideRequest) -> OutsideReply:
        self.posts.append(Post(request.path, dict(request.headers.items()), request.body))
        return OutsideReply(self.status, b"")

    def about(self, reference: str) -> list[Post]:
        return [
            post
            for post in list(self.posts)
            if reference in (post.json().get("reference"), post.json().get("client_reference"))
        ]


@contextmanager
def doorstep() -> Iterator[Doorstep]:
    step = Doorstep()
    server = OutsideServer(("127.0.0.1", 0), step.take)
    step.url = f"http://127.0.0.1:{server.port}"
    server.start()
    try:
        yield step
    finally:
        server.shutdown()
        server.server_close()


def eventually(true: Callable[[], _T], *, within: float = 60.0) -> _T:
    """Wait until it is true (or not empty) and give it back; fails after `within` seconds."""
    end = time.monotonic() + within
    while not (value := true()):
        assert time.monotonic() < end, f"not true within {within} s"
        time.sleep(0.02)
    return value
