"""Workers that are killed at a chosen moment.

A program: for each line on standard input, a moment's name, one worker lives and is killed; then a line on standard
output tells the signal that ended it (0: it ended by itself).

Each worker is a fork that runs the product's own worker until no job is left, and kills itself, hard, when it comes to
the moment. The product's functions are not replaced: the moment is before or after the real one runs.
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

from procrastinate.contrib.django import app  # noqa: E402

from victimcare.adapters.documents.weasyprint.press import can_make_pdf  # noqa: E402
from victimcare.services.messages import actions, handing_over  # noqa: E402


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


def _after(place: Any, name: str) -> Callable[[], None]:
    def prepare() -> None:
        real = getattr(place, name)

        def dying(*given: Any, **named: Any) -> Any:
            real(*given, **named)
            _die()

        setattr(place, name, dying)

    return prepare


MOMENTS: dict[str, Callable[[], None]] = {
    "the intent is written, not committed": _before(handing_over, "note"),
    "the intent is committed, the provider not called": _before(handing_over, "_call"),
    "the request has left, no answer has come": _before(http.client.HTTPConnection, "getresponse"),
    "the provider has answered, nothing is written": _before(handing_over, "_record"),
    "the answer is written, not committed": _before(actions, "note", lambda _, act: act == "message.accepted"),
    "the answer is committed, the job not finished": _after(handing_over, "_record"),
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
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(concurrency=1, wait=False, install_signal_handlers=False)
    os._exit(0)


if __name__ == "__main__":
    main()
