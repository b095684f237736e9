"""A challenge from the victim's button to the bundle: real processes, a real gateway and a real browser.

The victim says that a right was not met; a colleague at the desk says that it has come, answers and promises something;
their page tells the victim; and the papers for the Ombudsman hold all of it, and prove it."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.test_one_crime import (
    World,
    _crime,
    _eventually,
    _in_a_browser,
)

REFERENCE, VICTIM_ID, VICTIM_NUMBER = "JO/31/26", "JO-V31", "07700900941"
WORDS = "I heard it from a neighbour."
ANSWER = "You should have heard within five working days. We did not tell you. We are sorry."


def test_from_the_victims_button_to_the_papers(world: World) -> None:
    recorded, arrested = _crime(REFERENCE, VICTIM_ID, VICTIM_NUMBER, group="robbery")
    long_ago = datetime.now(UTC) - timedelta(days=21)
    arrested["time"] = long_ago.isoformat(timespec="seconds")
    recorded["time"] = (long_ago - timedelta(days=1)).isoformat(timespec="seconds")
    recorded["data"]["reported_at"] = recorded["time"]
    world.feed(recorded, arrested)
    code = world.code(REFERENCE, VICTIM_ID)
    made: list[bytes] = []

    _in_a_browser(lambda page: _victim_says_so(world, page, code))
    assert world.duty(REFERENCE, "r12_complaint_response")["status"] == "due"
    _in_a_browser(lambda page: made.append(_answered_at_the_desk(world, page)))

    [text] = _eventually(lambda: [one for one in world.texts_to(VICTIM_NUMBER) if "new" in one["body"].lower()])
    assert not re.search("police|right|challenge|complain|answer|neighbour", text["body"].lower())
    assert world.duty(REFERENCE, "r12_complaint_response")["status"] == "met"
    _in_a_browser(lambda page: _victim_reads_it(world, page, code))
    _eventually(lambda: world.duty(REFERENCE, "r12_phso")["status"] == "met")  # the page says "shown" beside the walk

    _papers_hold(made[0])
    looks = {look["act"] for look in world.command("audit", "who-saw", REFERENCE)}
    assert {"challenge.made", "challenge.answered", "challenge.papers", "answer.told"} <= looks
    logs = "\n".join(path.read_text(errors="replace") for path in (world.home / "home" / "logs").glob("*.log"))
    assert WORDS not in logs
    assert ANSWER not in logs


def _sign_in(world: World, page: Page, code: str) -> None:
    page.goto(f"{world.running.ready['web']}/sign-in")
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/my/p/*")


def _victim_says_so(world: World, page: Page, code: str) -> None:
    _sign_in(world, page, code)
    page.get_by_role("button", name=re.compile("This was not done.*Hear what happened")).click()
    page.get_by_label("What was not done?").fill(WORDS)
    page.get_by_role("button", name="Send this").click()
    expect(page.get_by_role("heading", name="We have it")).to_be_visible()


def _answered_at_the_desk(world: World, page: Page) -> bytes:
    """As somebody of the care team: the challenge is taken, answered twice, and its papers are made."""
    web = world.running.ready["web"]
    page.goto(f"{web}/demo")
    cast = json.loads(page.request.get(f"{web}/demo/cast.json").text())
    officer = next(member for member in cast if member["role"] == "desk")
    page.locator(f"form:has(input[value='{officer['id']}']) button").first.click()
    page.wait_for_url("**/desk/tasks*")
    page.goto(f"{web}/desk/asked")
    assert WORDS not in page.content()
    page.locator("tr", has_text=REFERENCE).get_by_role("link").click()
    assert WORDS not in page.content()
    page.get_by_role("button", name="Take it").press("Enter")
    page.get_by_role("link", name="Open it").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.locator("summary", has_text="Send the holding answer").click()
    page.get_by_label("To the victim: who looks at it").fill("We look at it, and answer within two weeks.")
    page.get_by_role("button", name="Send the holding answer").click()
    page.locator("summary", has_text="Answer with reasons").click()
    page.get_by_label("Found: the right was not met.").check()
    page.get_by_label("To the victim: what was found").fill(ANSWER)
    page.get_by_label("What will be put right").fill("You are rung on the day itself.")
    page.get_by_label("By when").select_option(index=1)
    page.get_by_role("button", name="Answer with reasons").click()
    page.get_by_text("Saved.").wait_for()
    page.get_by_label("Why you make them").fill("The Ombudsman asks for them")
    with page.expect_download() as got:
        page.get_by_role("button", name="Make the papers").click()
    return Path(got.value.path()).read_bytes()


def _victim_reads_it(world: World, page: Page, code: str) -> None:
    _sign_in(world, page, code)
    expect(page.get_by_text(ANSWER)).to_be_visible()
    expect(page.get_by_text("You are rung on the day itself.")).to_be_visible()
    expect(page.get_by_role("button", name="I do not agree")).to_be_visible()


def _papers_hold(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files: dict[str, Any] = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    assert {one["name"]: one["sha256"] for one in manifest["files"]} == {
        name: hashlib.sha256(file).hexdigest() for name, file in files.items()
    }
    assert {name.partition(".")[0] for name in files} == {
        *("challenge", "duty", "timeline", "messages", "audit", "speaking", "papers")
    }
    duty = json.loads(files["duty.json"])
    assert (duty["id"], duty["status"]) == ("r6_suspect_arrested", "met_late")
    assert duty["why_this_date"]["counts"][0]["limit"] == {"amount": 5, "unit": "working_day"}
    [challenge] = json.loads(files["challenge.json"])
    assert challenge["said"][0]["words"] == [WORDS]
    whole = b"".join(file for name, file in files.items() if name.endswith(".json")).decode()
    assert not re.search(r"Rowan|Ashgrove|Amara|\b07700", whole)  # a digest may hold the figures
