"""One parent for all processes of an installation: started in order, restarted when they die, stopped in reverse.

What all others need is started first, and without it nothing runs (`start`). The others come up by themselves, and one
that is slow or fails does not hold up the others (`begin`). This module knows nothing about the parts themselves
(`installation_parts.py` does).
"""

import selectors
import signal
import socket
import time
from collections.abc import Callable, Sequence
from types import FrameType

from victimcare.installation.installation_home import StartRefused
from victimcare.installation.part_processes import HARSH, Process, ProcessPart, SupervisedPart, end_process

SECONDS_UNTIL_TOLD = 2.0  # after which a start reports what it waits for, and each change
SECONDS_TO_STOP = 10.0  # all parts together; a sender of SIGTERM is promised 15
SECONDS_FOR_THE_FIRST = 4.0  # of these, reserved for the part that started first and stops last: the database
NEEDS_A_PERSON = 3  # the exit status of work that is done and needs a person's attention


class StopRequested(Exception):
    """A stop was requested while the start was still going on."""


class ProcessSupervisor:
    """Signal handlers only set a flag and wake the loop; everything is done by the loop itself."""

    def __init__(self, say: Callable[[str], None], tell: Callable[[str], None] = lambda _: None) -> None:
        """`say`: what happens to a part. `tell`: what a start waits for, for a person who watches."""
        self._say = say
        self._kept: list[SupervisedPart] = []
        self._stop_asked = False
        self._waits = WaitReporter(tell)
        self._ears, self._mouth = socket.socketpair()
        self._ears.setblocking(False)
        self._mouth.setblocking(False)

    def listen(self) -> None:
        """Take SIGINT, SIGTERM and SIGHUP as a request to stop, and the death of a child as news."""
        signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, self._ask_to_stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # only so that the wake-up byte is written

    def start(self, *parts: ProcessPart) -> None:
        """Start parts at once and wait until all are ready. Raises StartRefused when one ends or is late,
        StopRequested.

        Parts of a later call need those of an earlier one: while one of these is away, none of them is restarted.
        """
        needed = tuple(self._kept)
        waiting = [SupervisedPart(part, needed) for part in parts]
        for kept in waiting:
            self._kept.append(kept)
            kept.start()
        while waiting := [kept for kept in waiting if not kept.becomes_ready()]:
            for kept in waiting:
                kept.refuse_failure()
            self._waits.tell(waiting)
            self._rest(0.05)

    def begin(self, *parts: ProcessPart, ahead: Sequence[str] = ()) -> None:
        """Start parts at once without waiting: `keep` brings each up, and retries what fails. They need those of an
        earlier `start`, as there. Those named in `ahead` get a head start, which ends by itself."""
        needed = tuple(self._kept)
        first = [SupervisedPart(part, needed) for part in parts if part.name in ahead]
        self._kept += [*first, *(SupervisedPart(part, needed, first) for part in parts if part.name not in ahead)]

    def finish(self, name: str, start: Callable[[], Process], last_words: Callable[[], str]) -> None:
        """Run something that ends by itself, and report its last words when it is done but needs a person. Raises
        StartRefused with them when it fails, StopRequested."""
        process = start()
        try:
            while process.poll() is None:
                self._rest(0.5)
        except StopRequested:
            end_process(process, HARSH, time.monotonic() + SECONDS_TO_STOP)
            raise
        if process.returncode == NEEDS_A_PERSON:
            self._say(f"LOOK  {last_words()}")
        elif process.returncode != 0:
            raise StartRefused(f"“{name}” failed: {last_words()}")

    def keep(self, when_all_run: Callable[[], None] = lambda: None) -> None:
        """Until asked to stop: bring up what has begun, and restart what dies.

        `when_all_run`: called once, when every part has been ready.
        """
        coming = [*self._kept]
        try:
            while True:
                pause = min((kept.tend(self._say) for kept in self._kept), default=1.0)
                if coming:
                    coming = [kept for kept in coming if not kept.has_been_ready]
                    self._waits.tell(coming)
                    if not coming:
                        when_all_run()
                self._rest(pause)
        except StopRequested:
            return

    def stop(self) -> None:
        """Stop in reverse order, each part within the time that is left."""
        give_up = time.monotonic() + SECONDS_TO_STOP
        for kept in reversed(self._kept):
            if kept.process:
                reserved = SECONDS_FOR_THE_FIRST if kept is not self._kept[0] else 0.0
                end_process(kept.process, kept.part.stop_signs, give_up - reserved)
        self._kept.clear()

    def _ask_to_stop(self, sign: int, frame: FrameType | None) -> None:
        self._stop_asked = True

    def _rest(self, seconds: float) -> None:
        """Sleep, less when a signal comes. Raises StopRequested when one asked for the end."""
        if not self._stop_asked:
            with selectors.DefaultSelector() as selector:
                selector.register(self._ears, selectors.EVENT_READ)
                if selector.select(seconds):
                    self._ears.recv(4096)
        if self._stop_asked:
            raise StopRequested


class WaitReporter:
    """Tells a person who watches what a start waits for, each time it changes."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._told, self._tell_at = "", time.monotonic() + SECONDS_UNTIL_TOLD

    def tell(self, waiting: Sequence[SupervisedPart]) -> None:
        if not waiting or time.monotonic() < self._tell_at:
            return
        names = ", ".join(kept.described() for kept in waiting)
        self._tell_at = time.monotonic() + SECONDS_UNTIL_TOLD
        if names != self._told:
            self._tell(f"  waiting for {names} ...")
            self._told = names
