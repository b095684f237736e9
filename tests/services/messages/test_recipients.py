"""A text says the same to everybody, with every way to reach us: it does not show a person holding the phone that there
is a code, or that the victim is deaf. No one is asked to use a code."""

from __future__ import annotations

import pytest

from tests.outside import Outside
from tests.services.messages.tellings import NOW, a_plan, a_queued_text, a_reachable_victim, a_victim, hand_over
from tests.services.people_and_cases import staff
from victimcare.records.models import CommunicationPassport, Notification, Victim
from victimcare.rules.message_text import count_sms_parts, find_revealing_words
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow, WordingLevel
from victimcare.services.access import Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.messages import message_languages, message_wording
from victimcare.services.messages.message_wording import MessageRecipient
from victimcare.wording.languages import digest_area
from victimcare.wording.sign_off_areas import Area

pytestmark = pytest.mark.django_db
RELAY = "18001 0808 157 0142"


def _body(outside: Outside, telling: Notification) -> str:
    [entry] = outside.handed_over(str(telling.reference))
    body: str = entry["body"]
    assert count_sms_parts(body) == 1
    assert find_revealing_words(body) == []
    return body


NEUTRAL = (
    "We have something new for you. Call us free on 0808 157 0142, or by text through Relay UK: 18001 0808 157 0142."
    " You can ask us how to read it yourself."
)
RING_US = (
    "Hello. Please call us when it suits you: free on 0808 157 0142, or by text through Relay UK: 18001 0808 157 0142."
)


@pytest.mark.parametrize("need", ["", "bsl", "relay", "large_print"])
@pytest.mark.parametrize("has_code", [True, False])
@pytest.mark.parametrize(("plan", "says"), [("neutral", NEUTRAL), ("ring_us", RING_US), ("stated", NEUTRAL)])
def test_a_text_does_not_show_what_the_victim_has_or_can_do(
    outside: Outside, need: str, has_code: bool, plan: str, says: str
) -> None:
    """With and without a code, hearing and deaf, rung and never rung: one and the same text."""
    victim = a_reachable_victim() if plan == "stated" else a_victim(mobile="07700 900456")
    if plan != "stated":
        a_plan(victim, is_confirmed=True, wording=plan)
    if need:
        Victim.objects.filter(id=victim.id).update(formats=[need])
        CommunicationPassport.objects.create(victim=victim, version=1, needs=[need], written_at=NOW, proved_how="page")
    if has_code:
        victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW)

    assert _body(outside, hand_over(a_queued_text(victim))) == says


@pytest.mark.parametrize("channel", [ContactMethod.TEXT, ContactMethod.EMAIL, ContactMethod.LETTER])
@pytest.mark.parametrize("wording", [WordingLevel.NEUTRAL, WordingLevel.RING_US])
def test_in_no_channel_do_its_words_follow_the_recipient(channel: ContactMethod, wording: WordingLevel) -> None:
    decision = ContactNow(channel, 1, wording, may_say_police=False)
    said = {
        message_wording.choose_message_text(
            decision, (), record_id="V1", today=NOW.date(), recipient=MessageRecipient(uses_relay)
        ).body
        for uses_relay in (True, False)
    }

    assert len(said) == 1
    assert f"Relay UK: {RELAY}" in said.pop()


def test_news_in_full_promises_no_page_to_a_victim_without_a_code(outside: Outside) -> None:
    victim = a_victim(mobile="07700 900456")
    a_plan(victim, is_confirmed=True, wording="full", say_police=True)

    [entry] = outside.handed_over(str(hand_over(a_queued_text(victim)).reference))

    assert "page" not in entry["body"]
    assert "code" not in entry["body"]
    assert f"Relay UK {RELAY}" in entry["body"]


def test_the_line_of_its_own_leaves_only_once_it_is_signed_off(outside: Outside) -> None:
    victim = a_reachable_victim()
    Victim.objects.filter(id=victim.id).update(language="bn")
    other = a_victim(mobile="07700 900457", language="bn")
    a_plan(other, is_confirmed=True, wording="neutral")

    assert "আমরা" not in _body(outside, hand_over(a_queued_text(victim)))

    _sign_off()

    [entry] = outside.handed_over(str(hand_over(a_queued_text(other)).reference))
    assert entry["body"].startswith("আমরা আপনার ভাষায় কথা বলতে পারি।")
    assert count_sms_parts(entry["body"]) == 1


def _sign_off() -> None:
    message_languages.sign_off_language(
        actor=staff("Bernice", Role.SUPERVISOR),
        code="bn",
        area=Area.FIRST,
        read=digest_area("bn", Area.FIRST),
        checked_by="A speaker",
        now=NOW,
    )
