"""What may be sent to us as a file, and what a file is: by what is in it, whatever it is called."""

from __future__ import annotations

from enum import StrEnum

MOST_BYTES = 10 * 1024 * 1024  # of one file: a telephone's picture, a scanned letter of some pages
MOST_FILES = 5  # in one message
MOST_AT_ONCE = MOST_FILES * MOST_BYTES + 1024 * 1024  # bytes of a form: the files, and what was typed
# A picture of more dots than any usual telephone takes would fill our memory before anybody saw it.
MOST_DOTS = 60_000_000

_PDF_WITHIN = 1024  # bytes: readers look no further for its first line


class Kind(StrEnum):
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    PDF = "pdf"
    TEXT = "text"


PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP})


class Why(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    KIND = "kind"  # none of those above
    BROKEN = "broken"  # it says that it is a picture, and cannot be drawn
    TOO_MANY_DOTS = "too_many_dots"
    HARMFUL = "harmful"  # a scanner found something in it


def kind_of(content: bytes) -> Kind | None:
    """By its first bytes; text where all of it can be read. None: nothing that we take."""
    if content.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Kind.WEBP
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return Kind.PDF
    return Kind.TEXT if as_text(content) is not None else None


def as_text(content: bytes) -> str | None:
    """The words of a plain text, in the way of writing that nearly all have, or that of old telephones and Windows.
    None: it holds what no text does."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            words = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return words if all(each >= " " or each in "\t\r\n\f" for each in words) else None
    return None


def why_not(content: bytes) -> Why | None:
    """What can be said of it without drawing or scanning it. None: it may be taken."""
    if not content:
        return Why.EMPTY
    if len(content) > MOST_BYTES:
        return Why.TOO_BIG
    return Why.KIND if kind_of(content) is None else None
