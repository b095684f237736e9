"""Mails from many mail programs and servers are read for what they say."""

from __future__ import annotations

import random
import time
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.channels.mail.mail_reader import read_mail
from victimcare.demo.outside.outside_journal import JournalEntry
from victimcare.demo.outside.outside_mail import build_delivery_report
from victimcare.services.conversations.received_intake import IncomingMessage, MailServerReport
from victimcare.services.ports import MessageState

DOMAIN = "force.example"
REFERENCE = "8e222534-7f05-4972-86e3-17c5d9f894e2"
OURS = f"<{REFERENCE}@{DOMAIN}>"
HEADS = b"From: Rowan <rowan@inbox.example>\r\nTo: page@force.example\r\nSubject: Re: A few words\r\n"


def made(content: bytes | EmailMessage, *, mail_from: str = "rowan@inbox.example") -> IncomingMessage:
    raw = content if isinstance(content, bytes) else content.as_bytes()
    return read_mail(raw, mail_from=mail_from, domain=DOMAIN)


def an_email(words: str = "Thank you", **heads: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        "Rowan <rowan@inbox.example>",
        "page@force.example",
        "Re: Words",
    )
    for name, value in heads.items():
        message[name.replace("_", "-")] = value
    message.set_content(words)
    return message


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("O'Neil, Rowan <rowan@inbox.example>", "rowan@inbox.example"),
        ("=?utf-8?Q?rowan=40inbox.example=2C_x?= <evil@elsewhere.example>", "evil@elsewhere.example"),
        ('"rowan@inbox.example" <evil@elsewhere.example>', "evil@elsewhere.example"),
        ("rowan@inbox.example <evil@elsewhere.example>", "rowan@inbox.example, evil@elsewhere.example"),
        ("rowan@inbox.example\r\nFrom: evil@elsewhere.example", "rowan@inbox.example, evil@elsewhere.example"),
    ],
)
def test_no_sender_is_taken_for_another_by_the_text_beside_their_address(written: str, author: str) -> None:
    """A server on the way vouches for evil@elsewhere.example alone."""
    assert made(f"From: {written}\r\nMessage-ID: <1@x>\r\n\r\nA1\r\n".encode()).sender == author


def test_an_answer_says_who_wrote_what_and_to_which_message_of_ours() -> None:
    read_back = made(an_email("Can you ring me?", In_Reply_To=OURS, References=f"<other@inbox.example> {OURS}"))

    assert (read_back.sender, read_back.subject, read_back.words) == (
        "rowan@inbox.example",
        "Re: Words",
        "Can you ring me?",
    )
    assert (read_back.answers, read_back.report, read_back.is_automatic) == ((REFERENCE,), None, False)


def test_a_message_id_of_another_domain_is_none_of_ours() -> None:
    assert made(an_email(In_Reply_To=f"<{REFERENCE}@elsewhere.example>")).answers == ()


@pytest.mark.parametrize(
    ("charset", "raw", "words"),
    [
        (b"utf-8", "Dziękuję, proszę zadzwonić".encode(), "Dziękuję, proszę zadzwonić"),
        (b"iso-8859-2", "Dziękuję".encode("iso-8859-2"), "Dziękuję"),
        (b"windows-1256", "شكرا".encode("cp1256"), "شكرا"),
        (b"x-unknown", "Thank you – now".encode(), "Thank you – now"),
        (b"rot13", b"Thank you", "Thank you"),
        (b"zlib", b"Thank you", "Thank you"),
        (b'"', b"Thank you", "Thank you"),
        (b"us-ascii", b"Caf\xe9", "Caf\ufffd"),
    ],
)
def test_words_in_any_charset_are_read_and_no_codec_does_anything(charset: bytes, raw: bytes, words: str) -> None:
    content = (
        HEADS + b"Content-Type: text/plain; charset=" + charset + b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + raw
    )

    assert made(content).words == words


def test_of_html_alone_what_a_person_sees_is_read() -> None:
    html = (
        "<html><head><title>x</title><style>p{}</style></head><body><p>Thank&nbsp;you</p><script>1</script>Bye</body>"
    )
    content = HEADS + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()

    assert made(content).words.split() == ["Thank", "you", "Bye"]


def test_parts_within_parts_are_read_and_files_are_kept_with_the_whole() -> None:
    message = an_email("See the photograph")
    message.add_alternative("<p>See the photograph</p>", subtype="html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="door.png")
    message.add_attachment("STOP", filename="note.txt")

    read_back = made(message)

    assert read_back.words == "See the photograph"
    assert read_back.content == message.as_bytes()


def test_a_forwarded_message_inside_is_not_the_senders_words() -> None:
    outer = an_email("Look what I got")
    outer.add_attachment(an_email("STOP"))

    assert made(outer).words == "Look what I got"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\r\n",
        b"no heads at all",
        HEADS + b"Content-Type: multipart/mixed; boundary=\r\n\r\nwords",
        HEADS + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n--b\r\nnever ends",
        HEADS + b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!not base64!!!",
        b"From: =?utf-8?b?////?=\r\nSubject: =?nowhere?q?x?=\r\n\r\nwords",
        b"From: ;;;<<<>>>\r\n\r\nwords",
        HEADS + b"Content-Type: message/delivery-status\r\n\r\n",
        HEADS + b"Content-Type: multipart/report; report-type=delivery-status\r\n\r\n",
        HEADS
        + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        + b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 3000,
    ],
)
def test_an_odd_message_is_kept_whole_and_never_refused(content: bytes) -> None:
    read_back = made(content)

    assert read_back.content == content
    assert len(read_back.sha256) == 64


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=3000), st.integers())
def test_whatever_is_written_is_made_something_of(noise: bytes, seed: int) -> None:
    whole = build_delivery_report(an_entry("permanent-failure"), to="page@force.example").as_bytes()
    draw = random.Random(seed)
    cut = draw.randrange(len(whole))

    for content in (noise, HEADS + noise, whole[:cut] + noise + whole[cut:], whole[:cut]):
        assert made(content, mail_from=draw.choice(["<>", "x@y.example"])).content == content


