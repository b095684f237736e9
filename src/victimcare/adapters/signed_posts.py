"""Posts JSON to another machine, signed as Standard Webhooks describes. Any 2xx means that it has the message, also
when it had it before."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import requests
from standardwebhooks import Webhook

from victimcare.services.ports import SendDeferred, SendRefused

CONNECT_WITHIN = 3.0  # seconds
ANSWER_WITHIN = 10.0  # seconds
LARGEST_ANSWER = 64 << 10  # bytes; what is longer counts as no answer
# Their machine read the message and will never take it. Anything else may be otherwise tomorrow, as with a token that
# they renew, or a signature that a wrong clock made old (403).
_FINAL = frozenset(
    {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.GONE,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    }
)


@dataclass(frozen=True, slots=True)
class SignedPostAddress:
    """`token`, `secret`: as the other side gave them to us."""

    url: str
    token: str = field(repr=False)
    secret: str = field(repr=False)


def post_signed(
    to: SignedPostAddress, message_id: str, record: Mapping[str, Any], *, answer_within: float = ANSWER_WITHIN
) -> object:
    """Post the record, and return the answer's JSON; None where it is none. Raises SendDeferred and SendRefused."""
    body, signed_at = json.dumps(record), datetime.now(UTC)  # real time: theirs is not frozen with ours
    headers = {
        "Authorization": f"Bearer {to.token}",
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(signed_at.timestamp())),
        "webhook-signature": Webhook(to.secret).sign(message_id, signed_at, body),
    }
    try:
        with requests.post(
            to.url,
            data=body.encode(),
            headers=headers,
            timeout=(min(CONNECT_WITHIN, answer_within), answer_within),
            allow_redirects=False,  # the token is for this address alone
            stream=True,
        ) as answer:
            if answer.status_code in _FINAL:
                raise SendRefused(f"answered {answer.status_code}")
            if answer.status_code // 100 != 2:
                raise SendDeferred(f"answered {answer.status_code}")
            return _read_answer(answer, time.monotonic() + answer_within)
    except requests.RequestException as error:
        raise SendDeferred(type(error).__name__) from None


def _read_answer(answer: requests.Response, until: float) -> object:
    """Read at most LARGEST_ANSWER, until the time is over: the message has arrived, whatever the answer's body is."""
    read = b""
    try:
        for part in answer.iter_content(8 << 10):
            read += part
            if len(read) > LARGEST_ANSWER or time.monotonic() > until:
                return None
        return json.loads(read)
    except (requests.RequestException, ValueError, RecursionError):
        return None
