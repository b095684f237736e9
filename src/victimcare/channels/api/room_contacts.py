"""Serves `/api/v1/contacts`: a force's own site, or what watches its social media, posts what a member of the public
wrote."""

from __future__ import annotations

from datetime import UTC
from http import HTTPStatus
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import AwareDatetime, ConfigDict, Field, ValidationError

from victimcare.channels.api.request_bodies import RequestBody, find_first_fault
from victimcare.channels.api.signed_requests import (
    RefusedRequest,
    answer_request,
    identify_machine,
    read_signed_body,
    refuse_request,
)
from victimcare.services import clock
from victimcare.services.control_room.intake.web_reports import PostedContact, ReportKind, take_posted_contact

MOST_BYTES = 256 << 10  # bytes of a body
_Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]

router = Router(tags=["contacts"])


class RoomContactBody(RequestBody):
    """What one person wrote. `route`: `site` for a form, `social` for social media. `thread`: your id of the
    conversation, so that what the same `sender` writes next joins it. `fields`: the form as it was filled in."""

    kind: Annotated[ReportKind, Field(strict=False, description="what its sender chose; words can only raise it")]
    route: Literal["site", "social"] = "site"
    sender: Annotated[str, Field(max_length=200, description="address, number or account; empty: none given")] = ""
    subject: Annotated[str, Field(max_length=500)] = ""
    words: Annotated[str, Field(min_length=1, max_length=50_000)]
    safe_contact: Annotated[
        str, Field(max_length=1_000, description="whether and how it is safe to answer, in the sender's words")
    ] = ""
    language: Annotated[str, Field(pattern=r"^([a-z]{2,3}(-[A-Za-z]{2,4})?)?$")] = ""
    thread: Annotated[str, Field(pattern=r"^[!-~]{0,120}$")] = ""
    sent_at: AwareDatetime | None = None
    fields: Annotated[dict[_Name, Annotated[str, Field(max_length=5_000)]], Field(max_length=60)] = {}


class ContactTaken(Schema):
    """We have it, and a person will look. Nothing of any record is in this answer."""

    model_config = ConfigDict(extra="forbid", strict=True)

    contact: Annotated[UUID, Field(description="of the conversation, which may have more messages")]
    is_new: Annotated[bool, Field(description="false: this `webhook-id` came before, and changed nothing")]


EXAMPLE: dict[str, Any] = {
    "kind": "crime",
    "route": "site",
    "sender": "sam@mail.example",
    "subject": "Bicycle taken",
    "words": "My bicycle was taken from the rack outside the library on Tuesday.",
    "safe_contact": "E-mail is fine.",
    "language": "en",
    "sent_at": "2026-12-02T09:14:00Z",
    "fields": {"place": "Harbour Street", "when": "Tuesday afternoon"},
}


@router.post(
    "/contacts",
    response={202: ContactTaken, 401: RefusedRequest, 403: RefusedRequest, 413: RefusedRequest, 422: RefusedRequest},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": RoomContactBody.model_json_schema(), "example": EXAMPLE}},
        }
    },
    summary="What a member of the public wrote to the control room",
    operation_id="take_room_contact",
)
def take_room_contact(request: HttpRequest) -> HttpResponse:
    """Signed as Standard Webhooks describes, with the secret that came with the token; unsigned is refused. 202 says
    that we have it. Send it again under the same `webhook-id` until you have a 202: it is taken once."""
    body = read_signed_body(request, most_bytes=MOST_BYTES)
    if isinstance(body, HttpResponse):
        return body
    try:
        sent = RoomContactBody.read(body)
    except ValidationError as wrong:
        return refuse_request(HTTPStatus.UNPROCESSABLE_ENTITY, *find_first_fault(wrong))
    taken = take_posted_contact(
        actor=identify_machine(request),
        posted=PostedContact(
            webhook_id=request.headers["webhook-id"],
            kind=sent.kind,
            is_social=sent.route == "social",
            sender=sent.sender,
            subject=sent.subject,
            words=sent.words,
            safe_contact=sent.safe_contact,
            language=sent.language,
            thread=sent.thread,
            sent_at=sent.sent_at and sent.sent_at.astimezone(UTC),
            fields=sent.fields,
        ),
        now=clock.current_time(),
    )
    return answer_request(HTTPStatus.ACCEPTED, ContactTaken(contact=taken.contact, is_new=taken.is_new))
