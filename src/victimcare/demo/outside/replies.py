"""A person writes back: a text goes to the product as Notify's inbound callback, an e-mail by SMTP, through the force's
own mail server, which says on top of it whether its author is true."""

import re
import smtplib
import uuid
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import make_msgid
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode

from victimcare.demo.outside.hooks import NotifyHook
from victimcare.demo.outside.http import Reply, Request
from victimcare.demo.outside.journal import Journal, moment


@dataclass(frozen=True, slots=True)
class Replies:
    """Where the product takes what people write, each None until the product has such a door."""

    journal: Journal
    texts: NotifyHook | None
    mail: tuple[str, int] | None  # host and port of the product's own SMTP
    checked_by: str = ""  # the name under which the force's mail server, played here, says who wrote an e-mail

    def answer(self, request: Request) -> Reply:
        body = request.json() or {}
        to, sender, words = (body.get(key) for key in ("to", "from", "body"))  # and "forged": true, by another's hand
        if not (isinstance(to, str) and isinstance(sender, str) and isinstance(words, str)):
            return _problem(HTTPStatus.BAD_REQUEST, 'expected {"to": …, "from": …, "body": …}, all text')
        if "@" in sender:
            return self._email(to, sender, words, is_forged=body.get("forged") is True)
        return self._text(to, sender, words)

    def write(self, request: Request) -> Reply:
        """The form under an e-mail on the page: answered as mail programs do, with what is answered quoted below."""
        given = {key: values[-1] for key, values in parse_qs(request.body.decode("utf-8", "replace")).items()}
        entry = self.journal.get(given.get("id", ""))
        if entry is None or not entry.reply_to:
            return _problem(HTTPStatus.NOT_FOUND, "no such e-mail, or none that says where answers go")
        quoted = "\n".join(f"> {line}" for line in entry.body.splitlines())
        words = f"{given.get('body', '')}\n\nOn {entry.at[:10]}, {entry.sender} wrote:\n{quoted}\n"
        sent = self._email(entry.reply_to, entry.to, words)
        if sent.status != HTTPStatus.OK:
            return sent
        return Reply(HTTPStatus.SEE_OTHER, b"", "text/plain", location=f"/?{urlencode({'to': entry.to})}")

    def _text(self, to: str, sender: str, words: str) -> Reply:
        if self.texts is None:
            return _problem(HTTPStatus.CONFLICT, "the product takes no texts: start with --inbound-url")
        status = self.texts.post(
            {
                "id": str(uuid.uuid4()),
                "source_number": _bare(sender),
                "destination_number": _bare(to),
                "message": words,
                "date_received": moment(),
            }
        )
        return _told(status, ok=200 <= status < 300)

    def _email(self, to: str, sender: str, words: str, *, is_forged: bool = False) -> Reply:
        if self.mail is None:
            return _problem(HTTPStatus.CONFLICT, "the product takes no e-mail: start with --product-smtp HOST:PORT")
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
            return _problem(HTTPStatus.BAD_GATEWAY, f"the product did not take the e-mail: {error}")
        return _told(HTTPStatus.OK, ok=True)


def _bare(number: str) -> str:
    """The number as Notify writes those of received texts: 447700900123."""
    digits = re.sub(r"\D", "", number)
    return f"44{digits[1:]}" if digits.startswith("0") else digits


def _told(status: int, *, ok: bool) -> Reply:
    if not ok:
        return _problem(HTTPStatus.BAD_GATEWAY, f"the product answered {status or 'nothing'}")
    return Reply.of({"sent": True})


def _problem(status: int, message: str) -> Reply:
    return Reply.of({"error": message}, status)
