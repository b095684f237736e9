"""A worker is killed around the hand-over to a mail server, which cannot be asked what became of a message.

So none is ever sent twice, each is left with a person, and the delivery report that was asked for settles it by itself
where the server had taken it. The mailbox's journal is the judge.

Short form: each moment once. Long form (VICTIMCARE_FAULTS=long): 300 kills.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Database
from tests.faults.stack import Stack, environment
from tests.faults.wire import Moment, Wire, wire
from tests.faults.workers import doomed, end_of
from tests.outside import eventually, running
from tests.ports import free_port
from tests.services.messages.tellings import a_queued_text, a_reachable_victim
from tests.services.people_and_cases import a_point
from victimcare.installation import network_ports
from victimcare.records.models import Notification
from victimcare.services import port_registry

US = "page@force.example"
MOMENTS = (
    Moment("nothing has been said", says=b"EHLO"),
    Moment("the server knows for whom it is", says=b"RCPT", passes=True),
    Moment("the words are about to leave", hears=b"354"),
    Moment("the words are cut off in the middle", says=b"Subject:", passes=True),
    Moment("the words have left, no answer has come", says=rb"\.\r\n", passes=True),
    Moment("the server has answered, nothing is written", says=b"QUIT"),
)
TAKEN = {one.name for one in MOMENTS[4:]}  # from here on the server has it
KILLS = 300 if os.environ.get("VICTIMCARE_FAULTS") == "long" else len(MOMENTS)


@dataclass(frozen=True)
class World:
    stack: Stack
    wire: Wire


@pytest.fixture
def world(real_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr(port_registry.ports, "mailers", {"smtp": object()})  # this process only plans
    port = free_port()
    reports = ("--product-smtp", f"127.0.0.1:{port}", "--delivered-after", "0.1")
    with ExitStack() as held:
        outside = held.enter_context(running(tmp_path / "outside", *reports))
        laid = held.enter_context(wire(("127.0.0.1", 0), ("127.0.0.1", outside.smtp)))
        assert isinstance(laid.place, tuple)
        environ = environment(outside, real_database, tmp_path / "home") | {
            "VICTIMCARE_MAILER": "smtp",
            "VICTIMCARE_MAIL_SERVER": f"127.0.0.1:{laid.place[1]}",
            "VICTIMCARE_MAIL_TLS": "none",
            "VICTIMCARE_MAIL_ADDRESS": US,
            "VICTIMCARE_SMTP_PORT": str(port),
        }
        stack = Stack(outside, environ)
        held.enter_context(stack.running("victimcare.config.command_line", "mail"))
        eventually(lambda: network_ports.does_smtp_answer("127.0.0.1", port), within=120)
        yield World(stack, laid)


def test_no_email_is_sent_twice_and_a_report_settles_what_was_left_in_doubt(world: World) -> None:
    with doomed(world.stack) as workers:
        made = [workers.killed_at(_moment(number), world.wire, partial(_an_email, number)) for number in range(KILLS)]
        workers.live_until(lambda: list(map(end_of, made)) == list(map(_expected, range(KILLS))))
        workers.live()  # the person who would send again would do so now

    assert list(map(end_of, made)) == list(map(_expected, range(KILLS)))
    taken = Counter(entry["reference"] for entry in world.stack.outside.journal())
    doubled = sum(times > 1 for times in taken.values())
    ends = dict(Counter(map(end_of, made)))
    print(f"\n{KILLS} kills at a mail server: doubled {doubled}, bound {3 / KILLS:.1%}; {ends}")
    assert taken == {str(made[number].reference): 1 for number in range(KILLS) if _moment(number).name in TAKEN}


def _an_email(number: int) -> Notification:
    victim = a_reachable_victim(may_text=False, may_email=True)
    a_point(victim, f"{'perm-fail' if _bounces(number) else 'person'}@number-{number}.example", kind="email")
    return a_queued_text(victim)


def _moment(number: int) -> Moment:
    return MOMENTS[number % len(MOMENTS)]


def _bounces(number: int) -> bool:
    return (number + number // len(MOMENTS)) % 2 == 1


def _expected(number: int) -> tuple[str, bool]:
    if _moment(number).name not in TAKEN:
        return ("in_doubt", True)
    return ("failed", True) if _bounces(number) else ("delivered", False)
