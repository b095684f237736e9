from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address


def visitors_address(request: HttpRequest) -> str:
    """Whence this visit comes: the connection's own address, or where that is a proxy that the force named
    (VICTIMCARE_TRUSTED_PROXIES), the last one in X-Forwarded-For that is none of those. Empty: not known.

    Each proxy writes at the end whom it was reached by. What stands before the first address that is no proxy of ours
    a visitor may have written himself: that is never read, whatever the last one looks like.
    """
    peer = _read(str(request.META.get("REMOTE_ADDR", "")))
    passed_on = request.headers.get("X-Forwarded-For", "").split(",")
    while peer is not None and _is_ours(peer):
        peer = _read(passed_on.pop()) if passed_on else None
    return "" if peer is None else str(peer)


def _is_ours(address: Address) -> bool:
    return any(address in ip_network(each) for each in settings.ENVIRONMENT.trusted_proxies)


def _read(written: str) -> Address | None:
    """A listener for both versions shows an address of the fourth as one of the sixth."""
    try:
        found = ip_address(written.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
