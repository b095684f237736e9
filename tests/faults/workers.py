"""Workers that are killed, one life after another, and what becomes of their messages afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.faults.stack import Stack, let_time_pass, nothing_is_due
from tests.faults.wire import Moment, Wire
from tests.outside import eventually
from victimcare.records.models import Notification, Task


@dataclass(frozen=True)
class Workers:
    """`tests.faults.doomed`: whole workers that begin at once. One lives at a time."""

    process: subprocess.Popen[str]

    def begin(self) -> int:
        """The next worker, once the last is dead; its process."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def killed_at(self, moment: Moment, wire: Wire, queue: Callable[[], Notification]) -> Notification:
        """Queue a message for a worker that dies at this moment of handing it over."""
        wire.arm(moment, self.begin())
        telling = queue()
        eventually(lambda: wire.has_struck, within=60)
        return telling

    def live_until(self, is_so: Callable[[], bool], *, lives: int = 12) -> None:
        """Time passes, then a worker carries out what is due, again and again until this is so."""
        for _ in range(lives):
            self.live()
            if is_so():
                return
        stands = list(Notification.objects.order_by("id").values_list("status", "attempts"))
        raise AssertionError(f"not so after {lives} lives of healthy workers: {stands}")

    def live(self) -> None:
        let_time_pass()
        worker = self.begin()
        time.sleep(1)
        eventually(nothing_is_due, within=120)
        os.kill(worker, signal.SIGTERM)


@contextmanager
def doomed(stack: Stack) -> Iterator[Workers]:
    with stack.running("tests.faults.doomed") as process:
        yield Workers(process)


def end_of(telling: Notification) -> tuple[str, bool]:
    """How a message stands, and whether a person is asked to look at it."""
    telling.refresh_from_db()
    asked = Task.objects.filter(kind="message_failed", subject_key=f"message:{telling.public_id}", closed_at=None)
    return telling.status, asked.exists()
