"""Every page of the line in each state that it can be in: empty, full, no agent on duty, closed, out of hours, stopped
by a brake, and the telephone from signing on to the outcome of a call. No fault that axe finds, and nothing cut off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import time, timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Browser

from tests.channels.web.desk.call_backs import pages_of_call_backs
from tests.channels.web.desk.site import Desk, _person, in_a_browser, served
from tests.channels.web.desk.test_brakes import a_brake
from tests.channels.web.desk.test_in_a_browser import _is_sound_at, _page
from tests.channels.web.desk.test_phone import MemoryPhone, rings, sign_on
from tests.services.calls.past_calls import past
from tests.services.calls.test_listing import a_conversation
from tests.services.calls.test_voicemail import keep
from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_team, a_victim
from victimcare.records.models import QueueEntry
from victimcare.rules.calls.opening_hours import OpeningHours, OpeningWindow
from victimcare.rules.calls.steps import VoicemailRecipient
from victimcare.rules.force import ForceLine
from victimcare.services import port_registry
from victimcare.services.access import Role
from victimcare.services.calls import call_forecasts
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.call_queue import caller_queue, line_opening
from victimcare.services.calls.call_queue.caller_queue import QueueRequest
from victimcare.services.calls.call_queue.line_opening import LineClosingReason

WIDTHS = (320, 390, 768, 1280)
LINE = (
    "/desk/wallboard",
    "/desk/half-hours",
    "/desk/staffing",
    "/desk/opening",
    "/desk/sparing",
    "/desk/recordings",
    "/desk/recordings?kind=voicemail",
    "/desk/call-backs?which=all",
    "/desk/phone",
)
OPENING = ("/desk/wallboard", "/desk/opening", "/desk/staffing")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


class _Looks:
    """Checks pages as a supervisor sees them, in a new browser each time."""

    def __init__(self, address: str) -> None:
        a_team()
        self.who = _person("Sol Pereira", Role.DESK, Role.SUPERVISOR)
        self._desk = cast(Desk, SimpleNamespace(address=address, cookie=self.who.client.cookies["staff"].value))

    def at(self, pages: Iterable[str], state: str) -> None:
        def look(browser: Browser) -> None:
            page = _page(browser, self._desk, width=WIDTHS[0])
            for address in pages:
                answer = page.goto(self._desk.address + address)
                assert answer is not None
                assert answer.ok, f"{address}, {state}"
                _is_sound_at(WIDTHS, page, f"{address}, {state},")

        in_a_browser(look)


def test_empty_closed_and_out_of_hours(real_database: object) -> None:
    with served() as address:
        looks = _Looks(address)
        looks.at(LINE, "empty")
        line_opening.close_line(actor=looks.who.actor, reason=LineClosingReason.FAULT, lasts=60 * MINUTE, now=NOW)
        looks.at(OPENING, "closed by hand")
        line_opening.reopen_line(actor=looks.who.actor, now=NOW)
        at_night = ForceLine(
            OpeningHours({day: (OpeningWindow(time(20), time(23)),) for day in range(8)}), overflow="01632 960188"
        )
        with override_settings(FORCE=replace(settings.FORCE, line=at_night)):
            looks.at(OPENING, "out of hours")


def test_full_and_then_no_agent_on_duty(real_database: object) -> None:
    with served() as address:
        looks = _Looks(address)
        lead = looks.who
        past(NOW.date() - DAY, days=40, a_day=(60, 50, 45, 45, 40, 20, 10))
        for ago in range(20, 0, -1):
            call_forecasts.keep_forecasts(now=NOW - ago * DAY)
        colleague = on_duty("Ewa Tomala", at=NOW - 60 * MINUTE)
        for minutes in (40, 25, 9):
            caller_queue.enter_queue(
                call_id=a_call(at=NOW - minutes * MINUTE), wants=QueueRequest(), now=NOW - minutes * MINUTE
            )
        for number in range(51):
            a_conversation(lead.actor, f"talk-{number}", ago=timedelta(hours=number + 1))
        for number in range(2):
            keep(a_call(at=NOW - number * MINUTE), for_whom=VoicemailRecipient.DESK)
        a_brake()
        pages = pages_of_call_backs(lead)
        looks.at((*LINE, *pages.values(), "/desk/brakes", "/desk/recordings?start=50"), "full, and a brake on")
        agent_duty.sign_off_agent(actor=colleague, now=NOW)
        looks.at(("/desk/wallboard", "/desk/sparing"), "nobody on duty")
        assert QueueEntry.objects.standing().exists()


def test_the_telephone_from_signing_on_to_what_it_came_to(
    real_database: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = MemoryPhone()
    monkeypatch.setattr(port_registry.ports, "desk_phone", line)
    with served() as address:
        looks = _Looks(address)
        sol = looks.who
        sign_on(sol)
        looks.at(["/desk/phone"], "ready")
        rings(sol, a_victim(), need="cannot_talk")
        looks.at(["/desk/phone", "/desk/wallboard"], "ringing")
        sol.post("/desk/phone/answer")
        looks.at(["/desk/phone"], "on a call")
        colleague = agent_duty.find_own_duty(actor=on_duty("Ewa Tomala"), now=NOW)
        assert colleague is not None
        sol.post("/desk/phone/bring", whom=f"colleague:{colleague.agent_id}", how="first_alone")
        looks.at(["/desk/phone"], "with a colleague")
        sol.post("/desk/phone/end")
        looks.at(["/desk/phone"], "over")
        sol.post("/desk/phone/finish", outcome="helped", note="", is_heavy="on")
        looks.at(["/desk/phone"], "in debrief")
