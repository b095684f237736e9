"""One parent for all processes of an installation: started in order, started again when they die, stopped in reverse.

Nothing here knows what the parts are (`parts.py` does).
"""

import os
import selectors
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from victimcare.installation import processes
from victimcare.installation.refusal import Refusal

SECONDS_UNTIL_TOLD = 2.0  # what a start waits for is told then, and each time it changes
SECONDS_TO_STOP = 10.0  # all parts together; the promise to whoever sends SIGTERM is 15
SECONDS_FOR_THE_FIRST = 4.0  # of these, kept for the part that started first and stops last: the database
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # before a part that died is started again; doubled each time
SECONDS_UNTIL_TRUSTED = 60.0  # after which earlier deaths are forgotten
LARGEST_LOG = 20_000_000  # bytes; set aside at the next start of its part

Process = subprocess.Popen[bytes]
HARSH = ((signal.SIGTERM, 5.0), (signal.SIGKILL, 1.0))  # a signal, and how long to wait for it to work


@dataclass(frozen=True, slots=True)
class Part:
    """One child. `is_ready` is asked until it says yes; it may raise Refusal when it never will."""

    name: str
    start: Callable[[], Process]
    is_ready: Callable[[Process], bool] = lambda _: True
    when_ready: Callable[[], None] = lambda: None
    last_words: Callable[[], str] = lambda: "it gave no reason."
    seconds_to_start: float = 180.0  # on a machine with other work; whoever starts sooner is not waited for
    stop_signs: Sequence[tuple[signal.Signals, float]] = HARSH


class StopAsked(Exception):
    """Somebody asked for the end while the start was still going on."""


class Supervisor:
    """Signal handlers only set a flag and wake the loop; everything is done by the loop itself."""

    def __init__(self, say: Callable[[str], None], tell: Callable[[str], None] = lambda _: None) -> None:
        """`say`: what befalls a part. `tell`: what a start waits for, for a person who watches."""
        self._say = say
        self._tell = tell
        self._kept: list[_Kept] = []
        self._stop_asked = False
        self._ears, self._mouth = socket.socketpair()
        self._ears.setblocking(False)
        self._mouth.setblocking(False)

    def listen(self) -> None:
        """Takes SIGINT, SIGTERM and SIGHUP as a wish to stop, and the death of a child as news."""
        signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, self._ask_to_stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # only so that the wake-up byte is written

    def start(self, *parts: Part) -> None:
        """Starts parts at once and waits until all are ready. Raises Refusal when one ends or is late, StopAsked.

        Parts of a later call need those of an earlier one: while one of these is away, none of them is started again.
        """
        needed = tuple(self._kept)
        waiting = [_Kept(part, needed) for part in parts]
        for kept in waiting:
            self._kept.append(kept)
            kept.start()
        told, tell_at = "", time.monotonic() + SECONDS_UNTIL_TOLD
        while waiting := [kept for kept in waiting if not kept.becomes_ready()]:
            for kept in waiting:
                kept.refuse_failure()
            names = ", ".join(kept.part.name for kept in waiting)
            if names != told and time.monotonic() > tell_at:
                self._tell(f"  waiting for {names} ...")
                told = names
            self._rest(0.05)

    def finish(self, name: str, start: Callable[[], Process], last_words: Callable[[], str]) -> None:
        """Runs something that ends by itself. Raises Refusal with its last words when it fails, StopAsked."""
        process = start()
        try:
            while process.poll() is None:
                self._rest(0.5)
        except StopAsked:
            _end(process, HARSH, time.monotonic() + SECONDS_TO_STOP)
            raise
        if process.returncode != 0:
            raise Refusal(f"“{name}” failed: {last_words()}")

    def keep(self) -> None:
        """Until somebody asks for the end: starts again whatever dies."""
        try:
            while True:
                pause = min((kept.tend(self._say) for kept in self._kept), default=1.0)
                self._rest(pause)
        except StopAsked:
            return

    def stop(self) -> None:
        """In reverse order, each with the time that is left."""
        give_up = time.monotonic() + SECONDS_TO_STOP
        for kept in reversed(self._kept):
            if kept.process:
                reserved = SECONDS_FOR_THE_FIRST if kept is not self._kept[0] else 0.0
                _end(kept.process, kept.part.stop_signs, give_up - reserved)
        self._kept.clear()

    def _ask_to_stop(self, sign: int, frame: FrameType | None) -> None:
        self._stop_asked = True

    def _rest(self, seconds: float) -> None:
        """Sleeps, less when a signal comes. Raises StopAsked when one asked for the end."""
        if not self._stop_asked:
            with selectors.DefaultSelector() as selector:
                selector.register(self._ears, selectors.EVENT_READ)
                if selector.select(seconds):
                    self._ears.recv(4096)
        if self._stop_asked:
            raise StopAsked


