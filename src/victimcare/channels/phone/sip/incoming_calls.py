"""Represents an incoming call to the rest of the line, and reads its keys, routes and caller number."""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from aiosipua import IncomingCall
from aiosipua.message import SipRequest, SipResponse
from aiosipua.sdp import SdpMessage
from aiosipua.transaction import Transaction, TransactionLayer

from victimcare.channels.phone.sip import call_sessions
from victimcare.channels.phone.sip.call_sessions import (
    USUAL_TIMEOUTS,
    DescribableCall,
    LivenessTimeouts,
    LivenessWatch,
    OwnSound,
    SoundOffer,
    WatchableCall,
)


class CallRegistry(Protocol):
    def forget(self, call: SipCall) -> None: ...


@dataclass(eq=False)
class SipCall(WatchableCall, DescribableCall):
    """`rings_from` is the number that the carrier gives: a note, never proof."""

    carrier_call_id: str
    peer: str  # the address that signals
    own: str  # our address as the peer reaches it
    rings_from: str = field(repr=False)  # empty: withheld
    offer: SoundOffer
    _described: SdpMessage | None = field(repr=False)  # None: the caller leaves the offer to us, and answers in the ACK
    _call: IncomingCall = field(repr=False)
    _endpoint: CallRegistry = field(repr=False)
    _patience: LivenessTimeouts = field(default=USUAL_TIMEOUTS, repr=False)
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    on_key: Callable[[str], None] = lambda _key: None
    on_offer: Callable[[SoundOffer], None] = lambda _offer: None  # held, resumed, or another codec
    on_gone: Callable[[], None] = lambda: None  # the caller hung up or never acknowledged
    on_lost: Callable[[], None] = lambda: None  # the caller's telephone vanished without a goodbye
    _ours: OwnSound = field(init=False)
    _awaits_answer: bool = False
    is_acknowledged: bool = False
    began_at: float = field(default_factory=lambda: asyncio.get_running_loop().time())

    def __post_init__(self) -> None:
        self._ours = OwnSound(self.own, 0)

    def answer(self, rtp_port: int) -> None:
        """Pick up: our sound is sent from and received at `rtp_port`. Raises UnacceptableOffer."""
        self._ours.port = rtp_port
        if self._described is None:
            self._call.accept(self._ours.offer())
            self._awaits_answer = True
        else:
            self._call.accept(self._ours.answer(self._described, self.offer))

    def watch(self, heard_at: Callable[[], float]) -> None:
        """Notice from now on if the caller's telephone vanishes. `heard_at`: when its sound came last, by the loop's
        clock."""
        self._alive = LivenessWatch(
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
        self.hang_up()  # if only the way to us is cut, the caller is not left on a dead line
        self.on_lost()

    def hang_up(self) -> None:
        self._endpoint.forget(self)
        self._call._stop_retransmissions()
        self._call.hangup()

    def acknowledged(self, request: SipRequest) -> None:
        """If we made the offer, the ACK holds the caller's answer. Raises UnacceptableOffer if it holds none that we
        can speak."""
        if not self._awaits_answer:
            return
        self._awaits_answer = False
        if request.body or self._described is None:
            offer, self._described = call_sessions.read_offer(request.body)
            self._take(offer)


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


REFUSED_INFO = {"Accept": "application/dtmf-relay, application/dtmf"}


def read_info(request: SipRequest) -> tuple[int, str | None]:
    """Return the status with which an INFO is answered, and its key if it has one: 200 also for a sign of life, 415 for
    a kind of body that we do not read."""
    key = key_of_info(request)
    return (415, None) if key is None and request.body else (200, key)


# The route of a call's further requests (RFC 3261, section 12), which closes gaps in the library


def list_routes(message: SipRequest | SipResponse) -> list[str]:
    """Return the Record-Route entries in the order given, whether on separate lines or one."""
    return [
        entry.strip()
        for line in message.headers.get("record-route")
        for entry in re.split(r",(?=\s*(?:\"[^\"]*\"\s*)?<)", line)
    ]


def contact_target(response: SipResponse) -> str:
    """Return the address in the Contact header; empty if it names none."""
    found = re.search(r"<([^>]+)>|(sips?:[^\s;,>]+)", response.get_header("contact") or "")
    return (found[1] or found[2]) if found else ""


class UntrackedTransactions(TransactionLayer):
    """Drops the library's own transactions, because the transport keeps them: the library searches all of its own for
    each new one, and keeps them longer than their calls."""

    def create_client(self, request: SipRequest) -> Transaction:
        return Transaction(branch="", method=request.method, request=request)

    def create_server(self, request: SipRequest) -> Transaction:
        return Transaction(branch="", method=request.method, request=request)


# The caller's number, as far as the caller lets it be known: a withheld number is never read (RFC 3323, RFC 3325).

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
