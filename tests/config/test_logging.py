"""What stands in the logs when something goes wrong."""

from __future__ import annotations

import logging as standard
from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction
from django.http import UnreadablePostError

from tests.services.people_and_cases import a_victim
from victimcare.channels.mail import mail_reader
from victimcare.channels.phone.sip import udp_transport
from victimcare.config import logging_setup
from victimcare.records.models import ContactPoint


@pytest.fixture
def root() -> Iterator[standard.Logger]:
    """The root logger, afterwards as it was."""
    root = standard.getLogger()
    handlers, level = root.handlers, root.level
    yield root
    root.handlers, root.level = handlers, level


def _fail() -> None:
    """As two at once do who store the same number."""
    point = {"person": a_victim().person, "kind": "mobile", "value": "07700 900123", "match_key": "+447700900123"}
    ContactPoint.objects.create(**point, is_from_feed=True)
    try:
        with transaction.atomic():
            ContactPoint.objects.create(**point, is_from_feed=True)
    except IntegrityError as error:
        raise RuntimeError("after 07700 900123") from error


def test_a_form_that_breaks_off_fills_no_log(root: standard.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    logging_setup.configure_logging("text", with_words_of_errors=True)
    requests = standard.getLogger("django.request")
    for error in (UnreadablePostError("the visitor has gone"), ValueError("a fault of ours")):
        requests.error("Internal Server Error", exc_info=(type(error), error, None))

    said = capsys.readouterr().err
    assert "a fault of ours" in said
    assert "UnreadablePostError" not in said


@pytest.mark.django_db
@pytest.mark.parametrize("log_format", ["json", "text"])
def test_in_production_an_error_is_told_by_its_kind_and_places_and_not_in_its_words(
    root: standard.Logger, capsys: pytest.CaptureFixture[str], log_format: str
) -> None:
    logging_setup.configure_logging(log_format, with_words_of_errors=False)
    try:
        _fail()
    except RuntimeError:
        standard.getLogger("django.request").exception("Internal Server Error: %s", "/desk/tasks")

    line = capsys.readouterr().err
    assert "07700" not in line
    assert "7700900123" not in line
    for told in ("/desk/tasks", "UniqueViolation", "IntegrityError", "RuntimeError", "test_logging.py:", "in _fail"):
        assert told in line


@pytest.mark.django_db
def test_in_a_demonstration_its_words_help_whoever_builds(
    root: standard.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    logging_setup.configure_logging("text", with_words_of_errors=True)
    try:
        _fail()
    except RuntimeError:
        standard.getLogger("django.request").exception("Internal Server Error: %s", "/desk/tasks")

    assert "already exists" in capsys.readouterr().err


def test_a_mail_from_nobody_is_not_told_of_by_every_reader_of_bounces(
    root: standard.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else the person who writes to us fills the disk, seventeen lines for one."""
    logging_setup.configure_logging("text", with_words_of_errors=False)

    mail_reader.read_mail(b"From: MAILER-DAEMON@post.example\r\n\r\nhello\r\n", mail_from="", domain="page.example")

    assert capsys.readouterr().err == ""


def test_the_telephone_library_says_nothing_of_who_rings_however_the_logs_are_set_up(
    root: standard.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its warnings hold Call-IDs, addresses and parts of messages; what of them matters, the line counts."""
    assert udp_transport.log is not None
    logging_setup.configure_logging("text", with_words_of_errors=False)

    standard.getLogger("aiosipua.uas").warning("Request %r from %s missing headers", "BYE", ("192.0.2.9", 5060))

    assert "192.0.2.9" not in capsys.readouterr().err
