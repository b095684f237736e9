"""Keys pressed during the call, out of RTP's telephone events (RFC 4733)."""

from __future__ import annotations

from collections import deque

_KEYS = "0123456789*#"


class Keys:
    """One call's telephone events. A key is taken from the first packet of its event that arrives, whichever that is:
    the packets of one event share their RTP timestamp, so it is taken once however often they come."""

    def __init__(self) -> None:
        self._seen: deque[tuple[int, int]] = deque(maxlen=16)

    def read(self, source: int, timestamp: int, payload: bytes) -> str | None:
        """The key, if this packet begins a new event; None for a packet of one already taken and for what is no key."""
        if len(payload) < 4 or payload[0] >= len(_KEYS):
            return None
        event = (source, timestamp)
        if event in self._seen:
            return None
        self._seen.append(event)
        return _KEYS[payload[0]]
