"""A phone or computer that others look at: after each way in which the victim's visit can end, the whole profile of a
real browser is searched for 30 strings that pages showed or that the victim typed. None may be there.

Short form: the victim leaves and goes back, and the browser is killed on an open page. Long form, with
VICTIMCARE_FAULTS=long: every end, three times each. It prints how many files were searched. What the device's memory,
its swap and the network keep is beyond this.
"""

from __future__ import annotations

import gzip
import os
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import BrowserContext, Error, Page, expect, sync_playwright

from tests.channels.web.browsers import ARGUMENTS, CHROMIUM
from tests.channels.web.desk.site import served
from tests.conftest import Database
from tests.faults.shared_device import found
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Challenge
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.challenges import challenge_answers, challenge_receipt
from victimcare.services.challenges.challenge_shapes import ChallengeOutcome, SubmissionChannel

IS_LONG = os.environ.get("VICTIMCARE_FAULTS") == "long"
COURT = "Zephyrmere"
ANSWER, SENT = ([f"{kind}quoin{number:02}" for number in range(9)] for kind in ("plinth", "corbel"))
TYPED = [f"lintelquoin{number:02}" for number in range(8)]
WRITTEN_AFTER = 12  # seconds after which a browser has written its history, also where it is not closed
IN_A_STYLE_SHEET = "--leave-height"  # which may stay, and shows that what a browser keeps is searched


def _code() -> str:
    """Of a victim whose page shows what was planted."""
    a_team()
    load("44/20001/26", recorded(a_person()))
    court = fact(
        "hearing.listed",
        NOW - timedelta(hours=2),
        hearing_ref="H1",
        kind="trial",
        court=f"{COURT} Crown Court",
        starts_at="2026-12-10T10:00:00+00:00",
        received_by_wcu_at="2026-11-25T06:30:00+00:00",
    )
    victim = load("44/20001/26", court)["V1"]
    own_victim = Actor(ActorKind.VICTIM, "grant:test", victim_id=victim.id, opens="case")
    challenge_receipt.open_challenge(
        actor=own_victim, victim_id=victim.id, channel=SubmissionChannel.WEB, words="No officer rang.", now=NOW
    )
    challenge_answers.answer_challenge(
        actor=staff("Ewa Tomala", Role.SUPERVISOR),
        challenge_id=Challenge.objects.get().public_id,
        outcome=ChallengeOutcome.NOT_MET,
        words=" ".join(ANSWER),
        put_right="",
        put_right_on=None,
        now=NOW,
    )
    return victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code


def _mistyped(code: str) -> str:
    digits = code.replace(" ", "")
    return digits[:-1] + str((int(digits[-1]) + 1) % 10)


def _visit(page: Page, address: str, code: str) -> None:
    """The victim mistypes their code, reads their page, writes to us, and begins to write again."""
    page.goto(f"{address}/sign-in")
    page.get_by_label("Your code").fill(_mistyped(code))
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Check the 12 numbers and try again").first).to_be_visible()
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Where things stand")).to_be_visible()
    shown = page.content()
    assert all(word in shown for word in (COURT, *ANSWER))
    page.goto(f"{address}/my/messages")
    page.locator("textarea").first.fill(" ".join(SENT))
    page.locator("main form").first.locator("button.govuk-button").click()
    page.get_by_role("link", name="See your messages").click()
    expect(page.locator(".written")).to_contain_text(SENT[-1])
    page.goto(f"{address}/my/not-done")
    page.locator("textarea").fill(" ".join(TYPED))


def _leaves(page: Page, address: str) -> None:
    page.keyboard.press("Escape")
    page.wait_for_url(f"{address}/live")


def _leaves_by_the_link(page: Page, address: str) -> None:
    page.get_by_role("link", name="Leave this page").first.click()
    page.wait_for_url(f"{address}/live")


def _goes_back_without_script(page: Page, address: str) -> None:
    _leaves_by_the_link(page, address)
    _nothing_is_back(page)


def _goes_back(page: Page, address: str) -> None:
    _leaves(page, address)
    _nothing_is_back(page)


def _nothing_is_back(page: Page) -> None:
    for _ in range(4):
        page.go_back()
        page.wait_for_timeout(300)
        shown = page.content()
        assert not [word for word in (COURT, *ANSWER, *SENT, *TYPED) if word in shown]


def _signs_out(page: Page, address: str) -> None:
    page.get_by_role("link", name="Your page").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="You have signed out")).to_be_visible()


