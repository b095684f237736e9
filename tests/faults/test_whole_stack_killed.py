"""The whole stack killed hard at random moments and started again, while crimes are posted and texts leave.

Parent, database, pages, worker, line, sealer and the stand-in provider, all at once. Afterwards: each acknowledged
line is on a timeline, none twice; each victim had one text and no more (the stand-in's journal on disk is the judge);
the audit holds; the rows are those that the timelines give; the ready file tells the truth.

Short form: 2 kills. Long form (VICTIMCARE_FAULTS=long): 32, and the times are waited out.
"""

from __future__ import annotations

import os
import random
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Timer
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from tests import outside
from tests.faults.posting import SOURCE, RecordSystem, arrest, command, crime
from tests.installation.running import Running, began_before, installation, kill_hard
from tests.outside import TEMPLATE, Outside, eventually
from victimcare.installation import network_ports
from victimcare.installation.force import force_toml

IS_LONG = os.environ.get("VICTIMCARE_FAULTS") == "long"
KILLS = 32 if IS_LONG else 2
EARLIEST, LATEST = 0.3, 2.5  # seconds after the first line of a life
BETWEEN_LINES = 0.02  # seconds
SECONDS_TO_SETTLE = 300.0 if IS_LONG else 90.0
CALLBACK_TOKEN = "only-for-tests-" + "z" * 40


@dataclass
class World:
    """One home, one stand-in beside it, the same ports in every life; and what is posted to them."""

    folder: Path
    system: RecordSystem = field(default_factory=lambda: RecordSystem(""))
    web_port: int = field(default_factory=lambda: _lasting_port())
    outside_port: int = field(default_factory=lambda: _lasting_port())
    lines: Iterator[dict[str, Any]] = field(default_factory=lambda: _lines())
    posted: list[dict[str, Any]] = field(default_factory=list)  # the last may not have been acknowledged yet

    @contextmanager
    def alive(self) -> Iterator[tuple[Running, Outside]]:
        hook = f"--callback-url=http://127.0.0.1:{self.web_port}/hooks/notify"
        options = (f"--port={self.outside_port}", hook, f"--callback-token={CALLBACK_TOKEN}", "--delivered-after=0.2")
        with (
            outside.running(self.folder / "outside", *options) as provider,
            installation(
                self.folder,
                VICTIMCARE_ENV="test",
                VICTIMCARE_WEB_PORT=str(self.web_port),
                NOTIFY_BASE_URL=provider.url,
                NOTIFY_API_KEY=provider.api_key,
                NOTIFY_TEXT_TEMPLATE_ID=TEMPLATE,
                NOTIFY_CALLBACK_TOKEN=CALLBACK_TOKEN,
            ) as stack,
        ):
            if not self.system.token:
                self.system.token = command(self.folder, "token", "new", "--source", SOURCE)[0]["token"]
            yield stack, provider

    def post(self, stack: Running) -> None:
        """The next line; or the last one again, while its arrival is not confirmed."""
        if not self.posted or self.posted[-1]["id"] in self.system.acknowledged[-1:]:
            self.posted.append(next(self.lines))
        self.system.post(stack.ready["web"], self.posted[-1])


