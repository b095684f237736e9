"""Asks by POST, so that no reference appears in an address, and reads the answer strictly: a partial answer counts as
none."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import requests

from victimcare.services.ports import NamedContactPoint, NamedLinkedPerson, PeopleLookupFailed

CONNECT_WITHIN = 3.0  # seconds
ANSWER_WITHIN = 10.0  # seconds, for the whole answer
LARGEST_ANSWER = 1024 * 1024  # bytes

RELATIONS = frozenset({"suspect", "partner", "ex_partner", "family", "household", "conflict"})
_KINDS = frozenset({"mobile", "phone", "email"})


class HttpPeopleLookup:
    """A `PeopleLookup`. Safe to share by threads: nothing is kept between two requests."""

    def __init__(self, *, url: str, token: str, answer_within: float = ANSWER_WITHIN) -> None:
        self._url, self._token, self._answer_within = url, token, answer_within

    def linked_people(self, *, reference: str, record_id: str) -> tuple[NamedLinkedPerson, ...]:
        answer = self._ask({"reference": reference, "record_id": record_id})
        try:
            return tuple(_person(one) for one in answer["people"])
        except (KeyError, TypeError, ValueError) as error:
            raise PeopleLookupFailed(f"an answer that cannot be read: {type(error).__name__}") from None

    def _ask(self, question: Mapping[str, str]) -> Any:
        last = time.monotonic() + self._answer_within
        try:
            with requests.post(
                self._url,
                json=question,
                headers={"Authorization": f"Bearer {self._token}", "Accept": "application/json"},
                timeout=(min(CONNECT_WITHIN, self._answer_within), self._answer_within),
                allow_redirects=False,  # the token is for this address alone
                stream=True,
            ) as reply:
                if reply.status_code != HTTPStatus.OK:
                    raise PeopleLookupFailed(f"answered {reply.status_code}")
                return json.loads(_body(reply, last))
        except requests.RequestException as error:
            raise PeopleLookupFailed(f"not reached: {type(error).__name__}") from None
        except ValueError:
            raise PeopleLookupFailed("an answer that is not JSON") from None


def _body(reply: requests.Response, last: float) -> bytes:
    """The answer, unless it is endless or comes too slowly."""
    body = b""
    for piece in reply.iter_content(8192):
        body += piece
        if len(body) > LARGEST_ANSWER or time.monotonic() > last:
            raise PeopleLookupFailed("an answer without an end")
    return body


def _person(one: Mapping[str, Any]) -> NamedLinkedPerson:
    relation = _text(one, "relation")
    record_id = _text(one, "id")
    if not record_id or len(record_id) > 100:
        raise ValueError("id")
    return NamedLinkedPerson(
        record_id=record_id,
        relation=relation if relation in RELATIONS else "other",
        name=_text(one, "name", default=""),
        points=tuple(_point(point) for point in one.get("points", ())),
    )


def _point(point: Mapping[str, Any]) -> NamedContactPoint:
    kind = _text(point, "kind")
    if kind == "address":
        lines = point["lines"]
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise ValueError("lines")
        return NamedContactPoint(kind, "\n".join([*lines, _text(point, "postcode")]))
    if kind not in _KINDS:
        raise ValueError("kind")
    return NamedContactPoint(kind, _text(point, "value"))


def _text(one: Mapping[str, Any], name: str, *, default: str | None = None) -> str:
    value = one.get(name, default)
    if not isinstance(value, str):
        raise ValueError(name)
    return value
