"""Lists the files that came with a mail, as bytes. None is opened here, save the envelope that Outlook puts around
them (winmail.dat)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from email.header import decode_header, make_header
from email.message import Message

from victimcare.channels.mail.mail_text import decode_text
from victimcare.channels.mail.room_mail_text import open_outlook_envelope
from victimcare.services.ports.parsed_mail import ParsedFile

MOST_FILES = 50
_LONGEST_NAME = 200  # characters
_LONGEST_TEXT = 20_000  # characters of a text file that are read with the mail
_BODIES = ("text/plain", "text/html")


def list_mail_files(message: Message) -> Iterator[ParsedFile]:
    """Yield each file: what is attached, pictures inside the text, and parts that are no text to read."""
    found = 0
    for part in message.walk():
        if found >= MOST_FILES:
            return
        if part.is_multipart() or _is_body(part):
            continue
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        for file in _unpack(ParsedFile(_read_name(part), part.get_content_type()[:100], content)):
            found += 1
            yield file


def list_file_texts(files: Iterable[ParsedFile]) -> Iterator[str]:
    """Yield the words of plain text files, each below its name: a threat may stand in one of them."""
    for file in files:
        if file.stated_type == "text/plain":
            yield f"{file.name}\n\n{decode_text(file.content, None)[:_LONGEST_TEXT]}"


def _unpack(file: ParsedFile) -> Iterator[ParsedFile]:
    """Yield the files in Outlook's envelope; any other file as it is."""
    envelope = open_outlook_envelope(file.content)
    if envelope is None:
        if file.content:
            yield file
        return
    for inner in envelope.attachments[:MOST_FILES]:
        if isinstance(inner.data, bytes) and inner.data:
            yield ParsedFile(_clean_name(str(inner.long_filename() or "")), "", inner.data)


def _is_body(part: Message) -> bool:
    is_attached = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return part.get_content_type() in _BODIES and not is_attached


def _read_name(part: Message) -> str:
    try:
        name = str(make_header(decode_header(part.get_filename() or "")))
    except (LookupError, ValueError, UnicodeError):
        name = ""
    return _clean_name(name)


def _clean_name(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable())[:_LONGEST_NAME]
