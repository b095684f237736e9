"""Defines the characters that no field of ours accepts: a database cannot store them, or people cannot see them.

They are NUL, the other control characters except tab and line end, lone surrogates, and code points that Unicode will
never assign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_REFUSED = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_REFUSED_CHARACTER = re.compile(f"[{_REFUSED}]")
# The same for a JSON schema, whose regular expressions cannot name lone surrogates.
NONE_REFUSED_PATTERN = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]*$"
# In a request header, a byte above 127 is part of a multi-byte character.
_REFUSED_IN_HEADER = re.compile("[\0-\x08\n-\x1f\x7f]")
# What a word processor puts between two lines of one paragraph, and between two pages.
_LINE_BREAKS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n"})


def has_refused_character(text: str) -> bool:
    return _REFUSED_CHARACTER.search(text) is not None


def has_refused_character_of_header(value: str) -> bool:
    return _REFUSED_IN_HEADER.search(value) is not None


def remove_refused_characters(text: str) -> str:
    return _REFUSED_CHARACTER.sub("", text)


def write_line_breaks_alike(text: str) -> str:
    """Replace the line breaks of pasted documents by those that a form sends."""
    return text.translate(_LINE_BREAKS)


def find_refused_fields(sent: Mapping[str, object] | list[object], within: str = "") -> Iterator[str]:
    """Yield the paths of JSON values that hold a refused character, such as `people.0.name`. A key that holds one is
    given without it."""
    items = sent.items() if isinstance(sent, Mapping) else enumerate(sent)
    for key, value in items:
        place = f"{within}.{key}" if within else str(key)
        named = remove_refused_characters(place)
        if named != place or (isinstance(value, str) and has_refused_character(value)):
            yield named
        elif isinstance(value, Mapping | list):
            yield from find_refused_fields(value, place)
