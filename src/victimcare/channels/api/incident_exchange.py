"""Serves `/api/v1/incident-transfers`: another control room tells us of an incident, in our own documented form."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError
from standardwebhooks import Webhook, WebhookVerificationError

from victimcare.channels.api.request_bodies import WHOLE_NUMBER, RequestBody, find_first_fault
from victimcare.rules.control_room.incidents.transfer_record import LONGEST_TEXT, MOST_ITEMS, read_transfer
from victimcare.services import api_tokens, clock
from victimcare.services.access import Actor
from victimcare.services.control_room.incidents.transfer_intake import WrongSender, take_incident_transfer

MOST_BYTES = 256 << 10  # bytes of a message
JSON_TYPE = "application/json"

router = Router(tags=["incidents"])

AgencyCode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Reference = Annotated[str, Field(pattern=r"^[!-~]{1,60}$", description="an incident's number")]
Words = Annotated[str, Field(max_length=LONGEST_TEXT)]
Short = Annotated[str, Field(max_length=200)]
Whole = Annotated[int, Field(ge=0, le=10_000_000), WHOLE_NUMBER]


class TransferPart(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Location(TransferPart):
    """`easting` and `northing`: OS National Grid, in metres."""

    text: Words = ""
    uprn: Annotated[str, Field(pattern=r"^[0-9]{0,12}$")] = ""
    easting: Whole | None = None
    northing: Whole | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    accuracy_metres: Whole | None = None
    source: Short = ""


class PersonInvolved(TransferPart):
    role: Short
    name: Short = ""


class LogLine(TransferPart):
    at: AwareDatetime
    text: Words


class IncidentTransferBody(RequestBody):
    """One message about an incident. `our_ref` is the sender's number of it, `their_ref` the receiver's."""

    message_id: UUID
    kind: Literal["offer", "update", "note", "close", "receipt", "decision"]
    from_agency: AgencyCode
    to_agencies: Annotated[list[AgencyCode], Field(max_length=MOST_ITEMS)] = []
    our_ref: Reference
    their_ref: Annotated[str, Field(pattern=r"^[!-~]{0,60}$")] = ""
    sent_at: AwareDatetime
    sequence: Annotated[int, Field(ge=1, le=1_000_000), WHOLE_NUMBER]
    reply_to: UUID | None = None
    incident_kind: Short = ""
    grade: Literal["emergency", "priority", "scheduled", "without_deployment"] | None = None
    opened_at: AwareDatetime | None = None
    location: Location | None = None
    people: Annotated[list[PersonInvolved], Field(max_length=MOST_ITEMS)] = []
    casualties: Whole | None = None
    hazards: Annotated[list[Short], Field(max_length=MOST_ITEMS)] = []
    asked_for: Literal["information", "attendance", "decision"] | None = None
    decision: Literal["attending", "not_attending", "passed_on"] | None = None
    log_lines: Annotated[list[LogLine], Field(max_length=MOST_ITEMS)] = []
    handling: Literal["control_room", "restricted"] = "control_room"


class TransferSchema(Schema):
    model_config = ConfigDict(extra="forbid", strict=True)


class TransferTaken(TransferSchema):
    """Our machine has it. That a person has seen it is a message of its own, of kind `receipt`."""

    message_id: UUID
    state: Annotated[Literal["taken", "held"], Field(description="held: kept, and not yet part of an incident")]
    is_new: Annotated[bool, Field(description="false: it came before, and changed nothing")]
    incident: Annotated[str, Field(description="our number of the incident; empty while it is held")]


class TransferRefused(TransferSchema):
    """`field`: which of the body is wrong; empty: none, or the body as a whole."""

    detail: str
    field: str = ""


EXAMPLE: dict[str, Any] = {
    "message_id": "7b1a5d9e-6a0e-4c43-9f0d-0d6f4a1d2c11",
    "kind": "offer",
    "from_agency": "fire",
    "to_agencies": ["police"],
    "our_ref": "F-2026-004417",
    "sent_at": "2026-12-02T09:14:00Z",
    "sequence": 1,
    "incident_kind": "OTHER",
    "grade": "priority",
    "location": {"text": "Dock Lane, behind the boat shed", "easting": 530120, "northing": 179840, "uprn": ""},
    "hazards": ["smoke"],
    "asked_for": "attendance",
    "log_lines": [{"at": "2026-12-02T09:13:00Z", "text": "Two people refuse to leave the building."}],
}


@router.post(
    "/incident-transfers",
    response={
        200: TransferTaken,
        403: TransferRefused,
        401: TransferRefused,
        413: TransferRefused,
        422: TransferRefused,
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {JSON_TYPE: {"schema": IncidentTransferBody.model_json_schema(), "example": EXAMPLE}},
        }
    },
    summary="One message about an incident, from another control room",
    operation_id="take_incident_transfer",
)
def take_transfer(request: HttpRequest) -> HttpResponse:
    """Signed as Standard Webhooks describes, with the secret that came with the token; unsigned is refused. 200 says
    that our machine has it. Send it again, with the same `message_id`, until you have a 200: it is taken once."""
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return _refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "", f"A message may hold {MOST_BYTES >> 10} KiB.")
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by the router's authentication
    try:
        # By real time, as in the library: the sender knows nothing of a clock that is stopped here.
        Webhook(api_tokens.derive_signing_secret(actor.id)).verify(body, dict(request.headers), json_parse=False)
    except (WebhookVerificationError, ValueError):
        return _refuse(HTTPStatus.FORBIDDEN, "", "The signature is missing, or is not that of this token.")
    try:
        sent = IncidentTransferBody.read(body)
        taken = take_incident_transfer(actor=actor, record=read_transfer(sent.model_dump()), now=clock.current_time())
    except ValidationError as wrong:
        return _refuse(HTTPStatus.UNPROCESSABLE_ENTITY, *find_first_fault(wrong))
    except WrongSender:
        return _refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "from_agency", "this token is another agency's")
    return _answer(
        HTTPStatus.OK,
        TransferTaken(
            message_id=sent.message_id,
            state=taken.state.value,  # type: ignore[arg-type]  # one of the two for what is received
            is_new=taken.is_new,
            incident=taken.reference,
        ),
    )


def _refuse(status: HTTPStatus, field: str, detail: str) -> HttpResponse:
    return _answer(status, TransferRefused(detail=detail, field=field))


def _answer(status: HTTPStatus, answer: Schema) -> HttpResponse:
    return HttpResponse(
        json.dumps(answer.model_dump(mode="json")),
        status=status,
        content_type=JSON_TYPE,
        headers={"Cache-Control": "no-store"},
    )
