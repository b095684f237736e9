"""Reads the plain words and the headers of an e-mail, however its mail program interpreted the standards."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from html.parser import HTMLParser

from victimcare.rules.contact.mail_safety import is_mail_safe_to_parse
from victimcare.wording import say

# Charsets that people write in. Some of Python's other codecs unpack, reverse, or take for ever.
_KNOWN_CHARSETS = (
    "utf",
    "ascii",
    "iso8859",
    "iso2022",
    "cp",
    "koi8",
    "mac",
    "gb",
    "big5",
    "shift_jis",
    "euc",
    "tis",
    "latin",
)
LONGEST_HEADER = 20_000  # characters
_ENCODED_WORD = r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?\s]*\?="
# white space between two of them is not part of the text
_ENCODED_WORDS = re.compile(rf"{_ENCODED_WORD}(?:\s+{_ENCODED_WORD})*")
_BREAKING_TAGS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote"})
_UNSEEN_TAGS = frozenset({"script", "style", "head", "title"})


def read_header(message: Message, name: str) -> str:
    """Return one header, decoded; unchanged if that is impossible. Of an overlong header only the beginning: the
    standard library takes time that grows with the square of the length."""
    text = next(iter(list_raw_headers(message, name)), "")
    if text.isascii():
        return " ".join(_decode_encoded_words(text).split())
    # The library loses letters that stand beside encoded words, so it is given those words alone.
    return " ".join(_ENCODED_WORDS.sub(lambda found: _decode_encoded_words(found[0]), text).split())


def list_raw_headers(message: Message, name: str) -> list[str]:
    """Return each header of this name, with its encoded words unchanged. Bare bytes beyond ASCII are read as UTF-8 (RFC
    6532), or in the charset of the mail, as old mail programs send them."""
    given = [value for known, value in message.raw_items() if known.lower() == name.lower()]
    return [_decode_raw_bytes(str(value)[:LONGEST_HEADER], message) for value in given]


def list_authors(message: Message) -> list[str]:
    """Return the addresses in From. Everything that reads a mail's author uses this function, so that the author who is
    verified is the author who counts.

    It reads before anything is decoded: an encoded name may contain whatever its writer likes, even an address. The
    charset of the mail is ignored, because its writer chooses it as well: in some charsets, harmless letters become
    quotes and brackets.
    """
    written = [str(value)[:LONGEST_HEADER] for known, value in message.raw_items() if known.lower() == "from"]
    return [address for _, address in getaddresses([_decode_beyond_ascii(one) for one in written]) if "@" in address]


def _decode_beyond_ascii(value: str) -> str:
    """Read other bytes as UTF-8, or else each as a letter: in neither case do they become ASCII or swallow any."""
    written = value.encode("utf-8", "surrogateescape")
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("latin-1")


def _decode_raw_bytes(value: str, message: Message) -> str:
    if value.isascii():
        return value
    written = value.encode("utf-8", "surrogateescape")  # as it came: bytes beyond ASCII are kept one by one
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return decode_text(written, next(filter(None, map(_find_charset, message.walk())), None))


def _decode_encoded_words(text: str) -> str:
    try:
        return str(make_header(decode_header(text)))
    except (LookupError, UnicodeError, HeaderParseError, ValueError):
        return text


def read_plain_text(message: Message) -> str:
    """Return the mail's plain text; without one, the text of its HTML; without that, nothing."""
    parts = list(list_texts(message))
    for subtype, read in (("plain", str), ("html", _read_html)):
        said = [read(text) for kind, text in parts if kind == subtype]
        if any(one.strip() for one in said):
            return "\n\n".join(one.strip() for one in said if one.strip())
    return ""


def list_texts(message: Message) -> Iterator[tuple[str, str]]:
    """Subtype and text of each part to be read, in order. A message inside the message is not its sender's text."""
    if message.get_content_maintype() == "message" or message.get_content_disposition() == "attachment":
        return
    if message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from list_texts(part)
        return
    if message.get_content_maintype() == "text":
        payload = message.get_payload(decode=True)
        yield (
            message.get_content_subtype(),
            decode_text(payload if isinstance(payload, bytes) else b"", _find_charset(message)),
        )


def decode_text(text: bytes, charset: str | None) -> str:
    for name in (charset, "utf-8"):
        try:
            if name and codecs.lookup(name).name.replace("-", "_").startswith(_KNOWN_CHARSETS):
                return text.decode(name, "strict" if name != charset else "replace").replace("\r\n", "\n")
        except (LookupError, UnicodeError, ValueError):
            continue
    return text.decode("latin-1").replace("\r\n", "\n")


def _find_charset(message: Message) -> str | None:
    try:
        return message.get_content_charset()
    except (LookupError, UnicodeError):
        return None


def _read_html(html: str) -> str:
    reader = _HtmlReader()
    reader.feed(html)
    reader.close()
    return "\n".join(line.strip() for line in "".join(reader.seen).splitlines())


