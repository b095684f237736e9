"""The family liaison officer's page, as the desk uses it."""

from __future__ import annotations

import re

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.pages import text
from tests.services.contact_plans.confirming import prove
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import a_team
from victimcare.records.models import FamilyLiaison, Victim

pytestmark = pytest.mark.django_db
TYPED = {"name": "DC Amara Cole", "telephone": "020 7946 0187", "told_by": "liaison"}


@pytest.fixture
def folake(sol: StaffBrowser) -> Victim:
    """A mother whose identity was checked, with a brother and a sister of the same family."""
    a_team()
    relatives = (
        a_person("V1", kind="bereaved_relative", given_name="Folake", date_of_birth="1970-03-02"),
        a_person("V2", kind="bereaved_relative", given_name="Dayo", date_of_birth="2001-11-26"),
        a_person("V3", kind="bereaved_relative", given_name="Temi"),
    )
    victim = load("44/10154/26", recorded(*relatives, group="violence"))["V1"]
    sol.post("/desk/look-up", reference=victim.case.reference, name="Folake Marsh", reason="She rang")
    prove(sol.actor, victim)
    return victim


def address(victim: Victim) -> str:
    return f"/desk/cases/{victim.public_id}/liaison"


def test_an_officer_who_stands_is_filled_in_and_can_be_changed(sol: StaffBrowser, folake: Victim) -> None:
    empty = sol.get(address(folake)).content.decode()
    sol.post(address(folake), **TYPED)
    filled = sol.get(address(folake)).content.decode()
    sol.post(address(folake), **TYPED | {"telephone": ""})

    assert "Enter the officer" in empty
    assert " checked" not in empty
    assert "Change the officer, or who tells them" in filled
    assert 'value="DC Amara Cole"' in filled
    assert 'value="020 7946 0187"' in filled
    assert re.search(r'value="liaison"\s+checked', filled)
    stands = FamilyLiaison.objects.get(victim=folake, ended_at=None)
    assert (stands.name, stands.telephone) == ("DC Amara Cole", "")


def test_the_other_relatives_are_told_apart_without_a_name(sol: StaffBrowser, folake: Victim) -> None:
    page = text(sol.get(address(folake)))

    assert "Relative 2 of 3, aged 24: in a record of their own" in page
    assert "Relative 3 of 3, age not known: in a record of their own" in page
    assert "Dayo" not in page


def test_the_tab_of_the_safe_plan_is_marked(sol: StaffBrowser, folake: Victim) -> None:
    page = sol.get(address(folake)).content.decode()

    marked = re.findall(r'<a href="([^"]+)"[^>]*aria-current="page"', page)
    assert f"/desk/cases/{folake.public_id}/plan" in marked
    assert f"/desk/cases/{folake.public_id}" not in marked
