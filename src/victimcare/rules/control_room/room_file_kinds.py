"""What a file that came to the control room is, by its content alone. Only pictures and PDFs are ever shown, and only
as pictures made from them."""

from __future__ import annotations

from enum import StrEnum

from victimcare.rules.files import FileType, decode_text, detect_file_type


class RoomFileKind(StrEnum):
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    GIF = "gif"
    CALENDAR = "calendar"
    TEXT = "text"
    MARKUP = "markup"  # HTML, SVG and other XML: a browser would run what is in it
    OFFICE = "office"
    ARCHIVE = "archive"
    SOUND = "sound"
    FILM = "film"
    VOICEMAIL = "voicemail"  # left on our line, as it recorded it: mu-law at 8,000 bytes a second
    ENCRYPTED = "encrypted"  # S/MIME or PGP
    OTHER = "other"


MOST_PAGES = 10  # of a PDF that are drawn: a handler reads the beginning
RENDERED = frozenset({RoomFileKind.PDF, RoomFileKind.PNG, RoomFileKind.JPEG, RoomFileKind.WEBP, RoomFileKind.GIF})
GIVEN_AS_TEXT = frozenset({RoomFileKind.TEXT, RoomFileKind.CALENDAR})  # to keep, never shown in a page
_STARTS: tuple[tuple[bytes, RoomFileKind], ...] = (
    (b"%PDF-", RoomFileKind.PDF),
    (b"GIF87a", RoomFileKind.GIF),
    (b"GIF89a", RoomFileKind.GIF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", RoomFileKind.OFFICE),  # Word, Excel and Outlook before 2007
    (b"{\\rtf", RoomFileKind.OFFICE),
    (b"Rar!", RoomFileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", RoomFileKind.ARCHIVE),
    (b"\x1f\x8b", RoomFileKind.ARCHIVE),
    (b"BZh", RoomFileKind.ARCHIVE),
    (b"\xfd7zXZ\x00", RoomFileKind.ARCHIVE),
    (b"MSCF", RoomFileKind.ARCHIVE),
    (b"BEGIN:VCALENDAR", RoomFileKind.CALENDAR),
    (b"-----BEGIN PGP", RoomFileKind.ENCRYPTED),
)
_ZIP = b"PK\x03\x04"
_OFFICE_MARKS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")
_WITHIN = 4096  # bytes in which a file names its format
_BY_TYPE = {
    FileType.JPEG: RoomFileKind.JPEG,
    FileType.PNG: RoomFileKind.PNG,
    FileType.WEBP: RoomFileKind.WEBP,
    FileType.MP4: RoomFileKind.FILM,
    FileType.MOV: RoomFileKind.FILM,
    FileType.THREE_GP: RoomFileKind.FILM,
    FileType.WEBM: RoomFileKind.FILM,
    FileType.MP3: RoomFileKind.SOUND,
    FileType.M4A: RoomFileKind.SOUND,
    FileType.WAV: RoomFileKind.SOUND,
    FileType.OGG: RoomFileKind.SOUND,
    FileType.AMR: RoomFileKind.SOUND,
}


def name_room_file_kind(content: bytes) -> RoomFileKind:
    """Name what this file is. One that is two things at once, such as a PDF behind other bytes, is `other`."""
    head = content[:_WITHIN]
    if head.startswith(_ZIP):
        return RoomFileKind.OFFICE if any(mark in head for mark in _OFFICE_MARKS) else RoomFileKind.ARCHIVE
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if (found := _BY_TYPE.get(detect_file_type(head) or FileType.TEXT)) is not None:
        return found
    if _is_markup(head):
        return RoomFileKind.MARKUP
    is_text = b"%PDF-" not in head and decode_text(content) is not None
    return RoomFileKind.TEXT if is_text else RoomFileKind.OTHER


def _is_markup(head: bytes) -> bool:
    lowered = head.replace(b"\x00", b"").lower()  # also where it is written in UTF-16
    return any(mark in lowered for mark in (b"<html", b"<!doctype", b"<svg", b"<?xml", b"<script", b"<body"))
