"""What the line says, as sound: fixed sentences made ready before the first call, others made when they are needed."""

from __future__ import annotations

import hashlib
import os
import wave
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from victimcare.rules.calls import FLOW, Said
from victimcare.rules.calls.sound import FRAME, MULAW_SILENCE, RATE, resampled, samples, to_mulaw
from victimcare.rules.sentences import Sentence
from victimcare.services.ports import Speech
from victimcare.wording import Value, say, tell

GAP = MULAW_SILENCE * (RATE // 4)  # between two sentences
_QUIET = 300  # of 32,768: below this a voice has not begun
_DIGITS = [f"calls-digit-{digit}" for digit in range(10)]
_MAKING = 2  # raised when what is kept would sound different


class NotARecording(Exception):
    """A file among the recordings cannot be used; the message says which and what was expected."""


class Prompts:
    """Fixed sentences by id, as mu-law.

    A sentence is spoken by a recording `recordings/<language>/<id>.wav` in the home folder if there is one, else by
    the machine, kept in `prompts/<language>/`. `values` fill the force's own name and number into fixed sentences.
    What is about a person is only ever in memory.
    """

    def __init__(self, home: Path, speech: Speech, values: Mapping[str, Value], language: str = "en") -> None:
        self._recordings = home / "recordings" / language
        self._kept = home / "prompts" / language
        self._speech = speech
        self._values = dict(values)
        self._language = language
        self._sounds: dict[str, bytes] = {}

    def prepare(self) -> None:
        """Make every fixed sentence of the flow ready. Raises NotARecording and SpeechFailed."""
        self._kept.mkdir(parents=True, exist_ok=True)
        wanted = {name: self._fixed(name) for name in fixed_sentences()}
        self._sounds = {name: sound for name, (sound, _) in wanted.items()}
        for path in set(self._kept.glob("*.ulaw")) - {path for _, path in wanted.values()}:
            path.unlink()  # the sentence has changed since

    def sound(self, name: str) -> bytes:
        """A fixed sentence and the gap after it."""
        return self._sounds[name]

    def digits(self, digits: str) -> bytes:
        """A number read back, in groups: the last six by threes, the rest before them as one."""
        groups = [digits[:-6], digits[-6:-3], digits[-3:]]
        return b"".join(self._group(group) for group in groups if group)

    def render(self, sentences: Iterable[Sentence], today: date) -> bytes:
        """Sentences about a person, spoken. In memory only. Takes time: never in the audio loop."""
        texts = [tell(each, manner="spoken", today=today, language=self._language) for each in sentences]
        return b"".join(self._spoken(text) for text in texts)

    def speak(self, text: str) -> bytes:
        """Words that come ready, such as those for an answering machine. As `render`."""
        return self._spoken(text)

    def _group(self, group: str) -> bytes:
        return b"".join(self._sounds[f"calls-digit-{digit}"] for digit in group) + GAP

    def _fixed(self, name: str) -> tuple[bytes, Path | None]:
        recording = self._recordings / f"{name}.wav"
        if recording.exists():
            return _with_gap(to_mulaw(read_recording(recording))), None
        text = say(name, self._language, **self._values)
        mark = hashlib.sha256(f"{_MAKING}\n{text}".encode()).hexdigest()[:16]
        kept = self._kept / f"{name}.{mark}.ulaw"
        if not kept.exists():
            making = kept.with_suffix(f".{os.getpid()}")
            making.write_bytes(self._spoken(text))
            making.replace(kept)
        return kept.read_bytes(), kept

    def _spoken(self, text: str) -> bytes:
        return _with_gap(to_mulaw(trimmed(self._speech.render(text, self._language))))


def _with_gap(mulaw: bytes) -> bytes:
    """In whole packets, so that sentences follow each other the same way in every call."""
    return mulaw + GAP + MULAW_SILENCE * (-len(mulaw + GAP) % FRAME)


def fixed_sentences() -> list[str]:
    """The ids of all fixed sentences that the flow can say; the script of a recording session."""
    said = {words for step in FLOW.values() for words in step.says if isinstance(words, str)}
    return sorted(said - set(Said)) + _DIGITS


def read_recording(path: Path) -> bytes:
    """A recording as 8 kHz PCM. Raises NotARecording."""
    try:
        with wave.open(str(path)) as recording:
            shape = (recording.getnchannels(), recording.getsampwidth())
            if shape != (1, 2):
                raise NotARecording(f"{path}: expected a mono recording of 16 bits a sample")
            return trimmed(resampled(recording.readframes(recording.getnframes()), recording.getframerate()))
    except (OSError, EOFError, wave.Error) as problem:
        raise NotARecording(f"{path}: expected a WAV file ({problem})") from problem


def trimmed(pcm: bytes) -> bytes:
    """Without the quiet before the first sound and after the last: the caller should hear a word at once."""
    loud = [index for index, sample in enumerate(samples(pcm)) if abs(sample) > _QUIET]
    return pcm[2 * loud[0] : 2 * loud[-1] + 2] if loud else b""
