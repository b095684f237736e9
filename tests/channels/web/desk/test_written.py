"""A victim's message from their page: read and answered at the desk by the owner of its task, with its attachments."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.pages import text
from tests.services.files.sent import PDF
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW
from victimcare.records.models import Task, Victim, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.services.files.file_checks import check_file
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient


@pytest.fixture
def wrote(marta: Victim) -> Victim:
    victim_messages.write_own_message(
        actor=signed_in_victim(marta),
        once=uuid4(),
        to=WrittenMessageRecipient.OFFICER,
        words="He came back.",
        files=[check_file(PDF)],
        now=NOW,
    )
    return marta


def _take(person: StaffBrowser, victim: Victim, kind: TaskKind = TaskKind.READ_WRITTEN) -> Task:
    task = Task.objects.get(victim=victim, kind=kind, closed_at=None)
    person.post(f"/desk/tasks/{task.public_id}/take")
    return task


def _page(victim: Victim) -> str:
    return f"/desk/cases/{victim.public_id}/written"


def test_from_the_work_list_to_the_answer(sol: StaffBrowser, wrote: Victim) -> None:
    task = _take(sol, wrote)
    listed = text(sol.get(f"/desk/tasks?task={task.public_id}"))
    assert "Read what a victim wrote on their page, and answer" in listed
    assert _page(wrote) in listed

    page = text(sol.get(_page(wrote)))
    done = text(sol.post(_page(wrote), words="We go there now.", once=str(uuid4()), attached=[]))

    assert "He came back." in page
    assert "for the officer in the case" in page
    assert "not checked for viruses" in page
    assert "Your answer stands on their page." in done
    assert not Task.objects.filter(kind=TaskKind.READ_WRITTEN, closed_at=None).exists()
    assert WrittenMessage.objects.filter(by__isnull=False).count() == 1


def test_the_message_comes_before_the_answer_and_open_danger_before_both(sol: StaffBrowser, marta: Victim) -> None:
    victim_messages.write_own_message(
        actor=signed_in_victim(marta),
        once=uuid4(),
        to=WrittenMessageRecipient.OFFICER,
        words="Is the bike found?",
        files=[],
        now=NOW,
    )
    task = _take(sol, marta)
    calm = sol.get(_page(marta)).content.decode()
    Task.objects.filter(id=task.id).update(is_danger=True)
    alarmed = sol.get(_page(marta)).content.decode()

    assert calm.index("Is the bike found?") < calm.index("Your answer")
    assert "They may be in danger now" not in calm
    assert "They were told: by" in calm
    assert alarmed.index("They may be in danger now") < alarmed.index("Is the bike found?")
    assert alarmed.count("They may be in danger now") == 1
    assert f"task={task.public_id}#task" in alarmed
    assert "They were told: by" not in alarmed


def test_a_prepared_reply_that_says_by_when_leaves_a_task_to_do_it(sol: StaffBrowser, wrote: Victim) -> None:
    sol.look_up(wrote)
    sol.prove(wrote)
    page = f"/desk/cases/{wrote.public_id}/reply"
    [holding] = re.findall(r"We have what you wrote\.[^<]+", html.unescape(text(sol.get(page))))

    sent = sol.post(page, once=str(uuid4()), words=holding, send="yes")
    task = Task.objects.get(kind=TaskKind.READ_WRITTEN, closed_at=None)
    assert "They wait to hear more" in text(sol.get(sent["Location"]))
    sol.post(page, once=str(uuid4()), words="We would like to talk with you.", send="yes")
    task.refresh_from_db()
    assert task.closed_at is None, "no colleague has read what they wrote"
    sol.get(_page(wrote))
    sol.post(page, once=str(uuid4()), words="We would like to talk with you.", send="yes")
    task.refresh_from_db()
    assert task.closed_at
    assert not Task.objects.filter(kind=TaskKind.NEXT_STEP).exists()
    sol.post(page, once=str(uuid4()), words=holding, send="yes")
    ring = Task.objects.get(kind=TaskKind.NEXT_STEP)
    assert (ring.reason, ring.owner_id, ring.due_at.date().isoformat()) == (
        "step_ring_again",
        sol.actor.staff_id,
        "2026-11-30",
    )


def test_what_is_attached_is_given_to_keep(sol: StaffBrowser, wrote: Victim) -> None:
    _take(sol, wrote)
    [address] = re.findall(rf'href="({_page(wrote)}/[0-9a-f-]+)"', text(sol.get(_page(wrote))))

    given = sol.get(address)

    assert given.content == PDF
    assert given["Content-Disposition"].startswith("attachment")


def test_without_the_task_or_a_check_nothing_of_it_is_shown(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], wrote: Victim
) -> None:
    bea = sign_in("Bea Lund")

    refused = bea.get(_page(wrote))

    assert (refused.status_code, "He came back." in text(refused)) == (303, False)
    assert bea.get(f"{_page(wrote)}/{uuid4()}").status_code == 404
    bea.look_up(wrote)
    bea.prove(wrote)
    assert "He came back." in text(bea.get(_page(wrote)))


def test_a_colleague_who_is_at_it_is_named(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], wrote: Victim
) -> None:
    bea = sign_in("Bea Lund")
    _take(sol, wrote)
    bea.look_up(wrote)
    bea.prove(wrote)

    answer = bea.post(_page(wrote), words="And I.", once=str(uuid4()))

    assert answer.status_code == 409
    assert "Sol Pereira" in text(answer)


def test_nothing_is_sent_without_words_and_no_file_that_we_do_not_take(sol: StaffBrowser, wrote: Victim) -> None:
    _take(sol, wrote)

    empty = text(sol.post(_page(wrote), words=" ", once=str(uuid4())))
    odd = text(sol.post(_page(wrote), words="Look.", once=str(uuid4()), attached=[SimpleUploadedFile("a", b"MZ\0")]))

    assert "Write your answer" in empty
    assert "We cannot take file 1." in odd
    assert not WrittenMessage.objects.filter(by__isnull=False).exists()


def test_done_without_an_answer_needs_it_read_and_a_word_how(sol: StaffBrowser, wrote: Victim) -> None:
    task = _take(sol, wrote)
    close = f"/desk/tasks/{task.public_id}/close"

    unread = text(sol.post(close, **{"close-outcome": "done", "close-note": "Rang her."}))
    sol.get(_page(wrote))
    no_note = text(sol.post(close, **{"close-outcome": "done", "close-note": ""}))
    sol.post(close, **{"close-outcome": "done", "close-note": "Rang her."})

    assert "Read it first" in unread
    assert "Write what they were told and how, or why no answer is needed" in no_note
    assert Task.objects.get(id=task.id).closed_at is not None


def test_a_request_for_an_update_is_answered_in_writing(sol: StaffBrowser, marta: Victim) -> None:
    victim_messages.ask_for_update(actor=signed_in_victim(marta), now=NOW)
    task = _take(sol, marta, TaskKind.GIVE_UPDATE)
    assert "Tell a victim how things stand" in text(sol.get(f"/desk/tasks?task={task.public_id}"))

    assert "They ask how things stand." in text(sol.get(_page(marta)))
    sol.post(_page(marta), words="We wait for a report.", once=str(uuid4()))

    task.refresh_from_db()
    assert task.closed_at is not None
