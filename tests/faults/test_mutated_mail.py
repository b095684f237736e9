"""Mails that were damaged on purpose, ten ways each: none is lost, none ends the control room's mail, and the process
that reads them stays within its memory.

Short form: 300 mails. Long form (VICTIMCARE_FAULTS=long): 10,000.
"""

from __future__ import annotations

import base64
import os
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db.models import Sum

from victimcare.channels.mail.limited_child import MOST_MEMORY
from victimcare.channels.mail.mail_parser_process import MailParser
from victimcare.records.models import RoomMail, RoomMessage
from victimcare.services.access import Actor
from victimcare.services.control_room.intake.mail_intake import accept_room_mail
from victimcare.services.control_room.intake.mail_sorting import CAME_AGAIN, sort_waiting_mail

pytestmark = pytest.mark.django_db
IS_LONG = os.environ.get("VICTIMCARE_FAULTS") == "long"
MAILS = 10_000 if IS_LONG else 300
ACTOR = Actor.system("mail")

_HEAD = "From: Sam <sam@inbox.example>\r\nSubject: =?utf-8?b?w6k=?= help\r\nMessage-ID: <1@inbox.example>\r\n"
_PARTS = 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
_SEEDS = (
    f"{_HEAD}\r\nMy bicycle is gone.\r\n".encode(),
    f"{_HEAD}{_PARTS}Content-Type: text/html; charset=utf-8\r\n\r\n<div><p>My <b>bicycle</b></p><blockquote>old"
    f"</blockquote></div>\r\n--b\r\nContent-Type: image/png; name*=utf-8''%C3%A9.png\r\n"
    f"Content-Transfer-Encoding: base64\r\n\r\n{base64.b64encode(bytes(range(200))).decode()}\r\n--b--\r\n".encode(),
    f"{_HEAD}{_PARTS}Content-Type: message/rfc822\r\n\r\nFrom: man@man.example\r\nSubject: you\r\n\r\nI will find you"
    f"\r\n--b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nSUMMARY:Meet\r\nEND:VCALENDAR\r\n"
    f"--b--\r\n".encode(),
    f"{_HEAD}{_PARTS}Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    f"{base64.b64encode(bytes.fromhex('789f3e2201000190080004000000000001000100')).decode()}\r\n--b--\r\n".encode(),
    (
        b"From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nContent-Type: multipart/report; "
        b'report-type=delivery-status; boundary="x"\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n'
        b"Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--x--\r\n"
    ),
)


def _flip(content: bytearray, drawn: random.Random) -> None:
    for _ in range(drawn.randint(1, 40)):
        content[drawn.randrange(len(content))] = drawn.randrange(256)


def _cut(content: bytearray, drawn: random.Random) -> None:
    del content[drawn.randrange(len(content)) :]


def _repeat(content: bytearray, drawn: random.Random) -> None:
    start = drawn.randrange(len(content))
    content[start:start] = content[start : start + drawn.randint(1, 200)] * drawn.randint(2, 200)


def _shuffle_lines(content: bytearray, drawn: random.Random) -> None:
    lines = bytes(content).split(b"\r\n")
    drawn.shuffle(lines)
    content[:] = b"\r\n".join(lines)


def _swap_charset(content: bytearray, drawn: random.Random) -> None:
    name = drawn.choice((b"utf-7", b"utf-16", b"idna", b"punycode", b"zip", b"unicode_escape", b"undefined", b"big5"))
    content[:] = re.sub(rb"utf-8", name, bytes(content))


def _nest(content: bytearray, drawn: random.Random) -> None:
    head = b"".join(
        b'Content-Type: multipart/mixed; boundary="n%d"\r\n\r\n--n%d\r\n' % (each, each)
        for each in range(drawn.choice((3, 90, 400)))
    )
    content[:] = head + bytes(content)


def _name_other_encoding(content: bytearray, drawn: random.Random) -> None:
    name = drawn.choice((b"quoted-printable", b"uuencode", b"x-gzip", b"binary", b"base64; base64"))
    content[:] = re.sub(rb"base64", name, bytes(content))


def _grow_header(content: bytearray, drawn: random.Random) -> None:
    content[0:0] = b"Subject: " + drawn.choice((b"=?utf-8?q?a?= ", b"a, ", b'"(')) * drawn.randint(100, 9000) + b"\r\n"


def _drop_bytes(content: bytearray, drawn: random.Random) -> None:
    for _ in range(drawn.randint(1, 20)):
        if content:
            del content[drawn.randrange(len(content))]


def _put_in_nul(content: bytearray, drawn: random.Random) -> None:
    for _ in range(drawn.randint(1, 20)):
        content.insert(drawn.randrange(len(content)), drawn.choice((0, 0xFF, 0x80, 0xED)))


_WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip,
    _cut,
    _repeat,
    _shuffle_lines,
    _swap_charset,
    _nest,
    _name_other_encoding,
    _grow_header,
    _drop_bytes,
    _put_in_nul,
)


def mutated_mails(count: int) -> Iterator[bytes]:
    drawn = random.Random(21)
    for number in range(count):
        content = bytearray(drawn.choice(_SEEDS))
        for _ in range(drawn.randint(1, 3)):
            if content:
                _WAYS[number % len(_WAYS)](content, drawn)
        yield bytes(content)


def test_of_mutated_mails_none_is_lost_and_none_ends_the_sorting() -> None:
    parser, now, sent, peak = MailParser("contact@care.example"), datetime(2026, 12, 3, 9, 0, tzinfo=UTC), 0, 0
    try:
        for content in mutated_mails(MAILS):
            sender = "sam@inbox.example" if sent % 3 else ""
            accept_room_mail(actor=ACTOR, content=content, mail_from=sender, recipients=[], source="smtp", now=now)
            sent += 1
            if sent % 100 == 0:
                while sort_waiting_mail(actor=ACTOR, read=parser, now=now):
                    peak = max(peak, _peak_memory(parser))
    finally:
        parser.close()

    rows = Counter(RoomMail.objects.values_list("outcome", flat=True))
    assert RoomMail.objects.aggregate(all=Sum("deliveries"))["all"] == sent
    assert rows["waiting"] == 0
    assert set(rows) <= {"contact", "automatic", "quarantined"}
    own = RoomMail.objects.filter(outcome="contact").exclude(reason=CAME_AGAIN).count()
    assert own == RoomMessage.objects.count()
    died = RoomMail.objects.filter(attempts__gt=0).count()
    print(f"{sent} mails: {dict(rows)}, readers ended by {died}, most memory {peak // 1024 // 1024} MB")
    assert died == 0
    assert 0 < peak < MOST_MEMORY


def _peak_memory(parser: MailParser) -> int:
    """Bytes of addresses that the reader has had at most."""
    if parser.process_id is None:
        return 0
    status = Path(f"/proc/{parser.process_id}/status").read_text()
    return int(re.search(r"VmPeak:\s+(\d+)", status)[1]) * 1024  # type: ignore[index]
