"""What she says, kept in memory: a message for her officer or the desk."""

from __future__ import annotations

from victimcare.channels.phone.pacer import TICK
from victimcare.rules.calls.audio import FRAME, MULAW_SILENCE

_UNEVEN = 10 * FRAME  # packets may come so much later or earlier than the clock says


class Recorder:
    """One recording, mu-law, as long as it took: what did not come is silence, what comes too fast is left out."""

    def __init__(self, most_seconds: float) -> None:
        self._most = int(most_seconds / TICK)
        self._ticks = 0
        self._sound = bytearray()

    @property
    def is_full(self) -> bool:
        return self._ticks >= self._most

    @property
    def sound(self) -> bytes:
        return bytes(self._sound)

    def take(self, mulaw: bytes) -> None:
        room = self._ticks * FRAME + _UNEVEN - len(self._sound)
        self._sound += mulaw[: max(0, room)]

    def tick(self) -> None:
        self._ticks += 1
        missing = self._ticks * FRAME - _UNEVEN - len(self._sound)
        if missing > 0:
            self._sound += MULAW_SILENCE * missing
