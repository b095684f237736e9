"""Two machines wrote to each other all night: ours and one that answers every mail, says nowhere that it is a machine,
and strips what would show it. The loop ends by itself, and each of its mails is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.channels.mail.room_mail import Mailer, accept_mail, send_acknowledgements
from victimcare.channels.mail.mail_parser_process import MailParser
from victimcare.records.models import RoomContact
from victimcare.services.access import Actor
from victimcare.services.control_room.answers.acknowledgements import MOST_OF_A_DOMAIN
from victimcare.services.control_room.intake.mail_sorting import sort_waiting_mail
from victimcare.services.ports import OutgoingEmail

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 12, 3, 20, 0, tzinfo=UTC)
EVERY = timedelta(minutes=10)
ROUNDS = 48  # eight hours


Answers = Callable[[int, list[OutgoingEmail]], list[str]]


def write_all_night(parser: MailParser, mailer: Mailer, answers: Answers) -> int:
    """`answers`: from which addresses the machine writes in this round, given what it was sent since the last one.
    Returns how many mails it wrote."""
    written, read, newest_job = 0, 0, 0
    for round_number in range(ROUNDS):
        now = EVENING + round_number * EVERY
        news, read = mailer.taken[read:], len(mailer.taken)
        for sender in answers(round_number, news):
            written += 1
            _accept(sender, written, now)
        sort_waiting_mail(actor=Actor.system("room_mail"), read=parser, now=now)
        newest_job = send_acknowledgements(now=now, after=newest_job)
    return written


def _accept(sender: str, number: int, now: datetime) -> None:
    head = f"From: {sender}\r\nSubject: Ticket {number}\r\nMessage-ID: <{number}@robot.example>\r\n"
    accept_mail(f"{head}\r\nThanks.\r\n".encode(), mail_from=sender, now=now)


def test_a_machine_that_answers_each_mail_hears_from_us_once(parser: MailParser, mailer: Mailer) -> None:
    written = write_all_night(
        parser, mailer, lambda number, news: ["robot@shop.example"] * (len(news) if number else 1)
    )

    assert (len(mailer.taken), written) == (1, 2)
    assert RoomContact.objects.count() == 2


def test_a_machine_that_writes_all_night_hears_from_us_once_a_day(parser: MailParser, mailer: Mailer) -> None:
    written = write_all_night(parser, mailer, lambda number, _: ["robot@shop.example"])

    assert written == ROUNDS
    assert len(mailer.taken) <= 2  # one on each side of midnight
    assert RoomContact.objects.count() == ROUNDS


def test_a_machine_with_a_new_address_for_each_mail_is_cut_off(parser: MailParser, mailer: Mailer) -> None:
    """It answers each of our mails twice, so that without a brake there would be twice as many in every round."""
    written = write_all_night(
        parser,
        mailer,
        lambda number, news: [f"ticket-{number}-{each}@shop.example" for each in range(2 * len(news) if number else 1)],
    )

    assert len(mailer.taken) == MOST_OF_A_DOMAIN
    assert written == 1 + 2 * MOST_OF_A_DOMAIN
    assert RoomContact.objects.count() == written
