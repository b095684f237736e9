"""Where a code is tried from, so that a source of many wrong codes is slowed and nobody else.

A source and its network are kept as HMACs with the key of the codes: neither a number nor an address lies in the
database. A number can be shown by anybody, and an address is shared, so a source proves nothing and is never shut out
for good: the wrong tries of ten minutes count, and a person answers all the while.

Callers who withhold their number are told apart by the call alone, and can make as many calls as they like. So all of
them are counted together as well; where that is much, each of their calls is slowed and none is shut out: another try
is read, but one in each call, and so many in each minute.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from uuid import UUID

from django.conf import settings

from victimcare.rules.people.points import telephone_key

OF_A_NUMBER = 10  # wrong tries in ten minutes: two whole codes' worth, far more than slips of the fingers
OF_AN_ADDRESS = 20  # a household, a refuge or a hospital may share it
_HALF = 16  # of a key


@dataclass(frozen=True, slots=True)
class Source:
    """`most_wrong` None: it is slowed only together with everybody. `among`: all who show as little of theirs, where it
    is no more than one of those. `network`: the neighbours that one owner can have as many of as they like."""

    name: str = field(repr=False)
    most_wrong: int | None
    among: str = ""
    network: str = field(default="", repr=False)


NOT_KNOWN = Source("", None)


def caller(rings_from: str, carrier: str, call: UUID) -> Source:
    """A call from this number; where it is withheld, this call, among all that the carrier brings so."""
    if rings_from:
        return Source(f"number:{telephone_key(rings_from) or rings_from}", OF_A_NUMBER)
    return Source(f"call:{call}", OF_A_NUMBER, among=f"withheld:{carrier}")


def address(given: str) -> Source:
    """A visit from this address on the internet, in its /24. Of the sixth version: from the /64 that one household has
    whole, in the /48 that one site has (RFC 6177). An address of a private network is our own proxy's or a colleague's:
    it tells nobody apart."""
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
    """One among many has a key that begins as all of theirs do (`keys_among`)."""
    if not source.name:
        return b""
    digest = _digest(source.name)
    return _digest(source.among)[:_HALF] + digest[:_HALF] if source.among else digest


def network_key(source: Source) -> bytes:
    return _digest(source.network) if source.network else b""


def keys_among(source: Source) -> tuple[bytes, bytes]:
    """The first and the last key of all among whom it is; where it stands alone, its own."""
    if not source.among:
        return key(source), key(source)
    begins = _digest(source.among)[:_HALF]
    return begins + bytes(_HALF), begins + b"\xff" * _HALF


def _digest(name: str) -> bytes:
    return hmac.digest(settings.CODE_KEY.encode(), f"source:{name}".encode(), "sha256")
