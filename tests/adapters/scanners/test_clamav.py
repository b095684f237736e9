"""ClamAV is asked by its daemon's own protocol; whatever it does, no upload waits for ever."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from tests.services.files.sent import EICAR
from victimcare.adapters.scanners.clamav import ClamdScanner
from victimcare.services.ports import ScannerSilent

Answer = Callable[[bytes], bytes | None]


def _read(connection: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        piece = connection.recv(count - len(found))
        if not piece:
            raise ConnectionError
        found += piece
    return found


def _taken_in(connection: socket.socket) -> bytes:
    """As clamd reads: the command to its NUL, then pieces until one of no length."""
    assert _read(connection, len(b"zINSTREAM\0")) == b"zINSTREAM\0"
    content = b""
    while length := struct.unpack("!I", _read(connection, 4))[0]:
        content += _read(connection, length)
    return content


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[Callable[[Answer], ClamdScanner]]:
    """A daemon on a socket that answers so; None: it says nothing and hangs up."""
    listening = socket.socket(socket.AF_UNIX)
    place = str(tmp_path / "clamd.ctl")
    listening.bind(place)
    listening.listen()

    def begin(answer: Answer) -> ClamdScanner:
        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                told = answer(_taken_in(connection))
                if told is not None:
                    connection.sendall(told)

        Thread(target=serve, daemon=True).start()
        return ClamdScanner(place, patience=5)

    yield begin
    listening.close()


def _as_clamd(content: bytes) -> bytes:
    return b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"


def test_a_clean_file_is_clean_and_comes_whole(daemon: Callable[[Answer], ClamdScanner]) -> None:
    sent = bytes(range(256)) * 1000  # several pieces
    got: list[bytes] = []

    def answer(content: bytes) -> bytes:
        got.append(content)
        return _as_clamd(content)

    assert not daemon(answer).finds_harm(sent)
    assert got == [sent]


def test_harm_is_found(daemon: Callable[[Answer], ClamdScanner]) -> None:
    assert daemon(_as_clamd).finds_harm(b"before " + EICAR)


@pytest.mark.parametrize("told", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"UNKNOWN COMMAND\0", None])
def test_any_other_answer_says_nothing_of_the_file(
    daemon: Callable[[Answer], ClamdScanner], told: bytes | None
) -> None:
    with pytest.raises(ScannerSilent):
        daemon(lambda content: told).finds_harm(b"words")


def test_a_daemon_that_is_not_there_is_silent(tmp_path: Path) -> None:
    with pytest.raises(ScannerSilent):
        ClamdScanner(str(tmp_path / "none.ctl")).finds_harm(b"words")
    with pytest.raises(ScannerSilent):
        ClamdScanner(("127.0.0.1", 9), patience=2).finds_harm(b"words")
