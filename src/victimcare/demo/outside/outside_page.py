"""The page for people: every phone, inbox and letter box of the make-believe outside world, side by side, with forms to
write back."""

from __future__ import annotations

import re
import smtplib
import uuid
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import make_msgid
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader

from victimcare.demo.outside.http_server import OutsideReply, OutsideRequest
from victimcare.demo.outside.message_deliveries import NotifyHook
from victimcare.demo.outside.outside_journal import JournalEntry, OutsideJournal, journal_moment
from victimcare.wording import say

MOST_BOXES = 60  # boxes on one page; the rest are found by number
LONDON = ZoneInfo("Europe/London")
PAGE_SIDES = (("text", "outside-phones"), ("email", "outside-inboxes"), ("letter", "outside-letter-boxes"))

_templates = Environment(loader=PackageLoader("victimcare.demo.outside", "."), autoescape=True, trim_blocks=True)
_templates.globals["say"] = say


@dataclass(frozen=True, slots=True)
class BoxMessage:
    at: str
    moment: str
    sender: str
    subject: str | None
    body: str
    state: str
    letter: str | None  # the address of its PDF
    answers: str | None = None  # the id of an e-mail that says where answers go


@dataclass(frozen=True, slots=True)
class MessageBox:
    """One person's phone, inbox or letter box; the newest message comes last, as on a phone."""

    to: str
    messages: list[BoxMessage]


def render_outside_page(entries: list[JournalEntry], *, only: str | None) -> OutsideReply:
    """`only`: show the boxes of this number or address alone, in any spelling."""
    if only:
        entries = [entry for entry in entries if _bare_recipient(only) == _bare_recipient(entry.to)]
    sides = [
        (heading, _boxes([entry for entry in entries if entry.channel == channel])) for channel, heading in PAGE_SIDES
    ]
    html = _templates.get_template("page.jinja").render(sides=sides, only=only, most=MOST_BOXES)
    return OutsideReply(200, html.encode(), "text/html; charset=utf-8")


def _boxes(entries: list[JournalEntry]) -> list[MessageBox]:
    """Boxes with the latest message first."""
    boxes: dict[str, list[BoxMessage]] = {}
    for entry in entries:
        messages = boxes.pop(entry.to, [])
        messages.append(_message(entry))
        boxes[entry.to] = messages
    return [MessageBox(_spaced(to), messages) for to, messages in reversed(boxes.items())]


def _message(entry: JournalEntry) -> BoxMessage:
    at = datetime.fromisoformat(entry.at).astimezone(LONDON)
    return BoxMessage(
        at=f"{at:%a} {at.day} {at:%B, %H:%M}",
        moment=at.isoformat(),
        sender=entry.sender,
        subject=entry.subject,
        body=entry.body,
        state=entry.state,
        letter=f"/letters/{entry.id}.pdf" if entry.channel == "letter" else None,
        answers=entry.id if entry.reply_to else None,
    )


def _spaced(to: str) -> str:
    """A British mobile number as people write it."""
    return f"0{to[3:7]} {to[7:10]} {to[10:]}" if to.startswith("+447") else to


def _bare_recipient(to: str) -> str:
    squeezed = to.replace(" ", "").lower()
    return f"+44{squeezed[1:]}" if squeezed.startswith("07") else squeezed


# A person writes back: a text goes to the product as Notify's inbound callback, an e-mail by SMTP, through the force's
# own mail server, which adds whether its author is authenticated.


@dataclass(frozen=True, slots=True)
class WrittenReplies:
    """Where the product takes what people write, each None while the product does not offer it."""

    journal: OutsideJournal
    texts: NotifyHook | None
    mail: tuple[str, int] | None  # host and port of the product's own SMTP
    checked_by: str = ""  # the name under which the force's mail server, played here, reports who wrote an e-mail

    def answer(self, request: OutsideRequest) -> OutsideReply:
        body = request.json() or {}
        # and "forged": true, written by another person
        to, sender, words = (body.get(key) for key in ("to", "from", "body"))
        if not (isinstance(to, str) and isinstance(sender, str) and isinstance(words, str)):
            return _error_reply(HTTPStatus.BAD_REQUEST, 'expected {"to": …, "from": …, "body": …}, all text')
        if "@" in sender:
            return self._email(to, sender, words, is_forged=body.get("forged") is True)
        return self._text(to, sender, words)

    def write(self, request: OutsideRequest) -> OutsideReply:
        """The form under an e-mail on the page: answered as mail programs do, with the original quoted below."""
        given = {key: values[-1] for key, values in parse_qs(request.body.decode("utf-8", "replace")).items()}
        entry = self.journal.get(given.get("id", ""))
        if entry is None or not entry.reply_to:
            return _error_reply(HTTPStatus.NOT_FOUND, "no such e-mail, or none that says where answers go")
        quoted = "\n".join(f"> {line}" for line in entry.body.splitlines())
        words = f"{given.get('body', '')}\n\nOn {entry.at[:10]}, {entry.sender} wrote:\n{quoted}\n"
        sent = self._email(entry.reply_to, entry.to, words)
        if sent.status != HTTPStatus.OK:
            return sent
        return OutsideReply(HTTPStatus.SEE_OTHER, b"", "text/plain", location=f"/?{urlencode({'to': entry.to})}")

    def _text(self, to: str, sender: str, words: str) -> OutsideReply:
        if self.texts is None:
            return _error_reply(HTTPStatus.CONFLICT, "the product takes no texts: start with --inbound-url")
        status = self.texts.post(
            {
                "id": str(uuid.uuid4()),
                "source_number": _bare_number(sender),
                "destination_number": _bare_number(to),
                "message": words,
                "date_received": journal_moment(),
            }
        )
        return _sent_reply(status, ok=200 <= status < 300)

    def _email(self, to: str, sender: str, words: str, *, is_forged: bool = False) -> OutsideReply:
        if self.mail is None:
            return _error_reply(HTTPStatus.CONFLICT, "the product takes no e-mail: start with --product-smtp HOST:PORT")
        message = EmailMessage()
        if self.checked_by:
            domain, found = sender.rpartition("@")[2], "fail" if is_forged else "pass"
            message["Authentication-Results"] = f"{self.checked_by}; dmarc={found} header.from={domain}"
        last = next(
            (one for one in reversed(self.journal.since(0)) if one.channel == "email" and one.to == sender), None
        )
        message["From"], message["To"] = sender, to
        message["Subject"] = f"Re: {last.subject or ''}" if last else "Hello"
        if last is not None and last.message_id:
            message["In-Reply-To"] = message["References"] = last.message_id
        message["Message-ID"] = make_msgid(domain="inbox.example")
        message.set_content(words)
        try:
            with smtplib.SMTP(*self.mail, timeout=10) as smtp:
                smtp.send_message(message)
        except (smtplib.SMTPException, OSError) as error:
            return _error_reply(HTTPStatus.BAD_GATEWAY, f"the product did not take the e-mail: {error}")
        return _sent_reply(HTTPStatus.OK, ok=True)


def _bare_number(number: str) -> str:
    """The number as Notify writes it in received texts: 447700900123."""
    digits = re.sub(r"\D", "", number)
    return f"44{digits[1:]}" if digits.startswith("0") else digits


def _sent_reply(status: int, *, ok: bool) -> OutsideReply:
    if not ok:
        return _error_reply(HTTPStatus.BAD_GATEWAY, f"the product answered {status or 'nothing'}")
    return OutsideReply.of({"sent": True})


def _error_reply(status: int, message: str) -> OutsideReply:
    return OutsideReply.of({"error": message}, status)
