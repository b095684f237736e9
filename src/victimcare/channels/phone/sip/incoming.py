"""A call that came in, as the rest of the line sees it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from aiosipua import IncomingCall
from aiosipua.message import SipRequest
from aiosipua.sdp import SdpMessage

from victimcare.channels.phone.sip import offers
from victimcare.channels.phone.sip.alive import USUAL, Alive, Patience, Watched
from victimcare.channels.phone.sip.offers import Described, Offer, OurSound


class Forgets(Protocol):
    def forget(self, call: SipCall) -> None: ...


@dataclass(eq=False)
class SipCall(Watched, Described):
    """`rings_from` is what the carrier says: a note, never proof."""

    carrier_call_id: str
    peer: str  # address that signals
    own: str  # our address as the peer reaches it
    rings_from: str = field(repr=False)  # empty: withheld
    offer: Offer
    _described: SdpMessage | None = field(repr=False)  # None: she lets us offer, and answers when she acknowledges
    _call: IncomingCall = field(repr=False)
    _endpoint: Forgets = field(repr=False)
    _patience: Patience = field(default=USUAL, repr=False)
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    on_key: Callable[[str], None] = lambda _key: None
    on_offer: Callable[[Offer], None] = lambda _offer: None  # held, taken back, or another codec
    on_gone: Callable[[], None] = lambda: None  # the caller hung up or never confirmed
    on_lost: Callable[[], None] = lambda: None  # her telephone is there no more, and said nothing
    _ours: OurSound = field(init=False)
    _awaits_answer: bool = False
    is_acknowledged: bool = False
    began_at: float = field(default_factory=lambda: asyncio.get_running_loop().time())

    def __post_init__(self) -> None:
        self._ours = OurSound(self.own, 0)

    def answer(self, rtp_port: int) -> None:
        """Pick up: our sound leaves from and is taken at `rtp_port`. Raises NotAcceptable."""
        self._ours.port = rtp_port
        if self._described is None:
            self._call.accept(self._ours.offer())
            self._awaits_answer = True
        else:
            self._call.accept(self._ours.answer(self._described, self.offer))

    def watch(self, heard_at: Callable[[], float]) -> None:
        """From now on it is noticed if her telephone vanishes. `heard_at`: when its sound came last, by the loop's
        clock."""
        self._alive = Alive(
            self._patience,
            heard_at=heard_at,
            is_held=lambda: not self.offer.may_send,
            ask=self._ask_whether_alive,
            on_lost=self._lost,
            interval=self._call.session_interval,
        )

    def _ask_whether_alive(self) -> None:
        host, port = self._call._signaling_addr()
        question = self._call.dialog.create_request("OPTIONS", via_host=host, via_port=port)
        assert self._call.transport is not None, "it came by way of one"
        self._call.transport.send(question, self._call.source_addr)

    def _lost(self) -> None:
        self.hang_up()  # should only the way to us be cut, she hears no line that is not there
        self.on_lost()

    def hang_up(self) -> None:
        self._endpoint.forget(self)
        self._call._stop_retransmissions()
        self._call.hangup()

    def acknowledged(self, request: SipRequest) -> None:
        """Where we offered, the ACK holds her answer. Raises NotAcceptable when it holds none we can speak."""
        if not self._awaits_answer:
            return
        self._awaits_answer = False
        if request.body or self._described is None:
            offer, self._described = offers.read(request.body)
            self._take(offer)
