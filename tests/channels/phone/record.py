"""Rings a running line as a caller would, and keeps what both sides hear.

    python -m tests.channels.phone.record 127.0.0.1:5070 HOME call.wav "~ 1 ~ 042719385560 @calls-case-menu 2 ~ *"

The last argument is what the caller does, in order: `~` waits until nothing was said for a second and a half (`~3`:
three seconds), `@` until this sentence was heard (as the line keeps it in its home); digits, star and hash are keyed;
`a.wav` speaks a recording of 8 kHz; `.` waits until the line hangs up.
"""

from __future__ import annotations

import asyncio
import shlex
import struct
import sys
import wave
from pathlib import Path

from tests.channels.phone.caller import Caller

from victimcare.rules.calls.audio import FRAME, MULAW_SILENCE, RATE, to_mulaw

_QUIET = MULAW_SILENCE * FRAME
_LONGEST = 300.0  # seconds


async def quiet(caller: Caller, seconds: float) -> None:
    """Wait until nothing has been said for that long."""
    count = int(seconds / 0.02)
    since = len(caller.heard)
    while len(caller.heard) < since + count or any(packet.payload != _QUIET for packet in caller.heard[-count:]):
        await asyncio.sleep(0.02)


async def speak(caller: Caller, recording: Path) -> None:
    """Speaks at the pace of the recording."""
    with wave.open(str(recording)) as opened:
        assert opened.getframerate() == RATE, "a recording of 8,000 samples a second"
        sound = to_mulaw(opened.readframes(opened.getnframes()))
    due = asyncio.get_running_loop().time()
    for at in range(0, len(sound) - FRAME + 1, FRAME):
        caller.speak(sound[at : at + FRAME])
        due += 0.02
        await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))


async def hears(caller: Caller, home: Path, name: str) -> None:
    """Wait until this fixed sentence was heard once more than before."""
    (kept,) = (home / "prompts" / "en").glob(f"{name}.*.ulaw")
    since = len(caller.heard)
    while kept.read_bytes() not in caller.sound(since):
        await asyncio.sleep(0.1)


async def record(address: tuple[str, int], home: Path, does: str, file: Path) -> None:
    async with Caller(address) as caller:
        await caller.ring()
        for part in shlex.split(does):
            if part.startswith("~"):
                await asyncio.wait_for(quiet(caller, float(part[1:] or 1.5)), _LONGEST)
            elif part.startswith("@"):
                await asyncio.wait_for(hears(caller, home, part[1:]), _LONGEST)
            elif part == ".":
                await asyncio.wait_for(caller.is_hung_up.wait(), _LONGEST)
            elif part.endswith(".wav"):
                await speak(caller, Path(part))
            else:
                await caller.key(part, apart=0.3)
        write_mulaw(file, caller.sound())


def write_mulaw(file: Path, sound: bytes) -> None:
    """Writes a WAV file as it came over the wire: G.711, half the size of samples written out."""
    shape = struct.pack("<HHIIHHH", 7, 1, RATE, RATE, 1, 8, 0)
    parts = b"fmt " + struct.pack("<I", len(shape)) + shape + b"data" + struct.pack("<I", len(sound)) + sound
    file.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(parts)) + b"WAVE" + parts)


def read_mulaw(file: Path) -> bytes:
    """Reads what `write_mulaw` wrote."""
    kept = file.read_bytes()
    return kept[kept.index(b"data") + 8 :]


if __name__ == "__main__":
    host, _, port = sys.argv[1].rpartition(":")
    asyncio.run(record((host, int(port)), Path(sys.argv[2]), sys.argv[4], Path(sys.argv[3])))
