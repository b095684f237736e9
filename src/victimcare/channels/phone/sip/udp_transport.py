"""Carries SIP over UDP, with the transactions that the library leaves out.

A repeated request gets the stored last response (the library would answer 481 or ring twice). A request of ours is
repeated until it is answered (the library sends it once). Unreadable messages are counted and dropped. No part of any
message is logged.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

import structlog
from aiosipua.message import SipMessage, SipRequest, SipResponse
from aiosipua.transport import SipTransport, _stamp_via_received

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


@dataclass
class _Served:
    """An incoming request, the last response to it, and where responses go."""

    until: float
    to: SipAddress
    # the proxies that want to stay on the call's route; a response that makes a call names them again
    routes: list[str]
    response: bytes = b""


@dataclass
class _Pending:
    """A request of ours that has not been answered."""

    request: SipRequest
    to: SipAddress
    wait: float = T1
    passed: float = 0.0
    timer: asyncio.TimerHandle | None = None


@dataclass
class UdpTransport(SipTransport):
    """`counts`: dropped messages by reason, and repeats sent."""

    peers: Peers = field(default_factory=Peers)
    counts: Counter[str] = field(default_factory=Counter)
    _socket: asyncio.DatagramTransport | None = None
    _served: OrderedDict[TransactionKey, _Served] = field(default_factory=OrderedDict)
    _pending: dict[TransactionKey, _Pending] = field(default_factory=dict)

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        # The library's own protocol asserts a class that Python 3.11's transport does not have.
        transport, _ = await loop.create_datagram_endpoint(lambda: _Receiver(self), local_addr=self.local_addr)
        self._socket = transport
        bound = transport.get_extra_info("sockname")
        self.local_addr = (str(bound[0]), int(bound[1]))  # with port 0, the port that was picked

    async def stop(self) -> None:
        for pending in self._pending.values():
            if pending.timer:
                pending.timer.cancel()
        self._pending.clear()
        if self._socket:
            self._socket.close()
            self._socket = None

    def send(self, message: SipRequest | SipResponse, addr: SipAddress) -> None:
        """`addr` is used for requests; a response goes back to the machine that asked, whatever its Via says."""
        if isinstance(message, SipResponse):
            self._respond(message)
            return
        if message.method != "ACK":
            self._expect_answer(message, addr)
        self._put(bytes(message), addr)

    def received(self, data: bytes, addr: SipAddress) -> None:
        if addr[0] not in self.peers:
            self.counts["not_a_peer"] += 1
            return
        if not data.strip():
            return  # a keep-alive
        try:
            message = SipMessage.parse(data)
            fresh = self._is_fresh(message, _transaction_key(message), addr)
        except Exception:  # a stranger's bytes may do anything to the parser
            self.counts["junk"] += 1
            return
        if fresh and self.on_message is not None:
            try:
                self.on_message(message, addr)
            except Exception as problem:  # one bad message must not end the calls of others
                self.counts["failed"] += 1
                log.warning("sip.message_failed", error=type(problem).__name__)

    def _is_fresh(self, message: SipRequest | SipResponse, key: TransactionKey, addr: SipAddress) -> bool:
        if isinstance(message, SipResponse):
            return self._answered(message, key)
        if message.method == "ACK":
            return True
        served = self._served.get(key)
        if served is None:
            _stamp_via_received(message, addr)
            self._remember(key, _return_address(message, addr), message.headers.get("record-route"))
            return True
        self.counts["came_again"] += 1
        if served.response:
            self._put(served.response, served.to)
        return False

    # Incoming requests

    def _remember(self, key: TransactionKey, to: SipAddress, routes: list[str]) -> None:
        now = asyncio.get_running_loop().time()
        while self._served and (
            len(self._served) >= MOST_TRANSACTIONS or next(iter(self._served.values())).until < now
        ):
            self._served.popitem(last=False)
        self._served[key] = _Served(until=now + TRANSACTION_KEPT_FOR, to=to, routes=routes)

    def _respond(self, response: SipResponse) -> None:
        key = _transaction_key(response)
        served = self._served.get(key)
        if served is None:
            return
        if key[3] == "INVITE" and 100 < response.status_code < 300 and not response.headers.get("record-route"):
            for route in served.routes:  # RFC 3261, section 12.1.1; the library leaves them out
                response.headers.append("Record-Route", route)
        served.response = bytes(response)
        self._put(served.response, served.to)

    # Requests of ours

    def _expect_answer(self, request: SipRequest, addr: SipAddress) -> None:
        key = _transaction_key(request)
        pending = self._pending[key] = _Pending(request, addr)
        pending.timer = asyncio.get_running_loop().call_later(T1, self._again, key)

    def _again(self, key: TransactionKey) -> None:
        """RFC 3261: repeat an INVITE after 0.5, 1, 2, 4 s and so on, and other requests at most 4 s apart, for 32 s in
        all."""
        pending = self._pending[key]
        pending.passed += pending.wait
        if pending.passed >= TRANSACTION_KEPT_FOR:
            del self._pending[key]
            self.counts["never_answered"] += 1
            return
        self.counts["sent_again"] += 1
        self._put(bytes(pending.request), pending.to)
        pending.wait = pending.wait * 2 if pending.request.method == "INVITE" else min(pending.wait * 2, T2)
        pending.timer = asyncio.get_running_loop().call_later(pending.wait, self._again, key)

    def _answered(self, response: SipResponse, key: TransactionKey) -> bool:
        pending = self._pending.get(key)
        if pending is None:
            return True  # a repeated 2xx: the library acknowledges it again
        provisional = response.status_code < 200
        if pending.timer and (not provisional or pending.request.method == "INVITE"):
            pending.timer.cancel()
        if provisional:
            return True
        if pending.request.method == "INVITE" and response.status_code >= 300:
            self._put(bytes(_build_acknowledgement(pending.request, response)), pending.to)
        del self._pending[key]
        return True

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


def build_response(request: SipRequest, status: int, reason: str, *, tag: str) -> SipResponse:
    """Return a response outside any dialog. `tag` is ours; a To that has a tag keeps it."""
    response = SipResponse(status_code=status, reason_phrase=reason)
    for via in request.headers.get("via"):
        response.headers.append("Via", via)
    for name in ("From", "To", "Call-ID", "CSeq"):
        value = request.get_header(name) or ""
        if name == "To" and "tag=" not in value:
            value = f"{value};tag={tag}"
        response.headers.set_single(name, value)
    return response


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
