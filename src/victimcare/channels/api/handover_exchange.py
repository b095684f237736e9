"""Serves `/api/v1/handovers…`: another agency's system lists its handover reports, fetches them, and says what became
of them."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import ConfigDict, Field, ValidationError

from victimcare.channels.api.request_bodies import RequestBody, find_first_fault
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.handovers import report_queries, report_receipt

MOST_BYTES = 16 << 10  # bytes of a body
SIGNED_TYPE = "application/jose+json"

router = Router(tags=["handovers"])


class HandoverSchema(Schema):
    model_config = ConfigDict(extra="forbid", strict=True)


class Packet(HandoverSchema):
    """What there is to know of a packet before it is fetched: nothing of whom it is about."""

    id: UUID
    number: Annotated[int, Field(ge=1, description="of those about one victim for this agency")]
    state: Literal["sent", "taken_up", "not_ours", "recalled", "replaced"]
    sent_at: datetime
    take_up_by: datetime
    replaces: UUID | None
    replaced_by: UUID | None


class Packets(HandoverSchema):
    packets: list[Packet]
    next: Annotated[str | None, Field(description="give it as `after` for those that follow")]


class Receipt(RequestBody):
    """Says that a person at the agency has the report."""

    who: Annotated[str, Field(min_length=1, max_length=200, description="who takes it up, by name or role")]


class Reply(RequestBody):
    said: Literal["not_ours", "question", "told_her", "note"]
    who: Annotated[str, Field(min_length=1, max_length=200)]
    words: Annotated[str, Field(min_length=1, max_length=4000)]


class TakenUp(HandoverSchema):
    id: UUID
    taken_up_at: datetime


class HandoverRefused(HandoverSchema):
    """`newer`: the packet that has replaced this one, if there is one."""

    detail: str
    newer: UUID | None = None


def _document_body(shape: type[RequestBody], example: dict[str, str]) -> dict[str, Any]:
    content = {"schema": shape.model_json_schema(), "example": example}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


_REFUSALS: dict[int, Any] = {
    401: HandoverRefused,
    404: HandoverRefused,
    410: HandoverRefused,
    413: HandoverRefused,
    422: HandoverRefused,
    503: HandoverRefused,
}


@router.get(
    "/handovers",
    response={200: Packets, 401: HandoverRefused, 422: HandoverRefused, 503: HandoverRefused},
    summary="The packets for this agency",
    operation_id="list_handovers",
)
def list_handovers(
    request: HttpRequest,
    after: Annotated[str, Query(pattern=r"^[0-9]{0,15}$", description="`next` of the page before")] = "",
) -> Status[Any]:
    """The oldest first, a hundred at a time. Nothing in it says whom a packet is about."""
    try:
        found, following = report_queries.list_agency_reports(
            actor=_actor(request), after=after, now=clock.current_time()
        )
    except ValueError:
        return _refuse_handover(HTTPStatus.UNPROCESSABLE_ENTITY, "after is not one that was given here.")
    packets = [Packet(**one._asdict()) for one in found]
    return Status(200, Packets(packets=packets, next=following))


@router.get(
    "/handovers/{packet_id}",
    response=_REFUSALS,
    openapi_extra={
        "responses": {200: {"description": "The packet, signed (RFC 7515).", "content": {SIGNED_TYPE: {"schema": {}}}}}
    },
    summary="One packet, signed",
    operation_id="fetch_handover",
)
def fetch_handover(request: HttpRequest, packet_id: str) -> HttpResponse | Status[Any]:
    """A JSON Web Signature in its flattened form; its payload has the form of /api/v1/handovers/schema.json, its key is
    among /api/v1/handovers/keys.json. One that was recalled or replaced is gone (410). Each fetch is recorded."""
    try:
        signed = report_receipt.fetch_report(actor=_actor(request), packet_id=UUID(packet_id), now=clock.current_time())
    except (NotFound, ValueError):
        return _refuse_unknown()
    except report_receipt.ReportWithdrawn as gone:
        return _refuse_replaced(gone)
    return HttpResponse(signed, content_type=SIGNED_TYPE, headers={"Cache-Control": "no-store"})


@router.post(
    "/handovers/{packet_id}/receipt",
    response={200: TakenUp, **_REFUSALS},
    openapi_extra=_document_body(Receipt, {"who": "Reception, Riverside witness care"}),
    summary="It is taken up",
    operation_id="take_up_handover",
)
def take_up_handover(request: HttpRequest, packet_id: str) -> Status[Any]:
    """Ends our calls to ask. The same answer may be sent again at any time."""
    try:
        told = Receipt.read(_read_body(request))
        at = report_receipt.acknowledge_report(
            actor=_actor(request), packet_id=UUID(packet_id), who=told.who, now=clock.current_time()
        )
    except ValidationError as wrong:
        return _refuse_invalid(wrong)
    except _BodyTooLong:
        return _refuse_handover(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A body may hold {MOST_BYTES >> 10} KiB.")
    except FieldRequired:
        return _refuse_handover(HTTPStatus.UNPROCESSABLE_ENTITY, "who: somebody is named.")
    except report_receipt.ReportWithdrawn as gone:
        return _refuse_replaced(gone)
    except (NotFound, ValueError):
        return _refuse_unknown()
    return Status(200, TakenUp(id=UUID(packet_id), taken_up_at=at))


@router.post(
    "/handovers/{packet_id}/reply",
    response={204: None, **_REFUSALS},
    openapi_extra=_document_body(Reply, {"said": "question", "who": "M. Okafor", "words": "Is an interpreter booked?"}),
    summary="Something else about it",
    operation_id="reply_to_handover",
)
def reply_to_handover(request: HttpRequest, packet_id: str) -> Status[Any]:
    """`not_ours` and `question` come to a person at the force; everything is kept with the packet."""
    try:
        told = Reply.read(_read_body(request))
        report_receipt.record_agency_reply(
            actor=_actor(request),
            packet_id=UUID(packet_id),
            said=report_receipt.AgencyReply(told.said),
            who=told.who,
            words=told.words,
            now=clock.current_time(),
        )
    except ValidationError as wrong:
        return _refuse_invalid(wrong)
    except _BodyTooLong:
        return _refuse_handover(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A body may hold {MOST_BYTES >> 10} KiB.")
    except FieldRequired:
        return _refuse_handover(HTTPStatus.UNPROCESSABLE_ENTITY, "words: say something.")
    except report_receipt.ReportWithdrawn as gone:
        return _refuse_replaced(gone)
    except (NotFound, ValueError):
        return _refuse_unknown()
    return Status(204, None)


class _BodyTooLong(Exception):
    pass


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by the router's authentication
    return actor


def _read_body(request: HttpRequest) -> bytes:
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise _BodyTooLong
    return body


def _refuse_invalid(wrong: ValidationError) -> Status[Any]:
    """Return the first fault and its reason; never the data that was sent."""
    field, why = find_first_fault(wrong)
    return _refuse_handover(HTTPStatus.UNPROCESSABLE_ENTITY, f"{field}: {why}".lstrip(": "))


def _refuse_replaced(gone: report_receipt.ReportWithdrawn) -> Status[Any]:
    detail = "It was replaced by a newer one." if gone.newer else "It was taken back: use it no more."
    return Status(HTTPStatus.GONE, HandoverRefused(detail=detail, newer=gone.newer))


def _refuse_unknown() -> Status[Any]:
    return _refuse_handover(HTTPStatus.NOT_FOUND, "No such packet is for this agency.")


def _refuse_handover(status: HTTPStatus, detail: str) -> Status[Any]:
    return Status(status, HandoverRefused(detail=detail))
