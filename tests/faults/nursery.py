"""Workers that are killed at a chosen moment.

A program: for each line on standard input, a moment's name, one worker lives and is killed; then a line on standard
output tells the signal that ended it (0: it ended by itself).

Each worker is a fork that does what the product's own does until no message is due, and kills itself, hard, when it
comes to the moment. The product's functions are not replaced: the moment is before or after the real one runs.
"""

from __future__ import annotations

import http.client
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django

django.setup()

from tests.services.messages.handing import hand_over_due  # noqa: E402
from victimcare.adapters.documents.weasyprint.pdf_printer import can_make_pdf  # noqa: E402
from victimcare.services import clock  # noqa: E402
from victimcare.services.messages import delivery_status, message_batches, message_sender  # noqa: E402


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _before(place: Any, name: str, when: Callable[..., bool] = lambda *given: True) -> Callable[[], None]:
    def prepare() -> None:
        real = getattr(place, name)

        def dying(*given: Any, **named: Any) -> Any:
            if when(*given):
                _die()
            return real(*given, **named)

        setattr(place, name, dying)

    return prepare


def _after(place: Any, name: str, when: Callable[..., bool] = lambda *given: True) -> Callable[[], None]:
    def prepare() -> None:
        real = getattr(place, name)

        def dying(*given: Any, **named: Any) -> Any:
            came = real(*given, **named)
            if when(*given):
                _die()
            return came

        setattr(place, name, dying)

    return prepare


MOMENTS: dict[str, Callable[[], None]] = {
    "the intent is written, not committed": _after(message_batches.BatchResult, "write", lambda of: bool(of._steps)),
    "the intent is committed, the provider not called": _before(message_sender, "_send_intent"),
    "the request has left, no answer has come": _before(http.client.HTTPConnection, "getresponse"),
    "the provider has answered, nothing is written": _before(message_sender, "record_answers"),
    "the answer is written, not committed": _before(
        delivery_status, "note_each", lambda _, act, *about: act == "message.handed_over"
    ),
    "the answer is committed, the worker not at its end": _after(message_sender, "record_answers"),
}


def main() -> None:
    can_make_pdf()  # read in once, here, and not in every worker
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _work(line.strip())
        _, status = os.waitpid(child, 0)
        print(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, flush=True)


def _work(moment: str) -> None:
    MOMENTS[moment]()
    while hand_over_due(now=clock.current_time()):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
