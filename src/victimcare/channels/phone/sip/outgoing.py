"""Calls that we place: by way of one trunk, over the same wire as those that come in."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from aiosipua.dialog import DialogState, dialog_matches
from aiosipua.message import SipRequest, SipResponse
from aiosipua.outgoing_call import OutgoingCall
from aiosipua.sdp_negotiate import build_sdp
from aiosipua.uac import SipUAC

from victimcare.channels.phone.sip import offers
from victimcare.channels.phone.sip.keyed import key_of
from victimcare.channels.phone.sip.offers import PCMU, NotAcceptable, Offer
from victimcare.channels.phone.sip.peers import own_address
from victimcare.channels.phone.sip.wire import Address, Wire

_KEYS = 101  # the payload type that we offer for her keys (RFC 4733)
_FORGOTTEN_AFTER = 32.0  # seconds in which an answer can still cross our CANCEL (RFC 3261, section 9.1)


class NotAnswered(Exception):
    """Nobody picked up. `status` is what the carrier said (486: busy), 408 when it let us ring in vain."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


@dataclass(eq=False)
class PlacedCall:
    """One call that we place, as the rest of the line sees it; the same from the answer on as one that came in."""

    carrier_call_id: str
    peer: str
    own: str
    _call: OutgoingCall = field(repr=False)
    _dialler: Dialler = field(repr=False)
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    rings_from: str = ""  # she did not ring: there is no number to take
    offer: Offer | None = None
    on_key: Callable[[str], None] = lambda _key: None
    on_offer: Callable[[Offer], None] = lambda _offer: None
    on_gone: Callable[[], None] = lambda: None

    async def picked_up(self, within: float) -> Offer:
        """Wait until somebody or something answers. Raises NotAnswered; the call is then over."""
        try:
            await self._call.wait_answered(within)
        except TimeoutError:
            self._dialler._give_up(self)
            raise NotAnswered(408) from None
        except RuntimeError:
            self._dialler._forget(self)
            raise NotAnswered(self._call._reject_code) from None
        try:
            if self._call.sdp_answer is None:
                raise NotAcceptable("answered without a description of the sound")
            self.offer = offers.of(self._call.sdp_answer)
        except NotAcceptable:
            self.hang_up()
            raise NotAnswered(488) from None
        return self.offer

    def hang_up(self) -> None:
        """Nothing where the call is over already, or was given up before it was answered."""
        if self.carrier_call_id in self._dialler._calls:
            self._call.hangup(self._dialler._library)
            self._dialler._forget(self)


class Dialler:
    """Places calls by way of `trunk`. `bound`: where the wire listens."""

    def __init__(self, wire: Wire, *, trunk: Address) -> None:
        self._trunk = trunk
        self._wire = wire
        self._own = own_address(wire.local_addr[0], trunk[0])
        self._library = SipUAC(wire, advertised_addr=(self._own, wire.local_addr[1]))
        self._calls: dict[str, PlacedCall] = {}

    @property
    def own(self) -> str:
        """Our address as the trunk reaches it."""
        return self._own

    @property
    def peer(self) -> str:
        return self._trunk[0]

    def ring(self, number: str, *, rings_from: str, rtp_port: int) -> PlacedCall:
        """Ring this number. `rings_from` is shown to her where the carrier takes it; empty: withheld."""
        offered = build_sdp(
            local_ip=self._own,
            rtp_port=rtp_port,
            payload_type=PCMU,  # which every carrier takes
            codec_name="PCMU",
            dtmf_payload_type=_KEYS,
        )
        host = self._trunk[0]
        shown = rings_from or "anonymous"
        placed = self._library.send_invite(
            f"sip:{shown}@{host if rings_from else 'anonymous.invalid'}",
            f"sip:{number}@{host}",
            self._trunk,
            offered,
            extra_headers={} if rings_from else {"Privacy": "id"},
        )
        call = PlacedCall(placed.call_id, host, self._own, placed, self)
        self._calls[placed.call_id] = call
        return call

    def take_response(self, response: SipResponse, addr: Address) -> None:
        self._library.handle_response(response, addr)

    def take_request(self, request: SipRequest) -> bool:
        """A request within a call that we placed; False where it is none of ours."""
        call = self._calls.get(request.call_id or "")
        if call is None or not dialog_matches(call._call.dialog, request):
            return False
        status, reason = 200, "OK"
        if request.method in ("INVITE", "UPDATE") and request.body:
            status, reason = 488, "Not Acceptable Here"  # the call goes on as it was
        if request.method != "ACK":
            self._wire.send_reply(call._call.dialog.create_response(request, status, reason))
        if request.method == "BYE":
            self._forget(call)
            call.on_gone()
        elif request.method == "INFO" and (key := key_of(request)):
            call.on_key(key)
        return True

    def close(self) -> None:
        self._library.close()

    def _give_up(self, call: PlacedCall) -> None:
        """Stop ringing. Somebody may pick up in this very moment: that call is taken down as soon as it says so."""
        placed = call._call
        placed.cancel(self._library)
        placed.dialog.state = DialogState.EARLY  # the library takes it for over, and would not acknowledge that answer
        self._calls.pop(call.carrier_call_id, None)
        self._library._calls[placed.call_id] = placed
        placed.on_answer = lambda answered: answered.hangup(self._library)
        asyncio.get_running_loop().call_later(_FORGOTTEN_AFTER, self._library.remove_call, placed.call_id)

    def _forget(self, call: PlacedCall) -> None:
        self._calls.pop(call.carrier_call_id, None)
        self._library.remove_call(call.carrier_call_id)
