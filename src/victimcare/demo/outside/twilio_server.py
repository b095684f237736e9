"""Twilio's REST API, as far as a service has it place calls and keep recordings; and the telephones that it rings.

Source of paths, fields and states: Twilio's reference of Calls, its subresource Events, and Recordings. The person rung
picks up, listens to the end and keys nothing. Requests to the product are signed as Twilio signs them.
"""

from __future__ import annotations

import base64
import hmac
import secrets
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from victimcare.demo.outside.hosted_telephones import CarrierRequestFailed, HostedTelephone, SignedProduct
from victimcare.demo.outside.http_server import ConnectionCut, OutsideReply, OutsideRequest
from victimcare.demo.outside.message_deliveries import FORGED_SIGNATURE_KEY
from victimcare.demo.outside.outside_journal import JournalEntry, OutsideJournal
from victimcare.demo.outside.supplier_modes import REQUEST_MODES, SupplierModes

ACCOUNT = f"AC{'0' * 32}"
PREFIX = f"/2010-04-01/Accounts/{ACCOUNT}"
RINGS_FOR = 0.2  # seconds
_NOT_ANSWERED = ("busy", "no-answer", "failed")
_LONGEST = 200  # steps in one call
HANG_SECONDS = 60.0


@dataclass
class PlacedCall:
    """One requested call."""

    sid: str
    wanted: dict[str, list[str]]
    status: str = "queued"
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
    ended: datetime | None = None
    asked: list[str] = field(default_factory=list)  # addresses of the product that were requested
    telephone: HostedTelephone | None = None

    def one(self, name: str) -> str:
        return self.wanted[name][0]

    def shown(self) -> dict[str, Any]:
        return {
            "sid": self.sid,
            "status": self.status,
            "to": self.one("To"),
            "from": self.one("From"),
            "direction": "outbound-api",
            "date_created": format_datetime(self.created),
            "end_time": format_datetime(self.ended) if self.ended else None,
        }


class TwilioServer:
    """Answers requests under its prefix. `picks_up`: who answers at a number (`AnsweredBy`), or why there is no answer.

    `reached_at`: where requests to the product go, when that is not the address in its request.
    """

    def __init__(
        self,
        *,
        journal: OutsideJournal,
        modes: SupplierModes,
        token: str,
        stopping: threading.Event,
        picks_up: Callable[[str], str] = lambda _number: "human",
        reached_at: str = "",
    ) -> None:
        self._journal, self._modes, self._token, self._stopping = journal, modes, token, stopping
        self._picks_up, self._reached_at = picks_up, reached_at
        self.calls: dict[str, PlacedCall] = {}
        self.recordings: dict[str, bytes] = {}  # WAV files by their names

    def answer(self, request: OutsideRequest) -> OutsideReply:
        given = base64.b64encode(f"{ACCOUNT}:{self._token}".encode()).decode()
        if not hmac.compare_digest(request.authorization.encode(), f"Basic {given}".encode()):
            return _refused(HTTPStatus.UNAUTHORIZED, 20003)
        mood = self._modes.take(REQUEST_MODES)
        if "5xx" in mood or "429" in mood:
            return _refused(HTTPStatus.SERVICE_UNAVAILABLE if "5xx" in mood else HTTPStatus.TOO_MANY_REQUESTS, 20429)
        if "hang" in mood:
            self._stopping.wait(HANG_SECONDS)
            raise ConnectionCut
        reply = self._route(request)
        if "accept_then_drop" in mood and request.method == "POST":
            raise ConnectionCut
        return reply

    def _route(self, request: OutsideRequest) -> OutsideReply:
        match request.method, request.path.removeprefix(PREFIX).strip("/").split("/"):
            case "POST", ["Calls.json"]:
                return self._place(parse_qs(request.body.decode()))
            case "GET", ["Calls.json"]:
                wanted = request.query.get("From")
                return OutsideReply.of(
                    {"calls": [one.shown() for one in self.calls.values() if one.one("From") == wanted]}
                )
            case "GET", ["Calls", sid, "Events.json"] if sid in self.calls:
                return OutsideReply.of({"events": [{"request": {"url": url}} for url in self.calls[sid].asked]})
            case "GET", ["Recordings", name] if name.removesuffix(".wav") in self.recordings:
                return OutsideReply(HTTPStatus.OK, self.recordings[name.removesuffix(".wav")], "audio/x-wav")
            case "DELETE", ["Recordings", name] if name.removesuffix(".json") in self.recordings:
                del self.recordings[name.removesuffix(".json")]
                return OutsideReply(HTTPStatus.NO_CONTENT, b"")
        return _refused(HTTPStatus.NOT_FOUND, 20404)

    def _place(self, wanted: dict[str, list[str]]) -> OutsideReply:
        if not {"To", "From", "Url", "StatusCallback"} <= wanted.keys():
            return _refused(HTTPStatus.BAD_REQUEST, 21205)
        call = PlacedCall(f"CA{secrets.token_hex(16)}", wanted)
        self.calls[call.sid] = call
        entry = self._journal.add(
            id=call.sid, provider="twilio", channel="voice", to=call.one("To"), sender=call.one("From"),
            subject=None, body="", reference=call.one("Url").rpartition("/")[2], state="ringing",
        )  # fmt: skip
        threading.Thread(target=self._ring, args=(call, entry), daemon=True).start()
        return OutsideReply.of(call.shown(), HTTPStatus.CREATED)

    def _ring(self, call: PlacedCall, entry: JournalEntry) -> None:
        address = call.one("Url")
        public = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        product = SignedProduct(public, self._reached_at or public, self._token)
        telephone = HostedTelephone(product, rings_from=call.one("From"), rings=call.one("To"), sid=call.sid)
        with suppress(requests.RequestException):
            call.status = "ringing"
            self._tell(call, product, telephone)
            self._stopping.wait(RINGS_FOR)
            call.status = self._spoken(call, address, telephone)
            call.ended = datetime.now(UTC)
            self._tell(call, product, telephone)
        entry = JournalEntry(**{name: getattr(entry, name) for name in JournalEntry.__slots__} | {"state": call.status})
        self._journal.change(entry)

    def _spoken(self, call: PlacedCall, address: str, telephone: HostedTelephone) -> str:
        picked_up = self._picks_up(call.one("To"))
        if picked_up in _NOT_ANSWERED:
            return picked_up
        call.telephone, call.status = telephone, "in-progress"
        call.asked.append(address)
        with suppress(CarrierRequestFailed):
            telephone.picked_up(address, picked_up)
            for _ in range(_LONGEST):
                if telephone.told.tag == "Hangup" or self._stopping.wait(RINGS_FOR):
                    break
                telephone.passes()
            telephone.hears()
        return "completed"

    def _tell(self, call: PlacedCall, product: SignedProduct, telephone: HostedTelephone) -> None:
        if "forged_callbacks" in self._modes.take(frozenset({"forged_callbacks"})):
            product.ask(call.one("StatusCallback"), telephone.form(CallStatus="completed"), token=FORGED_SIGNATURE_KEY)
        call.asked.append(call.one("StatusCallback"))
        product.ask(call.one("StatusCallback"), telephone.form(CallStatus=call.status))


def _refused(status: int, code: int) -> OutsideReply:
    return OutsideReply.of({"code": code, "message": "", "status": status}, status)
