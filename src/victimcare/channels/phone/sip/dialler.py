"""Places calls through one trunk, over the same transport as incoming calls."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from aiosipua import Dialog, SipRequest, SipResponse, generate_call_id, generate_tag, serialize_sdp

from victimcare.channels.phone.sip.call_dialogs import CallDialog, list_routes, method_of
from victimcare.channels.phone.sip.call_sessions import (
    USUAL_TIMEOUTS,
    LivenessTimeouts,
    OwnSound,
    SoundOffer,
    UnacceptableOffer,
    read_offer,
)
from victimcare.channels.phone.sip.udp_transport import SipAddress, UdpTransport, own_address
from victimcare.rules.calls.outbound_calls import CallDestination

_CROSSING_SECONDS = 32.0  # seconds in which an answer can still cross our CANCEL (RFC 3261, section 9.1)


class CallUnanswered(Exception):
    """The call was not answered. `status` is the carrier's (486: busy), or 408 if the ringing timed out."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


class PlacedCall(CallDialog):
    """One call that we place; once answered, it works like an incoming call."""

    def __init__(
        self,
        dialog: Dialog,
        *,
        wire: UdpTransport,
        trunk: SipAddress,
        rtp_port: int,
        headers: Mapping[str, str],
        forget: Callable[[CallDialog], None],
        patience: LivenessTimeouts,
    ) -> None:
        super().__init__(dialog, wire=wire, signals_from=trunk, forget=forget, patience=patience)
        self.picked_up_at: float | None = None  # by the loop's clock
        self._ours = OwnSound(self.own, rtp_port)
        self._final: asyncio.Future[SipResponse] = asyncio.get_running_loop().create_future()
        self._invite = replace(self._build_request("INVITE"), body=serialize_sdp(self._ours.offer()).encode())
        headers = {"Contact": self._contact, "Content-Type": "application/sdp", **headers}
        for name, value in headers.items():
            self._invite.headers.set_single(name, value)
        wire.send(self._invite, trunk)

    async def picked_up(self, within: float) -> SoundOffer:
        """Wait until a person or machine answers. Raises CallUnanswered; the call is then over."""
        try:
            await asyncio.wait([self._final], timeout=within)
        except asyncio.CancelledError:
            self.hang_up()
            raise
        if not self._final.done():
            self.hang_up()
            raise CallUnanswered(408)
        final = self._final.result()
        if final.status_code >= 300:
            raise CallUnanswered(final.status_code)
        self.picked_up_at = asyncio.get_running_loop().time()
        try:
            self.offer, _ = read_offer(final.body)
        except UnacceptableOffer:
            self.hang_up()
            raise CallUnanswered(488) from None
        return self.offer

    def hang_up(self) -> None:
        """Also stop ringing. The call may be answered at this very moment: it is then ended as soon as that answer
        arrives."""
        if self._is_over or self._final.done():
            super().hang_up()
            return
        self._is_over = True
        asyncio.get_running_loop().call_later(_CROSSING_SECONDS, self.close)
        # RFC 3261, section 9.1: all but the method as in the INVITE, with the same branch and number
        cancel = SipRequest(method="CANCEL", uri=self._invite.uri)
        for name in ("Via", "From", "To", "Call-ID", "Max-Forwards"):
            cancel.headers.set_single(name, self._invite.get_header(name) or "")
        cancel.headers.set_single("CSeq", f"{self._dialog.local_cseq} CANCEL")
        self._wire.send(cancel, self._signals_from)

    def take_response(self, response: SipResponse) -> None:
        if method_of(response) != "INVITE":
            super().take_response(response)
        elif 200 <= response.status_code < 300:
            self._take_answer(response)
        elif response.status_code >= 300 and not self._final.done():
            self.close()
            self._final.set_result(response)

    def _take_answer(self, response: SipResponse) -> None:
        """Make the call. A carrier may ring several telephones for us: the first answer counts, and any other is hung
        up on (RFC 3261, section 13.2.2.4)."""
        answered = replace(
            self._dialog,
            remote_tag=(response.to_addr.tag if response.to_addr else None) or "",
            remote_target=contact_target(response) or self._dialog.remote_target,
            route_set=list_routes(response)[::-1],  # section 12.1.2
        )
        is_first = not self._final.done()
        is_other = not is_first and answered.remote_tag != self._dialog.remote_tag
        # an ACK has the number of its INVITE, and takes none of the call's own (section 13.2.2.4)
        number = response.cseq.seq if response.cseq else 1
        acknowledgement = self._build_request("ACK", replace(answered, local_cseq=number - 1))
        self._wire.send(acknowledgement, self._signals_from)
        if is_first:
            self._dialog = answered
            self._final.set_result(response)
        if is_other or (is_first and self._is_over):
            self._wire.send(self._build_request("BYE", answered), self._signals_from)


def contact_target(response: SipResponse) -> str:
    """Return the address in the Contact header; empty if it names none."""
    found = re.search(r"<([^>]+)>|(sips?:[^\s;,>]+)", response.get_header("contact") or "")
    return (found[1] or found[2]) if found else ""


class Dialler:
    """Places calls through `trunk`."""

    def __init__(self, wire: UdpTransport, *, trunk: SipAddress, patience: LivenessTimeouts = USUAL_TIMEOUTS) -> None:
        self._wire, self._trunk, self._patience = wire, trunk, patience
        self.calls: dict[str, PlacedCall] = {}  # by Call-ID, also those given up that may still be answered

    @property
    def own(self) -> str:
        """Our address as the trunk reaches it."""
        return own_address(self._wire.address[0], self.peer)

    @property
    def peer(self) -> str:
        return self._trunk[0]

    def ring(self, destination: CallDestination, *, rings_from: str, rtp_port: int) -> PlacedCall:
        """`rings_from` is shown to the person called, if the carrier accepts it; empty: withheld."""
        called = f"sip:{destination.dialled}@{self.peer}"
        dialog = Dialog(
            call_id=generate_call_id(self.own),
            local_tag=generate_tag(),
            local_uri=f"sip:{rings_from}@{self.peer}" if rings_from else "sip:anonymous@anonymous.invalid",
            remote_uri=called,
            remote_target=called,
        )
        call = self.calls[dialog.call_id] = PlacedCall(
            dialog,
            wire=self._wire,
            trunk=self._trunk,
            rtp_port=rtp_port,
            headers={} if rings_from else {"Privacy": "id"},
            forget=self._forget,
            patience=self._patience,
        )
        return call

    def _forget(self, call: CallDialog) -> None:
        self.calls.pop(call.carrier_call_id, None)
