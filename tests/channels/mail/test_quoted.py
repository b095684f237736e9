"""What an officer wrote themselves, without what their mail program quoted below."""

from __future__ import annotations

import time
from email import message_from_string

import pytest

from victimcare.channels.mail.mail_text import count_attachments, read_plain_text, strip_quoted
from victimcare.rules.updates.officer_replies import ReplyAnswers, UnclearReply, parse_officer_reply
from victimcare.wording import say

ABOVE = say("updates-mail-above")
ASKED = f"{ABOVE}\n\nA · 44/10118/26\n\nA1  Let go, still looking into it\n\nA2  Let out on bail"
OUTLOOK = "From: Victim Care <ask@care.example>\nSent: 25 November 2026 08:00\nTo: Dudek\nSubject: 1 question today\n"


@pytest.mark.parametrize(
    "under",
    [
        f"On Wed, 25 Nov 2026 at 08:00, Victim Care <ask@care.example> wrote:\n> {ASKED}",
        f"On Wed, 25 Nov 2026 at 08:00, Victim Care\n<ask+hb4q@care.example> wrote:\n\n{ASKED}",
        f"-----Original Message-----\n{OUTLOOK}\n{ASKED}",
        f"________________________________\n{OUTLOOK}\n{ASKED}",
        f"{OUTLOOK}\n{ASKED}",
        f"Sent from my iPhone\n\n> On 25 Nov 2026, at 08:00, Victim Care <ask@care.example> wrote:\n> {ASKED}",
        "-- \nDC Tomasz Dudek\nInvestigations, South",
        f"Kind regards,\n\nTomasz\n\n{OUTLOOK}\n{ASKED}",
        "Thanks, DC Dudek\nInvestigations, South",
        "This email and any attachments are confidential and intended for the addressee.",
        ASKED,
        "",
    ],
)
def test_what_is_quoted_and_signed_is_cut_off(under: str) -> None:
    said = strip_quoted(f"A1 fingerprints back next week\n\n{under}")

    assert said == "A1 fingerprints back next week"


def test_an_answer_below_the_quote_is_read_below() -> None:
    quoted = "\n".join(f"> {line}" for line in ASKED.splitlines())

    assert strip_quoted(f"On Wed, 25 Nov 2026, Victim Care wrote:\n{quoted}\n\nA2 no rules\n") == "A2 no rules"


def test_an_answer_between_quoted_lines_is_read_between() -> None:
    first, *rest = (f"> {line}" for line in ASKED.splitlines())

    mail = "\n".join(("On Wed, 25 Nov 2026, Victim Care wrote:", first, "A1", *rest, "B2 no rules", "> C"))

    assert strip_quoted(mail) == "A1\nB2 no rules"


@pytest.mark.parametrize(
    "head",
    [
        "Вы писали 25 ноября 2026 г., 9:00:",
        "Вы писали 25 ноября 2026 г., 9:00",
        "25.11.2026, 09:00, Victim Care пишет:",
        "ср, 25 нояб. 2026 г. в 09:00, Victim Care <ask@care.example>:\nпишет:",
        "25 ноября 2026 г. 9:00 пользователь Victim Care написал(а):",
        "-------- Исходное сообщение --------",
        "--- Пересылаемое сообщение ---",
        "От: Victim Care\nОтправлено: 25 ноября 2026 г. 9:00\nКому: Wray\nТема: 1 question",
    ],
)
def test_what_russian_programs_put_above_a_quotation_is_cut(head: str) -> None:
    assert strip_quoted(f"A1 до свидания\n\n{head}\n\nA1 Let go\nA2 Let out on bail\n").startswith("A1 до свидания")
    assert "A2" not in strip_quoted(f"A1 до свидания\n\n{head}\n\nA1 Let go\nA2 Let out on bail\n")


def test_russian_words_of_their_own_are_kept() -> None:
    words = "A1 он пишет ей каждый день\nи вы писали об этом"

    assert strip_quoted(words) == words


@pytest.mark.parametrize("below", ["A2 no rules", "", "A2 no rules\nB1"])
def test_html_alone_is_read_above_and_below_what_it_quotes(below: str) -> None:
    quoted = (
        f'<blockquote class="gmail_quote">{ASKED.replace(chr(10), "<br>")}<p>wrapped\nin the middle</p></blockquote>'
    )
    said = "".join(f"<div>{line}</div>" for line in below.splitlines())
    html = f'<div class="gmail_attr">On Wed, 25 Nov 2026, Victim Care wrote:<br></div>{quoted}{said}'
    mail = message_from_string(f"Content-Type: text/html; charset=utf-8\n\n{html}")

    assert "\n".join(strip_quoted(read_plain_text(mail)).split()) == "\n".join(below.split())


def test_quoted_text_that_nothing_marks_is_taken_for_no_answer() -> None:
    options = "A1  Let go, still looking into it\nA2  Let out on bail"

    assert parse_officer_reply(strip_quoted(options), {"A": 5}) == UnclearReply("twice")
    assert isinstance(parse_officer_reply(strip_quoted("A1"), {"A": 5}), ReplyAnswers)


def test_a_long_and_ugly_mail_is_cut_at_once() -> None:
    ugly = "On " + "x wrote " * 200_000 + "\n" + "> " * 100_000

    began = time.process_time()
    strip_quoted(ugly)

    assert time.process_time() - began < 2


def test_files_are_counted_and_what_is_no_mail_has_none() -> None:
    mail = (
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nA1\r\n"
        b"--x\r\nContent-Type: image/jpeg\r\nContent-Disposition: attachment; filename=a.jpg\r\n\r\nx\r\n--x--\r\n"
    )

    assert count_attachments(mail) == 1
    assert count_attachments(b"\xff\x00") == 0
