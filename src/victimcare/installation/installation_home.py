"""The folder with everything that one installation stores; and the error with which a start is refused."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The one way in which the installation says that it will not start.


class StartRefused(Exception):
    """What is wrong and what to do about it, in one line for the person at the terminal."""


LOCK = "lock"
RUNNING = "running.json"  # setting -> value that the parent gave its children, while it runs
SECRETS = "secrets"
ENVIRONMENT_FILE = "environment"  # the environment of the database that first ran here, for commands while nothing runs


class AlreadyRunning(StartRefused):
    """Another process has locked this folder."""


def refuse_home_file(home: Path) -> None:
    if home.exists() and not home.is_dir():
        raise StartRefused(f"VICTIMCARE_HOME is {home}, which is a file: set it to the folder of an installation.")


def store_environment_name(home: Path, env: str) -> None:
    write_privately(home / ENVIRONMENT_FILE, env + "\n")


def read_environment_name(home: Path) -> str | None:
    """The environment of this home; None when nothing ever ran here, or for another user."""
    try:
        return (home / ENVIRONMENT_FILE).read_text(encoding="utf-8").strip() or None
    except (FileNotFoundError, PermissionError):
        return None


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Lock this folder for one process; the kernel releases it when that process ends, however it ends. Raises
    AlreadyRunning."""
    with (folder / LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            pid = lock.read().strip() or "unknown"
            raise AlreadyRunning(
                f"An installation already runs in {folder} (process {pid}): stop it, or set another VICTIMCARE_HOME."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def make_home(home: Path) -> None:
    """The home, created and writable. Raises StartRefused when it cannot be."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        # The database's own user can pass through when we are root; no other user can list or read it.
        home.chmod(0o711 if os.geteuid() == 0 else 0o700)
        write_privately(home / ".writable", "")
        (home / ".writable").unlink()
    except OSError as error:
        raise StartRefused(
            f"VICTIMCARE_HOME is {home}, which cannot be written to ({error.strerror}): "
            "give this user the folder, or set another."
        ) from None


def read_or_make_secret(home: Path, name: str, *, made: str) -> tuple[str, str]:
    """The secret stored under this name, and where; `made` is stored if there was none. Two simultaneous callers get
    the same secret.

    Before an installation has a home nothing is stored: the secret lasts as long as this process.
    """
    path = home / SECRETS / name
    try:
        return path.read_text(encoding="utf-8"), str(path)
    except FileNotFoundError:
        if not home.is_dir():
            return made, "made for this process"
    except PermissionError:
        raise StartRefused(f"{path} cannot be read by this user: run as the installation's own user.") from None
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        unfinished = path.with_name(f".{name}.{os.getpid()}")
        write_privately(unfinished, made)
        try:
            os.link(unfinished, path)  # fails if another process was first
        except FileExistsError:
            pass
        finally:
            unfinished.unlink()
    except OSError as error:
        raise StartRefused(
            f"{path} cannot be written ({error.strerror}): run as the installation's own user."
        ) from None
    return path.read_text(encoding="utf-8"), str(path)


def write_privately(path: Path, text: str) -> None:
    """Write the whole text or nothing, readable only by its owner from the first byte."""
    descriptor, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(descriptor)
    Path(unfinished).replace(path)
