"""Serves `/api/v1/calls/…`: another organisation's contact centre looks up who rings, and reports how the call went."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router, Schema
from pydantic import AwareDatetime, ConfigDict, Field, ValidationError
from standardwebhooks import Webhook, WebhookVerificationError

from victimcare.channels.api.request_bodies import RequestBody, find_first_fault
from victimcare.rules.errors import NotFound
from victimcare.services import api_tokens, clock
from victimcare.services.access import Actor
from victimcare.services.calls import contact_centres

MOST_BYTES = 16 << 10  # bytes; a report of a call has a few hundred
JSON_TYPE = "application/json"

router = Router(tags=["calls"])

CentreOwnId = Annotated[str, Field(pattern=r"^[!-~]{1,200}$", description="their own id, of printable ASCII")]


class CallSchema(Schema):
    model_config = ConfigDict(extra="forbid", strict=True)


class LookUp(RequestBody):
    """`code` and `rings_from` may be empty or left out. Digits that are no whole code are no try of one."""

    call_id: CentreOwnId
    rings_from: Annotated[str, Field(pattern=r"^\+?[0-9 ]{0,20}$", description="empty: withheld")] = ""
    code: Annotated[str, Field(pattern=r"^[0-9 -]{0,30}$", description="as keyed; never log it")] = ""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")] = "en"


class Looked(CallSchema):
    """All there is to know before an officer signs in. Nothing of any record is in it."""

    id: UUID
    is_proved: Annotated[bool, Field(description="a right code was keyed in this call, and lets the line speak")]
    is_reserved: Annotated[
        bool, Field(description="rings from a number known to be safe: put the caller before others")
    ]
    language: str
    page: Annotated[str, Field(description="for the officer's screen: it asks who is not signed in to do so")]


class Disposition(RequestBody):
    """How a call went. Without `answered_at` the caller gave up, at `ended_at`."""

    id: CentreOwnId
    queued_at: AwareDatetime
    answered_at: AwareDatetime | None = None
    ended_at: AwareDatetime
    wrapped_up_at: AwareDatetime | None = None
    outcome: (
        Literal["helped", "told", "referred", "call_back", "danger", "nobody_spoke", "not_for_us", "abuse"] | None
    ) = None


class Kept(CallSchema):
    id: str
    call: UUID


class CallRefused(CallSchema):
    """`field`: which of the body is wrong; empty: none, or the body as a whole."""

    detail: str
    field: str = ""


EXAMPLE_OF_LOOK_UP = {"call_id": "c-8d1f", "rings_from": "+447700900123", "code": "", "language": "en"}
EXAMPLE_OF_DISPOSITION = {
    "id": "d-77",
    "queued_at": "2026-11-25T09:00:00Z",
    "answered_at": "2026-11-25T09:00:40Z",
    "ended_at": "2026-11-25T09:09:00Z",
    "wrapped_up_at": "2026-11-25T09:10:10Z",
    "outcome": "helped",
}


def _document_body(shape: type[RequestBody], example: dict[str, str]) -> dict[str, Any]:
    content = {"schema": shape.model_json_schema(), "example": example}
    return {"requestBody": {"required": True, "content": {JSON_TYPE: content}}}


@router.post(
    "/calls/look-up",
    response={200: Looked, 401: CallRefused, 413: CallRefused, 422: CallRefused, 503: CallRefused},
    openapi_extra=_document_body(LookUp, EXAMPLE_OF_LOOK_UP),
    summary="Who rings, as far as may be known",
    operation_id="look_up_call",
)
def look_up_call(request: HttpRequest) -> HttpResponse:
    """May be asked again for the same call, as with a code that was keyed later. Five wrong tries end a code, here and
    at every door together; the same `webhook-id` again is the same request, and no other try. The answer is signed
    (Standard Webhooks) with the token's secret; where the request is signed, its signature must be right."""
    body = _read_body(request)
    if isinstance(body, HttpResponse):
        return body
    try:
        asked = LookUp.read(body)
    except ValidationError as wrong:
        return _refuse_call(request, HTTPStatus.UNPROCESSABLE_ENTITY, *find_first_fault(wrong))
    found = contact_centres.look_up_call(
        actor=_actor(request),
        asked=contact_centres.CallLookup(
            asked.call_id, asked.rings_from, asked.code, asked.language, request.headers.get("webhook-id", "")[:200]
        ),
        now=clock.current_time(),
    )
    page = reverse("desk:centre-call", args=[found.call_id])
    answer = Looked(
        id=found.call_id,
        is_proved=found.is_proved,
        is_reserved=found.is_reserved,
        language=found.language,
        page=f"{(settings.ENVIRONMENT.public_url or '').rstrip('/')}{page}",
    )
    return _sign_answer(request, HTTPStatus.OK, answer)


