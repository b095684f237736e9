"""The very words that would leave for a service, on the victim's own page: read, changed, sent, or spoken about
first."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.channels.web.portal.visiting import Browser
from tests.services.people_and_cases import NOW, a_point, a_victim, staff
from tests.services.plans import agreed, by
from tests.services.referrals.world import Service, a_partner
from victimcare.records.models import AuditEntry, Referral, ReferralConsent, SupportService, Task, Victim
from victimcare.services.access_codes import victim_codes
from victimcare.services.contact_plans import guard_marks
from victimcare.services.referrals import partner_referrals
from victimcare.wording import say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ADDRESS = "/my/support/words"
HOURS = [{"days": ["mon", "tue"], "from": "10:00", "to": "14:00"}]


@pytest.fixture
def victim() -> Victim:
    own_victim = a_victim(given_name="Ada", family_name="Marsh")
    agreed(own_victim, by("call", a_point(own_victim, "07700 900123"), hours=HOURS))
    return own_victim


@pytest.fixture
def service() -> Service:
    return a_partner(name="Harbour Talking")


def _visit(victim: Victim, opens: str = "case") -> tuple[Client, str]:
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW).code
    browser = Browser()
    browser.post("/sign-in", {"code": code})
    return browser, re.sub(r"\D", "", code)[-6:]


def _wanted(service: Service, **more: Any) -> dict[str, Any]:
    return {"service": str(service.row.public_id), "need": "talk", **more}


def _lines(page: Any) -> list[str]:
    listed = re.search(r'<div class="card">\s*<ul class="bulleted">(.*?)</ul>', page.content.decode(), re.DOTALL)
    assert listed is not None, page.content.decode()
    return re.findall(r'<li dir="auto">(.*?)</li>', listed[1])


def _hidden(page: Any) -> dict[str, Any]:
    """The hidden fields of the form that sends it."""
    form = next(one for one in page.content.decode().split("<form")[1:] if 'name="read"' in one)
    found: dict[str, Any] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form.split("</form>")[0]):
        found.setdefault(name, []).append(value)
    return found


def test_a_victim_reads_the_very_words_and_what_they_read_leaves(victim: Victim, service: Service) -> None:
    browser, last = _visit(victim)
    assert "Read what we would send" in browser.get("/my/support").content.decode()
    asked = browser.post(ADDRESS, _wanted(service))
    assert "07700" not in asked.content.decode(), "the person who picked up the victim's phone reads nothing of it"

    page = browser.post(ADDRESS, _wanted(service, last=last))
    sent = browser.post(ADDRESS, _hidden(page) | {"step": "send"}, follow=True)

    assert "We sent it." in sent.content.decode()
    row = Referral.objects.get()
    shown = partner_referrals.open_partner_referral(actor=service.user, referral_id=row.public_id, now=NOW)
    assert list(shown.lines) == _lines(page)
    assert "Ring: 07700 900123" in shown.lines
    assert "When: Mondays and Tuesdays, 10:00 to 14:00. At no other time." in shown.lines
    given = ReferralConsent.objects.get(referral=row)
    assert (given.how, given.is_explicit, given.asked_by, given.proved_how) == ("her_page", True, None, "page")
    assert row.made_by is None
    assert list(row.steps.values_list("what", "is_by_victim")) == [("made", True), ("see", False)]
    again = browser.get("/my/support").content.decode()
    assert "They have read it." in again
    assert f'value="{service.row.public_id}">Read what' not in again, "it is with them already"


def test_a_victim_changes_what_the_service_sees_and_nothing_unread_leaves(victim: Victim, service: Service) -> None:
    browser, last = _visit(victim)
    browser.post(ADDRESS, _wanted(service, last=last))
    less = _wanted(service, way="she_rings", shares=["area"], words="My son does not know.", step="read")

    page = browser.post(ADDRESS, less)

    assert _lines(page) == [
        "Name: Ada",
        "Asks for: somebody to talk to",
        "Lives in: Central East",
        "Do not ring or write. They ring you.",
        "In their words: My son does not know.",
    ]
    forged = _hidden(page) | {"step": "send", "shares": ["area", "family_name"]}
    refused = browser.post(ADDRESS, forged)
    assert "Something has changed. Please read it again." in refused.content.decode()
    assert not Referral.objects.exists()


def test_a_victim_wants_to_speak_first_or_presses_no_and_nothing_leaves(victim: Victim, service: Service) -> None:
    browser, last = _visit(victim)
    browser.post(ADDRESS, _wanted(service, last=last))

    told = browser.post(ADDRESS, _wanted(service, step="talk"), follow=True)

    assert "Someone will talk to you about it." in told.content.decode()
    assert Task.objects.get(kind="asked_support").subject_key == f"support:{service.row.name}"
    assert not Referral.objects.exists()
    assert browser.get(ADDRESS)["Location"] == reverse("portal:support")


def test_while_the_victim_is_guarded_the_code_alone_comes_nowhere_near(victim: Victim, service: Service) -> None:
    browser, last = _visit(victim)
    browser.post(ADDRESS, _wanted(service, last=last))
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="afraid", now=NOW)

    answers = [browser.post(ADDRESS, _wanted(service, last=last, step=step)) for step in ("", "send", "talk")]

    assert {answer.status_code for answer in answers} == {303}
    assert not Referral.objects.exists()
    assert not Task.objects.filter(kind="asked_support").exists()


def test_a_victim_who_wants_no_support_is_told_so_and_no_service_is_asked(victim: Victim, service: Service) -> None:
    browser, last = _visit(victim)
    browser.post(ADDRESS, _wanted(service, last=last))
    other = SupportService.objects.exclude(id=service.row.id).filter(needs__contains=["housing"]).first()
    gone = {"service": str(other.public_id) if other else "x", "need": "talk", "step": "send", "read": "00"}
    assert browser.post(ADDRESS, gone)["Location"] == reverse("portal:support")
    Victim.objects.filter(id=victim.id).update(referral_choice="declined")
    assert not AuditEntry.objects.filter(act="referral.made").exists()


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_in_another_language_a_victim_reads_the_same_and_below_it_what_leaves(
    victim: Victim, service: Service, language: str
) -> None:
    browser, last = _visit(victim)
    browser.post("/my/language", {"language": language})
    page = browser.post(ADDRESS, _wanted(service, last=last))
    body = page.content.decode()

    assert say("in-touch-read-yes", language) in body
    assert say("referred-line-need-talk", language) in _lines(page)
    assert not any(line.startswith(("Ring", "When", "If nobody", "To anybody")) for line in _lines(page))
    assert '<li dir="auto">Ring: 07700 900123</li>' in body
    browser.post(ADDRESS, _hidden(page) | {"step": "send"})
    row = Referral.objects.get()
    assert (
        "Ring: 07700 900123"
        in partner_referrals.open_partner_referral(actor=service.user, referral_id=row.public_id, now=NOW).lines
    )
