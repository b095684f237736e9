"""Mail as people's programs write it, read in the limited process: words in any charset, what is sent on, calendars,
Outlook's envelope, encrypted mail; and mails that are made to end their reader."""

from __future__ import annotations

import base64
import random
import struct
from pathlib import Path

import pytest

from victimcare.channels.mail.mail_parser_process import MailParser
from victimcare.rules.control_room.mail_nature import MailHeads, MailNature, name_mail_nature
from victimcare.services.ports.parsed_mail import MailRefusal, ParsedMail

ROOM = "contact@care.example"
HEAD = b"From: sam@inbox.example\r\nSubject: hello\r\nMessage-ID: <1@inbox.example>\r\n"


def read(parser: MailParser, content: bytes, *, mail_from: str = "sam@inbox.example") -> ParsedMail:
    [found] = parser([(content, mail_from)])
    assert isinstance(found, ParsedMail), found
    return found


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("iso-8859-15", "Ich brauche Hilfe für 20 €"),
        ("windows-1251", "Помогите мне"),
        ("koi8-r", "Помогите мне"),
        ("big5", "請幫我"),
        ("gb18030", "请帮我"),
        ("shift_jis", "助けて"),
        ("iso-2022-jp", "助けて"),
        ("euc-kr", "도와주세요"),
        ("utf-7", "à l'aide"),
        ("utf-16", "সাহায্য করুন"),
        ("no-such-charset", "plain letters"),
    ],
)
def test_words_in_any_charset_are_read_although_no_file_can_be_opened(
    parser: MailParser, charset: str, words: str
) -> None:
    body = words.encode("ascii" if charset == "no-such-charset" else charset)
    kind = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()

    assert read(parser, HEAD + kind + base64.b64encode(body)).words == words


def test_html_is_read_as_its_reader_sees_it_and_quotations_are_marked(parser: MailParser) -> None:
    html = (
        b"<html><head><style>p {color: red}</style><script>alert('x')</script></head><body><p>He is <b>back</b>.</p>"
        b"<table><tr><td>Mon</td><td>Tue</td></tr></table><img src='http://tracker.example/1.gif'>"
        b"<div class='gmail_quote'>On Monday we wrote:<blockquote>Old words</blockquote></div></body></html>"
    )
    found = read(parser, HEAD + b"Content-Type: text/html\r\n\r\n" + html)

    assert found.words == "He is back.\n\nMon  Tue"
    assert "> On Monday we wrote:" in found.quoted
    assert "tracker" not in f"{found.words}{found.quoted}"


def test_words_that_only_the_html_part_holds_are_read_too(parser: MailParser) -> None:
    parts = (
        b'Content-Type: multipart/alternative; boundary="x"\r\n\r\n'
        b"--x\r\nContent-Type: text/plain\r\n\r\nSee the HTML.\r\n"
        b"--x\r\nContent-Type: text/html\r\n\r\n<p>He has a knife and is at my door</p>\r\n--x--\r\n"
    )

    assert "knife" in read(parser, HEAD + parts).words


def test_a_threat_that_is_sent_on_is_read_inside_the_mail(parser: MailParser) -> None:
    sent_on = (
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nLook at this\r\n'
        b"--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: man@man.example\r\nSubject: you\r\n"
        b"\r\nI will find you\r\n--x--\r\n"
    )
    found = read(parser, HEAD + sent_on)

    assert found.words == "Look at this\n\nFrom: man@man.example\nSubject: you\n\nI will find you"


KILL = "He says he will kill me tonight"


@pytest.mark.parametrize(
    "body",
    [
        f'Content-Type: text/plain; name="note.txt"\r\nContent-Disposition: attachment\r\n\r\n{KILL}\r\n',
        (
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\n"
            f"{base64.b64encode(f'Subject: hi{chr(10) * 2}{KILL}'.encode()).decode()}\r\n--b--\r\n"
        ),
        f"Content-Type: message/partial; id=x; number=1; total=1\r\n\r\nSubject: x\r\n\r\n{KILL}\r\n",
        f"Content-Type: text/html\r\n\r\n{'<div>' * 300}{KILL}{'</div>' * 300}<p>Hello there</p>",
        f"Content-Type: text/html\r\n\r\n{'<blockquote>' * 3000}{KILL}{'</blockquote>' * 3000}",
        (
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
            f"{'Many calm words stand in both parts. ' * 30}\r\n--b\r\nContent-Type: text/html\r\n\r\n"
            f"<p>{'Many calm words stand in both parts. ' * 30}</p><p>{KILL}</p>\r\n--b--\r\n"
        ),
    ],
    ids=["attached", "base64", "partial", "deep", "very-deep", "html-says-more"],
)
def test_words_are_read_wherever_a_mail_holds_them(parser: MailParser, body: str) -> None:
    found = read(parser, HEAD + body.encode())

    assert KILL in f"{found.words}\n{found.quoted}"


def test_html_that_says_the_same_in_other_lines_is_not_read_twice(parser: MailParser) -> None:
    body = (
        b"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
        b"My bicycle is gone,\r\nsee https://shop.example/1 for it.\r\n--b\r\nContent-Type: text/html\r\n\r\n"
        b"<p>My <b>bicycle</b> is gone, see</p><p><a href='https://shop.example/1'>for it</a>.</p>\r\n--b--\r\n"
    )
    assert read(parser, HEAD + body).words == "My bicycle is gone,\nsee https://shop.example/1 for it."


def test_a_mail_that_is_sent_on_in_line_is_all_its_senders_words(parser: MailParser) -> None:
    head = b"From: sam@inbox.example\r\nSubject: Fwd: you\r\n\r\n"

    found = read(parser, head + b"Please see\r\n\r\n---- Original ----\r\nI will find you\r\n")

    assert ("I will find you" in found.words, found.quoted) == (True, "")


