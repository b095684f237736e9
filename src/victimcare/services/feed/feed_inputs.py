"""Reads events from a request in any form that a machine may send: lines, a batch, one event, or one event with its
attributes in the request's headers. Any of them may be compressed with gzip."""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Protocol
from urllib.parse import unquote

import msgspec

# Splits a stream of bytes into numbered lines, in constant memory.

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MOST_LINE_BYTES = 64 << 20  # bytes kept of one line: no line of any feed is longer, and its first part shows what it is


class LineStream(Protocol):
    def readline(self, limit: int = -1, /) -> bytes: ...


def number_lines(stream: LineStream) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank, with its number from 1 and without its line end (LF or CRLF).

    A byte order mark at the start is dropped. A blank line holds only spaces and tabs.
    """
    number = 0
    while line := stream.readline(MOST_LINE_BYTES):
        number += 1
        if not line.endswith(b"\n") and len(line) == MOST_LINE_BYTES:
            _skip_rest(stream)
        if number == 1:
            line = line.removeprefix(BYTE_ORDER_MARK)
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if line.strip(b" \t"):
            yield number, line


def _skip_rest(stream: LineStream) -> None:
    while (more := stream.readline(MOST_LINE_BYTES)) and not more.endswith(b"\n"):
        pass


_decode_elements = msgspec.json.Decoder(list[msgspec.Raw]).decode


class RequestForm(StrEnum):
    LINES = "application/x-ndjson"
    BATCH = "application/cloudevents-batch+json"
    ONE_EVENT = "application/cloudevents+json"  # structured mode of the CloudEvents HTTP binding, section 3.2


HEADER_PREFIX = "ce-"  # prefix of each attribute in a header
BINARY_BODY_TYPE = "application/json"  # the content type of the body in that form: the data alone


class RequestTooLarge(ValueError):
    """Unpacked, it is larger than a request may be."""


class BrokenPacking(ValueError):
    """The body is declared as gzip and is not, or is truncated."""


class InvalidBatch(ValueError):
    """The body is not a JSON array, so there are no events to tell apart."""


class EmptyEventBody(ValueError):
    """The body is blank where one event was announced."""


def unpack_body(body: bytes, *, largest: int) -> bytes:
    """Unpack a gzip body. Never holds more than `largest` bytes. Raises RequestTooLarge, BrokenPacking."""
    found = b""
    while body:
        unpacking = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        try:
            found += unpacking.decompress(body, largest + 1 - len(found))
        except zlib.error as error:
            raise BrokenPacking(str(error)) from None
        if len(found) > largest:
            raise RequestTooLarge
        if not unpacking.eof:
            raise BrokenPacking("it breaks off")
        body = unpacking.unused_data  # a file may be packed in several parts
    return found


def read_event_in_head(headers: Mapping[str, str], body: bytes) -> bytes:
    """Read one event in the binary mode of the CloudEvents HTTP binding, section 3.1, as one line. The bytes of its
    data are kept, so that errors in them are reported as for a line."""
    attributes = {
        name.lower().removeprefix(HEADER_PREFIX): unquote(value.strip().strip('"'), errors="surrogateescape")
        for name, value in headers.items()
        if name.lower().startswith(HEADER_PREFIX)
    }
    head = json.dumps({**attributes, "datacontenttype": BINARY_BODY_TYPE}, sort_keys=True)
    return head.removesuffix("}").encode() + b', "data": ' + (body.strip(_JSON_SPACE) or b"null") + b"}"


def split_body_into_lines(body: bytes, form: RequestForm) -> Sequence[tuple[int, bytes]]:
    """Split the body into events, each with its line number or its place in the array, from 1. Raises InvalidBatch,
    EmptyEventBody."""
    if form is RequestForm.LINES:
        return list(number_lines(io.BytesIO(body)))
    if form is RequestForm.ONE_EVENT:
        event = body.removeprefix(BYTE_ORDER_MARK).strip(_JSON_SPACE)
        if not event:
            raise EmptyEventBody
        return [(1, event)]
    try:
        return [(place, bytes(element)) for place, element in enumerate(_decode_elements(body), start=1)]
    except (ValueError, msgspec.DecodeError, RecursionError):
        return list(enumerate(_split_batch(body), start=1))


# What decides where one event ends and the next begins: a whole string (one left open swallows the rest), runs of
# opening and of closing brackets, commas.
_JSON_MARKS = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[{]+|[\]}]+|,', re.DOTALL)
_JSON_SPACE = b" \t\r\n"


def _split_batch(body: bytes) -> Iterator[bytes]:
    """Split an array of which some elements could not be parsed (nested too deep, a NUL byte, half a surrogate pair) by
    brackets and commas alone, so that each element is read by itself and gets the result it would get as a line."""
    text = body.removeprefix(BYTE_ORDER_MARK).strip(_JSON_SPACE)
    if not text.startswith(b"["):
        raise InvalidBatch("it does not begin with [")
    depth, begin = 0, 1
    for mark in _JSON_MARKS.finditer(text):
        found = mark[0]
        if found == b"," and depth == 1:
            yield _batch_element(text, begin, mark.start())
            begin = mark.end()
        elif found[0] in b"[{":
            depth += len(found)
        elif found[0] in b"]}":
            depth -= len(found)
            if depth <= 0:
                break
    if depth > 0:
        raise InvalidBatch(f"the event that begins at byte {begin} breaks off")
    if depth < 0 or mark.end() < len(text) or not text.endswith(b"]"):
        raise InvalidBatch("it goes on after its end")
    if begin > 1 or text[1:-1].strip(_JSON_SPACE):
        yield _batch_element(text, begin, len(text) - 1)


def _batch_element(text: bytes, begin: int, end: int) -> bytes:
    element = text[begin:end].strip(_JSON_SPACE)
    if not element:
        raise InvalidBatch(f"no event stands at byte {begin}")
    return element
