"""What of the directory asks for a person: reported, not looked at for long, not understood, refused. And the map of
needs that nobody could meet."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk import listing, said, said_directory, unmet_map
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.referrals.support_needs import SUPPORT_NEEDS
from victimcare.services.access import Act
from victimcare.services.referrals import keeping, mending, unmet


@require_safe
@page(Act.KEEP_DIRECTORY)
def listed(request: Request, which: str) -> HttpResponse:
    start = listing.start(request)
    found, has_more = keeping.to_keep(actor=request.actor, which=which, start=start, now=request.now)
    here = reverse(f"desk:directory-{which}")
    context = {
        "which": which,
        "found": found,
        "first": here if start else "",
        "next": f"{here}?{urlencode({'start': start + keeping.PAGE})}" if has_more else "",
        "lists": said_directory.LISTS,
        "words": said,
        "speak": said_directory,
    }
    return show(request, "directory_list", context, tab="referrals")


@require_safe
@page(Act.KEEP_DIRECTORY)
def refused(request: Request) -> HttpResponse:
    """Which fields of which source were not taken: the source sets them right, or an engineer mends them."""
    start = listing.start(request)
    found = mending.refused(actor=request.actor, start=start)
    here = reverse("desk:directory-refused")
    has_more = len(found) == mending.PAGE
    context = {
        "which": "refused",
        "found": found,
        "sources": mending.sources(actor=request.actor),
        "first": here if start else "",
        "next": f"{here}?{urlencode({'start': start + mending.PAGE})}" if has_more else "",
        "lists": said_directory.LISTS,
        "words": said,
        "speak": said_directory,
    }
    return show(request, "directory_refused", context, tab="referrals")


@require_safe
@page(Act.SEE_UNMET)
def unmet_needs(request: Request) -> HttpResponse:
    need = request.GET.get("need", "")
    found = unmet.counted(actor=request.actor, need=need if need in SUPPORT_NEEDS else "", now=request.now)
    context = {
        "map": found,
        "drawn": unmet_map.draw(found),
        "counted": unmet_map.counted,
        "counted_needs": unmet_map.needs_counted(found),
        "needs": SUPPORT_NEEDS,
        "words": said,
        "speak": said_directory,
    }
    return show(request, "unmet", context, tab="referrals")
