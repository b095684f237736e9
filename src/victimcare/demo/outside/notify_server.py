"""GOV.UK Notify's HTTP API, as far as a service uses it to send and to look up.

Source of paths, bodies, states and error messages: the REST API documentation of GOV.UK Notify
(docs.notifications.service.gov.uk/rest-api.html) and the errors its own client turns them into.
"""

import threading
import uuid
from collections.abc import Callable, Mapping
from email.utils import formataddr, parseaddr
from http import HTTPStatus
from typing import Any

from notifications_python_client.authentication import decode_jwt_token, get_token_issuer
from notifications_python_client.errors import TokenDecodeError, TokenError, TokenExpiredError

from victimcare.demo.outside.http_server import ConnectionCut, OutsideReply, OutsideRequest
from victimcare.demo.outside.notify_checks import (
    TEMPLATES,
    LetterShelf,
    NotifyRefusal,
    NotifyTemplate,
    bad_request,
    check_recipient,
    find_template,
    find_template_of_kind,
    invalid_request,
    read_letter,
    read_personalisation,
)
from victimcare.demo.outside.outside_journal import JournalEntry, OutsideJournal
from victimcare.demo.outside.supplier_modes import ACCOUNT_MODES, REQUEST_MODES, SupplierModes

LONGEST_TEXT = 918  # characters, as Notify counts them
PAGE = 250  # messages in one page of a list
HANG_SECONDS = 60.0
SLOW_SECONDS = 2.0
NOTIFY_KINDS = {"text": "sms", "email": "email", "letter": "letter"}
CHANNELS_BY_KIND = {kind: channel for channel, kind in NOTIFY_KINDS.items()}


# Source: the tables "Error codes" of Notify's API documentation.
_ACCOUNT_REFUSALS = {
    "trial_mode": (
        HTTPStatus.BAD_REQUEST,
        "BadRequestError",
        "Can't send to this recipient when service is in trial mode",
    ),
    "team_only_key": (
        HTTPStatus.BAD_REQUEST,
        "BadRequestError",
        "Can't send to this recipient using a team-only API key",
    ),
    "daily_limit": (
        HTTPStatus.TOO_MANY_REQUESTS,
        "TooManyRequestsError",
        "Exceeded send limits (sms: 50) for today",
    ),
    "service_suspended": (HTTPStatus.FORBIDDEN, "AuthError", "Invalid token: service is archived"),
}


