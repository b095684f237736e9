"""What texts, e-mails and letters by GOV.UK Notify have in common: calling it, what a missing answer means, and its
statuses as ours (source: its API documentation, statuses of each kind)."""

import re
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any, TypeVar

from notifications_python_client.errors import APIError, InvalidResponse
from notifications_python_client.notifications import NotificationsAPIClient

from victimcare.adapters.supplier_connections import was_never_connected
from victimcare.services.ports import (
    STATE_ORDER,
    AcceptedMessage,
    AccountFault,
    MessageState,
    ProviderMessage,
    SendDeferred,
    SendError,
    SendInDoubt,
    SendRefused,
)

TIMEOUT = 10.0  # seconds to connect, and again to answer

# Refusals that say nothing about this message: once the key, the clock or the rate is right, it will be accepted.
_NOT_THE_MESSAGE = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})
# A gateway in front of Notify gave up on it; what Notify did with the request is not known.
_GATEWAY = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT})

# 400 refusals that are about our settings at Notify. Source: the tables "Error codes" of its API documentation.
_ACCOUNT_FAULTS = re.compile(
    r"Template |template is not suitable|Missing personalisation|does not exist in database for service"
    r"|trial mode|team-only|team api key|[Ss]ervice is (?:not allowed|suspended|archived|inactive)"
)

_T = TypeVar("_T")


class NotifyClient:
    """May be shared by threads: the official client, which may not, is made once for each thread."""

    def __init__(self, *, base_url: str, api_key: str, timeout: float = TIMEOUT) -> None:
        self._base_url, self._api_key, self._timeout = base_url, api_key, timeout
        self._threads = threading.local()

    def send(self, request: Callable[[NotificationsAPIClient], Any]) -> AcceptedMessage:
        """Raises SendRefused, SendDeferred or SendInDoubt."""
        answer = self._ask(request)
        try:
            return AcceptedMessage(provider_id=str(answer["id"]))
        except (TypeError, KeyError):
            raise SendInDoubt("an answer without an id") from None

    def find(self, kind: str, reference: str, states: Mapping[str, MessageState]) -> ProviderMessage | None:
        """The message of this kind with our reference that came furthest. Raises SendDeferred."""
        answer = self._question(lambda client: client.get_all_notifications(template_type=kind, reference=reference))
        found = [_message(one, states) for one in answer["notifications"] if one["reference"] == reference]
        return max(found, key=lambda message: STATE_ORDER.index(message.state), default=None)

    def template(self, kind: str, *, fits: Callable[[dict[str, Any]], bool], expected: str) -> str:
        """The id of the first template of this kind that fits. Raises SendDeferred: nothing has been sent yet."""
        answer = self._question(lambda client: client.get_all_templates(template_type=kind))
        for one in answer["templates"]:
            if fits(one):
                return str(one["id"])
        raise AccountFault(f"Notify has no {kind} template with {expected}: make one")

    def _question(self, request: Callable[[NotificationsAPIClient], _T]) -> _T:
        try:
            return self._ask(request)
        except AccountFault:
            raise
        except SendError as error:
            raise SendDeferred(error.reason) from error  # a look-up can always be repeated

    def _ask(self, request: Callable[[NotificationsAPIClient], _T]) -> _T:
        """The answer, or what its absence means for a message that was being sent."""
        try:
            return request(self._client())
        except InvalidResponse as error:
            raise SendInDoubt(f"{error.status_code}: an answer that is not JSON") from error
        except APIError as error:
            raise _meaning(error) from error

    def _client(self) -> NotificationsAPIClient:
        if not hasattr(self._threads, "client"):
            self._threads.client = NotificationsAPIClient(self._api_key, self._base_url, self._timeout)
        client: NotificationsAPIClient = self._threads.client
        return client


def _meaning(error: APIError) -> SendError:
    if error.response is None:
        # The client raises every failure of the connection as a 503. Only a connection that was never made is harmless.
        return SendDeferred("no connection") if was_never_connected(error.__cause__) else SendInDoubt("no answer")
    reason = f"{error.status_code} {_name(error)}"
    if _is_account_fault(error):
        return AccountFault(reason)
    if error.status_code in _GATEWAY:
        return SendInDoubt(reason)
    if error.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or error.status_code in _NOT_THE_MESSAGE:
        return SendDeferred(reason)
    return SendRefused(reason)


def _is_account_fault(error: APIError) -> bool:
    """Whether every message of ours would be refused like this one, until a person has put the account right."""
    if error.status_code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return True
    said = _name(error)
    if error.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        return "send limits" in said  # a daily limit; a rate limit is over in a minute
    return error.status_code == HTTPStatus.BAD_REQUEST and _ACCOUNT_FAULTS.search(said) is not None


def _name(error: APIError) -> str:
    """Notify's error type and message, without long numbers: some messages repeat the content of a field."""
    errors = error.message
    if isinstance(errors, list) and errors:
        return re.sub(r"\d{4,}", "…", f"{errors[0].get('error')}: {errors[0].get('message')}")
    return "error"


def _message(one: dict[str, Any], states: Mapping[str, MessageState]) -> ProviderMessage:
    at = one["completed_at"] or one["sent_at"] or one["created_at"]
    # A status that we do not know yet still belongs to a message that Notify has: it must not be sent again.
    state = states.get(one["status"], MessageState.SENDING)
    return ProviderMessage(provider_id=str(one["id"]), state=state, at=datetime.fromisoformat(at))


NAME = "notify"
STATES = {
    "created": MessageState.ACCEPTED,
    "sending": MessageState.SENDING,
    "pending": MessageState.SENDING,
    # Sent to an international number whose network reports no more: nothing shows that it arrived.
    "sent": MessageState.SENDING,
    "delivered": MessageState.DELIVERED,
    "permanent-failure": MessageState.FAILED,
    "temporary-failure": MessageState.FAILED_FOR_NOW,
    "technical-failure": MessageState.FAILED_FOR_NOW,
}
LETTER_STATES = {
    "pending-virus-check": MessageState.ACCEPTED,
    "created": MessageState.ACCEPTED,
    "accepted": MessageState.ACCEPTED,
    "sending": MessageState.ACCEPTED,
    # Printed and posted. No one reports that it arrived, so no letter is ever "delivered".
    "received": MessageState.POSTED,
    "delivered": MessageState.POSTED,
    "virus-scan-failed": MessageState.FAILED,
    "validation-failed": MessageState.FAILED,
    "cancelled": MessageState.FAILED,
    "permanent-failure": MessageState.FAILED,
    "returned-letter": MessageState.FAILED,
    "technical-failure": MessageState.FAILED_FOR_NOW,
}
