"""Serves `/api/v1/emergency-calls`: a telephone system tells us of calls of 999 and 101, as they go on and end."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import AwareDatetime, ConfigDict, Field, ValidationError

from victimcare.channels.api.request_bodies import WHOLE_NUMBER, RequestBody, find_first_fault
from victimcare.channels.api.signed_requests import (
    RefusedRequest,
    answer_request,
    identify_machine,
    read_signed_body,
    refuse_request,
)
from victimcare.rules.control_room.calls.call_records import GivenCall, InvalidCall
from victimcare.rules.control_room.incidents.incident_kinds import CallEnd, CallService
from victimcare.services import clock
from victimcare.services.control_room.calls.emergency_calls import record_calls

MOST_BYTES = 16 << 10  # bytes of a body

router = Router(tags=["calls"])


class EmergencyCallBody(RequestBody):
    """One call, as far as it has gone. Leave out what is not known yet, and tell it again when it is."""

    id: Annotated[str, Field(pattern=r"^[!-~]{1,100}$", description="your own id of the call")]
    service: Literal["999", "101"]
    presented_at: Annotated[AwareDatetime, Field(description="when it was presented to the control room")]
    answered_at: AwareDatetime | None = None
    ended_at: AwareDatetime | None = None
    end: Annotated[
        Literal["answered", "abandoned", "silent", "transferred"] | None, Field(description="with ended_at alone")
    ] = None
    number: Annotated[str, Field(pattern=r"^\+?[0-9 ]{0,20}$", description="empty: withheld")] = ""
    place: Annotated[str, Field(max_length=500, description="in words, as your system has it")] = ""
    accuracy_metres: Annotated[int | None, Field(ge=0, le=1_000_000), WHOLE_NUMBER] = None
    taker: Annotated[
        str, Field(max_length=200, description="sign-in name of the call taker on whose telephone it rings")
    ] = ""


class EmergencyCallTaken(Schema):
    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    is_new: Annotated[bool, Field(description="false: we knew of this call")]
    is_rung_back: Annotated[bool, Field(description="a person of the control room has it as a call back")]
    is_offered: Annotated[bool, Field(description="a call taker whom we know sees it on their page while it goes on")]


EXAMPLE: dict[str, Any] = {
    "id": "2026-12-02-004417",
    "service": "999",
    "presented_at": "2026-12-02T09:14:00Z",
    "ended_at": "2026-12-02T09:14:19Z",
    "end": "abandoned",
    "number": "+447700900123",
    "place": "Harbour Street",
    "accuracy_metres": 30,
}


@router.post(
    "/emergency-calls",
    response={
        200: EmergencyCallTaken,
        401: RefusedRequest,
        403: RefusedRequest,
        409: RefusedRequest,
        413: RefusedRequest,
        422: RefusedRequest,
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": EmergencyCallBody.model_json_schema(), "example": EXAMPLE}},
        }
    },
    summary="A call of 999 or 101, as far as it has gone",
    operation_id="tell_emergency_call",
)
def tell_emergency_call(request: HttpRequest) -> HttpResponse:
    """May be said again at any time: a call is one by its `id`, and what is known of it is not forgotten. A request
    that is signed (Standard Webhooks) must be signed with the token's secret."""
    body = read_signed_body(request, most_bytes=MOST_BYTES, may_be_unsigned=True)
    if isinstance(body, HttpResponse):
        return body
    actor = identify_machine(request)
    try:
        told = EmergencyCallBody.read(body)
        call = GivenCall(
            source=min(actor.sources),
            source_id=told.id,
            service=CallService(told.service),
            presented_at=told.presented_at.astimezone(UTC),
            answered_at=_in_utc(told.answered_at),
            ended_at=_in_utc(told.ended_at),
            end=CallEnd(told.end) if told.end else None,
            number=told.number,
            place=told.place,
            accuracy_metres=told.accuracy_metres,
            taker=told.taker,
        )
        [record] = record_calls(actor=actor, calls=[call], now=clock.current_time())
    except ValidationError as wrong:
        return refuse_request(HTTPStatus.UNPROCESSABLE_ENTITY, *find_first_fault(wrong))
    except InvalidCall as wrong:
        # Each value is well formed, and they contradict one another: no schema can say so.
        return refuse_request(HTTPStatus.CONFLICT, wrong.field, str(wrong))
    except OverflowError:
        return refuse_request(HTTPStatus.UNPROCESSABLE_ENTITY, "presented_at", "a time that no calendar has")
    answer = EmergencyCallTaken(
        id=told.id, is_new=record.is_new, is_rung_back=record.contact is not None, is_offered=record.is_offered
    )
    return answer_request(HTTPStatus.OK, answer)


def _in_utc(moment: datetime | None) -> datetime | None:
    return moment and moment.astimezone(UTC)
