"""Serves `/api/v1/referrals…`: a support service's own system reads its referrals and reports their progress."""

from __future__ import annotations

from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import ConfigDict, Field, ValidationError

from victimcare.channels.api.request_bodies import WHOLE_NUMBER, RequestBody, find_first_fault
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.rules.referrals.referral_course import ReferralMove, ReferralOutcome, ReferralRefusal
from victimcare.services import clock
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.referrals import partner_referrals
from victimcare.services.referrals.partner_referrals import LONGEST, AnswerFieldInvalid
from victimcare.services.referrals.referral_course import MoveDetails, ReferralConflict
from victimcare.services.referrals.referral_shapes import PartnerReferralDetail, PartnerReferralRow

MOST_BYTES = 16 << 10  # bytes of an answer
JSON_TYPE = "application/json"

router = Router(tags=["referrals"])

ReferralStates = Literal["sent", "seen", "accepted", "waiting", "in_contact", "refused", "ended", "recalled", "expired"]


class ReferralSchema(Schema):
    model_config = ConfigDict(extra="forbid", strict=True)


class Listed(ReferralSchema):
    """No personal data: what was agreed is read one by one."""

    id: UUID
    service: str
    need: str
    state: ReferralStates
    sent_at: datetime | None
    answer_by: Annotated[datetime, Field(description="by when the next step is yours")]
    is_open: Annotated[bool, Field(description="false: taken back, refused, ended or run out; delete what you hold")]


class Referrals(ReferralSchema):
    referrals: list[Listed]
    next: Annotated[int | None, Field(description="`start` of the next page; null: this is the last")]


class Referral(Listed):
    """`words`: the very lines that the victim agreed to. `fields`: the same by name. Both empty once it is not open."""

    words: list[str]
    fields: dict[str, Any]
    agreed_until: date
    may_say: Annotated[list[str], Field(description="the answers that are taken now")]
    version: Annotated[int, Field(description="to be sent back as `after` with an answer")]


class Answer(RequestBody):
    state: Literal["accepted", "waiting", "in_contact", "refused", "ended"]
    weeks: Annotated[int, Field(ge=1, le=52, description="with `waiting`"), WHOLE_NUMBER] | None = None
    reason: Annotated[
        Literal["full", "area", "criteria", "language", "safety", "other"] | None, Field(description="with `refused`")
    ] = None
    came_of: Annotated[
        Literal["helped", "stays", "she_stopped", "not_reached", "passed_on", "not_right"] | None,
        Field(description="with `ended`"),
    ] = None
    words: Annotated[str, Field(max_length=LONGEST, description="for the force; never about others")] = ""
    after: (
        Annotated[
            int,
            Field(ge=0, description="the `version` that was read: 409 where somebody has said something else since"),
            WHOLE_NUMBER,
        ]
        | None
    ) = None


class Taken(ReferralSchema):
    id: UUID
    state: ReferralStates
    is_new: Annotated[bool, Field(description="false: it was said before, and changed nothing")]


class NotTaken(ReferralSchema):
    """`field`: which of the body is wrong; empty: none, or the body as a whole."""

    detail: str
    field: str = ""


EXAMPLE_OF_ANSWER: dict[str, Any] = {"state": "waiting", "weeks": 3, "words": "A worker rings within the week."}
_MOVES = {
    "accepted": ReferralMove.ACCEPT,
    "waiting": ReferralMove.WAIT,
    "in_contact": ReferralMove.MEET,
    "refused": ReferralMove.REFUSE,
    "ended": ReferralMove.END,
}
_STATES = {move: state for state, move in _MOVES.items()}
_FIELD_NAMES = {"refusal": "reason"}
_ANSWER_BODY = {
    "requestBody": {
        "required": True,
        "content": {JSON_TYPE: {"schema": Answer.model_json_schema(), "example": EXAMPLE_OF_ANSWER}},
    }
}


