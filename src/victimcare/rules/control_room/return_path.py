"""Finds from whom a mail came by its envelope, where the mail was fetched from a mailbox.

The server that delivers a mail last writes the envelope's sender above it as Return-Path (RFC 5321, 4.4). A mail that
has none is taken as its author's: an empty sender would make a machine's mail of it.
"""

from __future__ import annotations

import re

_HEAD = 64 * 1024  # bytes
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_RETURN_PATH = re.compile(rb"(?im)^return-path:[ \t]*<?([^<>\s]{0,320})>?[ \t]*\r?$")
_FROM = re.compile(rb"(?im)^from:(?:[^\r\n]|\r?\n[ \t]){0,2000}?([^\s<>\"(),:;]{1,200}@[^\s<>\"(),:;]{1,200})")
UNKNOWN = "unknown"


def find_return_path(content: bytes) -> str:
    """Return the sender of the envelope; "": a mail server wrote it."""
    head = _END_OF_HEAD.split(content[:_HEAD], maxsplit=1)[0]
    found = _RETURN_PATH.search(head)
    if found is None:
        found = _FROM.search(head)
    return found[1].decode("utf-8", "replace") if found else UNKNOWN
