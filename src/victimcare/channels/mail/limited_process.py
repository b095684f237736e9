"""Keeps a child process that reads what the public sent, with little memory and time, and without files or network; and
replaces it when something ends it or takes too long.

The child's side is in `limited_child`.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import structlog

import victimcare
from victimcare.channels.mail.limited_child import FRAME

_SECONDS_TO_START = 30.0
_LARGEST_ANSWER = 64 * 1024 * 1024  # bytes
_AT_ONCE = 256 * 1024

log = structlog.get_logger(__name__)


class ChildEnded(Exception):
    """It ended, or was ended. `reason`: out_of_time, or reader_died."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LimitedProcess:
    """One child process of this module. Not for several threads at once."""

    def __init__(self, module: str, *, seconds: float) -> None:
        self._module = module
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def process_id(self) -> int | None:
        """The child's; None: there is none now."""
        return self._child.pid if self._child is not None else None

    def exchange(self, head: bytes, body: bytes) -> tuple[bytes, bytes]:
        """Hand the child one piece of work, and return the head and the body of its answer. Raises ChildEnded; the next
        piece of work then starts another child."""
        is_new = self._child is None
        child = self._child = self._child or _start(self._module)
        try:
            frame = FRAME.pack(len(head), len(body)) + head + body
            return _exchange(child, frame, self._seconds + (_SECONDS_TO_START if is_new else 0.0))
        except ChildEnded as problem:
            log.warning("room_mail.reader_ended", reason=problem.reason)
            self.close()
            raise

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    pipe.close()
            self._child = None


def _start(module: str) -> subprocess.Popen[bytes]:
    """Start the child without our environment: it holds keys. Its errors are dropped: they may quote a mail."""
    package = str(Path(victimcare.__file__).parent.parent)
    child = subprocess.Popen(  # noqa: S603 - a module of ours
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": package, "LC_ALL": "C.UTF-8"},
        cwd="/",
    )
    for pipe in (child.stdin, child.stdout):
        assert pipe is not None, "both are pipes"
        os.set_blocking(pipe.fileno(), False)
    return child


def _exchange(child: subprocess.Popen[bytes], frame: bytes, seconds: float) -> tuple[bytes, bytes]:
    """Hand the work over and take the answer, within this time. Raises ChildEnded."""
    assert child.stdin is not None, "it is a pipe"
    assert child.stdout is not None, "it is a pipe"
    give, take = child.stdin.fileno(), child.stdout.fileno()
    left, answer, ends = memoryview(frame), bytearray(), time.monotonic() + seconds
    while True:
        within = ends - time.monotonic()
        if within <= 0:
            raise ChildEnded("out_of_time")
        can_take, can_give, _ = select.select([take], [give] if left else [], [], within)
        try:
            if can_give:
                left = left[os.write(give, left[:_AT_ONCE]) :]
            if can_take:
                came = os.read(take, _AT_ONCE)
                if not came:
                    raise ChildEnded("reader_died")
                answer += came
        except BrokenPipeError:
            raise ChildEnded("reader_died") from None
        if len(answer) >= FRAME.size:
            head_size, body_size = FRAME.unpack_from(answer)
            whole = FRAME.size + head_size + body_size
            if whole > _LARGEST_ANSWER or len(answer) > whole:
                raise ChildEnded("reader_died")
            if len(answer) == whole:
                return bytes(answer[FRAME.size : FRAME.size + head_size]), bytes(answer[FRAME.size + head_size :])
