"""Finding her by POST: nothing that was typed stands in an address."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import door
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.forms import LookUp
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.contact import lookup


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.LOOK_UP_CASE)
def look_up(request: Request) -> HttpResponse:
    begun = request.POST.get("start", "")  # a list elsewhere named the case; why is asked here
    form = LookUp(request.POST if request.method == "POST" and not begun else None, initial={"reference": begun})
    is_nobody = False
    if form.is_valid():
        typed = form.cleaned_data
        found = lookup.look_up(
            actor=door.because(request, typed["reason"]),
            reference=typed["reference"],
            name=typed["name"],
            now=request.now,
        )
        if found is not None:
            door.keep_reason(request, found, typed["reason"])
            return HttpResponseRedirect(reverse("desk:case", args=[found]), status=303)
        is_nobody = True
    return show(request, "look_up", {"form": form, "is_nobody": is_nobody}, tab="look-up")
