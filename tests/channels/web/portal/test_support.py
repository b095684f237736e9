"""Support near the victim: for what happened, where they live, and asked for in one press."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.channels.web.portal.visiting import Browser
from tests.services.people_and_cases import NOW, staff
from tests.services.referrals.world import referred
from victimcare.records.models import AuditEntry, Person, SupportService, Task, Victim
from victimcare.rules.referrals.support_needs import suggest_support_needs
from victimcare.services.access_codes import victim_codes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def _visit(victim: Victim, opens: str) -> Client:
    browser = Browser()
    browser.post(
        "/sign-in",
        {"code": victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW).code},
    )
    return browser


def _shown(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def _id(name: str) -> str:
    return str(SupportService.objects.get(name=name).public_id)


def test_a_victim_says_in_one_press_that_an_entry_is_wrong(victim: Victim) -> None:
    browser = _visit(victim, "case")

    said = browser.post("/my/support", {"wrong": _id("Riverside Listening")}, follow=True)

    assert "Thank you. A person looks at it." in _shown(said)
    task = Task.objects.get(kind="wrong_entry")
    assert (task.victim_id, task.subject_key) == (None, f"service:{_id('Riverside Listening')}")


def test_only_services_for_the_victims_age_are_shown(victim: Victim) -> None:
    SupportService.objects.filter(name="Riverside Listening").update(youngest=60)
    Person.objects.filter(id=victim.person_id).update(date_of_birth="1990-05-01")

    page = _visit(victim, "case").get("/my/support")

    assert "Riverside Listening" not in _shown(page)


def test_the_closest_help_comes_first_and_talking_is_for_everybody() -> None:
    assert suggest_support_needs(group="sexual", flags=["child"], is_bereaved=False) == (
        "child",
        "sexual_offence",
        "talk",
    )
    assert suggest_support_needs(group="burglary", flags=[], is_bereaved=False) == ("talk",)
    assert suggest_support_needs(group="violence", flags=["homicide"], is_bereaved=True) == (
        "homicide",
        "bereaved",
        "talk",
    )


def test_a_victim_asks_once_and_a_person_puts_them_in_touch(victim: Victim) -> None:
    browser = _visit(victim, "case")

    with CaptureQueriesContext(connection) as queries:
        page = browser.get("/my/support")
    for _ in range(2):
        asked = browser.post("/my/support", {"service": _id("Riverside Listening")}, follow=True)

    assert len(queries) - sum("SAVEPOINT" in query["sql"] for query in queries) <= 6
    assert "Ring 0808 157 0110" in _shown(page)
    assert "You asked us for this. Someone sees to it." in _shown(asked)
    task = Task.objects.get(kind="asked_support")
    assert (task.victim_id, task.subject_key) == (victim.id, "support:Riverside Listening")
    assert AuditEntry.objects.filter(act="own_support.asked", victim_id=victim.id).exists()


def test_a_service_already_in_touch_is_not_asked_for_again(victim: Victim) -> None:
    row = referred(SupportService.objects.get(name="Riverside Listening"), victim=victim)
    browser = _visit(victim, "case")

    page = browser.post("/my/support", {"service": str(row.service.public_id)}, follow=True)

    assert "Riverside Listening" in _shown(page)
    assert "Ask us to put you in touch : Riverside Listening" not in _shown(page)
    assert not Task.objects.filter(kind="asked_support").exists()


def test_a_service_that_the_force_does_not_list_is_not_asked(victim: Victim) -> None:
    for anonymous in ("Anybody", str(uuid4()), ""):
        _visit(victim, "case").post("/my/support", {"service": anonymous})

    assert not Task.objects.filter(kind="asked_support").exists()


def test_a_short_visit_is_shown_nothing_that_says_what_happened(victim: Victim) -> None:
    browser = _visit(victim, "short")

    answer = browser.get("/my/support")

    assert (answer.status_code, answer["Location"]) == (303, "/sign-in")
    assert reverse("portal:support") not in browser.get("/my/menu").content.decode()


def test_a_victim_who_stays_is_back_on_the_page_that_named_it(victim: Victim) -> None:
    browser = _visit(victim, "case")
    body = browser.get("/my/support").content.decode()

    own = browser.post("/leaving", {"service": _id("Riverside Listening"), "near": "yes"}).content.decode()
    anybodys = browser.post("/leaving", {"service": _id("Riverside Listening")}).content.decode()

    assert '<input type="hidden" name="near" value="yes">' in body
    assert f'href="{reverse("portal:support")}"' in own
    assert "/my/" not in anybodys
