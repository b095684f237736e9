"""A pytest plugin that starts a database of its own before Django is set up, and stops it after the last test.

Loaded by `-p tests.embedded_database`, since Django's settings are read before any conftest. Each worker of a
parallel run has a server of its own, since transactions that are open anywhere in a server hold the audit's seals back;
the first takes the one that the whole run began with. Without durability: it holds nothing worth keeping (tests of
durability start a server themselves).

Where there is room, databases and installations lie in memory: hundreds of tests have a copy of a database, which is a
thousand files, and on a disk copying them takes ten times as much processor.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import migrated

MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30  # bytes: several times what a whole run takes
RUN = "vc-test-"  # short: the path of a database's socket has room for 100 bytes
IN_USE = "in-use"

_held = ExitStack()


def _has_room() -> bool:
    """Also for programs: some systems refuse to run what lies there."""
    try:
        there = os.statvfs(MEMORY)
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:  # not on this system
        return False
    free = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    return min(free, there.f_bavail * there.f_frsize) >= ROOM and not there.f_flag & os.ST_NOEXEC


def _lie_in_memory() -> None:
    """All that this run makes for a time, but for pytest's own folders: they can be looked at afterwards."""
    for left in MEMORY.glob(f"{RUN}*"):
        _clear_away(left)
    run = Path(_held.enter_context(tempfile.TemporaryDirectory(prefix=RUN, dir=MEMORY, ignore_cleanup_errors=True)))
    fcntl.flock(_held.enter_context((run / IN_USE).open("w")), fcntl.LOCK_EX)
    run.chmod(0o1777)  # as other places for passing files are: what a test starts as another user writes here too
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())
    os.environ["TMPDIR"] = tempfile.tempdir = str(run)


def _clear_away(left: Path) -> None:
    """Nothing where its run is still going: memory that a killed run left would be missed."""
    try:
        with (left / IN_USE).open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
    except OSError:  # in use, just being made, or another's
        return


def _start() -> None:
    home = Path(_held.enter_context(tempfile.TemporaryDirectory(prefix="victimcare-test-")))
    home.chmod(0o711)
    os.environ.setdefault("TEST_RUN", str(home))  # what all workers may share
    os.environ.update(
        VICTIMCARE_ENV="test",
        VICTIMCARE_HOME=str(home),
        VICTIMCARE_SECRET_KEY="only-for-tests-" + "x" * 40,
        VICTIMCARE_CODE_KEY="only-for-tests-" + "y" * 40,
        VICTIMCARE_STORE_KEY="only-for-tests-" + "w" * 40,
        NOTIFY_CALLBACK_TOKEN="only-for-tests-" + "z" * 40,
    )
    from victimcare.installation.embedded_postgres import run_temporary_postgres

    (home / "database").mkdir()
    migrated.copy_to(home / "database")
    urls = _held.enter_context(run_temporary_postgres(home / "database", fast=True))
    os.environ.update(
        DATABASE_URL=urls.superuser,  # makes and drops the test database; a test of its own checks the app's role
        VICTIMCARE_OWNER_DATABASE_URL=urls.owner,
        VICTIMCARE_SEALER_DATABASE_URL=urls.sealer,
    )


if "PYTEST_XDIST_WORKER" not in os.environ and _has_room():
    _lie_in_memory()
if os.environ.get("PYTEST_XDIST_WORKER") != "gw0":
    _start()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    _held.close()
