"""eSpeak's voices and their speeds."""

from __future__ import annotations

from victimcare.services.ports import SpeechFailed

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
