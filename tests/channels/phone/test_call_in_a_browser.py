"""One call, taken in a real browser from a real SIP caller: heard both ways, held, muted, ended and written down."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.channels.phone.conftest import TO_A_CODE
from tests.channels.phone.desk_calls import (
    LineInItsLoop,
    Ticking,
    a_page,
    energy_heard,
    in_a_browser_with_a_microphone,
    line_in_its_loop,
)
from tests.channels.phone.test_services_desk import _arrested, _code
from tests.channels.web.browsers import found_by_axe
from tests.channels.web.desk.centre_calls import TOLD, first_heading, note_for
from tests.channels.web.desk.site import _person, served
from tests.services.people_and_cases import NOW, a_team

from victimcare.adapters.carriers.line import LineDeskPhone
from victimcare.channels.phone.hold_music import make_music_loop
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.records.models import AgentStatePeriod, QueueEntry
from victimcare.rules.calls.audio import to_mulaw
from victimcare.services import clock, port_registry
from victimcare.services.sealed_columns import CALL_NOTE

pytest.importorskip("aiortc", reason="the browser telephone is an extra of the package: victimcare[phone]")

Look = Callable[[str, Page], None]


def test_a_call_is_taken_in_the_browser(
    prompts: Prompts, real_database: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_a_call(prompts, tmp_path, monkeypatch, _is_sound)

    entry = QueueEntry.objects.get()
    note = CALL_NOTE.open_words(entry)
    assert (entry.left_how, entry.outcome, note) == ("answered", "told", "Told her of the arrest.")
    assert entry.answered_at is not None
    assert entry.ended_at is not None
    assert entry.entered_at < entry.answered_at < entry.ended_at <= (entry.wrapped_up_at or entry.ended_at)
    spells = list(AgentStatePeriod.objects.order_by("id").values_list("state", "entry"))
    assert [state for state, _ in spells] == ["ready", "offered", "on_a_call", "wrap_up", "ready"]
    assert spells[2][1] == entry.id


def test_a_browser_that_is_closed_in_a_call_puts_the_caller_next_in_the_line_at_once(
    prompts: Prompts, real_database: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticking = Ticking(NOW)
    monkeypatch.setattr(clock, "current_time", ticking)
    monkeypatch.setattr(port_registry.ports, "desk_phone", LineDeskPhone(tmp_path / "line.sock"))
    a_team()
    cookies = [_person(name).client.cookies["staff"].value for name in ("Sol Pereira", "Ewa Tomala")]
    with served() as address, line_in_its_loop(prompts, tmp_path, ticking) as line:

        def walk(browser: Browser) -> None:
            sols, ewas = (a_page(browser, address, cookie) for cookie in cookies)
            _sits_down(sols, address)
            line.do(line.caller.ring())
            line.do(line.caller.hears(line.running.sound("calls-welcome")[:800]))
            line.do(line.caller.key("0"))
            line.speak()
            sols.get_by_role("button", name="Answer", exact=True).click()
            _until(lambda: line.loudness() > 100)
            _sits_down(ewas, address)

            sols.close()

            closed = time.monotonic()
            line.do(line.caller.hears(line.running.sound("calls-passed-on")[:800]))
            assert time.monotonic() - closed < 8  # and not a minute of silence and music; a busy machine has its time
            ewas.get_by_role("button", name="Answer", exact=True).click()
            ewas.get_by_text("You hear one another.").wait_for()

        in_a_browser_with_a_microphone(tmp_path, walk)

    lost, found = QueueEntry.objects.order_by("id")
    assert (lost.left_how, found.left_how, found.entered_at) == ("answered", "answered", lost.ended_at)


def take_a_call(prompts: Prompts, home: Path, patch: pytest.MonkeyPatch, look: Look) -> None:
    """`look` is given the page at each stage, by name."""
    ticking = Ticking(NOW)
    patch.setattr(clock, "current_time", ticking)
    patch.setattr(port_registry.ports, "desk_phone", LineDeskPhone(home / "line.sock"))
    a_team()
    marta = _arrested("44/10307/26")
    code = _code(marta)
    note_for(marta, _person("Ewa Tomala"))
    secrets = (marta.person.family_name, marta.case.reference, str(marta.public_id), TOLD.avoid)
    cookie = _person("Sol Pereira").client.cookies["staff"].value
    with served() as address, line_in_its_loop(prompts, home, ticking) as line:

        def look_in_peace(name: str, page: Page) -> None:
            with ticking.still():
                look(name, page)

        def walk(browser: Browser) -> None:
            _walk(a_page(browser, address, cookie), address, line, secrets, code, look_in_peace)

        in_a_browser_with_a_microphone(home, walk)


def _walk(page: Page, address: str, line: LineInItsLoop, secrets: tuple[str, ...], code: str, look: Look) -> None:
    page.goto(f"{address}/desk/phone")
    look("signing-on", page)
    _sits_down(page, address)
    look("ready", page)
    _another_window_says_where_the_headset_is(page, address)

    line.do(line.caller.ring())
    line.do(line.caller.hears(line.running.sound("calls-welcome")[:800]))
    line.do(line.caller.key(TO_A_CODE + code))
    _until(lambda: _at(line) in ("case", "heard", "menu"))
    line.do(line.caller.key("0"))
    _until(lambda: _at(line) in ("waits", "waiting"))
    line.speak()
    page.get_by_role("heading", name="A call for you").wait_for()
    expect(page.get_by_text("Keyed a right code in this call")).to_be_visible()
    for secret in secrets:
        assert secret not in page.content()
    look("ringing", page)

    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_text("You hear one another.").wait_for()
    _until(lambda: line.loudness() > 100)
    assert _rises(page)
    look("talking", page)

    page.get_by_role("button", name="Hold", exact=True).click()
    page.get_by_text("The caller hears music.").wait_for()
    line.do(
        line.caller.hears(to_mulaw(make_music_loop()[16_000:19_200]))
    )  # a fifth of a second of music, one second into it
    assert not _rises(page)
    page.get_by_role("button", name="Take back from hold").click()
    page.get_by_text("You hear one another.").wait_for()
    page.get_by_role("button", name="Mute me").click()
    page.get_by_text("Your microphone is off.").wait_for()
    _until(lambda: line.loudness() < 10)
    assert _rises(page)
    page.get_by_role("button", name="Unmute me").click()
    _until(lambda: line.loudness() > 100)

    with page.expect_popup() as opened:
        page.get_by_role("button", name="Open the record").click()
    opened.value.get_by_text(secrets[0]).first.wait_for()
    assert first_heading(opened.value) == "The safe way"
    expect(opened.value.get_by_text("On a call")).to_be_visible()
    look("record", opened.value)
    assert _rises(page)
    opened.value.close()

    page.get_by_role("button", name="End call").click()
    page.get_by_label("Note").fill("Told her of the arrest.")
    look("over", page)
    page.get_by_role("button", name="Told the news").click()
    page.get_by_text("You are ready.").wait_for()


def _another_window_says_where_the_headset_is(page: Page, address: str) -> None:
    other = page.context.new_page()
    other.goto(f"{address}/desk/phone")
    other.get_by_role("button", name="Use this microphone").wait_for()
    expect(other.get_by_text("A headset is connected in another window.")).to_be_visible()
    expect(other.get_by_text("Your headset is connected.")).not_to_be_visible()
    other.get_by_role("button", name="Use this microphone").click()
    expect(other.get_by_text("Your headset is connected.")).to_be_visible()
    other.close()
    page.reload()
    page.get_by_role("button", name="Use this microphone").click()
    expect(page.get_by_text("Your headset is connected.")).to_be_visible()


def _sits_down(page: Page, address: str) -> None:
    page.set_default_timeout(30_000)
    page.goto(f"{address}/desk/phone")
    page.get_by_label("In this browser, with a headset").check()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Use this microphone").click()
    page.get_by_text("Your headset is connected.").wait_for()


def _at(line: LineInItsLoop) -> str:
    return next((call._state.at for call in line.running.line._calls), "")


def _rises(page: Page) -> bool:
    """Whether the browser plays anything but silence now."""
    page.wait_for_timeout(300)  # sound that was still on its way
    before = energy_heard(page)
    page.wait_for_timeout(700)
    return energy_heard(page) - before > 1e-4


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline, "it never came to hold"
        time.sleep(0.05)


def _is_sound(name: str, page: Page) -> None:
    """Fails on any fault that axe finds, or sideways scrolling, on a telephone and on a desk."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found = found_by_axe(page)
        assert found == [], f"{name} at {width}: {found}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} at {width}"
