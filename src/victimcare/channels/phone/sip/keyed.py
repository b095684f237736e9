"""Keys that come by INFO, as some carriers still send them."""

from __future__ import annotations

import re

from aiosipua.message import SipRequest

_KEY_OF_SIGNAL = {**{str(number): str(number) for number in range(10)}, "*": "*", "#": "#", "10": "*", "11": "#"}


def key_of(request: SipRequest) -> str | None:
    """The key an INFO tells of; None when it tells of none we know."""
    kind = (request.content_type or "").split(";")[0].strip().lower()
    if kind == "application/dtmf":
        return _KEY_OF_SIGNAL.get(request.text.strip())
    if kind == "application/dtmf-relay":
        found = re.search(r"^\s*Signal\s*=\s*(\S+)", request.text, re.IGNORECASE | re.MULTILINE)
        return _KEY_OF_SIGNAL.get(found[1]) if found else None
    return None


REFUSED_INFO = {"Accept": "application/dtmf-relay, application/dtmf"}


def told_by(request: SipRequest) -> tuple[int, str | None]:
    """How an INFO is answered, and its key if it has one: 200 also for a sign of life, 415 for what we do not read."""
    key = key_of(request)
    return (415, None) if key is None and request.body else (200, key)
