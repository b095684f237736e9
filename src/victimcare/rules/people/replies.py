"""Whether somebody who wrote back asks for no more messages. Everything else that they say is for a person to read.

Rather once too often: it only makes us quieter, and a person asks her afterwards whether she wanted that.
"""

import unicodedata

# A word or two by which people, and the networks, mean it, in the languages in which we write.
_STOP = frozenset(
    {
        "stop",
        "stopall",
        "unsubscribe",
        "cancel",
        "end",
        "quit",
        "optout",
        "remove",
        "atal",  # cy
        "stopiwch",  # cy
        "anuluj",  # pl
        "rezygnuję",  # pl
        "opreste",  # ro
        "oprește",  # ro
        "بند",  # ur
        "روکیں",  # ur
        "توقف",  # ar
        "إيقاف",  # ar
        "বন্ধ",  # bn
        "থামুন",  # bn
        "ਬੰਦ",  # pa
        "ਰੋਕੋ",  # pa
    }
)
_POLITE = frozenset({"please", "pls", "plz", "os", "gwelwch", "yn", "dda", "proszę", "va", "rog"})
_PLAIN = "stop"  # said with a few words more, it is still this: "Stop texting me please"
_FEW = 5
_CEDILLAS = str.maketrans("şţŞŢ", "șțȘȚ")
_SIGNS = ("P", "S", "C")  # punctuation, symbols, control characters, as Unicode sorts them


def asks_to_stop(words: str) -> bool:
    """By the first line that says anything, what is quoted from us left out."""
    for line in words.splitlines():
        if line.lstrip().startswith(">"):
            continue
        if said := _without_signs(_composed(line)).casefold().split():
            return _asks(said)
    return False


def _asks(said: list[str]) -> bool:
    asked = [word for word in said if word not in _POLITE]
    return "".join(asked) in _STOP or (asked[:1] == [_PLAIN] and len(said) <= _FEW)


def _composed(line: str) -> str:
    """Letters and their marks as one; Romanian ones with a comma below, which old programs write with a cedilla."""
    return unicodedata.normalize("NFC", line).translate(_CEDILLAS)


def _without_signs(line: str) -> str:
    return "".join(character for character in line if not unicodedata.category(character).startswith(_SIGNS))
