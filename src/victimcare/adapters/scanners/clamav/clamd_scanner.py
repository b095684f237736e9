"""clamd's INSTREAM (clamd(8)): pieces preceded by their length, and a length of zero at the end.

It answers "stream: OK", "stream: NAME FOUND", or a sentence that ends with "ERROR". A client that sends more than its
StreamMaxLength is cut off, which shows here as an error like any other.
"""

from __future__ import annotations

import socket
import struct

from victimcare.services.ports import ScannerSilent

_PIECE = 64 * 1024
_LONGEST_ANSWER = 4096
_PATIENCE = 20.0  # seconds, during which the victim waits for their page


class ClamdScanner:
    """`at`: the path of its socket on this machine, or a host and port."""

    name = "clamav"

    def __init__(self, at: str | tuple[str, int], *, patience: float = _PATIENCE) -> None:
        self._at = at
        self._patience = patience

    def finds_harm(self, content: bytes) -> bool:
        answer = self._asked(content)
        if answer == "stream: OK":
            return False
        if answer.startswith("stream: ") and answer.endswith(" FOUND"):
            return True
        raise ScannerSilent("it could not look")

    def _asked(self, content: bytes) -> str:
        try:
            with self._connected() as connection:
                connection.sendall(b"zINSTREAM\0")
                for at in range(0, len(content), _PIECE):
                    piece = content[at : at + _PIECE]
                    connection.sendall(struct.pack("!I", len(piece)) + piece)
                connection.sendall(struct.pack("!I", 0))
                return _answer(connection)
        except OSError as problem:
            raise ScannerSilent(type(problem).__name__) from None

    def _connected(self) -> socket.socket:
        if isinstance(self._at, tuple):
            return socket.create_connection(self._at, timeout=self._patience)
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(self._patience)
        try:
            connection.connect(self._at)
        except OSError:
            connection.close()
            raise
        return connection


def _answer(connection: socket.socket) -> str:
    found = b""
    while not found.endswith(b"\0") and len(found) < _LONGEST_ANSWER:
        piece = connection.recv(_LONGEST_ANSWER)
        if not piece:
            break
        found += piece
    return found.rstrip(b"\0").decode("utf-8", "replace").strip()
