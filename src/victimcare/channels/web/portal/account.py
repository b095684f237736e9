"""Her account and its safety: where it was used, who looked, how long a page stays, and what is printed."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.portal.again import asks_again
from victimcare.channels.web.portal.visits import page, public_page, take_back
from victimcare.channels.web.ui.pages import Request, render
from victimcare.rules.contact.communication_needs import PageWording
from victimcare.rules.force import Force
from victimcare.services.access import Act
from victimcare.services.portal import own_record, victim_page
from victimcare.services.sessions import session_history


@require_POST
@page(Act.COME_IN)
def stay(request: Request) -> HttpResponse:
    """She is still there: asking has counted as that (`services.sessions.victim_sessions.find_session_actor`)."""
    return HttpResponse(status=204)


@require_safe
@public_page(Act.SEE_PUBLIC_PAGE)
def over(request: Request) -> HttpResponse:
    """Where a page of hers leads that nobody used. Another window of the same visit may still be in use: the visit is
    not ended, and its cookie stays."""
    force: Force = settings.FORCE
    response = HttpResponseRedirect(force.neutral_place, status=303)
    response["Clear-Site-Data"] = '"cache"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
def on_paper(request: Request) -> HttpResponse:
    """Asks first; then her page as it is printed or saved."""
    if request.method != "POST":
        return render(request, "portal/print.jinja")
    her_page = victim_page.load_victim_page(actor=request.actor, now=request.now)
    is_easy = request.POST.get("words") == "easy" or her_page.words is PageWording.EASY
    template = "portal/easy.jinja" if is_easy else "portal/on_paper.jinja"
    return render(request, template, {"page": her_page, "on_paper": True})


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
@asks_again
def reference_sheet(request: Request) -> HttpResponse:
    """The crime reference number, after the last six numbers of the code; sent the form, as a sheet made for paper."""
    sheet = own_record.load_reference_sheet(actor=request.actor, now=request.now)
    template = "portal/reference_paper.jinja" if request.method == "POST" else "portal/reference.jinja"
    return render(request, template, {"sheet": sheet})


@require_safe
@page(Act.SEE_OWN_CASE)
def visits(request: Request) -> HttpResponse:
    seen = session_history.list_own_visits(actor=request.actor, now=request.now)
    return render(request, "portal/visits.jinja", {"visits": seen})


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.END_OWN_VISITS)
def end_visits(request: Request) -> HttpResponse:
    """Asked for again, without what was sent, it is the list."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("portal:visits"), status=303)
    this_too = "this" in request.POST
    ended = session_history.end_own_visits(actor=request.actor, this_too=this_too, now=request.now)
    if this_too:
        return take_back(render(request, "portal/signed_out.jinja"))
    return render(request, "portal/visits_ended.jinja", {"ended": ended})


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
def looks(request: Request) -> HttpResponse:
    """Pages are asked for by a form: how much was looked at stands in no address."""
    asked = request.POST.get("page", "")[:4]
    number = int(asked) if asked.isdecimal() and int(asked) > 0 else 1
    seen = own_record.list_staff_accesses(actor=request.actor, page=number, now=request.now)
    return render(request, "portal/who_looked.jinja", {"seen": seen})
