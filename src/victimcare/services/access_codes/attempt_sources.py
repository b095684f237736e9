"""Identifies where a code is tried from, so that only a source of many wrong codes is slowed.

A source and its network are stored as HMACs with the key of the codes: the database holds neither a number nor an
address. A number can be faked, and an address is shared, so a source proves nothing and is never shut out for good:
only the wrong tries of the last ten minutes count, and callers can reach a person at any time.

Callers who withhold their number can be told apart only by the call, and can make as many calls as they like. So they
are also counted together; when that count is high, each of their calls is slowed and none is shut out: each call gets
one more try, and a fixed number of codes is read in each minute.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from ipaddress import IPv6Address, ip_address
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from victimcare.records.models import AccessGrant, CodeAttempt, KnownBrowser
from victimcare.rules.access_codes import attempt_limits
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_points import telephone_key

OF_A_NUMBER = 10  # wrong tries in ten minutes: two whole codes' worth, far more than slips of the fingers
OF_AN_ADDRESS = 20  # a household, a refuge or a hospital may share it
_HALF = 16  # of a key


@dataclass(frozen=True, slots=True)
class AttemptSource:
    """`most_wrong` None: the source is slowed only together with all others. `among`: all sources that reveal as
    little, where this is only one of them. `network`: the neighbouring addresses, as many as one owner can have."""

    name: str = field(repr=False)
    most_wrong: int | None
    among: str = ""
    network: str = field(default="", repr=False)


UNKNOWN_SOURCE = AttemptSource("", None)


def caller_source(rings_from: str, carrier: str, call: UUID) -> AttemptSource:
    """A call from this number; where it is withheld, this call, among all withheld calls of the carrier."""
    if rings_from:
        return AttemptSource(f"number:{telephone_key(rings_from) or rings_from}", OF_A_NUMBER)
    return AttemptSource(f"call:{call}", OF_A_NUMBER, among=f"withheld:{carrier}")


def address_source(given: str) -> AttemptSource:
    """A visit from this internet address, in its /24. For IPv6: from the /64 of one household, in the /48 of one site
    (RFC 6177). A private address is our own proxy's or a colleague's, and distinguishes no visitor."""
    try:
        parsed = ip_address(given)
    except ValueError:
        return UNKNOWN_SOURCE
    if not parsed.is_global:
        return UNKNOWN_SOURCE
    number, is_sixth = int(parsed), isinstance(parsed, IPv6Address)
    name = str(number >> 64) if is_sixth else str(parsed)
    network = f"6:{number >> 80}" if is_sixth else f"4:{number >> 8}"
    return AttemptSource(f"address:{name}", OF_AN_ADDRESS, network=f"network:{network}")


def source_key(source: AttemptSource) -> bytes:
    """The key of a source. Sources of one group have keys with a common beginning (`list_source_keys`)."""
    if not source.name:
        return b""
    digest = _digest(source.name)
    return _digest(source.among)[:_HALF] + digest[:_HALF] if source.among else digest


def network_key(source: AttemptSource) -> bytes:
    return _digest(source.network) if source.network else b""


def list_source_keys(source: AttemptSource) -> tuple[bytes, bytes]:
    """The first and the last key of the source's group; for a source without a group, its own key."""
    if not source.among:
        return source_key(source), source_key(source)
    begins = _digest(source.among)[:_HALF]
    return begins + bytes(_HALF), begins + b"\xff" * _HALF


def _digest(name: str) -> bytes:
    return hmac.digest(settings.CODE_KEY.encode(), f"source:{name}".encode(), "sha256")


# Remembers browsers that opened a right code: for some days the brake on wrong codes lets them through.
#
# Every visitor of the front door gets a cookie with a random value, so having one reveals nothing. This table holds
# hashes of the cookies that opened a right code, with only the day and without the code. While its codes are wrong, a
# known browser gets the same answers as any other: the cookie opens nothing, and no page shows whether it is known.


def draw_browser_value() -> str:
    """The value of a visitor's cookie."""
    return secrets.token_urlsafe(32)


def find_known_browser(value: str, now: datetime) -> int | None:
    """The id of this cookie's browser, while it is known and has not sent too many wrong codes past a brake. One query,
    also for a visitor without a cookie."""
    found = KnownBrowser.objects.filter(token_hash=_hashed(value), opened_on__gt=_lapsed_on(now))
    row = found.values_list("id", "wrong_tries", "wrong_since").first()
    if row is None:
        return None
    browser_id, wrong_tries, wrong_since = row
    is_over = wrong_since is None or now - wrong_since >= attempt_limits.ATTEMPT_WINDOW
    return browser_id if is_over or wrong_tries < attempt_limits.OF_A_BROWSER else None


def count_browser_wrong_try(browser_id: int | None, now: datetime) -> None:
    """One query and one update, even where the brake let no browser through."""
    row = KnownBrowser.objects.filter(id=browser_id or -1).values_list("wrong_tries", "wrong_since").first()
    tries, since = row or (0, None)
    is_new = since is None or now - since >= attempt_limits.ATTEMPT_WINDOW
    KnownBrowser.objects.filter(id=browser_id or -1).update(
        wrong_tries=1 if is_new else tries + 1, wrong_since=now if is_new else since
    )


def remember_browser(value: str, grant: AccessGrant, now: datetime) -> None:
    """Remember the browser that opened a right code. One code makes only a few browsers known in a day."""
    opened = CodeAttempt.objects.filter(tried=grant, was_right=True, at__gt=now - timedelta(days=1))
    if not value or opened.count() > attempt_limits.BROWSERS_A_DAY:
        return
    KnownBrowser.objects.update_or_create(token_hash=_hashed(value), defaults={"opened_on": london_date(now)})


def forget_lapsed_browsers(*, now: datetime) -> int:
    """Forget browsers whose days are over. Returns how many; safe to run twice."""
    return _lapsed(now).delete()[0]


def _lapsed(now: datetime) -> QuerySet[KnownBrowser]:
    return KnownBrowser.objects.filter(opened_on__lte=_lapsed_on(now))


def _lapsed_on(now: datetime) -> date:
    return london_date(now - attempt_limits.BROWSER_REMEMBERED)


def _hashed(value: str) -> bytes:
    return hashlib.sha256(value.encode()).digest()
