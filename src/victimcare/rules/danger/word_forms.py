"""Splits a message into words, each reduced to one form however it was typed, with its position.

Case, accents, apostrophes, repeated letters and digits for letters make no difference. Nor do two spellings of one
sound in romanised Urdu, Punjabi, Bengali and Arabic (`sound_form`). The work is proportional to the length of the
message.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_WORD = 30  # characters; the rest of a longer word is ignored
SENTENCE_BREAK = ""  # marks the end of a sentence; no pattern reaches across it

_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u0900-\u0963\u0980-\u09e3\u0a00-\u0a75"
_LETTER = rf"[^\W_{_HIDDEN}]|[{_MARKS}{_HIDDEN}]"
_TOKEN = re.compile(
    rf"(?P<word>(?:{_LETTER})(?:(?:['’‘ʼ`´*@$]+(?=[^\W_]))?(?:{_LETTER}))*)"
    r"|(?P<sign>[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff])"
    r"|(?P<stop>(?<!\.)\.(?!\.)(?=\s|\Z)|[!?।۔؟]|\n[ \t\r]*\n)"
)
_DROPPED = re.compile(rf"['’‘ʼ`´*{_HIDDEN}\u0640]")
# Indic signs that are often left out or mixed up: nukta, chandrabindu and the signs for nasalising or doubling.
_INDIC_DROPPED = re.compile("[\u09bc\u0981\u0a3c\u0a01\u0a02\u0a70\u0a71]")
_TWICE = re.compile(r"(.)\1+")
_SAME = str.maketrans(
    {"ł": "l", "ı": "i", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("ىیېےۓ", "ي")
    | dict.fromkeys("کڪ", "ك")
    | dict.fromkeys("ہھۂۃةە", "ه")
    | {"ں": "ن", "ٱ": "ا"}
)
_FOR_LETTERS = str.maketrans("013457@$", "oieastas")
_BY_SOUND = (
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "j"),
    ("ee", "i"),
    ("oo", "u"),
    ("ou", "u"),
    ("ay", "e"),
    ("ai", "e"),
    ("ae", "e"),
    ("ey", "e"),
    ("ei", "e"),
    ("y", "i"),
    ("o", "u"),
)
_BREATHED = re.compile(r"(?<=[bdgjklmnprtv])h")
_LAST_VOWEL = re.compile(r"[ei]\Z")


@dataclass(frozen=True, slots=True)
class MessageWord:
    """One word. `plain`: its usual form; `typed`: before digits were read as letters; both are `SENTENCE_BREAK` at a
    break."""

    plain: str
    typed: str
    start: int
    end: int


def split_words(text: str, respelled: Mapping[str, tuple[str, ...]]) -> list[MessageWord]:
    """Split the text into words, in order. `respelled`: short and mistyped forms, with the words they stand for."""
    found: list[MessageWord] = []
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if token.lastgroup == "stop":
            found.append(MessageWord(SENTENCE_BREAK, SENTENCE_BREAK, start, end))
        elif token.lastgroup == "sign":
            found.append(MessageWord(token[0], token[0], start, end))
        elif base := _base(token[0][: 2 * LONGEST_WORD]):
            plain = _plain(base)
            for said in respelled.get(base) or respelled.get(plain) or (plain,):
                found.append(MessageWord(said, base, start, end))
    return _joined(found)


def plain_form(word: str) -> str:
    """Return the usual form of a rule's word."""
    return _plain(_base(word))


def typed_form(word: str) -> str:
    """Return the form of a rule's word in which digits stay digits, as in `7`, `3` and `2` for Arabic sounds."""
    return _base(word)


def sound_form(word: str) -> str:
    """Return a romanised word without the differences of spelling: `mujhe`, `mujhay` and `mujey` become one."""
    sound = _TWICE.sub(r"\1", word.replace("ee", "i").replace("oo", "u"))
    for spelling, said in _BY_SOUND:
        sound = sound.replace(spelling, said)
    sound = _BREATHED.sub("", sound)
    return _TWICE.sub(r"\1", _LAST_VOWEL.sub("i", sound))


def _base(word: str) -> str:
    word = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold())
    word = _INDIC_DROPPED.sub("", _DROPPED.sub("", word))
    kept = (letter for letter in word if not _is_accent(letter))
    digits = (str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in kept)
    return "".join(digits).translate(_SAME)[:LONGEST_WORD]


def _is_accent(letter: str) -> bool:
    """Whether it is an accent. Vowel signs of Indic scripts are not: they make another word."""
    return unicodedata.category(letter) == "Mn" and not "\u0900" <= letter <= "\u0dff"


def _plain(base: str) -> str:
    if not base.isdigit() and any(letter in "013457@$" for letter in base):
        base = base.translate(_FOR_LETTERS)
    return base if base.isdigit() else _TWICE.sub(r"\1", base)


def _joined(words: list[MessageWord]) -> list[MessageWord]:
    """Rejoin words that were spelled out letter by letter (`h e l p`)."""
    found: list[MessageWord] = []
    run: list[MessageWord] = []
    for word in [*words, MessageWord(SENTENCE_BREAK, SENTENCE_BREAK, 0, 0)]:
        is_letter = len(word.typed) == 1 and word.typed.isalpha()
        if is_letter and (not run or word.start == run[-1].end + 1):
            run.append(word)
            continue
        if len(run) > 3:
            plain = _plain("".join(one.typed for one in run)[:LONGEST_WORD])
            found.append(MessageWord(plain, plain, run[0].start, run[-1].end))
        else:
            found += run
        run = [word] if is_letter else []
        if not is_letter:
            found.append(word)
    return found[:-1]