def _nobody_uses_it(page: Page, address: str) -> None:
    page.wait_for_load_state()
    page.clock.fast_forward(10 * 60_000 + 4000)
    page.wait_for_url(f"{address}/live")


def _is_closed(page: Page, address: str) -> None:
    """Only the window: the victim thinks of nothing else."""


def _is_killed(page: Page, address: str) -> None:
    page.wait_for_timeout(WRITTEN_AFTER * 1000)


ENDS: dict[str, Callable[[Page, str], None]] = {
    "back": _goes_back,
    "killed": _is_killed,
    "left": _leaves,
    "signed_out": _signs_out,
    "unused": _nobody_uses_it,
    "closed": _is_closed,
    "back, without script": _goes_back_without_script,
    "killed, without script": _is_killed,
    "left, without script": _leaves_by_the_link,
    "signed_out, without script": _signs_out,
}
SHORT = ("back", "killed", "killed, without script")
WITHOUT_SCRIPT = "without script"


@pytest.mark.parametrize("end", list(ENDS) if IS_LONG else SHORT)
def test_nothing_that_pages_showed_stays_on_the_device(real_database: Database, tmp_path: Path, end: str) -> None:
    code = _code()
    planted = [code, code.replace(" ", ""), _mistyped(code), COURT, *ANSWER, *SENT, *TYPED]
    assert len(planted) == 30

    def visit(page: Page) -> None:
        _visit(page, address, code)
        ENDS[end](page, address)

    with (
        served() as address,
        override_settings(VICTIMCARE_NOW=NOW, FORCE=replace(settings.FORCE, neutral_place=f"{address}/live")),
    ):
        for number in range(3 if IS_LONG else 1):
            profile = tmp_path / f"{end}-{number}"
            _used(profile, visit, killed="killed" in end, with_script=WITHOUT_SCRIPT not in end)
            searched = sum(1 for path in profile.rglob("*") if path.is_file())
            assert found(profile, planted) == {}
            print(f"{end}: {len(planted)} strings, {searched} files of the profile, 0 found")
            # The search sees the history, and what a browser keeps to be quicker where nothing asked it to let go.
            assert found(profile, ["/sign-in"]) != {}
            assert "killed" not in end or found(profile, [IN_A_STYLE_SHEET]) != {}


def _used(profile: Path, visit: Callable[[Page], None], *, killed: bool, with_script: bool) -> None:
    """In a thread of its own, as Playwright's loop and the database keep out of each other's way."""
    wrong: list[BaseException] = []

    def run() -> None:
        try:
            with sync_playwright() as playwright:
                context = playwright.chromium.launch_persistent_context(
                    profile,
                    executable_path=CHROMIUM if Path(CHROMIUM).exists() else None,
                    args=ARGUMENTS,
                    ignore_default_args=["--disable-back-forward-cache"],  # a browser as people have it
                    java_script_enabled=with_script,
                )
                page = context.pages[0]
                if with_script:
                    page.clock.install()
                visit(page)
                if killed:
                    _kill(profile)
                _close(context)
        except BaseException as error:
            wrong.append(error)

    thread = Thread(target=run)
    thread.start()
    thread.join()
    if wrong:
        raise wrong[0]


def _kill(profile: Path) -> None:
    """The browser of this profile and all its processes, which are told nothing."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes()
        except OSError:
            continue  # it has ended meanwhile
        if str(profile).encode() in line and b"chrom" in line:
            os.kill(int(process.name), signal.SIGKILL)
    time.sleep(1)


def _close(context: BrowserContext) -> None:
    with suppress(Error):  # it was killed
        context.close()


def test_a_string_is_found_however_a_browser_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "session").write_bytes(b"\x00\x01" + "Zephyrmere".encode("utf-16-le"))
    (tmp_path / "cache").write_bytes(b"header" + gzip.compress(b"<p>plinthquoin03</p>"))
    with sqlite3.connect(tmp_path / "History") as database:
        database.execute("CREATE TABLE urls (title TEXT)")
        database.execute("INSERT INTO urls VALUES (?)", ["x" * 5000 + "corbelquoin01" + "x" * 5000])
    database.close()

    places = found(tmp_path, ["Zephyrmere", "plinthquoin03", "corbelquoin01", "lintelquoin00"])

    assert places == {"Zephyrmere": ["deep/session"], "plinthquoin03": ["cache"], "corbelquoin01": ["History"]}
