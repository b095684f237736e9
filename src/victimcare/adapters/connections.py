"""Connections to suppliers that are asked by `requests`, and whether a request that failed can have reached one."""

from __future__ import annotations

import threading
from collections.abc import Callable

import requests


class Sessions:
    """A session for each thread, since threads may not share one. `sign`: puts into a new one what shows who we are."""

    def __init__(self, sign: Callable[[requests.Session], None]) -> None:
        self._sign = sign
        self._threads = threading.local()

    def mine(self) -> requests.Session:
        if not hasattr(self._threads, "session"):
            session = requests.Session()
            self._sign(session)
            self._threads.session = session
        found: requests.Session = self._threads.session
        return found


def never_connected(cause: BaseException | None) -> bool:
    """No connection ever stood, so nothing of the request was read, and it can be made again without doing it twice."""
    if isinstance(cause, requests.ConnectTimeout):
        return True
    inner = cause.args[0] if isinstance(cause, requests.ConnectionError) and cause.args else None
    return type(getattr(inner, "reason", None)).__name__ in {"NewConnectionError", "NameResolutionError"}
