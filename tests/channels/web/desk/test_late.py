"""The page of late duties and those soon late."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, Victim

ADDRESS = "/desk/late"


@pytest.fixture
def victim(marta: Victim) -> Victim:
    load("44/10307/26", fact("suspect.interviewed", NOW - timedelta(days=9), suspect_ref="S1"))
    return marta


def text(desk: StaffBrowser, address: str = ADDRESS) -> str:
    reply = desk.get(address)
    assert reply.status_code == 200
    return " ".join(reply.content.decode().split())


def test_the_late_are_listed_with_harm_lateness_and_reference_and_no_name(sol: StaffBrowser, victim: Victim) -> None:
    page = text(sol)

    assert "Told that a suspect was questioned under caution" in page
    assert "44/10307/26" in page
    assert "2 days late" in page
    assert "Kowal" not in page
    assert "Told of an arrest" not in page
    assert AuditEntry.objects.filter(act="late.see").count() == 1


def test_a_reference_leads_to_its_look_up_where_the_reason_is_asked_for(sol: StaffBrowser, victim: Victim) -> None:
    asked = sol.post("/desk/look-up", start=victim.case.reference).content.decode()

    assert f'value="{victim.case.reference}"' in text(sol)
    assert f'value="{victim.case.reference}"' in asked
    assert "govuk-error-message" not in asked


def test_the_soon_are_those_of_the_days_chosen(sol: StaffBrowser, victim: Victim) -> None:
    assert "Told of an arrest" in text(sol, f"{ADDRESS}?which=soon&days=5")
    assert "Told of an arrest" not in text(sol, f"{ADDRESS}?which=soon&days=1")
    assert text(sol, f"{ADDRESS}?which=soon&days=999").count('aria-current="true"') == 3


def test_our_standards_are_named_ours_and_offered_where_there_are_some(
    sol: StaffBrowser, victim: Victim, settings: Any
) -> None:
    assert "Our standard" not in text(sol)

    settings.FORCE = replace(settings.FORCE, local_standards={"r3_written_acknowledgement": 1})

    page = text(sol, f"{ADDRESS}?which=ours")
    assert "Our standard is past, in the last 30 days. It is nobody’s right." in page


def test_other_agencies_are_a_list_of_their_own(sol: StaffBrowser, victim: Victim) -> None:
    assert "Nothing is late" in text(sol, f"{ADDRESS}?whose=others")


def test_what_is_asked_for_wrongly_is_the_usual_list(sol: StaffBrowser, victim: Victim) -> None:
    odd, usual = (
        re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text(sol, address).partition("<main")[2])
        for address in (f"{ADDRESS}?which=x&whose=y&days=z&start=-1", ADDRESS)
    )

    assert odd == usual
    assert f'href="{ADDRESS}"' in text(sol, "/desk/more")


def test_what_is_owed_alike_to_two_victims_of_a_case_is_one_row_that_says_so(sol: StaffBrowser, victim: Victim) -> None:
    two = recorded(a_person("V8", given_name="Ola"), a_person("V9", given_name="Piotr"), group="burglary")
    load("44/30002/26", two, fact("suspect.interviewed", NOW - timedelta(days=9), suspect_ref="S1"))

    page = text(sol)
    row = page[page.index("44/30002/26") :].partition("</li>")[0]

    assert page.count('value="44/30002/26"') == len(set(re.findall(r"<h2 class=\"work__act\">(.*?)</h2>", page)))
    assert "2 victims" in row
    assert "victims" not in page[page.index("44/10307/26") :].partition("</li>")[0]
