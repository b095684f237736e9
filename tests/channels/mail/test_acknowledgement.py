"""People hear that their mail has come, once a day, and only where that can do no harm."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.channels.mail.room_mail import Mailer, accept_mail, send_acknowledgements
from tests.services.people_and_cases import a_point, a_victim
from victimcare.channels.mail.mail_parser_process import MailParser
from victimcare.records.models import RoomAcknowledgement, RoomContact
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.control_room.answers.acknowledgements import MOST_IN_AN_HOUR
from victimcare.services.control_room.intake.mail_sorting import sort_waiting_mail
from victimcare.services.ports import SendDeferred

pytestmark = pytest.mark.django_db
SAM = "sam@inbox.example"


def come(parser: MailParser, *contents: bytes, mail_from: str = SAM) -> None:
    """Mails come, and are sorted."""
    now = clock.current_time()
    for content in contents:
        accept_mail(content, mail_from=mail_from, now=now)
    sort_waiting_mail(actor=Actor.system("room_mail"), read=parser, now=now)


def carry_out() -> None:
    send_acknowledgements(now=clock.current_time())


def mail(number: int = 1, *, sender: str = SAM, head: str = "", words: str = "My bicycle is gone.") -> bytes:
    return f"From: {sender}\r\nSubject: {number}\r\nMessage-ID: <{number}@i.example>\r\n{head}\r\n{words}\r\n".encode()


def test_a_sender_hears_once_a_day_that_their_mail_has_come(parser: MailParser, mailer: Mailer) -> None:
    come(parser, mail(1), mail(2))
    carry_out()
    come(parser, mail(3))
    carry_out()

    [sent] = mailer.taken
    assert (sent.to, sent.subject, sent.is_automatic_reply) == (SAM, "We have your message", True)
    assert not {"police", "crime", "victim", "999"} & set(sent.body.casefold().split())
    assert RoomContact.objects.count() == 3


@pytest.mark.parametrize(
    ("content", "mail_from"),
    [
        (mail(head="Auto-Submitted: auto-replied\r\n"), SAM),
        (mail(head="List-Id: <x.example>\r\n", words="He has a knife and is at my door"), SAM),
        (mail(head="X-Loop: contact@care.example\r\n"), SAM),
        (mail(sender="no-reply@shop.example"), "no-reply@shop.example"),
        (mail(sender="contact@care.example"), "contact@care.example"),
        (mail(sender="other@inbox.example"), SAM),
        (mail(sender=f"{SAM}, kit@inbox.example"), SAM),
        (mail(), ""),
    ],
)
def test_a_machine_a_list_and_a_borrowed_address_hear_nothing(
    parser: MailParser, mailer: Mailer, content: bytes, mail_from: str
) -> None:
    come(parser, content, mail_from=mail_from)
    carry_out()

    assert mailer.taken == []
    assert RoomAcknowledgement.objects.count() == 0


@pytest.mark.parametrize("written", [SAM, "sam+a4@inbox.example"])
@pytest.mark.parametrize("recorded", [SAM, "sam+police@inbox.example"])
def test_a_mailbox_in_a_victims_record_hears_nothing_while_the_gate_is_shut(
    parser: MailParser, mailer: Mailer, recorded: str, written: str
) -> None:
    a_point(a_victim(), recorded, kind="email")

    come(parser, mail(sender=written), mail_from=written)
    carry_out()

    assert mailer.taken == []
    assert RoomContact.objects.count() == 1


def test_a_sender_of_many_mails_is_taken_for_a_loop(parser: MailParser, mailer: Mailer) -> None:
    come(parser, *[mail(number) for number in range(MOST_IN_AN_HOUR + 1)])
    carry_out()

    assert mailer.taken == []
    assert RoomContact.objects.count() == MOST_IN_AN_HOUR + 1


def test_while_the_mail_server_is_full_it_waits_and_leaves_once(parser: MailParser, mailer: Mailer) -> None:
    come(parser, mail())
    mailer.is_full = True
    with pytest.raises(SendDeferred):
        carry_out()
    mailer.is_full = False
    carry_out()
    carry_out()

    assert len(mailer.taken) == 1
    assert RoomAcknowledgement.objects.get().at > clock.current_time() - timedelta(minutes=1)
