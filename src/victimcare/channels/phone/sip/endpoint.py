"""Answers SIP for the line: takes calls, answers what must be answered, and refuses requests that are not for us."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace

from aiosipua import SdpMessage, SipRequest, SipResponse, create_dialog_from_request

from victimcare.channels.phone.sip.call_dialogs import (
    ALLOWED_METHODS,
    CAPABILITIES,
    CallDialog,
    build_response,
    list_routes,
)
from victimcare.channels.phone.sip.call_sessions import (
    AWAITED_OFFER,
    USUAL_TIMEOUTS,
    LivenessTimeouts,
    OwnSound,
    UnacceptableOffer,
    agree_session_interval,
    read_offer,
)
from victimcare.channels.phone.sip.dialler import Dialler
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


class SipCall(CallDialog):
    """Raises UnacceptableOffer if the INVITE holds an offer that we cannot speak. Without an offer the caller leaves it
    to us, and answers in the ACK."""

    def __init__(
        self,
        invite: SipRequest,
        signals_from: SipAddress,
        *,
        wire: UdpTransport,
        forget: Callable[[CallDialog], None],
        patience: LivenessTimeouts,
    ) -> None:
        offer = AWAITED_OFFER
        self._described: SdpMessage | None = None
        if invite.body:
            offer, self._described = read_offer(invite.body)
        super().__init__(
            # the library reverses the route, which is right for the side that calls (RFC 3261, section 12.1.1)
            replace(create_dialog_from_request(invite), route_set=list_routes(invite)),
            wire=wire,
            signals_from=signals_from,
            forget=forget,
            offer=offer,
            rings_from=read_caller_number(invite),
            session_interval=agree_session_interval(invite),
            patience=patience,
        )
        self._invite = invite
        self.dialled = read_dialled_number(invite)
        self.began_at = asyncio.get_running_loop().time()

    def answer(self, rtp_port: int) -> None:
        """Pick up: our sound is sent from and received at `rtp_port`. Raises UnacceptableOffer."""
        self._ours = OwnSound(self.own, rtp_port)
        if self._described is None:
            self._accept(self._invite, self._ours.offer())
            self._awaits_answer = True
        else:
            self._accept(self._invite, self._ours.answer(self._described, self.offer))


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


# The caller's number. A withheld one is never read (RFC 3323, RFC 3325).

_NUMBER = re.compile(r"\+?[0-9]{3,15}")
_DIALLED = re.compile(r"\+?[0-9]{2,15}")
_URI = re.compile(r"(?:sips?|tel):([^@;>,\s]*)(@[^;>,\s]*)?", re.IGNORECASE)
# Each value is a wish to be anonymous, whichever part of the network is to fulfil it. `session` hides where the sound
# comes from, and `critical` only says what happens to a call whose wish cannot be fulfilled.
_HIDES = frozenset({"id", "header", "user"})
# as carriers write it in place of a number
_WITHHELD = frozenset({"anonymous", "restricted", "unavailable", "withheld"})


def read_caller_number(invite: SipRequest) -> str:
    """Return the number that the carrier names; empty when it is withheld. A note, never proof."""
    if _is_withheld(invite):
        return ""
    for header in ("p-asserted-identity", "from"):
        found = _URI.search(invite.get_header(header) or "")
        if found and _NUMBER.fullmatch(found[1]):
            return found[1]
    return ""


def read_dialled_number(invite: SipRequest) -> str:
    """Return the number that was rung, as the carrier asks for it; empty where it names none."""
    found = _URI.search(invite.uri)
    return found[1] if found and _DIALLED.fullmatch(found[1]) else ""


def _is_withheld(invite: SipRequest) -> bool:
    """Also true if only the caller's own header hides it: the network may know the number all the same, but the caller
    did not mean us to."""
    wished = re.split(r"[;,\s]+", " ".join(invite.headers.get("privacy")).lower())
    if _HIDES.intersection(wished):
        return True
    shown = _URI.search(invite.get_header("from") or "")
    return shown is not None and (shown[1].lower() in _WITHHELD or (shown[2] or "").lower() == "@anonymous.invalid")
