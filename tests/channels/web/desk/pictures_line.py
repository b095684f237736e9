"""Takes the pictures of the wallboard in the middle of a simulated hour, and of what stands behind it, anew:
`./victimcare test tests/channels/web/desk/pictures_line.py`."""

from __future__ import annotations

import random
from datetime import timedelta

from benchmarks.queue import CALLS, HANDLING, PATIENCE
from benchmarks.simulated_hour import BEGINS_AT, Hour, Simulation
from django.test import override_settings
from playwright.sync_api import Browser

from tests.channels.web.desk.site import _somebody, in_a_browser, served
from tests.channels.web.shots import keep
from tests.services.calls.past_calls import past
from victimcare.rules.clock import ONE_DAY
from victimcare.services.access import Role
from victimcare.services.calls.figures import staffing

MIDDLE = 2400.0  # seconds into the hour
SIZES = ((1280, 720), (390, 844))


def test_pictures(real_database: object) -> None:
    hour = Hour(CALLS, HANDLING, PATIENCE, people=14, warm_up=600, keeps_place=0.1, heavy=0.2, misses_offer=0.02)
    now = BEGINS_AT + timedelta(seconds=MIDDLE)
    past(now.date() - ONE_DAY, days=28, a_day=(815, 740, 700, 680, 620, 280, 220), handling=HANDLING)
    for ago in range(14, 0, -1):
        staffing.keep_forecasts(now=now - ago * ONE_DAY)
    simulation = Simulation(hour, random.Random(7))
    simulation.run(until=hour.warm_up + MIDDLE)
    with override_settings(VICTIMCARE_NOW=now), served() as address:
        sol = _somebody("Sol Pereira", Role.DESK, Role.SUPERVISOR)
        in_a_browser(lambda browser: _take(browser, address, sol.client.cookies["staff"].value))


def _take(browser: Browser, address: str, cookie: str) -> None:
    for width, height in SIZES:
        context = browser.new_context(viewport={"width": width, "height": height})
        context.add_cookies([{"name": "staff", "value": cookie, "url": address}])
        page = context.new_page()
        for name in ("wallboard", "half-hours", "opening", "staffing"):
            answer = page.goto(f"{address}/desk/{name}" + ("?still" if name == "wallboard" else ""))
            assert answer is not None
            assert answer.ok, name
            keep(page, f"desk-{name}-{width}")
