"""The front door and the help page for a person who is deaf or cannot speak on the telephone; and the national
lines."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client, override_settings

from tests.channels.web.portal.visiting import text
from victimcare.rules.force import SignLanguage
from victimcare.services.people.front_door import list_national_lines

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]
PAGES = ["/", "/get-help"]


@pytest.mark.parametrize("address", PAGES)
def test_it_names_the_relay_and_how_to_reach_999_without_speaking(address: str) -> None:
    page = text(Client().get(address))

    assert "18001 0808 157 0142" in page
    assert "999 BSL" in page
    assert "text 999" in page


@pytest.mark.parametrize("address", PAGES)
def test_films_and_video_relay_stand_there_once_the_force_has_them(address: str) -> None:
    signs = SignLanguage(films="https://signs.example/films", video_relay="https://signs.example/call")
    assert "https://signs.example" not in Client().get(address).content.decode()

    with override_settings(FORCE=replace(settings.FORCE, sign_language=signs)):
        page = Client().get(address).content.decode()

    assert 'href="https://signs.example/films"' in page
    assert 'href="https://signs.example/call"' in page


def test_each_national_line_stands_on_the_page_of_help_and_says_where_its_number_is_from() -> None:
    page = text(Client().get("/get-help"))

    assert len(list_national_lines()) >= 5
    for line in list_national_lines():
        assert line.number in page
        assert line.source
    assert "National Stalking Helpline" in page


def test_each_national_line_is_headed_by_whom_it_helps_and_its_number_rings() -> None:
    page = Client().get("/get-help").content.decode()

    assert re.findall(r'<h3 class="door__name">([^<]+)</h3>', page)[0] == "Domestic abuse"
    assert page.count('<h3 class="door__name">') == len(list_national_lines())
    for line in list_national_lines():
        assert f'href="tel:{line.number.replace(" ", "")}"' in page
