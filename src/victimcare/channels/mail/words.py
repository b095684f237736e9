"""The plain words and the heads of an e-mail, whatever its mail program made of the standards."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from html.parser import HTMLParser

# Charsets that people write in. Others of Python's codecs do things: unpack, run backwards, take for ever.
_SPOKEN = ("utf", "ascii", "iso8859", "iso2022", "cp", "koi8", "mac", "gb", "big5", "shift_jis", "euc", "tis", "latin")
LONGEST_HEAD = 20_000  # characters
_ENCODED_WORD = r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?\s]*\?="
_ENCODED_WORDS = re.compile(rf"{_ENCODED_WORD}(?:\s+{_ENCODED_WORD})*")  # between two of them a space says nothing
_BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote"})
_UNSEEN = frozenset({"script", "style", "head", "title"})


def head(message: Message, name: str) -> str:
    """One head, decoded; as it stands where that cannot be. Of one that is longer than anybody writes, its beginning:
    the standard library takes a time that grows with the square."""
    text = next(iter(raw_heads(message, name)), "")
    if text.isascii():
        return " ".join(_decoded_words(text).split())
    # The library loses letters that stand beside encoded words, so it is given those words alone.
    return " ".join(_ENCODED_WORDS.sub(lambda found: _decoded_words(found[0]), text).split())


def raw_heads(message: Message, name: str) -> list[str]:
    """Each head of this name, with its encoded words as they are. Letters that stand in it as bare bytes are read as
    UTF-8 (RFC 6532), or in the charset of the mail, as old mail programs send them."""
    given = [value for known, value in message.raw_items() if known.lower() == name.lower()]
    return [_with_letters(str(value)[:LONGEST_HEAD], message) for value in given]


def list_authors(message: Message) -> list[str]:
    """The addresses in From. Each reader of a mail's author comes here, so that whom a proof is about is who counts as
    its author.

    Read before anything is decoded: in an encoded name can stand whatever its writer likes, an address too. Nor is the
    charset of the mail asked, which its writer chooses as well: in some, harmless letters become quotes and brackets.
    """
    written = [str(value)[:LONGEST_HEAD] for known, value in message.raw_items() if known.lower() == "from"]
    return [address for _, address in getaddresses([_with_ascii_as_it_is(one) for one in written]) if "@" in address]


def _with_ascii_as_it_is(value: str) -> str:
    """Other bytes are read as UTF-8, else each as a letter: in neither do they become ASCII, or swallow any."""
    written = value.encode("utf-8", "surrogateescape")
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("latin-1")


def _with_letters(value: str, message: Message) -> str:
    if value.isascii():
        return value
    written = value.encode("utf-8", "surrogateescape")  # as it came: what is no ASCII stands there byte by byte
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(written, next(filter(None, map(_charset, message.walk())), None))


def _decoded_words(text: str) -> str:
    try:
        return str(make_header(decode_header(text)))
    except (LookupError, UnicodeError, HeaderParseError, ValueError):
        return text


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
