"""A webhook over real HTTP: signed as Standard Webhooks has it, and refused or put off as the person who takes it
answers."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from standardwebhooks import Webhook

from victimcare.adapters.partner_hooks.standard_webhooks import SignedPartnerHooks
from victimcare.services.ports import PartnerNews, SendDeferred, SendRefused

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class _Peer(HTTPServer):
    status = 204
    taken: list[tuple[dict[str, str], bytes]]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.taken = []


class _Handler(BaseHTTPRequestHandler):
    server: _Peer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append((dict(self.headers.items()), body))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        return None


@pytest.fixture
def peer() -> Iterator[_Peer]:
    server = _Peer()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def _news(port: int) -> PartnerNews:
    at = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    return PartnerNews("notice_1", f"http://127.0.0.1:{port}/hook", SECRET, "referral.sent", "r-1", at)


def test_what_is_sent_is_signed_and_says_nothing_of_anybody(peer: _Peer) -> None:
    SignedPartnerHooks(may_be_plain=True, inside=("127.0.0.1",)).post(_news(peer.server_port))

    ((headers, body),) = peer.taken
    assert Webhook(SECRET).verify(body, {name.lower(): value for name, value in headers.items()})
    assert json.loads(body)["data"] == {"id": "r-1"}


@pytest.mark.parametrize(("status", "error"), [(500, SendDeferred), (302, SendDeferred), (410, SendRefused)])
def test_what_it_does_not_take_comes_again_unless_it_is_gone(peer: _Peer, status: int, error: type[Exception]) -> None:
    peer.status = status

    with pytest.raises(error):
        SignedPartnerHooks(may_be_plain=True, inside=("127.0.0.1",)).post(_news(peer.server_port))


def test_nothing_goes_in_the_clear_in_production_and_nobody_there_is_asked_later(peer: _Peer) -> None:
    with pytest.raises(SendRefused):
        SignedPartnerHooks().post(_news(peer.server_port))
    with pytest.raises(SendDeferred):
        SignedPartnerHooks(may_be_plain=True, inside=("127.0.0.1",), timeout=1).post(_news(9))
    assert peer.taken == []


def test_an_answer_without_an_end_is_not_read() -> None:
    sent = threading.Event()
    server = socket.create_server(("127.0.0.1", 0))

    def pour() -> None:
        taken, _ = server.accept()
        try:
            taken.recv(65536)
            taken.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in range(2_000):
                taken.sendall(b"10000\r\n" + b"a" * 65536 + b"\r\n")
        except OSError:
            sent.set()
        finally:
            taken.close()

    threading.Thread(target=pour, daemon=True).start()
    began = time.monotonic()

    SignedPartnerHooks(may_be_plain=True, inside=("127.0.0.1",)).post(_news(server.getsockname()[1]))

    assert sent.wait(5), "the connection was closed unread"
    assert time.monotonic() - began < 5
    server.close()


def test_an_address_that_leads_inside_is_refused_at_posting_and_at_typing(peer: _Peer) -> None:
    hooks = SignedPartnerHooks(may_be_plain=True)

    with pytest.raises(SendDeferred):
        hooks.post(_news(peer.server_port))

    assert peer.taken == []
    inside = (
        "https://10.0.0.5/",
        "https://localhost/",
        "https://[::1]/",
        "https://169.254.169.254/x",
        "https://0x7f.1/",
    )
    assert not any(hooks.may_be_named(each) for each in inside)
    assert not SignedPartnerHooks().may_be_named("http://8.8.8.8/")
    assert not SignedPartnerHooks().may_be_named("https://user:pw@8.8.8.8/")
    assert not SignedPartnerHooks().may_be_named("https://[::1"), "no page fails over half an address"
    assert SignedPartnerHooks().may_be_named("https://8.8.8.8/hook")
    assert SignedPartnerHooks(inside=("10.0.0.5",)).may_be_named("https://10.0.0.5/"), "the force has named it"
