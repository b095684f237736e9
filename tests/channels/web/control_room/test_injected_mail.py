"""What a mail says is text on every page of the control room: each of its places holds what a browser would run, and
no browser runs any of it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

import html5lib
import pytest
from django.test import Client

from tests.channels.web.control_room.test_contact_pages import address, handler
from victimcare.channels.mail.mail_parser_process import MailParser
from victimcare.records.models import RoomContact, RoomMail
from victimcare.services.access import Actor
from victimcare.services.control_room.intake.mail_intake import accept_room_mail
from victimcare.services.control_room.intake.mail_sorting import sort_waiting_mail
from victimcare.services.ports.parsed_mail import MailRefusal

pytestmark = pytest.mark.django_db
ACTOR = Actor.system("room_mail")
MARK = "zqx"  # in every payload, and nowhere else
PAYLOADS = (
    f"<script>{MARK}()</script>",
    f'"><img src=x onerror={MARK}()>',
    f"</textarea></title></pre><svg onload={MARK}()>",
    f"javascript:{MARK}()",
    f"{{{{ {MARK} }}}}{{% raw %}}${{{MARK}}}",
    f"' onmouseover='{MARK}()",
    f"&lt;script&gt;{MARK}()&lt;/script&gt;",
    f"<!--><iframe srcdoc='<script>{MARK}()</script>'>",
    f"</script><script>{MARK}()//",
    f"\u202e<a href=javascript:{MARK}()>",
)


def a_mail(payload: str) -> bytes:
    """A mail with this payload in every place that a page shows, and as HTML."""
    mail = EmailMessage()
    mail["From"] = f'"{payload.replace(chr(34), "")}" <sam@inbox.example>'
    mail["Subject"] = payload
    mail["Message-ID"] = "<1@inbox.example>"
    mail.set_content(f"{payload}\n\nOn Monday, Kit wrote:\n> {payload}\n")
    mail.add_alternative(f"<p>Other words, so that both are read {payload}</p><b>{payload}</b>", subtype="html")
    mail.add_attachment(b"Seen at four", maintype="text", subtype="html", filename=payload)
    mail.add_attachment(payload.encode(), maintype="image", subtype="svg+xml", filename=f"{payload}.png")
    return mail.as_bytes()


def accept(content: bytes, mail_from: str) -> None:
    accept_room_mail(
        actor=ACTOR, content=content, mail_from=mail_from, recipients=[], source="smtp", now=datetime.now(UTC)
    )


def find_run(page: bytes) -> list[str]:
    """List what a browser would run or fetch of the payload."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    found = []
    for element in tree.iter():
        if element.tag in ("script", "iframe", "svg", "style") and MARK in "".join(element.itertext()):
            found.append(str(element.tag))
        for name, value in element.attrib.items():
            if MARK in f"{name}{value}" and (str(name).startswith("on") or name in ("href", "src", "srcdoc", "style")):
                found.append(f"{element.tag} {name}")
    return found


def read_back(client: Client, *addresses: str) -> list[str]:
    found = []
    for each in addresses:
        answer = client.get(each)
        assert answer.status_code == 200
        assert MARK.encode() in answer.content or each == "/control-room/mail"
        found += find_run(answer.content)
    return found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_page_runs_what_a_mail_says(parser: MailParser, payload: str) -> None:
    accept(a_mail(payload), f"{payload}@inbox.example")
    sort_waiting_mail(actor=ACTOR, read=parser, now=datetime.now(UTC))
    mair, _ = handler("mair", "control_room", "room_supervisor")
    contact = RoomContact.objects.get()

    assert read_back(mair, "/control-room", address(contact.public_id), "/control-room/mail") == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_page_of_the_quarantine_runs_what_a_mail_says(payload: str) -> None:
    accept(a_mail(payload) + payload.encode(), f"{payload}@inbox.example")
    sort_waiting_mail(
        actor=ACTOR, read=lambda mails: [MailRefusal("too_many_parts") for _ in mails], now=datetime.now(UTC)
    )
    mair, _ = handler("mair", "control_room", "room_supervisor")
    mail = RoomMail.objects.get().public_id

    quarantined = read_back(mair, "/control-room/mail", f"/control-room/mail/{mail}")
    mair.post(f"/control-room/mail/{mail}")
    released = read_back(mair, address(RoomContact.objects.get().public_id))

    assert quarantined + released == []


def test_the_check_sees_what_would_run() -> None:
    assert find_run(f"<p><img src=x onerror={MARK}()><script>{MARK}()</script>".encode()) == ["img onerror", "script"]
