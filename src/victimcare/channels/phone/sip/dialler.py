"""Places calls through one trunk, over the same transport as incoming calls."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from aiosipua.dialog import Dialog, DialogState, dialog_matches, remote_cseq_valid
from aiosipua.incoming_call import IncomingCall
from aiosipua.message import SipRequest, SipResponse
from aiosipua.outgoing_call import OutgoingCall
from aiosipua.uac import SipUAC

from victimcare.channels.phone.sip import call_sessions
from victimcare.channels.phone.sip.call_sessions import (
    USUAL_TIMEOUTS,
    DescribableCall,
    LivenessTimeouts,
    LivenessWatch,
    OwnSound,
    SoundOffer,
    UnacceptableOffer,
    WatchableCall,
    is_liveness_answer,
)
from victimcare.channels.phone.sip.incoming_calls import (
    REFUSED_INFO,
    UntrackedTransactions,
    contact_target,
    list_routes,
    read_info,
)
from victimcare.channels.phone.sip.udp_transport import SipAddress, UdpTransport, own_address
from victimcare.rules.calls.outbound_calls import CallDestination

_CROSSING_SECONDS = 32.0  # seconds in which an answer can still cross our CANCEL (RFC 3261, section 9.1)


class CallUnanswered(Exception):
    """The call was not answered. `status` is the carrier's (486: busy), or 408 if the ringing timed out."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


@dataclass(eq=False)
class PlacedCall(WatchableCall, DescribableCall):
    """One call that we place, as the rest of the line sees it; once answered, it works like an incoming call."""

    carrier_call_id: str
    peer: str
    own: str
    _call: OutgoingCall = field(repr=False)
    _ours: OwnSound = field(repr=False)
    _dialler: Dialler = field(repr=False)
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    rings_from: str = ""  # we placed the call, so there is no caller's number
    offer: SoundOffer | None = None
    picked_up_at: float | None = None  # by the loop's clock
    on_key: Callable[[str], None] = lambda _key: None
    on_offer: Callable[[SoundOffer], None] = lambda _offer: None
    on_gone: Callable[[], None] = lambda: None
    on_lost: Callable[[], None] = lambda: None  # their telephone vanished without a goodbye
    _again: IncomingCall | None = None  # the last re-INVITE, while we wait for its ACK
    _awaits_answer: bool = False

    async def picked_up(self, within: float) -> SoundOffer:
        """Wait until a person or machine answers. Raises CallUnanswered; the call is then over."""
        try:
            await self._call.wait_answered(within)
        except TimeoutError:
            self._dialler._give_up(self)
            raise CallUnanswered(408) from None
        except asyncio.CancelledError:
            self._dialler._give_up(self)
            raise
        except RuntimeError:
            self._dialler._forget(self)
            raise CallUnanswered(self._call._reject_code) from None
        self.picked_up_at = asyncio.get_running_loop().time()
        try:
            if self._call.sdp_answer is None:
                raise UnacceptableOffer("answered without a description of the sound")
            self.offer = call_sessions.offer_of(self._call.sdp_answer)
        except UnacceptableOffer:
            self.hang_up()
            raise CallUnanswered(488) from None
        return self.offer

    def watch(self, heard_at: Callable[[], float]) -> None:
        """Notice from now on if the telephone vanishes. `heard_at`: when its sound came last, by the loop's clock."""
        self._alive = LivenessWatch(
            self._dialler.patience,
            heard_at=heard_at,
            is_held=lambda: self.offer is None or not self.offer.may_send,
            ask=self._ask_whether_alive,
            on_lost=self._lost,
        )

    def _ask_whether_alive(self) -> None:
        self._dialler._library._send_in_dialog(self._call.dialog, "OPTIONS", self._call.remote_addr)

    def _lost(self) -> None:
        self.hang_up()
        self.on_lost()

    def hang_up(self) -> None:
        """No effect if the call is over already, or was given up before it was answered."""
        if self.carrier_call_id in self._dialler._calls:
            self._call.hangup(self._dialler._library)
            self._dialler._forget(self)

    def acknowledged(self, request: SipRequest) -> None:
        """Raises UnacceptableOffer if we made the offer and cannot speak the answer to it."""
        if self._again is not None:
            self._again._stop_retransmissions()
            self._again = None
        if self._awaits_answer and request.body:
            self._take(call_sessions.read_offer(request.body)[0])
        self._awaits_answer = False


