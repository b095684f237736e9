"""Languages as directories name them: by ISO 639 code, or by English name."""

from __future__ import annotations

from collections.abc import Mapping

# The languages most spoken in England and Wales besides English, and British Sign Language. An entry may name any other
# by its code, and is then found and shown by that code.
LANGUAGE_NAMES: Mapping[str, str] = {
    "am": "Amharic",
    "ar": "Arabic",
    "bn": "Bengali",
    "bg": "Bulgarian",
    "cy": "Welsh",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Farsi",
    "fr": "French",
    "gu": "Gujarati",
    "hi": "Hindi",
    "hu": "Hungarian",
    "it": "Italian",
    "ku": "Kurdish",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nl": "Dutch",
    "pa": "Punjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "so": "Somali",
    "sq": "Albanian",
    "ta": "Tamil",
    "ti": "Tigrinya",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "yo": "Yoruba",
    "zh": "Chinese",
    "bfi": "British Sign Language",
}
_CODES = {name.lower(): code for code, name in LANGUAGE_NAMES.items()}
ENGLISH = "en"


def language_code(text: str) -> str:
    """Return the code of a language given by code or English name; empty for English and for anything else."""
    word = text.strip().lower()
    code = _CODES.get(word) or word.replace("_", "-").partition("-")[0]
    is_code = len(code) in (2, 3) and code.isascii() and code.isalpha()
    return code if is_code and code != ENGLISH else ""


def language_name(code: str) -> str:
    """Return the English name; the code itself if we have no name for it."""
    return LANGUAGE_NAMES.get(code, code)
