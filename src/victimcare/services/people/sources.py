"""Whence a code is tried, so that whoever tries many wrong ones is slowed and nobody else.

A source is kept as an HMAC with the key of the codes: neither a number nor an address lies in the database. A number
can be shown by anybody, and an address is shared, so a source proves nothing and is never shut out for good: the wrong
tries of ten minutes count, and a person answers all the while.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address

from django.conf import settings

from victimcare.rules.people.points import telephone_key

OF_A_NUMBER = 10  # wrong tries in ten minutes: two whole codes' worth, far more than slips of the fingers
OF_AN_ADDRESS = 20  # a household, a refuge or a hospital may share it
OF_WITHHELD = 50  # all who show no number to one carrier: half of what pauses entry for everybody


@dataclass(frozen=True, slots=True)
class Source:
    """`most_wrong` None: it is slowed only together with everybody. `is_of_many`: of all who show nothing of theirs."""

    name: str = field(repr=False)
    most_wrong: int | None
    is_of_many: bool = False


NOT_KNOWN = Source("", None, is_of_many=True)


def caller(rings_from: str, carrier: str) -> Source:
    """A call from this number; where it is withheld, with all others that the carrier brings so."""
    if rings_from:
        return Source(f"number:{telephone_key(rings_from) or rings_from}", OF_A_NUMBER)
    return Source(f"withheld:{carrier}", OF_WITHHELD, is_of_many=True)


def address(given: str) -> Source:
    """A visit from this address on the internet; of the sixth version its network, which one household has whole (RFC
    6177). An address of a private network is our own proxy's or a colleague's: it tells nobody apart."""
    try:
        parsed = ip_address(given)
    except ValueError:
        return NOT_KNOWN
    if not parsed.is_global:
        return NOT_KNOWN
    name = str(int(parsed) >> 64) if isinstance(parsed, IPv6Address) else str(parsed)
    return Source(f"address:{name}", OF_AN_ADDRESS)


def key(source: Source) -> bytes:
    if not source.name:
        return b""
    return hmac.digest(settings.CODE_KEY.encode(), f"source:{source.name}".encode(), "sha256")