class Dialler:
    """Places calls through `trunk`. `bound`: the address at which the transport listens."""

    def __init__(self, wire: UdpTransport, *, trunk: SipAddress, patience: LivenessTimeouts = USUAL_TIMEOUTS) -> None:
        self._trunk, self.patience = trunk, patience
        self._wire = wire
        self._own = own_address(wire.local_addr[0], trunk[0])
        self._library = SipUAC(wire, advertised_addr=(self._own, wire.local_addr[1]))
        self._library.transactions = UntrackedTransactions()
        self._calls: dict[str, PlacedCall] = {}
        self._asked: dict[str, Callable[[SipRequest, PlacedCall, SipAddress], None]] = {
            "INVITE": self._invited_again,
            "ACK": self._acknowledged,
            "BYE": self._bye,
            "INFO": self._info,
            "OPTIONS": self._options,
            "UPDATE": self._update,
        }

    @property
    def own(self) -> str:
        """Our address as the trunk reaches it."""
        return self._own

    @property
    def peer(self) -> str:
        return self._trunk[0]

    def ring(self, destination: CallDestination, *, rings_from: str, rtp_port: int) -> PlacedCall:
        """`rings_from` is shown to the person called, if the carrier accepts it; empty: withheld."""
        ours = OwnSound(self._own, rtp_port)
        host = self._trunk[0]
        shown = rings_from or "anonymous"
        placed = self._library.send_invite(
            f"sip:{shown}@{host if rings_from else 'anonymous.invalid'}",
            f"sip:{destination.dialled}@{host}",
            self._trunk,
            ours.offer(),
            extra_headers={} if rings_from else {"Privacy": "id"},
        )
        call = PlacedCall(placed.call_id, host, self._own, placed, ours, self)
        self._calls[placed.call_id] = call
        return call

    # Responses

    def take_response(self, response: SipResponse, addr: SipAddress) -> None:
        call = self._calls.get(response.call_id or "")
        if call is not None and is_liveness_answer(response):
            call.told_whether_alive(response.status_code)
            return
        placed = self._library.get_call(response.call_id or "")
        picks_up = 200 <= response.status_code < 300 and response.cseq is not None and response.cseq.method == "INVITE"
        if placed is None or not picks_up or self._settles(placed, response):
            self._library.handle_response(response, addr)

    def _settles(self, placed: OutgoingCall, response: SipResponse) -> bool:
        """Whether this answer makes the call. A carrier may ring several telephones for us: the first answer counts,
        and any other is hung up on (RFC 3261, section 13.2.2.4).

        The answer supplies the state that the library takes from a provisional response, or not at all (12.1.2).
        """
        dialog = placed.dialog
        tag = (response.to_addr.tag if response.to_addr else None) or ""
        if placed._answered.is_set():
            if tag != dialog.remote_tag:
                self._refuse(placed, response, tag)
            return tag == dialog.remote_tag
        dialog.remote_tag = tag
        dialog.remote_target = contact_target(response) or dialog.remote_target
        dialog.route_set = list_routes(response)[::-1]
        return True

    def _refuse(self, placed: OutgoingCall, response: SipResponse, tag: str) -> None:
        first = placed.dialog
        other = Dialog(
            call_id=first.call_id,
            local_tag=first.local_tag,
            remote_tag=tag,
            local_uri=first.local_uri,
            remote_uri=first.remote_uri,
            remote_target=contact_target(response) or first.remote_target,
            route_set=list_routes(response)[::-1],
        )
        host, port = self._library._local_addr()
        number = response.cseq.seq if response.cseq else 1
        for method, cseq in (("ACK", number), ("BYE", number + 1)):
            request = other.create_request(method, via_host=host, via_port=port)
            request.headers.set_single("CSeq", f"{cseq} {method}")
            self._wire.send(request, placed.remote_addr)

    # Requests within a call

    def take_request(self, request: SipRequest, addr: SipAddress) -> bool:
        """Handle a request within a call that we placed; False if it belongs to none of them."""
        call = self._calls.get(request.call_id or "")
        if call is None or request.method not in self._asked or not dialog_matches(call._call.dialog, request):
            return False
        if request.method != "ACK" and not remote_cseq_valid(call._call.dialog, request):
            self._respond(call, request, 500)
        else:
            call.seen()
            self._asked[request.method](request, call, addr)
        return True

    def _invited_again(self, request: SipRequest, call: PlacedCall, addr: SipAddress) -> None:
        """Answer a re-INVITE: on hold, back from hold, another codec, or only a sign of life."""
        try:
            described = call.offered_again(request)
        except UnacceptableOffer:
            self._respond(call, request, 488)  # the call goes on as it was
            return
        if call._again is not None:
            call._again._stop_retransmissions()
        call._again = IncomingCall(
            call._call.dialog,
            request,
            transport=self._wire,
            source_addr=addr,
            advertised_addr=self._library.advertised_addr,
            retransmit_2xx=True,
            on_ack_timeout=lambda _again: self._gone(call),
        )
        call._again.accept(described)

    def _acknowledged(self, request: SipRequest, call: PlacedCall, _addr: SipAddress) -> None:
        try:
            call.acknowledged(request)
        except UnacceptableOffer:
            call.hang_up()
            call.on_gone()

    def _bye(self, request: SipRequest, call: PlacedCall, _addr: SipAddress) -> None:
        self._respond(call, request, 200)
        self._gone(call)

    def _info(self, request: SipRequest, call: PlacedCall, _addr: SipAddress) -> None:
        status, key = read_info(request)
        self._respond(call, request, status, REFUSED_INFO if status != 200 else {})
        if key:
            call.on_key(key)

    def _options(self, request: SipRequest, call: PlacedCall, _addr: SipAddress) -> None:
        self._respond(call, request, 200)

    def _update(self, request: SipRequest, call: PlacedCall, _addr: SipAddress) -> None:
        self._respond(call, request, 488 if request.body else 200)  # a changed offer comes by re-INVITE

    def _respond(
        self, call: PlacedCall, request: SipRequest, status: int, headers: dict[str, str] | None = None
    ) -> None:
        response = call._call.dialog.create_response(request, status)
        for name, value in (headers or {}).items():
            response.headers.set_single(name, value)
        self._wire.send_reply(response)

    # The end of a call

    def close(self) -> None:
        self._library.close()

    def _gone(self, call: PlacedCall) -> None:
        self._forget(call)
        call.on_gone()

    def _give_up(self, call: PlacedCall) -> None:
        """Stop ringing. The call may be answered at this very moment: it is then ended as soon as that answer
        arrives."""
        placed = call._call
        placed.cancel(self._library)
        # the library thinks that the call is over, and would not acknowledge that answer
        placed.dialog.state = DialogState.EARLY
        self._calls.pop(call.carrier_call_id, None)
        self._library._calls[placed.call_id] = placed
        placed.on_answer = lambda answered: answered.hangup(self._library)
        asyncio.get_running_loop().call_later(_CROSSING_SECONDS, self._library.remove_call, placed.call_id)

    def _forget(self, call: PlacedCall) -> None:
        call.unwatch()
        if call._again is not None:
            call._again._stop_retransmissions()
            call._again = None
        self._calls.pop(call.carrier_call_id, None)
        self._library.remove_call(call.carrier_call_id)
