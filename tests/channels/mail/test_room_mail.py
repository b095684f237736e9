"""Mail to the control room, from a real sender over SMTP to the contact: each mail ends as a contact, a duplicate,
automatic mail or quarantine."""

from __future__ import annotations

import hashlib
import json
import smtplib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from click.testing import CliRunner

from tests.channels.mail.listening import listening
from tests.conftest import Database
from tests.services.people_and_cases import staff
from victimcare.channels.cli.contact_listings import list_intake
from victimcare.channels.mail.mail_parser_process import MailParser
from victimcare.channels.mail.mail_server import InboundMailServer
from victimcare.records.models import ReceivedMessage, RoomContact, RoomFile, RoomMail, RoomMessage
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.rules.errors import NotFound
from victimcare.services import clock
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.control_room.contacts.contact_words import open_contact_heads, open_message_words
from victimcare.services.control_room.intake.mail_counts import MailCounts, count_room_mail
from victimcare.services.control_room.intake.mail_quarantine import (
    list_quarantined_mail,
    open_quarantined_mail,
    release_quarantined_mail,
)
from victimcare.services.control_room.intake.mail_sorting import sort_waiting_mail
from victimcare.services.ports.parsed_mail import MailRefusal, ParsedMail

ROOM = "contact@care.example"
PAGE = "page@force.example"
THREAT = (
    b"From: Sam <sam@inbox.example>\r\nTo: contact@care.example\r\nSubject: please help\r\n"
    b"Message-ID: <1@inbox.example>\r\n\r\nhe is outside my house with a knife\r\n"
)
BOUNCE = (
    b"From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered Mail Returned to Sender\r\n"
    b'Content-Type: multipart/report; report-type=delivery-status; boundary="x"\r\n\r\n'
    b"--x\r\nContent-Type: text/plain\r\n\r\nNot delivered.\r\n"
    b"--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
    b"Final-Recipient: rfc822; sam@inbox.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
    b"--x\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <1@inbox.example>\r\n\r\n--x--\r\n"
)
AWAY = (
    "From: Jürgen <juergen@firma.example>\r\nSubject: =?utf-8?q?Automatische_Antwort=3A_Ihre_Anfrage?=\r\n"
    "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nIch bin bis zum 14. Dezember nicht im Büro.\r\n"
).encode()


@pytest.fixture
def port(real_database: Database, django_db_blocker: Any) -> Iterator[int]:
    server = InboundMailServer((PAGE,), clock.current_time, control_room=ROOM)
    with django_db_blocker.unblock(), listening(server) as number:
        yield number


def send(port: int, content: bytes, *, to: tuple[str, ...] = (ROOM,), mail_from: str = "sam@inbox.example") -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as smtp:
        smtp.sendmail(mail_from, to, content)


def sort(parser: MailParser) -> None:
    sort_waiting_mail(actor=Actor.system("room_mail"), read=parser, now=clock.current_time())


def outcomes() -> list[tuple[str, str, int]]:
    return list(RoomMail.objects.order_by("id").values_list("outcome", "reason", "deliveries"))


def test_a_threat_by_mail_is_a_contact_in_danger_with_its_words(port: int, parser: MailParser) -> None:
    send(port, THREAT)
    sort(parser)

    [contact], [message] = RoomContact.objects.all(), RoomMessage.objects.all()
    assert (contact.priority, contact.queue) == (ContactPriority.DANGER, "danger")
    head = open_contact_heads([contact])[contact.public_id]
    assert (head.sender, head.subject) == ("sam@inbox.example", "please help")
    assert open_message_words([message])[message.public_id].words == "he is outside my house with a knife"
    assert outcomes() == [("contact", "", 1)]


def test_the_same_bytes_again_are_counted_and_make_one_contact(port: int, parser: MailParser) -> None:
    for _ in range(3):
        send(port, THREAT)
    sort(parser)
    send(port, b"Received: by another server\r\n" + THREAT)
    sort(parser)

    assert outcomes() == [("contact", "", 3), ("contact", "came_again", 1)]
    assert RoomMessage.objects.count() == 1


def test_mail_to_the_control_room_and_to_a_victims_address_goes_to_both(port: int, parser: MailParser) -> None:
    send(port, THREAT, to=(ROOM, PAGE))

    assert (RoomMail.objects.count(), ReceivedMessage.objects.count()) == (1, 1)


def test_mail_to_the_control_room_alone_is_no_message_to_the_desk(port: int) -> None:
    send(port, THREAT, to=("Contact+web@CARE.example",))

    assert (RoomMail.objects.count(), ReceivedMessage.objects.count()) == (1, 0)


