"""A complaint at the desk: read by its owner, a holding reply, an answer that names the next level, and the list."""

from __future__ import annotations

import html

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.challenges.conftest import as_victim
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import Complaint, ComplaintLevel, Task
from victimcare.services.access import Actor
from victimcare.services.challenges.complaint_receipt import ComplaintWords, open_own_complaint
from victimcare.services.people import front_door

WORDS = "I rang three times and no officer rang back."


def text(answer: object) -> str:
    return html.unescape(answer.content.decode())  # type: ignore[attr-defined]


def test_a_complaint_is_held_answered_and_offers_the_next_level(sol: StaffBrowser) -> None:
    said = ComplaintWords(WORDS, way_back="Write to kim@post.example")
    front_door.send_complaint(actor=Actor.anonymous("web"), said=said, address="", now=NOW)
    row = Complaint.objects.get()
    address = f"/desk/complaints/{row.public_id}"
    assert sol.get(address).status_code == 404
    listed = text(sol.get("/desk/complaints"))
    assert (row.number in listed, WORDS in listed) == (True, False)

    sol.post(f"/desk/tasks/{Task.objects.get().public_id}/take", which="all")
    page = text(sol.get(address))
    assert WORDS in page
    assert "you can make a formal complaint" in page
    held = {"act": "holding", "holding-words": "Sol reads it.", "holding-expected_on": "2026-12-02"}
    refused = text(sol.post(address, **held))
    assert "Send it first, in the way they asked for" in refused
    assert sol.post(address, **held, **{"holding-sent": "on"}).status_code == 303
    answer = {"act": "answer", "answer-outcome": "answered", "answer-words": "We are sorry.", "answer-sent": "on"}
    assert sol.post(address, **answer).status_code == 303

    level = ComplaintLevel.objects.get()
    assert (level.held_way, level.answered_way, level.outcome) == ("way_left", "way_left", "answered")
    assert not Task.objects.filter(closed_at=None).exists()
    sol.post(address, **{"act": "not_satisfied", "not_satisfied-words": "Not enough."})
    assert ComplaintLevel.objects.get(level=2).opened_for == "not_satisfied"
    assert sol.get(address).status_code == 404  # colleagues deal with it now


def test_a_reply_without_a_holding_reply_is_told_by_a_person(sol: StaffBrowser) -> None:
    """The victim's page may show nothing by then: without this step the work would stay late for ever."""
    a_team()
    victim = load("44/00001/26", recorded(a_person()))["V1"]
    open_own_complaint(actor=as_victim(victim), said=ComplaintWords(WORDS), now=NOW)
    row, task = Complaint.objects.get(), Task.objects.get(closed_at=None)
    address = f"/desk/complaints/{row.public_id}"
    sol.post(f"/desk/tasks/{task.public_id}/take", which="all")
    sol.post(address, **{"act": "answer", "answer-outcome": "answered", "answer-words": "We are sorry."})

    page = text(sol.get(address))
    assert "They have heard these replies" in page
    sol.prove(victim)
    sol.post(address, **{"act": "told", "told-channel": "phone"})

    task.refresh_from_db()
    assert task.closed_at is not None
    assert ComplaintLevel.objects.get().told_at is not None
