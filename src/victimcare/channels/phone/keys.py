"""Keys pressed during the call: out of RTP's telephone events (RFC 4733), or heard in the sound."""

from __future__ import annotations

from collections import deque

from victimcare.rules.calls.audio_detection import KEY_WINDOW, detect_key

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


class HeardKeys:
    """One call's keys in the sound, for a telephone that offers no events.

    A key is taken once it was heard in two windows of 20 ms one after another, which every key of 60 ms has, and is
    over when two did not hold it: a pause between two of the same key has those (ETSI ES 201 235-1: both last 65 ms).
    """

    def __init__(self) -> None:
        self._kept = b""
        self._last: str | None = None
        self._down: str | None = None
        self._without = 0

    def read(self, pcm: bytes) -> list[str]:
        """The keys that begin to be known in this sound, 16 bits a sample."""
        self._kept += pcm
        whole = len(self._kept) // _WINDOW_BYTES * _WINDOW_BYTES
        windows, self._kept = self._kept[:whole], self._kept[whole:]
        found = [self._next(detect_key(windows[at : at + _WINDOW_BYTES])) for at in range(0, whole, _WINDOW_BYTES)]
        return [key for key in found if key]

    def _next(self, key: str | None) -> str | None:
        before, self._last = self._last, key
        if key is not None and key == self._down:
            self._without = 0
            return None
        self._without += 1
        if key is not None and key == before:
            self._down, self._without = key, 0
            return key
        if self._without == 2:
            self._down = None
        return None


_WINDOW_BYTES = 2 * KEY_WINDOW
