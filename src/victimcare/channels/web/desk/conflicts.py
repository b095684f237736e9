"""Which cases are shut to whom because they know somebody there, for supervisors."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import listing, said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.supervision import conflicts
from victimcare.wording import say


class End(Form):
    why = words_field("watching-conflicts-end-why", needed="watching-conflicts-end-why-needed", most=500)


@require_safe
@page(Act.KEEP_CONFLICTS)
def seen(request: Request) -> HttpResponse:
    return _show(request, told="ended" if "ended" in request.GET else "")


@require_POST
@page(Act.KEEP_CONFLICTS)
def end(request: Request, conflict_id: UUID) -> HttpResponse:
    form = End(request.POST, prefix=str(conflict_id))
    if not form.is_valid():
        return _show(request, form=form)
    try:
        conflicts.end(actor=request.actor, conflict_id=conflict_id, why=form.cleaned_data["why"], now=request.now)
    except conflicts.UnknownConflict:
        return _show(request, told="gone", status=409)
    return HttpResponseRedirect(reverse("desk:conflicts") + "?ended", status=303)


def _show(request: Request, *, form: End | None = None, told: str = "", status: int = 200) -> HttpResponse:
    start = listing.start(request)
    found, has_more = conflicts.listed(actor=request.actor, start=start, now=request.now)
    context = {
        "list": found,
        "forms": {one.id: form if form and form.prefix == str(one.id) else End(prefix=str(one.id)) for one in found},
        "form": form,
        "told": say(f"watching-conflicts-{told}") if told else "",
        "start": start,
        "next": f"?start={start + conflicts.PAGE}" if has_more else "",
        "words": said,
    }
    return show(request, "conflicts", context, tab="team", status=422 if form else status)
