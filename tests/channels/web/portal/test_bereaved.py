"""The page, the line and the desk of a bereaved relative: words for a death, and their family liaison officer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from tests.channels.web.portal.visiting import signed_in, text
from tests.services.access_codes.steps import proved
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed
from victimcare.records.models import FamilyLiaison, Victim, VictimSession
from victimcare.records.models.supporters import FamilyNewsBearer
from victimcare.rules.referrals.support_needs import suggest_support_needs
from victimcare.services.access import Actor, ActorKind
from victimcare.services.contact import news_delivery
from victimcare.services.contact.news_delivery import BereavedRelativeRequired, LiaisonEntry
from victimcare.services.portal import victim_page

pytestmark = pytest.mark.usefixtures("clock")
OFFICER, NUMBER = "Niamh Tierney", "020 7946 0187"


@pytest.fixture
def family(db: None) -> dict[str, Victim]:
    """A mother and the sister who speaks for the family."""
    a_team()
    relatives = (
        a_person("V1", kind="bereaved_relative", given_name="Folake"),
        a_person("V2", kind="family_spokesperson", given_name="Temitope", mobile="07700 900124"),
    )
    return load("44/10154/26", recorded(*relatives, group="violence"))


def _with_liaison(victim: Victim, *, told_by: FamilyNewsBearer = FamilyNewsBearer.LIAISON) -> None:
    FamilyLiaison.objects.create(
        victim=victim,
        name=f"DS {OFFICER}",
        telephone=NUMBER,
        told_by=told_by,
        entered_at=NOW,
        entered_by_id=_staff_id(),
    )


def _staff_id() -> int:
    found = staff().staff_id
    assert found is not None
    return found


def _case(victim: Victim, opens: str) -> str:
    browser = signed_in(victim, "short" if opens == "all" else opens)
    if opens == "all":
        VictimSession.objects.update(second_at=NOW)
    return text(browser.get("/my/case"))


def test_the_short_page_speaks_of_the_liaison_officer_and_gives_no_name(family: dict[str, Victim]) -> None:
    _with_liaison(family["V1"])

    page = _case(family["V1"], "short")

    assert "Ring us and ask for your family liaison officer." in page
    assert OFFICER not in page
    assert NUMBER not in page


def test_no_page_of_a_bereaved_relative_ends_with_words_for_young_people(family: dict[str, Victim]) -> None:
    for opens in ("short", "all"):
        assert "For young people" not in _case(family["V1"], opens)


def test_the_page_of_an_adult_does_not_end_with_words_for_young_people(victim: Victim) -> None:
    assert "For young people" not in _case(victim, "case")


def test_after_the_second_check_the_page_names_the_officer_in_words_for_a_death(family: dict[str, Victim]) -> None:
    _with_liaison(family["V1"])

    page = _case(family["V1"], "all")

    assert "We are investigating the death." in page
    assert "We are looking into what you told us." not in page
    assert "You told us what happened" not in page
    assert f"{OFFICER} will tell you the news." in page
    assert NUMBER in page
    assert "Help after a death" in page


def test_who_tells_whom_is_said_to_each_of_the_family(family: dict[str, Victim]) -> None:
    _with_liaison(family["V1"], told_by=FamilyNewsBearer.SPOKESPERSON)
    _with_liaison(family["V2"])

    assert "The relative who speaks with us for your family will tell you the news." in _case(family["V1"], "all")
    spokesperson = _case(family["V2"], "all")
    assert "You speak with us for your family." in spokesperson
    assert "Folake" not in spokesperson


def test_without_an_officer_entered_the_page_says_how_to_ask(family: dict[str, Victim]) -> None:
    assert "Ring us and ask who your family liaison officer is." in _case(family["V1"], "all")


def test_the_line_speaks_in_words_for_a_death_and_names_the_officer(family: dict[str, Victim]) -> None:
    _with_liaison(family["V1"])
    agreed(family["V1"], line_may_say="full")
    actor = Actor(ActorKind.VICTIM, "call:own", victim_id=family["V1"].id, opens="case")

    heard = victim_page.load_line_summary(actor=actor, now=NOW)

    assert heard is not None
    assert [one.id for one in heard.spoken.status] == ["bereaved-status-reported"]
    assert "bereaved-liaison-spoken" in [one.id for one in heard.spoken.cover]


def test_help_after_a_killing_comes_first(family: dict[str, Victim]) -> None:
    found = suggest_support_needs(group="violence", flags=["homicide", "domestic_abuse"], is_bereaved=True)

    assert found == ("homicide", "bereaved", "domestic_abuse", "talk")


def test_news_is_told_in_words_for_a_death(family: dict[str, Victim]) -> None:
    load("44/10154/26", fact("suspect.charged", NOW - timedelta(hours=1), suspect_ref="S1", offences=["Murder"]))

    assert "We began to investigate the death" in _case(family["V1"], "all")


def test_the_rights_of_bereaved_people_are_in_words_for_a_death(db: None) -> None:
    page = text(Client().post("/your-rights", _ANSWERS))

    assert "We are sorry that someone close to you died." in page
    assert "Ask the state for money after a death by violence" in page
    assert "because you were hurt" not in page


def test_the_desk_enters_the_officer_for_the_whole_family(family: dict[str, Victim]) -> None:
    actor = proved(family["V1"])
    entered = LiaisonEntry(
        name=f"DS {OFFICER}", telephone=NUMBER, told_by=FamilyNewsBearer.LIAISON, for_whole_family=True
    )

    news_delivery.enter_liaison(actor=actor, victim_id=family["V1"].public_id, liaison=entered, now=NOW)
    news_delivery.enter_liaison(
        actor=actor, victim_id=family["V1"].public_id, liaison=replace(entered, name="DC Amara Cole"), now=NOW
    )

    shown = news_delivery.list_bereaved_family(actor=actor, victim_id=family["V1"].public_id, now=NOW)
    assert [(one.name, one.liaison and one.liaison.name) for one in shown] == [
        ("Folake Marsh", "DC Amara Cole"),
        ("", f"DS {OFFICER}"),
    ]


def test_an_officer_is_entered_only_for_the_bereaved(victim: Victim) -> None:
    entered = LiaisonEntry(name=OFFICER, telephone="", told_by=FamilyNewsBearer.LIAISON)

    with pytest.raises(BereavedRelativeRequired):
        news_delivery.enter_liaison(actor=proved(victim), victim_id=victim.public_id, liaison=entered, now=NOW)


_ANSWERS = {"who": "bereaved", "kind": "violence", "when": "week", "asked": "stage", "answer": "looked_into"}


def test_the_menu_of_an_adult_offers_no_page_for_young_people(family: dict[str, Victim]) -> None:
    menu = text(signed_in(family["V1"], "short").get("/my/menu"))

    assert "For young people" not in menu


def test_the_menu_of_a_child_offers_the_page_for_young_people(db: None) -> None:
    a_team()
    child = load("44/20007/26", recorded(a_person(date_of_birth="2012-05-01")))["V1"]

    assert "For young people" in text(signed_in(child, "short").get("/my/menu"))
