from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import timezone
from tests.services.messages.tellings import a_queued_text, a_reachable_victim

from victimcare.adapters.texts.notify import NotifyReceipts
from victimcare.adapters.texts.sinch import SinchReceipts
from victimcare.channels.api import supplier_hooks
from victimcare.records.models import Notification, ReceivedMessage, StoppedPoint, Task
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.conversations import received_intake

pytestmark = pytest.mark.django_db
TOKEN = "agreed-between-provider-and-product"


@pytest.fixture(autouse=True)
def agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_registry.ports, "receipts", {"notify": NotifyReceipts(token=TOKEN)})


@pytest.fixture
def telling() -> Notification:
    telling = a_queued_text()
    values = {"status": NotificationStatus.ACCEPTED, "handed_over_at": telling.queued_at, "provider": "notify"}
    Notification.objects.update(**values)
    return telling


def receipt(telling: Notification, **changed: Any) -> dict[str, Any]:
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
    return supplier_hooks.take_receipt(request, supplier).status_code


def status(telling: Notification) -> str:
    telling.refresh_from_db()
    return telling.status


@pytest.mark.parametrize("field", ["reference", "id"])
@pytest.mark.parametrize("character", ["\0", "\ud800", "\x1b"])
def test_a_receipt_with_a_character_that_can_not_be_kept_is_refused(
    telling: Notification, field: str, character: str
) -> None:
    assert post(receipt(telling, **{field: f"a{character}b"})) == 422
    assert status(telling) == NotificationStatus.ACCEPTED


def test_a_receipt_moves_the_message_on_and_again_changes_nothing(telling: Notification) -> None:
    assert [post(receipt(telling)), post(receipt(telling))] == [204, 204]

    assert status(telling) == "delivered"
    assert telling.delivered_at is not None
    assert telling.delivered_at <= timezone.now()


@pytest.mark.parametrize("authorization", ["", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN} "])
def test_a_forged_receipt_changes_nothing(telling: Notification, authorization: str) -> None:
    assert post(receipt(telling), authorization=authorization) == 403
    assert status(telling) == "accepted"


@pytest.mark.parametrize("changed", [{"status": 7}, {"id": None}, {"completed_at": "yesterday"}])
def test_a_receipt_that_cannot_be_read_changes_nothing(telling: Notification, changed: dict[str, Any]) -> None:
    assert post(receipt(telling, **changed)) == 400
    assert status(telling) == "accepted"


def test_what_is_no_json_or_far_too_long_is_refused(telling: Notification) -> None:
    assert post(b"\xff{") == 400
    assert post(b"x" * (supplier_hooks.MOST_BYTES + 1)) == 413


def test_a_message_that_is_not_ours_need_not_be_told_again(telling: Notification) -> None:
    assert post(receipt(telling, reference="not-ours")) == 204


def test_a_token_that_another_supplier_was_given_opens_nothing(
    telling: Notification, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = {"notify": NotifyReceipts(token=TOKEN), "sinch": SinchReceipts(secret="the other one's")}
    monkeypatch.setattr(port_registry.ports, "receipts", both)
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


def test_a_receipt_that_bears_another_messages_id_is_only_about_the_one_it_names(telling: Notification) -> None:
    another = a_queued_text(a_reachable_victim(mobile="07700 900456"))
    Notification.objects.filter(id=another.id).update(
        status=NotificationStatus.ACCEPTED, handed_over_at=another.queued_at, provider_id="another-id"
    )

    assert post(receipt(telling, id="another-id", status="permanent-failure")) == 204

    assert (status(telling), status(another)) == ("failed", "accepted")


def test_only_post_is_answered() -> None:
    assert supplier_hooks.take_receipt(RequestFactory().get("/hooks/notify"), "notify").status_code == 405


def test_without_a_provider_there_is_no_such_address(telling: Notification, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_registry.ports, "receipts", {})

    assert post(receipt(telling)) == 404


@pytest.mark.parametrize("changed", [{"status": "lost"}, {"status": "new-word"}, {"reference": None}])
def test_a_state_that_is_not_known_and_a_message_of_others_are_taken_without_a_word(
    telling: Notification, changed: dict[str, Any]
) -> None:
    assert post(receipt(telling, **changed)) == 204
    assert status(telling) == "accepted"


@pytest.mark.parametrize("word", ["received", "delivered"])
def test_a_letter_that_notify_received_is_posted(telling: Notification, word: str) -> None:
    Notification.objects.update(channel="letter")

    assert post(receipt(telling, notification_type="letter", status=word)) == 204

    assert status(telling) == "sending"
    assert telling.states.order_by("id").last().reason == "posted"  # type: ignore[union-attr]


@pytest.mark.parametrize("word", ["permanent-failure", "virus-scan-failed", "validation-failed"])
def test_a_letter_that_notify_will_not_send_has_failed(telling: Notification, word: str) -> None:
    Notification.objects.update(channel="letter")

    assert post(receipt(telling, notification_type="letter", status=word)) == 204

    assert status(telling) == "failed"


def test_a_returned_letter_is_heard_and_a_person_asks_for_the_address(telling: Notification) -> None:
    Notification.objects.update(channel="letter")
    came_back = {
        "notification_id": "740e5834-3a29-46b4-9a6f-16142fde533a",
        "reference": str(telling.reference),
        "date_sent": "2026-11-25T09:00:00.000000Z",
        "sent_by": "API",
        "template_name": None,
        "template_id": None,
        "template_version": None,
        "spreadsheet_file_name": None,
        "spreadsheet_row_number": None,
        "upload_letter_file_name": None,
    }

    assert [post(came_back), post(came_back)] == [204, 204]

    assert status(telling) == "failed"
    assert [task.reason for task in Task.objects.all()] == ["letter_came_back"]
    assert post(came_back | {"reference": "of-another-service"}) == 204


def test_an_e_mail_that_was_marked_as_spam_counts_as_stop(telling: Notification) -> None:
    complaint = {
        "notification_id": "740e5834-3a29-46b4-9a6f-16142fde533a",
        "complaint_id": "3f0b6c1e-5a86-4f0e-9c39-8f6f3b1d7a52",
        "reference": str(telling.reference),
        "to": "rowan@home.example",
        "complaint_date": "2026-11-25T09:00:00.000000Z",
    }

    assert [post(complaint), post(complaint)] == [204, 204]
    received = ReceivedMessage.objects.get()
    received_intake.sort_message(
        actor=Actor.system("test"),
        received_id=received.id,
        answers=str(telling.reference),
        is_automatic=False,
        report=None,
        now=timezone.now(),
    )

    received.refresh_from_db()
    assert (received.kind, received.victim) == ("stop", telling.victim)
    assert StoppedPoint.objects.filter(kind="email", match_key="rowan@home.example").exists()
    assert post(complaint, authorization="Bearer wrong") == 403
