"""A flood buries no message: one open task for each sender and victim, and one for all unknown senders beyond the
first."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.services.conversations.test_incoming import ADDRESS, MOBILE, a_sent_text, a_text, an_email, take_in, the_task
from tests.services.messages.tellings import a_reachable_victim
from tests.services.people_and_cases import NOW, a_point, staff
from victimcare.records.models import Notification, ReceivedMessage, Task, Victim
from victimcare.services.conversations import reading_tasks, received_replies
from victimcare.services.desk import task_actions, work_list
from victimcare.services.desk.task_shapes import OwnerFilter, TaskOutcome

pytestmark = pytest.mark.django_db


def guarded(*, wrote_to: str = MOBILE, channel: str = "text") -> tuple[Victim, Notification]:
    """A victim marked guarded since we wrote to them."""
    victim = a_reachable_victim(mobile=MOBILE)
    a_point(victim, ADDRESS, kind="email")
    telling = a_sent_text(victim, to=wrote_to, channel=channel)
    Victim.objects.filter(id=victim.id).update(is_guarded_by_facts=True)
    return victim, telling


def of_nobody(count: int, *, start: int = 0) -> list[ReceivedMessage]:
    return [
        take_in(a_text(f"Hello {n}", sender=f"4477009009{n:02}", supplier_id=str(uuid4())))
        for n in range(start, start + count)
    ]


def test_of_one_sender_there_is_one_open_task_and_every_message_is_kept_and_read() -> None:
    a_sent_text(a_reachable_victim(mobile=MOBILE))

    rows = [take_in(a_text(f"Please ring {n}")) for n in range(60)]

    task = Task.objects.get()
    assert {row.task_id for row in rows} == {task.id}
    assert task.changes.count() == 1
    sol = staff()
    assert [item.unread for item in work_list.load_work_list(actor=sol, which=OwnerFilter.ALL, now=NOW).items] == [60]
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    for row in rows:
        reply = received_replies.read_reply(actor=sol, received_id=row.public_id, now=NOW)
        assert reply is not None
        assert (len(reply.with_it), reply.more) == (50, 9)
    assert received_replies.find_reply_queue(actor=sol, task_id=task.public_id) == received_replies.ReplyQueue(
        rows[0].public_id, 60, 0
    )


def test_two_senders_in_the_name_of_one_victim_are_two_tasks() -> None:
    """A sender who forges the victim's address buries nothing that comes from their number."""
    victim, _ = guarded()

    forged, own = take_in(an_email("Tell me where she is")), take_in(a_text("Ring me"))

    assert (forged.victim, own.victim) == (victim, victim)
    assert forged.task != own.task


def test_a_senders_address_alone_weighs_less_than_an_answer_that_names_our_message() -> None:
    _, telling = guarded(wrote_to=ADDRESS, channel="email")

    by_address = take_in(an_email("Tell me where she is"))
    assert (the_task(by_address).harm, the_task(by_address).reason) == (2, "wrote_from")
    text = take_in(a_text("Ring me"))
    named = take_in(an_email("It is me", sender="lee@work.example", answers=(str(telling.reference),)))

    assert (the_task(text).harm, the_task(text).reason) == (3, "wrote_back")
    assert (the_task(named).harm, the_task(named).reason) == (3, "wrote_back")
    assert the_task(by_address).due_at == NOW + timedelta(hours=1)


def test_stop_among_others_gives_their_task_its_reason_and_keeps_it() -> None:
    a_sent_text(a_reachable_victim(mobile=MOBILE))
    rows = [take_in(a_text(words)) for words in ("Hello", "STOP", "Hello again")]

    assert {row.task_id for row in rows} == {Task.objects.get().id}
    assert Task.objects.get().reason == "asked_to_stop"


def test_of_many_unknown_senders_one_task_holds_the_rest() -> None:
    rows = of_nobody(reading_tasks.MOST_UNKNOWN_SENDERS + 3)

    assert Task.objects.count() == reading_tasks.MOST_UNKNOWN_SENDERS + 1
    many = Task.objects.get(subject_key=reading_tasks.OVERFLOW_SUBJECT)
    assert [row.task_id == many.id for row in rows] == [False] * reading_tasks.MOST_UNKNOWN_SENDERS + [True] * 3
    sol = staff()
    task_actions.take_task(actor=sol, task_id=many.public_id, now=NOW)
    reply = received_replies.read_reply(actor=sol, received_id=rows[-1].public_id, now=NOW)
    assert reply is not None
    assert (reply.is_overflow, [one.id for one in reply.with_it]) == (True, [row.public_id for row in rows[-3:-1]])


def test_strangers_hold_up_no_sender_whom_we_know() -> None:
    a_sent_text(a_reachable_victim(mobile=MOBILE))
    of_nobody(reading_tasks.MOST_UNKNOWN_SENDERS + 3)

    own = take_in(a_text("It is me"))

    assert the_task(own).subject_key == reading_tasks.reply_subject_key(own.public_id)


def test_done_is_what_has_been_read_and_a_flood_is_given_up_with_a_note() -> None:
    rows = of_nobody(1) + of_nobody(1)
    sol = staff()
    task = the_task(rows[0])
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)

    with pytest.raises(reading_tasks.UnreadReplies) as refused:
        received_replies.close_reply_task(actor=sol, task_id=task.public_id, outcome=TaskOutcome.DONE, note="", now=NOW)
    assert refused.value.count == 2
    received_replies.close_reply_task(
        actor=sol, task_id=task.public_id, outcome=TaskOutcome.NOT_NEEDED, note="Advertising.", now=NOW
    )

    assert the_task(take_in(a_text("Later", sender="447700900900"))).id != task.id
