from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import timezone
from tests.services.messages.tellings import a_queued_text, a_reachable_victim

from victimcare.adapters.texts.notify import NotifyReceipts
from victimcare.adapters.texts.sinch import SinchReceipts
from victimcare.channels.api import hooks
from victimcare.records.models import Telling
from victimcare.records.models.messages import TellingStatus
from victimcare.services import outside

pytestmark = pytest.mark.django_db
TOKEN = "agreed-between-provider-and-product"


@pytest.fixture(autouse=True)
def agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "_receipts", {"notify": NotifyReceipts(token=TOKEN)})


@pytest.fixture
def telling() -> Telling:
    telling = a_queued_text()
    values = {"status": TellingStatus.ACCEPTED, "handed_over_at": telling.queued_at, "provider": "notify"}
    Telling.objects.update(**values)
    return telling


def receipt(telling: Telling, **changed: Any) -> dict[str, Any]:
    return {
        "id": "740e5834-3a29-46b4-9a6f-16142fde533a",
        "reference": str(telling.reference),
        "to": "07700900123",
        "status": "delivered",
        "created_at": "2026-11-25T09:00:00.000000Z",
        "completed_at": "2026-11-25T09:00:02.000000Z",
        "sent_at": "2026-11-25T09:00:01.000000Z",
        "notification_type": "sms",
        "template_id": "6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a01",
        "template_version": 1,
    } | changed


def post(body: bytes | dict[str, Any], *, authorization: str = f"Bearer {TOKEN}", supplier: str = "notify") -> int:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = RequestFactory(enforce_csrf_checks=True).post(
        f"/hooks/{supplier}", raw, content_type="application/json", headers={"authorization": authorization}
    )
    return hooks.receipt(request, supplier).status_code


def status(telling: Telling) -> str:
    telling.refresh_from_db()
    return telling.status


def test_a_receipt_moves_the_message_on_and_again_changes_nothing(telling: Telling) -> None:
    assert [post(receipt(telling)), post(receipt(telling))] == [204, 204]

    assert status(telling) == "delivered"
    assert telling.delivered_at is not None
    assert telling.delivered_at <= timezone.now()


@pytest.mark.parametrize("authorization", ["", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN} "])
def test_a_forged_receipt_changes_nothing(telling: Telling, authorization: str) -> None:
    assert post(receipt(telling), authorization=authorization) == 403
    assert status(telling) == "accepted"


@pytest.mark.parametrize("changed", [{"status": "lost"}, {"reference": None}, {"completed_at": "yesterday"}])
def test_a_receipt_that_cannot_be_read_changes_nothing(telling: Telling, changed: dict[str, Any]) -> None:
    assert post(receipt(telling, **changed)) == 400
    assert status(telling) == "accepted"


def test_what_is_no_json_or_far_too_long_is_refused(telling: Telling) -> None:
    assert post(b"\xff{") == 400
    assert post(b"x" * (hooks.LARGEST + 1)) == 413


def test_a_message_that_is_not_ours_need_not_be_told_again(telling: Telling) -> None:
    assert post(receipt(telling, reference="not-ours")) == 204


def test_a_token_that_another_supplier_was_given_opens_nothing(
    telling: Telling, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = {"notify": NotifyReceipts(token=TOKEN), "sinch": SinchReceipts(secret="the other one's")}
    monkeypatch.setattr(outside, "_receipts", both)
    report = {
        "type": "recipient_delivery_report_sms",
        "client_reference": str(telling.reference),
        "batch_id": "b1",
        "status": "Delivered",
        "at": "2026-11-25T09:00:02Z",
    }

    assert post(receipt(telling), authorization="Bearer the other one's") == 403
    assert post(report, supplier="sinch") == 403
    assert status(telling) == "accepted"


def test_a_receipt_that_bears_another_messages_id_is_only_about_the_one_it_names(telling: Telling) -> None:
    another = a_queued_text(a_reachable_victim(mobile="07700 900456"))
    Telling.objects.filter(id=another.id).update(
        status=TellingStatus.ACCEPTED, handed_over_at=another.queued_at, provider_id="another-id"
    )

    assert post(receipt(telling, id="another-id", status="permanent-failure")) == 204

    assert (status(telling), status(another)) == ("failed", "accepted")


def test_only_post_is_answered() -> None:
    assert hooks.receipt(RequestFactory().get("/hooks/notify"), "notify").status_code == 405


def test_without_a_provider_there_is_no_such_address(telling: Telling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "_receipts", {})

    assert post(receipt(telling)) == 404
