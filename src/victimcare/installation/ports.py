"""Choosing and checking the ports that this installation listens on."""

import errno
import socket
import sys
import time
from contextlib import ExitStack
from typing import Literal

from victimcare.installation.refusal import Refusal

Kind = Literal["tcp", "udp"]

SECONDS_FOR_LEFTOVERS = 2.0  # processes of an installation that was killed hard let go of their ports by then


def choose(setting: str, wanted: int, *, bind: str, kind: Kind, held: ExitStack) -> int:
    """The port that was asked for, or a free one for 0. Raises Refusal when it cannot be listened on.

    Until `held` is closed no other program is given a TCP port (on Linux), also while the part that listens on it is
    being started again.
    """
    give_up = time.monotonic() + SECONDS_FOR_LEFTOVERS
    while True:
        try:
            return _try(bind, wanted, kind, held)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and time.monotonic() < give_up:
                time.sleep(0.1)
                continue
            raise _refusal(setting, wanted, bind, error) from None


def _try(bind: str, port: int, kind: Kind, held: ExitStack) -> int:
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with ExitStack() as tried:
        chosen = tried.enter_context(socket.socket(family, socket.SOCK_STREAM if kind == "tcp" else socket.SOCK_DGRAM))
        if kind == "tcp":
            chosen.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections that are fading away
        chosen.bind((bind, port))
        number: int = chosen.getsockname()[1]
        if kind == "tcp" and sys.platform == "linux":
            # Bound and not listening: a server of ours may still listen (it, too, sets SO_REUSEADDR), but the kernel
            # no longer takes the port for somebody's outgoing connection.
            held.push(tried.pop_all())
        return number


def _refusal(setting: str, port: int, bind: str, error: OSError) -> Refusal:
    if error.errno == errno.EADDRINUSE:
        return Refusal(
            f"{setting}: port {port} of {bind} is taken by another program: stop it, or set {setting} to another port "
            "(0 picks a free one)."
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return Refusal(f"VICTIMCARE_BIND is {bind}, which is no address of this machine: set one of its own.")
    return Refusal(f"{setting}: port {port} of {bind} cannot be used ({error.strerror}): set another port.")
