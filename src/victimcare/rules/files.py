"""Decides which files we accept, and detects a file's type from its contents, whatever its name."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

MOST_BYTES = 10 * 1024 * 1024  # of one file: a telephone's picture, a scanned letter of some pages
MOST_BYTES_OF_MEDIA = 50 * 1024 * 1024  # of sound and film: some minutes from a doorbell or a telephone
MOST_FILES = 5  # in one message
MOST_AT_ONCE = MOST_FILES * MOST_BYTES + 1024 * 1024  # bytes of a form: the files, and what was typed
# Pixels. A picture larger than any usual telephone takes would fill our memory before it could be shown.
MOST_DOTS = 60_000_000

_PDF_WITHIN = 1024  # bytes: readers look no further for its first line


class FileType(StrEnum):
    """The type of a file, found from its content; its name is not used."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    PDF = "pdf"
    TEXT = "text"
    MP3 = "mp3"
    M4A = "m4a"
    WAV = "wav"
    OGG = "ogg"
    AMR = "amr"  # the format of old telephones
    MP4 = "mp4"
    MOV = "mov"
    THREE_GP = "3gp"
    WEBM = "webm"


PICTURES = frozenset({FileType.JPEG, FileType.PNG, FileType.WEBP})
SOUNDS = frozenset({FileType.MP3, FileType.M4A, FileType.WAV, FileType.OGG, FileType.AMR})
FILMS = frozenset({FileType.MP4, FileType.MOV, FileType.THREE_GP, FileType.WEBM})
MEDIA = SOUNDS | FILMS
STILL = frozenset(FileType) - MEDIA  # the types that a message accepts: pictures and text

# The major brand of an ISO base media file (ISO/IEC 14496-12, 4.3), by its first letters. Pictures in that format, such
# as HEIC, are not among them.
_BRANDS = {
    b"M4A": FileType.M4A,
    b"M4B": FileType.M4A,
    b"qt ": FileType.MOV,
    b"3gp": FileType.THREE_GP,
    b"3g2": FileType.THREE_GP,
    b"M4V": FileType.MP4,
    b"iso": FileType.MP4,
    b"mp4": FileType.MP4,
    b"avc": FileType.MP4,
    b"MSN": FileType.MP4,
}
_WEBM_WITHIN = 64  # bytes: where its header names its format


class FileRefusal(StrEnum):
    """Why a file is not accepted."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    KIND = "kind"  # none of those above
    BROKEN = "broken"  # it says that it is a picture, and cannot be drawn
    TOO_MANY_DOTS = "too_many_dots"
    HARMFUL = "harmful"  # a scanner found something in it


def detect_file_type(content: bytes) -> FileType | None:
    """Detect the type by the first bytes; text if the whole content can be read. None: a type that we accept
    nowhere."""
    if content.startswith(b"\xff\xd8\xff"):
        return FileType.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileType.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileType.WEBP
    if (media := _media_kind_of(content)) is not None:
        return media
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return FileType.PDF
    return FileType.TEXT if decode_text(content) is not None else None


def _media_kind_of(content: bytes) -> FileType | None:
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return FileType.WAV
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:11])
    if content.startswith(b"\x1aE\xdf\xa3") and b"webm" in content[:_WEBM_WITHIN]:
        return FileType.WEBM
    if content.startswith(b"OggS\x00"):
        return FileType.OGG
    if content.startswith((b"#!AMR\n", b"#!AMR-WB\n")):
        return FileType.AMR
    if content.startswith((b"ID3\x02", b"ID3\x03", b"ID3\x04")) or _is_mp3_frame(content[:3]):
        return FileType.MP3
    return None


def _is_mp3_frame(head: bytes) -> bool:
    """Whether a frame of MPEG audio, layer III, begins here (ISO/IEC 11172-3, 2.4.1.3)."""
    if len(head) < 3 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return False
    version, rate, sampling = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    return version != 1 and rate not in (0, 15) and sampling != 3


def max_file_bytes(kind: FileType) -> int:
    """How large one file of this type may be."""
    return MOST_BYTES_OF_MEDIA if kind in MEDIA else MOST_BYTES


def decode_text(content: bytes) -> str | None:
    """Decode plain text as UTF-8, or else in the encoding of old telephones and Windows (cp1252). None: it holds
    control characters, which no text does."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            words = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return words if all(each >= " " or each in "\t\r\n\f" for each in words) else None
    return None


def find_file_refusal(content: bytes, *, taken: Collection[FileType] = STILL) -> FileRefusal | None:
    """Check a file without drawing or scanning it. `taken`: the accepted types. None: it may be accepted."""
    if not content:
        return FileRefusal.EMPTY
    kind = detect_file_type(content)
    is_taken = kind is not None and kind in taken
    if len(content) > (max_file_bytes(kind) if kind is not None and is_taken else MOST_BYTES):
        return FileRefusal.TOO_BIG
    return None if is_taken else FileRefusal.KIND
