"""How many people the coming week needs, as a supervisor reads it; and a day that is known to be unusual."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.calls.past_calls import past
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import ReceivedMessage, Task, TaskChange
from victimcare.services.access import Role
from victimcare.services.calls import call_forecasts

TOMORROW = NOW.date() + timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(sign_in: Callable[..., StaffBrowser]) -> StaffBrowser:
    return sign_in("Sam Okoye", Role.SUPERVISOR)


def advised_for_messages(lead: StaffBrowser, address: str) -> str:
    panel = lead.get(address).content.decode().split('id="staffing-written"')[1].split("</section>")[0]
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", panel)).partition("between calls. ")[2]


def deal_with_texts(count: int, *, minutes: int) -> None:
    """So many texts from unknown senders, each closed so many minutes after it was opened: a quarter of them on each of
    the last four Fridays."""
    sol = staff("Dealt With Them")
    for number in range(count):
        came_at = NOW - timedelta(days=5 + 7 * (number % 4))
        ended_at = came_at + timedelta(minutes=minutes)
        task = Task.objects.create(
            kind="read_reply",
            subject_key=f"received:{uuid4()}",
            team=a_team(),
            owner_id=sol.staff_id,
            reason="replied",
            created_at=came_at,
            updated_at=ended_at,
            due_at=ended_at,
            closed_at=ended_at,
            outcome="done",
        )
        TaskChange.objects.create(task=task, what="closed", at=ended_at, by_id=sol.staff_id)
        ReceivedMessage.objects.create(
            channel="text", kind="unknown", supplier="notify", supplier_id=str(uuid4()), received_at=came_at, task=task,
            read_at=came_at, from_key="447700900999", sha256="0" * 64,
        )  # fmt: skip


def test_where_too_little_is_known_it_says_so_and_advises_nothing(lead: StaffBrowser) -> None:
    shown = lead.get("/desk/staffing").content.decode()

    assert "No day like this one is in the log of calls yet, so nothing is advised." in shown
    assert "staffing-chart" not in shown
    assert "people," not in shown


def test_so_many_people_for_so_much_service_with_the_drawing_and_its_table(lead: StaffBrowser) -> None:
    past(NOW.date() - timedelta(days=1), days=29, a_day=(60, 50, 45, 45, 40, 20, 10))

    shown = lead.get(f"/desk/staffing?day={TOMORROW + timedelta(days=4)}").content.decode()

    assert "people, at least 80 of 100 callers are answered within 20 seconds. If nobody gave up waiting" in shown
    assert shown.count('role="img"') == 2  # for a wide window and for a telephone
    assert "In no forecast, in the last four weeks: nobody asked for a person while the line was closed" in shown
    assert shown.count('data-head="If nobody gives up"') == 48
    assert "Not forecast" in shown


def test_last_weeks_forecasts_stand_beside_what_came(lead: StaffBrowser) -> None:
    past(NOW.date() - timedelta(days=1), days=60, a_day=(60, 50, 45, 45, 40, 20, 10))
    for ago in range(22, 0, -1):
        call_forecasts.keep_forecasts(now=NOW - timedelta(days=ago))

    shown = lead.get("/desk/staffing").content.decode().split('id="staffing-weeks"')[1]

    assert shown.count('data-head="Off by, in 100"') == 3
    assert re.search(r'data-head="Off by, in 100">(\d+ (more|fewer)|0)<', shown)


def test_written_messages_add_people_and_say_how_many_were_measured(lead: StaffBrowser) -> None:
    past(NOW.date() - timedelta(days=1), days=29, a_day=(60, 50, 45, 45, 40, 20, 10))
    friday = f"/desk/staffing?day={TOMORROW + timedelta(days=1)}"
    before = advised_for_messages(lead, friday)

    deal_with_texts(19, minutes=6)
    with_few = advised_for_messages(lead, friday)
    deal_with_texts(1, minutes=6)
    with_enough = advised_for_messages(lead, friday)
    deal_with_texts(980, minutes=6)
    with_many = advised_for_messages(lead, friday)

    assert before.startswith("Hardly any message comes on a day like this one: no more people are needed")
    assert "0 of 0 messages that colleagues dealt with" in before
    assert "Too few have a measured time (19 in four weeks, at least 20 are needed)" in with_few
    assert "About 5 messages will come. Each takes 6:00 minutes to deal with: 0.5 hours of work in all." in with_enough
    assert "No more people are needed: all messages of the day can be dealt with that day." in with_enough
    assert "20 of 20 messages that colleagues dealt with" in with_enough
    assert re.search(r"With \d more people, each at work for 7.5 hours, all messages of the day", with_many)


def test_a_day_is_entered_once_and_taken_back(lead: StaffBrowser, sol: StaffBrowser) -> None:
    event = {"on": str(TOMORROW), "what": "A sentence in the news", "percent": "150"}
    today = lead.post("/desk/staffing", **{**event, "on": str(NOW.date())}).content.decode()
    much = lead.post("/desk/staffing", **{**event, "percent": "5000"}).content.decode()
    entered = lead.post("/desk/staffing", **event)
    again = lead.post("/desk/staffing", **event).content.decode()
    shown = lead.get("/desk/staffing").content.decode()
    back = shown.split('action="/desk/staffing/')[1].split('"')[0]

    assert "Enter a day from tomorrow on" in today
    assert "Enter a whole number from 10 to 1000" in much
    assert entered.status_code == 303
    assert "Something is entered for this day: take it back first" in again
    assert "Entered for this day: A sentence in the news, 150 of 100 of the usual calls." in shown
    assert lead.post(f"/desk/staffing/{back}").status_code == 303
    assert lead.post(f"/desk/staffing/{back}").status_code == 303
    assert "Nothing is entered." in lead.get("/desk/staffing").content.decode()
    assert sol.get("/desk/staffing").status_code == 404
