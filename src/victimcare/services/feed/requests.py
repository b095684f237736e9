"""Reads events from a request, in one of the forms that a machine may send: lines, a batch, one event alone, or one
whose attributes stand in the head of the request. Any of them may be packed with gzip."""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from urllib.parse import unquote

import msgspec

from victimcare.services.feed.lines import BYTE_ORDER_MARK, numbered

_elements = msgspec.json.Decoder(list[msgspec.Raw]).decode


class Form(StrEnum):
    LINES = "application/x-ndjson"
    BATCH = "application/cloudevents-batch+json"
    ONE_EVENT = "application/cloudevents+json"  # structured mode of the CloudEvents HTTP binding, section 3.2


HEAD = "ce-"  # before each attribute that stands in the head
OF_BINARY = "application/json"  # the form of the body then: the data alone


class TooLarge(ValueError):
    """Unpacked it is larger than a request may be."""


class NotPacked(ValueError):
    """It is said to be packed with gzip, and is not, or breaks off."""


class NoBatch(ValueError):
    """The body is not a JSON array, so it holds no events that could be told apart."""


class NoEvent(ValueError):
    """The body is blank where one event was announced."""


def unpack(body: bytes, *, largest: int) -> bytes:
    """A body that was packed with gzip. Never holds more than `largest` bytes of it. Raises TooLarge, NotPacked."""
    found = b""
    while body:
        unpacking = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        try:
            found += unpacking.decompress(body, largest + 1 - len(found))
        except zlib.error as error:
            raise NotPacked(str(error)) from None
        if len(found) > largest:
            raise TooLarge
        if not unpacking.eof:
            raise NotPacked("it breaks off")
        body = unpacking.unused_data  # a file may be packed in several parts
    return found


def event_in_head(headers: Mapping[str, str], body: bytes) -> bytes:
    """One event in the binary mode of the CloudEvents HTTP binding, section 3.1, as one line. The bytes of its data
    stay, so that what is wrong in them is said as of a line."""
    attributes = {
        name.lower().removeprefix(HEAD): unquote(value.strip().strip('"'), errors="surrogateescape")
        for name, value in headers.items()
        if name.lower().startswith(HEAD)
    }
    head = json.dumps({**attributes, "datacontenttype": OF_BINARY}, sort_keys=True)
    return head.removesuffix("}").encode() + b', "data": ' + (body.strip(_SPACE) or b"null") + b"}"


def lines_of(body: bytes, form: Form) -> Sequence[tuple[int, bytes]]:
    """The events of a body, each with its line number or its place in the array, from 1. Raises NoBatch, NoEvent."""
    if form is Form.LINES:
        return list(numbered(io.BytesIO(body)))
    if form is Form.ONE_EVENT:
        event = body.removeprefix(BYTE_ORDER_MARK).strip(_SPACE)
        if not event:
            raise NoEvent
        return [(1, event)]
    try:
        return [(place, bytes(element)) for place, element in enumerate(_elements(body), start=1)]
    except (ValueError, msgspec.DecodeError, RecursionError):
        return list(enumerate(_apart(body), start=1))


# What decides where one event ends and the next begins: a whole text (left open, it swallows the rest), runs of opening
# and of closing brackets, commas.
_MARKS = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[{]+|[\]}]+|,', re.DOTALL)
_SPACE = b" \t\r\n"


def _apart(body: bytes) -> Iterator[bytes]:
    """The elements of an array of which some would not be read (nested too deep, a NUL byte, half a surrogate pair),
    told apart by brackets and commas alone, so that each is read by itself and ends as it would as a line."""
    text = body.removeprefix(BYTE_ORDER_MARK).strip(_SPACE)
    if not text.startswith(b"["):
        raise NoBatch("it does not begin with [")
    depth, begin = 0, 1
    for mark in _MARKS.finditer(text):
        found = mark[0]
        if found == b"," and depth == 1:
            yield _element(text, begin, mark.start())
            begin = mark.end()
        elif found[0] in b"[{":
            depth += len(found)
        elif found[0] in b"]}":
            depth -= len(found)
            if depth <= 0:
                break
    if depth > 0:
        raise NoBatch(f"the event that begins at byte {begin} breaks off")
    if depth < 0 or mark.end() < len(text) or not text.endswith(b"]"):
        raise NoBatch("it goes on after its end")
    if begin > 1 or text[1:-1].strip(_SPACE):
        yield _element(text, begin, len(text) - 1)


def _element(text: bytes, begin: int, end: int) -> bytes:
    element = text[begin:end].strip(_SPACE)
    if not element:
        raise NoBatch(f"no event stands at byte {begin}")
    return element