def test_a_bounce_and_a_german_answer_during_an_absence_open_nothing(port: int, parser: MailParser) -> None:
    send(port, THREAT)
    sort(parser)
    send(port, BOUNCE, mail_from="")
    send(port, AWAY, mail_from="juergen@firma.example")
    sort(parser)

    assert outcomes() == [("contact", "", 1), ("automatic", "bounce", 1), ("automatic", "away", 1)]
    assert RoomContact.objects.count() == 1
    bounce, away = RoomMail.objects.filter(outcome="automatic").order_by("id")
    assert bounce.message == RoomMessage.objects.get()  # it is filed with the message that it is about
    assert away.message is None


def test_a_mail_that_claims_to_be_automatic_is_read_for_danger_all_the_same(port: int, parser: MailParser) -> None:
    send(port, b"Auto-Submitted: auto-replied\r\n" + THREAT)
    sort(parser)

    assert outcomes() == [("contact", "danger_in_away", 1)]
    assert RoomContact.objects.get().priority == ContactPriority.DANGER


def test_a_quotation_is_split_off_only_in_a_conversation_that_we_know(port: int, parser: MailParser) -> None:
    quotes = b"What shall I do?\r\n\r\nOn Monday, A Man <a@man.example> wrote:\r\n> I will kill you\r\n"
    send(port, b"From: kit@inbox.example\r\nSubject: Re: you\r\nMessage-ID: <k1@inbox.example>\r\n\r\n" + quotes)
    send(port, b"From: kit@inbox.example\r\nSubject: Re: you\r\nIn-Reply-To: <k1@inbox.example>\r\n\r\n" + quotes)
    sort(parser)
    sort(parser)
    send(port, b"From: kit@inbox.example\r\nSubject: Re: me\r\nIn-Reply-To: <k1@inbox.example>\r\n\r\n" + quotes)
    sort(parser)

    said = [open_message_words([row])[row.public_id] for row in RoomMessage.objects.order_by("id")]
    assert "I will kill you" in said[0].words
    assert (said[-1].words, "I will kill you" in said[-1].quoted) == ("What shall I do?", True)
    assert RoomContact.objects.count() == 1


def test_files_are_kept_with_the_message_sealed(port: int, parser: MailParser) -> None:
    send(
        port,
        b'From: sam@inbox.example\r\nSubject: photo\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n'
        b"--x\r\nContent-Type: text/plain\r\n\r\nMy bicycle\r\n"
        b'--x\r\nContent-Type: image/gif; name="harmless.gif"\r\nContent-Transfer-Encoding: base64\r\n'
        b"Content-Disposition: attachment\r\n\r\nJVBERi0xLjQK\r\n--x--\r\n",
    )
    sort(parser)

    [file] = RoomFile.objects.all()
    assert (file.kind, file.size, file.scan) == ("pdf", 9, "not_scanned")
    assert b"%PDF" not in bytes(file.sealed_content)


def quarantine(parser: MailParser) -> None:
    """Sort with a reader that every mail ends."""

    def dies(mails: Sequence[tuple[bytes, str]]) -> list[MailRefusal]:
        return [MailRefusal("reader_died") for _ in mails]

    for _ in range(2):
        sort_waiting_mail(actor=Actor.system("room_mail"), read=dies, now=clock.current_time())


def test_a_mail_that_ends_its_reader_twice_is_quarantined_and_a_supervisor_makes_a_contact_of_it(
    port: int, parser: MailParser
) -> None:
    send(port, b"From: kit@inbox.example\r\nSubject: odd\r\n\r\nMy bicycle is gone\r\n", mail_from="kit@inbox.example")
    quarantine(parser)
    supervisor = staff("Ash Q.", Role.CONTROL_ROOM, Role.ROOM_SUPERVISOR)
    now = clock.current_time()

    assert outcomes() == [("quarantined", "reader_died", 1)]
    assert RoomContact.objects.count() == 0
    [listed] = list_quarantined_mail(actor=supervisor, now=now)
    opened = open_quarantined_mail(actor=supervisor, mail_id=listed.id, now=now)
    assert (opened.sender, "My bicycle is gone" in opened.text) == ("kit@inbox.example", True)
    release_quarantined_mail(actor=supervisor, mail_id=listed.id, now=now)
    assert list_quarantined_mail(actor=supervisor, now=now) == ()
    assert "My bicycle is gone" in next(iter(open_message_words(RoomMessage.objects.all()).values())).words
    with pytest.raises(NotFound):
        release_quarantined_mail(actor=supervisor, mail_id=listed.id, now=now)


