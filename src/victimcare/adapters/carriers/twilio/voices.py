"""Which of Twilio's voices says what is about a person, by language. Source: the voices of its "Text-to-speech".

British, and of the standard kind. A language is added when somebody who speaks it has listened to its voice.
"""

from __future__ import annotations

# language → (voice, locale)
VOICES = {
    "en": ("Polly.Amy", "en-GB"),
}


def voice(language: str) -> tuple[str, str]:
    """The English one for a language that has none."""
    return VOICES.get(language, VOICES["en"])
