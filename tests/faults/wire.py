"""A wire between a worker and a supplier, that kills the worker when a chosen line comes by.

It passes on, line by line, whatever either says. It knows nothing of how the worker is built: a moment is a line of the
protocol, and whether it still passes.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

Place = tuple[str, int] | Path  # TCP, or a socket in a folder


@dataclass(frozen=True, slots=True)
class Moment:
    """When this line comes by from the worker (`says`) or to it (`hears`). `passes`: the other side still gets it."""

    name: str
    says: bytes = b""
    hears: bytes = b""
    passes: bool = False

    def is_now(self, line: bytes, *, from_worker: bool) -> bool:
        pattern = self.says if from_worker else self.hears
        return bool(pattern and re.match(pattern, line, re.IGNORECASE))


@dataclass
class Wire:
    """`place`: where the worker finds it."""

    place: Place
    to: Place
    _armed: tuple[Moment, int] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def arm(self, moment: Moment, worker: int) -> None:
        """Kill this process at this moment, once."""
        with self._lock:
            self._armed = (moment, worker)

    @property
    def has_struck(self) -> bool:
        with self._lock:
            return self._armed is None

    def _joined(self, near: socket.socket) -> None:
        try:
            far = _connected(self.to)
        except OSError:
            near.close()
            return
        for source, goal, from_worker in ((near, far, True), (far, near, False)):
            threading.Thread(target=self._pass_on, args=(source, goal, from_worker), daemon=True).start()

    def _pass_on(self, source: socket.socket, goal: socket.socket, from_worker: bool) -> None:
        with suppress(OSError), source.makefile("rb") as lines:
            for line in lines:
                if not self._passes(line, goal, from_worker=from_worker):
                    return  # and the other side hears no goodbye, as when a machine loses its power
                goal.sendall(line)
        with suppress(OSError):
            goal.shutdown(socket.SHUT_WR)

    def _passes(self, line: bytes, goal: socket.socket, *, from_worker: bool) -> bool:
        """Whether it is still to be passed on; it has been already where the moment says so."""
        with self._lock:
            if self._armed is None or not self._armed[0].is_now(line, from_worker=from_worker):
                return True
            moment, worker = self._armed
            self._armed = None
        if moment.passes:
            goal.sendall(line)
        os.kill(worker, signal.SIGKILL)
        return False


@contextmanager
def wire(place: Place, to: Place) -> Iterator[Wire]:
    """Listens at `place` (port 0 picks one) for as long as the block lasts."""
    with _listening(place) as server:
        found: Place = place if isinstance(place, Path) else server.getsockname()
        laid = Wire(found, to)

        def take() -> None:
            with suppress(OSError):  # closed
                while True:
                    laid._joined(server.accept()[0])

        threading.Thread(target=take, daemon=True).start()
        try:
            yield laid
        finally:
            with suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)


def _listening(place: Place) -> socket.socket:
    server = socket.socket(socket.AF_UNIX if isinstance(place, Path) else socket.AF_INET)
    if isinstance(place, Path):
        place.unlink(missing_ok=True)
    server.bind(str(place) if isinstance(place, Path) else place)
    server.listen()
    return server


def _connected(to: Place) -> socket.socket:
    near = socket.socket(socket.AF_UNIX if isinstance(to, Path) else socket.AF_INET)
    near.connect(str(to) if isinstance(to, Path) else to)
    return near
