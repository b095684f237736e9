"""The folder that holds all that one installation keeps."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from victimcare.installation.refusal import Refusal

LOCK = "lock"


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Keeps this folder for one process. The kernel lets go when that process ends, however it ends."""
    with (folder / LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            pid = lock.read().strip() or "unknown"
            raise Refusal(
                f"An installation already runs in {folder} (process {pid}): stop it, or set another VICTIMCARE_HOME."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def write_privately(path: Path, text: str) -> None:
    """The whole text or nothing, readable by its owner only from the first byte."""
    descriptor, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(descriptor)
    Path(unfinished).replace(path)
