"""The sheet is printed from the record in one press, after a check; for a guarded victim it says nothing about us."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.pages import text
from victimcare.records.models import AccessGrant, AuditEntry, Victim
from victimcare.rules.message_text import find_revealing_words

pytestmark = pytest.mark.django_db


def test_one_press_makes_the_sheet_with_a_new_code(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)

    offered = text(sol.get(f"/desk/cases/{marta.public_id}/access"))
    answer = sol.post(f"/desk/cases/{marta.public_id}/leaflet", language="en")

    assert "A sheet to give by hand" in offered
    assert "Polski (a draft nobody has checked: for demonstrations)" in offered
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == 'inline; filename="page.pdf"'
    assert "no-store" in answer["Cache-Control"]
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 2
    assert AccessGrant.objects.filter(victim=marta, ended_at=None).count() == 1
    assert AuditEntry.objects.filter(act="leaflet.printed", victim_id=marta.id).count() == 1


def test_before_a_check_no_sheet(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)

    answer = sol.post(f"/desk/cases/{marta.public_id}/leaflet", language="en")

    assert answer.status_code == 303
    assert not AuditEntry.objects.filter(act="leaflet.printed").exists()


def test_a_guarded_victim_gets_the_one_that_says_nothing_without_being_asked(sol: StaffBrowser) -> None:
    guarded = news_for("44/20000/26", name="Ines", group="sexual")
    sol.look_up(guarded)
    sol.prove(guarded)

    offered = text(sol.get(f"/desk/cases/{guarded.public_id}/access"))
    answer = sol.post(f"/desk/cases/{guarded.public_id}/leaflet", language="en")

    assert "Guarded: nothing on the sheet says who we are." in offered
    assert 'name="is_neutral"' not in offered
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert find_revealing_words(words) == []
    assert "Riverside" not in words
