"""A supervisor plans control days by two presses; a handler finds no such page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.channels.web.control_room.test_contact_pages import address, handler
from tests.services.control_room.test_contact_intake import email, take
from victimcare.records.models import SteeringPlan
from victimcare.rules.clock import london_date
from victimcare.rules.control_room.figures.steering import SteeringDays, draw_control_days
from victimcare.services import port_registry
from victimcare.services.clock import current_time

pytestmark = pytest.mark.django_db
PAGE = "/control-room/steering"


def test_a_plan_takes_two_presses_and_a_reason_and_is_shown_with_what_is_not_known() -> None:
    mair, _ = handler("mair", "control_room", "room_supervisor")
    first = london_date(current_time()) + timedelta(days=1)
    plan = {
        "starts_on": first.isoformat(),
        "ends_on": (first + timedelta(days=27)).isoformat(),
        "control_share": "50",
        "seed": "7",
        "is_by_weekday": "on",
        "hypothesis": "fewer_again",
    }

    empty = mair.post(PAGE, {"act": "check", **plan})
    checked = mair.post(PAGE, {"act": "check", **plan, "why": "Many ask for news."})
    assert not SteeringPlan.objects.exists()
    done = mair.post(PAGE, {"act": "register", **plan, "why": "Many ask for news."})
    again = mair.post(PAGE, {"act": "register", **plan, "why": "Many ask for news."})
    page = mair.get(PAGE).content.decode().replace("\u2068", "").replace("\u2069", "")

    assert [answer.status_code for answer in (empty, checked, done, again)] == [422, 200, 303, 409]
    words = checked.content.decode().replace("\u2068", "").replace("\u2069", "")
    assert "28 days, of which 14 are control days." in words
    assert "50 control days of 100, seed 7." in page
    assert "A result that is read early misleads." in page
    assert "Not known: who rang instead" in page
    assert mair.post(PAGE, {"act": "stop", "plan": str(SteeringPlan.objects.get().public_id)}).status_code == 303
    assert "It was stopped before its last day." in mair.get(PAGE).content.decode()
    too_late = mair.post(PAGE, {"act": "check", **plan, "starts_on": "2026-01-01", "why": "x"})
    assert "Enter a day after today" in too_late.content.decode()


def test_a_handler_sees_no_steering_on_a_control_day_and_no_way_to_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_registry.ports, "room_mailer", object())
    tunde, staff = handler("tunde")
    [taken] = take(email("Any news on my case please?"), at=current_time())
    suggested = tunde.get(address(taken.contact)).content.decode()
    today = london_date(current_time())
    first, last = today - timedelta(days=1), today + timedelta(days=20)
    seed = next(each for each in range(99) if today in draw_control_days(SteeringDays(first, last, 50, each)))
    SteeringPlan.objects.create(
        starts_on=first,
        ends_on=last,
        control_share=50,
        seed=seed,
        hypothesis="fewer_again",
        sealed_why=b"",
        registered_at=current_time(),
        registered_by=staff,
    )

    page = tunde.get(address(taken.contact)).content.decode()

    assert 'value="steer"' in suggested
    assert 'value="steer"' not in page
    assert tunde.get(PAGE).status_code == 404
    assert PAGE not in tunde.get("/control-room/half-hours").content.decode()
