"""Reads one line: its bytes, JSON, form and plausibility. Whatever comes, the answer is an `EventLine` or a
`LineRefusal`."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import Any
from uuid import UUID

import jsonschema_rs
import msgspec

from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.services.feed.event_forms import FORM_OF_TYPE
from victimcare.services.feed.line_validation import find_field_problem, load_schema_validator

LONGEST_LINE = 1 << 20  # bytes, without the line's end
ANSWERED_NOTICE = "controlroomnotice"  # a CloudEvents extension attribute (docs/control-room.md)
DEEPEST_NESTING = 64  # objects and lists within one another; the form itself needs at most 7

_DIGITS = re.compile(r"[1-9][0-9]{0,18}", re.ASCII)

_TOO_LARGE = "a number is too large"


def _number(text: str) -> int | float:
    """A number written with a point or an exponent. 1.0 is the integer 1 (contracts/feed.md), as JSON Schema has it."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(_TOO_LARGE)
    if not value.is_integer():
        return value
    exact = Decimal(text) if value else Decimal(0)
    return int(exact) if exact == exact.to_integral_value() else value


_decode = msgspec.json.Decoder(float_hook=_number).decode
_canonical = msgspec.json.Encoder(order="sorted").encode


@dataclass(frozen=True, slots=True)
class EventLine:
    """A line that can be applied once what it waits for is there."""

    source: str
    id: str
    type: EventType
    subject: str
    time: datetime
    recorded_at: datetime | None
    sequence: int
    data: Mapping[str, Any]
    answers: UUID | None  # the notice of our control room for which a crime was recorded
    digest: bytes  # of the whole parsed object: spacing and the order of keys do not count

    @property
    def key(self) -> tuple[str, str]:
        return self.source, self.id


@dataclass(frozen=True, slots=True)
class LineRefusal:
    """Why a line is quarantined: which field, its value, what was expected; and what else could be read."""

    field: str
    reason: str
    source: str = ""
    id: str = ""
    type: str = ""
    subject: str = ""
    is_object: bool = True  # whether it is a JSON object at all


class _LineRefused(Exception):
    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


def read_line(raw: bytes, *, now: datetime) -> EventLine | LineRefusal:
    """Read one line's bytes, without its line end."""
    parsed: Any = None
    try:
        parsed = _parse_line(raw)
        raw = _with_sequence_as_number(raw, parsed)
        canonical = _canonical(parsed)
        _refuse_repeated_keys(raw, canonical)
        return _event_line(parsed, canonical, now)
    except _LineRefused as refused:
        return LineRefusal(refused.field, refused.reason, *_names(parsed), is_object=isinstance(parsed, dict))


def read_line_names(raw: bytes) -> tuple[str, str, str, str]:
    """Read source, id, type and subject as far as possible, empty where not: to route a line, never to apply it."""
    try:
        return _names(_decode(raw))
    except (ValueError, msgspec.DecodeError, RecursionError):
        return "", "", "", ""


def _names(parsed: Any) -> tuple[str, str, str, str]:
    if not isinstance(parsed, dict):
        return "", "", "", ""
    source, name, kind, subject = (parsed.get(key) for key in ("source", "id", "type", "subject"))
    return tuple(value.replace("\0", "�") if isinstance(value, str) else "" for value in (source, name, kind, subject))  # type: ignore[return-value]  # four in, four out


def _parse_line(raw: bytes) -> Any:
    if len(raw) > LONGEST_LINE:
        raise _LineRefused("", f"the line has {len(raw)} bytes; expected at most {LONGEST_LINE}")
    if b"\0" in raw:
        raise _LineRefused("", f"the line holds a NUL byte at {raw.index(0)}; expected text without any")
    try:
        parsed = _decode(raw)
    except UnicodeDecodeError as error:
        raise _LineRefused("", _why_not_utf8(raw, error)) from None
    except (ValueError, msgspec.DecodeError) as error:
        raise _LineRefused("", _why_not_json(raw, str(error))) from None
    except RecursionError:
        raise _LineRefused("", f"the line nests deeper than {DEEPEST_NESTING} levels; expected flat JSON") from None
    if raw.count(b"{") + raw.count(b"[") > DEEPEST_NESTING and _depth(parsed) > DEEPEST_NESTING:
        raise _LineRefused("", f"the line nests deeper than {DEEPEST_NESTING} levels; expected flat JSON")
    if not isinstance(parsed, dict):
        raise _LineRefused("", f"the line is {_shown(parsed)}; expected a JSON object")
    return parsed


