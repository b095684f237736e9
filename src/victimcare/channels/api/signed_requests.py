"""Reads requests that must be signed as Standard Webhooks describes, and answers them."""

from __future__ import annotations

import json
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import ConfigDict
from standardwebhooks import Webhook, WebhookVerificationError

from victimcare.services import api_tokens
from victimcare.services.access import Actor


class RefusedRequest(Schema):
    """`field`: which of the body is wrong; empty: none, or the body as a whole."""

    model_config = ConfigDict(extra="forbid", strict=True)

    detail: str
    field: str = ""


def identify_machine(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by the router's authentication
    return actor


def read_signed_body(request: HttpRequest, *, most_bytes: int, may_be_unsigned: bool = False) -> bytes | HttpResponse:
    """Return the body, or the refusal of one that is too long or wrongly signed. `may_be_unsigned`: a request without
    a signature relies on its token alone."""
    body = request.read(most_bytes + 1)
    if len(body) > most_bytes:
        return refuse_request(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "", f"A body may hold {most_bytes >> 10} KiB.")
    if may_be_unsigned and "webhook-signature" not in request.headers:
        return body
    try:
        # By real time, as in the library: the sender knows nothing of a clock that is stopped here.
        secret = api_tokens.derive_signing_secret(identify_machine(request).id)
        Webhook(secret).verify(body, dict(request.headers), json_parse=False)
    except (WebhookVerificationError, ValueError):
        return refuse_request(HTTPStatus.FORBIDDEN, "", "The signature is missing, or is not that of this token.")
    return body


def refuse_request(status: HTTPStatus, field: str, detail: str) -> HttpResponse:
    return answer_request(status, RefusedRequest(detail=detail, field=field))


def answer_request(status: HTTPStatus, answer: Schema) -> HttpResponse:
    return HttpResponse(
        json.dumps(answer.model_dump(mode="json")),
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
