"""A call that another contact centre holds, for whoever answers it there: nothing of any record, and once she is proved
to them what she has told us once, and the way to her record."""

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
from victimcare.services.calls import contact_centres
from victimcare.services.contact import tell_once_notes
from victimcare.wording import say


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.TAKE_CALLS)
def call(request: Request, call_id: UUID) -> HttpResponse:
    """Pressed (POST): they speak with her, and her record follows."""
    try:
        if request.method == "POST":
            victim_id = contact_centres.take_centre_call(actor=request.actor, call_id=call_id, now=request.now)
            door.keep_reason(request, victim_id, say("desk-phone-reason"))
            return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
        found = contact_centres.load_centre_call(actor=request.actor, call_id=call_id, now=request.now)
    except contact_centres.UnknownCall:
        return pages.not_found(request)
    told = _told(request, found.victim_id) if found.victim_id else None
    return show(request, "centre_call", {"call": found, "tell_once": told, "words": said}, tab="phone")


def _told(request: Request, victim_id: UUID) -> tell_once_notes.NoteVersion | None:
    actor = door.because(request, say("desk-phone-reason"))
    return tell_once_notes.load_tell_once_note(actor=actor, victim_id=victim_id, now=request.now)
