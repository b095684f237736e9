"""Sends texts by GOV.UK Notify and looks them up by our reference."""

import re
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any, TypeVar

import requests
from notifications_python_client.errors import APIError, InvalidResponse
from notifications_python_client.notifications import NotificationsAPIClient

from victimcare.adapters.texts.notify.states import NAME, STATES
from victimcare.services.ports import (
    Accepted,
    InDoubt,
    MessageState,
    OutgoingText,
    ProviderMessage,
    RefusedForGood,
    SendError,
    TryLater,
)

TIMEOUT = 10.0  # seconds to connect, and again to answer
BODY = "((body))"  # the whole of the one template: our words are rendered by us, not there

# Refusals that say nothing about this message: once the key, the clock or the rate is right, it will be taken.
_NOT_THE_MESSAGE = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})
# A gateway before Notify gave up on it; what Notify made of the request is not known.
_GATEWAY = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT})

_FURTHEST = (
    MessageState.ACCEPTED,
    MessageState.SENDING,
    MessageState.FAILED_FOR_NOW,
    MessageState.FAILED,
    MessageState.DELIVERED,
)
_T = TypeVar("_T")


class NotifyTexts:
    """A `Texts`. May be shared by threads: the client, which may not, is made once for each."""

    name = NAME

    def __init__(
        self,
        *,
        base_url: str,
        api_key: str,
        template_id: str | None = None,
        sender_ids: Mapping[str, str] | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        """`template_id`: the text template whose body is `((body))`; without it, it is asked for once.

        `sender_ids`: Notify's id of each sender name. A name without one is sent from the account's default sender,
        which must therefore be the neutral one.
        """
        self._base_url, self._api_key, self._timeout = base_url, api_key, timeout
        self._sender_ids = dict(sender_ids or {})
        self._template_id = template_id
        self._threads = threading.local()

    def send(self, text: OutgoingText) -> Accepted:
        template_id = self._template()
        answer = _asking(
            lambda: self._client().send_sms_notification(
                phone_number=text.to,
                template_id=template_id,
                personalisation={"body": text.body},
                reference=text.reference,
                sms_sender_id=self._sender_ids.get(text.sender_name),
            )
        )
        try:
            return Accepted(provider_id=str(answer["id"]))
        except (TypeError, KeyError):
            raise InDoubt("an answer without an id") from None

    def find(self, reference: str) -> ProviderMessage | None:
        try:
            answer = _asking(lambda: self._client().get_all_notifications(template_type="sms", reference=reference))
        except SendError as error:
            raise TryLater(error.reason) from error  # a question can always be asked again
        found = [_message(one) for one in answer["notifications"] if one["reference"] == reference]
        return max(found, key=lambda message: _FURTHEST.index(message.state), default=None)

    def _client(self) -> NotificationsAPIClient:
        if not hasattr(self._threads, "client"):
            self._threads.client = NotificationsAPIClient(self._api_key, self._base_url, self._timeout)
        client: NotificationsAPIClient = self._threads.client
        return client

    def _template(self) -> str:
        if self._template_id is None:
            try:
                answer = _asking(lambda: self._client().get_all_templates(template_type="sms"))
            except SendError as error:
                raise TryLater(error.reason) from error  # nothing has been sent yet
            fitting = [one["id"] for one in answer["templates"] if one["body"].strip() == BODY]
            if not fitting:
                raise TryLater(f"Notify has no text template whose body is {BODY}: make one")
            self._template_id = str(fitting[0])
        return self._template_id


def _asking(request: Callable[[], _T]) -> _T:
    """The answer, or what its absence means for a message that was being sent."""
    try:
        return request()
    except InvalidResponse as error:
        raise InDoubt(f"{error.status_code}: an answer that is not JSON") from error
    except APIError as error:
        raise _meaning(error) from error


def _meaning(error: APIError) -> SendError:
    if error.response is None:
        # The client raises every failure of the connection as a 503. Only one that never stood is harmless.
        return TryLater("no connection") if _never_connected(error.__cause__) else InDoubt("no answer")
    reason = f"{error.status_code} {_name(error)}"
    if error.status_code in _GATEWAY:
        return InDoubt(reason)
    if error.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or error.status_code in _NOT_THE_MESSAGE:
        return TryLater(reason)
    return RefusedForGood(reason)


def _never_connected(cause: BaseException | None) -> bool:
    if isinstance(cause, requests.ConnectTimeout):
        return True
    inner = cause.args[0] if isinstance(cause, requests.ConnectionError) and cause.args else None
    return type(getattr(inner, "reason", None)).__name__ in {"NewConnectionError", "NameResolutionError"}


def _name(error: APIError) -> str:
    """Notify's error type and message, without long numbers: some messages repeat what was in a field."""
    errors = error.message
    if isinstance(errors, list) and errors:
        return re.sub(r"\d{4,}", "…", f"{errors[0].get('error')}: {errors[0].get('message')}")
    return "error"


def _message(one: dict[str, Any]) -> ProviderMessage:
    at = one["completed_at"] or one["sent_at"] or one["created_at"]
    # A status we do not know yet is still a message that Notify has: it must not be sent again.
    state = STATES.get(one["status"], MessageState.SENDING)
    return ProviderMessage(provider_id=str(one["id"]), state=state, at=datetime.fromisoformat(at))
