"""Finds who visits, and by what connection, from the headers of the proxies that the force has named
(VICTIMCARE_TRUSTED_PROXIES) and of no others; and how a browser's request came about.

Rate limits, brakes and logs take a visitor's address from `visitors_address` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_vary_headers

IpAddress = IPv4Address | IPv6Address
# What a proxy says of the visit that it forwards. Of these we read X-Forwarded-For and X-Forwarded-Proto.
_PROXY_HEADERS = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
)


def trust_named_proxies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Remove these headers, before all other middleware, unless they come from a named proxy."""

    def served(request: HttpRequest) -> HttpResponse:
        if not comes_by_named_proxy(request):
            for name in _PROXY_HEADERS:
                request.META.pop(name, None)
        return get_response(request)

    return served


def comes_by_named_proxy(request: HttpRequest) -> bool:
    peer = _parse_address(str(request.META.get("REMOTE_ADDR", "")))
    return peer is not None and _is_named_proxy(peer)


def visitors_address(request: HttpRequest) -> str:
    """Return the visitor's address: the connection's own, or, if that is a named proxy (VICTIMCARE_TRUSTED_PROXIES),
    the last in X-Forwarded-For that is not one. Empty: not known.

    Each proxy appends the address from which it was reached. A visitor may have written anything before the first
    address that is not a proxy of ours: that part is never read, whatever it looks like.
    """
    peer = _parse_address(str(request.META.get("REMOTE_ADDR", "")))
    passed_on = request.headers.get("X-Forwarded-For", "").split(",")
    while peer is not None and _is_named_proxy(peer):
        peer = _parse_address(passed_on.pop()) if passed_on else None
    return "" if peer is None else str(peer)


def _is_named_proxy(address: IpAddress) -> bool:
    return any(address in ip_network(each) for each in settings.ENVIRONMENT.trusted_proxies)


def _parse_address(written: str) -> IpAddress | None:
    """Parse an address. A listener for both versions of IP shows a version 4 address as a version 6 one."""
    try:
        found = ip_address(written.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


# What a browser says about how a request came about (Fetch Metadata, and headers of pages fetched ahead)

# Headers in which browsers say that no person has asked for this page yet: it is fetched, or rendered, ahead of time.
_AHEAD_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
_AHEAD_PURPOSES = ("prefetch", "prerender", "preview")
_NOT_PAGES = ("/static/",)

_OWN_SITES = ("same-origin", "none")  # from a page of ours, or typed by a person


def refuse_pages_fetched_ahead(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse pages to a browser that fetches them before a person asks: they would count as read, as a look, and as use
    of a visit. The browser asks again when the person does."""

    def served(request: HttpRequest) -> HttpResponse:
        if is_fetched_ahead(request) and not request.path.startswith(_NOT_PAGES):
            response = HttpResponse(status=503)
            add_never_cache_headers(response)
        else:
            response = get_response(request)
        if not request.path.startswith(_NOT_PAGES):
            patch_vary_headers(response, ("Sec-Purpose", "Purpose"))
        return response

    return served


def is_fetched_ahead(request: HttpRequest) -> bool:
    said = " ".join(request.headers.get(name, "") for name in _AHEAD_HEADERS).lower()
    return any(word in said for word in _AHEAD_PURPOSES)


def is_confirmed_later(request: HttpRequest) -> bool:
    """Whether the page itself will confirm that a person has it on screen, by script or by a press. Every browser that
    sends Fetch Metadata can; a client without it is no current browser, and gets the page that it asked for. A HEAD
    shows nothing to anyone."""
    return request.method == "HEAD" or "Sec-Fetch-Mode" in request.headers


def is_own_press(request: HttpRequest) -> bool:
    """Whether a GET that does something is a person's press on a page of ours: not from another site, and not from a
    picture, a frame or a script (ASVS 3.5.3). A browser that says nothing still honours strict cookies."""
    said = request.headers
    return said.get("Sec-Fetch-Site", "none") in _OWN_SITES and said.get("Sec-Fetch-Mode", "navigate") == "navigate"
