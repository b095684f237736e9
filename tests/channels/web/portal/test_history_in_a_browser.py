"""The history that a browser keeps after a walk through every page of a victim's: it names none of them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from django.conf import settings
from django.test import override_settings
from playwright.sync_api import BrowserContext, sync_playwright

from tests.channels.web.browsers import ARGUMENTS, CHROMIUM
from tests.channels.web.desk.site import served
from tests.conftest import Database
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.services.access_codes import victim_codes

# The front door, the sign-in, the two ways out, and pages by number.
NEUTRAL = re.compile(r"/|/sign-in|/sign-out|/leave|/live|/my/p/\d+(/[0-9a-f-]{36})?|/p/\d+")
ENDS = {"/leave", "/sign-out"}


def test_no_address_in_the_history_file_names_what_stood_there(real_database: Database, tmp_path: Path) -> None:
    a_team()
    load("44/20001/26", recorded(a_person()))
    victim = load(
        "44/20001/26",
        fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"),
    )["V1"]
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code
    walked: set[str] = set()

    def walk(context: BrowserContext, address: str) -> None:
        """Each link on each page, as far as they lead, and one earlier address."""
        page = context.pages[0]
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        page.wait_for_url("**/my/p/*")
        waiting = [page.url]
        while waiting:
            asked = urlsplit(waiting.pop()).path
            if asked in walked or asked in ENDS or not asked:
                continue
            walked.add(asked)
            page.goto(address + asked)
            waiting += page.eval_on_selector_all(
                "a[href]", "links => links.map(link => link.href).filter(href => href.startsWith(location.origin))"
            )
        page.goto(f"{address}/my/second-step")
        assert re.fullmatch(r"/my/p/\d+", urlsplit(page.url).path)
        page.keyboard.press("Escape")
        page.wait_for_url("**/live")

    with (
        served() as address,
        override_settings(VICTIMCARE_NOW=NOW, FORCE=replace(settings.FORCE, neutral_place=f"{address}/live")),
    ):
        _in_a_profile(tmp_path / "profile", lambda context: walk(context, address))

    kept = _history(tmp_path / "profile", address)
    assert len(walked) > 30, "it has walked far"
    assert [path for path, _ in kept if not NEUTRAL.fullmatch(path) and path != "/my/second-step"] == []
    titles = {title for path, title in kept if path.startswith("/my/") and not title.startswith("127.0.0.1")}
    assert titles <= {"Your page", "", " "}
    assert "/my/second-step" in {path for path, _ in kept}, "an earlier address is kept: so nothing leads to one"
    assert len(kept) > 30, "it has read the file of the walk"


def _in_a_profile(profile: Path, visit: Callable[[BrowserContext], None]) -> None:
    """Runs in a thread of its own, so that Playwright's loop and the database keep out of each other's way."""
    wrong: list[BaseException] = []

    def run() -> None:
        try:
            with sync_playwright() as playwright:
                context = playwright.chromium.launch_persistent_context(
                    profile, executable_path=CHROMIUM if Path(CHROMIUM).exists() else None, args=ARGUMENTS
                )
                visit(context)
                context.close()
        except BaseException as error:
            wrong.append(error)

    thread = Thread(target=run)
    thread.start()
    thread.join()
    if wrong:
        raise wrong[0]


def _history(profile: Path, address: str) -> list[tuple[str, str]]:
    """Each path of ours in Chromium's own history file, with its title."""
    with closing(sqlite3.connect(profile / "Default" / "History")) as file:
        rows = file.execute("SELECT url, title FROM urls").fetchall()
    return [(urlsplit(url).path, title) for url, title in rows if url.startswith(address)]
