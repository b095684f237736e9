"""Two suppliers of texts: which is given a message, and what happens when one of them fails."""

from __future__ import annotations

import dataclasses
import random
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.outside import PATIENT, TEMPLATE, Outside
from tests.services.messages.tellings import (
    NOW,
    SYSTEM,
    a_queued_text,
    a_reachable_victim,
    hand_over,
    look_up,
    resting_for,
    rests,
)
from victimcare.adapters.texts.notify import NotifyTexts
from victimcare.adapters.texts.sinch import SinchTexts
from victimcare.demo.outside.sinch_server import PLAN
from victimcare.records.models import Notification, Supplier
from victimcare.rules.message_sending import LEAST_SCORE, SupplierGrade
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import port_registry, suppliers
from victimcare.services.messages import delivery_status
from victimcare.services.ports import AcceptedMessage, DeliveryReceipt, MessageState, OutgoingText

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(provider: Outside, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Outside]:
    """Two suppliers for whose answer a sender waits as long as a busy machine may need."""
    random.seed(17)
    settings.FORCE = dataclasses.replace(settings.FORCE, usual_ceiling=1000)  # the brake is not asked here
    for name in ("notify", "sinch"):
        provider.misbehave("ok", provider=name)
    monkeypatch.setattr(port_registry.ports, "texts", texts_of_both(provider))
    yield provider
    for name in ("notify", "sinch"):
        provider.misbehave("ok", provider=name)


def texts_of_both(provider: Outside, *, hanging: str = "") -> dict[str, NotifyTexts | SinchTexts]:
    """Both suppliers' adapters; a sender waits only briefly for the one that is known to hang."""
    patience = {name: 0.3 if name == hanging else PATIENT for name in ("notify", "sinch")}
    key = provider.api_key
    return {
        "notify": NotifyTexts(base_url=provider.url, api_key=key, template_id=TEMPLATE, timeout=patience["notify"]),
        "sinch": SinchTexts(base_url=provider.url, service_plan_id=PLAN, api_token=key, timeout=patience["sinch"]),
    }


def some_texts(count: int) -> list[Notification]:
    return [a_queued_text(a_reachable_victim(mobile=f"07700 900{100 + number}")) for number in range(count)]


def weighed(name: str, score: float) -> None:
    Supplier.objects.create(channel="text", name=name, score=score)


def journal_of(outside: Outside, tellings: list[Notification]) -> Counter[str]:
    """How often each of these was handed over, to any supplier."""
    ours = {str(telling.reference) for telling in tellings}
    return Counter(entry["reference"] for entry in outside.journal() if entry["reference"] in ours)


def test_messages_are_shared_and_each_goes_to_one(both: Outside) -> None:
    texts = some_texts(40)
    for text in texts:
        hand_over(text)

    assert {text.status for text in texts} == {"accepted"}
    assert Counter(journal_of(both, texts).values()) == {1: 40}
    given = Counter(text.provider for text in texts)
    assert min(given["notify"], given["sinch"]) >= 8
    journal = {entry["reference"]: entry["provider"] for entry in both.journal()}
    assert all(journal[str(text.reference)] == text.provider for text in texts)