def an_entry(state: str, *, reference: str | None = REFERENCE) -> JournalEntry:
    return JournalEntry(
        n=1, id="1", at="", provider="smtp", channel="email", to="rowan@inbox.example", sender="", subject=None,
        body="", reference=reference, state=state, message_id=OURS,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("state", "ours", "code"),
    [
        ("delivered", MessageState.DELIVERED, "2.1.5"),
        ("permanent-failure", MessageState.FAILED, "5.1.1"),
        ("temporary-failure", MessageState.FAILED_FOR_NOW, "4.4.7"),
    ],
)
@pytest.mark.parametrize("reference", [REFERENCE, None], ids=["by its envelope", "by its Message-ID"])
def test_a_delivery_report_says_which_message_and_what_became_of_it(
    state: str, ours: MessageState, code: str, reference: str | None
) -> None:
    report = build_delivery_report(an_entry(state, reference=reference), to="page@force.example").as_bytes()

    assert made(report, mail_from="<>").report == MailServerReport(REFERENCE, ours, code)


@pytest.mark.parametrize("action", [b"delayed", b"relayed", b"expanded"])
def test_a_message_that_is_still_on_its_way_has_neither_arrived_nor_failed(action: bytes) -> None:
    report = build_delivery_report(an_entry("permanent-failure"), to="page@force.example").as_bytes()
    report = report.replace(b"Action: failed", b"Action: " + action).replace(b"Status: 5.1.1", b"Status: 4.0.0")

    assert made(report, mail_from="<>").report == MailServerReport(REFERENCE, None, "4.0.0")


QMAIL = (
    b"From: MAILER-DAEMON@mx.example\r\nTo: page@force.example\r\nSubject: failure notice\r\n\r\n"
    b"Hi. This is the qmail-send program at mx.example.\r\n"
    b"I'm afraid I wasn't able to deliver your message to the following addresses.\r\n"
    b"This is a permanent error; I've given up. Sorry it didn't work out.\r\n\r\n"
    b"<rowan@inbox.example>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n"
    b"--- Below this line is a copy of the message.\r\n\r\n"
    b"Return-Path: <page@force.example>\r\nMessage-ID: " + OURS.encode() + b"\r\n\r\nwords\r\n"
)


def test_a_failure_in_a_form_from_before_the_standard_is_known_and_ours() -> None:
    assert made(QMAIL, mail_from="<>").report == MailServerReport(REFERENCE, MessageState.FAILED, "bounced")


@pytest.mark.parametrize(
    ("heads", "mail_from"),
    [
        ({"Auto_Submitted": "auto-replied"}, "rowan@inbox.example"),
        ({"Auto-Submitted": "auto-replied (vacation)"}, "rowan@inbox.example"),
        ({"X_Autoreply": "yes"}, "rowan@inbox.example"),
        ({"Auto_Submitted": "auto-generated", "X_Auto_Response_Suppress": "All"}, "rowan@inbox.example"),
        ({}, "<>"),
    ],
)
def test_what_a_machine_answered_is_no_persons_word(heads: dict[str, str], mail_from: str) -> None:
    assert made(an_email("I am away", **heads), mail_from=mail_from).is_automatic


@pytest.mark.parametrize(
    "heads", [{"Auto_Submitted": "no"}, {"Auto_Submitted": "auto-generated"}, {"Precedence": "bulk"}]
)
def test_what_may_be_a_persons_word_is_read_by_one(heads: dict[str, str]) -> None:
    assert not made(an_email(**heads)).is_automatic


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: " + b"=?utf-8?q?a?= " * 60_000 + b"\r\n\r\nhello",
        b'X: 1\r\nContent-Type: text/plain; x="' + b'\\";' * 100_000 + b"\r\n\r\nhello",
        b"Content-Type: multipart/mixed; boundary=a0\r\n\r\n"
        + b"".join(b"--a%d\r\nContent-Type: multipart/mixed; boundary=a%d\r\n\r\n" % (n, n + 1) for n in range(800))
        + b"\r\n" * 400_000,
    ],
)
def test_no_single_message_keeps_the_server_busy(content: bytes) -> None:
    began = time.process_time()

    assert read_mail(content, mail_from="q@post.example", domain="page.example").content == content

    assert time.process_time() - began < 2  # seconds; without a limit, ten and more


def test_brought_twice_by_another_way_it_is_the_same_and_another_with_its_name_is_not() -> None:
    first = an_email("One", Message_ID="<1@inbox.example>")
    again = an_email("One", Received="from elsewhere", Message_ID="<1@inbox.example>")
    another = an_email("Another", Message_ID="<1@inbox.example>")

    ids = [made(message).supplier_id for message in (first, again, another)]

    assert ids[0] == ids[1] != ids[2]
