"""Whether an e-mail can be split into its parts without taking all the time there is."""

from __future__ import annotations

import re

_MOST_COMPARED = 20_000_000  # lines times boundaries; the largest photograph in ten parts has a tenth of it
_LONGEST_HEAD = 10_000  # bytes
_OF_PARTS = re.compile(rb"(?i)(?:\A|[\r\n])content-(?:type|disposition):[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*")


def is_mail_safe_to_parse(content: bytes) -> bool:
    """Whether an e-mail can be split into its parts in about a second. Each line is compared with the boundary of every
    part that it may belong to, and the time for a part's headers grows with the square of their length: the sender
    chooses both."""
    if any(len(head[0]) > _LONGEST_HEAD for head in _OF_PARTS.finditer(content)):
        return False
    return content.lower().count(b"boundary") * content.count(b"\n") <= _MOST_COMPARED
