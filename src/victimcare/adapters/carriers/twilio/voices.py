"""Which of Twilio's voices says what is about a person, by language. Source: the voices of its "Text-to-speech".

British where there is one, and of the standard kind, which no voice is cloned for. A language without one is said by
none: the flow does not offer it before its sentences are recorded.
"""

from __future__ import annotations

# language → (voice, locale)
VOICES = {
    "en": ("Polly.Amy", "en-GB"),
    "cy": ("Polly.Gwyneth", "cy-GB"),
    "pl": ("Polly.Ewa", "pl-PL"),
    "ro": ("Polly.Carmen", "ro-RO"),
    "ar": ("Polly.Zeina", "arb"),
    "pa": ("Google.pa-IN-Standard-A", "pa-IN"),
    "bn": ("Google.bn-IN-Standard-A", "bn-IN"),
    "ur": ("Google.ur-IN-Standard-A", "ur-IN"),
}


def voice(language: str) -> tuple[str, str]:
    """The English one for a language that has none."""
    return VOICES.get(language, VOICES["en"])
