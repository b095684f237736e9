"""What reaches us by mail and text, and what officers write, is nowhere in the database in clear text."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from structlog.testing import capture_logs

from tests.dumping import find_words_in_dump
from tests.services.messages.tellings import a_reachable_victim
from tests.services.people_and_cases import NOW, a_point, a_victim, staff
from tests.services.updates import asked
from victimcare.channels.mail.mail_reader import read_mail
from victimcare.records.models import DuplicateEmail, PersonKey, ReceivedMessage, Task
from victimcare.rules.updates.mail_authenticity import SenderVerdict
from victimcare.services.access import Actor
from victimcare.services.conversations import received_intake, received_replies
from victimcare.services.conversations.received_intake import IncomingMessage
from victimcare.services.danger import danger_findings
from victimcare.services.danger.danger_findings import list_danger_findings
from victimcare.services.desk import news_tasks, task_actions
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.job_queue import Job
from victimcare.services.messages.received_messages import (
    build_received_head,
    open_mail_copies,
    open_received_heads,
    open_received_words,
)
from victimcare.services.person_keys import ERASED, erase_person_keys
from victimcare.services.secret_hashes import DigestUse, make_digest
from victimcare.services.updates import officer_replies, reply_intake

pytestmark = pytest.mark.django_db
DOOR = Actor.system("test")
ADDRESS = "rowan.quillfeather@inbox.example"
STRANGER = "lee.marrowby@elsewhere.example"
CLAIRE = "+447700900123"


def a_mail(sender: str, subject: str, words: str, *, number: int = 1, head: str = "") -> IncomingMessage:
    heads = f"From: {sender}\r\nSubject: {subject}\r\nMessage-ID: <{number}@inbox.example>\r\n{head}"
    return read_mail(f"{heads}\r\n{words}\r\n".encode(), mail_from=sender, domain="page.example")


def a_text(words: str, *, sender: str = CLAIRE) -> IncomingMessage:
    digest = hashlib.sha256(words.encode()).hexdigest()
    return IncomingMessage("text", "notify", digest[:20], sender, words, digest)


def take_in(message: IncomingMessage) -> ReceivedMessage:
    row = ReceivedMessage.objects.get(public_id=received_intake.take_in_message(actor=DOOR, incoming=message, now=NOW))
    job = ProcrastinateJob.objects.filter(task_name=Job.SORT_RECEIVED, args__received_id=row.id).get()
    answers: str = job.args["answers"]
    received_intake.sort_message(
        actor=DOOR, received_id=row.id, answers=answers, is_automatic=False, report=None, now=NOW
    )
    row.refresh_from_db()
    return row


def read_danger(row: ReceivedMessage) -> str:
    """The words of danger that the owner of the task is shown."""
    task = Task.objects.get(kind="danger_words", victim=row.victim)
    if task.owner is None:
        task_actions.take_task(actor=staff(), task_id=task.public_id, now=NOW)
        task.refresh_from_db()
    assert task.owner is not None, "it was taken"
    (shown,) = list_danger_findings(actor=staff_actor(task.owner), task_id=task.public_id, now=NOW)
    return ", ".join(word for found in shown.matched or () for word in found.words)


def test_a_dump_holds_no_word_of_a_mail_a_text_or_an_officers_answer() -> None:
    victim = a_reachable_victim(mobile=CLAIRE)
    a_point(victim, ADDRESS, kind="email")
    asked.a_case()
    asked.ask()

    with capture_logs() as logs:
        take_in(a_mail(ADDRESS, "About the zephyrgarden", "He comes to the marmaladeshop. He will kill me", number=1))
        take_in(a_mail(ADDRESS, "About the zephyrgarden", "He comes to the marmaladeshop. He will kill me", number=1))
        again = a_mail(
            ADDRESS, "About the zephyrgarden", "He comes to the marmaladeshop. He will kill me", head="X-Way: a\r\n"
        )
        received_intake.take_in_message(actor=DOOR, incoming=again, now=NOW)
        take_in(a_mail(STRANGER, "Hello", "You owe me a hovercraftride", number=2))
        take_in(a_text("I sit in the lighthousecafe"))
        asked.write("A4 harms the case: the pelicanwitness is away", subject="Re: the quartzlaboratory")

    words = ["zephyrgarden", "marmaladeshop", "kill me", "hovercraftride", "lighthousecafe", "pelicanwitness"]
    assert ReceivedMessage.objects.count() == 3
    assert DuplicateEmail.objects.count() == 1
    assert find_words_in_dump([*words, "quartzlaboratory", STRANGER]) == set()
    # The gate reads in SQL where victims can be reached, and where no more messages are wanted.
    assert {table for table, _ in find_words_in_dump([ADDRESS])} == {"records_contactpoint"}
    assert not any(word in str(logs) for word in [*words, ADDRESS, STRANGER])


def test_everything_that_was_sealed_can_be_read_again() -> None:
    victim = a_reachable_victim(mobile=CLAIRE)
    a_point(victim, ADDRESS, kind="email")
    message = a_mail(ADDRESS, "About Thursday", "Can you ring me?")

    row = take_in(message)
    copy = a_mail(ADDRESS, "About Thursday", "Can you ring me?", head="X-Way: another\r\n")
    received_intake.take_in_message(actor=DOOR, incoming=copy, now=NOW)

    said = open_received_words(row)
    assert said.head == build_received_head("email", ADDRESS, "About Thursday", message.sha256)
    assert (said.words, said.mail) == ("Can you ring me?", message.content)
    assert list(open_mail_copies(DuplicateEmail.objects.all()).values()) == [copy.content]
    assert [item.sha256 for item in received_replies.list_intake(actor=Actor.operator("test", "a test"), now=NOW)] == [
        message.sha256,
        copy.sha256,
    ]


def test_its_key_goes_with_the_victims_and_what_they_sealed_opens_no_more() -> None:
    victim = a_reachable_victim(mobile=CLAIRE)
    a_point(victim, ADDRESS, kind="email")
    theirs = take_in(a_mail(ADDRESS, "", "He will kill me"))
    strangers = take_in(a_mail(STRANGER, "", "Who is this?", number=2))
    sealed = bytes(theirs.sealed_words)

    assert read_danger(theirs) == "He will kill me"
    owners = dict(PersonKey.objects.exclude(received=None).values_list("received__public_id", "person"))
    assert owners == {theirs.public_id: victim.person_id, strangers.public_id: None}
    assert bytes(theirs.sealed_words) == sealed  # the words were not touched

    erase_person_keys(actor=DOOR, person_id=victim.person_id, now=NOW)

    assert open_received_words(theirs).words == ERASED
    assert read_danger(theirs) == ""
    assert open_received_words(strangers).words == "Who is this?"


def test_a_list_of_senders_costs_one_query_for_the_keys(django_assert_num_queries: Any) -> None:
    rows = [take_in(a_text(f"Hello {number}", sender=f"4477009001{number:02}")) for number in range(3)]

    for some in (rows[:1], rows):
        with django_assert_num_queries(1):
            heads = open_received_heads(some)
        assert [heads[row.public_id].sender for row in some] == [f"4477009001{n:02}" for n in range(len(some))]


def test_who_may_have_written_of_danger_is_found_by_what_lies_sealed() -> None:
    first, second = a_victim(mobile="07700 900123"), a_victim(mobile="07700 900123")
    for victim in (first, second):
        victim.person.contact_points.update(match_key=CLAIRE)
    row = take_in(a_text("He will kill me"))
    sol = staff()
    danger = Task.objects.get(kind="danger_words")
    task_actions.take_task(actor=sol, task_id=danger.public_id, now=NOW)

    found = danger_findings.list_candidate_records(actor=sol, task_id=danger.public_id, now=NOW)

    assert row.victim is None
    assert found == (first.case.reference, second.case.reference)
    assert news_tasks.has_contact_task(sol, second.id)


def test_messages_of_one_sender_share_a_digest_that_only_the_key_can_trace() -> None:
    rows = [take_in(a_text(words, sender="447700900777")) for words in ("Hello", "Are you there?")]

    assert len({row.from_key for row in rows}) == 1
    assert rows[0].from_key == make_digest("+447700900777", DigestUse.SENDER)
    assert rows[0].from_key != hashlib.sha256(b"+447700900777").hexdigest()
    assert rows[0].task == rows[1].task  # so one person reads both


def test_an_officers_mail_that_came_again_is_kept_sealed_and_listed_by_the_digest_of_its_own_bytes() -> None:
    contents = [
        b"From: one way\r\n\r\nI rang the pelicanwitness",
        b"From: another way\r\n\r\nI rang the pelicanwitness",
    ]
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    for content, digest in zip([*contents, contents[0]], [*digests, digests[0]], strict=True):
        mail = IncomingMessage(
            "email", "smtp", "the same", "rp4471@police.example", "I rang the pelicanwitness", digest, content=content
        )
        officer_replies.receive_reply(
            actor=DOOR, incoming=mail, recipient=asked.ADDRESS, said=mail.words, files=0, proof=SenderVerdict.NOTHING,
            now=NOW,
        )  # fmt: skip

    found = reply_intake.list_officer_mails(actor=Actor.operator("test", "a test"), now=NOW)

    assert [(item.sha256, item.reason == "came_again") for item in found] == [(digests[0], False), (digests[1], True)]
    assert find_words_in_dump(["pelicanwitness", *digests]) == set()