class NotifyServer:
    """Answers requests under `/v2/`. `handed_over` is called with each message that was accepted."""

    def __init__(
        self,
        *,
        journal: OutsideJournal,
        modes: SupplierModes,
        api_key: str,
        senders: Mapping[str, str],
        default_sender: str,
        handed_over: Callable[[JournalEntry], None],
        letters: LetterShelf,
        reply_to: str,
        stopping: threading.Event,
    ) -> None:
        self._letters, self._reply_to = letters, reply_to
        self._journal, self._modes, self._stopping = journal, modes, stopping
        self._service_id, self._secret = api_key[-73:-37], api_key[-36:]
        self._senders, self._default_sender = senders, default_sender
        self._handed_over = handed_over

    def answer(self, request: OutsideRequest) -> OutsideReply:
        try:
            self._check_token(request.authorization)
            mood = self._modes.take(REQUEST_MODES)
            self._misbehave(mood)
            self._refuse_account(request)
            reply = self._route(request)
        except NotifyRefusal as refusal:
            return refusal.reply()
        if "accept_then_drop" in mood and request.method == "POST":
            raise ConnectionCut
        return reply

    def _refuse_account(self, request: OutsideRequest) -> None:
        """While our account is at fault it takes no message; for a suspended service it refuses look-ups too."""
        for mode in self._modes.take(ACCOUNT_MODES):
            if request.method == "POST" or mode == "service_suspended":
                raise NotifyRefusal(*_ACCOUNT_REFUSALS[mode])

    def _misbehave(self, mood: frozenset[str]) -> None:
        if "5xx" in mood:
            raise NotifyRefusal(HTTPStatus.INTERNAL_SERVER_ERROR, "Exception", "Internal server error")
        if "429" in mood:
            message = "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds"
            raise NotifyRefusal(HTTPStatus.TOO_MANY_REQUESTS, "RateLimitError", message)
        if "hang" in mood:
            self._stopping.wait(HANG_SECONDS)
            raise ConnectionCut
        if "slow" in mood:
            self._stopping.wait(SLOW_SECONDS)

    def _check_token(self, authorization: str) -> None:
        scheme, _, token = authorization.partition(" ")
        if scheme != "Bearer" or not token:
            message = "Unauthorized: authentication token must be provided"
            raise NotifyRefusal(HTTPStatus.UNAUTHORIZED, "AuthError", message)
        try:
            issuer = get_token_issuer(token)
            if issuer != self._service_id:
                raise NotifyRefusal(HTTPStatus.FORBIDDEN, "AuthError", "Invalid token: service not found")
            decode_jwt_token(token, self._secret)
        except TokenExpiredError as error:
            message = "Error: Your system clock must be accurate to within 30 seconds"
            raise NotifyRefusal(HTTPStatus.FORBIDDEN, "AuthError", message) from error
        except (TokenDecodeError, TokenError) as error:
            raise NotifyRefusal(HTTPStatus.FORBIDDEN, "AuthError", "Invalid token: API key not found") from error

    def _route(self, request: OutsideRequest) -> OutsideReply:
        match request.method, request.path.strip("/").split("/")[1:]:
            case "POST", ["notifications", "sms" | "email" | "letter" as kind]:
                return self._send(kind, request.json())
            case "GET", ["notifications"]:
                return self._list(request.query)
            case "GET", ["notifications", notification_id]:
                return self._one(notification_id)
            case "GET", ["templates"]:
                wanted = request.query.get("type")
                found = [one.shown() for one in TEMPLATES.values() if wanted in (None, one.kind)]
                return OutsideReply.of({"templates": found})
            case "GET", ["template", template_id] | ["template", template_id, "version", "1"]:
                return OutsideReply.of(find_template(template_id, HTTPStatus.NOT_FOUND).shown())
        raise NotifyRefusal(HTTPStatus.NOT_FOUND, "NoResultFound", "No result found")

    def _send(self, kind: str, body: dict[str, Any] | None) -> OutsideReply:
        if body is None:
            raise NotifyRefusal(HTTPStatus.BAD_REQUEST, "BadRequestError", "Invalid JSON supplied in POST data")
        if kind == "letter" and "content" in body:
            return self._send_precompiled(body)
        template = find_template_of_kind(kind, body)
        words = read_personalisation(body)
        to = check_recipient(kind, body, words)
        missing = [name for name in template.placeholders() if name not in words]
        if missing:
            raise bad_request(f"Missing personalisation: {', '.join(missing)}")
        if not words["body"].strip():
            raise bad_request("Your message is empty.")
        if kind == "sms" and len(words["body"]) > LONGEST_TEXT:
            raise bad_request(f"Content for template has a character count greater than the limit of {LONGEST_TEXT}")
        reference = _reference(body)
        entry = self._journal.add(
            id=str(uuid.uuid4()),
            provider="notify",
            channel=CHANNELS_BY_KIND[kind],
            to=to,
            sender=self._sender(kind, body),
            subject=words["subject"] if template.subject else None,
            body=words["body"],
            reference=reference,
            state="accepted" if kind == "letter" else "created",
        )
        self._handed_over(entry)
        return OutsideReply.of(_accepted(entry, template), HTTPStatus.CREATED)

    def _send_precompiled(self, body: dict[str, Any]) -> OutsideReply:
        """Accepted first and checked afterwards, as at Notify: a fault shows in its state."""
        reference = _reference(body)
        if reference is None:
            raise invalid_request("reference is a required property")
        letter = read_letter(str(body["content"]))
        if letter is None:
            raise NotifyRefusal(HTTPStatus.BAD_REQUEST, "ValidationError", "Letter content is not a valid PDF")
        letter_id = str(uuid.uuid4())
        self._letters.keep(letter_id, letter.pdf)
        entry = self._journal.add(
            id=letter_id,
            provider="notify",
            channel="letter",
            to=letter.to,
            sender=self._default_sender,
            subject=None,
            body=letter.words,
            reference=reference,
            state="validation-failed" if letter.why_not else "pending-virus-check",
        )
        if not letter.why_not:
            self._handed_over(entry)
        postage = body.get("postage") or "second"
        return OutsideReply.of({"id": letter_id, "reference": reference, "postage": postage}, HTTPStatus.CREATED)

    def _sender(self, kind: str, body: dict[str, Any]) -> str:
        chosen = body.get("sms_sender_id") if kind == "sms" else None
        if kind == "email" and self._reply_to:
            return formataddr((self._default_sender, self._reply_to))
        if chosen is None:
            return self._default_sender
        if chosen not in self._senders:
            raise bad_request(f"sms_sender_id {chosen} does not exist in database for service id {self._service_id}")
        return self._senders[chosen]

    def _one(self, notification_id: str) -> OutsideReply:
        try:
            uuid.UUID(notification_id)
        except ValueError:
            raise invalid_request("notification_id is not a valid UUID") from None
        entry = self._journal.get(notification_id)
        if entry is None or entry.provider != "notify":
            raise NotifyRefusal(HTTPStatus.NOT_FOUND, "NoResultFound", "No result found")
        return OutsideReply.of(_notification(entry))

    def _list(self, query: dict[str, str]) -> OutsideReply:
        """Newest first, one page; filters: reference, status, template_type, older_than."""
        entries = [entry for entry in reversed(self._journal.since(0)) if entry.provider == "notify"]
        if older_than := query.get("older_than"):
            last = self._journal.get(older_than)
            entries = [entry for entry in entries if last is not None and entry.n < last.n]
        wanted = [
            entry
            for entry in entries
            if query.get("reference") in (None, entry.reference)
            and query.get("status") in (None, entry.state)
            and query.get("template_type") in (None, NOTIFY_KINDS[entry.channel])
        ]
        page = wanted[:PAGE]
        links = {"current": "/v2/notifications"}
        if page:
            links["next"] = f"/v2/notifications?older_than={page[-1].id}"
        return OutsideReply.of({"notifications": [_notification(entry) for entry in page], "links": links})


