"""Support near her, and asking us to put her in touch."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.pages import Request, render
from victimcare.services.access import Act
from victimcare.services.people import support


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
def near_her(request: Request) -> HttpResponse:
    if request.method == "POST":
        with suppress(support.UnknownService):  # force.toml was changed meanwhile: the page shows what there is
            support.ask_for(actor=request.actor, service=request.POST.get("service", ""), now=request.now)
        return HttpResponseRedirect(reverse("portal:support"), status=303)
    return render(request, "portal/support.jinja", {"support": support.near_her(actor=request.actor, now=request.now)})
