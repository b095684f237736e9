"""Serves `/hooks/<supplier>`, where suppliers call back. The supplier's adapter reads the request, behind a port."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Protocol, TypeVar

import structlog
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from victimcare.channels.api.request_bodies import REFUSED_CHARACTER, UNPROCESSABLE
from victimcare.rules.characters import find_refused_fields
from victimcare.rules.errors import NotFound
from victimcare.services import clock, port_registry
from victimcare.services.access import Act, Actor
from victimcare.services.control_room.intake import room_texts
from victimcare.services.conversations import received_intake
from victimcare.services.conversations.received_intake import IncomingMessage
from victimcare.services.messages import delivery_status
from victimcare.services.ports import (
    DeliveryReceipt,
    ForgedCallback,
    IrrelevantCallback,
    ReturnedLetter,
    SpamReport,
    UnreadableReceipt,
)
from victimcare.wording import say

MOST_BYTES = 64 * 1024  # bytes; a receipt has a few hundred
NO_CONTENT, BAD_REQUEST, FORBIDDEN, NOT_FOUND, TOO_LARGE = 204, 400, 403, 404, 413

log = structlog.get_logger()


_Report = TypeVar("_Report", covariant=True)


class _ReportReader(Protocol[_Report]):
    def read(self, headers: Mapping[str, str], body: bytes) -> _Report: ...


@csrf_exempt  # no browser comes here; the supplier's signature is the proof
@require_POST
def take_receipt(request: HttpRequest, supplier: str) -> HttpResponse:
    """Take a supplier's report of what became of a message. After an answer other than 2xx it reports again later."""
    told = _read_report(request, supplier, port_registry.receipt_reader)
    if isinstance(told, HttpResponse):
        return told
    if (field := next(find_refused_fields(asdict(told)), None)) is not None:
        log.warning("hook.refused_character", supplier=supplier, field=field)
        return JsonResponse({"detail": f"{field}: {REFUSED_CHARACTER}."}, status=UNPROCESSABLE)
    actor, now = Actor.system(f"hooks.{supplier}"), clock.current_time()
    try:
        match told:
            case DeliveryReceipt():
                delivery_status.record_delivery_receipt(actor=actor, supplier=supplier, receipt=told, now=now)
            case ReturnedLetter():
                delivery_status.record_returned_letter(
                    actor=actor, supplier=supplier, reference=told.reference, now=now
                )
            case SpamReport():
                received_intake.take_in_message(
                    actor=actor, incoming=_record_spam_complaint(supplier, told, request.body), now=now
                )
            case IrrelevantCallback():
                log.warning("hook.nothing_of_ours", supplier=supplier, what=told.what)
    except NotFound:
        # The message belongs to another installation with the same account, or is from before a restore: a repeat would
        # not help.
        log.warning("hook.unknown_message", supplier=supplier)
    return HttpResponse(status=NO_CONTENT)


@csrf_exempt
@require_POST
def take_inbound_text(request: HttpRequest, supplier: str) -> HttpResponse:
    """Take a text that a person sent to us. The answer is the same for all senders: the text is stored first and sorted
    later."""
    text = _read_report(request, supplier, port_registry.text_inbox)
    if isinstance(text, HttpResponse):
        return text
    actor, now = Actor.system(f"hooks.{supplier}"), clock.current_time()
    if room_texts.is_room_number(text.recipient):
        room_texts.take_room_text(actor=actor, supplier=supplier, text=text, now=now)
        return HttpResponse(status=NO_CONTENT)
    message = IncomingMessage(
        channel="text",
        supplier=supplier,
        supplier_id=text.provider_id,
        sender=text.sender,
        words=text.words,
        sha256=hashlib.sha256(request.body).hexdigest(),
    )
    received_intake.take_in_message(actor=actor, incoming=message, now=now)
    return HttpResponse(status=NO_CONTENT)


def _record_spam_complaint(supplier: str, told: SpamReport, body: bytes) -> IncomingMessage:
    """Marking an e-mail as spam asks for no more of them, like the word STOP, and a person reads it."""
    return IncomingMessage(
        channel="email",
        supplier=supplier,
        supplier_id=f"complaint:{told.complaint_id}",
        sender=told.address,
        subject=say("desk-marked-as-spam"),
        words="STOP",
        answers=(told.reference,),
        sha256=hashlib.sha256(body).hexdigest(),
    )


def _read_report(
    request: HttpRequest, supplier: str, reader_of: Callable[[str], _ReportReader[_Report]]
) -> _Report | HttpResponse:
    """Return the supplier's report, or the answer to a request that is too large, for no supplier of ours, forged or
    unreadable."""
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return HttpResponse(status=TOO_LARGE)
    try:
        return reader_of(supplier).read(request.headers, request.body)
    except port_registry.PortUnbound:
        return HttpResponse(status=NOT_FOUND)
    except ForgedCallback:
        log.warning("hook.forged", supplier=supplier)
        return HttpResponse(status=FORBIDDEN)
    except UnreadableReceipt as error:
        log.warning("hook.unreadable", supplier=supplier, reason=str(error))
        return HttpResponse(status=BAD_REQUEST)


take_inbound_text.access = Act.TAKE_IN  # type: ignore[attr-defined]
take_receipt.access = Act.SEND_MESSAGE  # type: ignore[attr-defined]  # as on every page
