"""Our mail server, with a real sender and a real database."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from tests.channels.mail.listening import listening
from tests.conftest import Database
from tests.outside import eventually
from victimcare.channels.mail import mail_server
from victimcare.channels.mail.mail_server import LARGEST_MAIL, InboundMailServer
from victimcare.records.models import DuplicateEmail, ReceivedMessage
from victimcare.services import clock
from victimcare.services.messages.received_messages import open_mail_copies, open_received_words

ADDRESS = "page@force.example"
MESSAGE = b"From: rowan@inbox.example\r\nTo: page@force.example\r\nSubject: Re:\r\n\r\nCan you ring me?\r\n"


@pytest.fixture
def port(real_database: Database, django_db_blocker: Any) -> Iterator[int]:
    server = InboundMailServer((ADDRESS, "other@force.example"), clock.current_time)
    with django_db_blocker.unblock(), listening(server) as number:
        yield number


def send(port: int, content: bytes = MESSAGE, *, to: str = ADDRESS, mail_from: str = "rowan@inbox.example") -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as smtp:
        smtp.sendmail(mail_from, [to], content)


def rows() -> list[ReceivedMessage]:
    return list(ReceivedMessage.objects.order_by("id"))


def test_what_was_acknowledged_is_in_the_database(port: int) -> None:
    send(port)

    [row] = rows()
    said = open_received_words(row)
    assert (row.channel, said.head.sender, said.words) == ("email", "rowan@inbox.example", "Can you ring me?")
    assert said.mail == MESSAGE


@pytest.mark.parametrize("to", [ADDRESS, "PAGE@Force.example", "other@force.example", "postmaster@force.example"])
def test_mail_for_our_own_addresses_is_taken(port: int, to: str) -> None:
    send(port, to=to)

    assert len(rows()) == 1


@pytest.mark.parametrize("to", ["rowan@inbox.example", "desk@force.example", "page@force.example.evil.example"])
def test_mail_for_anybody_else_is_refused(port: int, to: str) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        send(port, to=to)

    assert refused.value.recipients[to] == (550, b"5.1.1 No such address here")
    assert rows() == []


def test_no_address_and_no_word_is_in_the_log(port: int, caplog: pytest.LogCaptureFixture) -> None:
    send(port)
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(port, to="rowan@inbox.example")

    assert "rowan" not in caplog.text
    assert "ring me" not in caplog.text


def test_a_report_without_a_sender_is_taken(port: int) -> None:
    send(port, mail_from="")

    assert len(rows()) == 1


def test_what_is_too_large_is_refused(port: int) -> None:
    with pytest.raises(smtplib.SMTPSenderRefused) as refused:
        send(port, MESSAGE + b"x" * LARGEST_MAIL)

    assert refused.value.smtp_code == 552
    assert rows() == []


def test_a_line_longer_than_the_standard_has_it_is_taken(port: int) -> None:
    send(port, MESSAGE + b"x" * 20_000 + b"\r\n")

    assert len(open_received_words(rows()[0]).words) > 20_000


def test_brought_twice_it_is_kept_once(port: int) -> None:
    send(port)
    send(port)

    assert len(rows()) == 1


def test_of_all_that_was_acknowledged_every_byte_is_kept(port: int) -> None:
    """One Message-ID and one text, and something else in each: other headers on the way, or another subject."""
    named = MESSAGE.replace(b"Subject:", b"Message-ID: <one@inbox.example>\r\nSubject:")
    sent = [
        named,
        b"Received: by another server\r\n" + named,
        named.replace(b"Subject: Re:", b"Subject: STOP"),
        named.replace(b"Subject: Re:", b"X-Mailer: Other\r\nSubject: Re:"),
        named,
    ]

    for content in sent:
        send(port, content)

    kept = [open_received_words(row).mail for row in rows()]
    copies = list(open_mail_copies(DuplicateEmail.objects.order_by("id")).values())
    assert {*kept, *copies} == set(sent)
    subjects = [open_received_words(row).head.subject for row in rows()]
    assert subjects == ["Re:", "STOP"]  # the parts that are read differ, so both are read


def test_while_the_database_is_away_the_sender_keeps_it_and_comes_again(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE records_receivedmessage RENAME TO elsewhere")

    with pytest.raises(smtplib.SMTPDataError) as refused:
        send(port)
    assert refused.value.smtp_code == 451

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE elsewhere RENAME TO records_receivedmessage")
    send(port)
    assert len(rows()) == 1


def test_the_answers_are_the_same_for_any_sender(port: int) -> None:
    dialogues = []
    for sender in ("rowan@inbox.example", "stranger@nowhere.example"):
        with smtplib.SMTP("127.0.0.1", port, timeout=60) as smtp:
            steps = [smtp.ehlo("x"), smtp.mail(sender), smtp.rcpt(ADDRESS), smtp.data(MESSAGE)]
        dialogues.append(steps)

    assert dialogues[0] == dialogues[1]


def test_no_sender_can_ask_who_is_known_here(port: int) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as smtp:
        smtp.ehlo("x")
        known, unknown = smtp.verify(ADDRESS), smtp.verify("unknown@nowhere.example")

    assert known == unknown


def test_of_many_at_once_those_too_many_are_sent_away_and_the_door_stays_open(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_server, "MOST_SESSIONS", 3)
    standing = [socket.create_connection(("127.0.0.1", port)) for _ in range(3)]
    for one in standing:
        one.recv(200)

    with smtplib.SMTP("127.0.0.1", port, timeout=60) as smtp:
        assert smtp.ehlo("x")[0] == 421

    for one in standing:
        one.close()
    eventually(lambda: _is_open(port))
    send(port)
    assert len(rows()) == 1


def _is_open(port: int) -> bool:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as smtp:
        return smtp.ehlo("x")[0] == 250
