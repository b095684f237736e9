"""Answers SIP for the line: takes calls, answers what must be answered, and refuses requests that are not for us."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping

from aiosipua import SipRequest, SipResponse

from victimcare.channels.phone.sip.call_dialogs import ALLOWED_METHODS, CAPABILITIES, CallDialog, build_response
from victimcare.channels.phone.sip.call_sessions import USUAL_TIMEOUTS, LivenessTimeouts, UnacceptableOffer
from victimcare.channels.phone.sip.dialler import Dialler
from victimcare.channels.phone.sip.incoming_calls import SipCall
from victimcare.channels.phone.sip.udp_transport import Peers, SipAddress, UdpTransport

# No registration, transfer or subscription is accepted, either from outside or within a call.
REFUSED_METHODS = {
    "REGISTER": 403,
    "REFER": 403,
    "SUBSCRIBE": 403,
    "NOTIFY": 405,
    "PUBLISH": 405,
    "MESSAGE": 405,
    "PRACK": 481,
}
# seconds in which a caller who is there acknowledges our answer, which has gone out four times by then
_ACKNOWLEDGED_WITHIN = 4.0
_TRY_AGAIN = {"Retry-After": "10"}


class SipEndpoint:
    """Listens at `bound`. `on_call` must answer the call that it receives, at once.

    `ceiling`: calls at one time; further calls are told to try again shortly, to protect the sound of those in
    progress. `trunk`: the way by which calls are placed; None: none are.
    """

    def __init__(
        self,
        bound: SipAddress,
        *,
        peers: Peers,
        ceiling: int,
        on_call: Callable[[SipCall], None],
        trunk: SipAddress | None = None,
        patience: LivenessTimeouts = USUAL_TIMEOUTS,
    ) -> None:
        self.wire = UdpTransport(bound, peers=peers)
        self.dialler = Dialler(self.wire, trunk=trunk, patience=patience) if trunk is not None else None
        self.calls: dict[str, SipCall] = {}  # incoming ones, by Call-ID
        self.is_taking_calls = True
        self._patience, self._ceiling, self._on_call = patience, ceiling, on_call
        self._tag = secrets.token_hex(8)

    async def start(self) -> SipAddress:
        """Bind, and return the bound address; port 0 picks any free one."""
        await self.wire.start(self._receive)
        return self.wire.address

    async def stop(self) -> None:
        await self.wire.stop()

    def _receive(self, message: SipRequest | SipResponse, addr: SipAddress) -> None:
        if isinstance(message, SipResponse):
            if (call := self._find_call(message.call_id or "")) is not None:
                call.take_response(message)
        elif message.method in REFUSED_METHODS:
            self._respond(message, REFUSED_METHODS[message.method])
        elif message.method not in ALLOWED_METHODS.split(", "):
            self._respond(message, 405)
        elif message.method == "CANCEL":
            self._cancel(message)
        else:
            self._take_request(message, addr)

    def _take_request(self, request: SipRequest, addr: SipAddress) -> None:
        call = self._find_call(request.call_id or "")
        is_outside = "tag=" not in (request.get_header("to") or "")
        if call is not None and call.includes(request):
            call.take_request(request)
        elif request.method == "OPTIONS" and is_outside:
            # what we support, whether the line is full or not
            self._respond(request, 200, CAPABILITIES)
        elif request.method == "INVITE" and is_outside and call is None:
            self._invite(request, addr)
        elif request.method != "ACK":
            self._respond(request, 481)

    def _find_call(self, call_id: str) -> CallDialog | None:
        return self.calls.get(call_id) or (self.dialler.calls.get(call_id) if self.dialler is not None else None)

    # A new call

    def _invite(self, request: SipRequest, addr: SipAddress) -> None:
        if not self.is_taking_calls or (len(self.calls) >= self._ceiling and not self._make_room()):
            self._respond(request, 503, _TRY_AGAIN)
            return
        try:
            call = SipCall(request, addr, wire=self.wire, forget=self._forget, patience=self._patience)
        except UnacceptableOffer:
            self._respond(request, 488)
            return
        self.calls[call.carrier_call_id] = call
        call.respond(request, 100)
        try:
            self._on_call(call)
        # for example no free port: the carrier should try elsewhere rather than keep the caller waiting
        except Exception:
            call.close()
            self._respond(request, 503, _TRY_AGAIN)
            raise

    def _forget(self, call: CallDialog) -> None:
        self.calls.pop(call.carrier_call_id, None)

    def _make_room(self) -> bool:
        """Drop a call that never acknowledged our answer. Returns False if there is none."""
        long_ago = asyncio.get_running_loop().time() - _ACKNOWLEDGED_WITHIN
        unanswered = (call for call in self.calls.values() if call.began_at < long_ago and not call.is_acknowledged)
        call = next(unanswered, None)
        if call is not None:
            call.end()
        return call is not None

    def _cancel(self, request: SipRequest) -> None:
        """Answer a CANCEL, which changes nothing: we answer calls at once, so it always comes too late (RFC 3261,
        section 9.2)."""
        call = self.calls.get(request.call_id or "")
        if call is None:
            self._respond(request, 481)
        else:
            call.respond(request, 200)

    def _respond(self, request: SipRequest, status: int, headers: Mapping[str, str] | None = None) -> None:
        """Answer outside any call."""
        if status == 405:
            headers = {"Allow": ALLOWED_METHODS}
        self.wire.respond(build_response(request, status, tag=self._tag, headers=headers))
