"""Each page of a victim looks as their passport says: large print, strong contrast, nothing that moves, and for one
who signs the ways by text and video before that by voice."""

from __future__ import annotations

import pytest

from tests.channels.web.portal.visiting import signed_in
from tests.services.people_and_cases import NOW
from victimcare.records.models import CommunicationPassport, Victim
from victimcare.rules.people.passport import Need, for_others

pytestmark = pytest.mark.usefixtures("clock")


def _chose(victim: Victim, *needs: str) -> None:
    CommunicationPassport.objects.create(victim=victim, version=1, needs=list(needs), written_at=NOW, proved_how="page")


def test_without_a_passport_a_page_looks_as_for_everybody(victim: Victim) -> None:
    page = signed_in(victim).get("/my/case").content.decode()

    assert "needs-" not in page
    assert "needs.css" not in page


@pytest.mark.parametrize("address", ["/my/case", "/my/menu", "/my/contact", "/my/messages"])
def test_every_page_looks_as_the_passport_says(victim: Victim, address: str) -> None:
    _chose(victim, "large_print", "high_contrast", "still", "bsl")

    page = signed_in(victim).get(address).content.decode()

    assert 'class="needs-large-print needs-high-contrast needs-still"' in page
    assert "needs.css" in page


def test_for_somebody_who_signs_text_stands_before_voice(victim: Victim) -> None:
    plain = signed_in(victim).get("/my/case").content.decode()
    _chose(victim, "bsl")
    signs = signed_in(victim).get("/my/case").content.decode()

    assert plain.index('href="tel:08081570142"') < plain.index('href="tel:1800108081570142"')
    talk = signs[signs.index('id="talk"') :]
    assert talk.index('href="tel:1800108081570142"') < talk.index('href="tel:08081570142"')


def test_the_passport_page_offers_it_and_nobody_else_is_told(victim: Victim) -> None:
    page = signed_in(victim).get("/my/how-to-speak-with-me").content.decode()

    assert "Strong contrast" in page
    assert "Nothing that moves" in page
    assert for_others((Need.BSL, Need.HIGH_CONTRAST, Need.STILL)) == (Need.BSL,)
