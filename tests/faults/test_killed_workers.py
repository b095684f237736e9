"""A worker is killed around the provider's call. What the stand-in's journal holds is the only judge.

Texts by two suppliers, e-mails, and letters. Short form: every moment once in each. Long form
(VICTIMCARE_FAULTS=long): 1,000 kills. It prints n and the 95 % bound 3/n.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Database
from tests.faults.stack import Stack, environment, let_time_pass, letters_in, nothing_is_due
from tests.outside import eventually, running
from tests.services import plans
from tests.services.messages.tellings import a_queued_text, a_reachable_victim
from tests.services.people_and_cases import a_point, a_victim
from victimcare.records.models import Notification
from victimcare.services import port_registry

ASKS_A_SERVER = "the request has left, no answer has come"
MOMENTS = (
    "the intent is written, not committed",
    "the intent is committed, the provider not called",
    ASKS_A_SERVER,
    "the provider has answered, nothing is written",
    "the answer is written, not committed",
    "the answer is committed, the worker not at its end",
)
KILLS = 1000 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 3 * len(MOMENTS)
AT_THE_PROVIDER = {"accepted", "sending", "delivered"}


@pytest.fixture
def stack(real_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    for port in (
        "texts",
        "mailers",
        "letters",
    ):  # this process only plans: that there is a supplier is all that it must know
        monkeypatch.setattr(port_registry.ports, port, {"some": object()})
    with running(tmp_path / "outside") as outside:
        yield Stack(outside, environment(outside, real_database, tmp_path / "home"))


def test_a_killed_worker_loses_no_message_and_doubles_none(stack: Stack) -> None:
    killed = Counter(_kill(stack))
    assert killed == {9: KILLS}, "each worker died at its moment"
    assert 0 < sum(_handed_over(stack).values()) < KILLS, "some had left, others had not"

    _let_healthy_workers_finish(stack)

    handed_over = _handed_over(stack)
    ours = {str(reference) for reference in Notification.objects.values_list("reference", flat=True)}
    lost, doubled = ours - set(handed_over), {reference for reference, n in handed_over.items() if n > 1}
    print(f"\n{KILLS} kills: lost {len(lost)}, doubled {len(doubled)}; 95 % bound of each {3 / KILLS:.2%}")
    assert len(ours) == KILLS
    assert (lost, doubled, set(handed_over) - ours) == (set(), set(), set())


def _handed_over(stack: Stack) -> Counter[str]:
    """How often each message was, by the stand-in's journal and the print folder's manifest."""
    letters = letters_in(Path(stack.environ["VICTIMCARE_HOME"]))
    return Counter([*(entry["reference"] for entry in stack.outside.journal()), *letters])


def _a_text(number: int) -> None:
    a_queued_text(a_reachable_victim(mobile=f"07700 900{100 + number % 800}"))


def _an_email(number: int) -> None:
    victim = a_reachable_victim(may_text=False, may_email=True)
    a_point(victim, f"person-{number}@post.example", kind="email")
    a_queued_text(victim)


def _a_letter(number: int) -> None:
    victim = a_victim()
    address = a_point(victim, f"{number} Made-up Street\nAshmoor\nAM1 2BC", kind="address")
    plans.agreed(victim, plans.by("letter", address))
    a_queued_text(victim)


def _a_message(number: int) -> None:
    """By each way in turn, at each moment. A letter goes into a folder and asks no supplier."""
    way = (_a_text, _an_email, _a_letter)[number // len(MOMENTS) % 3]
    (_a_text if way is _a_letter and MOMENTS[number % len(MOMENTS)] == ASKS_A_SERVER else way)(number)


def _kill(stack: Stack) -> Iterator[int]:
    """Queue one message after another, and kill the worker that takes it, at each moment in turn."""
    with stack.running("tests.faults.nursery") as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for number in range(KILLS):
            _a_message(number)
            nursery.stdin.write(MOMENTS[number % len(MOMENTS)] + "\n")
            nursery.stdin.flush()
            yield int(nursery.stdout.readline())


def _let_healthy_workers_finish(stack: Stack) -> None:
    """Time passes, then a worker carries out what is due; what it puts off is due the next time."""
    for _ in range(30):  # on a busy machine some are in doubt more than once
        let_time_pass()
        with stack.running("victimcare.config.command_line", "worker"):
            eventually(nothing_is_due, within=60 + KILLS / 5)
        if set(Notification.objects.values_list("status", flat=True)) <= AT_THE_PROVIDER:
            return
    raise AssertionError(Counter(Notification.objects.values_list("status", flat=True)))
