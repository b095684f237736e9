"""Signals within one call, no matter which side placed it (RFC 3261, section 12).

The SIP library reads and writes messages; what a call does with them stands here. A test holds that only the library's
public names are used (`tests/building/test_sip_library.py`).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from aiosipua import Dialog, SdpMessage, SipRequest, SipResponse, SipUri, serialize_sdp, stringify_uri

from victimcare.channels.phone.sip.call_sessions import (
    AWAITED_OFFER,
    USUAL_TIMEOUTS,
    LivenessTimeouts,
    LivenessWatch,
    OwnSound,
    SoundOffer,
    UnacceptableOffer,
    confirm_session_timer,
    read_offer,
)
from victimcare.channels.phone.sip.udp_transport import Repeats, SipAddress, UdpTransport, own_address

ALLOWED_METHODS = "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE"
CAPABILITIES = {"Allow": ALLOWED_METHODS, "Accept": "application/sdp"}
_READ_IN_INFO = {"Accept": "application/dtmf-relay, application/dtmf"}


class CallAudio(Protocol):
    """The sound of a call, as far as its signalling touches it. `heard_at`: when sound came last, by the loop's
    clock."""

    @property
    def heard_at(self) -> float: ...

    def take_offer(self, offer: SoundOffer) -> None:
        """The call is held or resumed, or uses another codec."""

    def informed(self, key: str) -> None:
        """A key was pressed, and came by INFO."""


class CallDialog:
    """`peer`: the address that signals; `own`: ours, as the peer reaches it. `rings_from`: the number that the carrier
    gives, a note and never proof; empty: withheld. `forget`: drops a call that is over."""

    def __init__(
        self,
        dialog: Dialog,
        *,
        wire: UdpTransport,
        signals_from: SipAddress,
        forget: Callable[[CallDialog], None],
        offer: SoundOffer = AWAITED_OFFER,
        rings_from: str = "",
        session_interval: int | None = None,
        patience: LivenessTimeouts = USUAL_TIMEOUTS,
    ) -> None:
        self.id = str(uuid.uuid4())
        self.carrier_call_id = dialog.call_id
        self.peer = signals_from[0]
        self.own = own_address(wire.address[0], self.peer)
        self.rings_from = rings_from
        self.offer = offer
        self.is_acknowledged = False
        self._on_gone: Callable[[], None] = lambda: None
        self._on_lost: Callable[[], None] = lambda: None
        self._dialog, self._wire, self._signals_from, self._forget = dialog, wire, signals_from, forget
        self._session_interval, self._patience = session_interval, patience
        self._ours = OwnSound(self.own, 0)
        self._remote_number = dialog.remote_cseq or -1
        self._audio: CallAudio | None = None
        self._alive: LivenessWatch | None = None
        self._repeats: Repeats | None = None  # of our answer to an INVITE, until it is acknowledged
        self._awaits_answer = False  # we have offered, and the other side answers in its ACK
        self._is_over = False

    def listen(self, *, on_gone: Callable[[], None], on_lost: Callable[[], None] | None = None) -> None:
        """Call these from now on. `on_gone`: the other side hung up or never acknowledged. `on_lost`: their telephone
        vanished without a goodbye; without it `on_gone` is called for that too."""
        self._on_gone, self._on_lost = on_gone, on_lost or on_gone

    def connect(self, audio: CallAudio) -> None:
        """Pass on offers and keys from now on, and notice if the telephone vanishes."""
        self._audio = audio
        self._alive = LivenessWatch(
            self._patience,
            heard_at=lambda: audio.heard_at,
            is_held=lambda: not self.offer.may_send,
            ask=self._ask_whether_alive,
            on_lost=self._lost,
            interval=self._session_interval,
        )

    def hang_up(self) -> None:
        """No effect if the call is over already."""
        if not self._is_over:
            self.close()
            self._wire.send(self._build_request("BYE"), self._signals_from)

    def end(self) -> None:
        """End the call from our side, and say that it is gone."""
        self.hang_up()
        self._on_gone()

    def close(self) -> None:
        """Forget the call without a word to the other side."""
        self._is_over = True
        self._stop_repeats()
        if self._alive is not None:
            self._alive.stop()
        self._forget(self)

    # Requests of the other side

    def includes(self, request: SipRequest) -> bool:
        """Whether the request belongs to this call by both tags (RFC 3261, section 12.2.2)."""
        theirs, ours = request.from_addr, request.to_addr
        tags = ((theirs.tag if theirs else None) or "", (ours.tag if ours else None) or "")
        return tags == (self._dialog.remote_tag, self._dialog.local_tag)

    def take_request(self, request: SipRequest) -> None:
        """Handle a request that this call includes."""
        if request.method != "ACK" and not self._is_next(request):
            self.respond(request, 500)
            return
        if self._alive is not None:
            self._alive.seen()
        match request.method:
            case "INVITE":
                self._answer_again(request)
            case "ACK":
                self._take_acknowledgement(request)
            case "BYE":
                self.respond(request, 200)
                self.close()
                self._on_gone()
            case "INFO":
                self._take_info(request)
            case "UPDATE" if request.body:
                self.respond(request, 488)  # a changed offer comes by re-INVITE
            case "UPDATE":
                self.respond(request, 200, confirm_session_timer(self._session_interval))
            case _:
                self.respond(request, 200, CAPABILITIES)

    def _is_next(self, request: SipRequest) -> bool:
        number = request.cseq.seq if request.cseq else 0
        if number <= self._remote_number:
            return False
        self._remote_number = number
        return True

    def _answer_again(self, invite: SipRequest) -> None:
        """Answer a re-INVITE: on hold, back from hold, another codec, or only a sign of life."""
        if not invite.body:  # they ask for our offer
            self._awaits_answer = True
            self._accept(invite, self._ours.offer())
            return
        try:
            offer, described = read_offer(invite.body)
            answered = self._ours.answer(described, offer)
        except UnacceptableOffer:
            self.respond(invite, 488)  # the call goes on as it was
            return
        self._take_offer(offer)
        self._accept(invite, answered)

    def _take_acknowledgement(self, request: SipRequest) -> None:
        """If we made the offer, the ACK holds the answer. One that we cannot speak ends the call."""
        self._stop_repeats()
        self.is_acknowledged = True
        awaited, self._awaits_answer = self._awaits_answer, False
        if not awaited or (not request.body and self.offer is not AWAITED_OFFER):
            return
        try:
            self._take_offer(read_offer(request.body)[0])
        except UnacceptableOffer:
            self.end()

    def _take_info(self, request: SipRequest) -> None:
        """Take a key (application/dtmf-relay, application/dtmf) or, without a body, a sign of life."""
        key = key_of_info(request)
        if key is None and request.body:
            self.respond(request, 415, _READ_IN_INFO)
            return
        self.respond(request, 200)
        if key is not None and self._audio is not None:
            self._audio.informed(key)

    def _take_offer(self, offer: SoundOffer) -> None:
        self.offer = offer
        if self._audio is not None:
            self._audio.take_offer(offer)

    def respond(self, request: SipRequest, status: int, headers: Mapping[str, str] | None = None) -> None:
        self._wire.respond(build_response(request, status, tag=self._dialog.local_tag, headers=headers))

    def _accept(self, invite: SipRequest, described: SdpMessage) -> None:
        """Answer an INVITE, and repeat the answer until it is acknowledged (RFC 3261, section 13.3.1.4)."""
        headers = {"Contact": self._contact, "Content-Type": "application/sdp"}
        headers |= confirm_session_timer(self._session_interval)
        response = build_response(
            invite, 200, tag=self._dialog.local_tag, headers=headers, body=serialize_sdp(described)
        )
        for route in invite.headers.get("record-route"):  # proxies that stay on the route (section 12.1.1)
            response.headers.append("Record-Route", route)
        self._wire.respond(response)
        self._stop_repeats()
        self._repeats = Repeats(partial(self._wire.respond, response), self.end)

    def _stop_repeats(self) -> None:
        if self._repeats is not None:
            self._repeats.stop()
            self._repeats = None

    # Requests of ours

    @property
    def _contact(self) -> str:
        return f"<{stringify_uri(SipUri(host=self.own, port=self._wire.address[1]))}>"

    def _build_request(self, method: str, dialog: Dialog | None = None) -> SipRequest:
        return (dialog or self._dialog).create_request(method, via_host=self.own, via_port=self._wire.address[1])

    def _ask_whether_alive(self) -> None:
        self._wire.send(self._build_request("OPTIONS"), self._signals_from)

    def take_response(self, response: SipResponse) -> None:
        """Take the answer to our OPTIONS request; a provisional one proves nothing. The transport has already handled
        the answer to our BYE."""
        if response.status_code >= 200 and method_of(response) == "OPTIONS" and self._alive is not None:
            self._alive.answered(response.status_code)

    def _lost(self) -> None:
        self.hang_up()  # if only the way to us is cut, the other side is not left on a dead line
        self._on_lost()


def method_of(response: SipResponse) -> str:
    """Return the method of the request that is answered."""
    return response.cseq.method if response.cseq else ""


# Keys that come by INFO, as some carriers still send them

_KEY_OF_SIGNAL = {**{str(number): str(number) for number in range(10)}, "*": "*", "#": "#", "10": "*", "11": "#"}


def key_of_info(request: SipRequest) -> str | None:
    """Return the key in an INFO; None if it has none that we know."""
    kind = (request.content_type or "").split(";")[0].strip().lower()
    if kind == "application/dtmf":
        return _KEY_OF_SIGNAL.get(request.text.strip())
    if kind == "application/dtmf-relay":
        found = re.search(r"^\s*Signal\s*=\s*(\S+)", request.text, re.IGNORECASE | re.MULTILINE)
        return _KEY_OF_SIGNAL.get(found[1]) if found else None
    return None


# Responses, and the route of a call's further requests (RFC 3261, section 12)

_REASONS = {
    100: "Trying",
    200: "OK",
    403: "Forbidden",
    405: "Method Not Allowed",
    415: "Unsupported Media Type",
    481: "Call/Transaction Does Not Exist",
    488: "Not Acceptable Here",
    500: "Server Internal Error",
    503: "Service Unavailable",
}


def build_response(
    request: SipRequest, status: int, *, tag: str, headers: Mapping[str, str] | None = None, body: str = ""
) -> SipResponse:
    """`tag` is ours; a To that has a tag keeps it."""
    response = SipResponse(status_code=status, reason_phrase=_REASONS[status], body=body.encode())
    for via in request.headers.get("via"):
        response.headers.append("Via", via)
    for name in ("From", "To", "Call-ID", "CSeq"):
        value = request.get_header(name) or ""
        if name == "To" and "tag=" not in value:
            value = f"{value};tag={tag}"
        response.headers.set_single(name, value)
    for name, value in (headers or {}).items():
        response.headers.set_single(name, value)
    return response


def list_routes(message: SipRequest | SipResponse) -> list[str]:
    """Return the Record-Route entries in the order given, whether on separate lines or one."""
    return [
        entry.strip()
        for line in message.headers.get("record-route")
        for entry in re.split(r",(?=\s*(?:\"[^\"]*\"\s*)?<)", line)
    ]
