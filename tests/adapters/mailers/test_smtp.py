from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.contracts.mailers import ADDRESS, SUBJECT, WORDS, MailersContract, an_email
from tests.adapters.mailers.server import NAME, PASSWORD, USER, MailServer, running
from tests.outside import IMPATIENT, PATIENT, Outside, patience_in_mode
from victimcare.adapters.mailers.smtp import SmtpMailer, SmtpServer
from victimcare.services.ports import DeliveryLookup, SendDeferred, SendInDoubt, SendRefused

FROM = "page@force.example"


@dataclass
class Smtp:
    """The make-believe mailbox, which misbehaves on request."""

    outside: Outside
    patience: float = PATIENT

    @property
    def mailer(self) -> SmtpMailer:
        return self._mailer(SmtpServer("127.0.0.1", self.outside.smtp, tls=None))

    @property
    def mailer_with_wrong_secret(self) -> SmtpMailer:
        return self._mailer(SmtpServer("127.0.0.1", self.outside.smtp, None, user="nobody", password="wrong"))

    @property
    def mailer_to_nowhere(self) -> SmtpMailer:
        return self._mailer(SmtpServer("127.0.0.1", 1, tls=None))

    def misbehave(self, mode: str, *, count: int) -> None:
        self.outside.misbehave(mode, provider="smtp", count=count)
        self.patience = patience_in_mode(mode)

    def journal(self, reference: str) -> list[dict[str, Any]]:
        return self.outside.handed_over(reference)

    def _mailer(self, server: SmtpServer) -> SmtpMailer:
        return SmtpMailer(server, address=FROM, timeout=self.patience)


@pytest.fixture
def supplier(outside: Outside) -> Iterator[Smtp]:
    yield Smtp(outside)
    outside.misbehave("ok", provider="smtp")


class TestSmtp(MailersContract):
    def test_a_mail_server_cannot_be_asked(self, supplier: Smtp) -> None:
        assert not isinstance(supplier.mailer, DeliveryLookup)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MailServer]:
    with running(tmp_path) as server:
        yield server


def mailer(server: MailServer, *, patience: float = PATIENT, **changed: Any) -> SmtpMailer:
    tls = ssl.create_default_context(cafile=str(server.authority))
    where = SmtpServer(NAME, server.port, tls, USER, PASSWORD)
    return SmtpMailer(replace(where, **changed), address=FROM, timeout=patience)


def test_it_is_plain_text_from_a_neutral_sender_to_one_recipient_and_names_us_by_our_reference(
    server: MailServer,
) -> None:
    email = an_email()

    accepted = mailer(server).send(email)

    [taken] = server.taken
    assert taken.was_encrypted
    assert (taken.sender, taken.recipients) == (FROM, [ADDRESS])
    assert taken.message.get_content_type() == "text/plain"
    assert (taken.message["From"], taken.message["To"]) == (f"YourPage <{FROM}>", ADDRESS)
    assert (taken.message["Subject"], taken.words) == (SUBJECT, WORDS + "\n")
    assert taken.message["Message-ID"] == accepted.provider_id == f"<{email.reference}@force.example>"
    assert taken.message["Auto-Submitted"] == "auto-generated"


def test_a_delivery_report_is_asked_for_where_the_server_offers_it(server: MailServer) -> None:
    email = an_email(to="ro+wan@inbox.example")

    mailer(server).send(email)
    server.offers = ()
    mailer(server).send(email)

    asked, not_asked = server.taken
    assert asked.mail_parameters.split() == [f"ENVID={email.reference}", "RET=HDRS"]
    assert asked.recipient_parameters.split() == ["NOTIFY=SUCCESS,FAILURE", "ORCPT=rfc822;ro+2Bwan@inbox.example"]
    assert (not_asked.mail_parameters, not_asked.recipient_parameters) == ("", "")


def test_words_of_any_script_and_length_arrive_as_they_are(server: MailServer) -> None:
    words = "آپ کے صفحے پر کچھ نیا ہے۔\n.\n..\n" + "a long line " * 200

    mailer(server).send(an_email(body=words))

    assert server.taken[0].words == words + "\n"
    assert max(map(len, server.taken[0].content.split(b"\r\n"))) <= 998  # RFC 5321, 4.5.3.1.6


def test_an_address_of_another_script_needs_a_server_that_takes_it(server: MailServer) -> None:
    with pytest.raises(SendRefused):
        mailer(server).send(an_email(to="żaneta@skrzynka.example"))

    server.offers = ("DSN", "SMTPUTF8")
    mailer(server).send(an_email(to="żaneta@skrzynka.example"))

    assert server.taken[0].recipients == ["żaneta@skrzynka.example"]


@pytest.mark.parametrize(
    ("step", "answer", "error"),
    [
        ("recipient", "550 5.1.1 rowan@inbox.example is no mailbox here", SendRefused),
        ("recipient", "450 4.2.1 greylisted", SendDeferred),
        ("words", "554 5.7.1 rowan@inbox.example does not want this", SendRefused),
        ("words", "452 4.3.1 disk full", SendDeferred),
    ],
)
def test_what_the_server_answers_says_whether_to_try_again_and_repeats_no_address(
    server: MailServer, step: str, answer: str, error: type[Exception]
) -> None:
    server.answers[step] = answer

    with pytest.raises(error) as told:
        mailer(server).send(an_email())

    assert server.taken == []
    assert str(told.value) == f"{step}: {answer[:9]}"


def test_a_line_cut_after_the_words_leaves_it_in_doubt(server: MailServer) -> None:
    server.drops_after_words = True

    with pytest.raises(SendInDoubt):
        mailer(server).send(an_email())


def test_a_certificate_of_nobody_we_know_gets_no_word(server: MailServer) -> None:
    with pytest.raises(SendDeferred):
        mailer(server, tls=ssl.create_default_context()).send(an_email())

    assert server.taken == []


def test_a_certificate_of_another_name_gets_no_word(tmp_path: Path) -> None:
    with running(tmp_path, name="elsewhere.example") as server, pytest.raises(SendDeferred):
        mailer(server).send(an_email())

    assert server.taken == []


def test_a_server_without_encryption_gets_no_word(tmp_path: Path) -> None:
    with running(tmp_path, with_tls=False) as server, pytest.raises(SendDeferred):
        mailer(server).send(an_email())

    assert server.taken == []


def test_a_wrong_password_waits(server: MailServer) -> None:
    with pytest.raises(SendDeferred):
        mailer(server, password="wrong", patience=IMPATIENT).send(an_email())

    assert server.taken == []


def test_a_line_break_in_a_subject_adds_no_head(server: MailServer) -> None:
    email = replace(an_email(), subject="A few words\r\nBcc: lee@inbox.example")

    with pytest.raises(SendRefused):
        mailer(server).send(email)

    assert server.taken == []