def _with_sequence_as_number(raw: bytes, parsed: dict[str, Any]) -> bytes:
    """CloudEvents' extension `sequence` is a string: "7" means the same as 7, and is the same content. Returns the
    bytes as if it had been written as a number."""
    written = parsed.get("sequence")
    if isinstance(written, str) and _DIGITS.fullmatch(written):
        parsed["sequence"] = int(written)
        return raw.replace(f'"{written}"'.encode(), written.encode(), 1)
    return raw


def is_same_content(one: bytes, other: bytes) -> bool:
    """Whether two lines say the same, regardless of spacing, the order of keys and how `sequence` is written. Lines
    that are not JSON are compared byte by byte."""
    return one == other or _content(one) == _content(other)


def _content(raw: bytes) -> bytes:
    try:
        parsed = _parse_line(raw)
        _with_sequence_as_number(raw, parsed)
        return _canonical(parsed)
    except (_LineRefused, ValueError, msgspec.MsgspecError, RecursionError):
        return raw


def _why_not_utf8(raw: bytes, error: UnicodeDecodeError) -> str:
    try:
        raw.decode()
    except UnicodeDecodeError as whole:
        error = whole
    return f"byte {error.start} is {hex(error.object[error.start])}, which is not UTF-8; expected UTF-8"


def _why_not_json(raw: bytes, said: str) -> str:
    """msgspec describes bytes; the standard library's message says better where a line broke off."""
    try:
        json.loads(raw, parse_constant=_refuse_constant, parse_int=_refuse_long)
    except _TooLong as error:
        return f"{error}; expected at most {_MOST_DIGITS} digits"
    except UnicodeDecodeError as error:
        return _why_not_utf8(raw, error)
    except RecursionError:
        return f"the line nests deeper than {DEEPEST_NESTING} levels; expected flat JSON"
    except ValueError as error:
        return f"not JSON ({error}); expected one JSON object"
    if _TOO_LARGE in said:
        return f"{_TOO_LARGE}; expected one that a computer can hold"
    if "surrogate" in said or "truncated" in said:
        return "a text holds half of a surrogate pair; expected whole characters"
    return f"not JSON that can be read ({said}); expected one JSON object"


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


class _TooLong(ValueError):
    """An integer with more digits than Python reads."""


_MOST_DIGITS = 4_300  # Python's own limit for an integer


def _refuse_long(text: str) -> None:
    if len(text) > _MOST_DIGITS:
        raise _TooLong(f"a number is too long: it has {len(text.removeprefix('-'))} digits")


def _depth(value: Any) -> int:
    """Levels of nesting, counted without recursion, since it looks for what recursion cannot survive."""
    depth, level = 0, [value]
    while (level := [each for each in level if isinstance(each, dict | list)]) and depth <= DEEPEST_NESTING:
        depth += 1
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each)]
    return depth


def _refuse_repeated_keys(raw: bytes, canonical: bytes) -> None:
    """A key twice in one object. Parsing keeps only the last, so fewer quotation marks come out than went in."""
    if b"\\" not in raw and raw.count(b'"') == canonical.count(b'"'):
        return
    try:
        json.loads(raw, object_pairs_hook=_unique)
    except RecursionError:
        raise _LineRefused("", f"the line nests deeper than {DEEPEST_NESTING} levels; expected flat JSON") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _LineRefused(twice, f"the key {_shown(twice)} stands twice in one object; expected it once")
    return found