@pytest.mark.parametrize("hanging", ["notify", "sinch"])
def test_the_other_takes_over_while_one_hangs_and_nothing_is_lost_or_doubled(
    both: Outside, hanging: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    both.misbehave("hang", provider=hanging)
    monkeypatch.setattr(port_registry.ports, "texts", texts_of_both(both, hanging=hanging))
    texts = some_texts(40)
    for text in texts:
        hand_over(text)

    doubtful = [text for text in texts if text.status == "in_doubt"]
    assert {text.provider for text in doubtful} <= {hanging}
    assert 1 <= len(doubtful) <= 8
    assert {text.status for text in texts[20:]} - {"in_doubt"} == {"accepted"}

    # Still hanging: it does not even say whether it has them. No other supplier is given one before it does.
    look_up(doubtful[0])
    assert {text.status for text in doubtful} == {"in_doubt"}

    both.misbehave("ok", provider=hanging)
    monkeypatch.setattr(port_registry.ports, "texts", texts_of_both(both))
    for text in doubtful:
        look_up(text)
        hand_over(text)
    for text in texts:
        text.refresh_from_db()
    assert {text.status for text in texts} == {"accepted"}
    assert Counter(journal_of(both, texts).values()) == {1: 40}


def test_what_a_supplier_took_before_the_line_was_cut_stays_with_it(both: Outside) -> None:
    weighed("sinch", LEAST_SCORE)
    both.misbehave("accept_then_drop", provider="notify")
    texts = some_texts(6)
    for text in texts:
        hand_over(text)
        if text.status == "in_doubt":
            look_up(text)

    assert {text.status for text in texts} <= {"accepted", "sending", "delivered"}, "as far as the look found it"
    assert Counter(journal_of(both, texts).values()) == {1: 6}


def test_one_that_certainly_did_not_take_it_gives_way_to_the_other_at_once(both: Outside) -> None:
    both.misbehave("429", provider="notify")
    texts = some_texts(30)
    for text in texts:
        hand_over(text)
        if text.status == "queued":
            assert rests(text) == 0
            hand_over(text)

    assert {(text.status, text.provider) for text in texts} == {("accepted", "sinch")}
    assert Supplier.objects.get(name="notify").score < 0.6
    assert Supplier.objects.get(name="notify").ailing_since is not None


def test_when_both_fail_a_message_waits(both: Outside) -> None:
    for name in ("notify", "sinch"):
        both.misbehave("429", provider=name)
    [text] = some_texts(1)

    hand_over(text)
    with resting_for(30, text):
        hand_over(text)

    assert (text.status, text.attempts) == ("queued", 2)


def test_one_that_is_well_again_gets_its_share_back(both: Outside) -> None:
    weighed("notify", LEAST_SCORE)
    score = LEAST_SCORE
    for number in range(25):
        suppliers.record_supplier_answers(
            ContactMethod.TEXT, "notify", [SupplierGrade.GOOD], now=NOW + timedelta(minutes=number)
        )
        now = Supplier.objects.get(name="notify").score
        assert score < now <= score + 0.06 or now == 1
        score = now

    row = Supplier.objects.get(name="notify")
    assert (row.score, row.ailing_since, len(row.last_answers)) == (1, None, 20)


def test_a_slow_supplier_is_given_less(both: Outside) -> None:
    for _ in range(5):
        suppliers.record_supplier_answers(ContactMethod.TEXT, "notify", [SupplierGrade.SLOW], now=NOW)

    assert 0.3 < Supplier.objects.get(name="notify").score < 0.4


def test_a_failure_that_another_supplier_reports_changes_nothing(both: Outside) -> None:
    [text] = some_texts(1)
    hand_over(text)
    other = {"notify": "sinch", "sinch": "notify"}[text.provider]
    failed = DeliveryReceipt(str(text.reference), "old", MessageState.FAILED, NOW)

    assert not delivery_status.record_delivery_receipt(actor=SYSTEM, supplier=other, receipt=failed, now=NOW)
    text.refresh_from_db()
    assert text.status == "accepted"


class Silent:
    """A supplier that takes texts and cannot be asked about them."""

    name = "silent"

    def send(self, message: OutgoingText, /) -> AcceptedMessage:
        return AcceptedMessage("1")


def test_one_that_cannot_be_asked_leaves_it_to_a_person_and_it_is_never_sent_again(
    both: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    both.misbehave("hang", provider="notify")
    monkeypatch.setattr(port_registry.ports, "texts", texts_of_both(both, hanging="notify"))
    weighed("sinch", LEAST_SCORE)
    monkeypatch.setattr(random, "random", lambda: 0.0)
    [text] = some_texts(1)
    hand_over(text)
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": Silent()})

    look_up(text)

    assert text.status == "in_doubt"
    [task] = text.victim.tasks.filter(kind="message_failed")
    assert task.reason == "message_in_doubt"
    assert text.rests_until is None, "no check asks again"
    hand_over(text)
    assert (text.status, text.attempts) == ("in_doubt", 1)
