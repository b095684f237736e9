"""A record system that answers in JSON: the contract over real HTTP, and answers that are none."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.adapters.contracts.people import PeopleContract
from tests.outside import Outside
from victimcare.adapters.record_systems.http_json import HttpPeopleLookup
from victimcare.services.ports import NamedLinkedPerson, PeopleLookupFailed


@dataclass(frozen=True)
class MakeBelieve:
    outside: Outside

    @property
    def people(self) -> HttpPeopleLookup:
        return self._at(self.outside.url, self.outside.api_key)

    @property
    def people_with_wrong_secret(self) -> HttpPeopleLookup:
        return self._at(self.outside.url, "another")

    @property
    def people_at_nowhere(self) -> HttpPeopleLookup:
        return self._at("http://127.0.0.1:9", self.outside.api_key)

    def misbehave(self, mode: str) -> None:
        self.outside.misbehave(mode, provider="record_system", count=1)

    def _at(self, root: str, token: str) -> HttpPeopleLookup:
        return HttpPeopleLookup(url=f"{root}/record-system/linked-people", token=token, answer_within=1.0)


class TestMakeBelieve(PeopleContract):
    @pytest.fixture
    def record_system(self, outside: Outside) -> MakeBelieve:
        return MakeBelieve(outside)


class _Peer(ThreadingHTTPServer):
    """Answers every question with what the test says, and keeps the questions."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.headers, self.pieces = 200, {}, [b"{}"]
        self.questions: list[tuple[str, bytes]] = []
        self.pause = 0.0

    status: int
    headers: dict[str, str]
    pieces: list[bytes]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/linked"


class _Handler(BaseHTTPRequestHandler):
    server: _Peer

    def do_POST(self) -> None:
        peer = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        peer.questions.append((self.headers["Authorization"], body))
        self.send_response(peer.status)
        for name, value in peer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for piece in peer.pieces:
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(peer.pause)
        except OSError:
            return  # the person who asked has hung up

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's signature
        """Nothing: the test reads `questions`."""


@pytest.fixture
def peer() -> Iterator[_Peer]:
    server = _Peer()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def _ask(peer: _Peer) -> tuple[NamedLinkedPerson, ...]:
    return HttpPeopleLookup(url=peer.url, token="a-token", answer_within=1.0).linked_people(
        reference="1/2", record_id="V1"
    )


def test_the_question_carries_the_token_and_nothing_stands_in_the_address(peer: _Peer) -> None:
    peer.pieces = [b'{"people": []}']

    assert _ask(peer) == ()
    [(authorization, body)] = peer.questions
    assert authorization == "Bearer a-token"
    assert json.loads(body) == {"reference": "1/2", "record_id": "V1"}


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"{}",
        b"<html>",
        b"\xff\xfe",
        b'{"people": null}',
        b'{"people": [{"relation": "suspect"}]}',
        b'{"people": [{"id": "", "relation": "suspect"}]}',
        b'{"people": [{"id": "P1", "relation": "suspect", "points": [{"kind": "pager", "value": "1"}]}]}',
        b'{"people": [{"id": "P1", "relation": "suspect", "points": [{"kind": "mobile"}]}]}',
        b'{"people": [{"id": "P1", "relation": "suspect", "points": [{"kind": "address", "lines": "1"}]}]}',
    ],
)
def test_half_an_answer_is_none(peer: _Peer, answer: bytes) -> None:
    peer.pieces = [answer]

    with pytest.raises(PeopleLookupFailed):
        _ask(peer)


def test_what_it_calls_somebody_in_words_of_its_own_is_other(peer: _Peer) -> None:
    peer.pieces = [b'{"people": [{"id": "P1", "relation": "landlord"}]}']

    assert _ask(peer) == (NamedLinkedPerson("P1", "other", "", ()),)


def test_the_token_is_not_carried_to_another_address(peer: _Peer) -> None:
    peer.status, peer.headers = 307, {"Location": f"{peer.url}/elsewhere"}

    with pytest.raises(PeopleLookupFailed, match="307"):
        _ask(peer)
    assert len(peer.questions) == 1


@pytest.mark.parametrize(("piece", "count", "pause"), [(b" " * 65536, 64, 0.0), (b" " * 8192, 40, 0.1)])
def test_an_answer_without_an_end_is_given_up(peer: _Peer, piece: bytes, count: int, pause: float) -> None:
    peer.pieces, peer.pause = [piece] * count, pause
    began = time.monotonic()

    with pytest.raises(PeopleLookupFailed):
        _ask(peer)

    assert time.monotonic() - began < 3
