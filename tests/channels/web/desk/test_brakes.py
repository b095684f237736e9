"""The desk decides on messages that were stopped: one colleague says they are right, another lets them through."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.site import Desk, busy_desk, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import WIDTHS, _is_sound_at, _page
from tests.services.messages.tellings import a_queued_text, a_reachable_victim
from tests.services.people_and_cases import NOW
from victimcare.records.models import Brake, Notification, NotificationState, Staff
from victimcare.services.access import Role


def a_brake(*, value: str = "suspect.arrested", held: int = 3, first: int = 600) -> Brake:
    brake = Brake.objects.create(axis="event_type", value=value, stopped_at=NOW, sent=20, limit=20, usual=8)
    brake.refresh_from_db()
    for number in range(held):
        text = a_queued_text(a_reachable_victim(mobile=f"07700 900{first + number}"))
        Notification.objects.filter(id=text.id).update(status="held", held_reason="brake", brake=brake)
        NotificationState.objects.create(telling=text, status="held", at=NOW)
    return brake


@pytest.mark.django_db
def test_it_takes_two_and_one_of_them_leads(sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]) -> None:
    brake = a_brake()
    lead = sign_in("Sam Okoye", Role.SUPERVISOR)
    field = f"b{brake.public_id.hex[:8]}-reason"

    missing = sol.post(f"/desk/brakes/{brake.public_id}/ask", **{field: ""})
    sol.post(f"/desk/brakes/{brake.public_id}/ask", **{field: "Custody says so."})
    by_desk = sol.post(f"/desk/brakes/{brake.public_id}/release")
    done = lead.post(f"/desk/brakes/{brake.public_id}/release")

    assert "Write why they are right, or wrong" in missing.content.decode()
    assert by_desk.status_code == 404
    assert "3 messages go on, each past the gate once more." in done.content.decode()
    assert set(Notification.objects.values_list("status", flat=True)) == {"queued"}


@pytest.mark.django_db
def test_how_many_leave_is_said_before_and_no_more_than_that(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    brake = a_brake()
    lead = sign_in("Sam Okoye", Role.SUPERVISOR)
    field = f"b{brake.public_id.hex[:8]}"
    before = lead.get("/desk/brakes").content.decode()

    wrong = sol.post(
        f"/desk/brakes/{brake.public_id}/ask", **{f"{field}-reason": "Custody says so.", f"{field}-at_most": "9"}
    )
    sol.post(f"/desk/brakes/{brake.public_id}/ask", **{f"{field}-reason": "Custody says so.", f"{field}-at_most": "2"})
    asked = lead.get("/desk/brakes").content.decode()
    done = lead.post(f"/desk/brakes/{brake.public_id}/release", seen="2").content.decode()

    assert "from the record system “test records”" in before
    assert "all 3 leave in one decision, past no other limit." in before
    assert "Only 3 are held" in wrong.content.decode()
    assert "the oldest 2 leave in one decision" in asked
    assert "up to 20 of this kind may leave in an hour" in asked
    assert "I agree: let 2 through" in asked
    assert "2 messages go on" in done
    assert Notification.objects.filter(status="held", brake=Brake.objects.get(ended_at=None)).count() == 1


@pytest.mark.django_db
def test_the_first_to_ask_is_told_that_it_takes_another(sign_in: Callable[..., StaffBrowser]) -> None:
    brake = a_brake()
    lead = sign_in("Sam Okoye", Role.SUPERVISOR)
    lead.post(f"/desk/brakes/{brake.public_id}/ask", **{f"b{brake.public_id.hex[:8]}-reason": "Custody says so."})

    answer = lead.post(f"/desk/brakes/{brake.public_id}/release")

    assert answer.status_code == 409
    assert "Somebody else has to agree." in answer.content.decode()


@pytest.mark.django_db
def test_a_lead_stops_for_good_what_is_wrong(sign_in: Callable[..., StaffBrowser]) -> None:
    brake = a_brake()
    lead = sign_in("Sam Okoye", Role.SUPERVISOR)

    done = lead.post(
        f"/desk/brakes/{brake.public_id}/stop",
        **{f"b{brake.public_id.hex[:8]}-reason": "A fault of the record system."},
    )
    again = lead.post(f"/desk/brakes/{brake.public_id}/release")

    assert "3 messages were stopped for good." in done.content.decode()
    assert "Nothing is stopped" in done.content.decode()
    assert again.status_code == 409


def test_the_pages_are_accessible_and_fit(real_database: object) -> None:
    with served() as address:
        desk = busy_desk(address)
        a_brake()
        asked = a_brake(value="offender.release_planned", held=1, first=700)
        Brake.objects.filter(id=asked.id).update(
            asked_at=NOW, asked_by=Staff.objects.get(name="Ewa Tomala"), reason="Checked two of them with custody."
        )
        in_a_browser(lambda browser: _look(browser, desk))


def _look(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=WIDTHS[0])
    for address in ("/desk/brakes", "/desk/more"):
        page.goto(desk.address + address)
        _is_sound_at(WIDTHS, page, address)
