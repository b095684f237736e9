"""What is slow to make is made once in a run of the tests, and copied."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path


def copied_from(name: str, folder: Path, make: Callable[[Path], None]) -> None:
    """Fill this folder as the one of this name is: made by the first who asks; the other workers of this test run wait
    for it."""
    kept = Path(os.environ["TEST_RUN"]) / name
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            unfinished = kept.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)  # of one who could not finish it
            unfinished.mkdir()
            unfinished.chmod(0o711)  # the database's user passes through
            make(unfinished)
            unfinished.rename(kept)
    subprocess.run(["cp", "-a", f"{kept}/.", folder], check=True)  # the database stays its own user's
