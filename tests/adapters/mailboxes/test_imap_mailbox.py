"""The control room's mail out of an IMAP mailbox, from servers of others to the rows: none is lost when either side
ends in the middle, and the same mail again is a duplicate."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial

import pytest
from django.db import connection

from tests.adapters.mailboxes.imap_servers import (
    HAS_DOVECOT,
    TAKEN,
    USER,
    WITHOUT_MOVE,
    RunningServer,
    dovecot_running,
    pymap_running,
)
from tests.conftest import Database
from victimcare.adapters.mailboxes.imap import ImapMailbox
from victimcare.channels.mail.room_mailbox_process import take_until_told
from victimcare.records.models import RoomMail
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.control_room.intake.mail_intake import open_stored_mail
from victimcare.services.control_room.intake.mailbox_intake import take_mailbox_mail
from victimcare.services.person_keys import load_person_keys
from victimcare.services.ports.room_mailboxes import MailboxSilent

needs_dovecot = pytest.mark.skipif(not HAS_DOVECOT, reason="Dovecot is not installed here")
FROM_SAM = b"Return-Path: <sam@inbox.example>\r\nFrom: Sam <sam@inbox.example>\r\nSubject: one\r\n\r\nMy bicycle\r\n"
FROM_KIT = b"From: Kit <kit@inbox.example>\r\nSubject: two\r\n\r\nThey shout\r\n"
BOUNCE = b"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\n\r\nNot delivered\r\n"


SERVERS: dict[str, Callable[[], AbstractContextManager[RunningServer]]] = {
    "pymap": pymap_running,
    "dovecot": dovecot_running,
    "dovecot_without_move": partial(dovecot_running, WITHOUT_MOVE),
}


@pytest.fixture(
    scope="module", params=["pymap", *(pytest.param(name, marks=needs_dovecot) for name in list(SERVERS)[1:])]
)
def server(request: pytest.FixtureRequest) -> Iterator[RunningServer]:
    with SERVERS[request.param]() as running:
        yield running


@pytest.fixture
def mailbox(server: RunningServer, real_database: Database) -> Iterator[ImapMailbox]:
    box = server.mailbox()
    yield box
    box.close()


def take(mailbox: ImapMailbox) -> int:
    return take_mailbox_mail(
        actor=Actor.system("room_mailbox"), mailbox=mailbox, now=clock.current_time, told=threading.Event()
    )


def stored() -> list[tuple[bytes, str, int]]:
    rows = list(RoomMail.objects.order_by("id"))
    mails = [open_stored_mail(row, load_person_keys([row.sealed_content, row.sealed_envelope])) for row in rows]
    return [(mail.content, mail.mail_from, row.deliveries) for row, mail in zip(rows, mails, strict=True)]


def wait_until(claim: object, seconds: float = 15.0) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if claim():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


def test_mail_is_stored_as_it_stands_and_then_moved(server: RunningServer, mailbox: ImapMailbox) -> None:
    before = server.count(TAKEN)
    server.deliver(FROM_SAM, FROM_KIT, BOUNCE)

    assert take(mailbox) == 3

    assert stored() == [
        (FROM_SAM, "sam@inbox.example", 1),
        (FROM_KIT, "kit@inbox.example", 1),
        (BOUNCE, "", 1),
    ]
    assert set(RoomMail.objects.values_list("source", flat=True)) == {f"imap:{USER}"}
    assert (server.count("INBOX"), server.count(TAKEN) - before) == (0, 3)
    assert take(mailbox) == 0


def test_what_was_read_or_marked_as_deleted_elsewhere_is_taken_too(server: RunningServer, mailbox: ImapMailbox) -> None:
    server.deliver(FROM_SAM, FROM_KIT)
    with server.signed_in() as client:
        client.select("INBOX")
        client.store("1", "+FLAGS", r"(\Seen)")
        client.store("2", "+FLAGS", r"(\Deleted)")

    assert take(mailbox) == 2


class _EndsBeforePuttingAway(ImapMailbox):
    def put_away(self, mail_id: str) -> None:
        self.close()
        raise MailboxSilent("the connection ended")


def test_a_mail_whose_taker_ends_before_it_is_moved_comes_again_as_a_duplicate(
    server: RunningServer, mailbox: ImapMailbox
) -> None:
    server.deliver(FROM_SAM)
    ends = _EndsBeforePuttingAway(mailbox._server, taken=TAKEN)

    with pytest.raises(MailboxSilent):
        take(ends)
    taken = take(mailbox)

    assert taken == 1
    assert stored() == [(FROM_SAM, "sam@inbox.example", 2)]


class _EndsTheDatabase(ImapMailbox):
    def fetch_mail(self, mail_id: str) -> bytes | None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            [pid] = cursor.fetchone()
        content = super().fetch_mail(mail_id)
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
        other.close()
        return content


def test_a_mail_that_the_database_did_not_take_stays_in_the_inbox(server: RunningServer, mailbox: ImapMailbox) -> None:
    server.deliver(FROM_SAM)
    ends = _EndsTheDatabase(mailbox._server, taken=TAKEN)

    with pytest.raises(Exception, match="terminat"):
        take(ends)
    ends.close()
    connection.close()

    assert (server.count("INBOX"), RoomMail.objects.count()) == (1, 0)
    assert take(mailbox) == 1


def test_mail_that_comes_is_there_at_once_and_stopping_takes_a_moment(
    server: RunningServer, mailbox: ImapMailbox
) -> None:
    told = threading.Event()
    thread = threading.Thread(target=take_until_told, args=(mailbox, told))
    thread.start()
    time.sleep(1.0)  # until it waits

    began = time.monotonic()
    server.deliver(FROM_KIT)
    came = wait_until(lambda: RoomMail.objects.exists())
    took = time.monotonic() - began
    told.set()
    thread.join(timeout=10)

    assert came
    assert took < 5, took
    assert not thread.is_alive()


@pytest.mark.usefixtures("real_database")
def test_a_wrong_password_is_said_and_ends_nothing(server: RunningServer) -> None:
    with pytest.raises(MailboxSilent):
        take(server.mailbox(password="wrong"))


@needs_dovecot
@pytest.mark.usefixtures("real_database")
def test_a_server_that_is_killed_and_comes_back_loses_nothing() -> None:
    with dovecot_running() as server:
        mailbox, told = server.mailbox(), threading.Event()
        thread = threading.Thread(target=take_until_told, args=(mailbox, told))
        server.deliver(FROM_SAM)
        thread.start()
        assert wait_until(lambda: RoomMail.objects.count() == 1)

        server.kill()
        time.sleep(0.5)
        server.start()
        server.deliver(FROM_KIT, BOUNCE)
        all_came = wait_until(lambda: RoomMail.objects.count() == 3, 30)
        told.set()
        thread.join(timeout=10)

        assert all_came
        assert wait_until(lambda: server.count("INBOX") == 0)
        assert server.count(TAKEN) == 3
