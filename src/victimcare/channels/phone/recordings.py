"""Recordings of fixed sentences by a human voice: files that a studio hands over, each judged before it is said."""

from __future__ import annotations

import wave
from pathlib import Path

from victimcare.rules.calls.audio import RATE, unpack_samples
from victimcare.rules.calls.resampling import resample_for_telephone

FOLDER = "recordings"  # in the home, a folder a language
_QUIET = 300  # of 32,768: below this a voice has not begun
_TOO_LOW = 1600  # a voice whose loudest sample is below this (-26 dB) is not heard over a telephone
_FULL, _MOST_FULL = 32700, 0.002  # so many samples at the very top are a voice that was cut off
_LEAST_A_WORD, _MOST_A_WORD, _PAUSES = 0.12, 1.2, 2.0  # seconds


class NotARecording(Exception):
    """A file among the recordings cannot be used; the message says which and what was expected."""


def file_of(home: Path, language: str, name: str) -> Path:
    """Where the recording of this sentence lies, or would."""
    return home / FOLDER / language / f"{name}.wav"


def read_recording(path: Path, words: str) -> bytes:
    """A recording of these words as 8 kHz PCM, without the quiet around it. Raises NotARecording."""
    try:
        with wave.open(str(path)) as recording:
            shape, rate = (recording.getnchannels(), recording.getsampwidth()), recording.getframerate()
            frames = recording.readframes(recording.getnframes())
    except (OSError, EOFError, wave.Error) as problem:
        why = f" ({problem})" if str(problem) else ", and it ends before one begins"
        raise NotARecording(f"{path}: expected a WAV file{why}") from problem
    if shape != (1, 2):
        raise NotARecording(f"{path}: expected a mono recording of 16 bits a sample")
    if rate < RATE:
        raise NotARecording(f"{path}: expected {RATE:,} samples a second or more, and it has {rate:,}")
    pcm = trimmed(resample_for_telephone(frames, rate))
    if wrong := _wrong(pcm, len(words.split())):
        raise NotARecording(f"{path}: expected {wrong}")
    return pcm


def trimmed(pcm: bytes) -> bytes:
    """Without the quiet before the first sound and after the last: the caller should hear a word at once."""
    loud = [index for index, sample in enumerate(unpack_samples(pcm)) if abs(sample) > _QUIET]
    return pcm[2 * loud[0] : 2 * loud[-1] + 2] if loud else b""


def _wrong(pcm: bytes, words: int) -> str:
    """What was expected instead; empty for one that can be used."""
    values = unpack_samples(pcm)
    loudest, seconds = max(map(abs, values), default=0), len(values) / RATE
    if loudest < _TOO_LOW:
        return "a voice that can be heard, and its loudest moment is very low"
    if sum(abs(value) >= _FULL for value in values) > _MOST_FULL * len(values):
        return "a voice that is not cut off at the top: record it lower"
    least, most = _LEAST_A_WORD * words, _PAUSES + _MOST_A_WORD * words
    if not least <= seconds <= most:
        return f"{least:.1f} to {most:.1f} seconds for these {words} words, and it lasts {seconds:.1f}"
    return ""
