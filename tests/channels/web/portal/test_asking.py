"""What a victim asks from us on their page, in a real browser, also without script: kept, answered, and asked again."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.browsers import found_by_axe
from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.visiting import signed_in, text
from tests.conftest import Database
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Challenge, Event, ReviewRequest, Victim
from victimcare.services.access import Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.challenges import challenge_answers
from victimcare.services.challenges.challenge_shapes import ChallengeOutcome

LONG_AGO = NOW - timedelta(days=20)
NOT_DONE = re.compile("This was not done.*Hear what happened on 5 November")


def _victim() -> Victim:
    """A suspect was arrested and interviewed long ago, and the victim was told of neither; the police told them that
    the case goes no further."""
    a_team()
    load("44/20001/26", recorded(a_person()), fact("suspect.arrested", LONG_AGO, suspect_ref="S1"))
    interviewed = fact("suspect.interviewed", LONG_AGO + timedelta(hours=1), suspect_ref="S1")
    no_charge = fact(
        "prosecution.decision", LONG_AGO + timedelta(days=5), suspect_ref="S1", decision="no_charge", by="police"
    )
    told = fact(
        "victim.contacted",
        LONG_AGO + timedelta(days=6),
        victim_id="V1",
        channel="phone",
        about=[no_charge.id],
        by={"name": "PC Cole"},
    )
    return load("44/20001/26", interviewed, no_charge, told)["V1"]


def _visit(look: Callable[[Page], None], victim: Victim, *, script: bool = True, width: int = 390) -> None:
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code

    def in_browser(chromium: Browser) -> None:
        page = chromium.new_page(java_script_enabled=script, viewport={"width": width, "height": 844})
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        look(page)

    with served() as address, override_settings(VICTIMCARE_NOW=NOW):
        in_a_browser(in_browser)


def _is_sound(page: Page, name: str = "") -> None:
    """No fault for visitors who do not see or point, nothing wider than the window, and a title that reveals
    nothing."""
    if folder := os.environ.get("PICTURES_TO"):
        _picture(page, Path(folder) / f"{name}-{page.viewport_size['width']}.png")  # type: ignore[index]
    expect(page).to_have_title("Your page")  # it may still be on its way
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = found_by_axe(page)
    assert not found, [(one["id"], one["nodes"][0]["html"]) for one in found]


def _picture(page: Page, path: Path) -> None:
    """The whole page in one window, so that the bar with the way out is below it."""
    usual = page.viewport_size
    assert usual
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": usual["width"], "height": height})
    page.screenshot(path=path)
    page.set_viewport_size(usual)


def _answered(put_right_on: date | None = None) -> Challenge:
    row = Challenge.objects.order_by("-id")[0]
    challenge_answers.answer_challenge(
        actor=staff("Ewa Tomala", Role.SUPERVISOR),
        challenge_id=row.public_id,
        outcome=ChallengeOutcome.NOT_MET,
        words="You should have heard within five working days. We did not tell you. We are sorry.",
        put_right="From now on Ewa rings you on the day itself." if put_right_on else "",
        put_right_on=put_right_on,
        now=NOW,
    )
    return row


def test_this_was_not_done_is_kept_and_stands_on_the_victims_page(real_database: Database) -> None:
    def look(page: Page) -> None:
        _is_sound(page, "case")
        page.get_by_role("button", name=NOT_DONE).click()
        page.wait_for_url(f"**{reverse('portal:not-done')}")
        expect(page.get_by_text("Hear what happened on Thursday 5 November")).to_be_visible()
        _is_sound(page, "not-done")
        page.get_by_label("What was not done?").fill("I heard it from a neighbour.")
        page.get_by_role("button", name="Send this").click()
        expect(page.get_by_role("heading", name="We have it")).to_be_visible()
        expect(page.get_by_text("You hear from us by Thursday 26 November")).to_be_visible()
        _is_sound(page, "kept")
        page.get_by_role("link", name="Back to my page").click()
        expect(page.get_by_text("I heard it from a neighbour.")).to_have_count(0)
        expect(page.get_by_role("button", name=NOT_DONE)).to_have_count(0)
        expect(page.get_by_text("You asked us about this.")).to_be_visible()
        _is_sound(page, "asked")

    _visit(look, _victim())
    assert Challenge.objects.get().code == "r6_suspect_arrested"


def test_without_script_and_without_a_right_it_is_kept_too(real_database: Database) -> None:
    def look(page: Page) -> None:
        page.get_by_role("button", name="Something was not done").click()
        page.get_by_role("button", name="Send this").click()
        expect(page.get_by_text("Write what was not done, or ring us").first).to_be_visible()
        page.get_by_label("What was not done?").fill("No officer rings back.")
        page.get_by_role("button", name="Send this").click()
        expect(page.get_by_role("heading", name="We have it")).to_be_visible()

    _visit(look, _victim(), script=False)
    assert Challenge.objects.get().code == ""


def test_a_victim_reads_the_answer_disagrees_and_is_told_who_else_decides(real_database: Database) -> None:
    victim = _victim()
    _visit(lambda page: _challenge(page), victim, script=False)
    first = _answered(put_right_on=date(2026, 12, 1))

    def look(page: Page) -> None:
        expect(page.get_by_text("We did not tell you. We are sorry.")).to_be_visible()
        expect(page.get_by_text("We have answered. We put it right by Tuesday 1 December.")).to_be_visible()
        expect(page.get_by_text("Health Service Ombudsman")).to_be_visible()
        page.get_by_role("link", name="Read our answer to what you asked").click()
        _is_sound(page, "answered")
        page.get_by_role("button", name="I do not agree").click()
        _is_sound(page, "not-agreed")
        page.get_by_label("What do you not agree with?").fill("It was much later.")
        page.get_by_role("button", name="Send this").click()
        page.get_by_role("link", name="Back to my page").click()
        expect(page.get_by_role("button", name="I do not agree")).to_have_count(0)

    _visit(look, victim, width=1280)
    first.refresh_from_db()
    assert first.told_at == NOW
    assert Challenge.objects.get(again_of=first).answered_at is None
    assert Event.objects.filter(type="victim.contacted", facts__about=["r12_phso"]).exists()


def test_a_second_look_is_asked_for_once(real_database: Database) -> None:
    def look(page: Page) -> None:
        page.get_by_role("link", name=re.compile("Ask for this.*second look")).click()
        expect(page.get_by_text("You can ask until")).to_be_visible()
        _is_sound(page, "second-look")
        page.get_by_role("button", name="Ask for a second look").click()
        expect(page.get_by_role("heading", name="We have it")).to_be_visible()
        page.get_by_role("link", name="Back to my page").click()
        expect(page.get_by_text("A second look at what we decided")).to_be_visible()
        _is_sound(page, "asked-look")

    _visit(look, _victim())
    assert ReviewRequest.objects.get().of == "police"


def test_a_visitor_with_the_short_code_sees_nothing_of_it(real_database: Database) -> None:
    victim = _victim()
    _visit(lambda page: _challenge(page), victim, script=False)
    _answered()
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code

    def in_browser(chromium: Browser) -> None:
        page = chromium.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        _is_sound(page, "short")
        expect(page.get_by_text("You asked on")).to_have_count(0)
        page.goto(f"{address}/my/second-look")
        expect(page.get_by_label("Your code")).to_be_visible()
        page.goto(f"{address}/my/not-done")
        page.get_by_label("What was not done?").fill("No officer rings back.")
        page.get_by_role("button", name="Send this").click()
        expect(page.get_by_role("heading", name="We have it")).to_be_visible()

    with served() as address, override_settings(VICTIMCARE_NOW=NOW):
        in_a_browser(in_browser)
    assert Challenge.objects.get(code="").answered_at is None
    assert Challenge.objects.exclude(code="").get().told_at is None


@pytest.mark.usefixtures("clock")
def test_too_many_words_are_told_by_how_many_and_stay_where_they_are(victim: Victim) -> None:
    words = "No officer rang me. " * 201

    answer = signed_in(victim).post("/my/not-done", {"words": words, "send": "yes"})

    assert "It can have 4,000 letters at most, and has 4,019" in text(answer)
    assert words.strip() in text(answer)
    assert not Challenge.objects.exists()


@pytest.mark.parametrize("address", ["/my/not-done", "/my/second-look"])
def test_before_the_code_there_is_nothing(client: object, db: None, address: str) -> None:
    answer = client.get(address)  # type: ignore[attr-defined]

    assert (answer.status_code, answer["Location"]) == (303, "/sign-in")


def _challenge(page: Page) -> None:
    page.get_by_role("button", name=NOT_DONE).click()
    page.get_by_role("button", name="Send this").click()
