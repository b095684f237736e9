from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.services.messages.tellings import a_plan, a_queued_text, a_reachable_victim
from tests.services.people_and_cases import NOW, a_point, a_victim, staff
from victimcare.records.models import Notification, ReceivedMessage, SafeContactPlan, StoppedPoint, Task, Victim
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactMethod, ContactNow
from victimcare.services.access import Actor
from victimcare.services.contact_plans import contact_ways
from victimcare.services.conversations import received_intake, received_replies
from victimcare.services.conversations.received_intake import IncomingMessage, MailServerReport
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.job_queue import Job
from victimcare.services.messages.received_messages import open_mail_copies, open_received_words
from victimcare.services.ports import MessageState
from victimcare.services.safe_contact import gate

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("test")
MOBILE = "+447700900123"
ADDRESS = "rowan@inbox.example"


def a_text(words: str, *, sender: str = "447700900123", **values: Any) -> IncomingMessage:
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    usual: dict[str, Any] = {"channel": "text", "supplier": "notify", "supplier_id": digest}
    return IncomingMessage(**(usual | {"sender": sender, "words": words, "sha256": digest} | values))


def an_email(words: str = "", *, sender: str = ADDRESS, **values: Any) -> IncomingMessage:
    return a_text(words, sender=sender, channel="email", supplier="smtp", **values)


def take_in(message: IncomingMessage) -> ReceivedMessage:
    """Takes the message in, and sorts it as the queued job would."""
    row = ReceivedMessage.objects.get(
        public_id=received_intake.take_in_message(actor=SYSTEM, incoming=message, now=NOW)
    )
    job = ProcrastinateJob.objects.filter(task_name=Job.SORT_RECEIVED, args__received_id=row.id).get()
    sort(job.args)
    row.refresh_from_db()
    return row


def sort(arguments: dict[str, Any]) -> None:
    is_doubt = arguments["state"] == received_intake.IN_DOUBT
    state = None if is_doubt else arguments["state"] or None
    report = MailServerReport(arguments["reference"], state, arguments["code"], is_doubt=is_doubt)
    received_intake.sort_message(
        actor=SYSTEM,
        received_id=arguments["received_id"],
        answers=arguments["answers"],
        is_automatic=bool(arguments["is_automatic"]),
        report=report if arguments["is_report"] else None,
        now=NOW,
    )


def a_sent_text(victim: Victim, *, to: str = MOBILE, channel: str = "text", **values: Any) -> Notification:
    telling = a_queued_text(victim)
    point = victim.person.contact_points.get(value=to)
    usual = {"status": "accepted", "handed_over_at": NOW, "attempts": 1, "point": point, "channel": channel}
    Notification.objects.filter(id=telling.id).update(**(usual | values))
    telling.refresh_from_db()
    return telling


def the_task(row: ReceivedMessage) -> Task:
    assert row.task is not None
    return row.task


def test_an_answer_to_a_message_is_the_victims_and_a_person_reads_it_within_the_hour() -> None:
    victim = a_reachable_victim(mobile=MOBILE)
    telling = a_sent_text(victim)

    row = take_in(a_text("I cannot ring, can you write instead?"))

    assert (row.kind, row.victim, row.telling, row.settled_at) == ("reply", victim, telling, None)
    task = the_task(row)
    assert (task.kind, task.victim, task.reason) == ("read_reply", victim, "wrote_back")
    assert task.due_at == NOW + timedelta(hours=1)


def test_brought_twice_it_is_one() -> None:
    a_sent_text(a_reachable_victim(mobile=MOBILE))
    message = a_text("Hello?")

    first, again = (received_intake.take_in_message(actor=SYSTEM, incoming=message, now=NOW) for _ in range(2))

    assert first == again
    jobs = ProcrastinateJob.objects.filter(task_name=Job.SORT_RECEIVED)
    assert jobs.count() == 1
    sort(jobs.get().args)
    sort(jobs.get().args)
    assert Task.objects.filter(subject_key__startswith="received:").count() == 1


