"""A text promises only what the victim can do with it: nobody without a code is asked to use one, and whoever cannot
ring is told of the relay."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outside import Outside
from tests.services.messages.tellings import NOW, a_plan, a_queued_text, a_reachable_victim, a_victim, hand_over
from tests.services.people_and_cases import staff
from victimcare.records.models import CommunicationPassport, Telling, Victim
from victimcare.rules.neutral import loud_words
from victimcare.rules.sms import sms_count
from victimcare.services.access import Role
from victimcare.services.messages import languages
from victimcare.services.messages.recipients import Recipient, read_recipients
from victimcare.services.people import codes
from victimcare.wording.areas import Area
from victimcare.wording.languages import digest

pytestmark = pytest.mark.django_db
RELAY = "18001 0808 157 0142"


def _body(outside: Outside, telling: Telling) -> str:
    [entry] = outside.handed_over(str(telling.reference))
    body: str = entry["body"]
    assert sms_count(body) == 1
    assert loud_words(body) == []
    return body


def _with_code(victim: Victim) -> None:
    codes.make_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW)


def test_without_a_code_a_text_says_how_to_get_one(outside: Outside) -> None:
    body = _body(outside, hand_over(a_queued_text()))

    assert "your code" not in body
    assert "free on 0808 157 0142" in body
    assert "You can ask for a code then" in body


def test_with_a_code_it_says_to_use_it(outside: Outside) -> None:
    victim = a_reachable_victim()
    _with_code(victim)

    assert "You can sign in with your code" in _body(outside, hand_over(a_queued_text(victim)))


def test_a_code_that_has_run_out_counts_as_none(outside: Outside) -> None:
    victim = a_reachable_victim()
    _with_code(victim)

    after = NOW + timedelta(days=91)

    assert read_recipients([victim.id], now=NOW)[victim.id].has_code
    assert not read_recipients([victim.id], now=after)[victim.id].has_code


@pytest.mark.parametrize("need", ["bsl", "relay"])
@pytest.mark.parametrize("place", ["formats", "passport"])
def test_whoever_cannot_ring_reads_how_to_reach_us_by_text(outside: Outside, need: str, place: str) -> None:
    victim = a_reachable_victim()
    if place == "formats":
        Victim.objects.filter(id=victim.id).update(formats=[need])
    else:
        CommunicationPassport.objects.create(victim=victim, version=1, needs=[need], written_at=NOW, proved_how="page")

    assert f"Relay UK: {RELAY}" in _body(outside, hand_over(a_queued_text(victim)))


def test_a_plan_without_calls_names_the_relay_too(outside: Outside) -> None:
    victim = a_victim(mobile="07700 900456")
    a_plan(victim, is_confirmed=True, wording="neutral")

    assert RELAY in _body(outside, hand_over(a_queued_text(victim)))


def test_news_in_full_promises_no_page_to_whoever_has_no_code(outside: Outside) -> None:
    victim = a_victim(mobile="07700 900456")
    a_plan(victim, is_confirmed=True, wording="full", say_police=True)

    [entry] = outside.handed_over(str(hand_over(a_queued_text(victim)).reference))

    assert "Your page says more" not in entry["body"]
    assert f"Relay UK {RELAY}" in entry["body"]


@pytest.mark.parametrize(
    ("recipient", "form"),
    [
        (Recipient(has_code=True, uses_relay=False), ""),
        (Recipient(has_code=False, uses_relay=False), "no-code"),
        (Recipient(has_code=True, uses_relay=True), "relay"),
        (Recipient(has_code=False, uses_relay=True), "no-code-relay"),
    ],
)
def test_each_can_has_its_form(recipient: Recipient, form: str) -> None:
    assert recipient.form == form


def test_the_line_of_its_own_leaves_only_once_it_is_signed_off(outside: Outside) -> None:
    victim = a_reachable_victim()
    Victim.objects.filter(id=victim.id).update(language="bn")
    other = a_victim(mobile="07700 900457", language="bn")
    a_plan(other, is_confirmed=True, wording="neutral")

    assert "আমরা" not in _body(outside, hand_over(a_queued_text(victim)))

    _sign_off()

    [entry] = outside.handed_over(str(hand_over(a_queued_text(other)).reference))
    assert entry["body"].startswith("আমরা আপনার ভাষায় কথা বলতে পারি।")
    assert sms_count(entry["body"]) == 1


def _sign_off() -> None:
    languages.sign_off(
        actor=staff("Bernice", Role.SUPERVISOR),
        code="bn",
        area=Area.FIRST,
        read=digest("bn", Area.FIRST),
        checked_by="A speaker",
        now=NOW,
    )
