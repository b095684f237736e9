"""The pages and the API as the person who comes to a door sees them: over HTTP, or in this process."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode, urlsplit

from django.conf import settings

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_LEFT = re.compile(r"^\d+;|(?<=\banswer=)[\w-]+")  # of a visit, in seconds; and under what an answer waits
# Drawn anew for each answer, or of the moment: what an authenticator is to sign, how long a visit still lasts.
_DRAWN = re.compile(
    r'(?<=name="challenge" value=")[^"]+|"challenge": ?"[\w-]+"|data-(?:left|idle)="\d+"'
    r"|(?<=has the number )[A-Z0-9]{4}-[A-Z0-9]{4}"
)
_EXPIRES = re.compile(r"expires=[^;]*;")  # to the second; how long it lasts stands beside it
_OF_THE_MOMENT = frozenset({"Date", "Expires", "Webhook-Id", "Webhook-Timestamp", "Webhook-Signature"})


@dataclass(frozen=True, slots=True)
class Told:
    """All of an answer that the person who asks can see, without what is drawn anew for each."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What came back, redirects followed, and what it took where that can be counted."""

    told: tuple[Told, ...]
    queries: tuple[str, ...] = ()
    hashes: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    method: str
    path: str
    fields: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    as_json: Mapping[str, Any] | None = None


class Site(Protocol):
    def ask(self, wanted: Wanted) -> Seen: ...


class OverHttp:
    """An installation's web server; a connection for each request, as through a proxy."""

    def __init__(self, web: str) -> None:
        self._where = urlsplit(web).netloc
        connection, answer = self._sent("GET", "/sign-in", None, {})
        found = _TOKEN.search(answer.read())
        assert found, "the sign-in has a form"
        self._token = found[1].decode()
        self._cookie = _form_cookie(answer.headers.get_all("Set-Cookie") or [])
        connection.close()

    def ask(self, wanted: Wanted) -> Seen:
        told = []
        cookies = dict(wanted.cookies)
        method, path, body = wanted.method, wanted.path, _body(wanted, self._token)
        while True:
            kept = "; ".join([self._cookie, *(f"{name}={value}" for name, value in cookies.items())])
            kind = {} if body is None else {"Content-Type": _kind(wanted)}
            connection, answer = self._sent(method, path, body, {"Cookie": kept, **kind, **wanted.headers})
            read = answer.read()
            connection.close()
            for line in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = line.partition(";")[0].partition("=")
                cookies[name] = value
            assert method == "GET" or answer.status != 403, f"{path} did not read what was sent"
            told.append(_told(answer.status, answer.headers.items(), read, wanted))
            goes_to = answer.headers.get("Location", "")
            if answer.status != 303 or not goes_to.startswith("/"):
                return Seen(tuple(told))
            method, path, body = "GET", goes_to, None

    def _sent(
        self, method: str, path: str, body: str | None, headers: Mapping[str, str]
    ) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        connection = http.client.HTTPConnection(self._where, timeout=30)
        connection.request(method, path, body, {"Connection": "close", **headers})
        return connection, connection.getresponse()


def _form_cookie(lines: list[str]) -> str:
    """The cookie that belongs to a form's token, among all that the sign-in sets."""
    cookies = [line.partition(";")[0] for line in lines]
    return next(cookie for cookie in cookies if cookie.startswith(f"{settings.CSRF_COOKIE_NAME}="))


def _body(wanted: Wanted, token: str) -> str | None:
    if wanted.method == "GET":
        return None
    if wanted.as_json is not None:
        return json.dumps(wanted.as_json)
    return urlencode({**wanted.fields, "csrfmiddlewaretoken": token})


def _kind(wanted: Wanted) -> str:
    return "application/json" if wanted.as_json is not None else "application/x-www-form-urlencoded"


def _told(status: int, headers: Any, body: bytes, wanted: Wanted) -> Told:
    """A page may repeat what its visitor typed."""
    kept = sorted((name, _blanked(name, value)) for name, value in headers if name.title() not in _OF_THE_MOMENT)
    text = _DRAWN.sub("", _UUID.sub("", _TOKEN.sub(b"", body).decode()))
    for typed in sorted(wanted.fields.values(), key=len, reverse=True):
        text = text.replace(typed, "") if len(typed) > 3 else text
    return Told(status, tuple(kept), text)


def _blanked(name: str, value: str) -> str:
    if name.title() == "Set-Cookie":
        cookie, _, how = value.partition(";")
        return f"{cookie.partition('=')[0]};{_EXPIRES.sub('', how)}"
    return _LEFT.sub("", _UUID.sub("", value))


class InThisProcess:
    """The same pages by Django's own client, with what each answer took."""

    def __init__(self) -> None:
        from django.test import Client

        client = Client(enforce_csrf_checks=True)
        client.get("/sign-in")
        self._token = client.cookies["form"].value

    def ask(self, wanted: Wanted) -> Seen:
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        client = Client(enforce_csrf_checks=True)
        for name, value in {"form": self._token, **wanted.cookies}.items():
            client.cookies[name] = value
        told = []
        with CaptureQueriesContext(connection) as captured, Hashes() as hashes:
            body = _body(wanted, self._token)
            answer: Any = client.generic(
                wanted.method, wanted.path, body or "", _kind(wanted), headers=dict(wanted.headers)
            )
            while True:
                cookies = [("Set-Cookie", morsel.OutputString()) for morsel in answer.cookies.values()]
                assert wanted.method == "GET" or answer.status_code != 403, f"{wanted.path} did not read what was sent"
                told.append(_told(answer.status_code, [*answer.items(), *cookies], answer.content, wanted))
                goes_to = answer.headers.get("Location", "")
                if answer.status_code != 303 or not goes_to.startswith("/"):
                    break
                answer = client.get(goes_to)
        return Seen(tuple(told), tuple(query["sql"].split()[0] for query in captured.captured_queries), hashes.count)


class Hashes:
    """Counts the slow hashes of a block."""

    def __enter__(self) -> Hashes:
        import hashlib

        self.count, self._slow = 0, hashlib.scrypt

        def counted(*args: Any, **kwargs: Any) -> bytes:
            self.count += 1
            return self._slow(*args, **kwargs)

        hashlib.scrypt = counted
        return self

    def __exit__(self, *_: object) -> None:
        import hashlib

        hashlib.scrypt = self._slow
