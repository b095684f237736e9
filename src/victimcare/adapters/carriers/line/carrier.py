"""The line of this machine as a carrier: asked by way of the socket that it keeps in the home folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from victimcare.adapters.carriers.line.asking import NoAnswer, NotThere, ask
from victimcare.services.ports import (
    Accepted,
    InDoubt,
    MessageState,
    OutgoingCall,
    ProviderMessage,
    RefusedForGood,
    TryLater,
)


class LineCarrier:
    """`path`: the line's socket. A call that is not answered in `timeout` seconds is in doubt."""

    name = "line"

    def __init__(self, path: Path, *, timeout: float = 10.0) -> None:
        self._path, self._timeout = path, timeout

    def send(self, call: OutgoingCall, /) -> Accepted:
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
            return Accepted(call.reference)
        if answer.get("for_good"):
            raise RefusedForGood(answer["refused"])
        if "refused" in answer:
            raise TryLater(answer["refused"])
        raise InDoubt("the line gave no answer")

    def find(self, reference: str) -> ProviderMessage | None:
        try:
            answer = self._ask({"do": "find", "reference": reference})
        except InDoubt as problem:
            raise TryLater(problem.reason) from problem
        if "state" not in answer:
            raise TryLater("the line gave no answer")
        if answer["state"] is None:
            return None
        return ProviderMessage(reference, MessageState(answer["state"]), datetime.fromisoformat(answer["at"]))

    def _ask(self, what: dict[str, Any]) -> dict[str, Any]:
        """Raises TryLater when the line is not there, InDoubt when it took the question and did not answer."""
        try:
            return ask(self._path, what, timeout=self._timeout)
        except NotThere as problem:
            raise TryLater("the line is not running") from problem
        except NoAnswer as problem:
            raise InDoubt("the line took the question and did not answer") from problem
