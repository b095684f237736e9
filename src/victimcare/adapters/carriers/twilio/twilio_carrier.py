"""Calls that Twilio places for us: one of our addresses, containing our reference, says what happens in each.

Twilio stores no reference of ours. What the product knows about a call (reported at that address) therefore comes
first; a call that Twilio lists and that was never reported to us may be the one in doubt.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from victimcare.adapters.carriers.twilio.twilio_api import TwilioApi, parse_json_answer
from victimcare.adapters.carriers.twilio.twilio_line import NAME
from victimcare.rules.calls.outbound_calls import RINGS_FOR, dialable_number
from victimcare.services.ports import (
    WITHHELD,
    AcceptedMessage,
    MessageState,
    OutgoingCall,
    ProviderMessage,
    SendDeferred,
    SendError,
    SendInDoubt,
    SendRefused,
)

STATUS_PATH = "/became"  # appended to the address: where Twilio reports how the call goes
MOST_CALLS_AN_HOUR = 120  # calls that one process places, so that an intruder cannot run up a bill
_EVENTS_ARE_THERE = timedelta(minutes=15)  # after a call's end (Twilio's "Events subresource")
_LOOKED_BACK = timedelta(days=1)
_STATES = {
    "completed": MessageState.DELIVERED,
    "busy": MessageState.FAILED_FOR_NOW,
    "no-answer": MessageState.FAILED_FOR_NOW,
    "canceled": MessageState.FAILED_FOR_NOW,
    "failed": MessageState.FAILED_FOR_NOW,
}


class TwilioCarrier:
    """A `CallCarrier` and a `VisibleNumberCarrier`: no field lets a call that Twilio places withhold its number (`From`
    of its "Calls" is required, and visible). `address`: one of ours, for a reference; it is asked what to do, and told
    how the call went.

    `known`: what the product knows about the call for a reference. `strangers`: which of these calls it knows nothing
    about.
    """

    name = NAME
    always_shows_its_number = True

    def __init__(
        self,
        api: TwilioApi,
        *,
        rings_from: str,
        address: Callable[[str], str],
        known: Callable[[str], ProviderMessage | None],
        strangers: Callable[[Collection[str]], Collection[str]],
    ) -> None:
        self._api, self._rings_from, self._address = api, rings_from, address
        self._known, self._strangers = known, strangers
        self._placed: deque[float] = deque()
        self._turn = threading.Lock()

    def send(self, call: OutgoingCall, /) -> AcceptedMessage:
        number = dialable_number(call.to)
        if number is None:
            raise SendRefused("no such number is rung")
        if call.shown == WITHHELD:
            raise SendRefused("the victim agreed to see no number, and this carrier withholds none")
        self._count()
        asked = self._api.ask("POST", "/Calls.json", data=self._wanted(call, number))
        if asked.status_code == HTTPStatus.NOT_FOUND:
            raise SendDeferred("404")
        try:
            return AcceptedMessage(provider_id=str(parse_json_answer(asked)["sid"]))
        except (TypeError, KeyError):
            raise SendInDoubt("an answer without a sid") from None

    def find(self, reference: str) -> ProviderMessage | None:
        """Raises SendDeferred while there is a call that may be this one."""
        if (found := self._known(reference)) is not None:
            return found
        try:
            return next(self._among_strangers(reference), None)
        except SendError as error:
            raise SendDeferred(error.reason) from error  # a look-up can always be repeated
        except (TypeError, KeyError, ValueError) as error:
            raise SendDeferred("an answer that cannot be read") from error

    def _wanted(self, call: OutgoingCall, number: str) -> list[tuple[str, str]]:
        """Let a machine's greeting end where the victim agreed to a message; otherwise the call ends at its first
        word."""
        address = self._address(call.reference)
        return [
            ("To", number),
            ("From", self._rings_from),
            ("Url", address),
            ("Method", "POST"),
            ("StatusCallback", f"{address}{STATUS_PATH}"),
            ("StatusCallbackMethod", "POST"),
            ("StatusCallbackEvent", "initiated"),
            ("StatusCallbackEvent", "completed"),
            ("Timeout", str(RINGS_FOR)),
            ("MachineDetection", "DetectMessageEnd" if call.may_leave_message else "Enable"),
        ]

    def _among_strangers(self, reference: str) -> Iterator[ProviderMessage]:
        """Among the calls that Twilio placed for us since yesterday and that were never reported to us."""
        since = datetime.now(UTC) - _LOOKED_BACK
        wanted = {"From": self._rings_from, "StartTime>": f"{since:%Y-%m-%d}", "PageSize": "1000"}
        calls = {
            call["sid"]: call for call in parse_json_answer(self._api.ask("GET", "/Calls.json", params=wanted))["calls"]
        }
        for sid in self._strangers(list(calls)):
            call = calls[sid]
            if call["status"] not in _STATES or not _has_ended_long_ago(call):
                raise SendDeferred("a call is under way, or just over, and nothing tells yet whether it is this one")
            if self._asked_for(sid, reference):
                yield ProviderMessage(sid, _STATES[call["status"]], parsedate_to_datetime(call["end_time"]))

    def _asked_for(self, sid: str, reference: str) -> bool:
        events = parse_json_answer(self._api.ask("GET", f"/Calls/{sid}/Events.json"))["events"]
        address = self._address(reference)
        return any(event["request"]["url"] in (address, f"{address}{STATUS_PATH}") for event in events)

    def _count(self) -> None:
        with self._turn:
            now = time.monotonic()
            while self._placed and self._placed[0] <= now - 3600:
                self._placed.popleft()
            if len(self._placed) >= MOST_CALLS_AN_HOUR:
                raise SendDeferred("as many calls as are placed in an hour are placed")
            self._placed.append(now)


def _has_ended_long_ago(call: dict[str, Any]) -> bool:
    ended = parsedate_to_datetime(call["end_time"])
    return datetime.now(UTC) - ended > _EVENTS_ARE_THERE
