"""eSpeak's quirks: what its voices are called, and how fast they speak."""

from __future__ import annotations

from victimcare.services.ports import SpeechFailed

# Language of ours → (name in the library’s own data, name the program takes). Beside English only what a force has
# switched on is spoken, after somebody who speaks the language has listened (channels/phone/prompts.switched_on).
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
WORDS_A_MINUTE = 145  # a hearing-friendly pace; eSpeak's own is 175
SLOW_WORDS_A_MINUTE = 110  # for a caller who asked for it; below 80 its vowels sound torn


def espeak_voice(language: str) -> tuple[str, str]:
    """Raises SpeechFailed for a language without a voice."""
    if language not in VOICES:
        raise SpeechFailed(f"no voice for language {language!r}")
    return VOICES[language]