def test_an_answer_belongs_to_whom_we_wrote_there_last() -> None:
    earlier, later = (a_reachable_victim(mobile=MOBILE) for _ in range(2))
    a_sent_text(earlier, handed_over_at=NOW - timedelta(days=2))
    a_sent_text(later, handed_over_at=NOW - timedelta(days=1))

    assert take_in(a_text("Thank you")).victim == later


def test_an_email_says_which_message_it_answers_wherever_it_comes_from() -> None:
    victim = a_reachable_victim(mobile=MOBILE)
    a_point(victim, ADDRESS, kind="email")
    telling = a_sent_text(victim, to=ADDRESS, channel="email")

    row = take_in(an_email("From my other address", sender="lee@work.example", answers=(str(telling.reference),)))

    assert (row.kind, row.victim, row.telling) == ("reply", victim, telling)


@pytest.mark.parametrize("words", ["Who is this?", "STOP"])
def test_a_message_from_an_unknown_number_makes_a_task_without_a_victim(words: str) -> None:
    row = take_in(a_text(words, sender="447700900999"))

    assert row.victim is None
    assert the_task(row).victim is None


def test_taking_in_a_message_is_the_same_for_any_sender(django_assert_num_queries: Any) -> None:
    a_sent_text(a_reachable_victim(mobile=MOBILE))

    counts = []
    for sender in ("447700900123", "447700900999"):
        with django_assert_num_queries(6) as queries:
            received_intake.take_in_message(
                actor=SYSTEM, incoming=a_text(f"Hello from {sender}", sender=sender), now=NOW
            )
        counts.append([query["sql"].split()[0] for query in queries.captured_queries])
    assert counts[0] == counts[1]


def way(victim: Victim) -> gate.GateDecision:
    return gate.decide_contact([victim], now=NOW, channels=[ContactMethod.TEXT])[victim.id]


def test_stop_is_honoured_at_once_and_a_person_asks_whether_the_victim_wanted_it() -> None:
    victim = a_reachable_victim(mobile=MOBILE)
    a_sent_text(victim)
    assert isinstance(way(victim).decision, ContactNow)

    row = take_in(a_text("STOP"))

    assert (row.kind, row.victim) == ("stop", victim)
    assert isinstance(way(victim).decision, ContactByStaff)
    assert the_task(row).reason == "asked_to_stop"
    assert contact_ways.load_safe_contact(victim, with_number=False, now=NOW).has_stopped


def test_stop_quiets_everybody_who_is_reached_there_and_no_other() -> None:
    own, victims_sister, a_neighbour = (
        a_reachable_victim(mobile=number) for number in (MOBILE, MOBILE, "+447700900777")
    )
    a_sent_text(own)

    take_in(a_text("stop please"))

    assert [isinstance(way(one).decision, ContactNow) for one in (own, victims_sister, a_neighbour)] == [
        False,
        False,
        True,
    ]


def test_a_plan_confirmed_with_the_victim_afterwards_opens_the_way_again() -> None:
    victim = a_victim(mobile=MOBILE)
    a_plan(victim, is_confirmed=True, wording="neutral")
    a_sent_text(victim)
    take_in(a_text("STOP"))
    assert isinstance(way(victim).decision, ContactByStaff)

    SafeContactPlan.objects.filter(victim=victim).update(confirmed_at=NOW + timedelta(minutes=5))

    assert isinstance(way(victim).decision, ContactNow)
    assert not contact_ways.load_safe_contact(victim, with_number=False, now=NOW).has_stopped


def test_stop_from_another_address_quiets_the_one_we_wrote_to_as_well() -> None:
    victim = a_reachable_victim(mobile=MOBILE)
    a_point(victim, ADDRESS, kind="email")
    telling = a_sent_text(victim, to=ADDRESS, channel="email")

    take_in(an_email("Stop", sender="lee@work.example", answers=(str(telling.reference),)))

    assert set(StoppedPoint.objects.values_list("match_key", flat=True)) == {ADDRESS, "lee@work.example"}


def test_an_automatic_reply_makes_no_task_and_stops_nothing() -> None:
    row = take_in(an_email("STOP! I am out of the office.", is_automatic=True))

    assert (row.kind, row.settled_at) == ("automatic", NOW)
    assert not Task.objects.exists()
    assert not StoppedPoint.objects.exists()


