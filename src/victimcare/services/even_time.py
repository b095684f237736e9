"""Tries that are refused are answered on a beat, counted from when each came: what was found on the way, and the
millisecond that it cost, is told by no stopwatch.

A try takes half a beat or so. Where the machine is so busy that it takes longer, it is answered on the next.
"""

from __future__ import annotations

import time

from django.conf import settings


def begin() -> float:
    """When a try came, in seconds of the machine's own clock: not the product's, which can stand still."""
    return time.monotonic()


def wait(began: float) -> None:
    """Until the next beat (`REFUSED_ON_A_BEAT`, seconds; 0: at once)."""
    beat: float = settings.REFUSED_ON_A_BEAT
    if beat:
        time.sleep(beat - (time.monotonic() - began) % beat)
