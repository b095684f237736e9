"""The line of this machine as a carrier: asked through its socket in the home folder."""

from __future__ import annotations

import json
import socket
from datetime import datetime
from pathlib import Path
from typing import Any

from victimcare.services.ports import (
    AcceptedMessage,
    MessageState,
    OutgoingCall,
    ProviderMessage,
    SendDeferred,
    SendInDoubt,
    SendRefused,
)


class LineCarrier:
    """`path`: the line's socket. A call that is not answered in `timeout` seconds is in doubt."""

    name = "line"

    def __init__(self, path: Path, *, timeout: float = 10.0) -> None:
        self._path, self._timeout = path, timeout

    def send(self, call: OutgoingCall, /) -> AcceptedMessage:
        answer = self._ask(
            {
                "do": "place",
                "reference": call.reference,
                "to": call.to,
                "language": call.language,
                "may_leave_message": call.may_leave_message,
                "message": call.message,
                "shown": call.shown,
            }
        )
        if answer.get("placed"):
            return AcceptedMessage(call.reference)
        if answer.get("for_good"):
            raise SendRefused(answer["refused"])
        if "refused" in answer:
            raise SendDeferred(answer["refused"])
        raise SendInDoubt("the line gave no answer")

    def find(self, reference: str) -> ProviderMessage | None:
        try:
            answer = self._ask({"do": "find", "reference": reference})
        except SendInDoubt as problem:
            raise SendDeferred(problem.reason) from problem
        if "state" not in answer:
            raise SendDeferred("the line gave no answer")
        if answer["state"] is None:
            return None
        return ProviderMessage(reference, MessageState(answer["state"]), datetime.fromisoformat(answer["at"]))

    def _ask(self, what: dict[str, Any]) -> dict[str, Any]:
        """Raises SendDeferred when the line is not running, SendInDoubt when it took the request and did not answer."""
        try:
            return ask_line(self._path, what, timeout=self._timeout)
        except LineNotRunning as problem:
            raise SendDeferred("the line is not running") from problem
        except LineSilent as problem:
            raise SendInDoubt("the line took the question and did not answer") from problem


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
