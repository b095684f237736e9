"""Posts a transfer record. Any 2xx means that the other machine has it, also when it had it before."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus

import requests
from standardwebhooks import Webhook

from victimcare.services.ports import SendDeferred, SendRefused
from victimcare.services.ports.control_room_links import OutgoingTransfer

CONNECT_WITHIN = 3.0  # seconds
ANSWER_WITHIN = 10.0  # seconds
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
class ControlRoomAddress:
    """`token`, `secret`: as the other control room gave them to us."""

    agency: str
    url: str
    token: str = field(repr=False)
    secret: str = field(repr=False)


class HttpControlRoomLink:
    """A `ControlRoomLink`. Safe to share by threads: nothing is kept between two requests."""

    def __init__(self, rooms: Iterable[ControlRoomAddress], *, answer_within: float = ANSWER_WITHIN) -> None:
        self._rooms = {room.agency: room for room in rooms}
        self._answer_within = answer_within

    def agencies(self) -> Collection[str]:
        return self._rooms.keys()

    def deliver(self, transfer: OutgoingTransfer, /) -> None:
        room = self._rooms[transfer.agency]
        body = json.dumps(transfer.record)
        message, signed_at = str(transfer.message_id), datetime.now(UTC)  # real time: theirs is not frozen with ours
        headers = {
            "Authorization": f"Bearer {room.token}",
            "Content-Type": "application/json",
            "webhook-id": message,
            "webhook-timestamp": str(int(signed_at.timestamp())),
            "webhook-signature": Webhook(room.secret).sign(message, signed_at, body),
        }
        try:
            with requests.post(
                room.url,
                data=body.encode(),
                headers=headers,
                timeout=(min(CONNECT_WITHIN, self._answer_within), self._answer_within),
                allow_redirects=False,  # the token is for this address alone
                stream=True,  # only the status is read
            ) as answer:
                status = answer.status_code
        except requests.RequestException as error:
            raise SendDeferred(type(error).__name__) from None
        if status in _FINAL:
            raise SendRefused(f"answered {status}")
        if status // 100 != 2:
            raise SendDeferred(f"answered {status}")
