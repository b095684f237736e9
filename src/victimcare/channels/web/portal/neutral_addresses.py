"""Gives each page of a victim an address that says nothing of its contents (ADR 57).

A browser keeps every address that it shows in its history, and offers it when the name of the site is typed. So no
address behind the front door contains a word. Code and templates use the names of pages; only this table knows their
addresses. A number is never given to another page: it may be in a bookmark.

The words beside each number are its address in earlier versions, and `/my/case` is the entry that other programs know.
They redirect to the neutral address, also for a visitor who is not signed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from victimcare.channels.web.ui.pages import with_no_store_headers

# Name of the page: its address, and its former address
_ADDRESSES = {
    "case": ("my/p/1", "my/case"),
    "all-words": ("my/p/2", "my/all-words"),
    "easy": ("my/p/3", "my/easy"),
    "young": ("my/p/4", "my/young"),
    "journey": ("my/p/5", "my/journey"),
    "menu": ("my/p/6", "my/menu"),
    "language": ("my/p/7", "my/language"),
    "visits": ("my/p/8", "my/visits"),
    "end-visits": ("my/p/9", "my/visits/end"),
    "page-seen": ("my/p/10", "my/seen"),
    "stay": ("my/p/11", "my/stay"),
    "print": ("my/p/12", "my/print"),
    "reference": ("my/p/13", "my/reference"),
    "another": ("my/p/14", "my/another"),
    "switch": ("my/p/15", "my/switch"),
    "who-looked": ("my/p/16", "my/who-looked"),
    "messages": ("my/p/17", "my/messages"),
    "message-file": ("my/p/18/<uuid:file_id>", "my/messages/<uuid:file_id>"),
    "update": ("my/p/19", "my/update"),
    "call-me": ("my/p/20", "my/call-me"),
    "more-help": ("my/p/21", "my/more-help"),
    "want-again": ("my/p/22", "my/want-again"),
    "not-done": ("my/p/23", "my/not-done"),
    "not-agreed": ("my/p/24", "my/not-agreed"),
    "own-complaint": ("my/p/25", "my/complaint"),
    "own-complaint-again": ("my/p/26", "my/complaint-again"),
    "second-look": ("my/p/27", "my/second-look"),
    "statement": ("my/p/28", "my/statement"),
    "statement-write": ("my/p/29", "my/statement/write"),
    "statement-send": ("my/p/30", "my/statement/send"),
    "statement-take-back": ("my/p/31", "my/statement/take-back"),
    "property": ("my/p/32", "my/property"),
    "property-back": ("my/p/33", "my/property/back"),
    "property-photo": ("my/p/34/<uuid:photo_id>", "my/property/photo/<uuid:photo_id>"),
    "property-list": ("my/p/35", "my/property/list"),
    "property-send": ("my/p/36", "my/property/list/send"),
    "property-add": ("my/p/37", "my/property/thing"),
    "property-thing": ("my/p/38/<uuid:thing_id>", "my/property/thing/<uuid:thing_id>"),
    "property-files": ("my/p/39/<uuid:thing_id>", "my/property/thing/<uuid:thing_id>/files"),
    "property-away": ("my/p/40/<uuid:thing_id>", "my/property/thing/<uuid:thing_id>/away"),
    "property-file": ("my/p/41/<uuid:file_id>", "my/property/file/<uuid:file_id>"),
    "property-sheet": ("my/p/42/<uuid:list_id>", "my/property/sheet/<uuid:list_id>"),
    "court": ("my/p/43", "my/court"),
    "court-no-more": ("my/p/44", "my/court/no-more"),
    "court-calendar": ("my/p/45", "my/court/calendar"),
    "court-remind": ("my/p/46", "my/court/remind"),
    "court-expenses": ("my/p/47", "my/court/expenses"),
    "compensation": ("my/p/48", "my/compensation"),
    "compensation-asked": ("my/p/49", "my/compensation/asked"),
    "compensation-help": ("my/p/50", "my/compensation/help"),
    "second-step": ("my/p/51", "my/second-step"),
    "second-step-set-up": ("my/p/52", "my/second-step/set-up"),
    "second-step-text": ("my/p/53", "my/second-step/text"),
    "second-step-phone": ("my/p/54", "my/second-step/phone"),
    "second-step-passkey": ("my/p/55", "my/second-step/passkey"),
    "second-step-passkey-begin": ("my/p/56", "my/second-step/passkey/begin"),
    "second-step-passkey-ask": ("my/p/57", "my/second-step/passkey/ask"),
    "second-step-passkey-show": ("my/p/58", "my/second-step/passkey/show"),
    "second-step-app": ("my/p/59", "my/second-step/app"),
    "support": ("my/p/60", "my/support"),
    "in-touch": ("my/p/61", "my/support/words"),
    "family": ("my/p/62", "my/family"),
    "family-ask": ("my/p/63", "my/family/ask"),
    "beside-write": ("my/p/64", "my/write"),
    "contact": ("my/p/65", "my/contact"),
    "your-code": ("my/p/66", "my/your-code"),
    "tell-once": ("my/p/67", "my/tell-once"),
    "passport": ("my/p/68", "my/how-to-speak-with-me"),
    "front-easy": ("p/1", "easy"),
    "front-young": ("p/2", "for-children"),
    "get-help": ("p/3", "get-help"),
    "your-rights": ("p/4", "your-rights"),
    "find-support": ("p/5", "find-support"),
    "wrong-entry": ("p/6", "find-support/wrong"),
    "leaving": ("p/7", "leaving"),
    "ask-for-help": ("p/8", "ask-for-help"),
    "complain": ("p/9", "complain"),
    "feedback": ("p/10", "feedback"),
    "how-to-get-a-code": ("p/11", "how-to-get-a-code"),
    "use-more-safely": ("p/12", "use-this-more-safely"),
    "report": ("p/13", "tell-us"),
    "report-open": ("p/14", "tell-us/saved"),
}
_PART = re.compile(r"<uuid:\w+>")
_UUID = r"([0-9a-f-]{36})"


def page_address(name: str) -> str:
    """Return the address of this page, as `urls.py` writes it."""
    return _ADDRESSES[name][0]


def neutral_address(path: str) -> str | None:
    """Return the present address of a page that was at `path`; None for every other address."""
    for pattern, now_at in _EARLIER:
        if found := pattern.fullmatch(path):
            return now_at.format(*found.groups())
    return None


def lead_to_neutral_addresses(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Redirect earlier addresses to the neutral ones, forms with all their fields."""

    def served(request: HttpRequest) -> HttpResponse:
        now_at = neutral_address(request.path)
        if now_at is None:
            return get_response(request)
        query = request.META.get("QUERY_STRING", "")
        return with_no_store_headers(HttpResponseRedirect(f"{now_at}?{query}" if query else now_at, status=307))

    return served


_EARLIER = [
    (re.compile("/" + _PART.sub(_UUID, earlier)), "/" + _PART.sub("{}", neutral))
    for neutral, earlier in _ADDRESSES.values()
]
