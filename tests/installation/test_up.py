import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from tests.installation.running import COMMAND, installation, ordinary_user, variables


def test_one_installation_from_its_start_to_its_end(home: Path) -> None:
    with installation(home, "--demo") as running:
        assert set(running.ready) == {"web", "sip", "smtp", "database", "outside"}
        assert stat.S_IMODE(running.ready_file.stat().st_mode) == 0o600
        assert running.answers()
        with psycopg.connect(running.ready["database"]) as connection:
            stamped = connection.execute("SELECT environment FROM records_installation").fetchone()
        assert stamped == ("demo",)
        assert (home / "home" / "force.toml").exists()
        children = running.children()

        began = time.monotonic()
        assert running.stop() == 0

    assert time.monotonic() - began < 15
    assert not running.ready_file.exists()
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []


def test_a_command_in_another_terminal_finds_the_running_installation(home: Path) -> None:
    with installation(home, "--demo") as running:
        told = subprocess.run(
            [*COMMAND, "settings"], env=variables(home, {}), capture_output=True, text=True, check=True
        ).stdout

    assert "VICTIMCARE_ENV = demo" in told
    assert "[the running installation]" in told
    assert running.ready["database"] not in told


def test_two_installations_run_side_by_side(home: Path) -> None:
    (home / "one").mkdir(mode=0o711)
    (home / "two").mkdir(mode=0o711)
    with installation(home / "one", "--demo") as one, installation(home / "two", "--demo") as two:
        assert one.answers()
        assert two.answers()
        assert not set(one.ready.values()) & set(two.ready.values()) - {None}


def test_a_part_that_is_killed_comes_back(home: Path) -> None:
    with installation(home, "--demo") as running:
        web, database = running.child("gunicorn"), running.child("bin/postgres")
        os.kill(web, signal.SIGKILL)
        _until(lambda: running.answers() and running.child("gunicorn") != web)
        os.kill(database, signal.SIGKILL)
        _until(lambda: _counts_teams(running.ready["database"]))
        assert running.child("bin/postgres") != database
        assert running.stop() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux's")
def test_killed_hard_it_leaves_nothing_that_stops_the_next_start(home: Path) -> None:
    with installation(home, "--demo") as running:
        port = running.ready["web"].rpartition(":")[2]
        with psycopg.connect(running.ready["database"], autocommit=True) as connection:
            connection.execute("INSERT INTO records_team (code, name) VALUES ('kept', 'Kept')")
        running.process.kill()
        running.process.wait()
        running.ready_file.unlink()

    with installation(home, "--demo", VICTIMCARE_WEB_PORT=port) as again:
        assert again.answers()
        with psycopg.connect(again.ready["database"]) as connection:
            kept = connection.execute("SELECT name FROM records_team WHERE code = 'kept'").fetchone()
        assert kept == ("Kept",)


def test_an_ordinary_user_runs_it_too(home: Path) -> None:
    user = ordinary_user()
    os.chown(home, user, user)

    with installation(home, "--demo", as_user=user) as running:
        assert running.answers()
        assert {Path(f"/proc/{pid}").stat().st_uid for pid in running.children()} == {user}


def test_a_long_home_is_no_hindrance() -> None:
    with tempfile.TemporaryDirectory(prefix="a-folder-with-a-very-long-name-" * 4) as folder:
        Path(folder).chmod(0o711)
        with installation(Path(folder), "--demo") as running:
            assert running.answers()
            assert "127.0.0.1" in running.ready["database"]


def _counts_teams(url: str) -> bool:
    try:
        with psycopg.connect(url) as connection:
            return bool(connection.execute("SELECT count(*) FROM records_team").fetchone())
    except psycopg.Error:
        return False


def _until(claim: object, *, within: float = 30) -> None:
    assert callable(claim)
    give_up = time.monotonic() + within
    while True:
        try:
            if claim():
                return
        except StopIteration:
            pass
        assert time.monotonic() < give_up, "it did not come true in time"
        time.sleep(0.1)
