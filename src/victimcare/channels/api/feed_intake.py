"""Serves `POST /api/v1/feed`: another system sends its events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import ConfigDict, Field

from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.feed import feed_loading, quarantined_lines
from victimcare.services.feed.feed_inputs import (
    BINARY_BODY_TYPE,
    BrokenPacking,
    EmptyEventBody,
    InvalidBatch,
    RequestForm,
    RequestTooLarge,
    read_event_in_head,
    split_body_into_lines,
    unpack_body,
)

MOST_BYTES = 32 << 20  # bytes of one request: every event is checked against the token before any is stored
MOST_EVENTS = 10_000  # in one request: each may become a row that a person looks at

router = Router(tags=["feed"])


class FeedSchema(Schema):
    model_config = ConfigDict(extra="forbid", strict=True)


class Problem(FeedSchema):
    """A line that is not applied and needs a person."""

    file: str
    line: Annotated[int, Field(ge=1, description="line of the body, or place in the batch, from 1")]
    result: Literal["quarantined", "conflict"]
    field: Annotated[str, Field(description="empty: the line as a whole")]
    reason: str


class Report(FeedSchema):
    """How the lines ended; `lines` is the sum of the five. Quarantined lines are kept and can be mended."""

    lines: int
    applied: int
    duplicate: int
    conflict: int
    waiting: int
    quarantined: int
    problems: Annotated[list[Problem], Field(description="the first ten")]
    events_per_second: float


class Refused(FeedSchema):
    """Nothing of the request was stored."""

    detail: str


# What is not an event of the schema gets its own answer: quarantined.
_EVENT_CONTENT: dict[str, Any] = {"description": "a CloudEvent of the feed's schema (/api/v1/feed/schema.json)"}
_FEED_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        str(RequestForm.LINES): {"schema": {"type": "string", "description": "one CloudEvent a line, UTF-8"}},
        str(RequestForm.BATCH): {"schema": {"type": "array", "items": _EVENT_CONTENT}},
        str(RequestForm.ONE_EVENT): {"schema": _EVENT_CONTENT},
        BINARY_BODY_TYPE: {"schema": {"description": "the data of one event; its attributes: `ce-` headers"}},
    },
}


@router.post(
    "/feed",
    response={200: Report, 400: Refused, 401: Refused, 403: Refused, 413: Refused, 415: Refused, 503: Refused},
    openapi_extra={"requestBody": _FEED_BODY},
    summary="Hand events over",
    operation_id="load_feed",
)
def load_feed(request: HttpRequest) -> Status[dict[str, Any]]:
    """Each event ends as applied, duplicate, conflict, waiting or quarantined, and may be sent again at any time. One
    event alone, in the structured or the binary mode of the CloudEvents HTTP binding, is loaded as a batch of one.
    `sequence` may be a number or its digits as a text. With `Content-Encoding: gzip` the limit is that of the unpacked
    body.

    A token is bound to named sources and event types. One event beyond them refuses the whole request.
    """
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by the router's authentication
    form = _find_form(request)
    is_in_head = request.content_type == BINARY_BODY_TYPE and "ce-specversion" in request.headers
    if form is None and not is_in_head:
        forms = (
            f"{RequestForm.LINES}, {RequestForm.BATCH}, {RequestForm.ONE_EVENT}, or {BINARY_BODY_TYPE} with ce- headers"
        )
        return _refuse_feed(415, f"Send {forms}, in UTF-8.")
    packed_by = request.headers.get("Content-Encoding", "identity").strip().lower()
    if packed_by not in ("gzip", "identity"):
        return _refuse_feed(415, "The body may be packed with gzip, or not at all.")
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return _refuse_feed(413, f"A request may hold {MOST_BYTES >> 20} MiB: send it in parts.")
    try:
        if packed_by == "gzip":
            body = unpack_body(body, largest=MOST_BYTES)
        lines = (
            split_body_into_lines(read_event_in_head(request.headers, body), RequestForm.LINES)
            if form is None
            else split_body_into_lines(body, form)
        )
        if len(lines) > MOST_EVENTS:
            return _refuse_feed(
                413, f"A request may hold {MOST_EVENTS} events: send them in parts. Nothing was stored."
            )
        feed_loading.require_token_scope(actor=actor, lines=lines, now=clock.current_time())
    except RequestTooLarge:
        return _refuse_feed(413, f"A request may hold {MOST_BYTES >> 20} MiB when it is unpacked: send it in parts.")
    except BrokenPacking as error:
        return _refuse_feed(400, f"The body is not packed with gzip: {error}.")
    except InvalidBatch as error:
        return _refuse_feed(400, f"The body is not a JSON array of events: {error}.")
    except EmptyEventBody:
        return _refuse_feed(400, "The body is blank: send one event.")
    except feed_loading.TokenScopeExceeded as beyond:
        return _refuse_feed(403, f"Line {beyond.number}: this token may not send {beyond.what}. Nothing was stored.")
    source = feed_loading.FeedSource(actor.id, _read_lines(lines))
    report = feed_loading.load_feed_sources(
        actor=actor, door="api", sources=[source], is_history=False, clock=clock.current_time
    )
    return Status(200, dict(report.as_json()))


class RefusedLine(FeedSchema):
    """A line of yours that is kept and not applied. Nothing of the line itself beyond the value that was refused."""

    number: Annotated[int, Field(description="of the entry; it stays the same however often the line comes again")]
    result: Literal["quarantined", "conflict"]
    source: Annotated[str, Field(description="empty where it cannot be read")]
    id: Annotated[str, Field(description="of the event; empty where it cannot be read")]
    subject: str
    field: Annotated[str, Field(description="empty: the line as a whole")]
    reason: str
    times: Annotated[int, Field(ge=1, description="how often it came")]
    first_at: datetime
    last_at: datetime


class RefusedLines(FeedSchema):
    lines: list[RefusedLine]
    next: Annotated[int | None, Field(description="`after` of the next page; null: this is the last")]


@router.get(
    "/feed/refused",
    response={200: RefusedLines, 401: Refused, 503: Refused},
    summary="What of yours was refused and is still open",
    operation_id="list_refused_lines",
)
def list_refused_lines(
    request: HttpRequest, after: Annotated[int, Query(ge=0, le=2**62, description="`next` of the page before")] = 0
) -> Status[dict[str, Any]]:
    """Of the sources that the token is bound to, oldest first. An entry goes when its event is applied, or when a
    person of the force has mended or discarded it. A mended event is sent again under the same source and id."""
    actor: Actor = request.auth  # type: ignore[attr-defined]
    found = quarantined_lines.list_own_lines(actor=actor, after=after, now=clock.current_time())
    lines = [
        {
            "number": line.id,
            "result": line.result,
            "source": line.source,
            "id": line.source_event_id,
            "subject": line.subject,
            "field": line.field,
            "reason": line.reason,
            "times": line.times,
            "first_at": line.first_at,
            "last_at": line.last_at,
        }
        for line in found
    ]
    return Status(
        200, {"lines": lines, "next": found[-1].id if len(found) == quarantined_lines.OWN_LINES_AT_ONCE else None}
    )


def _read_lines(lines: Iterable[tuple[int, bytes]]) -> Callable[[ExitStack], Iterable[tuple[int, bytes]]]:
    return lambda _: lines


def _find_form(request: HttpRequest) -> RequestForm | None:
    charset = (request.content_params or {}).get("charset", "utf-8").lower()
    try:
        return RequestForm(request.content_type or "") if charset in ("utf-8", "utf8") else None
    except ValueError:
        return None


def _refuse_feed(status: int, detail: str) -> Status[dict[str, Any]]:
    return Status(status, {"detail": detail})
