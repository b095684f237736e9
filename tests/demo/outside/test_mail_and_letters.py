"""The make-believe inboxes and letter boxes: what is reported, what comes back, what is not printed."""

from __future__ import annotations

import asyncio
import io
import smtplib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
import requests
from aiosmtpd.smtp import SMTP, Envelope, Session
from notifications_python_client.notifications import NotificationsAPIClient
from pypdf import PdfReader, PdfWriter

from tests.adapters.contracts.letters import a_letter
from tests.outside import PATIENT, Outside, eventually, running

US = "page@force.example"


@dataclass
class Product:
    """Stands where the product takes mail."""

    port: int = 0
    taken: list[tuple[str, bytes]] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.taken.append((str(envelope.mail_from), bytes(envelope.original_content or b"")))
        return "250 OK"

    def about(self, words: str) -> list[tuple[str, bytes]]:
        return [one for one in list(self.taken) if words.encode() in one[1]]


@pytest.fixture(scope="module")
def product() -> Iterator[Product]:
    taking, loop = Product(), asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(lambda: SMTP(taking, hostname="x", loop=loop), "127.0.0.1", 0))
    taking.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield taking
    loop.call_soon_threadsafe(server.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(timeout=60)


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory, product: Product) -> Iterator[Outside]:
    home = tmp_path_factory.mktemp("outside")
    with running(home, "--product-smtp", f"127.0.0.1:{product.port}", "--delivered-after", "0.1") as world:
        yield world


def hand_in(outside: Outside, reference: str, *, to: str = "sam@inbox.example", notify: str = "") -> None:
    content = (
        f"From: YourPage <{US}>\r\nSubject: A few words\r\nMessage-ID: <{reference}@force.example>\r\n\r\nNews\r\n"
    )
    with smtplib.SMTP("127.0.0.1", outside.smtp, timeout=PATIENT) as smtp:
        smtp.sendmail(US, [to], content, [f"ENVID={reference}"], [f"NOTIFY={notify}"] if notify else [])


def told(report: bytes) -> tuple[str, str]:
    message: Any = message_from_bytes(report)
    blocks = message.get_payload(1).get_payload()
    return str(blocks[0]["Original-Envelope-Id"]), str(blocks[1]["Action"])


def test_an_arrival_is_reported_only_where_that_was_asked(outside: Outside, product: Product) -> None:
    hand_in(outside, "asked-1", notify="SUCCESS,FAILURE")
    hand_in(outside, "silent-1")

    [(sender, report)] = eventually(lambda: product.about("asked-1"))

    assert (sender, told(report)) == ("<>", ("asked-1", "delivered"))
    eventually(lambda: outside.handed_over("silent-1")[0]["state"] == "delivered")
    assert product.about("silent-1") == []


def test_what_comes_back_is_always_reported(outside: Outside, product: Product) -> None:
    hand_in(outside, "unknown-1", to="perm-fail@inbox.example")
    [(_, anonymous)] = eventually(lambda: product.about("unknown-1"))
    outside.misbehave("bounce", provider="smtp", count=1)
    hand_in(outside, "bounce-1", notify="SUCCESS,FAILURE")
    [(_, bounced)] = eventually(lambda: product.about("bounce-1"))

    assert [told(anonymous), told(bounced)] == [("unknown-1", "failed"), ("bounce-1", "failed")]


def test_who_answers_an_email_names_it(outside: Outside, product: Product) -> None:
    hand_in(outside, "thread-1", to="lee@inbox.example")

    wrote = {"to": f"YourPage <{US}>", "from": "lee@inbox.example", "body": "Can you ring me?"}
    answer = requests.post(f"{outside.url}/reply", json=wrote, timeout=PATIENT)

    assert answer.json() == {"sent": True}
    [(sender, content)] = product.about("Can you ring me?")
    message = message_from_bytes(content)
    assert (sender, message["In-Reply-To"]) == ("lee@inbox.example", "<thread-1@force.example>")
    assert message["Subject"] == "Re: A few words"


def posted(outside: Outside, pdf: bytes, reference: str) -> dict[str, Any]:
    client = NotificationsAPIClient(outside.api_key, outside.url, timeout=PATIENT)
    client.send_precompiled_letter_notification(reference, io.BytesIO(pdf))
    [entry] = outside.handed_over(reference)
    return entry


def test_a_letter_is_in_its_letter_box_as_printed(outside: Outside) -> None:
    letter = a_letter()

    entry = posted(outside, letter.pdf, "letter-1")

    page = requests.get(outside.url, timeout=PATIENT).text
    assert f"/letters/{entry['id']}.pdf" in page
    shown = requests.get(f"{outside.url}/letters/{entry['id']}.pdf", timeout=PATIENT)
    assert (shown.headers["Content-Type"], shown.content) == ("application/pdf", letter.pdf)


@pytest.mark.parametrize("name", ["../ports.json", "..%2fports.json", "journal.ndjson", "x.pdf"])
def test_the_letter_boxes_show_letters_and_no_other_file(outside: Outside, name: str) -> None:
    assert requests.get(f"{outside.url}/letters/{name}", timeout=PATIENT).status_code == 404


@pytest.mark.parametrize("change", ["turned", "shifted", "long"])
def test_a_letter_that_does_not_keep_to_the_specification_is_not_printed(outside: Outside, change: str) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(a_letter().pdf))
    page = writer.pages[0]
    if change == "turned":
        page.mediabox.upper_right = (842, 595)
    elif change == "shifted":
        page.add_transformation((1, 0, 0, 1, 0, -60))
    else:
        for _ in range(10):
            writer.add_page(PdfReader(io.BytesIO(a_letter().pdf)).pages[0])
    changed = io.BytesIO()
    writer.write(changed)

    assert posted(outside, changed.getvalue(), f"wrong-{change}")["state"] == "validation-failed"


def test_a_journal_from_before_mail_had_names_is_still_read(tmp_path: Path) -> None:
    old = (
        '{"entry": {"n": 1, "id": "a", "at": "2026-11-25T09:00:00.000000Z", "provider": "smtp", "channel": "email",'
        ' "to": "sam@inbox.example", "sender": "x", "subject": null, "body": "b", "reference": null,'
        ' "state": "delivered", "sent_at": null, "completed_at": null}}\n'
    )
    (tmp_path / "journal.ndjson").write_text(old)

    with running(tmp_path) as world:
        assert [entry["to"] for entry in world.journal()] == ["sam@inbox.example"]
