"""A victim makes a second code on their page, where the force gives them out and the page is open in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from tests.channels.web.desk.conftest import StaffBrowser, sign_in, sol  # noqa: F401  fixtures
from tests.channels.web.portal.quiet import visit_with, with_quiet_codes
from tests.channels.web.portal.visiting import signed_in, text
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Task, Victim
from victimcare.rules.access_codes.access_code import LATEST_WARNING
from victimcare.services.access_codes import duress_warnings, victim_codes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MINE = "/my/your-code"


@pytest.fixture
def given_out() -> Iterator[None]:
    with with_quiet_codes():
        yield


def shown_again(victim: Victim) -> Client:
    """The victim has signed in, and typed the last six numbers once more."""
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code.replace(
        " ", ""
    )
    browser = visit_with(code, victim)
    browser.post(MINE, {"last": code[6:]})
    return browser


def made(answer: object) -> str:
    found = re.search(r"\b\d{4} \d{4} \d{4}\b", text(answer))
    assert found is not None
    return found.group()


@pytest.mark.usefixtures("given_out")
def test_a_victim_makes_one_and_a_suspect_who_forces_a_sign_in_sees_nothing(victim: Victim) -> None:
    browser = shown_again(victim)
    assert "Give me a second code" in text(browser.get(MINE))

    code = made(browser.post(MINE, {"do": "make"}, follow=True))

    assert "You have had a second code since" in text(browser.get(MINE))
    assert code not in text(browser.get(MINE))
    theirs = Client()
    theirs.post("/sign-in", {"code": code})
    assert "This is the short page" in text(theirs.get("/my/case"))
    assert theirs.get(MINE).headers["Location"] == "/sign-in"


@pytest.mark.usefixtures("given_out")
def test_before_anything_is_shown_or_made_the_last_numbers_are_asked_again(victim: Victim) -> None:
    browser = signed_in(victim)

    assert "second code" not in text(browser.get(MINE))
    assert "second code" not in text(browser.post(MINE, {"do": "make"}, follow=True))


@pytest.mark.usefixtures("given_out")
def test_the_victim_ends_it_again(victim: Victim) -> None:
    browser = shown_again(victim)
    code = made(browser.post(MINE, {"do": "make"}, follow=True))

    assert "Your second code has ended." in text(browser.post(MINE, {"do": "end"}, follow=True))

    assert Client().post("/sign-in", {"code": code}).get("Location") != reverse("portal:case")


def test_where_the_force_gives_out_none_no_page_speaks_of_it(victim: Victim) -> None:
    browser = shown_again(victim)

    assert reverse("portal:your-code") not in browser.get("/my/menu").content.decode()
    assert browser.get(MINE).headers["Location"] == "/sign-in"
    with with_quiet_codes():
        assert "How it works, and what you can do with it" in text(browser.get("/my/menu"))


@pytest.mark.usefixtures("given_out")
def test_the_desk_makes_one_with_the_victim_and_works_the_warning(sol: StaffBrowser, victim: Victim) -> None:  # noqa: F811
    sol.look_up(victim)
    sol.prove(victim)
    code = made(sol.post(f"/desk/cases/{victim.public_id}/quiet-code", act="make"))
    assert "They have one since" in text(sol.get(f"/desk/cases/{victim.public_id}/quiet-code"))

    theirs = Client()
    theirs.post("/sign-in", {"code": code})
    theirs.post("/my/messages", {"words": "I am fine", "to": "care", "once": "00000000-0000-0000-0000-000000000001"})
    later = NOW + LATEST_WARNING + timedelta(minutes=1)
    duress_warnings.warn_of_duress(now=later)
    with override_settings(VICTIMCARE_NOW=later):
        task = Task.objects.get(kind="quiet_code")
        page = f"/desk/tasks/{task.public_id}/quiet-code"
        assert sol.get(page).status_code == 404  # the task has no owner
        assert "their quiet code was used" in text(sol.get("/desk/tasks"))
        sol.post(f"/desk/tasks/{task.public_id}/take")
        assert "See what to do" in text(sol.get(f"/desk/tasks?which=mine&task={task.public_id}"))
        shown = text(sol.get(page))
        assert "Do not ring, text, write or visit because of this." in shown
        assert "I am fine" in shown
        assert "07700 900123" not in shown
        assert "Say what was done" in text(sol.post(page, done=""))
        sol.post(page, done="Nia looked in, as if by chance.")

    task.refresh_from_db()
    assert task.closed_at == later
