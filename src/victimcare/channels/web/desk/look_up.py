"""Finding her by POST: nothing that was typed stands in an address, and no field of anybody's in an answer."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.desk import door
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.forms import LookUp
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.contact import victim_search
from victimcare.services.contact.victim_search import SearchOutcome
from victimcare.services.conversations import identity_checks

# In the session: whom the last search of this visit found close, why it was made, and the mark of its page.
_CLOSE = "close"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.LOOK_UP_CASE)
def look_up(request: Request) -> HttpResponse:
    begun = request.POST.get("start", "")  # a list elsewhere named the case; why is asked here
    form = LookUp(request.POST if request.method == "POST" and not begun else None, initial={"reference": begun})
    found, is_too_much, mark = None, False, ""
    if form.is_valid():
        typed = form.cleaned_data
        try:
            answer = victim_search.search_victim(
                actor=door.because(request, typed["reason"]),
                reference=typed["reference"],
                name=typed["name"],
                number=typed["number"],
                now=request.now,
            )
        except victim_search.TooManyLookups:
            is_too_much = True
        else:
            found = answer.found
            if answer.victim_id is not None and found is SearchOutcome.SHE:
                return _to_gate(request, answer.victim_id, typed["reason"])
            mark = uuid4().hex if answer.victim_id else ""
            request.session[_CLOSE] = [str(answer.victim_id), typed["reason"], mark] if mark else []
    context = {
        "form": form,
        "is_nobody": found is SearchOutcome.NOBODY,
        "is_close": found is SearchOutcome.CLOSE,
        "close_mark": mark,
        "is_another": "another" in request.GET,
        "is_too_much": is_too_much,
    }
    return show(request, "look_up", context, tab="look-up", status=429 if is_too_much else 200)


@require_POST
@page(Act.LOOK_UP_CASE)
def open_close(request: Request) -> HttpResponse:
    """The one whose name was close, once whoever asked has had it spelled. From a page of an earlier search nobody is
    opened: who was found since, in another window, is somebody else."""
    kept: list[str] = request.session.get(_CLOSE, [])
    if len(kept) != 3 or kept[2] != request.POST.get("mark"):
        return HttpResponseRedirect(reverse("desk:look-up") + ("?another" if kept else ""), status=303)
    del request.session[_CLOSE]
    victim_id, reason = UUID(kept[0]), kept[1]
    try:
        victim_search.open_close_match(actor=door.because(request, reason), victim_id=victim_id, now=request.now)
    except identity_checks.UnknownVictim:  # shut to them since
        return HttpResponseRedirect(reverse("desk:look-up"), status=303)
    return _to_gate(request, victim_id, reason)


def _to_gate(request: Request, victim_id: UUID, reason: str) -> HttpResponse:
    door.keep_reason(request, victim_id, reason)
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
