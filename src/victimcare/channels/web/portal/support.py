"""Support near her, and asking us to put her in touch."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.pages import Request, render
from victimcare.services.access import Act
from victimcare.services.portal import support_finder
from victimcare.wording import say

# What was done on the page before, by its name in the address.
_TOLD = {
    "said": "front-door-wrong-said",
    "sent": "in-touch-told-sent",
    "talk": "in-touch-told-talk",
    "no": "in-touch-told-no",
}


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
def near_her(request: Request) -> HttpResponse:
    if request.method == "POST" and "take-back" in request.POST:
        with suppress(support_finder.UnknownReferral, support_finder.ReferralConflict, ValueError):
            referral_id = UUID(request.POST["take-back"])
            support_finder.take_back_own_referral(actor=request.actor, referral_id=referral_id, now=request.now)
        return HttpResponseRedirect(reverse("portal:support"), status=303)
    if request.method == "POST":
        # It is gone, or she is in touch with it meanwhile: the page shows what there is.
        with suppress(support_finder.UnknownService, support_finder.ReferralAlreadyOpen, ValueError):
            if "wrong" in request.POST:
                support_finder.report_wrong_service(
                    actor=request.actor, service_id=UUID(request.POST["wrong"]), now=request.now
                )
                return HttpResponseRedirect(f"{reverse('portal:support')}?said", status=303)
            support_finder.ask_for_support(
                actor=request.actor, service_id=UUID(request.POST.get("service", "")), now=request.now
            )
        return HttpResponseRedirect(reverse("portal:support"), status=303)
    found = support_finder.list_nearby_support(actor=request.actor, now=request.now)
    told = next((say(words) for name, words in _TOLD.items() if name in request.GET), "")
    return render(request, "portal/support.jinja", {"support": found, "told": told})
