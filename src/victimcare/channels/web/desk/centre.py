"""A call that another contact centre holds, for whoever answers it there: nothing of any record, and after proof the
way to hers."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import door, said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.calls import centres
from victimcare.wording import say


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.TAKE_CALLS)
def call(request: Request, call_id: UUID) -> HttpResponse:
    """Pressed (POST): they speak with her, and write the contact down on the page that follows."""
    try:
        if request.method == "POST":
            victim_id = centres.take(actor=request.actor, call_id=call_id, now=request.now)
            door.keep_reason(request, victim_id, say("desk-phone-reason"))
            return HttpResponseRedirect(reverse("desk:contact", args=[victim_id]), status=303)
        found = centres.see(actor=request.actor, call_id=call_id, now=request.now)
    except centres.UnknownCall:
        return pages.not_found(request)
    return show(request, "centre_call", {"call": found, "words": said}, tab="phone")
