"""Posts a transfer record to the control room that it is for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from victimcare.adapters.signed_posts import ANSWER_WITHIN, SignedPostAddress, post_signed
from victimcare.services.ports.control_room_links import OutgoingTransfer


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
        self._rooms = {room.agency: SignedPostAddress(room.url, room.token, room.secret) for room in rooms}
        self._answer_within = answer_within

    def agencies(self) -> Collection[str]:
        return self._rooms.keys()

    def deliver(self, transfer: OutgoingTransfer, /) -> None:
        to = self._rooms[transfer.agency]
        post_signed(to, str(transfer.message_id), transfer.record, answer_within=self._answer_within)
