"""A whole installation as a test sees it: started by its command, known by its ready file."""

import json
import os
import pwd
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest

from tests import migrated
from tests.made_once import copied_from

COMMAND = [sys.executable, "-m", "victimcare.config.command_line"]
SETTINGS_OF_TESTS = ("DATABASE_URL", "VICTIMCARE_", "NOTIFY_", "SINCH_", "DJANGO_")


@dataclass(frozen=True, slots=True)
class Running:
    process: subprocess.Popen[str]
    ready: dict[str, Any]
    ready_file: Path

    def status_of(self, path: str) -> int:
        try:
            with urllib.request.urlopen(f"{self.ready['web']}{path}", timeout=60) as answer:
                return int(answer.status)
        except HTTPError as error:
            return error.code

    def answers(self) -> bool:
        try:
            return self.status_of("/ready") < 500
        except (OSError, HTTPException):  # not listening, or killed in the middle of the answer
            return False

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def children(self) -> dict[int, str]:
        """Process id -> command line of each child."""
        found = {}
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and f"PPid:\t{self.process.pid}\n" in (entry / "status").read_text():
                    found[int(entry.name)] = (entry / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
        return found

    def child(self, words: str) -> int:
        return next(pid for pid, line in self.children().items() if words in line)


def be_a_program_of(home: Path, database: str, *, env: str) -> None:
    """From now on this process is a program of the installation in this home: with its settings, its keys and this
    role's address of its database."""
    import django

    os.environ.update(variables(home, {"VICTIMCARE_ENV": env, "DATABASE_URL": database}))
    os.environ["DJANGO_SETTINGS_MODULE"] = "victimcare.config.settings"
    django.setup()


def kill_hard(root: int) -> None:
    """This process and all below it at once, without a word of warning; itself last: its end warns none of them."""
    parents = {}
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit():
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    below, found = [root], [root]
    while below:
        below = [pid for pid, parent in parents.items() if parent in below]
        found += below
    for pid in reversed(found):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def ordinary_user() -> int:
    """A user who is not root and can run this Python; the test is skipped where there is none."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    user = pwd.getpwnam("nobody").pw_uid
    try:
        subprocess.run([sys.executable, "-c", ""], user=user, group=user, extra_groups=[], check=True)
    except OSError:
        pytest.skip("this Python is closed to other users")
    return user


@contextmanager
def installation(home: Path, *options: str, as_user: int | None = None, **settings: str) -> Iterator[Running]:
    """`victimcare up` in this home, on free ports, for as long as the block lasts."""
    ready_file = home / "ready.json"
    left_behind = _made(ready_file)  # by a start that was killed hard
    with subprocess.Popen(
        [*COMMAND, "up", *options, "--ready-file", str(ready_file)],
        env=variables(home, settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        user=as_user,
        group=as_user,
        extra_groups=None if as_user is None else [],
    ) as process:
        try:
            give_up = time.monotonic() + 600  # a busy machine is slow, and what ends is seen at once
            while _made(ready_file) in (None, left_behind):
                if process.poll() is not None or time.monotonic() > give_up:
                    process.kill()
                    raise AssertionError(f"it did not become ready: {process.stdout.read() if process.stdout else ''}")
                time.sleep(0.05)
            yield Running(process, json.loads(ready_file.read_text()), ready_file)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(60)
            print(process.stdout.read() if process.stdout else "")  # shown beside a test that failed


@contextmanager
def demonstration(home: Path, *, force: Mapping[str, str] | None = None, **settings: str) -> Iterator[Running]:
    """`victimcare up --demo` in this home, a copy of one that was filled and stopped: filling takes half a minute.
    `force`: what its force.toml says otherwise, by the setting's name, as TOML."""
    copied_from("demonstration", home, lambda first: _run_and_stop(first, "--demo"))
    for name, value in (force or {}).items():
        _say_otherwise(home / "home" / "force.toml", name, value)
    with installation(home, "--demo", as_user=None, **settings) as running:
        yield running


def began_before(home: Path) -> Path:
    """This home, in which an empty installation of the environment “test” has run and was stopped."""
    copied_from("empty", home, lambda first: _run_and_stop(first, VICTIMCARE_ENV="test"))
    return home


def _say_otherwise(file: Path, name: str, value: str) -> None:
    said, count = re.subn(rf"(?m)^{name} = \S+", f"{name} = {value}", file.read_text())
    assert count == 1, f"{name} stands {count} times in {file.name}"
    file.write_text(said)


def _run_and_stop(home: Path, *options: str, **settings: str) -> None:
    """With the tables and the voice of an earlier start: making them is most of a first one."""
    from tests.voice import with_its_voice  # not where a program of a test imports this file without Django

    database = with_its_voice(home / "home") / "database"
    database.mkdir(mode=0o711)
    migrated.copy_to(database)
    with installation(home, *options, as_user=None, **settings):
        pass


def _made(file: Path) -> tuple[int, int] | None:
    try:
        seen = file.stat()
    except FileNotFoundError:
        return None
    return seen.st_ino, seen.st_mtime_ns


def refused(home: Path, *options: str, as_user: int | None = None, **settings: str) -> str:
    """What `victimcare up` says when it will not start: one line, with exit status 2."""
    ran = subprocess.run(
        [*COMMAND, "up", *options],
        env=variables(home, settings),
        capture_output=True,
        text=True,
        timeout=60,
        user=as_user,
        group=as_user,
        extra_groups=None if as_user is None else [],
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (2, ""), ran.stderr
    assert ran.stderr.count("\n") == 1, ran.stderr
    return ran.stderr.strip()


def variables(home: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """Nothing of the test run's own settings; every port a free one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS_OF_TESTS)}
    ports = {"VICTIMCARE_WEB_PORT": "0", "VICTIMCARE_SIP_PORT": "0", "VICTIMCARE_SMTP_PORT": "0"}
    return {**kept, "HOME": str(home), "VICTIMCARE_HOME": str(home / "home"), **ports, **settings}
