"""Another number of the victim's walked through the desk's pages: real processes, a gateway and a browser of each of
the staff.

A colleague proves the victim and writes down what the victim agrees to. Nothing goes to the new number before it has
cooled or a second person has looked, and nothing to the old one any more. A number that is a suspect's stands still,
and the screen of the person who wrote it down says what it says of any other."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.installation.running import COMMAND, variables
from tests.journeys.test_one_crime import World, _crime, _eventually, _in_a_browser, _line, a_world, patient
from victimcare.wording import say

NEUTRAL, NOTHING = "Only that there is something new", "Nothing: do not use it"
WAITS = say("desk-plan-waits")
REACH_NOW, REACH_TODAY = say("desk-act-reach-her-risk-news"), say("desk-act-reach-her-risk-today")
SECOND, CLASH = "Be the second person", "Decide on a number or address: two people"
# News after the arrest, by its place in the crime's file.
LATER: dict[int, tuple[str, dict[str, Any]]] = {
    3: ("suspect.released_under_investigation", {}),
    4: ("suspect.charged", {"offences": ["Robbery"]}),
}
# What the audit says of it, and of whom.
SENT = ("message.handed_over", "messages.hand_over")
FIRST_PLAN = [("proof.recorded", "Carys Penry"), ("plan.confirmed", "Carys Penry"), SENT]
# What needs no other number is in force at once: the old one is used no more.
ANOTHER_NUMBER = [("plan.confirmed", "Carys Penry"), ("plan.proposed", "Carys Penry")]
_COOL = "from victimcare.channels.jobs.victim_safety import apply_cooled_changes; apply_cooled_changes(0)"


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with a_world(force={"quiet_from": "00:00", "quiet_until": "00:00"}) as world:  # any hour
        yield world


def test_it_cools_for_a_day(world: World) -> None:
    crime, old, new = "PC/1/26", "07700900931", "07700900932"

    def walked(page: Page) -> None:
        carys = _staff(world, page, "carys")
        case = _first_plan(world, carys, crime, old)
        assert _agree(carys, case, {old: NOTHING}, given=new) == WAITS
        assert say("desk-way-point-waits") in carys.locator("main").inner_text()

        _news(world, crime, 3)
        _eventually(lambda: _states(world, crime) == ["delivered", "queued"])
        _look_at_what_cools(world, after=timedelta(hours=23, minutes=50))
        assert f"Texts to {new}" not in _plan(carys, case)

        _look_at_what_cools(world, after=timedelta(hours=24))
        assert f"Texts to {new}" in _plan(carys, case)

    _in_a_browser(walked)
    assert _states(world, crime) == ["delivered", "queued"], "by this clock it waits for tomorrow"
    assert len(world.texts_to(old)) == 1, "only what came before another was given"
    assert _acts(world, crime) == [
        *FIRST_PLAN,
        *ANOTHER_NUMBER,
        ("plan.confirmed", "contact.apply_cooled"),
        ("change.cooled", "contact.apply_cooled"),
    ]


def test_a_second_person_puts_it_in_force_and_the_news_that_waited_goes_there(world: World) -> None:
    crime, old, new = "PC/2/26", "07700900933", "07700900934"

    def walked(page: Page) -> None:
        carys, bernice = _staff(world, page, "carys"), _staff(world, page, "bernice")
        case = _first_plan(world, carys, crime, old)
        assert _agree(carys, case, {old: NOTHING}, given=new) == WAITS
        _news(world, crime, 3)
        _eventually(lambda: _states(world, crime) == ["delivered", "queued"])
        assert world.texts_to(new) == []
        _confirm(world, bernice, crime)

    _in_a_browser(walked)
    _eventually(lambda: world.texts_to(new))
    assert len(world.texts_to(old)) == 1, "only what came before another was given"
    assert _acts(world, crime) == [*FIRST_PLAN, *ANOTHER_NUMBER, ("plan.confirmed", "Bernice Samuels"), SENT]


def test_a_person_tells_the_victim_until_a_second_has_agreed(world: World) -> None:
    """The victim is guarded, and no person is known with whose numbers theirs could be compared."""
    crime, old, new = "PC/3/26", "07700900935", "07700900936"

    def walked(page: Page) -> None:
        carys, bernice = _staff(world, page, "carys"), _staff(world, page, "bernice")
        case = _first_plan(world, carys, crime, old, flags=["domestic_abuse"])
        assert _agree(carys, case, {old: NOTHING}, given=new) == WAITS
        _news(world, crime, 3)
        _eventually(lambda: {SECOND, REACH_NOW} <= set(_tasks(world, bernice, crime)))
        assert _states(world, crime) == ["delivered"]
        _confirm(world, bernice, crime)

    _in_a_browser(walked)
    assert world.texts_to(new) == [], "a person was asked to tell the victim that"
    _news(world, crime, 4)
    _eventually(lambda: world.texts_to(new))
    assert len(world.texts_to(old)) == 1, "only what came before another was given"
    assert _acts(world, crime) == [*FIRST_PLAN, *ANOTHER_NUMBER, ("plan.confirmed", "Bernice Samuels"), SENT]


def test_a_number_that_is_his_stands_still_and_no_screen_on_the_telephone_says_so(world: World) -> None:
    own, his = ("PC/4/26", "07700900937", "07700900938"), ("PC/5/26", "07700900939", "07700900940")
    said: list[str] = []

    def walked(page: Page) -> None:
        carys, bernice, yaw = (_staff(world, page, who) for who in ("carys", "bernice", "yaw"))
        for crime, old, new in (own, his):
            case = _first_plan(world, carys, crime, old)
            _enter_a_suspect(world, yaw, crime, his[2])
            assert _agree(carys, case, {old: NOTHING}, given=new) == WAITS
            said.append(_besides(carys.locator("main").inner_text(), crime, old))
            assert not {SECOND, CLASH} & set(_tasks(world, carys, crime))
        _news(world, his[0], 3)
        _eventually(lambda: {REACH_TODAY, CLASH} <= set(_tasks(world, bernice, his[0])))
        shown = _take(world, bernice, his[0], CLASH)
        assert say("desk-clash-silent") in shown
        assert say("desk-clash-now-plan") in shown
        bernice.get_by_role("button", name="Do not use it").press("Enter")
        expect(bernice.locator("main")).to_contain_text("It is not used.")

    _in_a_browser(walked)
    assert said[0] == said[1]
    _news(world, his[0], 4)
    assert _states(world, his[0]) == ["delivered"], (
        "what was given up comes not back by itself: a person tells the victim"
    )
    assert (len(world.texts_to(his[1])), world.texts_to(his[2])) == (1, [])
    assert _acts(world, his[0]) == [
        *FIRST_PLAN,
        ("links.entered", "Yaw Boateng"),
        *ANOTHER_NUMBER,
        ("clash.refused", "Bernice Samuels"),
    ]


def _first_plan(world: World, page: Page, crime: str, number: str, *, flags: list[str] | None = None) -> str:
    """The victim rings, proves who the victim is, and agrees to texts to the number that the crime was recorded with;
    then there is news, and it goes there. The address of their record."""
    recorded, arrested = _crime(crime, f"V-{crime}", number, group="robbery", flags=flags)
    world.feed(recorded)
    case = _find(world, page, crime)
    page.locator("input[name=code]").fill(world.code(crime, f"V-{crime}"))
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("link", name="Safe plan")).to_be_visible()
    assert "The plan is in force." in _agree(page, case, {number: NEUTRAL})
    world.feed(arrested)
    _eventually(lambda: _states(world, crime) == ["delivered"])
    assert len(world.texts_to(number)) == 1
    return case


def _find(world: World, page: Page, crime: str) -> str:
    page.goto(f"{world.running.ready['web']}/desk/look-up")
    page.get_by_label("Crime reference").fill(crime)
    page.get_by_label("Why you are looking").fill("They rang us")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/desk/cases/*")
    return page.url


def _staff(world: World, page: Page, who: str) -> Page:
    """A browser of one of the staff."""
    assert page.context.browser is not None
    own = patient(page.context.browser.new_context().new_page())
    own.goto(f"{world.running.ready['web']}/demo")
    own.locator(f"#{who} button").first.click()
    own.wait_for_url("**/desk/**")
    return own


def _agree(page: Page, case: str, numbers: dict[str, str], *, given: str = "") -> str:
    """What the page says once the victim has agreed to texts to these numbers, each in these words at most."""
    page.goto(f"{case}/plan")
    for number, wording in numbers.items():
        _choose(page.locator("fieldset.entry", has_text=number), "A text to it may say", wording)
    if given:
        page.locator("summary", has_text="Add another number").click()
        page.get_by_label("Another number, e-mail or address they give you now").fill(given)
        _choose(page.locator("details .entry"), "A message to it may say", NEUTRAL)
    page.get_by_role("button", name="They agreed to this").click()
    return page.locator(".panel--told").inner_text()


def _choose(entry: Locator, asked: str, wording: str) -> None:
    entry.get_by_role("group", name=asked).get_by_label(wording).check()


def _enter_a_suspect(world: World, page: Page, crime: str, number: str) -> None:
    _find(world, page, crime)
    page.get_by_role("link", name="People to keep them safe from").click()
    page.get_by_label("Who they are to the victim").select_option("suspect")
    page.get_by_label("Telephone number", exact=True).fill(number)
    page.get_by_role("button", name="Keep this person").click()
    expect(page.locator(".panel--told")).to_contain_text("Kept.")


def _tasks(world: World, page: Page, crime: str) -> dict[str, str]:
    """What there is to do about the victim, and where it is shown."""
    page.goto(f"{world.running.ready['web']}/desk/tasks?which=all")
    found = {}
    while True:
        for item in page.locator(".work__item", has_text=crime).all():
            link = item.get_by_role("link")
            found[link.inner_text()] = str(link.get_attribute("href"))
        more = page.get_by_role("link", name="Show the next")
        if not more.count():
            return found
        page.goto(f"{world.running.ready['web']}{more.get_attribute('href')}")


def _take(world: World, page: Page, crime: str, act: str) -> str:
    """What is shown beside the work list, once it is taken."""
    page.goto(f"{world.running.ready['web']}{_tasks(world, page, crime)[act]}")
    take = page.get_by_role("button", name="Take it")
    take.press("Enter")
    expect(take).to_have_count(0)
    return page.locator("#task").inner_text()


def _confirm(world: World, page: Page, crime: str) -> None:
    shown = _take(world, page, crime, SECOND)
    assert "Carys Penry proposed this" in shown
    page.get_by_role("button", name="Confirm", exact=True).press("Enter")
    expect(page.locator("#task")).to_have_count(0)
    assert SECOND not in _tasks(world, page, crime)


def _besides(words: str, *own: str) -> str:
    """What a page says besides what is this victim's own, and the time."""
    for one in own:
        words = words.replace(one, "")
    return re.sub(r"\d\d:\d\d", "", words)


def _plan(page: Page, case: str) -> str:
    page.goto(f"{case}/plan")
    return page.locator("main").inner_text()


def _news(world: World, crime: str, place: int) -> None:
    kind, facts = LATER[place]
    at = datetime.now(UTC) - timedelta(minutes=5 - place)
    assert world.feed(_line(crime, place, kind, at, {"suspect_ref": "S1"} | facts))["applied"] == 1


def _states(world: World, crime: str) -> list[str]:
    return [message["state"] for message in world.command("messages", "--crime", crime)]


def _acts(world: World, crime: str) -> list[tuple[str, str]]:
    """What was done about the victim's plan and by it, and by whom, oldest first."""
    looks = reversed(world.command("audit", "who-saw", crime))
    kinds = ("proof.recorded", "plan.", "change.", "clash.", "links.entered", "message.handed_over")
    return [(look["act"], look["name"]) for look in looks if look["act"].startswith(kinds)]


def _look_at_what_cools(world: World, *, after: timedelta) -> None:
    """As the worker does each minute, so much later."""
    then = {"VICTIMCARE_NOW": (datetime.now(UTC) + after).isoformat()}
    subprocess.run([*COMMAND, "django", "shell", "-c", _COOL], env=variables(world.home, then), check=True)
