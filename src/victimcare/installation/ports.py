"""Choosing and checking the ports that this installation listens on."""

import errno
import socket
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Literal

from victimcare.installation.refusal import Refusal

Kind = Literal["tcp", "udp"]

SECONDS_FOR_LEFTOVERS = 2.0  # processes of an installation that was killed hard let go of their ports by then


@dataclass(frozen=True, slots=True)
class Wanted:
    """A port that is asked for by this setting; 0: any that is free."""

    setting: str
    port: int
    kind: Kind


def choose(wanted: Mapping[str, Wanted], *, bind: str, held: ExitStack) -> dict[str, int]:
    """The ports that were asked for, or free ones. Raises Refusal that names all which cannot be listened on.

    Until `held` is closed no other program is given a TCP port (on Linux), also while the part that listens on it is
    being started again, and no other installation a free UDP port.
    """
    give_up = time.monotonic() + SECONDS_FOR_LEFTOVERS
    chosen: dict[str, int] = {}
    refused: list[str] = []
    for name, each in wanted.items():
        try:
            chosen[name] = _choose(each, bind, give_up, held)
        except Refusal as refusal:
            refused.append(str(refusal))
    if refused:
        raise Refusal("\n".join(dict.fromkeys(refused)))
    return chosen


def _choose(wanted: Wanted, bind: str, give_up: float, held: ExitStack) -> int:
    while True:
        try:
            return (_hold_tcp if wanted.kind == "tcp" else _look_at_udp)(bind, wanted.port, held)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and time.monotonic() < give_up:
                time.sleep(0.1)
                continue
            raise _refusal(wanted.setting, wanted.port, bind, error) from None


def _hold_tcp(bind: str, port: int, held: ExitStack) -> int:
    with _bound(bind, port, socket.SOCK_STREAM, beside_fading=True) as chosen:
        number: int = chosen.getsockname()[1]
        if sys.platform == "linux":
            # Bound and not listening: a server of ours may still listen (it, too, sets SO_REUSEADDR), but the kernel
            # no longer takes the port for somebody's outgoing connection.
            held.enter_context(chosen.dup())
        return number


def _look_at_udp(bind: str, port: int, held: ExitStack) -> int:
    """A UDP port can't be held beside its listener. One that nobody asked for is kept from other installations by the
    TCP port of its number, which each of them takes first."""
    with _bound(bind, port, socket.SOCK_DGRAM) as chosen:
        number: int = chosen.getsockname()[1]
        if port == 0:
            held.enter_context(_bound(bind, number, socket.SOCK_STREAM))
        return number


def _bound(bind: str, port: int, kind: socket.SocketKind, *, beside_fading: bool = False) -> socket.socket:
    """`beside_fading`: also where connections of before are still fading away."""
    with ExitStack() as tried:
        made = tried.enter_context(socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET, kind))
        if beside_fading:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((bind, port))
        tried.pop_all()
        return made


def _refusal(setting: str, port: int, bind: str, error: OSError) -> Refusal:
    if error.errno == errno.EADDRINUSE:
        return Refusal(
            f"{setting}: port {port} of {bind} is taken by another program: stop it, or set {setting} to another port "
            "(0 picks a free one)."
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return Refusal(f"VICTIMCARE_BIND is {bind}, which is no address of this machine: set one of its own.")
    return Refusal(f"{setting}: port {port} of {bind} cannot be used ({error.strerror}): set another port.")
