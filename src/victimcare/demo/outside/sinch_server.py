"""Sinch's SMS REST API, as far as a service uses it to send one text and to look it up.

Source of paths, bodies, states and error codes: Sinch's SMS API reference (developers.sinch.com/docs/sms), "Batches",
"Delivery reports" and "HTTP status codes". Like Sinch, it checks only the form of a number.
"""

import hmac
import re
import threading
import uuid
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from victimcare.demo.outside.http_server import ConnectionCut, OutsideReply, OutsideRequest
from victimcare.demo.outside.outside_journal import JournalEntry, OutsideJournal, journal_moment
from victimcare.demo.outside.supplier_modes import REQUEST_MODES, SupplierModes

PLAN = "make-believe-plan"  # the id of the one service plan
PREFIX = "/xms/v1/"
LONGEST_TEXT = 2000  # characters
LONGEST_REFERENCE = 2048
PAGE = 30  # batches in one page of a list
LISTED_FOR = timedelta(hours=24)  # without a start date
HANG_SECONDS = 60.0
SLOW_SECONDS = 3.0
SINCH_STATUSES = {  # and the code that goes with it
    "created": ("Queued", 400),
    "sending": ("Dispatched", 401),
    "delivered": ("Delivered", 0),
    "permanent-failure": ("Rejected", 402),
    "temporary-failure": ("Expired", 406),
    "technical-failure": ("Failed", 403),
}


class _Refused(Exception):
    def __init__(self, status: int, code: str, text: str) -> None:
        super().__init__(text)
        self.reply = OutsideReply.of({"code": code, "text": text}, status)


class SinchServer:
    """Answers requests under `/xms/v1/`. `handed_over` is called with each message that was accepted."""

    def __init__(
        self,
        *,
        journal: OutsideJournal,
        modes: SupplierModes,
        token: str,
        senders: Collection[str],
        default_sender: str,
        handed_over: Callable[[JournalEntry], None],
        stopping: threading.Event,
    ) -> None:
        self._journal, self._modes, self._token, self._stopping = journal, modes, token, stopping
        self._senders, self._default_sender = frozenset(senders), default_sender
        self._handed_over = handed_over

    def answer(self, request: OutsideRequest) -> OutsideReply:
        try:
            if not hmac.compare_digest(request.authorization.encode(), f"Bearer {self._token}".encode()):
                raise _Refused(HTTPStatus.UNAUTHORIZED, "unauthorized", "")
            mood = self._modes.take(REQUEST_MODES)
            self._misbehave(mood)
            reply = self._route(request)
        except _Refused as refusal:
            return refusal.reply
        if "accept_then_drop" in mood and request.method == "POST":
            raise ConnectionCut
        return reply

    def _misbehave(self, mood: frozenset[str]) -> None:
        if "5xx" in mood:
            raise _Refused(HTTPStatus.INTERNAL_SERVER_ERROR, "internal_server_error", "Internal server error")
        if "429" in mood:
            raise _Refused(HTTPStatus.TOO_MANY_REQUESTS, "too_many_requests", "Too many requests")
        if "hang" in mood:
            self._stopping.wait(HANG_SECONDS)
            raise ConnectionCut
        if "slow" in mood:
            self._stopping.wait(SLOW_SECONDS)

    def _route(self, request: OutsideRequest) -> OutsideReply:
        match request.method, request.path.removeprefix(PREFIX).split("/"):
            case "POST", [plan, "batches"] if plan == PLAN:
                return self._send(request.json())
            case "GET", [plan, "batches"] if plan == PLAN:
                return self._list(request.query)
            case "GET", [plan, "batches", batch_id, "delivery_report", number] if plan == PLAN:
                return self._report(batch_id, number)
        raise _Refused(HTTPStatus.NOT_FOUND, "resource_not_found", "No such resource")

    def _send(self, batch: dict[str, Any] | None) -> OutsideReply:
        if batch is None:
            raise _Refused(HTTPStatus.BAD_REQUEST, "syntax_invalid_json", "Invalid JSON syntax")
        to, body, reference = batch.get("to"), batch.get("body"), batch.get("client_reference")
        if not isinstance(to, list) or not to or not all(_is_number(number) for number in to):
            raise _invalid_parameter("to")
        if len(to) > 1:
            raise _invalid_parameter("to: this stand-in takes one recipient")
        if not isinstance(body, str) or not 0 < len(body) <= LONGEST_TEXT:
            raise _invalid_parameter("body")
        if reference is not None and (not isinstance(reference, str) or len(reference) > LONGEST_REFERENCE):
            raise _invalid_parameter("client_reference")
        sender = batch.get("from", self._default_sender)
        if sender != self._default_sender and sender not in self._senders:
            raise _Refused(HTTPStatus.FORBIDDEN, "forbidden_originator", "Originator not allowed")
        entry = self._journal.add(
            id=uuid.uuid4().hex,
            provider="sinch",
            channel="text",
            to=f"+{to[0].removeprefix('+')}",
            sender=sender,
            subject=None,
            body=body,
            reference=reference,
            state="created",
        )
        self._handed_over(entry)
        return OutsideReply.of(_batch(entry), HTTPStatus.CREATED)

    def _list(self, query: dict[str, str]) -> OutsideReply:
        """Newest first, the first page; filters: client_reference, start_date."""
        since = query.get("start_date")
        start = datetime.fromisoformat(since) if since else datetime.fromisoformat(journal_moment()) - LISTED_FOR
        found = [
            _batch(entry)
            for entry in reversed(self._journal.since(0))
            if entry.provider == "sinch"
            and query.get("client_reference") in (None, entry.reference)
            and datetime.fromisoformat(entry.at) >= start
        ]
        return OutsideReply.of({"count": len(found), "page": 0, "page_size": PAGE, "batches": found[:PAGE]})

    def _report(self, batch_id: str, number: str) -> OutsideReply:
        entry = self._journal.get(batch_id)
        if entry is None or entry.provider != "sinch" or entry.to != f"+{number}":
            raise _Refused(HTTPStatus.NOT_FOUND, "resource_not_found", "No such resource")
        status, code = SINCH_STATUSES[entry.state]
        at = sinch_moment(entry.completed_at or entry.sent_at or entry.at)
        return OutsideReply.of(
            {
                "type": "recipient_delivery_report_sms",
                "batch_id": entry.id,
                "recipient": number,
                "code": code,
                "status": status,
                "at": at,
                "client_reference": entry.reference,
            }
        )


def sinch_moment(at: str) -> str:
    """A moment of the journal as Sinch writes it: with three digits after the decimal point."""
    return f"{at[:-4]}Z"


def _is_number(number: object) -> bool:
    return isinstance(number, str) and re.fullmatch(r"\+?[1-9]\d{4,14}", number) is not None


def _invalid_parameter(what: str) -> _Refused:
    return _Refused(HTTPStatus.BAD_REQUEST, "syntax_invalid_parameter_format", f"Invalid format of {what}")


def _batch(entry: JournalEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "type": "mt_text",
        "to": [entry.to.removeprefix("+")],
        "from": entry.sender,
        "body": entry.body,
        "canceled": False,
        "client_reference": entry.reference,
        "delivery_report": "per_recipient",
        "created_at": sinch_moment(entry.at),
        "modified_at": sinch_moment(entry.at),
    }
