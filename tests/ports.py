"""A port for a program that must be told one."""

from __future__ import annotations

import socket
from random import SystemRandom

# The system gives away those above by itself: whatever connects in between would have it first (ip_local_port_range).
_LEAST, _MOST = 12_000, 32_000


def free_port() -> int:
    """Free on 127.0.0.1 now, by UDP and TCP."""
    while True:
        port = SystemRandom().randint(_LEAST, _MOST)
        if _is_free(socket.SOCK_DGRAM, port) and _is_free(socket.SOCK_STREAM, port):
            return port


def _is_free(kind: socket.SocketKind, port: int) -> bool:
    with socket.socket(socket.AF_INET, kind) as asked:
        try:
            asked.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
