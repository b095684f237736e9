"""Small questions to the operating system about processes."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1  # linux/prctl.h
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def ends_with_parent(sign: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`: the kernel sends the child this signal when its parent dies, however it dies (Linux only)."""
    parent = os.getpid()

    def ask_the_kernel() -> None:
        end_with_parent(sign)
        if os.getppid() != parent:  # it died between fork and here
            os._exit(1)

    return ask_the_kernel


def end_with_parent(sign: signal.Signals) -> None:
    """Asks the kernel to send this process the signal when its parent dies (Linux only)."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, int(sign))


def exists(pid: int) -> bool:
    """Whether the number is taken: by a live process or by a zombie nobody has waited for."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def works_in(pid: int, folder: Path) -> bool:
    """Whether a live process has this working folder; a zombie has none."""
    if sys.platform != "linux":
        told = subprocess.run(
            ["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return str(folder) in told.stdout
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except OSError:
        return False


def any_works_in(folder: Path) -> bool:
    """Whether any live process has this working folder: a server, or what a killed server left behind."""
    if sys.platform != "linux":
        return False
    return any(works_in(int(entry.name), folder) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def kill_group(leader: int) -> None:
    """Ends whatever a dead child left behind in its process group."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