def _lasting_port() -> int:
    """One that the system gives to no other process between two lives, when none holds it."""
    while True:
        port = random.randint(20_000, 32_000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def _lines() -> Iterator[dict[str, Any]]:
    for number in count():
        reference = f"WS/{number}/26"
        yield crime(reference, mobile=f"07700 900{100 + number % 800}")
        yield arrest(reference)


@pytest.fixture
def world() -> Iterator[World]:
    with TemporaryDirectory(prefix="victimcare-faults-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # the database's own user passes through
        home = began_before(folder) / "home"
        unlimited = force_toml.read_example_text().replace("usual = 20", "usual = 1000000")
        (home / force_toml.FORCE_FILE_NAME).write_text(unlimited)
        yield World(folder)


def test_nothing_is_lost_and_nothing_doubled_when_all_of_it_is_killed(world: World) -> None:
    for _ in range(KILLS):
        with world.alive() as (stack, provider):
            _post_until_all_is_killed(world, stack, provider)
    with world.alive() as (stack, provider):
        _post_to_the_end_of_a_story(world, stack)
        arrests = sum(line["type"] == "suspect.arrested" for line in world.posted)
        _let_time_pass(stack.ready["database"])
        eventually(lambda: _all_have_left(stack.ready["database"], arrests), within=SECONDS_TO_SETTLE)

        held, ours = world.system.held(stack.ready["database"]), _references(stack.ready["database"])
        journal = Counter(entry["reference"] for entry in provider.journal())
        _report(world, held, ours, journal)
        assert set(world.system.acknowledged) == {line["id"] for line in world.posted} == held.keys()
        assert set(held.values()) == {1}
        assert Counter(victim for victim, _ in ours) == dict.fromkeys((victim for victim, _ in ours), 1)
        assert len(ours) == arrests
        assert journal == dict.fromkeys((reference for _, reference in ours), 1)
        eventually(lambda: _is_sealed_whole(world, stack), within=120)
        assert command(world.folder, "rebuild", "--all", "--check") == [{"different": {}}]
        _is_true(stack)


def _post_until_all_is_killed(world: World, stack: Running, provider: Outside) -> None:
    is_over = Event()

    def end() -> None:
        for root in random.sample([stack.process.pid, provider.pid], 2):
            kill_hard(root)
        is_over.set()

    Timer(random.uniform(EARLIEST, LATEST), end).start()
    while not is_over.is_set():
        world.post(stack)
        time.sleep(BETWEEN_LINES)


def _post_to_the_end_of_a_story(world: World, stack: Running) -> None:
    """Some more lines, the last of them an arrest, and all acknowledged."""
    enough = len(world.posted) + 8
    while not (
        len(world.posted) >= enough
        and world.posted[-1]["type"] == "suspect.arrested"
        and world.posted[-1]["id"] == world.system.acknowledged[-1]
    ):
        world.post(stack)


def _let_time_pass(url: str) -> None:
    """In the short form: what a minute does to the dead workers of earlier lives, and to doubts that they left."""
    if IS_LONG:
        return
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DELETE FROM procrastinate_workers WHERE last_heartbeat < pg_postmaster_start_time()")
        connection.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo' AND scheduled_at > now()"
            " AND (args->>'telling_id')::bigint IN"
            " (SELECT id FROM records_notification WHERE handed_over_at < pg_postmaster_start_time())"
        )


def _all_have_left(url: str, texts: int) -> bool:
    with psycopg.connect(url) as connection:
        [left] = connection.execute(
            "SELECT count(*) FROM records_notification WHERE status IN ('accepted', 'sending', 'delivered')"
        ).fetchall()
    return left == (texts,)


def _references(url: str) -> list[tuple[int, str]]:
    """Each message of ours: whose, and by which reference the provider knows it."""
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT victim_id, reference::text FROM records_notification")
        return [(victim, reference) for victim, reference in rows.fetchall()]


def _is_sealed_whole(world: World, stack: Running) -> bool:
    """Whether the chain holds (or the command fails) and every entry of all lives is in it."""
    with psycopg.connect(stack.ready["database"]) as connection:
        [entries] = connection.execute("SELECT count(*) FROM records_auditentry").fetchall()
    [verdict] = command(world.folder, "audit", "verify")
    assert verdict["broken"] is None
    return bool(verdict["entries"] >= entries[0])


def _is_true(stack: Running) -> None:
    """Every address in the ready file answers."""
    line = urlsplit(stack.ready["sip"].replace("sip:", "sip://"))
    assert stack.answers()
    assert network_ports.does_sip_answer(str(line.hostname), int(line.port or 0))
    assert stack.ready_file.exists()


def _report(world: World, held: Counter[str], ours: list[tuple[int, str]], journal: Counter[str]) -> None:
    lost = set(world.system.acknowledged) - held.keys()
    texts_lost = {reference for _, reference in ours} - journal.keys()
    doubled = sum(times > 1 for times in (*held.values(), *journal.values()))
    bound = f"; 95 % bound for a kill {3 / KILLS:.1%}" if IS_LONG else ""
    print(
        f"\n{KILLS} kills of the whole stack: {len(world.system.acknowledged)} lines acknowledged, {len(ours)} texts; "
        f"lost {len(lost)} and {len(texts_lost)}, doubled {doubled}{bound}"
    )
