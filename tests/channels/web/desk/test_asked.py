"""Victims' challenges at the desk: taken, answered by a colleague they are not about, put right, told, and the
papers."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.channels.web.browsers import found_by_axe
from tests.channels.web.desk.conftest import StaffBrowser, news_for, task_of
from tests.channels.web.desk.site import _person, in_a_browser, served
from tests.services.challenges.test_reviews import decided, request
from tests.services.people_and_cases import NOW
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter
from victimcare.channels.web import ui
from victimcare.records.models import Challenge, ReviewRequest, Task, Victim
from victimcare.rules.cases.page_rights import right_key_of_duty
from victimcare.services import port_registry
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.challenges import challenge_answers, challenge_receipt
from victimcare.services.challenges.challenge_shapes import ChallengeOutcome, SubmissionChannel
from victimcare.services.desk import task_actions
from victimcare.services.rights.ledger_queries import load_duty_standings

WORDS = "No officer told me. I read it in the paper."


@pytest.fixture(autouse=True)
def _press(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_registry.ports, "documents", WeasyPrintPrinter(fonts=Path(ui.__file__).parent / "static"))


def challenged(victim: Victim, code: str = "r6_suspect_arrested") -> Challenge:
    key = next(right_key_of_duty(one.duty) for one in load_duty_standings(victim.id, now=NOW) if one.duty.id == code)
    received = challenge_receipt.open_challenge(
        actor=Actor(ActorKind.VICTIM, "grant:test", victim_id=victim.id, opens="case"),
        victim_id=victim.id,
        channel=SubmissionChannel.WEB,
        words=WORDS,
        duty=key,
        now=NOW,
    )
    return Challenge.objects.get(public_id=received.id)


def take(person: StaffBrowser, row: Challenge) -> None:
    task = Task.objects.get(kind="challenge", subject_key=f"challenge:{row.public_id}")
    person.post(f"/desk/tasks/{task.public_id}/take", which="all")


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_the_list_names_no_victim_and_leads_to_each(sol: StaffBrowser, marta: Victim) -> None:
    row = challenged(marta)

    page = text(sol.get("/desk/asked"))

    assert f"/desk/asked/{row.public_id}" in page
    assert marta.case.reference in page
    assert not re.search("Marta|Kowal|read it in the paper", page)


def test_a_challenge_is_read_by_its_owner(sol: StaffBrowser, marta: Victim) -> None:
    row = challenged(marta)
    address = f"/desk/asked/{row.public_id}"
    assert WORDS not in text(sol.get(address))

    take(sol, row)

    assert WORDS in text(sol.get(address))


def test_a_concerned_officer_neither_reads_nor_answers(sol: StaffBrowser, marta: Victim) -> None:
    task_actions.take_task(actor=sol.actor, task_id=task_of(marta).public_id, now=NOW)  # to tell the victim
    row = challenged(marta)
    take(sol, row)

    page = text(sol.get(f"/desk/asked/{row.public_id}"))
    answer = sol.post(f"/desk/asked/{row.public_id}", **{"act": "holding", "holding-words": "It was fine."})

    assert WORDS not in page
    assert "This is about your own work." in page
    assert answer.status_code == 200
    assert Challenge.objects.get().acknowledged_at is None
    assert sol.post(f"/desk/asked/{row.public_id}/papers", **{"papers-reason": "Asked"}).status_code == 404


def test_the_first_to_answer_reads_why_another_takes_the_second_look(sol: StaffBrowser, marta: Victim) -> None:
    first = challenged(marta)
    take(sol, first)
    sol.post(f"/desk/asked/{first.public_id}", **{"act": "answer", "answer-outcome": "met", "answer-words": "We rang."})
    victim = Actor(ActorKind.VICTIM, "grant:test", victim_id=marta.id, opens="case")
    challenge_receipt.contest_answer(
        actor=victim, challenge_id=first.public_id, channel=SubmissionChannel.WEB, words="You did not.", now=NOW
    )
    second = Challenge.objects.get(again_of=first)
    task = Task.objects.get(kind="challenge", subject_key=f"challenge:{second.public_id}")
    why = "You gave the first answer, and the victim did not agree with it."

    page = text(sol.get(f"/desk/asked/{second.public_id}"))
    taken = sol.post(f"/desk/tasks/{task.public_id}/take", which="all")
    answer = text(sol.post(f"/desk/asked/{second.public_id}", **{"act": "holding", "holding-words": "It was fine."}))

    assert why in page
    assert f'action="/desk/tasks/{task.public_id}/take"' not in page
    assert (taken.status_code, why in text(taken)) == (409, True)
    assert why in answer
    second.refresh_from_db()
    task.refresh_from_db()
    assert (second.acknowledged_at, task.owner) == (None, None)


def test_its_task_shows_the_way_and_no_tick(sol: StaffBrowser, marta: Victim) -> None:
    row = challenged(marta)
    take(sol, row)
    task = Task.objects.get(kind="challenge")

    page = text(sol.get(f"/desk/tasks?which=mine&task={task.public_id}"))

    assert f'href="/desk/asked/{row.public_id}"' in page
    assert 'name="close-outcome"' not in page


def test_after_a_check_staff_write_down_what_the_victim_says(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    address = f"/desk/cases/{marta.public_id}/asked"
    assert sol.get(address).status_code == 303  # no identity check yet
    sol.prove(marta)
    assert "They say that a right was not met" in text(sol.get(address))

    sol.post(address, **{"act": "not_met", "not_met-duty": "", "not_met-words": "No officer rings back."})

    row = Challenge.objects.get()
    assert (row.channel, row.code, row.recorded_by_id) == ("desk", "", sol.actor.staff_id)


def test_that_they_were_told_and_do_not_agree_is_written_down_too(sol: StaffBrowser, marta: Victim) -> None:
    row = challenged(marta)
    challenge_answers.answer_challenge(
        actor=_person("Ewa Tomala", Role.SUPERVISOR).actor,
        challenge_id=row.public_id,
        outcome=ChallengeOutcome.MET,
        words="You were told on the phone.",
        put_right="",
        put_right_on=None,
        now=NOW,
    )
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}/asked"
    assert "You were told on the phone." in text(sol.get(address))

    sol.post(address, **{"act": "told", "told-channel": "phone"})
    sol.post(address, **{"act": "disagree", "disagree-which": str(row.public_id), "disagree-words": "I was not."})

    row.refresh_from_db()
    assert row.told_at == NOW
    assert Challenge.objects.get(again_of=row).channel == "desk"


def test_a_letter_is_entered_without_a_check_and_shows_nothing(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    address = f"/desk/cases/{marta.public_id}/letter"
    page = text(sol.get(address))
    assert not re.search("Marta|Kowal", page)

    on = (NOW - timedelta(days=2)).date().isoformat()
    saved = text(sol.post(address, received_on=on, code="r6_suspect_arrested", words="You never told me."))

    assert "The letter is kept" in saved
    row = Challenge.objects.get()
    assert (row.channel, row.code, row.received_at.date().isoformat()) == ("letter", "r6_suspect_arrested", on)


def test_a_walk_in_a_browser(real_database: object) -> None:
    with served() as address:
        ewa = _person("Ewa Tomala", Role.DESK, Role.SUPERVISOR)
        marta = news_for()
        row = challenged(marta)
        other = challenged(news_for("44/08812/26", name="Piotr", mobile="07700 900789"))
        challenge_answers.acknowledge_challenge(
            actor=ewa.actor, challenge_id=other.public_id, words="I look at it. Ewa", now=NOW
        )
        review = request(decided())
        ewa.look_up(marta)
        ewa.prove(marta)
        in_a_browser(lambda browser: _walk(browser, address, ewa, marta, row, review))
    row.refresh_from_db()
    assert (row.outcome, str(row.put_right_on)) == ("not_met", "2026-11-26")
    assert ReviewRequest.objects.get().acknowledged_at == NOW


def _walk(
    browser: Browser, address: str, ewa: StaffBrowser, marta: Victim, row: Challenge, review: ReviewRequest
) -> None:
    for width in (320, 390, 1280):
        page = _page(browser, ewa, address, width)
        page.goto(f"{address}/desk/asked")
        _is_sound(page, "asked-all")
        page.goto(f"{address}/desk/cases/{marta.public_id}/asked")
        _is_sound(page, "part-asked")
        page.goto(f"{address}/desk/cases/{marta.public_id}/letter")
        _is_sound(page, "letter")
    page.goto(f"{address}/desk/asked/{row.public_id}")
    page.get_by_role("button", name="Take it").press("Enter")
    page.get_by_role("link", name="Open it").click()
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        _is_sound(page, "challenge")
    page.locator("summary", has_text="Send the holding answer").click()
    page.get_by_label("To the victim: who looks at it").fill("Ewa Tomala looks at it. You hear by 9 December.")
    page.get_by_role("button", name="Send the holding answer").click()
    page.locator("summary", has_text="Answer with reasons").click()
    page.get_by_label("Found: the right was not met.").check()
    page.get_by_label("To the victim: what was found").fill("You were not told in time. We are sorry.")
    page.get_by_label("What will be put right").fill("You are rung on the day itself.")
    page.get_by_role("button", name="Answer with reasons").click()
    page.get_by_text("a day needs what is done by then").first.wait_for()
    _is_sound(page, "challenge-errors")
    page.get_by_label("By when").select_option(index=1)
    page.get_by_role("button", name="Answer with reasons").click()
    page.get_by_text("Saved. The victim hears of it").wait_for()
    _is_sound(page, "challenge-answered")
    page.get_by_label("Why you make them").fill("The Ombudsman asks for them")
    with page.expect_download() as got:
        page.get_by_role("button", name="Make the papers").click()
    assert re.fullmatch(r"papers-[0-9a-f]{8}\.zip", got.value.suggested_filename)
    with zipfile.ZipFile(io.BytesIO(Path(got.value.path()).read_bytes())) as archive:
        assert json.loads(archive.read("duty.json"))["id"] == "r6_suspect_arrested"
    page.goto(f"{address}/desk/asked/review/{review.public_id}")
    page.get_by_role("button", name="Take it").press("Enter")
    page.get_by_role("link", name="Open it").click()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        _is_sound(page, "review")
    page.locator("summary", has_text="Say that it has come").click()
    page.get_by_label("To the victim: that we have it").fill("We have it. You hear by 11 January.")
    page.get_by_role("button", name="Say that it has come").click()
    page.get_by_text("Saved. The victim hears of it").wait_for()


def _page(browser: Browser, person: StaffBrowser, address: str, width: int) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=True)
    context.add_cookies([{"name": "staff", "value": person.client.cookies["staff"].value, "url": address}])
    return context.new_page()


def _is_sound(page: Page, name: str) -> None:
    width = page.viewport_size["width"]  # type: ignore[index]
    if folder := os.environ.get("PICTURES_TO"):
        page.screenshot(path=Path(folder) / f"desk-{name}-{width}.png", full_page=True)
    found = found_by_axe(page)
    assert not found, [(name, one["id"], one["nodes"][0]["html"]) for one in found]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (name, width)
