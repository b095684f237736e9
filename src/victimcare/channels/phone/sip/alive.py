"""Whether somebody is still there: a telephone that loses its power says no goodbye.

Sound that comes, and each request within the call, is a sign of life. Where there has been none for a while, as on hold
or from a telephone that sends no silence, the other side is asked by OPTIONS within the call: no answer, or one that
knows of no such call, ends it (RFC 3261, section 12.2.1.2; RFC 5057). On hold a session timer, where one is agreed on
(RFC 4028), takes the place of the question. It ends no call that is heard, whatever the other side has promised.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from aiosipua.message import SipRequest, SipResponse
from aiosipua.session_timer import DEFAULT_MIN_SE, parse_session_expires, watchdog_delay

INTERVAL = 180  # seconds, of a session timer where the other side leaves it to us
# To a question within a call: there is no such call, or nobody who has it.
_OVER = frozenset({404, 408, 410, 481, 604})
# From a machine on the way that did not reach them, or cannot tell: no sign of life (477 and its like are Kamailio's
# own). 501 comes from a telephone, which is there.
_UNTOLD = frozenset({*range(470, 481), *range(500, 600)} - {501})


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. `quiet`: without a sign of life, before it is asked for. `answers`: that an answer may take; by then the
    question has gone out six times."""

    quiet: float = 30.0
    answers: float = 15.0


USUAL = Patience()


class Alive:
    """One call's. `heard_at`: when sound came last, by the loop's clock. `is_held`: no sound is to be expected.
    `interval`: of the session timer, None without one. `on_lost` is called once, when nobody is there any more."""

    def __init__(
        self,
        patience: Patience,
        *,
        heard_at: Callable[[], float],
        is_held: Callable[[], bool],
        ask: Callable[[], None],
        on_lost: Callable[[], None],
        interval: float | None = None,
    ) -> None:
        self._patience, self._heard_at, self._is_held = patience, heard_at, is_held
        self._ask, self._on_lost = ask, on_lost
        self._lapses_after = watchdog_delay(interval) if interval is not None else None
        self._loop = asyncio.get_running_loop()
        self._seen_at = self._loop.time()
        self._asked_at = 0.0
        self._timer: asyncio.TimerHandle | None = self._loop.call_later(patience.quiet, self._look)

    def seen(self) -> None:
        """A request within the call, or an answer to ours."""
        self._seen_at = self._loop.time()

    def answered(self, status: int) -> None:
        """What came back to the question whether somebody is there."""
        if status in _OVER:
            self._lost()
        elif status not in _UNTOLD:
            self.seen()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        now, seen = self._loop.time(), max(self._seen_at, self._heard_at())
        waits_for_timer = self._lapses_after is not None and self._is_held()
        due = seen + (self._lapses_after or 0.0 if waits_for_timer else self._patience.quiet)
        if now < due:
            self._look_in(min(due - now, self._patience.quiet))
        elif waits_for_timer or self._asked_at > seen:
            self._lost()
        else:
            self._asked_at = now
            self._ask()
            self._look_in(self._patience.answers)

    def _look_in(self, seconds: float) -> None:
        self._timer = self._loop.call_later(seconds, self._look)

    def _lost(self) -> None:
        if self._timer is not None:
            self.stop()
            self._on_lost()


class Watched:
    """A call whose telephone may vanish: nothing here, until somebody watches it."""

    _alive: Alive | None = None

    def unwatch(self) -> None:
        if self._alive is not None:
            self._alive.stop()

    def seen(self) -> None:
        if self._alive is not None:
            self._alive.seen()

    def told_whether_alive(self, status: int) -> None:
        if self._alive is not None:
            self._alive.answered(status)


def is_answer_of_life(response: SipResponse) -> bool:
    """Whether it answers the question whether somebody is there; that one is on its way says nothing."""
    return response.status_code >= 200 and response.cseq is not None and response.cseq.method == "OPTIONS"


def refreshed(response: SipResponse, interval: int | None) -> None:
    """Say in the answer to a sign of life that the session timer goes on (RFC 4028, section 9)."""
    if interval is not None:
        response.headers.set_single("Session-Expires", f"{interval};refresher=uac")
        response.headers.set_single("Require", "timer")


def agreed_interval(invite: SipRequest) -> int | None:
    """Of the session timer that the other side is to keep, in seconds; None: it offers none, or would have us keep it.

    As short as it may be made, so that whoever vanishes on hold is missed soon (RFC 4028, section 9).
    """
    known = " ".join([*invite.headers.get("supported"), *invite.headers.get("require")]).lower()
    if "timer" not in known.replace(",", " ").split():
        return None
    wished, refresher = parse_session_expires(invite.get_header("session-expires") or invite.get_header("x") or "")
    least, _ = parse_session_expires(invite.get_header("min-se") or "")
    least = max(least, DEFAULT_MIN_SE)
    if refresher == "uas" or 0 < wished < least:
        return None
    return max(least, min(wished or INTERVAL, INTERVAL))
