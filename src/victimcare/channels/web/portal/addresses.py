from __future__ import annotations

from ipaddress import ip_address

from django.http import HttpRequest


def visitors_address(request: HttpRequest) -> str:
    """Whence this visit comes: the connection's own address, or where that is a proxy of ours on a private network,
    the nearest one on the internet of those in X-Forwarded-For. Proxies write at its end, so what a visitor writes
    there himself stands before it and is not reached. Empty: not known."""
    peer = str(request.META.get("REMOTE_ADDR", ""))
    if _is_global(peer):
        return peer
    passed_on = request.headers.get("X-Forwarded-For", "").split(",")
    return next((each for each in map(str.strip, reversed(passed_on)) if _is_global(each)), "")


def _is_global(address: str) -> bool:
    try:
        return ip_address(address).is_global
    except ValueError:
        return False
