"""Her account and its safety: where it was used, who looked, and the end of visits."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.portal.visits import page, take_back
from victimcare.channels.web.ui.pages import Request, render
from victimcare.services.access import Act
from victimcare.services.people import own_visits, who_looked


@require_safe
@page(Act.SEE_OWN_CASE)
def visits(request: Request) -> HttpResponse:
    seen = own_visits.visits_seen(actor=request.actor, now=request.now)
    return render(request, "portal/visits.jinja", {"visits": seen})


@require_POST
@page(Act.END_OWN_VISITS)
def end_visits(request: Request) -> HttpResponse:
    """Loaded again it ends what has begun since, which is what she asked for."""
    this_too = "this" in request.POST
    ended = own_visits.end_visits(actor=request.actor, this_too=this_too, now=request.now)
    if this_too:
        return take_back(render(request, "portal/signed_out.jinja"))
    return render(request, "portal/visits_ended.jinja", {"ended": ended})


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
def looks(request: Request) -> HttpResponse:
    """Pages are asked for by a form: how much was looked at stands in no address."""
    asked = request.POST.get("page", "")[:4]
    number = int(asked) if asked.isdecimal() and int(asked) > 0 else 1
    seen = who_looked.who_looked(actor=request.actor, page=number, now=request.now)
    return render(request, "portal/who_looked.jinja", {"seen": seen})
