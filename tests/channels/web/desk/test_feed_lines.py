"""Refused lines of the feed at the desk: a supervisor reads and mends them, and discards many with a reason."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.feed.feed_lines import NOW, arrested, load, recorded
from victimcare.records.models import AuditEntry, Case, ConflictOfInterest, Event, FeedLine
from victimcare.services.access import Role
from victimcare.services.sealed_columns import LINE_SETTLED_REASON

pytestmark = pytest.mark.django_db


def words(reply: object) -> str:
    return " ".join(reply.content.decode().split())  # type: ignore[attr-defined]


@pytest.fixture
def lead(sign_in: Callable[..., StaffBrowser]) -> StaffBrowser:
    return sign_in("Ines Moreau", Role.SUPERVISOR)


def test_a_supervisor_sees_each_refused_line_once_with_how_often_it_came(lead: StaffBrowser) -> None:
    wrong = recorded() | {"data": {}}
    for _ in range(3):
        load(wrong, b"{")

    page = words(lead.get("/desk/feed"))

    assert "2 are open" in page
    assert page.count("3 times, last") == 2
    assert "44/00001/26" in page
    assert "No case can be read" in page
    assert "Refused records" in words(lead.get("/desk/more"))
    assert "Refused records" in words(lead.get("/desk/team"))


def test_reading_a_line_is_recorded_and_a_mended_one_is_taken_in(lead: StaffBrowser) -> None:
    line = recorded()
    load(line | {"data": {}})
    held = FeedLine.objects.get()

    read = words(lead.post("/desk/feed/line", line=held.id))
    wrong = lead.post("/desk/feed/replay", line=held.id, mended="{}")
    right = lead.post("/desk/feed/replay", line=held.id, mended=json.dumps(line, indent=2))

    assert "44/00001/26" in read
    assert "That you read it is recorded" in read
    assert AuditEntry.objects.filter(act="feed.line_seen", detail__line=held.id).count() >= 1
    assert wrong.status_code == 422
    assert "Still refused." in words(wrong)
    assert right.status_code == 303
    assert "The record was taken in." in words(lead.get(right["Location"]))
    assert Event.objects.count() == 1
    held.refresh_from_db()
    assert held.settled_as == "replayed"


def test_many_are_given_up_with_one_reason(lead: StaffBrowser) -> None:
    load(b"{", b"[", b"7")
    ids = list(FeedLine.objects.order_by("id").values_list("id", flat=True))

    nothing = lead.post("/desk/feed/discard", reason="No feed")
    no_reason = lead.post("/desk/feed/discard", ticked=ids[:2])
    done = lead.post("/desk/feed/discard", ticked=ids[:2], reason="No feed")

    assert (nothing.status_code, no_reason.status_code, done.status_code) == (422, 422, 303)
    assert "2 records were discarded." in words(lead.get(done["Location"]))
    settled = list(FeedLine.objects.filter(settled_as="discarded").order_by("id"))
    assert [(line.id, LINE_SETTLED_REASON.open_words(line)) for line in settled] == [
        (each, "No feed") for each in ids[:2]
    ]


def test_staff_who_are_no_supervisors_find_nothing(sol: StaffBrowser) -> None:
    load(b"{")
    held = FeedLine.objects.get()

    assert sol.get("/desk/feed").status_code == 404
    assert sol.post("/desk/feed/line", line=held.id).status_code == 404
    assert sol.post("/desk/feed/discard", ticked=[held.id], reason="x").status_code == 404
    assert "Refused records" not in words(sol.get("/desk/more"))


def test_a_line_of_a_case_hidden_from_them_is_not_there(lead: StaffBrowser) -> None:
    line = recorded()
    load(line, line | {"data": line["data"] | {"area": "XX"}})
    held = FeedLine.objects.get()
    ConflictOfInterest.objects.create(
        staff_id=lead.actor.staff_id or 0,
        case=Case.objects.get(),
        how="declared",
        since_at=NOW,
        kept_by_id=lead.actor.staff_id,
    )

    assert "44/00001/26" not in words(lead.get("/desk/feed"))
    assert lead.post("/desk/feed/line", line=held.id).status_code == 409
    lead.post("/desk/feed/discard", ticked=[held.id], reason="x")
    assert FeedLine.objects.filter(settled_at=None).exists()


def _shut(lead: StaffBrowser, reference: str) -> None:
    case = Case.objects.get(reference=reference)
    ConflictOfInterest.objects.create(
        staff_id=lead.actor.staff_id or 0, case=case, how="declared", since_at=NOW, kept_by_id=lead.actor.staff_id
    )


@pytest.mark.parametrize("shown_as", [" 44/00001/26", "44/00001/26.", 44])
def test_a_line_that_names_a_hidden_case_otherwise_is_not_there_either(lead: StaffBrowser, shown_as: object) -> None:
    line = recorded()
    load(line)
    _shut(lead, "44/00001/26")
    load(line | {"id": "E-other", "subject": shown_as, "note": "of 44/00001/26", "data": {}})
    held = FeedLine.objects.get()

    assert "00001" not in words(lead.get("/desk/feed"))
    assert lead.post("/desk/feed/line", line=held.id).status_code == 409


def test_a_line_is_not_mended_into_another_crime_or_another_source(lead: StaffBrowser) -> None:
    load(recorded(), recorded(subject="44/00002/26"))
    wrong = recorded(subject="44/00003/26") | {"data": {}}
    load(wrong)
    held = FeedLine.objects.get()

    for other in (recorded(subject="44/00002/26"), recorded(subject="44/00003/26") | {"source": "urn:another"}):
        answer = lead.post("/desk/feed/replay", line=held.id, mended=json.dumps(other))
        assert answer.status_code == 422
        assert "Still refused." in words(answer)
    assert Event.objects.count() == 2


def test_a_line_without_a_subject_is_not_mended_into_a_hidden_case(lead: StaffBrowser) -> None:
    load(recorded())
    _shut(lead, "44/00001/26")
    load(b"{")
    held = FeedLine.objects.get()

    answer = lead.post("/desk/feed/replay", line=held.id, mended=json.dumps(arrested()))

    assert answer.status_code == 422
    assert Event.objects.count() == 1
