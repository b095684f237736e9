"""A separate process around the eSpeak library: a fault in native code ends this process, never a call.

Standard input: one JSON object a line, `{"text", "voice", "words_a_minute"}`. Standard output, for each: four bytes of
length (big-endian) and that many bytes of 8 kHz PCM; length 0 is a failure. Ends when standard input closes.
"""

from __future__ import annotations

import ctypes
import json
import sys

import espeakng_loader

from victimcare.rules.calls.resampling import resample_for_telephone

# Constants of espeak-ng's speak_lib.h.
_RETRIEVAL = 1  # AUDIO_OUTPUT_RETRIEVAL: give the samples to the callback
_RATE = 1  # espeakRATE
_UTF8 = 1  # espeakCHARS_UTF8
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class EspeakLibrary:
    """eSpeak loaded into this process. Not safe for threads."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self._samples_a_second = self._library.espeak_Initialize(_RETRIEVAL, 0, data, 0)
        if self._samples_a_second <= 0:
            raise OSError(f"eSpeak did not start: {self._samples_a_second}")
        self._heard = bytearray()
        self._callback = _CALLBACK(self._hear)  # referenced here, because the library holds only a bare pointer to it
        self._library.espeak_SetSynthCallback(self._callback)

    def speak(self, text: str, voice: str, words_a_minute: int) -> bytes:
        """8 kHz PCM; empty when the voice is unknown or eSpeak refused."""
        self._heard.clear()
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            return b""
        self._library.espeak_SetParameter(_RATE, words_a_minute, 0)
        encoded = text.encode() + b"\0"
        if self._library.espeak_Synth(encoded, ctypes.c_size_t(len(encoded)), 0, 0, 0, _UTF8, None, None) != 0:
            return b""
        self._library.espeak_Synchronize()
        return resample_for_telephone(bytes(self._heard), self._samples_a_second)

    def _hear(self, samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._heard += ctypes.string_at(samples, 2 * count)
        return 0


def run_espeak_worker() -> None:
    library = EspeakLibrary()
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        pcm = library.speak(asked["text"], asked["voice"], asked["words_a_minute"])
        sys.stdout.buffer.write(len(pcm).to_bytes(4, "big") + pcm)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    run_espeak_worker()
