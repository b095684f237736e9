"""Carries SIP over UDP, with the transactions of RFC 3261, section 17.

A repeated request gets the stored last response. A request of ours is repeated until it is answered. Unreadable
messages are counted and dropped. No part of any message is logged.
"""

from __future__ import annotations

import asyncio
import logging
import math
import socket
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

import structlog
from aiosipua import SipMessage, SipRequest, SipResponse, parse_via, stringify_via

# Networks that may call, and from which sound is taken


class Peers:
    """The networks whose machines may signal to us: those listed and this machine itself.

    Raises ValueError for a text that is neither an address nor a network ("192.0.2.0/28").
    """

    def __init__(self, networks: Iterable[str] = ()) -> None:
        self._networks: list[IPv4Network | IPv6Network] = [ip_network(network.strip()) for network in networks]

    def __contains__(self, address: object) -> bool:
        try:
            parsed = ip_address(str(address))
        except ValueError:
            return False
        return parsed.is_loopback or any(parsed in network for network in self._networks)


@lru_cache(maxsize=256)
def own_address(bound: str, peer: str) -> str:
    """Return our address as this peer reaches it: the bound one, or for "all addresses" the one on the route to the
    peer."""
    if bound not in ("0.0.0.0", "::"):  # noqa: S104 a comparison, nothing is bound
        return bound
    family = socket.AF_INET6 if ":" in peer else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect((peer, 9))  # sends nothing: only asks the kernel for the route
        return str(probe.getsockname()[0])


# RFC 3261, section 17, table 4: seconds
T1, T2 = 0.5, 4.0
TRANSACTION_KEPT_FOR = 64 * T1
MOST_TRANSACTIONS = 20_000
LARGEST_DATAGRAM = 65_535

# Repeats are normal on UDP, and broken messages are the other side's fault: the library's own log would hold addresses
# and message text.
logging.getLogger("aiosipua").setLevel(logging.CRITICAL + 1)

log = structlog.get_logger(__name__)

SipAddress = tuple[str, int]
TransactionKey = tuple[str, str, str, str]  # branch, Call-ID, number and method of CSeq


class Repeats:
    """Calls `send` again after 0.5 s, and then after twice as long each time but at most `longest` seconds, until it is
    stopped. `on_silence` is called instead once 32 s have passed."""

    def __init__(self, send: Callable[[], None], on_silence: Callable[[], None], *, longest: float = T2) -> None:
        self._send, self._on_silence, self._longest = send, on_silence, longest
        self._wait, self._passed = T1, 0.0
        self._timer = asyncio.get_running_loop().call_later(T1, self._again)

    def stop(self) -> None:
        self._timer.cancel()

    def _again(self) -> None:
        self._passed += self._wait
        if self._passed >= TRANSACTION_KEPT_FOR:
            self._on_silence()
            return
        self._send()
        self._wait = min(self._wait * 2, self._longest)
        self._timer = asyncio.get_running_loop().call_later(self._wait, self._again)


@dataclass(frozen=True, slots=True)
class ServedRequest:
    """An incoming request, the last response to it, and where responses go."""

    until: float
    to: SipAddress
    response: bytes = b""


@dataclass(frozen=True, slots=True)
class PendingRequest:
    """A request of ours that has no final answer."""

    request: SipRequest
    to: SipAddress
    repeats: Repeats


