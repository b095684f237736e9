"""What a browser says of how a request came to be (Fetch Metadata, and what it fetches before anybody asked)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_vary_headers

# Headers in which browsers say that nobody asked for this page yet: it is fetched, or drawn, ahead of that.
_AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
_IS_AHEAD = ("prefetch", "prerender", "preview")
_NOT_PAGES = ("/static/",)

_OWN = ("same-origin", "none")  # from a page of ours, or typed by a person


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
    said = " ".join(request.headers.get(name, "") for name in _AHEAD).lower()
    return any(word in said for word in _IS_AHEAD)


def is_confirmed_later(request: HttpRequest) -> bool:
    """Whether the page itself will say that it stands before a person, by script or by a press. Each browser that says
    how it came to ask can; what says nothing is no browser of these years, and gets a page that it asked for. A HEAD
    shows nothing to anybody."""
    return request.method == "HEAD" or "Sec-Fetch-Mode" in request.headers


def is_own_press(request: HttpRequest) -> bool:
    """Whether a GET that does something is a person's way from a page of ours: neither from another site, nor a
    picture, a frame or a script that asks (ASVS 3.5.3). A browser that says nothing keeps strict cookies to itself."""
    said = request.headers
    return said.get("Sec-Fetch-Site", "none") in _OWN and said.get("Sec-Fetch-Mode", "navigate") == "navigate"
