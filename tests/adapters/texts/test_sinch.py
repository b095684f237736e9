from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from tests.adapters.conftest import CALLBACK_TOKEN
from tests.adapters.contracts.texts import Headers, Supplier, TextsContract, a_text
from tests.outside import PATIENT, Doorstep, Outside, patience_in_mode
from victimcare.adapters.texts.sinch import SinchReceipts, SinchTexts
from victimcare.adapters.texts.sinch.sinch_hooks import FRESH_FOR
from victimcare.demo.outside.message_deliveries import sign_sinch_body
from victimcare.demo.outside.sinch_server import PLAN
from victimcare.services.ports import ForgedCallback, Recipient, SendRefused, UnreadableReceipt


@dataclass
class Sinch:
    outside: Outside
    callbacks: Doorstep

    def __post_init__(self) -> None:
        self.texts = self._texts(self.outside.api_key)
        self.receipts = SinchReceipts(secret=CALLBACK_TOKEN)

    @property
    def texts_with_wrong_secret(self) -> SinchTexts:
        return self._texts("wrong")

    @property
    def texts_to_nowhere(self) -> SinchTexts:
        return SinchTexts(base_url="http://127.0.0.1:1", service_plan_id=PLAN, api_token="any", timeout=PATIENT)

    def misbehave(self, mode: str, *, count: int) -> None:
        self.outside.misbehave(mode, provider="sinch", count=count)
        self.texts = self._texts(self.outside.api_key, timeout=patience_in_mode(mode))

    def journal(self, reference: str) -> list[dict[str, Any]]:
        return self.outside.handed_over(reference)

    def signed(self, body: bytes) -> Headers:
        return sign_sinch_body(body, CALLBACK_TOKEN)

    def posted(self, reference: str) -> list[tuple[Headers, bytes]]:
        return [(post.headers, post.body) for post in self.callbacks.about(reference)]

    def _texts(self, api_token: str, *, timeout: float = PATIENT) -> SinchTexts:
        return SinchTexts(
            base_url=self.outside.url,
            service_plan_id=PLAN,
            api_token=api_token,
            sender_names=["Rowan"],
            timeout=timeout,
        )


@pytest.fixture
def supplier(outside: Outside, callbacks: Doorstep) -> Supplier:
    return Sinch(outside, callbacks)


class TestSinch(TextsContract):
    @pytest.mark.parametrize(
        "to", ["07700 900123", "+44 (0)7700 900123", "0044 7700 900123", "447700900123", "07700-900.123"]
    )
    def test_a_british_mobile_is_sent_as_sinch_writes_numbers(self, supplier: Supplier, to: str) -> None:
        text = a_text(to=to)

        supplier.texts.send(text)

        assert [entry["to"] for entry in supplier.journal(text.reference)] == ["+447700900123"]

    def test_a_number_of_another_country_goes_as_it_is(self, supplier: Supplier) -> None:
        text = a_text(to="+1 202 555 0100")

        supplier.texts.send(text)

        assert [entry["to"] for entry in supplier.journal(text.reference)] == ["+12025550100"]

    def test_a_sender_that_sinch_does_not_allow_is_our_fault_and_not_the_messages(self, outside: Outside) -> None:
        texts = SinchTexts(
            base_url=outside.url, service_plan_id=PLAN, api_token=outside.api_key, sender_names=["Unused"]
        )
        text = a_text(sender="Unused")

        with pytest.raises(Exception, match="403 forbidden_originator"):
            texts.send(text)

        assert outside.handed_over(text.reference) == []

    def test_the_stand_in_takes_one_recipient_and_no_list(self, outside: Outside) -> None:
        batch = {"to": ["447700900123", "447700900124"], "body": "Words"}

        answer = requests.post(
            f"{outside.url}/xms/v1/{PLAN}/batches",
            json=batch,
            headers={"Authorization": f"Bearer {outside.api_key}"},
            timeout=PATIENT,
        )

        assert answer.status_code == 400

    def test_a_plan_that_is_not_there_is_refused_for_good(self, outside: Outside) -> None:
        texts = SinchTexts(base_url=outside.url, service_plan_id="other", api_token=outside.api_key)

        with pytest.raises(SendRefused, match="404"):
            texts.send(a_text(to=Recipient("07700 900123")))


def test_the_signature_is_the_one_that_sinch_documents() -> None:
    """The vector of its own documentation, long past its time."""
    body = (
        b'{"app_id":"","accepted_time":"2021-10-18T17:49:13.813615Z","project_id":"e2df3a34-a71b-4448-9db5-a8d2baad28e4",'
        b'"contact_create_notification":{"contact":{"id":"01FJA8B466Y0R2GNXD78MD9SM1","channel_identities":[{"channel":'
        b'"SMS","identity":"48123456789","app_id":""}],"display_name":"New Test Contact","email":'
        b'"new.contact@email.com","external_id":"","metadata":"","language":"EN_US"}},"message_metadata":""}'
    )
    headers = {
        "x-sinch-webhook-signature-algorithm": "HmacSHA256",
        "x-sinch-webhook-signature-nonce": "01FJA8B4A7BM43YGWSG9GBV067",
        "x-sinch-webhook-signature-timestamp": "1634579353",
        "x-sinch-webhook-signature": "6bpJoRmFoXVjfJIVglMoJzYXxnoxRujzR4k2GOXewOE=",
    }
    at_that_time = pytest.MonkeyPatch()
    at_that_time.setattr(time, "time", lambda: 1634579353.5)
    receipts = SinchReceipts(secret="foo_secret1234")
    try:
        with pytest.raises(UnreadableReceipt):  # it is genuine, and no delivery report
            receipts.read(headers, body)
        with pytest.raises(ForgedCallback):
            receipts.read(headers, body + b" ")
    finally:
        at_that_time.undo()
    with pytest.raises(ForgedCallback):
        receipts.read(headers, body)


@pytest.mark.parametrize("late", [FRESH_FOR + 60, -FRESH_FOR - 60])
def test_a_report_signed_long_ago_or_ahead_is_not_believed(late: int, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = sign_sinch_body(b"{}", CALLBACK_TOKEN)
    monkeypatch.setattr(time, "time", lambda real=time.time: real() + late)

    with pytest.raises(ForgedCallback):
        SinchReceipts(secret=CALLBACK_TOKEN).read(headers, b"{}")


@pytest.mark.parametrize("timestamp", ["", "soon", "9" * 5000, "1.5", "\u0661"])
def test_a_moment_that_is_none_is_not_believed(timestamp: str) -> None:
    headers = sign_sinch_body(b"{}", CALLBACK_TOKEN) | {"x-sinch-webhook-signature-timestamp": timestamp}

    with pytest.raises(ForgedCallback):
        SinchReceipts(secret=CALLBACK_TOKEN).read(headers, b"{}")


def test_without_a_secret_nothing_is_believed() -> None:
    with pytest.raises(ForgedCallback):
        SinchReceipts(secret="").read(sign_sinch_body(b"{}", ""), b"{}")


def test_references_that_are_not_ours_do_not_hide_ours(outside: Outside) -> None:
    texts = SinchTexts(base_url=outside.url, service_plan_id=PLAN, api_token=outside.api_key)
    for _ in range(3):
        texts.send(a_text())

    assert texts.find(str(uuid.uuid4())) is None
