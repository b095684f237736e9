"""A promise is kept from a real browser: the line rings the victim, both hear one another, their number is shown
nowhere."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Response
from tests.channels.phone.callee import HELLO, Phone
from tests.channels.phone.desk_calls import (
    LineInItsLoop,
    Ticking,
    a_page,
    in_a_browser_with_a_microphone,
    line_in_its_loop,
)
from tests.channels.phone.floors import VICTIMS, tone
from tests.channels.phone.test_call_in_a_browser import _is_sound, _rises, _until
from tests.channels.web.desk.site import _person, served
from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import NOW, a_team

from victimcare.adapters.carriers.line import LineDeskPhone
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.records.models import Call, Callback, CallbackAttempt
from victimcare.rules.calls.audio import to_mulaw
from victimcare.services import clock, port_registry
from victimcare.services.calls import caller_actions

pytest.importorskip("aiortc", reason="the browser telephone is an extra of the package: victimcare[phone]")

NUMBER = "07700 900333"


def test_a_promise_is_kept_from_the_browser(
    prompts: Prompts, real_database: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticking = Ticking(NOW)
    monkeypatch.setattr(clock, "current_time", ticking)
    monkeypatch.setattr(port_registry.ports, "desk_phone", LineDeskPhone(tmp_path / "line.sock"))
    a_team()
    caller_actions.request_callback(call_id=a_call(), wish="back", keyed_number=NUMBER, caller_number="", now=NOW)
    cookie = _person("Sol Pereira").client.cookies["staff"].value
    about = f"/desk/call-backs/{Callback.objects.get().public_id}"
    phone = Phone(says=(*HELLO, (60.0, to_mulaw(tone(VICTIMS)))), answers=False)
    bodies: list[str] = []
    with served() as address, line_in_its_loop(prompts, tmp_path, ticking, phone) as line:

        def walk(browser: Browser) -> None:
            page = a_page(browser, address, cookie)
            page.context.on("response", lambda reply: _keep(reply, bodies))
            _walk(page, f"{address}/desk/phone", f"{address}{about}", line, ticking)

        in_a_browser_with_a_microphone(tmp_path, walk)

    assert Callback.objects.get().outcome == "reached"
    attempt = CallbackAttempt.objects.get()
    assert (attempt.outcome, attempt.is_by_the_desk) == ("reached", True)
    call = Call.objects.get(direction="back")
    assert (attempt.call_id, call.outcome, call.path) == (call.id, "spoke", ["call_back", "rung", "picked_up"])
    assert len(bodies) > 5
    assert not [body for body in bodies if "900333" in body]


def _keep(reply: Response, bodies: list[str]) -> None:
    with suppress(Error):  # after a renewal in mid-response there is nothing left to read
        bodies.append(reply.text())


def _walk(page: Page, desk: str, about: str, line: LineInItsLoop, ticking: Ticking) -> None:
    page.set_default_timeout(30_000)
    page.goto(desk)
    page.get_by_label("In this browser, with a headset").check()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Use this microphone").click()
    page.get_by_text("Your headset is connected.").wait_for()
    promise = page.context.new_page()
    promise.set_default_timeout(30_000)
    promise.goto(about)

    promise.get_by_role("button", name="Ring them from my telephone").click()
    promise.get_by_text("Your telephone rings first, then theirs.").wait_for()
    page.get_by_text("It rings at theirs.").wait_for()
    _until(lambda: len(line.phone.invites) == 1)
    assert "sip:+447700900333@" in line.phone.invites[0].text
    _until(lambda: _rises(page))  # the agent hears it ring, with two seconds of silence between

    line.loop.call_soon_threadsafe(line.phone.answer)
    page.get_by_text("You hear one another.").wait_for()
    _until(lambda: line.loudness(at=line.phone) > 100)
    assert _rises(page)
    with ticking.still():
        _is_sound("talking-back", page)
        _is_sound("promise-rung", promise)

    page.get_by_role("button", name="End call").click()
    _until(line.phone.is_hung_up.is_set)
    promise.reload()
    promise.get_by_text("The call is over.").wait_for()
    promise.get_by_label("Spoke with them: done").check()
    promise.get_by_role("button", name="Save").click()
    promise.get_by_text("They were reached").wait_for()
