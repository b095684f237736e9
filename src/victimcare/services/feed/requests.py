"""Lines out of a request's body, in either of the two forms that a machine may send."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec

from victimcare.services.feed.lines import numbered

_elements = msgspec.json.Decoder(list[msgspec.Raw]).decode


class Form(StrEnum):
    LINES = "application/x-ndjson"
    BATCH = "application/cloudevents-batch+json"


class NoBatch(ValueError):
    """The body is not a JSON array, so it holds no events that could be told apart."""


def lines_of(body: bytes, form: Form) -> Sequence[tuple[int, bytes]]:
    """The events of a body, each with its line number or its place in the array, from 1. Raises NoBatch."""
    if form is Form.LINES:
        return list(numbered(io.BytesIO(body)))
    try:
        return [(place, bytes(element)) for place, element in enumerate(_elements(body), start=1)]
    except (ValueError, msgspec.DecodeError, RecursionError):
        return list(enumerate(_apart(body), start=1))


_one = json.JSONDecoder()
_SPACE = " \t\n\r"


def _apart(body: bytes) -> Iterator[bytes]:
    """The elements of an array of which some would not be read (half a surrogate pair, NaN), so that the others are.

    The standard library reads more than JSON is; each element is read again, strictly, by itself.
    """
    text = body.decode(errors="surrogateescape").strip(_SPACE)
    if not text.startswith("["):
        raise NoBatch("it does not begin with [")
    place = _after_space(text, 1)
    while True:
        try:
            _, end = _one.raw_decode(text, place)
        except (ValueError, RecursionError):
            raise NoBatch(f"the event that begins at character {place} breaks off") from None
        yield text[place:end].encode(errors="surrogateescape")
        place = _after_space(text, end)
        if text[place:] == "]":
            return
        if text[place : place + 1] != ",":
            raise NoBatch(f"no comma stands at character {place}")
        place = _after_space(text, place + 1)


def _after_space(text: str, place: int) -> int:
    while text[place : place + 1] and text[place] in _SPACE:
        place += 1
    return place
