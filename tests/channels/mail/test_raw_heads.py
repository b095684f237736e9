"""Headers with raw bytes for letters: as UTF-8 (SMTPUTF8), and as old mail programs send them."""

from __future__ import annotations

import pytest

from tests.channels.mail.test_reading import made
from victimcare.rules.contact.correspondence import asks_to_stop

# A word that asks for no more messages, in each language in which we write; and the charset of an old program.
STOPS = {
    "en": ("Stop", "us-ascii"),
    "cy": ("Stopiwch os gwelwch yn dda", "iso-8859-14"),
    "pl": ("Rezygnuję", "iso-8859-2"),
    "ro": ("Oprește", "iso-8859-16"),
    "ur": ("بند", "windows-1256"),
    "ar": ("إيقاف", "windows-1256"),
    "bn": ("বন্ধ", "utf-8"),
    "pa": ("ਬੰਦ", "utf-8"),
}


def a_mail(subject: bytes, *, sender: bytes = b"rowan@inbox.example", charset: str = "utf-8") -> bytes:
    kind = f"Content-Type: text/plain; charset={charset}".encode()
    return b"From: " + sender + b"\r\nSubject: " + subject + b"\r\n" + kind + b"\r\n\r\n\r\n"


@pytest.mark.parametrize("language", STOPS)
def test_stop_as_a_bare_subject_is_read_in_every_language(language: str) -> None:
    word, charset = STOPS[language]
    for encoding in ("utf-8", charset):
        read = made(a_mail(word.encode(encoding), charset=encoding))

        assert (read.subject, read.words) == (word, "")
        assert asks_to_stop(read.subject)


def test_a_mail_that_says_no_charset_is_read_as_utf_8() -> None:
    content = "From: rowan@inbox.example\r\nSubject: روکیں\r\n\r\n\r\n".encode()

    assert made(content).subject == "روکیں"


def test_romanian_with_a_cedilla_is_the_same_word() -> None:
    assert asks_to_stop(made(a_mail("Opreşte".encode("iso-8859-2"), charset="iso-8859-2")).subject)


def test_bare_letters_beside_encoded_words_are_both_read() -> None:
    subject = "=?utf-8?b?2KjZhtiv?= براہ کرم =?iso-8859-1?q?caf=E9?= =?iso-8859-1?q?_noir?=".encode()

    assert made(a_mail(subject)).subject == "بند براہ کرم café noir"


@pytest.mark.parametrize(
    ("sender", "address"),
    [
        ("آدا <ada@inbox.example>", "ada@inbox.example"),
        ("<żółw@inbox.example>", "żółw@inbox.example"),
        ("Żaneta <zaneta@poczta.example>", "zaneta@poczta.example"),
    ],
)
def test_a_sender_in_bare_letters_is_read(sender: str, address: str) -> None:
    assert made(a_mail(b"Hello", sender=sender.encode()), mail_from="").sender == address


@pytest.mark.parametrize("subject", [b"\xff\xfe\x00", b"=?utf-8?b?\xd8\xa8?=", b"\xd8" * 5000])
def test_what_is_no_letter_in_any_charset_harms_nothing(subject: bytes) -> None:
    assert made(a_mail(subject)).sender == "rowan@inbox.example"
