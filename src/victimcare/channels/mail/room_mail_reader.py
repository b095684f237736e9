"""Reads a mail to the control room into plain words and files, whatever program wrote it.

It runs in the limited process (`mail_parser_child`): it uses no database, opens no file and asks no other machine.
Sources: RFC 5322 and 2045 to 2047 (MIME), RFC 8551 (S/MIME), RFC 3156 (PGP), RFC 5545 (calendars), and Microsoft's
OXTNEF for winmail.dat.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.message import Message

from victimcare.channels.mail.delivery_reports import find_report
from victimcare.channels.mail.mail_files import list_file_texts, list_mail_files
from victimcare.channels.mail.mail_text import list_authors, read_header, strip_quoted
from victimcare.channels.mail.room_mail_text import read_mail_words
from victimcare.rules.contact.mail_safety import is_mail_safe_to_parse
from victimcare.rules.control_room.mail_nature import MailHeads, MailNature, name_mail_nature
from victimcare.services.ports.parsed_mail import MailRefusal, ParsedFile, ParsedMail

MARK = "X-Loop"  # the header that our automatic answers bear, with our own address
_NULL_SENDERS = ("", "<>")
_NAME = re.compile(r"<[^<>\s]{1,300}>")
_RETURNED_NAME = re.compile(rb"(?im)^message-id:\s*(<[^<>\s]{1,300}>)")
_MOST_ANSWERED = 50
_INNER_MAILS = ("message/rfc822", "message/global", "message/partial")
_MOST_FORWARDED = 20  # mails inside a mail
_LONGEST_WORDS = 100_000  # characters
_FORWARDED_SUBJECT = re.compile(r"\s*(?:fwd?|wg|tr|rv|doorst|vs|i)\s*:", re.IGNORECASE)
_PGP = "-----BEGIN PGP MESSAGE-----"
_LIST_HEADERS = ("List-Id", "List-Unsubscribe", "List-Post", "Mailing-List")
_AUTO_REPLY_HEADERS = ("X-Autoreply", "X-Autorespond", "X-Auto-Reply-From", "X-AutoReply-From", "X-Mail-Autoreply")


def read_room_mail(content: bytes, *, mail_from: str, address: str) -> ParsedMail | MailRefusal:
    """`address`: the control room's own."""
    if not is_mail_safe_to_parse(content):
        return MailRefusal("too_many_parts")
    try:
        return _read(content, mail_from, address)
    except RecursionError:
        return MailRefusal("too_deep")
    except MemoryError:
        raise
    except Exception:  # whatever a mail program wrote: a person looks at its bytes
        return MailRefusal("unreadable")


def _read(content: bytes, mail_from: str, address: str) -> ParsedMail:
    message = message_from_bytes(content)
    files = list(list_mail_files(message))
    text = read_mail_words(message)
    subject = read_header(message, "Subject")
    heads = _read_heads(message, subject, mail_from, address, is_report=_is_report(message, content, text, mail_from))
    nature = name_mail_nature(heads)
    sender = ", ".join(list_authors(message)) or mail_from
    words, quoted = _part_quoted(text, subject)
    sent_on = _join_texts([*_list_inner_texts(message), *list_file_texts(files)])
    own_name = _first_name(read_header(message, "Message-ID"))
    return ParsedMail(
        sender=sender,
        subject=subject,
        words=f"{words}\n\n{sent_on}".strip()[:_LONGEST_WORDS],
        quoted=quoted[:_LONGEST_WORDS],
        own_name=own_name,
        answers=_list_answered(message, content if nature is MailNature.BOUNCE else b""),
        nature=nature,
        encryption=_name_encryption(message, text),
        identity=_hash_identity((own_name, sender, subject, text, sent_on), files) if own_name else _sha256(content),
        files=tuple(files),
    )