def an_email_sent_by_smtp() -> Notification:
    victim = a_reachable_victim(mobile=MOBILE)
    a_point(victim, ADDRESS, kind="email")
    return a_sent_text(victim, to=ADDRESS, channel="email", provider="smtp")


@pytest.mark.parametrize(
    ("state", "code", "kind", "status", "asks"),
    [
        (MessageState.DELIVERED, "2.1.5", "report", "delivered", False),
        (MessageState.FAILED, "5.1.1", "bounce", "failed", True),
        (MessageState.FAILED_FOR_NOW, "4.4.7", "bounce", "failed", True),
        (None, "delayed", "report", "accepted", False),
    ],
)
def test_a_delivery_report_is_read_back_into_the_right_message(
    state: MessageState | None, code: str, kind: str, status: str, asks: bool
) -> None:
    telling = an_email_sent_by_smtp()

    row = take_in(an_email(report=MailServerReport(str(telling.reference), state, code)))

    telling.refresh_from_db()
    assert (row.kind, row.reason, row.settled_at, telling.status) == (kind, code, NOW, status)
    assert Task.objects.filter(kind="message_failed", victim=telling.victim).exists() == asks


@pytest.mark.parametrize("status", ["handed_over", "accepted", "sending"])
def test_a_message_that_came_back_in_no_known_form_is_in_doubt_and_a_person_looks(status: str) -> None:
    telling = an_email_sent_by_smtp()
    Notification.objects.filter(id=telling.id).update(status=status)
    returned = MailServerReport(str(telling.reference), None, "returned", is_doubt=True)

    row = take_in(an_email("Something went wrong", report=returned))
    take_in(an_email("Something went wrong again", report=returned))

    telling.refresh_from_db()
    assert (row.kind, row.reason, row.telling, telling.status) == ("report", "returned", telling, "in_doubt")
    assert Task.objects.get(kind="message_failed", victim=telling.victim).reason == "message_in_doubt"
    assert telling.states.filter(status="in_doubt").count() == 1

    take_in(an_email("Delivered", report=MailServerReport(str(telling.reference), MessageState.DELIVERED, "2.1.5")))

    telling.refresh_from_db()
    assert (telling.status, Task.objects.get(kind="message_failed").closed_at) == ("delivered", NOW)


@pytest.mark.parametrize("status", ["failed", "delivered"])
def test_what_is_known_of_a_message_no_odd_return_puts_in_doubt(status: str) -> None:
    telling = an_email_sent_by_smtp()
    arrived = {"delivered_at": NOW} if status == "delivered" else {}
    Notification.objects.filter(id=telling.id).update(status=status, **arrived)

    take_in(an_email(report=MailServerReport(str(telling.reference), None, "returned", is_doubt=True)))

    telling.refresh_from_db()
    assert telling.status == status


def test_a_delay_stands_with_its_message() -> None:
    telling = an_email_sent_by_smtp()

    row = take_in(an_email(report=MailServerReport(str(telling.reference), None, "4.4.1")))

    assert (row.telling, row.victim, row.reason) == (telling, telling.victim, "4.4.1")


def test_the_same_words_in_other_bytes_are_kept_and_said_to_have_come_again() -> None:
    contents = {number: f"with {number}".encode() for number in (1, 2, 3)}
    digests = {number: hashlib.sha256(content).hexdigest() for number, content in contents.items()}
    message = an_email("Here is the photograph", content=contents[1], sha256=digests[1])
    row = take_in(message)

    for number in (1, 2, 2, 3):
        again = replace(message, content=contents[number], sha256=digests[number])
        assert received_intake.take_in_message(actor=SYSTEM, incoming=again, now=NOW) == row.public_id

    assert list(open_mail_copies(row.copies.order_by("id")).values()) == [contents[2], contents[3]]
    found = received_replies.list_intake(actor=Actor.operator("test", "a test"), now=NOW)
    assert [(item.sha256, item.reason) for item in found] == [
        (digests[1], "wrote_back" if row.victim else "wrote_unknown"),
        (digests[2], "came_again"),
        (digests[3], "came_again"),
    ]
    sol = staff()
    task_actions.take_task(actor=sol, task_id=the_task(row).public_id, now=NOW)
    shown = received_replies.read_reply(actor=sol, received_id=row.public_id, now=NOW)
    assert shown is not None
    assert shown.came_again == (NOW, NOW)


