"""A call that came in, and the caller's number as far as the caller lets it be known."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace

from aiosipua import SdpMessage, SipRequest, create_dialog_from_request

from victimcare.channels.phone.sip.call_dialogs import CallDialog, list_routes
from victimcare.channels.phone.sip.call_sessions import (
    AWAITED_OFFER,
    LivenessTimeouts,
    OwnSound,
    agree_session_interval,
    read_offer,
)
from victimcare.channels.phone.sip.udp_transport import SipAddress, UdpTransport


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
        self.began_at = asyncio.get_running_loop().time()

    def answer(self, rtp_port: int) -> None:
        """Pick up: our sound is sent from and received at `rtp_port`. Raises UnacceptableOffer."""
        self._ours = OwnSound(self.own, rtp_port)
        if self._described is None:
            self._accept(self._invite, self._ours.offer())
            self._awaits_answer = True
        else:
            self._accept(self._invite, self._ours.answer(self._described, self.offer))


# A withheld number is never read (RFC 3323, RFC 3325).

_NUMBER = re.compile(r"\+?[0-9]{3,15}")
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


def _is_withheld(invite: SipRequest) -> bool:
    """Also true if only the caller's own header hides it: the network may know the number all the same, but the caller
    did not mean us to."""
    wished = re.split(r"[;,\s]+", " ".join(invite.headers.get("privacy")).lower())
    if _HIDES.intersection(wished):
        return True
    shown = _URI.search(invite.get_header("from") or "")
    return shown is not None and (shown[1].lower() in _WITHHELD or (shown[2] or "").lower() == "@anonymous.invalid")
