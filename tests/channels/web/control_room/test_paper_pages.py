"""The control room on paper: printed with what is open, and keyed by a supervisor under the number of each sheet."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.channels.web.control_room.test_contact_pages import handler
from tests.services.control_room.room_staff import a_contact, a_handler, an_incident
from victimcare.records.models import AuditEntry, RoomMessage
from victimcare.rules.clock import LONDON

pytestmark = pytest.mark.django_db
PAGE = "/control-room/paper"


def a_supervisor_at_a_browser() -> Client:
    return handler("mair", "control_room", "room_supervisor")[0]


def test_the_pack_holds_what_is_open_and_numbered_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    from victimcare.services.ports.printed_documents import Document, DocumentForm, DocumentTable, PrintedFile

    printed: list[Document] = []

    class Printer:
        def render(self, document: Document) -> PrintedFile:
            printed.append(document)
            return PrintedFile(b"%PDF-", "application/pdf")

    monkeypatch.setattr("victimcare.services.port_registry.document_maker", Printer)
    a_contact("he is outside my house with a knife", at=datetime.now(UTC))
    an_incident(a_handler(), at=datetime.now(UTC))
    tunde, _ = handler("tunde")

    answer = tunde.get(f"{PAGE}/pack")

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    [document] = printed
    tables = [part for part in document.parts if isinstance(part, DocumentTable)]
    assert "knife" in tables[0].rows[0][3]
    assert any("Youths shout" in getattr(part, "words", "") for part in document.parts)
    titles = [part.title for part in document.parts if isinstance(part, DocumentForm)]
    numbers = [found[0] for title in titles if (found := re.search(r"\d{4}-\d{4}-[0-9A-F]{4}-\d{3}$", title))]
    assert len(numbers) == len(set(numbers)) == 40
    assert AuditEntry.objects.filter(act="control_room.paper_printed").count() == 1


def test_a_sheet_is_keyed_once_at_the_time_that_is_written_on_it() -> None:
    mair = a_supervisor_at_a_browser()
    at = datetime.now(LONDON).replace(second=0, microsecond=0) - timedelta(hours=3)
    sheet = {
        "act": "enter", "sheet": "0312-0631-004", "time": f"{at:%Y-%m-%d %H:%M}", "route": "999",
        "sender": "07700 900123", "words": "he is outside my house", "done": "Car sent",
    }  # fmt: skip

    first, again = mair.post(PAGE, sheet, follow=True), mair.post(PAGE, sheet, follow=True)

    assert "The sheet is entered." in first.content.decode()
    assert "was entered before" in again.content.decode()
    assert RoomMessage.objects.get().at == at


def test_a_wrong_time_is_said_beside_its_field_and_what_was_keyed_stays() -> None:
    mair = a_supervisor_at_a_browser()

    answer = mair.post(
        PAGE, {"act": "enter", "sheet": "1", "time": "tomorrow", "route": "101", "words": "Lost a purse"}
    )

    assert answer.status_code == 422
    assert "Day and time on the sheet: enter them like this: 2026-12-02 14:05." in answer.content.decode()
    assert "Lost a purse" in answer.content.decode()
    assert not RoomMessage.objects.exists()


def test_a_handler_prints_and_does_not_key() -> None:
    tunde, _ = handler("tunde")

    page = tunde.get(PAGE).content.decode()
    answer = tunde.post(PAGE, {"act": "enter", "sheet": "1", "time": "2026-12-02 14:05", "route": "101", "words": "x"})

    assert "Print the paper pack" in page
    assert "Enter a sheet" not in page
    assert answer.status_code in (403, 404)
    assert not RoomMessage.objects.exists()
