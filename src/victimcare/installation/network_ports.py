"""Chooses and checks the ports that this installation listens on."""

from __future__ import annotations

import errno
import http.client
import socket
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from uuid import uuid4

from victimcare.installation.installation_home import StartRefused
from victimcare.installation.part_processes import Process

PortKind = Literal["tcp", "udp"]

SECONDS_FOR_LEFTOVERS = 2.0  # by then the processes of an installation that was killed have released their ports


@dataclass(frozen=True, slots=True)
class WantedPort:
    """A port requested by this setting; 0: any free port."""

    setting: str
    port: int
    kind: PortKind


def choose_ports(wanted: Mapping[str, WantedPort], *, bind: str, held: ExitStack) -> dict[str, int]:
    """The requested ports, or free ones. Raises StartRefused that names all that cannot be listened on.

    Until `held` is closed no other program gets a TCP port (on Linux), even while the part that listens on it is being
    restarted, and no other installation a free UDP port.
    """
    give_up = time.monotonic() + SECONDS_FOR_LEFTOVERS
    chosen: dict[str, int] = {}
    refused: list[str] = []
    for name, each in wanted.items():
        try:
            chosen[name] = _choose(each, bind, give_up, held)
        except StartRefused as refusal:
            refused.append(str(refusal))
    if refused:
        raise StartRefused("\n".join(dict.fromkeys(refused)))
    return chosen


def _choose(wanted: WantedPort, bind: str, give_up: float, held: ExitStack) -> int:
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
            # Bound and not listening: a server of ours may still listen (it, too, sets SO_REUSEADDR), but the kernel no
            # longer uses the port for another program's outgoing connection.
            held.enter_context(chosen.dup())
        return number


def _look_at_udp(bind: str, port: int, held: ExitStack) -> int:
    """A UDP port cannot be held beside its listener. A port that was not requested is kept from other installations by
    the TCP port of the same number, which each of them takes first."""
    with _bound(bind, port, socket.SOCK_DGRAM) as chosen:
        number: int = chosen.getsockname()[1]
        if port == 0:
            held.enter_context(_bound(bind, number, socket.SOCK_STREAM))
        return number


def _bound(bind: str, port: int, kind: socket.SocketKind, *, beside_fading: bool = False) -> socket.socket:
    """`beside_fading`: even where earlier connections are still closing."""
    with ExitStack() as tried:
        made = tried.enter_context(socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET, kind))
        if beside_fading:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((bind, port))
        tried.pop_all()
        return made


def _refusal(setting: str, port: int, bind: str, error: OSError) -> StartRefused:
    if error.errno == errno.EADDRINUSE:
        return StartRefused(
            f"{setting}: port {port} of {bind} is taken by another program: stop it, or set {setting} to another port "
            "(0 picks a free one)."
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return StartRefused(f"VICTIMCARE_BIND is {bind}, which is no address of this machine: set one of its own.")
    return StartRefused(f"{setting}: port {port} of {bind} cannot be used ({error.strerror}): set another port.")


# Does it answer? Asked again and again during a start, so each request takes at most a second.

SECONDS_TO_ANSWER = 1.0

ReadinessProbe = Callable[[Process], bool]


def does_http_answer(host: str, port: int, path: str) -> bool:
    """Any answer that is not a server error."""
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS_TO_ANSWER)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def does_sip_answer(host: str, port: int) -> bool:
    """Any answer to OPTIONS (RFC 3261, 11)."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as asker:
        asker.settimeout(SECONDS_TO_ANSWER)
        try:
            asker.connect((host, port))
            asker.send(_options(host, port, *asker.getsockname()[:2]))
            return asker.recv(2048).startswith(b"SIP/2.0 ")
        except OSError:
            return False


def does_smtp_answer(host: str, port: int) -> bool:
    """Its greeting (RFC 5321, 3.1)."""
    try:
        with socket.create_connection((host, port), timeout=SECONDS_TO_ANSWER) as asker:
            asker.settimeout(SECONDS_TO_ANSWER)
            return asker.recv(512).startswith(b"220 ")
    except OSError:
        return False


def does_tcp_listen(host: str, port: int) -> bool:
    """For a part that would have to work to answer."""
    try:
        socket.create_connection((host, port), timeout=SECONDS_TO_ANSWER).close()
    except OSError:
        return False
    return True


def tcp_probe(host: str, port: int) -> ReadinessProbe:
    return lambda _: does_tcp_listen(host, port)


def http_probe(host: str, port: int, path: str) -> ReadinessProbe:
    return lambda _: does_http_answer(host, port, path)


def sip_probe(host: str, port: int) -> ReadinessProbe:
    return lambda _: does_sip_answer(host, port)


def smtp_probe(host: str, port: int) -> ReadinessProbe:
    return lambda _: does_smtp_answer(host, port)


def lifetime_probe(seconds: float) -> ReadinessProbe:
    """For a part without a port: it did not end at once."""
    seen: dict[int, float] = {}
    return lambda process: time.monotonic() - seen.setdefault(process.pid, time.monotonic()) >= seconds


def written_file_probe(path: Path) -> ReadinessProbe:
    return lambda _: path.exists()


def _options(host: str, port: int, own_host: str, own_port: int) -> bytes:
    mark = uuid4().hex
    lines = [
        f"OPTIONS sip:{host}:{port} SIP/2.0",
        f"Via: SIP/2.0/UDP {own_host}:{own_port};branch=z9hG4bK{mark};rport",
        "Max-Forwards: 70",
        f"From: <sip:probe@{own_host}>;tag={mark[:8]}",
        f"To: <sip:{host}:{port}>",
        f"Call-ID: {mark}@{own_host}",
        "CSeq: 1 OPTIONS",
        f"Contact: <sip:probe@{own_host}:{own_port}>",
        "Content-Length: 0",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
