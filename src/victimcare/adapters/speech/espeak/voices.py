"""eSpeak's quirks: what its voices are called, and how fast they speak."""

from __future__ import annotations

from victimcare.services.ports import SpeechFailed

# Language of ours → (name in the library's own data, name the program takes). Languages in which nobody has checked
# the machine's speech have none, and are not spoken.
VOICES = {"en": ("gmw/en", "en-gb")}
WORDS_A_MINUTE = 145  # a hearing-friendly pace; eSpeak's own is 175


def voice(language: str) -> tuple[str, str]:
    """Raises SpeechFailed for a language without a checked voice."""
    if language not in VOICES:
        raise SpeechFailed(f"no checked voice for language {language!r}")
    return VOICES[language]
