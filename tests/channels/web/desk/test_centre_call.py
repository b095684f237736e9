"""A call that another contact centre holds: nothing about the victim before the officer who took it has checked
identity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.channels.web.desk.centre_calls import TOLD, held_elsewhere, note_for
from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.test_tell_once import EVERY_WORD, address_of, text
from tests.services.loading import a_person, load, recorded

pytestmark = pytest.mark.django_db


def test_a_call_of_another_contact_centre_shows_the_note_first_once_its_officer_has_checked(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    ada = load("44/00001/26", recorded(a_person()))["V1"]
    note_for(ada, sign_in("Ewa Tomala"))
    page = held_elsewhere("c-1", ada)

    before = sol.get(page)
    taken = sol.post(page)
    record, after = sol.get(taken["Location"]), sol.get(page)

    assert "Proved by code" in text(before)
    assert not any(words in before.content.decode() for words in (*EVERY_WORD, "Marsh", str(ada.public_id)))
    assert taken["Location"] == address_of(ada)
    assert text(record).index(TOLD.avoid) < text(record).index("Owed to them now")
    assert text(after).index(TOLD.avoid) < text(after).index("Looked up")
    assert "Open the record" in text(after)
    sol.post(f"{address_of(ada)}/finish")
    assert not any(words in sol.get(page).content.decode() for words in EVERY_WORD)
