"""The record system of the demonstration, asked whom a victim must be kept safe from."""

import hmac
import threading
from http import HTTPStatus
from typing import Any

from victimcare.demo.cast.linked_people import LINKED
from victimcare.demo.outside.http import Cut, Reply, Request
from victimcare.demo.outside.modes import REQUEST_MODES, Modes

HANG_SECONDS = 60.0
SLOW_SECONDS = 1.0


class RecordSystem:
    """Answers `POST /record-system/linked-people`, in the form of docs/howto/linked-people.md."""

    def __init__(self, *, modes: Modes, token: str, stopping: threading.Event) -> None:
        self._modes, self._token, self._stopping = modes, token, stopping

    def answer(self, request: Request) -> Reply:
        if not hmac.compare_digest(request.authorization, f"Bearer {self._token}"):
            return Reply.of({"error": "token"}, HTTPStatus.UNAUTHORIZED)
        moods = self._modes.take(REQUEST_MODES)
        if moods & {"5xx", "429"}:
            return Reply.of({"error": "try later"}, HTTPStatus.SERVICE_UNAVAILABLE)
        if "accept_then_drop" in moods:
            raise Cut
        if moods & {"hang", "slow"}:
            self._stopping.wait(HANG_SECONDS if "hang" in moods else SLOW_SECONDS)
        return _found(request.json() or {})


def _found(asked: dict[str, Any]) -> Reply:
    people = LINKED.get((str(asked.get("reference")), str(asked.get("record_id"))))
    if people is None:
        return Reply.of({"error": "no such person in this case"}, HTTPStatus.NOT_FOUND)
    return Reply.of({"people": people})
