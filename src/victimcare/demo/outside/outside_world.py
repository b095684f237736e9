"""Puts the parts of the make-believe outside world together, with its own four addresses."""

from __future__ import annotations

import hmac
import threading
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from victimcare.demo.cast.record_system_facts import LINKED_PEOPLE
from victimcare.demo.outside.fire_control import PREFIX as FIRE_CONTROL
from victimcare.demo.outside.fire_control import FireControl
from victimcare.demo.outside.hosted_telephones import RING_PATH, CodeCaller, find_origin
from victimcare.demo.outside.http_server import ConnectionCut, OutsideReply, OutsideRequest, OutsideServer
from victimcare.demo.outside.message_deliveries import CallbackHook, MessageDeliveries, NotifyHook, SinchHook
from victimcare.demo.outside.notify_checks import LetterShelf
from victimcare.demo.outside.notify_server import NotifyServer
from victimcare.demo.outside.outside_journal import OutsideJournal
from victimcare.demo.outside.outside_mail import OutsideMailbox
from victimcare.demo.outside.outside_page import WrittenReplies, render_outside_page
from victimcare.demo.outside.record_bureau import PREFIX as RECORD_BUREAU
from victimcare.demo.outside.record_bureau import RecordBureau
from victimcare.demo.outside.sinch_server import PREFIX, SinchServer
from victimcare.demo.outside.supplier_modes import REQUEST_MODES, SupplierModes, UnknownMode
from victimcare.demo.outside.trunk_telephones import TrunkTelephones
from victimcare.demo.outside.twilio_server import PREFIX as HOSTED
from victimcare.demo.outside.twilio_server import TwilioServer

# The record system of the demonstration, asked whom a victim must be kept safe from.

HANG_SECONDS = 60.0
SLOW_SECONDS = 1.0


class RecordSystemServer:
    """Answers `POST /record-system/linked-people`, in the form of docs/howto/linked-people.md."""

    def __init__(self, *, modes: SupplierModes, token: str, stopping: threading.Event) -> None:
        self._modes, self._token, self._stopping = modes, token, stopping

    def answer(self, request: OutsideRequest) -> OutsideReply:
        if not hmac.compare_digest(request.authorization, f"Bearer {self._token}"):
            return OutsideReply.of({"error": "token"}, HTTPStatus.UNAUTHORIZED)
        moods = self._modes.take(REQUEST_MODES)
        if moods & {"5xx", "429"}:
            return OutsideReply.of({"error": "try later"}, HTTPStatus.SERVICE_UNAVAILABLE)
        if "accept_then_drop" in moods:
            raise ConnectionCut
        if moods & {"hang", "slow"}:
            self._stopping.wait(HANG_SECONDS if "hang" in moods else SLOW_SECONDS)
        return _find_linked_people(request.json() or {})


def _find_linked_people(asked: dict[str, Any]) -> OutsideReply:
    people = LINKED_PEOPLE.get((str(asked.get("reference")), str(asked.get("record_id"))))
    if people is None:
        return OutsideReply.of({"error": "no such person in this case"}, HTTPStatus.NOT_FOUND)
    return OutsideReply.of({"people": people})


@dataclass(frozen=True, slots=True)
class OutsideSettings:
    """Its options; see `--help` for each."""

    home: Path
    host: str
    port: int
    smtp_port: int
    port_file: Path | None
    api_key: str
    senders: dict[str, str]
    default_sender: str
    public_url: str
    callback_url: str | None
    sinch_callback_url: str | None
    callback_token: str
    inbound_url: str | None
    reply_to: str
    product_smtp: tuple[str, int] | None
    mail_checked_by: str
    delivered_after: float


