"""A page with news stands before a person: its script says so, or without script one press (ADR 56).

Each page that tells something reads it with `seen_check_for(request)` and hands `to_confirm` to its template, with its
own name as `confirms`. What it read is read once more when the page is confirmed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.fetched import is_confirmed_later
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act, Actor
from victimcare.services.losses import own_lists
from victimcare.services.people import supporter_pages
from victimcare.services.portal import page_parts, victim_messages, victim_page
from victimcare.services.portal.page_parts import IsSeen


def seen_check_for(request: HttpRequest) -> IsSeen:
    """Whether handing this page over counts as showing it."""
    return page_parts.seen_later if is_confirmed_later(request) else page_parts.seen_at_once


@require_POST
@page(Act.COME_IN)
def confirm_page_seen(request: Request) -> HttpResponse:
    """What the page showed has been told from now on; nothing where it would tell something else by now."""
    posted = request.POST.get("mark", "")[:64]
    shown = request.POST.get("of", "")
    name = shown if shown in _READ_AGAIN else "case"
    _READ_AGAIN[name](actor=request.actor, now=request.now, is_seen=lambda mark: mark == posted)
    if "by" in request.POST:  # the script: it stays on the page
        return HttpResponse(status=204)
    return HttpResponseRedirect(reverse(f"portal:{name}"), status=303)


def _read_case(*, actor: Actor, now: datetime, is_seen: IsSeen) -> None:
    if actor.helps is None:
        victim_page.load_victim_page(actor=actor, now=now, is_seen=is_seen)
    else:
        supporter_pages.load_supporter_page(actor=actor, now=now, is_seen=is_seen)


# What each page that tells something reads, by the page's name.
_READ_AGAIN: dict[str, Callable[..., object]] = {
    "case": _read_case,
    "journey": partial(victim_page.load_victim_page, in_full=True, is_journey=True),
    "messages": victim_messages.read_own_conversation,
    "property-list": own_lists.see_own_list,
}
