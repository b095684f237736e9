"""Reads a directory page by page. A list has only each service's own fields, so each service is then requested in
full."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from http import HTTPStatus
from itertools import islice
from typing import Any
from urllib.parse import quote

import requests

from victimcare.services.ports.outside_lookups import DirectoryContent, DirectoryReadFailed

CONNECT_WITHIN = 5.0  # seconds
ANSWER_WITHIN = 30.0  # seconds, for one answer
LARGEST_ANSWER = 8 * 1024 * 1024  # bytes
LARGEST_READING = 256 * 1024 * 1024  # for all answers together
READ_WITHIN = 3600.0  # seconds, for the whole directory
PER_PAGE = 100
MOST_PAGES = 1_000
MOST_SERVICES = 50_000  # each is requested separately


class OrukDirectoryReader:
    """A `DirectoryReader`. Safe to share by threads: nothing is kept between two reads."""

    def read(self, address: str) -> DirectoryContent:
        with requests.Session() as session:
            asked = _OrukReading(session, address.rstrip("/"))
            # By id: a service that moved between pages during the read appears twice.
            named = dict.fromkeys(_id(one) for one in islice(asked.all_of("services"), MOST_SERVICES + 1))
            if len(named) > MOST_SERVICES:
                raise DirectoryReadFailed(f"services: more than {MOST_SERVICES:,}")
            services = tuple(asked.one(f"services/{quote(each, safe='')}") for each in named)
            # Not every publisher has them; what entries refer to comes with the entries.
            taxonomies = tuple(asked.all_of("taxonomies", may_be_missing=True))
            terms = tuple(asked.all_of("taxonomy_terms", may_be_missing=True))
        return DirectoryContent(services, taxonomies, terms)


class _OrukReading:
    def __init__(self, session: requests.Session, address: str) -> None:
        self._session, self._address = session, address
        self._left, self._last = LARGEST_READING, time.monotonic() + READ_WITHIN

    def all_of(self, what: str, *, may_be_missing: bool = False) -> Iterator[Any]:
        for number in range(1, MOST_PAGES + 1):
            page = self._get(f"{what}?page={number}&per_page={PER_PAGE}", may_be_missing=may_be_missing)
            if page is None:
                return
            if not isinstance(page, dict) or not isinstance(page.get("contents"), list):
                raise DirectoryReadFailed(f"{what}: an answer that is no page")
            yield from page["contents"]
            if page.get("last_page", not page["contents"]) or not page["contents"]:
                return
        raise DirectoryReadFailed(f"{what}: pages without an end")

    def one(self, what: str) -> Any:
        return self._get(what)

    def _get(self, what: str, *, may_be_missing: bool = False) -> Any:
        last = min(time.monotonic() + ANSWER_WITHIN, self._last)
        try:
            with self._session.get(
                f"{self._address}/{what}",
                headers={"Accept": "application/json"},
                timeout=(CONNECT_WITHIN, ANSWER_WITHIN),
                allow_redirects=False,  # only the address that the force has configured is asked
                stream=True,
            ) as reply:
                if reply.status_code == HTTPStatus.NOT_FOUND and may_be_missing:
                    return None
                if reply.status_code != HTTPStatus.OK:
                    raise DirectoryReadFailed(f"{what}: answered {reply.status_code}")
                body = _body(reply, last, min(LARGEST_ANSWER, self._left), what)
            self._left -= len(body)
            return json.loads(body)
        except requests.RequestException as error:
            raise DirectoryReadFailed(f"{what}: not reached ({type(error).__name__})") from None
        except (ValueError, RecursionError):  # endlessly nested lists
            raise DirectoryReadFailed(f"{what}: an answer that is not JSON") from None


def _body(reply: requests.Response, last: float, most: int, what: str) -> bytes:
    """The answer, unless it is endless or comes too slowly."""
    body = b""
    for piece in reply.iter_content(65536):
        body += piece
        if len(body) > most or time.monotonic() > last:
            raise DirectoryReadFailed(f"{what}: an answer without an end")
    return body


def _id(one: Any) -> str:
    found = one.get("id") if isinstance(one, dict) else None
    if not isinstance(found, str) or not found:
        raise DirectoryReadFailed("services: one without an id")
    return found
