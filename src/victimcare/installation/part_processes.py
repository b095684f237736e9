"""One part of an installation: how it is started, checked, restarted and ended."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from victimcare.installation.installation_home import StartRefused

# Small questions to the operating system about processes.

PR_SET_PDEATHSIG = 1  # linux/prctl.h
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def parent_death_hook(sign: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`: the kernel sends the child this signal when its parent dies, however it dies (Linux only)."""
    parent = os.getpid()

    def ask_the_kernel() -> None:
        die_with_parent(sign)
        if os.getppid() != parent:  # it died between fork and here
            os._exit(1)

    return ask_the_kernel


def die_with_parent(sign: signal.Signals) -> None:
    """Ask the kernel to send this process the signal when its parent dies (Linux only)."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, int(sign))


def process_exists(pid: int) -> bool:
    """Whether the process id is taken: by a live process or by an unreaped zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def works_in_folder(pid: int, folder: Path) -> bool:
    """Whether a live process has this working folder; a zombie has none."""
    if sys.platform != "linux":
        told = subprocess.run(
            ["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return str(folder) in told.stdout
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except OSError:
        return False


def any_process_works_in(folder: Path) -> bool:
    """Whether any live process has this working folder: a server, or what a killed server left behind."""
    if sys.platform != "linux":
        return False
    return any(works_in_folder(int(entry.name), folder) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def kill_process_group(leader: int) -> None:
    """End whatever a dead child left behind in its process group."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # before a part that died is restarted; doubled each time
SECONDS_UNTIL_TRUSTED = 60.0  # after which earlier deaths are forgotten
SECONDS_OF_HEAD_START = 20.0  # at most, for the part that people wait for
SECONDS_UNTIL_SLOW = 60.0  # a part that is not ready by then is reported once
LARGEST_LOG = 20_000_000  # bytes; moved aside at the next start of its part

Process = subprocess.Popen[bytes]
HARSH = ((signal.SIGTERM, 5.0), (signal.SIGKILL, 1.0))  # a signal, and how long to wait for it to work


@dataclass(frozen=True, slots=True)
class ProcessPart:
    """One child. `is_ready` is asked until it says yes; it may raise StartRefused when it never will.

    `progress`: how far its start has come, in words; each change counts as a sign of life, from which
    `seconds_to_start` starts again.
    """

    name: str
    start: Callable[[], Process]
    is_ready: Callable[[Process], bool] = lambda _: True
    when_ready: Callable[[], None] = lambda: None
    when_first_ready: Callable[[], None] = lambda: None
    progress: Callable[[], str] = lambda: ""
    last_words: Callable[[], str] = lambda: "it gave no reason."
    seconds_to_start: float = 180.0  # a limit that allows for a busy machine
    stop_signs: Sequence[tuple[signal.Signals, float]] = HARSH


class SupervisedPart:
    """A part, its current process, and when it is restarted."""

    def __init__(
        self, part: ProcessPart, needed: Sequence[SupervisedPart], ahead: Sequence[SupervisedPart] = ()
    ) -> None:
        """`needed`: while one of these is away, this part is not started. `ahead`: they get a head start."""
        self.part = part
        self._needed, self._ahead = needed, ahead
        self._head_start_ends = time.monotonic() + SECONDS_OF_HEAD_START
        self.process: Process | None = None
        self.has_been_ready = False
        self._is_ready = False
        self._since = 0.0  # of starting, of its last progress, or of being ready
        self._started_at = 0.0
        self._progress = ""
        self._patience = part.seconds_to_start
        self._is_told_slow = False
        self._pause = FIRST_PAUSE
        self._start_at = 0.0
        self._last_said = ""

    def start(self) -> None:
        self._since, self._is_ready = time.monotonic(), False
        self._started_at, self._progress = self._since, self.part.progress()
        self.process = self.part.start()

    def becomes_ready(self) -> bool:
        if not self._is_ready and self.process and self.part.is_ready(self.process):
            self.part.when_ready()
            self._since, self._is_ready = time.monotonic(), True
            if not self.has_been_ready:
                self.has_been_ready = True
                self.part.when_first_ready()
        return self._is_ready

    def described(self) -> str:
        """Its name, and how far it has come."""
        progress = self.part.progress()
        return f"{self.part.name} ({progress})" if progress else self.part.name

    def runs(self) -> bool:
        return self._is_ready and not self.has_ended()

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def refuse_failure(self) -> None:
        """Raises StartRefused when this start can no longer become ready."""
        if self.has_ended():
            raise StartRefused(
                f"“{self.part.name}” ended at its start (status {self.status()}): {self.part.last_words()}"
            )
        if self.is_late():
            raise StartRefused(
                f"“{self.part.name}” was not ready in {self.part.seconds_to_start:g} s: {self.part.last_words()}"
            )

    def status(self) -> int | None:
        return self.process.returncode if self.process else None

    def is_late(self) -> bool:
        """Whether it has shown no progress for longer than allowed."""
        if self._is_ready:
            return False
        progress = self.part.progress()
        if progress != self._progress:
            self._since, self._progress = time.monotonic(), progress
        return time.monotonic() - self._since > self._patience

    def tend(self, say: Callable[[str], None]) -> float:
        """Do what this part needs now; returns in how many seconds it may need something again."""
        now = time.monotonic()
        if self.process is None:
            if now < self._start_at:
                return self._start_at - now
            if not all(each.runs() for each in self._needed) or self._lets_others_go_ahead(now):
                return 0.1
            try:
                self.start()
            except Exception as error:
                # A fault in one part must not take the others down with the parent.
                self._give_up_for_now(say, f"does not start ({error})")
            return 0.05
        if self.has_ended():
            self._give_up_for_now(say, f"ended (status {self.status()}){self._reason()}")
            return 0.0
        if not self._is_ready:
            return self._wait(say)
        if now - self._since > SECONDS_UNTIL_TRUSTED:
            self._pause = FIRST_PAUSE
            if self._last_said:
                self._last_said = ""
                say(f"“{self.part.name}” runs again.")
        return 1.0

    def _lets_others_go_ahead(self, now: float) -> bool:
        return now < self._head_start_ends and not all(each.has_been_ready for each in self._ahead)

    def _reason(self) -> str:
        """Its last words; a process ended by a signal may have none."""
        status = self.status()
        with suppress(OSError):
            if status is not None and status > 0:
                return f": {self.part.last_words().removesuffix('.')}"
        return ""

    def _wait(self, say: Callable[[str], None]) -> float:
        is_first_time = not self.has_been_ready
        try:
            if self.becomes_ready():
                if not is_first_time and not self._last_said:  # the first time it reports so itself
                    say(f"“{self.part.name}” runs again.")
                return 1.0
            if self.is_late():
                self._give_up_for_now(say, f"was not ready in {self._patience:g} s")
                self._patience *= 2  # even a machine as slow as that gets there
            elif time.monotonic() - self._started_at > SECONDS_UNTIL_SLOW and not self._is_told_slow:
                self._is_told_slow = True
                say(f"“{self.described()}” is not ready yet; all that is runs on.")
        except Exception as error:  # as above
            self._give_up_for_now(say, f"does not start ({error})")
        return 0.05

    def _give_up_for_now(self, say: Callable[[str], None], what: str) -> None:
        if self.process:
            end_process(self.process, ((signal.SIGKILL, 1.0),), time.monotonic() + 1.0)
        self.process = None
        self._start_at = time.monotonic() + self._pause
        if self._pause < LONGEST_PAUSE:
            say(f"“{self.part.name}” {what}; starting it again in {self._pause:g} s.")
        elif what != self._last_said:  # and not again at each try, while it says the same
            say(f"“{self.part.name}” {what}; starting it again every {self._pause:g} s.")
            self._last_said = what
        self._pause = min(self._pause * 2, LONGEST_PAUSE)


def spawn_process(argv: Sequence[str], environment: Mapping[str, str], log: Path) -> Process:
    """An ordinary child: writes to its log, is detached from the terminal, and is killed when its parent dies."""
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
            preexec_fn=parent_death_hook(signal.SIGKILL),
        )


def last_log_line(log: Path) -> str:
    """The last line of a log, as the reason why its part ended."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return f"{lines[-1] if lines else 'it gave no reason'} (see {log})."


def end_process(process: Process, signs: Sequence[tuple[signal.Signals, float]], give_up: float) -> None:
    """Send one signal after the other until it is gone, then end whatever is left of its group."""
    for sign, patience in signs:
        if process.poll() is not None:
            break
        process.send_signal(sign)
        try:
            process.wait(max(0.2, min(patience, give_up - time.monotonic())))
        except subprocess.TimeoutExpired:
            continue
    kill_process_group(process.pid)
