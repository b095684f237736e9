"""Machine speech by eSpeak NG, on this machine: no text leaves it. Robotic; a fixed prompt can be recorded instead."""

from victimcare.adapters.speech.espeak.speech import Espeak

__all__ = ["Espeak"]
