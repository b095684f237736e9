"""Killed around a call that tells the victim: the worker that asks for it, and the line that has placed it.

The line can be asked, so no call is lost and no victim is rung twice for one message. The exchange that is rung is the
judge. Short form: each moment once. Long form (VICTIMCARE_FAULTS=long): 100 kills of workers, 30 of lines.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.channels.phone.callee import Phone
from tests.conftest import Database
from tests.faults.exchange import Exchange, exchange
from tests.faults.stack import Stack, environment
from tests.faults.wire import Moment, Wire, wire
from tests.faults.workers import Workers, doomed, end_of
from tests.outside import eventually, running
from tests.ports import free_port
from tests.services import plans
from tests.services.loading import a_person, fact, load, recorded
from tests.services.messages.tellings import NOW, a_queued_text, planned
from tests.services.people_and_cases import a_team, a_victim, staff
from tests.voice import with_its_voice
from victimcare.installation import network_ports
from victimcare.records.models import Notification
from victimcare.rules.access_codes.access_code import parse_access_code
from victimcare.services import port_registry
from victimcare.services.access_codes import victim_codes
from victimcare.services.ports.desk_telephone import LINE_SOCKET

IS_LONG = os.environ.get("VICTIMCARE_FAULTS") == "long"
MOMENTS = (
    Moment("nothing has been asked of the line", says=rb'\{"do": "place"'),
    Moment("the order has left, no answer has come", says=rb'\{"do": "place"', passes=True),
    Moment("the line has answered, it is not heard", hears=rb'\{"placed"'),
    Moment("the answer has just come", hears=rb'\{"placed"', passes=True),
)
KILLS = 100 if IS_LONG else len(MOMENTS)
ROUNDS = 10 if IS_LONG else 1
SETTLED_WITHIN = 60.0  # seconds from the death of a line


@dataclass(frozen=True)
class World:
    stack: Stack
    home: Path  # the line's own: a wire lies between its socket and the workers'

    @contextmanager
    def line(self, trunk: tuple[str, int]) -> Iterator[subprocess.Popen[str]]:
        port = free_port()
        environ = self.stack.environ | {
            "VICTIMCARE_HOME": str(self.home),
            "VICTIMCARE_SIP_PORT": str(port),
            "VICTIMCARE_SIP_TRUNK": f"{trunk[0]}:{trunk[1]}",
        }
        with Stack(self.stack.outside, environ).running("victimcare.config.command_line", "line") as process:
            eventually(lambda: network_ports.does_sip_answer("127.0.0.1", port), within=60)
            yield process


@pytest.fixture
def world(real_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr(port_registry.ports, "carriers", {"line": object()})  # this process only plans
    home = tmp_path / "line"
    home.mkdir()
    with_its_voice(home)
    with running(tmp_path / "outside") as outside:
        environ = environment(outside, real_database, tmp_path / "home") | {"VICTIMCARE_SIP_TRUNK": "127.0.0.1:9"}
        yield World(Stack(outside, environ), home)


@contextmanager
def wired(world: World) -> Iterator[Wire]:
    with wire(Path(world.stack.environ["VICTIMCARE_HOME"]) / LINE_SOCKET, world.home / LINE_SOCKET) as laid:
        yield laid


def test_a_worker_killed_around_an_order_to_ring_loses_no_call_and_rings_nobody_twice(world: World) -> None:
    with ExitStack() as held:
        busy = held.enter_context(exchange())
        held.enter_context(world.line(busy.address))
        laid = held.enter_context(wired(world))
        with doomed(world.stack) as workers:
            made = [
                workers.killed_at(MOMENTS[number % len(MOMENTS)], laid, partial(_a_call, number))
                for number in range(KILLS)
            ]
            workers.live_until(lambda: set(map(end_of, made)) == {("failed", True)})
            workers.live()  # the person who would ring again would do so now

        _judge(busy)


def _a_call(number: int) -> Notification:
    victim = a_victim(mobile=f"07700 900{100 + number}")
    plans.agreed(victim, plans.rung_by_machine(victim.person.contact_points.get()), line_may_say="status")
    return a_queued_text(victim)


def _judge(busy: Exchange) -> None:
    rung = Counter(busy.rung())
    numbers = {f"+447700900{100 + number}" for number in range(KILLS)}
    lost, doubled = numbers - set(rung), {number for number, times in rung.items() if times > 1}
    print(f"\n{KILLS} kills around calls: lost {len(lost)}, doubled {len(doubled)}; bound of each {3 / KILLS:.1%}")
    assert rung == dict.fromkeys(numbers, 1)


# The line dies while the call is up. Until when, and how the message ends: the person who has heard it is told.


async def _until_it_rings(phone: Phone, _: str, __: Notification) -> None:
    await _soon(lambda: bool(phone.invites))


async def _until_victim_has_picked_up(phone: Phone, _: str, __: Notification) -> None:
    await _soon(lambda: bool(set(phone.sound()) - {0xFF}))


async def _until_victim_has_heard_it(phone: Phone, code: str, telling: Notification) -> None:
    await _until_victim_has_picked_up(phone, code, telling)
    await phone.key(code)
    has_heard = Notification.objects.filter(id=telling.id, confirmed_how="line").exists
    await asyncio.to_thread(eventually, has_heard, within=90)


LIVES = (
    (_until_it_rings, False, ("failed", True)),
    (_until_victim_has_picked_up, True, ("failed", True)),
    (_until_victim_has_heard_it, True, ("delivered", False)),
)


def test_a_line_killed_while_a_call_is_up_leaves_nobody_unsettled_and_rings_nobody_twice(world: World) -> None:
    a_team()
    with doomed(world.stack) as workers:
        took = [_life(world, workers, number) for number in range(ROUNDS * len(LIVES))]
    print(f"\n{len(took)} lines killed in the middle of a call: settled after {min(took):.1f} to {max(took):.1f} s")


def _life(world: World, workers: Workers, number: int) -> float:
    """One line that dies in the middle of a call, and the next; seconds from that death until the call was settled."""
    until, answers, end = LIVES[number % len(LIVES)]
    code, telling = _to_be_rung(number)
    died_at = asyncio.run(_killed(world, workers, Phone(answers=answers), lambda phone: until(phone, code, telling)))
    with exchange() as another, world.line(another.address):
        eventually(lambda: end_of(telling) == end, within=SETTLED_WITHIN)
        took = time.monotonic() - died_at
        with wired(world):
            workers.live()  # the person who would ring the victim again would do so now
        assert end_of(telling) == end
        assert another.rung() == []
    return took


def _to_be_rung(number: int) -> tuple[str, Notification]:
    """A message to ring the victim, queued by the news that came, and their code."""
    reference, name, mobile = f"60/{number + 1:04}/26", f"V{number + 1}", f"07700 900{200 + number}"
    victim = load(reference, recorded(a_person(name, mobile=mobile)))[name]
    plans.agreed(victim, plans.rung_by_machine(victim.person.contact_points.get(kind="mobile")), line_may_say="status")
    made = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW)
    load(reference, fact("suspect.arrested", NOW - timedelta(minutes=5), suspect_ref="S1"))
    planned(victim)
    return parse_access_code(made.code).digits, victim.tellings.get()  # type: ignore[union-attr]


async def _killed(world: World, workers: Workers, phone: Phone, until: Callable[[Phone], Awaitable[None]]) -> float:
    """Let a worker ring the victim by way of a line, and kill that line; when, on the monotonic clock."""
    async with phone:
        with ExitStack() as held:
            line = await asyncio.to_thread(held.enter_context, world.line(phone.address))
            await asyncio.to_thread(held.enter_context, wired(world))
            worker = await asyncio.to_thread(workers.begin)
            await until(phone)
            phone.is_hung_up.set()  # no one is left to say goodbye to
            line.kill()
            died_at = time.monotonic()
            os.kill(worker, signal.SIGKILL)  # as far as it had come
            return died_at


async def _soon(holds: Callable[[], bool], *, within: float = 60) -> None:
    give_up = time.monotonic() + within
    while not holds():
        assert time.monotonic() < give_up, "it never came"
        await asyncio.sleep(0.02)