class UdpTransport:
    """`bound`: where it listens; port 0 picks any free one. `counts`: dropped messages by reason, and repeats sent.
    `address`, `served` and `pending` are to be read only."""

    def __init__(self, bound: SipAddress, *, peers: Peers) -> None:
        self.address = bound
        self.counts: Counter[str] = Counter()
        self.served: OrderedDict[TransactionKey, ServedRequest] = OrderedDict()
        self.pending: dict[TransactionKey, PendingRequest] = {}
        self._peers = peers
        self._socket: asyncio.DatagramTransport | None = None

    async def start(self, on_message: Callable[[SipRequest | SipResponse, SipAddress], None]) -> None:
        """Listen. `on_message` receives each message once, with the address of its sender."""
        self._on_message = on_message
        loop = asyncio.get_running_loop()
        self._socket, _ = await loop.create_datagram_endpoint(lambda: _Receiver(self), local_addr=self.address)
        bound = self._socket.get_extra_info("sockname")
        self.address = (str(bound[0]), int(bound[1]))

    async def stop(self) -> None:
        for pending in self.pending.values():
            pending.repeats.stop()
        self.pending.clear()
        if self._socket:
            self._socket.close()
            self._socket = None

    def received(self, data: bytes, addr: SipAddress) -> None:
        if addr[0] not in self._peers:
            self.counts["not_a_peer"] += 1
            return
        if not data.strip():
            return  # a keep-alive
        try:
            message = SipMessage.parse(data)
            is_new = self._is_new(message, _transaction_key(message), addr)
        except Exception:  # a stranger's bytes may do anything to the parser
            self.counts["junk"] += 1
            return
        if not is_new:
            return
        try:
            self._on_message(message, addr)
        except Exception as problem:  # one bad message must not end the calls of others
            self.counts["failed"] += 1
            log.warning("sip.message_failed", error=type(problem).__name__)

    def _is_new(self, message: SipRequest | SipResponse, key: TransactionKey, addr: SipAddress) -> bool:
        if isinstance(message, SipResponse):
            self._settle(message, key)
            return True  # also a repeated 2xx, which must be acknowledged again
        if message.method == "ACK":
            return True
        served = self.served.get(key)
        if served is None:
            _note_source(message, addr)
            self._remember(key, _return_address(message, addr))
            return True
        self.counts["came_again"] += 1
        if served.response:
            self._put(served.response, served.to)
        return False

    # Incoming requests

    def _remember(self, key: TransactionKey, to: SipAddress) -> None:
        now = asyncio.get_running_loop().time()
        while self.served and (len(self.served) >= MOST_TRANSACTIONS or next(iter(self.served.values())).until < now):
            self.served.popitem(last=False)
        self.served[key] = ServedRequest(until=now + TRANSACTION_KEPT_FOR, to=to)

    def respond(self, response: SipResponse) -> None:
        """Send to the machine that asked, whatever the Via header says."""
        key = _transaction_key(response)
        served = self.served.get(key)
        if served is None:
            return
        served = self.served[key] = replace(served, response=bytes(response))
        self._put(served.response, served.to)

    # Requests of ours

    def send(self, request: SipRequest, to: SipAddress) -> None:
        """Send, and repeat until it is answered: an INVITE after 0.5, 1, 2, 4 s and so on, and other requests at most
        4 s apart, for 32 s in all. An ACK has no answer."""
        if request.method != "ACK":
            key = _transaction_key(request)
            repeats = Repeats(
                partial(self._send_again, request, to),
                partial(self._give_up, key),
                longest=math.inf if request.method == "INVITE" else T2,
            )
            self.pending[key] = PendingRequest(request, to, repeats)
        self._put(bytes(request), to)

    def _send_again(self, request: SipRequest, to: SipAddress) -> None:
        self.counts["sent_again"] += 1
        self._put(bytes(request), to)

    def _give_up(self, key: TransactionKey) -> None:
        del self.pending[key]
        self.counts["never_answered"] += 1

    def _settle(self, response: SipResponse, key: TransactionKey) -> None:
        """Stop repeating the request that is answered, and acknowledge the refusal of a call."""
        pending = self.pending.get(key)
        if pending is None:
            return
        is_final, is_invite = response.status_code >= 200, pending.request.method == "INVITE"
        if is_final or is_invite:
            pending.repeats.stop()
        if is_final:
            del self.pending[key]
        if is_invite and response.status_code >= 300:
            self._put(bytes(_build_acknowledgement(pending.request, response)), pending.to)

    def _put(self, sent: bytes, addr: SipAddress) -> None:
        if self._socket is not None and len(sent) <= LARGEST_DATAGRAM:
            self._socket.sendto(sent, addr)


class _Receiver(asyncio.DatagramProtocol):
    def __init__(self, wire: UdpTransport) -> None:
        self._wire = wire

    def datagram_received(self, data: bytes, addr: tuple[str | Any, int]) -> None:
        self._wire.received(data, (str(addr[0]), int(addr[1])))

    def error_received(self, exc: Exception) -> None:
        self._wire.counts["not_reached"] += 1


def _return_address(request: SipRequest, addr: SipAddress) -> SipAddress:
    """Return the machine that asked, with its port as RFC 3581 says. Raises ValueError for an invalid port.

    Never an address from inside the message: no one may make us send to others, and a host name there would be looked
    up.
    """
    via = request.via[0]
    port = addr[1] if "rport" in via.params else via.port or 5060
    if not 0 < port < 65536:
        raise ValueError("no such port")
    return (addr[0], port)


def _note_source(request: SipRequest, addr: SipAddress) -> None:
    """Write into the topmost Via where the request came from (RFC 3261, section 18.2.1, and RFC 3581)."""
    first, *others = request.headers.get("via")
    via = parse_via(first)
    asks_for_port = "rport" in via.params and not via.params["rport"]
    if via.host != addr[0] or asks_for_port:
        via.params["received"] = addr[0]
    if asks_for_port:
        via.params["rport"] = str(addr[1])
    request.headers.set_single("Via", stringify_via(via))
    for other in others:
        request.headers.append("Via", other)


def _transaction_key(message: SipRequest | SipResponse) -> TransactionKey:
    """Raises when the message lacks what every message must have."""
    via, cseq, call_id = message.via, message.cseq, message.call_id
    if not via or cseq is None or not call_id:
        raise ValueError("not a whole message")
    if isinstance(message, SipRequest) and message.method != cseq.method:
        raise ValueError("method and CSeq differ")
    return (via[0].branch or "", call_id, str(cseq.seq), cseq.method)


def _build_acknowledgement(invite: SipRequest, response: SipResponse) -> SipRequest:
    """Build the ACK of a refusal, which belongs to the INVITE's own transaction (RFC 3261, section 17.1.1.3)."""
    ack = SipRequest(method="ACK", uri=invite.uri)
    ack.headers.append("Via", invite.get_header("via") or "")
    for name, value in (
        ("From", invite.get_header("from")),
        ("To", response.get_header("to")),
        ("Call-ID", invite.call_id),
        ("CSeq", f"{invite.cseq.seq if invite.cseq else 1} ACK"),
        ("Max-Forwards", "70"),
    ):
        ack.headers.set_single(name, value or "")
    return ack