class OutsideWorld:
    def __init__(self, wishes: OutsideSettings, stopping: threading.Event) -> None:
        wishes.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._wishes = wishes
        self._stopping = stopping
        self._letters = LetterShelf(wishes.home / "letters")
        self._journal = OutsideJournal(wishes.home / "journal.ndjson")
        self._modes = {
            name: SupplierModes()
            for name in (
                "notify",
                "sinch",
                "smtp",
                "carrier",
                "twilio",
                "record_system",
                "record_notices",
                "fire_control",
            )
        }
        self._deliveries = MessageDeliveries(
            journal=self._journal,
            modes=self._modes,
            hooks=_hooks(wishes),
            product_smtp=wishes.product_smtp,
            delivered_after=wishes.delivered_after,
        )
        self._notify = NotifyServer(
            journal=self._journal,
            modes=self._modes["notify"],
            api_key=wishes.api_key,
            senders=wishes.senders,
            default_sender=wishes.default_sender,
            handed_over=self._deliveries.follow,
            letters=self._letters,
            reply_to=wishes.reply_to,
            stopping=stopping,
        )
        self._sinch = SinchServer(
            journal=self._journal,
            modes=self._modes["sinch"],
            token=wishes.api_key,
            senders=wishes.senders.values(),
            default_sender=wishes.default_sender,
            handed_over=self._deliveries.follow,
            stopping=stopping,
        )
        self._record_system = RecordSystemServer(
            modes=self._modes["record_system"], token=wishes.api_key, stopping=stopping
        )
        self._bureau = RecordBureau(
            folder=wishes.home, modes=self._modes["record_notices"], token=wishes.api_key, stopping=stopping
        )
        self._fire_control = FireControl(
            folder=wishes.home, modes=self._modes["fire_control"], token=wishes.api_key, stopping=stopping
        )
        reached_at = find_origin(wishes.callback_url) if wishes.callback_url else ""
        self._twilio = TwilioServer(
            journal=self._journal,
            modes=self._modes["twilio"],
            token=wishes.api_key,
            stopping=stopping,
            reached_at=reached_at,
        )
        self._rings_in = CodeCaller(
            public=wishes.public_url, reached_at=reached_at, token=wishes.api_key, stopping=stopping
        )
        self._replies = WrittenReplies(
            journal=self._journal,
            texts=_inbound(wishes),
            mail=wishes.product_smtp,
            checked_by=wishes.mail_checked_by,
        )
        self._mailbox = OutsideMailbox(
            journal=self._journal,
            modes=self._modes["smtp"],
            host=wishes.host,
            port=wishes.smtp_port,
            reported=self._deliveries.follow_mail,
        )
        self._server = OutsideServer((wishes.host, wishes.port), self._answer)
        self._telephones = TrunkTelephones(
            journal=self._journal, modes=self._modes["carrier"], host=wishes.host, port=self._server.port
        )

    def start(self) -> None:
        self._deliveries.start()
        self._mailbox.start()
        self._telephones.start()
        self._fire_control.start()
        self._server.start()

    def stop(self) -> None:
        self._stopping.set()  # releases hanging requests
        self._server.shutdown()
        self._server.server_close()
        self._mailbox.stop()
        self._telephones.stop()
        self._deliveries.stop()
        self._journal.flush()

    def addresses(self) -> dict[str, object]:
        """What the port file says: where it listens, and the key that its provider of texts accepts."""
        host = f"[{self._wishes.host}]" if ":" in self._wishes.host else self._wishes.host
        root = f"http://{host}:{self._server.port}"
        return {
            "url": root,
            "http": self._server.port,
            "smtp": self._mailbox.port,
            "sip": self._telephones.port,
            "api_key": self._wishes.api_key,
        }

    def _answer(self, request: OutsideRequest) -> OutsideReply:
        if request.path.startswith("/v2/"):
            return self._notify.answer(request)
        if request.path.startswith(PREFIX):
            return self._sinch.answer(request)
        if request.path.startswith(HOSTED):
            return self._twilio.answer(request)
        if request.path.startswith(FIRE_CONTROL):
            return self._fire_control.answer(request)
        if request.path.startswith("/letters/"):
            return self._letter(request.path.removeprefix("/letters/"))
        match request.method, request.path:
            case "GET" | "HEAD", "/":
                return render_outside_page(self._journal.since(0), only=request.query.get("to"))
            case "GET", "/journal.json":
                return self._journal_since(request.query.get("since", "0"))
            case "POST", "/modes":
                return self._set_mode(request)
            case "POST", path if path == RING_PATH:
                return self._rings_in.answer(request)
            case "POST", "/reply":
                return self._replies.answer(request)
            case "POST", "/write":
                return self._replies.write(request)
            case "POST", "/record-system/linked-people":
                return self._record_system.answer(request)
        if request.path.startswith(RECORD_BUREAU):
            return self._bureau.answer(request)
        return OutsideReply.of({"error": f"no such address: {request.method} {request.path}"}, HTTPStatus.NOT_FOUND)

    def _letter(self, name: str) -> OutsideReply:
        pdf = self._letters.take(name)
        if pdf is None:
            return OutsideReply.of({"error": "no such letter"}, HTTPStatus.NOT_FOUND)
        return OutsideReply(HTTPStatus.OK, pdf, "application/pdf")

    def _journal_since(self, n: str) -> OutsideReply:
        if not n.isascii() or not n.isdigit():
            return OutsideReply.of({"error": "since: expected a whole number"}, HTTPStatus.BAD_REQUEST)
        return OutsideReply.of([entry.shown() for entry in self._journal.since(int(n))])

    def _set_mode(self, request: OutsideRequest) -> OutsideReply:
        wish = request.json() or {}
        provider = wish.get("provider")
        modes = self._modes.get(provider) if isinstance(provider, str) else None
        if modes is None:
            known = ", ".join(self._modes)
            return OutsideReply.of({"error": f"provider: expected one of {known}"}, HTTPStatus.BAD_REQUEST)
        count, seconds = wish.get("count"), wish.get("seconds")
        if not isinstance(count, int | None) or not isinstance(seconds, int | float | None):
            return OutsideReply.of({"error": "count, seconds: expected numbers"}, HTTPStatus.BAD_REQUEST)
        try:
            modes.set(str(wish.get("mode")), count=count, seconds=seconds)
        except UnknownMode as error:
            return OutsideReply.of({"error": str(error)}, HTTPStatus.BAD_REQUEST)
        return OutsideReply.of({"provider": provider, "modes": modes.shown()})


def _hooks(wishes: OutsideSettings) -> dict[str, CallbackHook]:
    hooks: dict[str, CallbackHook] = {}
    if wishes.callback_url:
        hooks["notify"] = NotifyHook(wishes.callback_url, wishes.callback_token)
    if wishes.sinch_callback_url:
        hooks["sinch"] = SinchHook(wishes.sinch_callback_url, wishes.callback_token)
    return hooks


def _inbound(wishes: OutsideSettings) -> NotifyHook | None:
    return NotifyHook(wishes.inbound_url, wishes.callback_token) if wishes.inbound_url else None
