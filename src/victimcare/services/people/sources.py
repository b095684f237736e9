"""Identifies where a code is tried from, so that only a source of many wrong codes is slowed.

A source and its network are kept as HMACs with the key of the codes: the database holds neither a number nor an
address. A number can be faked, and an address is shared, so a source proves nothing and is never shut out for good: the
wrong tries of ten minutes count, and a person answers all the while.

Callers who withhold their number are told apart by the call alone, and can make as many calls as they like. So they are
also counted together; when that count is high, each of their calls is slowed and none is shut out: each call gets one
more try, and so many are read in each minute.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from uuid import UUID

from django.conf import settings

from victimcare.rules.safe_contact.contact_points import telephone_key

OF_A_NUMBER = 10  # wrong tries in ten minutes: two whole codes' worth, far more than slips of the fingers
OF_AN_ADDRESS = 20  # a household, a refuge or a hospital may share it
_HALF = 16  # of a key


@dataclass(frozen=True, slots=True)
class Source:
    """`most_wrong` None: the source is slowed only together with all others. `among`: all sources that reveal as
    little, where this is only one of them. `network`: the neighbouring addresses, as many as one owner can have."""

    name: str = field(repr=False)
    most_wrong: int | None
    among: str = ""
    network: str = field(default="", repr=False)


NOT_KNOWN = Source("", None)


def caller(rings_from: str, carrier: str, call: UUID) -> Source:
    """A call from this number; where it is withheld, this call, among all withheld calls of the carrier."""
    if rings_from:
        return Source(f"number:{telephone_key(rings_from) or rings_from}", OF_A_NUMBER)
    return Source(f"call:{call}", OF_A_NUMBER, among=f"withheld:{carrier}")


def address(given: str) -> Source:
    """A visit from this internet address, in its /24. For IPv6: from the /64 of one household, in the /48 of one site
    (RFC 6177). A private address is our own proxy's or a colleague's, and distinguishes no visitor."""
    try:
        parsed = ip_address(given)
    except ValueError:
        return NOT_KNOWN
    if not parsed.is_global:
        return NOT_KNOWN
    number, is_sixth = int(parsed), isinstance(parsed, IPv6Address)
    name = str(number >> 64) if is_sixth else str(parsed)
    network = f"6:{number >> 80}" if is_sixth else f"4:{number >> 8}"
    return Source(f"address:{name}", OF_AN_ADDRESS, network=f"network:{network}")


def key(source: Source) -> bytes:
    """The key of a source. Sources of one group have keys with a common beginning (`keys_among`)."""
    if not source.name:
        return b""
    digest = _digest(source.name)
    return _digest(source.among)[:_HALF] + digest[:_HALF] if source.among else digest


def network_key(source: Source) -> bytes:
    return _digest(source.network) if source.network else b""


def keys_among(source: Source) -> tuple[bytes, bytes]:
    """The first and the last key of the source's group; for a source without a group, its own key."""
    if not source.among:
        return key(source), key(source)
    begins = _digest(source.among)[:_HALF]
    return begins + bytes(_HALF), begins + b"\xff" * _HALF


def _digest(name: str) -> bytes:
    return hmac.digest(settings.CODE_KEY.encode(), f"source:{name}".encode(), "sha256")
