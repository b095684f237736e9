"""One crime from the record system to the right that was kept: real processes, a real gateway, browser and call.

Beside it a guarded case goes the other way: no machine tells the victim, a person does.
"""

from __future__ import annotations

import asyncio
import json
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.channels.phone.caller import Caller
from tests.channels.web.browsers import in_a_browser
from tests.installation.running import Running, demonstration
from tests.journeys.commands import Commands, commands

SOURCE = "urn:test:journey"
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ANY_HOUR = [{"days": DAYS, "from": "12:00", "to": "11:59"}, {"days": DAYS, "from": "11:30", "to": "12:30"}]
VICTIM_NUMBER, GUARDED_NUMBER, WATCHED_NUMBER = "07700900911", "07700900922", "07700900933"


@dataclass(frozen=True)
class World:
    running: Running
    home: Path
    commands: Commands
    token: str

    def command(self, *words: str) -> Any:
        """What a command answers as JSON."""
        return self.commands.answer(*words)

    def feed(self, *lines: dict[str, Any]) -> dict[str, Any]:
        request = urllib.request.Request(
            f"{self.running.ready['web']}/api/v1/feed",
            data="\n".join(map(json.dumps, lines)).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/x-ndjson"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return dict(json.load(answer))

    def texts_to(self, number: str) -> list[dict[str, Any]]:
        with urllib.request.urlopen(f"{self.running.ready['outside']}/journal.json", timeout=60) as answer:
            return [entry for entry in json.load(answer) if entry["to"].endswith(number[1:])]

    def duty(self, reference: str, code: str) -> dict[str, Any]:
        [answer] = self.command("ledger", reference)
        return next(duty for victim in answer["victims"] for duty in victim["duties"] if duty["id"] == code)

    def code(self, reference: str, victim: str) -> str:
        [made] = self.command("access-code", reference, "--victim", victim, "--reason", "a journey")
        return str(made["code"])


@contextmanager
def a_world(*, force: Mapping[str, str] | None = None, **settings: str) -> Iterator[World]:
    """The demonstration with these settings, and a record system's token."""
    with TemporaryDirectory(prefix="victimcare-journey-") as folder, ExitStack() as held:
        home = Path(folder)
        home.chmod(0o711)  # the database's user passes through
        running = held.enter_context(demonstration(home, force=force, **settings))
        beside = held.enter_context(commands(home))
        [made] = beside.answer("token", "new", "--source", SOURCE)
        yield World(running, home, beside, made["token"])


def test_the_news_reaches_the_victim_in_the_safe_way(world: World) -> None:
    recorded, arrested = _crime("JO/1/26", "JO-V1", VICTIM_NUMBER, group="robbery")
    assert world.feed(recorded)["applied"] == 1
    code = world.code("JO/1/26", "JO-V1")
    assert world.feed(arrested)["applied"] == 1

    [text] = _eventually(lambda: world.texts_to(VICTIM_NUMBER))
    assert not any(word in text["body"].lower() for word in ("police", "arrest", "crime", "victim", "rowan"))
    assert world.duty("JO/1/26", "r6_suspect_arrested")["status"] == "due"

    heard_path = _ring(world, code, until="heard")
    assert heard_path[:6] == ["greeting", "ask_code", "keying_code", "checking_code", "case", "heard"]
    told = world.duty("JO/1/26", "r6_suspect_arrested")
    assert told["status"] == "met"

    assert "We have arrested the other person" in _victims_page(world, code)
    [timeline] = world.command("timeline", "JO/1/26")
    doors = [event["source"] for event in timeline["events"] if event["type"] == "victim.contacted"]
    assert doors == ["urn:victimcare:line"]  # the page told the victim nothing new
    acts = {look["act"] for look in world.command("audit", "who-saw", "JO/1/26")}
    assert {"access_code.made", "own_case.hear", "own_case.see", "ledger.see"} <= acts
    assert [message["state"] for message in world.command("messages", "--crime", "JO/1/26")] == ["delivered"]


def test_a_person_tells_a_guarded_victim(world: World) -> None:
    recorded, arrested = _crime("JO/2/26", "JO-V2", GUARDED_NUMBER, group="violence", flags=["domestic_abuse"])
    world.feed(recorded)
    code = world.code("JO/2/26", "JO-V2")
    world.feed(arrested)
    assert world.duty("JO/2/26", "r6_suspect_arrested")["due_on"] is not None

    assert "case" not in _ring(world, code, until="not_opened")
    _in_a_browser(lambda page: _tell_victim_from_the_desk(world, page, "JO/2/26", code))

    assert world.duty("JO/2/26", "r6_suspect_arrested")["status"] == "met"
    [timeline] = world.command("timeline", "JO/2/26")
    assert timeline["events"][-1]["source"] == "urn:victimcare:desk"
    assert world.texts_to(GUARDED_NUMBER) == []
    assert world.command("messages", "--crime", "JO/2/26") == []


def test_wrong_codes_on_line_and_page_end_the_code_and_reach_the_owner(world: World) -> None:
    """Three on the line and two on the page, at the same time: neither door alone would have ended it."""
    recorded, arrested = _crime("JO/3/26", "JO-V3", WATCHED_NUMBER, group="robbery")
    recorded["data"]["victims"][0].pop("safe_contact")  # the victim was not asked: a person has to tell the victim
    world.feed(recorded)
    code = world.code("JO/3/26", "JO-V3")
    assert "Where things stand" in _victims_page(world, code)
    world.feed(arrested)  # which the victim does not look at: it stays with the person who takes it
    _in_a_browser(lambda page: _take_victims_task(world, page, "JO/3/26"))

    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    with ThreadPoolExecutor(1) as beside:
        calls = beside.submit(lambda: [_ring(world, wrong, until="not_opened") for _ in range(3)])
        _in_a_browser(lambda page: _is_refused(world, page, wrong, times=2))
    assert ["case" in path for path in calls.result()] == [False] * 3

    _in_a_browser(lambda page: _is_refused(world, page, code))
    assert "case" not in _ring(world, code, until="not_opened")
    _in_a_browser(lambda page: _finds_that_the_code_was_guessed(world, page, "JO/3/26"))


def test_no_log_names_anybody(world: World) -> None:
    """After the journeys above: no name, number, code or reference of theirs stands in any log."""
    logs = "\n".join(path.read_text(errors="replace") for path in (world.home / "home" / "logs").glob("*.log"))

    theirs = ("Rowan", "Ashgrove", VICTIM_NUMBER, GUARDED_NUMBER, WATCHED_NUMBER, VICTIM_NUMBER[1:])
    assert [word for word in theirs if word in logs] == []


def test_the_audit_of_it_all_holds(world: World) -> None:
    def verdict() -> Any:
        [answer] = world.command("audit", "verify")
        return answer if answer["broken"] is None else None

    assert _eventually(verdict)["entries"] > 0


def _crime(
    reference: str, victim: str, number: str, *, group: str, flags: list[str] | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    now = datetime.now(UTC)
    who = {
        "victim_id": victim,
        "kind": "person",
        "given_name": "Rowan",
        "family_name": "Ashgrove",
        "date_of_birth": "1988-05-06",
        "mobile": number,
        "safe_contact": {"may_text": True, "hours": ANY_HOUR},
    }
    recorded = {
        "reported_at": (now - timedelta(hours=31)).isoformat(timespec="seconds"),
        "offence": {"group": group, "title": "A crime"} | ({"flags": flags} if flags else {}),
        "area": "CE",
        "victims": [who],
        "officer": {"officer_id": "J1", "name": "PC Amara Cole"},
    }
    return (
        _line(reference, 1, "case.recorded", now - timedelta(hours=30), recorded),
        _line(reference, 2, "suspect.arrested", now - timedelta(minutes=5), {"suspect_ref": "S1"}),
    )


def _line(reference: str, sequence: int, kind: str, at: datetime, facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": f"{reference}-{sequence}",
        "source": SOURCE,
        "type": kind,
        "subject": reference,
        "time": at.isoformat(timespec="seconds"),
        "sequence": sequence,
        "data": facts,
    }


def _ring(world: World, code: str, *, until: str) -> list[str]:
    """Ring the line, key the code, listen until the call has come to this step, hang up; the steps that the call
    took."""
    address = urlsplit(world.running.ready["sip"].replace("sip:", "sip://"))
    before = {one["id"] for one in world.command("calls")}

    def new_calls() -> list[dict[str, Any]]:
        return [one for one in world.command("calls") if one["id"] not in before]

    async def call() -> None:
        async with Caller((str(address.hostname), int(address.port or 0))) as caller:
            await caller.ring()
            await caller.key("1" + code.replace(" ", ""))  # 1: the victim has a code
            while not any(until in one["path"] for one in new_calls()):
                assert not caller.is_hung_up.is_set(), f"the line hung up before {until}"
                await asyncio.sleep(0.5)
            await caller.hang_up()

    asyncio.run(call())
    [ended] = _eventually(lambda: [one for one in new_calls() if one["ended_at"]])
    return list(ended["path"])


def _victims_page(world: World, code: str) -> str:
    read: list[str] = []

    def look(page: Page) -> None:
        page.goto(f"{world.running.ready['web']}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        page.wait_for_url("**/my/p/*")
        read.append(page.inner_text("main"))

    _in_a_browser(look)
    return read[0]


def _tell_victim_from_the_desk(world: World, page: Page, reference: str, code: str) -> None:
    """As a victim care officer: find the case with a reason, check the victim's code, record the call and what it
    told."""
    web = _as_an_officer(world, page)
    page.goto(f"{web}/desk/look-up")
    page.get_by_label("Crime reference").fill(reference)
    page.get_by_label("Why you are looking").fill("She rang us")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/desk/cases/*")
    if "Ask for" not in page.content():  # only the colleague who was given the task to reach them is told of them
        assert "Ashgrove" not in page.content()
    page.locator("input[name=code]").fill(code)
    page.get_by_role("button", name="Check").click()
    page.get_by_label("Suspect arrested").check()
    page.get_by_label("Told, understood").check()
    page.locator("select[name=channel]").select_option("phone")
    page.get_by_role("button", name="Save and finish").click()
    page.wait_for_url("**/desk/tasks*")


def _as_an_officer(world: World, page: Page) -> str:
    """The one victim care officer of these journeys. Where the pages are."""
    web = world.running.ready["web"]
    page.goto(f"{web}/demo")
    cast = json.loads(page.request.get(f"{web}/demo/cast.json").text())
    officer = next(member for member in cast if member["role"] == "desk")
    page.locator(f"form:has(input[value='{officer['id']}']) button").first.click()
    page.wait_for_url("**/desk/tasks*")
    return str(web)


def _take_victims_task(world: World, page: Page, reference: str) -> None:
    """Whatever has to be done for the victim: the person who has taken it looks after the victim."""
    web = _as_an_officer(world, page)
    item = page.locator(".work__item", has_text=reference)

    def look() -> bool:
        page.goto(f"{web}/desk/tasks?which=all")
        further = page.get_by_role("link", name="Show the next")
        while not item.count() and further.count():
            further.click()
        return item.count() > 0

    _eventually(look)
    item.first.get_by_role("link").click()
    # By the keyboard: while the page still comes it moves beneath a mouse.
    page.get_by_role("button", name="Take it").press("Enter")
    page.get_by_role("button", name="Take it").wait_for(state="detached")


def _is_refused(world: World, page: Page, code: str, *, times: int = 1) -> None:
    for _ in range(times):
        page.goto(f"{world.running.ready['web']}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        page.get_by_text("Check the 12 numbers and try again").first.wait_for()


def _finds_that_the_code_was_guessed(world: World, page: Page, reference: str) -> None:
    """In their own list, as the owner of the victim's tasks: the walk looks for it every minute."""
    web = _as_an_officer(world, page)
    item = page.locator(".work__item", has_text=reference).filter(has_text="Somebody tries to guess a victim’s code")

    def says_that_it_has_ended() -> bool:
        page.goto(f"{web}/desk/tasks?which=mine")
        if item.count() == 0:
            return False
        item.get_by_role("link").click()
        return "A wrong code was tried until their code ended." in page.inner_text("#task")

    _eventually(says_that_it_has_ended, within=150)  # a look in the middle of the tries does not say so yet


def _in_a_browser(look: Callable[[Page], object]) -> None:
    in_a_browser(lambda browser: look(patient(browser.new_page())))


def patient(page: Page) -> Page:
    """The same page, which waits for as long as a busy machine takes, as does what is expected of it."""
    page.set_default_timeout(120_000)
    expect.set_options(timeout=120_000)
    return page


def _eventually(look: Callable[[], Any], *, within: float = 60) -> Any:
    give_up = time.monotonic() + within
    while not (found := look()):
        assert time.monotonic() < give_up, "it never came"
        time.sleep(0.3)
    return found
