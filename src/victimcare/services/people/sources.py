"""Whence a code is tried, so that whoever tries many wrong ones is slowed and nobody else.

A source is kept as an HMAC with the key of the codes: neither a number nor an address lies in the database. A number
can be shown by anybody, and an address is shared, so a source proves nothing and is never shut out for good: the wrong
tries of ten minutes count, and a person answers all the while.

Who withholds a number is told apart by the call alone, and can make as many of those as he likes. So all of them are
counted together as well; where that is much, each of their calls is slowed and none is shut out: another try is read,
but one in each call, and so many in each minute. He would have to ring all the time to take them all from her.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from uuid import UUID

from django.conf import settings

from victimcare.rules.people.points import telephone_key

OF_A_NUMBER = 10  # wrong tries in ten minutes: two whole codes' worth, far more than slips of the fingers
OF_AN_ADDRESS = 20  # a household, a refuge or a hospital may share it
OF_WITHHELD = 50  # all who show no number to one carrier: half of what pauses entry for everybody
# After that, of all of them; in ten minutes still fewer than what pauses entry for everybody.
SLOWLY, SLOWLY_WITHIN = 4, timedelta(minutes=1)
_HALF = 16  # of a key


@dataclass(frozen=True, slots=True)
class Source:
    """`most_wrong` None: it is slowed only together with everybody. `among`: all who show as little of theirs, where it
    is no more than one of those."""

    name: str = field(repr=False)
    most_wrong: int | None
    among: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Wrong tries in ten minutes, but those while it was slowed: from this source, from all among whom it is, and of
    those in the last minute."""

    of_source: int
    of_them: int
    of_them_lately: int


NOT_KNOWN = Source("", None)


def caller(rings_from: str, carrier: str, call: UUID) -> Source:
    """A call from this number; where it is withheld, this call, among all that the carrier brings so."""
    if rings_from:
        return Source(f"number:{telephone_key(rings_from) or rings_from}", OF_A_NUMBER)
    return Source(f"call:{call}", OF_A_NUMBER, among=f"withheld:{carrier}")


def is_slowed(source: Source, wrong: Wrong) -> bool:
    """Whether its next try is not read."""
    if source.most_wrong is None:
        return False
    if source.among and wrong.of_them >= OF_WITHHELD:
        return wrong.of_source > 0 or wrong.of_them_lately >= SLOWLY
    return wrong.of_source >= source.most_wrong


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
    """One among many has a key that begins as all of theirs do (`keys_among`)."""
    if not source.name:
        return b""
    digest = _digest(source.name)
    return _digest(source.among)[:_HALF] + digest[:_HALF] if source.among else digest


def keys_among(source: Source) -> tuple[bytes, bytes]:
    """The first and the last key of all among whom it is; where it stands alone, its own."""
    if not source.among:
        return key(source), key(source)
    begins = _digest(source.among)[:_HALF]
    return begins + bytes(_HALF), begins + b"\xff" * _HALF


def _digest(name: str) -> bytes:
    return hmac.digest(settings.CODE_KEY.encode(), f"source:{name}".encode(), "sha256")
