from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import threading
import wave
from contextlib import suppress

from victimcare.rules.calls.resampling import resample_for_telephone
from victimcare.services.ports import SpeechFailed

_PROGRAM_SECONDS = 20


class EspeakSpeech:
    """A `SpeechEngine`. Calls from several threads take turns.

    The library of the wheel runs in a worker process that is started on first use and again if it dies. Where it cannot
    start, the `espeak-ng` program of the system speaks instead.
    """

    def __init__(self, worker_command: tuple[str, ...] | None = None, program: str = "espeak-ng") -> None:
        self._command = worker_command or (sys.executable, "-m", "victimcare.adapters.speech.espeak.espeak_worker")
        self._program = program
        self._worker: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def render(self, text: str, language: str, *, is_slow: bool = False) -> bytes:
        """The sentence as 8 kHz, mono, 16-bit little-endian PCM. Raises SpeechFailed."""
        of_library, of_program = espeak_voice(language)
        pace = SLOW_WORDS_A_MINUTE if is_slow else WORDS_A_MINUTE
        with self._turn:
            for _ in range(2):  # the second time with a fresh worker
                with suppress(OSError, ValueError):
                    if pcm := self._from_worker(text, of_library, pace):
                        return pcm
                self._stop_worker()
        return self._from_program(text, of_program, pace)

    def close(self) -> None:
        with self._turn:
            self._stop_worker()

    def _from_worker(self, text: str, voice_name: str, pace: int) -> bytes:
        worker = self._running_worker()
        asked = {"text": text, "voice": voice_name, "words_a_minute": pace}
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(json.dumps(asked).encode() + b"\n")
        worker.stdin.flush()
        length = int.from_bytes(worker.stdout.read(4), "big")
        pcm = worker.stdout.read(length)
        return pcm if len(pcm) == length else b""

    def _running_worker(self) -> subprocess.Popen[bytes]:
        if self._worker is None or self._worker.poll() is not None:
            self._worker = subprocess.Popen(  # noqa: S603 our own module
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._worker

    def _stop_worker(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        worker.wait()
        for pipe in (worker.stdin, worker.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was still buffered has nowhere to go
                    pipe.close()

    def _from_program(self, text: str, voice_name: str, pace: int) -> bytes:
        path = shutil.which(self._program)
        if path is None:
            raise SpeechFailed(
                "eSpeak's library does not start and there is no espeak-ng program: apt install espeak-ng"
            )
        speaking = [path, "--stdin", "--stdout", "-b", "1", "-v", voice_name, "-s", str(pace)]
        try:
            done = subprocess.run(  # noqa: S603 no shell; the text goes by standard input, never by the command line
                speaking, input=text.encode(), capture_output=True, check=True, timeout=_PROGRAM_SECONDS
            )
        except (OSError, subprocess.SubprocessError) as problem:
            raise SpeechFailed(f"espeak-ng failed: {type(problem).__name__}") from None
        with wave.open(io.BytesIO(done.stdout)) as spoken:
            # Written to a pipe, the header's length is not the real one: take what is there.
            return resample_for_telephone(spoken.readframes(len(done.stdout)), spoken.getframerate())


# Language of ours → (name in the library’s own data, name the program takes). Besides English only what a force has
# switched on is spoken, after a speaker of the language has listened (`line_prompts.list_machine_languages`).
VOICES = {
    "en": ("gmw/en", "en-gb"),
    "ar": ("sem/ar", "ar"),
    "bn": ("inc/bn", "bn"),
    "cy": ("cel/cy", "cy"),
    "pa": ("inc/pa", "pa"),
    "pl": ("zlw/pl", "pl"),
    "ro": ("roa/ro", "ro"),
    "ur": ("inc/ur", "ur"),
}
WORDS_A_MINUTE = 145  # a comfortable pace for listeners; eSpeak's own is 175
SLOW_WORDS_A_MINUTE = 110  # for a caller who asked for it; below 80 its vowels sound torn


def espeak_voice(language: str) -> tuple[str, str]:
    """Raises SpeechFailed for a language without a voice."""
    if language not in VOICES:
        raise SpeechFailed(f"no voice for language {language!r}")
    return VOICES[language]
