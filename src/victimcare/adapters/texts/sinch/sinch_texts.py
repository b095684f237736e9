"""Sends texts by Sinch and looks them up by our reference.

Source: Sinch's SMS API reference, "Batches" (send, list by `client_reference`), "Delivery reports" (of one recipient)
and "HTTP status codes". A batch of ours has one recipient.
"""

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import requests

from victimcare.adapters.supplier_connections import ThreadSessions, ask_supplier
from victimcare.services.ports import (
    STATE_ORDER,
    AcceptedMessage,
    MessageState,
    OutgoingText,
    ProviderMessage,
    SendDeferred,
    SendError,
    SendInDoubt,
    SendRefused,
)

NAME = "sinch"
STATES = {  # source: "Delivery report statuses"
    "Queued": MessageState.ACCEPTED,
    "Dispatched": MessageState.SENDING,
    # Given to the network, which returned nothing readable: nothing shows that it arrived.
    "Unknown": MessageState.SENDING,
    "Delivered": MessageState.DELIVERED,
    "Rejected": MessageState.FAILED,
    "Deleted": MessageState.FAILED,
    "Cancelled": MessageState.FAILED,
    "Aborted": MessageState.FAILED,
    "Failed": MessageState.FAILED_FOR_NOW,
    "Expired": MessageState.FAILED_FOR_NOW,
}


TIMEOUT = 10.0  # seconds to connect, and again to answer
LISTED_FOR = timedelta(days=14)  # for which Sinch lists messages; without a start it lists one day
_BRITISH_MOBILE = re.compile(r"(?:\+|00)?44\s*(?:\(0\))?(7\d{9})|0(7\d{9})")
_OF_ANOTHER_COUNTRY = re.compile(r"(?:\+|00)(?!44)([1-9]\d{7,14})")
_MOMENT = "%Y-%m-%dT%H:%M:%S.000Z"


class SinchTexts:
    """A `TextSupplier`. May be shared by threads: the connection, which may not, is made once for each thread."""

    name = NAME

    def __init__(
        self,
        *,
        base_url: str,
        service_plan_id: str,
        api_token: str,
        sender_names: Collection[str] = (),
        timeout: float = TIMEOUT,
    ) -> None:
        """`base_url`: that of the plan's region, such as `https://eu.sms.api.sinch.com`.

        `sender_names`: those registered for the account. Any other is sent from the plan's default originator, which
        must therefore be neutral.
        """
        self._root = f"{base_url.rstrip('/')}/xms/v1/{service_plan_id}"
        self._api_token, self._timeout = api_token, timeout
        self.sender_names = frozenset(sender_names)
        self._sessions = ThreadSessions(self._sign)

    def send(self, message: OutgoingText, /) -> AcceptedMessage:
        if not message.body.strip():
            raise SendRefused("a text without words")
        batch: dict[str, object] = {
            "to": [_international(message.to)],
            "body": message.body,
            "client_reference": message.reference,
            "delivery_report": "per_recipient",
        }
        if message.sender_name in self.sender_names:
            batch["from"] = message.sender_name
        answer = self._ask("POST", "/batches", json=batch)
        try:
            return AcceptedMessage(provider_id=str(answer["id"]))
        except (TypeError, KeyError):
            raise SendInDoubt("an answer without an id") from None

    def find(self, reference: str) -> ProviderMessage | None:
        try:
            wanted = {"client_reference": reference, "start_date": f"{datetime.now(UTC) - LISTED_FOR:{_MOMENT}}"}
            batches = self._ask("GET", "/batches", params=wanted)["batches"]
            found = [self._message(one) for one in batches if one.get("client_reference") == reference]
        except SendError as error:
            raise SendDeferred(error.reason) from error  # a look-up can always be repeated
        except (TypeError, KeyError) as error:
            raise SendDeferred("an answer without batches") from error
        return max(found, key=lambda message: STATE_ORDER.index(message.state), default=None)

    def _message(self, batch: dict[str, Any]) -> ProviderMessage:
        """With how far it came: without a report yet, it was accepted."""
        try:
            report = self._ask("GET", f"/batches/{batch['id']}/delivery_report/{batch['to'][0]}")
        except SendRefused:
            report = {"status": "Queued", "at": batch["created_at"]}
        # A status that we do not know yet still belongs to a message that Sinch has: it must not be sent again.
        state = STATES.get(report["status"], MessageState.SENDING)
        return ProviderMessage(provider_id=str(batch["id"]), state=state, at=datetime.fromisoformat(report["at"]))

    def _ask(self, method: str, path: str, **what: Any) -> Any:
        """The answer, or what its absence means for a message that was being sent."""
        request = partial(self._sessions.mine().request, method, self._root + path, timeout=self._timeout, **what)
        answer = ask_supplier(request, error_code=_code)
        try:
            return answer.json()
        except ValueError:
            raise SendInDoubt(f"{answer.status_code}: an answer that is not JSON") from None

    def _sign(self, session: requests.Session) -> None:
        session.headers["Authorization"] = f"Bearer {self._api_token}"


def _international(number: str) -> str:
    """`447700900123`. Sinch accepts any digits as a number: what cannot be a mobile number is refused here."""
    squeezed = re.sub(r"[\s\-.]", "", number)
    if british := _BRITISH_MOBILE.fullmatch(squeezed):
        return f"44{british[1] or british[2]}"
    if other := _OF_ANOTHER_COUNTRY.fullmatch(squeezed):
        return other[1]
    raise SendRefused("not a mobile number")


def _code(answer: requests.Response) -> str:
    """Sinch's error code. Its text is left out, since it may repeat the content of a field."""
    try:
        code = answer.json()["code"]
    except (ValueError, TypeError, KeyError):
        return "error"
    return code if isinstance(code, str) and re.fullmatch(r"[a-z_]{1,60}", code) else "error"
