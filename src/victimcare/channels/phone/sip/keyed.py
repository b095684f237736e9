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
