"""Answers SIP for the line: takes calls, answers what must be answered, and refuses requests that are not for us."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable

from aiosipua import IncomingCall, SipUAS
from aiosipua.dialog import DialogState, dialog_matches, remote_cseq_valid
from aiosipua.message import SipRequest, SipResponse

from victimcare.channels.phone.sip import call_sessions
from victimcare.channels.phone.sip.call_sessions import (
    AWAITED_OFFER,
    USUAL_TIMEOUTS,
    LivenessTimeouts,
    UnacceptableOffer,
    agree_session_interval,
    confirm_session_timer,
    is_liveness_answer,
)
from victimcare.channels.phone.sip.dialler import Dialler
from victimcare.channels.phone.sip.incoming_calls import (
    REFUSED_INFO,
    SipCall,
    UntrackedTransactions,
    list_routes,
    read_caller_number,
    read_info,
)
from victimcare.channels.phone.sip.udp_transport import Peers, SipAddress, UdpTransport, build_response, own_address

ALLOWED_METHODS = "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE"
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
_ACKNOWLEDGED_WITHIN = (
    4.0  # seconds in which a caller who is there acknowledges our answer, which has gone out four times by then
)
_REASONS = {
    400: "Bad Request",
    403: "Forbidden",
    405: "Method Not Allowed",
    415: "Unsupported Media Type",
    481: "Call/Transaction Does Not Exist",
    488: "Not Acceptable Here",
    500: "Server Internal Error",
    503: "Service Unavailable",
}


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
        self.wire = UdpTransport(local_addr=bound, peers=peers)
        self.dialler: Dialler | None = None
        self._trunk, self._patience = trunk, patience
        self.calls: dict[str, SipCall] = {}  # by Call-ID
        self.is_taking_calls = True
        self._ceiling = ceiling
        self._on_call = on_call
        self._tag = secrets.token_hex(8)
        self._library = SipUAS(self.wire)
        self._library.transactions = UntrackedTransactions()
        # The library's own session timers hang up on a caller who is still heard: see `call_sessions`.
        self._library._start_session_timer = lambda call: None  # type: ignore[method-assign]
        self._library.on_invite = self._invited
        self._library.on_reinvite = self._invited_again
        self._library.on_bye = lambda call, _request: self._gone(call.call_id)
        self._library.on_ack_timeout = self._never_acknowledged
        self._own: dict[str, Callable[[SipRequest, SipAddress], None]] = {
            "INVITE": self._invite,
            "ACK": self._acknowledged,
            "BYE": self._pass_on,
            "CANCEL": self._cancel,
            "INFO": self._info,
            "OPTIONS": self._options,
            "UPDATE": self._update,
        }

    async def start(self) -> SipAddress:
        """Bind, and return the bound address; port 0 picks any free one."""
        await self._library.start()
        self._to_library = self.wire.on_message
        self.wire.on_message = self._receive
        if self._trunk is not None:
            self.dialler = Dialler(self.wire, trunk=self._trunk, patience=self._patience)
        return self.wire.local_addr

    async def stop(self) -> None:
        if self.dialler is not None:
            self.dialler.close()
        await self._library.stop()

    def _receive(self, message: SipRequest | SipResponse, addr: SipAddress) -> None:
        if isinstance(message, SipResponse):
            self._take_response(message, addr)
        elif message.method in REFUSED_METHODS:
            self._respond(message, REFUSED_METHODS[message.method])
        elif message.method not in self._own:
            self._respond(message, 405)
        elif self.dialler is None or not self.dialler.take_request(message, addr):
            self._own[message.method](message, addr)

    def _take_response(self, response: SipResponse, addr: SipAddress) -> None:
        """Handle a response to a request that we sent to a caller, or to a call that we placed. The transport has
        already handled answers to BYE."""
        call = self.calls.get(response.call_id or "")
        if call is not None and is_liveness_answer(response):
            call.told_whether_alive(response.status_code)
        elif self.dialler is not None:
            self.dialler.take_response(response, addr)

    def _pass_on(self, message: SipRequest, addr: SipAddress) -> None:
        assert self._to_library is not None  # set by start
        self._to_library(message, addr)

    # A new call

    def _invite(self, request: SipRequest, addr: SipAddress) -> None:
        call = self.calls.get(request.call_id or "")
        refused = self._refuses_new(request) if call is None else not dialog_matches(call._call.dialog, request) and 481
        if not refused and request.body and not call_sessions.is_acceptable_offer(request.body):
            refused = 488
        if refused:
            self._respond(request, refused, {"Retry-After": "10"} if refused == 503 else None)
        else:
            self._pass_on(request, addr)

    def _refuses_new(self, request: SipRequest) -> int:
        """Return the status with which a new call is refused; 0: it is taken."""
        if _has_tag(request, "to"):
            return 481
        if not self.is_taking_calls:
            return 503
        return 0 if len(self.calls) < self._ceiling or self._made_room() else 503

    def _made_room(self) -> bool:
        """Make room for a new call by dropping one that never acknowledged our answer."""
        long_ago = asyncio.get_running_loop().time() - _ACKNOWLEDGED_WITHIN
        for call in self.calls.values():
            if call.began_at < long_ago and not call.is_acknowledged:
                call._call._stop_retransmissions()
                self._never_acknowledged(call._call)
                return True
        return False

    def _invited(self, invited: IncomingCall) -> None:
        peer = invited.source_addr[0]
        own = own_address(self.wire.local_addr[0], peer)
        invited.advertised_addr = (own, self.wire.local_addr[1])
        invited.dialog.route_set = list_routes(invited.invite)  # in the order given; the library reverses it
        invited.session_interval, invited.session_refresher_us = agree_session_interval(invited.invite), False
        offer, described = (
            call_sessions.read_offer(invited.invite.body) if invited.invite.body else (AWAITED_OFFER, None)
        )
        noted = read_caller_number(invited.invite)
        call = SipCall(invited.call_id, peer, own, noted, offer, described, invited, self, self._patience)
        self.calls[invited.call_id] = call
        try:
            self._on_call(call)
        # for example no free port: the carrier should try elsewhere rather than keep the caller waiting
        except Exception:
            self.forget(call)
            self._respond(invited.invite, 503, {"Retry-After": "10"})
            raise

    # During a call

    def _invited_again(self, invited: IncomingCall) -> None:
        """Answer a re-INVITE: on hold, back from hold, another codec, or only a sign of life."""
        call = self.calls[invited.call_id]
        call.seen()
        try:
            described = call.offered_again(invited.invite)
        except UnacceptableOffer:
            self._respond(invited.invite, 488)  # the call goes on as it was
            return
        invited.accept(described)

    def _acknowledged(self, request: SipRequest, addr: SipAddress) -> None:
        self._pass_on(request, addr)
        call = self.calls.get(request.call_id or "")
        if call is None or not dialog_matches(call._call.dialog, request):
            return
        call.is_acknowledged = True
        call.seen()
        try:
            call.acknowledged(request)
        except UnacceptableOffer:
            call.hang_up()
            call.on_gone()

    def _never_acknowledged(self, invited: IncomingCall) -> None:
        """End the call on our side, with a BYE in case the other side is still there (RFC 3261, 13.3.1.4)."""
        invited.dialog.state = DialogState.CONFIRMED
        invited.hangup()
        self._library._calls.pop(invited.call_id, None)
        self._gone(invited.call_id)

    def _within(self, request: SipRequest) -> SipCall | None:
        """Return the call to which the request belongs; None: to no call, and the request has been refused."""
        call = self.calls.get(request.call_id or "")
        if call is None or not dialog_matches(call._call.dialog, request):
            self._respond(request, 481)
            return None
        if not remote_cseq_valid(call._call.dialog, request):
            self._respond(request, 500)
            return None
        call.seen()
        return call

    def _update(self, request: SipRequest, _addr: SipAddress) -> None:
        """Answer an UPDATE. It is only ever a sign of life: a changed offer comes by re-INVITE."""
        call = self._within(request)
        if call is None:
            return
        response = call._call.dialog.create_response(request, 488 if request.body else 200)
        if not request.body:
            confirm_session_timer(response, call._call.session_interval)
        self.wire.send_reply(response)

    def _info(self, request: SipRequest, _addr: SipAddress) -> None:
        """Answer an INFO: a key (application/dtmf-relay, application/dtmf) or, without a body, a sign of life."""
        call = self._within(request)
        if call is None:
            return
        status, key = read_info(request)
        if status != 200:
            self._respond(request, status, REFUSED_INFO)
            return
        self.wire.send_reply(call._call.dialog.create_response(request, 200, "OK"))
        if key:
            call.on_key(key)

    def _cancel(self, request: SipRequest, addr: SipAddress) -> None:
        """Answer a CANCEL, which changes nothing: we answer calls at once, so it always comes too late (RFC 3261, 9.2).

        The library would forget the call and leave the caller's BYE unanswered.
        """
        call = self.calls.get(request.call_id or "")
        if call is None:
            self._respond(request, 481)
            return
        self.wire.send_reply(call._call.dialog.create_response(request, 200, "OK"))

    def _options(self, request: SipRequest, _addr: SipAddress) -> None:
        """Say what we support, whether the line is full or not; within a call, whether that call exists."""
        if _has_tag(request, "to") and self._within(request) is None:
            return
        self._respond(request, 200, {"Allow": ALLOWED_METHODS, "Accept": "application/sdp"})

    # The end of a call

    def _gone(self, call_id: str) -> None:
        call = self.calls.pop(call_id, None)
        if call is not None:
            call.unwatch()
            call.on_gone()

    def forget(self, call: SipCall) -> None:
        call.unwatch()
        self.calls.pop(call.carrier_call_id, None)
        self._library._calls.pop(call.carrier_call_id, None)  # the library never drops calls that we hung up

    def _respond(self, request: SipRequest, status: int, headers: dict[str, str] | None = None) -> None:
        response = build_response(request, status, _REASONS.get(status, "OK"), tag=self._tag)
        for name, value in (headers or {}).items():
            response.headers.set_single(name, value)
        if status == 405:
            response.headers.set_single("Allow", ALLOWED_METHODS)
        self.wire.send_reply(response)


def _has_tag(request: SipRequest, header: str) -> bool:
    return "tag=" in (request.get_header(header) or "")
