import json
import os
import pty
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from tests.installation.running import (
    COMMAND,
    Running,
    began_before,
    demonstration,
    installation,
    ordinary_user,
    refused,
    variables,
)
from tests.installation.weighing import Browser, become

LIGHT = 100_000  # bytes on first view, all in


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="victimcare-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def running(place: Path) -> Iterator[Running]:
    with demonstration(place) as running:
        yield running


def test_its_doors_answer_and_its_ready_file_is_its_owners(place: Path, running: Running) -> None:
    assert set(running.ready) == {"web", "sip", "smtp", "database", "outside"}
    assert stat.S_IMODE(running.ready_file.stat().st_mode) == 0o600
    assert running.answers()
    with psycopg.connect(running.ready["database"]) as connection:
        assert connection.execute("SELECT environment FROM records_installation").fetchone() == ("demo",)
    assert (place / "home" / "force.toml").exists()
    assert (place / "home" / "environment").read_text() == "demo\n"


def test_a_command_in_another_terminal_finds_the_running_installation(place: Path, running: Running) -> None:
    told = subprocess.run(
        [*COMMAND, "settings"], env=variables(place, {}), capture_output=True, text=True, check=True
    ).stdout

    assert "VICTIMCARE_ENV = demo" in told
    assert "[the running installation]" in told
    assert running.ready["database"] not in told


def test_check_finds_a_running_demonstration_well(place: Path, running: Running) -> None:
    # A port that is asked for as 0 is the one that the running installation found.
    asked = variables(place, {})
    told = subprocess.run([*COMMAND, "check", "--json"], env=asked, capture_output=True, text=True, check=False)

    good = {finding["name"] for finding in json.loads(told.stdout) if finding["is_good"]}
    assert {"database durability", "database roles", "migrations", "environment", "clocks", "texts", "sending"} <= good
    assert {"pages", "line", "areas", "secrets"} <= good
    assert told.returncode in (0, 3)


def test_no_command_line_of_its_parts_shows_a_secret(place: Path, running: Running) -> None:
    handed = json.loads((place / "home" / "running.json").read_text())
    secrets = [path.read_text() for path in (place / "home" / "secrets").iterdir()]
    secrets += [handed["NOTIFY_API_KEY"], handed["DATABASE_URL"]]

    shown = " ".join(running.children().values())

    assert "victimcare.demo.outside" in shown
    assert [secret for secret in secrets if secret in shown] == []


def test_a_page_weighs_little_as_it_is_really_served(place: Path, running: Running) -> None:
    cast = json.loads(Browser(running.ready["web"]).get("/demo/cast.json")[1])
    weighed = {}
    for member in [one["id"] for one in cast if one["role"] == "victim"]:
        browser = Browser(running.ready["web"])
        become(browser, member)
        weighed[member] = browser.weigh("/my/p/1")
    heaviest = max(weighed.values(), key=lambda parts: sum(parts.values()))

    assert set(heaviest) >= {"/my/p/1", "/static/page.css", "/static/text.woff2"}
    assert sum(heaviest.values()) <= LIGHT, heaviest
    assert "No directory at" not in (place / "home/logs/web.log").read_text()


def test_style_sheets_are_packed_and_pages_never(running: Running) -> None:
    browser = Browser(running.ready["web"])
    become(browser, "naomi")

    packed = {path: browser.get(path)[0]["Content-Encoding"] for path in ("/static/page.css", "/my/p/1", "/sign-in")}

    assert packed == {"/static/page.css": "gzip", "/my/p/1": None, "/sign-in": None}


def test_a_second_start_in_one_home_is_refused(place: Path, running: Running) -> None:
    said = refused(place, "--demo")

    assert said.startswith(
        f"An installation already runs in {place}/home (process {running.process.pid}): stop it, or set"
    )
    assert running.answers()


def test_another_home_runs_side_by_side_and_ends_cleanly(home: Path, running: Running) -> None:
    with installation(began_before(home), VICTIMCARE_ENV="test") as other:
        assert other.answers()
        assert running.answers()
        assert not set(other.ready.values()) & set(running.ready.values()) - {None}
        children = other.children()

        began = time.monotonic()
        assert other.stop() == 0

    assert time.monotonic() - began < 15
    assert not other.ready_file.exists()
    assert not (home / "home" / "running.json").exists()
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []


def test_parts_that_are_killed_come_back(running: Running) -> None:
    web, database = running.child("gunicorn"), running.child("bin/postgres")

    os.kill(web, signal.SIGKILL)
    _until(lambda: running.child("gunicorn") != web and running.answers())
    os.kill(database, signal.SIGKILL)
    _until(lambda: running.child("bin/postgres") != database and _teams(running.ready["database"]) != [])
    _until(running.answers)

    assert running.process.poll() is None


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux's")
def test_killed_hard_it_leaves_nothing_that_stops_the_next_start(home: Path) -> None:
    with installation(began_before(home), VICTIMCARE_ENV="test") as killed:
        port = killed.ready["web"].rpartition(":")[2]
        with psycopg.connect(killed.ready["database"], autocommit=True) as connection:
            connection.execute("INSERT INTO records_team (code, name) VALUES ('kept', 'Kept')")
        killed.process.kill()
        killed.process.wait()

    with installation(home, VICTIMCARE_ENV="test", VICTIMCARE_WEB_PORT=port) as again:
        assert again.answers()
        assert "Kept" in _teams(again.ready["database"])

    assert refused(home).startswith(
        "This database belongs to “test” and this start is “production”: start with VICTIMCARE_ENV=test"
    )


def test_pages_come_up_while_the_line_fails_and_the_line_once_it_is_mended(home: Path) -> None:
    broken = began_before(home) / "home" / "recordings" / "en" / "calls-start-menu.wav"
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_bytes(b"no sound")
    ready_file = home / "ready.json"
    with subprocess.Popen(
        [*COMMAND, "up", "--ready-file", str(ready_file)],
        env=variables(home, {"VICTIMCARE_ENV": "test"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout
        told = iter(process.stdout.readline, "")
        heard: list[str] = []
        try:
            while not (any("Pages: " in line for line in heard) and any("“line”" in line for line in heard)):
                heard.append(next(told))
            web = next(line.partition("Pages: ")[2].strip() for line in heard if "Pages: " in line)
            with urllib.request.urlopen(f"{web}/ready", timeout=30) as answer:
                assert answer.status == 200
            assert any(f"“line” ended (status 2): {broken}: expected a WAV file" in line for line in heard)
            assert not ready_file.exists()

            broken.unlink()
            heard.append(next(line for line in told if "The line: sip:" in line))
            heard.append(next(line for line in told if line.startswith("Victim Care runs (test)")))
            assert ready_file.exists()
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def test_an_ordinary_user_runs_it_too_in_a_folder_too_long_for_a_socket() -> None:
    user = ordinary_user()
    with tempfile.TemporaryDirectory(prefix="a-folder-with-a-very-long-name-" * 4) as folder:
        os.chown(folder, user, user)
        with installation(Path(folder), as_user=user, VICTIMCARE_ENV="test") as running:
            assert running.answers()
            assert {Path(f"/proc/{pid}").stat().st_uid for pid in running.children()} == {user}
            assert "127.0.0.1" in running.ready["database"]


def test_on_a_terminal_each_stage_is_told_as_it_comes_and_the_stop_at_once(home: Path) -> None:
    began_before(home)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "up"], env=variables(home, {"VICTIMCARE_ENV": "test"}), stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    told = b""
    while b"Starting web" not in told:
        told += os.read(ours, 1000)
    process.send_signal(signal.SIGINT)
    while b"Stopping." not in told:
        told += os.read(ours, 1000)

    assert process.wait(20) == 0
    os.close(ours)
    assert [line.split(" ...")[0] for line in told.decode().splitlines() if not line.startswith("  ")] == [
        "Opening the database",
        "Bringing its tables up to date",
        "Starting web, worker, feed, line, mail, room-mail, sealer, metrics",
        "Stopping.",
    ]
    assert not (home / "home" / "logs" / "migrate.log").exists(), "no program ran to find that nothing was new"


def _teams(url: str) -> list[str]:
    try:
        with psycopg.connect(url) as connection:
            return [name for (name,) in connection.execute("SELECT name FROM records_team")]
    except psycopg.Error:
        return []


def _until(claim: Callable[[], bool], *, within: float = 600) -> None:
    """Until it is true. A part that died is tried again and again, with pauses of up to 30 s: only what does not come
    back at all is a fault, and a busy machine is not."""
    give_up = time.monotonic() + within
    while True:
        with suppress(StopIteration):  # no such child at this moment
            if claim():
                return
        assert time.monotonic() < give_up, "it did not come true"
        time.sleep(0.1)
