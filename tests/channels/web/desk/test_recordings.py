"""Stored messages and recordings, as a list at the desk: whose each is, and until when it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.calls.test_listing import a_conversation
from tests.services.people_and_cases import a_team
from victimcare.records.models import AuditEntry
from victimcare.services.access import Role
from victimcare.services.calls import conversation_recordings

pytestmark = pytest.mark.django_db
PAGE = "/desk/recordings"


@pytest.fixture
def lead(sign_in: Callable[..., StaffBrowser]) -> StaffBrowser:
    a_team()
    return sign_in("Ines Moreau", Role.DESK, Role.SUPERVISOR)


def test_each_sees_their_own_with_its_last_day_and_nothing_is_played(sol: StaffBrowser, lead: StaffBrowser) -> None:
    mine = a_conversation(sol.actor, "1")
    a_conversation(lead.actor, "2")

    shown = sol.get(PAGE).content.decode()

    assert "kept for 31 days from their end" in shown
    assert f'href="{PAGE}/{mine.public_id}"' in shown
    assert "Saturday 26 December" in shown
    assert "Ines Moreau" not in shown
    assert "<audio" not in shown
    assert "Ines Moreau" in lead.get(PAGE).content.decode()
    assert AuditEntry.objects.filter(act="recordings.see").count() == 2
    assert not AuditEntry.objects.filter(act="sound.played").exists()


def test_older_ones_are_on_the_next_page(
    sol: StaffBrowser, lead: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation_recordings, "RECORDINGS_PER_PAGE", 2)
    for number in range(3):
        a_conversation(sol.actor, str(number), ago=timedelta(hours=number + 1))

    first = lead.get(PAGE).content.decode()
    older = lead.get(f"{PAGE}?kind=conversation&start=2").content.decode()

    assert f'href="{PAGE}?kind=conversation&amp;start=2"' in first
    assert (first.count('data-head="Kept until"'), older.count('data-head="Kept until"')) == (2, 1)
    assert f'href="{PAGE}?kind=conversation">Newest' in older
    assert lead.get(f"{PAGE}?kind=nothing&start=-1").status_code == 200


def test_it_is_hidden_from_staff_who_work_on_no_tasks(sign_in: Callable[..., StaffBrowser], lead: StaffBrowser) -> None:
    assert sign_in("Eli Marsh", Role.ENGINEER).get(PAGE).status_code == 404
    assert PAGE in lead.get("/desk/more").content.decode()


def test_a_conversation_is_not_said_to_be_left_by_anybody(sol: StaffBrowser, lead: StaffBrowser) -> None:
    kept = a_conversation(sol.actor, "1")
    shown = sol.get(f"{PAGE}/{kept.public_id}").content.decode()
    assert "Begun today 08:59" in shown
    assert "this may be anybody" in shown
