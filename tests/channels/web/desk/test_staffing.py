"""How many people the coming week takes, as a supervisor reads it; and a day of which something is known beforehand."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import Somebody
from tests.services.calls.past_calls import past
from tests.services.people_and_cases import NOW
from victimcare.services.access import Role
from victimcare.services.calls.figures import forecasts

TOMORROW = NOW.date() + timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(sign_in: Callable[..., Somebody]) -> Somebody:
    return sign_in("Sam Okoye", Role.SUPERVISOR)


def test_where_too_little_is_known_it_says_so_and_advises_nothing(lead: Somebody) -> None:
    shown = lead.get("/desk/staffing").content.decode()

    assert "No day like this one is in the log of calls yet, so nothing is advised." in shown
    assert "staffing-chart" not in shown
    assert "people," not in shown


def test_so_many_people_for_so_much_service_with_the_drawing_and_its_table(lead: Somebody) -> None:
    past(NOW.date() - timedelta(days=1), days=29, a_day=(60, 50, 45, 45, 40, 20, 10))

    shown = lead.get(f"/desk/staffing?day={TOMORROW + timedelta(days=4)}").content.decode()

    assert "people, at least 80 of 100 callers are answered within 20 seconds. If nobody gave up waiting" in shown
    assert shown.count('role="img"') == 2  # for a wide window and for a telephone
    assert "In no forecast, in the last four weeks: nobody asked for a person while the line was closed" in shown
    assert shown.count('data-head="If nobody gives up"') == 48
    assert "Not forecast" in shown


def test_last_weeks_forecasts_stand_beside_what_came(lead: Somebody) -> None:
    past(NOW.date() - timedelta(days=1), days=60, a_day=(60, 50, 45, 45, 40, 20, 10))
    for ago in range(22, 0, -1):
        forecasts.keep(now=NOW - timedelta(days=ago))

    shown = lead.get("/desk/staffing").content.decode().split('id="staffing-weeks"')[1]

    assert shown.count('data-head="Off by, in 100"') == 3
    assert re.search(r'data-head="Off by, in 100">(\d+ (more|fewer)|0)<', shown)


def test_a_day_is_entered_once_and_taken_back(lead: Somebody, sol: Somebody) -> None:
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
