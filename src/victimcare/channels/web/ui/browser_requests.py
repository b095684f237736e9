"""Who visits, and over what: as the proxies say that the force has named (VICTIMCARE_TRUSTED_PROXIES), and nobody else.

Budgets, brakes and logs take a visitor's address from `visitors_address` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_vary_headers

IpAddress = IPv4Address | IPv6Address
# What a proxy says of the visit it hands on. Of these we read X-Forwarded-For and X-Forwarded-Proto.
_PROXY_HEADERS = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
)


def trust_named_proxies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Before all others: from anybody else than a named proxy these headers have not come."""

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
    """Whence this visit comes: the connection's own address, or where that is a proxy that the force named
    (VICTIMCARE_TRUSTED_PROXIES), the last one in X-Forwarded-For that is none of those. Empty: not known.

    Each proxy writes at the end whom it was reached by. What stands before the first address that is no proxy of ours
    a visitor may have written himself: that is never read, whatever the last one looks like.
    """
    peer = _parse_address(str(request.META.get("REMOTE_ADDR", "")))
    passed_on = request.headers.get("X-Forwarded-For", "").split(",")
    while peer is not None and _is_named_proxy(peer):
        peer = _parse_address(passed_on.pop()) if passed_on else None
    return "" if peer is None else str(peer)


def _is_named_proxy(address: IpAddress) -> bool:
    return any(address in ip_network(each) for each in settings.ENVIRONMENT.trusted_proxies)


def _parse_address(written: str) -> IpAddress | None:
    """A listener for both versions shows an address of the fourth as one of the sixth."""
    try:
        found = ip_address(written.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


# What a browser says of how a request came to be (Fetch Metadata, and what it fetches before anybody asked).

# Headers in which browsers say that nobody asked for this page yet: it is fetched, or drawn, ahead of that.
_AHEAD_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
_AHEAD_PURPOSES = ("prefetch", "prerender", "preview")
_NOT_PAGES = ("/static/",)

_OWN_SITES = ("same-origin", "none")  # from a page of ours, or typed by a person


def refuse_pages_fetched_ahead(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """No page is given to a browser that fetches it before a person asked: it would count as read, as a look, and as
    use of a visit. The browser asks again when the person does."""

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
    """Whether the page itself will say that it stands before a person, by script or by a press. Each browser that says
    how it came to ask can; what says nothing is no browser of these years, and gets a page that it asked for. A HEAD
    shows nothing to anybody."""
    return request.method == "HEAD" or "Sec-Fetch-Mode" in request.headers


def is_own_press(request: HttpRequest) -> bool:
    """Whether a GET that does something is a person's way from a page of ours: neither from another site, nor a
    picture, a frame or a script that asks (ASVS 3.5.3). A browser that says nothing keeps strict cookies to itself."""
    said = request.headers
    return said.get("Sec-Fetch-Site", "none") in _OWN_SITES and said.get("Sec-Fetch-Mode", "navigate") == "navigate"
