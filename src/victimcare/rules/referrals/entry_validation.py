"""Validates an Open Referral UK 3.0 entry: what each of its fields (`entry_fields`) may hold.

An invalid field is left out and reported; an invalid required field refuses the whole entry. Fields that a publisher
adds stay as they are: the standard allows them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from victimcare.rules.referrals.entry_fields import FIELDS, ID_ALONE, NEEDED

# Web addresses and texts from other publishers, made safe to show and to pass on.

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_KEPT = frozenset("\n\t\r")
# Joiners occur within words of many scripts. Characters that reverse the direction of writing do not.
_JOINERS = frozenset("\u200c\u200d")


def normalise_web_address(address: str) -> str:
    """Return the address in a form fit to publish; empty if it has none.

    It must be http or https, with a host name and without user or password. A name in other letters is written in
    punycode, which every browser shows alike, so that it cannot pass for another.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if host.isascii() else host.encode("idna").decode()
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or "\\" in address:
        return ""
    labels = host.lower().split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels) or _NUMBER.fullmatch(labels[-1]):
        return ""
    place = host.lower() if port is None else f"{host.lower()}:{port}"
    return urlunsplit((parts.scheme, place, parts.path, parts.query, parts.fragment))


def remove_hidden_characters(text: str) -> str:
    """Return the text without invisible characters that change how it is read: control characters, and those that
    reverse the direction of writing."""
    return "".join(
        each for each in text if each in _KEPT or each in _JOINERS or unicodedata.category(each) not in _HIDDEN
    )


_HIDDEN = frozenset({"Cc", "Cf"})


LONGEST_TEXT = 20_000
LONGEST_ID = 100
SHOWN_CHARACTERS = 120  # characters shown of a refused value
DEEPEST = 8  # levels of nesting in what a publisher adds
MOST_IN_LIST = 1_000  # items in one list, and values in one field that a publisher adds
LARGEST_NUMBER = 10**15

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")  # PostgreSQL stores neither a NUL nor half a surrogate pair
_CLOCK = re.compile(r"\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?")
_URI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"]+", re.IGNORECASE)
_NAMES = ("urn:", "tag:", "info:")  # schemes that name a thing and open no page
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class FieldRefusal:
    """One refused field: its path, why it was refused (`missing`, `not_a_number`, …) and how its value began."""

    field: str
    why: str
    value: str = ""


def _is_text(held: object) -> bool:
    return isinstance(held, str) and len(held) <= LONGEST_TEXT and not _UNWRITABLE.search(held)


