"""The victim's pages in their language: chosen at the front door, carried without a cookie, kept in their visit."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import LanguageSignOff, Victim, VictimSession
from victimcare.services.access import Role
from victimcare.services.access_codes import victim_codes
from victimcare.wording import languages, say
from victimcare.wording.sign_off_areas import Area

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

_HTML = re.compile(r'<html lang="(\w+)" dir="(\w+)">')
NOT_CHECKED = "not yet checked by a speaker"


def read_in(page: Any) -> tuple[str, ...]:
    found = _HTML.search(page.content.decode())
    assert found is not None
    return found.groups()


def signed_off(code: str, **words: str) -> None:
    reader = staff("Nia Rowe", Role.DESK, Role.SUPERVISOR)
    language = languages.find_language(code)
    assert language is not None
    LanguageSignOff.objects.create(
        language=code,
        covers="pages",
        wording=words.get("wording", language.digest_of(Area.PAGES)),
        checked_by="A translator of the court",
        signed_at=NOW,
        signed_by_id=reader.staff_id or 0,
    )


@pytest.fixture
def production(settings: Any) -> None:
    settings.VICTIMCARE_ENV = "production"


@pytest.fixture
def victim_client(victim: Victim) -> Client:
    """The victim's browser at the front door, and their code in it."""
    browser = Client()
    browser.code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code  # type: ignore[attr-defined]
    return browser


def sign_in(browser: Client, address: str = "/sign-in") -> None:
    assert browser.post(address, {"code": browser.code})["Location"] == reverse("portal:case")  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["/", "/sign-in"])
def test_the_front_door_offers_eight_languages_by_their_own_names(address: str) -> None:
    page = Client().get(address).content.decode()

    for name in ("English", "اردو", "العربية", "Cymraeg", "polski"):
        assert name.lower() in page.lower()
    assert page.count('hreflang="') == 7


def test_a_language_in_the_address_goes_on_in_every_link_and_is_in_no_cookie() -> None:
    answer = Client().get("/?lang=ur")

    assert read_in(answer) == ("ur", "rtl")
    assert list(answer.cookies) == ["door"], "which every visitor gets"
    page = answer.content.decode()
    inside = [each for each in re.findall(r'href="(/[^"]*)"', page) if not each.startswith(("/static/", "/leave"))]
    assert len(inside) >= 8
    assert [each for each in inside if not each.endswith("?lang=ur")] == []


@pytest.mark.parametrize("asked", ["en", "xx", "", "../../en", "UR" * 40])
def test_what_is_no_language_of_ours_is_english(asked: str) -> None:
    assert read_in(Client().get("/", {"lang": asked})) == ("en", "ltr")


def test_one_that_is_not_signed_off_is_marked_in_a_demonstration() -> None:
    page = Client().get("/?lang=ur").content.decode()

    assert NOT_CHECKED in page
    assert NOT_CHECKED not in Client().get("/").content.decode()


@pytest.mark.usefixtures("production")
def test_in_production_a_language_is_offered_and_shown_only_once_it_is_signed_off() -> None:
    assert "اردو" not in Client().get("/").content.decode()
    assert read_in(Client().get("/?lang=ur")) == ("en", "ltr")

    signed_off("ur")

    page = Client().get("/?lang=ur")
    assert read_in(page) == ("ur", "rtl")
    assert NOT_CHECKED not in page.content.decode()
    assert "polski" not in page.content.decode()


@pytest.mark.usefixtures("production")
def test_a_changed_sentence_turns_it_off() -> None:
    signed_off("ur", wording="0" * 64)

    assert read_in(Client().get("/?lang=ur")) == ("en", "ltr")


def test_the_visit_keeps_the_language_of_the_sign_in(victim_client: Client) -> None:
    sign_in(victim_client, "/sign-in?lang=ar")

    page = victim_client.get("/my/case")

    assert read_in(page) == ("ar", "rtl")
    assert f'href="{reverse("portal:menu")}"' in page.content.decode()
    assert f"{reverse('portal:use-more-safely')}?lang=ar" in page.content.decode(), (
        "what stands outside the visit goes on in it"
    )


@pytest.mark.parametrize(("recorded", "read"), [("pl", "pl"), ("pl-PL", "pl"), ("", "en"), ("so", "en")])
def test_without_a_choice_it_is_the_language_on_the_record(
    victim_client: Client, victim: Victim, recorded: str, read: str
) -> None:
    Victim.objects.filter(id=victim.id).update(language=recorded)
    sign_in(victim_client)

    assert read_in(victim_client.get("/my/case"))[0] == read


def test_a_victim_changes_it_in_the_menu(victim_client: Client) -> None:
    sign_in(victim_client)

    answer = victim_client.post("/my/language", {"language": "cy"})

    assert (answer.status_code, answer["Location"]) == (303, reverse("portal:menu"))
    assert read_in(victim_client.get("/my/case")) == ("cy", "ltr")
    victim_client.post("/my/language", {"language": "en"})
    assert read_in(victim_client.get("/my/case")) == ("en", "ltr")


@pytest.mark.usefixtures("production")
def test_a_language_that_is_turned_off_during_the_visit_is_english_from_the_next_page_on(victim_client: Client) -> None:
    signed_off("pl")
    sign_in(victim_client, "/sign-in?lang=pl")
    assert read_in(victim_client.get("/my/case"))[0] == "pl"

    LanguageSignOff.objects.update(withdrawn_at=NOW, withdrawn_by_id=LanguageSignOff.objects.get().signed_by_id)

    assert read_in(victim_client.get("/my/case"))[0] == "en"
    assert VictimSession.objects.get().language == "pl"


def test_what_is_not_there_is_said_in_the_language_of_the_address() -> None:
    answer = Client().get("/my/nothing?lang=ur")

    assert (answer.status_code, read_in(answer)) == (404, ("ur", "rtl"))


def test_one_persons_language_is_not_the_next_ones() -> None:
    Client().get("/?lang=ur")

    page = Client().get("/sign-in")
    assert read_in(page) == ("en", "ltr")
    assert say("portal-sign-in-title") in page.content.decode()


def test_staff_read_english_whatever_an_address_says(victim_client: Client) -> None:
    assert read_in(Client().get("/desk/nothing?lang=ur"))[0] == "en"