class _Kept:
    """A part and the process that is now it."""

    def __init__(self, part: Part, needed: Sequence["_Kept"]) -> None:
        self.part = part
        self._needed = needed
        self.process: Process | None = None
        self._is_ready = False
        self._since = 0.0  # of starting, or of being ready
        self._pause = FIRST_PAUSE
        self._start_at = 0.0

    def start(self) -> None:
        self._since, self._is_ready = time.monotonic(), False
        self.process = self.part.start()

    def becomes_ready(self) -> bool:
        if not self._is_ready and self.process and self.part.is_ready(self.process):
            self.part.when_ready()
            self._since, self._is_ready = time.monotonic(), True
        return self._is_ready

    def runs(self) -> bool:
        return self._is_ready and not self.has_ended()

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def refuse_failure(self) -> None:
        """Raises Refusal when this start will not become ready."""
        if self.has_ended():
            raise Refusal(f"“{self.part.name}” ended at its start (status {self.status()}): {self.part.last_words()}")
        if self.is_late():
            raise Refusal(
                f"“{self.part.name}” was not ready in {self.part.seconds_to_start:g} s: {self.part.last_words()}"
            )

    def status(self) -> int | None:
        return self.process.returncode if self.process else None

    def is_late(self) -> bool:
        return not self._is_ready and time.monotonic() - self._since > self.part.seconds_to_start

    def tend(self, say: Callable[[str], None]) -> float:
        """Does what this part needs now; answers in how many seconds it may need something again."""
        now = time.monotonic()
        if self.process is None:
            if now < self._start_at:
                return self._start_at - now
            if not all(each.runs() for each in self._needed):
                return 0.1
            try:
                self.start()
            except Exception as error:
                # Whatever goes wrong with one part must not take the others down with the parent.
                self._give_up_for_now(say, f"does not start ({error})")
            return 0.05
        if self.has_ended():
            self._give_up_for_now(say, f"ended (status {self.status()})")
            return 0.0
        if not self._is_ready:
            return self._wait(say)
        if now - self._since > SECONDS_UNTIL_TRUSTED:
            self._pause = FIRST_PAUSE
        return 1.0

    def _wait(self, say: Callable[[str], None]) -> float:
        try:
            if self.becomes_ready():
                say(f"“{self.part.name}” runs again.")
                return 1.0
            if self.is_late():
                self._give_up_for_now(say, "is not ready in time")
        except Exception as error:  # as above
            self._give_up_for_now(say, f"does not start ({error})")
        return 0.05

    def _give_up_for_now(self, say: Callable[[str], None], what: str) -> None:
        if self.process:
            _end(self.process, ((signal.SIGKILL, 1.0),), time.monotonic() + 1.0)
        self.process = None
        self._start_at = time.monotonic() + self._pause
        say(f"“{self.part.name}” {what}; starting it again in {self._pause:g} s.")
        self._pause = min(self._pause * 2, LONGEST_PAUSE)


def spawn(argv: Sequence[str], environment: Mapping[str, str], log: Path) -> Process:
    """An ordinary child: writes to its log, is out of the terminal's reach, and is killed when its parent dies."""
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab") as output:
        return subprocess.Popen(
            list(argv),
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            process_group=0,
            preexec_fn=processes.ends_with_parent(signal.SIGKILL),
        )


def last_line(log: Path) -> str:
    """The last line of a log, as the reason why its part ended."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return f"{lines[-1] if lines else 'it gave no reason'} (see {log})."


def _end(process: Process, signs: Sequence[tuple[signal.Signals, float]], give_up: float) -> None:
    """One signal after the other until it is gone, then whatever is left of its group."""
    for sign, patience in signs:
        if process.poll() is not None:
            break
        process.send_signal(sign)
        try:
            process.wait(max(0.2, min(patience, give_up - time.monotonic())))
        except subprocess.TimeoutExpired:
            continue
    processes.kill_group(process.pid)
