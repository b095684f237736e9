"""Who visits, and over what: as the proxies say that the force has named (VICTIMCARE_TRUSTED_PROXIES), and nobody else.

Budgets, brakes and logs take a visitor's address from `visitors_address` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Address = IPv4Address | IPv6Address
# What a proxy says of the visit it hands on. Of these we read X-Forwarded-For and X-Forwarded-Proto.
_OF_PROXIES = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
)


def believe_named_proxies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Before all others: from anybody else than a named proxy these headers have not come."""

    def served(request: HttpRequest) -> HttpResponse:
        if not comes_by_named_proxy(request):
            for name in _OF_PROXIES:
                request.META.pop(name, None)
        return get_response(request)

    return served


def comes_by_named_proxy(request: HttpRequest) -> bool:
    peer = _read(str(request.META.get("REMOTE_ADDR", "")))
    return peer is not None and _is_ours(peer)


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
