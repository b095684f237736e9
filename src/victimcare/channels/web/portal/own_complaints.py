"""A victim's own complaints, on the full page alone: one is made, and one goes on to its next level."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.portal.forms import InHerWords
from victimcare.channels.web.portal.front_forms import Complaint
from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.pages import Request, render
from victimcare.services.access import Act, NotPermitted
from victimcare.services.challenges import complaint_levels


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHALLENGE)
def own_complaint(request: Request) -> HttpResponse:
    form = Complaint(_sent(request), is_known=True)
    try:
        complaint_levels.require_full_page(actor=request.actor, now=request.now)
        if form.is_valid():
            received = complaint_levels.open_own_complaint(actor=request.actor, said=form.said, now=request.now)
            return render(request, "portal/own_complaint_kept.jinja", {"received": received})
    except NotPermitted:
        return _back_to_own_page()
    return render(request, "portal/own_complaint.jinja", {"form": form})


@sensitive_post_parameters()
@require_POST
@page(Act.CHALLENGE)
def own_complaint_again(request: Request) -> HttpResponse:
    """The answer does not settle it: other people look at it, at the next level."""
    form = InHerWords(_sent(request), question="challenges-page-disagree-words", needs_words=True)
    complaint_id = _uuid(request.POST.get("asked", ""))
    if complaint_id is None:
        return _back_to_own_page()
    try:
        complaint_levels.require_full_page(actor=request.actor, now=request.now)
        if form.is_valid():
            received = complaint_levels.escalate_own_complaint(
                actor=request.actor, complaint_id=complaint_id, words=form.cleaned_data["words"], now=request.now
            )
            return render(request, "portal/own_complaint_kept.jinja", {"received": received})
    except (NotPermitted, complaint_levels.UnknownComplaint, complaint_levels.LevelOpen):
        return _back_to_own_page()
    return render(request, "portal/own_complaint_again.jinja", {"form": form, "asked": complaint_id})


def _sent(request: Request) -> QueryDict | None:
    return request.POST if "send" in request.POST else None


def _back_to_own_page() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:case"), status=303)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
