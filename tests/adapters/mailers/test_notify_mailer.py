from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tests.adapters.conftest import CALLBACK_TOKEN
from tests.adapters.contracts.mailers import MailersContract, Supplier, an_email
from tests.adapters.texts.test_notify import WRONG_SECRET
from tests.outside import PATIENT, Doorstep, Outside, eventually, patience_in_mode
from victimcare.adapters.mailers.notify import NotifyMailer
from victimcare.adapters.texts.notify import NotifyReceipts
from victimcare.services.ports import DeliveryReceipt, MessageState, SendInDoubt


@dataclass
class Notify:
    outside: Outside
    patience: float = PATIENT

    @property
    def mailer(self) -> NotifyMailer:
        return self._mailer(self.outside.url, self.outside.api_key)

    @property
    def mailer_with_wrong_secret(self) -> NotifyMailer:
        return self._mailer(self.outside.url, self.outside.api_key[:-36] + WRONG_SECRET)

    @property
    def mailer_to_nowhere(self) -> NotifyMailer:
        return self._mailer("http://127.0.0.1:1", self.outside.api_key)

    def misbehave(self, mode: str, *, count: int) -> None:
        self.outside.misbehave(mode, count=count)
        self.patience = patience_in_mode(mode)

    def journal(self, reference: str) -> list[dict[str, Any]]:
        return self.outside.handed_over(reference)

    def _mailer(self, url: str, key: str) -> NotifyMailer:
        template = "6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a02"
        return NotifyMailer(base_url=url, api_key=key, template_id=template, timeout=self.patience)


@pytest.fixture
def supplier(outside: Outside) -> Supplier:
    return Notify(outside)


class TestNotifyMailer(MailersContract):
    def test_its_template_is_found_by_what_it_holds(self, supplier: Supplier, outside: Outside) -> None:
        email = an_email()

        NotifyMailer(base_url=outside.url, api_key=outside.api_key, timeout=PATIENT).send(email)

        assert len(supplier.journal(email.reference)) == 1

    def test_an_email_in_doubt_is_looked_up_by_our_reference(self, outside: Outside) -> None:
        mailer, email = Notify(outside).mailer, an_email()
        outside.misbehave("accept_then_drop", count=1)

        with pytest.raises(SendInDoubt):
            mailer.send(email)

        found = mailer.find(email.reference)
        assert found is not None
        assert found.provider_id == outside.handed_over(email.reference)[0]["id"]

    @pytest.mark.parametrize(
        ("to", "state"),
        [
            ("rowan@inbox.example", MessageState.DELIVERED),
            ("perm-fail@inbox.example", MessageState.FAILED),
            ("temp-fail@inbox.example", MessageState.FAILED_FOR_NOW),
        ],
    )
    def test_its_receipt_comes_as_those_of_texts_do(
        self, supplier: Supplier, callbacks: Doorstep, to: str, state: MessageState
    ) -> None:
        email = an_email(to=to)
        supplier.mailer.send(email)

        [post] = eventually(lambda: callbacks.about(email.reference))

        receipts = NotifyReceipts(token=CALLBACK_TOKEN)
        told = receipts.read({"Authorization": post.authorization}, post.body)
        assert isinstance(told, DeliveryReceipt)
        assert (told.reference, told.state) == (email.reference, state)
