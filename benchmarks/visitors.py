"""Visitors to the victims' pages, as their browsers act: each with a victim's code, one page after another.

A session begins at the sign-in, goes through some pages as often as people open them, and signs out. A redirect after a
form is followed, as a browser follows it.
"""

from __future__ import annotations

import http.client
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

PAGES = 8  # in a session, between its sign-in and its end
WRITES = 0.04  # share of pages on which the visitor sends a message
MISTYPES = 0.05  # share of sign-ins that are wrong at first
MISTYPED = "sign in, mistyped"

# How often each page is opened, out of a hundred: mostly what the front of the victim's page links to.
FULL = {
    "/my/case": 32, "/my/menu": 10, "/my/messages": 12, "/my/journey": 7, "/my/update": 4, "/my/call-me": 4,
    "/my/visits": 3, "/my/who-looked": 4, "/my/court": 4, "/my/property": 3, "/my/compensation": 3, "/my/statement": 3,
    "/my/support": 3, "/my/tell-once": 2, "/my/how-to-speak-with-me": 2, "/my/not-done": 2, "/my/more-help": 1,
    "/my/second-step": 1,
}  # fmt: skip
SHORT = {
    "/my/case": 40, "/my/menu": 15, "/my/messages": 15, "/my/call-me": 12, "/my/not-done": 4, "/my/visits": 4,
    "/my/second-step": 5, "/get-help": 5,
}  # fmt: skip
WITHOUT = {
    "/": 40, "/get-help": 20, "/your-rights": 15, "/find-support": 10, "/how-to-get-a-code": 10,
    "/use-this-more-safely": 5,
}  # fmt: skip

_HIDDEN = re.compile(rb'<input[^>]*type="hidden"[^>]*>')
_NAMED = re.compile(rb'(name|value)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `name`: under which it is counted."""

    name: str
    method: str
    path: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    goes_to: str
    size: int  # bytes of its body as transferred


class Browser:
    """Its cookies, and the hidden fields of the last form that it saw."""

    def __init__(self, web: str) -> None:
        self._where = urlsplit(web).netloc
        self.cookies: dict[str, str] = {}
        self.hidden: dict[str, str] = {}

    def ask(self, asked: Asked) -> Answer:
        headers = {"Connection": "close", "Accept-Encoding": "gzip", "User-Agent": "Mozilla/5.0 (Linux; Android 14)"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if asked.method == "POST":
            body = urlencode({**self.hidden, **asked.fields})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self._where, timeout=30)
        try:
            connection.request(asked.method, asked.path, body, headers)
            answer = connection.getresponse()
            read = answer.read()
        finally:
            connection.close()
        self._keep(answer, read)
        return Answer(answer.status, answer.headers.get("Location") or "", len(read))

    def _keep(self, answer: http.client.HTTPResponse, body: bytes) -> None:
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            if value.strip('"'):
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        found = [dict(_NAMED.findall(field)) for field in _HIDDEN.findall(body)]
        if found:
            self.hidden = {one[b"name"].decode(): one.get(b"value", b"").decode() for one in found if b"name" in one}


@dataclass
class Visitor:
    """One session. `next` is the visitor's next request; `took` gives them the answer."""

    browser: Browser
    steps: Iterator[Asked]
    waiting: Asked | None = None

    def next(self) -> Asked | None:
        asked, self.waiting = self.waiting, None
        return asked or next(self.steps, None)

    def took(self, asked: Asked, answer: Answer) -> bool:
        """Whether it was the expected answer."""
        if answer.status == 307:  # a page named in words redirects to its number
            self.waiting = replace(asked, path=answer.goes_to)
            return True
        if answer.status == 303:
            self.waiting = Asked(f"after: {asked.name}", "GET", answer.goes_to)
            return urlsplit(answer.goes_to).path != "/sign-in" or asked.name == MISTYPED
        return answer.status == 200


def with_a_code(web: str, code: str, *, is_short: bool, dice: random.Random) -> Visitor:
    return Visitor(Browser(web), _with_a_code(code, SHORT if is_short else FULL, dice))


def without(web: str, dice: random.Random) -> Visitor:
    return Visitor(Browser(web), iter([Asked(path, "GET", path) for path in _drawn(WITHOUT, 2, dice)]))


def _with_a_code(code: str, often: dict[str, int], dice: random.Random) -> Iterator[Asked]:
    yield Asked("/sign-in", "GET", "/sign-in")
    if dice.random() < MISTYPES:
        yield Asked(MISTYPED, "POST", "/sign-in", {"code": f"9{dice.randrange(10**11):011}"})
    yield Asked("sign in", "POST", "/sign-in", {"code": code})
    for path in _drawn(often, PAGES, dice):
        yield Asked(path, "GET", path)
        if dice.random() < WRITES:
            yield from _writes()
    yield Asked("/my/menu", "GET", "/my/menu")
    yield Asked("sign out", "POST", "/sign-out")


def _writes() -> Iterator[Asked]:
    yield Asked("/my/messages", "GET", "/my/messages")
    words = {"words": "Is there a day for court yet?", "to": "care", "once": str(uuid4())}
    yield Asked("writes to us", "POST", "/my/messages", words)


def _drawn(often: dict[str, int], count: int, dice: random.Random) -> list[str]:
    return dice.choices(list(often), list(often.values()), k=count)
