"""Rings a running line as somebody with a code would, and keeps what is heard.

    python -m tests.channels.phone.record 127.0.0.1:5070 042719385560 call.wav

Listens to the greeting, keys the code, listens to her case, asks to be rung back, and waits until the line hangs up.
"""

from __future__ import annotations

import asyncio
import struct
import sys
from pathlib import Path

from tests.channels.phone.caller import Caller

from victimcare.rules.calls.sound import FRAME, MULAW_SILENCE, RATE

_QUIET = MULAW_SILENCE * FRAME


async def quiet(caller: Caller, seconds: float) -> None:
    """Wait until nothing has been said for so long."""
    count = int(seconds / 0.02)
    while len(caller.heard) < count or any(packet.payload != _QUIET for packet in caller.heard[-count:]):
        await asyncio.sleep(0.02)


async def record(address: tuple[str, int], code: str, file: Path) -> None:
    async with Caller(address) as caller:
        await caller.ring()
        await quiet(caller, 1.5)
        await caller.key("1" + code, apart=0.25)
        await quiet(caller, 3.0)  # the check itself is two seconds of quiet
        await caller.key("2")
        await asyncio.wait_for(caller.is_hung_up.wait(), 60)
        write_mulaw(file, caller.sound())


def write_mulaw(file: Path, sound: bytes) -> None:
    """A WAV file as it came over the wire: G.711, half the size of samples written out."""
    shape = struct.pack("<HHIIHHH", 7, 1, RATE, RATE, 1, 8, 0)
    parts = b"fmt " + struct.pack("<I", len(shape)) + shape + b"data" + struct.pack("<I", len(sound)) + sound
    file.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(parts)) + b"WAVE" + parts)


if __name__ == "__main__":
    host, _, port = sys.argv[1].rpartition(":")
    asyncio.run(record((host, int(port)), sys.argv[2], Path(sys.argv[3])))
