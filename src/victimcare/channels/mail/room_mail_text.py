"""Finds the words in a mail to the control room: plain, HTML, a calendar's, and those in Outlook's envelope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from html import unescape

from inscriptis import Inscriptis
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from tnefparse import TNEF

from victimcare.channels.mail.mail_text import decode_text, list_texts

_WORD = re.compile(r"\w+")
_LINK = re.compile(r"<?https?://\S+|<?mailto:\S+")
_MOST_UNSAID = 0.5  # of the words of the HTML that the plain text may lack, before all of it is shown
_NOT_SHOWN = re.compile(r"(?is)<!--.*?-->|<(script|style|head|title)\b.*?</\1\s*>|<[^>]*>")
_QUOTES = ".//blockquote | .//div[contains(@class, 'gmail_quote')] | .//div[contains(@class, 'yahoo_quoted')]"
_LONGEST_HTML = 2_000_000  # characters
_CALENDAR_LINES = re.compile(r"(?im)^(SUMMARY|LOCATION|DESCRIPTION|DTSTART)[^:\n]{0,200}:(.*)$")


def read_mail_words(message: Message) -> str:
    """Return the words of one mail, without those of mails inside it. Where the HTML says what the plain text does not,
    that too: a reader sees one of them, and either may hold what matters."""
    texts = list(list_texts(message))
    plain = _join(text for kind, text in texts if kind == "plain")
    html = _join(read_html_words(text) for kind, text in texts if kind == "html")
    words = _join((plain, _list_unsaid(html, plain)))
    return words or _read_other_words(message)


def read_html_words(html: str) -> str:
    """Return what a reader sees of this page, as lines; lines of quotations begin with the mark of plain mail. Nothing
    is fetched, and no script is run: the page is only laid out."""
    marked = html[:_LONGEST_HTML].encode("utf-8", "replace")
    try:
        page = document_fromstring(marked, parser=HTMLParser(encoding="utf-8", no_network=True, huge_tree=True))
    except (etree.ParserError, ValueError):  # there is no element in it
        return ""
    try:
        laid_out = _lay_out_with_quotes(page)
    except RecursionError:
        laid_out = ""
    return _join((laid_out, _list_unsaid(_strip_tags(html[:_LONGEST_HTML]), laid_out)))


def _lay_out_with_quotes(page: HtmlElement) -> str:
    for quote in _list_outer_quotes(page):
        lines = _lay_out(quote).splitlines()
        tail = quote.tail
        quote.clear()
        quote.tag, quote.tail = "pre", tail
        quote.text = "\n".join(f"> {line}" for line in lines)
    return _lay_out(page)


def _lay_out(element: HtmlElement) -> str:
    lines = Inscriptis(element).get_text().splitlines()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip()


def _list_outer_quotes(page: HtmlElement) -> list[HtmlElement]:
    found = list(page.xpath(_QUOTES))
    inside = {inner for quote in found for inner in quote.iterdescendants()}
    return [quote for quote in found if quote not in inside]


def _strip_tags(html: str) -> str:
    """The text of a page by its characters alone: a parser leaves out what is nested too deeply."""
    return unescape(_NOT_SHOWN.sub("\n", html))


def _list_unsaid(html: str, plain: str) -> str:
    """Return the lines of the HTML whose words do not stand in the plain text in this order; all of it where that is
    most of it."""
    said = f" {_list_words(plain)} "
    lines = [(line, _list_words(line)) for line in html.splitlines()]
    unsaid = [(line, words) for line, words in lines if words and f" {words} " not in said]
    is_most = sum(len(words) for _, words in unsaid) > _MOST_UNSAID * sum(len(words) for _, words in lines)
    return html if is_most else "\n".join(line for line, _ in unsaid)


def _list_words(text: str) -> str:
    return " ".join(_WORD.findall(_LINK.sub(" ", text).casefold()))


def _read_other_words(message: Message) -> str:
    """Return the words of a mail that has no text: those of a calendar entry, or in Outlook's envelope."""
    found = []
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        if part.get_content_type() == "text/calendar":
            found += [f"{name}: {said}" for name, said in _CALENDAR_LINES.findall(decode_text(payload, "utf-8"))]
        elif (envelope := open_outlook_envelope(payload)) is not None:
            found.append(_read_envelope_words(envelope))
    return _join(found)


def open_outlook_envelope(content: bytes) -> TNEF | None:
    """None: it is none, or cannot be read."""
    if not content.startswith(b"\x78\x9f\x3e\x22"):
        return None
    try:
        return TNEF(content, do_checksum=False)
    except Exception:  # its library raises many kinds: the envelope stays a file
        return None


def _read_envelope_words(envelope: TNEF) -> str:
    for said, is_html in ((envelope.body, False), (envelope.htmlbody, True)):
        words = decode_text(said, "utf-8") if isinstance(said, bytes) else str(said or "")
        if words.strip("\x00 \r\n"):
            return read_html_words(words) if is_html else words.strip("\x00")
    return ""


def _join(texts: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    return "\n\n".join(text.strip() for text in texts if text.strip())