class _HtmlReader(HTMLParser):
    """Roughly what a person sees of a page; quotations get the mark that plain mail uses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self._within = 0  # elements that show nothing
        self._quotes = 0  # quotations that are open here

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within += tag in _UNSEEN_TAGS
        self._quotes += tag == "blockquote"
        if tag in _BREAKING_TAGS:
            self.seen.append(self._new_line())

    def handle_endtag(self, tag: str) -> None:
        self._within = max(0, self._within - (tag in _UNSEEN_TAGS))
        self._quotes = max(0, self._quotes - (tag == "blockquote"))
        if tag in _BREAKING_TAGS:
            self.seen.append(self._new_line())

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.seen.append(data.replace("\n", self._new_line()))

    def _new_line(self) -> str:
        return "\n> " if self._quotes else "\n"


# The author's own words in an answer, without what their mail program put under them.
#
# Our mails begin with a line above which to answer, which settles most cases. The rest is how the mail programs of a
# force introduce quotations. If something of our question is left, it offers each letter with every number, which no
# answer does, and `rules/updates/officer_replies` ignores it.

_LONGEST_REPLY = 20_000  # characters; in anything longer the excess is quotation
_MOST_LINES = 400
# Each looks at one line, or at two that a mail program broke in the middle; none can take long over a line.
_QUOTE_INTRO = re.compile(
    r"^\s*(?:on|le|am|op|il|el|den)\b.{4,300}\b(?:wrote|écrit|schrieb|schreef|scritto|escribió|skrev)\b", re.I
)
# Russian programs begin with "Вы писали 25 ноября", or end the line with "пишет:" or "написал(а):".
_QUOTE_INTRO_RUSSIAN = re.compile(
    r"^\s*(?:вы писали\b.{0,300}|.{0,300}\b(?:пишет|писала?|писали|написала?|написал\(а\)))[^\w\n]{0,20}:\s*$"
    r"|^\s*вы писали\b.{0,40}\d",
    re.I,
)
_QUOTED_HEADER = re.compile(
    r"^\s*\*?(?:from|sent|to|subject|date|от(?: кого)?|отправлено|кому|тема|дата)\s*:\*?\s", re.I
)
_QUOTED_RULE = re.compile(
    r"^\s*(?:_{8,}|-{3,}\s*(?:original|forwarded|исходное|пересылаемое|перенаправленное)\b.*|-{20,})\s*$", re.I
)
_SIGNATURE = re.compile(
    r"^(?:--\s?|\s*sent from (?:my|outlook|mail|samsung|gmail|proton|yahoo)\b.*|\s*get outlook for\b.*)$", re.I
)
# Most people at a force have an unmarked signature. Text below a farewell is not for the victim.
_FAREWELL = re.compile(
    r"^\s*(?:(?:kind|kindest|best|warm|with kind)\s+(?:regards|wishes)|regards|(?:many )?thanks|thank you|cheers)"
    r"(?:[,.!]*\s*|,\s*(?-i:(?:[A-Z][\w'’.-]*\s*){1,4}))$",
    re.I,
)
_STARTS_DISCLAIMER = re.compile(
    r"^\s*(?:this (?:e-?mail|message)\b.*\b(?:confidential|intended)\b|official(?:-sensitive)?\s*$)", re.I
)


def strip_quoted(words: str) -> str:
    """Return the text above the quotation; if there is none, the text below it."""
    lines = words[:_LONGEST_REPLY].replace("\xa0", " ").splitlines()[:_MOST_LINES]
    above = _text_above(lines)
    return above or _text_below(lines)


def count_attachments(content: bytes) -> int:
    """How many files a mail brings."""
    if not is_mail_safe_to_parse(content):
        return 0
    try:
        parts = list(message_from_bytes(content).walk())
    except Exception:  # a mail program may have made anything: the text is kept whole
        return 0
    return sum(not part.is_multipart() and part.get_content_disposition() == "attachment" for part in parts)


def _text_above(lines: list[str]) -> str:
    kept: list[str] = []
    for number, line in enumerate(lines):
        if _ends_here(line, lines[number + 1] if number + 1 < len(lines) else ""):
            break
        if any(kept) and _FAREWELL.match(line[:100]):
            break
        kept.append(line)
    return "\n".join(kept).strip()


def _ends_here(line: str, following: str) -> bool:
    marker = say("updates-mail-above", "en")
    if _is_quoted(line) or marker in line or _QUOTED_RULE.match(line) or _SIGNATURE.match(line):
        return True
    if _STARTS_DISCLAIMER.match(line) or _QUOTE_INTRO.match(line[:400]) or _QUOTE_INTRO_RUSSIAN.match(line[:400]):
        return True
    if _QUOTED_HEADER.match(line):
        return bool(_QUOTED_HEADER.match(following)) or not following.strip()
    return following.rstrip().endswith(":") and bool(_QUOTE_INTRO.match(f"{line[:300]} {following[:200]}"))


def _text_below(lines: list[str]) -> str:
    """Return the words of a person who answers below the quotation: the lines after the last quoted one; otherwise
    those in between."""
    quoted = [number for number, line in enumerate(lines) if _is_quoted(line)]
    if not quoted:
        return ""
    between = [line for line in lines[quoted[0] :] if not _is_quoted(line)]
    return _text_above(lines[quoted[-1] + 1 :]) or _text_above(between)


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")
