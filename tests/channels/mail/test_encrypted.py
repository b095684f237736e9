"""Mail is accepted over STARTTLS where the server has a certificate, and only so."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.mailers.server import NAME, certify
from tests.channels.mail.listening import listening
from tests.channels.mail.test_server import ADDRESS, MESSAGE, rows
from tests.conftest import Database
from tests.outside import eventually
from victimcare.channels.mail import mail_server
from victimcare.channels.mail.mail_server import InboundMailServer, load_certificate
from victimcare.records.models import ReceivedMessage
from victimcare.services import clock


@pytest.fixture
def port(real_database: Database, django_db_blocker: pytest.FixtureRequest, tmp_path: Path) -> Iterator[int]:
    certify(tmp_path, NAME)
    tls = load_certificate(tmp_path / "server.pem", None)
    with django_db_blocker.unblock(), listening(InboundMailServer((ADDRESS,), clock.current_time, tls=tls)) as number:  # type: ignore[attr-defined]
        yield number


def client_context(folder: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=folder / "authority.pem")


def test_an_encrypted_session_hands_mail_in(port: int, tmp_path: Path) -> None:
    with smtplib.SMTP(NAME, port, timeout=60) as smtp:
        smtp.starttls(context=client_context(tmp_path))
        smtp.sendmail("rowan@inbox.example", [ADDRESS], MESSAGE)
        assert not smtp.has_extn("auth")  # there is no login to guess at

    assert [row.channel for row in rows()] == ["email"]


def test_a_session_in_the_clear_hands_nothing_in(port: int) -> None:
    with smtplib.SMTP(NAME, port, timeout=60) as smtp, pytest.raises(smtplib.SMTPSenderRefused) as refused:
        smtp.sendmail("rowan@inbox.example", [ADDRESS], MESSAGE)

    assert refused.value.smtp_code == 530
    assert rows() == []


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_nothing_older_than_tls_1_2_is_spoken(port: int, tmp_path: Path) -> None:
    old = client_context(tmp_path)
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1

    with smtplib.SMTP(NAME, port, timeout=60) as smtp, pytest.raises((ssl.SSLError, OSError)):
        smtp.starttls(context=old)


def test_what_was_sent_before_the_handshake_is_forgotten(port: int, tmp_path: Path) -> None:
    """A stranger on the way writes commands behind STARTTLS (CVE-2011-0411): none is taken as if it were encrypted."""
    with socket.create_connection((NAME, port), timeout=60) as plain:
        plain.recv(1000)
        plain.sendall(b"STARTTLS\r\nRSET\r\nNOOP\r\n")
        assert plain.recv(1000) == b"220 Ready to start TLS\r\n"
        with client_context(tmp_path).wrap_socket(plain, server_hostname=NAME) as safe:
            safe.sendall(b"QUIT\r\n")
            assert safe.recv(1000) == b"221 Bye\r\n"


def test_a_handshake_that_is_broken_off_leaves_its_place_to_others(
    port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_server, "MOST_SESSIONS", 2)
    for sent in (b"", b"no handshake at all\r\n", b"", b"\x16\x03\x01"):
        with socket.create_connection((NAME, port), timeout=60) as plain:
            plain.recv(1000)
            plain.sendall(b"STARTTLS\r\n")
            plain.recv(1000)
            plain.sendall(sent)

    eventually(lambda: _is_taken(port, tmp_path))
    assert ReceivedMessage.objects.count() == 1


def _is_taken(port: int, folder: Path) -> bool:
    try:
        with smtplib.SMTP(NAME, port, timeout=60) as smtp:
            smtp.starttls(context=client_context(folder))
            smtp.sendmail("rowan@inbox.example", [ADDRESS], MESSAGE)
    except smtplib.SMTPException:
        return False
    return True


def test_a_file_that_holds_no_certificate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")

    assert load_certificate(None, None) is None
    with pytest.raises(OSError, match="PEM"):
        load_certificate(tmp_path / "notes.txt", None)
