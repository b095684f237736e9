"""The folder of the embedded database: the cluster made in it, its passwords, and freed where a start was killed."""

import json
import os
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from victimcare.installation import processes
from victimcare.installation.home import write_privately
from victimcare.installation.program import DatabaseUser, Program, as_user
from victimcare.installation.refusal import Refusal

SECONDS_TO_STOP = 8.0


def make(data: Path, program: Program, user: DatabaseUser | None, *, superuser: str, password: str, fast: bool) -> None:
    """Beside its final place, then renamed: an interrupted start leaves nothing half made."""
    unfinished = data.with_name("data.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    give_folder(unfinished, user)
    password_file = unfinished.with_name("initial-password")
    write_privately(password_file, password)
    if user:
        os.chown(password_file, user.uid, user.gid)
    try:
        made = subprocess.run(
            [str(program.binary("initdb")), *_options(unfinished, superuser, password_file, fast=fast)],
            capture_output=True,
            text=True,
            cwd="/",
            env=program.environment(),
            check=False,
            **as_user(user),
        )
    finally:
        password_file.unlink()
    if made.returncode != 0:
        raise Refusal(f"The embedded database could not be made in {data.parent}: {_last_line(made.stderr)}")
    unfinished.rename(data)


def _options(folder: Path, superuser: str, password_file: Path, *, fast: bool) -> list[str]:
    return [
        f"--pgdata={folder}",
        f"--username={superuser}",
        f"--pwfile={password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",  # the same order of names on every machine
        "--data-checksums",
        *(["--no-sync"] if fast else []),
    ]


def refuse_another_version(data: Path, program: Program) -> None:
    made_by = (data / "PG_VERSION").read_text().strip()
    if made_by != program.major_version:
        raise Refusal(
            f"{data} was made by PostgreSQL {made_by} and this is {program.major_version}: "
            "restore a backup into an empty VICTIMCARE_HOME instead."
        )


def give_folder(path: Path, user: DatabaseUser | None) -> None:
    """A folder that the database's user alone may enter."""
    path.mkdir(mode=0o700, exist_ok=True)
    if user:
        os.chown(path, user.uid, user.gid)


def passwords(path: Path, roles: Sequence[str]) -> dict[str, str]:
    held: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    missing = [role for role in roles if role not in held]
    if missing:
        held |= {role: secrets.token_urlsafe(24) for role in missing}
        write_privately(path, json.dumps(held))
    return held


def free(data: Path, socket_lock: Path) -> None:
    """Ends a server that a killed parent left running on this data, and clears the lock files of a dead one."""
    pid = _pid_in(data / "postmaster.pid")
    if pid and processes.works_in(pid, data):
        os.kill(pid, signal.SIGINT)
    give_up = time.monotonic() + SECONDS_TO_STOP
    while (pid and processes.works_in(pid, data)) or processes.any_works_in(data):
        if time.monotonic() > give_up:
            raise Refusal(f"Another PostgreSQL ({pid}) still runs on {data}: stop it, then start again.")
        time.sleep(0.05)
    for lock in (data / "postmaster.pid", socket_lock):
        pid = _pid_in(lock)
        if pid and processes.exists(pid):
            # Nobody works in the data folder, so the number is a zombie's or now belongs to some other program;
            # PostgreSQL cannot tell and would refuse to start.
            lock.unlink(missing_ok=True)


def _pid_in(lock: Path) -> int | None:
    lines = lines_of(lock)
    return int(lines[0]) if lines else None


def lines_of(file: Path) -> list[str]:
    try:
        return file.read_text().splitlines()
    except FileNotFoundError:
        return []


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it gave no reason"
