"""A request and its answer, and the small threaded server for them. Keep-alive, one thread per connection."""

import json
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

LARGEST_BODY = 10 * 1024 * 1024  # bytes; a precompiled letter is at most 2 MB


@dataclass(frozen=True, slots=True)
class OutsideRequest:
    method: str
    path: str
    query: dict[str, str]
    headers: "Message[str, str]"  # looked up in any case
    body: bytes

    @property
    def authorization(self) -> str:
        return self.headers.get("Authorization", "")

    def json(self) -> dict[str, Any] | None:
        """The body as a JSON object, or None if it is anything else."""
        try:
            value = json.loads(self.body)
        except ValueError:
            return None
        return value if isinstance(value, dict) else None


@dataclass(frozen=True, slots=True)
class OutsideReply:
    status: int
    body: bytes
    content_type: str = "application/json"
    location: str = ""  # where a browser is redirected

    @classmethod
    def of(cls, value: object, status: int = HTTPStatus.OK) -> "OutsideReply":
        return cls(status, json.dumps(value).encode())


class ConnectionCut(Exception):
    """Raised to close the connection without an answer."""


AnswerRequest = Callable[[OutsideRequest], OutsideReply]


class OutsideServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, address: tuple[str, int], answer: AnswerRequest) -> None:
        self.answer = answer
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that hung up or was killed is not our fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def start(self) -> None:
        threading.Thread(target=self.serve_forever, name="http", daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "MakeBelieve"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body leave together
    timeout = 120  # seconds an idle connection is kept

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if length > LARGEST_BODY:
            self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            self.close_connection = True
            return
        address = urlsplit(self.path)
        request = OutsideRequest(
            method=self.command,
            path=address.path,
            query={key: values[-1] for key, values in parse_qs(address.query).items()},
            headers=self.headers,
            body=self.rfile.read(length),
        )
        try:
            reply = cast(OutsideServer, self.server).answer(request)
        except ConnectionCut:
            self.close_connection = True
            return
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        if reply.location:
            self.send_header("Location", reply.location)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    do_GET = do_HEAD = do_POST = do_DELETE = _serve  # noqa: N815 - names the standard library looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's signature
        """Log nothing: paths hold ids, and the journal is the record."""