@router.post(
    "/calls/{call_id}/disposition",
    response={
        200: Kept,
        401: CallRefused,
        404: CallRefused,
        409: CallRefused,
        413: CallRefused,
        422: CallRefused,
        503: CallRefused,
    },
    openapi_extra=_document_body(Disposition, EXAMPLE_OF_DISPOSITION),
    summary="How a call went",
    operation_id="tell_disposition",
)
def report_disposition(request: HttpRequest, call_id: str) -> HttpResponse:
    """`call_id` is the `id` of the look-up's answer. The same may be said again at any time; something else of the same
    call is refused (409). What is refused is kept, and found by `victimcare calls refused`."""
    body = _read_body(request)
    if isinstance(body, HttpResponse):
        return body
    actor, now = _actor(request), clock.current_time()

    def refuse(status: HTTPStatus, field: str, reason: str) -> HttpResponse:
        contact_centres.keep_refused_report(
            actor=actor, call_id=call_id, body=body, named=field, reason=reason, now=now
        )
        return _refuse_call(request, status, field, reason)

    try:
        said = Disposition.read(body)
        told = contact_centres.CallReport(
            said.id,
            said.queued_at.astimezone(UTC),
            said.answered_at and said.answered_at.astimezone(UTC),
            said.ended_at.astimezone(UTC),
            said.wrapped_up_at and said.wrapped_up_at.astimezone(UTC),
            contact_centres.CallOutcome(said.outcome) if said.outcome else None,
        )
        call = UUID(call_id)
        contact_centres.record_call_report(actor=actor, call_id=call, told=told, now=now)
    except ValidationError as wrong:
        return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, *find_first_fault(wrong))
    except contact_centres.InvalidCallReport as wrong:
        return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, wrong.field, str(wrong))
    except OverflowError:
        return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "queued_at", "a time that no calendar has")
    except contact_centres.CallReportConflict:
        return refuse(HTTPStatus.CONFLICT, "id", "how this call went was told before, and it was not this")
    except (NotFound, ValueError):
        return refuse(HTTPStatus.NOT_FOUND, "", "no such call was looked up")
    return _sign_answer(request, HTTPStatus.OK, Kept(id=said.id, call=call))


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by the router's authentication
    return actor


def _read_body(request: HttpRequest) -> bytes | HttpResponse:
    """Return the body, or the refusal of one that is too long or wrongly signed. An unsigned request relies on its
    token alone."""
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return _refuse_call(
            request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "", f"A body may hold {MOST_BYTES >> 10} KiB."
        )
    if "webhook-signature" not in request.headers:
        return body
    try:
        # By real time, as in the library: the sender knows nothing of a clock that is stopped here.
        _signed_webhook(request).verify(body, dict(request.headers), json_parse=False)
    except (WebhookVerificationError, ValueError):
        return _refuse_call(request, HTTPStatus.UNAUTHORIZED, "", "The signature is not that of this token.")
    return body


def _refuse_call(request: HttpRequest, status: HTTPStatus, field: str, detail: str) -> HttpResponse:
    return _sign_answer(request, status, CallRefused(detail=detail, field=field))


def _sign_answer(request: HttpRequest, status: HTTPStatus, answer: Schema) -> HttpResponse:
    """Sign under the id of the request, if it had one, so that an answer belongs to its request."""
    text = json.dumps(answer.model_dump(mode="json"))
    answer_id, signed_at = request.headers.get("webhook-id", "") or f"answer_{uuid4().hex}", datetime.now(UTC)
    headers = {
        "Cache-Control": "no-store",
        "webhook-id": answer_id,
        # real time: the receiver's tolerance does not cover a stopped clock
        "webhook-timestamp": str(int(signed_at.timestamp())),
        "webhook-signature": _signed_webhook(request).sign(answer_id, signed_at, text),
    }
    return HttpResponse(text, status=status, content_type=JSON_TYPE, headers=headers)


def _signed_webhook(request: HttpRequest) -> Webhook:
    return Webhook(api_tokens.derive_signing_secret(_actor(request).id))
