"""Takes new pictures of the wallboard in the middle of a simulated hour after a year of calls, and of the pages behind
it: `./victimcare test tests/channels/web/desk/pictures_line.py`."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from benchmarks.queue import CALLS, HANDLING, PATIENCE
from benchmarks.simulated_hour import BEGINS_AT, Hour, Simulation
from django.test import override_settings
from playwright.sync_api import Browser

from tests.channels.web.desk.site import _person, in_a_browser, served
from tests.channels.web.shots import keep
from tests.services.calls.past_calls import past
from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import a_victim
from victimcare.records.models import Agent, Call, CallRecording, Staff
from victimcare.records.models.telephone.calls import RecordingKind
from victimcare.rules.clock import ONE_DAY
from victimcare.services.access import Role
from victimcare.services.calls import call_forecasts
from victimcare.services.calls.call_queue import line_opening
from victimcare.services.calls.call_queue.line_opening import ReservedNumberKind

MIDDLE = 2400.0  # seconds into the hour
# Too few for so many callers.
NAMES = (
    *("Ada Brandt", "Bilal Nazir", "Chidi Eze", "Dana Whitlock", "Efua Mensah", "Farah Aziz"),
    *("Glenn Tovey", "Hana Petrova", "Idris Cole", "Joan Marlow", "Kemal Aydin", "Lena Hurst"),
)
CONTAINED = 0.3  # of all who ring: they ask for no person
SIZES = ((1280, 720), (390, 844))


def test_pictures(real_database: object) -> None:
    hour = Hour(
        CALLS / (1 - CONTAINED),
        HANDLING,
        PATIENCE,
        people=len(NAMES),
        warm_up=600,
        keeps_place=0.1,
        heavy=0.2,
        misses_offer=0.02,
        asks_nobody=CONTAINED,
    )
    now = BEGINS_AT + timedelta(seconds=MIDDLE)
    past(now.date() - ONE_DAY, days=365, a_day=(815, 740, 700, 680, 620, 280, 220), handling=HANDLING)
    for ago in range(50, 0, -1):
        call_forecasts.keep_forecasts(now=now - ago * ONE_DAY)
    simulation = Simulation(hour, random.Random(7))
    simulation.run(until=hour.warm_up + MIDDLE)
    for number, name in enumerate(NAMES):
        Staff.objects.filter(username=f"answers-{number}").update(name=name)
    sol = _person("Sol Pereira", Role.DESK, Role.SUPERVISOR)
    _recorded(now)
    line_opening.reserve_number(
        actor=sol.actor,
        number="01632 960144",
        kind=ReservedNumberKind.SAFE_PLACE,
        remark="Harbour House, the office",
        until=now + 30 * ONE_DAY,
        now=now,
    )
    with override_settings(VICTIMCARE_NOW=now), served() as address:
        in_a_browser(lambda browser: _take(browser, address, sol.client.cookies["staff"].value))


def _recorded(now: datetime) -> None:
    """Conversations of today and before, one of them held."""
    people = list(Agent.objects.exclude(state="off").values_list("staff_id", flat=True)[:3])
    marta = a_victim()
    for number, minutes in enumerate((3, 18, 41, 95, 60 * 26, 60 * 50)):
        began, lasts = now - timedelta(minutes=minutes), 145 + 97 * number
        call = Call.objects.get(public_id=a_call(at=began))
        CallRecording.objects.create(
            kind=RecordingKind.CONVERSATION,
            call=call,
            victim=marta if number % 3 == 1 else None,
            talked_by_id=people[number % len(people)],
            began_at=began,
            ended_at=began + timedelta(seconds=lasts) if number else None,
            length=8000 * lasts,
            **({"held_at": now, "held_by_id": people[0], "sealed_held_reason": b""} if number == 3 else {}),
        )


def _take(browser: Browser, address: str, cookie: str) -> None:
    for width, height in SIZES:
        context = browser.new_context(viewport={"width": width, "height": height})
        context.add_cookies([{"name": "staff", "value": cookie, "url": address}])
        page = context.new_page()
        for name in ("wallboard", "half-hours", "opening", "staffing", "sparing", "recordings"):
            answer = page.goto(f"{address}/desk/{name}" + ("?still" if name == "wallboard" else ""))
            assert answer is not None
            assert answer.ok, name
            keep(page, f"desk-{name}-{width}")