def test_a_report_on_no_message_of_ours_changes_nothing() -> None:
    telling = an_email_sent_by_smtp()

    row = take_in(
        an_email(report=MailServerReport("8e222534-7f05-4972-86e3-17c5d9f894e2", MessageState.FAILED, "5.1.1"))
    )

    telling.refresh_from_db()
    assert (row.kind, row.reason, row.victim, telling.status) == ("bounce", "no_such_message", None, "accepted")


def test_words_that_no_database_keeps_are_kept_without_what_it_cannot() -> None:
    row = take_in(a_text("Hello\0 \ud83d there" + "x" * 200_000))

    words = open_received_words(row).words
    assert words.startswith("Hello ? there")
    assert len(words) == received_intake.LONGEST_RECEIVED


def test_a_sender_and_a_report_that_no_database_keeps_are_kept_too() -> None:
    row = take_in(an_email("hello", sender="q\0@post.example", supplier_id="1\0"))
    report = take_in(an_email(report=MailServerReport("", None, "5.\0.0")))

    head = open_received_words(row).head
    assert (head.sender, head.sender_key, row.supplier_id) == ("q@post.example", "q@post.example", "1")
    assert report.reason == "5..0"


@pytest.mark.parametrize(
    ("content", "files"),
    [
        (
            b"".join(
                b"Content-Type: multipart/mixed; boundary=%b\r\n\r\n--%b\r\n" % (b"a" * n, b"a" * n)
                for n in range(1, 3000)
            ),
            (),
        ),
        (b'Content-Type: application/pdf; name="\xff\0.pdf"\r\n\r\nx', ("\ufffd.pdf",)),
    ],
)
def test_attachments_do_not_prevent_reading_the_words(content: bytes, files: tuple[str, ...]) -> None:
    row = take_in(an_email("Ring me", content=content))
    mine = staff("Sol Pereira")
    task_actions.take_task(actor=mine, task_id=the_task(row).public_id, now=NOW)

    read = received_replies.read_reply(actor=mine, received_id=row.public_id, now=NOW)

    assert read is not None
    assert (read.words, read.files) == ("Ring me", files)


def test_only_the_owner_of_the_task_reads_the_words() -> None:
    a_sent_text(a_reachable_victim(mobile=MOBILE))
    row = take_in(a_text("He has my phone at night"))
    mine, colleague = staff("Sol Pereira"), staff("Ari Novak")

    assert received_replies.read_reply(actor=mine, received_id=row.public_id, now=NOW) is None
    task_actions.take_task(actor=mine, task_id=the_task(row).public_id, now=NOW)

    read = received_replies.read_reply(actor=mine, received_id=row.public_id, now=NOW)
    assert read is not None
    assert (read.words, read.is_from_same_address) == ("He has my phone at night", True)
    assert received_replies.read_reply(actor=colleague, received_id=row.public_id, now=NOW) is None


def test_the_list_of_what_came_in_says_how_far_each_is_and_no_word_of_it() -> None:
    a_sent_text(a_reachable_victim(mobile=MOBILE))
    waiting, handled = take_in(a_text("One")), take_in(a_text("Two", sender="447700900777"))
    settled = take_in(an_email("Away", is_automatic=True))
    sol = staff()
    task_actions.take_task(actor=sol, task_id=the_task(handled).public_id, now=NOW)
    task_actions.close_task(actor=sol, task_id=the_task(handled).public_id, outcome=TaskOutcome.DONE, note="", now=NOW)

    found = {item.id: item for item in received_replies.list_intake(actor=Actor.operator("test", "a test"), now=NOW)}

    assert [found[str(row.public_id)].state for row in (waiting, handled, settled)] == [
        "waiting",
        "handled",
        "settled",
    ]
    assert all("One" not in str(item) for item in found.values())
