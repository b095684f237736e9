"""Calls suppliers, with a limit for each: a supplier that hangs delays only its own messages.

A place with a supplier is reserved before a message is promised to it, so every promised message is sent at once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import TypeVar

from victimcare.rules.safe_contact.contact_plan import ContactMethod

_Answer = TypeVar("_Answer")
Place = tuple[ContactMethod, str]  # a channel and the name of a supplier on it
# By this process, with one supplier. At a fifth of a second a text this is 200 a second; one that begins to hang has so
# many in doubt at most. A mail server gets a connection for each e-mail; the pages of a letter are made while it has
# its place, and that is work.
ROOM = {ContactMethod.TEXT: 40, ContactMethod.EMAIL: 8, ContactMethod.CALL: 4, ContactMethod.LETTER: 4}


class _Line:
    """Threads that call one supplier; they are kept, and each keeps its connection."""

    def __init__(self, room: int) -> None:
        self._room, self._taken, self._threads = room, 0, 0
        self._lock = threading.Lock()
        self._calls: SimpleQueue[Callable[[], Callable[[], None]]] = SimpleQueue()

    @property
    def free(self) -> int:
        return self._room - self._taken

    def take(self) -> bool:
        with self._lock:
            if self.free <= 0:
                return False
            self._taken += 1
            return True

    def give_back(self) -> None:
        with self._lock:
            self._taken -= 1

    def call(self, call: Callable[[], Callable[[], None]]) -> None:
        with self._lock:
            if self._threads < self._taken:
                self._threads += 1
                # Not waited for at the end of the process: a message whose call is cut off is looked up.
                threading.Thread(target=self._work, daemon=True).start()
        self._calls.put(call)

    def _work(self) -> None:
        while True:
            tell = self._calls.get()()
            self.give_back()  # before the answer is published: its reader finds the place free
            tell()


_lines: dict[Place, _Line] = {}
_lines_lock = threading.Lock()


def take(channel: ContactMethod, supplier: str) -> bool:
    """Keep a place with this supplier. False: as many calls as may be are under way with it."""
    return _line((channel, supplier)).take()


def give_back(channel: ContactMethod, supplier: str) -> None:
    """Release a place that was reserved and is not used."""
    _line((channel, supplier)).give_back()


def free(channel: ContactMethod, supplier: str) -> int:
    """How many places there are with this supplier at the moment."""
    return _line((channel, supplier)).free


def call(place: Place, ask: Callable[[], _Answer], tell: Callable[[_Answer], None]) -> None:
    """Ask in a thread, at a place that was kept, and tell the answer from there. Neither may raise."""
    _line(place).call(lambda: partial(tell, ask()))


def _line(place: Place) -> _Line:
    with _lines_lock:
        if place not in _lines:
            _lines[place] = _Line(ROOM[place[0]])
        return _lines[place]
