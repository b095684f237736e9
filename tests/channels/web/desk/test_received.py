"""Reading a reply from outside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.services.conversations.test_incoming import a_text, take_in
from victimcare.records.models import AuditEntry, ReceivedMessage, Task, Victim

pytestmark = pytest.mark.django_db
WORDS = "He has my phone at night\n\nring my sister"


def wrote(words: str = WORDS, *, sender: str = "447700900123") -> tuple[ReceivedMessage, Task]:
    row = take_in(a_text(words, sender=sender))
    assert row.task is not None
    return row, row.task


@pytest.fixture
def marta(db: None) -> Victim:
    return news_for()


def test_the_words_are_there_only_for_the_owner_of_the_task(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    row, task = wrote()
    address = f"/desk/received/{row.public_id}"
    on_the_list = sol.get(f"/desk/tasks?task={task.public_id}").content.decode()
    assert "He has my phone" not in on_the_list
    assert sol.get(address).status_code == 404

    sol.post(f"/desk/tasks/{task.public_id}/take")

    assert address in sol.get(f"/desk/tasks?task={task.public_id}").content.decode()
    page = sol.get(address).content.decode()
    assert "He has my phone at night" in page
    assert "It proves nothing" in page
    assert sign_in("Ewa Tomala").get(address).status_code == 404
    assert AuditEntry.objects.filter(act="reply.read", victim_id=marta.id).count() == 1


def test_after_stop_it_says_that_nothing_goes_there_and_what_to_ask(sol: StaffBrowser, marta: Victim) -> None:
    row, task = wrote("STOP")
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = sol.get(f"/desk/received/{row.public_id}").content.decode()

    assert "No message goes to this number or address any more." in page
    assert "confirm the plan with the victim" in page


def test_for_an_unknown_sender_nothing_leads_to_a_victim(sol: StaffBrowser, marta: Victim) -> None:
    row, task = wrote(sender="447700900999")
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = sol.get(f"/desk/received/{row.public_id}").content.decode()

    assert "nobody’s here" in page
    assert "/desk/cases/" not in page


def test_the_words_of_a_reply_are_shown_as_text_not_markup(sol: StaffBrowser, marta: Victim) -> None:
    row, task = wrote("<script>alert(1)</script>")
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = sol.get(f"/desk/received/{row.public_id}").content.decode()

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_it_ends_as_every_task_does(sol: StaffBrowser, marta: Victim) -> None:
    row, task = wrote()
    sol.post(f"/desk/tasks/{task.public_id}/take")

    as_done = {"close-outcome": "done", "close-note": "Rang her sister."}
    refused = sol.post(f"/desk/tasks/{task.public_id}/close", **as_done).content.decode()
    assert "1 message has not been opened." in refused

    sol.get(f"/desk/received/{row.public_id}")
    sol.post(f"/desk/tasks/{task.public_id}/close", **as_done)

    task.refresh_from_db()
    assert task.outcome == "done"
    assert sol.get(f"/desk/received/{row.public_id}").status_code == 404


def test_whatever_else_the_same_sender_wrote_stands_beside_it_and_is_counted(sol: StaffBrowser, marta: Victim) -> None:
    first, task = wrote("First")
    second, again = wrote("Second")
    assert again == task
    assert "2 messages have not been opened." in sol.get("/desk/tasks?which=all").content.decode()
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = sol.get(f"/desk/received/{first.public_id}").content.decode()

    assert "1 more message from the same sender" in page
    assert f"/desk/received/{second.public_id}" in page
    assert "Second" in sol.get(f"/desk/received/{second.public_id}").content.decode()
    assert f"/desk/received/{first.public_id}" in sol.get(f"/desk/tasks?task={task.public_id}").content.decode()
