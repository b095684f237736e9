"""A supplier misbehaves in every way that it can, and the other carries on. The stand-in's journal is the only judge.

Short form: a few texts in each way, by each supplier. Long form (VICTIMCARE_FAULTS=long): 2,000 texts in all. It prints
n and the 95 % bound 3/n for each way.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.channels.web.desk.site import served
from tests.conftest import Database
from tests.faults.stack import SECRET, Stack, environment, let_time_pass, nothing_is_due
from tests.outside import Outside, eventually, running
from tests.services.messages.tellings import a_queued_text, a_reachable_victim
from victimcare.adapters.texts.notify import NotifyReceipts
from victimcare.adapters.texts.sinch import SinchReceipts
from victimcare.demo.outside import notify_server, sinch_server
from victimcare.records.models import Notification, Supplier
from victimcare.services import port_registry

SUPPLIERS = ("notify", "sinch")
REQUESTS = ("5xx", "429", "hang", "slow", "accept_then_drop")  # what becomes of what we ask
CALLBACKS = ("duplicate_callbacks", "reordered_callbacks", "forged_callbacks")  # and of what they tell
EACH = 125 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 3  # texts
# The fates of numbers at the stand-in, and how each ends with us.
ENDS = {"delivered": "delivered", "permanent-failure": "failed", "temporary-failure": "failed"}
NUMBERS = ("07700 900123", "07700 900456", "07700 900002", "07700 900789", "07700 900003", "07700 900321")


@dataclass(frozen=True)
class Running:
    outside: Outside
    errands: subprocess.Popen[str]

    def work(self) -> None:
        """Carry out what is due, however often it must be put off."""
        assert self.errands.stdin is not None
        assert self.errands.stdout is not None
        self.errands.stdin.write("work\n")
        self.errands.stdin.flush()
        assert self.errands.stdout.readline() == "done\n"

    def finish(self) -> None:
        for _ in range(6):
            let_time_pass()
            self.work()
            if nothing_is_due() and not Notification.objects.filter(status__in=["queued", "in_doubt"]).exists():
                return


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Outside, str]]:
    """The stand-in, and the address at which the product takes its callbacks."""
    with served() as address:
        hooks = (
            *("--callback-url", f"{address}/hooks/notify", "--callback-token", SECRET),
            *("--sinch-callback-url", f"{address}/hooks/sinch"),
        )
        with running(tmp_path_factory.mktemp("outside"), *hooks, "--delivered-after", "0.2") as outside:
            yield outside, address


@pytest.fixture
def stack(
    world: tuple[Outside, str], real_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Running]:
    monkeypatch.setattr(port_registry.ports, "texts", dict.fromkeys(SUPPLIERS, object()))  # the test itself only plans
    receipts = {"notify": NotifyReceipts(token=SECRET), "sinch": SinchReceipts(secret=SECRET)}
    monkeypatch.setattr(port_registry.ports, "receipts", receipts)
    outside, _ = world
    with _in_a_good_mood(outside):
        whole = Stack(outside, environment(outside, real_database, tmp_path / "home"))
        with whole.running("tests.faults.errands") as errands:
            yield Running(outside, errands)


@contextmanager
def _in_a_good_mood(outside: Outside) -> Iterator[None]:
    for supplier in SUPPLIERS:
        outside.misbehave("ok", provider=supplier)
    yield
    for supplier in SUPPLIERS:
        outside.misbehave("ok", provider=supplier)


def test_however_one_supplier_misbehaves_no_text_is_lost_or_doubled(stack: Running) -> None:
    """One way after another, with one worker: to start one for each would take longer than the judging."""
    for mode, supplier in product((*REQUESTS, *CALLBACKS), SUPPLIERS):
        before = len(stack.outside.journal())
        _send_while_it_misbehaves(stack, mode, supplier)
        stack.finish()
        eventually(_everything_has_ended, within=120)
        _judge(f"{mode} by {supplier}", stack.outside.journal(before))


def _send_while_it_misbehaves(stack: Running, mode: str, supplier: str) -> None:
    Supplier.objects.all().delete()  # both are well, as far as anybody knows
    stack.outside.misbehave(mode, provider=supplier)
    for number in range(EACH):
        a_queued_text(a_reachable_victim(mobile=NUMBERS[number % len(NUMBERS)]))
    stack.work()
    if mode in REQUESTS:
        stack.outside.misbehave("ok", provider=supplier)
    if mode == "slow":  # what we gave up on is still being taken in; a look comes a minute later, never so soon
        time.sleep(max(notify_server.SLOW_SECONDS, sinch_server.SLOW_SECONDS) + 1)


def _judge(what: str, journal: list[dict[str, Any]]) -> None:
    handed_over = Counter(entry["reference"] for entry in journal)
    newest = Notification.objects.order_by("-id")[:EACH]
    ours = {str(telling.reference): telling.status for telling in newest}
    told = {entry["reference"]: ENDS[entry["state"]] for entry in journal}
    lost = set(ours) - set(handed_over)
    doubled = {reference for reference, count in handed_over.items() if count > 1}
    print(f"\n{what}: {EACH} texts, lost {len(lost)}, doubled {len(doubled)}; bound {3 / EACH:.1%}")
    assert (lost, doubled) == (set(), set())
    assert ours == told, "and what we hold of each is what became of it"


def _everything_has_ended() -> bool:
    return not Notification.objects.exclude(status__in=["delivered", "failed"]).exists()
