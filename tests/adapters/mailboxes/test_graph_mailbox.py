"""The control room's mail out of a mailbox at Microsoft 365: throttled, with a lost delta link, with an old token, and
with a taker that died in the middle, no mail is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.adapters.mailboxes import graph_stand_in
from tests.adapters.mailboxes.graph_stand_in import GraphStandIn, graph_running
from victimcare.adapters.mailboxes.graph import GraphAccount, GraphMailbox
from victimcare.records.models import RoomMail
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.control_room.intake.mail_intake import open_stored_mail
from victimcare.services.control_room.intake.mailbox_intake import take_mailbox_mail
from victimcare.services.person_keys import load_person_keys
from victimcare.services.ports.room_mailboxes import MailboxSilent

pytestmark = pytest.mark.django_db
MAILS = [
    b"Return-Path: <kit@inbox.example>\r\nFrom: kit@inbox.example\r\nSubject: %d\r\n\r\nThey shout\r\n" % number
    for number in range(5)
]


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[GraphStandIn]:
    with graph_running(tmp_path) as running:
        yield running


@pytest.fixture
def account(graph: GraphStandIn) -> GraphAccount:
    return GraphAccount(
        graph_stand_in.TENANT,
        graph_stand_in.CLIENT,
        graph_stand_in.SECRET,
        graph_stand_in.MAILBOX,
        login=graph.address,
        api=f"{graph.address}/v1.0",
        authority=str(graph.authority),
    )


@pytest.fixture
def mailbox(account: GraphAccount) -> GraphMailbox:
    return GraphMailbox(account, taken="Taken")


def take(mailbox: GraphMailbox) -> int:
    return take_mailbox_mail(
        actor=Actor.system("room_mailbox"), mailbox=mailbox, now=clock.current_time, told=threading.Event()
    )


def stored() -> list[tuple[bytes, int]]:
    rows = RoomMail.objects.order_by("id")
    keys = load_person_keys(value for row in rows for value in (row.sealed_content, row.sealed_envelope))
    return [(open_stored_mail(row, keys).content, row.deliveries) for row in rows]


def test_mail_is_stored_as_mime_over_several_pages_and_moved(graph: GraphStandIn, mailbox: GraphMailbox) -> None:
    graph.deliver(*MAILS)

    assert take(mailbox) == 5

    assert stored() == [(mail, 1) for mail in MAILS]
    assert set(RoomMail.objects.values_list("source", flat=True)) == {"graph:contact@force.example"}
    assert (graph.count("Inbox"), graph.count("Taken")) == (0, 5)


def test_the_next_round_asks_for_changes_alone(graph: GraphStandIn, mailbox: GraphMailbox) -> None:
    graph.deliver(*MAILS[:4])
    take(mailbox)
    take(mailbox)
    graph.asked.clear()
    graph.deliver(MAILS[4])

    assert take(mailbox) == 1

    assert [asked.rpartition("/")[2] for asked in graph.asked] == ["delta", "$value", "move"]


def test_a_throttled_mailbox_says_how_long_to_wait(graph: GraphStandIn, mailbox: GraphMailbox) -> None:
    graph.deliver(MAILS[0])
    graph.throttled = 1

    with pytest.raises(MailboxSilent) as silent:
        take(mailbox)

    assert silent.value.seconds == 7
    assert take(mailbox) == 1


def test_throttled_in_the_middle_the_rest_is_taken_later(graph: GraphStandIn, mailbox: GraphMailbox) -> None:
    graph.deliver(*MAILS)
    mailbox.list_mails()
    graph.throttled = 1

    with pytest.raises(MailboxSilent):
        mailbox.fetch_mail(mailbox.list_mails()[0])

    assert take(mailbox) == 5


def test_a_lost_delta_link_lists_the_whole_inbox_again(graph: GraphStandIn, mailbox: GraphMailbox) -> None:
    graph.deliver(MAILS[0])
    take(mailbox)
    graph.oldest_delta = 100
    graph.deliver(MAILS[1])

    assert take(mailbox) == 1

    assert stored() == [(MAILS[0], 1), (MAILS[1], 1)]


def test_a_token_that_ended_is_renewed(graph: GraphStandIn, mailbox: GraphMailbox) -> None:
    graph.deliver(MAILS[0])
    take(mailbox)
    graph.tokens.clear()
    graph.deliver(MAILS[1])

    assert take(mailbox) == 1


def test_a_wrong_secret_is_said(graph: GraphStandIn, account: GraphAccount) -> None:
    with pytest.raises(MailboxSilent, match="invalid_client"):
        take(GraphMailbox(replace(account, secret="wrong"), taken="Taken"))


class _EndsBeforePuttingAway(GraphMailbox):
    def put_away(self, mail_id: str) -> None:
        raise MailboxSilent("the connection ended")


def test_a_mail_whose_taker_ends_before_it_is_moved_comes_again_as_a_duplicate(
    graph: GraphStandIn, account: GraphAccount, mailbox: GraphMailbox
) -> None:
    graph.deliver(MAILS[0])

    with pytest.raises(MailboxSilent):
        take(_EndsBeforePuttingAway(account, taken="Taken"))

    assert take(mailbox) == 1
    assert stored() == [(MAILS[0], 2)]


def test_mail_that_a_person_moved_meanwhile_is_left_alone(graph: GraphStandIn, mailbox: GraphMailbox) -> None:
    graph.deliver(*MAILS[:2])
    first, _ = mailbox.list_mails()
    del graph.messages[first]
    graph.changes.remove(first)

    assert take(mailbox) == 1


def test_the_token_goes_to_no_other_address(graph: GraphStandIn, mailbox: GraphMailbox) -> None:
    graph.deliver(*MAILS)
    graph.next_page = "https://elsewhere.example/v1.0/next"

    with pytest.raises(MailboxSilent, match="another address"):
        take(mailbox)


def test_a_name_with_an_apostrophe_finds_its_folder(graph: GraphStandIn, account: GraphAccount) -> None:
    graph.deliver(MAILS[0])

    assert take(GraphMailbox(account, taken="Room/taken & kept")) == 1

    assert graph.count("Room/taken & kept") == 1
