"""Sends refusals on a fixed beat, counted from when each try came, so that timing reveals nothing.

A try takes about half a beat. Where the machine is so busy that it takes longer, it is answered on the next beat.

A web server can hold an answer back by itself (`hold_answers`), so that no thread waits for the beat; in every other
channel the thread waits.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings

P = ParamSpec("P")
Answer = TypeVar("Answer")

_held: ContextVar[HeldAnswer | None] = ContextVar("held_answer", default=None)


class HeldAnswer:
    """`until`: when the answer may leave, by the machine's own clock. 0: at once."""

    until: float = 0


def refuse_on_a_beat(
    is_refused: Callable[[Any], bool],
) -> Callable[[Callable[P, Answer]], Callable[P, Answer]]:
    """Wait for the beat before a refusal. Apply it above `transaction.atomic`, so that nothing is locked while it
    waits."""

    def timed(action: Callable[P, Answer]) -> Callable[P, Answer]:
        @wraps(action)
        def answered(*args: P.args, **kwargs: P.kwargs) -> Answer:
            began = time.monotonic()  # not the product's clock, which can be frozen
            answer = action(*args, **kwargs)
            if is_refused(answer):
                _wait(began)
            return answer

        return answered

    return timed


@contextmanager
def hold_answers() -> Iterator[HeldAnswer]:
    """Within this block no thread waits: the sender of the answer checks when it may leave."""
    held = HeldAnswer()
    token = _held.set(held)
    try:
        yield held
    finally:
        _held.reset(token)


def _wait(began: float) -> None:
    """Wait until the next beat (`REFUSED_ON_A_BEAT`, seconds; 0: at once)."""
    beat: float = settings.REFUSED_ON_A_BEAT
    if not beat:
        return
    rest = beat - (time.monotonic() - began) % beat
    held = _held.get()
    if held is None:
        time.sleep(rest)
    else:
        held.until = time.monotonic() + rest
