"""Machine speech by eSpeak NG, on this machine: no text leaves it. Robotic; a fixed prompt can be recorded instead."""

from victimcare.adapters.speech.espeak.espeak_speech import EspeakSpeech

__all__ = [
    "EspeakSpeech",
]
