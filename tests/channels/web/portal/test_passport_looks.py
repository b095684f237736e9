"""Each page looks as the victim's passport says: large print, strong contrast, nothing that moves, and for a victim who
signs text and video come before voice."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.channels.web.portal.visiting import signed_in
from tests.services.people_and_cases import NOW
from victimcare.records.models import CommunicationPassport, Victim
from victimcare.rules.contact.communication_needs import CommunicationNeed, shareable_needs

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


def test_for_a_victim_who_signs_text_comes_before_voice(victim: Victim) -> None:
    plain = signed_in(victim).get("/my/case").content.decode()
    _chose(victim, "bsl")
    signs = signed_in(victim).get("/my/case").content.decode()

    assert plain.index('href="tel:08081570142"') < plain.index('href="tel:1800108081570142"')
    talk = signs[signs.index('id="talk"') :]
    assert talk.index('href="tel:1800108081570142"') < talk.index('href="tel:08081570142"')


def test_the_passport_page_offers_it_and_no_agency_is_told(victim: Victim) -> None:
    page = signed_in(victim).get("/my/how-to-speak-with-me").content.decode()

    assert "Strong contrast" in page
    assert "Nothing that moves" in page
    assert shareable_needs((CommunicationNeed.BSL, CommunicationNeed.HIGH_CONTRAST, CommunicationNeed.STILL)) == (
        CommunicationNeed.BSL,
    )


def test_what_the_record_says_changes_the_page_before_the_victim_ticked_anything(victim: Victim) -> None:
    Victim.objects.filter(id=victim.id).update(formats=["large_print", "bsl", "relay", "braille"])
    browser = signed_in(victim)

    case = browser.get("/my/case").content.decode()
    passport = browser.get("/my/how-to-speak-with-me").content.decode()

    assert 'class="needs-large-print"' in case
    talk = case[case.index('id="talk"') :]
    assert talk.index('href="tel:1800108081570142"') < talk.index('href="tel:08081570142"')
    assert "We ticked what your record says." in passport
    for need in ("large_print", "bsl", "relay"):
        assert _is_ticked(passport, need)
    assert not _is_ticked(passport, "easy_read")


def test_what_the_victim_says_counts_more_than_the_record(victim: Victim) -> None:
    Victim.objects.filter(id=victim.id).update(formats=["large_print", "bsl"])
    _chose(victim, "slowly")
    browser = signed_in(victim)

    passport = browser.get("/my/how-to-speak-with-me").content.decode()

    assert "needs-" not in browser.get("/my/case").content.decode()
    assert "We ticked what your record says." not in passport
    assert not _is_ticked(passport, "bsl")


def test_a_deaf_persons_button_is_not_to_be_rung(victim: Victim) -> None:
    asks_to_be_rung = f'<a class="govuk-button govuk-button--secondary" href="{reverse("portal:call-me")}">'
    assert asks_to_be_rung in signed_in(victim).get("/my/case").content.decode()
    Victim.objects.filter(id=victim.id).update(formats=["relay"])

    page = signed_in(victim).get("/my/case").content.decode()

    assert asks_to_be_rung not in page
    assert '<a class="govuk-button govuk-button--secondary" href="tel:1800108081570142">' in page


def _is_ticked(page: str, need: str) -> bool:
    box = next(box for box in re.findall(r"<input[^>]*>", page) if f'value="{need}"' in box)
    return "checked" in box
