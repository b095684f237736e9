"""What was said at the front door without a code: a complaint that somebody has taken, and feedback."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.people import front_door
from victimcare.services.people.front_door import ComplaintOutcome
from victimcare.wording import say


class End(Form):
    outcome = forms.ChoiceField(
        label=say("complaints-outcome"),
        choices=[(one.value, say(f"complaints-outcome-{dashed(one)}")) for one in ComplaintOutcome],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=say("complaints-answer"),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": say("complaints-answer-needed")},
    )
    drawing = {"outcome": {"classes": "govuk-radios--small"}}


@sensitive_post_parameters("answer")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.WORK_TASK)
def complaint(request: Request, complaint_id: UUID) -> HttpResponse:
    """Missing, a colleague's and ended look the same."""
    form = End(request.POST if request.method == "POST" else None)
    if form.is_valid():
        is_ended = front_door.end(
            actor=request.actor,
            complaint_id=complaint_id,
            outcome=ComplaintOutcome(form.cleaned_data["outcome"]),
            answer=form.cleaned_data["answer"],
            now=request.now,
        )
        if not is_ended:
            return pages.not_found(request)
        return HttpResponseRedirect(reverse("desk:tasks") + "?which=mine", status=303)
    shown = front_door.read(actor=request.actor, complaint_id=complaint_id, now=request.now)
    if shown is None:
        return pages.not_found(request)
    context: dict[str, Any] = {"complaint": shown, "form": form, "words": said}
    return show(request, "complaint", context, tab="tasks")


@require_safe
@page(Act.SEE_CHALLENGES)
def feedback(request: Request) -> HttpResponse:
    shown = front_door.feedback(actor=request.actor, now=request.now)
    return show(request, "feedback", {"feedback": shown}, tab="more")
