"""The database killed hard while a feed is posted: what was acknowledged is there afterwards, once.

Short form: the embedded database, which the parent starts again. Long form (VICTIMCARE_FAULTS=long): 200 kills of a
server that the test starts again itself, since the parent waits ever longer before it starts what keeps dying.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

import pytest

from tests.faults.posting import SOURCE, RecordSystem, command, crime
from tests.installation.running import Running, began_before, installation
from tests.outside import eventually
from victimcare.installation.embedded_postgres import EmbeddedPostgres

LONG_KILLS = 200
LINES_BETWEEN = 15
KILLED_AFTER = 6  # lines; the next one is on its way while the database dies
LATEST = 0.02  # seconds after that
SECONDS_TO_COME_BACK = 120.0


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that the database's own user can pass through."""
    with TemporaryDirectory(prefix="victimcare-faults-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


def test_nothing_acknowledged_is_lost_when_the_database_is_killed(folder: Path) -> None:
    with installation(began_before(folder), VICTIMCARE_ENV="test") as running:
        _kill_while_posting(folder, running, kills=2, database=lambda: running.child("bin/postgres"))


@pytest.mark.skipif(os.environ.get("VICTIMCARE_FAULTS") != "long", reason="only in the long form")
def test_nothing_acknowledged_is_lost_in_many_kills(folder: Path) -> None:
    with _server(folder / "server") as server:
        urls = server.postgres.urls()
        with installation(
            folder,
            DATABASE_URL=urls.app,
            VICTIMCARE_OWNER_DATABASE_URL=urls.owner,
            VICTIMCARE_SEALER_DATABASE_URL=urls.sealer,
        ) as running:
            _kill_while_posting(
                folder, running, kills=LONG_KILLS, database=lambda: server.process.pid, start_again=server.start
            )


def _kill_while_posting(
    home: Path,
    running: Running,
    *,
    kills: int,
    database: Callable[[], int],
    start_again: Callable[[], None] = lambda: None,
) -> None:
    system = RecordSystem(command(home, "token", "new", "--source", SOURCE)[0]["token"])
    refused = 0
    for kill in range(kills + 1):
        for number in range(LINES_BETWEEN):
            if kill < kills and number == KILLED_AFTER:
                moment = Timer(random.uniform(0, LATEST), os.kill, (database(), signal.SIGKILL))
                moment.start()
            refused += not system.post(running.ready["web"], crime(f"KD/{kill * LINES_BETWEEN + number}/26"))
        if kill < kills:
            moment.join()
            start_again()
            eventually(running.answers, within=SECONDS_TO_COME_BACK)

    held = system.held(running.ready["database"])
    lost = set(system.acknowledged) - held.keys()
    doubled = {line for line, count in held.items() if count > 1}
    bound = f"; 95 % bound for a kill {3 / kills:.1%}" if kills == LONG_KILLS else ""
    print(
        f"\n{kills} kills of the database: {len(system.acknowledged)} lines acknowledged, {refused} not; "
        f"lost {len(lost)}, doubled {len(doubled)}{bound}"
    )
    assert (lost, doubled) == (set(), set())
    assert refused >= kills, "each kill was felt"
    # A line whose answer was lost may have been applied: then there is one more, never one less.
    assert len(system.acknowledged) <= len(held) <= LINES_BETWEEN * (kills + 1)


class _Server:
    """PostgreSQL as an installation runs it, with all its safety on, started by this test."""

    def __init__(self, folder: Path) -> None:
        self.postgres = EmbeddedPostgres(folder)
        self.process: subprocess.Popen[bytes]

    def start(self) -> None:
        self.postgres.prepare()
        self.process = self.postgres.start()
        self.postgres.wait_until_ready(self.process)


@contextmanager
def _server(folder: Path) -> Iterator[_Server]:
    server = _Server(folder)
    server.start()
    server.postgres.settle()
    try:
        yield server
    finally:
        server.postgres.stop(server.process)
