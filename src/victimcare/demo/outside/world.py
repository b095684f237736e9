"""The parts of the make-believe outside world, put together, and its own four addresses."""

import threading
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from victimcare.demo.outside.deliveries import Deliveries
from victimcare.demo.outside.hooks import Hook, NotifyHook, SinchHook
from victimcare.demo.outside.http import Reply, Request, Server
from victimcare.demo.outside.journal import Journal
from victimcare.demo.outside.letters import Shelf
from victimcare.demo.outside.mailbox import Mailbox
from victimcare.demo.outside.modes import Modes, WrongMode
from victimcare.demo.outside.notify import Notify
from victimcare.demo.outside.page import page
from victimcare.demo.outside.record_system import RecordSystem
from victimcare.demo.outside.replies import Replies
from victimcare.demo.outside.ringing_in import PATH as RING
from victimcare.demo.outside.ringing_in import RingsIn, origin
from victimcare.demo.outside.sinch import PREFIX, Sinch
from victimcare.demo.outside.telephones import Telephones
from victimcare.demo.outside.twilio import PREFIX as HOSTED
from victimcare.demo.outside.twilio import Twilio


@dataclass(frozen=True, slots=True)
class Wishes:
    """How it was asked to be; see `--help` for each."""

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


class World:
    def __init__(self, wishes: Wishes, stopping: threading.Event) -> None:
        wishes.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._wishes = wishes
        self._stopping = stopping
        self._letters = Shelf(wishes.home / "letters")
        self._journal = Journal(wishes.home / "journal.ndjson")
        self._modes = {name: Modes() for name in ("notify", "sinch", "smtp", "carrier", "twilio", "record_system")}
        self._deliveries = Deliveries(
            journal=self._journal,
            modes=self._modes,
            hooks=_hooks(wishes),
            product_smtp=wishes.product_smtp,
            delivered_after=wishes.delivered_after,
        )
        self._notify = Notify(
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
        self._sinch = Sinch(
            journal=self._journal,
            modes=self._modes["sinch"],
            token=wishes.api_key,
            senders=wishes.senders.values(),
            default_sender=wishes.default_sender,
            handed_over=self._deliveries.follow,
            stopping=stopping,
        )
        self._record_system = RecordSystem(modes=self._modes["record_system"], token=wishes.api_key, stopping=stopping)
        reached_at = origin(wishes.callback_url) if wishes.callback_url else ""
        self._twilio = Twilio(
            journal=self._journal,
            modes=self._modes["twilio"],
            token=wishes.api_key,
            stopping=stopping,
            reached_at=reached_at,
        )
        self._rings_in = RingsIn(
            public=wishes.public_url, reached_at=reached_at, token=wishes.api_key, stopping=stopping
        )
        self._replies = Replies(
            journal=self._journal,
            texts=_inbound(wishes),
            mail=wishes.product_smtp,
            checked_by=wishes.mail_checked_by,
        )
        self._mailbox = Mailbox(
            journal=self._journal,
            modes=self._modes["smtp"],
            host=wishes.host,
            port=wishes.smtp_port,
            reported=self._deliveries.follow_mail,
        )
        self._server = Server((wishes.host, wishes.port), self._answer)
        self._telephones = Telephones(
            journal=self._journal, modes=self._modes["carrier"], host=wishes.host, port=self._server.port
        )

    def start(self) -> None:
        self._deliveries.start()
        self._mailbox.start()
        self._telephones.start()
        self._server.start()

    def stop(self) -> None:
        self._stopping.set()  # lets hanging requests go
        self._server.shutdown()
        self._server.server_close()
        self._mailbox.stop()
        self._telephones.stop()
        self._deliveries.stop()
        self._journal.flush()

    def addresses(self) -> dict[str, object]:
        """What the port file says: where it listens, and the key that its provider of texts takes."""
        host = f"[{self._wishes.host}]" if ":" in self._wishes.host else self._wishes.host
        root = f"http://{host}:{self._server.port}"
        return {
            "url": root,
            "http": self._server.port,
            "smtp": self._mailbox.port,
            "sip": self._telephones.port,
            "api_key": self._wishes.api_key,
        }

    def _answer(self, request: Request) -> Reply:
        if request.path.startswith("/v2/"):
            return self._notify.answer(request)
        if request.path.startswith(PREFIX):
            return self._sinch.answer(request)
        if request.path.startswith(HOSTED):
            return self._twilio.answer(request)
        if request.path.startswith("/letters/"):
            return self._letter(request.path.removeprefix("/letters/"))
        match request.method, request.path:
            case "GET" | "HEAD", "/":
                return page(self._journal.since(0), only=request.query.get("to"))
            case "GET", "/journal.json":
                return self._journal_since(request.query.get("since", "0"))
            case "POST", "/modes":
                return self._set_mode(request)
            case "POST", path if path == RING:
                return self._rings_in.answer(request)
            case "POST", "/reply":
                return self._replies.answer(request)
            case "POST", "/write":
                return self._replies.write(request)
            case "POST", "/record-system/linked-people":
                return self._record_system.answer(request)
        return Reply.of({"error": f"no such address: {request.method} {request.path}"}, HTTPStatus.NOT_FOUND)

    def _letter(self, name: str) -> Reply:
        pdf = self._letters.take(name)
        if pdf is None:
            return Reply.of({"error": "no such letter"}, HTTPStatus.NOT_FOUND)
        return Reply(HTTPStatus.OK, pdf, "application/pdf")

    def _journal_since(self, n: str) -> Reply:
        if not n.isascii() or not n.isdigit():
            return Reply.of({"error": "since: expected a whole number"}, HTTPStatus.BAD_REQUEST)
        return Reply.of([entry.shown() for entry in self._journal.since(int(n))])

    def _set_mode(self, request: Request) -> Reply:
        wish = request.json() or {}
        provider = wish.get("provider")
        modes = self._modes.get(provider) if isinstance(provider, str) else None
        if modes is None:
            known = ", ".join(self._modes)
            return Reply.of({"error": f"provider: expected one of {known}"}, HTTPStatus.BAD_REQUEST)
        count, seconds = wish.get("count"), wish.get("seconds")
        if not isinstance(count, int | None) or not isinstance(seconds, int | float | None):
            return Reply.of({"error": "count, seconds: expected numbers"}, HTTPStatus.BAD_REQUEST)
        try:
            modes.set(str(wish.get("mode")), count=count, seconds=seconds)
        except WrongMode as error:
            return Reply.of({"error": str(error)}, HTTPStatus.BAD_REQUEST)
        return Reply.of({"provider": provider, "modes": modes.shown()})


def _hooks(wishes: Wishes) -> dict[str, Hook]:
    hooks: dict[str, Hook] = {}
    if wishes.callback_url:
        hooks["notify"] = NotifyHook(wishes.callback_url, wishes.callback_token)
    if wishes.sinch_callback_url:
        hooks["sinch"] = SinchHook(wishes.sinch_callback_url, wishes.callback_token)
    return hooks


def _inbound(wishes: Wishes) -> NotifyHook | None:
    return NotifyHook(wishes.inbound_url, wishes.callback_token) if wishes.inbound_url else None
