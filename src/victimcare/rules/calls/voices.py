"""Whether somebody is heard in a recording. In doubt yes: a message that nobody needs costs a minute of somebody's
time, one that was thrown away may have been a whisper for help.

All but the last comparison is done in C, so that three minutes of sound are looked at in a few hundredths of a second.
"""

from __future__ import annotations

from victimcare.rules.calls.sound import FRAME, from_mulaw, samples

_STEP = 8  # the smallest step of G.711: the sum of a window counts its loudness in these
_LOUD = 100  # of such steps, on the average of a window: 28 dB under the loudest. That is never only noise
_QUIET = 4  # 56 dB under the loudest: what is softer nobody would hear
_ABOVE_THE_NOISE = 2.0  # times as loud: 6 dB
_LEAST = 15  # windows of 20 ms: the shortest word; a click or the end of a key's tone is shorter
_LOUDNESS = bytes(min(255, abs(value) // _STEP) for value in samples(from_mulaw(bytes(range(256)))))


def holds_a_voice(mulaw: bytes) -> bool:
    """Whether more is heard than the steady noise of the line, for as long as a word takes."""
    loudness = mulaw.translate(_LOUDNESS)
    windows = [sum(loudness[at : at + FRAME]) / FRAME for at in range(0, len(loudness) - FRAME + 1, FRAME)]
    if not windows:
        return False
    noise = sorted(windows)[len(windows) // 10]
    least = min(_LOUD, max(_QUIET, _ABOVE_THE_NOISE * noise))
    return sum(window > least for window in windows) >= _LEAST
