"""Slow visitors, and refusals that wait for their beat, hold no thread; each kind of traffic has threads of its own."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterable
from typing import Any

import pytest

from victimcare.config import traffic_pools
from victimcare.config.traffic_pools import PooledApplication, TrafficPool
from victimcare.services import constant_time

ONE_EACH = (
    TrafficPool("staff", 1, ("/desk",), large=1),
    TrafficPool("code", 1, ("/code",), large=0),
    TrafficPool("public", 1, large=1),
)
START, BODY = "http.response.start", "http.response.body"


class Visitor:
    """One request as a server hands it on. `parts`: of the body; what is not sent never comes. `stays` False: the last
    part is not the end of what was announced."""

    def __init__(
        self, path: str = "/", *parts: bytes, is_whole: bool = True, headers: Any = (), method: str = "POST"
    ) -> None:
        self.scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "http_version": "1.1",
            "headers": list(headers),
            "client": ("127.0.0.1", 1),
        }
        self._parts, self._is_whole = list(parts or (b"",)), is_whole
        self.said: list[Any] = []

    async def receive(self) -> dict[str, Any]:
        if not self._parts:
            await asyncio.sleep(3600)
        part = self._parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(self._parts) or not self._is_whole}

    async def send(self, message: Any) -> None:
        self.said.append(message)

    async def comes(self, to: PooledApplication) -> Visitor:
        await to(self.scope, self.receive, self.send)
        return self

    @property
    def answer(self) -> tuple[int, bytes]:
        return self.said[0]["status"], self.said[1]["body"]


def _echo(environ: Any, start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.input"].read()]


def test_a_body_that_does_not_come_holds_no_thread_and_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traffic_pools, "DEADLINE", 0.2)
    pages = PooledApplication(_echo, ONE_EACH)

    async def all_of_them() -> tuple[float, list[Visitor]]:
        slow = [asyncio.create_task(Visitor("/", b"c", is_whole=False).comes(pages)) for _ in range(400)]
        await asyncio.sleep(0)
        began = time.monotonic()
        whole = await Visitor("/", b"code=1").comes(pages)
        took = time.monotonic() - began
        return took, [whole, *await asyncio.gather(*slow)]

    took, (whole, *slow) = asyncio.run(all_of_them())
    assert took < 0.2
    assert whole.answer == (200, b"code=1")
    assert {each.answer[0] for each in slow} == {408}


def test_refusals_that_wait_for_their_beat_hold_no_thread(settings: Any) -> None:
    settings.REFUSED_ON_A_BEAT = 0.3

    @constant_time.refuse_on_a_beat(lambda answer: answer is None)
    def try_code() -> None:
        return None

    def pages(environ: Any, start_response: Any) -> Iterable[bytes]:
        try_code()
        return _echo(environ, start_response)

    async def twenty() -> float:
        served = PooledApplication(pages, ONE_EACH)
        began = time.monotonic()
        await asyncio.gather(*(Visitor().comes(served) for _ in range(20)))
        return time.monotonic() - began

    assert 0.25 < asyncio.run(twenty()) < 2, "one after another they would take six seconds"


def test_the_desk_is_answered_while_all_threads_of_the_front_door_are_taken() -> None:
    gate = threading.Event()

    def pages(environ: Any, start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/sign-in":
            gate.wait(10)
        return _echo(environ, start_response)

    async def beside() -> tuple[int, bytes]:
        served = PooledApplication(pages, ONE_EACH)
        public = [asyncio.create_task(Visitor("/sign-in").comes(served)) for _ in range(5)]
        await asyncio.sleep(0.05)
        desk = await asyncio.wait_for(Visitor("/desk/tasks", b"task").comes(served), 60)
        gate.set()
        await asyncio.gather(*public)
        return desk.answer

    assert asyncio.run(beside()) == (200, b"task")


def test_of_a_large_body_the_rest_is_read_as_it_comes_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traffic_pools, "READ_SECONDS", 0.1)
    part = b"x" * traffic_pools.WHOLE_BYTES
    failed = []

    def pages(environ: Any, start_response: Any) -> Iterable[bytes]:
        try:
            return _echo(environ, start_response)
        except OSError as error:
            failed.append(error)
            return []

    whole = asyncio.run(Visitor("/", part, part, b"end").comes(PooledApplication(pages, ONE_EACH)))
    assert whole.answer == (200, part + part + b"end")
    asyncio.run(Visitor("/", part, part, is_whole=False).comes(PooledApplication(pages, ONE_EACH)))
    assert [type(each) for each in failed] == [TimeoutError]


class DrippingVisitor(Visitor):
    """Begins a large request, and sends one byte of it now and then, as long as it is let."""

    async def receive(self) -> dict[str, Any]:
        if self._parts:
            return await super().receive()
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": True}


def _echo_what_comes(environ: Any, start_response: Any) -> Iterable[bytes]:
    try:
        return _echo(environ, start_response)
    except OSError as error:
        start_response("400 Bad Request", [])
        return [type(error).__name__.encode()]


def test_a_large_body_that_comes_byte_by_byte_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traffic_pools, "READ_SECONDS", 0.1)
    monkeypatch.setattr(traffic_pools, "SLOWEST_RATE", 10 * traffic_pools.WHOLE_BYTES)
    dripping = DrippingVisitor("/", b"x" * traffic_pools.WHOLE_BYTES + b"x", is_whole=False)

    asyncio.run(asyncio.wait_for(dripping.comes(PooledApplication(_echo_what_comes, ONE_EACH)), 60))

    assert dripping.answer == (400, b"TimeoutError")


def test_a_large_body_that_comes_slowly_but_steadily_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traffic_pools, "READ_SECONDS", 0.3)
    monkeypatch.setattr(traffic_pools, "SLOWEST_RATE", traffic_pools.WHOLE_BYTES)

    class SteadyVisitor(Visitor):
        async def receive(self) -> dict[str, Any]:
            await asyncio.sleep(0.1)
            return await super().receive()

    steady = SteadyVisitor("/", *[b"x" * (traffic_pools.WHOLE_BYTES // 2)] * 10)
    asyncio.run(steady.comes(PooledApplication(_echo_what_comes, ONE_EACH)))

    assert steady.answer == (200, b"x" * (traffic_pools.WHOLE_BYTES * 5))


def test_large_bodies_of_the_public_leave_the_desk_its_own() -> None:
    part = b"x" * traffic_pools.WHOLE_BYTES + b"x"

    async def beside() -> Visitor:
        served = PooledApplication(_echo_what_comes, ONE_EACH)
        public = [asyncio.create_task(DrippingVisitor("/", part, is_whole=False).comes(served)) for _ in range(5)]
        await asyncio.sleep(0.1)
        desk = await asyncio.wait_for(Visitor("/desk/files", part, b"end").comes(served), 60)
        for each in public:
            each.cancel()
        return desk

    assert asyncio.run(beside()).answer == (200, part + b"end")


def test_a_code_is_no_large_body() -> None:
    part = b"x" * traffic_pools.WHOLE_BYTES + b"x"
    asked = asyncio.run(Visitor("/code", part, b"end").comes(PooledApplication(_echo, ONE_EACH)))

    assert asked.answer[0] == 413


def test_no_header_moves_the_path_or_stands_for_another() -> None:
    seen: dict[str, Any] = {}

    def pages(environ: Any, start_response: Any) -> Iterable[bytes]:
        seen.update(environ)
        return _echo(environ, start_response)

    headers = [
        (b"script_name", b"/foo"),
        (b"script-name", b"/foo"),
        (b"x_forwarded_for", b"1.2.3.4"),
        (b"x-forwarded-for", b"5.6.7.8"),
        (b"x-forwarded-for", b"9.9.9.9"),
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
        (b"content-length", b"99"),
    ]
    asyncio.run(Visitor("/foo/desk/%C3%A9", b"four", headers=headers).comes(PooledApplication(pages, ONE_EACH)))

    assert (seen["SCRIPT_NAME"], seen["PATH_INFO"].encode("latin-1").decode()) == ("", "/foo/desk/é")
    assert seen["HTTP_X_FORWARDED_FOR"] == "5.6.7.8,9.9.9.9"
    assert (seen["HTTP_COOKIE"], seen["CONTENT_LENGTH"]) == ("a=1;b=2", "4")


def test_a_head_request_has_the_headers_of_the_page_and_no_body() -> None:
    def pages(environ: Any, start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", "4")])
        return [b"page"]

    asked = asyncio.run(Visitor(method="HEAD").comes(PooledApplication(pages, ONE_EACH)))

    assert asked.answer == (200, b"")
    assert (b"content-length", b"4") in asked.said[0]["headers"]
