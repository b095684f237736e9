"""A page with news stands before a person: its script says so, or without script one press."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.fetched import is_confirmed_later
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.people import page_seen, queries
from victimcare.services.people.page_seen import IsSeen
from victimcare.services.people.supporters import theirs


def is_seen_when(request: HttpRequest) -> IsSeen:
    """Whether handing this page over counts as showing it."""
    return page_seen.seen_later if is_confirmed_later(request) else page_seen.seen_at_once


@require_POST
@page(Act.COME_IN)
def confirm_page_seen(request: Request) -> HttpResponse:
    """What the page showed has been told from now on; nothing where it would tell something else by now."""
    posted = request.POST.get("mark", "")[:64]
    is_journey = request.POST.get("of") == "journey"

    def is_seen(mark: str) -> bool:
        return mark == posted

    if request.actor.helps is not None:
        theirs.page(actor=request.actor, now=request.now, is_seen=is_seen)
    else:
        queries.her_page(
            actor=request.actor, now=request.now, in_full=is_journey, is_journey=is_journey, is_seen=is_seen
        )
    if "by" in request.POST:  # the script: it stays on the page
        return HttpResponse(status=204)
    return HttpResponseRedirect(reverse("portal:journey" if is_journey else "portal:case"), status=303)
