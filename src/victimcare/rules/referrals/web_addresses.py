"""Web addresses and words that others publish, made safe to be shown and handed on."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit, urlunsplit

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_KEPT = frozenset("\n\t\r")
# Joiners stand within words of many scripts. What turns the direction of writing round does not.
_JOINERS = frozenset("\u200c\u200d")


def as_web_address(address: str) -> str:
    """The address as it may be published: http or https, of a name, without a user or password, in letters that every
    browser shows alike. A name in other letters is written in punycode, so that none passes for another. Empty where it
    is no such address."""
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


def without_hidden(text: str) -> str:
    """Without characters that nobody sees and that change how the others are read: control characters, and those that
    turn the direction of writing round."""
    return "".join(
        each for each in text if each in _KEPT or each in _JOINERS or unicodedata.category(each) not in _HIDDEN
    )


_HIDDEN = frozenset({"Cc", "Cf"})