@router.get(
    "/referrals",
    response={200: Referrals, 401: NotTaken, 404: NotTaken, 422: NotTaken},
    summary="What is with your service",
    operation_id="list_referrals",
)
def list_referrals(request: HttpRequest, start: Annotated[int, Field(ge=0, le=1_000_000)] = 0) -> HttpResponse:
    """Fifty at a time, the longest owed first. Also what is over, for 30 days."""
    try:
        found = partner_referrals.list_partner_referrals(actor=_actor(request), start=start, now=clock.current_time())
    except PermissionRefused:
        return _refuse_referral(HTTPStatus.NOT_FOUND, "this token speaks for no support service")
    further = start + partner_referrals.PAGE if len(found) == partner_referrals.PAGE else None
    return _answer_json(Referrals(referrals=[Listed(**_row_fields(one)) for one in found], next=further))


@router.get(
    "/referrals/{referral_id}",
    response={200: Referral, 401: NotTaken, 404: NotTaken},
    summary="One referral, with what the victim agreed to",
    operation_id="read_referral",
)
def read_referral(request: HttpRequest, referral_id: str) -> HttpResponse:
    """Read first, it counts as seen. Each reading is recorded, and the force sees it."""
    try:
        found = partner_referrals.open_partner_referral(
            actor=_actor(request), referral_id=UUID(referral_id), now=clock.current_time()
        )
    except (NotFound, PermissionRefused, ValueError):
        return _refuse_referral(HTTPStatus.NOT_FOUND, "no such referral of yours")
    return _answer_json(_whole_fields(found))


@router.post(
    "/referrals/{referral_id}/answer",
    response={200: Taken, 401: NotTaken, 404: NotTaken, 409: NotTaken, 413: NotTaken, 422: NotTaken},
    openapi_extra=_ANSWER_BODY,
    summary="How it goes on",
    operation_id="answer_referral",
)
def answer_referral(request: HttpRequest, referral_id: str) -> HttpResponse:
    """Accepted, waiting (how long), in contact, refused (why) or ended (what came of it). It may be said again."""
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return _refuse_referral(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"An answer may hold {MOST_BYTES >> 10} KiB.")
    try:
        said = Answer.read(body)
        is_new = partner_referrals.record_partner_answer(
            actor=_actor(request),
            referral_id=UUID(referral_id),
            move=_MOVES[said.state],
            said=MoveDetails(
                weeks=said.weeks,
                refusal=ReferralRefusal(said.reason) if said.reason else None,
                came_of=ReferralOutcome(said.came_of) if said.came_of else None,
                words=said.words,
            ),
            after=said.after,
            now=clock.current_time(),
        )
    except ValidationError as wrong:
        field, why = find_first_fault(wrong)
        return _refuse_referral(HTTPStatus.UNPROCESSABLE_ENTITY, why, field)
    except AnswerFieldInvalid as missing:
        field = _FIELD_NAMES.get(missing.field, missing.field)
        return _refuse_referral(HTTPStatus.UNPROCESSABLE_ENTITY, "does not belong to this state, or is missing", field)
    except StaleVersion:
        return _refuse_referral(
            HTTPStatus.CONFLICT, "somebody has said something else since it was read: read it again", "after"
        )
    except ReferralConflict:
        return _refuse_referral(HTTPStatus.CONFLICT, "it cannot go on like this from where it stands")
    except (NotFound, PermissionRefused, ValueError):
        return _refuse_referral(HTTPStatus.NOT_FOUND, "no such referral of yours")
    return _answer_json(Taken(id=UUID(referral_id), state=said.state, is_new=is_new))


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by the router's authentication
    return actor


def _row_fields(row: PartnerReferralRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "service": row.service,
        "need": row.need,
        "state": row.state.value,
        "sent_at": row.sent_at,
        "answer_by": row.due_at,
        "is_open": row.is_open,
    }


def _whole_fields(found: PartnerReferralDetail) -> Referral:
    return Referral(
        **_row_fields(found.row),
        words=list(found.lines),
        fields=found.fields,
        agreed_until=found.ends_on,
        may_say=[_STATES[move] for move in found.may],
        version=found.version,
    )


def _answer_json(answer: Schema, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    return HttpResponse(
        answer.model_dump_json(), status=status, content_type=JSON_TYPE, headers={"Cache-Control": "no-store"}
    )


def _refuse_referral(status: HTTPStatus, detail: str, field: str = "") -> HttpResponse:
    return _answer_json(NotTaken(detail=detail, field=field), status)
