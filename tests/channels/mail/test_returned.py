"""Mails that came back, in the many forms in which mail servers write them: none that names a message of ours is taken
for an automatic reply. The forms are ours, modelled on real ones."""

from __future__ import annotations

import base64

import pytest

from tests.channels.mail.test_reading import DOMAIN, OURS, REFERENCE, made
from victimcare.channels.mail import delivery_reports
from victimcare.services.conversations.received_intake import MailServerReport
from victimcare.services.ports import MessageState

COPY = f"To: rowan@inbox.example\nSubject: A few words\nMessage-Id: {OURS}\n\nCan we ring you?\n"
SAYS = "There was an error with your mail to rowan@inbox.example.\n\n550 We do not like it\n\n"


def a_return(body: str, *, sender: str = "MAILER-DAEMON <>", kind: str = "text/plain", heads: str = "") -> bytes:
    start = f"From: {sender}\nTo: page@{DOMAIN}\nSubject: Mail delivery\nMessage-ID: <x1@mx.example>\n"
    return f"{start}Content-Type: {kind}\n{heads}\n{body}".replace("\n", "\r\n").encode()


def in_parts(kind: str, *parts: tuple[str, str]) -> bytes:
    body = "".join(f"--b\nContent-Type: {of}\n\n{text}\n" for of, text in parts)
    return a_return(f"{body}--b--\n", kind=f'{kind}; boundary="b"')


ENCODED = "Content-Transfer-Encoding: base64\n"
RETURNED = {
    "a copy under words": a_return(SAYS + "Message headers follow.\n\n" + COPY),
    "marked as an answer of a machine": a_return(SAYS + COPY, heads="Auto-Submitted: auto-replied\n"),
    "written in base64": a_return(base64.encodebytes((SAYS + COPY).encode()).decode(), heads=ENCODED),
    "heads as text in a part": in_parts("multipart/mixed", ("text/plain", SAYS), ("text/plain", COPY)),
    "a whole message in a part": in_parts("multipart/mixed", ("text/plain", SAYS), ("message/rfc822", COPY)),
    "a complaint": in_parts(
        "multipart/report; report-type=feedback-report",
        ("text/plain", "This is an email abuse report"),
        ("message/feedback-report", "Feedback-Type: abuse\nVersion: 1"),
        ("message/rfc822", COPY),
    ),
    "a report that says nothing": in_parts(
        "multipart/report; report-type=delivery-status",
        ("text/plain", SAYS),
        ("message/delivery-status", "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; rowan@inbox.example"),
        ("message/rfc822", COPY),
    ),
    "named in its heads, by a machine that marks nothing": a_return(SAYS, heads=f"In-Reply-To: {OURS}\n"),
}
DELAYED = in_parts(
    "multipart/report; report-type=delivery-status",
    ("text/plain", "Will be tried again"),
    ("message/delivery-status", "Reporting-MTA: dns; mx.example\n\nAction: delayed\nStatus: 4.4.1"),
    ("message/rfc822", COPY),
)


@pytest.mark.parametrize("form", RETURNED)
def test_what_comes_back_and_names_a_message_of_ours_leaves_it_in_doubt_at_least(form: str) -> None:
    for mail_from in ("", "<>"):
        read = made(RETURNED[form], mail_from=mail_from)

        assert read.report is not None, form
        assert (read.report.reference, read.report.state, read.report.is_doubt) == (REFERENCE, None, True)
        assert not read.is_automatic


def test_a_mail_server_that_names_itself_as_the_envelope_says_it_too() -> None:
    read = made(a_return(SAYS + COPY, sender="postmaster@mx.example"), mail_from="postmaster@mx.example")

    assert read.report == MailServerReport(REFERENCE, None, "returned", is_doubt=True)


def test_a_delay_says_of_which_message_it_is_and_is_no_doubt() -> None:
    assert made(DELAYED, mail_from="").report == MailServerReport(REFERENCE, None, "4.4.1")


@pytest.mark.parametrize(
    "content",
    [
        a_return("I am away until Monday", heads=f"Auto-Submitted: auto-replied\nIn-Reply-To: {OURS}\n"),
        a_return("I am away", heads=f"X-Autoreply: yes\nReferences: {OURS}\n"),
        a_return(SAYS),  # it names nothing of ours
    ],
)
def test_what_a_machine_answered_is_no_return(content: bytes) -> None:
    read = made(content, mail_from="")

    assert (read.report, read.is_automatic) == (None, True)


def test_a_mail_over_which_the_library_stumbles_keeps_its_author_and_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(message: object) -> None:
        raise IndexError("in the library")

    monkeypatch.setattr(delivery_reports, "all_failures", stumble)  # as happened with a real mail
    returned = made(RETURNED["a copy under words"], mail_from="")
    away = made(a_return("Away", sender="Rowan <rowan@inbox.example>"), mail_from="")

    assert (returned.report, returned.is_automatic) == (
        MailServerReport(REFERENCE, None, "returned", is_doubt=True),
        False,
    )
    assert (away.sender, away.report, away.is_automatic, away.subject) == (
        "rowan@inbox.example",
        None,
        True,
        "Mail delivery",
    )


def test_a_failure_in_a_known_form_is_one_as_before() -> None:
    failed = DELAYED.replace(b"Action: delayed", b"Action: failed").replace(b"Status: 4.4.1", b"Status: 5.1.1")

    assert made(failed, mail_from="").report == MailServerReport(REFERENCE, MessageState.FAILED, "5.1.1")


def test_what_a_person_writes_above_a_report_that_they_send_on_is_no_report() -> None:
    report = DELAYED.decode().replace("\r\n", "\n").replace("--b", "--r").replace('"b"', '"r"')
    cry = "This came back to me. He is outside my door."
    parts = (("text/plain", cry), ("message/rfc822", report.replace("Action: delayed", "Action: failed")))
    sent_on = in_parts("multipart/mixed", *parts).replace(
        b"MAILER-DAEMON <>", b'"postmaster@" <rowan@inbox.example>', 1
    )

    read = made(sent_on, mail_from="rowan@inbox.example")

    assert (read.report, read.is_automatic, read.words) == (None, False, cry)
