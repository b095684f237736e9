"""Compensation: what there is, until when, how far it has come, and who helps."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.pages import Request, render
from victimcare.rules.court.compensation import format_pounds
from victimcare.services.access import Act
from victimcare.services.court import court_compensation, court_requests
from victimcare.services.court.court_compensation import CompensationRoute
from victimcare.services.court.court_requests import CourtRequestKind


@require_safe
@page(Act.SEE_OWN_CASE)
def compensation(request: Request) -> HttpResponse:
    hers = court_compensation.read_own_compensation(actor=request.actor, now=request.now)
    return render(request, "portal/money.jinja", {"hers": hers, "pounds": format_pounds})


@require_POST
@page(Act.ASK_OF_COURT)
def say_asked(request: Request) -> HttpResponse:
    route = request.POST.get("route", "")
    if route in CompensationRoute.values:
        court_compensation.record_own_application(actor=request.actor, route=CompensationRoute(route), now=request.now)
    return HttpResponseRedirect(reverse("portal:compensation"), status=303)


@require_POST
@page(Act.ASK_OF_COURT)
def get_help(request: Request) -> HttpResponse:
    by = court_requests.request_court_support(
        actor=request.actor, kinds=[CourtRequestKind.MONEY], words="", now=request.now
    )
    return render(request, "portal/court_asked.jinja", {"by": by})
