"""The plain words and the heads of an e-mail, whatever its mail program made of the standards."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from html.parser import HTMLParser

# Charsets that people write in. Others of Python's codecs do things: unpack, run backwards, take for ever.
_SPOKEN = ("utf", "ascii", "iso8859", "iso2022", "cp", "koi8", "mac", "gb", "big5", "shift_jis", "euc", "tis", "latin")
LONGEST_HEAD = 20_000  # characters
_BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote"})
_UNSEEN = frozenset({"script", "style", "head", "title"})


def head(message: Message, name: str) -> str:
    """One head, decoded; as it stands where that cannot be. Of one that is longer than anybody writes, its beginning:
    the standard library takes a time that grows with the square."""
    given = message.get(name)
    if given is None:
        return ""
    text = str(given)[:LONGEST_HEAD]
    try:
        return " ".join(str(make_header(decode_header(text))).split())
    except (LookupError, UnicodeError, HeaderParseError, ValueError):
        return " ".join(text.split())


def words(message: Message) -> str:
    """Its plain text; without one, what its HTML says; without that, nothing."""
    parts = list(_texts(message))
    for subtype, read in (("plain", str), ("html", _seen_of)):
        said = [read(text) for kind, text in parts if kind == subtype]
        if any(one.strip() for one in said):
            return "\n\n".join(one.strip() for one in said if one.strip())
    return ""


def _texts(message: Message) -> Iterator[tuple[str, str]]:
    """Subtype and text of each part that is to be read where it stands. A message in the message is not hers."""
    if message.get_content_maintype() == "message" or message.get_content_disposition() == "attachment":
        return
    if message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _texts(part)
        return
    if message.get_content_maintype() == "text":
        payload = message.get_payload(decode=True)
        yield message.get_content_subtype(), decoded(payload if isinstance(payload, bytes) else b"", _charset(message))


def decoded(text: bytes, charset: str | None) -> str:
    for name in (charset, "utf-8"):
        try:
            if name and codecs.lookup(name).name.replace("-", "_").startswith(_SPOKEN):
                return text.decode(name, "strict" if name != charset else "replace").replace("\r\n", "\n")
        except (LookupError, UnicodeError, ValueError):
            continue
    return text.decode("latin-1").replace("\r\n", "\n")


def _charset(message: Message) -> str | None:
    try:
        return message.get_content_charset()
    except (LookupError, UnicodeError):
        return None


def _seen_of(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n".join(line.strip() for line in "".join(reader.seen).splitlines())


class _Reader(HTMLParser):
    """What a person sees of a page, roughly; what is quoted with the sign that plain mail has before it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self._within = 0  # elements of which nothing is seen
        self._quotes = 0  # that are open here

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within += tag in _UNSEEN
        self._quotes += tag == "blockquote"
        if tag in _BREAKS:
            self.seen.append(self._new_line())

    def handle_endtag(self, tag: str) -> None:
        self._within = max(0, self._within - (tag in _UNSEEN))
        self._quotes = max(0, self._quotes - (tag == "blockquote"))
        if tag in _BREAKS:
            self.seen.append(self._new_line())

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.seen.append(data.replace("\n", self._new_line()))

    def _new_line(self) -> str:
        return "\n> " if self._quotes else "\n"
