"""Listens to a recorded call: each sentence is spoken anew by the machine and looked for in the recording.

    python -m tests.channels.phone.listen call.wav < sentences.txt

One sentence a line, in the expected order; prints when each begins and how alike it was.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.channels.phone.likeness import best
from tests.channels.phone.record import read_mulaw

from victimcare.adapters.speech.espeak import EspeakSpeech
from victimcare.channels.phone.line_prompts import trim_silence
from victimcare.rules.calls.audio import RATE, from_mulaw

LOOKS_AHEAD = (5, 45)  # seconds after the sentence before: near first, as a sentence may come again
SURE = 0.85


def listen(file: Path, sentences: list[str]) -> list[tuple[float, float, str]]:
    """When each begins, how alike it was, and the sentence."""
    voice = EspeakSpeech()
    heard, at, found = from_mulaw(read_mulaw(file)), 0.0, []
    try:
        for sentence in sentences:
            wanted = trim_silence(voice.render(sentence, "en"))
            for ahead in LOOKS_AHEAD:
                window = heard[int(at * RATE) * 2 : int((at + ahead) * RATE) * 2 + len(wanted)]
                alike, offset = best(window, wanted)
                if alike > SURE:
                    break
            found.append((at + offset, alike, sentence))
            if alike > SURE:
                at += offset + len(wanted) / 2 / RATE - 0.3
    finally:
        voice.close()
    return found


if __name__ == "__main__":
    for begins, alike, sentence in listen(Path(sys.argv[1]), [line.strip() for line in sys.stdin if line.strip()]):
        print(f"| {int(begins) // 60}:{int(begins) % 60:02} | {sentence} | {alike:.2f} |")
