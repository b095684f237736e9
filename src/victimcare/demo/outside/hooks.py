"""How each provider tells the product what became of a message: what it posts, and what proves that it is from it."""

import base64
import hashlib
import hmac
import json
import time
import uuid
from dataclasses import dataclass
from typing import Any, Protocol

import requests

from victimcare.demo.outside.journal import Entry
from victimcare.demo.outside.notify import KIND_OF, template_of
from victimcare.demo.outside.sinch import STATUS_OF, milliseconds

FORGED = "not-what-you-agreed"  # what a forger would guess


class Hook(Protocol):
    def tell(self, entry: Entry, *, is_forged: bool = False) -> int:
        """Post one callback about this message; the answer's status, or 0 if there was none."""


@dataclass(frozen=True, slots=True)
class NotifyHook:
    """Notify sends a bearer token that was agreed with it."""

    url: str
    token: str

    def tell(self, entry: Entry, *, is_forged: bool = False) -> int:
        return self.post(receipt(entry), token=FORGED if is_forged else self.token)

    def post(self, body: dict[str, Any], *, token: str | None = None) -> int:
        return _post(self.url, json.dumps(body).encode(), {"Authorization": f"Bearer {token or self.token}"})


@dataclass(frozen=True, slots=True)
class SinchHook:
    """Sinch signs each callback with a secret that was agreed with it."""

    url: str
    secret: str

    def tell(self, entry: Entry, *, is_forged: bool = False) -> int:
        body = json.dumps(report(entry)).encode()
        return _post(self.url, body, signed(body, FORGED if is_forged else self.secret))


def receipt(entry: Entry) -> dict[str, Any]:
    """A delivery receipt as Notify posts it: all strings, but for the template's version."""
    template = template_of(entry)
    return {
        "id": entry.id,
        "reference": entry.reference,
        "to": entry.to,
        "status": entry.state,
        "created_at": entry.at,
        "completed_at": entry.completed_at,
        "sent_at": entry.sent_at,
        "notification_type": KIND_OF[entry.channel],
        "template_id": template.id,
        "template_version": 1,
    }


def report(entry: Entry) -> dict[str, Any]:
    """A recipient delivery report as Sinch posts it."""
    status, code = STATUS_OF[entry.state]
    at = milliseconds(entry.completed_at or entry.at)
    return {
        "type": "recipient_delivery_report_sms",
        "batch_id": entry.id,
        "recipient": entry.to.removeprefix("+"),
        "code": code,
        "status": status,
        "at": at,
        "operator_status_at": at,
        "client_reference": entry.reference,
    }


def signed(body: bytes, secret: str) -> dict[str, str]:
    """Sinch's signature headers for this body."""
    nonce, timestamp = uuid.uuid4().hex, str(int(time.time()))
    text = b".".join([body, nonce.encode(), timestamp.encode()])
    return {
        "x-sinch-webhook-signature-algorithm": "HmacSHA256",
        "x-sinch-webhook-signature-nonce": nonce,
        "x-sinch-webhook-signature-timestamp": timestamp,
        "x-sinch-webhook-signature": base64.b64encode(hmac.digest(secret.encode(), text, hashlib.sha256)).decode(),
    }


def _post(url: str, body: bytes, headers: dict[str, str]) -> int:
    try:
        return requests.post(
            url, data=body, headers=headers | {"Content-Type": "application/json"}, timeout=10
        ).status_code
    except requests.RequestException:
        return 0