def test_a_calendar_entry_without_text_is_read(parser: MailParser) -> None:
    entry = b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nSUMMARY:Meet me or else\r\nEND:VCALENDAR\r\n"

    assert read(parser, HEAD + entry).words == "SUMMARY: Meet me or else"


def _outlook(*objects: tuple[int, int, int, bytes]) -> bytes:
    packed = struct.pack("<IH", 0x223E9F78, 1)
    for level, name, kind, content in objects:
        packed += struct.pack("<BHHI", level, name, kind, len(content)) + content
        packed += struct.pack("<H", sum(content) & 0xFFFF)
    return packed


def test_words_and_files_in_outlooks_envelope_are_found(parser: MailParser) -> None:
    envelope = _outlook(
        (1, 0x800C, 2, b"Please look at the photo\x00"),
        (2, 0x9002, 6, bytes(14)),
        (2, 0x8010, 1, b"photo.gif\x00"),
        (2, 0x800F, 6, b"GIF89a-harmless"),
    )
    kind = b"Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"

    found = read(parser, HEAD + kind + base64.b64encode(envelope))

    assert found.words == "Please look at the photo"
    assert [(file.name, file.content) for file in found.files] == [("photo.gif", b"GIF89a-harmless")]


@pytest.mark.parametrize(
    ("kind", "body", "encryption"),
    [
        (b"application/pkcs7-mime; smime-type=enveloped-data", b"MIAGCSqGSIb3DQEHA6CAMIACAQAxgg==", "smime"),
        (b"text/plain", b"-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----", "pgp"),
        (b"text/plain", b"Plain words", ""),
    ],
)
def test_mail_that_we_cannot_read_says_so(parser: MailParser, kind: bytes, body: bytes, encryption: str) -> None:
    assert read(parser, HEAD + b"Content-Type: " + kind + b"\r\n\r\n" + body).encryption == encryption


def test_a_mail_that_ends_its_reader_is_named_and_the_next_one_is_read() -> None:
    parser = MailParser(ROOM, seconds=0.0001)  # no mail can be read in this time, once its reader has started
    try:
        parser([(HEAD + b"\r\nfirst", "")])
        assert parser([(HEAD + b"\r\nwords " * 100_000, "")]) == [MailRefusal("out_of_time")]
        [found] = parser([(HEAD + b"\r\nsecond", "")])
        assert isinstance(found, ParsedMail)
    finally:
        parser.close()


def test_a_thousand_mails_within_mails_are_refused_and_end_nothing(parser: MailParser) -> None:
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(3000))
    [found] = parser([(HEAD + nested + b"\r\nwords", "")])

    assert isinstance(found, MailRefusal | ParsedMail)
    assert read(parser, HEAD + b"\r\nwords").words == "words"


def test_the_reader_has_no_setting_of_ours_and_can_open_no_file(parser: MailParser) -> None:
    read(parser, HEAD + b"\r\nwords")
    child = parser.process_id
    known = Path(f"/proc/{child}/environ").read_bytes().split(b"\0")
    limits = Path(f"/proc/{child}/limits").read_text()

    assert {name.partition(b"=")[0] for name in known if name} == {b"PYTHONPATH", b"LC_ALL"}
    assert "Max open files            4                    4" in limits
    assert len(list(Path(f"/proc/{child}/fd").iterdir())) == 4


@pytest.mark.parametrize(
    ("heads", "nature"),
    [
        (MailHeads(subject="Out of Office: hello"), MailNature.AWAY),
        (MailHeads(subject="Abwesenheitsnotiz: Ihre Anfrage"), MailNature.AWAY),
        (MailHeads(subject="Réponse automatique : bonjour"), MailNature.AWAY),
        (MailHeads(subject="Re: Automatic reply: hello"), MailNature.PERSON),
        (MailHeads(auto_submitted="auto-replied (vacation)"), MailNature.AWAY),
        (MailHeads(auto_submitted="no"), MailNature.PERSON),
        (MailHeads(auto_submitted="auto-generated"), MailNature.MACHINE),
        (MailHeads(precedence="Bulk"), MailNature.LIST),
        (MailHeads(is_of_list=True), MailNature.LIST),
        (MailHeads(is_report=True), MailNature.BOUNCE),
        (MailHeads(is_marked=True, is_report=True), MailNature.OURS),
        (MailHeads(hops=26), MailNature.LOOP),
        (MailHeads(has_null_sender=True), MailNature.BOUNCE),
        (MailHeads(subject="Office hours?"), MailNature.PERSON),
    ],
)
def test_what_wrote_a_mail(heads: MailHeads, nature: MailNature) -> None:
    assert name_mail_nature(heads) is nature


def test_real_reports_of_many_mail_servers_are_no_contacts(parser: MailParser) -> None:
    reports = sorted((Path(__file__).parent / "returned").glob("*.eml"))
    natures = [read(parser, one.read_bytes(), mail_from="").nature for one in reports]

    assert all(nature is not MailNature.PERSON for nature in natures)


def test_mails_that_were_damaged_on_the_way_crash_nothing(parser: MailParser) -> None:
    drawn = random.Random(21)
    sample = HEAD + (
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
        b"<p>words</p>\r\n--x\r\nContent-Type: text/calendar\r\n\r\nSUMMARY:a\r\n--x--\r\n"
    )
    mails = []
    for _ in range(200):
        changed = bytearray(sample)
        for _ in range(drawn.randint(1, 30)):
            changed[drawn.randrange(len(changed))] = drawn.randrange(256)
        mails.append((bytes(changed), ""))

    found = parser(mails)

    assert not [one for one in found if isinstance(one, MailRefusal) and one.ended_reader]