def _event_line(parsed: dict[str, Any], canonical: bytes, now: datetime) -> EventLine:
    if b"\\u0000" in canonical and (field := _field_with_nul(parsed, "")):
        raise _LineRefused(field.replace("\0", "�"), "the text holds a NUL character; expected text without any")
    form = FORM_OF_TYPE.get(parsed["type"]) if isinstance(parsed.get("type"), str) else None
    try:
        if form is None:
            raise msgspec.ValidationError("unknown type")
        msgspec.convert(parsed, form)
    except msgspec.ValidationError as error:
        raise _explain_refusal(parsed, str(error)) from None
    if problem := find_field_problem(parsed, now):
        raise _LineRefused(*problem)
    return EventLine(
        source=parsed["source"],
        id=parsed["id"],
        type=EventType(parsed["type"]),
        subject=parsed["subject"],
        time=clock.parse_moment(parsed["time"]),
        recorded_at=clock.parse_moment(parsed["recordedat"]) if "recordedat" in parsed else None,
        sequence=parsed["sequence"],
        data=parsed["data"],
        answers=_read_answered_notice(parsed),
        digest=hashlib.sha256(canonical).digest(),
    )


def _read_answered_notice(parsed: dict[str, Any]) -> UUID | None:
    """The extension attribute that names our notice. One that is no id of ours means nothing to us."""
    try:
        return UUID(parsed.get(ANSWERED_NOTICE, ""))
    except (ValueError, AttributeError, TypeError):
        return None


def _field_with_nul(value: Any, field: str) -> str | None:
    """Where a NUL stands, in a string or a name; None where there is none (a backslash before `u0000` is not a NUL)."""
    if isinstance(value, str):
        return (field or "line") if "\0" in value else None
    if isinstance(value, dict):
        inner = [(key, f"{field}.{key}" if field else key) for key in value]
        named = next((place for key, place in inner if "\0" in key), None)
        return named or next((found for key, place in inner if (found := _field_with_nul(value[key], place))), None)
    if isinstance(value, list):
        return next((found for i, item in enumerate(value) if (found := _field_with_nul(item, f"{field}[{i}]"))), None)
    return None


def _explain_refusal(parsed: dict[str, Any], said: str) -> _LineRefused:
    """The published schema's own words about the first error; the deepest, where there are several."""
    errors = list(load_schema_validator().iter_errors(parsed))
    if not errors:
        where = re.search(r"at `\$\.?([^`]*)`", said)
        return _LineRefused(where[1] if where else "", said)
    error = max(errors, key=lambda each: len(list(each.instance_path)))
    field = _path(list(error.instance_path))
    if isinstance(error.kind, jsonschema_rs.ValidationErrorKind.Enum):
        return _LineRefused(field, _not_among(error.instance, [str(each) for each in error.kind.options]))
    message = error.message if len(error.message) <= 300 else error.message[:300] + "…"
    if "does not match" in message and "T[0-9]" in message:
        message = f"{_shown(error.instance)} is not a date and time; expected RFC 3339 with an offset"
    return _LineRefused(_missing(message, field), message)


_MOST_LISTED = 200  # characters


def _not_among(value: Any, options: list[str]) -> str:
    """The value, and all that is allowed there; from a long list, the values closest in spelling."""
    shown, every = _shown(value), ", ".join(options)
    if len(every) <= _MOST_LISTED:
        return f"{shown} is not known here; expected one of {every}"
    if near := get_close_matches(str(value)[:100].lower(), options, n=2):
        return f"{shown} is not known here; did they mean {' or '.join(near)}?"
    return f"{shown} is not known here; expected one of {len(options)} such as {options[0]}"


def _missing(message: str, field: str) -> str:
    """For a property that is missing, or should not be there, the field is the property itself."""
    named = re.match(r'"([^"]+)" is a required property', message) or re.search(r"\('([^']+)' (?:was|were) ", message)
    return ".".join(part for part in (field, named[1] if named else "") if part)


def _path(parts: list[str | int]) -> str:
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:80] + "…"