def _matches(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda held: _is_text(held) and bool(pattern.fullmatch(str(held).strip()))


def _is_number(held: object) -> bool:
    """Excludes infinity and NaN, which JSON does not have."""
    return isinstance(held, int | float) and not isinstance(held, bool) and abs(held) <= LARGEST_NUMBER


def _reads(read: Callable[[str], object]) -> Callable[[object], bool]:
    def is_it(held: object) -> bool:
        try:
            read(str(held))
        except ValueError:
            return False
        return isinstance(held, str)

    return is_it


# Kind of a field -> its check. A refusal names the kind that was expected.
_KINDS: Mapping[str, Callable[[object], bool]] = {
    "text": _is_text,
    "id": lambda held: _is_text(held) and len(str(held).strip()) > 0 and len(str(held)) <= LONGEST_ID,
    "uri": lambda held: bool(_as_uri(held)),
    "email": _matches(_EMAIL),
    "number": _is_number,
    "date": _reads(date.fromisoformat),
    "moment": _reads(datetime.fromisoformat),
    "time": _matches(_CLOCK),
    "latitude": lambda held: _is_number(held) and abs(float(held)) <= 90,  # type: ignore[arg-type]  # a number
    "longitude": lambda held: _is_number(held) and abs(float(held)) <= 180,  # type: ignore[arg-type]  # a number
    "status": lambda held: held in ("active", "inactive", "defunct", "temporarily closed"),
    "place": lambda held: held in ("physical", "postal", "virtual"),
    "frequency": lambda held: held in ("WEEKLY", "MONTHLY", "DAILY", "YEARLY"),
}


def validate_entry(held: object, kind: str = "service") -> tuple[dict[str, Any] | None, tuple[FieldRefusal, ...]]:
    """Return the valid part of an object, and each refused field. None: the whole object is refused."""
    refused: list[FieldRefusal] = []
    taken = _object(held, kind, "", refused)
    return taken, tuple(refused)


def _object(held: object, kind: str, place: str, refused: list[FieldRefusal]) -> dict[str, Any] | None:
    if not isinstance(held, Mapping):
        refused.append(FieldRefusal(place or "(entry)", "not_an_object", _shown(held)))
        return None
    fields, taken, before = FIELDS[kind], {}, len(refused)
    for name, value in held.items():
        if value is None or value == [] or (isinstance(value, str) and not value.strip()):
            continue  # publishers write empty values for what they do not say
        where = _shown(f"{place}.{name}" if place else name)
        why = "" if name in fields else _unlike_any(name, value)
        if why:
            refused.append(FieldRefusal(where, why, _shown(value)))
            continue
        found = _field(value, fields[name], where, refused) if name in fields else value
        if found is not None:
            taken[name] = found
    missing = sorted(NEEDED.get(kind, ID_ALONE) - taken.keys())
    told = {one.field for one in refused[before:]}
    for name in missing:
        where = f"{place}.{name}" if place else name
        if where not in told:
            refused.append(FieldRefusal(where, "missing"))
    return None if missing else taken


def _field(value: object, kind: str, place: str, refused: list[FieldRefusal]) -> Any:
    if kind.startswith("{"):
        return _object(value, kind[1:-1], place, refused)
    if kind.startswith("["):
        if not isinstance(value, list):
            refused.append(FieldRefusal(place, "not_a_list", _shown(value)))
            return None
        if len(value) > MOST_IN_LIST:
            refused.append(FieldRefusal(place, "too_many", str(len(value))))
            return None
        found = (_object(each, kind[1:-1], f"{place}[{at}]", refused) for at, each in enumerate(value))
        return [each for each in found if each is not None] or None
    if not _KINDS[kind](value):
        refused.append(FieldRefusal(place, f"not_{kind}", _shown(value)))
        return None
    if kind == "uri":
        return _as_uri(value)
    return remove_hidden_characters(str(value)) if kind == "text" else value


def _as_uri(held: object) -> str:
    """Return a web address fit to publish, or a name that no browser opens; empty: neither."""
    if not _matches(_URI)(held):
        return ""
    text = str(held).strip()
    return text if text.lower().startswith(_NAMES) else normalise_web_address(text)


def _unlike_any(name: str, added: object) -> str:
    """Why a publisher's own field cannot be kept as it is; empty: it can."""
    left, depth, values = [added], 0, 0
    while left:
        within: list[object] = []
        for one in left:
            if isinstance(one, Mapping):
                within += [*one, *one.values()]
            elif isinstance(one, list):
                within += one
            elif isinstance(one, str) and not _is_text(one):
                return "not_text"
            elif isinstance(one, int | float) and not (isinstance(one, bool) or _is_number(one)):
                return "not_number"
        left, depth, values = within, depth + 1, values + len(within)
        if left and depth > DEEPEST:
            return "too_deep"
        if values > MOST_IN_LIST:
            return "too_many"
    return "" if _KINDS["id"](name) else "not_id"


def keep_refused_value(held: Any, depth: int = 0) -> Any:
    """Return a refused value as close to the original as we can store it, cut where it is too large."""
    if isinstance(held, str):
        return _writable(held[:LONGEST_TEXT])
    if isinstance(held, int | float) and not isinstance(held, bool):
        return held if _is_number(held) else _shown(held)
    if not isinstance(held, Mapping | list):
        return held
    if depth > DEEPEST + 2:
        return "…"
    if isinstance(held, list):
        return [keep_refused_value(one, depth + 1) for one in held[:MOST_IN_LIST]]
    return {
        _writable(name[:SHOWN_CHARACTERS]): keep_refused_value(one, depth + 1)
        for name, one in list(held.items())[:MOST_IN_LIST]
    }


def refused_entry_id(held: object) -> str:
    """Return the id of a refused entry as we show it; empty if it has none."""
    found = held.get("id") if isinstance(held, Mapping) else None
    return _writable(found[:LONGEST_ID]) if isinstance(found, str) else _shown(found or "")[:LONGEST_ID]


def refused_entry_name(name: object) -> str:
    """Return the name of a refused entry, as far as it can be shown; empty if it has none."""
    return _writable(name[:SHOWN_CHARACTERS]) if isinstance(name, str) else ""


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)


def _shown(value: object) -> str:
    """Return the beginning of a value; converts no more of a string than is shown."""
    try:
        text = value[: SHOWN_CHARACTERS * 2] if isinstance(value, str) else str(value)[: SHOWN_CHARACTERS * 2]
    except (RecursionError, ValueError):  # deeply nested lists, or a number of thousands of digits
        text = "…"
    return " ".join(_writable(text).split())[:SHOWN_CHARACTERS]
