"""How fast e-mails are taken in and sorted: `python -m benchmarks.intake --mails 2000`.

A fresh embedded database with all its safety on, one process, one mail after another as one connection brings them:
read, stored and committed; then the job that sorts each. Every second sender is a victim's address. Prints mails a
second and milliseconds of this process's processor for each mail: the median, and what the quickest tenth stay below,
which other work on the machine disturbs least. A third pass brings each mail again: it is stored once.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import feed

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
WORDS = "Can you ring me about Thursday? I am at work until four, and then at my sister's.\r\n" * 40  # some 3 KB
VICTIMS = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mails", type=int, default=2000)
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}")
    with tempfile.TemporaryDirectory(prefix="benchmark-intake-") as name, feed._database(Path(name)):
        _make_victims()
        from victimcare.channels.mail.mail_reader import read_mail
        from victimcare.records.models import ReceivedMessage
        from victimcare.services.access import Actor
        from victimcare.services.conversations import received_intake

        door = Actor.system("benchmark")

        def take_in(number: int) -> None:
            mail = read_mail(_mail(number), mail_from=_sender(number), domain="page.example")
            received_intake.take_in_message(actor=door, incoming=mail, now=NOW)

        def sort(received_id: int) -> None:
            received_intake.sort_message(
                actor=door, received_id=received_id, answers="", is_automatic=False, report=None, now=NOW
            )

        numbers = range(asked.mails)
        _measure("taken in", take_in, numbers)
        _measure("sorted", sort, list(ReceivedMessage.objects.order_by("id").values_list("id", flat=True)))
        _measure("brought again", take_in, numbers)
        assert ReceivedMessage.objects.count() == asked.mails
        assert ReceivedMessage.objects.filter(victim=None).count() == asked.mails - asked.mails // 2


def _measure(what: str, act: Callable[[int], None], numbers: Sequence[int]) -> None:
    began, worked = time.perf_counter(), []
    for number in numbers:
        before = time.process_time()
        act(number)
        worked.append((time.process_time() - before) * 1000)
    rate = len(numbers) / (time.perf_counter() - began)
    quiet, middle = statistics.quantiles(worked, n=10)[0], statistics.median(worked)
    print(
        f"{what:>14}: {rate:4.0f} mails a second, {middle:.2f} ms of processor (the quickest tenth {quiet:.2f})",
        flush=True,
    )


def _make_victims() -> None:
    from tests.services.people_and_cases import a_point, a_victim

    for number in range(VICTIMS):
        a_point(a_victim(), f"victim-{number}@inbox.example", kind="email")


def _sender(number: int) -> str:
    return f"victim-{number % VICTIMS}@inbox.example" if number % 2 else f"stranger-{number}@inbox.example"


def _mail(number: int) -> bytes:
    heads = f"From: {_sender(number)}\r\nSubject: About Thursday\r\nMessage-ID: <{number}@inbox.example>\r\n\r\n"
    return f"{heads}{number}. {WORDS}".encode()


if __name__ == "__main__":
    main()