def test_a_handler_who_is_no_supervisor_does_not_open_the_quarantine(port: int) -> None:
    handler = staff("Bo P.", Role.CONTROL_ROOM)

    with pytest.raises(PermissionRefused):
        list_quarantined_mail(actor=handler, now=clock.current_time())


def test_danger_in_a_mail_that_no_reader_survives_is_a_contact_all_the_same(port: int, parser: MailParser) -> None:
    send(port, THREAT)
    quarantine(parser)

    assert outcomes() == [("contact", "danger_reader_died", 1)]
    assert RoomContact.objects.get().priority == ContactPriority.DANGER


def test_what_was_accepted_is_the_sum_of_what_became_of_it_at_each_moment(port: int, parser: MailParser) -> None:
    supervisor = staff("Ash Q.", Role.CONTROL_ROOM, Role.ROOM_SUPERVISOR)
    sent = [THREAT, THREAT, b"Received: by x\r\n" + THREAT, AWAY, b"Subject: odd\r\n\r\nwords\r\n"]

    def counted() -> MailCounts:
        figures = count_room_mail(actor=supervisor, now=clock.current_time())
        assert figures.total.is_balanced
        assert sum(day.accepted for day in figures.days.values()) == figures.total.accepted
        return figures.total

    for content in sent:
        send(port, content)
    assert counted() == MailCounts(accepted=5, duplicates=1, waiting=4)
    sort(parser)
    assert counted() == MailCounts(accepted=5, contacts=2, duplicates=2, automatic=1)
    send(port, b"Subject: second\r\n\r\nwords\r\n")
    quarantine(parser)
    assert counted() == MailCounts(accepted=6, contacts=2, duplicates=2, automatic=1, quarantined=1)


def test_the_command_lists_each_thing_that_came_once(port: int, parser: MailParser) -> None:
    for content in (THREAT, THREAT):
        send(port, content)
    sort(parser)
    send(port, BOUNCE)
    sort(parser)
    send(port, b"Subject: later\r\n\r\nwords\r\n")

    listed = CliRunner().invoke(list_intake, ["--json", "--reason", "test"])

    items = [json.loads(line) for line in listed.output.splitlines()]
    assert [(item["kind"], item["state"], item["class"], item["queue"]) for item in items] == [
        ("contact", "waiting", "threat_to_life", "danger"),
        ("duplicate", "settled", "threat_to_life", "danger"),
        ("automatic", "settled", "threat_to_life", "danger"),
        ("waiting", "waiting", "", ""),
    ]
    assert items[0]["sha256"] == hashlib.sha256(THREAT).hexdigest()
    assert {"outside_now", "weapon"} <= set(items[0]["danger"])
    assert items[0]["due_at"]


def test_one_mail_that_cannot_be_stored_holds_up_no_other(
    port: int, parser: MailParser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store refuses one mail, as a fault of ours would; the others are sorted, and it ends in quarantine."""
    send(port, b"Subject: good\r\n\r\nMy words\r\n")
    send(port, b"Subject: bad\r\n\r\nOther words\r\n")

    def reads(mails: Sequence[tuple[bytes, str]]) -> list[ParsedMail | MailRefusal]:
        found = parser(mails)
        return [_spoil(one) for one in found]

    def _spoil(one: ParsedMail | MailRefusal) -> ParsedMail | MailRefusal:
        if isinstance(one, ParsedMail) and one.subject == "bad":
            return replace(one, own_name=7)  # type: ignore[arg-type]
        return one

    for _ in range(2):
        sort_waiting_mail(actor=Actor.system("room_mail"), read=reads, now=clock.current_time())

    assert outcomes() == [("contact", "", 1), ("quarantined", "not_stored", 1)]


def test_large_mails_do_not_hold_up_a_small_one_and_are_sorted_too(port: int, parser: MailParser) -> None:
    for number in range(2):
        send(port, b"From: a@inbox.example\r\nSubject: %d\r\n\r\n" % number + b"many words\r\n" * 25_000)
    send(port, THREAT)

    sort(parser)
    assert RoomContact.objects.filter(priority=ContactPriority.DANGER).count() == 1
    assert RoomMail.objects.filter(outcome="waiting").count() == 1
    sort(parser)

    assert not RoomMail.objects.filter(outcome="waiting").exists()
