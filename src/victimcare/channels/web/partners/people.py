"""The people of a partner who come in here, for their lead."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.partners import said
from victimcare.channels.web.partners.door import page, show
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.referrals import partner_site
from victimcare.services.referrals.partner_organisations import UnknownPartner


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_COLLEAGUES)
def people(request: Request) -> HttpResponse:
    """For a lead alone."""
    act = {"certify": partner_site.certify_own_staff, "left": partner_site.record_staff_left}.get(
        request.POST.get("act", "")
    )
    if act is not None:
        try:
            act(actor=request.actor, user_id=UUID(request.POST.get("user", "")), now=request.now)
        except (UnknownPartner, ValueError):
            return pages.not_found(request)
        return HttpResponseRedirect(reverse("partners:people"), status=303)
    found = partner_site.list_own_staff(actor=request.actor, now=request.now)
    return show(request, "people", {"people": found, "words": said, "me": request.actor.id}, tab="people")
