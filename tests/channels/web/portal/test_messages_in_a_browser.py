"""A victim's messages in a real browser: written, answered and read, with and without script, at the widths people
have."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.browsers import found_by_axe
from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.test_asking import _is_sound
from tests.channels.web.portal.visiting import last_numbers_shown
from tests.conftest import Database
from tests.services import plans
from tests.services.files.sent import picture
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_point, a_team, staff
from victimcare.records.models import Callback, Task, Victim, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access_codes import victim_codes
from victimcare.services.conversations import written_answers
from victimcare.services.desk import task_actions


def _victim() -> Victim:
    a_team()
    victim = load("44/20001/26", recorded(a_person()))["V1"]
    point = a_point(victim, "07700 900123")
    point.confirmed_at, point.confirmed_by_id = NOW - timedelta(days=2), staff().staff_id
    point.save()
    plans.agreed(victim, plans.by("call", point), confirmed_at=NOW - timedelta(days=2))
    return victim


def _visit(look: Callable[[Page, str], None], victim: Victim, *, script: bool, width: int) -> None:
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code

    def in_browser(chromium: Browser) -> None:
        page = chromium.new_page(java_script_enabled=script, viewport={"width": width, "height": 844})
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        look(page, address)

    with served() as address, override_settings(VICTIMCARE_NOW=NOW):
        in_a_browser(in_browser)


def _answer(victim: Victim) -> None:
    with closing(connection):
        _answer_now(victim)


def _answer_now(victim: Victim) -> None:
    sol = staff("Sol Pereira")
    task = Task.objects.get(victim=victim, kind=TaskKind.READ_WRITTEN)
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    words = "Thank you for telling us. Amara went there this morning.\nShe rings you today after 2pm."
    written_answers.answer_victim(actor=sol, victim_id=victim.public_id, once=uuid4(), words=words, now=NOW)
    last_numbers_shown()  # which the page of a call asks for


@pytest.mark.parametrize(("script", "width"), [(False, 390), (True, 320)])
def test_a_victim_writes_is_answered_asks_and_is_rung(
    real_database: Database, tmp_path: Path, script: bool, width: int
) -> None:
    victim = _victim()
    taken = tmp_path / "IMG_20261124.jpg"
    taken.write_bytes(picture(size=(400, 300)))

    def is_sound(page: Page, name: str) -> None:
        if script:
            _is_sound(page, name)

    def look(page: Page, address: str) -> None:
        page.get_by_role("link", name="Write a message").click()
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_role("link", name="Write your message")).to_be_visible()
        if script:
            assert not found_by_axe(page)
        page.get_by_label("Your message").fill("He waited outside the school again.\nMy son saw him.")
        page.get_by_label("Whoever leads the work on my case").check()
        page.get_by_label("Add files, if you want to").set_input_files(taken)
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_role("heading", name="We have your message")).to_be_visible()
        is_sound(page, "message-sent")
        with ThreadPoolExecutor(1) as desk_meanwhile:  # not in the browser's loop
            desk_meanwhile.submit(_answer, victim).result()
        page.get_by_role("link", name="See your messages").click()
        expect(page.get_by_text("She rings you today after 2pm.")).to_be_visible()
        with page.expect_download() as kept:
            page.get_by_role("link", name="A picture (1)").click()
        assert kept.value.suggested_filename == "file-1.jpg"
        is_sound(page, "messages")
        page.goto(f"{address}/my/update")
        is_sound(page, "update-told")
        page.goto(f"{address}/my/call-me")
        is_sound(page, "call-me")
        page.get_by_role("radio").nth(1).check()
        page.get_by_role("button", name="Ask us to ring").click()
        expect(page.get_by_role("heading", name="That is settled")).to_be_visible()
        is_sound(page, "call-asked")
        page.goto(f"{address}/my/call-me")
        is_sound(page, "call-promised")

    _visit(look, victim, script=script, width=width)
    assert WrittenMessage.objects.count() == 2
    assert Callback.objects.get().is_chosen
