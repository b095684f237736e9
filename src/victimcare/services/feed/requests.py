"""Lines out of a request's body, in either of the two forms that a machine may send."""

from __future__ import annotations

import io
from collections.abc import Sequence
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
    except (ValueError, msgspec.DecodeError, RecursionError) as error:
        raise NoBatch(str(error)) from None