def _reference(body: dict[str, Any]) -> str | None:
    reference = body.get("reference")
    if reference is not None and not isinstance(reference, str):
        raise invalid_request(f"reference {reference} is not of type string, null")
    return reference


def _accepted(entry: JournalEntry, template: NotifyTemplate) -> dict[str, Any]:
    content = {"body": entry.body}
    if entry.channel == "text":
        content["from_number"] = entry.sender
    else:
        content["subject"] = entry.subject or ""
    if entry.channel == "email":
        name = parseaddr(entry.sender)[0] or entry.sender
        content["from_email"] = f"{name.lower().replace(' ', '.')}@notify.example"
    return {
        "id": entry.id,
        "reference": entry.reference,
        "content": content,
        "uri": f"/v2/notifications/{entry.id}",
        "template": {"id": template.id, "version": 1, "uri": f"/v2/template/{template.id}"},
        "scheduled_for": None,
    }


def _notification(entry: JournalEntry) -> dict[str, Any]:
    template = find_entry_template(entry)
    lines = entry.to.split(", ") if entry.channel == "letter" else []
    return {
        "id": entry.id,
        "reference": entry.reference,
        "type": template.kind,
        "status": entry.state,
        "phone_number": entry.to if entry.channel == "text" else None,
        "email_address": entry.to if entry.channel == "email" else None,
        **{f"line_{n}": lines[n - 1] if len(lines) >= n else None for n in range(1, 8)},
        "postage": "second" if entry.channel == "letter" else None,
        "template": {"id": template.id, "version": 1, "uri": f"/v2/template/{template.id}/version/1"},
        "body": entry.body,
        "subject": entry.subject,
        "created_at": entry.at,
        "created_by_name": None,
        "sent_at": entry.sent_at,
        "completed_at": entry.completed_at,
        "scheduled_for": None,
    }


def find_entry_template(entry: JournalEntry) -> NotifyTemplate:
    return next(template for template in TEMPLATES.values() if template.kind == NOTIFY_KINDS[entry.channel])