def _read_heads(message: Message, subject: str, mail_from: str, address: str, *, is_report: bool) -> MailHeads:
    return MailHeads(
        subject=subject,
        auto_submitted=read_header(message, "Auto-Submitted"),
        precedence=read_header(message, "Precedence"),
        is_report=is_report,
        has_null_sender=mail_from in _NULL_SENDERS,
        is_suppressing="X-Auto-Response-Suppress" in message,
        is_auto_reply=any(name in message for name in _AUTO_REPLY_HEADERS),
        is_of_list=any(name in message for name in _LIST_HEADERS),
        is_marked=bool(address) and read_header(message, MARK).casefold() == address.casefold(),
        hops=len(message.get_all("Received", [])),
    )


def _list_inner_texts(message: Message) -> Iterator[str]:
    """Yield the text of each mail inside this one: a threat that is sent on is read too."""
    for inner in _list_inner_mails(message):
        head = (f"{name}: {read_header(inner, name)}" for name in ("From", "Date", "Subject") if name in inner)
        yield "\n".join([*head, "", read_mail_words(inner)])


def _join_texts(texts: Iterable[str]) -> str:
    return "\n\n".join(text.strip() for text in texts if text.strip())


def _list_inner_mails(message: Message) -> Iterator[Message]:
    """Yield the mails inside this one: sent on, or in a digest. Reports of mail servers are read elsewhere."""
    if message.get_content_type() == "multipart/report":
        return
    found = 0
    for part in message.walk():
        if part.get_content_type() in _INNER_MAILS and part.is_multipart() and found < _MOST_FORWARDED:
            found += 1
            yield from (_decode_inner(part, inner) for inner in part.get_payload() if isinstance(inner, Message))


def _decode_inner(part: Message, inner: Message) -> Message:
    """The mail inside, also where it stands in base64, which no standard allows and programs do."""
    body = inner.get_payload()
    if part.get("Content-Transfer-Encoding", "").strip().casefold() != "base64" or not isinstance(body, str):
        return inner
    try:
        return message_from_bytes(base64.b64decode(body))
    except ValueError:
        return inner


def _part_quoted(text: str, subject: str) -> tuple[str, str]:
    """Part the writer's own words from the quotation. Of a mail that is sent on, all is what the writer sends."""
    own = strip_quoted(text)
    if not own or _FORWARDED_SUBJECT.match(subject) or not text.startswith(own):
        return text, ""
    return own, text[len(own) :].strip("\n")


def _name_encryption(message: Message, text: str) -> str:
    kinds = {part.get_content_type() for part in message.walk()}
    if kinds & {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
        return "smime"
    if "multipart/encrypted" in kinds or _PGP in text:
        return "pgp"
    return ""


def _is_report(message: Message, content: bytes, text: str, mail_from: str) -> bool:
    """Whether a mail server wrote it, about a mail that was sent."""
    has_null_sender = mail_from in _NULL_SENDERS
    return find_report(message, content, text, domain=".", has_null_sender=has_null_sender) is not None


def _list_answered(message: Message, returned: bytes) -> tuple[str, ...]:
    """Return the names of the mails that it answers, the newest first. `returned`: a report, which holds the mail that
    it is about, with its name."""
    names = _NAME.findall(read_header(message, "In-Reply-To"))
    names += reversed(_NAME.findall(read_header(message, "References")))
    names += (name.decode("latin-1") for name in _RETURNED_NAME.findall(returned))
    return tuple(dict.fromkeys(names))[:_MOST_ANSWERED]


def _first_name(header: str) -> str:
    found = _NAME.search(header)
    return found[0] if found else ""


def _hash_identity(read: tuple[str, ...], files: list[ParsedFile]) -> str:
    """Return a hash of all that is read. The headers that servers add on the way are no part of it; nor is the name
    alone, since anyone may write another mail's name."""
    whole = "\n".join((*read, *(_sha256(one.content) for one in files)))
    return _sha256(whole.encode("utf-8", "surrogatepass"))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
