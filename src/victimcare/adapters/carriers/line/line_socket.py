"""Requests to the line of this machine: one JSON object a line, and one in answer, over the socket in the home
folder."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any


class LineNotRunning(Exception):
    """The line is not running: nothing was asked."""


class LineSilent(Exception):
    """The line took the request and did not answer."""


def ask_line(path: Path, what: dict[str, Any], *, timeout: float) -> dict[str, Any]:
    """Raises LineNotRunning, LineSilent."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(timeout)
        try:
            line.connect(str(path))
        except OSError as problem:
            raise LineNotRunning from problem
        try:
            line.sendall(json.dumps(what).encode() + b"\n")
            with line.makefile("rb") as answers:
                said: dict[str, Any] = json.loads(answers.readline() or b"{}")
                return said
        except (OSError, ValueError) as problem:
            raise LineSilent from problem
