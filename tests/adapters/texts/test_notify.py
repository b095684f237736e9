from __future__ import annotations

import threading
import uuid
from dataclasses import dataclass
from typing import Any

import pytest

from tests.adapters.conftest import CALLBACK_TOKEN, ROWAN
from tests.adapters.contracts.texts import Headers, Supplier, TextsContract, a_text
from tests.outside import PATIENT, TEMPLATE, Doorstep, Outside, patience_in_mode
from victimcare.adapters.texts.notify import NotifyReceipts, NotifyTexts
from victimcare.services.ports import AccountFault, SendDeferred

WRONG_SECRET = "00000000-0000-4000-8000-000000000000"


@dataclass
class Notify:
    outside: Outside
    callbacks: Doorstep

    def __post_init__(self) -> None:
        self.texts = self._texts(self.outside.api_key)
        self.receipts = NotifyReceipts(token=CALLBACK_TOKEN)

    @property
    def texts_with_wrong_secret(self) -> NotifyTexts:
        return self._texts(self.outside.api_key[:-36] + WRONG_SECRET)

    @property
    def texts_to_nowhere(self) -> NotifyTexts:
        return NotifyTexts(base_url="http://127.0.0.1:1", api_key=self.outside.api_key, template_id="any")

    def misbehave(self, mode: str, *, count: int) -> None:
        self.outside.misbehave(mode, count=count)
        self.texts = self._texts(self.outside.api_key, template_id=TEMPLATE, timeout=patience_in_mode(mode))

    def journal(self, reference: str) -> list[dict[str, Any]]:
        return self.outside.handed_over(reference)

    def signed(self, body: bytes) -> Headers:
        return {"Authorization": f"Bearer {CALLBACK_TOKEN}"}

    def posted(self, reference: str) -> list[tuple[Headers, bytes]]:
        return [(post.headers, post.body) for post in self.callbacks.about(reference)]

    def _texts(self, api_key: str, *, template_id: str | None = None, timeout: float = PATIENT) -> NotifyTexts:
        return NotifyTexts(
            base_url=self.outside.url,
            api_key=api_key,
            template_id=template_id,
            sender_ids={"Rowan": ROWAN},
            timeout=timeout,
        )


@pytest.fixture
def supplier(outside: Outside, callbacks: Doorstep) -> Supplier:
    return Notify(outside, callbacks)


class TestNotify(TextsContract):
    def test_a_sender_that_notify_does_not_know_is_a_fault_of_the_account(self, outside: Outside) -> None:
        texts = NotifyTexts(base_url=outside.url, api_key=outside.api_key, sender_ids={"Rowan": str(uuid.uuid4())})

        with pytest.raises(AccountFault):
            texts.send(a_text())

    def test_many_threads_share_one_adapter(self, supplier: Supplier) -> None:
        texts = [a_text() for _ in range(40)]
        threads = [threading.Thread(target=_send_all, args=(supplier, texts[part::8])) for part in range(8)]

        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert all(len(supplier.journal(text.reference)) == 1 for text in texts)

    def test_a_template_that_is_not_there_is_a_fault_of_the_account(self, outside: Outside) -> None:
        texts = NotifyTexts(
            base_url=outside.url, api_key=outside.api_key, template_id="6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1aff"
        )

        with pytest.raises(AccountFault, match="Template not found"):
            texts.send(a_text())

    def test_a_provider_that_hangs_before_anything_was_sent_is_tried_later(self, outside: Outside) -> None:
        texts = NotifyTexts(base_url=outside.url, api_key=outside.api_key, timeout=1)
        outside.misbehave("hang", count=1)  # meets the question for the template

        with pytest.raises(SendDeferred):
            texts.send(a_text())


def _send_all(supplier: Supplier, texts: list[Any]) -> None:
    for text in texts:
        supplier.texts.send(text)
